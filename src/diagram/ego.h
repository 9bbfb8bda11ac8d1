#ifndef AKT_DIAGRAM_EGO_H
#define AKT_DIAGRAM_EGO_H

#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* One actor, programme or forum on a page: who governs, owns or pays on the left, who is governed,
 * owned or paid on the right, programmes and forums above, who works together below; in the middle
 * itself, its money and its roles. Where a side has more than fit legibly its parties are put
 * together by category (without one by kind), which the subtitle says. Of several flows
 * between two parties the amount is that of the last year for which one is known, each series of
 * money once (model/flow_choice.h); the width grows with its root. Positions depend on ids and data
 * alone, not on the order of records. A3 landscape, 1587 x 1123 px; higher where the cards need it.
 * focus must be a party of the dataset. O(records + ties of the focus²). */
akt_status akt_ego_draw(akt_drawing **out, const akt_dataset *dataset, akt_ref focus,
                        const akt_page *page, akt_error *err);

/* The same facts in words, side by side as they are drawn, each record with its sources: tables
 * `ties` and `roles`. */
akt_status akt_ego_describe(akt_document **out, const akt_dataset *dataset, akt_ref focus,
                            const akt_page *page, akt_error *err);

#endif
