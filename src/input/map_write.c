#include "base/json_text.h"
#include "input/map_run_internal.h"

#include <stdio.h>

/* Drafts of records → JSON. */

/* Bodies */

static void find_bodies(akt_map_run *r, const akt_register_row *row)
{
    for (size_t i = 0; i < r->map->records.count; i++) {
        akt_map_draft *d = &r->drafts[i];
        akt_table table = akt_map_run__record(r, i)->table;
        if (!d->is_made || !akt_map__is_body(table))
            continue;
        const akt_map_value *orgnr = akt_map_run__value(r, d, "orgnr");
        char number[16] = "";
        if (orgnr) /* as it stands in JSON: digits alone */
            snprintf(number, sizeof number, "%.9s", akt_map_run__json(r, orgnr) + 1);
        const akt_map_naming naming = {table, akt_map_run__text(r, akt_map_run__value(r, d, "id")),
                                       orgnr ? number : NULL, akt_map_run__text(r, akt_map_run__value(r, d, "name"))};
        d->body = akt_map__body(&r->bodies, &naming, row);
        r->failed = r->failed || !d->body;
    }
}

static void tell_conflict(akt_map_run *r, const akt_map_body *body, const akt_map_fact *fact,
                          const akt_map_fact *first)
{
    const char *const args[4] = {
        fact->json, fact->name, body->id,
        akt_register_place(&r->import->table, first->cell, r->reader.pool)};
    akt_register_fault(&r->import->table, fact->cell, &r->told, AKT_FAULT_CELL_CONFLICT, args);
}

static void add_fact(akt_map_run *r, akt_map_body *body, const akt_map_fact *fact)
{
    const akt_map_fact *first = akt_map__body_add(&r->bodies, body, fact);
    if (first)
        tell_conflict(r, body, fact, first);
}

/* The ids of the bodies that a field refers to, as JSON; nothing where none is made. */
static void add_reference(akt_map_run *r, const akt_map_field *field, akt_buffer *out)
{
    const akt_map_draft *to = &r->drafts[field->record];
    if (!to->body)
        return;
    bool is_list = field->field->type == AKT_FIELD_REFS;
    akt_buffer_add(out, is_list ? "[" : "");
    akt_json_text_add(out, to->body->id);
    akt_buffer_add(out, is_list ? "]" : "");
}

/* What the columns that the map does not use say of the body that the row is about. */
static void add_extras(akt_map_run *r, akt_map_body *body, const akt_register_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        akt_map_column_name place;
        const akt_grid_cell *cell = &row->cells[i];
        const char *name = akt_map_text__extra_name(&r->text, cell, place);
        akt_buffer json = AKT_BUFFER_INIT;
        if (!name)
            continue;
        akt_map_text__add_extra(&json, cell);
        add_fact(r, body,
                 &(akt_map_fact){
                     .name = name, .json = akt_buffer_text(&json), .cell = cell, .is_extra = true});
        r->failed = r->failed || json.failed;
        akt_buffer_dispose(&json);
    }
}

static void fill_body(akt_map_run *r, size_t number, const akt_register_row *row)
{
    const akt_map_record *record = akt_map_run__record(r, number);
    const akt_map_field *fields = record->fields.items;
    const akt_map_value *values = r->values.items;
    akt_map_draft *d = &r->drafts[number];
    for (size_t i = d->first; i < d->first + d->count; i++)
        if (values[i].by->field->type != AKT_FIELD_ID)
            add_fact(r, d->body,
                     &(akt_map_fact){.name = values[i].by->field->name,
                                     .json = akt_map_run__json(r, &values[i]),
                                     .cell = values[i].cell,
                                     .is_assumed = values[i].is_assumed});
    for (size_t f = 0; f < record->fields.count; f++) {
        akt_buffer json = AKT_BUFFER_INIT;
        if (fields[f].kind == AKT_MAP_RECORD)
            add_reference(r, &fields[f], &json);
        if (json.size)
            add_fact(r, d->body,
                     &(akt_map_fact){.name = fields[f].field->name,
                                     .json = akt_buffer_text(&json),
                                     .cell = row->cells});
        r->failed = r->failed || json.failed;
        akt_buffer_dispose(&json);
    }
}

/* Writing */

/* What a field is of a repayment, which goes the other way. */
static const char *name_in(const akt_field *field, bool is_reversed)
{
    if (is_reversed && strcmp(field->name, "from") == 0)
        return "to";
    return is_reversed && strcmp(field->name, "to") == 0 ? "from" : field->name;
}

static void write_fields(akt_map_run *r, size_t number, const akt_register_row *row, bool is_reversed)
{
    const akt_map_record *record = akt_map_run__record(r, number);
    const akt_map_field *fields = record->fields.items;
    const akt_map_draft *d = &r->drafts[number];
    const akt_map_value *values = r->values.items;
    for (size_t f = 0; f < record->fields.count; f++) {
        akt_buffer json = AKT_BUFFER_INIT;
        if (fields[f].kind == AKT_MAP_RECORD)
            add_reference(r, &fields[f], &json);
        if (json.size)
            akt_map_text__member(&r->text, record->table, name_in(fields[f].field, is_reversed),
                                 akt_buffer_text(&json), row->cells);
        r->failed = r->failed || json.failed;
        akt_buffer_dispose(&json);
    }
    for (size_t i = d->first; i < d->first + d->count; i++)
        if (!is_reversed || strcmp(values[i].by->field->name, "kind") != 0)
            akt_map_text__member(&r->text, record->table, name_in(values[i].by->field, is_reversed),
                                 akt_map_run__json(r, &values[i]), values[i].cell);
    if (is_reversed)
        akt_map_text__member(&r->text, record->table, "kind", "\"repayment\"", row->cells);
}

/* main: the record that gets what no field says. */
static void write_record(akt_map_run *r, size_t number, size_t main, const akt_register_row *row)
{
    const akt_map_record *record = akt_map_run__record(r, number);
    const akt_map_draft *d = &r->drafts[number];
    const akt_map_value *amount = akt_map_run__value(r, d, "amount");
    const akt_map_field *fields = record->fields.items;
    bool has_id = akt_map_run__value(r, d, "id") != NULL, has_note = akt_map_run__value(r, d, "note") != NULL;
    akt_map_text__open(&r->text, record->table, row->cells);
    if (!has_id && akt_schema_field(akt_schema_of_table(record->table), "id"))
        akt_map_text__row_id(&r->text, record->table, row->cells, number);
    write_fields(r, number, row, amount && amount->is_negative);
    if (d->words && !has_note) {
        const char *heading = fields->columns.count ? fields->columns.items[0] : "";
        for (size_t f = 0; f < record->fields.count; f++)
            if (strcmp(fields[f].field->name, "amount") == 0 && fields[f].columns.count)
                heading = fields[f].columns.items[0];
        akt_map_text__note(&r->text, record->table, r->reader.scratch.text + d->words, heading,
                           row->cells);
    }
    if (number == main)
        akt_map_text__extra(&r->text, record->table, row);
    akt_map_text__close(&r->text, record->table, row->cells);
}

void akt_map_run__write(akt_map_run *r, const akt_register_row *row)
{
    size_t count = r->map->records.count, main = akt_map__main(r->map);
    akt_table table = akt_map_run__record(r, main)->table;
    while (main < count && (!r->drafts[main].is_made || akt_map_run__record(r, main)->table != table))
        main++;
    find_bodies(r, row);
    for (size_t i = 0; !r->failed && i < r->map->records.count; i++) {
        if (!r->drafts[i].is_made)
            continue;
        bool is_body = akt_map__is_body(akt_map_run__record(r, i)->table);
        if (is_body)
            fill_body(r, i, row);
        else
            write_record(r, i, main, row);
        if (is_body && i == main)
            add_extras(r, r->drafts[i].body, row);
    }
}

/* Names that other rows have become aliases, where the register has no column of them. */
static void write_aliases(akt_map_run *r, const akt_map_body *body)
{
    const akt_map_fact *others = body->others.items;
    akt_buffer json = AKT_BUFFER_INIT;
    for (size_t i = 0; i < body->others.count; i++)
        if (!others[i].is_extra && strcmp(others[i].name, "name") == 0)
            akt_buffer_format(&json, "%s%s", json.size ? ", " : "[", others[i].json);
    const akt_map_fact *facts = body->facts.items;
    for (size_t i = 0; i < body->facts.count; i++)
        if (!facts[i].is_extra && strcmp(facts[i].name, "aliases") == 0)
            akt_buffer_clear(&json);
    if (json.size) {
        akt_buffer_add_char(&json, ']');
        akt_map_text__member(&r->text, body->table, "aliases", akt_buffer_text(&json),
                             body->row->cells);
    }
    r->failed = r->failed || json.failed;
    akt_buffer_dispose(&json);
}

static void write_facts(akt_map_run *r, const akt_map_body *body)
{
    const akt_map_fact *facts = body->facts.items;
    akt_buffer extra = AKT_BUFFER_INIT;
    for (size_t f = 0; f < body->facts.count; f++) {
        if (facts[f].is_extra)
            akt_map_text__add_named(&extra, facts[f].name, facts[f].json);
        else
            akt_map_text__member(&r->text, body->table, facts[f].name, facts[f].json,
                                 facts[f].cell);
    }
    write_aliases(r, body);
    if (extra.size) {
        akt_buffer_add_char(&extra, '}');
        akt_map_text__member(&r->text, body->table, "extra", akt_buffer_text(&extra),
                             body->row->cells);
    }
    r->failed = r->failed || extra.failed;
    akt_buffer_dispose(&extra);
}

void akt_map_run__write_bodies(akt_map_run *r)
{
    akt_map_body **bodies = r->bodies.bodies.items;
    for (size_t i = 0; i < r->bodies.bodies.count; i++) {
        const akt_map_body *body = bodies[i];
        akt_map_text__open(&r->text, body->table, body->row->cells);
        akt_map_text__string(&r->text, body->table, "id", body->id, body->row->cells);
        write_facts(r, body);
        akt_map_text__close(&r->text, body->table, body->row->cells);
    }
}
