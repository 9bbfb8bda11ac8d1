#ifndef AKT_OUTPUT_SVG_H
#define AKT_OUTPUT_SVG_H

#include "base/buffer.h"
#include "diagram/drawing.h"

/* Writes a drawing as SVG 1.1 of a static picture: presentation attributes only, one decimal, texts
 * with their length so that another font keeps its box. Control characters become U+FFFD. prefix NULL: a file of its own; else
 * to stand inside an HTML page, its ids begun with prefix. */
akt_status akt_svg_write(akt_buffer *out, const akt_drawing *drawing, const char *prefix,
                         akt_error *err);

#endif
