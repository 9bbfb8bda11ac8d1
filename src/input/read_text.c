#include "input/field_internal.h"

#include <string.h>

/* Texts in one or three languages, and lists of plain ones. */

static int32_t find_lang(const akt_json_cursor *member)
{
    for (int32_t lang = 0; lang < AKT_LANG_COUNT; lang++)
        if (akt_json_key_is(member, akt_lang_name((akt_lang)lang)))
            return lang;
    return AKT_NONE;
}

static void read_part(const akt_spot *s, const akt_json_cursor *member, akt_text *out)
{
    int32_t lang = find_lang(member);
    const char *key = lang < 0 ? akt_spot__key(s, member) : akt_lang_name((akt_lang)lang);
    const akt_spot part = {s->reader, s->place, s->field, s, key, 0};
    const char *value = member->text + member->value;
    if (lang < 0)
        akt_spot__fault(&part, AKT_FAULT_WANTS_TEXT, NULL, NULL, NULL);
    else
        out->in[lang] = akt_spot__string(&part, value, AKT_FAULT_WANTS_TEXT);
}

/* A name given as a plain string is a proper name: the same in all languages. */
static void read_plain(const akt_spot *s, const char *value, akt_text *out)
{
    bool is_name = strcmp(s->field->name, "name") == 0 || strcmp(s->field->name, "short") == 0;
    out->in[AKT_LANG_NB] = akt_spot__string(s, value, AKT_FAULT_WANTS_TEXT);
    if (is_name)
        out->in[AKT_LANG_NN] = out->in[AKT_LANG_EN] = out->in[AKT_LANG_NB];
}

void akt_field__text(const akt_spot *s, const char *value, void *at)
{
    if (akt_json_kind_at(value) != AKT_JSON_OBJECT) {
        read_plain(s, value, at);
        return;
    }
    akt_json_cursor members = akt_json_enter(value, 0);
    while (akt_json_next(&members))
        read_part(s, &members, at);
    if (!members.started)
        akt_spot__fault(s, AKT_FAULT_EMPTY_TEXT, NULL, NULL, NULL);
}

static bool read_item(const akt_spot *s, const char *value, void *item)
{
    const char *text = akt_spot__string(s, value, AKT_FAULT_WANTS_STRING);
    *(const char **)item = text;
    return text != NULL;
}

void akt_field__strings(const akt_spot *s, const char *value, void *at)
{
    static const akt_item_reader reader = {AKT_FAULT_WANTS_STRINGS, sizeof(const char *),
                                           read_item};
    akt_strings *out = at;
    out->items = akt_spot__items(s, value, &reader, &out->count);
}
