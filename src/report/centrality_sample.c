#include "report/centrality_internal.h"
#include "report/field_words.h"
#include "report/finding.h"
#include "report/network_words.h"

#include <math.h>
#include <stdlib.h>

/* The first of an estimate are shown with their range; nearly always (19 in 20) the exact value lies
 * within so many standard errors. */
enum { FIRST = 10, ERRORS_WIDE = 2 };

/* Estimates of one kind. */
typedef struct estimate {
    const akt_centrality_page *page;
    const double *values;
    const double *errors;
    const uint32_t *best; /* where places are promised; else NULL */
    const uint32_t *worst;
    size_t count;
} estimate;

const char *akt_centrality__hedge(const akt_centrality_page *page, const char *words,
                                  akt_measure measure)
{
    if (!page->centrality->sampled || measure != AKT_MEASURE_BETWEENNESS)
        return words;
    return akt_words_filled(page->pool, AKT_W_ABOUT, page->lang, words, NULL, NULL, NULL);
}

/* How many lie above a value, so many of their errors added to each. */
static int64_t count_above(const estimate *e, double value, int errors)
{
    int64_t count = 0;
    for (size_t i = 0; i < e->count; i++)
        count += (errors ? e->values[i] + errors * e->errors[i] : e->values[i]) > value;
    return count;
}

/* Value, error, rank and the range that the rank lies in: below those that are above it even where
 * both err against it, above those that are below it even where both err for it. */
static void add_cells(const estimate *e, size_t i)
{
    akt_document *document = e->page->document;
    double value = e->values[i], error = ERRORS_WIDE * e->errors[i];
    akt_document_number(document, value);
    akt_document_number(document, e->errors[i]);
    akt_document_whole(document, 1 + count_above(e, value, 0));
    if (e->best) {
        akt_document_whole(document, e->best[i]);
        akt_document_whole(document, e->worst[i]);
        return;
    }
    if (isnan(error)) {
        akt_document_nothing(document);
        akt_document_nothing(document);
        return;
    }
    int64_t itself = error > 0;
    akt_document_whole(document, 1 + count_above(e, value + error, -ERRORS_WIDE));
    akt_document_whole(document, 1 + count_above(e, value - error, ERRORS_WIDE) - itself);
}

enum { ESTIMATE_COLUMNS = 5 };

static void name_columns(akt_column *columns, const char *measure, akt_lang lang)
{
    columns[0] =
        (akt_column){measure, akt_words(AKT_W_COLUMN_BETWEENNESS, lang), AKT_COLUMN_NUMBER, NULL};
    columns[1] = (akt_column){"standard_error", akt_words(AKT_W_COLUMN_STANDARD_ERROR, lang),
                              AKT_COLUMN_NUMBER, NULL};
    columns[2] = (akt_column){"rank", akt_words(AKT_W_COLUMN_RANK, lang), AKT_COLUMN_WHOLE, NULL};
    columns[3] =
        (akt_column){"low", akt_words(AKT_W_COLUMN_BEST_RANK, lang), AKT_COLUMN_WHOLE, NULL};
    columns[4] =
        (akt_column){"high", akt_words(AKT_W_COLUMN_WORST_RANK, lang), AKT_COLUMN_WHOLE, NULL};
}

static void add_first(const estimate *e, const char *table, bool is_of_edges)
{
    const akt_centrality_page *page = e->page;
    akt_column columns[AKT_VERTEX_COLUMNS + ESTIMATE_COLUMNS];
    size_t named = is_of_edges ? AKT_EDGE_COLUMNS : AKT_VERTEX_COLUMNS;
    size_t rows = page->options->certain > FIRST ? page->options->certain : FIRST;
    akt_ranked *order = akt_centrality__rank(page, e->values, e->count);
    if (is_of_edges)
        akt_centrality__edge_columns(columns, page->lang);
    else
        akt_vertex_columns(columns, page->lang);
    name_columns(&columns[named], is_of_edges ? "edge_betweenness" : "betweenness", page->lang);
    akt_document_table(page->document, table, NULL, columns, named + ESTIMATE_COLUMNS);
    for (size_t i = 0; order && i < e->count && i < rows; i++) {
        akt_document_row(page->document);
        if (is_of_edges)
            akt_centrality__edge_cells(page, order[i].index);
        else
            akt_vertex_cells(page->document, page->dataset, page->network, order[i].index);
        add_cells(e, order[i].index);
    }
    free(order);
}

/* Marks those of the first places that are settled, with one who must have each; alike ones share a
 * place and fill those after it. */
static void mark_settled(bool *is_settled, size_t *holders, const estimate *e, size_t places)
{
    for (size_t i = 0; i < e->count; i++)
        if (e->best[i] == e->worst[i] && e->best[i] <= places)
            holders[e->best[i] - 1]++;
    for (size_t p = 0; p < places; p++)
        for (size_t i = p; i < places && i < p + holders[p]; i++)
            is_settled[i] = true;
}

/* "5", "5–8". */
static const char *run_words(const estimate *e, size_t first, size_t last)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, first < last ? "%zu–%zu" : "%zu", first, last);
    return akt_buffer_settle(&text, e->page->pool);
}

/* "1, 3, 4 og 6–9": the places that are settled, or those that are not; NULL where there is none. */
static const char *place_words(const estimate *e, const bool *is_settled, size_t places, bool which)
{
    akt_pool *pool = e->page->pool;
    const char **parts = akt_pool_get(pool, (places + 1) * sizeof *parts);
    size_t count = 0;
    for (size_t p = 0, end; parts && p < places; p = end) {
        end = p + 1;
        if (is_settled[p] != which)
            continue;
        while (end < places && is_settled[end] == which)
            end++;
        if (end - p == 2)
            end--;
        parts[count++] = run_words(e, p + 1, end);
    }
    return count ? akt_join_words(pool, parts, count, e->page->lang) : NULL;
}

/* Which of the places asked about are certain, and which are not. */
static void add_promise(const estimate *e, akt_word sure, akt_word unsure)
{
    const akt_centrality_page *page = e->page;
    size_t asked = page->options->certain, places = asked < e->count ? asked : e->count;
    bool *is_settled = akt_pool_get(page->pool, places + 1);
    size_t *holders = akt_pool_get(page->pool, (places + 1) * sizeof *holders);
    if (!is_settled || !holders)
        return;
    mark_settled(is_settled, holders, e, places);
    for (int which = 1; which >= 0; which--) {
        const char *words = place_words(e, is_settled, places, which);
        if (words)
            akt_finding_add(page->document, AKT_BLOCK_PARAGRAPH, page->dataset,
                            akt_words_filled(page->pool, which ? sure : unsure, page->lang, words,
                                             NULL, NULL, NULL),
                            (akt_refs){0});
    }
}

static void add_note(const akt_centrality_page *page, size_t sampled)
{
    const akt_lang lang = page->lang;
    const char *all = akt_vertices_words(page->pool, page->network, page->centrality->count, lang);
    const char *drawn = akt_count_words(page->pool, sampled, lang);
    akt_buffer seed = AKT_BUFFER_INIT;
    akt_buffer_add_integer(&seed, (int64_t)page->options->seed);
    const char *named = akt_buffer_settle(&seed, page->pool);
    akt_word how = page->options->certain ? AKT_W_SAMPLE_SURE_NOTE : AKT_W_SAMPLE_NOTE;
    const char *text =
        sampled ? akt_words_filled(page->pool, how, lang, drawn, all, named, NULL)
                : akt_words_filled(page->pool, AKT_W_SAMPLE_EXACT, lang, all, NULL, NULL, NULL);
    akt_document_note(page->document, "%s", text);
}

void akt_centrality__add_sample(const akt_centrality_page *page)
{
    const akt_centrality *c = page->centrality;
    const estimate vertices = {page,    c->values[AKT_MEASURE_BETWEENNESS],
                               c->error, c->best,
                               c->worst, c->count};
    const estimate edges = {page,         c->edge_betweenness, c->edge_error,
                            c->edge_best, c->edge_worst,       c->edge_count};
    if (!page->options->sample && !page->options->certain)
        return;
    if (c->sampled)
        akt_document_heading(page->document, 2, akt_words(AKT_W_SAMPLE_TITLE, page->lang));
    if (vertices.best)
        add_promise(&vertices, AKT_W_SAMPLE_SURE, AKT_W_SAMPLE_UNSURE);
    if (edges.best)
        add_promise(&edges, AKT_W_SAMPLE_TIES_SURE, AKT_W_SAMPLE_TIES_UNSURE);
    if (vertices.errors)
        add_first(&vertices, "sample", false);
    if (edges.errors)
        add_first(&edges, "sample_ties", true);
    add_note(page, c->sampled);
}
