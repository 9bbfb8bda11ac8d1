#ifndef AKT_MODEL_COMPARABLE_H
#define AKT_MODEL_COMPARABLE_H

#include "model/dataset.h"

/* Which indicators may be set side by side: those that a source compares, and no others. items is the
 * whole table (akt_dataset_indicators); a and b are indices in it. O(comparable_with). */

/* Whether a source sets the two side by side, in whichever record it is said. */
bool akt_indicators_are_comparable(const akt_indicator *items, size_t a, size_t b);

/* None is a unit as any other. */
bool akt_indicators_have_same_unit(const akt_indicator *items, size_t a, size_t b);

/* Both, and both have a value. */
bool akt_indicators_can_subtract(const akt_indicator *items, size_t a, size_t b);

#endif
