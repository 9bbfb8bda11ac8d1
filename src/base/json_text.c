#include "base/json_text.h"

#include <stdbool.h>

/* Whether a character stands for itself, here and in HTML. */
static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
}

static void add_escaped(akt_buffer *out, unsigned char c)
{
    if (c == '"' || c == '\\')
        akt_buffer_format(out, "\\%c", c);
    else if (c == '\n')
        akt_buffer_add(out, "\\n");
    else
        akt_buffer_format(out, "\\u%04x", (unsigned)c);
}

void akt_json_text_add(akt_buffer *out, const char *text)
{
    akt_buffer_add_char(out, '"');
    while (*text) {
        size_t size = 0;
        while (is_plain((unsigned char)text[size]))
            size++;
        akt_buffer_add_bytes(out, text, size);
        text += size;
        if (*text)
            add_escaped(out, (unsigned char)*text++);
    }
    akt_buffer_add_char(out, '"');
}
