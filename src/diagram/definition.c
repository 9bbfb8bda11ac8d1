#include "diagram/definition.h"

#include "base/file.h"
#include "input/edit_record.h"
#include "model/builder.h"

#include <string.h>

/* What a definition says beside its bands and categories. */
typedef struct choice {
    const char *view, *page, *at, *year, *scenario, *then;
    const char *focus, *side, *topic, *order, *measure, *group;
    akt_text title, subtitle;
    akt_strings layers, where, sources, leave_out, label;
    int64_t scale;
    bool roll_up;
} choice;

#define FIELD(name, type, required)                                                                \
    {                                                                                              \
#name, type, offsetof(choice, name), required, 0, NULL                                     \
    }

static const akt_field choice_fields[] = {
    FIELD(view, AKT_FIELD_STRING, true),      FIELD(title, AKT_FIELD_TEXT, false),
    FIELD(page, AKT_FIELD_STRING, false),     FIELD(at, AKT_FIELD_STRING, false),
    FIELD(year, AKT_FIELD_STRING, false),     FIELD(layers, AKT_FIELD_STRINGS, false),
    FIELD(subtitle, AKT_FIELD_TEXT, false),   FIELD(sources, AKT_FIELD_STRINGS, false),
    FIELD(where, AKT_FIELD_STRINGS, false),   FIELD(leave_out, AKT_FIELD_STRINGS, false),
    FIELD(label, AKT_FIELD_STRINGS, false),   FIELD(roll_up, AKT_FIELD_BOOL, false),
    FIELD(scenario, AKT_FIELD_STRING, false), FIELD(then, AKT_FIELD_STRING, false),
    FIELD(focus, AKT_FIELD_STRING, false),    FIELD(side, AKT_FIELD_STRING, false),
    FIELD(topic, AKT_FIELD_STRING, false),    FIELD(scale, AKT_FIELD_WHOLE, false),
    FIELD(order, AKT_FIELD_STRING, false),    FIELD(measure, AKT_FIELD_STRING, false),
    FIELD(group, AKT_FIELD_STRING, false),
};

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

static const akt_schema choice_schema = SCHEMA("diagram", choice, choice_fields);
static const akt_schema band_schema = SCHEMA("bands", akt_regroup_band, band_fields);
static const akt_schema category_schema =
    SCHEMA("categories", akt_regroup_category, category_fields);
static const char *const others[] = {"$schema", "bands", "categories", NULL};

/* Which option of the program a field is. */
static const struct {
    const char *key, *option;
} names[] = {{"page", "page"},         {"at", "at"},           {"year", "year"},
             {"layers", "layer"},      {"where", "where"},     {"leave_out", "leave-out"},
             {"sources", "source"},    {"label", "label"},     {"roll_up", "roll-up"},
             {"scenario", "scenario"}, {"then", "then"},       {"focus", "focus"},
             {"side", "side"},         {"topic", "topic"},     {"scale", "scale"},
             {"order", "order"},       {"measure", "measure"}, {"group", "group"}};

enum { NAMES = sizeof names / sizeof *names };

/* A definition with what it is made of: the texts are those of an empty dataset. */
typedef struct holder {
    akt_definition definition;
    akt_dataset *texts;
} holder;

typedef struct reading {
    holder *made;
    akt_pool *pool;
    akt_diagnostics *faults;
    const char *path;
    size_t start; /* of the object */
} reading;

static void tell(const reading *r, akt_fault fault, const char *name, size_t offset,
                 const char *pointer)
{
    const char *args[4] = {name, NULL, NULL, NULL};
    akt_text_file_fault(&r->made->definition.file, r->faults, fault, offset, pointer, args);
}

/* A path that the file names, as seen from here. */
static const char *seen_from_here(const reading *r, const char *path)
{
    const char *slash = strrchr(r->path, '/');
    if (*path == '/' || !slash)
        return path;
    return akt_file_join(r->pool, akt_pool_text(r->pool, r->path, (size_t)(slash - r->path)), path);
}

static const char *join(const reading *r, const akt_strings *list)
{
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < list->count; i++)
        akt_buffer_format(&text, "%s%s", i > 0 ? "," : "", list->items[i]);
    return akt_buffer_settle(&text, r->pool);
}

static const char *value_of(const reading *r, const akt_field *field, const choice *all)
{
    const void *at = akt_field_of(field, all);
    akt_buffer number = AKT_BUFFER_INIT;
    switch (field->type) {
    case AKT_FIELD_BOOL: return *(const bool *)at ? "" : NULL;
    case AKT_FIELD_STRINGS: return join(r, at);
    case AKT_FIELD_WHOLE:
        akt_buffer_add_integer(&number, *(const int64_t *)at);
        return akt_buffer_settle(&number, r->pool);
    default: break;
    }
    const char *text = *(const char *const *)at;
    bool is_path = strcmp(field->name, "scenario") == 0 || strcmp(field->name, "then") == 0;
    return is_path && text ? seen_from_here(r, text) : text;
}

static const char *option_of(const char *key)
{
    for (size_t i = 0; i < NAMES; i++)
        if (strcmp(names[i].key, key) == 0)
            return names[i].option;
    return NULL;
}

static void add_option(reading *r, const akt_field *field, size_t offset, const char *value)
{
    akt_definition *made = &r->made->definition;
    ((akt_definition_option *)made->options)[made->option_count++] =
        (akt_definition_option){field->name, option_of(field->name), value, offset};
}

/* Those that the file names, in its order; each condition is an option of its own. */
static akt_status list_options(reading *r, const choice *all)
{
    akt_definition *made = &r->made->definition;
    akt_definition_option *room = akt_pool_get(r->pool, (NAMES + all->where.count) * sizeof *room);
    akt_json_cursor members = akt_json_enter(made->file.text, r->start);
    made->options = room;
    while (room && akt_json_next(&members)) {
        for (size_t f = 0; f < choice_schema.field_count; f++) {
            const akt_field *field = &choice_fields[f];
            if (!akt_json_key_is(&members, field->name) || !option_of(field->name))
                continue;
            bool each = strcmp(field->name, "where") == 0;
            const char *value = each ? NULL : value_of(r, field, all);
            for (size_t i = 0; each && i < all->where.count; i++)
                add_option(r, field, members.value, all->where.items[i]);
            if (value)
                add_option(r, field, members.value, value);
        }
    }
    return room ? AKT_OK : AKT_ENOMEM;
}

/* The objects of a list into an array of the schema's records; NULL where there are none. */
static akt_status read_list(reading *r, const char *key, const akt_schema *schema, void **out,
                            size_t *count)
{
    const akt_text_file *file = &r->made->definition.file;
    akt_buffer pointer = AKT_BUFFER_INIT;
    akt_buffer_format(&pointer, "/%s", key);
    const char *to_list = akt_buffer_settle(&pointer, r->pool);
    size_t list = akt_json_locate(file->text, r->start, to_list);
    akt_status worst = AKT_OK;
    if (list == r->start)
        return AKT_OK;
    if (file->text[list] != '[') {
        tell(r, AKT_FAULT_WANTS_LIST, key, list, to_list);
        return AKT_EDATA;
    }
    for (akt_json_cursor items = akt_json_enter(file->text, list); akt_json_next(&items);)
        (*count)++;
    char *room = *out = akt_pool_get(r->pool, (*count + 1) * schema->record_size);
    akt_json_cursor items = akt_json_enter(file->text, list);
    while (room && akt_json_next(&items)) {
        akt_status status = AKT_EDATA;
        akt_buffer_format(&pointer, "%s/%zu", to_list, items.index);
        const akt_object_text text = {file, items.value, items.end - items.value,
                                      akt_buffer_settle(&pointer, r->pool), NULL};
        if (file->text[items.value] == '{')
            status = akt_input_read_object(r->made->texts, schema, &text, r->faults,
                                           room + items.index * schema->record_size);
        else
            tell(r, AKT_FAULT_WANTS_OBJECT, key, items.value, text.pointer);
        worst = status == AKT_OK ? worst : status;
    }
    return room ? worst : AKT_ENOMEM;
}

static akt_status worse(akt_status a, akt_status b)
{
    return a == AKT_ENOMEM || b == AKT_OK ? a : b;
}

static akt_status read_parts(reading *r)
{
    akt_definition *made = &r->made->definition;
    choice all;
    void *bands = NULL, *categories = NULL;
    const akt_object_text text = {&made->file, r->start,
                                  akt_json_end(made->file.text, r->start) - r->start, "", others};
    if (made->file.text[r->start] != '{') {
        tell(r, AKT_FAULT_NOT_DIAGRAM, NULL, r->start, NULL);
        return AKT_EDATA;
    }
    akt_status status =
        akt_input_read_object(r->made->texts, &choice_schema, &text, r->faults, &all);
    status = worse(status, read_list(r, "bands", &band_schema, &bands, &made->grouping.band_count));
    status = worse(status, read_list(r, "categories", &category_schema, &categories,
                                     &made->grouping.category_count));
    if (status != AKT_OK)
        return status;
    made->view = all.view;
    made->title = all.title;
    made->subtitle = all.subtitle;
    made->grouping.bands = bands;
    made->grouping.categories = categories;
    return list_options(r, &all);
}

static akt_status read(reading *r, akt_input *input, akt_error *err)
{
    akt_text_file *file = &r->made->definition.file;
    const char *slash = strrchr(r->path, '/');
    akt_status status = akt_text_file_read(file, r->path, r->pool, err);
    if (status == AKT_OK)
        status = akt_input_note(input, file, slash ? slash + 1 : r->path, err);
    if (status == AKT_OK)
        status = akt_json_check(file, r->faults);
    if (status != AKT_OK)
        return status;
    r->start = akt_json_skip_space(file->text, 0);
    return read_parts(r);
}

akt_status akt_definition_read(akt_definition **out, const char *path, akt_input *input,
                               akt_diagnostics *faults, akt_error *err)
{
    akt_dataset *texts = akt_dataset_new();
    akt_pool *pool = texts ? akt_dataset_pool(texts) : NULL;
    holder *made = pool ? akt_pool_get(pool, sizeof *made) : NULL;
    *out = NULL;
    if (!made) {
        akt_dataset_free(texts);
        return akt_error_memory(err);
    }
    *made = (holder){.texts = texts};
    reading r = {made, pool, faults, path, 0};
    akt_status status = read(&r, input, err);
    akt_diagnostics_sort(faults);
    if (status == AKT_ENOMEM || faults->failed || akt_pool_has_failed(pool))
        status = akt_error_memory(err);
    if (status == AKT_EDATA)
        akt_error_set(err, AKT_EDATA, "%s: faults in the definition", path);
    if (status == AKT_OK)
        *out = &made->definition;
    else
        akt_dataset_free(texts);
    return status;
}

void akt_definition_free(akt_definition *definition)
{
    if (definition)
        akt_dataset_free(((holder *)definition)->texts);
}
