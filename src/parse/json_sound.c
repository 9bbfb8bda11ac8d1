#include "base/utf8.h"
#include "parse/json_internal.h"
#include "parse/quoted.h"

/* A quick look at a whole text. Whatever is rare (keys with escapes, objects with many keys, very deep
 * nesting) it leaves to the search for faults, as it leaves every fault. */

enum { WATCH_BYTES = 1 << 20, MOST_KEYS = 64 };

typedef struct key {
    const char *text;
    size_t size;
} key;

typedef struct look {
    const char *text;
    const char *end;
    const char *told; /* how far the watcher has been told */
    const akt_json_watch *watch;
    unsigned depth;
} look;

/* Every function takes where something begins and returns where it ends, or NULL. */

static const char *pass_space(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')
        at++;
    return at;
}

static const char *pass_odd_string(const look *l, const char *at, bool *escaped)
{
    const char *start = at + 1;
    size_t size = (size_t)(l->end - start), next = 0;
    uint64_t odd = 0;
    for (;;) {
        next = akt_json__skip_plain(start, next, size, &odd);
        if (start[next] != '\\')
            break;
        size_t escape = akt_quoted_escape_size(start + next);
        if (escape == 0)
            return NULL;
        next += escape;
        *escaped = true;
    }
    if (start[next] != '"')
        return NULL;
    if (odd && akt_utf8_check(start, next) < next)
        return NULL;
    return start + next + 1;
}

/* At a quote. *escaped where it holds an escape. Most strings are short and plain. */
static inline const char *pass_string(const look *l, const char *at, bool *escaped)
{
    if (l->end - at > AKT_JSON__BLOCK) {
        const akt_json__block block = akt_json__look(at + 1);
        const uint64_t before = block.stops ^ (block.stops - 1);
        if (block.stops && !(block.odd & before)) {
            at += 1 + __builtin_ctzll(block.stops) / AKT_JSON__BITS;
            if (*at == '"')
                return at + 1;
            at = at - __builtin_ctzll(block.stops) / AKT_JSON__BITS - 1;
        }
    }
    return pass_odd_string(l, at, escaped);
}

static const char *pass_digits(const char *at)
{
    const char *start = at;
    while (*at >= '0' && *at <= '9')
        at++;
    return at > start ? at : NULL;
}

static const char *pass_number(const char *at)
{
    at += *at == '-';
    at = *at == '0' ? at + 1 : pass_digits(at);
    if (at && *at == '.')
        at = pass_digits(at + 1);
    if (at && (*at == 'e' || *at == 'E')) {
        at++;
        at = pass_digits(at + (*at == '+' || *at == '-'));
    }
    return at;
}

static const char *pass_literal(const char *at, const char *literal, size_t size)
{
    return strncmp(at, literal, size) == 0 ? at + size : NULL;
}

/* Adds a key to those of its object; false where it is there, or there may be too many. *seen has a bit
 * for each: most new keys need no comparison. */
static bool add_key(key *keys, size_t *count, uint64_t *seen, key added)
{
    unsigned first = added.size ? (unsigned char)added.text[0] : 0;
    unsigned last = added.size ? (unsigned char)added.text[added.size - 1] : 0;
    uint64_t bit = UINT64_C(1) << ((first + 5 * last + 11 * added.size) % 64);
    if (*seen & bit)
        for (size_t i = 0; i < *count; i++)
            if (keys[i].size == added.size && memcmp(keys[i].text, added.text, added.size) == 0)
                return false;
    if (*count == MOST_KEYS)
        return false;
    *seen |= bit;
    keys[(*count)++] = added;
    return true;
}

static const char *pass_value(look *l, const char *at);

/* At a quote; past the colon. */
static const char *pass_key(const look *l, const char *at, key *out)
{
    bool escaped = false;
    const char *end = *at == '"' ? pass_string(l, at, &escaped) : NULL;
    if (!end || escaped)
        return NULL;
    *out = (key){at + 1, (size_t)(end - at) - 2};
    end = pass_space(end);
    return *end == ':' ? pass_space(end + 1) : NULL;
}

static const char *pass_object(look *l, const char *at)
{
    key keys[MOST_KEYS], found;
    size_t count = 0;
    uint64_t seen = 0;
    at = pass_space(at + 1);
    if (*at == '}')
        return at + 1;
    for (;;) {
        at = pass_key(l, at, &found);
        if (!at || !add_key(keys, &count, &seen, found))
            return NULL;
        at = pass_value(l, at);
        if (!at)
            return NULL;
        at = pass_space(at);
        if (*at != ',')
            return *at == '}' ? at + 1 : NULL;
        at = pass_space(at + 1);
    }
}

static void tell(look *l, const char *at)
{
    l->told = at;
    if (l->watch)
        l->watch->passed(l->watch->context, (size_t)(at - l->text));
}

static const char *pass_array(look *l, const char *at)
{
    at = pass_space(at + 1);
    if (*at == ']')
        return at + 1;
    for (;;) {
        at = pass_value(l, at);
        if (!at)
            return NULL;
        if (at - l->told >= WATCH_BYTES)
            tell(l, at);
        at = pass_space(at);
        if (*at != ',')
            return *at == ']' ? at + 1 : NULL;
        at = pass_space(at + 1);
    }
}

static const char *pass_nested(look *l, const char *at)
{
    if (l->depth == AKT_JSON_DEPTH)
        return NULL;
    l->depth++;
    at = *at == '{' ? pass_object(l, at) : pass_array(l, at);
    l->depth--;
    return at;
}

static const char *pass_value(look *l, const char *at)
{
    bool escaped;
    switch (*at) {
    case '"': return pass_string(l, at, &escaped);
    case '{':
    case '[': return pass_nested(l, at);
    case 't': return pass_literal(at, "true", 4);
    case 'f': return pass_literal(at, "false", 5);
    case 'n': return pass_literal(at, "null", 4);
    default: return pass_number(at);
    }
}

bool akt_json__is_sound(const akt_text_file *file, const akt_json_watch *watch)
{
    look l = {file->text, file->text + file->size, file->text, watch, 0};
    const char *at = pass_value(&l, pass_space(file->text));
    return at && pass_space(at) == l.end;
}

/* White space may go on behind the part. */
bool akt_json_is_sound_part(const akt_text_file *file, size_t from, size_t to)
{
    look l = {file->text, file->text + file->size, file->text + from, NULL, 0};
    const char *at = pass_value(&l, pass_space(file->text + from));
    return at && at <= file->text + to && pass_space(at) >= file->text + to;
}
