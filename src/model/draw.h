#ifndef AKT_MODEL_DRAW_H
#define AKT_MODEL_DRAW_H

#include "model/dataset.h"

/* One draw from what a dataset is unsure of: a record is there with its `confidence`, an amount lies
 * somewhere in its range. The same seed and number give the same draw, whatever the order of
 * questions. */
typedef struct akt_draw {
    uint64_t seed;
    uint64_t number;
    double confidence; /* of records that state none, 0 to 1: not stated is not certain */
} akt_draw;

/* Whether a tie is there in this draw: a record of ties or flows, or one entry (part) of a list in
 * the record of a programme, forum or actor. Always without a draw (NULL). */
bool akt_draw_keeps(const akt_draw *draw, akt_table table, size_t index, size_t part,
                    const akt_record *record);

/* The amount of a flow in this draw: triangular between amount_min and amount_max with its peak at
 * amount, even between the two where the amount is not known, a bound that is missing being the
 * amount itself; rounded to whole kroner. Without a draw or a range, the amount as it is. */
akt_amount akt_draw_amount(const akt_draw *draw, size_t index, const akt_flow *flow);

#endif
