#include "parse/diagnostic.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *code;
    akt_level level;
} rows[AKT_FAULT_COUNT] = {
#define AKT_FAULT(id, code, level) {code, AKT_LEVEL_##level},
#include "parse/faults.def"
#undef AKT_FAULT
};

const char *akt_fault_code(akt_fault fault)
{
    return rows[fault].code;
}

akt_level akt_fault_level(akt_fault fault)
{
    return rows[fault].level;
}

const char *akt_level_name(akt_level level)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[level];
}

void akt_diagnostics_init(akt_diagnostics *faults)
{
    *faults = (akt_diagnostics){.list = AKT_LIST_OF(akt_diagnostic), .pool = akt_pool_new()};
    faults->failed = faults->pool == NULL;
}

void akt_diagnostics_dispose(akt_diagnostics *faults)
{
    akt_list_dispose(&faults->list);
    akt_pool_free(faults->pool);
    *faults = (akt_diagnostics){.list = AKT_LIST_OF(akt_diagnostic)};
}

static const char *keep(akt_diagnostics *faults, const char *text)
{
    if (!text)
        return NULL;
    const char *copy = akt_pool_text(faults->pool, text, strlen(text));
    faults->failed = faults->failed || !copy;
    return copy;
}

bool akt_diagnostics_wants(const akt_diagnostics *faults, akt_fault fault)
{
    return akt_fault_level(fault) >= faults->least;
}

/* Most are told of the file of the one before. */
static const char *keep_file(akt_diagnostics *faults, const char *file)
{
    const akt_diagnostic *all = faults->list.items;
    const char *before = faults->list.count > 1 ? all[faults->list.count - 2].file : NULL;
    return before && file && strcmp(before, file) == 0 ? before : keep(faults, file);
}

void akt_diagnostics_add(akt_diagnostics *faults, const akt_diagnostic *diagnostic)
{
    if (faults->failed || !akt_diagnostics_wants(faults, diagnostic->fault))
        return;
    akt_diagnostic *added = akt_list_add(&faults->list);
    if (!added) {
        faults->failed = true;
        return;
    }
    *added = *diagnostic;
    added->number = faults->list.count - 1;
    added->step = faults->step;
    added->file = keep_file(faults, diagnostic->file);
    added->pointer = keep(faults, diagnostic->pointer);
    for (size_t i = 0; i < sizeof added->args / sizeof *added->args; i++)
        added->args[i] = keep(faults, diagnostic->args[i]);
    faults->counts[akt_fault_level(diagnostic->fault)]++;
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int by_place(const void *left, const void *right)
{
    const akt_diagnostic *a = left, *b = right;
    int order = compare_text(a->file, b->file);
    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    if (order == 0)
        order = (a->column > b->column) - (a->column < b->column);
    if (order == 0)
        order = (a->fault > b->fault) - (a->fault < b->fault);
    if (order == 0)
        order = compare_text(a->pointer, b->pointer);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

void akt_diagnostics_sort(akt_diagnostics *faults)
{
    if (faults->list.count)
        qsort(faults->list.items, faults->list.count, sizeof(akt_diagnostic), by_place);
}

const akt_diagnostic *akt_diagnostics_items(const akt_diagnostics *faults, size_t *count)
{
    *count = faults->list.count;
    return faults->list.items;
}

bool akt_diagnostics_has_errors(const akt_diagnostics *faults)
{
    return faults->counts[AKT_LEVEL_ERROR] > 0;
}
