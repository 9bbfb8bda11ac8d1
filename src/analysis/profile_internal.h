#ifndef AKT_ANALYSIS_PROFILE_INTERNAL_H
#define AKT_ANALYSIS_PROFILE_INTERNAL_H

#include "analysis/profile.h"
#include "base/list.h"

/* One walk through a dataset, which puts its numbers in an order that no draw changes. */
typedef struct akt_profile_walk {
    const akt_dataset *dataset;
    const akt_profile_options *options;
    akt_pool *pool; /* the first walk: of words */
    akt_list rows;  /* likewise: akt_profile__found */
    double *values; /* a later walk: of the rows */
    const akt_profile *profile;
    size_t at; /* numbers put so far */
} akt_profile_walk;

typedef struct akt_profile_found {
    akt_profile_row row;
    double value;
    size_t slot;
} akt_profile_found;

/* A number and what it is of, in words that are joined only where they are wanted: ids by |, parts of
 * the measure by `joint`; NULL ends either. */
typedef struct akt_profile_number {
    akt_profile_what what;
    const char *ids[2];
    const char *measure[3];
    const char *joint;
    akt_ref subject;
    int32_t role;
    int32_t area;
    double value;
} akt_profile_number;

void akt_profile__put(akt_profile_walk *walk, const akt_profile_number *number);

/* What a party is called, "" where ref is unset. */
const char *akt_profile__id(const akt_profile_walk *walk, akt_ref ref);

/* One room's numbers each. */
akt_status akt_profile__put_money(akt_profile_walk *walk, akt_error *err);
akt_status akt_profile__put_positions(akt_profile_walk *walk, akt_error *err);
void akt_profile__put_ties(akt_profile_walk *walk);

#endif
