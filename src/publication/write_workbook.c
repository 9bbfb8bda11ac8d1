#include "publication/edition_internal.h"

#include "report/field_words.h"

/* What opens the workbook: what it is, how to read it, sources and date. */
static akt_status describe_cover(akt_document **out, const akt_edition *edition, akt_error *err)
{
    *out = NULL;
    akt_document *cover = akt_document_new(edition->lang);
    if (!cover)
        return akt_error_memory(err);
    const akt_about *about = akt_dataset_about(edition->dataset);
    const char *title = akt_text_in(&about->title, edition->lang);
    akt_document_heading(cover, 1, title ? title : "aktorkart");
    if (about->draft)
        akt_document_paragraph(cover, "%s", akt_words(AKT_W_PAGE_DRAFT, edition->lang));
    akt_document_paragraph(cover, "%s", akt_words(AKT_W_WORKBOOK_LEAD, edition->lang));
    akt_document_paragraph(cover, "%s", akt_words(AKT_W_PAGE_BASIS, edition->lang));
    akt_document_note(cover, "%s",
                      akt_source_line(akt_document_pool(cover), edition->dataset, edition->lang));
    return akt_document_finish(out, cover, err);
}

akt_status akt_edition__start_workbook(akt_xlsx_job *out, const akt_edition *edition,
                                       akt_error *err)
{
    const akt_document *parts[8 + AKT_TABLE_COUNT];
    akt_document *cover;
    size_t count = 0;
    *out = (akt_xlsx_job){0, -1};
    akt_status status = describe_cover(&cover, edition, err);
    if (status != AKT_OK)
        return status;
    parts[count++] = cover;
    const akt_document *analyses[] = {edition->coverage.in[edition->lang],   edition->overlap.in[edition->lang],   edition->funding.in[edition->lang],
                                      edition->centrality.in[edition->lang], edition->brokerage.in[edition->lang], edition->robustness.in[edition->lang],
                                      edition->communities.in[edition->lang]};
    for (size_t i = 0; i < sizeof analyses / sizeof *analyses; i++)
        if (analyses[i])
            parts[count++] = analyses[i];
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        if (edition->lists[t])
            parts[count++] = edition->lists[t];
    status = akt_xlsx_start(out, parts, count, NULL, err);
    akt_document_free(cover);
    return status;
}
