#include "model/counted_id.h"
#include "model/dataset_internal.h"

#include <stdlib.h>
#include <string.h>

akt_dataset *akt_dataset__empty(akt_pool *pool)
{
    akt_dataset *dataset = calloc(1, sizeof *dataset);
    if (!dataset || !pool) {
        free(dataset);
        akt_pool_free(pool);
        return NULL;
    }
    dataset->pool = pool;
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        dataset->tables[t].item_size = akt_schema_of_table((akt_table)t)->record_size;
    dataset->asides.item_size = sizeof(akt_aside);
    bool good = true;
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        dataset->terms[v].item_size = sizeof(akt_term);
        good = (dataset->term_ids[v] = akt_intern_new()) && good;
    }
    for (int s = 0; s < AKT_ID_SPACE_COUNT; s++)
        good = (dataset->ids[s] = akt_intern_new()) && good;
    if (good)
        return dataset;
    akt_dataset_free(dataset);
    return NULL;
}

static bool add_built_in(akt_dataset *dataset, akt_vocabulary vocabulary)
{
    size_t count;
    const akt_term *terms = akt_taxonomy_built_in(vocabulary, &count);
    for (size_t i = 0; i < count; i++) {
        akt_term *term = akt_dataset_add_term(dataset, vocabulary, terms[i].record.id);
        if (!term)
            return false;
        *term = terms[i];
    }
    return true;
}

akt_dataset *akt_dataset_new(void)
{
    akt_dataset *dataset = akt_dataset__empty(akt_pool_new());
    bool good = dataset != NULL;
    for (int v = 0; good && v < AKT_VOCABULARY_COUNT; v++)
        good = add_built_in(dataset, (akt_vocabulary)v);
    if (good)
        return dataset;
    akt_dataset_free(dataset);
    return NULL;
}

void akt_dataset_free(akt_dataset *dataset)
{
    if (!dataset)
        return;
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        akt_list_dispose(&dataset->tables[t]);
    akt_list_dispose(&dataset->asides);
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        akt_list_dispose(&dataset->terms[v]);
        akt_intern_free(dataset->term_ids[v]);
    }
    for (int s = 0; s < AKT_ID_SPACE_COUNT; s++)
        akt_intern_free(dataset->ids[s]);
    akt_pool_free(dataset->pool);
    free(dataset);
}

const akt_about *akt_dataset_about(const akt_dataset *dataset)
{
    return &dataset->about;
}

size_t akt_dataset_count(const akt_dataset *dataset, akt_table table)
{
    return dataset->tables[table].count;
}

const akt_record *akt_dataset_record(const akt_dataset *dataset, akt_table table, size_t index)
{
    const akt_list *list = &dataset->tables[table];
    return (const akt_record *)((const char *)list->items + index * list->item_size);
}

const akt_source *akt_dataset_sources(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_SOURCES].items;
}

const akt_actor *akt_dataset_actors(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_ACTORS].items;
}

const akt_programme *akt_dataset_programmes(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_PROGRAMMES].items;
}

const akt_forum *akt_dataset_forums(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_FORUMS].items;
}

const akt_tie *akt_dataset_ties(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_TIES].items;
}

const akt_flow *akt_dataset_flows(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_FLOWS].items;
}

const akt_role *akt_dataset_roles(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_ROLES].items;
}

const akt_need *akt_dataset_needs(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_NEEDS].items;
}

const akt_statement *akt_dataset_statements(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_STATEMENTS].items;
}

const akt_indicator *akt_dataset_indicators(const akt_dataset *dataset)
{
    return dataset->tables[AKT_TABLE_INDICATORS].items;
}

const akt_aside *akt_dataset_asides(const akt_dataset *dataset, size_t *count)
{
    *count = dataset->asides.count;
    return dataset->asides.items;
}

const akt_term *akt_dataset_terms(const akt_dataset *dataset, akt_vocabulary vocabulary,
                                  size_t *count)
{
    *count = dataset->terms[vocabulary].count;
    return dataset->terms[vocabulary].items;
}

const akt_term *akt_dataset_term(const akt_dataset *dataset, akt_vocabulary vocabulary,
                                 int32_t index)
{
    const akt_term *terms = dataset->terms[vocabulary].items;
    return index < 0 ? NULL : &terms[index];
}

int32_t akt_dataset_find_term_of(const akt_dataset *dataset, akt_vocabulary vocabulary,
                                 const char *id, size_t size)
{
    return (int32_t)akt_intern_find_bytes(dataset->term_ids[vocabulary], id, size);
}

int32_t akt_dataset_find_term(const akt_dataset *dataset, akt_vocabulary vocabulary, const char *id)
{
    return akt_dataset_find_term_of(dataset, vocabulary, id, strlen(id));
}

akt_ref akt_dataset_find_party_of(const akt_dataset *dataset, const char *id, size_t size)
{
    uint32_t packed = akt_intern_find_bytes(dataset->ids[AKT_ID_SPACE_PARTY], id, size);
    if (packed == AKT_INTERN_NONE)
        return (akt_ref){AKT_TABLE_ACTORS, AKT_NONE};
    return akt_ref__unpack(packed);
}

akt_ref akt_dataset_find_party(const akt_dataset *dataset, const char *id)
{
    return akt_dataset_find_party_of(dataset, id, strlen(id));
}

int32_t akt_dataset_find_of(const akt_dataset *dataset, akt_table table, const char *id,
                            size_t size)
{
    uint32_t packed = akt_intern_find_bytes(dataset->ids[akt_id_space__of(table)], id, size);
    if (packed == AKT_INTERN_NONE && table == AKT_TABLE_FLOWS &&
        akt_counted_id_read(id, size) < dataset->counted)
        return (int32_t)akt_counted_id_read(id, size);
    if (packed == AKT_INTERN_NONE || akt_ref__unpack(packed).table != table)
        return AKT_NONE;
    return akt_ref__unpack(packed).index;
}

int32_t akt_dataset_find(const akt_dataset *dataset, akt_table table, const char *id)
{
    return akt_dataset_find_of(dataset, table, id, strlen(id));
}

const akt_party *akt_dataset_party(const akt_dataset *dataset, akt_ref ref)
{
    if (!akt_ref_is_set(ref))
        return NULL;
    return (const akt_party *)akt_dataset_record(dataset, ref.table, (size_t)ref.index);
}

const char *akt_dataset_label(const akt_dataset *dataset, akt_ref ref, akt_lang lang, bool brief)
{
    const akt_party *party = akt_dataset_party(dataset, ref);
    if (!party)
        return "";
    const char *text = brief ? akt_text_in(&party->short_name, lang) : NULL;
    if (!text)
        text = akt_text_in(&party->name, lang);
    return text ? text : party->record.id;
}

akt_layer akt_dataset_tie_layer(const akt_dataset *dataset, const akt_tie *tie)
{
    const akt_term *kind = akt_dataset_term(dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind);
    return kind->layer == AKT_NONE ? AKT_LAYER_COOPERATION : (akt_layer)kind->layer;
}

bool akt_dataset_tie_is_directed(const akt_dataset *dataset, const akt_tie *tie)
{
    return akt_dataset_term(dataset, AKT_VOCABULARY_TIE_KINDS, tie->kind)->directed;
}

bool akt_dataset_tie_is_alike(const akt_dataset *dataset, const akt_tie *tie, const akt_tie *other)
{
    bool there = akt_ref_is_same(tie->from, other->from) && akt_ref_is_same(tie->to, other->to);
    bool back = akt_ref_is_same(tie->from, other->to) && akt_ref_is_same(tie->to, other->from);
    return tie->kind == other->kind &&
           (there || (back && !akt_dataset_tie_is_directed(dataset, tie)));
}

bool akt_dataset_role_is_alike(const akt_role *role, const akt_role *other)
{
    bool is_held = akt_ref_is_set(role->holder);
    bool same = is_held ? akt_ref_is_same(role->holder, other->holder)
                        : !akt_ref_is_set(other->holder);
    return same && role->role == other->role && role->area == other->area;
}

const char *akt_dataset_area_id(const akt_dataset *dataset, int32_t area)
{
    if (area < 0)
        return area == AKT_AREA_ALL ? "all" : NULL;
    return akt_dataset_term(dataset, AKT_VOCABULARY_AREAS, area)->record.id;
}
