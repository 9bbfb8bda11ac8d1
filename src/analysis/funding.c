#include "analysis/funding_internal.h"

#include "base/list.h"
#include "model/party_order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One end of a flow. */
typedef struct entry {
    akt_ref body;
    const char *currency;
    bool is_out;
    akt_ref other; /* the body at the other end */
    int32_t flow;
} entry;

typedef struct ledger {
    const akt_flow *flows;
    akt_flow *drawn; /* the same, where they are of a draw */
    size_t count;
    akt_flow_choice choice;
    akt_passage passage;
    bool *inside;     /* of each flow: both its ends lie inside the boundary */
    int64_t *counted; /* of each flow */
    akt_list totals;  /* akt_total_money */
    akt_list entries; /* entry */
} ledger;

/* What one side of a body comes to. */
typedef struct side {
    int64_t gross;
    size_t parties;
    size_t unknown;
    double hhi;
} side;

bool akt_body_knows_kept(const akt_body_money *m)
{
    size_t unknown = m->in_unknown + m->out_unknown;
    return m->funders > 0 && !(unknown && (m->recipients > 0 || m->kept == 0));
}

bool akt_body_knows_own(const akt_body_money *m)
{
    size_t unknown = m->in_unknown + m->out_unknown;
    return m->recipients > 0 && !(unknown && (m->funders > 0 || m->own == 0));
}

static int compare_totals(const void *left, const void *right)
{
    const akt_total_money *a = left;
    const akt_total_money *b = right;
    return strcmp(a->currency, b->currency);
}

static int compare_bodies(const entry *a, const entry *b)
{
    int order = akt_party_compare(a->body, b->body);
    return order ? order : strcmp(a->currency, b->currency);
}

static int compare_entries(const void *left, const void *right)
{
    const entry *a = left;
    const entry *b = right;
    int order = compare_bodies(a, b);
    if (order == 0)
        order = (int)a->is_out - (int)b->is_out;
    if (order == 0)
        order = akt_party_compare(a->other, b->other);
    return order ? order : (a->flow > b->flow) - (a->flow < b->flow);
}

bool akt_flow_is_doubted(const akt_flow *flow)
{
    const akt_record *record = &flow->record;
    return record->basis != AKT_BASIS_STATED || akt_text_in(&record->note, AKT_LANG_NB);
}

/* NULL without memory. */
static akt_total_money *find_total(akt_list *totals, const char *currency)
{
    akt_total_money *items = totals->items;
    for (size_t i = 0; i < totals->count; i++) {
        if (strcmp(items[i].currency, currency) == 0)
            return &items[i];
    }
    akt_total_money *total = akt_list_add(totals);
    if (total)
        total->currency = currency;
    return total;
}

/* AKT_ELIMIT where the sum passes 2^63. */
static akt_status add_amount(int64_t *sum, const akt_flow *flow, akt_error *err)
{
    if (flow->amount.value > INT64_MAX - *sum)
        return akt_error_set(err, AKT_ELIMIT, "the flows in %s add up to more than 2^63",
                             akt_flow_currency(flow));
    *sum += flow->amount.value;
    return AKT_OK;
}

static akt_status add_crossing(akt_crossing *crossing, const akt_flow *flow, akt_error *err)
{
    crossing->flows++;
    crossing->unknown += !flow->amount.known;
    return flow->amount.known ? add_amount(&crossing->sum, flow, err) : AKT_OK;
}

static akt_status add_to_total(ledger *l, size_t index, akt_refs boundary, akt_error *err)
{
    const akt_flow *flow = &l->flows[index];
    akt_total_money *total = find_total(&l->totals, akt_flow_currency(flow));
    if (!total)
        return akt_error_memory(err);
    if (flow->status == AKT_FLOW_PROPOSED)
        return add_crossing(&total->proposed, flow, err);
    bool from = akt_boundary__holds(boundary, flow->from);
    bool to = akt_boundary__holds(boundary, flow->to);
    akt_status status = AKT_OK;
    if (from != to)
        status = add_crossing(to ? &total->from_outside : &total->to_outside, flow, err);
    total->flows++;
    total->unknown += !flow->amount.known;
    if (status != AKT_OK || !flow->amount.known)
        return status;
    total->doubted += akt_flow_is_doubted(flow);
    status = add_amount(&total->gross, flow, err);
    if (status != AKT_OK)
        return status;
    total->consolidated += l->counted[index];
    total->eliminated = total->gross - total->consolidated;
    return AKT_OK;
}

static akt_status add_ends(ledger *l, size_t index, akt_error *err)
{
    const akt_flow *flow = &l->flows[index];
    const char *currency = akt_flow_currency(flow);
    entry *out = akt_list_add(&l->entries);
    if (!out)
        return akt_error_memory(err);
    *out = (entry){flow->from, currency, true, flow->to, (int32_t)index};
    entry *in = akt_list_add(&l->entries);
    if (!in)
        return akt_error_memory(err);
    *in = (entry){flow->to, currency, false, flow->from, (int32_t)index};
    return AKT_OK;
}

static akt_status fill_ledger(ledger *l, akt_refs boundary, akt_error *err)
{
    for (size_t i = 0; i < l->count; i++) {
        if (!akt_flow_choice_takes(&l->choice, i))
            continue;
        akt_status status = add_to_total(l, i, boundary, err);
        if (status == AKT_OK && akt_flow_choice_counts(&l->choice, l->flows, i))
            status = add_ends(l, i, err);
        if (status != AKT_OK)
            return status;
    }
    if (l->totals.count > 0)
        qsort(l->totals.items, l->totals.count, sizeof(akt_total_money), compare_totals);
    if (l->entries.count > 0)
        qsort(l->entries.items, l->entries.count, sizeof(entry), compare_entries);
    return AKT_OK;
}

/* entries: all of one body and side, those with the same other body together. */
static side sum_side(const entry *entries, size_t count, const akt_flow *flows)
{
    side s = {.hhi = NAN};
    for (size_t i = 0; i < count; i++) {
        const akt_amount *amount = &flows[entries[i].flow].amount;
        s.unknown += !amount->known;
        s.gross += amount->known ? amount->value : 0;
    }
    double squares = 0;
    for (size_t i = 0, next; i < count; i = next, s.parties++) {
        int64_t sum = 0;
        for (next = i; next < count; next++) {
            if (akt_party_compare(entries[i].other, entries[next].other) != 0)
                break;
            const akt_amount *amount = &flows[entries[next].flow].amount;
            sum += amount->known ? amount->value : 0;
        }
        double share = s.gross > 0 ? (double)sum / (double)s.gross : 0;
        squares += share * share;
    }
    if (s.gross > 0)
        s.hhi = squares;
    return s;
}

/* entries: all of one body and currency, what comes in first. */
static akt_body_money sum_body(const entry *entries, size_t count, const ledger *l)
{
    akt_body_money body = {.body = entries->body, .currency = entries->currency};
    size_t in_count = 0;
    while (in_count < count && !entries[in_count].is_out)
        in_count++;
    side in = sum_side(entries, in_count, l->flows);
    side out = sum_side(entries + in_count, count - in_count, l->flows);
    body.in_gross = body.kept = in.gross;
    body.out_gross = body.own = out.gross;
    for (size_t i = 0; i < in_count; i++)
        body.kept -= l->passage.passed[entries[i].flow];
    for (size_t i = in_count; i < count; i++)
        body.passed_on += l->passage.continued[entries[i].flow];
    body.own -= body.passed_on;
    body.funders = in.parties;
    body.recipients = out.parties;
    body.hhi_in = in.hhi;
    body.hhi_out = out.hhi;
    body.in_unknown = in.unknown;
    body.out_unknown = out.unknown;
    return body;
}

static void fill_flows(akt_funding *out, const ledger *l)
{
    for (size_t i = 0; i < l->count; i++) {
        akt_flow_fate fate = l->choice.stand_in[i] == AKT_NONE         ? AKT_FATE_OTHER_YEAR
                             : !akt_flow_choice_takes(&l->choice, i)   ? AKT_FATE_SUPERSEDED
                             : l->flows[i].status == AKT_FLOW_PROPOSED ? AKT_FATE_PROPOSED
                             : l->inside[i]                            ? AKT_FATE_INSIDE
                                                                       : AKT_FATE_COUNTED;
        out->flows[i] = (akt_flow_money){fate, l->counted[i]};
    }
}

static akt_status fill_results(akt_funding *out, const ledger *l, akt_error *err)
{
    const entry *entries = l->entries.items;
    size_t count = l->entries.count;
    out->bodies = akt_pool_get(out->pool, count * sizeof *out->bodies);
    out->totals = akt_pool_get(out->pool, l->totals.count * sizeof *out->totals);
    out->flows = akt_pool_get(out->pool, l->count * sizeof *out->flows);
    if (!out->bodies || !out->totals || !out->flows)
        return akt_error_memory(err);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count; next++) {
            if (compare_bodies(&entries[i], &entries[next]) != 0)
                break;
        }
        out->bodies[out->body_count++] = sum_body(&entries[i], next - i, l);
    }
    if (l->totals.count > 0)
        memcpy(out->totals, l->totals.items, l->totals.count * sizeof *out->totals);
    out->total_count = l->totals.count;
    out->superseded = l->choice.superseded;
    out->period = akt_passage__period(&l->choice, l->flows);
    fill_flows(out, l);
    return AKT_OK;
}

/* What of each flow is counted, given the flows chosen. */
static akt_status count_flows(ledger *l, akt_refs boundary, akt_error *err)
{
    akt_status status = akt_passage__trace(&l->passage, l->flows, &l->choice, err);
    if (status != AKT_OK)
        return status;
    l->inside = calloc(l->count + 1, sizeof *l->inside);
    l->counted = calloc(l->count + 1, sizeof *l->counted);
    if (!l->inside || !l->counted)
        return akt_error_memory(err);
    for (size_t i = 0; i < l->count; i++)
        l->inside[i] = akt_boundary__holds(boundary, l->flows[i].from) &&
                       akt_boundary__holds(boundary, l->flows[i].to);
    return akt_passage__count(l->counted, &l->passage, l->inside, err);
}

/* The flows as they are in a draw: another amount, or not there; nor is then what such a flow
 * supersedes. */
static akt_status draw_flows(ledger *l, const akt_draw *draw, akt_error *err)
{
    if (!draw)
        return AKT_OK;
    l->drawn = malloc((l->count + 1) * sizeof *l->drawn);
    if (!l->drawn)
        return akt_error_memory(err);
    for (size_t i = 0; i < l->count; i++) {
        int32_t *stand_in = &l->choice.stand_in[i];
        l->drawn[i] = l->flows[i];
        l->drawn[i].amount = akt_draw_amount(draw, &l->flows[i]);
        if (*stand_in != AKT_NONE &&
            !akt_draw_keeps(draw, AKT_TABLE_FLOWS, &l->flows[*stand_in].record))
            *stand_in = AKT_NONE;
    }
    l->flows = l->drawn;
    return AKT_OK;
}

static void dispose_ledger(ledger *l)
{
    free(l->drawn);
    akt_list_dispose(&l->entries);
    akt_list_dispose(&l->totals);
    free(l->counted);
    free(l->inside);
    akt_passage__dispose(&l->passage);
    akt_flow_choice_dispose(&l->choice);
}

akt_status akt_funding_compute(akt_funding *out, const akt_dataset *dataset,
                               const akt_funding_options *options, akt_error *err)
{
    const akt_funding_options asked = options ? *options : (akt_funding_options){0};
    *out = (akt_funding){0};
    ledger l = {.flows = akt_dataset_flows(dataset),
                .count = akt_dataset_count(dataset, AKT_TABLE_FLOWS),
                .totals = AKT_LIST_OF(akt_total_money),
                .entries = AKT_LIST_OF(entry)};
    akt_status status =
        akt_flow_choice_make(&l.choice, dataset, asked.first_year, asked.last_year, err);
    if (status != AKT_OK)
        return status;
    out->pool = akt_pool_new();
    status = out->pool ? akt_boundary__sort(&out->boundary, out->pool, asked.boundary, err)
                       : akt_error_memory(err);
    if (status == AKT_OK)
        status = draw_flows(&l, asked.draw, err);
    if (status == AKT_OK)
        status = count_flows(&l, out->boundary, err);
    if (status == AKT_OK)
        status = fill_ledger(&l, out->boundary, err);
    if (status == AKT_OK)
        status = fill_results(out, &l, err);
    dispose_ledger(&l);
    if (status != AKT_OK)
        akt_funding_dispose(out);
    return status;
}

void akt_funding_dispose(akt_funding *funding)
{
    akt_pool_free(funding->pool);
    *funding = (akt_funding){0};
}
