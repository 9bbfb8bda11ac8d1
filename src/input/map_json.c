#include "input/map_json_internal.h"

#include "base/near.h"
#include "parse/plain.h"

#include <string.h>

void akt_map_json__fault(akt_map_json *r, size_t offset, akt_fault what, const char *a,
                         const char *b, const char *c)
{
    const char *const args[4] = {a, b, c, NULL};
    akt_text_file_fault(&r->map->file, r->faults, what, offset, NULL, args);
}

const char *akt_map_json__keep(akt_map_json *r, const char *from, size_t size)
{
    const char *kept = akt_pool_text(r->map->pool, from, size);
    r->no_memory = r->no_memory || !kept;
    return kept ? kept : "";
}

const char *akt_map_json__key(akt_map_json *r, const akt_json_cursor *c)
{
    return akt_map_json__keep(r, c->key, c->key_size);
}

const char *akt_map_json__string(akt_map_json *r, size_t at, const char *key)
{
    const char *text = r->map->file.text;
    if (text[at] != '"') {
        akt_map_json__fault(r, at, AKT_FAULT_WANTS_STRING, key, NULL, NULL);
        return NULL;
    }
    const char *found = akt_json_string_at(text, at, r->map->pool);
    r->no_memory = r->no_memory || !found;
    return found;
}

bool akt_map_json__opens(akt_map_json *r, size_t at, char opening, const char *key)
{
    if (r->map->file.text[at] == opening)
        return true;
    akt_map_json__fault(r, at, opening == '{' ? AKT_FAULT_WANTS_OBJECT : AKT_FAULT_WANTS_LIST, key,
                        NULL, NULL);
    return false;
}

void akt_map_json__unknown_key(akt_map_json *r, const akt_json_cursor *c, const char *const *known)
{
    const char *key = akt_map_json__key(r, c);
    akt_near near = akt_near_start(key);
    akt_buffer list = AKT_BUFFER_INIT;
    for (const char *const *word = known; *word; word++) {
        akt_near_try(&near, *word);
        akt_buffer_format(&list, "%s%s", word == known ? "" : ", ", *word);
    }
    akt_map_json__fault(r, (size_t)(c->key - c->text) - 1, AKT_FAULT_UNKNOWN_KEY, key, near.best,
                        akt_buffer_text(&list));
    r->no_memory = r->no_memory || list.failed;
    akt_buffer_dispose(&list);
}

int akt_map_json__find_key(akt_map_json *r, const akt_json_cursor *c, const char *const *known)
{
    for (int i = 0; known[i]; i++)
        if (akt_json_key_is(c, known[i]))
            return i;
    akt_map_json__unknown_key(r, c, known);
    return -1;
}

int akt_map_json__find_word(akt_map_json *r, size_t at, const char *key, const char *const *known)
{
    const char *text = akt_map_json__string(r, at, key);
    akt_buffer list = AKT_BUFFER_INIT;
    int found = -1;
    for (int i = 0; text && found < 0 && known[i]; i++) {
        if (strcmp(text, known[i]) == 0)
            found = i;
        else
            akt_buffer_format(&list, "%s%s", i ? ", " : "", known[i]);
    }
    if (text && found < 0)
        akt_map_json__fault(r, at, AKT_FAULT_MAP_WORD, key, text, akt_buffer_text(&list));
    r->no_memory = r->no_memory || list.failed;
    akt_buffer_dispose(&list);
    return found;
}

bool akt_map_json__bool(akt_map_json *r, size_t at, const char *key)
{
    char first = r->map->file.text[at];
    if (first != 't' && first != 'f')
        akt_map_json__fault(r, at, AKT_FAULT_WANTS_BOOL, key, NULL, NULL);
    return first == 't';
}

double akt_map_json__number(akt_map_json *r, size_t at, const char *key)
{
    const char *text = r->map->file.text;
    double value = 0;
    akt_json *json = akt_json_parse(text + at, akt_json_end(text, at) - at);
    if (akt_json_kind_of(json) == AKT_JSON_NUMBER)
        value = akt_json_number(json);
    if (!(value > 0))
        akt_map_json__fault(r, at, AKT_FAULT_MAP_NUMBER, key, NULL, NULL);
    akt_json_free(json);
    return value > 0 ? value : 1;
}

akt_written_point akt_map_json__point(akt_map_json *r, size_t at)
{
    static const char *const words[] = {"point", "comma", NULL};
    return (akt_written_point)(akt_map_json__find_word(r, at, "decimal", words) + 1);
}

akt_written_order akt_map_json__order(akt_map_json *r, size_t at)
{
    static const char *const words[] = {"dmy", "mdy", NULL};
    return (akt_written_order)(akt_map_json__find_word(r, at, "date", words) + 1);
}

/* Texts */

static const char *plain_of(akt_map_json *r, const char *text)
{
    char plain[512];
    akt_plain_letters(plain, sizeof plain, text);
    return akt_map_json__keep(r, plain, strlen(plain));
}

void akt_map_json__settle_texts(akt_map_json *r, akt_list *texts, akt_strings *out,
                                const char *const **plain)
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

void akt_map_json__add_text(akt_map_json *r, akt_list *texts, const char *text)
{
    const char **added = text ? akt_list_add(texts) : NULL;
    if (added)
        *added = text;
    r->no_memory = r->no_memory || (text && !added);
}

void akt_map_json__texts(akt_map_json *r, size_t at, const char *key, akt_strings *out,
                         const char *const **plain)
{
    akt_list texts = AKT_LIST_OF(const char *);
    if (r->map->file.text[at] == '[')
        for (akt_json_cursor c = akt_json_enter(r->map->file.text, at); akt_json_next(&c);)
            akt_map_json__add_text(r, &texts, akt_map_json__string(r, c.value, key));
    else
        akt_map_json__add_text(r, &texts, akt_map_json__string(r, at, key));
    akt_map_json__settle_texts(r, &texts, out, plain);
    if (out->count == 0)
        akt_map_json__fault(r, at, AKT_FAULT_EMPTY_TEXT, key, NULL, NULL);
}
