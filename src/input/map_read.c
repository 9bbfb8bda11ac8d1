#include "base/near.h"
#include "base/number.h"
#include "input/map_internal.h"
#include "parse/plain.h"

#include <string.h>

/* A map's JSON → what it says. */

typedef struct reader {
    akt_map *map;
    akt_diagnostics *faults;
    bool no_memory;
} reader;

static void fault(reader *r, size_t offset, akt_fault what, const char *a, const char *b,
                  const char *c)
{
    const char *const args[4] = {a, b, c, NULL};
    akt_text_file_fault(&r->map->file, r->faults, what, offset, NULL, args);
}

static const char *text_between(reader *r, const char *from, size_t size)
{
    const char *kept = akt_pool_text(r->map->pool, from, size);
    r->no_memory = r->no_memory || !kept;
    return kept ? kept : "";
}

static const char *key_of(reader *r, const akt_json_cursor *c)
{
    return text_between(r, c->key, c->key_size);
}

/* The string at an offset; told, and NULL, where there is none. */
static const char *string_at(reader *r, size_t at, const char *key)
{
    const char *text = r->map->file.text;
    if (text[at] != '"') {
        fault(r, at, AKT_FAULT_WANTS_STRING, key, NULL, NULL);
        return NULL;
    }
    const char *found = akt_json_string_at(text, at, r->map->pool);
    r->no_memory = r->no_memory || !found;
    return found;
}

static bool opens(reader *r, size_t at, char opening, const char *key)
{
    if (r->map->file.text[at] == opening)
        return true;
    fault(r, at, opening == '{' ? AKT_FAULT_WANTS_OBJECT : AKT_FAULT_WANTS_LIST, key, NULL, NULL);
    return false;
}

static void fault_key(reader *r, const akt_json_cursor *c, const char *const *known)
{
    const char *key = key_of(r, c);
    akt_near near = akt_near_start(key);
    akt_buffer list = AKT_BUFFER_INIT;
    for (const char *const *word = known; *word; word++) {
        akt_near_try(&near, *word);
        akt_buffer_format(&list, "%s%s", word == known ? "" : ", ", *word);
    }
    fault(r, (size_t)(c->key - c->text) - 1, AKT_FAULT_UNKNOWN_KEY, key, near.best,
          akt_buffer_text(&list));
    r->no_memory = r->no_memory || list.failed;
    akt_buffer_dispose(&list);
}

/* Which of the known words the key is; told, and -1, where none. */
static int find_key(reader *r, const akt_json_cursor *c, const char *const *known)
{
    for (int i = 0; known[i]; i++)
        if (akt_json_key_is(c, known[i]))
            return i;
    fault_key(r, c, known);
    return -1;
}

/* Which of the words stands there; told, and -1, where none. */
static int find_word(reader *r, size_t at, const char *key, const char *const *known)
{
    const char *text = string_at(r, at, key);
    akt_buffer list = AKT_BUFFER_INIT;
    int found = -1;
    for (int i = 0; text && found < 0 && known[i]; i++) {
        if (strcmp(text, known[i]) == 0)
            found = i;
        else
            akt_buffer_format(&list, "%s%s", i ? ", " : "", known[i]);
    }
    if (text && found < 0)
        fault(r, at, AKT_FAULT_MAP_WORD, key, text, akt_buffer_text(&list));
    r->no_memory = r->no_memory || list.failed;
    akt_buffer_dispose(&list);
    return found;
}

static bool bool_at(reader *r, size_t at, const char *key)
{
    char first = r->map->file.text[at];
    if (first != 't' && first != 'f')
        fault(r, at, AKT_FAULT_WANTS_BOOL, key, NULL, NULL);
    return first == 't';
}

static double number_at(reader *r, size_t at, const char *key)
{
    const char *text = r->map->file.text;
    double value = 0;
    akt_json *json = akt_json_parse(text + at, akt_json_end(text, at) - at);
    if (akt_json_kind_of(json) == AKT_JSON_NUMBER)
        value = akt_json_number(json);
    if (!(value > 0))
        fault(r, at, AKT_FAULT_MAP_NUMBER, key, NULL, NULL);
    akt_json_free(json);
    return value > 0 ? value : 1;
}

/* Headings */

static const char *plain_of(reader *r, const char *text)
{
    char plain[512];
    akt_plain_letters(plain, sizeof plain, text);
    return text_between(r, plain, strlen(plain));
}

static void settle_strings(reader *r, akt_list *texts, akt_strings *out, const char *const **plain)
{
    size_t size = texts->count * sizeof(const char *);
    const char **items = akt_pool_get(r->map->pool, size);
    const char **folded = akt_pool_get(r->map->pool, size);
    r->no_memory = r->no_memory || !items || !folded;
    for (size_t i = 0; !r->no_memory && i < texts->count; i++) {
        items[i] = ((const char **)texts->items)[i];
        folded[i] = plain_of(r, items[i]);
    }
    *out = (akt_strings){items, r->no_memory ? 0 : texts->count};
    *plain = folded;
    akt_list_dispose(texts);
}

static void add_text(reader *r, akt_list *texts, const char *text)
{
    const char **added = text ? akt_list_add(texts) : NULL;
    if (added)
        *added = text;
    r->no_memory = r->no_memory || (text && !added);
}

/* A text, or a list of them. */
static void read_texts(reader *r, size_t at, const char *key, akt_strings *out,
                       const char *const **plain)
{
    akt_list texts = AKT_LIST_OF(const char *);
    if (r->map->file.text[at] == '[')
        for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);)
            add_text(r, &texts, string_at(r, c.value, key));
    else
        add_text(r, &texts, string_at(r, at, key));
    settle_strings(r, &texts, out, plain);
    if (out->count == 0)
        fault(r, at, AKT_FAULT_EMPTY_TEXT, key, NULL, NULL);
}

/* The headings between braces. */
static void read_template(reader *r, size_t at, akt_map_field *out)
{
    akt_list texts = AKT_LIST_OF(const char *);
    out->text = string_at(r, at, "template");
    for (const char *open = out->text ? strchr(out->text, '{') : NULL; open;) {
        const char *close = strchr(open, '}');
        if (!close)
            break;
        add_text(r, &texts, text_between(r, open + 1, (size_t)(close - open) - 1));
        open = strchr(close, '{');
    }
    settle_strings(r, &texts, &out->columns, &out->plain);
    if (out->text && out->columns.count == 0)
        fault(r, at, AKT_FAULT_MAP_TEMPLATE, out->text, NULL, NULL);
}

/* What a value means: a text, a number or a word as a text; null is nothing. */
static const char *meaning_at(reader *r, size_t at)
{
    const char *text = r->map->file.text;
    if (text[at] == 'n')
        return NULL;
    if (text[at] == '"')
        return string_at(r, at, "values");
    return text_between(r, text + at, akt_json_end(text, at) - at);
}

static void read_values(reader *r, size_t at, akt_map_field *out)
{
    if (!opens(r, at, '{', "values"))
        return;
    for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);) {
        akt_map_choice *added = akt_list_add(&out->choices);
        const char *key = string_at(r, (size_t)(c.key - c.text) - 1, "values");
        char plain[512];
        akt_plain(plain, sizeof plain, key ? key : "", key ? strlen(key) : 0);
        r->no_memory = r->no_memory || !added;
        if (added)
            *added = (akt_map_choice){text_between(r, plain, strlen(plain)), meaning_at(r, c.value)};
    }
}

/* Fields */

enum { COLUMN, CONSTANT, TEMPLATE, RECORD, VALUES, ELSE, UNIT, DECIMAL, DATE, SPLIT, OPTIONAL, ROUND,
       NEGATIVE, WRONG, COMMENT };

static const char *const field_keys[] = {"column", "constant", "template", "record",   "values",
                                         "else",   "unit",     "decimal",  "date",     "split",
                                         "optional", "round",  "negative", "wrong",    "comment", NULL};

static const char *const decimal_words[] = {"point", "comma", NULL};
static const char *const date_words[] = {"dmy", "mdy", NULL};

static void read_field_key(reader *r, const akt_json_cursor *c, int key, akt_map_field *out)
{
    static const char *const negatives[] = {"repayment", "refuse", NULL};
    static const char *const wrongs[] = {"refuse", "leave_out", NULL};
    const char *text = r->map->file.text;
    switch (key) {
    case COLUMN: read_texts(r, c->value, "column", &out->columns, &out->plain); break;
    case CONSTANT:
        out->json = text_between(r, text + c->value, c->end - c->value);
        out->text = text[c->value] == '"' ? string_at(r, c->value, "constant") : out->json;
        break;
    case TEMPLATE: read_template(r, c->value, out); break;
    case RECORD: out->text = string_at(r, c->value, "record"); break;
    case VALUES: read_values(r, c->value, out); break;
    case ELSE: out->has_else = true; out->other = meaning_at(r, c->value); break;
    case UNIT: out->unit = number_at(r, c->value, "unit"); break;
    case DECIMAL:
        out->point = (akt_written_point)(find_word(r, c->value, "decimal", decimal_words) + 1);
        break;
    case DATE: out->order = (akt_written_order)(find_word(r, c->value, "date", date_words) + 1); break;
    case SPLIT: out->split = string_at(r, c->value, "split"); break;
    case OPTIONAL: out->is_optional = bool_at(r, c->value, "optional"); break;
    case ROUND: out->rounds = bool_at(r, c->value, "round"); break;
    case NEGATIVE: out->refuses_negative = find_word(r, c->value, "negative", negatives) == 1; break;
    case WRONG: out->leaves_out_wrong = find_word(r, c->value, "wrong", wrongs) == 1; break;
    default: break;
    }
}

static void read_field_object(reader *r, size_t at, akt_map_field *out)
{
    int origins = 0;
    for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);) {
        int key = find_key(r, &c, field_keys);
        if (key >= COLUMN && key <= RECORD) {
            out->kind = (akt_map_kind)key;
            origins++;
        }
        read_field_key(r, &c, key, out);
    }
    if (origins != 1)
        fault(r, at, AKT_FAULT_MAP_ORIGIN, out->field->name, NULL, NULL);
}

static bool is_reference(const akt_field *field)
{
    return field->type == AKT_FIELD_REF || field->type == AKT_FIELD_REFS;
}

static void read_field(reader *r, const akt_json_cursor *c, const akt_field *field,
                       akt_map_record *record)
{
    akt_map_field *out = akt_list_add(&record->fields);
    r->no_memory = r->no_memory || !out;
    if (!out)
        return;
    *out = (akt_map_field){.field = field,
                           .offset = c->value,
                           .choices = AKT_LIST_OF(akt_map_choice),
                           .unit = 1,
                           .point = r->map->point,
                           .order = r->map->order,
                           .split = ";"};
    if (r->map->file.text[c->value] == '{') {
        read_field_object(r, c->value, out);
    } else if (is_reference(field)) {
        out->kind = AKT_MAP_RECORD;
        out->text = string_at(r, c->value, field->name);
    } else {
        read_texts(r, c->value, field->name, &out->columns, &out->plain);
    }
    out->at = akt_pool_get(r->map->pool, (out->columns.count + 1) * sizeof *out->at);
    r->no_memory = r->no_memory || !out->at;
}

/* Records */

static void fault_field(reader *r, const akt_json_cursor *c, const akt_schema *schema)
{
    const char *known[AKT_SCHEMA_FIELDS_MAX + 4] = {"as", "when", "comment"};
    size_t count = 3;
    for (size_t i = 0; i < schema->field_count; i++)
        known[count++] = schema->fields[i].name;
    known[count] = NULL;
    fault_key(r, c, known);
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

static void read_when(reader *r, const akt_json_cursor *c, akt_map_record *record)
{
    static const akt_field when = {.name = "when", .type = AKT_FIELD_STRING};
    akt_map_field *out = &record->when;
    record->has_when = true;
    *out = (akt_map_field){.field = &when, .offset = c->value, .choices = AKT_LIST_OF(akt_map_choice)};
    read_texts(r, c->value, "when", &out->columns, &out->plain);
    out->at = akt_pool_get(r->map->pool, (out->columns.count + 1) * sizeof *out->at);
    r->no_memory = r->no_memory || !out->at;
}

static void read_record(reader *r, akt_table table, size_t at)
{
    const akt_schema *schema = akt_schema_of_table(table);
    if (!opens(r, at, '{', akt_table_name(table)))
        return;
    akt_map_record *added = akt_list_add(&r->map->records);
    r->no_memory = r->no_memory || !added;
    if (!added)
        return;
    *added = (akt_map_record){.table = table, .offset = at, .fields = AKT_LIST_OF(akt_map_field)};
    for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);) {
        const akt_field *field = akt_schema_field(schema, key_of(r, &c));
        if (akt_json_key_is(&c, "as"))
            added->as = string_at(r, c.value, "as");
        else if (akt_json_key_is(&c, "when"))
            read_when(r, &c, added);
        else if (field && is_for_rows(field))
            read_field(r, &c, field, added);
        else if (!akt_json_key_is(&c, "comment"))
            fault_field(r, &c, schema);
    }
}

static void read_row(reader *r, size_t at)
{
    const char *known[AKT_TABLE_COUNT + 2] = {"comment"};
    for (int t = 1; t < AKT_TABLE_COUNT; t++)
        known[t] = akt_table_name((akt_table)t);
    if (!opens(r, at, '{', "row"))
        return;
    for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);) {
        int table = find_key(r, &c, known);
        if (table < 1 || !opens(r, c.value, '[', known[table]))
            continue;
        for (akt_json_cursor i = akt_json_enter(r->map->file.text, c.value); akt_json_next(&i);)
            read_record(r, (akt_table)table, i.value);
    }
    if (r->map->records.count == 0)
        fault(r, at, AKT_FAULT_MAP_NO_RECORDS, NULL, NULL, NULL);
}

/* References find their records when all are known. */
static void find_record(reader *r, akt_map_field *field)
{
    const akt_map_record *records = r->map->records.items;
    akt_buffer known = AKT_BUFFER_INIT;
    bool found = false;
    for (size_t i = 0; field->text && i < r->map->records.count; i++) {
        if (!records[i].as)
            continue;
        akt_buffer_format(&known, "%s%s", known.size ? ", " : "", records[i].as);
        if (strcmp(records[i].as, field->text) == 0) {
            field->record = i;
            found = true;
        }
    }
    if (field->text && !found)
        fault(r, field->offset, AKT_FAULT_MAP_RECORD, field->text, akt_buffer_text(&known), NULL);
    r->no_memory = r->no_memory || known.failed;
    akt_buffer_dispose(&known);
}

static void check_required(reader *r, const akt_map_record *record)
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
                fault(r, fields[f].offset, AKT_FAULT_MAP_OPEN, schema->fields[i].name, NULL, NULL);
        }
        if (!found)
            fault(r, record->offset, AKT_FAULT_MISSING_FIELD, schema->fields[i].name, NULL, NULL);
    }
}

static void settle_records(reader *r)
{
    akt_map_record *records = r->map->records.items;
    for (size_t i = 0; i < r->map->records.count; i++) {
        akt_map_field *fields = records[i].fields.items;
        for (size_t f = 0; f < records[i].fields.count; f++)
            if (fields[f].kind == AKT_MAP_RECORD)
                find_record(r, &fields[f]);
        check_required(r, &records[i]);
    }
}

/* The map */

static void read_map(reader *r)
{
    static const char *const known[] = {"$schema", "title",  "comment",     "dataset", "source",
                                        "sheet",   "heading_row", "decimal", "date",    "ignore",
                                        "taxonomy", "row",   NULL};
    const char *const *plain;
    size_t row = 0;
    akt_map *map = r->map;
    for (akt_json_cursor c = akt_json_enter(map->file.text, 0); akt_json_next(&c);) {
        switch (find_key(r, &c, known)) {
        case 3: map->about = opens(r, c.value, '{', "dataset") ? c.value : 0; break;
        case 4: map->source = opens(r, c.value, '{', "source") ? c.value : 0; break;
        case 5: map->sheet = string_at(r, c.value, "sheet"); break;
        case 6: map->heading_row = (size_t)number_at(r, c.value, "heading_row"); break;
        case 7:
            map->point = (akt_written_point)(find_word(r, c.value, "decimal", decimal_words) + 1);
            break;
        case 8: map->order = (akt_written_order)(find_word(r, c.value, "date", date_words) + 1); break;
        case 9:
            read_texts(r, c.value, "ignore", &map->ignored, &plain);
            map->ignored.items = plain;
            break;
        case 10: map->taxonomy = opens(r, c.value, '{', "taxonomy") ? c.value : 0; break;
        case 11: row = c.value; break;
        default: break;
        }
    }
    /* What fields fall back on must be known before them. */
    if (row)
        read_row(r, row);
    else
        fault(r, 0, AKT_FAULT_MISSING_FIELD, "row", NULL, NULL);
    settle_records(r);
}

/* text NULL: path is read. */
static akt_status read_file(reader *r, const char *path, const char *text, akt_error *err)
{
    akt_text_file *file = &r->map->file;
    akt_status status = AKT_OK;
    if (text)
        *file = (akt_text_file){.name = text_between(r, path, strlen(path)),
                                .text = text_between(r, text, strlen(text)),
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
        fault(r, start, AKT_FAULT_WANTS_OBJECT, "map", NULL, NULL);
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
    reader r = {map, faults, false};
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

void akt_map_free(akt_map *map)
{
    if (!map)
        return;
    akt_map_record *records = map->records.items;
    for (size_t i = 0; i < map->records.count; i++) {
        akt_map_field *fields = records[i].fields.items;
        for (size_t f = 0; f < records[i].fields.count; f++)
            akt_list_dispose(&fields[f].choices);
        akt_list_dispose(&records[i].fields);
    }
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
