#ifndef AKT_DIAGRAM_PATH_INTERNAL_H
#define AKT_DIAGRAM_PATH_INTERNAL_H

#include "base/buffer.h"

/* The next point of an SVG path; command ' ' where it is one more of the command before. */
void akt_path__add(akt_buffer *out, char command, double x, double y);

#endif
