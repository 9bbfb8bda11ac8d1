#ifndef AKT_OUTPUT_FORMAT_H
#define AKT_OUTPUT_FORMAT_H

#include "base/buffer.h"
#include "report/document.h"

/* The formats of documents and drawings, as rows. */

typedef enum akt_format {
    AKT_FORMAT_TEXT,
    AKT_FORMAT_CSV,
    AKT_FORMAT_JSON,
    AKT_FORMAT_MARKDOWN,
    AKT_FORMAT_HTML,
    AKT_FORMAT_XLSX,
    AKT_FORMAT_SVG,
    AKT_FORMAT_PDF, /* drawings too, by a worker: output/picture.h */
    AKT_FORMAT_PNG,
    AKT_FORMAT_DOT,
    AKT_FORMAT_SCRIPT, /* a scenario, of commands that find one (export/script.h): no document */
    AKT_FORMAT_COUNT
} akt_format;

const char *akt_format_name(akt_format format);      /* "text", "csv", … */
const char *akt_format_extension(akt_format format); /* "txt", "csv", … */
bool akt_format_is_for_drawings(akt_format format);
bool akt_format_is_binary(akt_format format); /* nothing for a terminal */

int32_t akt_format_from_name(const char *name);           /* -1 where there is none */
int32_t akt_format_from_extension(const char *extension); /* likewise; in either case */

typedef struct akt_document_options {
    const char *table; /* csv, json and xlsx: only the table of that name; NULL = csv the first, the
                        * others all */
    bool excel;        /* csv as Norwegian Excel opens it */
} akt_document_options;

/* Writes a document; format must not be one for drawings, nor script. AKT_EINVAL where the table is
 * not in the document (the message lists those that are) or it has none. */
akt_status akt_document_write(akt_buffer *out, const akt_document *document, akt_format format,
                              const akt_document_options *options, akt_error *err);

#endif
