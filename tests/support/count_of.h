#ifndef AKT_TESTS_SUPPORT_COUNT_OF_H
#define AKT_TESTS_SUPPORT_COUNT_OF_H

#include <stddef.h>
#include <string.h>

/* How often the part, which is not empty, is in the text, none of them over another. */
static inline size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

#endif
