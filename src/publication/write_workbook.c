#include "publication/edition_internal.h"

#include "report/field_words.h"
#include "words/words.h"

#include <string.h>

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

static void copy_cell(akt_document *to, const akt_cell *cell, akt_column_type type)
{
    if (!cell->has_value)
        akt_document_nothing(to);
    else if (type == AKT_COLUMN_NUMBER)
        akt_document_number_shown(to, cell->number, cell->shown);
    else if (type == AKT_COLUMN_WHOLE)
        akt_document_whole(to, cell->whole);
    else
        akt_document_shown(to, cell->text, cell->shown);
}

static const akt_doc_table *find_table(const akt_document *document, const char *name)
{
    size_t count;
    const akt_block *blocks = document ? akt_document_blocks(document, &count) : NULL;
    for (size_t i = 0; blocks && i < count; i++)
        if (blocks[i].kind == AKT_BLOCK_TABLE && strcmp(blocks[i].table->name, name) == 0)
            return blocks[i].table;
    return NULL;
}

/* A row an effect, of all scenarios: which, what of whom, before, after, by which step, how sure; NULL
 * without scenarios. */
static akt_status describe_scenarios(akt_document **out, const akt_edition *edition, akt_error *err)
{
    const akt_edition_scenario *scenarios = edition->scenarios.items;
    const akt_doc_table *first = NULL;
    *out = NULL;
    if (edition->scenarios.count == 0)
        return AKT_OK;
    akt_document *made = akt_document_new(edition->lang);
    if (!made)
        return akt_error_memory(err);
    akt_document_heading(made, 1, akt_words(AKT_W_COMPARE_TITLE_SCENARIOS, edition->lang));
    for (size_t s = 0; s < edition->scenarios.count; s++) {
        const akt_doc_table *from = find_table(scenarios[s].effects.in[edition->lang], "changes");
        if (from && !first)
            akt_document_table(made, "scenarios", akt_words(AKT_W_COMPARE_CHANGES, edition->lang),
                               from->columns, from->column_count);
        first = first ? first : from;
        for (size_t i = 0; from && i < from->row_count * from->column_count; i++) {
            if (i % from->column_count == 0)
                akt_document_row(made);
            copy_cell(made, &from->cells[i], from->columns[i % from->column_count].type);
        }
    }
    return akt_document_finish(out, made, err);
}

/* Who, with what money, in which roles, what is missing, who connects, what if, and where it stands. */
static akt_status start(akt_xlsx_job *out, const akt_edition *edition, const akt_document *cover,
                        const akt_document *scenarios, akt_error *err)
{
    const akt_lang lang = edition->lang;
    const akt_document *parts[9 + AKT_TABLE_COUNT] = {cover};
    size_t count = 1, first_count = 0;
    const akt_document *coverage = edition->coverage.in[lang];
    const struct {
        const akt_document *document;
        const char *table;
        akt_word name;
    } wanted[] = {
        {edition->lists[AKT_TABLE_ACTORS], "actors", AKT_W_TABLE_ACTORS},
        {edition->lists[AKT_TABLE_PROGRAMMES], "programmes", AKT_W_WORKBOOK_PROGRAMMES},
        {edition->lists[AKT_TABLE_FLOWS], "flows", AKT_W_WORKBOOK_FUNDING},
        {edition->lists[AKT_TABLE_ROLES], "roles", AKT_W_TABLE_ROLES},
        {coverage, "coverage", AKT_W_COMPARE_GAPS},
        {edition->centrality.in[lang], "centrality", AKT_W_WORKBOOK_CENTRALITY},
        {scenarios, "scenarios", AKT_W_WORKBOOK_SCENARIOS},
        {edition->lists[AKT_TABLE_SOURCES], "sources", AKT_W_TABLE_SOURCES},
    };
    akt_xlsx_front first[sizeof wanted / sizeof *wanted];
    const akt_document *analyses[] = {coverage,
                                      edition->overlap.in[lang],
                                      edition->funding.in[lang],
                                      edition->centrality.in[lang],
                                      edition->brokerage.in[lang],
                                      edition->robustness.in[lang],
                                      edition->communities.in[lang],
                                      scenarios};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (wanted[i].document)
            first[first_count++] = (akt_xlsx_front){wanted[i].document, wanted[i].table,
                                                    akt_words(wanted[i].name, lang)};
    for (size_t i = 0; i < sizeof analyses / sizeof *analyses; i++)
        if (analyses[i])
            parts[count++] = analyses[i];
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        if (edition->lists[t])
            parts[count++] = edition->lists[t];
    const akt_xlsx_options how = {.summary = akt_words(AKT_W_WORKBOOK_READ_ME, lang),
                                  .first = first,
                                  .first_count = first_count};
    return akt_xlsx_start(out, parts, count, &how, err);
}

akt_status akt_edition__start_workbook(akt_xlsx_job *out, const akt_edition *edition,
                                       akt_error *err)
{
    akt_document *cover, *scenarios = NULL;
    *out = (akt_xlsx_job){0, -1};
    akt_status status = describe_cover(&cover, edition, err);
    if (status == AKT_OK)
        status = describe_scenarios(&scenarios, edition, err);
    if (status == AKT_OK)
        status = start(out, edition, cover, scenarios, err);
    akt_document_free(cover);
    akt_document_free(scenarios);
    return status;
}
