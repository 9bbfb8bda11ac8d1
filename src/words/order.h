#ifndef AKT_WORDS_ORDER_H
#define AKT_WORDS_ORDER_H

#include <stdbool.h>

/* Norwegian alphabetical order: … z æ ø å, ä as æ, ö as ø, aa as å, é as e; case counts last.
 * Returns less than, equal to or more than 0. */
int akt_order_compare(const char *a, const char *b);

/* Places in a source, such as 8.9 before 8.10 and row 2 before row 10: runs of digits by their number, all
 * else by its bytes. 0 only where the two are the same. */
int akt_order_compare_places(const char *a, const char *b);

/* Whether two texts differ in case and accents at the most: a place of their own in the alphabet makes
 * letters different (o is not ø). */
bool akt_order_is_alike(const char *a, const char *b);

#endif
