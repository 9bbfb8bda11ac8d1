#include "report/centrality_internal.h"

#include "report/field_words.h"
#include "report/network_words.h"
#include "words/quantity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef akt_centrality_page view;

/* Calls `put` for every measure that was asked for, in the order of the columns. */
typedef void putter(const view *v, akt_measure measure, void *context);

static void put_measures(const view *v, putter *put, void *context)
{
    const akt_centrality_view *options = v->options;
    for (size_t i = 0; i < options->column_count; i++)
        put(v, options->columns[i], context);
    for (int m = 0; m < AKT_MEASURE_COUNT && options->column_count == 0; m++)
        if (options->measures & 1U << m)
            put(v, (akt_measure)m, context);
}

static void put_value(const view *v, akt_measure measure, void *vertex)
{
    akt_document_number(v->document, v->centrality->values[measure][*(size_t *)vertex]);
}

/* The interval of the places that people see the rows ranked by; NULL where none was drawn. */
static const akt_rank *ranks_of(const view *v)
{
    const akt_rank_view *ranks = v->options->ranks;
    return ranks && ranks->ranks ? ranks->ranks + v->options->ranked_by * v->centrality->count
                                 : NULL;
}

static void add_row(const view *v, size_t vertex, akt_readers readers)
{
    const akt_rank *ranks = readers == AKT_READERS_PEOPLE ? ranks_of(v) : NULL;
    akt_document_row(v->document);
    akt_vertex_cells(v->document, v->dataset, v->network, vertex);
    if (ranks)
        akt_document_text(v->document, akt_rank_words(v->pool, &ranks[vertex]));
    put_measures(v, put_value, &vertex);
}

/* The name of a measure with a capital, as other headings have it. */
static const char *measure_title(const view *v, akt_measure measure)
{
    const char *words = akt_measure_words(measure, v->lang);
    char *title = akt_pool_text(v->pool, words, strlen(words));
    if (title && title[0] >= 'a' && title[0] <= 'z')
        title[0] = (char)(title[0] - 'a' + 'A');
    return title ? title : words;
}

/* The columns of a table as they come. */
typedef struct heads {
    akt_column columns[AKT_VERTEX_COLUMNS + 1 + AKT_MEASURE_COUNT];
    size_t count;
} heads;

static void put_head(const view *v, akt_measure measure, void *context)
{
    heads *h = context;
    h->columns[h->count++] =
        (akt_column){akt_measure_name(measure), measure_title(v, measure), AKT_COLUMN_NUMBER, NULL};
}

static void open_table(const view *v, akt_readers readers)
{
    heads h = {.count = AKT_VERTEX_COLUMNS};
    akt_vertex_columns(h.columns, v->lang);
    if (readers == AKT_READERS_PEOPLE && ranks_of(v))
        h.columns[h.count++] =
            (akt_column){"rank", akt_words(AKT_W_COLUMN_RANK, v->lang), AKT_COLUMN_TEXT, NULL};
    put_measures(v, put_head, &h);
    akt_document_table(v->document, "centrality", NULL, h.columns, h.count);
    akt_document_table_for(v->document, readers);
}

/* Machines also read the network as a whole. */
static void add_figure(const view *v, const char *measure, double value)
{
    akt_document_row(v->document);
    akt_document_text(v->document, measure);
    akt_document_number(v->document, value);
}

static void add_network(const view *v)
{
    const akt_centralisation *whole = &v->centrality->whole;
    const akt_column columns[] = {
        {"measure", akt_words(AKT_W_NETWORK_MEASURE, v->lang), AKT_COLUMN_CODE, NULL},
        {"value", akt_words(AKT_W_COLUMN_VALUE, v->lang), AKT_COLUMN_NUMBER, NULL},
    };
    akt_document_table(v->document, "network", akt_words(AKT_W_NETWORK_TABLE, v->lang), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for(v->document, AKT_READERS_MACHINES);
    add_figure(v, "order", (double)whole->order);
    add_figure(v, "size", (double)whole->size);
    add_figure(v, "density", whole->density);
    add_figure(v, "centralisation", whole->degree);
    add_figure(v, "in_centralisation", whole->in_degree);
    add_figure(v, "out_centralisation", whole->out_degree);
    add_figure(v, "components", (double)whole->components);
    add_figure(v, "largest_component", (double)whole->largest);
    add_figure(v, "isolates", (double)whole->isolates);
    if (v->options->certain)
        add_figure(v, "sampled", (double)(v->centrality->sampled ? v->centrality->sampled : whole->order));
    if (v->centrality->values[AKT_MEASURE_KATZ])
        add_figure(v, "katz_alpha", v->centrality->katz_alpha);
}

/* Three digits that say something, however small the number is. */
static const char *small_words(const view *v, double value)
{
    akt_buffer text = AKT_BUFFER_INIT;
    int zeros = value < 1 ? (int)ceil(-log10(value)) - 1 : 0;
    akt_quantity_number(&text, value, zeros < 14 ? zeros + 3 : 17, v->lang);
    return akt_buffer_settle(&text, v->pool);
}

static bool shows(const view *v, akt_measure measure)
{
    return v->centrality->values[measure] != NULL;
}

static void add_notes(const view *v)
{
    bool is_directed = akt_network_is_directed(v->network);
    bool has_return = v->centrality->katz_root > 0;
    akt_word raw = v->options->raw ? AKT_W_CENTRALITY_RAW : AKT_W_CENTRALITY_NORMALISED;
    if (shows(v, AKT_MEASURE_KATZ))
        akt_document_note(
            v->document, "%s",
            akt_words_filled(v->pool,
                             has_return ? AKT_W_CENTRALITY_KATZ : AKT_W_CENTRALITY_KATZ_NO_RETURN,
                             v->lang, small_words(v, v->centrality->katz_alpha), NULL, NULL, NULL));
    if (is_directed && (shows(v, AKT_MEASURE_KATZ) || shows(v, AKT_MEASURE_EIGENVECTOR)))
        akt_document_note(v->document, "%s", akt_words(AKT_W_CENTRALITY_INWARD, v->lang));
    if (!is_directed && (shows(v, AKT_MEASURE_HUB) || shows(v, AKT_MEASURE_AUTHORITY)))
        akt_document_note(v->document, "%s", akt_words(AKT_W_CENTRALITY_HUBS_ALIKE, v->lang));
    if (v->options->ranks && v->options->measures)
        akt_ranks_note(v->document, v->options->ranks);
    akt_network_notes(v->document, v->network, akt_words(raw, v->lang));
    akt_document_note(v->document, "%s", akt_source_line(v->pool, v->dataset, v->lang));
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
    open_table(v, AKT_READERS_PEOPLE);
    for (size_t i = 0; i < rows; i++)
        add_row(v, order[i].index, AKT_READERS_PEOPLE);
    open_table(v, AKT_READERS_MACHINES);
    for (size_t i = 0; i < rows; i++)
        add_row(v, top ? order[i].index : i, AKT_READERS_MACHINES);
    free(order);
}

static void add_all(const view *v)
{
    akt_document_heading(v->document, 1, akt_words(AKT_W_CENTRALITY_TITLE, v->lang));
    akt_centrality__add_findings(v);
    if (v->options->measures)
        add_vertices(v);
    if (v->centrality->edge_betweenness)
        akt_centrality__add_ties(v);
    akt_centrality__add_sample(v);
    add_network(v);
    if (v->options->ranks)
        akt_ranks_tables(v->document, v->dataset, v->network, v->options->ranks);
    if (v->centrality->count > 0)
        add_notes(v);
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
    add_all(&v);
    return akt_document_finish(out, document, err);
}
