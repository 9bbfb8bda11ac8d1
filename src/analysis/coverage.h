#ifndef AKT_ANALYSIS_COVERAGE_H
#define AKT_ANALYSIS_COVERAGE_H

#include "base/list.h"
#include "base/status.h"
#include "model/draw.h"

/* What is missing? Roles times areas against declared needs. A role without an area counts in the
 * row «any» only, one of all areas in every cell; a need without an area tests the row «any», one
 * without a role nothing. Strengths below possible are shown and never cover, nor does a record
 * without a holder. A role that had ended when the facts hold (model/ended.h) is left out and
 * counted.
 *
 * By another facet the columns are the audiences, levels or sectors that the holders state instead
 * of the areas of their roles. No need states one of these, so that every need of a role tests its
 * row «any»; the cells show who is there. */

typedef enum akt_coverage_by {
    AKT_COVERAGE_BY_AREA,
    AKT_COVERAGE_BY_AUDIENCE, /* of actors and programmes */
    AKT_COVERAGE_BY_LEVEL,    /* of actors */
    AKT_COVERAGE_BY_SECTOR,
    AKT_COVERAGE_BY_COUNT
} akt_coverage_by;

const char *akt_coverage_by_name(akt_coverage_by by); /* "area", "audience", … */
akt_vocabulary akt_coverage_by_vocabulary(akt_coverage_by by);

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
    int32_t area;    /* or another term of the facet; AKT_NONE: the row «any», all holders */
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
    /* What it was worked out from: role records by strength, then by holder (those without one
     * first), then as in the dataset; need records. */
    akt_refs roles;
    akt_refs needs;
} akt_coverage_cell;

/* Someone whom needed cells rest on. */
typedef struct akt_coverage_holder {
    akt_ref holder;
    size_t cells; /* needed cells, rows «any» too, that it holds clearly or possibly */
    size_t sole;  /* those of them that it holds alone */
    /* Knowledge exclusivity (Ashworth & Carley, «Who you know vs. what you know», 2006): the sum over
     * needed cells c of A_ic exp(1 - sum_j A_jc), A_ic = 1 where i holds c clearly or possibly, as for
     * sole_holder, else 0. Not divided by the number of cells: 1 a cell held alone, 1/e a cell of two. */
    double exclusivity;
} akt_coverage_holder;

/* Deliver, fund, convene: who does which in an area, as far as the dataset says. In an area are the
 * holders of a clear or possible role there, and, where the area itself names audiences or
 * instruments, the programmes under way that state one of each that it names. Of these
 *   deliver: the holders, and programmes that state an instrument other than grants, prizes and
 *            meeting places;
 *   convene: networks, conferences and those that offer meeting places; besides, forums with a role
 *            there or at least two members that deliver or fund there.
 *   fund:    whoever a flow comes from that goes to one in the area or passes through it; what is
 *            only proposed does not count, nor what another flow of its series stands in for.
 * One may do all three. All lists are distinct and in dataset order. */
typedef struct akt_provision {
    int32_t area;
    size_t needs; /* need records that name the area, with a role or without */
    akt_refs deliver;
    akt_refs fund;
    akt_refs convene;
    akt_refs flows; /* behind fund */
    size_t unknown; /* of these without an amount */
} akt_provision;

typedef struct akt_coverage {
    akt_coverage_by by;
    akt_coverage_cell *cells; /* row «any» of every role, then roles x areas, role by role */
    size_t cell_count;
    size_t role_count;
    size_t area_count;            /* terms of the facet */
    akt_coverage_holder *holders; /* by falling exclusivity, then in dataset order */
    size_t holder_count;
    akt_provision *provision; /* one an area; NULL by another facet */
    size_t records;           /* role records that count */
    size_t ended;             /* role records left out */
    size_t open_ends;         /* counted although they state an end: the dataset has no date */
    size_t unplaced;          /* pairs of role and holder in no cell but «any» */
    size_t roleless;          /* needs that name no role: they test nothing */
    akt_pool *pool;
} akt_coverage;

/* By area. Any dataset has a coverage: AKT_ENOMEM is all that can fail. O(roles x areas x (role
 * records x log role records + needs) + areas x records). */
akt_status akt_coverage_compute(akt_coverage *out, const akt_dataset *dataset, akt_error *err);

/* By a facet; the same cost. */
akt_status akt_coverage_compute_by(akt_coverage *out, const akt_dataset *dataset,
                                   akt_coverage_by by, akt_error *err);

/* The cells alone (with cell_count, role_count and area_count), by area, of the role records that are
 * there in a draw; NULL = all. Needs are not drawn: they are what is asked for, not what there is. */
akt_status akt_coverage_compute_cells(akt_coverage *out, const akt_dataset *dataset,
                                      const akt_draw *draw, akt_error *err);
void akt_coverage_dispose(akt_coverage *coverage);

/* The cell of a role and an area (AKT_NONE: the row «any»). */
const akt_coverage_cell *akt_coverage_at(const akt_coverage *coverage, int32_t role, int32_t area);

#endif
