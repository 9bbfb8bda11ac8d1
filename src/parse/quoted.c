#include "parse/quoted.h"

#include "base/utf8.h"
#include "parse/grid.h"
#include "parse/json.h"

#include <stdlib.h>
#include <string.h>

/* The code of four hexadecimal digits; -1 where these are none. */
static long read_hex(const char *text)
{
    char digits[5] = "";
    if (strspn(text, "0123456789abcdefABCDEF") < 4)
        return -1;
    memcpy(digits, text, 4);
    return strtol(digits, NULL, 16);
}

size_t akt_quoted_escape_size(const char *text)
{
    if (text[1] != 'u')
        return text[1] && strchr("\"\\/bfnrt", text[1]) ? 2 : 0;
    long code = read_hex(text + 2);
    if (code <= 0 || (code >= 0xDC00 && code <= 0xDFFF))
        return 0;
    if (code < 0xD800 || code > 0xDBFF)
        return 6;
    long low = text[6] == '\\' && text[7] == 'u' ? read_hex(text + 8) : -1;
    return low >= 0xDC00 && low <= 0xDFFF ? 12 : 0;
}

size_t akt_quoted_size(const char *text)
{
    size_t at = *text == '"';
    while (at > 0 && (unsigned char)text[at] >= 0x20 && text[at] != '"') {
        size_t size = text[at] == '\\' ? akt_quoted_escape_size(text + at) : 1;
        if (size == 0)
            return 0;
        at += size;
    }
    return at > 0 && text[at] == '"' ? at + 1 : 0;
}

const char *akt_quoted_read(const char *text, akt_pool *pool)
{
    size_t size = akt_quoted_size(text);
    if (size == 0 || text[size])
        return NULL;
    akt_json *value = akt_json_parse(text, size);
    const char *said = value ? akt_json_string(value) : NULL;
    const char *kept = said ? akt_pool_text(pool, said, strlen(said)) : NULL;
    if (!kept)
        akt_pool_fail(pool);
    akt_json_free(value);
    return kept;
}

bool akt_quoted_is_cell(const char *text)
{
    size_t size = akt_quoted_size(text);
    return size > 0 && !text[size] && strchr(text, '\\');
}

bool akt_quoted_is_odd(uint32_t code)
{
    return code != '\n' && (code < 0x20 || (code >= 0x7F && code < 0xA0) || !akt_utf8_is_xml(code));
}

static bool has_odd(const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;)
        if (akt_quoted_is_odd(akt_utf8_next(text, size, &at)))
            return true;
    return false;
}

static bool has_loose_ends(const char *text)
{
    size_t size;
    return akt_grid_trim(text, &size) != text || text[size];
}

static void add_escape(akt_buffer *out, uint32_t code)
{
    if (code > 0xFFFF)
        akt_buffer_format(out, "\\u%04x", (unsigned)(0xD800 + ((code - 0x10000) >> 10)));
    akt_buffer_format(out, "\\u%04x",
                      (unsigned)(code > 0xFFFF ? 0xDC00 + ((code - 0x10000) & 0x3FF) : code));
}

/* White space at the ends is escaped, so that it is seen. */
static void add_quoted(akt_buffer *out, const char *text)
{
    size_t size = strlen(text), trimmed, at = 0;
    const char *start = akt_grid_trim(text, &trimmed), *end = start + trimmed;
    akt_buffer_add_char(out, '"');
    while (at < size) {
        const char *here = text + at;
        uint32_t code = akt_utf8_next(text, size, &at);
        if (here < start || here >= end || code == '\n' || akt_quoted_is_odd(code))
            add_escape(out, code);
        else if (code == '"' || code == '\\')
            akt_buffer_format(out, "\\%c", (char)code);
        else
            akt_buffer_add_code(out, code);
    }
    akt_buffer_add_char(out, '"');
}

void akt_quoted_add_cell(akt_buffer *out, const char *text)
{
    if (has_loose_ends(text) || has_odd(text) || akt_quoted_is_cell(text))
        add_quoted(out, text);
    else
        akt_buffer_add(out, text);
}

void akt_quoted_add_item(akt_buffer *out, const char *text, const char *dividers)
{
    bool plain = *text && !strpbrk(text, dividers) && !strchr(text, '"') && !has_loose_ends(text) &&
                 !has_odd(text);
    if (plain)
        akt_buffer_add(out, text);
    else
        add_quoted(out, text);
}
