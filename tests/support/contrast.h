#ifndef AKT_TESTS_SUPPORT_CONTRAST_H
#define AKT_TESTS_SUPPORT_CONTRAST_H

/* Of colours "#rrggbb", as WCAG 2.1 works them out (https://www.w3.org/TR/WCAG21/). */

double akt_luminance(const char *colour);

/* From 1 to 21. */
double akt_contrast(const char *a, const char *b);

#endif
