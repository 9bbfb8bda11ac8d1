#include "base/list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *akt_list_add(akt_list *list)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 16;
        if (capacity > SIZE_MAX / list->item_size)
            return NULL;
        void *items = realloc(list->items, capacity * list->item_size);
        if (!items)
            return NULL;
        list->items = items;
        list->capacity = capacity;
    }
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
