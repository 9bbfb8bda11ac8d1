#include "report/centrality_internal.h"
#include "report/field_words.h"
#include "report/finding.h"
#include "report/network_words.h"
#include "words/quantity.h"

#include <stdlib.h>

typedef akt_centrality_page view;

/* The share of all pairs, in per cent: what the value is of, raw or not. */
static const char *percent_words(const view *v, double value)
{
    double n = (double)v->centrality->count;
    double pairs = n * (n - 1) / (akt_network_is_directed(v->network) ? 1 : 2);
    akt_buffer words = AKT_BUFFER_INIT;
    akt_quantity_number(&words, 100 * (v->options->raw ? value / pairs : value), 1, v->lang);
    return akt_centrality__hedge(v, akt_buffer_settle(&words, v->pool), AKT_MEASURE_BETWEENNESS);
}

static void add_finding(const view *v, const akt_ranked *order)
{
    size_t count = v->centrality->edge_count;
    if (count < 2 || order[0].value == order[1].value)
        return;
    const akt_edge *edge = &akt_network_edges(v->network)[order[0].index];
    size_t from = (size_t)edge->from, to = (size_t)edge->to;
    akt_ref ends[] = {akt_network_ref(v->network, from), akt_network_ref(v->network, to)};
    akt_word word = akt_network_is_directed(v->network) ? AKT_W_TIES_FIRST_WAY : AKT_W_TIES_FIRST;
    akt_finding_add(v->document, AKT_BLOCK_PARAGRAPH, v->dataset,
                    akt_words_filled(v->pool, word, v->lang,
                                     akt_vertex_label(v->dataset, v->network, from, v->lang),
                                     akt_vertex_label(v->dataset, v->network, to, v->lang),
                                     percent_words(v, order[0].value), NULL),
                    (akt_refs){ends, 2});
}

void akt_centrality__edge_columns(akt_column *columns, akt_lang lang)
{
    columns[0] = (akt_column){"from", akt_words(AKT_W_COLUMN_FROM, lang), AKT_COLUMN_CODE, NULL};
    columns[1] = (akt_column){"to", akt_words(AKT_W_COLUMN_TO, lang), AKT_COLUMN_CODE, NULL};
}

void akt_centrality__edge_cells(const akt_centrality_page *page, size_t edge)
{
    const akt_edge *e = &akt_network_edges(page->network)[edge];
    const int32_t ends[] = {e->from, e->to};
    for (size_t i = 0; i < 2; i++) {
        size_t vertex = (size_t)ends[i];
        akt_ref ref = akt_network_ref(page->network, vertex);
        akt_document_shown(page->document, akt_dataset_party(page->dataset, ref)->record.id,
                           akt_vertex_label(page->dataset, page->network, vertex, page->lang));
    }
}

static void open_table(const view *v, akt_readers readers)
{
    akt_column columns[AKT_EDGE_COLUMNS + 1];
    akt_centrality__edge_columns(columns, v->lang);
    columns[AKT_EDGE_COLUMNS] = (akt_column){
        "edge_betweenness", akt_words(AKT_W_COLUMN_BETWEENNESS, v->lang), AKT_COLUMN_NUMBER, NULL};
    akt_document_table(v->document, "ties", NULL, columns, AKT_EDGE_COLUMNS + 1);
    akt_document_table_for(v->document, readers);
}

static void add_row(const view *v, size_t edge)
{
    akt_document_row(v->document);
    akt_centrality__edge_cells(v, edge);
    akt_document_number(v->document, v->centrality->edge_betweenness[edge]);
}

void akt_centrality__add_ties(const akt_centrality_page *page)
{
    size_t count = page->centrality->edge_count, top = page->options->top;
    size_t rows = top && top < count ? top : count;
    akt_ranked *order = akt_centrality__rank(page, page->centrality->edge_betweenness, count);
    if (!order)
        return;
    akt_document_heading(page->document, 2, akt_words(AKT_W_TIES_TITLE, page->lang));
    add_finding(page, order);
    open_table(page, AKT_READERS_PEOPLE);
    for (size_t i = 0; i < rows; i++)
        add_row(page, order[i].index);
    open_table(page, AKT_READERS_MACHINES);
    for (size_t i = 0; i < rows; i++)
        add_row(page, top ? order[i].index : i);
    free(order);
}
