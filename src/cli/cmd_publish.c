#include "cli/commands.h"
#include "cli/session.h"

#include "cli/progress.h"
#include "cli/publish_scripts.h"
#include "cli/ranking.h"
#include "publication/publish.h"
#include "report/field_words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void write_parts(akt_buffer *out, const char *option, uint32_t parts)
{
    const char *before = " --";
    for (int i = 0; i < AKT_PUBLISH_PART_COUNT; i++) {
        if (!(parts & 1U << i))
            continue;
        akt_buffer_format(out, "%s%s%s%s", before, *before == ',' ? "" : option,
                          *before == ',' ? "" : " ", akt_publish_part_name((akt_publish_part)i));
        before = ",";
    }
}

static void write_chance(akt_buffer *out, const akt_options *options)
{
    if (options->draws != SIZE_MAX)
        akt_buffer_format(out, " --draws %zu", options->draws);
    if (options->seed != 1)
        akt_buffer_format(out, " --seed %" PRIu64, options->seed);
    if (!options->has_confidence)
        return;
    akt_buffer_add(out, " --confidence ");
    akt_buffer_add_number(out, options->confidence);
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
    if (options->roll_up)
        akt_buffer_add(out, " --roll-up");
    if (options->is_public)
        akt_buffer_add(out, " --public");
    write_chance(out, options);
    write_parts(out, "only", options->parts_only);
    write_parts(out, "without", options->parts_without);
}

static void say(akt_word word, akt_lang lang, const char *a, const char *b)
{
    akt_buffer line = AKT_BUFFER_INIT;
    akt_words_fill(&line, word, lang, a, b, NULL, NULL);
    fprintf(stderr, "%s\n", akt_buffer_text(&line));
    akt_buffer_dispose(&line);
}

static void report_written(const akt_options *options, const akt_published *published)
{
    akt_lang lang = akt_options_lang(options);
    char count[24];
    snprintf(count, sizeof count, "%zu", published->written);
    say(AKT_W_WROTE_FILES, lang, count, options->output);
    if (published->zip)
        say(AKT_W_PACKED_FILES, lang, published->zip, NULL);
}

/* What is left out is said by number: a name may be what must not be told. */
static void report_withheld(const akt_options *options, const akt_withheld *withheld,
                            const akt_publish_scripts *scripts)
{
    const struct {
        size_t count;
        akt_word one, many;
    } kinds[] = {{withheld->flows, AKT_W_COUNT_FLOW, AKT_W_COUNT_FLOWS},
                 {withheld->sources, AKT_W_WITHHELD_SOURCE, AKT_W_WITHHELD_SOURCES},
                 {scripts->withheld, AKT_W_WITHHELD_SCENARIO, AKT_W_WITHHELD_SCENARIOS}};
    akt_lang lang = akt_options_lang(options);
    akt_buffer list = AKT_BUFFER_INIT;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].count == 0)
            continue;
        akt_buffer_format(
            &list, "%s%s", list.size ? ", " : "",
            akt_counted_words(scripts->pool, kinds[i].count, kinds[i].one, kinds[i].many, lang));
    }
    say(list.size ? AKT_W_WITHHELD : AKT_W_WITHHELD_NOTHING, lang, akt_buffer_text(&list), NULL);
    akt_buffer_dispose(&list);
}

/* The lines of what could not be made; the exit status says that there are some. */
static int report_faults(const akt_published *published)
{
    const char *const *faults = published->faults.items;
    for (size_t i = 0; i < published->faults.count; i++)
        fprintf(stderr, "aktorkart: %s\n", faults[i]);
    return published->faults.count ? AKT_EXIT_FAILED : AKT_EXIT_FINE;
}

/* Pictures come as PDF and PNG unless the list names one of these; a list with these is of all pictures,
 * unless it says which. */
static uint32_t chosen_parts(const akt_options *options)
{
    const uint32_t all = (1U << AKT_PUBLISH_PART_COUNT) - 1;
    const uint32_t printed = 1U << AKT_PUBLISH_PDF | 1U << AKT_PUBLISH_PNG;
    const uint32_t pictures = 1U << AKT_PUBLISH_PICTURES | 1U << AKT_PUBLISH_SCENARIOS;
    uint32_t only = options->parts_only ? options->parts_only : all;
    if (!(only & printed))
        only |= printed;
    else if (!(only & pictures))
        only |= pictures;
    uint32_t chosen = only & ~options->parts_without;
    return chosen & pictures ? chosen : chosen & ~printed;
}

static akt_publish_options make_how(const akt_options *options, const char *command,
                                    const akt_publish_scripts *scripts)
{
    return (akt_publish_options){.lang = akt_options_lang(options),
                                 .command = command,
                                 .force = options->force,
                                 .parts = chosen_parts(options),
                                 .is_public = options->is_public,
                                 .zip = options->zip,
                                 .scripts = (const akt_script *const *)scripts->items,
                                 .script_count = scripts->count,
                                 .uncertainty = akt_ranking_options(options, false),
                                 .threads = options->threads};
}

/* *done tells whether the folder stands, though some picture may be missing. */
static int publish(bool *done, const akt_options *options, const akt_dataset *dataset,
                   const akt_input *input, const akt_publish_scripts *scripts)
{
    akt_error err = {0};
    akt_buffer command = AKT_BUFFER_INIT;
    akt_published published = {.pool = NULL};
    write_command(&command, options);
    akt_status status = akt_buffer_status(&command, &err);
    akt_progress progress = akt_progress_start(akt_options_lang(options), AKT_W_PROGRESS,
                                               !options->quiet && !options->no_progress);
    akt_publish_options how = make_how(options, akt_buffer_text(&command), scripts);
    how.progress = akt_progress_show;
    how.progress_context = &progress;
    if (status == AKT_OK)
        status = akt_publish(&published, dataset, input, options->output, &how, &err);
    akt_progress_end(&progress);
    int exit = status == AKT_OK ? report_faults(&published) : akt_session_fail(&err);
    *done = status == AKT_OK;
    if (*done && !options->quiet)
        report_written(options, &published);
    akt_published_dispose(&published);
    akt_buffer_dispose(&command);
    return exit;
}

/* A dataset that was changed or narrowed is another field than the one that its scripts are of. */
static bool takes_scripts(const akt_options *options)
{
    return options->scenario_count == 0 && options->condition_count == 0 && !options->at.year &&
           !options->roll_up && !options->left_out && !options->sources_only &&
           !(options->parts_without & 1U << AKT_PUBLISH_SCENARIOS);
}

static int publish_with_scripts(const akt_options *options, const akt_dataset *dataset,
                                akt_input *input)
{
    akt_publish_scripts scripts = {.items = NULL};
    akt_withheld withheld = {0, 0};
    akt_dataset *open = NULL;
    akt_diagnostics faults;
    akt_error err = {0};
    akt_diagnostics_init(&faults);
    akt_status status = AKT_OK;
    bool done = false;
    if (options->is_public)
        status = akt_take_public(&open, &withheld, dataset, &err);
    if (status == AKT_OK)
        status = akt_publish_scripts_read(
            &scripts, takes_scripts(options) ? options->dataset : NULL, input, &faults, &err);
    if (status == AKT_OK && open)
        status = akt_publish_scripts_withhold(&scripts, dataset, open, input, &err);
    int exit = akt_session_close(options, status, &faults, &err);
    if (exit == AKT_EXIT_FINE)
        exit = publish(&done, options, open ? open : dataset, input, &scripts);
    if (done && open && !options->quiet)
        report_withheld(options, &withheld, &scripts);
    akt_publish_scripts_dispose(&scripts);
    akt_dataset_free(open);
    return exit;
}

static akt_status check(const akt_options *options, akt_error *err)
{
    if (!options->output || strcmp(options->output, "-") == 0)
        return akt_error_set(err, AKT_EINVAL, "publish needs a folder to write to: -o DIR");
    if (options->is_public && options->scenario_count > 0)
        return akt_error_set(err, AKT_EINVAL,
                             "--public takes the dataset as it is: a script given with --scenario may "
                             "tell of what is confidential; put it in the dataset's folder scenarios/, "
                             "where those that do are left out");
    if (!chosen_parts(options))
        return akt_error_set(err, AKT_EINVAL, "--only and --without leave nothing to publish");
    return AKT_OK;
}

int akt_cmd_publish(const akt_options *options)
{
    akt_error err = {0};
    akt_dataset *dataset;
    akt_input input;
    if (check(options, &err) != AKT_OK)
        return akt_session_fail(&err);
    int exit = akt_session_load(&dataset, options, &input);
    if (exit == AKT_EXIT_FINE)
        exit = publish_with_scripts(options, dataset, &input);
    akt_input_dispose(&input);
    akt_dataset_free(dataset);
    return exit;
}
