#include "report/describe.h"
#include "report/finding.h"
#include "report/funding_internal.h"

#include <string.h>

typedef struct view {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_trace *trace;
    const char *name; /* of the body */
    akt_lang lang;
} view;

/* The sources in one currency. */
typedef struct share {
    const akt_trace_source *sources;
    size_t count;
    int64_t whole;
} share;

static share first_share(const akt_trace *trace, size_t at)
{
    share s = {&trace->sources[at], 0, 0};
    for (; at < trace->source_count; at++, s.count++) {
        if (strcmp(trace->sources[at].currency, s.sources->currency) != 0)
            break;
        s.whole += trace->sources[at].amount;
    }
    return s;
}

static const char *label(const view *v, akt_ref body)
{
    return akt_dataset_label(v->dataset, body, v->lang, false);
}

static void add(const view *v, const char *text, akt_refs records)
{
    akt_finding_add(v->document, AKT_BLOCK_PARAGRAPH, v->dataset, text, records);
}

static void add_beginning(const view *v, const share *s)
{
    const akt_trace_source *first = s->sources;
    size_t bodies = s->count - !akt_ref_is_set(s->sources[s->count - 1].body);
    const char *whole = akt_money_words(v->pool, s->whole, first->currency, v->lang);
    if (bodies == 0)
        return;
    if (s->count == 1) {
        add(v,
            akt_words_filled(v->pool, AKT_W_TRACE_ONE, v->lang, v->name, whole,
                             label(v, first->body), NULL),
            v->trace->flows);
        return;
    }
    const char *largest =
        akt_words_filled(v->pool, AKT_W_TRACE_LARGEST, v->lang, label(v, first->body),
                         akt_percent_words(v->pool, first->share, v->lang), NULL, NULL);
    add(v,
        akt_words_filled(
            v->pool, AKT_W_TRACE_SOME, v->lang, v->name, whole,
            akt_counted_words(v->pool, bodies, AKT_W_COUNT_BODY, AKT_W_COUNT_BODIES, v->lang),
            largest),
        v->trace->flows);
}

static void add_ring(const view *v, const share *s)
{
    const akt_trace_source *last = &s->sources[s->count - 1];
    const akt_refs *ring = &v->trace->ring;
    const char **names = akt_pool_get(v->pool, (ring->count + 1) * sizeof *names);
    if (akt_ref_is_set(last->body) || !names)
        return;
    for (size_t i = 0; i < ring->count; i++)
        names[i] = label(v, ring->items[i]);
    add(v,
        akt_words_filled(v->pool, AKT_W_TRACE_RING, v->lang, v->name,
                         akt_money_words(v->pool, last->amount, last->currency, v->lang),
                         akt_join_words(v->pool, names, ring->count, v->lang), NULL),
        v->trace->flows);
}

static void add_findings(const view *v)
{
    const akt_trace *trace = v->trace;
    const char *unknown = akt_counted_words(v->pool, trace->unknown.count, AKT_W_COUNT_WITHOUT,
                                            AKT_W_COUNT_WITHOUTS, v->lang);
    akt_word none = trace->unknown.count ? AKT_W_TRACE_NO_AMOUNT : AKT_W_TRACE_NOTHING;
    if (trace->source_count == 0) {
        add(v, akt_words_filled(v->pool, none, v->lang, v->name, unknown, NULL, NULL),
            trace->unknown);
        return;
    }
    for (size_t at = 0; at < trace->source_count;) {
        share s = first_share(trace, at);
        add_beginning(v, &s);
        add_ring(v, &s);
        at += s.count;
    }
    if (trace->unknown.count > 0)
        add(v,
            akt_words_filled(v->pool, AKT_W_TRACE_UNKNOWN, v->lang, unknown, v->name, NULL, NULL),
            trace->unknown);
}

static void add_source(const view *v, const akt_trace_source *source)
{
    const akt_party *party = akt_dataset_party(v->dataset, source->body);
    akt_document_row(v->document);
    akt_document_text(v->document, party ? party->record.id : NULL);
    akt_document_text(v->document,
                      party ? label(v, source->body) : akt_words(AKT_W_TRACE_RING_ROW, v->lang));
    akt_document_number_shown(v->document, source->share,
                              akt_percent_words(v->pool, source->share, v->lang));
    akt_document_amount(v->document, (akt_amount){true, source->amount},
                        akt_money_words(v->pool, source->amount, source->currency, v->lang));
}

static void add_table(const view *v)
{
    const akt_column columns[] = {
        {"source", akt_words(AKT_W_COLUMN_ID, v->lang), AKT_COLUMN_CODE, NULL},
        {"name", akt_words(AKT_W_COLUMN_WHO, v->lang), AKT_COLUMN_TEXT, NULL},
        {"share", akt_words(AKT_W_COLUMN_SHARE, v->lang), AKT_COLUMN_NUMBER, NULL},
        {"amount", akt_words(AKT_W_COLUMN_AMOUNT, v->lang), AKT_COLUMN_MONEY, ""},
    };
    akt_document_table(v->document, "trace", akt_words(AKT_W_TRACE_TABLE, v->lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->trace->source_count; i++)
        add_source(v, &v->trace->sources[i]);
}

akt_status akt_describe_trace(akt_document **out, const akt_dataset *dataset, akt_ref body,
                              const akt_trace *trace, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    akt_pool *pool = akt_document_pool(document);
    const view v = {document, pool, dataset, trace, akt_dataset_label(dataset, body, lang, false),
                    lang};
    akt_document_heading(document, 1,
                         akt_words_filled(pool, AKT_W_TRACE_TITLE, lang, v.name, NULL, NULL, NULL));
    add_findings(&v);
    add_table(&v);
    akt_funding__note_period(document, &trace->period);
    akt_document_note(document, "%s", akt_words(AKT_W_TRACE_METHOD, lang));
    akt_document_note(document, "%s", akt_source_line(pool, dataset, lang));
    return akt_document_finish(out, document, err);
}
