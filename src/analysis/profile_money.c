#include "analysis/profile_internal.h"

#include "analysis/funding.h"
#include "model/flow_choice.h"
#include "model/party_order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { REASONS = 3 };

/* Somebody with money in a currency; without anybody, all of it. */
typedef struct purse {
    akt_ref body;
    const char *currency;
} purse;

static int compare_purses(const void *left, const void *right)
{
    const purse *a = left, *b = right;
    int order = akt_party_compare(a->body, b->body);
    return order ? order : strcmp(a->currency, b->currency);
}

static bool add_purse(akt_list *purses, akt_ref body, const char *currency)
{
    purse *added = akt_list_add(purses);
    if (added)
        *added = (purse){body, currency};
    return added != NULL;
}

static bool add_flow(akt_list *purses, const akt_flow *flow)
{
    const char *currency = akt_flow_currency(flow);
    const akt_ref nobody = {AKT_TABLE_ACTORS, AKT_NONE};
    return add_purse(purses, nobody, currency) && add_purse(purses, flow->from, currency) &&
           add_purse(purses, flow->to, currency) && add_purse(purses, flow->via, currency);
}

/* All that ever have money in this dataset, sorted, once each; those of nobody first. */
static akt_status list_purses(akt_list *purses, const akt_dataset *dataset, akt_error *err)
{
    size_t asides, flows = akt_dataset_count(dataset, AKT_TABLE_FLOWS), kept = 0;
    const akt_aside *aside = akt_dataset_asides(dataset, &asides);
    bool ok = true;
    for (size_t i = 0; ok && i < flows; i++)
        ok = add_flow(purses, &akt_dataset_flows(dataset)[i]);
    for (size_t i = 0; ok && i < asides; i++)
        ok = add_flow(purses, &aside[i].flow);
    if (!ok)
        return akt_error_memory(err);
    purse *items = purses->items;
    if (purses->count)
        qsort(items, purses->count, sizeof *items, compare_purses);
    for (size_t i = 0; i < purses->count; i++) {
        if (kept == 0 || compare_purses(&items[kept - 1], &items[i]) != 0)
            items[kept++] = items[i];
    }
    purses->count = kept;
    return AKT_OK;
}

static void put(akt_profile_walk *walk, const purse *p, const char *measure, double value)
{
    bool is_kroner = strcmp(p->currency, "NOK") == 0;
    const akt_profile_number number = {.what = AKT_PROFILE_MONEY,
                                       .ids = {akt_profile__id(walk, p->body)},
                                       .measure = {measure, is_kroner ? NULL : p->currency},
                                       .joint = ":",
                                       .subject = p->body,
                                       .value = value};
    akt_profile__put(walk, &number);
}

/* Of nothing known but something unknown no sum can be told. */
static double sum_of(int64_t sum, size_t unknown)
{
    return sum == 0 && unknown > 0 ? NAN : (double)sum;
}

static bool is_of_period(const akt_flow *flow, const akt_network_options *options)
{
    int year = flow->year.year;
    bool is_late = options->first_year && year < options->first_year;
    bool is_early = options->last_year && year > options->last_year;
    return !is_late && !is_early;
}

/* What scenarios set aside in a currency, for a reason; undefined where no amount is known. */
static double sum_asides(const akt_profile_walk *walk, const char *currency,
                         akt_aside_reason reason)
{
    size_t count;
    const akt_aside *asides = akt_dataset_asides(walk->dataset, &count);
    const akt_network_options *options = &walk->options->network;
    int64_t sum = 0;
    size_t unknown = 0;
    for (size_t i = 0; i < count; i++) {
        const akt_flow *flow = &asides[i].flow;
        bool is_there = asides[i].counted && asides[i].reason == reason &&
                        strcmp(akt_flow_currency(flow), currency) == 0 &&
                        is_of_period(flow, options) &&
                        akt_draw_keeps(options->draw, AKT_TABLE_FLOWS, &flow->record);
        akt_amount amount = akt_draw_amount(options->draw, flow);
        sum += is_there && amount.known ? amount.value : 0;
        unknown += is_there && !amount.known;
    }
    return sum_of(sum, unknown);
}

static void put_totals(akt_profile_walk *walk, const purse *p, const akt_funding *funding)
{
    static const char *const reasons[REASONS] = {[AKT_ASIDE_ELIMINATED] = "eliminated",
                                                 [AKT_ASIDE_UNASSIGNED] = "unassigned",
                                                 [AKT_ASIDE_UNFUNDED] = "unfunded"};
    akt_total_money total = {.currency = p->currency};
    for (size_t i = 0; i < funding->total_count; i++) {
        if (strcmp(funding->totals[i].currency, p->currency) == 0)
            total = funding->totals[i];
    }
    put(walk, p, "gross", sum_of(total.gross, total.unknown));
    put(walk, p, "consolidated", sum_of(total.consolidated, total.unknown));
    put(walk, p, "unknown", (double)total.unknown);
    for (int r = 0; r < REASONS; r++)
        put(walk, p, reasons[r], sum_asides(walk, p->currency, (akt_aside_reason)r));
}

static int compare_body(const void *key, const void *item)
{
    const akt_body_money *body = item;
    const purse other = {body->body, body->currency};
    return compare_purses(key, &other);
}

/* What ends in a body, or begins in it, where money comes in, or goes out, at all. */
static double side_of(size_t parties, bool is_known, int64_t sum)
{
    return parties > 0 && !is_known ? NAN : (double)sum;
}

static void put_body(akt_profile_walk *walk, const purse *p, const akt_funding *funding)
{
    const akt_body_money none = {.body = p->body};
    const akt_body_money *found = funding->body_count
                                      ? bsearch(p, funding->bodies, funding->body_count,
                                                sizeof *funding->bodies, compare_body)
                                      : NULL;
    const akt_body_money *body = found ? found : &none;
    put(walk, p, "in_gross", sum_of(body->in_gross, body->in_unknown));
    put(walk, p, "out_gross", sum_of(body->out_gross, body->out_unknown));
    put(walk, p, "kept", side_of(body->funders, akt_body_knows_kept(body), body->kept));
    put(walk, p, "own", side_of(body->recipients, akt_body_knows_own(body), body->own));
    put(walk, p, "in_unknown", (double)body->in_unknown);
    put(walk, p, "out_unknown", (double)body->out_unknown);
}

/* What goes by way of a programme. */
static void put_through(akt_profile_walk *walk, const purse *p, const akt_funding *funding)
{
    const akt_network_options *options = &walk->options->network;
    const akt_flow *flows = akt_dataset_flows(walk->dataset);
    int64_t sum = 0;
    size_t unknown = 0;
    for (size_t i = 0; i < akt_dataset_count(walk->dataset, AKT_TABLE_FLOWS); i++) {
        if (funding->flows[i].fate < AKT_FATE_INSIDE || !akt_ref_is_same(flows[i].via, p->body) ||
            strcmp(akt_flow_currency(&flows[i]), p->currency) != 0)
            continue;
        akt_amount amount = akt_draw_amount(options->draw, &flows[i]);
        sum += amount.known ? amount.value : 0;
        unknown += !amount.known;
    }
    put(walk, p, "through", sum_of(sum, unknown));
}

akt_status akt_profile__put_money(akt_profile_walk *walk, akt_error *err)
{
    akt_funding funding = {0};
    akt_list purses = AKT_LIST_OF(purse);
    const akt_network_options *network = &walk->options->network;
    const akt_funding_options options = {
        .first_year = network->first_year, .last_year = network->last_year, .draw = network->draw};
    akt_status status = list_purses(&purses, walk->dataset, err);
    if (status == AKT_OK)
        status = akt_funding_compute(&funding, walk->dataset, &options, err);
    const purse *items = purses.items;
    for (size_t i = 0; status == AKT_OK && i < purses.count; i++) {
        if (!akt_ref_is_set(items[i].body))
            put_totals(walk, &items[i], &funding);
        else
            put_body(walk, &items[i], &funding);
        if (akt_ref_is_set(items[i].body) && items[i].body.table == AKT_TABLE_PROGRAMMES)
            put_through(walk, &items[i], &funding);
    }
    akt_funding_dispose(&funding);
    akt_list_dispose(&purses);
    return status;
}
