#include "base/list.h"

#include "base/large.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool resize(akt_list *list, size_t capacity)
{
    void *items = capacity > SIZE_MAX / list->item_size
                      ? NULL
                      : realloc(list->items, capacity * list->item_size);
    if (!items)
        return false;
    akt_large_hint(items, capacity * list->item_size);
    list->items = items;
    list->capacity = capacity;
    return true;
}

bool akt_list_reserve(akt_list *list, size_t more)
{
    if (more <= list->capacity - list->count)
        return true;
    return more <= SIZE_MAX - list->count && resize(list, list->count + more);
}

void *akt_list_add(akt_list *list)
{
    bool is_full = list->count == list->capacity;
    if (is_full && !resize(list, list->capacity ? list->capacity * 2 : 16))
        return NULL;
    char *item = (char *)list->items + list->count++ * list->item_size;
    return memset(item, 0, list->item_size);
}

bool akt_list_has_text(const akt_list *list, const char *text)
{
    const char *const *items = list->items;
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(items[i], text) == 0)
            return true;
    return false;
}

void akt_list_dispose(akt_list *list)
{
    free(list->items);
    *list = (akt_list){NULL, 0, 0, list->item_size};
}
