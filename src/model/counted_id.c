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

size_t akt_counted_id_read(const char *id)
{
    size_t number = 0, size;
    if (strncmp(id, "flow", STEM) != 0 || (id[STEM] && id[STEM] != '-'))
        return SIZE_MAX;
    if (!id[STEM])
        return 0;
    id += STEM + 1;
    for (size = 0; size < MOST_DIGITS && id[size] >= '0' && id[size] <= '9'; size++)
        number = number * 10 + (size_t)(id[size] - '0');
    return id[size] || *id == '0' || number < 2 ? SIZE_MAX : number - 1;
}
