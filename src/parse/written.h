#ifndef AKT_PARSE_WRITTEN_H
#define AKT_PARSE_WRITTEN_H

#include "base/buffer.h"

#include <stdbool.h>

/* Numbers and days as people write them in sheets. */

typedef enum akt_written {
    AKT_WRITTEN_GOOD,
    AKT_WRITTEN_AMBIGUOUS, /* 1.234: a thousand and more, or one and a bit? */
    AKT_WRITTEN_UNIT,      /* 2,5 mill.: a number with a unit that is not kroner or percent */
    AKT_WRITTEN_NONE       /* not a number */
} akt_written;

/* Adds the number that text says to out, exactly, as JSON has it; nothing unless the answer is good.
 * Understood: 2000000, 2 000 000 (any white space, no-break too), 2.000.000, 2,000,000, 2,5, 2.5,
 * 2.000,50, −5, kr 5,-, 5 kr, 5 kroner, 12 %. A group has three digits. One
 * point or comma alone with three digits behind it is ambiguous, unless 0 is before it. At most 18
 * digits. O(length). */
akt_written akt_written_number(const char *text, akt_buffer *out);

/* 25.05.2020 and 5.5.2020, with or without a time behind it, as 2020-05-25; any other text as it is
 * (whether it is a day is for others to say). */
void akt_written_date(const char *text, akt_buffer *out);

#endif
