#include "analysis/funding_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct named_flow {
    const char *id;
    int32_t index;
} named_flow;

/* A flow whose continued flows are being visited. */
typedef struct visit {
    int32_t flow;
    size_t next; /* part */
} visit;

typedef struct search {
    const akt_flow *flows;
    const akt_flow_choice *choice;
    named_flow *order; /* the flows that count, by id */
    size_t count;
    int32_t *rank; /* when the visit of each flow ended, 1 first; 0 = not visited, -1 = under way */
    int32_t ended;
    visit *path;
} search;

static int compare_named(const void *left, const void *right)
{
    const named_flow *a = left;
    const named_flow *b = right;
    int order = strcmp(a->id ? a->id : "", b->id ? b->id : "");
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* The flow that counts for the one a part points at, or AKT_NONE. */
static int32_t find_target(const search *s, const akt_part *part)
{
    int32_t target = part->flow < 0 ? AKT_NONE : s->choice->stand_in[part->flow];
    bool counts = target != AKT_NONE && akt_flow_choice_counts(s->choice, s->flows, (size_t)target);
    return counts ? target : AKT_NONE;
}

/* Ranks start and all that it continues, further up first. */
static void rank_from(search *s, int32_t start)
{
    size_t depth = 0;
    s->path[depth++] = (visit){start, 0};
    s->rank[start] = -1;
    while (depth > 0) {
        visit *top = &s->path[depth - 1];
        const akt_parts *parts = &s->flows[top->flow].continues;
        if (top->next == parts->count) {
            s->rank[top->flow] = ++s->ended;
            depth--;
            continue;
        }
        int32_t target = find_target(s, &parts->items[top->next++]);
        if (target != AKT_NONE && s->rank[target] == 0) {
            s->rank[target] = -1;
            s->path[depth++] = (visit){target, 0};
        }
    }
}

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* A target that ranks after the flow would close a ring. */
static bool can_continue(const search *s, int32_t index, int32_t target)
{
    if (target == AKT_NONE || s->rank[target] >= s->rank[index])
        return false;
    const akt_flow *flow = &s->flows[index];
    const akt_flow *from = &s->flows[target];
    return flow->amount.known && from->amount.known &&
           strcmp(akt_flow_currency(flow), akt_flow_currency(from)) == 0;
}

/* False without memory. */
static bool pass_on(akt_passage *out, const search *s, int32_t index)
{
    const akt_flow *flow = &s->flows[index];
    for (size_t i = 0; i < flow->continues.count; i++) {
        const akt_part *part = &flow->continues.items[i];
        int32_t target = find_target(s, part);
        if (!can_continue(s, index, target))
            continue;
        int64_t amount = lesser(flow->amount.value - out->continued[index],
                                s->flows[target].amount.value - out->passed[target]);
        if (part->amount.known)
            amount = lesser(amount, part->amount.value);
        if (amount == 0)
            continue;
        akt_pass *pass = akt_list_add(&out->passes);
        if (!pass)
            return false;
        *pass = (akt_pass){index, target, amount, out->passed[target]};
        out->continued[index] += amount;
        out->passed[target] += amount;
    }
    return true;
}

static void list_counted(search *s)
{
    for (size_t i = 0; i < s->choice->count; i++) {
        if (akt_flow_choice_counts(s->choice, s->flows, i))
            s->order[s->count++] = (named_flow){s->flows[i].record.id, (int32_t)i};
    }
    qsort(s->order, s->count, sizeof *s->order, compare_named);
}

/* Sorts the passes by the rank of the flow that passes on, by counting: each flow's lie together
 * already. */
static bool sort_passes(akt_passage *out, const search *s)
{
    akt_list sorted = AKT_LIST_OF(akt_pass);
    const akt_pass *passes = out->passes.items;
    size_t *first = calloc(s->choice->count + 1, sizeof *first);
    bool ok = first != NULL;
    for (size_t i = out->passes.count; ok && i-- > 0;)
        first[passes[i].flow] = i;
    for (size_t i = 0; ok && i < out->count; i++) {
        int32_t flow = out->order[i];
        for (size_t p = first[flow]; ok && p < out->passes.count && passes[p].flow == flow; p++) {
            akt_pass *pass = akt_list_add(&sorted);
            ok = pass != NULL;
            if (pass)
                *pass = passes[p];
        }
    }
    free(first);
    akt_list_dispose(ok ? &out->passes : &sorted);
    if (ok)
        out->passes = sorted;
    return ok;
}

/* False without memory. */
static bool trace_all(akt_passage *out, search *s)
{
    bool ok = true;
    list_counted(s);
    for (size_t i = 0; i < s->count; i++) {
        if (s->rank[s->order[i].index] == 0)
            rank_from(s, s->order[i].index);
    }
    for (size_t i = 0; ok && i < s->count; i++)
        ok = pass_on(out, s, s->order[i].index);
    out->count = s->count;
    for (size_t i = 0; i < s->count; i++)
        out->order[s->rank[s->order[i].index] - 1] = s->order[i].index;
    return ok && sort_passes(out, s);
}

akt_status akt_passage__trace(akt_passage *out, const akt_flow *flows,
                              const akt_flow_choice *choice, akt_error *err)
{
    size_t room = choice->count + 1;
    search s = {.flows = flows, .choice = choice};
    *out = (akt_passage){
        .flows = flows, .flow_count = choice->count, .passes = AKT_LIST_OF(akt_pass)};
    s.order = calloc(room, sizeof *s.order);
    s.rank = calloc(room, sizeof *s.rank);
    s.path = calloc(room, sizeof *s.path);
    out->continued = calloc(room, sizeof *out->continued);
    out->passed = calloc(room, sizeof *out->passed);
    out->order = calloc(room, sizeof *out->order);
    bool ok = s.order && s.rank && s.path && out->continued && out->passed && out->order;
    ok = ok && trace_all(out, &s);
    if (!ok)
        akt_passage__dispose(out);
    free(s.order);
    free(s.rank);
    free(s.path);
    return ok ? AKT_OK : akt_error_memory(err);
}

void akt_passage__dispose(akt_passage *passage)
{
    free(passage->continued);
    free(passage->passed);
    free(passage->order);
    akt_list_dispose(&passage->passes);
    *passage = (akt_passage){0};
}

akt_period akt_passage__period(const akt_flow_choice *choice, const akt_flow *flows)
{
    akt_period period = {0};
    for (size_t i = 0; i < choice->count; i++) {
        int year = flows[i].year.year;
        period.is_part = period.is_part || choice->stand_in[i] == AKT_NONE;
        if (!akt_flow_choice_counts(choice, flows, i))
            continue;
        period.has_undated = period.has_undated || year == 0;
        if (year != 0 && (period.first_year == 0 || year < period.first_year))
            period.first_year = year;
        if (year > period.last_year)
            period.last_year = year;
    }
    return period;
}
