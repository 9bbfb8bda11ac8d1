#include "input/edit_record.h"

#include "input/field_internal.h"

#include <stdlib.h>
#include <string.h>

/* A reader of one object, and how its reading ends. */
typedef struct reading {
    akt_reader reader;
    akt_place place;
    size_t errors; /* told before */
} reading;

static void begin(reading *r, akt_dataset *dataset, const akt_object_text *text,
                  akt_diagnostics *faults)
{
    r->reader = (akt_reader){.dataset = dataset, .faults = faults, .other = text->other};
    r->place = (akt_place){.file = text->file, .offset = text->offset, .pointer = text->pointer};
    r->errors = faults->counts[AKT_LEVEL_ERROR];
}

static akt_status end(reading *r)
{
    bool no_memory = r->reader.no_memory || r->reader.faults->failed;
    akt_reader__dispose(&r->reader);
    if (no_memory)
        return AKT_ENOMEM;
    return r->reader.faults->counts[AKT_LEVEL_ERROR] > r->errors ? AKT_EDATA : AKT_OK;
}

/* What only the record as a whole shows, and circles that it closes. */
static void check(reading *r, akt_ref record, const char *part)
{
    if (r->reader.no_memory || r->reader.faults->counts[AKT_LEVEL_ERROR] > r->errors)
        return;
    r->reader.place = &r->place;
    r->reader.part = part;
    akt_reader__validate_record(&r->reader, record.table, (size_t)record.index);
    if (record.table == AKT_TABLE_ACTORS || record.table == AKT_TABLE_FLOWS)
        akt_reader__validate_circles(&r->reader);
    if (record.table == AKT_TABLE_FLOWS)
        akt_reader__validate_followers(&r->reader, record.index);
}

/* What is at fault stays, for later steps to name, but neither in a circle nor without an id. */
static void disarm(const reading *r, akt_table table)
{
    size_t last = akt_dataset_count(r->reader.dataset, table) - 1;
    akt_record *record = akt_dataset_edit(r->reader.dataset, table, last);
    if (table == AKT_TABLE_ACTORS)
        ((akt_actor *)record)->parent.index = AKT_NONE;
    if (table == AKT_TABLE_FLOWS)
        ((akt_flow *)record)->continues.count = 0;
    if (!record->id && akt_schema_field(akt_schema_of_table(table), "id"))
        akt_dataset_drop_last(r->reader.dataset, table);
}

akt_status akt_input_add_record(akt_dataset *dataset, akt_table table, const akt_object_text *text,
                                akt_diagnostics *faults, akt_error *err)
{
    reading r;
    begin(&r, dataset, text, faults);
    akt_record *record = akt_dataset_add(dataset, table);
    if (record) {
        size_t index = akt_dataset_count(dataset, table) - 1;
        record->is_assumed = true;
        akt_reader__enter_id(&r.reader, &r.place, table, index);
        akt_reader__enter_former_ids(&r.reader, &r.place, table, index);
        akt_reader__record(&r.reader, &r.place, akt_schema_of_table(table),
                           akt_dataset_edit(dataset, table, index));
        check(&r, (akt_ref){table, (int32_t)index}, NULL);
    }
    r.reader.no_memory = r.reader.no_memory || !record;
    akt_status status = end(&r);
    if (status == AKT_EDATA)
        disarm(&r, table);
    return status == AKT_ENOMEM ? akt_error_memory(err) : status;
}

akt_status akt_input_read_object(akt_dataset *dataset, const akt_schema *schema,
                                 const akt_object_text *text, akt_diagnostics *faults, void *out)
{
    reading r;
    akt_schema_clear(schema, out);
    begin(&r, dataset, text, faults);
    akt_reader__record(&r.reader, &r.place, schema, out);
    return end(&r);
}

static void set_field(reading *r, akt_ref record, const akt_field *field)
{
    const char *const required[4] = {field->name, NULL, NULL, NULL};
    const char *text = r->place.file->text;
    const char *value = text + akt_json_locate(text, r->place.offset, "/value");
    const akt_spot spot = {&r->reader, &r->place, field, NULL, "value", 0};
    void *at = akt_dataset_edit(r->reader.dataset, record.table, (size_t)record.index);
    akt_field_clear(field, at);
    if (akt_json_kind_at(value) != AKT_JSON_NULL)
        akt_spot__read(&spot, value, at);
    else if (field->required)
        akt_reader__fault(&r->reader, &r->place, AKT_FAULT_MISSING_FIELD, "/value", required);
    check(r, record, "/value");
}

akt_status akt_input_set_field(akt_dataset *dataset, akt_ref record, const akt_field *field,
                               const akt_object_text *text, akt_diagnostics *faults)
{
    reading r;
    size_t size = akt_schema_of_table(record.table)->record_size;
    void *before = malloc(size);
    if (!before)
        return AKT_ENOMEM;
    memcpy(before, akt_dataset_record(dataset, record.table, (size_t)record.index), size);
    begin(&r, dataset, text, faults);
    set_field(&r, record, field);
    akt_status status = end(&r);
    if (status == AKT_EDATA)
        memcpy(akt_dataset_edit(dataset, record.table, (size_t)record.index), before, size);
    free(before);
    return status;
}
