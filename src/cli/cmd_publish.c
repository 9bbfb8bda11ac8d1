#include "cli/commands.h"
#include "cli/session.h"

#include "publication/publish.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

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
    akt_words_fill(&line, AKT_W_WROTE_FILES, akt_options_lang(options), count, options->output, NULL,
                   NULL);
    fprintf(stderr, "%s\n", akt_buffer_text(&line));
    akt_buffer_dispose(&line);
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
    akt_buffer command = AKT_BUFFER_INIT;
    size_t written = 0;
    int exit = akt_session_load(&dataset, options, &input);
    write_command(&command, options);
    if (exit == AKT_EXIT_FINE && akt_buffer_status(&command, &err) != AKT_OK)
        exit = akt_session_fail(&err);
    if (exit == AKT_EXIT_FINE) {
        const akt_publish_options how = {akt_options_lang(options), akt_buffer_text(&command),
                                         options->force};
        if (akt_publish(&written, dataset, &input, options->output, &how, &err) != AKT_OK)
            exit = akt_session_fail(&err);
        else if (!options->quiet)
            report_written(options, written);
    }
    akt_buffer_dispose(&command);
    akt_input_dispose(&input);
    akt_dataset_free(dataset);
    return exit;
}
