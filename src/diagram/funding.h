#ifndef AKT_DIAGRAM_FUNDING_H
#define AKT_DIAGRAM_FUNDING_H

#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* Who pays whom, as a Sankey diagram: bodies in columns by how many steps their money has come,
 * those that only pay at the left and those that only receive at the right; ribbons as wide as
 * their amount. An unknown amount is a hatched ribbon of fixed width, a proposal is dashed and in
 * no sum, money that goes back loops below. The flows are those that analysis/funding.h counts, and
 * the proposals it leaves out. Amounts in other currencies than that of most flows are no ribbons
 * to scale: they are drawn as the unknown ones, and said in words. A3 landscape, 1587 x 1123 px;
 * higher or wider where labels, or the scale, need it. Positions do not depend on the order of
 * records. */

typedef struct akt_sankey_options {
    int64_t scale;    /* kroner, or another currency, per mm on paper, A3 where the page has
                       * none; 0 = what fits, a round number */
    bool fixed_order; /* bodies of a column by category and id, whatever the flows; else in the order
                       * in which ribbons cross least */
    int first_year;   /* as of akt_funding_options */
    int last_year;
} akt_sankey_options;

/* More ribbons than these are no picture. */
enum { AKT_SANKEY_RIBBONS_MOST = 5000 };

/* options may be NULL. AKT_EINVAL where the first year lies after the last or, with what to do, there
 * are too many ribbons, AKT_ELIMIT where a sum
 * passes 2^63 or the scale would make a sheet of more than 20 metres. O(ribbons²) and more for up to
 * some hundred of them. */
akt_status akt_sankey_draw(akt_drawing **out, const akt_dataset *dataset,
                           const akt_sankey_options *options, const akt_page *page, akt_error *err);

/* The same facts in words, in the order in which they are drawn: tables `bodies` and `ribbons`. None are
 * too many. */
akt_status akt_sankey_describe(akt_document **out, const akt_dataset *dataset,
                               const akt_sankey_options *options, const akt_page *page, akt_error *err);

#endif
