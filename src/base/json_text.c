#include "base/json_text.h"

#include <stdbool.h>

/* How many bytes at the head of a text stand for themselves. */
static size_t count_plain(const char *text)
{
    static const bool special[256] = {
        ['"'] = true, ['\\'] = true, ['<'] = true, ['>'] = true, ['&'] = true};
    size_t size = 0;
    for (unsigned char c; (c = (unsigned char)text[size]) >= 0x20 && !special[c];)
        size++;
    return size;
}

void akt_json_text_add(akt_buffer *out, const char *text)
{
    akt_buffer_add_char(out, '"');
    for (; *text; text++) {
        size_t plain = count_plain(text);
        akt_buffer_add_bytes(out, text, plain);
        text += plain;
        unsigned char c = (unsigned char)*text;
        if (c == '\0')
            break;
        if (c == '"' || c == '\\')
            akt_buffer_format(out, "\\%c", c);
        else if (c == '\n')
            akt_buffer_add(out, "\\n");
        else
            akt_buffer_format(out, "\\u%04x", (unsigned)c);
    }
    akt_buffer_add_char(out, '"');
}
