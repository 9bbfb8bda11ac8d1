#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/session.h"

#include "export/json.h"
#include "report/describe.h"
#include "scenario/filter.h"

#include <stdlib.h>

/* json is the dataset's own records; the other formats go through the document. */
static int put_json(const akt_options *options, const akt_dataset *dataset, int32_t table,
                    const akt_list_view *view)
{
    akt_session_output out;
    akt_field_choice fields;
    akt_error err = {0};
    if (view->columns && table != AKT_NONE &&
        akt_field_choose(&fields, akt_schema_of_table((akt_table)table), view->columns, &err) !=
            AKT_OK)
        return akt_session_fail(&err);
    akt_status status = akt_session_begin(&out, options, &err);
    if (status == AKT_OK && table == AKT_NONE)
        akt_export_json_taxonomy(&out.bytes, dataset);
    else if (status == AKT_OK)
        akt_export_json_table(&out.bytes, dataset, (akt_table)table, view->keep,
                              view->columns ? &fields : NULL);
    akt_buffer_add_char(&out.bytes, '\n');
    return akt_session_end(&out, status, &err);
}

static int put_table(const akt_options *options, const akt_dataset *dataset, int32_t table,
                     const akt_list_view *view)
{
    akt_document *document;
    akt_error err = {0};
    akt_lang lang = akt_options_lang(options);
    akt_options plain = *options;
    plain.table = NULL;
    akt_status status =
        table == AKT_NONE
            ? akt_describe_taxonomy(&document, dataset, lang, &err)
            : akt_describe_list(&document, dataset, (akt_table)table, view, lang, &err);
    return status == AKT_OK ? akt_session_put_document(&plain, document) : akt_session_fail(&err);
}

static int put_some(const akt_options *options, const akt_dataset *dataset, int32_t table,
                    const bool *keep)
{
    const akt_list_view view = {keep, options->columns};
    return options->format == AKT_FORMAT_JSON ? put_json(options, dataset, table, &view)
                                              : put_table(options, dataset, table, &view);
}

/* --where is of the listed table's own records. */
static int put(const akt_options *options, const akt_dataset *dataset, int32_t table)
{
    const akt_conditions conditions = {options->conditions, options->condition_count};
    akt_error err = {0};
    if (table == AKT_NONE || !conditions.count)
        return put_some(options, dataset, table, NULL);
    if (akt_conditions_check(&conditions, dataset, 1U << table, &err) != AKT_OK)
        return akt_session_fail(&err);
    size_t count = akt_dataset_count(dataset, (akt_table)table);
    bool *keep = malloc(count + 1);
    if (!keep) {
        akt_error_memory(&err);
        return akt_session_fail(&err);
    }
    for (size_t i = 0; i < count; i++)
        keep[i] = akt_conditions_hold(&conditions, dataset, (akt_table)table,
                                      akt_dataset_record(dataset, (akt_table)table, i));
    int exit = put_some(options, dataset, table, keep);
    free(keep);
    return exit;
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
    if (table == AKT_NONE && (options->columns || options->condition_count)) {
        akt_error err;
        akt_error_set(&err, AKT_EINVAL, "--%s is of records; the taxonomy is listed whole",
                      options->columns ? "columns" : "where");
        return akt_session_fail(&err);
    }
    akt_dataset *dataset;
    akt_options whole = *options;
    whole.condition_count = 0;
    int exit = akt_session_load(&dataset, &whole, NULL);
    if (exit == AKT_EXIT_FINE)
        exit = put(options, dataset, table);
    akt_dataset_free(dataset);
    return exit;
}
