#ifndef AKT_ANALYSIS_ALIKE_INTERNAL_H
#define AKT_ANALYSIS_ALIKE_INTERNAL_H

#include <math.h>
#include <stdbool.h>

/* Whether two values count as equal: far above rounding, far below what differs in earnest. NaN is
 * like nothing. */
static inline bool akt_values__are_alike(double a, double b)
{
    return fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

#endif
