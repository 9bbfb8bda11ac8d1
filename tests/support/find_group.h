#ifndef AKT_TESTS_SUPPORT_FIND_GROUP_H
#define AKT_TESTS_SUPPORT_FIND_GROUP_H

#include "diagram/drawing.h"

#include <string.h>

/* The item that opens the group of that id; NULL where there is none. */
static inline const akt_item *akt_find_group(const akt_drawing *drawing, const char *id)
{
    size_t count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == AKT_ITEM_GROUP && items[i].id && strcmp(items[i].id, id) == 0)
            return &items[i];
    return NULL;
}

#endif
