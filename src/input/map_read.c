#include "input/map_json_internal.h"

#include <string.h>

/* A map's JSON → what it says. */

/* Records */

static void fault_field(akt_map_json *r, const akt_json_cursor *c, const akt_schema *schema)
{
    const char *known[AKT_SCHEMA_FIELDS_MAX + 4] = {"as", "when", "comment"};
    size_t count = 3;
    for (size_t i = 0; i < schema->field_count; i++)
        known[count++] = schema->fields[i].name;
    known[count] = NULL;
    akt_map_json__unknown_key(r, c, known);
}

/* Fields that a row cannot say, or that are made of all of it. */
static bool is_for_rows(const akt_field *field)
{
    switch (field->type) {
    case AKT_FIELD_CITES:
    case AKT_FIELD_OBJECT:
    case AKT_FIELD_PARTS:
    case AKT_FIELD_INDICES: return false;
    default: return true;
    }
}

static void read_when(akt_map_json *r, const akt_json_cursor *c, akt_map_record *record)
{
    static const akt_field when = {.name = "when", .type = AKT_FIELD_STRING};
    akt_map_field *out = &record->when;
    record->has_when = true;
    *out =
        (akt_map_field){.field = &when, .offset = c->value, .choices = AKT_LIST_OF(akt_map_choice)};
    akt_map_json__texts(r, c->value, "when", &out->columns, &out->plain);
    out->at = akt_pool_get(r->map->pool, (out->columns.count + 1) * sizeof *out->at);
    r->no_memory = r->no_memory || !out->at;
}

static void read_record(akt_map_json *r, akt_table table, size_t at)
{
    const akt_schema *schema = akt_schema_of_table(table);
    if (!akt_map_json__opens(r, at, '{', akt_table_name(table)))
        return;
    akt_map_record *added = akt_list_add(&r->map->records);
    r->no_memory = r->no_memory || !added;
    if (!added)
        return;
    *added = (akt_map_record){.table = table, .offset = at, .fields = AKT_LIST_OF(akt_map_field)};
    for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);) {
        const akt_field *field = akt_schema_field(schema, akt_map_json__key(r, &c));
        if (akt_json_key_is(&c, "as"))
            added->as = akt_map_json__string(r, c.value, "as");
        else if (akt_json_key_is(&c, "when"))
            read_when(r, &c, added);
        else if (field && is_for_rows(field))
            akt_map_json__read_field(r, &c, field, added);
        else if (!akt_json_key_is(&c, "comment"))
            fault_field(r, &c, schema);
    }
}

static void read_row(akt_map_json *r, size_t at)
{
    const char *known[AKT_TABLE_COUNT + 2] = {"comment"};
    for (int t = 1; t < AKT_TABLE_COUNT; t++)
        known[t] = akt_table_name((akt_table)t);
    if (!akt_map_json__opens(r, at, '{', "row"))
        return;
    for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);) {
        int table = akt_map_json__find_key(r, &c, known);
        if (table < 1 || !akt_map_json__opens(r, c.value, '[', known[table]))
            continue;
        for (akt_json_cursor i = akt_json_enter(r->map->file.text, c.value); akt_json_next(&i);)
            read_record(r, (akt_table)table, i.value);
    }
    if (r->map->records.count == 0)
        akt_map_json__fault(r, at, AKT_FAULT_MAP_NO_RECORDS, NULL, NULL, NULL);
}

/* References find their records when all are known. */
static void find_record(akt_map_field *field, void *with)
{
    akt_map_json *r = with;
    const akt_map_record *records = r->map->records.items;
    akt_buffer known = AKT_BUFFER_INIT;
    bool is_reference = field->kind == AKT_MAP_RECORD && field->text, found = false;
    for (size_t i = 0; is_reference && i < r->map->records.count; i++) {
        if (!records[i].as)
            continue;
        akt_buffer_format(&known, "%s%s", known.size ? ", " : "", records[i].as);
        if (strcmp(records[i].as, field->text) == 0) {
            field->record = i;
            found = true;
        }
    }
    if (is_reference && !found)
        akt_map_json__fault(r, field->offset, AKT_FAULT_MAP_RECORD, field->text,
                            akt_buffer_text(&known), NULL);
    r->no_memory = r->no_memory || known.failed;
    akt_buffer_dispose(&known);
}

static void check_required(akt_map_json *r, const akt_map_record *record)
{
    const akt_schema *schema = akt_schema_of_table(record->table);
    const akt_map_field *fields = record->fields.items;
    for (size_t i = 0; i < schema->field_count; i++) {
        bool found = !schema->fields[i].required || schema->fields[i].type == AKT_FIELD_ID;
        for (size_t f = 0; f < record->fields.count; f++) {
            bool is_it = fields[f].field == &schema->fields[i];
            found = found || is_it;
            if (is_it && schema->fields[i].required && fields[f].json &&
                strcmp(fields[f].json, "null") == 0)
                akt_map_json__fault(r, fields[f].offset, AKT_FAULT_MAP_OPEN, schema->fields[i].name,
                                    NULL, NULL);
        }
        if (!found)
            akt_map_json__fault(r, record->offset, AKT_FAULT_MISSING_FIELD, schema->fields[i].name,
                                NULL, NULL);
    }
}

static void settle_records(akt_map_json *r)
{
    const akt_map_record *records = r->map->records.items;
    for (size_t i = 0; i < r->map->records.count; i++) {
        akt_map__visit_fields_of(&records[i], find_record, r);
        check_required(r, &records[i]);
    }
}

/* The map */

static void read_map(akt_map_json *r)
{
    static const char *const known[] = {"$schema",  "title",       "comment", "dataset", "source",
                                        "sheet",    "heading_row", "decimal", "date",    "ignore",
                                        "taxonomy", "row",         NULL};
    const char *const *plain;
    size_t row = 0;
    akt_map *map = r->map;
    for (akt_json_cursor c = akt_json_enter(map->file.text, 0); akt_json_next(&c);) {
        switch (akt_map_json__find_key(r, &c, known)) {
        case 3: map->about = akt_map_json__opens(r, c.value, '{', "dataset") ? c.value : 0; break;
        case 4: map->source = akt_map_json__opens(r, c.value, '{', "source") ? c.value : 0; break;
        case 5: map->sheet = akt_map_json__string(r, c.value, "sheet"); break;
        case 6: map->heading_row = (size_t)akt_map_json__number(r, c.value, "heading_row"); break;
        case 7: map->point = akt_map_json__point(r, c.value); break;
        case 8: map->order = akt_map_json__order(r, c.value); break;
        case 9:
            akt_map_json__texts(r, c.value, "ignore", &map->ignored, &plain);
            map->ignored.items = plain;
            break;
        case 10:
            map->taxonomy = akt_map_json__opens(r, c.value, '{', "taxonomy") ? c.value : 0;
            break;
        case 11: row = c.value; break;
        default: break;
        }
    }
    /* What fields fall back on must be known before them. */
    if (row)
        read_row(r, row);
    else
        akt_map_json__fault(r, 0, AKT_FAULT_MISSING_FIELD, "row", NULL, NULL);
    settle_records(r);
}

/* text NULL: path is read. */
static akt_status read_file(akt_map_json *r, const char *path, const char *text, akt_error *err)
{
    akt_text_file *file = &r->map->file;
    akt_status status = AKT_OK;
    if (text)
        *file = (akt_text_file){.name = akt_map_json__keep(r, path, strlen(path)),
                                .text = akt_map_json__keep(r, text, strlen(text)),
                                .size = strlen(text)};
    else
        status = akt_text_file_read(file, path, r->map->pool, err);
    if (status == AKT_OK)
        status = akt_json_check(file, r->faults);
    if (status != AKT_OK)
        return status == AKT_ENOMEM ? akt_error_memory(err) : status;
    size_t start = akt_json_skip_space(file->text, 0);
    if (file->text[start] == '{')
        read_map(r);
    else
        akt_map_json__fault(r, start, AKT_FAULT_WANTS_OBJECT, "map", NULL, NULL);
    return AKT_OK;
}

static akt_status read(akt_map **out, const char *path, const char *text, akt_diagnostics *faults,
                       akt_error *err)
{
    *out = NULL;
    akt_pool *pool = akt_pool_new();
    akt_map *map = pool ? akt_pool_get(pool, sizeof *map) : NULL;
    if (!map) {
        akt_pool_free(pool);
        return akt_error_memory(err);
    }
    *map = (akt_map){.pool = pool, .records = AKT_LIST_OF(akt_map_record)};
    akt_map_json r = {map, faults, false};
    size_t before = faults->counts[AKT_LEVEL_ERROR];
    akt_status status = read_file(&r, path, text, err);
    if (status == AKT_OK && faults->counts[AKT_LEVEL_ERROR] > before)
        status = AKT_EDATA;
    if (r.no_memory || faults->failed)
        status = akt_error_memory(err);
    if (status == AKT_EDATA)
        akt_error_set(err, AKT_EDATA, "%s: the map is at fault", path);
    if (status == AKT_OK)
        *out = map;
    else
        akt_map_free(map);
    return status;
}

akt_status akt_map_read(akt_map **out, const char *path, akt_diagnostics *faults, akt_error *err)
{
    return read(out, path, NULL, faults, err);
}

akt_status akt_map_read_text(akt_map **out, const char *name, const char *text,
                             akt_diagnostics *faults, akt_error *err)
{
    return read(out, name, text, faults, err);
}

void akt_map__visit_fields_of(const akt_map_record *record, akt_map_visit *visit, void *with)
{
    akt_map_field *fields = record->fields.items;
    for (size_t f = 0; f < record->fields.count; f++)
        visit(&fields[f], with);
}

void akt_map__visit_fields(const akt_map *map, akt_map_visit *visit, void *with)
{
    const akt_map_record *records = map->records.items;
    for (size_t r = 0; r < map->records.count; r++)
        akt_map__visit_fields_of(&records[r], visit, with);
}

static void dispose_choices(akt_map_field *field, void *with)
{
    (void)with;
    akt_list_dispose(&field->choices);
}

void akt_map_free(akt_map *map)
{
    if (!map)
        return;
    akt_map_record *records = map->records.items;
    akt_map__visit_fields(map, dispose_choices, NULL);
    for (size_t i = 0; i < map->records.count; i++)
        akt_list_dispose(&records[i].fields);
    akt_list_dispose(&map->records);
    akt_pool_free(map->pool);
}

size_t akt_map__main(const akt_map *map)
{
    static const akt_table order[] = {AKT_TABLE_FLOWS,      AKT_TABLE_TIES,       AKT_TABLE_ROLES,
                                      AKT_TABLE_INDICATORS, AKT_TABLE_STATEMENTS, AKT_TABLE_NEEDS,
                                      AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS,     AKT_TABLE_ACTORS};
    const akt_map_record *records = map->records.items;
    for (size_t t = 0; t < sizeof order / sizeof *order; t++)
        for (size_t i = 0; i < map->records.count; i++)
            if (records[i].table == order[t])
                return i;
    return 0;
}
