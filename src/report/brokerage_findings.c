#include "report/brokerage_internal.h"

#include "report/field_words.h"
#include "report/finding.h"
#include "report/network_words.h"
#include "words/quantity.h"

#include <math.h>

enum { NAMED = 3 };
static const double UNLIKELY = 0.05;

typedef akt_brokerage_report report;

static const char *filled(const report *r, akt_word word, const char *a, const char *b,
                          const char *c)
{
    return akt_words_filled(r->pool, word, r->lang, a, b, c, NULL);
}

static const char *same_words(const report *r)
{
    static const akt_word same[AKT_FACET_COUNT] = {
        AKT_W_FACET_SAME_KIND, AKT_W_FACET_SAME_LEVEL, AKT_W_FACET_SAME_SECTOR,
        AKT_W_FACET_SAME_CATEGORY, AKT_W_FACET_SAME_ROLE};
    return akt_words(same[r->view->grouping->facet], r->lang);
}

static const char *other_words(const report *r)
{
    static const akt_word other[AKT_FACET_COUNT] = {
        AKT_W_FACET_OTHER_KIND, AKT_W_FACET_OTHER_LEVEL, AKT_W_FACET_OTHER_SECTOR,
        AKT_W_FACET_OTHER_CATEGORY, AKT_W_FACET_OTHER_ROLE};
    return akt_words(other[r->view->grouping->facet], r->lang);
}

static const char *count_words(const report *r, double count)
{
    return akt_count_words(r->pool, (size_t)llround(count), r->lang);
}

static const char *measure_words(const report *r, double value)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_measure(&text, value, r->lang);
    return akt_buffer_settle(&text, r->pool);
}

/* Vertices as the records behind a finding. */
static akt_refs refs_of(const report *r, const size_t *vertices, size_t count)
{
    akt_ref *refs = akt_pool_get(r->pool, (count + 1) * sizeof *refs);
    for (size_t i = 0; refs && i < count; i++)
        refs[i] = akt_network_ref(r->view->network, vertices[i]);
    return (akt_refs){refs, refs ? count : 0};
}

static void add(const report *r, const char *text, akt_refs records)
{
    akt_finding_add(r->document, AKT_BLOCK_ITEM, r->dataset, text, records);
}

/* "a, b og c", or "7 aktører og program" where they are too many to name. */
static const char *name_vertices(const report *r, const size_t *vertices, size_t count)
{
    const char *names[NAMED];
    if (count > NAMED)
        return akt_vertices_words(r->pool, r->view->network, count, r->lang);
    for (size_t i = 0; i < count; i++)
        names[i] = akt_vertex_label(r->dataset, r->view->network, vertices[i], r->lang);
    return akt_join_words(r->pool, names, count, r->lang);
}

static int64_t pairs_of(const report *r, size_t place)
{
    return r->view->brokers->vertices[r->order[place]].total;
}

/* In an undirected network a pair is counted each way. */
static const char *pair_words(const report *r, int64_t pairs)
{
    int64_t ways = akt_network_is_directed(r->view->network) ? 1 : 2;
    return akt_counted_words(r->pool, (size_t)(pairs / ways), AKT_W_COUNT_PAIR, AKT_W_COUNT_PAIRS,
                             r->lang);
}

/* A way to stand between two, told in words. */
typedef struct manner {
    int64_t pairs;
    akt_word word;
    bool is_other; /* told by what differs */
} manner;

/* The manners of one vertex, in *count; without direction, in and out of a group are one. */
static void list_manners(manner out[AKT_BROKER_COUNT], size_t *count, const akt_brokered *b,
                         bool is_directed)
{
    int64_t in = b->roles[AKT_BROKER_GATEKEEPER], outwards = b->roles[AKT_BROKER_REPRESENTATIVE];
    size_t n = 0;
    out[n++] = (manner){b->roles[AKT_BROKER_COORDINATOR], AKT_W_BROKERAGE_ALL, false};
    out[n++] = (manner){b->roles[AKT_BROKER_ITINERANT], AKT_W_BROKERAGE_ENDS_SAME, false};
    out[n++] = (manner){b->roles[AKT_BROKER_LIAISON], AKT_W_BROKERAGE_ALL, true};
    if (is_directed) {
        out[n++] = (manner){in, AKT_W_BROKERAGE_INWARDS, false};
        out[n++] = (manner){outwards, AKT_W_BROKERAGE_OUTWARDS, false};
    } else {
        out[n++] = (manner){in + outwards, AKT_W_BROKERAGE_ONE_SAME, false};
    }
    *count = n;
}

/* In which way one vertex brokers most; "" where two ways are equally frequent. */
static const char *manner_words(const report *r, size_t vertex)
{
    manner all[AKT_BROKER_COUNT];
    size_t count, most = 0, equal = 0;
    list_manners(all, &count, &r->view->brokers->vertices[vertex],
                 akt_network_is_directed(r->view->network));
    for (size_t i = 1; i < count; i++)
        most = all[i].pairs > all[most].pairs ? i : most;
    for (size_t i = 0; i < count; i++)
        equal += all[i].pairs == all[most].pairs;
    if (equal > 1)
        return "";
    return filled(r, all[most].word, all[most].is_other ? other_words(r) : same_words(r),
                  pair_words(r, all[most].pairs), name_vertices(r, &vertex, 1));
}

/* The one that brokers most, in which way, and the next. */
static void add_first_broker(const report *r)
{
    size_t named = 1, n = r->view->holes->count;
    akt_buffer text = AKT_BUFFER_INIT;
    const char *way = manner_words(r, r->order[0]);
    akt_buffer_add(&text, filled(r, AKT_W_BROKERAGE_FIRST, name_vertices(r, r->order, 1),
                                 pair_words(r, pairs_of(r, 0)), NULL));
    akt_buffer_format(&text, "%s%s", *way ? " " : "", way);
    while (named < n && named < NAMED && pairs_of(r, named) > 0)
        named++;
    if (named > 1)
        akt_buffer_format(
            &text, " %s",
            filled(r, AKT_W_BROKERAGE_NEXT, name_vertices(r, r->order + 1, named - 1), NULL, NULL));
    add(r, akt_buffer_settle(&text, r->pool), refs_of(r, r->order, named));
}

static const char *nobody_words(const report *r)
{
    if (akt_network_size(r->view->network) == 0)
        return akt_words(AKT_W_BROKERAGE_NO_TIES, r->lang);
    if (r->view->grouping->without)
        return filled(r, AKT_W_BROKERAGE_NOBODY_GROUPED, akt_brokerage__facet_words(r), NULL, NULL);
    return akt_words(AKT_W_BROKERAGE_NOBODY, r->lang);
}

static void add_brokers(const report *r)
{
    size_t n = r->view->holes->count, equal = 0;
    while (equal < n && pairs_of(r, equal) == pairs_of(r, 0))
        equal++;
    if (n == 0 || pairs_of(r, 0) <= 0)
        add(r, nobody_words(r), (akt_refs){NULL, 0});
    else if (equal > 1)
        add(r,
            filled(r, AKT_W_BROKERAGE_SHARED, name_vertices(r, r->order, equal),
                   pair_words(r, pairs_of(r, 0)), NULL),
            refs_of(r, r->order, equal));
    else
        add_first_broker(r);
}

static bool is_central(const report *r, size_t vertex)
{
    akt_ref ref = akt_network_ref(r->view->network, vertex);
    return ref.table == AKT_TABLE_ACTORS &&
           akt_dataset_actors(r->dataset)[ref.index].driver == AKT_DRIVER_CENTRAL;
}

/* Those with ties who are central, or who have two neighbours or more: those with a single one have
 * no hierarchy. */
static size_t list_candidates(const report *r, bool central, size_t *vertices)
{
    size_t count = 0;
    const akt_structural_holes *holes = r->view->holes;
    for (size_t v = 0; v < holes->count; v++)
        if (central ? is_central(r, v) && !isnan(holes->constraint[v])
                    : !isnan(holes->hierarchy[v]))
            vertices[count++] = v;
    return count;
}

static const char *bound_words(const report *r, size_t vertex)
{
    return filled(r, AKT_W_BROKERAGE_BOUND, name_vertices(r, &vertex, 1),
                  measure_words(r, r->view->holes->constraint[vertex]), NULL);
}

/* Constraints that people read as the same are the same here. */
static const double ALIKE = 0.0005;

static void add_alternatives(const report *r)
{
    size_t *who = akt_pool_get(r->pool, (r->view->holes->count + 1) * sizeof *who);
    const double *constraint = r->view->holes->constraint;
    size_t count = who ? list_candidates(r, true, who) : 0;
    akt_word group = AKT_W_BROKERAGE_CENTRAL;
    if (who && count < 2) {
        count = list_candidates(r, false, who);
        group = AKT_W_BROKERAGE_WITH_TWO;
    }
    if (count < 2)
        return;
    size_t ends[2] = {who[0], who[0]};
    for (size_t i = 1; i < count; i++) {
        ends[0] = constraint[who[i]] > constraint[ends[0]] ? who[i] : ends[0];
        ends[1] = constraint[who[i]] < constraint[ends[1]] ? who[i] : ends[1];
    }
    const char *among = filled(r, group, count_words(r, (double)count), NULL, NULL);
    if (constraint[ends[0]] - constraint[ends[1]] < ALIKE)
        add(r,
            filled(r, AKT_W_BROKERAGE_ALIKE, among,
                   filled(r, AKT_W_BROKERAGE_DEGREE, measure_words(r, constraint[ends[0]]), NULL,
                          NULL),
                   NULL),
            refs_of(r, who, count));
    else
        add(r,
            filled(r, AKT_W_BROKERAGE_ALTERNATIVES, among, bound_words(r, ends[0]),
                   bound_words(r, ends[1])),
            refs_of(r, ends, 2));
}

static void add_singles(const report *r)
{
    const akt_structural_holes *holes = r->view->holes;
    size_t *who = akt_pool_get(r->pool, (holes->count + 1) * sizeof *who), count = 0;
    for (size_t v = 0; who && v < holes->count; v++)
        if (!isnan(holes->constraint[v]) && isnan(holes->hierarchy[v]))
            who[count++] = v;
    if (count)
        add(r, filled(r, AKT_W_BROKERAGE_SINGLES, name_vertices(r, who, count), NULL, NULL),
            refs_of(r, who, count));
}

/* What chance would have given. */
static const char *chance_words(const report *r)
{
    const akt_group_ties *ties = r->view->ties;
    const akt_tie_division *links = &ties->links;
    double all = links->whole.external + links->whole.internal;
    const char *expected = count_words(r, all * (1 + links->expected) / 2);
    if (ties->group_count < 2)
        return filled(r, AKT_W_BROKERAGE_ONE_GROUP, same_words(r), akt_brokerage__facet_words(r),
                      NULL);
    if (links->expected == 1)
        return filled(r, AKT_W_BROKERAGE_ALL_ALONE, same_words(r), NULL, NULL);
    if (isnan(links->p))
        return filled(r, AKT_W_BROKERAGE_UNTESTED, expected, NULL, NULL);
    akt_word word = links->p > UNLIKELY                                ? AKT_W_BROKERAGE_CHANCE
                    : akt_tie_split_ei(links->whole) > links->expected ? AKT_W_BROKERAGE_MORE
                                                                       : AKT_W_BROKERAGE_FEWER;
    double permutations = (double)ties->permutations.count;
    return filled(r, word, expected, count_words(r, links->p * (permutations + 1) - 1),
                  count_words(r, permutations));
}

static akt_refs refs_of_grouped(const report *r)
{
    const akt_tie_split *splits = r->view->ties->links.vertices;
    size_t n = r->view->ties->count, count = 0;
    size_t *who = akt_pool_get(r->pool, (n + 1) * sizeof *who);
    for (size_t v = 0; who && v < n; v++)
        if (splits[v].internal + splits[v].external > 0)
            who[count++] = v;
    return refs_of(r, who, count);
}

static void add_across(const report *r)
{
    akt_tie_split links = r->view->ties->links.whole, weights = r->view->ties->weights.whole;
    double all = links.external + links.internal;
    akt_buffer text = AKT_BUFFER_INIT;
    if (all == 0)
        return;
    const char *within =
        filled(r, AKT_W_BROKERAGE_WITHIN, count_words(r, links.internal), same_words(r), NULL);
    akt_words_fill(&text, AKT_W_BROKERAGE_ACROSS, r->lang,
                   akt_counted_words(r->pool, (size_t)llround(all), AKT_W_COUNT_LINK,
                                     AKT_W_COUNT_LINKS, r->lang),
                   count_words(r, links.external), other_words(r), within);
    akt_buffer_format(&text, " %s", chance_words(r));
    if (akt_network_weight(r->view->network) == AKT_WEIGHT_AMOUNT) {
        double share = 100 * weights.external / (weights.external + weights.internal);
        akt_buffer_format(&text, " %s",
                          filled(r, AKT_W_BROKERAGE_MONEY, count_words(r, share), NULL, NULL));
    }
    add(r, akt_buffer_settle(&text, r->pool), refs_of_grouped(r));
}

void akt_brokerage__findings(const akt_brokerage_report *r)
{
    add_brokers(r);
    add_alternatives(r);
    add_singles(r);
    add_across(r);
}
