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

/* What divides whole from fraction, where somebody has said so. */
typedef enum akt_written_point {
    AKT_WRITTEN_POINT_UNSAID,
    AKT_WRITTEN_POINT_POINT,
    AKT_WRITTEN_POINT_COMMA
} akt_written_point;

/* The same of an amount of money in a register: 5 mill. kr, 2,5 mrd., 300 tusen and 12 MNOK are kroner,
 * (500) is -500, and nothing is ambiguous where the point is said. Percent is no amount. */
akt_written akt_written_amount(const char *text, akt_written_point point, akt_buffer *out);

/* Whether the text itself says thousands, millions or more, so that no heading needs to. */
bool akt_written_has_scale(const char *text);

/* But for what floating point leaves, and less than half an øre. */
bool akt_written_is_whole(double amount);

/* The order in which a day with strokes stands, where somebody has said so. */
typedef enum akt_written_order {
    AKT_WRITTEN_ORDER_UNSAID,
    AKT_WRITTEN_ORDER_DMY,
    AKT_WRITTEN_ORDER_MDY
} akt_written_order;

/* A day, month or year as people and programs write it: 2020-05-25, with a time behind it or none,
 * 25.05.2020, 25/5/2020, 2020-05, 05.2020, 2020. Adds 2020-05-25, 2020-05 or 2020 to out. 03/04/2020 is
 * ambiguous where the order is not said. Whether there is such a day is for others to say. */
akt_written akt_written_day(const char *text, akt_written_order order, akt_buffer *out);

/* 25.05.2020 and 5.5.2020, with or without a time behind it, as 2020-05-25; any other text as it is
 * (whether it is a day is for others to say). */
void akt_written_date(const char *text, akt_buffer *out);

#endif
