#include "base/json_text.h"
#include "input/load.h"
#include "input/map_bodies.h"
#include "input/map_text_internal.h"
#include "parse/plain.h"
#include "words/fault_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Rows → records → dataset. */

/* The present row of a record of the map. */
typedef struct draft {
    size_t first, count; /* in the values */
    bool is_made;
    bool is_off; /* the map does not want it of this row */
    akt_map_body *body;
    size_t words; /* instead of its amount; 0 = none */
} draft;

/* Money that a row speaks of. */
typedef struct money {
    size_t record;
    double value, rounding; /* NaN: no number */
} money;

typedef struct run {
    akt_map *map;
    akt_map_import *import;
    const akt_map_options *options;
    akt_map_reader reader;
    akt_diagnostics told; /* of this round */
    akt_map_bodies bodies;
    akt_map_text text;
    akt_intern *ids;  /* of other records → row */
    akt_list values;  /* of akt_map_value: those of the row */
    akt_list money;   /* of money */
    draft *drafts;    /* one a record of the map */
    const char **refused; /* by row: why the dataset's checks found that it does not fit */
    bool failed;
} run;

static const akt_map_record *record_of(const run *r, size_t i)
{
    return (const akt_map_record *)r->map->records.items + i;
}

static const akt_map_value *value_of(const run *r, const draft *d, const char *field)
{
    const akt_map_value *values = r->values.items;
    for (size_t i = d->first; i < d->first + d->count; i++)
        if (strcmp(values[i].by->field->name, field) == 0)
            return &values[i];
    return NULL;
}

static const char *text_of(const run *r, const akt_map_value *value)
{
    return value ? r->reader.scratch.text + value->text : NULL;
}

static const char *json_of(const run *r, const akt_map_value *value)
{
    return r->reader.scratch.text + value->json;
}

/* Reading a row */

static void note_money(run *r, size_t record, const akt_map_field *field, akt_map_answer answer)
{
    bool is_money = field->field->type == AKT_FIELD_AMOUNT &&
                    strcmp(field->field->name, "amount") == 0 && field->kind != AKT_MAP_CONSTANT;
    if (!is_money || answer == AKT_MAP_BLANK)
        return;
    money *added = akt_list_add(&r->money);
    r->failed = r->failed || !added;
    if (added)
        *added = (money){record, r->reader.amount, r->reader.rounding};
}

static bool is_off(const akt_map_record *record, const akt_register_row *row)
{
    for (size_t i = 0; i < record->when.columns.count; i++)
        if (record->when.at[i] && akt_register_cell(row, record->when.at[i]))
            return false;
    return record->has_when;
}

static void read_fields(run *r, size_t number, const akt_register_row *row)
{
    const akt_map_record *record = record_of(r, number);
    const akt_map_field *fields = record->fields.items;
    draft *d = &r->drafts[number];
    *d = (draft){.first = r->values.count, .is_off = is_off(record, row)};
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
static bool has_field(const run *r, size_t number, const akt_field *field, bool *refers)
{
    const akt_map_record *record = record_of(r, number);
    const akt_map_field *fields = record->fields.items;
    *refers = false;
    for (size_t f = 0; f < record->fields.count; f++)
        if (fields[f].field == field && fields[f].kind == AKT_MAP_RECORD) {
            *refers = true;
            return r->drafts[fields[f].record].is_made;
        }
    return value_of(r, &r->drafts[number], field->name) != NULL;
}

/* The column that names what a field refers to, or the field itself. */
static const akt_map_field *named_by(const run *r, const akt_map_field *field)
{
    if (field->kind != AKT_MAP_RECORD)
        return field;
    const akt_map_record *to = record_of(r, field->record);
    const akt_map_field *fields = to->fields.items;
    for (size_t f = 0; f < to->fields.count; f++)
        if (strcmp(fields[f].field->name, "name") == 0)
            return &fields[f];
    return field;
}

static void tell_missing(run *r, size_t number, const akt_field *field, const akt_register_row *row)
{
    const akt_map_record *record = record_of(r, number);
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
static void check_record(run *r, size_t number, const akt_register_row *row)
{
    const akt_schema *schema = akt_schema_of_table(record_of(r, number)->table);
    draft *d = &r->drafts[number];
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
    d->is_made = all && (says || !akt_map__is_body(record_of(r, number)->table) || d->count > 0);
}

static void check_id(run *r, size_t number, const akt_register_row *row)
{
    const akt_map_value *id = value_of(r, &r->drafts[number], "id");
    if (!id || akt_map__is_body(record_of(r, number)->table) || !r->drafts[number].is_made)
        return;
    uint32_t index = (uint32_t)(row - (const akt_register_row *)r->import->table.rows.items);
    const char *json = json_of(r, id), *key = akt_pool_text(r->reader.pool, json, strlen(json));
    uint32_t first = key ? akt_intern_find(r->ids, key) : 0;
    if (key && first == AKT_INTERN_NONE) {
        r->failed = r->failed || akt_intern_add(r->ids, key, index) == AKT_INTERN_NONE;
        return;
    }
    r->failed = r->failed || !key;
    const akt_register_row *rows = r->import->table.rows.items;
    const char *const args[4] = {text_of(r, id), "id",
                                 akt_register_place(&r->import->table, rows[first].cells,
                                                    r->reader.pool)};
    akt_register_fault(&r->import->table, id->cell, &r->told, AKT_FAULT_CELL_ID_TWICE, args);
}

/* Whether the row fits; told where it does not. */
static bool read_row(run *r, const akt_register_row *row)
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
        if (akt_map__is_body(record_of(r, i)->table))
            check_record(r, i, row);
    for (size_t i = 0; i < count; i++)
        if (!akt_map__is_body(record_of(r, i)->table))
            check_record(r, i, row);
    for (size_t i = 0; r->told.counts[AKT_LEVEL_ERROR] == before && i < count; i++)
        check_id(r, i, row);
    return r->told.counts[AKT_LEVEL_ERROR] == before;
}

/* Bodies */

static void find_bodies(run *r, const akt_register_row *row)
{
    for (size_t i = 0; i < r->map->records.count; i++) {
        draft *d = &r->drafts[i];
        akt_table table = record_of(r, i)->table;
        if (!d->is_made || !akt_map__is_body(table))
            continue;
        const akt_map_value *orgnr = value_of(r, d, "orgnr");
        char number[16] = "";
        if (orgnr) /* as it stands in JSON: digits alone */
            snprintf(number, sizeof number, "%.9s", json_of(r, orgnr) + 1);
        const akt_map_naming naming = {table, text_of(r, value_of(r, d, "id")),
                                       orgnr ? number : NULL, text_of(r, value_of(r, d, "name"))};
        d->body = akt_map__body(&r->bodies, &naming, row);
        r->failed = r->failed || !d->body;
    }
}

static void tell_conflict(run *r, const akt_map_body *body, const akt_map_fact *fact,
                          const akt_map_fact *first)
{
    const char *const args[4] = {
        fact->json, fact->field->name, body->id,
        akt_register_place(&r->import->table, first->cell, r->reader.pool)};
    akt_register_fault(&r->import->table, fact->cell, &r->told, AKT_FAULT_CELL_CONFLICT, args);
}

static void add_fact(run *r, akt_map_body *body, const akt_map_fact *fact)
{
    const akt_map_fact *first = akt_map__body_add(&r->bodies, body, fact);
    if (first)
        tell_conflict(r, body, fact, first);
}

/* The ids of the bodies that a field refers to, as JSON; nothing where none is made. */
static void add_reference(run *r, const akt_map_field *field, akt_buffer *out)
{
    const draft *to = &r->drafts[field->record];
    if (!to->body)
        return;
    bool is_list = field->field->type == AKT_FIELD_REFS;
    akt_buffer_add(out, is_list ? "[" : "");
    akt_json_text_add(out, to->body->id);
    akt_buffer_add(out, is_list ? "]" : "");
}

static void fill_body(run *r, size_t number, const akt_register_row *row)
{
    const akt_map_record *record = record_of(r, number);
    const akt_map_field *fields = record->fields.items;
    const akt_map_value *values = r->values.items;
    draft *d = &r->drafts[number];
    for (size_t i = d->first; i < d->first + d->count; i++)
        if (values[i].by->field->type != AKT_FIELD_ID)
            add_fact(r, d->body, &(akt_map_fact){values[i].by->field, json_of(r, &values[i]),
                                                 values[i].cell});
    for (size_t f = 0; f < record->fields.count; f++) {
        akt_buffer json = AKT_BUFFER_INIT;
        if (fields[f].kind == AKT_MAP_RECORD)
            add_reference(r, &fields[f], &json);
        if (json.size)
            add_fact(r, d->body,
                     &(akt_map_fact){fields[f].field, akt_buffer_text(&json), row->cells});
        r->failed = r->failed || json.failed;
        akt_buffer_dispose(&json);
    }
}

/* Writing */

static void write_fields(run *r, size_t number, const akt_register_row *row, bool is_reversed)
{
    const akt_map_record *record = record_of(r, number);
    const akt_map_field *fields = record->fields.items;
    const draft *d = &r->drafts[number];
    const akt_map_value *values = r->values.items;
    for (size_t f = 0; f < record->fields.count; f++) {
        const char *name = fields[f].field->name;
        akt_buffer json = AKT_BUFFER_INIT;
        if (fields[f].kind == AKT_MAP_RECORD)
            add_reference(r, &fields[f], &json);
        if (is_reversed && strcmp(name, "from") == 0)
            name = "to";
        else if (is_reversed && strcmp(name, "to") == 0)
            name = "from";
        if (json.size)
            akt_map_text__member(&r->text, record->table, name, akt_buffer_text(&json), row->cells);
        r->failed = r->failed || json.failed;
        akt_buffer_dispose(&json);
    }
    for (size_t i = d->first; i < d->first + d->count; i++)
        if (!is_reversed || strcmp(values[i].by->field->name, "kind") != 0)
            akt_map_text__member(&r->text, record->table, values[i].by->field->name,
                                 json_of(r, &values[i]), values[i].cell);
    if (is_reversed)
        akt_map_text__member(&r->text, record->table, "kind", "\"repayment\"", row->cells);
}

/* main: the record that gets what no field says. */
static void write_record(run *r, size_t number, size_t main, const akt_register_row *row)
{
    const akt_map_record *record = record_of(r, number);
    const draft *d = &r->drafts[number];
    const akt_map_value *amount = value_of(r, d, "amount");
    const akt_map_field *fields = record->fields.items;
    bool has_id = value_of(r, d, "id") != NULL, has_note = value_of(r, d, "note") != NULL;
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

static void write_row(run *r, const akt_register_row *row)
{
    size_t count = r->map->records.count, main = akt_map__main(r->map);
    akt_table table = record_of(r, main)->table;
    while (main < count && (!r->drafts[main].is_made || record_of(r, main)->table != table))
        main++;
    find_bodies(r, row);
    for (size_t i = 0; !r->failed && i < r->map->records.count; i++) {
        if (!r->drafts[i].is_made)
            continue;
        if (akt_map__is_body(record_of(r, i)->table))
            fill_body(r, i, row);
        else
            write_record(r, i, main, row);
    }
}

/* Names that other rows have become aliases, where the register has no column of them. */
static void write_aliases(run *r, const akt_map_body *body)
{
    const akt_map_fact *others = body->aliases.items;
    akt_buffer json = AKT_BUFFER_INIT;
    for (size_t i = 0; i < body->aliases.count; i++)
        if (strcmp(others[i].field->name, "name") == 0)
            akt_buffer_format(&json, "%s%s", json.size ? ", " : "[", others[i].json);
    const akt_map_fact *facts = body->facts.items;
    for (size_t i = 0; i < body->facts.count; i++)
        if (strcmp(facts[i].field->name, "aliases") == 0)
            akt_buffer_clear(&json);
    if (json.size) {
        akt_buffer_add_char(&json, ']');
        akt_map_text__member(&r->text, body->table, "aliases", akt_buffer_text(&json),
                             body->row->cells);
    }
    r->failed = r->failed || json.failed;
    akt_buffer_dispose(&json);
}

static void write_bodies(run *r)
{
    akt_map_body **bodies = r->bodies.bodies.items;
    akt_table main = record_of(r, akt_map__main(r->map))->table;
    for (size_t i = 0; i < r->bodies.bodies.count; i++) {
        const akt_map_body *body = bodies[i];
        akt_map_text__open(&r->text, body->table, body->row->cells);
        akt_map_text__string(&r->text, body->table, "id", body->id, body->row->cells);
        const akt_map_fact *facts = body->facts.items;
        for (size_t f = 0; f < body->facts.count; f++)
            akt_map_text__member(&r->text, body->table, facts[f].field->name, facts[f].json,
                                 facts[f].cell);
        write_aliases(r, body);
        if (body->table == main)
            akt_map_text__extra(&r->text, body->table, body->row);
        akt_map_text__close(&r->text, body->table, body->row->cells);
    }
}

/* Sums */

static akt_map_sum *sum_of(run *r, const char *currency)
{
    akt_map_sum *sums = r->import->sums.items;
    for (size_t i = 0; i < r->import->sums.count; i++)
        if (strcmp(sums[i].currency, currency) == 0)
            return &sums[i];
    akt_map_sum *added = akt_list_add(&r->import->sums);
    const char *kept = akt_pool_text(r->import->pool, currency, strlen(currency));
    if (!added || !kept)
        return NULL;
    added->currency = kept;
    return added;
}

static void count_money(run *r, bool fits)
{
    const money *items = r->money.items;
    for (size_t i = 0; i < r->money.count; i++) {
        const char *currency = text_of(r, value_of(r, &r->drafts[items[i].record], "currency"));
        akt_map_sum *sum = sum_of(r, currency ? currency : "NOK");
        r->failed = r->failed || !sum;
        if (!sum)
            return;
        if (isnan(items[i].value))
            sum->unread++;
        else if (fits)
            sum->in += items[i].value;
        else
            sum->aside += items[i].value;
        sum->rounded += fits && !isnan(items[i].rounding) ? items[i].rounding : 0;
    }
}

/* Rows aside */

static void add_aside(run *r, size_t row, const char *why)
{
    akt_map_aside *added = akt_list_add(&r->import->aside);
    r->failed = r->failed || !added;
    if (added)
        *added = (akt_map_aside){row, why};
}

/* What was told of a row, from the first-th on, in words. */
static const char *why(run *r, size_t first)
{
    akt_buffer text = AKT_BUFFER_INIT;
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(&r->told, &count);
    for (size_t i = first; i < count; i++)
        if (akt_fault_level(items[i].fault) == AKT_LEVEL_ERROR) {
            akt_buffer_add(&text, text.size ? "; " : "");
            akt_fault_words(&text, &items[i], r->options->lang);
            akt_buffer_format(&text, " [%s]", items[i].pointer);
        }
    return akt_buffer_settle(&text, r->import->pool);
}

static void take_row(run *r, size_t index)
{
    const akt_register_row *row = (const akt_register_row *)r->import->table.rows.items + index;
    size_t before = r->told.list.count;
    bool fits = read_row(r, row) && !r->refused[index];
    count_money(r, fits);
    if (fits)
        write_row(r, row);
    else if (!r->failed)
        add_aside(r, index, r->refused[index] ? r->refused[index] : why(r, before));
}

static const akt_map_field *field_of(const akt_map_record *record, const char *name)
{
    const akt_map_field *fields = record->fields.items;
    for (size_t f = 0; f < record->fields.count; f++)
        if (fields[f].kind != AKT_MAP_RECORD && strcmp(fields[f].field->name, name) == 0)
            return &fields[f];
    return NULL;
}

/* Names and numbers that stand together in any row, before bodies are made of them. */
static void learn_row(run *r, const akt_register_row *row)
{
    akt_map_value orgnr, name;
    char number[16];
    for (size_t i = 0; i < r->map->records.count; i++) {
        const akt_map_record *record = record_of(r, i);
        const akt_map_field *numbers = field_of(record, "orgnr"), *names = field_of(record, "name");
        if (record->table != AKT_TABLE_ACTORS || !numbers || !names ||
            akt_map__value(&r->reader, numbers, row, &orgnr) != AKT_MAP_VALUE ||
            akt_map__value(&r->reader, names, row, &name) != AKT_MAP_VALUE ||
            r->reader.scratch.failed)
            continue;
        snprintf(number, sizeof number, "%.9s", json_of(r, &orgnr) + 1);
        akt_map__bodies_learn(&r->bodies, text_of(r, &name), number);
    }
}

static void learn(run *r)
{
    const akt_register_row *rows = r->import->table.rows.items;
    for (size_t i = 0; !r->failed && i < r->import->table.rows.count; i++) {
        akt_buffer_clear(&r->reader.scratch);
        if (!r->refused[i])
            learn_row(r, &rows[i]);
    }
    akt_diagnostics_dispose(&r->told);
    akt_diagnostics_init(&r->told);
}

/* Rounds */

static akt_status start_round(run *r, akt_error *err)
{
    akt_diagnostics_init(&r->told);
    r->import->aside.count = 0;
    r->import->sums.count = 0;
    r->values = (akt_list)AKT_LIST_OF(akt_map_value);
    r->money = (akt_list)AKT_LIST_OF(money);
    r->ids = akt_intern_new();
    r->reader = (akt_map_reader){.map = r->map,
                                 .table = &r->import->table,
                                 .options = r->options,
                                 .faults = &r->told,
                                 .pool = akt_pool_new(),
                                 .scratch = AKT_BUFFER_INIT};
    r->failed = !r->ids || !r->reader.pool || r->told.failed;
    if (r->failed)
        return akt_error_memory(err);
    return akt_map__bodies_start(&r->bodies, r->reader.pool, err);
}

static void end_round(run *r)
{
    akt_map__bodies_dispose(&r->bodies);
    akt_diagnostics_dispose(&r->told);
    akt_list_dispose(&r->values);
    akt_list_dispose(&r->money);
    akt_intern_free(r->ids);
    akt_buffer_dispose(&r->reader.scratch);
    akt_map_text__dispose(&r->text);
    akt_pool_free(r->reader.pool);
    memset(&r->bodies, 0, sizeof r->bodies);
    r->ids = NULL;
    r->reader.pool = NULL;
}

/* The row that a fault of the dataset stands in; the count where it is none. */
static size_t row_of(const run *r, const akt_diagnostic *fault)
{
    const akt_register_row *rows = r->import->table.rows.items;
    size_t low = 0, high = r->import->table.rows.count, count = high;
    if (!fault->file || strcmp(fault->file, r->import->file.name) != 0 || fault->line == 0)
        return count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows[middle].cells->at.line <= fault->line)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : count;
}

/* Notes the rows that the dataset's own checks found at fault; false where a fault is in none. */
static bool refuse_rows(run *r, const akt_diagnostics *loaded)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(loaded, &count);
    for (size_t i = 0; i < count; i++) {
        if (akt_fault_level(items[i].fault) != AKT_LEVEL_ERROR)
            continue;
        size_t row = row_of(r, &items[i]);
        if (row == r->import->table.rows.count)
            return false;
        akt_buffer text = AKT_BUFFER_INIT;
        akt_fault_words(&text, &items[i], r->options->lang);
        akt_buffer_format(&text, " [%s]", items[i].pointer ? items[i].pointer : "");
        r->refused[row] = akt_buffer_settle(&text, r->import->pool);
    }
    return true;
}

static void pass_on(akt_diagnostics *to, const akt_diagnostics *from, bool errors)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(from, &count);
    for (size_t i = 0; i < count; i++)
        if ((akt_fault_level(items[i].fault) == AKT_LEVEL_ERROR) == errors)
            akt_diagnostics_add(to, &items[i]);
    to->failed = to->failed || from->failed;
}

/* One reading of all rows. *again where rows were found that do not fit after all. */
static akt_status read_rows(run *r, akt_dataset **dataset, bool *again, akt_diagnostics *faults,
                            akt_error *err)
{
    akt_diagnostics loaded;
    akt_text_file files[2];
    learn(r);
    for (size_t i = 0; !r->failed && i < r->import->table.rows.count; i++)
        take_row(r, i);
    write_bodies(r);
    if (r->failed || r->told.failed || akt_pool_has_failed(r->reader.pool))
        return akt_error_memory(err);
    akt_status status = akt_map_text__settle(&r->text, files, err);
    if (status != AKT_OK)
        return status;
    akt_diagnostics_init(&loaded);
    status = akt_load_texts(dataset, files, 2, r->import->file.name, &loaded, err);
    *again = status == AKT_EDATA && refuse_rows(r, &loaded);
    if (!*again || !r->options->sets_aside) {
        pass_on(faults, &r->told, false);
        pass_on(faults, &r->told, true);
        pass_on(faults, &loaded, false);
    }
    if (status == AKT_EDATA)
        pass_on(faults, &loaded, true);
    akt_diagnostics_dispose(&loaded);
    return status;
}

static akt_status run_rounds(run *r, akt_dataset **dataset, akt_diagnostics *faults, akt_error *err)
{
    bool again = true;
    akt_status status = AKT_EDATA;
    while (again) {
        again = false;
        status = start_round(r, err);
        if (status == AKT_OK)
            status = akt_map_text__start(&r->text, r->map, r->import, r->options, err);
        if (status == AKT_OK)
            status = read_rows(r, dataset, &again, faults, err);
        end_round(r);
        again = again && r->options->sets_aside;
    }
    if (status == AKT_OK && r->import->aside.count && !r->options->sets_aside) {
        akt_dataset_free(*dataset);
        *dataset = NULL;
        status = akt_error_set(err, AKT_EDATA, "%zu rows do not fit", r->import->aside.count);
    }
    return status;
}

akt_status akt_map_import_read(akt_dataset **dataset, akt_map_import *out, akt_map *map,
                               const char *path, const akt_map_options *options,
                               akt_diagnostics *faults, akt_error *err)
{
    *dataset = NULL;
    *out = (akt_map_import){.pool = akt_pool_new(),
                            .aside = AKT_LIST_OF(akt_map_aside),
                            .sums = AKT_LIST_OF(akt_map_sum),
                            .table = {.columns = AKT_LIST_OF(akt_register_column)}};
    if (!out->pool)
        return akt_error_memory(err);
    akt_status status = akt_map__read_register(out, map, path, options, faults, err);
    if (status != AKT_OK)
        return status;
    out->has_read = true;
    run r = {.map = map, .import = out, .options = options};
    r.drafts = akt_pool_get(out->pool, (map->records.count + 1) * sizeof *r.drafts);
    r.refused = akt_pool_get(out->pool, (out->table.rows.count + 1) * sizeof *r.refused);
    if (!r.drafts || !r.refused)
        return akt_error_memory(err);
    return run_rounds(&r, dataset, faults, err);
}

void akt_map_import_dispose(akt_map_import *import)
{
    akt_register_dispose(&import->table);
    akt_list_dispose(&import->aside);
    akt_list_dispose(&import->sums);
    akt_pool_free(import->pool);
    *import = (akt_map_import){.pool = NULL};
}
