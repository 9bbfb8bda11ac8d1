#include "report/centrality_internal.h"

#include "report/field_words.h"
#include "report/finding.h"
#include "report/network_words.h"
#include "words/quantity.h"

#include <math.h>
#include <stdlib.h>

/* How many vertices a sentence names: the first and those after; those that hang apart. */
enum { NAMED = 3, APART = 6 };

/* Values that differ by rounding only, relatively. */
static const double SAME = 1e-9;

typedef akt_centrality_page page;

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

akt_ranked *akt_centrality__rank(const page *p, const double *values, size_t count)
{
    akt_ranked *order = malloc((count + 1) * sizeof *order);
    for (size_t i = 0; order && i < count; i++)
        order[i] = (akt_ranked){values[i], i};
    if (!order)
        akt_pool_fail(p->pool);
    else if (count > 1)
        qsort(order, count, sizeof *order, by_value);
    return order;
}

/* A sentence with the vertices behind it. */
static void add_finding(const page *p, const char *text, const size_t *vertices, size_t count)
{
    akt_ref *records = akt_pool_get(p->pool, (count + 1) * sizeof *records);
    if (!records)
        return;
    for (size_t i = 0; i < count; i++)
        records[i] = akt_network_ref(p->network, vertices[i]);
    akt_finding_add(p->document, AKT_BLOCK_PARAGRAPH, p->dataset, text, (akt_refs){records, count});
}

static const char *count_words(const page *p, size_t count)
{
    return akt_count_words(p->pool, count, p->lang);
}

static const char *label(const page *p, size_t vertex)
{
    return akt_vertex_label(p->dataset, p->network, vertex, p->lang);
}

/* Who has the largest value of a measure, and who comes after. */
typedef struct leaders {
    akt_measure measure;
    double value;
    size_t shared; /* how many have it */
    size_t named;  /* those of them that are named: all, or none where they are many */
    size_t count;  /* of vertices, the named ones first, then those after */
    size_t vertices[2 * NAMED];
    double values[2 * NAMED];
} leaders;

/* False where the measure says nothing: undefined, or 0 for all. */
static bool find_leaders(leaders *out, const page *p, akt_measure measure)
{
    size_t n = p->centrality->count;
    *out = (leaders){.measure = measure};
    akt_ranked *order = akt_centrality__rank(p, p->centrality->values[measure], n);
    if (!order || n == 0 || !(order[0].value > 0)) {
        free(order);
        return false;
    }
    out->value = order[0].value;
    while (out->shared < n && order[out->shared].value >= out->value * (1 - SAME))
        out->shared++;
    out->named = out->shared <= NAMED ? out->shared : 0;
    size_t end = out->shared + (out->shared == 1 ? NAMED : 0);
    for (size_t i = out->shared - out->named; i < n && i < end && order[i].value > 0; i++) {
        out->values[out->count] = order[i].value;
        out->vertices[out->count++] = order[i].index;
    }
    free(order);
    return true;
}

/* Of degrees the plain number says more than the share. */
static bool counts_neighbours(const page *p, akt_measure measure)
{
    return measure == AKT_MEASURE_DEGREE && !akt_network_is_directed(p->network);
}

static const char *value_words(const page *p, akt_measure measure, double value)
{
    akt_buffer text = AKT_BUFFER_INIT;
    double others = (double)(p->centrality->count - 1);
    if (counts_neighbours(p, measure))
        value = round(p->options->raw ? value : value * others);
    akt_quantity_measure(&text, value, p->lang);
    return akt_centrality__hedge(p, akt_buffer_settle(&text, p->pool), measure);
}

/* "Difi", "KS og Difi", "12 aktører og program". */
static const char *leader_words(const page *p, const leaders *l)
{
    const char *names[NAMED];
    for (size_t i = 0; i < l->named; i++)
        names[i] = label(p, l->vertices[i]);
    return l->named ? akt_join_words(p->pool, names, l->named, p->lang)
                    : akt_vertices_words(p->pool, p->network, l->shared, p->lang);
}

/* "KS (28) og Forskningsrådet (24)". */
static const char *next_words(const page *p, const leaders *l)
{
    const char *names[NAMED];
    size_t count = 0;
    for (size_t i = l->named; i < l->count; i++) {
        akt_buffer text = AKT_BUFFER_INIT;
        akt_buffer_format(&text, "%s (%s)", label(p, l->vertices[i]),
                          value_words(p, l->measure, l->values[i]));
        names[count++] = akt_buffer_settle(&text, p->pool);
    }
    return akt_join_words(p->pool, names, count, p->lang);
}

static const char *quoted(const page *p, akt_measure measure)
{
    return akt_words_filled(p->pool, AKT_W_CENTRALITY_QUOTED, p->lang,
                            akt_measure_words(measure, p->lang), NULL, NULL, NULL);
}

static void add_first(const page *p, const leaders *l)
{
    bool alone = l->shared == 1, counts = counts_neighbours(p, l->measure);
    akt_word word = counts                ? AKT_W_CENTRALITY_MOST
                    : l->count > l->named ? AKT_W_CENTRALITY_FIRST
                                          : AKT_W_CENTRALITY_FIRST_ALONE;
    if (!alone)
        word = counts ? AKT_W_CENTRALITY_SHARED_MOST : AKT_W_CENTRALITY_SHARED;
    const char *value = value_words(p, l->measure, l->value);
    const char *what = akt_measure_words(l->measure, p->lang);
    const char *a = counts ? value : what;
    const char *b = counts ? count_words(p, p->centrality->count - 1) : value;
    const char *text = akt_words_filled(p->pool, word, p->lang, leader_words(p, l), a, b,
                                        alone ? next_words(p, l) : NULL);
    add_finding(p, text, l->vertices, l->count);
}

/* Who comes first on the other measures: the same one, or others, each named once. Who is farthest
 * away comes first in nothing. */
typedef struct contest {
    leaders first;
    leaders all[AKT_MEASURE_COUNT];
    bool is_told[AKT_MEASURE_COUNT];
    size_t count;
    size_t vertices[NAMED * AKT_MEASURE_COUNT];
    size_t vertex_count;
} contest;

static bool are_same(const leaders *a, const leaders *b)
{
    bool same = a->named > 0 && a->named == b->named;
    for (size_t i = 0; i < a->named && same; i++)
        same = a->vertices[i] == b->vertices[i];
    return same;
}

/* "«nærhet» og «PageRank»": the measures on which the same come first, which are then told. */
static const char *tell_measures(const page *p, contest *c, const leaders *who)
{
    const char *names[AKT_MEASURE_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++) {
        if (c->is_told[i] || !(&c->all[i] == who || are_same(&c->all[i], who)))
            continue;
        c->is_told[i] = true;
        names[count++] = quoted(p, c->all[i].measure);
    }
    for (size_t i = 0; i < who->named && count; i++)
        c->vertices[c->vertex_count++] = who->vertices[i];
    return count ? akt_join_words(p->pool, names, count, p->lang) : NULL;
}

static const char *others_words(const page *p, contest *c)
{
    const char *others[AKT_MEASURE_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++) {
        if (c->is_told[i])
            continue;
        akt_buffer text = AKT_BUFFER_INIT;
        akt_buffer_format(&text, "%s (%s)", leader_words(p, &c->all[i]),
                          tell_measures(p, c, &c->all[i]));
        others[count++] = akt_buffer_settle(&text, p->pool);
    }
    return count ? akt_join_words(p->pool, others, count, p->lang) : NULL;
}

static void add_contest(const page *p, contest *c)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const char *same = tell_measures(p, c, &c->first);
    if (same)
        akt_words_fill(&text,
                       c->first.shared == 1 ? AKT_W_CENTRALITY_ALSO : AKT_W_CENTRALITY_ALL_ALSO,
                       p->lang, leader_words(p, &c->first), same, NULL, NULL);
    const char *others = others_words(p, c);
    if (others) {
        akt_buffer_add(&text, same ? " " : "");
        akt_words_fill(&text, AKT_W_CENTRALITY_OTHERS, p->lang, others, NULL, NULL, NULL);
    }
    const char *words = akt_buffer_settle(&text, p->pool);
    if (same || others)
        add_finding(p, words, c->vertices, c->vertex_count);
}

/* The measure that the rows are ranked by, or the first that says anything. One alone is no first. */
static bool find_first(leaders *out, const page *p)
{
    if (p->centrality->count < 2 || !p->options->measures)
        return false;
    bool found = find_leaders(out, p, p->options->by);
    for (int m = 0; m < AKT_MEASURE_COUNT && !found; m++) {
        if (p->options->measures & 1U << m)
            found = find_leaders(out, p, (akt_measure)m);
    }
    return found;
}

static void add_ranking(const page *p)
{
    contest c = {0};
    if (!find_first(&c.first, p))
        return;
    add_first(p, &c.first);
    for (int m = 0; m < AKT_MEASURE_COUNT; m++) {
        bool is_other = (p->options->measures & 1U << m) && (akt_measure)m != c.first.measure &&
                        m != AKT_MEASURE_ECCENTRICITY;
        if (is_other && find_leaders(&c.all[c.count], p, (akt_measure)m))
            c.count += c.all[c.count].shared < p->centrality->count; /* all alike is no first */
    }
    add_contest(p, &c);
}

static void add_gathered(const page *p)
{
    const akt_centralisation *whole = &p->centrality->whole;
    if (isnan(whole->degree) || whole->size == 0)
        return;
    akt_buffer value = AKT_BUFFER_INIT;
    akt_quantity_measure(&value, whole->degree, p->lang);
    const char *text = akt_words_filled(p->pool, AKT_W_CENTRALITY_GATHERED, p->lang,
                                        akt_buffer_settle(&value, p->pool), NULL, NULL, NULL);
    add_finding(p, text, &whole->most_tied, whole->as_tied == 1);
}

/* Vertices that a sentence is about: the first few by name, the rest as a number. */
typedef struct roll {
    size_t vertices[APART + 1];
    size_t count;
} roll;

static size_t count_named(const roll *r)
{
    return r->count > APART + 1 ? APART : r->count;
}

static const char *roll_words(const page *p, const roll *r)
{
    const char *names[APART + 1];
    for (size_t i = 0; i < count_named(r); i++)
        names[i] = label(p, r->vertices[i]);
    return akt_join_first_words(p->pool, names, r->count, APART, p->lang);
}

static void enrol(roll *r, size_t vertex)
{
    if (r->count <= APART)
        r->vertices[r->count] = vertex;
    r->count++;
}

/* Who hangs outside the largest part, with ties and without. */
static bool find_apart(const page *p, roll *tied, roll *alone)
{
    const akt_centralisation *whole = &p->centrality->whole;
    size_t *sizes = akt_pool_get(p->pool, (whole->components + 1) * sizeof *sizes);
    if (!sizes)
        return false;
    for (size_t v = 0; v < whole->order; v++)
        sizes[whole->part[v]]++;
    for (size_t v = 0; v < whole->order; v++) {
        if (sizes[whole->part[v]] == 1)
            enrol(alone, v);
        else if (whole->part[v] != whole->main_part)
            enrol(tied, v);
    }
    return true;
}

static const char *isolate_words(const page *p, const roll *alone)
{
    const char *names = roll_words(p, alone);
    if (alone->count == 1)
        return akt_words_filled(p->pool, AKT_W_CENTRALITY_ISOLATE, p->lang, names, NULL, NULL,
                                NULL);
    return akt_words_filled(
        p->pool, AKT_W_CENTRALITY_ISOLATES, p->lang, count_words(p, alone->count),
        akt_vertices_words(p->pool, p->network, p->centrality->count, p->lang), names, NULL);
}

static const char *part_words(const page *p, const roll *tied)
{
    const akt_centralisation *whole = &p->centrality->whole;
    return akt_words_filled(
        p->pool, AKT_W_CENTRALITY_PARTS, p->lang,
        count_words(p, whole->components - whole->isolates), count_words(p, whole->largest),
        akt_vertices_words(p->pool, p->network, whole->order, p->lang), roll_words(p, tied));
}

static void add_apart(const page *p)
{
    roll tied = {0}, alone = {0};
    akt_buffer text = AKT_BUFFER_INIT;
    size_t named[2 * (APART + 1)], count = 0;
    if (!find_apart(p, &tied, &alone) || tied.count + alone.count == 0)
        return;
    if (tied.count)
        akt_buffer_add(&text, part_words(p, &tied));
    if (alone.count)
        akt_buffer_format(&text, "%s%s", tied.count ? " " : "", isolate_words(p, &alone));
    for (size_t i = 0; i < count_named(&tied); i++)
        named[count++] = tied.vertices[i];
    for (size_t i = 0; i < count_named(&alone); i++)
        named[count++] = alone.vertices[i];
    add_finding(p, akt_buffer_settle(&text, p->pool), named, count);
}

static akt_word reason_word(const page *p, akt_undefined reason)
{
    bool is_tied = p->centrality->whole.size > 0;
    if (reason == AKT_UNDEFINED_NO_RETURN)
        return is_tied ? AKT_W_CENTRALITY_NO_RETURN : AKT_W_CENTRALITY_NO_TIES;
    return reason == AKT_UNDEFINED_TIE ? AKT_W_CENTRALITY_TIED : AKT_W_CENTRALITY_UNSETTLED;
}

/* Measures without an answer, by reason. */
static void add_undefined(const page *p, akt_undefined reason)
{
    const char *names[AKT_MEASURE_COUNT];
    size_t count = 0;
    for (int m = 0; m < AKT_MEASURE_COUNT; m++) {
        if (p->centrality->values[m] && p->centrality->undefined[m] == reason)
            names[count++] = quoted(p, (akt_measure)m);
    }
    if (count)
        add_finding(p,
                    akt_words_filled(p->pool, reason_word(p, reason), p->lang,
                                     akt_join_words(p->pool, names, count, p->lang), NULL, NULL,
                                     NULL),
                    NULL, 0);
}

/* How sure the order is, of those who come first in it among others. */
static void add_sensitivity(const page *p)
{
    leaders first;
    akt_ref refs[2 * NAMED];
    size_t count = find_leaders(&first, p, p->options->by) ? first.count : 0;
    for (size_t i = 0; i < count; i++)
        refs[i] = akt_network_ref(p->network, first.vertices[i]);
    akt_ranks_finding(p->document, p->dataset, p->options->ranks, p->options->ranked_by,
                      akt_measure_words(p->options->by, p->lang), (akt_refs){refs, count});
}

void akt_centrality__add_findings(const page *p)
{
    if (p->centrality->count == 0) {
        add_finding(p, akt_words(AKT_W_CENTRALITY_EMPTY, p->lang), NULL, 0);
        return;
    }
    add_ranking(p);
    if (p->options->ranks && p->options->measures)
        add_sensitivity(p);
    for (int reason = AKT_DEFINED + 1; reason < AKT_UNDEFINED_COUNT; reason++)
        add_undefined(p, (akt_undefined)reason);
    add_gathered(p);
    add_apart(p);
}
