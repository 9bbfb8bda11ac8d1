#include "analysis/trace_internal.h"

#include <stdlib.h>
#include <string.h>

static const int64_t EXACT = INT64_C(1) << 53; /* doubles hold every whole number below */

static void *get_flags(size_t count)
{
    return calloc(count + 1, sizeof(bool));
}

static bool get_room(akt_tracer *t)
{
    t->in = calloc(t->places.count + 1, sizeof *t->in);
    t->out = calloc(t->places.count + 1, sizeof *t->out);
    t->mass = calloc(t->choice.count + 1, sizeof *t->mass);
    t->used = get_flags(t->choice.count);
    t->came = get_flags(t->places.count);
    t->rings = get_flags(t->places.count);
    t->reached = get_flags(t->places.count);
    t->ends = get_flags(t->places.count);
    return t->in && t->out && t->mass && t->used && t->came && t->rings && t->reached && t->ends;
}

akt_status akt_tracer__open(akt_tracer *out, const akt_dataset *dataset, const int years[2],
                            akt_error *err)
{
    *out = (akt_tracer){.flows = akt_dataset_flows(dataset),
                        .places = akt_places__number(dataset),
                        .queue = AKT_LIST_OF(int32_t),
                        .arcs = AKT_LIST_OF(akt_arc)};
    akt_status status = akt_flow_choice_make(&out->choice, dataset, years[0], years[1], err);
    if (status == AKT_OK)
        status = akt_passage__trace(&out->passage, out->flows, &out->choice, err);
    if (status == AKT_OK && !get_room(out))
        status = akt_error_memory(err);
    return status;
}

void akt_tracer__close(akt_tracer *t)
{
    free(t->in);
    free(t->out);
    free(t->mass);
    free(t->used);
    free(t->came);
    free(t->rings);
    free(t->reached);
    free(t->ends);
    akt_list_dispose(&t->queue);
    akt_list_dispose(&t->arcs);
    akt_passage__dispose(&t->passage);
    akt_flow_choice_dispose(&t->choice);
    *t = (akt_tracer){0};
}

bool akt_tracer__carries(const akt_tracer *t, int32_t flow, const char *currency)
{
    return t->flows[flow].amount.known && strcmp(akt_flow_currency(&t->flows[flow]), currency) == 0;
}

double akt_tracer__beginning(const akt_tracer *t, size_t body)
{
    int64_t own = t->out[body] - t->in[body];
    return own > 0 ? (double)own / (double)t->out[body] : 0;
}

double akt_tracer__passing(const akt_tracer *t, size_t body)
{
    return t->in[body] >= t->out[body] ? 1 : (double)t->in[body] / (double)t->out[body];
}

static akt_status sum_bodies(akt_tracer *t, const char *currency, akt_error *err)
{
    int64_t sum = 0;
    memset(t->in, 0, t->places.count * sizeof *t->in);
    memset(t->out, 0, t->places.count * sizeof *t->out);
    memset(t->reached, 0, t->places.count * sizeof *t->reached);
    memset(t->ends, 0, t->places.count * sizeof *t->ends);
    t->queue.count = t->arcs.count = 0;
    for (size_t i = 0; i < t->passage.count; i++) {
        int32_t f = t->passage.order[i];
        const akt_flow *flow = &t->flows[f];
        if (!akt_tracer__carries(t, f, currency))
            continue;
        if (flow->amount.value >= EXACT - sum)
            return akt_error_set(err, AKT_ELIMIT,
                                 "the flows in %s add up to 2^53 or more, which cannot be followed "
                                 "to the unit",
                                 currency);
        sum += flow->amount.value;
        t->in[akt_places__of(&t->places, flow->to)] += flow->amount.value - t->passage.passed[f];
        t->out[akt_places__of(&t->places, flow->from)] +=
            flow->amount.value - t->passage.continued[f];
    }
    return AKT_OK;
}

/* One more step upstream. False without memory. */
static bool add_arc(akt_tracer *t, int32_t from, int32_t to, double share)
{
    akt_arc *arc = share > 0 ? akt_list_add(&t->arcs) : NULL;
    if (share > 0 && !arc)
        return false;
    if (arc)
        *arc = (akt_arc){from, to, share};
    if (share <= 0 || t->reached[to])
        return true;
    t->reached[to] = t->came[to] = true;
    int32_t *queued = akt_list_add(&t->queue);
    if (queued)
        *queued = to;
    return queued != NULL;
}

/* Follows the mass that lies in flows back to the bodies where it was paid out of what they had. */
static bool spread(akt_tracer *t, int32_t from)
{
    const akt_pass *passes = t->passage.passes.items;
    size_t p = t->passage.passes.count;
    for (size_t i = t->passage.count; i-- > 0;) {
        int32_t f = t->passage.order[i];
        const akt_flow *flow = &t->flows[f];
        double per_krone = t->mass[f] > 0 ? t->mass[f] / (double)flow->amount.value : 0;
        for (; p > 0 && passes[p - 1].flow == f; p--)
            t->mass[passes[p - 1].from] += per_krone * (double)passes[p - 1].amount;
        t->used[f] = t->used[f] || per_krone > 0;
        t->mass[f] = 0;
        int64_t paid = per_krone > 0 ? flow->amount.value - t->passage.continued[f] : 0;
        if (!add_arc(t, from, akt_places__of(&t->places, flow->from), per_krone * (double)paid))
            return false;
    }
    return true;
}

/* The arcs from a body, or from the start: into what each flow in to it has a part of its money. */
static bool step_from(akt_tracer *t, int32_t body, int32_t from, const char *currency)
{
    int64_t whole = 0;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < t->passage.count; i++) {
            int32_t f = t->passage.order[i];
            if (!akt_tracer__carries(t, f, currency) ||
                akt_places__of(&t->places, t->flows[f].to) != body)
                continue;
            int64_t part =
                t->flows[f].amount.value - (from == AKT_TRACE_START ? 0 : t->passage.passed[f]);
            if (round == 0)
                whole += part;
            else if (part > 0)
                t->mass[f] = (double)part / (double)whole;
        }
    }
    return spread(t, from);
}

static bool walk_upstream(akt_tracer *t, int32_t body, const char *currency)
{
    bool ok = step_from(t, body, AKT_TRACE_START, currency);
    for (size_t i = 0; ok && i < t->queue.count; i++) {
        int32_t next = ((int32_t *)t->queue.items)[i];
        ok = t->in[next] == 0 || step_from(t, next, next, currency);
    }
    return ok;
}

/* From which bodies money can be followed to where it begins. */
static void find_ends(akt_tracer *t)
{
    const akt_arc *arcs = t->arcs.items;
    for (size_t i = 0; i < t->places.count; i++)
        t->ends[i] = t->reached[i] && t->out[i] > t->in[i];
    for (bool more = true; more;) {
        more = false;
        for (size_t i = t->arcs.count; i-- > 0;) {
            if (arcs[i].from == AKT_TRACE_START || t->ends[arcs[i].from] || !t->ends[arcs[i].to])
                continue;
            t->ends[arcs[i].from] = more = true;
        }
    }
}

/* Of the bodies without an end those that lead to no ring but are in one: what none of the others
 * leads to is taken away until nothing more is. */
static bool find_rings(akt_tracer *t)
{
    const akt_arc *arcs = t->arcs.items;
    bool *left = get_flags(t->places.count);
    bool *entered = get_flags(t->places.count);
    for (bool more = left && entered; more;) {
        more = false;
        memset(entered, 0, t->places.count * sizeof *entered);
        for (size_t i = 0; i < t->arcs.count; i++) {
            if (arcs[i].from != AKT_TRACE_START && !left[arcs[i].from] && !t->ends[arcs[i].from])
                entered[arcs[i].to] = true;
        }
        for (size_t i = 0; i < t->places.count; i++) {
            bool leaves = t->reached[i] && !left[i] && !entered[i];
            left[i] = left[i] || leaves;
            more = more || leaves;
        }
    }
    for (size_t i = 0; left && entered && i < t->places.count; i++)
        t->rings[i] = t->rings[i] || (t->reached[i] && !t->ends[i] && !left[i]);
    bool ok = left && entered;
    free(left);
    free(entered);
    return ok;
}

akt_status akt_tracer__walk(akt_tracer *t, akt_ref body, const char *currency, akt_error *err)
{
    akt_status status = sum_bodies(t, currency, err);
    if (status == AKT_OK && !walk_upstream(t, akt_places__of(&t->places, body), currency))
        status = akt_error_memory(err);
    if (status == AKT_OK)
        find_ends(t);
    return status == AKT_OK && !find_rings(t) ? akt_error_memory(err) : status;
}
