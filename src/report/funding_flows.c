#include "report/funding_internal.h"

#include "model/schema.h"
#include "model/flow_choice.h"
#include "report/field_cells.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef akt_funding_view view;

/* The balance */

/* What begins or ends in one body. */
typedef struct part {
    const akt_body_money *body;
    int64_t amount;
} part;

/* One side of the balance, in one currency. */
typedef struct side {
    const char *name;
    akt_word word;
    const akt_rank *ranks; /* one a body, or NULL */
    part *parts;
    size_t count;
    int64_t whole; /* what is counted once, without a boundary */
    int64_t placed;
} side;

static void add_rank(const view *v, const akt_rank *rank)
{
    if (rank && rank->rank) {
        akt_document_whole(v->document, rank->low);
        akt_document_whole(v->document, rank->high);
    } else {
        akt_document_nothing(v->document);
        akt_document_nothing(v->document);
    }
}

/* The largest first, else in dataset order. */
static int compare_parts(const void *left, const void *right)
{
    const part *a = left, *b = right;
    if (a->amount != b->amount)
        return a->amount > b->amount ? -1 : 1;
    return (a->body > b->body) - (a->body < b->body);
}

static void add_part(const view *v, const side *s, const akt_body_money *m, int64_t amount,
                     const char *currency)
{
    const akt_party *party = m ? akt_dataset_party(v->dataset, m->body) : NULL;
    double share = (double)amount / (double)s->whole;
    akt_document_row(v->document);
    akt_document_text(v->document, party ? party->record.id : NULL);
    akt_document_text(v->document, m ? akt_dataset_label(v->dataset, m->body, v->lang, false)
                                     : akt_words(AKT_W_FUNDING_UNPLACED, v->lang));
    akt_document_shown(v->document, s->name, akt_words(s->word, v->lang));
    akt_document_text(v->document, currency);
    akt_document_whole(v->document, amount);
    akt_document_number_shown(v->document, share, akt_percent_words(v->pool, share, v->lang));
    add_rank(v, m && s->ranks ? &s->ranks[m - v->funding->bodies] : NULL);
}

/* What cannot be placed for want of amounts is a row of its own, so that each side sums to what is
 * counted. */
static void add_side(const view *v, side *s, const char *currency)
{
    if (s->count > 0)
        qsort(s->parts, s->count, sizeof *s->parts, compare_parts);
    for (size_t i = 0; i < s->count; i++)
        add_part(v, s, s->parts[i].body, s->parts[i].amount, currency);
    if (s->whole > s->placed)
        add_part(v, s, NULL, s->whole - s->placed, currency);
}

static void take_part(side *s, const akt_body_money *m, int64_t amount, bool known)
{
    s->whole += amount;
    if (!known || amount == 0)
        return;
    s->parts[s->count++] = (part){m, amount};
    s->placed += amount;
}

static void add_currency(const view *v, const char *currency)
{
    size_t size = (v->funding->body_count + 1) * sizeof(part);
    const akt_rank *of_own = v->ranks ? v->ranks->own : NULL;
    const akt_rank *of_kept = v->ranks ? v->ranks->kept : NULL;
    side own = {"own", AKT_W_FUNDING_OWN, of_own, akt_pool_get(v->pool, size), 0, 0, 0};
    side kept = {"kept", AKT_W_FUNDING_KEPT, of_kept, akt_pool_get(v->pool, size), 0, 0, 0};
    for (size_t i = 0; own.parts && kept.parts && i < v->funding->body_count; i++) {
        const akt_body_money *m = &v->funding->bodies[i];
        if (strcmp(m->currency, currency) != 0)
            continue;
        take_part(&own, m, m->own, akt_body_knows_own(m));
        take_part(&kept, m, m->kept, akt_body_knows_kept(m));
    }
    add_side(v, &own, currency);
    add_side(v, &kept, currency);
}

void akt_funding__add_balance(const akt_funding_view *v)
{
    const char *unit = akt_funding__unit(v->funding);
    const akt_column columns[] = {
        {"id", akt_words(AKT_W_COLUMN_ID, v->lang), AKT_COLUMN_CODE, NULL},
        {"name", akt_words(AKT_W_COLUMN_NAME, v->lang), AKT_COLUMN_TEXT, NULL},
        {"side", akt_words(AKT_W_FUNDING_SIDE, v->lang), AKT_COLUMN_CODE, NULL},
        {"currency", akt_words(AKT_W_COLUMN_CURRENCY, v->lang), AKT_COLUMN_CODE, NULL},
        {"amount", akt_words(AKT_W_COLUMN_AMOUNT, v->lang), AKT_COLUMN_MONEY, unit},
        {"share", akt_words(AKT_W_COLUMN_SHARE, v->lang), AKT_COLUMN_NUMBER, NULL},
        {"low", akt_words(AKT_W_RANK_FROM, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"high", akt_words(AKT_W_RANK_TO, v->lang), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(v->document, "balance", akt_words(AKT_W_FUNDING_BALANCE, v->lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->funding->total_count; i++)
        add_currency(v, v->funding->totals[i].currency);
}

/* The flows */

static bool is_shown(const view *v, size_t flow)
{
    return v->funding->flows[flow].fate != AKT_FATE_OTHER_YEAR;
}

static void add_counted(const view *v, size_t flow)
{
    if (akt_dataset_flows(v->dataset)[flow].amount.known)
        akt_document_whole(v->document, v->funding->flows[flow].counted);
    else
        akt_document_nothing(v->document);
}

/* The dataset's own fields before and after the currency, which is kroner where it is not stated. */
typedef struct flow_fields {
    akt_field_choice before;
    akt_field_choice after;
} flow_fields;

static flow_fields choose_fields(void)
{
    const akt_schema *schema = akt_schema_of_table(AKT_TABLE_FLOWS);
    flow_fields fields = {{.count = 0}, {.count = 0}};
    bool ok =
        akt_field_choose(&fields.before, schema, "id,from,to,via,amount,missing", NULL) == AKT_OK &&
        akt_field_choose(&fields.after, schema, "year,status,continues", NULL) == AKT_OK;
    assert(ok);
    (void)ok;
    return fields;
}

static void add_machine_flows(const view *v)
{
    akt_column columns[AKT_FIELD_COLUMNS_MAX];
    const flow_fields fields = choose_fields();
    size_t count = akt_field_columns(columns, v->pool, &fields.before);
    columns[count++] =
        (akt_column){"currency", akt_words(AKT_W_COLUMN_CURRENCY, v->lang), AKT_COLUMN_CODE, NULL};
    count += akt_field_columns(&columns[count], v->pool, &fields.after);
    columns[count++] =
        (akt_column){"counted", akt_words(AKT_W_FUNDING_COUNTED, v->lang), AKT_COLUMN_MONEY, ""};
    akt_document_table(v->document, "flows", akt_words(AKT_W_FUNDING_FLOWS, v->lang), columns,
                       count);
    akt_document_table_for(v->document, AKT_READERS_MACHINES);
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_FLOWS); i++) {
        const akt_flow *flow = &akt_dataset_flows(v->dataset)[i];
        if (!is_shown(v, i))
            continue;
        akt_document_row(v->document);
        akt_field_cells(v->document, v->dataset, &fields.before, flow);
        akt_document_text(v->document, akt_flow_currency(flow));
        akt_field_cells(v->document, v->dataset, &fields.after, flow);
        add_counted(v, i);
    }
}

/* Why less of a flow is counted than it carries; NULL where all of it is. */
static const char *reason_words(const view *v, size_t flow)
{
    static const akt_word words[] = {[AKT_FATE_SUPERSEDED] = AKT_W_FUNDING_WHY_SUPERSEDED,
                                     [AKT_FATE_PROPOSED] = AKT_W_FUNDING_WHY_PROPOSED,
                                     [AKT_FATE_INSIDE] = AKT_W_FUNDING_WHY_INSIDE,
                                     [AKT_FATE_COUNTED] = AKT_W_FUNDING_WHY_CONTINUES};
    const akt_flow_money *money = &v->funding->flows[flow];
    if (money->counted == akt_dataset_flows(v->dataset)[flow].amount.value &&
        money->fate == AKT_FATE_COUNTED)
        return NULL;
    return akt_words(words[money->fate], v->lang);
}

static void add_shown_flow(const view *v, size_t index)
{
    const akt_flow *flow = &akt_dataset_flows(v->dataset)[index];
    const char *currency = akt_flow_currency(flow);
    akt_document_row(v->document);
    akt_document_text(v->document, akt_dataset_label(v->dataset, flow->from, v->lang, true));
    akt_document_text(v->document, akt_dataset_label(v->dataset, flow->to, v->lang, true));
    akt_document_text(v->document, akt_date_words(v->pool, flow->year, v->lang));
    akt_document_amount(v->document, flow->amount, akt_amount_words(v->pool, flow, v->lang));
    akt_document_amount(
        v->document, (akt_amount){true, v->funding->flows[index].counted},
        akt_money_words(v->pool, v->funding->flows[index].counted, currency, v->lang));
    akt_document_text(v->document, reason_words(v, index));
}

static void add_people_flows(const view *v)
{
    const akt_column columns[] = {
        {"from", akt_words(AKT_W_COLUMN_FROM, v->lang), AKT_COLUMN_TEXT, NULL},
        {"to", akt_words(AKT_W_COLUMN_TO, v->lang), AKT_COLUMN_TEXT, NULL},
        {"year", akt_words(AKT_W_COLUMN_YEAR, v->lang), AKT_COLUMN_CODE, NULL},
        {"amount", akt_words(AKT_W_COLUMN_AMOUNT, v->lang), AKT_COLUMN_MONEY, ""},
        {"counted", akt_words(AKT_W_FUNDING_COUNTED, v->lang), AKT_COLUMN_MONEY, ""},
        {"why", akt_words(AKT_W_FUNDING_WHY, v->lang), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(v->document, "flows", akt_words(AKT_W_FUNDING_FLOWS, v->lang), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for_people(v->document);
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_FLOWS); i++) {
        if (is_shown(v, i) && akt_dataset_flows(v->dataset)[i].amount.known)
            add_shown_flow(v, i);
    }
}

void akt_funding__add_flows(const akt_funding_view *v)
{
    add_people_flows(v);
    add_machine_flows(v);
}
