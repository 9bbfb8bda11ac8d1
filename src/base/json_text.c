#include "base/json_text.h"

#include <string.h>

void akt_json_text_add(akt_buffer *out, const char *text)
{
    akt_buffer_add_char(out, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            akt_buffer_format(out, "\\%c", c);
        else if (c == '\n')
            akt_buffer_add(out, "\\n");
        else if (c < 0x20 || strchr("<>&", c))
            akt_buffer_format(out, "\\u%04x", (unsigned)c);
        else
            akt_buffer_add_char(out, *text);
    }
    akt_buffer_add_char(out, '"');
}
