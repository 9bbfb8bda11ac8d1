#ifndef AKT_OUTPUT_DRAWIO_H
#define AKT_OUTPUT_DRAWIO_H

#include "base/buffer.h"
#include "diagram/drawing.h"

/* Writes a drawing of nodes and ties as mxGraph XML, uncompressed, which diagrams.net (draw.io)
 * opens and people edit on: a page a sheet. Bands and categories are containers, nodes boxes in
 * them with their name as text, ties edges bound to the two boxes, which follow when a box is
 * moved; colours, dashes and heads are those of the drawing, titles are tooltips, and ids those
 * of the drawing's groups. The legend is text and lines. Text is never markup (html=0).
 * AKT_EINVAL where the drawing shows no ties, AKT_ENOMEM. O(items of the drawing x groups). */
akt_status akt_drawio_write(akt_buffer *out, const akt_drawing *drawing, akt_error *err);

#endif
