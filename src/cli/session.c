#include "cli/session.h"

#include "base/file.h"
#include "base/memory.h"
#include "cli/course_choice.h"
#include "cli/progress.h"
#include "words/fault_words.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

int akt_session_fail(const akt_error *err)
{
    if (err->status == AKT_ENOMEM)
        akt_memory_tell(STDERR_FILENO);
    else
        fprintf(stderr, "aktorkart: %s\n", err->message);
    switch (err->status) {
    case AKT_OK: return AKT_EXIT_FINE;
    case AKT_EINVAL: return AKT_EXIT_USAGE;
    case AKT_EDATA: return AKT_EXIT_DATA;
    default: return AKT_EXIT_FAILED;
    }
}

void akt_session_tell(const akt_diagnostics *faults, akt_level least, akt_lang lang)
{
    akt_buffer lines = AKT_BUFFER_INIT;
    akt_fault_lines(&lines, faults, least, lang);
    fputs(akt_buffer_text(&lines), stderr);
    if (lines.failed)
        akt_memory_tell(STDERR_FILENO);
    akt_buffer_dispose(&lines);
}

int akt_session_close(const akt_options *options, akt_status status, akt_diagnostics *faults,
                      const akt_error *err)
{
    int exit = AKT_EXIT_FINE;
    if (status == AKT_EDATA) {
        akt_session_tell(faults, AKT_LEVEL_ERROR, akt_options_lang(options));
        exit = AKT_EXIT_DATA;
    } else if (status != AKT_OK) {
        exit = akt_session_fail(err);
    }
    akt_diagnostics_dispose(faults);
    return exit;
}

static void show_load(void *context, size_t done, size_t all)
{
    akt_progress_show(context, all ? (double)done / (double)all : 0);
}

akt_status akt_session_read(akt_dataset **out, const akt_options *options, const char *path,
                            akt_input *input, akt_diagnostics *faults, akt_error *err)
{
    akt_progress bar = akt_progress_start(akt_options_lang(options), AKT_W_PROGRESS_READING,
                                          !options->quiet && !options->no_progress);
    const akt_load_progress progress = {show_load, &bar};
    const akt_load_options how = {options->from, input, &progress};
    akt_memory_while("reading the dataset");
    akt_status status = akt_load_with(out, path, &how, faults, err);
    akt_progress_end(&bar);
    if (status != AKT_ENOMEM)
        akt_memory_while(NULL);
    return status;
}

int akt_session_load(akt_dataset **out, const akt_options *options, akt_input *input)
{
    akt_diagnostics faults;
    akt_error err = {0};
    akt_course_choice choice = {0};
    akt_diagnostics_init(&faults);
    faults.least = AKT_LEVEL_ERROR;
    akt_status status = akt_session_read(out, options, options->dataset, input, &faults, &err);
    if (status == AKT_OK)
        status = akt_course_choose(&choice, options, input, &faults, &err);
    if (status == AKT_OK)
        status = akt_course_take(out, &choice.course, &faults, &err);
    akt_course_choice_dispose(&choice);
    return akt_session_close(options, status, &faults, &err);
}

akt_network_options akt_session_network_options(const akt_options *options)
{
    return (akt_network_options){.layers = options->layers,
                                 .direction = (akt_direction)options->direction,
                                 .weight = (akt_weight)options->weight,
                                 .attribute = options->weight_attribute,
                                 .first_year = options->first_year,
                                 .last_year = options->last_year,
                                 .forum_nodes = options->forum_nodes};
}

/* A dataset may have no ties; a choice that leaves none of them asks for nothing. */
static akt_status check_ties(const akt_network *network, const akt_options *options, akt_error *err)
{
    bool is_chosen = options->layers || options->first_year || options->condition_count ||
                     options->weight >= AKT_WEIGHT_AMOUNT;
    if (akt_network_size(network) > 0 || akt_network_order(network) == 0 || !is_chosen)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "this choice leaves no tie between two; take other --layer, --year or "
                         "--where");
}

static akt_status make_network(akt_network **out, const akt_options *options,
                               const akt_network_options *how, const akt_dataset *dataset,
                               akt_error *err)
{
    akt_memory_while("making the network");
    akt_status status = akt_network_new(out, dataset, how, err);
    if (status != AKT_ENOMEM)
        akt_memory_while(NULL);
    if (status == AKT_OK)
        status = check_ties(*out, options, err);
    if (status != AKT_OK) {
        akt_network_free(*out);
        *out = NULL;
    }
    return status;
}

akt_status akt_session_network(akt_network **out, const akt_options *options,
                               const akt_dataset *dataset, akt_error *err)
{
    const akt_network_options how = akt_session_network_options(options);
    return make_network(out, options, &how, dataset, err);
}

akt_status akt_session_undirected(akt_network **out, const akt_options *options,
                                  const akt_dataset *dataset, akt_error *err)
{
    akt_network_options how = akt_session_network_options(options);
    how.direction = AKT_DIRECTION_UNDIRECTED;
    return make_network(out, options, &how, dataset, err);
}

akt_status akt_session_begin(akt_session_output *out, const akt_options *options, akt_error *err)
{
    *out = (akt_session_output){akt_outlet_new(), AKT_BUFFER_INIT};
    akt_memory_while("writing");
    return out->outlet ? akt_outlet_open(out->outlet, &out->bytes,
                                         options->output ? options->output : "-", err)
                       : akt_error_memory(err);
}

int akt_session_end(akt_session_output *out, akt_status status, akt_error *err)
{
    if (status == AKT_OK)
        status = akt_outlet_close(&out->bytes, err);
    if (status == AKT_OK)
        status = akt_outlet_appear(out->outlet, err);
    akt_buffer_dispose(&out->bytes);
    akt_outlet_free(out->outlet);
    return status == AKT_OK ? AKT_EXIT_FINE : akt_session_fail(err);
}

int akt_session_put(const akt_options *options, akt_buffer *bytes)
{
    akt_error err = {0};
    akt_status status = akt_buffer_status(bytes, &err);
    if (status == AKT_OK)
        status = akt_file_write(options->output ? options->output : "-", akt_buffer_text(bytes),
                                bytes->size, &err);
    akt_buffer_dispose(bytes);
    return status == AKT_OK ? AKT_EXIT_FINE : akt_session_fail(&err);
}

/* Tables for machines may be long, and are written as they are made. */
static int put_tables(const akt_options *options, const akt_document *document)
{
    akt_error err = {0};
    akt_session_output out;
    const akt_document_options how = {options->table, options->excel};
    akt_status status = akt_session_begin(&out, options, &err);
    if (status == AKT_OK)
        status = akt_document_write(&out.bytes, document, (akt_format)options->format, &how, &err);
    return akt_session_end(&out, status, &err);
}

static int put_whole(const akt_options *options, const akt_document *document)
{
    akt_error err = {0};
    akt_buffer bytes = AKT_BUFFER_INIT;
    const akt_document_options how = {options->table, options->excel};
    akt_status status =
        akt_document_write(&bytes, document, (akt_format)options->format, &how, &err);
    if (status == AKT_OK)
        return akt_session_put(options, &bytes);
    akt_buffer_dispose(&bytes);
    return akt_session_fail(&err);
}

int akt_session_put_document(const akt_options *options, akt_document *document)
{
    bool of_tables = options->format == AKT_FORMAT_CSV || options->format == AKT_FORMAT_JSON;
    int exit = of_tables ? put_tables(options, document) : put_whole(options, document);
    akt_document_free(document);
    return exit;
}
