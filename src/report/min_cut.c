#include "model/flow_choice.h"
#include "report/describe.h"
#include "report/finding.h"
#include "report/funding_internal.h"

#include <string.h>

typedef struct view {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_min_cut *cut;
    const char *names[2]; /* of the payer and of the receiver */
    akt_lang lang;
} view;

static void add(const view *v, const char *text, akt_refs records)
{
    akt_finding_add(v->document, AKT_BLOCK_PARAGRAPH, v->dataset, text, records);
}

static const char *label(const view *v, akt_ref body)
{
    return akt_dataset_label(v->dataset, body, v->lang, false);
}

static const char *count_flows(const view *v, const akt_refs *flows, akt_word one, akt_word many)
{
    return akt_counted_words(v->pool, flows->count, one, many, v->lang);
}

/* What holds the money down, or that there is none. */
static void add_bottleneck(const view *v)
{
    const akt_refs *flows = &v->cut->flows;
    const char *text;
    if (flows->count == 0) {
        text = akt_words_filled(v->pool, AKT_W_CUT_NOTHING, v->lang, v->names[0], v->names[1], NULL,
                                NULL);
    } else if (flows->count == 1) {
        const akt_flow *flow = &akt_dataset_flows(v->dataset)[flows->items[0].index];
        text = akt_words_filled(v->pool, AKT_W_CUT_BOTTLENECK_ONE, v->lang, label(v, flow->from),
                                label(v, flow->to), NULL, NULL);
    } else {
        text = akt_words_filled(v->pool, AKT_W_CUT_BOTTLENECK, v->lang,
                                count_flows(v, flows, AKT_W_COUNT_FLOW, AKT_W_COUNT_FLOWS), NULL,
                                NULL, NULL);
    }
    add(v, text, *flows);
}

/* Those of the cut whose money is in the currency. */
static akt_refs list_flows_in(const view *v, const char *currency)
{
    const akt_refs *flows = &v->cut->flows;
    akt_ref *kept = akt_pool_get(v->pool, (flows->count + 1) * sizeof *kept);
    size_t count = 0;
    for (size_t i = 0; kept && i < flows->count; i++) {
        const akt_flow *flow = &akt_dataset_flows(v->dataset)[flows->items[i].index];
        if (strcmp(akt_flow_currency(flow), currency) == 0)
            kept[count++] = flows->items[i];
    }
    return (akt_refs){kept, count};
}

static void add_findings(const view *v)
{
    const akt_min_cut *cut = v->cut;
    for (size_t i = 0; i < cut->money_count; i++) {
        if (cut->money[i].amount > 0)
            add(v,
                akt_words_filled(
                    v->pool, AKT_W_CUT_AMOUNT, v->lang,
                    akt_money_words(v->pool, cut->money[i].amount, cut->money[i].currency, v->lang),
                    v->names[0], v->names[1], NULL),
                list_flows_in(v, cut->money[i].currency));
    }
    add_bottleneck(v);
    if (cut->unknown.count > 0)
        add(v,
            akt_words_filled(
                v->pool, AKT_W_CUT_UNKNOWN, v->lang,
                count_flows(v, &cut->unknown, AKT_W_COUNT_WITHOUT, AKT_W_COUNT_WITHOUTS), NULL,
                NULL, NULL),
            cut->unknown);
}

static void add_party(const view *v, akt_ref body)
{
    const akt_party *party = akt_dataset_party(v->dataset, body);
    akt_document_shown(v->document, party->record.id, label(v, body));
}

static void add_table(const view *v)
{
    const akt_column columns[] = {
        {"id", akt_words(AKT_W_COLUMN_ID, v->lang), AKT_COLUMN_CODE, NULL},
        {"from", akt_words(AKT_W_COLUMN_FROM, v->lang), AKT_COLUMN_TEXT, NULL},
        {"to", akt_words(AKT_W_COLUMN_TO, v->lang), AKT_COLUMN_TEXT, NULL},
        {"amount", akt_words(AKT_W_COLUMN_AMOUNT, v->lang), AKT_COLUMN_MONEY, ""},
        {"currency", akt_words(AKT_W_COLUMN_CURRENCY, v->lang), AKT_COLUMN_CODE, NULL},
    };
    akt_document_table(v->document, "cut", akt_words(AKT_W_CUT_TABLE, v->lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->cut->flows.count; i++) {
        const akt_flow *flow = &akt_dataset_flows(v->dataset)[v->cut->flows.items[i].index];
        akt_document_row(v->document);
        akt_document_text(v->document, flow->record.id);
        add_party(v, flow->from);
        add_party(v, flow->to);
        akt_document_amount(
            v->document, flow->amount,
            akt_money_words(v->pool, flow->amount.value, akt_flow_currency(flow), v->lang));
        akt_document_text(v->document, akt_flow_currency(flow));
    }
}

akt_status akt_describe_min_cut(akt_document **out, const akt_dataset *dataset, const akt_ref ends[2],
                            const akt_min_cut *cut, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    akt_pool *pool = akt_document_pool(document);
    view v = {document, pool, dataset, cut, {NULL, NULL}, lang};
    for (int end = 0; end < 2; end++)
        v.names[end] = akt_dataset_label(dataset, ends[end], lang, false);
    akt_document_heading(
        document, 1,
        akt_words_filled(pool, AKT_W_CUT_TITLE, lang, v.names[0], v.names[1], NULL, NULL));
    add_findings(&v);
    add_table(&v);
    akt_funding__note_period(document, &cut->period);
    akt_document_note(document, "%s", akt_words(AKT_W_CUT_METHOD, lang));
    akt_document_note(document, "%s", akt_source_line(pool, dataset, lang));
    return akt_document_finish(out, document, err);
}
