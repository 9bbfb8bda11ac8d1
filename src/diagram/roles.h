#ifndef AKT_DIAGRAM_ROLES_H
#define AKT_DIAGRAM_ROLES_H

#include "analysis/coverage.h"
#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* The role matrix: holders x (role x area), filled dot = clear, open dot = possible, dashed ring =
 * potential; columns of gaps tinted and marked with a word; totals below, bars at the right. A column
 * is drawn for «any» of every role and for each area that a role record or a need touches. The
 * actors as a whole have a row of their own where a source speaks of them. Both calls borrow dataset
 * and coverage. O(role records x (holders + columns)); AKT_EINVAL, with what to do, where there are
 * more than AKT_ROLES_MOST role records, of all pictures of roles. */
enum { AKT_ROLES_MOST = 5000 };
akt_status akt_roles_draw(akt_drawing **out, const akt_dataset *dataset,
                          const akt_coverage *coverage, const akt_page *page, akt_error *err);

/* That alone, which can be had before the coverage is worked out. */
akt_status akt_roles_check(const akt_dataset *dataset, akt_error *err);

/* The same facts in words, in the same order: tables `columns` and `roles`. None are too many. */
akt_status akt_roles_describe(akt_document **out, const akt_dataset *dataset,
                              const akt_coverage *coverage, const akt_page *page, akt_error *err);

#endif
