#include "scenario/step_internal.h"

#include "base/near.h"

#include <string.h>

/* One field of one record. */

static bool has_ids(akt_table table)
{
    return akt_schema_field(akt_schema_of_table(table), "id") != NULL;
}

static akt_status fault_table(const akt_edit *edit)
{
    akt_near near = akt_near_start(edit->fields.table);
    akt_buffer known = AKT_BUFFER_INIT;
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const char *word = akt_table_name((akt_table)t);
        if (!has_ids((akt_table)t))
            continue;
        akt_near_try(&near, word);
        akt_buffer_format(&known, "%s%s", known.size ? ", " : "", word);
    }
    const char *args[4] = {edit->fields.table, near.best, akt_buffer_text(&known), NULL};
    akt_status status = akt_edit__fault(edit, AKT_FAULT_UNKNOWN_TABLE, "/table", args);
    status = known.failed ? AKT_ENOMEM : status;
    akt_buffer_dispose(&known);
    return status;
}

static akt_status find_table(const akt_edit *edit, akt_table *out)
{
    int32_t table = akt_table_from_name(edit->fields.table);
    if (table == AKT_NONE || !has_ids((akt_table)table))
        return fault_table(edit);
    *out = (akt_table)table;
    return AKT_OK;
}

static akt_status find_field(const akt_edit *edit, akt_table table, const akt_field **out)
{
    const char *name = edit->fields.field;
    const akt_schema *schema = akt_schema_of_table(table);
    const akt_field_choice all = akt_field_choose_all(schema);
    akt_near near = akt_near_start(name);
    *out = akt_schema_field(schema, name);
    for (size_t i = 0; i < all.count; i++)
        akt_near_try(&near, all.items[i]->name);
    const char *args[4] = {name, near.best, NULL, NULL};
    if (!*out)
        return akt_edit__fault(edit, AKT_FAULT_UNKNOWN_FIELD, "/field", args);
    if (strcmp(name, "id") == 0 || strcmp(name, "former_ids") == 0)
        return akt_edit__fault(edit, AKT_FAULT_FIXED_FIELD, "/field", args);
    return AKT_OK;
}

static akt_status has_value(const akt_edit *edit)
{
    static const char *const args[4] = {"value", NULL, NULL, NULL};
    const char *text = edit->text.file->text;
    akt_json_cursor members = akt_json_enter(text, edit->text.offset);
    while (akt_json_next(&members))
        if (akt_json_key_is(&members, "value"))
            return AKT_OK;
    return akt_edit__fault(edit, AKT_FAULT_MISSING_FIELD, "", args);
}

akt_status akt_step__set(akt_edit *edit)
{
    akt_table table = AKT_TABLE_ACTORS;
    const akt_field *field = NULL;
    akt_status status = find_table(edit, &table);
    if (status == AKT_OK)
        status = find_field(edit, table, &field);
    if (status == AKT_OK)
        status = has_value(edit);
    if (status != AKT_OK)
        return status;
    int32_t index = akt_dataset_find(edit->dataset, table, edit->fields.record);
    if (index == AKT_NONE)
        return akt_edit__unknown(edit, table, edit->fields.record, "/id");
    return akt_input_set_field(edit->dataset, (akt_ref){table, index}, field, &edit->text,
                               edit->faults);
}
