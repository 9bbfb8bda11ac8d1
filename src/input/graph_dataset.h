#ifndef AKT_INPUT_GRAPH_DATASET_H
#define AKT_INPUT_GRAPH_DATASET_H

#include "input/graph_found.h"

/* Makes file->text our own JSON of a graph that was found in it. Nodes are parties: programmes and
 * forums where their attribute `type` says so, as our exports write it, else actors. Edges are flows
 * where they are of the layer `funding` or have an amount, what programmes, forums and units say of
 * others where our exports wrote them of that, and else ties. Attributes that are fields of ours
 * under the names of our exports, or a common word for them, become these; everything else is kept in
 * `extra`. Where a node's own id is not made as ours are, it gets one, and the original is extra.id;
 * numbers that a file only counts nodes by are not kept.
 * What the graph left out is told. read is what the reading came to: anything but AKT_OK is answered
 * with the same. Empties graph. AKT_EDATA after faults: an edge to no node, two nodes of one id, a
 * node of too many attributes. O(values). */
akt_status akt_graph_dataset_make(akt_found_graph *graph, akt_text_file *file, akt_status read,
                                  akt_error *err);

#endif
