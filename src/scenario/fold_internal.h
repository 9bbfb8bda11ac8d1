#ifndef AKT_SCENARIO_FOLD_INTERNAL_H
#define AKT_SCENARIO_FOLD_INTERNAL_H

#include "model/builder.h"

/* Several actors become one: what refers to any of them then refers to that one. */
typedef struct akt_fold {
    akt_dataset *dataset;          /* a copy, edited in place */
    int32_t *body;                 /* of each actor: what it becomes; at first itself */
    bool *keep[AKT_TABLE_COUNT];   /* set for all but folded actors and what would be a loop */
    size_t *seen[AKT_TABLE_COUNT]; /* the number of the list that a record last stood in */
    size_t lists;
    bool failed;
} akt_fold;

/* Makes room; dispose of it also on failure. */
akt_status akt_fold__start(akt_fold *fold, const akt_dataset *dataset, akt_error *err);
void akt_fold__dispose(akt_fold *fold);

/* Moves every reference but `parent`. Ties and flows that then begin and end in one actor lose their
 * flags; flows whose ends moved are series of their own; a flow that continues one which lost its flag
 * continues what that one did. dataset is what it was started with. */
void akt_fold__apply(akt_fold *fold, const akt_dataset *dataset);

/* What a reference becomes. */
akt_ref akt_fold__ref(const akt_fold *fold, akt_ref ref);

/* Adds the codes that are not among them yet. */
void akt_fold__add_codes(akt_fold *fold, akt_indices *to, const akt_indices *from);

/* The dataset of what kept its flag. */
akt_status akt_fold__finish(akt_fold *fold, akt_dataset **out, akt_error *err);

#endif
