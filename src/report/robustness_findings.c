#include "report/robustness_internal.h"

#include "base/list.h"
#include "report/field_words.h"
#include "report/finding.h"
#include "report/network_words.h"

enum { TOLD = 2, NAMED = 6 };

static const char *count_words(const akt_robustness_page *v, uint64_t count)
{
    return akt_count_words(v->pool, (size_t)count, v->lang);
}

static const char *label(const akt_robustness_page *v, int32_t vertex)
{
    return akt_vertex_label(v->dataset, v->network, (size_t)vertex, v->lang);
}

static void add_reason(const akt_robustness_page *v)
{
    size_t count = v->players->count;
    akt_word word = count ? AKT_W_ROBUSTNESS_UNTIED : AKT_W_ROBUSTNESS_EMPTY;
    akt_finding_add_absence(
        v->document, akt_words_filled(v->pool, word, v->lang,
                                      akt_vertices_words(v->pool, v->network, count, v->lang), NULL,
                                      NULL, NULL));
}

static void add_points(const akt_robustness_page *v)
{
    size_t count = v->cuts->point_count;
    int32_t *items = akt_pool_get(v->pool, (count + 1) * sizeof *items);
    for (size_t i = 0; items && i < count; i++)
        items[i] = v->cuts->points[i].a;
    const akt_vertices points = akt_robustness_page__vertices(v, items, items ? count : 0);
    akt_word word = count ? AKT_W_ROBUSTNESS_POINTS : AKT_W_ROBUSTNESS_NO_POINTS;
    akt_finding_add(
        v->document, AKT_BLOCK_PARAGRAPH, v->dataset,
        akt_words_filled(v->pool, word, v->lang, count_words(v, count),
                         akt_vertices_words(v->pool, v->network, v->players->tied, v->lang), NULL,
                         NULL),
        akt_vertices_refs(v->pool, &points));
}

static void add_ref(const akt_robustness_page *v, akt_list *refs, akt_ref ref)
{
    akt_ref *item = akt_list_add(refs);
    if (item)
        *item = ref;
    else
        akt_pool_fail(v->pool);
}

/* Moves them into the pool. */
static akt_refs settle_refs(const akt_robustness_page *v, akt_list *refs)
{
    const akt_ref *items = refs->items;
    akt_ref *kept = akt_pool_get(v->pool, (refs->count + 1) * sizeof *kept);
    size_t count = kept ? refs->count : 0;
    for (size_t i = 0; i < count; i++)
        kept[i] = items[i];
    akt_list_dispose(refs);
    return (akt_refs){kept, count};
}

/* Those cut off, then the one that goes. */
static akt_refs refs_lost(const akt_robustness_page *v, const akt_vertices *lost, int32_t gone)
{
    akt_list refs = AKT_LIST_OF(akt_ref);
    for (size_t i = 0; i < lost->count; i++)
        add_ref(v, &refs, akt_network_ref(v->network, (size_t)lost->items[i]));
    add_ref(v, &refs, akt_network_ref(v->network, (size_t)gone));
    return settle_refs(v, &refs);
}

static void add_lost(const akt_robustness_page *v, const akt_cut *cut)
{
    akt_cut_parts parts = akt_robustness_page__parts(v, cut);
    const akt_vertices lost = akt_robustness_page__cut_off(v, &parts);
    akt_word word = lost.count == 1 ? AKT_W_ROBUSTNESS_ONE_LOST : AKT_W_ROBUSTNESS_MANY_LOST;
    akt_finding_add(v->document, AKT_BLOCK_ITEM, v->dataset,
                    akt_words_filled(v->pool, word, v->lang, label(v, cut->a),
                                     akt_vertices_words(v->pool, v->network, lost.count, v->lang),
                                     akt_vertices_names(v->pool, &lost, NAMED, v->lang), NULL),
                    refs_lost(v, &lost, cut->a));
    akt_cut_parts_dispose(&parts);
}

static bool is_between(const akt_ref ends[2], akt_ref from, akt_ref to)
{
    return (akt_ref_is_same(from, ends[0]) && akt_ref_is_same(to, ends[1])) ||
           (akt_ref_is_same(from, ends[1]) && akt_ref_is_same(to, ends[0]));
}

/* The two ends of a bridge, and the ties and flows from one to the other. */
static akt_refs refs_between(const akt_robustness_page *v, const akt_ref ends[2])
{
    const akt_tie *ties = akt_dataset_ties(v->dataset);
    const akt_flow *flows = akt_dataset_flows(v->dataset);
    akt_list refs = AKT_LIST_OF(akt_ref);
    for (size_t i = 0; i < 2; i++)
        add_ref(v, &refs, ends[i]);
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_TIES); i++) {
        if (is_between(ends, ties[i].from, ties[i].to))
            add_ref(v, &refs, (akt_ref){AKT_TABLE_TIES, (int32_t)i});
    }
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_FLOWS); i++) {
        if (is_between(ends, flows[i].from, flows[i].to))
            add_ref(v, &refs, (akt_ref){AKT_TABLE_FLOWS, (int32_t)i});
    }
    return settle_refs(v, &refs);
}

/* A bridge that cuts one vertex off alone is told of by its end. */
static void add_bridge(const akt_robustness_page *v)
{
    const akt_cut *cut = v->cuts->bridges;
    if (v->cuts->bridge_count == 0 || cut->cut_off < 2)
        return;
    akt_cut_parts parts = akt_robustness_page__parts(v, cut);
    const akt_vertices lost = akt_robustness_page__cut_off(v, &parts);
    const akt_ref ends[2] = {akt_network_ref(v->network, (size_t)cut->a),
                             akt_network_ref(v->network, (size_t)cut->b)};
    akt_finding_add(v->document, AKT_BLOCK_ITEM, v->dataset,
                    akt_words_filled(v->pool, AKT_W_ROBUSTNESS_BRIDGE_LOST, v->lang,
                                     label(v, cut->a), label(v, cut->b),
                                     akt_vertices_words(v->pool, v->network, lost.count, v->lang),
                                     akt_vertices_names(v->pool, &lost, NAMED, v->lang)),
                    refs_between(v, ends));
    akt_cut_parts_dispose(&parts);
}

static void add_members(const akt_robustness_page *v, akt_list *refs, const akt_key_set *set)
{
    for (size_t i = 0; i < set->size; i++)
        add_ref(v, refs, akt_network_ref(v->network, (size_t)set->members[i]));
}

static const char *split_words(const akt_robustness_page *v, const akt_key_set *split)
{
    const akt_vertices gone = akt_robustness_page__vertices(v, split->members, split->size);
    return akt_words_filled(v->pool, AKT_W_ROBUSTNESS_SPLIT, v->lang,
                            akt_vertices_names(v->pool, &gone, 0, v->lang),
                            count_words(v, split->pairs), count_words(v, v->players->pairs), NULL);
}

static const char *reach_words(const akt_robustness_page *v, const akt_key_set *reach)
{
    const akt_vertices from = akt_robustness_page__vertices(v, reach->members, reach->size);
    akt_word word =
        reach->in_reach > reach->direct ? AKT_W_ROBUSTNESS_REACH : AKT_W_ROBUSTNESS_REACH_ALL;
    return akt_words_filled(v->pool, word, v->lang, akt_vertices_names(v->pool, &from, 0, v->lang),
                            count_words(v, reach->direct), count_words(v, reach->in_reach), NULL);
}

/* Who holds the network together, and who reaches most of it. */
static void add_players(const akt_robustness_page *v)
{
    size_t last = v->players->sizes;
    if (last == 0)
        return;
    const akt_key_set *split = &v->players->negative[last - 1];
    const akt_key_set *reach = &v->players->positive[last - 1];
    akt_list refs = AKT_LIST_OF(akt_ref);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%s %s", split_words(v, split), reach_words(v, reach));
    if (!split->is_exact || !reach->is_exact)
        akt_buffer_format(&text, " %s", akt_words(AKT_W_ROBUSTNESS_STEPWISE, v->lang));
    add_members(v, &refs, split);
    add_members(v, &refs, reach);
    akt_finding_add(v->document, AKT_BLOCK_PARAGRAPH, v->dataset, akt_buffer_settle(&text, v->pool),
                    settle_refs(v, &refs));
}

void akt_robustness_page__add_findings(const akt_robustness_page *v)
{
    if (v->players->tied == 0) {
        add_reason(v);
        return;
    }
    add_points(v);
    for (size_t i = 0; i < v->cuts->point_count && i < TOLD; i++)
        add_lost(v, &v->cuts->points[i]);
    add_bridge(v);
    add_players(v);
}
