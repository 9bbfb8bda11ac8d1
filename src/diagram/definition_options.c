#include "diagram/definition_internal.h"

#include "base/file.h"
#include "model/builder.h"

#include <string.h>

/* What a definition says beside its bands and categories. */
typedef struct choice {
    const char *view, *page, *at, *year, *scenario, *then;
    const char *focus, *side, *topic, *order, *measure, *group;
    akt_text title, subtitle;
    akt_strings layers, where, sources, leave_out, label, left, right, above, below;
    int64_t scale;
    bool roll_up;
} choice;

#define FIELD(name, type, required)                                                                \
    {                                                                                              \
#name, type, offsetof(choice, name), required, 0, NULL                                     \
    }

static const akt_field fields[] = {
    FIELD(view, AKT_FIELD_STRING, true),      FIELD(title, AKT_FIELD_TEXT, false),
    FIELD(subtitle, AKT_FIELD_TEXT, false),   FIELD(page, AKT_FIELD_STRING, false),
    FIELD(at, AKT_FIELD_STRING, false),       FIELD(year, AKT_FIELD_STRING, false),
    FIELD(layers, AKT_FIELD_STRINGS, false),  FIELD(where, AKT_FIELD_STRINGS, false),
    FIELD(sources, AKT_FIELD_STRINGS, false), FIELD(leave_out, AKT_FIELD_STRINGS, false),
    FIELD(label, AKT_FIELD_STRINGS, false),   FIELD(roll_up, AKT_FIELD_BOOL, false),
    FIELD(scenario, AKT_FIELD_STRING, false), FIELD(then, AKT_FIELD_STRING, false),
    FIELD(focus, AKT_FIELD_STRING, false),    FIELD(side, AKT_FIELD_STRING, false),
    FIELD(topic, AKT_FIELD_STRING, false),    FIELD(scale, AKT_FIELD_WHOLE, false),
    FIELD(order, AKT_FIELD_STRING, false),    FIELD(measure, AKT_FIELD_STRING, false),
    FIELD(group, AKT_FIELD_STRING, false),    FIELD(left, AKT_FIELD_STRINGS, false),
    FIELD(right, AKT_FIELD_STRINGS, false),   FIELD(above, AKT_FIELD_STRINGS, false),
    FIELD(below, AKT_FIELD_STRINGS, false),
};

enum { FIELDS = sizeof fields / sizeof *fields };

static const akt_schema schema = {"diagram", sizeof(choice), fields, FIELDS, false};
static const char *const others[] = {"$schema", "bands", "categories", NULL};

const akt_schema *akt_schema_of_definition(void)
{
    return &schema;
}

/* Which option of the program a field is. */
static const struct {
    const char *key, *option;
} names[] = {{"page", "page"},         {"at", "at"},           {"year", "year"},
             {"layers", "layer"},      {"where", "where"},     {"leave_out", "leave-out"},
             {"sources", "source"},    {"label", "label"},     {"roll_up", "roll-up"},
             {"scenario", "scenario"}, {"then", "then"},       {"focus", "focus"},
             {"side", "side"},         {"topic", "topic"},     {"scale", "scale"},
             {"order", "order"},       {"measure", "measure"}, {"group", "group"},
             {"left", "left"},         {"right", "right"},     {"above", "above"},
             {"below", "below"}};

static const char *option_of(const akt_field *field)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].key, field->name) == 0)
            return names[i].option;
    return NULL;
}

/* A path that the file names, as seen from here. */
static const char *seen_from_here(const akt_definition_reading *r, const char *path)
{
    const char *slash = strrchr(r->path, '/');
    if (*path == '/' || !slash)
        return path;
    const char *folder = akt_pool_text(r->pool, r->path, (size_t)(slash - r->path));
    return folder ? akt_file_join(r->pool, folder, path) : "";
}

static const char *join(const akt_definition_reading *r, const akt_strings *list)
{
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < list->count; i++)
        akt_buffer_format(&text, "%s%s", i > 0 ? "," : "", list->items[i]);
    return akt_buffer_settle(&text, r->pool);
}

/* NULL where the field asks for nothing; any text where there is no memory. */
static const char *value_of(const akt_definition_reading *r, const akt_field *field,
                            const choice *all)
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
    return is_path ? seen_from_here(r, text) : text;
}

static void add_option(const akt_definition_reading *r, const akt_field *field, size_t offset,
                       const char *value)
{
    akt_definition *made = r->made;
    if (value)
        ((akt_definition_option *)made->options)[made->option_count++] =
            (akt_definition_option){field->name, option_of(field), value, offset};
}

/* Each condition is an option of its own. */
static akt_status add_field(const akt_definition_reading *r, const akt_field *field, size_t offset,
                            const choice *all)
{
    const akt_strings *list = akt_field_of(field, all);
    bool is_list = field->type == AKT_FIELD_STRINGS;
    if (is_list && list->count == 0) {
        akt_definition__fault(r, AKT_FAULT_EMPTY_TEXT, field->name, offset);
        return AKT_EDATA;
    }
    if (field->offset != offsetof(choice, where))
        add_option(r, field, offset, value_of(r, field, all));
    else
        for (size_t i = 0; i < list->count; i++)
            add_option(r, field, offset, list->items[i]);
    return AKT_OK;
}

static bool is_null(const char *text, size_t value)
{
    return strncmp(text + value, "null", 4) == 0;
}

static akt_status list_options(const akt_definition_reading *r, const choice *all)
{
    const char *text = r->made->file.text;
    akt_status worst = AKT_OK;
    size_t most = FIELDS + all->where.count;
    r->made->options = akt_pool_get(r->pool, most * sizeof *r->made->options);
    if (!r->made->options)
        return AKT_ENOMEM;
    for (size_t f = 0; f < FIELDS; f++)
        for (akt_json_cursor m = akt_json_enter(text, r->start); akt_json_next(&m);)
            if (option_of(&fields[f]) && akt_json_key_is(&m, fields[f].name) &&
                !is_null(text, m.value) && add_field(r, &fields[f], m.value, all) != AKT_OK)
                worst = AKT_EDATA;
    return worst;
}

akt_status akt_definition__read_options(akt_definition_reading *r)
{
    const akt_text_file *file = &r->made->file;
    const akt_object_text text = {file, r->start, "", others};
    choice all;
    akt_status status = akt_input_read_object(r->texts, &schema, &text, r->faults, &all);
    if (status != AKT_OK)
        return status;
    r->made->view = all.view;
    r->made->title = all.title;
    r->made->subtitle = all.subtitle;
    return list_options(r, &all);
}
