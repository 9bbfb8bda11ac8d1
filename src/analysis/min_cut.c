#include "analysis/min_cut.h"

#include "analysis/funding_internal.h"
#include "analysis/places_internal.h"

#include <stdlib.h>
#include <string.h>

/* A flow between two bodies. */
typedef struct channel {
    int32_t from;
    int32_t to;
    int32_t flow;
    bool known;
    int64_t amount;  /* at most */
    int64_t carried; /* by the largest flow */
} channel;

typedef struct waters {
    const akt_flow *flows;
    akt_flow_choice choice;
    akt_places places;
    int32_t ends[2];
    akt_list channels; /* channel, of one currency */
    /* The channels that touch each body: touching[first[body]] to touching[first[body + 1]]. */
    size_t *first;
    akt_list touching; /* int32_t */
    int32_t *queue;    /* bodies */
    int32_t *by;       /* of each body, the channel that it was reached by, or an answer below */
    bool *held;        /* bodies that more of the payer's known money can reach */
    bool *cut;         /* of each flow */
    bool *unknown;
    akt_list money; /* akt_min_cut_money */
} waters;

enum { UNREACHED = -1, BEGINNING = -2 };

static bool counts_in(const waters *w, size_t flow, const char *currency)
{
    return akt_flow_choice_counts(&w->choice, w->flows, flow) &&
           strcmp(akt_flow_currency(&w->flows[flow]), currency) == 0;
}

static akt_status list_channels(waters *w, const char *currency, akt_error *err)
{
    int64_t sum = 0;
    w->channels.count = 0;
    for (size_t i = 0; i < w->choice.count; i++) {
        const akt_flow *flow = &w->flows[i];
        if (!counts_in(w, i, currency) || akt_ref_is_same(flow->from, flow->to))
            continue;
        int64_t amount = flow->amount.known ? flow->amount.value : 0;
        if (amount > INT64_MAX - sum)
            return akt_error_set(err, AKT_ELIMIT, "the flows in %s add up to more than 2^63",
                                 currency);
        sum += amount;
        channel *added = akt_list_add(&w->channels);
        if (!added)
            return akt_error_memory(err);
        *added = (channel){.from = akt_places__of(&w->places, flow->from),
                           .to = akt_places__of(&w->places, flow->to),
                           .flow = (int32_t)i,
                           .known = flow->amount.known,
                           .amount = amount};
    }
    return AKT_OK;
}

static bool number_channels(waters *w)
{
    const channel *channels = w->channels.items;
    memset(w->first, 0, (w->places.count + 2) * sizeof *w->first);
    w->touching.count = 0;
    for (size_t i = 0; i < w->channels.count; i++) {
        w->first[channels[i].from + 2]++;
        w->first[channels[i].to + 2]++;
        if (!akt_list_add(&w->touching) || !akt_list_add(&w->touching))
            return false;
    }
    for (size_t i = 0; i < w->places.count; i++)
        w->first[i + 2] += w->first[i + 1];
    int32_t *touching = w->touching.items;
    for (size_t i = 0; i < w->channels.count; i++) {
        touching[w->first[channels[i].from + 1]++] = (int32_t)i;
        touching[w->first[channels[i].to + 1]++] = (int32_t)i;
    }
    return true;
}

/* How much more a channel can take out of body: what it has room for, or what it brings and could
 * be sent back. */
static int64_t room(const channel *c, int32_t body)
{
    return c->from == body ? c->amount - c->carried : c->carried;
}

static int32_t other_end(const channel *c, int32_t body)
{
    return c->from == body ? c->to : c->from;
}

/* Whether the search goes on from body along a channel. */
typedef bool leads_on(const channel *c, int32_t body);

static bool has_room(const channel *c, int32_t body)
{
    return room(c, body) > 0;
}

/* Backwards: whether more could come to body by it, an unknown amount being as large as it takes. */
static bool may_bring(const channel *c, int32_t body)
{
    return (c->to == body && !c->known) || room(c, other_end(c, body)) > 0;
}

/* Breadth first, in the order of the channels. */
static void search(waters *w, int32_t start, leads_on *leads)
{
    const channel *channels = w->channels.items;
    const int32_t *touching = w->touching.items;
    size_t count = 0;
    for (size_t i = 0; i < w->places.count; i++)
        w->by[i] = UNREACHED;
    w->by[start] = BEGINNING;
    w->queue[count++] = start;
    for (size_t i = 0; i < count; i++) {
        int32_t body = w->queue[i];
        for (size_t t = w->first[body]; t < w->first[body + 1]; t++) {
            const channel *c = &channels[touching[t]];
            int32_t next = other_end(c, body);
            if (w->by[next] != UNREACHED || !leads(c, body))
                continue;
            w->by[next] = touching[t];
            w->queue[count++] = next;
        }
    }
}

/* Sends as much as it takes along the way that the search found. */
static int64_t send(waters *w)
{
    channel *channels = w->channels.items;
    int64_t most = INT64_MAX;
    for (int32_t body = w->ends[1]; body != w->ends[0];) {
        const channel *c = &channels[w->by[body]];
        body = other_end(c, body);
        if (room(c, body) < most)
            most = room(c, body);
    }
    for (int32_t body = w->ends[1]; body != w->ends[0];) {
        channel *c = &channels[w->by[body]];
        body = other_end(c, body);
        c->carried += c->from == body ? most : -most;
    }
    return most;
}

/* What leads out of the bodies that the payer's money still reaches is full; or unknown. */
static void mark_cut(waters *w)
{
    const channel *channels = w->channels.items;
    for (size_t i = 0; i < w->places.count; i++)
        w->held[i] = w->by[i] != UNREACHED;
    search(w, w->ends[1], may_bring);
    for (size_t i = 0; i < w->channels.count; i++) {
        const channel *c = &channels[i];
        w->cut[c->flow] = w->held[c->from] && !w->held[c->to] && c->amount > 0;
        w->unknown[c->flow] = w->held[c->from] && !c->known && w->by[c->to] != UNREACHED;
    }
}

static akt_status cut_currency(waters *w, const char *currency, akt_error *err)
{
    akt_min_cut_money *money = akt_list_add(&w->money);
    if (!money)
        return akt_error_memory(err);
    *money = (akt_min_cut_money){currency, 0};
    akt_status status = list_channels(w, currency, err);
    if (status == AKT_OK && !number_channels(w))
        status = akt_error_memory(err);
    if (status != AKT_OK)
        return status;
    for (;;) {
        search(w, w->ends[0], has_room);
        if (w->by[w->ends[1]] == UNREACHED)
            break;
        money->amount += send(w);
    }
    mark_cut(w);
    return AKT_OK;
}

static akt_status cut_currencies(waters *w, akt_error *err)
{
    const char *last = NULL;
    for (;;) {
        const char *next = NULL;
        for (size_t i = 0; i < w->choice.count; i++) {
            const char *currency = akt_flow_currency(&w->flows[i]);
            if (akt_flow_choice_counts(&w->choice, w->flows, i) &&
                (!last || strcmp(currency, last) > 0) && (!next || strcmp(currency, next) < 0))
                next = currency;
        }
        akt_status status = next ? cut_currency(w, next, err) : AKT_OK;
        if (status != AKT_OK || !next)
            return status;
        last = next;
    }
}

static akt_status fill_results(akt_min_cut *out, const waters *w, akt_error *err)
{
    out->pool = akt_pool_new();
    bool ok = out->pool && akt_flows__list(&out->flows, out->pool, w->cut, w->choice.count) &&
              akt_flows__list(&out->unknown, out->pool, w->unknown, w->choice.count);
    size_t size = w->money.count * sizeof *out->money;
    out->money = ok ? akt_pool_get(out->pool, size + 1) : NULL;
    if (!out->money)
        return akt_error_memory(err);
    if (size > 0)
        memcpy(out->money, w->money.items, size);
    out->money_count = w->money.count;
    out->period = akt_passage__period(&w->choice, w->flows);
    return AKT_OK;
}

static akt_status open_waters(waters *w, const akt_dataset *dataset, const akt_ref ends[2],
                              const int years[2], akt_error *err)
{
    w->places = akt_places__number(dataset);
    w->ends[0] = akt_places__of(&w->places, ends[0]);
    w->ends[1] = akt_places__of(&w->places, ends[1]);
    akt_status status = akt_flow_choice_make(&w->choice, dataset, years[0], years[1], err);
    if (status != AKT_OK)
        return status;
    w->held = calloc(w->places.count + 1, sizeof *w->held);
    w->first = calloc(w->places.count + 2, sizeof *w->first);
    w->queue = calloc(w->places.count + 1, sizeof *w->queue);
    w->by = calloc(w->places.count + 1, sizeof *w->by);
    w->cut = calloc(w->choice.count + 1, sizeof *w->cut);
    w->unknown = calloc(w->choice.count + 1, sizeof *w->unknown);
    bool ok = w->held && w->first && w->queue && w->by && w->cut && w->unknown;
    return ok ? AKT_OK : akt_error_memory(err);
}

static void close_waters(waters *w)
{
    free(w->held);
    free(w->first);
    free(w->queue);
    free(w->by);
    akt_list_dispose(&w->touching);
    free(w->cut);
    free(w->unknown);
    akt_list_dispose(&w->channels);
    akt_list_dispose(&w->money);
    akt_flow_choice_dispose(&w->choice);
}

akt_status akt_min_cut_compute(akt_min_cut *out, const akt_dataset *dataset, const akt_ref ends[2],
                               const int years[2], akt_error *err)
{
    waters w = {.flows = akt_dataset_flows(dataset),
                .channels = AKT_LIST_OF(channel),
                .touching = AKT_LIST_OF(int32_t),
                .money = AKT_LIST_OF(akt_min_cut_money)};
    *out = (akt_min_cut){0};
    if (akt_ref_is_same(ends[0], ends[1]))
        return akt_error_set(err, AKT_EINVAL, "money goes from one body to another, not to itself");
    akt_status status = open_waters(&w, dataset, ends, years, err);
    if (status == AKT_OK)
        status = cut_currencies(&w, err);
    if (status == AKT_OK)
        status = fill_results(out, &w, err);
    close_waters(&w);
    if (status != AKT_OK)
        akt_min_cut_dispose(out);
    return status;
}

void akt_min_cut_dispose(akt_min_cut *cut)
{
    akt_pool_free(cut->pool);
    *cut = (akt_min_cut){0};
}
