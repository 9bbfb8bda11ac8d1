#include "analysis/funding_internal.h"

#include "base/list.h"
#include "network/party_order.h"

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
    akt_flow_choice choice;
    akt_passage passage;
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

static bool is_doubted(const akt_record *record)
{
    return record->basis != AKT_BASIS_STATED || akt_text_in(&record->note, AKT_LANG_NB);
}

static akt_status add_to_total(ledger *l, size_t flow, akt_error *err)
{
    const akt_amount *amount = &l->flows[flow].amount;
    akt_total_money *total = find_total(&l->totals, akt_flow_currency(&l->flows[flow]));
    if (!total)
        return akt_error_memory(err);
    total->flows++;
    total->unknown += !amount->known;
    if (!amount->known)
        return AKT_OK;
    total->doubted += is_doubted(&l->flows[flow].record);
    if (amount->value > INT64_MAX - total->gross)
        return akt_error_set(err, AKT_ELIMIT, "the flows in %s add up to more than 2^63",
                             total->currency);
    total->gross += amount->value;
    total->eliminated += l->passage.continued[flow];
    total->consolidated = total->gross - total->eliminated;
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

static akt_status fill_ledger(ledger *l, akt_error *err)
{
    for (size_t i = 0; i < l->choice.count; i++) {
        if (!akt_flow_choice_takes(&l->choice, i))
            continue;
        akt_status status = add_to_total(l, i, err);
        if (status == AKT_OK)
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

static akt_status fill_results(akt_funding *out, const ledger *l, akt_error *err)
{
    const entry *entries = l->entries.items;
    size_t count = l->entries.count;
    out->bodies = akt_pool_get(out->pool, count * sizeof *out->bodies);
    out->totals = akt_pool_get(out->pool, l->totals.count * sizeof *out->totals);
    if (!out->bodies || !out->totals)
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
    out->first_year = l->choice.first_year;
    out->last_year = l->choice.last_year;
    return AKT_OK;
}

akt_status akt_funding_compute(akt_funding *out, const akt_dataset *dataset, int first, int last,
                               akt_error *err)
{
    *out = (akt_funding){0};
    ledger l = {.flows = akt_dataset_flows(dataset),
                .totals = AKT_LIST_OF(akt_total_money),
                .entries = AKT_LIST_OF(entry)};
    akt_status status = akt_flow_choice_make(&l.choice, dataset, first, last, err);
    if (status != AKT_OK)
        return status;
    out->pool = akt_pool_new();
    status =
        out->pool ? akt_passage__trace(&l.passage, dataset, &l.choice, err) : akt_error_memory(err);
    if (status == AKT_OK)
        status = fill_ledger(&l, err);
    if (status == AKT_OK)
        status = fill_results(out, &l, err);
    akt_list_dispose(&l.entries);
    akt_list_dispose(&l.totals);
    akt_passage__dispose(&l.passage);
    akt_flow_choice_dispose(&l.choice);
    if (status != AKT_OK)
        akt_funding_dispose(out);
    return status;
}

void akt_funding_dispose(akt_funding *funding)
{
    akt_pool_free(funding->pool);
    *funding = (akt_funding){0};
}
