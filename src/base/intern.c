#include "base/intern.h"

#include "base/large.h"

#include <stdlib.h>
#include <string.h>

/* The hash is kept beside the key: most keys that differ are told apart without a look at them, and the
 * table grows without one. A short key lies in its slot itself. */
typedef struct slot {
    union {
        const char *key;
        uint64_t word; /* a short one, zeros behind */
    } is;
    uint32_t mark; /* of its hash and whether it is short; 0 = the slot is free */
    uint32_t value;
} slot;

enum { SHORT = 8 };

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

/* Up to eight bytes as a word, zeros behind them. */
static uint64_t word_of(const char *key, size_t size)
{
    uint64_t word = 0;
    if (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && size >= 4)
        return four_bytes(key) | four_bytes(key + size - 4) << 8 * (size - 4);
    for (size_t i = 0; i < size; i++)
        word |= (uint64_t)(unsigned char)key[i] << 8 * i;
    return word;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0xBF58476D1CE4E5B9); /* of splitmix64 */
    return hash ^ hash >> 31;
}

/* A key as it is sought. */
typedef struct sought {
    const char *key;
    size_t size;
    uint64_t word; /* of its end */
    uint32_t mark;
} sought;

static sought seek(const char *key, size_t size)
{
    sought s = {key, size, 0, 0};
    uint64_t hash = size;
    for (; size > SHORT; key += SHORT, size -= SHORT)
        hash = mix(hash, word_of(key, SHORT));
    s.word = word_of(key, size);
    hash = mix(hash, s.word) * UINT64_C(0x94D049BB133111EB);
    s.mark = (uint32_t)(hash >> 32 | 2) & ~UINT32_C(1);
    s.mark |= s.size <= SHORT;
    return s;
}

/* Where a key of that mark is first looked for. */
static size_t place_of(uint32_t mark, size_t capacity)
{
    return mark >> 2 & (capacity - 1);
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

static bool is_key(const slot *at, const sought *s)
{
    if (at->mark != s->mark)
        return false;
    return s->size <= SHORT
               ? at->is.word == s->word
               : strncmp(at->is.key, s->key, s->size) == 0 && at->is.key[s->size] == '\0';
}

/* Where the key is, or would be. */
static slot *find_slot(const akt_intern *table, const sought *s)
{
    size_t at = place_of(s->mark, table->capacity);
    while (table->slots[at].mark && !is_key(&table->slots[at], s))
        at = (at + 1) & (table->capacity - 1);
    return &table->slots[at];
}

uint32_t akt_intern_find_bytes(const akt_intern *table, const char *key, size_t size)
{
    const sought s = seek(key, size);
    const slot *found = find_slot(table, &s);
    return found->mark ? found->value : AKT_INTERN_NONE;
}

uint32_t akt_intern_find(const akt_intern *table, const char *key)
{
    return akt_intern_find_bytes(table, key, strlen(key));
}

void akt_intern_expect(const akt_intern *table, const char *key)
{
    __builtin_prefetch(&table->slots[place_of(seek(key, strlen(key)).mark, table->capacity)]);
}

static bool resize(akt_intern *table, size_t capacity)
{
    slot *slots = calloc(capacity, sizeof *slots);
    if (!slots)
        return false;
    akt_large_hint(slots, capacity * sizeof *slots);
    for (size_t i = 0; i < table->capacity; i++) {
        if (!table->slots[i].mark)
            continue;
        size_t at = place_of(table->slots[i].mark, capacity);
        while (slots[at].mark)
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
    const sought s = seek(key, strlen(key));
    if (!akt_intern_reserve(table, 1))
        return AKT_INTERN_NONE;
    slot *found = find_slot(table, &s);
    if (!found->mark) {
        *found = (slot){.is.key = key, .mark = s.mark, .value = value};
        if (s.size <= SHORT)
            found->is.word = s.word;
        table->count++;
    }
    return found->value;
}
