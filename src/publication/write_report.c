#include "publication/edition_internal.h"

#include "output/format.h"
#include "words/words.h"

/* The findings and their tables one after the other, in one Markdown file. */
akt_status akt_edition__write_report(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    const akt_document *parts[] = {
        edition->coverage,
        edition->funding,
        edition->centrality,
        edition->lists[AKT_TABLE_STATEMENTS],
        edition->lists[AKT_TABLE_NEEDS],
        edition->lists[AKT_TABLE_SOURCES],
    };
    const akt_document_options plain = {NULL, false};
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i])
            continue;
        akt_buffer_add(out, out->size ? "\n" : "");
        status = akt_document_write(out, parts[i], AKT_FORMAT_MARKDOWN, &plain, err);
    }
    return status;
}
