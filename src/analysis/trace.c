#include "analysis/trace_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int compare_sources(const void *left, const void *right)
{
    const akt_trace_source *a = left, *b = right;
    int order = strcmp(a->currency, b->currency);
    if (order == 0)
        order = (int)akt_ref_is_set(b->body) - (int)akt_ref_is_set(a->body);
    if (order == 0)
        order = (a->share < b->share) - (a->share > b->share);
    if (order == 0)
        order =
            ((int)a->body.table > (int)b->body.table) - ((int)a->body.table < (int)b->body.table);
    return order ? order : (a->body.index > b->body.index) - (a->body.index < b->body.index);
}

static bool add_source(akt_list *sources, akt_ref body, const char *currency, double share)
{
    akt_trace_source *source = share > 0 ? akt_list_add(sources) : NULL;
    if (source)
        *source = (akt_trace_source){body, currency, share, 0};
    return source || share <= 0;
}

/* Shares that sum to 1, and whole amounts that sum to the money: each is cut to whole kroner, and
 * those that lost the most get the kroner that are left. */
static void round_amounts(akt_trace_source *sources, size_t count, int64_t whole)
{
    double all = 0;
    int64_t left = whole;
    for (size_t i = 0; i < count; i++)
        all += sources[i].share;
    for (size_t i = 0; i < count; i++) {
        sources[i].share /= all;
        sources[i].amount = (int64_t)floor(sources[i].share * (double)whole);
        left -= sources[i].amount;
    }
    while (left > 0 && count > 0) {
        size_t most = 0;
        double lost = -1;
        for (size_t i = 0; i < count; i++) {
            double less = sources[i].share * (double)whole - (double)sources[i].amount;
            if (less > lost) {
                most = i;
                lost = less;
            }
        }
        sources[most].amount++;
        left--;
    }
    if (count > 0)
        sources[0].amount += left;
}

/* The walk among the bodies from which a beginning can be reached: its states. */
typedef struct stroll {
    int32_t *state; /* of each body, or AKT_NONE */
    size_t count;
    double *start;
    double *end;
    double *visits;
    akt_list arcs; /* akt_arc between states */
    double ring;   /* the share that begins nowhere */
} stroll;

static bool number_states(stroll *s, const akt_tracer *t)
{
    s->state = malloc((t->places.count + 1) * sizeof *s->state);
    for (size_t i = 0; s->state && i < t->places.count; i++)
        s->state[i] = t->ends[i] ? (int32_t)s->count++ : AKT_NONE;
    s->start = calloc(s->count + 1, sizeof *s->start);
    s->end = calloc(s->count + 1, sizeof *s->end);
    s->visits = calloc(s->count + 1, sizeof *s->visits);
    return s->state && s->start && s->end && s->visits;
}

/* What leads into a ring ends there. False without memory. */
static bool take_arc(stroll *s, const akt_tracer *t, const akt_arc *arc)
{
    int32_t to = s->state[arc->to];
    if (arc->from == AKT_TRACE_START) {
        *(to == AKT_NONE ? &s->ring : &s->start[to]) += arc->share;
        return true;
    }
    int32_t from = s->state[arc->from];
    double share = arc->share * akt_tracer__passing(t, (size_t)arc->from);
    if (from == AKT_NONE)
        return true;
    if (to == AKT_NONE) {
        s->end[from] += share;
        return true;
    }
    akt_arc *taken = akt_list_add(&s->arcs);
    if (taken)
        *taken = (akt_arc){from, to, share};
    return taken != NULL;
}

static akt_status solve(stroll *s, const akt_tracer *t, akt_error *err)
{
    const akt_arc *arcs = t->arcs.items;
    bool ok = number_states(s, t);
    for (size_t i = 0; ok && i < t->places.count; i++) {
        if (s->state[i] != AKT_NONE)
            s->end[s->state[i]] = akt_tracer__beginning(t, i);
    }
    for (size_t i = 0; ok && i < t->arcs.count; i++)
        ok = take_arc(s, t, &arcs[i]);
    if (!ok)
        return akt_error_memory(err);
    const akt_chain chain = {s->count, s->start, s->end, s->arcs.items, s->arcs.count};
    akt_status status = akt_visits__solve(s->visits, &chain, AKT_VISITS_DENSE, err);
    for (size_t i = 0; status == AKT_OK && i < t->arcs.count; i++) {
        int32_t from = arcs[i].from == AKT_TRACE_START ? AKT_NONE : s->state[arcs[i].from];
        if (from != AKT_NONE && s->state[arcs[i].to] == AKT_NONE)
            s->ring +=
                s->visits[from] * arcs[i].share * akt_tracer__passing(t, (size_t)arcs[i].from);
    }
    return status;
}

static void dispose_stroll(stroll *s)
{
    free(s->state);
    free(s->start);
    free(s->end);
    free(s->visits);
    akt_list_dispose(&s->arcs);
}

static akt_status add_sources(akt_list *sources, const akt_tracer *t, const char *currency,
                              akt_error *err)
{
    stroll s = {.arcs = AKT_LIST_OF(akt_arc)};
    akt_status status = solve(&s, t, err);
    bool ok = status == AKT_OK;
    for (size_t i = 0; ok && i < t->places.count; i++) {
        if (s.state[i] != AKT_NONE)
            ok = add_source(sources, akt_places__at(&t->places, i), currency,
                            s.visits[s.state[i]] * akt_tracer__beginning(t, i));
    }
    ok = ok && add_source(sources, (akt_ref){AKT_TABLE_ACTORS, AKT_NONE}, currency, s.ring);
    dispose_stroll(&s);
    return status != AKT_OK ? status : ok ? AKT_OK : akt_error_memory(err);
}

/* The sources of the money in to body in one currency, if there is any. */
static akt_status trace_currency(akt_list *sources, akt_tracer *t, akt_ref body,
                                 const char *currency, akt_error *err)
{
    int64_t whole = 0;
    akt_status status = akt_tracer__walk(t, body, currency, err);
    for (size_t i = 0; status == AKT_OK && i < t->passage.count; i++) {
        int32_t f = t->passage.order[i];
        if (akt_ref_is_same(t->flows[f].to, body) && akt_tracer__carries(t, f, currency))
            whole += t->flows[f].amount.value;
    }
    if (status != AKT_OK || whole == 0)
        return status;
    size_t before = sources->count;
    status = add_sources(sources, t, currency, err);
    if (status != AKT_OK)
        return status;
    akt_trace_source *added = (akt_trace_source *)sources->items + before;
    qsort(added, sources->count - before, sizeof *added, compare_sources);
    round_amounts(added, sources->count - before, whole);
    return AKT_OK;
}

/* Each currency of known money in to body, in the order of their codes. */
static akt_status trace_currencies(akt_list *sources, akt_tracer *t, akt_ref body, akt_error *err)
{
    const char *last = NULL;
    for (;;) {
        const char *next = NULL;
        for (size_t i = 0; i < t->passage.count; i++) {
            const akt_flow *flow = &t->flows[t->passage.order[i]];
            const char *currency = akt_flow_currency(flow);
            if (akt_ref_is_same(flow->to, body) && flow->amount.known &&
                (!last || strcmp(currency, last) > 0) && (!next || strcmp(currency, next) < 0))
                next = currency;
        }
        if (!next)
            return AKT_OK;
        akt_status status = trace_currency(sources, t, body, next, err);
        if (status != AKT_OK)
            return status;
        last = next;
    }
}

static akt_status fill_results(akt_trace *out, akt_tracer *t, akt_ref body, const akt_list *sources,
                               akt_error *err)
{
    akt_ref *ring = akt_pool_get(out->pool, (t->places.count + 1) * sizeof *ring);
    out->sources = akt_pool_get(out->pool, (sources->count + 1) * sizeof *out->sources);
    bool ok =
        ring && out->sources && akt_flows__list(&out->flows, out->pool, t->used, t->choice.count);
    if (!ok)
        return akt_error_memory(err);
    for (size_t i = 0; i < t->places.count; i++) {
        if (t->rings[i])
            ring[out->ring.count++] = akt_places__at(&t->places, i);
    }
    out->ring.items = ring;
    if (sources->count > 0)
        memcpy(out->sources, sources->items, sources->count * sizeof *out->sources);
    out->source_count = sources->count;
    out->period = akt_passage__period(&t->choice, t->flows);
    t->came[akt_places__of(&t->places, body)] = true;
    memset(t->used, 0, t->choice.count * sizeof *t->used);
    for (size_t i = 0; i < t->passage.count; i++) {
        int32_t f = t->passage.order[i];
        t->used[f] =
            !t->flows[f].amount.known && t->came[akt_places__of(&t->places, t->flows[f].to)];
    }
    ok = akt_flows__list(&out->unknown, out->pool, t->used, t->choice.count);
    return ok ? AKT_OK : akt_error_memory(err);
}

static akt_status follow(akt_trace *out, akt_tracer *t, akt_ref body, akt_error *err)
{
    akt_list sources = AKT_LIST_OF(akt_trace_source);
    akt_status status = trace_currencies(&sources, t, body, err);
    out->pool = status == AKT_OK ? akt_pool_new() : NULL;
    if (status == AKT_OK)
        status = out->pool ? fill_results(out, t, body, &sources, err) : akt_error_memory(err);
    akt_list_dispose(&sources);
    return status;
}

akt_status akt_trace_compute(akt_trace *out, const akt_dataset *dataset, akt_ref body,
                             const int years[2], akt_error *err)
{
    akt_tracer t;
    *out = (akt_trace){0};
    akt_status status = akt_tracer__open(&t, dataset, years, err);
    if (status == AKT_OK)
        status = follow(out, &t, body, err);
    akt_tracer__close(&t);
    if (status != AKT_OK)
        akt_trace_dispose(out);
    return status;
}

void akt_trace_dispose(akt_trace *trace)
{
    akt_pool_free(trace->pool);
    *trace = (akt_trace){0};
}
