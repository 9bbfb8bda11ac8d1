#ifndef AKT_WORDS_ORDER_H
#define AKT_WORDS_ORDER_H

/* Norwegian alphabetical order: … z æ ø å, ä as æ, ö as ø, aa as å, é as e; case counts last.
 * Returns less than, equal to or more than 0. */
int akt_order_compare(const char *a, const char *b);

#endif
