#ifndef AKT_OUTPUT_HTML_H
#define AKT_OUTPUT_HTML_H

#include "base/buffer.h"
#include "report/document.h"

/* The blocks of a document as HTML to stand inside a page, headings `deeper` levels down. Without
 * titled its first heading is left out: the page has it already. */
void akt_html_add(akt_buffer *out, const akt_document *document, int deeper, bool titled);

#endif
