#include "support/money_oracle.h"

#include <stdlib.h>

enum { KRONER_MOST = 128 };

/* The kroner of one flow: whether each was counted, in it or further up. */
typedef struct purse {
    size_t count;
    size_t taken; /* passed on already */
    bool was_counted[KRONER_MOST];
} purse;

static bool is_inside(const akt_flow *flow, const bool *inside)
{
    return inside[flow->from.index] && inside[flow->to.index];
}

/* Kroner that were counted lie first and are the first to go on. */
static void sort_purse(purse *p)
{
    size_t counted = 0;
    for (size_t k = 0; k < p->count; k++)
        counted += p->was_counted[k];
    for (size_t k = 0; k < p->count; k++)
        p->was_counted[k] = k < counted;
}

static void fill_purse(purse *p, const akt_flow *flow, purse *purses)
{
    p->count = flow->amount.known ? (size_t)flow->amount.value : 0;
    if (flow->continues.count == 0)
        return;
    const akt_part *part = flow->continues.items;
    purse *before = &purses[part->flow];
    size_t most = part->amount.known ? (size_t)part->amount.value : p->count;
    for (size_t k = 0; k < p->count && k < most && before->taken < before->count; k++)
        p->was_counted[k] = before->was_counted[before->taken++];
}

void akt_oracle_count_kroner(int64_t *counted, const akt_dataset *dataset, const bool *inside)
{
    size_t count = akt_dataset_count(dataset, AKT_TABLE_FLOWS);
    const akt_flow *flows = akt_dataset_flows(dataset);
    purse *purses = calloc(count + 1, sizeof *purses);
    if (!purses)
        abort();
    for (size_t i = 0; i < count; i++) {
        purse *p = &purses[i];
        fill_purse(p, &flows[i], purses);
        counted[i] = 0;
        for (size_t k = 0; k < p->count && !is_inside(&flows[i], inside); k++) {
            counted[i] += !p->was_counted[k];
            p->was_counted[k] = true;
        }
        sort_purse(p);
    }
    free(purses);
}

/* What another flow passes on of this one; what it passes on of another. */
static int64_t passed_on(const akt_dataset *dataset, size_t flow)
{
    const akt_flow *flows = akt_dataset_flows(dataset);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++) {
        if (flows[i].continues.count == 0 || flows[i].continues.items[0].flow != (int32_t)flow)
            continue;
        bool less = flows[i].amount.value < flows[flow].amount.value;
        return less ? flows[i].amount.value : flows[flow].amount.value;
    }
    return 0;
}

static int64_t continued(const akt_dataset *dataset, size_t flow)
{
    const akt_flow *f = &akt_dataset_flows(dataset)[flow];
    return f->continues.count ? passed_on(dataset, (size_t)f->continues.items[0].flow) : 0;
}

static void follow_body(double *shares, const akt_dataset *dataset, size_t body, double share);

static void follow_flow(double *shares, const akt_dataset *dataset, size_t flow, double share)
{
    const akt_flow *f = &akt_dataset_flows(dataset)[flow];
    double on = (double)continued(dataset, flow) / (double)f->amount.value;
    if (on > 0)
        follow_flow(shares, dataset, (size_t)f->continues.items[0].flow, share * on);
    if (on < 1)
        follow_body(shares, dataset, (size_t)f->from.index, share * (1 - on));
}

/* Of money that a body paid out of what it had. */
static void follow_body(double *shares, const akt_dataset *dataset, size_t body, double share)
{
    const akt_flow *flows = akt_dataset_flows(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_FLOWS);
    double in = 0, out = 0;
    for (size_t i = 0; i < count; i++) {
        if (!flows[i].amount.known)
            continue;
        in += flows[i].to.index == (int32_t)body
                  ? (double)(flows[i].amount.value - passed_on(dataset, i))
                  : 0;
        out += flows[i].from.index == (int32_t)body
                   ? (double)(flows[i].amount.value - continued(dataset, i))
                   : 0;
    }
    double passing = in < out ? in / out : 1;
    shares[body] += share * (1 - passing);
    for (size_t i = 0; i < count && passing > 0; i++) {
        double part = (double)(flows[i].amount.value - passed_on(dataset, i));
        if (flows[i].to.index == (int32_t)body && flows[i].amount.known && part > 0)
            follow_flow(shares, dataset, i, share * passing * part / in);
    }
}

void akt_oracle_trace(double *shares, const akt_dataset *dataset, size_t actor)
{
    const akt_flow *flows = akt_dataset_flows(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_FLOWS);
    double in = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ACTORS); i++)
        shares[i] = 0;
    for (size_t i = 0; i < count; i++)
        in += flows[i].to.index == (int32_t)actor ? (double)flows[i].amount.value : 0;
    for (size_t i = 0; i < count; i++) {
        if (flows[i].to.index == (int32_t)actor && flows[i].amount.value > 0)
            follow_flow(shares, dataset, i, (double)flows[i].amount.value / in);
    }
}

int64_t akt_oracle_cut(const akt_dataset *dataset, size_t from, size_t to)
{
    const akt_flow *flows = akt_dataset_flows(dataset);
    size_t actors = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
    int64_t least = INT64_MAX;
    for (uint32_t set = 0; set < 1U << actors; set++) {
        int64_t sum = 0;
        if (!(set & 1U << from) || set & 1U << to)
            continue;
        for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++) {
            bool leaves = set & 1U << flows[i].from.index && !(set & 1U << flows[i].to.index);
            sum += leaves && flows[i].amount.known ? flows[i].amount.value : 0;
        }
        least = sum < least ? sum : least;
    }
    return least;
}
