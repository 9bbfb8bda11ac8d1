#include "input/map_json_internal.h"

#include "parse/plain.h"

#include <string.h>

/* A field of a map's record: where its value is from. */

/* The headings between braces. */
static void read_template(akt_map_json *r, size_t at, akt_map_field *out)
{
    akt_list texts = AKT_LIST_OF(const char *);
    out->text = akt_map_json__string(r, at, "template");
    for (const char *open = out->text ? strchr(out->text, '{') : NULL; open;) {
        const char *close = strchr(open, '}');
        if (!close)
            break;
        akt_map_json__add_text(r, &texts,
                               akt_map_json__keep(r, open + 1, (size_t)(close - open) - 1));
        open = strchr(close, '{');
    }
    akt_map_json__settle_texts(r, &texts, &out->columns, &out->plain);
    if (out->text && out->columns.count == 0)
        akt_map_json__fault(r, at, AKT_FAULT_MAP_TEMPLATE, out->text, NULL, NULL);
}

/* What a value means: a text, a number or a word as a text; null is nothing. */
static const char *meaning_at(akt_map_json *r, size_t at)
{
    const char *text = r->map->file.text;
    if (text[at] == 'n')
        return NULL;
    if (text[at] == '"')
        return akt_map_json__string(r, at, "values");
    return akt_map_json__keep(r, text + at, akt_json_end(text, at) - at);
}

static void read_values(akt_map_json *r, size_t at, akt_map_field *out)
{
    if (!akt_map_json__opens(r, at, '{', "values"))
        return;
    for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);) {
        akt_map_choice *added = akt_list_add(&out->choices);
        const char *key = akt_map_json__string(r, (size_t)(c.key - c.text) - 1, "values");
        char plain[512];
        akt_plain(plain, sizeof plain, key ? key : "", key ? strlen(key) : 0);
        r->no_memory = r->no_memory || !added;
        if (added)
            *added = (akt_map_choice){akt_map_json__keep(r, plain, strlen(plain)),
                                      meaning_at(r, c.value)};
    }
}

/* Fields */

enum {
    COLUMN,
    CONSTANT,
    TEMPLATE,
    RECORD,
    VALUES,
    ELSE,
    UNIT,
    DECIMAL,
    DATE,
    SPLIT,
    OPTIONAL,
    ROUND,
    NEGATIVE,
    WRONG,
    COMMENT
};

static const char *const field_keys[] = {
    "column", "constant", "template", "record", "values",   "else",  "unit",    "decimal",
    "date",   "split",    "optional", "round",  "negative", "wrong", "comment", NULL};

static void read_field_key(akt_map_json *r, const akt_json_cursor *c, int key, akt_map_field *out)
{
    static const char *const negatives[] = {"repayment", "refuse", NULL};
    static const char *const wrongs[] = {"refuse", "leave_out", NULL};
    const char *text = r->map->file.text;
    switch (key) {
    case COLUMN: akt_map_json__texts(r, c->value, "column", &out->columns, &out->plain); break;
    case CONSTANT:
        out->json = akt_map_json__keep(r, text + c->value, c->end - c->value);
        out->text =
            text[c->value] == '"' ? akt_map_json__string(r, c->value, "constant") : out->json;
        break;
    case TEMPLATE: read_template(r, c->value, out); break;
    case RECORD: out->text = akt_map_json__string(r, c->value, "record"); break;
    case VALUES: read_values(r, c->value, out); break;
    case ELSE:
        out->has_else = true;
        out->other = meaning_at(r, c->value);
        break;
    case UNIT: out->unit = akt_map_json__number(r, c->value, "unit"); break;
    case DECIMAL: out->point = akt_map_json__point(r, c->value); break;
    case DATE: out->order = akt_map_json__order(r, c->value); break;
    case SPLIT: out->split = akt_map_json__string(r, c->value, "split"); break;
    case OPTIONAL: out->is_optional = akt_map_json__bool(r, c->value, "optional"); break;
    case ROUND: out->rounds = akt_map_json__bool(r, c->value, "round"); break;
    case NEGATIVE:
        out->refuses_negative = akt_map_json__find_word(r, c->value, "negative", negatives) == 1;
        break;
    case WRONG:
        out->leaves_out_wrong = akt_map_json__find_word(r, c->value, "wrong", wrongs) == 1;
        break;
    default: break;
    }
}

static void read_field_object(akt_map_json *r, size_t at, akt_map_field *out)
{
    int origins = 0;
    for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);) {
        int key = akt_map_json__find_key(r, &c, field_keys);
        if (key >= COLUMN && key <= RECORD) {
            out->kind = (akt_map_kind)key;
            origins++;
        }
        read_field_key(r, &c, key, out);
    }
    if (origins != 1)
        akt_map_json__fault(r, at, AKT_FAULT_MAP_ORIGIN, out->field->name, NULL, NULL);
}

static bool is_reference(const akt_field *field)
{
    return field->type == AKT_FIELD_REF || field->type == AKT_FIELD_REFS;
}

void akt_map_json__read_field(akt_map_json *r, const akt_json_cursor *c, const akt_field *field,
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
        out->text = akt_map_json__string(r, c->value, field->name);
    } else {
        akt_map_json__texts(r, c->value, field->name, &out->columns, &out->plain);
    }
    out->at = akt_pool_get(r->map->pool, (out->columns.count + 1) * sizeof *out->at);
    r->no_memory = r->no_memory || !out->at;
}
