#include "report/centrality_internal.h"
#include "report/field_words.h"
#include "report/network_words.h"
#include "words/quantity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAMED = 3 };

typedef akt_centrality_page view;

static const char *measure_words(akt_measure measure, akt_lang lang)
{
    static const akt_word words[AKT_MEASURE_COUNT] = {
        [AKT_MEASURE_DEGREE] = AKT_W_MEASURE_DEGREE,
        [AKT_MEASURE_IN_DEGREE] = AKT_W_MEASURE_IN_DEGREE,
        [AKT_MEASURE_OUT_DEGREE] = AKT_W_MEASURE_OUT_DEGREE,
        [AKT_MEASURE_STRENGTH] = AKT_W_MEASURE_STRENGTH,
        [AKT_MEASURE_IN_STRENGTH] = AKT_W_MEASURE_IN_STRENGTH,
        [AKT_MEASURE_OUT_STRENGTH] = AKT_W_MEASURE_OUT_STRENGTH,
        [AKT_MEASURE_BETWEENNESS] = AKT_W_MEASURE_BETWEENNESS,
        [AKT_MEASURE_HARMONIC] = AKT_W_MEASURE_HARMONIC,
        [AKT_MEASURE_CLOSENESS] = AKT_W_MEASURE_CLOSENESS,
        [AKT_MEASURE_ECCENTRICITY] = AKT_W_MEASURE_ECCENTRICITY,
        [AKT_MEASURE_PAGERANK] = AKT_W_MEASURE_PAGERANK,
    };
    return akt_words(words[measure], lang);
}

static int by_value(const void *left, const void *right)
{
    const akt_ranked *a = left, *b = right;
    bool none_a = isnan(a->value), none_b = isnan(b->value);
    if (none_a != none_b)
        return none_a ? 1 : -1;
    if (!none_a && a->value != b->value)
        return a->value < b->value ? 1 : -1;
    return (a->index > b->index) - (a->index < b->index);
}

akt_ranked *akt_centrality__rank(const akt_centrality_page *page, const double *values,
                                 size_t count)
{
    akt_ranked *order = malloc((count + 1) * sizeof *order);
    for (size_t i = 0; order && i < count; i++)
        order[i] = (akt_ranked){values[i], i};
    if (!order)
        akt_pool_fail(page->pool);
    else if (count > 1)
        qsort(order, count, sizeof *order, by_value);
    return order;
}

static void add_row(const view *v, size_t vertex)
{
    akt_document_row(v->document);
    akt_vertex_cells(v->document, v->dataset, v->network, vertex);
    for (int m = 0; m < AKT_MEASURE_COUNT; m++)
        if (v->options->measures & 1U << m)
            akt_document_number(v->document, v->centrality->values[m][vertex]);
}

/* The name of a measure with a capital, as other headings have it. */
static const char *measure_title(const view *v, akt_measure measure)
{
    const char *words = measure_words(measure, v->lang);
    char *title = akt_pool_text(v->pool, words, strlen(words));
    if (title && title[0] >= 'a' && title[0] <= 'z')
        title[0] = (char)(title[0] - 'a' + 'A');
    return title ? title : words;
}

static void open_table(const view *v, akt_readers readers)
{
    akt_column columns[AKT_VERTEX_COLUMNS + AKT_MEASURE_COUNT];
    size_t count = AKT_VERTEX_COLUMNS;
    akt_vertex_columns(columns, v->lang);
    for (int m = 0; m < AKT_MEASURE_COUNT; m++)
        if (v->options->measures & 1U << m)
            columns[count++] = (akt_column){akt_measure_name((akt_measure)m),
                                            measure_title(v, (akt_measure)m), AKT_COLUMN_NUMBER,
                                            NULL};
    akt_document_table(v->document, "centrality", NULL, columns, count);
    akt_document_table_for(v->document, readers);
}

/* Of degrees the plain number says more than the share. */
static void add_first(const view *v, const akt_ranked *first, const char *next)
{
    const char *name =
        akt_dataset_label(v->dataset, akt_network_ref(v->network, first->index), v->lang, true);
    double others = (double)(v->centrality->count - 1);
    akt_word word = AKT_W_CENTRALITY_FIRST;
    const char *a = measure_words(v->options->by, v->lang), *b;
    if (v->options->by == AKT_MEASURE_DEGREE && !akt_network_is_directed(v->network)) {
        word = AKT_W_CENTRALITY_MOST;
        double degree = v->options->raw ? first->value : first->value * others;
        a = akt_count_words(v->pool, (size_t)llround(degree), v->lang);
        b = akt_count_words(v->pool, v->centrality->count - 1, v->lang);
    } else {
        akt_buffer value = AKT_BUFFER_INIT;
        akt_quantity_measure(&value, first->value, v->lang);
        b = akt_centrality__hedge(v, akt_buffer_settle(&value, v->pool), v->options->by);
    }
    akt_document_paragraph(v->document, "%s",
                           akt_words_filled(v->pool, word, v->lang, name, a, b, next));
}

static void add_finding(const view *v, const akt_ranked *order)
{
    const char *names[NAMED];
    size_t count = 0, n = v->centrality->count;
    if (n < 2 || !(order[0].value > 0) || order[0].value == order[1].value)
        return;
    for (size_t i = 1; i < n && count < NAMED && order[i].value > 0; i++)
        names[count++] = akt_dataset_label(v->dataset,
                                           akt_network_ref(v->network, order[i].index), v->lang,
                                           true);
    if (!count)
        return;
    add_first(v, &order[0], akt_join_words(v->pool, names, count, v->lang));
}

/* People see the vertices ranked, machines in their order, or where there are only the first of them
 * ranked too. */
static void add_vertices(const view *v)
{
    size_t n = v->centrality->count, top = v->options->top;
    size_t rows = top && top < n ? top : n;
    akt_ranked *order = akt_centrality__rank(v, v->centrality->values[v->options->by], n);
    if (!order)
        return;
    add_finding(v, order);
    open_table(v, AKT_READERS_PEOPLE);
    for (size_t i = 0; i < rows; i++)
        add_row(v, order[i].index);
    open_table(v, AKT_READERS_MACHINES);
    for (size_t i = 0; i < rows; i++)
        add_row(v, top ? order[i].index : i);
    free(order);
}

akt_status akt_describe_centrality(akt_document **out, const akt_dataset *dataset,
                                   const akt_network *network, const akt_centrality *centrality,
                                   const akt_centrality_view *options, akt_lang lang,
                                   akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    const view v = {document, akt_document_pool(document), dataset, network, centrality, options,
                    lang};
    akt_document_heading(document, 1, akt_words(AKT_W_CENTRALITY_TITLE, lang));
    if (options->measures)
        add_vertices(&v);
    if (centrality->edge_betweenness)
        akt_centrality__add_ties(&v);
    akt_centrality__add_sample(&v);
    akt_network_notes(document, network,
                      akt_words(options->raw ? AKT_W_CENTRALITY_RAW : AKT_W_CENTRALITY_NORMALISED,
                                lang));
    return akt_document_finish(out, document, err);
}
