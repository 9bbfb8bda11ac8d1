#include "model/flow_choice.h"

#include "model/party_order.h"

#include <stdlib.h>

typedef struct candidate {
    const akt_flow *flow;
    int32_t index;
} candidate;

static bool is_within(int year, int first, int last)
{
    if (first == 0 && last == 0)
        return true;
    return year != 0 && year >= first && (last == 0 || year <= last);
}

static int compare_series(const akt_flow *a, const akt_flow *b)
{
    int order = akt_party_compare(a->from, b->from);
    if (order == 0)
        order = akt_party_compare(a->to, b->to);
    if (order == 0)
        order = akt_party_compare(a->via, b->via);
    if (order == 0)
        order = (a->series > b->series) - (a->series < b->series);
    if (order == 0)
        order = (a->year.year > b->year.year) - (a->year.year < b->year.year);
    return order;
}

/* The larger the more final: money whose status is not stated is more than a proposal. */
static int finality(const akt_flow *flow)
{
    return flow->status == AKT_FLOW_PROPOSED ? -1 : flow->status;
}

/* By series; in a series the most final status first. */
static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left;
    const candidate *b = right;
    int order = compare_series(a->flow, b->flow);
    if (order == 0)
        order = finality(b->flow) - finality(a->flow);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static void note_year(akt_flow_choice *out, int year)
{
    if (year == 0)
        return;
    if (out->first_year == 0 || year < out->first_year)
        out->first_year = year;
    if (year > out->last_year)
        out->last_year = year;
}

static void choose(akt_flow_choice *out, const candidate *sorted, size_t count)
{
    const candidate *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const candidate *c = &sorted[i];
        if (!best || compare_series(best->flow, c->flow) != 0)
            best = c;
        bool is_taken = c->flow->status == best->flow->status;
        out->stand_in[c->index] = is_taken ? c->index : best->index;
        if (is_taken)
            note_year(out, c->flow->year.year);
        else
            out->superseded++;
    }
}

akt_status akt_flow_choice_make(akt_flow_choice *out, const akt_dataset *dataset, int first,
                                int last, akt_error *err)
{
    *out = (akt_flow_choice){0};
    if (last != 0 && first > last)
        return akt_error_set(err, AKT_EINVAL, "the first year, %d, lies after the last, %d", first,
                             last);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_FLOWS);
    const akt_flow *flows = akt_dataset_flows(dataset);
    candidate *candidates = calloc(count + 1, sizeof *candidates);
    out->stand_in = malloc((count + 1) * sizeof *out->stand_in);
    if (!candidates || !out->stand_in) {
        free(candidates);
        akt_flow_choice_dispose(out);
        return akt_error_memory(err);
    }
    out->count = count;
    size_t within = 0;
    for (size_t i = 0; i < count; i++) {
        out->stand_in[i] = AKT_NONE;
        if (is_within(flows[i].year.year, first, last))
            candidates[within++] = (candidate){&flows[i], (int32_t)i};
    }
    qsort(candidates, within, sizeof *candidates, compare_candidates);
    choose(out, candidates, within);
    free(candidates);
    return AKT_OK;
}

void akt_flow_choice_dispose(akt_flow_choice *choice)
{
    free(choice->stand_in);
    *choice = (akt_flow_choice){0};
}
