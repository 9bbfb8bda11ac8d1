#ifndef AKT_EXPORT_GRAPH_FILES_H
#define AKT_EXPORT_GRAPH_FILES_H

#include "base/buffer.h"
#include "export/format.h"
#include "export/graph.h"

/* A graph in other people's formats. The buffer is sticky: look at the end. What a value is not
 * stated for is left out, never written as zero. O(values). */

/* GraphML as Gephi, igraph and networkx read it: each attribute with its own key; colours as r,
 * g, b and places as x, y and size, as Gephi has them. Since networkx refuses a graph with edges
 * of both kinds, every edge is written as directed, and its attribute `directed` says whether it
 * is. */
void akt_export_graphml(akt_buffer *out, const akt_graph *graph);

/* GEXF 1.3, valid by its RELAX NG schema, or 1.2, with every edge as in GraphML;
 * nodes have the colour of their category. */
void akt_export_gexf(akt_buffer *out, const akt_graph *graph, const akt_export_options *options);

/* Pajek: labels, shapes and colours, and lines of weight 1 with their kind; it has room for no
 * more. */
void akt_export_pajek(akt_buffer *out, const akt_graph *graph);

/* Node-link JSON (D3, networkx): `nodes` and `links`. */
void akt_export_nodelink(akt_buffer *out, const akt_graph *graph);

/* Cytoscape.js: `elements` with `nodes` and `edges`, each with its `data`. */
void akt_export_cytoscape(akt_buffer *out, const akt_graph *graph);

/* Kumu: `elements` and `connections`; it has its own places. */
void akt_export_kumu(akt_buffer *out, const akt_graph *graph);

/* DOT, Graphviz' own format, by the worker of layout/dot_writer.h: names, colours and every
 * column as an attribute, so that nothing a name holds can end it; places are pinned, in points.
 * What that gives where it fails. */
akt_status akt_export_dot(akt_buffer *out, const akt_graph *graph, akt_error *err);

/* CSV for `neo4j-admin database import`: nodes.csv, relationships.csv, and README.txt with the
 * command. Lists are divided by semicolons; what breaks a line is a space. */
void akt_export_neo4j(akt_buffer *nodes, akt_buffer *edges, akt_buffer *readme,
                      const akt_graph *graph);

/* CSV for Spark GraphFrames: vertices.csv with `id`, edges.csv with `src` and `dst`. */
void akt_export_graphframes(akt_buffer *vertices, akt_buffer *edges, const akt_graph *graph);

#endif
