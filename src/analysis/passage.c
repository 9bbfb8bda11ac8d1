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
    named_flow *order; /* the flows taken, by id */
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

/* The taken flow that a part points at, or AKT_NONE. */
static int32_t find_target(const search *s, const akt_part *part)
{
    return part->flow < 0 ? AKT_NONE : s->choice->stand_in[part->flow];
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

static void pass_on(akt_passage *out, const search *s, int32_t index)
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
        out->continued[index] += amount;
        out->passed[target] += amount;
    }
}

static void list_taken(search *s)
{
    for (size_t i = 0; i < s->choice->count; i++) {
        if (akt_flow_choice_takes(s->choice, i))
            s->order[s->count++] = (named_flow){s->flows[i].record.id, (int32_t)i};
    }
    qsort(s->order, s->count, sizeof *s->order, compare_named);
}

static void trace_all(akt_passage *out, search *s)
{
    list_taken(s);
    for (size_t i = 0; i < s->count; i++) {
        if (s->rank[s->order[i].index] == 0)
            rank_from(s, s->order[i].index);
    }
    for (size_t i = 0; i < s->count; i++)
        pass_on(out, s, s->order[i].index);
}

akt_status akt_passage__trace(akt_passage *out, const akt_dataset *dataset,
                              const akt_flow_choice *choice, akt_error *err)
{
    size_t room = choice->count + 1;
    search s = {.flows = akt_dataset_flows(dataset), .choice = choice};
    s.order = calloc(room, sizeof *s.order);
    s.rank = calloc(room, sizeof *s.rank);
    s.path = calloc(room, sizeof *s.path);
    out->continued = calloc(room, sizeof *out->continued);
    out->passed = calloc(room, sizeof *out->passed);
    bool ok = s.order && s.rank && s.path && out->continued && out->passed;
    if (ok)
        trace_all(out, &s);
    else
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
    *passage = (akt_passage){0};
}
