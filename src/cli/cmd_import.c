#include "cli/commands.h"
#include "cli/export_files.h"
#include "cli/import_corrections.h"
#include "cli/import_register.h"
#include "cli/session.h"

#include "base/file.h"
#include "input/format.h"
#include "input/load.h"
#include "words/quantity.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

static void tell_written(const akt_options *options, const akt_dataset *dataset)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_TIES,
                                       AKT_TABLE_FLOWS};
    akt_lang lang = akt_options_lang(options);
    akt_buffer counts[4] = {AKT_BUFFER_INIT, AKT_BUFFER_INIT, AKT_BUFFER_INIT, AKT_BUFFER_INIT};
    akt_buffer line = AKT_BUFFER_INIT;
    for (size_t i = 0; i < 4; i++)
        akt_quantity_whole(&counts[i], (int64_t)akt_dataset_count(dataset, tables[i]), lang);
    akt_words_fill(&line, AKT_W_IMPORTED, lang, akt_buffer_text(&counts[0]),
                   akt_buffer_text(&counts[1]), akt_buffer_text(&counts[2]),
                   akt_buffer_text(&counts[3]));
    fprintf(stderr, "%s\n", akt_buffer_text(&line));
    for (size_t i = 0; i < 4; i++)
        akt_buffer_dispose(&counts[i]);
    akt_buffer_dispose(&line);
}

/* What --to says, or the ending of --output. A folder gets our own JSON, or tables where --excel is
 * said of them and not of the rows that were set aside. AKT_NONE where that is no format that is
 * read back as it was. */
static int32_t choose_format(const akt_options *options)
{
    const char *ending = akt_file_extension(options->output);
    bool is_folder = !*ending || akt_file_is_folder(options->output);
    int32_t format = options->export_format;
    if (format < 0 && is_folder)
        format = options->excel && !options->rejects ? AKT_EXPORT_CSV : AKT_EXPORT_JSON;
    else if (format < 0)
        format = akt_export_format_from_extension(ending);
    return format == AKT_EXPORT_JSON || format == AKT_EXPORT_NDJSON || format == AKT_EXPORT_CSV ||
                   format == AKT_EXPORT_XLSX
               ? format
               : AKT_NONE;
}

static akt_status write(const akt_options *options, const akt_dataset *dataset, akt_error *err)
{
    const char *ending = akt_file_extension(options->output);
    int32_t format = choose_format(options);
    if (format == AKT_NONE)
        return akt_error_set(err, AKT_EINVAL,
                             "'%s' is no file of ours; import writes .json, .ndjson, .xlsx, or a "
                             "folder (--to csv: of tables)",
                             options->output);
    if (options->excel && format != AKT_EXPORT_CSV && !options->rejects)
        return akt_error_set(err, AKT_EINVAL, "--excel is for csv, not %s",
                             akt_export_format_name((akt_export_format)format));
    const akt_export_options how = {.lang = akt_options_lang(options), .excel = options->excel};
    bool is_folder = format == AKT_EXPORT_CSV || !*ending || akt_file_is_folder(options->output);
    akt_export made;
    akt_status status = akt_export_make(&made, dataset, (akt_export_format)format, &how, err);
    akt_export_file *files = made.files.items;
    if (status == AKT_OK && format == AKT_EXPORT_JSON)
        files[0].name = "dataset.json";
    if (status == AKT_OK)
        status = akt_export_files_write(&made, options, is_folder, err);
    akt_export_dispose(&made);
    return status;
}

static akt_status read(akt_dataset **out, const akt_options *options, akt_diagnostics *faults,
                       akt_buffer *told, akt_error *err)
{
    if (options->guess)
        return akt_import_guess(out, options, faults, told, err);
    if (options->map)
        return akt_import_register(out, options, faults, told, err);
    return akt_session_read(out, options, options->dataset, NULL, faults, err);
}

static int finish(const akt_options *options, const akt_dataset *dataset, akt_buffer *told)
{
    akt_error err = {0};
    akt_status status = AKT_OK;
    if (options->map || options->guess || options->merge)
        status = akt_import_tell_same(options, dataset, told, &err);
    if (status == AKT_OK)
        status = write(options, dataset, &err);
    if (status != AKT_OK)
        return akt_session_fail(&err);
    if (!options->quiet) {
        fputs(akt_buffer_text(told), stderr);
        tell_written(options, dataset);
    }
    return AKT_EXIT_FINE;
}

static int import(const akt_options *options, akt_diagnostics *faults)
{
    akt_dataset *dataset;
    akt_error err = {0};
    akt_buffer told = AKT_BUFFER_INIT;
    int exit = AKT_EXIT_DATA;
    akt_status status = read(&dataset, options, faults, &told, &err);
    if (status == AKT_OK || status == AKT_EDATA) /* what was bent to fit, too */
        akt_session_tell(faults, AKT_LEVEL_NOTE, akt_options_lang(options));
    if (status == AKT_OK && dataset)
        exit = finish(options, dataset, &told);
    else if (status == AKT_OK) { /* a map was written */
        fputs(akt_buffer_text(&told), stderr);
        exit = AKT_EXIT_FINE;
    }
    else if (status == AKT_EDATA)
        fputs(akt_buffer_text(&told), stderr);
    else
        exit = akt_session_fail(&err);
    akt_buffer_dispose(&told);
    akt_dataset_free(dataset);
    return exit;
}

/* The option that sheets of corrections have no use for. */
static const char *find_beside_corrects(const akt_options *o)
{
    return o->guess                ? "guess"
           : o->map                ? "map"
           : o->merge              ? "merge"
           : o->export_format >= 0 ? "to"
           : o->excel              ? "excel"
           : o->from >= 0          ? "from"
                                   : NULL;
}

static akt_status check_options(const akt_options *o, akt_error *err)
{
    if (o->guess && o->map)
        return akt_error_set(err, AKT_EINVAL, "--guess proposes a map; it does not go with --map");
    const char *beside = o->corrects ? find_beside_corrects(o) : NULL;
    if (beside)
        return akt_error_set(err, AKT_EINVAL,
                             "--corrects makes a script of sheets of export --to review; --%s does "
                             "not go with it",
                             beside);
    if (!o->guess && (!o->output || strcmp(o->output, "-") == 0))
        return akt_error_set(err, AKT_EINVAL,
                             "import needs a dataset to write: -o FILE or -o DIR");
    const char *alone = o->rejects         ? "rejects"
                        : o->sheet_name    ? "sheet"
                        : o->point         ? "decimal"
                        : o->dataset_title ? "title"
                        : o->dataset_date  ? "date"
                                           : NULL;
    if (alone && !o->map && !o->guess)
        return akt_error_set(err, AKT_EINVAL, "--%s goes with --map or --guess", alone);
    return AKT_OK;
}

int akt_cmd_import(const akt_options *options)
{
    akt_error err = {0};
    if (check_options(options, &err) != AKT_OK)
        return akt_session_fail(&err);
    if (options->corrects)
        return akt_import_corrections(options);
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    int exit = import(options, &faults);
    akt_diagnostics_dispose(&faults);
    return exit;
}
