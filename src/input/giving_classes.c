#include "input/giving_internal.h"

#include <stdio.h>
#include <string.h>

enum { PLACES_TOLD = 3 };

static akt_giving_class *class_of(akt_giving_classes *classes, akt_fault fault, const char *what)
{
    akt_giving_class *items = classes->items.items;
    for (size_t i = 0; i < classes->items.count; i++)
        if (items[i].fault == fault && strcmp(items[i].what, what) == 0)
            return &items[i];
    akt_giving_class *added = akt_list_add(&classes->items);
    classes->failed = classes->failed || !added;
    if (added)
        *added = (akt_giving_class){.fault = fault, .what = what, .places = AKT_BUFFER_INIT};
    return added;
}

void akt_giving__count(akt_giving_classes *classes, akt_fault fault, const char *what, size_t grant,
                       size_t offset)
{
    akt_giving_class *class = class_of(classes, fault, what);
    size_t line, column;
    if (!class || class->last == grant)
        return;
    class->last = grant;
    class->offset = class->count ? class->offset : offset;
    if (class->count++ >= PLACES_TOLD)
        return;
    akt_text_file_place(classes->file, offset, &line, &column);
    akt_buffer_format(&class->places, "%s%zu:%zu", class->places.size ? ", " : "", line, column);
}

void akt_giving__tell(akt_giving_classes *classes, size_t grants, akt_diagnostics *faults)
{
    const akt_giving_class *items = classes->items.items;
    for (size_t i = 0; i < classes->items.count; i++) {
        char count[24], share[24];
        size_t percent = grants ? (items[i].count * 100 + grants / 2) / grants : 0;
        snprintf(count, sizeof count, "%zu", items[i].count);
        snprintf(share, sizeof share, percent ? "%zu %%" : "< 1 %%", percent);
        const char *const args[4] = {count, share, akt_buffer_text(&items[i].places), items[i].what};
        akt_text_file_fault(classes->file, faults, items[i].fault, items[i].offset, NULL, args);
        faults->failed = faults->failed || items[i].places.failed;
    }
    faults->failed = faults->failed || classes->failed;
}

void akt_giving__dispose(akt_giving_classes *classes)
{
    akt_giving_class *items = classes->items.items;
    for (size_t i = 0; i < classes->items.count; i++)
        akt_buffer_dispose(&items[i].places);
    akt_list_dispose(&classes->items);
}
