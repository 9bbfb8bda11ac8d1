#include "model/counted_id.h"

#include <stdint.h>
#include <string.h>

enum { STEM = sizeof "flow" - 1, MOST_DIGITS = 9 };

size_t akt_counted_id_write(char out[AKT_COUNTED_ID_SIZE], size_t index)
{
    char digits[AKT_COUNTED_ID_SIZE];
    size_t at = sizeof digits, size = STEM;
    memcpy(out, "flow-", STEM + 1);
    for (size_t left = index ? index + 1 : 0; left > 0; left /= 10)
        digits[--at] = (char)('0' + left % 10);
    if (index)
        memcpy(out + STEM + 1, digits + at, sizeof digits - at);
    size += index ? 1 + sizeof digits - at : 0;
    out[size] = '\0';
    return size;
}

size_t akt_counted_id_read(const char *id, size_t size)
{
    size_t number = 0;
    if (size < STEM || memcmp(id, "flow", STEM) != 0)
        return SIZE_MAX;
    if (size == STEM)
        return 0;
    if (id[STEM] != '-' || size > STEM + 1 + MOST_DIGITS)
        return SIZE_MAX;
    for (size_t at = STEM + 1; at < size; at++) {
        if (id[at] < '0' || id[at] > '9' || (id[at] == '0' && number == 0))
            return SIZE_MAX;
        number = number * 10 + (size_t)(id[at] - '0');
    }
    return number < 2 ? SIZE_MAX : number - 1;
}
