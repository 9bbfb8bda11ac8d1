#include "model/builder.h"

#include "model/counted_id.h"
#include "model/dataset_internal.h"

#include <string.h>

akt_id_space akt_id_space__of(akt_table table)
{
    switch (table) {
    case AKT_TABLE_SOURCES: return AKT_ID_SPACE_SOURCE;
    case AKT_TABLE_FLOWS: return AKT_ID_SPACE_FLOW;
    case AKT_TABLE_NEEDS: return AKT_ID_SPACE_NEED;
    case AKT_TABLE_STATEMENTS: return AKT_ID_SPACE_STATEMENT;
    case AKT_TABLE_INDICATORS: return AKT_ID_SPACE_INDICATOR;
    default: return AKT_ID_SPACE_PARTY;
    }
}

akt_pool *akt_dataset_pool(akt_dataset *dataset)
{
    return dataset->pool;
}

akt_about *akt_dataset_edit_about(akt_dataset *dataset)
{
    return &dataset->about;
}

static const void *blank(akt_dataset *dataset, akt_table table)
{
    const akt_schema *schema = akt_schema_of_table(table);
    if (dataset->blanks[table])
        return dataset->blanks[table];
    akt_record *record = akt_pool_get(dataset->pool, schema->record_size);
    if (!record)
        return NULL;
    akt_schema_clear(schema, record);
    record->origin.file = AKT_NONE;
    return dataset->blanks[table] = record;
}

akt_record *akt_dataset_add(akt_dataset *dataset, akt_table table)
{
    const void *cleared = blank(dataset, table);
    akt_record *record = cleared ? akt_list_add(&dataset->tables[table]) : NULL;
    if (!record)
        return NULL;
    memcpy(record, cleared, dataset->tables[table].item_size);
    record->serial = dataset->serials[table]++;
    return record;
}

akt_record *akt_dataset_add_all(akt_dataset *dataset, akt_table table, size_t count)
{
    akt_list *list = &dataset->tables[table];
    char *first = akt_list_reserve(list, count) ? (char *)akt_dataset_add(dataset, table) : NULL;
    for (size_t i = 1; first && i < count; i++) {
        akt_record *record = (akt_record *)(first + i * list->item_size);
        memcpy(record, first, list->item_size);
        record->serial = dataset->serials[table]++;
        list->count++;
    }
    return (akt_record *)first;
}

void akt_dataset_drop_last(akt_dataset *dataset, akt_table table)
{
    dataset->tables[table].count--;
}

akt_record *akt_dataset_edit(akt_dataset *dataset, akt_table table, size_t index)
{
    akt_list *list = &dataset->tables[table];
    return (akt_record *)((char *)list->items + index * list->item_size);
}

akt_list *akt_dataset_edit_asides(akt_dataset *dataset)
{
    return &dataset->asides;
}

akt_term *akt_dataset_add_term(akt_dataset *dataset, akt_vocabulary vocabulary, const char *id)
{
    akt_list *list = &dataset->terms[vocabulary];
    uint32_t at = akt_intern_find(dataset->term_ids[vocabulary], id);
    if (at == AKT_INTERN_NONE) {
        at = (uint32_t)list->count;
        if (akt_intern_add(dataset->term_ids[vocabulary], id, at) == AKT_INTERN_NONE ||
            !akt_list_add(list))
            return NULL;
    }
    akt_term *term = (akt_term *)list->items + at;
    akt_schema_clear(akt_schema_of_terms(), term);
    term->record.id = id;
    return term;
}

bool akt_dataset_clear_terms(akt_dataset *dataset, akt_vocabulary vocabulary)
{
    akt_intern *ids = akt_intern_new();
    if (!ids)
        return false;
    akt_intern_free(dataset->term_ids[vocabulary]);
    dataset->term_ids[vocabulary] = ids;
    dataset->terms[vocabulary].count = 0;
    return true;
}

/* Whether an id need not be in the table of those of flows; *index is what bears it. */
static bool is_counted(akt_dataset *dataset, const char *id, size_t *index)
{
    size_t number = akt_counted_id_read(id, strlen(id));
    if (number > dataset->counted || (number == dataset->counted && *index != number) ||
        akt_intern_find(dataset->ids[AKT_ID_SPACE_FLOW], id) != AKT_INTERN_NONE)
        return false;
    dataset->counted += number == dataset->counted;
    *index = number;
    return true;
}

void akt_dataset_expect_id(const akt_dataset *dataset, akt_table table, const char *id)
{
    akt_intern_expect(dataset->ids[akt_id_space__of(table)], id);
}

bool akt_dataset_reserve_ids(akt_dataset *dataset, akt_table table, size_t more)
{
    bool has_id = akt_schema_field(akt_schema_of_table(table), "id") != NULL;
    return !has_id || akt_intern_reserve(dataset->ids[akt_id_space__of(table)], more);
}

akt_ref akt_dataset_index(akt_dataset *dataset, akt_table table, size_t index, const char *id)
{
    if (table == AKT_TABLE_FLOWS && is_counted(dataset, id, &index))
        return (akt_ref){table, (int32_t)index};
    uint32_t packed = akt_ref__pack(table, index);
    uint32_t now = akt_intern_add(dataset->ids[akt_id_space__of(table)], id, packed);
    if (now == AKT_INTERN_NONE)
        return (akt_ref){table, AKT_NONE};
    return akt_ref__unpack(now);
}
