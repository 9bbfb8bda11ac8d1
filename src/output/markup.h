#ifndef AKT_OUTPUT_MARKUP_H
#define AKT_OUTPUT_MARKUP_H

#include "base/buffer.h"

/* text for HTML, XML and SVG, in content and in quoted attributes: the five marks escaped, what XML
 * cannot carry replaced by U+FFFD. */
void akt_markup_add(akt_buffer *out, const char *text);

/* Likewise of the first size bytes. */
void akt_markup_add_part(akt_buffer *out, const char *text, size_t size);

#endif
