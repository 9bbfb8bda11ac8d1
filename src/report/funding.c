#include "report/describe.h"
#include "report/funding_internal.h"
#include "report/period_words.h"
#include "words/quantity.h"

#include <math.h>

enum { NAMES_MOST = 8 }; /* bodies inside a boundary that are named */

typedef akt_funding_view view;

static const char *counted(const view *v, size_t count, akt_word one, akt_word many)
{
    return akt_counted_words(v->pool, count, one, many, v->lang);
}

/* A sum that no flow is behind, or only flows of unknown amount, is not known to be zero. */
static void add_sum(const view *v, int64_t sum, size_t parties, size_t unknown)
{
    if (parties == 0 || (sum == 0 && unknown))
        akt_document_nothing(v->document);
    else
        akt_document_whole(v->document, sum);
}

static void add_rest(const view *v, int64_t rest, bool known)
{
    if (known)
        akt_document_whole(v->document, rest);
    else
        akt_document_nothing(v->document);
}

const char *akt_funding__body_name(const akt_funding_view *v, akt_ref body, const char *currency)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, akt_dataset_label(v->dataset, body, v->lang, false));
    if (v->funding->total_count > 1)
        akt_buffer_format(&text, " (%s)", currency);
    return akt_buffer_settle(&text, v->pool);
}

/* "0,26 (3,8)": and how many of equal size that is. */
static const char *concentration_words(const view *v, double hhi)
{
    akt_buffer text = AKT_BUFFER_INIT, number = AKT_BUFFER_INIT;
    akt_quantity_measure(&text, hhi, v->lang);
    const char *measure = akt_buffer_settle(&text, v->pool);
    if (hhi >= 1)
        return measure;
    akt_quantity_number(&number, 1 / hhi, 1, v->lang);
    return akt_words_filled(v->pool, AKT_W_SPECIFIED, v->lang, measure,
                            akt_buffer_settle(&number, v->pool), NULL, NULL);
}

static void add_concentration(const view *v, double hhi)
{
    akt_document_number_shown(v->document, hhi, isnan(hhi) ? NULL : concentration_words(v, hhi));
}

static void add_body(const view *v, const akt_body_money *m)
{
    const akt_party *party = akt_dataset_party(v->dataset, m->body);
    akt_document_row(v->document);
    akt_document_text(v->document, party ? party->record.id : NULL);
    akt_document_shown(v->document, akt_dataset_label(v->dataset, m->body, v->lang, false),
                       akt_funding__body_name(v, m->body, m->currency));
    add_sum(v, m->in_gross, m->funders, m->in_unknown);
    add_sum(v, m->out_gross, m->recipients, m->out_unknown);
    add_sum(v, m->passed_on, m->recipients, m->out_unknown);
    add_rest(v, m->kept, akt_body_knows_kept(m));
    add_rest(v, m->own, akt_body_knows_own(m));
    akt_document_whole(v->document, (int64_t)m->funders);
    add_concentration(v, m->hhi_in);
    akt_document_whole(v->document, (int64_t)m->recipients);
    add_concentration(v, m->hhi_out);
    akt_document_whole(v->document, (int64_t)m->in_unknown);
    akt_document_whole(v->document, (int64_t)m->out_unknown);
}

/* One currency stands with each sum; of several, a column of its own or the name tells. */
const char *akt_funding__unit(const akt_funding *funding)
{
    return funding->total_count == 1 ? funding->totals[0].currency : "";
}

static void add_bodies(const view *v)
{
    const akt_lang lang = v->lang;
    const char *unit = akt_funding__unit(v->funding);
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
    const char *unit = akt_funding__unit(v->funding);
    const akt_column columns[] = {
        {"currency", akt_words(AKT_W_COLUMN_CURRENCY, v->lang), AKT_COLUMN_CODE, NULL},
        {"gross", akt_words(AKT_W_FUNDING_GROSS, v->lang), AKT_COLUMN_MONEY, unit},
        {"eliminated", akt_words(AKT_W_FUNDING_ELIMINATED, v->lang), AKT_COLUMN_MONEY, unit},
        {"consolidated", akt_words(AKT_W_FUNDING_CONSOLIDATED, v->lang), AKT_COLUMN_MONEY, unit},
        {"from_outside", akt_words(AKT_W_FUNDING_FROM_OUTSIDE, v->lang), AKT_COLUMN_MONEY, unit},
        {"to_outside", akt_words(AKT_W_FUNDING_TO_OUTSIDE, v->lang), AKT_COLUMN_MONEY, unit},
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
        add_sum(v, t->from_outside.sum, t->from_outside.flows, t->from_outside.unknown);
        add_sum(v, t->to_outside.sum, t->to_outside.flows, t->to_outside.unknown);
        akt_document_whole(v->document, (int64_t)t->unknown);
    }
}

static const char *year_words(akt_pool *pool, int year, akt_lang lang)
{
    akt_date date = {(int16_t)year, 0, 0};
    return akt_date_words(pool, date, lang);
}

const char *akt_period_words(akt_pool *pool, const akt_period *period, akt_lang lang)
{
    akt_word word = period->is_part       ? AKT_W_FUNDING_YEARS_ONLY
                    : period->has_undated ? AKT_W_FUNDING_PERIOD
                                          : AKT_W_FUNDING_YEARS;
    akt_buffer years = AKT_BUFFER_INIT;
    if (period->first_year == 0)
        return period->has_undated ? akt_words(AKT_W_FUNDING_UNDATED, lang) : NULL;
    akt_buffer_add(&years, year_words(pool, period->first_year, lang));
    if (period->last_year != period->first_year)
        akt_buffer_format(&years, "–%s", year_words(pool, period->last_year, lang));
    return akt_words_filled(pool, word, lang, akt_buffer_settle(&years, pool), NULL, NULL, NULL);
}

void akt_funding__note_period(akt_document *document, const akt_period *period)
{
    const char *words = akt_period_words(akt_document_pool(document), period,
                                         akt_document_lang(document));
    if (words)
        akt_document_note(document, "%s", words);
}

/* "A og B", or how many they are. */
static const char *boundary_words(const view *v)
{
    const akt_refs *boundary = &v->funding->boundary;
    const char *names[NAMES_MOST];
    if (boundary->count > NAMES_MOST)
        return counted(v, boundary->count, AKT_W_COUNT_BODY, AKT_W_COUNT_BODIES);
    for (size_t i = 0; i < boundary->count; i++)
        names[i] = akt_dataset_label(v->dataset, boundary->items[i], v->lang, false);
    return akt_join_words(v->pool, names, boundary->count, v->lang);
}

static bool has_balance(const akt_funding *funding)
{
    for (size_t i = 0; i < funding->total_count; i++)
        if (funding->totals[i].gross > 0)
            return true;
    return false;
}

static void add_notes(const view *v)
{
    const akt_funding *f = v->funding;
    akt_funding__note_period(v->document, &f->period);
    if (f->superseded)
        akt_document_note(
            v->document, "%s",
            akt_words_filled(v->pool, AKT_W_FUNDING_SUPERSEDED, v->lang,
                             counted(v, f->superseded, AKT_W_COUNT_LEFT_OUT, AKT_W_COUNT_LEFT_OUTS),
                             NULL, NULL, NULL));
    if (f->boundary.count)
        akt_document_note(v->document, "%s",
                          akt_words_filled(v->pool, AKT_W_FUNDING_BOUNDARY, v->lang,
                                           boundary_words(v), NULL, NULL, NULL));
    if (f->body_count)
        akt_document_note(v->document, "%s", akt_words(AKT_W_FUNDING_CONCENTRATION, v->lang));
    if (v->ranks && has_balance(f)) {
        const akt_rank_view drawn = {
            .ranks = v->ranks->own, .draws = v->ranks->draws, .confidence = v->ranks->confidence};
        akt_ranks_note(v->document, &drawn);
    }
    akt_document_note(v->document, "%s", akt_source_line(v->pool, v->dataset, v->lang));
}

akt_status akt_describe_funding(akt_document **out, const akt_dataset *dataset,
                                const akt_funding *funding, const akt_funding_ranks *ranks,
                                akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    view v = {document, akt_document_pool(document), dataset, funding, ranks, lang};
    akt_document_heading(document, 1, akt_words(AKT_W_FUNDING_TITLE, lang));
    akt_funding__add_findings(&v);
    add_bodies(&v);
    add_totals(&v);
    akt_funding__add_balance(&v);
    akt_funding__add_flows(&v);
    add_notes(&v);
    return akt_document_finish(out, document, err);
}
