#include "report/brokerage_internal.h"

#include "report/field_words.h"
#include "report/network_words.h"
#include "words/quantity.h"

#include <math.h>
#include <stdlib.h>

typedef akt_brokerage_report report;

static const char *words(const report *r, akt_word word)
{
    return akt_words(word, r->lang);
}

const char *akt_brokerage__facet_words(const akt_brokerage_report *r)
{
    return akt_facet_words(r->view->grouping->facet, r->lang);
}

/* Vertices by falling number of pairs, those without a group last; then by rising constraint,
 * undefined ones last; then as in the dataset. */
typedef struct ranked {
    int64_t total;
    double constraint;
    size_t vertex;
} ranked;

static int by_total(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->total != b->total)
        return a->total < b->total ? 1 : -1;
    if (a->constraint != b->constraint)
        return a->constraint > b->constraint ? 1 : -1;
    return (a->vertex > b->vertex) - (a->vertex < b->vertex);
}

static size_t *rank_vertices(const report *r)
{
    size_t n = r->view->holes->count;
    ranked *rows = akt_pool_get(r->pool, (n + 1) * sizeof *rows);
    size_t *order = akt_pool_get(r->pool, (n + 1) * sizeof *order);
    if (!rows || !order)
        return NULL;
    for (size_t v = 0; v < n; v++) {
        double constraint = r->view->holes->constraint[v];
        rows[v] = (ranked){r->view->brokers->vertices[v].total,
                           isnan(constraint) ? INFINITY : constraint, v};
    }
    qsort(rows, n, sizeof *rows, by_total);
    for (size_t i = 0; i < n; i++)
        order[i] = rows[i].vertex;
    return order;
}

static void note(const report *r, akt_word word, const char *a, const char *b, const char *c)
{
    akt_document_note(r->document, "%s", akt_words_filled(r->pool, word, r->lang, a, b, c, NULL));
}

static void note_chance(const report *r)
{
    const akt_group_ties *ties = r->view->ties;
    akt_buffer p = AKT_BUFFER_INIT, seed = AKT_BUFFER_INIT;
    if (isnan(ties->links.p))
        return;
    akt_quantity_measure(&p, ties->links.p, r->lang);
    akt_buffer_add_integer(&seed, (int64_t)ties->permutations.seed);
    const char *shown = akt_buffer_settle(&p, r->pool);
    note(r, AKT_W_BROKERAGE_P_NOTE, shown,
         akt_count_words(r->pool, ties->permutations.count, r->lang),
         akt_buffer_settle(&seed, r->pool));
}

/* Where the whole network has few vertices, the network's own notes warn. */
static void note_groups(const report *r)
{
    const char *facet = akt_brokerage__facet_words(r);
    size_t without = r->view->grouping->without, grouped = r->view->ties->grouped;
    note(r, AKT_W_BROKERAGE_FACET_NOTE, facet, NULL, NULL);
    if (without)
        note(r, AKT_W_BROKERAGE_WITHOUT,
             akt_vertices_words(r->pool, r->view->network, without, r->lang), facet, NULL);
    if (grouped < AKT_NETWORK_FEW && r->view->ties->count >= AKT_NETWORK_FEW)
        note(r, AKT_W_BROKERAGE_FEW,
             akt_vertices_words(r->pool, r->view->network, grouped, r->lang), facet, NULL);
}

static void add_notes(const report *r)
{
    const akt_brokerage_view *view = r->view;
    size_t isolates = 0;
    for (size_t v = 0; v < view->holes->count; v++)
        isolates += isnan(view->holes->constraint[v]) ? 1 : 0;
    note(r, AKT_W_BROKERAGE_ROLES_NOTE, NULL, NULL, NULL);
    if (!akt_network_is_directed(view->network))
        note(r, AKT_W_BROKERAGE_BOTH_WAYS, NULL, NULL, NULL);
    note(r, AKT_W_BROKERAGE_ROOM_NOTE, NULL, NULL, NULL);
    if (view->ranks)
        akt_ranks_note(r->document, view->ranks);
    note_chance(r);
    note_groups(r);
    if (isolates)
        note(r, AKT_W_BROKERAGE_ISOLATES,
             akt_vertices_words(r->pool, r->view->network, isolates, r->lang), NULL, NULL);
    akt_network_notes(r->document, view->network, NULL);
    akt_document_note(r->document, "%s", akt_source_line(r->pool, r->dataset, r->lang));
}

static void add_sensitivity(const report *r)
{
    akt_ref refs[3];
    size_t count = 0;
    for (; count < 3 && count < r->view->holes->count; count++)
        refs[count] = akt_network_ref(r->view->network, r->order[count]);
    akt_ranks_finding(r->document, r->dataset, r->view->ranks, 0,
                      words(r, AKT_W_BROKERAGE_RANKED_BY), (akt_refs){refs, count});
}

akt_status akt_describe_brokerage(akt_document **out, const akt_dataset *dataset,
                                  const akt_brokerage_view *view, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    report r = {document, akt_document_pool(document), dataset, view, NULL, lang};
    r.order = rank_vertices(&r);
    akt_document_heading(document, 1, words(&r, AKT_W_BROKERAGE_TITLE));
    if (r.order) {
        akt_brokerage__findings(&r);
        if (view->ranks)
            add_sensitivity(&r);
        akt_brokerage__tables(&r);
    }
    add_notes(&r);
    return akt_document_finish(out, document, err);
}
