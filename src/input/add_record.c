#include "input/add_record.h"

#include "input/reader_internal.h"

#include <string.h>

/* Enters the id, which must be new. */
static bool enter_id(akt_reader *reader, const akt_place *place, akt_table table, size_t index,
                     const akt_json *value)
{
    const akt_json *given = akt_json_get(value, "id");
    if (!akt_schema_field(akt_schema_of_table(table), "id") || !given)
        return true; /* a missing id is told when the record is read */
    const char *text = akt_json_kind_of(given) == AKT_JSON_STRING ? akt_json_string(given) : "";
    const char *args[4] = {text, "", NULL, NULL};
    if (!akt_reader__is_id(text)) {
        akt_reader__fault(reader, place, AKT_FAULT_BAD_ID, "/id", args);
        return true;
    }
    akt_record *record = akt_dataset_edit(reader->dataset, table, index);
    record->id = akt_pool_text(akt_dataset_pool(reader->dataset), text, strlen(text));
    akt_ref now = {table, AKT_NONE};
    if (record->id)
        now = akt_dataset_index(reader->dataset, table, index, record->id);
    if (!akt_ref_is_set(now))
        return false;
    args[1] = akt_table_name(now.table);
    if (now.table != table || now.index != (int32_t)index)
        akt_reader__fault(reader, place, AKT_FAULT_DUPLICATE_ID, "/id", args);
    return true;
}

akt_status akt_input_add_record(akt_dataset *dataset, akt_table table, const akt_record_text *text,
                                akt_diagnostics *faults, akt_error *err)
{
    size_t errors = faults->counts[AKT_LEVEL_ERROR];
    akt_reader reader = {
        .dataset = dataset, .files = text->file, .file_count = 1, .faults = faults,
        .other = text->other};
    const akt_place place = {text->file, text->offset, text->pointer};
    akt_json *value = akt_json_parse(text->file->text + text->offset, text->size);
    akt_record *record = value ? akt_dataset_add(dataset, table) : NULL;
    size_t index = record ? akt_dataset_count(dataset, table) - 1 : 0;
    bool good = record && enter_id(&reader, &place, table, index, value);
    if (good)
        akt_reader__record(&reader, &place, akt_schema_of_table(table), value,
                           akt_dataset_edit(dataset, table, index));
    akt_json_free(value);
    if (!good || reader.no_memory || faults->failed)
        return akt_error_memory(err);
    if (faults->counts[AKT_LEVEL_ERROR] > errors)
        return akt_error_set(err, AKT_EDATA, "%s: faults in the script", text->file->name);
    return AKT_OK;
}
