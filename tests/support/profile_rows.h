#ifndef AKT_TESTS_SUPPORT_PROFILE_ROWS_H
#define AKT_TESTS_SUPPORT_PROFILE_ROWS_H

/* After cmocka.h. */

#include "analysis/comparison.h"

#include <string.h>

static inline bool akt_is_row(const akt_profile_row *row, akt_profile_what what, const char *id,
                              const char *measure)
{
    return row->what == what && strcmp(row->id, id) == 0 && strcmp(row->measure, measure) == 0;
}

/* The place of a row in a profile; SIZE_MAX where it has none. */
static inline size_t akt_profile_find(const akt_profile *profile, akt_profile_what what,
                                      const char *id, const char *measure)
{
    for (size_t i = 0; i < profile->count; i++) {
        if (akt_is_row(&profile->rows[i], what, id, measure))
            return i;
    }
    return SIZE_MAX;
}

/* The value of a row that is there. */
static inline double akt_profile_value(const akt_profile *profile, akt_profile_what what,
                                       const char *id, const char *measure)
{
    size_t place = akt_profile_find(profile, what, id, measure);
    if (place == SIZE_MAX)
        fail_msg("no row %s %s", id, measure);
    return profile->values[place];
}

/* The row of a comparison that is there. */
static inline const akt_comparison_row *akt_comparison_find(const akt_comparison *comparison,
                                                            akt_profile_what what, const char *id,
                                                            const char *measure)
{
    for (size_t i = 0; i < comparison->count; i++) {
        if (akt_is_row(comparison->rows[i].row, what, id, measure))
            return &comparison->rows[i];
    }
    fail_msg("no row %s %s", id, measure);
    return NULL;
}

#endif
