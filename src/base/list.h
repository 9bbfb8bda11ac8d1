#ifndef AKT_BASE_LIST_H
#define AKT_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* A growing array of items of one size. The items lie side by side and may move when one is added;
 * cast `items` to the type. */
typedef struct akt_list {
    void *items;
    size_t count;
    size_t capacity;
    size_t item_size;
} akt_list;

#define AKT_LIST_OF(type) {NULL, 0, 0, sizeof(type)}

/* Room for one more item, set to zero, counted; NULL without memory. Amortised O(1). */
void *akt_list_add(akt_list *list);

/* Room for `more` items at once, uncounted; false without memory, the list as it was. */
bool akt_list_reserve(akt_list *list, size_t more);

/* Lists of const char *: whether the text is among them; O(count). */
bool akt_list_has_text(const akt_list *list, const char *text);

void akt_list_dispose(akt_list *list);

#endif
