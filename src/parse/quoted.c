#include "parse/quoted.h"

#include "base/utf8.h"
#include "parse/grid.h"
#include "parse/json.h"

#include <string.h>

size_t akt_quoted_size(const char *text)
{
    if (*text != '"')
        return 0;
    for (size_t at = 1; text[at]; at++) {
        if (text[at] == '\\' && text[at + 1])
            at++;
        else if (text[at] == '"')
            return at + 1;
    }
    return 0;
}

/* Sound JSON, which the size alone does not show. */
static bool is_sound(const char *text)
{
    akt_diagnostics faults;
    const akt_text_file file = {.name = "", .text = text, .size = strlen(text)};
    akt_diagnostics_init(&faults);
    bool good = akt_json_check(&file, &faults) == AKT_OK;
    akt_diagnostics_dispose(&faults);
    return good;
}

const char *akt_quoted_read(const char *text, akt_pool *pool)
{
    size_t size = akt_quoted_size(text);
    if (size == 0 || text[size] || !is_sound(text))
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
    return size > 0 && !text[size] && strchr(text, '\\') && is_sound(text);
}

/* What a cell cannot hold. A line feed it can. */
static bool is_odd(uint32_t code)
{
    return code != '\n' && (code < 0x20 || (code >= 0x7F && code < 0xA0) || !akt_utf8_is_xml(code));
}

static bool has_odd(const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;)
        if (is_odd(akt_utf8_next(text, size, &at)))
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
        if (here < start || here >= end || code == '\n' || is_odd(code))
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
