#ifndef AKT_TESTS_SUPPORT_SHEET_LAWS_H
#define AKT_TESTS_SUPPORT_SHEET_LAWS_H

#include "diagram/drawing.h"
#include "model/dataset.h"

/* What holds on every sheet of figures: texts lie on the page and apart from each other, no straight
 * line and no edge of a box goes through one (tints of the ground excepted), no two groups have the
 * same id. Ends the test where it does not. O(items²). */
void akt_sheet_laws_assert(const akt_drawing *drawing);

/* What holds of every picture: texts lie on the page and apart from each other; so do cards, the
 * boxes of groups "n-…". */
void akt_sheet_laws_assert_texts(const akt_drawing *drawing);
void akt_sheet_laws_assert_cards(const akt_drawing *drawing);

/* No line of an edge runs under a node that is not its end, nor through a text that stands outside
 * nodes. Edges and nodes are the groups "e-…" and "n-…"; the classes "from-…" and "to-…" of an edge
 * name its ends. Measured at points two px apart, with the line's width. */
void akt_sheet_laws_assert_ways(const akt_drawing *drawing);

typedef enum akt_sheet_order { AKT_SHEET_ROWS, AKT_SHEET_COLUMNS } akt_sheet_order;

/* A drawing in a language, of what the test has in hand. */
typedef akt_drawing *akt_sheet_draw(const void *subject, akt_lang lang);

/* Drawings of the same in all languages hold the same nodes in the same order: those that share a row
 * (or, where that is what the view is made of, a column) do in all, and nobody changes places with
 * another of its row or column. */
void akt_sheet_laws_assert_alike(akt_sheet_draw *draw, const void *subject, akt_sheet_order order);

/* Likewise of a dataset that ships and of random ones, which the function draws. */
void akt_sheet_laws_assert_alike_anywhere(akt_sheet_draw *draw, akt_sheet_order order);

/* A dataset that ships, to be freed. */
akt_dataset *akt_sheet_laws_load(const char *folder);

/* The drawing as SVG, to be freed. */
char *akt_sheet_laws_svg(const akt_drawing *drawing);

#endif
