#include "base/near.h"
#include "model/schema.h"

#include <stdio.h>
#include <string.h>

akt_field_choice akt_field_choose_all(const akt_schema *schema)
{
    size_t count;
    const akt_field *fact = akt_schema_fact(&count);
    akt_field_choice all = {.count = 0};
    for (size_t i = 0; i < schema->field_count; i++)
        all.items[all.count++] = &schema->fields[i];
    for (size_t i = 0; schema->has_fact && i < count; i++)
        all.items[all.count++] = &fact[i];
    return all;
}

static akt_status fail_field(const akt_schema *schema, const char *name, akt_error *err)
{
    akt_field_choice all = akt_field_choose_all(schema);
    akt_near near = akt_near_start(name);
    for (size_t i = 0; i < all.count; i++)
        akt_near_try(&near, all.items[i]->name);
    return akt_error_set(err, AKT_EINVAL, "%s have no field '%s'%s%s%s", schema->name, name,
                         near.best ? "; did you mean '" : "; see the columns of --to csv",
                         near.best ? near.best : "", near.best ? "'?" : "");
}

static bool is_chosen(const akt_field_choice *fields, const akt_field *field)
{
    for (size_t i = 0; i < fields->count; i++)
        if (fields->items[i] == field)
            return true;
    return false;
}

akt_status akt_field_choose(akt_field_choice *out, const akt_schema *schema, const char *names,
                            akt_error *err)
{
    out->count = 0;
    do {
        char name[64];
        size_t size = strcspn(names, ",");
        snprintf(name, sizeof name, "%.*s", (int)(size < sizeof name ? size : 63), names);
        const akt_field *field = akt_schema_field(schema, name);
        if (!field)
            return fail_field(schema, name, err);
        if (is_chosen(out, field))
            return akt_error_set(err, AKT_EINVAL, "the field '%s' is asked for twice", name);
        out->items[out->count++] = field;
        names += size + (names[size] == ',');
    } while (*names);
    return AKT_OK;
}
