#include "scenario/filter.h"

#include "base/buffer.h"
#include "base/near.h"
#include "model/builder.h"
#include "model/match.h"
#include "scenario/selection_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const akt_table party_tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

enum { LONGEST = 128, PARTY_TABLES = sizeof party_tables / sizeof *party_tables };

/* The field of a condition in a table; NULL where it has none of that name. */
static const akt_field *find_field(const char *condition, akt_table table)
{
    char name[LONGEST];
    size_t size = strcspn(condition, "=");
    if (size >= sizeof name)
        return NULL;
    snprintf(name, sizeof name, "%.*s", (int)size, condition);
    return akt_schema_field(akt_schema_of_table(table), name);
}

static bool holds(const char *condition, const akt_dataset *dataset, akt_table table,
                  const akt_record *record)
{
    const akt_field *field = find_field(condition, table);
    const char *values = strchr(condition, '=');
    while (field && *values) {
        char value[LONGEST];
        size_t size = strcspn(++values, ",");
        snprintf(value, sizeof value, "%.*s", (int)(size < LONGEST ? size : LONGEST - 1), values);
        if (*value && akt_field_matches(dataset, field, record, value))
            return true;
        values += size;
    }
    return false;
}

bool akt_conditions_hold(const akt_conditions *conditions, const akt_dataset *dataset,
                         akt_table table, const akt_record *record)
{
    for (size_t i = 0; i < conditions->count; i++)
        if (!holds(conditions->items[i], dataset, table, record))
            return false;
    return true;
}

static akt_status fail_field(const char *condition, uint32_t tables, akt_error *err)
{
    char name[LONGEST];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(condition, "="), condition);
    akt_near near = akt_near_start(name);
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const akt_schema *schema = akt_schema_of_table((akt_table)t);
        for (size_t i = 0; tables & 1U << t && i < schema->field_count; i++)
            akt_near_try(&near, schema->fields[i].name);
    }
    if (near.best)
        return akt_error_set(err, AKT_EINVAL, "no field '%s' here; did you mean '%s'?", name,
                             near.best);
    return akt_error_set(err, AKT_EINVAL,
                         "no field '%s' here; fields are as in the dataset's files, such as kind, "
                         "level, category",
                         name);
}

static bool has_id(const akt_dataset *dataset, akt_table table, const char *id, akt_near *near)
{
    for (size_t i = 0; i < akt_dataset_count(dataset, table); i++) {
        const char *known = akt_dataset_record(dataset, table, i)->id;
        if (known && strcmp(known, id) == 0)
            return true;
        if (known)
            akt_near_try(near, known);
    }
    return false;
}

/* Whether a field of ids, codes or closed words can hold the value; others can hold any. The nearest
 * one that it can is noted. */
static bool can_hold(const akt_dataset *dataset, akt_table table, const akt_field *field,
                     const char *value, akt_near *near)
{
    if (field->type == AKT_FIELD_ID)
        return has_id(dataset, table, value, near);
    bool of_codes = field->type == AKT_FIELD_CODE || field->type == AKT_FIELD_CODES ||
                    field->type == AKT_FIELD_AREA;
    if (!of_codes && field->type != AKT_FIELD_WORD)
        return true;
    size_t count = 0;
    const akt_term *terms =
        of_codes ? akt_dataset_terms(dataset, (akt_vocabulary)field->arg, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        akt_near_try(near, terms[i].record.id);
    for (size_t i = 0; !of_codes && field->words[i]; i++)
        akt_near_try(near, field->words[i]);
    if (field->type == AKT_FIELD_AREA)
        akt_near_try(near, "all");
    return near->best && strcmp(near->best, value) == 0;
}

static akt_status check_value(const char *condition, const char *value, const akt_dataset *dataset,
                              uint32_t tables, akt_error *err)
{
    akt_near near = akt_near_start(value);
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const akt_field *field = tables & 1U << t ? find_field(condition, (akt_table)t) : NULL;
        if (field && can_hold(dataset, (akt_table)t, field, value, &near))
            return AKT_OK;
    }
    int size = (int)strcspn(condition, "=");
    if (!near.best && strncmp(condition, "id=", 3) == 0)
        return akt_error_set(err, AKT_EINVAL,
                             "there is no id '%s' here; 'aktorkart list' shows all ids", value);
    if (near.best)
        return akt_error_set(err, AKT_EINVAL, "%.*s is never '%s'; did you mean '%s'?", size,
                             condition, value, near.best);
    return akt_error_set(err, AKT_EINVAL,
                         "%.*s is never '%s'; 'aktorkart list --table taxonomy' shows the codes",
                         size, condition, value);
}

static akt_status check_values(const char *condition, const akt_dataset *dataset, uint32_t tables,
                               akt_error *err)
{
    akt_status status = AKT_OK;
    const char *values = strchr(condition, '=');
    while (status == AKT_OK && *values) {
        char value[LONGEST];
        size_t size = strcspn(++values, ",");
        snprintf(value, sizeof value, "%.*s", (int)(size < LONGEST ? size : LONGEST - 1), values);
        status = *value ? check_value(condition, value, dataset, tables, err) : AKT_OK;
        values += size;
    }
    return status;
}

static akt_status fail_empty(const char *what, const akt_conditions *conditions, akt_error *err)
{
    if (conditions->count == 1)
        return akt_error_set(err, AKT_EINVAL, "no %s meets the condition; try another", what);
    return akt_error_set(err, AKT_EINVAL, "no %s meets the conditions; take one away", what);
}

akt_status akt_conditions_check(const akt_conditions *conditions, const akt_dataset *dataset,
                                uint32_t tables, akt_error *err)
{
    for (size_t i = 0; i < conditions->count; i++) {
        const char *condition = conditions->items[i];
        const char *equals = strchr(condition, '=');
        if (!equals || equals == condition || !equals[1])
            return akt_error_set(err, AKT_EINVAL,
                                 "a condition is FIELD=VALUE, such as kind=ministry, not '%s'",
                                 condition);
        bool known = false;
        for (int t = 0; t < AKT_TABLE_COUNT; t++)
            known = known || (tables & 1U << t && find_field(condition, (akt_table)t));
        if (!known)
            return fail_field(condition, tables, err);
        akt_status status = check_values(condition, dataset, tables, err);
        if (status != AKT_OK)
            return status;
    }
    return AKT_OK;
}

akt_status akt_conditions_select(akt_refs *out, akt_pool *pool, const akt_conditions *conditions,
                                 const akt_dataset *dataset, akt_error *err)
{
    size_t all = 0, kept = 0;
    uint32_t mask = 0;
    *out = (akt_refs){NULL, 0};
    for (size_t t = 0; t < PARTY_TABLES; t++) {
        mask |= 1U << party_tables[t];
        all += akt_dataset_count(dataset, party_tables[t]);
    }
    akt_status status = akt_conditions_check(conditions, dataset, mask, err);
    akt_ref *refs = status == AKT_OK ? akt_pool_get(pool, (all + 1) * sizeof *refs) : NULL;
    if (!refs)
        return status == AKT_OK ? akt_error_memory(err) : status;
    for (size_t t = 0; t < PARTY_TABLES; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, party_tables[t]); i++)
            if (akt_conditions_hold(conditions, dataset, party_tables[t],
                                    akt_dataset_record(dataset, party_tables[t], i)))
                refs[kept++] = (akt_ref){party_tables[t], (int32_t)i};
    if (kept == 0)
        return fail_empty("actor, programme or forum", conditions, err);
    *out = (akt_refs){refs, kept};
    return AKT_OK;
}

akt_status akt_filter(akt_dataset **out, const akt_dataset *dataset,
                      const akt_conditions *conditions, akt_error *err)
{
    static const akt_table filtered[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES};
    bool *keep[AKT_TABLE_COUNT] = {NULL};
    size_t left = 0;
    bool failed = false;
    *out = NULL;
    akt_status status = akt_conditions_check(
        conditions, dataset, 1U << AKT_TABLE_ACTORS | 1U << AKT_TABLE_PROGRAMMES, err);
    if (status != AKT_OK)
        return status;
    for (size_t f = 0; !failed && f < sizeof filtered / sizeof *filtered; f++) {
        akt_table table = filtered[f];
        size_t count = akt_dataset_count(dataset, table);
        keep[table] = malloc(count + 1);
        failed = !keep[table];
        for (size_t i = 0; !failed && i < count; i++) {
            keep[table][i] = akt_conditions_hold(conditions, dataset, table,
                                                 akt_dataset_record(dataset, table, i));
            left += keep[table][i];
        }
    }
    if (!failed && left)
        *out = akt_dataset_select(dataset, keep);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        free(keep[t]);
    if (!failed && !left)
        return fail_empty("actor or programme", conditions, err);
    if (!*out)
        return akt_error_memory(err);
    akt_buffer words = AKT_BUFFER_INIT;
    for (size_t i = 0; i < conditions->count; i++)
        akt_buffer_format(&words, "%s%s", i > 0 ? ", " : "", conditions->items[i]);
    status = akt_selection__note(*out, &words, err);
    if (status != AKT_OK) {
        akt_dataset_free(*out);
        *out = NULL;
    }
    return status;
}
