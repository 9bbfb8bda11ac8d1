#include "cli/import_corrections.h"

#include "cli/session.h"

#include "base/file.h"
#include "export/review_script.h"
#include "words/words.h"

#include <stdio.h>

static void tell_result(const akt_options *options, const akt_review_corrections *made)
{
    const char *const *notes = made->notes.items;
    char counts[2][24];
    akt_buffer line = AKT_BUFFER_INIT;
    snprintf(counts[0], sizeof counts[0], "%zu", made->steps);
    snprintf(counts[1], sizeof counts[1], "%zu", made->sheets);
    for (size_t i = 0; i < made->notes.count; i++)
        fprintf(stderr, "%s\n", notes[i]);
    if (made->steps)
        akt_words_fill(&line, AKT_W_REVIEW_TOLD, akt_options_lang(options), counts[0], counts[1],
                       NULL, NULL);
    else
        akt_words_fill(&line, AKT_W_REVIEW_NOTHING, akt_options_lang(options), counts[1], NULL,
                       NULL, NULL);
    fprintf(stderr, "%s\n", akt_buffer_text(&line));
    akt_buffer_dispose(&line);
}

static int write_script(const akt_options *options, const akt_dataset *dataset)
{
    akt_review_corrections made;
    akt_diagnostics faults;
    akt_error err = {0};
    akt_diagnostics_init(&faults);
    akt_status status =
        akt_review_read(&made, dataset, options->dataset, akt_options_lang(options), &faults, &err);
    if (status == AKT_OK || status == AKT_EDATA)
        akt_session_tell(&faults, AKT_LEVEL_NOTE, akt_options_lang(options));
    if (status == AKT_OK)
        status =
            akt_file_write(options->output, akt_buffer_text(&made.script), made.script.size, &err);
    if (status == AKT_OK && !options->quiet)
        tell_result(options, &made);
    akt_review_corrections_dispose(&made);
    akt_diagnostics_dispose(&faults);
    if (status == AKT_EDATA)
        return AKT_EXIT_DATA;
    return status == AKT_OK ? AKT_EXIT_FINE : akt_session_fail(&err);
}

int akt_import_corrections(const akt_options *options)
{
    akt_dataset *dataset;
    akt_options of_dataset = *options;
    of_dataset.dataset = options->corrects;
    of_dataset.from = -1;
    int exit = akt_session_load(&dataset, &of_dataset, NULL);
    if (exit != AKT_EXIT_FINE)
        return exit;
    exit = write_script(options, dataset);
    akt_dataset_free(dataset);
    return exit;
}
