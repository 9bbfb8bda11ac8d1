#include "publication/explorer_internal.h"

#include <string.h>

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

/* The line behind a comment that begins a line; NULL where it does not end its last one. */
static const char *skip_comment(const char *at)
{
    const char *end = strstr(at, "*/");
    if (!end)
        return NULL;
    end = skip_blanks(end + 2);
    return *end == '\n' ? end + 1 : NULL;
}

void akt_explorer__add_bare(akt_buffer *out, const char *text)
{
    while (*text) {
        const char *line = skip_blanks(text);
        const char *end = strchr(line, '\n');
        const char *behind = strncmp(line, "/*", 2) == 0 ? skip_comment(line) : NULL;
        text = behind ? behind : end ? end + 1 : line + strlen(line);
        if (!behind && *line != '\n' && strncmp(line, "//", 2) != 0)
            akt_buffer_add_bytes(out, line, (size_t)(text - line));
    }
}
