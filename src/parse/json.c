#include "parse/json_internal.h"

#include "base/utf8.h"

#include <cjson/cJSON.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Everything here trusts akt_json_check. */

size_t akt_json_skip_space(const char *text, size_t offset)
{
    while (text[offset] == ' ' || text[offset] == '\n' || text[offset] == '\t' ||
           text[offset] == '\r')
        offset++;
    return offset;
}

static size_t skip_string(const char *text, size_t at, size_t size)
{
    uint64_t odd = 0;
    at = akt_json__skip_plain(text, at + 1, size, &odd);
    while (text[at] == '\\')
        at = akt_json__skip_plain(text, at + 2, size, &odd);
    return at + 1;
}

static size_t skip_word(const char *text, size_t at)
{
    while ((unsigned char)text[at] > ' ' && text[at] != ',' && text[at] != ']' && text[at] != '}')
        at++;
    return at;
}

/* A way through text that is outside of strings now, or in one. */
typedef struct passage {
    size_t at;
    size_t
        depth; /* objects and arrays that are open; 0 = all are closed, at is just past the last */
    bool in_string;
} passage;

#ifdef __SSE2__

static unsigned bytes_like(__m128i bytes, char c)
{
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}

/* Of each byte, whether it is in a string: behind an odd number of quotes. */
static unsigned inside_quotes(unsigned quotes)
{
    quotes ^= quotes << 1;
    quotes ^= quotes << 2;
    quotes ^= quotes << 4;
    quotes ^= quotes << 8;
    return quotes & 0xFFFF;
}

/* Goes on by whole blocks, as far as there is no escape. */
static void pass_blocks(const char *text, size_t size, passage *p)
{
    for (; p->at + 16 <= size; p->at += 16) {
        const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + p->at));
        const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20)); /* [ as {, ] as } */
        const unsigned inside = inside_quotes(bytes_like(bytes, '"')) ^ (p->in_string ? 0xFFFF : 0);
        const unsigned closing = bytes_like(folded, '}') & ~inside;
        unsigned either = closing | (bytes_like(folded, '{') & ~inside);
        if (bytes_like(bytes, '\\'))
            return;
        for (; either; either &= either - 1) {
            p->depth = closing & -either & either ? p->depth - 1 : p->depth + 1;
            if (p->depth == 0) {
                p->at += (size_t)__builtin_ctz(either) + 1;
                return;
            }
        }
        p->in_string = inside >> 15;
    }
}

#else

static void pass_blocks(const char *text, size_t size, passage *p)
{
    (void)text, (void)size, (void)p;
}

#endif

/* Just past what closes the last of `depth` objects and arrays that are open. */
static size_t close_all(const char *text, size_t at, size_t size, size_t depth)
{
    passage p = {at, depth, false};
    pass_blocks(text, size, &p);
    if (p.depth == 0)
        return p.at;
    depth = p.depth;
    at = p.in_string ? skip_string(text, p.at - 1, size) : p.at;
    for (;;) {
        switch (text[at]) {
        case '"': at = skip_string(text, at, size); continue;
        case '{':
        case '[': depth++; break;
        case '}':
        case ']':
            if (--depth == 0)
                return at + 1;
            break;
        default: break;
        }
        at++;
    }
}

static size_t end_of(const char *text, size_t at, size_t size)
{
    if (text[at] == '"')
        return skip_string(text, at, size);
    if (text[at] == '{' || text[at] == '[')
        return close_all(text, at + 1, size, 1);
    return skip_word(text, at);
}

size_t akt_json_end(const char *text, size_t at)
{
    return end_of(text, akt_json_skip_space(text, at), 0);
}

akt_json_cursor akt_json_enter(const char *text, size_t offset)
{
    size_t at = akt_json_skip_space(text, offset);
    return (akt_json_cursor){.text = text, .at = at + 1, .is_object = text[at] == '{'};
}

akt_json_cursor akt_json_enter_file(const akt_text_file *file, size_t offset)
{
    akt_json_cursor cursor = akt_json_enter(file->text, offset);
    cursor.size = file->size;
    return cursor;
}

/* To where the next member or item begins; false where there is none. */
static bool step(akt_json_cursor *cursor)
{
    const char *text = cursor->text;
    size_t at = akt_json_skip_space(text, cursor->at);
    cursor->at = at;
    cursor->end = at + 1;
    if (text[at] == '}' || text[at] == ']')
        return false;
    if (text[at] == ',')
        cursor->at = akt_json_skip_space(text, at + 1);
    cursor->index = cursor->started ? cursor->index + 1 : 0;
    cursor->started = true;
    return true;
}

/* To the value of the member or item that begins at `at`. */
static void enter_value(akt_json_cursor *cursor)
{
    const char *text = cursor->text;
    size_t at = cursor->at;
    if (cursor->is_object) {
        size_t end = skip_string(text, at, cursor->size);
        cursor->key = text + at + 1;
        cursor->key_size = end - at - 2;
        at = akt_json_skip_space(text, akt_json_skip_space(text, end) + 1);
    }
    cursor->value = at;
}

bool akt_json_step(akt_json_cursor *cursor)
{
    if (!step(cursor))
        return false;
    enter_value(cursor);
    return true;
}

akt_json_spelling akt_json_spelled(const akt_json_cursor *cursor)
{
    const char *raw = cursor->key - 1;
    return (akt_json_spelling){raw, (size_t)(cursor->text + cursor->value - raw), cursor->key_size};
}

void akt_json_leave(akt_json_cursor *cursor, size_t end)
{
    cursor->end = cursor->at = end;
}

void akt_json_pass(akt_json_cursor *cursor)
{
    akt_json_leave(cursor, end_of(cursor->text, cursor->value, cursor->size));
}

void akt_json_pass_rest(akt_json_cursor *cursor)
{
    cursor->end = close_all(cursor->text, cursor->at, cursor->size, 1);
}

bool akt_json_next(akt_json_cursor *cursor)
{
    bool found = akt_json_step(cursor);
    if (found)
        akt_json_pass(cursor);
    return found;
}

static uint32_t read_hex(const char *raw)
{
    char digits[5] = {raw[0], raw[1], raw[2], raw[3], '\0'};
    return (uint32_t)strtoul(digits, NULL, 16);
}

/* The bytes of the next character of a raw key, its escape resolved. */
static size_t read_char(const char *raw, size_t *at, char out[4])
{
    static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
    if (raw[*at] != '\\') {
        out[0] = raw[(*at)++];
        return 1;
    }
    char c = raw[*at + 1];
    *at += 2;
    if (c != 'u') {
        const char *found = strchr(letters, c);
        out[0] = found ? meanings[found - letters] : c;
        return 1;
    }
    uint32_t code = read_hex(raw + *at);
    *at += 4;
    if (code >= 0xD800 && code <= 0xDBFF) {
        code = 0x10000 + ((code - 0xD800) << 10) + (read_hex(raw + *at + 2) - 0xDC00);
        *at += 6;
    }
    return akt_utf8_encode(code, out);
}

/* A byte as a step of a pointer spells it. */
static size_t escape_byte(char out[4])
{
    if (out[0] != '/' && out[0] != '~')
        return 1;
    out[1] = out[0] == '/' ? '1' : '0';
    out[0] = '~';
    return 2;
}

/* Whether the cursor's key reads as name, which is a step of a pointer or plain. */
static bool is_key(const akt_json_cursor *cursor, const char *name, size_t size, bool is_step)
{
    size_t same = 0;
    for (size_t at = 0; at < cursor->key_size;) {
        char bytes[4];
        size_t count = read_char(cursor->key, &at, bytes);
        if (is_step && count == 1)
            count = escape_byte(bytes);
        if (count > size - same || memcmp(name + same, bytes, count) != 0)
            return false;
        same += count;
    }
    return same == size;
}

bool akt_json_key_is(const akt_json_cursor *cursor, const char *name)
{
    if (cursor->key[0] != name[0] && cursor->key[0] != '\\')
        return false;
    if (strncmp(name, cursor->key, cursor->key_size) == 0 && name[cursor->key_size] == '\0')
        return true;
    if (!memchr(cursor->key, '\\', cursor->key_size))
        return false;
    return is_key(cursor, name, strlen(name), false);
}

void akt_json_pointer_add(akt_buffer *pointer, const char *key, size_t size)
{
    akt_buffer_add_char(pointer, '/');
    for (size_t i = 0; i < size; i++) {
        char bytes[4] = {key[i]};
        akt_buffer_add_bytes(pointer, bytes, escape_byte(bytes));
    }
}

/* Whether the cursor stands on the step of a pointer that has size bytes. */
static bool is_step(const akt_json_cursor *cursor, const char *step, size_t size)
{
    if (cursor->is_object)
        return is_key(cursor, step, size, true);
    return cursor->index == strtoul(step, NULL, 10);
}

size_t akt_json_locate(const char *text, size_t offset, const char *pointer)
{
    size_t at = akt_json_skip_space(text, offset);
    while (*pointer == '/' && (text[at] == '{' || text[at] == '[')) {
        const char *step = pointer + 1;
        size_t size = strcspn(step, "/");
        akt_json_cursor cursor = akt_json_enter(text, at);
        bool found = false;
        while (!found && akt_json_next(&cursor))
            found = is_step(&cursor, step, size);
        if (!found)
            return at;
        at = cursor.value;
        pointer = step + size;
    }
    return at;
}

akt_json_bytes akt_json_string_of(const char *at, size_t size, akt_buffer *scratch)
{
    uint64_t odd = 0;
    const size_t plain = akt_json__skip_plain(at, 1, size, &odd);
    if (at[plain] == '"')
        return (akt_json_bytes){at + 1, plain - 1};
    const akt_json_bytes raw = {at + 1, skip_string(at, 0, size) - 2};
    akt_buffer_clear(scratch);
    for (size_t i = 0; i < raw.size;) {
        char bytes[4];
        akt_buffer_add_bytes(scratch, bytes, read_char(raw.text, &i, bytes));
    }
    return (akt_json_bytes){akt_buffer_text(scratch), scratch->size};
}

/* Whole numbers and powers of ten this small are exact, so that their quotient is rounded once. */
static bool read_short(const char *at, double *out)
{
    enum { EXACT_DIGITS = 15 };
    double whole = 0, scale = 1;
    size_t digits = 0;
    bool is_fraction = false;
    for (;; at++) {
        if (*at == '.' && !is_fraction) {
            is_fraction = true;
            continue;
        }
        if (*at < '0' || *at > '9')
            break;
        whole = whole * 10 + (*at - '0');
        scale = is_fraction ? scale * 10 : scale;
        digits++;
    }
    *out = whole / scale;
    return digits > 0 && digits <= EXACT_DIGITS && *at != 'e' && *at != 'E';
}

/* strtod wants the point of the locale that whoever uses the library may have set. */
double akt_json_number_of(const char *at, akt_buffer *scratch)
{
    double number;
    if (read_short(at, &number))
        return number;
    akt_buffer_clear(scratch);
    for (const char *end = at + skip_word(at, 0); at < end; at++) {
        if (*at == '.')
            akt_buffer_add(scratch, localeconv()->decimal_point);
        else
            akt_buffer_add_char(scratch, *at);
    }
    return strtod(akt_buffer_text(scratch), NULL);
}

akt_json *akt_json_parse(const char *text, size_t size)
{
    return (akt_json *)cJSON_ParseWithLengthOpts(text, size, NULL, 0);
}

void akt_json_free(akt_json *value)
{
    cJSON_Delete((cJSON *)value);
}

akt_json_kind akt_json_kind_at(const char *at)
{
    switch (*at) {
    case '{': return AKT_JSON_OBJECT;
    case '[': return AKT_JSON_ARRAY;
    case '"': return AKT_JSON_STRING;
    case 't':
    case 'f': return AKT_JSON_BOOL;
    case 'n': return AKT_JSON_NULL;
    default: return AKT_JSON_NUMBER;
    }
}

akt_json_kind akt_json_kind_of(const akt_json *value)
{
    switch (value ? ((const cJSON *)value)->type & 0xFF : cJSON_NULL) {
    case cJSON_True:
    case cJSON_False: return AKT_JSON_BOOL;
    case cJSON_Number: return AKT_JSON_NUMBER;
    case cJSON_String: return AKT_JSON_STRING;
    case cJSON_Array: return AKT_JSON_ARRAY;
    case cJSON_Object: return AKT_JSON_OBJECT;
    default: return AKT_JSON_NULL;
    }
}

double akt_json_number(const akt_json *value)
{
    return ((const cJSON *)value)->valuedouble;
}

const char *akt_json_string(const akt_json *value)
{
    return ((const cJSON *)value)->valuestring;
}

const char *akt_json_key(const akt_json *value)
{
    return ((const cJSON *)value)->string;
}

const akt_json *akt_json_first(const akt_json *value)
{
    return (const akt_json *)((const cJSON *)value)->child;
}

const akt_json *akt_json_sibling(const akt_json *value)
{
    return (const akt_json *)((const cJSON *)value)->next;
}

const akt_json *akt_json_get(const akt_json *object, const char *key)
{
    return (const akt_json *)cJSON_GetObjectItemCaseSensitive((const cJSON *)object, key);
}

const char *akt_json_string_at(const char *text, size_t at, akt_pool *pool)
{
    akt_json *value = akt_json_parse(text + at, akt_json_end(text, at) - at);
    const char *found = value ? akt_json_string(value) : NULL;
    const char *kept = found ? akt_pool_text(pool, found, strlen(found)) : NULL;
    if (!kept)
        akt_pool_fail(pool);
    akt_json_free(value);
    return kept;
}
