#ifndef AKT_DIAGRAM_MAP_H
#define AKT_DIAGRAM_MAP_H

#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* The aktørkart: bands over the full width, categories as boxes in their band, actors, programmes
 * and forums with a category as cards, ties and flows as curves that pass between cards. Several
 * records of one layer between two cards are one curve; a body without a category stands for itself
 * through the nearest one above it that has a card. Positions depend on ids, names and the chosen
 * layers alone, not on the order of records. A3 landscape, 1587 x 1123 px; higher where the cards
 * need it.
 *
 * Where the page has a highest and all cards with all ties asked for do not fit in that, the map is
 * several sheets: first an overview (all cards where these fit, else only categories, with how many
 * they hold, and the ties between these), then each band, or a part of one, with its cards and all
 * their ties, the other categories being closed boxes. Every tie is so on the sheets of both its ends. */

typedef struct akt_map_options {
    uint32_t layers; /* mask of 1 << akt_layer; 0 = as many as one sheet carries legibly */
} akt_map_options;

/* What a sheet leaves out is said in its subtitle. options may be NULL. The drawing is the first of
 * its sheets. AKT_EINVAL, with what to do, where a page with a highest would need more than 24 sheets
 * or show more than 500 cards. O(cards x edges) and more
 * for up to 150 of both, O(edges x rows x cards in a row²) in all. */
akt_status akt_map_draw(akt_drawing **out, const akt_dataset *dataset,
                        const akt_map_options *options, const akt_page *page, akt_error *err);

/* The same facts in words, in the order in which they are drawn, and what the sheet leaves out:
 * tables `cards` and `edges`; where the map is several sheets, on which one a card is. A map of any
 * size has one. */
akt_status akt_map_describe(akt_document **out, const akt_dataset *dataset,
                            const akt_map_options *options, const akt_page *page, akt_error *err);

#endif
