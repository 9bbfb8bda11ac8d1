#include "model/comparable.h"

#include <math.h>
#include <string.h>

bool akt_indicators_are_comparable(const akt_indicator *items, size_t a, size_t b)
{
    return akt_indices_contain(&items[a].comparable_with, (int32_t)b) ||
           akt_indices_contain(&items[b].comparable_with, (int32_t)a);
}

bool akt_indicators_have_same_unit(const akt_indicator *items, size_t a, size_t b)
{
    const char *first = items[a].unit, *second = items[b].unit;
    return strcmp(first ? first : "", second ? second : "") == 0;
}

bool akt_indicators_can_subtract(const akt_indicator *items, size_t a, size_t b)
{
    return akt_indicators_are_comparable(items, a, b) &&
           akt_indicators_have_same_unit(items, a, b) && !isnan(items[a].value) &&
           !isnan(items[b].value);
}
