#ifndef AKT_WORDS_QUANTITY_H
#define AKT_WORDS_QUANTITY_H

#include "base/buffer.h"
#include "words/lang.h"

#include <stdint.h>

/* Numbers, money and dates as people read them. Norwegian: groups of three by U+00A0, comma, minus
 * U+2212, 21.11.2026. English: groups by U+00A0 too, point, 21 Nov 2026. */

void akt_quantity_whole(akt_buffer *out, int64_t value, akt_lang lang);
void akt_quantity_number(akt_buffer *out, double value, int decimals, akt_lang lang);

/* A measure: whole numbers as they are, else one decimal from 10, three below. */
void akt_quantity_measure(akt_buffer *out, double value, akt_lang lang);

/* "5 mill. kr", "15,5 mill. kr", "453 000 kr"; another currency by its code, none for "". */
void akt_quantity_money(akt_buffer *out, int64_t value, const char *currency, akt_lang lang);

/* month and day 0 = not given. */
void akt_quantity_date(akt_buffer *out, int year, int month, int day, akt_lang lang);

#endif
