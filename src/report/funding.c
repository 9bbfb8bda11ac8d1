#include "report/describe.h"
#include "report/field_words.h"

#include <math.h>
#include <string.h>

typedef struct view {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_funding *funding;
    akt_lang lang;
} view;

static const char *count_words(const view *v, size_t count)
{
    return akt_count_words(v->pool, count, v->lang);
}

static const char *counted(const view *v, size_t count, akt_word one, akt_word many)
{
    return akt_counted_words(v->pool, count, one, many, v->lang);
}

static const char *money_words(const view *v, const akt_total_money *total, int64_t amount)
{
    return akt_money_words(v->pool, amount, total->currency, v->lang);
}

/* Who pays the most of what is known, in the one currency there is. */
static void add_largest(const view *v)
{
    const akt_body_money *largest = NULL;
    for (size_t i = 0; i < v->funding->body_count; i++) {
        const akt_body_money *m = &v->funding->bodies[i];
        if (m->out_gross > 0 && (!largest || m->out_gross > largest->out_gross))
            largest = m;
    }
    if (!largest || v->funding->total_count > 1)
        return;
    akt_document_paragraph(
        v->document, "%s",
        akt_words_filled(v->pool, AKT_W_FUNDING_LARGEST, v->lang,
                         akt_dataset_label(v->dataset, largest->body, v->lang, false),
                         akt_money_words(v->pool, largest->out_gross, largest->currency, v->lang),
                         NULL, NULL));
}

static void add_findings(const view *v)
{
    size_t flows = 0, unknown = 0, doubted = 0;
    for (size_t i = 0; i < v->funding->total_count; i++) {
        flows += v->funding->totals[i].flows;
        unknown += v->funding->totals[i].unknown;
        doubted += v->funding->totals[i].doubted;
    }
    if (!flows) {
        bool empty = akt_dataset_count(v->dataset, AKT_TABLE_FLOWS) == 0;
        akt_word none = empty ? AKT_W_FUNDING_EMPTY : AKT_W_FUNDING_NONE;
        akt_document_paragraph(v->document, "%s", akt_words(none, v->lang));
        return;
    }
    akt_word word = flows > 1 ? AKT_W_FUNDING_SUMMARY
                    : unknown ? AKT_W_FUNDING_ONE_UNKNOWN
                              : AKT_W_FUNDING_ONE_KNOWN;
    akt_document_paragraph(v->document, "%s",
                           akt_words_filled(v->pool, word, v->lang, count_words(v, flows),
                                            count_words(v, flows - unknown), NULL, NULL));
    for (size_t i = 0; i < v->funding->total_count; i++) {
        const akt_total_money *t = &v->funding->totals[i];
        if (t->gross && !t->eliminated)
            akt_document_paragraph(v->document, "%s",
                                   akt_words_filled(v->pool, AKT_W_FUNDING_GROSS_ONLY, v->lang,
                                                    money_words(v, t, t->gross), NULL, NULL, NULL));
        else if (t->gross)
            akt_document_paragraph(v->document, "%s",
                                   akt_words_filled(v->pool, AKT_W_FUNDING_TOTALS, v->lang,
                                                    money_words(v, t, t->gross),
                                                    money_words(v, t, t->eliminated),
                                                    money_words(v, t, t->consolidated), NULL));
    }
    add_largest(v);
    if (unknown && unknown < flows)
        akt_document_paragraph(v->document, "%s",
                               akt_words_filled(v->pool, AKT_W_FUNDING_INCOMPLETE, v->lang,
                                                counted(v, unknown, AKT_W_COUNT_LACKING,
                                                        AKT_W_COUNT_LACKINGS),
                                                NULL, NULL, NULL));
    if (doubted)
        akt_document_paragraph(v->document, "%s",
                               akt_words_filled(v->pool, AKT_W_FUNDING_DOUBTED, v->lang,
                                                count_words(v, doubted),
                                                count_words(v, flows - unknown), NULL, NULL));
}

/* A sum that no flow is behind, or only flows of unknown amount, is not known to be zero. */
static void add_sum(const view *v, int64_t sum, size_t parties, size_t unknown)
{
    if (parties == 0 || (sum == 0 && unknown))
        akt_document_nothing(v->document);
    else
        akt_document_whole(v->document, sum);
}

/* What ends or begins in a body is its own side less what it passes on; with an unknown amount on
 * both sides of that difference it cannot be told. */
static void add_rest(const view *v, int64_t rest, size_t here, size_t there, size_t unknown)
{
    if (here == 0 || (unknown && (there > 0 || rest == 0)))
        akt_document_nothing(v->document);
    else
        akt_document_whole(v->document, rest);
}

static const char *body_name(const view *v, const akt_body_money *m)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, akt_dataset_label(v->dataset, m->body, v->lang, false));
    if (v->funding->total_count > 1)
        akt_buffer_format(&text, " (%s)", m->currency);
    return akt_buffer_settle(&text, v->pool);
}

static void add_body(const view *v, const akt_body_money *m)
{
    const akt_party *party = akt_dataset_party(v->dataset, m->body);
    size_t unknown = m->in_unknown + m->out_unknown;
    akt_document_row(v->document);
    akt_document_text(v->document, party ? party->record.id : NULL);
    akt_document_shown(v->document, akt_dataset_label(v->dataset, m->body, v->lang, false),
                       body_name(v, m));
    add_sum(v, m->in_gross, m->funders, m->in_unknown);
    add_sum(v, m->out_gross, m->recipients, m->out_unknown);
    add_sum(v, m->passed_on, m->recipients, m->out_unknown);
    add_rest(v, m->kept, m->funders, m->recipients, unknown);
    add_rest(v, m->own, m->recipients, m->funders, unknown);
    akt_document_whole(v->document, (int64_t)m->funders);
    akt_document_number(v->document, m->hhi_in);
    akt_document_whole(v->document, (int64_t)m->recipients);
    akt_document_number(v->document, m->hhi_out);
    akt_document_whole(v->document, (int64_t)m->in_unknown);
    akt_document_whole(v->document, (int64_t)m->out_unknown);
}

/* One currency stands with each sum; of several, a column of its own tells. */
static const char *unit_of(const view *v)
{
    return v->funding->total_count == 1 ? v->funding->totals[0].currency : "";
}

static void add_bodies(const view *v)
{
    const akt_lang lang = v->lang;
    const char *unit = unit_of(v);
    const akt_column columns[] = {
        {"id", akt_words(AKT_W_COLUMN_ID, lang), AKT_COLUMN_CODE, NULL},
        {"name", akt_words(AKT_W_COLUMN_NAME, lang), AKT_COLUMN_TEXT, NULL},
        {"in_gross", akt_words(AKT_W_FUNDING_IN, lang), AKT_COLUMN_MONEY, unit},
        {"out_gross", akt_words(AKT_W_FUNDING_OUT, lang), AKT_COLUMN_MONEY, unit},
        {"passed_on", akt_words(AKT_W_FUNDING_PASSED, lang), AKT_COLUMN_MONEY, unit},
        {"kept", akt_words(AKT_W_FUNDING_KEPT, lang), AKT_COLUMN_MONEY, unit},
        {"own", akt_words(AKT_W_FUNDING_OWN, lang), AKT_COLUMN_MONEY, unit},
        {"funders", akt_words(AKT_W_COLUMN_FUNDERS, lang), AKT_COLUMN_WHOLE, NULL},
        {"hhi_in", akt_words(AKT_W_FUNDING_HHI_IN, lang), AKT_COLUMN_NUMBER, NULL},
        {"recipients", akt_words(AKT_W_COLUMN_RECIPIENTS, lang), AKT_COLUMN_WHOLE, NULL},
        {"hhi_out", akt_words(AKT_W_FUNDING_HHI_OUT, lang), AKT_COLUMN_NUMBER, NULL},
        {"in_unknown", akt_words(AKT_W_FUNDING_IN_UNKNOWN, lang), AKT_COLUMN_WHOLE, NULL},
        {"out_unknown", akt_words(AKT_W_FUNDING_OUT_UNKNOWN, lang), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(v->document, "bodies", akt_words(AKT_W_FUNDING_BODIES, lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->funding->body_count; i++)
        add_body(v, &v->funding->bodies[i]);
}

static void add_totals(const view *v)
{
    const char *unit = unit_of(v);
    const akt_column columns[] = {
        {"currency", akt_words(AKT_W_FUNDING_CURRENCY, v->lang), AKT_COLUMN_CODE, NULL},
        {"gross", akt_words(AKT_W_FUNDING_GROSS, v->lang), AKT_COLUMN_MONEY, unit},
        {"eliminated", akt_words(AKT_W_FUNDING_ELIMINATED, v->lang), AKT_COLUMN_MONEY, unit},
        {"consolidated", akt_words(AKT_W_FUNDING_CONSOLIDATED, v->lang), AKT_COLUMN_MONEY, unit},
        {"flows", akt_words(AKT_W_FUNDING_COUNT, v->lang), AKT_COLUMN_WHOLE, NULL},
        {"unknown", akt_words(AKT_W_FUNDING_UNKNOWN, v->lang), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(v->document, "totals", akt_words(AKT_W_FUNDING_ALL, v->lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->funding->total_count; i++) {
        const akt_total_money *t = &v->funding->totals[i];
        akt_document_row(v->document);
        akt_document_text(v->document, t->currency);
        add_sum(v, t->gross, t->flows, t->unknown);
        add_sum(v, t->eliminated, t->flows, t->gross ? 0 : t->unknown);
        add_sum(v, t->consolidated, t->flows, t->unknown);
        akt_document_whole(v->document, (int64_t)t->flows);
        akt_document_whole(v->document, (int64_t)t->unknown);
    }
}

static const char *year_words(const view *v, int year)
{
    akt_date date = {(int16_t)year, 0, 0};
    return akt_date_words(v->pool, date, v->lang);
}

/* "2016", "2014–2017". */
static const char *period_words(const view *v)
{
    const akt_funding *f = v->funding;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, year_words(v, f->first_year));
    if (f->last_year != f->first_year)
        akt_buffer_format(&text, "–%s", year_words(v, f->last_year));
    return akt_buffer_settle(&text, v->pool);
}

/* Whether all flows of the dataset are counted, and whether some of them have no year. */
static akt_word period_word(const view *v)
{
    size_t taken = v->funding->superseded, undated = 0;
    const akt_flow *flows = akt_dataset_flows(v->dataset);
    size_t count = akt_dataset_count(v->dataset, AKT_TABLE_FLOWS);
    for (size_t i = 0; i < v->funding->total_count; i++)
        taken += v->funding->totals[i].flows;
    for (size_t i = 0; i < count; i++)
        undated += flows[i].year.year == 0;
    return taken < count ? AKT_W_FUNDING_YEARS_ONLY
           : undated     ? AKT_W_FUNDING_PERIOD
                         : AKT_W_FUNDING_YEARS;
}

static void add_notes(const view *v)
{
    const akt_funding *f = v->funding;
    if (f->first_year)
        akt_document_note(v->document, "%s",
                          akt_words_filled(v->pool, period_word(v), v->lang, period_words(v), NULL,
                                           NULL, NULL));
    else if (f->body_count)
        akt_document_note(v->document, "%s", akt_words(AKT_W_FUNDING_UNDATED, v->lang));
    if (f->superseded)
        akt_document_note(v->document, "%s",
                          akt_words_filled(v->pool, AKT_W_FUNDING_SUPERSEDED, v->lang,
                                           counted(v, f->superseded, AKT_W_COUNT_LEFT_OUT,
                                                   AKT_W_COUNT_LEFT_OUTS),
                                           NULL, NULL, NULL));
    akt_document_note(v->document, "%s", akt_source_line(v->pool, v->dataset, v->lang));
}

akt_status akt_describe_funding(akt_document **out, const akt_dataset *dataset,
                                const akt_funding *funding, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    view v = {document, akt_document_pool(document), dataset, funding, lang};
    akt_document_heading(document, 1, akt_words(AKT_W_FUNDING_TITLE, lang));
    add_findings(&v);
    add_bodies(&v);
    add_totals(&v);
    add_notes(&v);
    return akt_document_finish(out, document, err);
}
