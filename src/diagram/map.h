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
 * need it. */

typedef struct akt_map_options {
    uint32_t layers; /* mask of 1 << akt_layer; 0 = as many as one sheet carries legibly */
} akt_map_options;

/* What a sheet leaves out is said in its subtitle. options may be NULL. O(cards x edges) and more
 * for up to 150 of both, O(edges x rows x cards in a row²) in all. */
akt_status akt_map_draw(akt_drawing **out, const akt_dataset *dataset,
                        const akt_map_options *options, const akt_page *page, akt_error *err);

/* The same facts in words, in the order in which they are drawn, and what the sheet leaves out:
 * tables `cards` and `edges`. */
akt_status akt_map_describe(akt_document **out, const akt_dataset *dataset,
                            const akt_map_options *options, const akt_page *page, akt_error *err);

#endif
