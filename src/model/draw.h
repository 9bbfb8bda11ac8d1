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

/* Whether a record of a table is there in this draw. What a scenario added is, unless it says how
 * sure it is. Always without a draw (NULL). */
bool akt_draw_keeps(const akt_draw *draw, akt_table table, const akt_record *record);

/* A party's place in a list of a programme or forum. */
typedef struct akt_entry {
    akt_table table;
    const akt_record *record; /* the programme or forum */
    size_t list;              /* which of its lists: 0, 1 or 2 */
    akt_ref party;
} akt_entry;

/* Whether the entry is there in this draw, by the confidence of its record. Each is drawn by who
 * stands there: what becomes of the others does not change when somebody leaves the list. */
bool akt_draw_keeps_entry(const akt_draw *draw, const akt_dataset *dataset, const akt_entry *entry);

/* The amount of a flow in this draw: triangular between amount_min and amount_max with its peak at
 * amount, even between the two where the amount is not known, a bound that is missing being the
 * amount itself; rounded to whole kroner. Without a draw or a range, the amount as it is. */
akt_amount akt_draw_amount(const akt_draw *draw, const akt_flow *flow);

#endif
