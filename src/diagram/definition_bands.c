#include "diagram/definition_internal.h"

#include "base/near.h"
#include "diagram/palette.h"

#include <string.h>

static const akt_field band_fields[] = {
    {"name", AKT_FIELD_TEXT, offsetof(akt_regroup_band, name), true, 0, NULL},
    {"categories", AKT_FIELD_STRINGS, offsetof(akt_regroup_band, categories), true, 0, NULL},
};

static const akt_field category_fields[] = {
    {"id", AKT_FIELD_STRING, offsetof(akt_regroup_category, id), true, 0, NULL},
    {"name", AKT_FIELD_TEXT, offsetof(akt_regroup_category, name), false, 0, NULL},
    {"slot", AKT_FIELD_STRING, offsetof(akt_regroup_category, slot), false, 0, NULL},
    {"members", AKT_FIELD_STRINGS, offsetof(akt_regroup_category, members), false, 0, NULL},
    {"where", AKT_FIELD_STRINGS, offsetof(akt_regroup_category, where), false, 0, NULL},
};

#define SCHEMA(name, record, fields)                                                               \
    {                                                                                              \
        name, sizeof(record), fields, sizeof(fields) / sizeof *(fields), false                     \
    }

static const akt_schema band_schema = SCHEMA("bands", akt_regroup_band, band_fields);
static const akt_schema category_schema =
    SCHEMA("categories", akt_regroup_category, category_fields);

const akt_schema *akt_schema_of_definition_band(void)
{
    return &band_schema;
}

const akt_schema *akt_schema_of_definition_category(void)
{
    return &category_schema;
}

/* A list of objects: where each begins. */
typedef struct list {
    const char *key;
    void *records;
    size_t *offsets;
    size_t count;
    size_t offset; /* of the list; 0 = the file has none */
} list;

static akt_status fail(const akt_definition_reading *r, akt_fault fault, const char *name,
                       size_t offset)
{
    akt_definition__fault(r, fault, name, offset);
    return AKT_EDATA;
}

static akt_status measure(const akt_definition_reading *r, list *l)
{
    const char *text = r->made->file.text;
    for (akt_json_cursor m = akt_json_enter(text, r->start); akt_json_next(&m);)
        if (akt_json_key_is(&m, l->key))
            l->offset = m.value;
    if (l->offset == 0)
        return AKT_OK;
    if (text[l->offset] != '[')
        return fail(r, AKT_FAULT_WANTS_LIST, l->key, l->offset);
    for (akt_json_cursor items = akt_json_enter(text, l->offset); akt_json_next(&items);)
        l->count++;
    return l->count == 0 ? fail(r, AKT_FAULT_EMPTY_TEXT, l->key, l->offset) : AKT_OK;
}

static akt_status read_item(const akt_definition_reading *r, list *l, const akt_schema *schema,
                            const akt_json_cursor *item)
{
    const akt_text_file *file = &r->made->file;
    akt_buffer pointer = AKT_BUFFER_INIT;
    akt_buffer_format(&pointer, "/%s/%zu", l->key, item->index);
    const akt_object_text text = {file, item->value, akt_buffer_settle(&pointer, r->pool), NULL};
    l->offsets[item->index] = item->value;
    return akt_input_read_object(r->texts, schema, &text, r->faults,
                                 (char *)l->records + item->index * schema->record_size);
}

static akt_status read_list(const akt_definition_reading *r, list *l, const akt_schema *schema)
{
    akt_status worst = measure(r, l);
    if (worst != AKT_OK || l->count == 0)
        return worst;
    l->records = akt_pool_get(r->pool, l->count * schema->record_size);
    l->offsets = akt_pool_get(r->pool, l->count * sizeof *l->offsets);
    if (!l->records || !l->offsets)
        return AKT_ENOMEM;
    akt_json_cursor items = akt_json_enter(r->made->file.text, l->offset);
    while (worst != AKT_ENOMEM && akt_json_next(&items)) {
        akt_status status = read_item(r, l, schema, &items);
        worst = status == AKT_OK ? worst : status;
    }
    return worst;
}

/* "graphs/map.json:12:5" */
static const char *place_of(const akt_definition_reading *r, size_t offset)
{
    akt_buffer text = AKT_BUFFER_INIT;
    size_t line, column;
    akt_text_file_place(&r->made->file, offset, &line, &column);
    akt_buffer_format(&text, "%s:%zu:%zu", r->path, line, column);
    return akt_buffer_settle(&text, r->pool);
}

static bool holds(const akt_strings *ids, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(ids->items[i], id) == 0)
            return true;
    return false;
}

static bool stands_in(const akt_regroup_band *bands, size_t count, const char *category)
{
    for (size_t b = 0; b < count; b++)
        if (holds(&bands[b].categories, bands[b].categories.count, category))
            return true;
    return false;
}

static akt_status check_bands(const akt_definition_reading *r, const list *bands)
{
    akt_regroup_band *all = bands->records;
    akt_status worst = AKT_OK;
    for (size_t b = 0; b < bands->count; b++) {
        const akt_strings *of = &all[b].categories;
        all[b].place = place_of(r, bands->offsets[b]);
        if (of->count == 0)
            worst = fail(r, AKT_FAULT_EMPTY_TEXT, "categories", bands->offsets[b]);
        for (size_t c = 0; c < of->count; c++)
            if (stands_in(all, b, of->items[c]) || holds(of, c, of->items[c]))
                worst = fail(r, AKT_FAULT_CATEGORY_TWICE, of->items[c], bands->offsets[b]);
    }
    return worst;
}

static akt_status fail_slot(const akt_definition_reading *r, const char *slot, size_t offset)
{
    akt_buffer known = AKT_BUFFER_INIT;
    akt_near near = akt_near_start(slot);
    size_t count;
    const akt_palette_slot *slots = akt_palette_slots(&count);
    for (size_t i = 0; i < count && *slots[i].name; i++) {
        akt_near_try(&near, slots[i].name);
        akt_buffer_format(&known, "%s%s", i > 0 ? ", " : "", slots[i].name);
    }
    const char *args[4] = {"slot", slot, near.best, akt_buffer_settle(&known, r->pool)};
    akt_text_file_fault(&r->made->file, r->faults, AKT_FAULT_UNKNOWN_CODE, offset, NULL, args);
    return AKT_EDATA;
}

static akt_status check_categories(const akt_definition_reading *r, const list *bands,
                                   const list *categories)
{
    akt_regroup_category *all = categories->records;
    akt_status worst = AKT_OK;
    if (categories->count > 0 && bands->count == 0)
        return fail(r, AKT_FAULT_NO_BANDS, NULL, categories->offset);
    for (size_t c = 0; c < categories->count; c++) {
        all[c].place = place_of(r, categories->offsets[c]);
        for (size_t before = 0; before < c; before++)
            if (strcmp(all[before].id, all[c].id) == 0)
                worst = fail(r, AKT_FAULT_CATEGORY_TWICE, all[c].id, categories->offsets[c]);
        if (all[c].slot && strcmp(akt_palette_find(all[c].slot)->name, all[c].slot) != 0)
            worst = fail_slot(r, all[c].slot, categories->offsets[c]);
        if (!stands_in(bands->records, bands->count, all[c].id))
            worst = fail(r, AKT_FAULT_CATEGORY_NOWHERE, all[c].id, categories->offsets[c]);
    }
    return worst;
}

akt_status akt_definition__read_bands(akt_definition_reading *r)
{
    list bands = {.key = "bands"}, categories = {.key = "categories"};
    akt_status first = read_list(r, &bands, &band_schema);
    akt_status second = first == AKT_ENOMEM ? first : read_list(r, &categories, &category_schema);
    if (first == AKT_ENOMEM || second == AKT_ENOMEM)
        return AKT_ENOMEM;
    if (first != AKT_OK || second != AKT_OK)
        return AKT_EDATA;
    first = check_bands(r, &bands);
    second = check_categories(r, &bands, &categories);
    r->made->grouping =
        (akt_regrouping){bands.records, bands.count, categories.records, categories.count};
    return first == AKT_OK ? second : first;
}
