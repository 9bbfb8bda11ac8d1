#ifndef AKT_DIAGRAM_NETWORK_VIEW_H
#define AKT_DIAGRAM_NETWORK_VIEW_H

#include "analysis/centrality.h"
#include "diagram/drawing.h"
#include "diagram/page.h"
#include "network/grouping.h"
#include "report/document.h"

/* The network, laid out freely: actors, programmes and forums (each a node, tied to its members)
 * with their ties, those that hang together near each other. The size of a node shows a measure of
 * position, its colour and letter the group that it belongs to; the largest are cards with their
 * name in them, the others circles, with a name where there is room for one. Who has no tie stands
 * apart below. Several layers between two are lines side by side; a line that would pass under a node
 * goes round it. Positions depend on ids, names and ties alone. At least A3 landscape,
 * 1587 x 1123 px; larger where the nodes need it, with text so much larger that it can be read where
 * the sheet is printed on A3. */

typedef struct akt_network_view_options {
    uint32_t layers;     /* mask of 1 << akt_layer; 0 = all */
    akt_measure measure; /* of the undirected network of these layers */
    akt_facet facet;     /* colours */
    double seconds;      /* that laying out may take; 0 = 20 (layout/layout.h) */
} akt_network_view_options;

/* More nodes with ties, or ties, than these are no picture. */
enum { AKT_NETWORK_VIEW_NODES_MOST = 2500, AKT_NETWORK_VIEW_EDGES_MOST = 10000 };

/* fault (may be NULL) tells why the nodes stand in a grid, AKT_OK where they do not. AKT_EINVAL, with
 * what to do, where the network is too large. 270 nodes in half a second, 1 000 in some. */
akt_status akt_network_view_draw(akt_drawing **out, const akt_dataset *dataset,
                                 const akt_network_view_options *options, const akt_page *page,
                                 akt_error *fault, akt_error *err);

/* The same facts in words: tables `nodes`, the largest first, and `edges`. Nothing is laid out, and
 * no network is too large. */
akt_status akt_network_view_describe(akt_document **out, const akt_dataset *dataset,
                                     const akt_network_view_options *options, const akt_page *page,
                                     akt_error *err);

#endif
