#include "base/intern.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct slot {
    const char *key;
    uint32_t value;
} slot;

struct akt_intern {
    slot *slots;
    size_t capacity; /* a power of two */
    size_t count;
};

/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
static size_t hash(const char *key)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *key; key++)
        h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
    return (size_t)(h ^ h >> 32);
}

akt_intern *akt_intern_new(void)
{
    akt_intern *table = calloc(1, sizeof *table);
    if (!table)
        return NULL;
    table->capacity = 64;
    table->slots = calloc(table->capacity, sizeof *table->slots);
    if (!table->slots) {
        free(table);
        return NULL;
    }
    return table;
}

void akt_intern_free(akt_intern *table)
{
    if (!table)
        return;
    free(table->slots);
    free(table);
}

static slot *find_slot(slot *slots, size_t capacity, const char *key)
{
    size_t at = hash(key) & (capacity - 1);
    while (slots[at].key && strcmp(slots[at].key, key) != 0)
        at = (at + 1) & (capacity - 1);
    return &slots[at];
}

uint32_t akt_intern_find(const akt_intern *table, const char *key)
{
    const slot *found = find_slot(table->slots, table->capacity, key);
    return found->key ? found->value : AKT_INTERN_NONE;
}

static bool grow(akt_intern *table)
{
    size_t capacity = table->capacity * 2;
    slot *slots = calloc(capacity, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i].key)
            *find_slot(slots, capacity, table->slots[i].key) = table->slots[i];
    free(table->slots);
    table->slots = slots;
    table->capacity = capacity;
    return true;
}

uint32_t akt_intern_add(akt_intern *table, const char *key, uint32_t value)
{
    if ((table->count + 1) * 2 > table->capacity && !grow(table))
        return AKT_INTERN_NONE;
    slot *found = find_slot(table->slots, table->capacity, key);
    if (!found->key) {
        *found = (slot){key, value};
        table->count++;
    }
    return found->value;
}
