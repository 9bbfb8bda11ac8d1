#include "input/edit_record.h"

#include "input/field_internal.h"

/* A reader of one object, and how its reading ends. */
typedef struct reading {
    akt_reader reader;
    akt_place place;
    akt_json *value;
    size_t errors; /* told before */
} reading;

static bool begin(reading *r, akt_dataset *dataset, const akt_object_text *text,
                  akt_diagnostics *faults)
{
    r->reader = (akt_reader){.dataset = dataset, .faults = faults, .other = text->other};
    r->place = (akt_place){text->file, text->offset, text->pointer};
    r->errors = faults->counts[AKT_LEVEL_ERROR];
    r->value = akt_json_parse(text->file->text + text->offset, text->size);
    return r->value != NULL;
}

static akt_status end(reading *r)
{
    bool no_memory = !r->value || r->reader.no_memory || r->reader.faults->failed;
    akt_json_free(r->value);
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
}

akt_status akt_input_add_record(akt_dataset *dataset, akt_table table, const akt_object_text *text,
                                akt_diagnostics *faults, akt_error *err)
{
    reading r;
    akt_record *record =
        begin(&r, dataset, text, faults) ? akt_dataset_add(dataset, table) : NULL;
    if (record) {
        size_t index = akt_dataset_count(dataset, table) - 1;
        record->is_assumed = true;
        akt_reader__enter_id(&r.reader, &r.place, table, index);
        akt_reader__enter_former_ids(&r.reader, &r.place, table, index);
        akt_reader__record(&r.reader, &r.place, akt_schema_of_table(table), r.value,
                           akt_dataset_edit(dataset, table, index));
        check(&r, (akt_ref){table, (int32_t)index}, NULL);
    }
    r.reader.no_memory = r.reader.no_memory || !record;
    akt_status status = end(&r);
    return status == AKT_ENOMEM ? akt_error_memory(err) : status;
}

akt_status akt_input_read_object(akt_dataset *dataset, const akt_schema *schema,
                                 const akt_object_text *text, akt_diagnostics *faults, void *out)
{
    reading r;
    akt_schema_clear(schema, out);
    if (begin(&r, dataset, text, faults))
        akt_reader__record(&r.reader, &r.place, schema, r.value, out);
    return end(&r);
}

akt_status akt_input_set_field(akt_dataset *dataset, akt_ref record, const akt_field *field,
                               const akt_object_text *text, akt_diagnostics *faults)
{
    static const char *const required[4] = {"value", NULL, NULL, NULL};
    reading r;
    if (begin(&r, dataset, text, faults)) {
        const akt_json *value = akt_json_get(r.value, "value");
        bool is_null = akt_json_kind_of(value) == AKT_JSON_NULL;
        const akt_spot spot = {&r.reader, &r.place, field, NULL, "value", 0};
        void *at = akt_dataset_edit(dataset, record.table, (size_t)record.index);
        akt_field_clear(field, at);
        if (!is_null)
            akt_spot__read(&spot, value, at);
        else if (field->required)
            akt_reader__fault(&r.reader, &r.place, AKT_FAULT_MISSING_FIELD, "/value", required);
        check(&r, record, "/value");
    }
    return end(&r);
}
