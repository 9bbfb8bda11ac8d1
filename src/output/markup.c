#include "output/markup.h"

#include "base/utf8.h"

#include <string.h>

static const char *entity_of(uint32_t code)
{
    switch (code) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/* Whether XML and HTML both take the character as it is. */
static bool is_plain(uint32_t code)
{
    return code != AKT_UTF8_BAD && akt_utf8_is_xml(code) && !(code >= 0x7F && code < 0xA0);
}

/* How many bytes at the head of a text are letters, digits, blanks and the like of ASCII. */
static size_t count_plain(const char *text, size_t size)
{
    size_t count = 0;
    while (count < size && text[count] >= ' ' && text[count] < 0x7F &&
           !entity_of((unsigned char)text[count]))
        count++;
    return count;
}

void akt_markup_add_part(akt_buffer *out, const char *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        size_t plain = count_plain(text + at, size - at);
        akt_buffer_add_bytes(out, text + at, plain);
        at += plain;
        if (at == size)
            break;
        uint32_t code = akt_utf8_next(text, size, &at);
        const char *entity = entity_of(code);
        if (entity)
            akt_buffer_add(out, entity);
        else
            akt_buffer_add_code(out, is_plain(code) ? code : 0xFFFD);
    }
}

void akt_markup_add(akt_buffer *out, const char *text)
{
    akt_markup_add_part(out, text, strlen(text));
}
