#ifndef AKT_TESTS_SUPPORT_NEAR_H
#define AKT_TESTS_SUPPORT_NEAR_H

/* After cmocka.h. */

#include <math.h>
#include <stdbool.h>

/* Whether value is within tolerance of expected, absolutely up to 1 and relatively above; undefined
 * only with undefined. */
static inline bool akt_is_near(double value, double expected, double tolerance)
{
    if (isnan(value) || isnan(expected))
        return isnan(value) && isnan(expected);
    return fabs(value - expected) <= tolerance * fmax(1, fabs(expected));
}

static inline void akt_assert_near(double value, double expected, double tolerance,
                                   const char *file, int line)
{
    if (akt_is_near(value, expected, tolerance))
        return;
    print_error("%.17g is not %.17g to %g\n", value, expected, tolerance);
    _fail(file, line);
}

/* cmocka compares numbers with a fraction as float. */
#define assert_near(value, expected, tolerance)                                                    \
    akt_assert_near(value, expected, tolerance, __FILE__, __LINE__)

#endif
