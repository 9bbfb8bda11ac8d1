#include "report/funding_internal.h"

#include "model/flow_choice.h"
#include "model/party_order.h"
#include "report/finding.h"
#include "words/quantity.h"

#include <stdlib.h>
#include <string.h>

enum { TIED_NAMED = 4 };

typedef akt_funding_view view;

static const char *count_words(const view *v, size_t count)
{
    return akt_count_words(v->pool, count, v->lang);
}

static const char *money_words(const view *v, int64_t amount, const char *currency)
{
    return akt_money_words(v->pool, amount, currency, v->lang);
}

static const char *name_of(const view *v, akt_ref body)
{
    return akt_dataset_label(v->dataset, body, v->lang, false);
}

/* Tests of flows */

static bool is_counted(const view *v, size_t flow, const void *of)
{
    (void)of;
    return v->funding->flows[flow].fate >= AKT_FATE_INSIDE;
}

static bool is_known_in(const view *v, size_t flow, const void *currency)
{
    const akt_flow *f = &akt_dataset_flows(v->dataset)[flow];
    return is_counted(v, flow, NULL) && f->amount.known &&
           strcmp(akt_flow_currency(f), currency) == 0;
}

static bool is_paid_by(const view *v, size_t flow, const void *body)
{
    const akt_body_money *m = body;
    return is_known_in(v, flow, m->currency) &&
           akt_ref_is_same(akt_dataset_flows(v->dataset)[flow].from, m->body);
}

static bool is_paid_to(const view *v, size_t flow, const void *body)
{
    const akt_body_money *m = body;
    return is_known_in(v, flow, m->currency) &&
           akt_ref_is_same(akt_dataset_flows(v->dataset)[flow].to, m->body);
}

static bool is_proposed(const view *v, size_t flow, const void *currency)
{
    return v->funding->flows[flow].fate == AKT_FATE_PROPOSED &&
           strcmp(akt_flow_currency(&akt_dataset_flows(v->dataset)[flow]), currency) == 0;
}

static bool is_told(const view *v, size_t flow, const void *currency)
{
    return is_known_in(v, flow, currency) || is_proposed(v, flow, currency);
}

static int compare_refs(const void *left, const void *right)
{
    return akt_party_compare(*(const akt_ref *)left, *(const akt_ref *)right);
}

static bool lies_inside(const view *v, akt_ref body)
{
    const akt_refs *boundary = &v->funding->boundary;
    return bsearch(&body, boundary->items, boundary->count, sizeof body, compare_refs) != NULL;
}

static bool crosses(const view *v, size_t flow, const void *currency)
{
    const akt_flow *f = &akt_dataset_flows(v->dataset)[flow];
    return is_known_in(v, flow, currency) && lies_inside(v, f->from) != lies_inside(v, f->to);
}

/* Adds a sentence with the flows that pass the test. */
static void add(const view *v, const char *text, akt_flow_test *test, const void *of)
{
    size_t count = akt_dataset_count(v->dataset, AKT_TABLE_FLOWS), kept = 0;
    akt_ref *refs = akt_pool_get(v->pool, (count + 1) * sizeof *refs);
    for (size_t i = 0; refs && i < count; i++) {
        if (test(v, i, of))
            refs[kept++] = (akt_ref){AKT_TABLE_FLOWS, (int32_t)i};
    }
    akt_finding_add(v->document, AKT_BLOCK_PARAGRAPH, v->dataset, text, (akt_refs){refs, kept});
}

/* The sentences */

/* How many flows and amounts are known, and how many of those are in doubt. */
static void add_summary(const view *v, size_t flows, size_t unknown, size_t doubted)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_word word = flows == 1 && unknown == 0 ? AKT_W_FUNDING_ONE_KNOWN
                    : flows == 1               ? AKT_W_FUNDING_ONE_UNKNOWN
                    : unknown == 0             ? AKT_W_FUNDING_SUMMARY_ALL
                    : unknown == flows         ? AKT_W_FUNDING_SUMMARY_NONE
                                               : AKT_W_FUNDING_SUMMARY_PARTLY;
    akt_words_fill(&text, word, v->lang, count_words(v, flows), count_words(v, flows - unknown),
                   NULL, NULL);
    if (doubted) {
        akt_buffer_add_char(&text, ' ');
        akt_words_fill(&text, AKT_W_FUNDING_DOUBTED, v->lang, count_words(v, doubted),
                       count_words(v, flows - unknown), NULL, NULL);
    }
    add(v, akt_buffer_settle(&text, v->pool), is_counted, NULL);
}

static const char *crossing_words(const view *v, const akt_crossing *crossing, const char *currency)
{
    return crossing->flows == crossing->unknown ? akt_words(AKT_W_FUNDING_NO_AMOUNT, v->lang)
                                                : money_words(v, crossing->sum, currency);
}

/* "Foreslått …", where anything is. */
static const char *proposed_words(const view *v, const akt_total_money *t)
{
    return akt_words_filled(v->pool, AKT_W_FUNDING_PROPOSED, v->lang,
                            akt_counted_words(v->pool, t->proposed.flows, AKT_W_COUNT_PROPOSED,
                                              AKT_W_COUNT_PROPOSEDS, v->lang),
                            crossing_words(v, &t->proposed, t->currency), NULL, NULL);
}

/* What is known in one currency, and what of it is only proposed. */
static void add_total(const view *v, const akt_total_money *t)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_word word = v->funding->boundary.count ? AKT_W_FUNDING_WITHIN
                    : t->eliminated            ? AKT_W_FUNDING_TOTALS
                                               : AKT_W_FUNDING_GROSS_ONLY;
    if (t->flows > t->unknown)
        akt_words_fill(&text, word, v->lang, money_words(v, t->gross, t->currency),
                       money_words(v, t->eliminated, t->currency),
                       money_words(v, t->consolidated, t->currency), NULL);
    if (t->proposed.flows > 0)
        akt_buffer_format(&text, "%s%s", text.size ? " " : "", proposed_words(v, t));
    bool is_empty = text.size == 0;
    const char *words = akt_buffer_settle(&text, v->pool);
    if (!is_empty)
        add(v, words, is_told, t->currency);
}

static void add_crossing(const view *v, const akt_total_money *t)
{
    if (v->funding->boundary.count && t->flows > 0)
        add(v,
            akt_words_filled(v->pool, AKT_W_FUNDING_CROSSING, v->lang,
                             crossing_words(v, &t->from_outside, t->currency),
                             crossing_words(v, &t->to_outside, t->currency), NULL, NULL),
            crosses, t->currency);
}

/* The bodies with the most money out, or in. */
typedef struct top {
    bool is_out;
    int64_t most; /* 0 = nobody */
    size_t count;
    const akt_body_money *first;
} top;

static int64_t gross_of(const akt_body_money *m, bool is_out)
{
    return is_out ? m->out_gross : m->in_gross;
}

static top find_top(const view *v, bool is_out)
{
    top t = {.is_out = is_out};
    for (size_t i = 0; i < v->funding->body_count; i++) {
        const akt_body_money *m = &v->funding->bodies[i];
        int64_t gross = gross_of(m, is_out);
        if (gross == 0 || gross < t.most)
            continue;
        if (gross > t.most)
            t = (top){is_out, gross, 0, m};
        t.count++;
    }
    return t;
}

static bool is_of_top(const view *v, size_t flow, const void *of)
{
    const top *t = of;
    for (size_t i = 0; i < v->funding->body_count; i++) {
        const akt_body_money *m = &v->funding->bodies[i];
        if (gross_of(m, t->is_out) == t->most &&
            (t->is_out ? is_paid_by(v, flow, m) : is_paid_to(v, flow, m)))
            return true;
    }
    return false;
}

/* Several have as much, and nobody has more. */
static void add_tied(const view *v, const top *t)
{
    const char **names = akt_pool_get(v->pool, (t->count + 1) * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; names && i < v->funding->body_count; i++) {
        if (gross_of(&v->funding->bodies[i], t->is_out) == t->most)
            names[count++] = name_of(v, v->funding->bodies[i].body);
    }
    add(v,
        akt_words_filled(v->pool, t->is_out ? AKT_W_FUNDING_TIED_OUT : AKT_W_FUNDING_TIED_IN,
                         v->lang, akt_join_first_words(v->pool, names, count, TIED_NAMED, v->lang),
                         money_words(v, t->most, t->first->currency), NULL, NULL),
        is_of_top, t);
}

/* Who pays the most of what is known, in the one currency there is. */
static void add_largest(const view *v)
{
    const top t = find_top(v, true);
    if (t.count > 1) {
        add_tied(v, &t);
        return;
    }
    double share = (double)t.most / (double)v->funding->totals[0].gross;
    add(v,
        akt_words_filled(v->pool, AKT_W_FUNDING_LARGEST, v->lang, name_of(v, t.first->body),
                         money_words(v, t.most, t.first->currency),
                         akt_percent_words(v->pool, share, v->lang), NULL),
        is_paid_by, t.first);
}

/* Who pays most of what comes in to one body. */
typedef struct funders {
    size_t count;
    akt_ref first;
    int64_t most;
    size_t alike; /* that pay the most */
} funders;

typedef struct payment {
    akt_ref from; /* first: sorted as refs are */
    int64_t amount;
} payment;

/* The payments to a body, those of one payer together. */
static size_t sort_payments(const view *v, const akt_body_money *to, payment *payments)
{
    const akt_flow *flows = akt_dataset_flows(v->dataset);
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_FLOWS); i++) {
        if (is_paid_to(v, i, to))
            payments[count++] = (payment){flows[i].from, flows[i].amount.value};
    }
    if (count > 0)
        qsort(payments, count, sizeof *payments, compare_refs);
    return count;
}

static funders count_funders(const view *v, const akt_body_money *to)
{
    funders found = {.first = {AKT_TABLE_ACTORS, AKT_NONE}};
    size_t flows = akt_dataset_count(v->dataset, AKT_TABLE_FLOWS);
    payment *payments = akt_pool_get(v->pool, (flows + 1) * sizeof *payments);
    size_t count = payments ? sort_payments(v, to, payments) : 0;
    for (size_t i = 0, next; i < count; i = next) {
        int64_t sum = 0;
        for (next = i; next < count && akt_ref_is_same(payments[next].from, payments[i].from);
             next++)
            sum += payments[next].amount;
        found.count += sum > 0;
        found.alike = sum == found.most ? found.alike + 1 : sum > found.most ? 1 : found.alike;
        if (sum > found.most) {
            found.first = payments[i].from;
            found.most = sum;
        }
    }
    return found;
}

/* How many pay the most-paid body, and how much of it the largest of them gives. */
static void add_funders_of(const view *v, const akt_body_money *to)
{
    const funders found = count_funders(v, to);
    const char *payer = name_of(v, found.first);
    const char *amount = money_words(v, to->in_gross, to->currency);
    const char *text;
    if (found.count == 1) {
        text = akt_words_filled(v->pool, AKT_W_FUNDING_FUNDER, v->lang, name_of(v, to->body),
                                amount, payer, NULL);
    } else {
        const char *share =
            akt_percent_words(v->pool, (double)found.most / (double)to->in_gross, v->lang);
        const char *gives = akt_words_filled(v->pool, AKT_W_FUNDING_FUNDER_SHARE, v->lang, payer,
                                             share, NULL, NULL);
        akt_word word = found.alike > 1 ? AKT_W_FUNDING_FUNDERS_ALIKE : AKT_W_FUNDING_FUNDERS;
        text = akt_words_filled(v->pool, word, v->lang, name_of(v, to->body), amount,
                                count_words(v, found.count), found.alike > 1 ? share : gives);
    }
    add(v, text, is_paid_to, to);
}

static void add_funders(const view *v)
{
    const top t = find_top(v, false);
    if (t.count > 1)
        add_tied(v, &t);
    else
        add_funders_of(v, t.first);
}

void akt_funding__add_findings(const akt_funding_view *v)
{
    const akt_total_money *totals = v->funding->totals;
    size_t flows = 0, unknown = 0, doubted = 0;
    for (size_t i = 0; i < v->funding->total_count; i++) {
        flows += totals[i].flows;
        unknown += totals[i].unknown;
        doubted += totals[i].doubted;
    }
    if (flows == 0) {
        akt_word none = akt_dataset_count(v->dataset, AKT_TABLE_FLOWS) == 0 ? AKT_W_FUNDING_EMPTY
                        : v->funding->total_count > 0 ? AKT_W_FUNDING_NONE_COUNTED
                                                      : AKT_W_FUNDING_NONE;
        akt_finding_add_absence(v->document, akt_words(none, v->lang));
    } else {
        add_summary(v, flows, unknown, doubted);
    }
    for (size_t i = 0; i < v->funding->total_count; i++) {
        add_total(v, &totals[i]);
        add_crossing(v, &totals[i]);
    }
    if (v->funding->total_count != 1 || totals[0].gross == 0)
        return;
    add_largest(v);
    add_funders(v);
}
