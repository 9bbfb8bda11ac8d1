#ifndef AKT_DIAGRAM_QUADRANT_H
#define AKT_DIAGRAM_QUADRANT_H

#include "analysis/coverage.h"
#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* The quadrant, after figure 5 of Difi report 2017:01: one field a role, two beside each other, and
 * in it a card for each who stands there, grouped by how clearly, with their areas and the notes of
 * their role records where there is room; how many are clear and possible in large figures; how the
 * role is covered, in all or, where only areas of it are asked for, in the weakest of them; what is
 * said of the actors as a whole, and its note, below. A field where nobody stands says so. Where more
 * than 28 stand alike in a field, the first are drawn and the rest counted. The page is at
 * least 1100 wide, and higher than asked for where that is not enough. Both calls borrow dataset and
 * coverage (by area); AKT_ENOMEM is all that can fail.
 * O(role records x (holders + roles x areas)). */
akt_status akt_quadrant_draw(akt_drawing **out, const akt_dataset *dataset,
                             const akt_coverage *coverage, const akt_page *page, akt_error *err);

/* The same facts in words, in the same order, nobody left out: tables `fields` and `who`. */
akt_status akt_quadrant_describe(akt_document **out, const akt_dataset *dataset,
                                 const akt_coverage *coverage, const akt_page *page,
                                 akt_error *err);

#endif
