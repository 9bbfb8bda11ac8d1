#ifndef AKT_ANALYSIS_NEW_TIES_INTERNAL_H
#define AKT_ANALYSIS_NEW_TIES_INTERNAL_H

#include "analysis/new_ties.h"
#include "network/rows.h"

enum { AKT_TIE_APART = 1 << 20 }; /* more steps than any path has */

/* A pair that could get a tie: places among the central actors, or of reach the second a vertex. */
typedef struct akt_tie_choice {
    uint32_t from;
    uint32_t to;
} akt_tie_choice;

/* What the search for ties walks on. A state is what the ties so far come to: of the mean distance the
 * steps between each two central actors, row by row; of hub load the ties of each; of reach a flag for
 * each vertex within two steps; of density nothing. */
typedef struct akt_tie_field {
    akt_coordination_measure measure;
    akt_rows rows;
    size_t n;
    uint32_t *central; /* vertices, by id */
    size_t count;      /* of them */
    bool *is_central;  /* of each vertex */
    int32_t *steps;    /* count x n: from each central actor; AKT_TIE_APART where no path leads */
    size_t tied;       /* pairs of central actors with a tie */
    akt_tie_choice *choices;
    size_t choice_count;
    int32_t *start; /* the state without new ties */
    size_t state_size;
} akt_tie_field;

/* How good a state is: less is better, the first before the second. */
typedef struct akt_tie_score {
    int64_t apart;
    int64_t rest;
} akt_tie_score;

int akt_tie_score__compare(const akt_tie_score *a, const akt_tie_score *b);

akt_status akt_tie_field__make(akt_tie_field *out, const akt_dataset *dataset,
                               const akt_network_options *network, akt_coordination_measure measure,
                               akt_error *err);
void akt_tie_field__dispose(akt_tie_field *field);

/* after: the state before it and one more tie. */
void akt_tie_field__add(const akt_tie_field *field, int32_t *after, const int32_t *before,
                        size_t choice);
akt_tie_score akt_tie_field__score(const akt_tie_field *field, const int32_t *state);

/* The measure in a state with so many new ties; NaN where it is undefined. */
double akt_tie_field__value(const akt_tie_field *field, const int32_t *state, size_t ties);

/* No set of so many ties makes the measure better. Not of reach. */
double akt_tie_field__bound(const akt_tie_field *field, size_t ties);

/* Likewise of reach, from any state: a tie brings no more to a larger set of ties (the reach is a
 * submodular function), so no set brings more than the ties that bring most each for itself (Nemhauser,
 * Wolsey & Fisher 1978). scratch: room for a state; gains: for a number a choice. */
double akt_tie_field__bound_reach(const akt_tie_field *field, const int32_t *state, size_t ties,
                                  int32_t *scratch, int64_t *gains);

#endif
