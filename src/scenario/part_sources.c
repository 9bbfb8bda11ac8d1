#include "scenario/part.h"

#include "base/near.h"
#include "model/builder.h"
#include "scenario/selection_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct part {
    const akt_dataset *dataset;
    bool *keep[AKT_TABLE_COUNT];
} part;

static bool start(part *p, const akt_dataset *dataset)
{
    *p = (part){.dataset = dataset};
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        p->keep[t] = calloc(akt_dataset_count(dataset, (akt_table)t) + 1, sizeof *p->keep[t]);
        if (!p->keep[t])
            return false;
    }
    return true;
}

static akt_status find_sources(part *p, const akt_strings *ids, akt_error *err)
{
    for (size_t i = 0; i < ids->count; i++) {
        int32_t source = akt_dataset_find(p->dataset, AKT_TABLE_SOURCES, ids->items[i]);
        akt_near near = akt_near_start(ids->items[i]);
        for (size_t s = 0; s < akt_dataset_count(p->dataset, AKT_TABLE_SOURCES); s++)
            akt_near_try(&near, akt_dataset_record(p->dataset, AKT_TABLE_SOURCES, s)->id);
        if (source == AKT_NONE)
            return akt_error_set(err, AKT_EINVAL, "there is no source '%s'%s%s%s", ids->items[i],
                                 near.best ? "; did you mean '" : "", near.best ? near.best : "",
                                 near.best ? "'?" : "");
        p->keep[AKT_TABLE_SOURCES][source] = true;
    }
    return AKT_OK;
}

static bool rests(const part *p, const akt_record *record)
{
    for (size_t i = 0; i < record->sources.count; i++)
        if (p->keep[AKT_TABLE_SOURCES][record->sources.items[i].source])
            return true;
    return false;
}

static void find_facts(part *p)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        for (size_t i = 0;
             t != AKT_TABLE_SOURCES && i < akt_dataset_count(p->dataset, (akt_table)t); i++)
            p->keep[t][i] = rests(p, akt_dataset_record(p->dataset, (akt_table)t, i));
}

static void keep_ref(part *p, akt_ref ref)
{
    if (akt_ref_is_set(ref))
        p->keep[ref.table][ref.index] = true;
}

static void keep_named(part *p, const akt_field *field, const akt_record *record)
{
    if (field->type == AKT_FIELD_REF)
        keep_ref(p, *(const akt_ref *)akt_field_of(field, record));
    const akt_refs *refs = akt_field_of(field, record);
    for (size_t i = 0; field->type == AKT_FIELD_REFS && i < refs->count; i++)
        keep_ref(p, refs->items[i]);
}

/* Ends, holders, owners, members: whoever a fact that rests on the sources cannot be told without. */
static void find_parties(part *p)
{
    static const akt_table facts[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS,
                                      AKT_TABLE_TIES,   AKT_TABLE_FLOWS,      AKT_TABLE_ROLES};
    for (size_t t = 0; t < sizeof facts / sizeof *facts; t++) {
        const akt_schema *schema = akt_schema_of_table(facts[t]);
        for (size_t i = 0; i < akt_dataset_count(p->dataset, facts[t]); i++) {
            const akt_record *record = akt_dataset_record(p->dataset, facts[t], i);
            for (size_t f = 0; rests(p, record) && f < schema->field_count; f++)
                keep_named(p, &schema->fields[f], record);
        }
    }
}

static akt_status make(akt_dataset **out, part *p, const akt_strings *ids, akt_error *err)
{
    akt_status status = find_sources(p, ids, err);
    if (status != AKT_OK)
        return status;
    find_facts(p);
    find_parties(p);
    *out = akt_dataset_select(p->dataset, p->keep);
    return *out ? akt_selection__note_list(*out, "sources=", ids, err) : akt_error_memory(err);
}

akt_status akt_keep_sources(akt_dataset **out, const akt_dataset *dataset, const akt_strings *ids,
                            akt_error *err)
{
    part p;
    *out = NULL;
    akt_status status = start(&p, dataset) ? make(out, &p, ids, err) : akt_error_memory(err);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        free(p.keep[t]);
    if (status != AKT_OK) {
        akt_dataset_free(*out);
        *out = NULL;
    }
    return status;
}
