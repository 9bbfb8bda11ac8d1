#include "publication/edition_internal.h"

#include "output/html.h"
#include "report/field_words.h"
#include "words/words.h"

void akt_edition__add_opening(akt_buffer *out, const akt_document *document)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count && blocks[i].kind != AKT_BLOCK_TABLE; i++)
        if (blocks[i].kind == AKT_BLOCK_PARAGRAPH || blocks[i].kind == AKT_BLOCK_ITEM)
            akt_html_add_sentence(out, "<li>", &blocks[i], "</li>\n");
}

void akt_edition__add_short(akt_buffer *out, const akt_edition *edition)
{
    akt_buffer_add(out, "<ul>\n");
    akt_edition__add_opening(out, edition->coverage.in[edition->lang]);
    akt_edition__add_opening(out, edition->funding.in[edition->lang]);
    akt_edition__add_opening(out, edition->centrality.in[edition->lang]);
    akt_buffer_add(out, "</ul>\n");
}

static bool has_all_sources(const akt_dataset *dataset)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_TIES,
                                       AKT_TABLE_FLOWS};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, tables[t]); i++)
            if (akt_dataset_record(dataset, tables[t], i)->sources.count == 0)
                return false;
    return true;
}

const char *akt_edition__lead(akt_pool *pool, const akt_edition *edition)
{
    static const struct {
        akt_table table;
        akt_word one, many;
    } counted[] = {{AKT_TABLE_ACTORS, AKT_W_COUNT_ACTOR, AKT_W_COUNT_ACTORS},
                   {AKT_TABLE_PROGRAMMES, AKT_W_COUNT_PROGRAMME, AKT_W_COUNT_PROGRAMMES},
                   {AKT_TABLE_TIES, AKT_W_COUNT_TIE, AKT_W_COUNT_TIES},
                   {AKT_TABLE_FLOWS, AKT_W_COUNT_FLOW, AKT_W_COUNT_FLOWS}};
    const akt_dataset *dataset = edition->dataset;
    const char *counts[4];
    for (size_t i = 0; i < 4; i++)
        counts[i] = akt_counted_words(pool, akt_dataset_count(dataset, counted[i].table),
                                      counted[i].one, counted[i].many, edition->lang);
    return akt_words_filled(pool,
                            has_all_sources(dataset) ? AKT_W_PAGE_LEAD_SOURCED : AKT_W_PAGE_LEAD,
                            edition->lang, counts[0], counts[1], counts[2], counts[3]);
}
