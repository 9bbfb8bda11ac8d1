#ifndef AKT_DIAGRAM_CHANGE_H
#define AKT_DIAGRAM_CHANGE_H

#include "analysis/comparison.h"
#include "analysis/coordination.h"
#include "diagram/drawing.h"
#include "diagram/page.h"
#include "report/document.h"

/* What a scenario changes, on the map: all that is there before or after it is laid out once, as the
 * aktørkart is (diagram/map.h), so that everything has the same place in the picture of the change,
 * of what was before and of what comes after. Unchanged is grey, added green with +, removed red and
 * dashed with −, changed amber with Δ and, where amounts changed, what they were and became. Those who
 * change and have no category get a box of their own. Beside the map a panel: gaps closed and opened,
 * the measures of coordination, amounts and money set aside. A3 landscape, 1587 x 1123 px; higher
 * where cards or panel need it. */

typedef enum akt_change_side {
    AKT_CHANGE_SIDE_BOTH, /* the change */
    AKT_CHANGE_SIDE_BEFORE,
    AKT_CHANGE_SIDE_AFTER
} akt_change_side;

typedef struct akt_change_options {
    uint32_t layers;      /* mask of 1 << akt_layer; 0 = all */
    akt_change_side side; /* of the picture; the twin tells of both */
} akt_change_options;

/* The first comparison: what is before is its side 0, what comes after its side 1. Datasets of which
 * one comes of the other: parties are the same that have the same id. The comparison's options say
 * which layers and years the measures are of. options may be NULL. What a sheet leaves out is said in
 * its subtitle. Costs as akt_map_draw, once. */
akt_status akt_change_draw(akt_drawing **out, const akt_comparisons *comparisons,
                           const akt_change_options *options, const akt_page *page, akt_error *err);

/* The same facts in words: what comes, goes and changes, then tables `gaps`, `measures`, `parties`,
 * `roles`, `edges`. */
akt_status akt_change_describe(akt_document **out, const akt_comparisons *comparisons,
                               const akt_change_options *options, const akt_page *page,
                               akt_error *err);

#endif
