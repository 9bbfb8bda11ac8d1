#ifndef AKT_OUTPUT_PICTURE_H
#define AKT_OUTPUT_PICTURE_H

#include "diagram/drawing.h"
#include "output/format.h"

/* Drawings as bytes of any format for them. PDF and PNG are made from our SVG by the worker
 * aktorkart-print (base/worker.h), on librsvg. The PDF keeps text as text; its page is as large as
 * the drawing, a CSS pixel being 1/96 inch; its further sheets are further pages, which SVG and PNG pass
 * over. The same bytes each time on the same machine: fonts are those of the machine, Noto Sans where
 * it is there. DOT is that of output/dot.h. */

enum { AKT_PICTURE_DPI = 96, AKT_PICTURE_DPI_LEAST = 24, AKT_PICTURE_DPI_MOST = 1200 };

/* dpi is of PNG: 0 = 96, one pixel a CSS pixel. AKT_EINVAL for a format of documents; of PDF,
 * PNG and DOT also what akt_worker_run gives, and of DOT what akt_dot_write does. */
akt_status akt_picture_write(akt_buffer *out, const akt_drawing *drawing, akt_format format,
                             size_t dpi, akt_error *err);

#endif
