#ifndef AKT_SCENARIO_REGROUP_H
#define AKT_SCENARIO_REGROUP_H

#include "base/status.h"
#include "model/dataset.h"

/* The same facts under other headings: dataset → dataset. */

/* A category: one that the dataset has, by another name or slot where these are given, or a new one.
 * Its own are then those named in members, and those that hold all the conditions of where
 * (scenario/filter.h); a category of the dataset keeps those that no other one takes. */
typedef struct akt_regroup_category {
    const char *id;
    akt_text name;
    const char *slot; /* of the palette, or NULL */
    akt_strings members;
    akt_strings where;
    const char *place; /* where it was written, for errors; or NULL */
} akt_regroup_category;

typedef struct akt_regroup_band {
    akt_text name;
    akt_strings categories; /* ids, in the order of drawing */
    const char *place;      /* as above */
} akt_regroup_band;

typedef struct akt_regrouping {
    const akt_regroup_band *bands; /* in the order of drawing */
    size_t band_count;
    const akt_regroup_category
        *categories; /* new or changed; an earlier one takes before a later */
    size_t category_count;
} akt_regrouping;

/* The dataset's bands and categories are those of the bands given, no others; who is in none of them has
 * no category. AKT_EINVAL where a category, a member or a condition is not of the dataset, or one
 * category stands in two places. dataset is not changed. O(parties x categories). */
akt_status akt_regroup(akt_dataset **out, const akt_dataset *dataset, const akt_regrouping *how,
                       akt_error *err);

#endif
