#ifndef AKT_EXPORT_GRAPH_FILES_H
#define AKT_EXPORT_GRAPH_FILES_H

#include "base/buffer.h"
#include "export/graph.h"

/* A graph in other people's formats. The buffer is sticky: look at the end. What a value is not stated for
 * is left out, never written as zero. O(values). */

/* GraphML as Gephi, igraph and networkx read it: mixed edges, each attribute with its own key. */
void akt_export_graphml(akt_buffer *out, const akt_graph *graph);

/* GEXF 1.3, valid by its RELAX NG schema; nodes have the colour of their category. */
void akt_export_gexf(akt_buffer *out, const akt_graph *graph);

/* Pajek: labels, and lines of weight 1 with their kind; it has room for no more. */
void akt_export_pajek(akt_buffer *out, const akt_graph *graph);

/* Node-link JSON (D3, networkx): `nodes` and `links`. */
void akt_export_nodelink(akt_buffer *out, const akt_graph *graph);

/* Cytoscape.js: `elements` with `nodes` and `edges`, each with its `data`. */
void akt_export_cytoscape(akt_buffer *out, const akt_graph *graph);

/* Kumu: `elements` and `connections`. */
void akt_export_kumu(akt_buffer *out, const akt_graph *graph);

#endif
