#include "cli/commands.h"
#include "cli/session.h"

#include "report/describe.h"
#include "words/fault_words.h"

#include <string.h>

/* In text a fault is one line, as compilers write them; elsewhere all are a table. */
static int put_check(const akt_options *options, const akt_dataset *dataset,
                     const akt_diagnostics *faults)
{
    akt_error err = {0};
    akt_lang lang = akt_options_lang(options);
    akt_document *document;
    if (options->sources && dataset)
        return akt_describe_sources(&document, dataset, lang, &err) == AKT_OK
                   ? akt_session_put_document(options, document)
                   : akt_session_fail(&err);
    bool lines = options->format == AKT_FORMAT_TEXT;
    if (akt_describe_check(&document, dataset, faults, !lines, lang, &err) != AKT_OK)
        return akt_session_fail(&err);
    if (!lines)
        return akt_session_put_document(options, document);
    akt_buffer text = AKT_BUFFER_INIT;
    const akt_document_options how = {NULL, false};
    akt_fault_lines(&text, faults, AKT_LEVEL_NOTE, lang);
    akt_buffer_add(&text, text.size ? "\n" : "");
    akt_status status = akt_document_write(&text, document, AKT_FORMAT_TEXT, &how, &err);
    akt_document_free(document);
    if (status == AKT_OK)
        return akt_session_put(options, &text);
    akt_buffer_dispose(&text);
    return akt_session_fail(&err);
}

int akt_cmd_check(const akt_options *options)
{
    akt_diagnostics faults;
    akt_dataset *dataset;
    akt_error err = {0};
    akt_diagnostics_init(&faults);
    akt_status status = akt_session_read(&dataset, options, options->dataset, NULL, &faults, &err);
    int exit = AKT_EXIT_FINE;
    if (status == AKT_OK || status == AKT_EDATA)
        exit = put_check(options, dataset, &faults);
    else
        exit = akt_session_fail(&err);
    if (exit == AKT_EXIT_FINE && akt_diagnostics_has_errors(&faults))
        exit = AKT_EXIT_FOUND;
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
    return exit;
}
