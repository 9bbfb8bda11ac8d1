#include "input/add_record.h"

#include "input/reader_internal.h"

akt_status akt_input_add_record(akt_dataset *dataset, akt_table table, const akt_record_text *text,
                                akt_diagnostics *faults, akt_error *err)
{
    size_t errors = faults->counts[AKT_LEVEL_ERROR];
    akt_reader reader = {.dataset = dataset, .faults = faults, .other = text->other};
    const akt_place place = {text->file, text->offset, text->pointer};
    akt_json *value = akt_json_parse(text->file->text + text->offset, text->size);
    akt_record *record = value ? akt_dataset_add(dataset, table) : NULL;
    size_t index = record ? akt_dataset_count(dataset, table) - 1 : 0;
    if (record) {
        akt_reader__enter_id(&reader, &place, table, index);
        akt_reader__enter_former_ids(&reader, &place, table, index);
        akt_reader__record(&reader, &place, akt_schema_of_table(table), value,
                           akt_dataset_edit(dataset, table, index));
    }
    akt_json_free(value);
    if (!record || reader.no_memory || faults->failed)
        return akt_error_memory(err);
    if (faults->counts[AKT_LEVEL_ERROR] > errors)
        return akt_error_set(err, AKT_EDATA, "%s: faults in the script", text->file->name);
    return AKT_OK;
}
