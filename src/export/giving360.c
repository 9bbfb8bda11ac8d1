#include "base/json_text.h"
#include "export/formats_internal.h"
#include "model/flow_choice.h"
#include "report/field_words.h"

#include <string.h>

/* 360Giving 1.4: grants that were awarded, from an organisation to an organisation. What is not
 * one of these is told and left out. Only the year of an award is known: awardDate, which must
 * be a day, is then 1 January, and awardDatePrecision says "year". */

/* Why a flow is no grant here, the first that holds. */
typedef enum refusal {
    REFUSED_NOT,
    REFUSED_KIND,
    REFUSED_STATUS,
    REFUSED_AMOUNT,
    REFUSED_YEAR,
    REFUSED_END,
    REFUSED_SUPERSEDED,
    REFUSAL_COUNT
} refusal;

static const akt_word reasons[REFUSAL_COUNT] = {
    [REFUSED_KIND] = AKT_W_EXPORT_360_KIND,     [REFUSED_STATUS] = AKT_W_EXPORT_360_STATUS,
    [REFUSED_AMOUNT] = AKT_W_EXPORT_360_AMOUNT, [REFUSED_YEAR] = AKT_W_EXPORT_360_YEAR,
    [REFUSED_END] = AKT_W_EXPORT_360_END,       [REFUSED_SUPERSEDED] = AKT_W_EXPORT_360_SUPERSEDED,
};

/* A programme's money is its owner's, where that is one actor. */
static akt_ref find_funder(const akt_dataset *dataset, const akt_flow *flow)
{
    if (flow->from.table != AKT_TABLE_PROGRAMMES)
        return flow->from;
    const akt_refs *owners = &akt_dataset_programmes(dataset)[flow->from.index].owners;
    return owners->count == 1 ? owners->items[0] : flow->from;
}

static akt_ref find_programme(const akt_flow *flow)
{
    return flow->from.table == AKT_TABLE_PROGRAMMES ? flow->from : flow->via;
}

static bool is_grant(const akt_dataset *dataset, const akt_flow *flow)
{
    const akt_term *kind = akt_dataset_term(dataset, AKT_VOCABULARY_FLOW_KINDS, flow->kind);
    return kind &&
           (strcmp(kind->record.id, "grant") == 0 || strcmp(kind->record.id, "regrant") == 0);
}

static refusal judge(const akt_dataset *dataset, const akt_flow_choice *choice, size_t index)
{
    const akt_flow *flow = &akt_dataset_flows(dataset)[index];
    if (!is_grant(dataset, flow))
        return REFUSED_KIND;
    if (flow->status == AKT_FLOW_PROPOSED || flow->status == AKT_FLOW_BUDGET)
        return REFUSED_STATUS;
    if (!flow->amount.known)
        return REFUSED_AMOUNT;
    if (!flow->year.year)
        return REFUSED_YEAR;
    if (find_funder(dataset, flow).table != AKT_TABLE_ACTORS || flow->to.table != AKT_TABLE_ACTORS)
        return REFUSED_END;
    return akt_flow_choice_takes(choice, index) ? REFUSED_NOT : REFUSED_SUPERSEDED;
}

/* A number that is not known is never invented: the id is then one of our own. */
static void add_organisation(akt_buffer *out, const akt_export_job *job, const char *name,
                             akt_ref ref)
{
    const akt_actor *actor = &akt_dataset_actors(job->dataset)[ref.index];
    akt_buffer_format(out, ", \"%s\": [{\"id\": \"%s%s\", \"name\": ", name,
                      actor->orgnr ? "NO-BRC-" : "360G-aktorkart-ORG:",
                      actor->orgnr ? actor->orgnr : actor->party.record.id);
    akt_json_text_add(out, akt_dataset_label(job->dataset, ref, job->options->lang, false));
    akt_buffer_add(out, "}]");
}

static void add_programme(akt_buffer *out, const akt_export_job *job, akt_ref ref)
{
    if (!akt_ref_is_set(ref))
        return;
    akt_buffer_format(out, ", \"grantProgramme\": [{\"code\": \"%s\", \"title\": ",
                      akt_dataset_party(job->dataset, ref)->record.id);
    akt_json_text_add(out, akt_dataset_label(job->dataset, ref, job->options->lang, false));
    akt_buffer_add(out, "}]");
}

/* What it was for, or by which programme, or else between whom; and all of that in a sentence. */
static void add_words(akt_buffer *out, const akt_export_job *job, const akt_flow *flow)
{
    akt_lang lang = job->options->lang;
    akt_pool *pool = job->out->pool;
    akt_ref programme = find_programme(flow);
    const char *from = akt_dataset_label(job->dataset, flow->from, lang, false);
    const char *to = akt_dataset_label(job->dataset, flow->to, lang, false);
    const char *title = akt_text_in(&flow->purpose, lang);
    if (!title && akt_ref_is_set(programme))
        title = akt_dataset_label(job->dataset, programme, lang, false);
    if (!title)
        title = akt_words_filled(pool, AKT_W_EXPORT_360_TITLE, lang, from, to, NULL, NULL);
    akt_buffer_add(out, ", \"title\": ");
    akt_json_text_add(out, title);
    akt_buffer_add(out, ", \"description\": ");
    akt_json_text_add(out, akt_words_filled(pool, AKT_W_EXPORT_360_DESCRIPTION, lang,
                                            akt_term_words(job->dataset, AKT_VOCABULARY_FLOW_KINDS,
                                                           flow->kind, lang),
                                            from, to, akt_date_words(pool, flow->year, lang)));
}

static void add_grant(akt_buffer *out, const akt_export_job *job, const akt_flow *flow)
{
    akt_buffer_format(out, "{\"id\": \"360G-aktorkart-%s\"", flow->record.id);
    add_words(out, job, flow);
    akt_buffer_add(out, ", \"currency\": ");
    akt_json_text_add(out, akt_flow_currency(flow));
    akt_buffer_add(out, ", \"amountAwarded\": ");
    akt_buffer_add_integer(out, flow->amount.value);
    akt_buffer_format(out, ", \"awardDate\": \"%04d-01-01\", \"awardDatePrecision\": \"year\"",
                      (int)flow->year.year);
    add_organisation(out, job, "fundingOrganization", find_funder(job->dataset, flow));
    add_organisation(out, job, "recipientOrganization", flow->to);
    add_programme(out, job, find_programme(flow));
    akt_buffer_add_char(out, '}');
}

static void tell_refused(const akt_export_job *job, const refusal *judged, refusal reason)
{
    const akt_flow *flows = akt_dataset_flows(job->dataset);
    size_t all = akt_dataset_count(job->dataset, AKT_TABLE_FLOWS), count = 0;
    const char **ids = akt_pool_get(job->out->pool, (all + 1) * sizeof *ids);
    for (size_t i = 0; ids && i < all; i++)
        if (judged[i] == reason)
            ids[count++] = flows[i].record.id;
    if (count)
        akt_export__tell(job, reasons[reason],
                         akt_count_words(job->out->pool, count, job->options->lang),
                         akt_join_first_words(job->out->pool, ids, count, 5, job->options->lang));
}

static void tell(const akt_export_job *job, const refusal *judged, size_t grants)
{
    static const char *const of_flows[] = {"id",       "from", "to",      "via", "amount",
                                           "currency", "year", "purpose", NULL};
    static const char *const of_actors[] = {"id", "name", "orgnr", NULL};
    static const char *const of_programmes[] = {"id", "name", NULL};
    static const akt_export_room room[] = {{AKT_TABLE_ACTORS, of_actors},
                                           {AKT_TABLE_PROGRAMMES, of_programmes},
                                           {AKT_TABLE_FLOWS, of_flows}};
    for (int r = REFUSED_NOT + 1; r < REFUSAL_COUNT; r++)
        tell_refused(job, judged, (refusal)r);
    akt_export__tell(job, AKT_W_EXPORT_360_DAY,
                     akt_count_words(job->out->pool, grants, job->options->lang), NULL);
    akt_export__tell_losses(
        job, &(akt_export_carried){room, sizeof room / sizeof *room, "title", 0});
}

static void write(akt_buffer *out, const akt_export_job *job, const refusal *judged)
{
    const akt_about *about = akt_dataset_about(job->dataset);
    const akt_flow *flows = akt_dataset_flows(job->dataset);
    const char *between = "", *title = akt_text_in(&about->title, job->options->lang);
    akt_buffer_add(out, "{\"version\": \"1.4\", \"title\": ");
    akt_json_text_add(out, title ? title : "");
    akt_buffer_add(out, ", \"grants\": [");
    for (size_t i = 0; i < akt_dataset_count(job->dataset, AKT_TABLE_FLOWS); i++) {
        if (judged[i] != REFUSED_NOT)
            continue;
        akt_buffer_format(out, "%s\n  ", between);
        add_grant(out, job, &flows[i]);
        between = ",";
    }
    akt_buffer_add(out, "\n]}\n");
}

static akt_status judge_all(const akt_export_job *job, refusal *judged, size_t *grants)
{
    akt_flow_choice choice;
    akt_status status = akt_flow_choice_make(&choice, job->dataset, 0, 0, job->err);
    *grants = 0;
    for (size_t i = 0; status == AKT_OK && i < choice.count; i++) {
        judged[i] = judge(job->dataset, &choice, i);
        *grants += judged[i] == REFUSED_NOT;
    }
    if (status == AKT_OK)
        akt_flow_choice_dispose(&choice);
    return status;
}

akt_status akt_export__360giving(const akt_export_job *job)
{
    size_t flows = akt_dataset_count(job->dataset, AKT_TABLE_FLOWS), grants;
    refusal *judged = akt_pool_get(job->out->pool, (flows + 1) * sizeof *judged);
    akt_buffer *out = akt_export__file(job, "360giving.json");
    if (!judged || !out)
        return akt_error_memory(job->err);
    akt_status status = judge_all(job, judged, &grants);
    if (status != AKT_OK)
        return status;
    if (grants == 0)
        return akt_error_set(
            job->err, AKT_EINVAL,
            "360Giving holds grants that were awarded, between organisations, of a "
            "known amount and year; none of the %zu flows here is one",
            flows);
    write(out, job, judged);
    tell(job, judged, grants);
    return AKT_OK;
}
