#ifndef AKT_OUTPUT_DOT_H
#define AKT_OUTPUT_DOT_H

#include "base/buffer.h"
#include "diagram/drawing.h"

/* Writes a drawing of nodes and ties as DOT, by the worker of layout/dot_writer.h, to be laid out anew
 * or edited in Graphviz and what else reads it. It takes what the groups of the drawing hold, whatever
 * the view:
 *
 *     n-ID, class "node …"             a node ID: its lines, colours and frame, and where it stands, in
 *                                      points from the lower left corner, pinned (pos="x,y!")
 *     c-ID, class "category …"         a cluster of the nodes in it; a node c-ID too, not shown, where
 *                                      ties are between categories
 *     f-ID, class "frame …"            a cluster; a tie to it is one to each node in it
 *     e-…, class "edge … from-X to-Y"  an edge X -> Y: its colour, width, dash and heads, and its way
 *
 * Ids and classes stay, titles are tooltips. neato -n2 (dot -n2) draws it as it was; without -n2 the
 * nodes stay and the edges find new ways. Legend and notes are left out. AKT_EINVAL where the drawing
 * shows no ties, AKT_ENOMEM, or what akt_worker_run gives. */
akt_status akt_dot_write(akt_buffer *out, const akt_drawing *drawing, akt_error *err);

#endif
