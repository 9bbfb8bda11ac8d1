#include "cli/commands.h"
#include "cli/session.h"

#include "base/file.h"
#include "publication/publish.h"
#include "scenario/sheet.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

/* The scripts that lie beside the dataset's files. */
typedef struct shelf {
    akt_script **items;
    size_t count;
    akt_pool *pool;
} shelf;

static bool is_script(const char *name)
{
    const char *extension = akt_file_extension(name);
    return strcmp(extension, "json") == 0 || akt_scenario_is_sheet(name);
}

/* All of a folder `scenarios` in that of the dataset, in the order of their names. Fails as
 * akt_script_read. */
static akt_status read_scripts(shelf *out, const char *dataset, akt_input *input,
                               akt_diagnostics *faults, akt_error *err)
{
    akt_list names = AKT_LIST_OF(const char *);
    out->pool = akt_pool_new();
    const char *folder = out->pool ? akt_file_join(out->pool, dataset, "scenarios") : NULL;
    if (!folder)
        return akt_error_memory(err);
    if (!akt_file_is_folder(folder))
        return AKT_OK;
    akt_status status = akt_file_list(folder, false, out->pool, &names, err);
    out->items = akt_pool_get(out->pool, (names.count + 1) * sizeof *out->items);
    if (status == AKT_OK && !out->items)
        status = akt_error_memory(err);
    for (size_t i = 0; status == AKT_OK && i < names.count; i++) {
        const char *name = ((const char *const *)names.items)[i];
        const char *path = akt_file_join(out->pool, folder, name);
        if (!path)
            status = akt_error_memory(err);
        else if (is_script(name))
            status = akt_script_read(&out->items[out->count], path, input, faults, err);
        out->count += status == AKT_OK && is_script(name);
    }
    akt_list_dispose(&names);
    return status;
}

/* The command for the manifest: what decides the content, not where it was written. */
static void write_command(akt_buffer *out, const akt_options *options)
{
    char at[AKT_DATE_SIZE];
    akt_buffer_format(out, "aktorkart publish --lang %s", akt_lang_name(akt_options_lang(options)));
    if (akt_date_write(at, options->at))
        akt_buffer_format(out, " --at %s", at);
    for (size_t i = 0; i < options->scenario_count; i++) {
        const char *slash = strrchr(options->scenarios[i], '/');
        akt_buffer_format(out, " --%s %s", i ? "then" : "scenario",
                          slash ? slash + 1 : options->scenarios[i]);
    }
    for (size_t i = 0; i < options->condition_count; i++)
        akt_buffer_format(out, " --where %s", options->conditions[i]);
    if (options->sources_only)
        akt_buffer_format(out, " --source %s", options->sources_only);
    if (options->left_out)
        akt_buffer_format(out, " --leave-out %s", options->left_out);
}

static void report_written(const akt_options *options, size_t written)
{
    akt_buffer line = AKT_BUFFER_INIT;
    char count[24];
    snprintf(count, sizeof count, "%zu", written);
    akt_words_fill(&line, AKT_W_WROTE_FILES, akt_options_lang(options), count, options->output,
                   NULL, NULL);
    fprintf(stderr, "%s\n", akt_buffer_text(&line));
    akt_buffer_dispose(&line);
}

/* The lines of what could not be made; the exit status says that there are some. */
static int report_faults(const akt_published *published)
{
    const char *const *faults = published->faults.items;
    for (size_t i = 0; i < published->faults.count; i++)
        fprintf(stderr, "aktorkart: %s\n", faults[i]);
    return published->faults.count ? AKT_EXIT_FAILED : AKT_EXIT_FINE;
}

static int publish(const akt_options *options, const akt_dataset *dataset, const akt_input *input,
                   const shelf *scripts)
{
    akt_error err = {0};
    akt_buffer command = AKT_BUFFER_INIT;
    akt_published published = {.pool = NULL};
    write_command(&command, options);
    akt_status status = akt_buffer_status(&command, &err);
    const akt_publish_options how = {.lang = akt_options_lang(options),
                                     .command = akt_buffer_text(&command),
                                     .force = options->force,
                                     .scripts = (const akt_script *const *)scripts->items,
                                     .script_count = scripts->count,
                                     .threads = options->threads};
    if (status == AKT_OK)
        status = akt_publish(&published, dataset, input, options->output, &how, &err);
    int exit = status == AKT_OK ? report_faults(&published) : akt_session_fail(&err);
    if (status == AKT_OK && !options->quiet)
        report_written(options, published.written);
    akt_published_dispose(&published);
    akt_buffer_dispose(&command);
    return exit;
}

/* A dataset that was changed or narrowed is another field than the one that its scripts are of. */
static int publish_with_scripts(const akt_options *options, const akt_dataset *dataset,
                                akt_input *input)
{
    bool is_whole = options->scenario_count == 0 && options->condition_count == 0 &&
                    !options->at.year && !options->roll_up && !options->left_out &&
                    !options->sources_only;
    shelf scripts = {.items = NULL};
    akt_diagnostics faults;
    akt_error err = {0};
    akt_diagnostics_init(&faults);
    akt_status status =
        is_whole ? read_scripts(&scripts, options->dataset, input, &faults, &err) : AKT_OK;
    int exit = akt_session_close(options, status, &faults, &err);
    if (exit == AKT_EXIT_FINE)
        exit = publish(options, dataset, input, &scripts);
    for (size_t i = 0; i < scripts.count; i++)
        akt_script_free(scripts.items[i]);
    akt_pool_free(scripts.pool);
    return exit;
}

int akt_cmd_publish(const akt_options *options)
{
    akt_error err = {0};
    if (!options->output || strcmp(options->output, "-") == 0) {
        akt_error_set(&err, AKT_EINVAL, "publish needs a folder to write to: -o DIR");
        return akt_session_fail(&err);
    }
    akt_dataset *dataset;
    akt_input input;
    int exit = akt_session_load(&dataset, options, &input);
    if (exit == AKT_EXIT_FINE)
        exit = publish_with_scripts(options, dataset, &input);
    akt_input_dispose(&input);
    akt_dataset_free(dataset);
    return exit;
}
