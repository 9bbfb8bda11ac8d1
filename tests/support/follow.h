#ifndef AKT_TESTS_SUPPORT_FOLLOW_H
#define AKT_TESTS_SUPPORT_FOLLOW_H

/* After cmocka.h. */

#include "base/buffer.h"
#include "scenario/difference.h"

/* Differences put to the test. */

/* The steps as the items of a JSON list, a line each. */
void akt_follow_write(akt_buffer *out, const akt_difference *difference);

/* Applies the steps to the first dataset. NULL where they are refused, which is told. */
akt_dataset *akt_follow(const akt_dataset *from, const akt_difference *difference);

/* Two datasets are the same but for the order of records and of members. */
void akt_follow_assert_reached(const akt_dataset *reached, const akt_dataset *wanted);

#endif
