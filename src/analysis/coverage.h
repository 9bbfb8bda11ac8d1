#ifndef AKT_ANALYSIS_COVERAGE_H
#define AKT_ANALYSIS_COVERAGE_H

#include "base/list.h"
#include "base/status.h"
#include "model/dataset.h"

/* What is missing? Roles times areas against declared needs. A role without an area counts in the
 * row «any» only, one of all areas in every cell; a need without an area tests the row «any», one
 * without a role nothing. Strengths below possible are shown and never cover, nor does a record
 * without a holder. */

typedef enum akt_cell_state {
    AKT_CELL_NOT_NEEDED, /* no need is declared */
    AKT_CELL_GAP,        /* needed, and nobody with strength clear or possible */
    AKT_CELL_THIN,       /* fewer clear holders than the minimum */
    AKT_CELL_COVERED,
    AKT_CELL_CROWDED /* clear holders >= 3 x minimum */
} akt_cell_state;

const char *akt_cell_state_name(akt_cell_state state); /* "not_needed", "gap", … */

typedef struct akt_coverage_cell {
    int32_t role;
    int32_t area;    /* AKT_NONE: the row «any», all holders of the role */
    int64_t minimum; /* the largest of its needs; 0 = not needed */
    /* Distinct holders by their best strength in this cell; records without a holder count in
     * `collective` only. */
    size_t holders[AKT_STRENGTH_COUNT];
    size_t collective[AKT_STRENGTH_COUNT];
    akt_cell_state state;
    akt_ref sole_holder; /* the one (clear or possible) whose leaving makes a gap; else unset */
    /* Holders with strength clear, possible or potential, by strength, then in dataset order. */
    akt_refs named;
    const int32_t *named_strength; /* akt_strength of each */
} akt_coverage_cell;

typedef struct akt_coverage {
    akt_coverage_cell *cells; /* row «any» of every role, then roles x areas, role by role */
    size_t cell_count;
    size_t role_count;
    size_t area_count;
    akt_pool *pool;
} akt_coverage;

/* Any dataset has a coverage: AKT_ENOMEM is all that can fail. O(roles x areas x (role records x
 * log role records + needs)). */
akt_status akt_coverage_compute(akt_coverage *out, const akt_dataset *dataset, akt_error *err);
void akt_coverage_dispose(akt_coverage *coverage);

/* The cell of a role and an area (AKT_NONE: the row «any»). */
const akt_coverage_cell *akt_coverage_at(const akt_coverage *coverage, int32_t role, int32_t area);

#endif
