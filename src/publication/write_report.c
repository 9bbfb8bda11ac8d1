#include "publication/edition_internal.h"

#include "output/markdown.h"
#include "report/field_words.h"

static akt_status write_head(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    akt_document *head = akt_document_new(edition->lang);
    if (!head)
        return akt_error_memory(err);
    const akt_about *about = akt_dataset_about(edition->dataset);
    akt_pool *pool = akt_document_pool(head);
    const char *title = akt_text_in(&about->title, edition->lang);
    akt_document_heading(head, 1, akt_words_filled(pool, AKT_W_REPORT_TITLE, edition->lang,
                                                   title ? title : "–", NULL, NULL, NULL));
    if (about->draft)
        akt_document_paragraph(head, "%s", akt_words(AKT_W_PAGE_DRAFT, edition->lang));
    akt_document_note(head, "%s", akt_source_line(pool, edition->dataset, edition->lang));
    akt_status status = akt_document_status(head, err);
    if (status == AKT_OK)
        akt_markdown_add(out, head, 0);
    akt_document_free(head);
    return status;
}

akt_status akt_edition__write_report(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    const akt_document *parts[] = {
        edition->coverage.in[edition->lang],
        edition->overlap.in[edition->lang],
        edition->funding.in[edition->lang],
        edition->centrality.in[edition->lang],
        edition->brokerage.in[edition->lang],
        edition->robustness.in[edition->lang],
        edition->communities.in[edition->lang],
        edition->lists[AKT_TABLE_STATEMENTS],
        edition->lists[AKT_TABLE_NEEDS],
        edition->lists[AKT_TABLE_SOURCES],
    };
    akt_status status = write_head(out, edition, err);
    for (size_t i = 0; status == AKT_OK && i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i])
            continue;
        akt_buffer_add_char(out, '\n');
        akt_markdown_add(out, parts[i], 1);
    }
    return status == AKT_OK ? akt_buffer_status(out, err) : status;
}
