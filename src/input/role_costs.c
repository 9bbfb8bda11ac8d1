#include "input/role_costs.h"

#include "input/edit_record.h"
#include "model/builder.h"

#include <math.h>

/* A line as it is read. */
typedef struct line {
    akt_ref holder;
    int32_t role;
    int32_t area;
    double cost;
} line;

#define PARTIES (1 << AKT_TABLE_ACTORS | 1 << AKT_TABLE_PROGRAMMES | 1 << AKT_TABLE_FORUMS)

static const akt_field fields[] = {
    {"holder", AKT_FIELD_REF, offsetof(line, holder), false, PARTIES, NULL},
    {"role", AKT_FIELD_CODE, offsetof(line, role), false, AKT_VOCABULARY_ROLES, NULL},
    {"area", AKT_FIELD_CODE, offsetof(line, area), false, AKT_VOCABULARY_AREAS, NULL},
    {"cost", AKT_FIELD_NUMBER, offsetof(line, cost), true, 0, NULL},
};
static const akt_schema schema = {"costs", sizeof(line), fields, sizeof fields / sizeof *fields,
                                  false};

typedef struct reading {
    akt_text_file file;
    akt_dataset *dataset;
    akt_diagnostics *faults;
    akt_pool *pool; /* of what is read on the way */
} reading;

static void tell(const reading *r, akt_fault fault, size_t offset, const char *pointer)
{
    const char *args[4] = {"cost", NULL, NULL, NULL};
    akt_text_file_fault(&r->file, r->faults, fault, offset, pointer, args);
}

/* Where the list of costs begins; 0 after a fault. */
static size_t find_list(const reading *r)
{
    const char *text = r->file.text;
    size_t start = akt_json_skip_space(text, 0);
    size_t list = text[start] == '{' ? akt_json_locate(text, start, "/costs") : start;
    if (list != start && text[list] == '[')
        return list;
    tell(r, AKT_FAULT_NO_COSTS, list, NULL);
    return 0;
}

static void check_keys(const reading *r)
{
    akt_json_cursor members = akt_json_enter(r->file.text, 0);
    while (akt_json_next(&members)) {
        const char *name = akt_pool_text(r->pool, members.key, members.key_size);
        const char *args[4] = {name, NULL, "costs, title, $schema", NULL};
        bool known = akt_json_key_is(&members, "costs") || akt_json_key_is(&members, "title") ||
                     akt_json_key_is(&members, "$schema");
        if (!known)
            akt_text_file_fault(&r->file, r->faults, AKT_FAULT_UNKNOWN_KEY,
                                (size_t)(members.key - r->file.text) - 1, NULL, args);
    }
}

static akt_status read_line(const reading *r, const akt_json_cursor *item, akt_role_cost *out)
{
    line own;
    akt_buffer pointer = AKT_BUFFER_INIT;
    akt_buffer_format(&pointer, "/costs/%zu", item->index);
    const akt_object_text text = {&r->file, item->value, akt_buffer_settle(&pointer, r->pool),
                                  NULL};
    if (r->file.text[item->value] != '{') {
        const char *args[4] = {"costs", NULL, NULL, NULL};
        akt_text_file_fault(&r->file, r->faults, AKT_FAULT_WANTS_OBJECT, item->value, text.pointer,
                            args);
        return AKT_EDATA;
    }
    akt_status status = akt_input_read_object(r->dataset, &schema, &text, r->faults, &own);
    if (status != AKT_OK)
        return status;
    if (!(own.cost >= 0 && own.cost <= AKT_ROLE_COST_MOST && floor(own.cost) == own.cost)) {
        tell(r, AKT_FAULT_COST_RANGE, akt_json_locate(r->file.text, item->value, "/cost"),
             text.pointer);
        return AKT_EDATA;
    }
    *out = (akt_role_cost){own.holder, own.role, own.area, (int32_t)own.cost};
    return AKT_OK;
}

/* Every line is tried, so that all faults are told at once. */
static akt_status read_lines(const reading *r, size_t list, akt_role_costs *out)
{
    size_t count = 0;
    for (akt_json_cursor items = akt_json_enter(r->file.text, list); akt_json_next(&items);)
        count++;
    akt_role_cost *lines = akt_pool_get(akt_dataset_pool(r->dataset), (count + 1) * sizeof *lines);
    akt_status worst = lines ? AKT_OK : AKT_ENOMEM;
    akt_json_cursor items = akt_json_enter(r->file.text, list);
    while (worst != AKT_ENOMEM && akt_json_next(&items)) {
        akt_status status = read_line(r, &items, &lines[items.index]);
        worst = status == AKT_OK ? worst : status;
    }
    *out = (akt_role_costs){lines, count};
    return worst;
}

static akt_status read(reading *r, const char *path, akt_role_costs *out, akt_error *err)
{
    akt_status status = akt_text_file_read(&r->file, path, r->pool, err);
    if (status == AKT_OK)
        status = akt_json_check(&r->file, r->faults);
    if (status != AKT_OK)
        return status;
    size_t list = find_list(r);
    if (list == 0)
        return AKT_EDATA;
    check_keys(r);
    status = read_lines(r, list, out);
    return status == AKT_OK && akt_diagnostics_has_errors(r->faults) ? AKT_EDATA : status;
}

akt_status akt_role_costs_read(akt_role_costs *out, const char *path, akt_dataset *dataset,
                               akt_diagnostics *faults, akt_error *err)
{
    reading r = {.dataset = dataset, .faults = faults, .pool = akt_pool_new()};
    *out = (akt_role_costs){0};
    if (!r.pool)
        return akt_error_memory(err);
    akt_status status = read(&r, path, out, err);
    bool failed = faults->failed || akt_pool_has_failed(r.pool);
    akt_diagnostics_sort(faults);
    akt_pool_free(r.pool);
    if (status == AKT_ENOMEM || failed)
        status = akt_error_memory(err);
    if (status == AKT_EDATA)
        akt_error_set(err, AKT_EDATA, "%s: faults in the costs", path);
    if (status != AKT_OK)
        *out = (akt_role_costs){0};
    return status;
}
