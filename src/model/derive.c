#include "model/dataset_internal.h"

#include <stdlib.h>
#include <string.h>

/* One dataset made from another: some records left out, references moved to where their records now
 * lie. */

typedef struct derivation {
    const akt_dataset *from;
    akt_dataset *to;
    int32_t *places[AKT_TABLE_COUNT]; /* old index → new index, or AKT_NONE */
    bool failed;
} derivation;

static akt_ref move_ref(const derivation *d, akt_ref ref)
{
    if (akt_ref_is_set(ref))
        ref.index = d->places[ref.table][ref.index];
    return ref;
}

/* Whether what the record stands on is gone: an end of a tie or flow, the holder of a role. */
static bool is_orphan(const derivation *d, akt_table table, const void *record)
{
    const akt_schema *schema = akt_schema_of_table(table);
    for (size_t i = 0; i < schema->field_count; i++) {
        const akt_field *field = &schema->fields[i];
        bool needed = field->required || table == AKT_TABLE_ROLES;
        if (field->type != AKT_FIELD_REF || !needed)
            continue;
        akt_ref ref = *(const akt_ref *)akt_field_of(field, record);
        if (akt_ref_is_set(ref) && !akt_ref_is_set(move_ref(d, ref)))
            return true;
    }
    return false;
}

static void *get_items(derivation *d, size_t count, size_t size)
{
    void *items = akt_pool_get(d->to->pool, (count + 1) * size);
    d->failed = d->failed || !items;
    return items;
}

static void move_refs(derivation *d, akt_refs *refs)
{
    akt_ref *items = get_items(d, refs->count, sizeof *items);
    size_t kept = 0;
    for (size_t i = 0; items && i < refs->count; i++) {
        items[kept] = move_ref(d, refs->items[i]);
        kept += akt_ref_is_set(items[kept]);
    }
    *refs = (akt_refs){items, kept};
}

static void move_indices(derivation *d, akt_indices *indices, akt_table table)
{
    int32_t *items = get_items(d, indices->count, sizeof *items);
    size_t kept = 0;
    for (size_t i = 0; items && i < indices->count; i++) {
        items[kept] = d->places[table][indices->items[i]];
        kept += items[kept] != AKT_NONE;
    }
    *indices = (akt_indices){items, kept};
}

static void move_parts(derivation *d, akt_parts *parts)
{
    akt_part *items = get_items(d, parts->count, sizeof *items);
    size_t kept = 0;
    for (size_t i = 0; items && i < parts->count; i++) {
        items[kept] = parts->items[i];
        items[kept].flow = d->places[AKT_TABLE_FLOWS][parts->items[i].flow];
        kept += items[kept].flow != AKT_NONE;
    }
    *parts = (akt_parts){items, kept};
}

static void move_cites(derivation *d, akt_cites *cites)
{
    akt_cite *items = get_items(d, cites->count, sizeof *items);
    size_t kept = 0;
    for (size_t i = 0; items && i < cites->count; i++) {
        items[kept] = cites->items[i];
        items[kept].source = d->places[AKT_TABLE_SOURCES][cites->items[i].source];
        kept += items[kept].source != AKT_NONE;
    }
    *cites = (akt_cites){items, kept};
}

static void move_fields(derivation *d, const akt_field *fields, size_t count, void *record)
{
    for (size_t i = 0; i < count; i++) {
        void *at = (char *)record + fields[i].offset;
        if (fields[i].type == AKT_FIELD_REF)
            *(akt_ref *)at = move_ref(d, *(akt_ref *)at);
        else if (fields[i].type == AKT_FIELD_REFS)
            move_refs(d, at);
        else if (fields[i].type == AKT_FIELD_INDICES)
            move_indices(d, at, (akt_table)fields[i].arg);
        else if (fields[i].type == AKT_FIELD_PARTS)
            move_parts(d, at);
        else if (fields[i].type == AKT_FIELD_CITES)
            move_cites(d, at);
    }
}

static void index_record(derivation *d, akt_table table, size_t index, const akt_record *record)
{
    if (record->id && !akt_ref_is_set(akt_dataset_index(d->to, table, index, record->id)))
        d->failed = true;
    if (akt_id_space__of(table) != AKT_ID_SPACE_PARTY || !record->id)
        return;
    const akt_strings *former = &((const akt_party *)record)->former_ids;
    for (size_t i = 0; i < former->count; i++)
        if (!akt_ref_is_set(akt_dataset_index(d->to, table, index, former->items[i])))
            d->failed = true;
}

static void copy_table(derivation *d, akt_table table)
{
    size_t count = akt_dataset_count(d->from, table), fact_count;
    const akt_schema *schema = akt_schema_of_table(table);
    const akt_field *fact = akt_schema_fact(&fact_count);
    for (size_t i = 0; i < count && !d->failed; i++) {
        if (d->places[table][i] == AKT_NONE)
            continue;
        akt_record *record = akt_dataset_add(d->to, table);
        d->failed = !record;
        if (!record)
            return;
        memcpy(record, akt_dataset_record(d->from, table, i), schema->record_size);
        move_fields(d, schema->fields, schema->field_count, record);
        if (schema->has_fact)
            move_fields(d, fact, fact_count, record);
        index_record(d, table, akt_dataset_count(d->to, table) - 1, record);
    }
}

/* Money set aside stays, whoever else goes. */
static void copy_asides(derivation *d)
{
    size_t count;
    const akt_aside *asides = akt_dataset_asides(d->from, &count);
    const akt_schema *schema = akt_schema_of_table(AKT_TABLE_FLOWS);
    size_t fact_count;
    const akt_field *fact = akt_schema_fact(&fact_count);
    for (size_t i = 0; i < count && !d->failed; i++) {
        akt_aside *aside = akt_list_add(&d->to->asides);
        d->failed = !aside;
        if (!aside)
            return;
        *aside = asides[i];
        move_fields(d, schema->fields, schema->field_count, &aside->flow);
        move_fields(d, fact, fact_count, &aside->flow);
    }
}

static void copy_terms(derivation *d)
{
    size_t fact_count;
    const akt_field *fact = akt_schema_fact(&fact_count);
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        size_t count;
        const akt_term *terms = akt_dataset_terms(d->from, (akt_vocabulary)v, &count);
        for (size_t i = 0; i < count && !d->failed; i++) {
            akt_term *term = akt_dataset_add_term(d->to, (akt_vocabulary)v, terms[i].record.id);
            d->failed = !term;
            if (term) {
                *term = terms[i];
                move_fields(d, fact, fact_count, term);
            }
        }
    }
}

static void number_places(derivation *d, akt_table table)
{
    int32_t next = 0;
    for (size_t i = 0; i < akt_dataset_count(d->from, table); i++)
        if (d->places[table][i] != AKT_NONE)
            d->places[table][i] = next++;
}

/* Parties and sources first: what stands on them follows. */
static void find_places(derivation *d, bool *const keep[AKT_TABLE_COUNT])
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        size_t count = akt_dataset_count(d->from, (akt_table)t);
        d->places[t] = calloc(count + 1, sizeof *d->places[t]);
        d->failed = d->failed || !d->places[t];
        for (size_t i = 0; !d->failed && i < count; i++)
            d->places[t][i] = keep && keep[t] && !keep[t][i] ? AKT_NONE : 0;
    }
    for (int t = 0; !d->failed && t < AKT_TABLE_COUNT; t++) {
        for (size_t i = 0; i < akt_dataset_count(d->from, (akt_table)t); i++)
            if (is_orphan(d, (akt_table)t, akt_dataset_record(d->from, (akt_table)t, i)))
                d->places[t][i] = AKT_NONE;
        number_places(d, (akt_table)t);
    }
}

akt_dataset *akt_dataset_select(const akt_dataset *dataset, bool *const keep[AKT_TABLE_COUNT])
{
    derivation d = {.from = dataset, .to = akt_dataset__empty(akt_pool_upon(dataset->pool))};
    d.failed = !d.to;
    if (!d.failed) {
        d.to->about = dataset->about;
        find_places(&d, keep);
    }
    if (!d.failed)
        copy_terms(&d);
    for (int t = 0; !d.failed && t < AKT_TABLE_COUNT; t++) {
        copy_table(&d, (akt_table)t);
        d.to->serials[t] = dataset->serials[t];
    }
    if (!d.failed)
        copy_asides(&d);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        free(d.places[t]);
    if (!d.failed)
        return d.to;
    akt_dataset_free(d.to);
    return NULL;
}

akt_dataset *akt_dataset_copy(const akt_dataset *dataset)
{
    return akt_dataset_select(dataset, NULL);
}
