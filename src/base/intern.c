#include "base/intern.h"

#include "base/large.h"

#include <stdlib.h>
#include <string.h>

/* The hash is kept beside the key: most keys that differ are told apart without a look at them, and the
 * table grows without one. */
typedef struct slot {
    const char *key;
    uint32_t hash;
    uint32_t value;
} slot;

struct akt_intern {
    slot *slots;
    size_t capacity; /* a power of two */
    size_t count;
};

enum { FEWEST_SLOTS = 64 };

static uint64_t four_bytes(const char *key)
{
    uint32_t word;
    memcpy(&word, key, sizeof word);
    return word;
}

/* Up to eight bytes as a word; texts of one length that differ give words that differ. */
static uint64_t word_of(const char *key, size_t size)
{
    if (size >= 4)
        return four_bytes(key) << 32 | four_bytes(key + size - 4);
    uint64_t word = 0;
    for (size_t i = 0; i < size; i++)
        word = word << 8 | (unsigned char)key[i];
    return word;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0xBF58476D1CE4E5B9); /* of splitmix64 */
    return hash ^ hash >> 31;
}

static uint32_t hash_of(const char *key, size_t size)
{
    uint64_t hash = size;
    for (; size > 8; key += 8, size -= 8)
        hash = mix(hash, word_of(key, 8));
    hash = mix(hash, word_of(key, size)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)(hash >> 32);
}

akt_intern *akt_intern_new(void)
{
    akt_intern *table = calloc(1, sizeof *table);
    if (!table)
        return NULL;
    table->capacity = FEWEST_SLOTS;
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

static bool is_key(const slot *at, const char *key, size_t size, uint32_t hash)
{
    return at->hash == hash && strncmp(at->key, key, size) == 0 && at->key[size] == '\0';
}

/* Where the key is, or would be. */
static slot *find_slot(const akt_intern *table, const char *key, size_t size, uint32_t hash)
{
    size_t at = hash & (table->capacity - 1);
    while (table->slots[at].key && !is_key(&table->slots[at], key, size, hash))
        at = (at + 1) & (table->capacity - 1);
    return &table->slots[at];
}

uint32_t akt_intern_find_bytes(const akt_intern *table, const char *key, size_t size)
{
    const slot *found = find_slot(table, key, size, hash_of(key, size));
    return found->key ? found->value : AKT_INTERN_NONE;
}

uint32_t akt_intern_find(const akt_intern *table, const char *key)
{
    return akt_intern_find_bytes(table, key, strlen(key));
}

void akt_intern_expect(const akt_intern *table, const char *key)
{
    __builtin_prefetch(&table->slots[hash_of(key, strlen(key)) & (table->capacity - 1)]);
}

static bool resize(akt_intern *table, size_t capacity)
{
    slot *slots = calloc(capacity, sizeof *slots);
    if (!slots)
        return false;
    akt_large_hint(slots, capacity * sizeof *slots);
    for (size_t i = 0; i < table->capacity; i++) {
        if (!table->slots[i].key)
            continue;
        size_t at = table->slots[i].hash & (capacity - 1);
        while (slots[at].key)
            at = (at + 1) & (capacity - 1);
        slots[at] = table->slots[i];
    }
    free(table->slots);
    table->slots = slots;
    table->capacity = capacity;
    return true;
}

/* At most five slots of eight are taken. */
bool akt_intern_reserve(akt_intern *table, size_t more)
{
    size_t capacity = table->capacity;
    while (more > capacity / 8 * 5 - table->count && capacity <= SIZE_MAX / 4)
        capacity *= 2;
    return capacity == table->capacity || resize(table, capacity);
}

uint32_t akt_intern_add(akt_intern *table, const char *key, uint32_t value)
{
    size_t size = strlen(key);
    uint32_t hash = hash_of(key, size);
    if (!akt_intern_reserve(table, 1))
        return AKT_INTERN_NONE;
    slot *found = find_slot(table, key, size, hash);
    if (!found->key) {
        *found = (slot){key, hash, value};
        table->count++;
    }
    return found->value;
}
