#include "base/url.h"

#include <string.h>

void akt_url_add(akt_buffer *out, const char *url)
{
    for (; *url; url++)
        if ((unsigned char)*url <= ' ' || strchr("<>\"{}|\\^`", *url))
            akt_buffer_format(out, "%%%02X", (unsigned)(unsigned char)*url);
        else
            akt_buffer_add_char(out, *url);
}
