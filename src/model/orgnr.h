#ifndef AKT_MODEL_ORGNR_H
#define AKT_MODEL_ORGNR_H

#include <stdbool.h>

/* Norwegian organisation numbers. */

/* Whether all of text is one: nine digits, the last a check digit (modulus 11, weights 3 2 7 6 5 4 3 2;
 * a remainder of 1 has none). */
bool akt_orgnr_is_valid(const char *text);

enum { AKT_ORGNR_SIZE = 10 };

/* Finds the nine digits in what people write: white space between them, "NO" or "NO-BRC-" before and
 * "MVA" behind are passed over. Whether nothing else stood there; they may still be no number. */
bool akt_orgnr_read(const char *text, char out[AKT_ORGNR_SIZE]);

/* Whether text is one that is valid, as people write it. */
bool akt_orgnr_is_written(const char *text);

#endif
