#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/session.h"

#include "export/json.h"
#include "report/describe.h"

/* json is the dataset's own records; the other formats go through the document. */
static int put_json(const akt_options *options, const akt_dataset *dataset, int32_t table)
{
    akt_buffer bytes = AKT_BUFFER_INIT;
    if (table == AKT_NONE)
        akt_export_json_taxonomy(&bytes, dataset);
    else
        akt_export_json_table(&bytes, dataset, (akt_table)table);
    akt_buffer_add_char(&bytes, '\n');
    return akt_session_put(options, &bytes);
}

static int put_table(const akt_options *options, const akt_dataset *dataset, int32_t table)
{
    akt_document *document;
    akt_error err = {0};
    akt_lang lang = akt_options_lang(options);
    akt_options plain = *options;
    plain.table = NULL;
    akt_status status = table == AKT_NONE
                            ? akt_describe_taxonomy(&document, dataset, lang, &err)
                            : akt_describe_list(&document, dataset, (akt_table)table, lang, &err);
    return status == AKT_OK ? akt_session_put_document(&plain, document) : akt_session_fail(&err);
}

int akt_cmd_list(const akt_options *options)
{
    static const char *const names[] = {"actors", "programmes", "forums",     "ties",
                                        "flows",  "roles",      "needs",      "statements",
                                        "indicators", "sources", "taxonomy",  NULL};
    const char *name = options->table ? options->table : "actors";
    int32_t table = akt_table_from_name(name);
    if (akt_choice_find(names, name) < 0) {
        akt_error err;
        akt_choice_fail(&err, "table", name, names);
        return akt_session_fail(&err);
    }
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, options, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = options->format == AKT_FORMAT_JSON ? put_json(options, dataset, table)
                                                  : put_table(options, dataset, table);
    akt_dataset_free(dataset);
    return exit;
}
