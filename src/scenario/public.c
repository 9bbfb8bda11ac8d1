#include "scenario/public.h"

#include "model/builder.h"

#include <stdlib.h>
#include <string.h>

typedef struct sieve {
    const akt_dataset *dataset;
    bool *keep[AKT_TABLE_COUNT];
} sieve;

static bool start(sieve *s, const akt_dataset *dataset)
{
    *s = (sieve){.dataset = dataset};
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        size_t count = akt_dataset_count(dataset, (akt_table)t);
        s->keep[t] = malloc(count + 1);
        for (size_t i = 0; s->keep[t] && i < count; i++)
            s->keep[t][i] = true;
        if (!s->keep[t])
            return false;
    }
    return true;
}

static bool is_confidential(const akt_flow *flow)
{
    return flow->missing == AKT_MISSING_CONFIDENTIAL;
}

static size_t drop_flows(sieve *s)
{
    const akt_flow *flows = akt_dataset_flows(s->dataset);
    size_t dropped = 0;
    for (size_t i = 0; i < akt_dataset_count(s->dataset, AKT_TABLE_FLOWS); i++) {
        s->keep[AKT_TABLE_FLOWS][i] = !is_confidential(&flows[i]);
        dropped += is_confidential(&flows[i]);
    }
    return dropped;
}

static void mark_cited(bool *marks, const akt_record *record, bool mark)
{
    for (size_t c = 0; c < record->sources.count; c++)
        marks[record->sources.items[c].source] = mark;
}

static void mark_sources_of_asides(bool *marks, const akt_dataset *dataset, bool of_kept)
{
    size_t count;
    const akt_aside *asides = akt_dataset_asides(dataset, &count);
    for (size_t i = 0; i < count; i++)
        if (is_confidential(&asides[i].flow) != of_kept)
            mark_cited(marks, &asides[i].flow.record, of_kept);
}

static void mark_sources(bool *marks, const sieve *s, bool of_kept)
{
    mark_sources_of_asides(marks, s->dataset, of_kept);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        for (size_t i = 0; i < akt_dataset_count(s->dataset, (akt_table)t); i++) {
            const akt_record *record = akt_dataset_record(s->dataset, (akt_table)t, i);
            if (s->keep[t][i] == of_kept)
                mark_cited(marks, record, of_kept);
        }
}

static void keep_sources_of_terms(const sieve *s)
{
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        size_t count;
        const akt_term *terms = akt_dataset_terms(s->dataset, (akt_vocabulary)v, &count);
        for (size_t i = 0; i < count; i++)
            mark_cited(s->keep[AKT_TABLE_SOURCES], &terms[i].record, true);
    }
}

/* A title may tell as much as an amount. One that nobody cites stays. */
static size_t drop_sources(sieve *s)
{
    bool *keep = s->keep[AKT_TABLE_SOURCES];
    size_t dropped = 0;
    mark_sources(keep, s, false);
    mark_sources(keep, s, true);
    keep_sources_of_terms(s);
    for (size_t i = 0; i < akt_dataset_count(s->dataset, AKT_TABLE_SOURCES); i++)
        dropped += !keep[i];
    return dropped;
}

static size_t drop_asides(akt_dataset *dataset)
{
    akt_list *asides = akt_dataset_edit_asides(dataset);
    akt_aside *items = asides->items;
    size_t kept = 0, all = asides->count;
    for (size_t i = 0; i < all; i++)
        if (!is_confidential(&items[i].flow))
            items[kept++] = items[i];
    asides->count = kept;
    return all - kept;
}

static akt_status check(const akt_dataset *dataset, akt_error *err)
{
    if (akt_dataset_about(dataset)->draft)
        return akt_error_set(err, AKT_EINVAL,
                             "the whole dataset is a draft; when it is no longer one, take "
                             "\"draft\": true out of its \"dataset\"");
    return AKT_OK;
}

akt_status akt_take_public(akt_dataset **out, akt_withheld *withheld, const akt_dataset *dataset,
                           akt_error *err)
{
    sieve s;
    *out = NULL;
    *withheld = (akt_withheld){0, 0};
    akt_status status = check(dataset, err);
    if (status != AKT_OK)
        return status;
    if (start(&s, dataset)) {
        withheld->flows = drop_flows(&s);
        withheld->sources = drop_sources(&s);
        *out = akt_dataset_select(dataset, s.keep);
    }
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        free(s.keep[t]);
    if (!*out)
        return akt_error_memory(err);
    withheld->flows += drop_asides(*out);
    akt_dataset_edit_about(*out)->withheld = withheld->flows;
    return AKT_OK;
}

/* What a dataset becomes; *out is NULL where it refuses the script. */
static akt_status apply(akt_dataset **out, const akt_dataset *dataset, const akt_script *script,
                        akt_error *err)
{
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_status status = akt_script_apply(out, dataset, script, NULL, &faults, err);
    akt_diagnostics_dispose(&faults);
    return status == AKT_EDATA ? AKT_OK : status;
}

static bool holds_confidential(const akt_dataset *dataset)
{
    const akt_flow *flows = akt_dataset_flows(dataset);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++)
        if (is_confidential(&flows[i]))
            return true;
    size_t count;
    const akt_aside *asides = akt_dataset_asides(dataset, &count);
    for (size_t i = 0; i < count; i++)
        if (is_confidential(&asides[i].flow))
            return true;
    return false;
}

static bool is_among(const akt_script *const *scripts, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(akt_script_id(scripts[i]), id) == 0)
            return true;
    return false;
}

void akt_public_keep_scripts(akt_dataset *open, const akt_script *const *scripts, size_t count)
{
    for (size_t i = 0; i < akt_dataset_count(open, AKT_TABLE_STATEMENTS); i++) {
        akt_statement *statement = (akt_statement *)akt_dataset_edit(open, AKT_TABLE_STATEMENTS, i);
        if (statement->scenario && !is_among(scripts, count, statement->scenario))
            statement->scenario = NULL;
    }
}

akt_status akt_script_is_withheld(bool *out, const akt_script *script, const akt_dataset *whole,
                                  const akt_dataset *open, akt_error *err)
{
    akt_dataset *after = NULL;
    akt_status status = apply(&after, open, script, err);
    bool is_refused = !after;
    *out = after && holds_confidential(after);
    akt_dataset_free(after);
    if (status != AKT_OK || !is_refused)
        return status;
    status = apply(&after, whole, script, err);
    *out = after != NULL;
    akt_dataset_free(after);
    return status;
}
