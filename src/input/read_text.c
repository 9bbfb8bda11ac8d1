#include "input/field_internal.h"

#include <string.h>

/* Texts in one or three languages, and lists of plain ones. */

static void read_part(const akt_spot *s, const akt_json *value, akt_text *out)
{
    const char *key = akt_json_key(value);
    int32_t lang = akt_lang_from_name(key);
    const akt_spot part = {s->reader, s->place, s->field, s, key, 0};
    if (lang < 0)
        akt_spot__fault(&part, AKT_FAULT_WANTS_TEXT, NULL, NULL, NULL);
    else
        out->in[lang] = akt_spot__string(&part, value, AKT_FAULT_WANTS_TEXT);
}

/* A name given as a plain string is a proper name: the same in all languages. */
static void read_plain(const akt_spot *s, const akt_json *value, akt_text *out)
{
    bool is_name = strcmp(s->field->name, "name") == 0 || strcmp(s->field->name, "short") == 0;
    out->in[AKT_LANG_NB] = akt_spot__string(s, value, AKT_FAULT_WANTS_TEXT);
    if (is_name)
        out->in[AKT_LANG_NN] = out->in[AKT_LANG_EN] = out->in[AKT_LANG_NB];
}

void akt_field__text(const akt_spot *s, const akt_json *value, void *at)
{
    if (akt_json_kind_of(value) != AKT_JSON_OBJECT) {
        read_plain(s, value, at);
        return;
    }
    if (!akt_json_first(value))
        akt_spot__fault(s, AKT_FAULT_EMPTY_TEXT, NULL, NULL, NULL);
    for (const akt_json *i = akt_json_first(value); i; i = akt_json_sibling(i))
        read_part(s, i, at);
}

static bool read_item(const akt_spot *s, const akt_json *value, void *item)
{
    const char *text = akt_spot__string(s, value, AKT_FAULT_WANTS_STRING);
    *(const char **)item = text;
    return text != NULL;
}

void akt_field__strings(const akt_spot *s, const akt_json *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_STRINGS, sizeof(const char *),
                                           read_item};
    akt_strings *out = at;
    out->items = akt_spot__items(s, value, &reader, &out->count);
}
