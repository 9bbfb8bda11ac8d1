#include "base/pool.h"

#include <stdalign.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct block {
    struct block *next;
    size_t used;
    size_t capacity;
    alignas(max_align_t) unsigned char bytes[];
} block;

struct akt_pool {
    akt_pool *below; /* kept alive; or NULL */
    block *blocks;
    atomic_size_t holders; /* those upon it may be in other threads */
    bool failed;
};

enum { BLOCK_BYTES = 32768 };

akt_pool *akt_pool_new(void)
{
    akt_pool *pool = calloc(1, sizeof *pool);
    if (pool)
        atomic_init(&pool->holders, 1);
    return pool;
}

akt_pool *akt_pool_upon(akt_pool *pool)
{
    akt_pool *upon = pool ? akt_pool_new() : NULL;
    if (upon) {
        upon->below = pool;
        atomic_fetch_add(&pool->holders, 1);
    }
    return upon;
}

void akt_pool_free(akt_pool *pool)
{
    while (pool && atomic_fetch_sub(&pool->holders, 1) == 1) {
        akt_pool *below = pool->below;
        for (block *b = pool->blocks; b;) {
            block *next = b->next;
            free(b);
            b = next;
        }
        free(pool);
        pool = below;
    }
}

static block *add_block(akt_pool *pool, size_t size)
{
    size_t capacity = size > BLOCK_BYTES ? size : BLOCK_BYTES;
    block *b = malloc(sizeof *b + capacity);
    if (!b)
        return NULL;
    b->used = 0;
    b->capacity = capacity;
    b->next = pool->blocks;
    pool->blocks = b;
    return b;
}

/* Where `size` bytes may begin in the block in use, or in a new one; NULL without memory. */
static void *take(akt_pool *pool, size_t size, size_t unit)
{
    block *b = pool->blocks;
    size_t at = b ? (b->used + unit - 1) / unit * unit : 0;
    if (size > SIZE_MAX - sizeof(block))
        b = NULL;
    else if (!b || at > b->capacity || b->capacity - at < size) {
        b = add_block(pool, size);
        at = 0;
    }
    if (!b) {
        pool->failed = true;
        return NULL;
    }
    b->used = at + size;
    return b->bytes + at;
}

void *akt_pool_get(akt_pool *pool, size_t size)
{
    void *memory = take(pool, size, alignof(max_align_t));
    return memory ? memset(memory, 0, size) : NULL;
}

/* Texts lie side by side, unaligned. */
char *akt_pool_text(akt_pool *pool, const char *text, size_t size)
{
    char *copy = size < SIZE_MAX ? take(pool, size + 1, 1) : NULL;
    if (!copy) {
        pool->failed = true;
        return NULL;
    }
    if (size)
        memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

bool akt_pool_has_failed(const akt_pool *pool)
{
    return pool->failed;
}

void akt_pool_fail(akt_pool *pool)
{
    pool->failed = true;
}
