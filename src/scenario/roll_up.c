#include "scenario/roll_up.h"

#include "model/builder.h"

#include <stdlib.h>
#include <string.h>

typedef struct folding {
    akt_dataset *dataset; /* a copy, edited in place */
    int32_t *body;        /* of each actor: the topmost one above it, itself where there is none */
    bool *keep[AKT_TABLE_COUNT];
    bool failed;
} folding;

/* Validation has seen to it that no actor is above itself. */
static void find_bodies(folding *f)
{
    const akt_actor *actors = akt_dataset_actors(f->dataset);
    size_t count = akt_dataset_count(f->dataset, AKT_TABLE_ACTORS);
    for (size_t i = 0; i < count; i++) {
        int32_t top = (int32_t)i;
        while (akt_ref_is_set(actors[top].parent))
            top = actors[top].parent.index;
        f->body[i] = top;
        f->keep[AKT_TABLE_ACTORS][i] = top == (int32_t)i;
    }
}

static akt_ref fold(const folding *f, akt_ref ref)
{
    if (akt_ref_is_set(ref) && ref.table == AKT_TABLE_ACTORS)
        ref.index = f->body[ref.index];
    return ref;
}

/* Each once, where it stands first. */
static void fold_refs(folding *f, akt_refs *refs)
{
    akt_ref *items = akt_pool_get(akt_dataset_pool(f->dataset), (refs->count + 1) * sizeof *items);
    size_t kept = 0;
    f->failed = f->failed || !items;
    for (size_t i = 0; items && i < refs->count; i++) {
        akt_ref ref = fold(f, refs->items[i]);
        size_t j = 0;
        while (j < kept && !akt_ref_is_same(items[j], ref))
            j++;
        items[j] = ref;
        kept += j == kept;
    }
    *refs = (akt_refs){items, items ? kept : 0};
}

static void fold_record(folding *f, akt_table table, akt_record *record)
{
    const akt_schema *schema = akt_schema_of_table(table);
    for (size_t i = 0; i < schema->field_count; i++) {
        const akt_field *field = &schema->fields[i];
        void *at = (char *)record + field->offset;
        if (field->type == AKT_FIELD_REFS)
            fold_refs(f, at);
        else if (field->type == AKT_FIELD_REF && table != AKT_TABLE_ACTORS)
            *(akt_ref *)at = fold(f, *(akt_ref *)at);
    }
}

static void add_codes(folding *f, akt_indices *to, const akt_indices *from)
{
    int32_t *items =
        akt_pool_get(akt_dataset_pool(f->dataset), (to->count + from->count + 1) * sizeof *items);
    f->failed = f->failed || !items;
    if (!items)
        return;
    for (size_t i = 0; i < to->count; i++)
        items[i] = to->items[i];
    akt_indices all = {items, to->count};
    for (size_t i = 0; i < from->count; i++) {
        if (!akt_indices_contain(&all, from->items[i]))
            items[all.count++] = from->items[i];
    }
    *to = all;
}

static void fold_units(folding *f)
{
    for (size_t i = 0; i < akt_dataset_count(f->dataset, AKT_TABLE_ACTORS); i++) {
        if (f->keep[AKT_TABLE_ACTORS][i])
            continue;
        const akt_actor *unit = &akt_dataset_actors(f->dataset)[i];
        akt_actor *body =
            (akt_actor *)akt_dataset_edit(f->dataset, AKT_TABLE_ACTORS, (size_t)f->body[i]);
        add_codes(f, &body->audiences, &unit->audiences);
        add_codes(f, &body->instruments, &unit->instruments);
    }
}

static bool is_loop(akt_table table, const akt_record *record)
{
    if (table == AKT_TABLE_TIES)
        return akt_ref_is_same(((const akt_tie *)record)->from, ((const akt_tie *)record)->to);
    if (table == AKT_TABLE_FLOWS)
        return akt_ref_is_same(((const akt_flow *)record)->from, ((const akt_flow *)record)->to);
    return false;
}

static void fold_tables(folding *f, const akt_dataset *before)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        akt_table table = (akt_table)t;
        for (size_t i = 0; i < akt_dataset_count(f->dataset, table); i++) {
            akt_record *record = akt_dataset_edit(f->dataset, table, i);
            bool was_loop = is_loop(table, akt_dataset_record(before, table, i));
            fold_record(f, table, record);
            if (table != AKT_TABLE_ACTORS)
                f->keep[t][i] = was_loop || !is_loop(table, record);
        }
    }
}

static akt_status make_room(folding *f, const akt_dataset *dataset, akt_error *err)
{
    f->dataset = akt_dataset_copy(dataset);
    f->body = calloc(akt_dataset_count(dataset, AKT_TABLE_ACTORS) + 1, sizeof *f->body);
    f->failed = !f->dataset || !f->body;
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        f->keep[t] = calloc(akt_dataset_count(dataset, (akt_table)t) + 1, 1);
        f->failed = f->failed || !f->keep[t];
    }
    return f->failed ? akt_error_memory(err) : AKT_OK;
}

akt_status akt_roll_up(akt_dataset **out, const akt_dataset *dataset, akt_error *err)
{
    folding f = {0};
    *out = NULL;
    akt_status status = make_room(&f, dataset, err);
    if (status == AKT_OK) {
        find_bodies(&f);
        fold_units(&f);
        fold_tables(&f, dataset);
        if (!f.failed)
            *out = akt_dataset_select(f.dataset, f.keep);
        if (*out)
            akt_dataset_edit_about(*out)->rolled_up = true;
        else
            status = akt_error_memory(err);
    }
    akt_dataset_free(f.dataset);
    free(f.body);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        free(f.keep[t]);
    return status;
}
