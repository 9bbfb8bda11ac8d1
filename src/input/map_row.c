#include "input/map_run_internal.h"

#include <math.h>
#include <stdio.h>

/* A row → drafts of its records. */

static void note_money(akt_map_run *r, size_t record, const akt_map_field *field, akt_map_answer answer)
{
    bool is_money = field->field->type == AKT_FIELD_AMOUNT &&
                    strcmp(field->field->name, "amount") == 0 && field->kind != AKT_MAP_CONSTANT;
    if (!is_money || answer == AKT_MAP_BLANK)
        return;
    akt_map_money *added = akt_list_add(&r->money);
    r->failed = r->failed || !added;
    if (added)
        *added = (akt_map_money){record, r->reader.amount, r->reader.rounding};
}

static bool is_off(const akt_map_record *record, const akt_register_row *row)
{
    for (size_t i = 0; i < record->when.columns.count; i++)
        if (record->when.at[i] && akt_register_cell(row, record->when.at[i]))
            return false;
    return record->has_when;
}

static void read_fields(akt_map_run *r, size_t number, const akt_register_row *row)
{
    const akt_map_record *record = akt_map_run__record(r, number);
    const akt_map_field *fields = record->fields.items;
    akt_map_draft *d = &r->drafts[number];
    *d = (akt_map_draft){.first = r->values.count, .is_off = is_off(record, row)};
    if (d->is_off)
        return;
    for (size_t f = 0; f < record->fields.count; f++) {
        akt_map_value value;
        if (fields[f].kind == AKT_MAP_RECORD)
            continue;
        r->reader.words = 0;
        r->reader.amount = NAN;
        r->reader.rounding = 0;
        akt_map_answer answer = akt_map__value(&r->reader, &fields[f], row, &value);
        note_money(r, number, &fields[f], answer);
        d->words = r->reader.words ? r->reader.words : d->words;
        bool says = answer == AKT_MAP_VALUE && !value.is_assumed;
        d->is_made = d->is_made || (says && fields[f].kind != AKT_MAP_CONSTANT);
        akt_map_value *added = answer == AKT_MAP_VALUE ? akt_list_add(&r->values) : NULL;
        if (added)
            *added = value;
        r->failed = r->failed || (answer == AKT_MAP_VALUE && !added);
    }
    d->count = r->values.count - d->first;
}

/* Whether a record has a field in this row. */
static bool has_field(const akt_map_run *r, size_t number, const akt_field *field, bool *refers)
{
    const akt_map_record *record = akt_map_run__record(r, number);
    const akt_map_field *fields = record->fields.items;
    *refers = false;
    for (size_t f = 0; f < record->fields.count; f++)
        if (fields[f].field == field && fields[f].kind == AKT_MAP_RECORD) {
            *refers = true;
            return r->drafts[fields[f].record].is_made;
        }
    return akt_map_run__value(r, &r->drafts[number], field->name) != NULL;
}

/* The column that names what a field refers to, or the field itself. */
static const akt_map_field *named_by(const akt_map_run *r, const akt_map_field *field)
{
    if (field->kind != AKT_MAP_RECORD)
        return field;
    const akt_map_record *to = akt_map_run__record(r, field->record);
    const akt_map_field *fields = to->fields.items;
    for (size_t f = 0; f < to->fields.count; f++)
        if (strcmp(fields[f].field->name, "name") == 0)
            return &fields[f];
    return field;
}

static void tell_missing(akt_map_run *r, size_t number, const akt_field *field, const akt_register_row *row)
{
    const akt_map_record *record = akt_map_run__record(r, number);
    const akt_map_field *fields = record->fields.items;
    const char *column = field->name;
    for (size_t f = 0; f < record->fields.count; f++) {
        const akt_map_field *by = named_by(r, &fields[f]);
        for (size_t c = by->columns.count; fields[f].field == field && c-- > 0;)
            if (by->at[c])
                column = by->columns.items[c];
    }
    const char *const args[4] = {column, field->name, record->as, NULL};
    akt_register_fault(&r->import->table, row->cells, &r->told, AKT_FAULT_ROW_LACKS, args);
}

/* A record of which a row says nothing is not made; one that lacks what it must have does not fit,
 * unless it only joins others and one of these is not there. */
static void check_record(akt_map_run *r, size_t number, const akt_register_row *row)
{
    const akt_schema *schema = akt_schema_of_table(akt_map_run__record(r, number)->table);
    akt_map_draft *d = &r->drafts[number];
    bool says = d->is_made, all = !d->is_off;
    for (size_t i = 0; i < schema->field_count; i++) {
        const akt_field *field = &schema->fields[i];
        bool refers;
        if (!field->required || field->type == AKT_FIELD_ID || has_field(r, number, field, &refers))
            continue;
        all = false;
        if (says)
            tell_missing(r, number, field, row);
    }
    d->is_made = all && (says || !akt_map__is_body(akt_map_run__record(r, number)->table) || d->count > 0);
}

/* An id is one of its table. */
static const char *id_key(akt_map_run *r, size_t number, const akt_map_value *id)
{
    akt_buffer key = AKT_BUFFER_INIT;
    akt_buffer_format(&key, "%d:", (int)akt_map_run__record(r, number)->table);
    akt_buffer_add(&key, akt_map_run__json(r, id));
    const char *kept = akt_buffer_settle(&key, r->reader.pool);
    return akt_pool_has_failed(r->reader.pool) ? NULL : kept;
}

static void check_id(akt_map_run *r, size_t number, const akt_register_row *row)
{
    const akt_map_value *id = akt_map_run__value(r, &r->drafts[number], "id");
    if (!id || akt_map__is_body(akt_map_run__record(r, number)->table) || !r->drafts[number].is_made)
        return;
    uint32_t index = (uint32_t)(row - (const akt_register_row *)r->import->table.rows.items);
    const char *key = id_key(r, number, id);
    uint32_t first = key ? akt_intern_find(r->ids, key) : 0;
    if (key && first == AKT_INTERN_NONE) {
        r->failed = r->failed || akt_intern_add(r->ids, key, index) == AKT_INTERN_NONE;
        return;
    }
    r->failed = r->failed || !key;
    const akt_register_row *rows = r->import->table.rows.items;
    const char *const args[4] = {akt_map_run__text(r, id), "id",
                                 akt_register_place(&r->import->table, rows[first].cells,
                                                    r->reader.pool)};
    akt_register_fault(&r->import->table, id->cell, &r->told, AKT_FAULT_CELL_ID_TWICE, args);
}

bool akt_map_run__read(akt_map_run *r, const akt_register_row *row)
{
    size_t before = r->told.counts[AKT_LEVEL_ERROR], count = r->map->records.count;
    akt_buffer_clear(&r->reader.scratch);
    akt_buffer_add_char(&r->reader.scratch, '\0'); /* offset 0 is none */
    r->values.count = 0;
    r->money.count = 0;
    for (size_t i = 0; i < count; i++)
        read_fields(r, i, row);
    r->failed = r->failed || r->reader.scratch.failed;
    if (r->failed || r->told.counts[AKT_LEVEL_ERROR] > before)
        return false;
    for (size_t i = 0; i < count; i++)
        if (akt_map__is_body(akt_map_run__record(r, i)->table))
            check_record(r, i, row);
    for (size_t i = 0; i < count; i++)
        if (!akt_map__is_body(akt_map_run__record(r, i)->table))
            check_record(r, i, row);
    for (size_t i = 0; r->told.counts[AKT_LEVEL_ERROR] == before && i < count; i++)
        check_id(r, i, row);
    return r->told.counts[AKT_LEVEL_ERROR] == before;
}

static const akt_map_field *field_of(const akt_map_record *record, const char *name)
{
    const akt_map_field *fields = record->fields.items;
    for (size_t f = 0; f < record->fields.count; f++)
        if (fields[f].kind != AKT_MAP_RECORD && strcmp(fields[f].field->name, name) == 0)
            return &fields[f];
    return NULL;
}

void akt_map_run__learn(akt_map_run *r, const akt_register_row *row)
{
    akt_map_value orgnr, name;
    char number[16];
    for (size_t i = 0; i < r->map->records.count; i++) {
        const akt_map_record *record = akt_map_run__record(r, i);
        const akt_map_field *numbers = field_of(record, "orgnr"), *names = field_of(record, "name");
        if (record->table != AKT_TABLE_ACTORS || !numbers || !names ||
            akt_map__value(&r->reader, numbers, row, &orgnr) != AKT_MAP_VALUE ||
            akt_map__value(&r->reader, names, row, &name) != AKT_MAP_VALUE ||
            r->reader.scratch.failed)
            continue;
        snprintf(number, sizeof number, "%.9s", akt_map_run__json(r, &orgnr) + 1);
        akt_map__bodies_learn(&r->bodies, akt_map_run__text(r, &name), number);
    }
}
