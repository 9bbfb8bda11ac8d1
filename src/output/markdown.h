#ifndef AKT_OUTPUT_MARKDOWN_H
#define AKT_OUTPUT_MARKDOWN_H

#include "base/buffer.h"
#include "report/document.h"

/* A document as Markdown, headings `deeper` levels down so that several can stand in one file. */
void akt_markdown_add(akt_buffer *out, const akt_document *document, int deeper);

#endif
