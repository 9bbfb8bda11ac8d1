#ifndef AKT_BASE_NUMBER_H
#define AKT_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbers as text, independent of the locale. */

#define AKT_NUMBER_SIZE 400 /* room for any double with up to 20 decimals */

/* The largest whole number that a JSON number carries exactly: 2^53 - 1. */
#define AKT_NUMBER_WHOLE_MAX INT64_C(9007199254740991)

/* Up to 15 significant digits, a point, never "-0"; empty for a NaN or an infinity. Returns the
 * length. */
size_t akt_number_write(char out[AKT_NUMBER_SIZE], double value);

/* A whole number. Returns the length. */
size_t akt_number_write_whole(char out[AKT_NUMBER_SIZE], int64_t value);

/* `decimals` decimals (0 to 20), rounded as printf does (an exact half to even), never "-0". */
size_t akt_number_write_fixed(char out[AKT_NUMBER_SIZE], double value, int decimals);

/* Whether all of text is a whole number without sign; *value is set where it is. */
bool akt_number_read_whole(const char *text, int64_t *value);

/* All of text as digits with a point, such as 0.95, of at most 15 digits; false else. */
bool akt_number_read(const char *text, double *value);

#endif
