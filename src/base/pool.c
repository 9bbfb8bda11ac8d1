#include "base/pool.h"

#include <stdalign.h>
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
    size_t holders;
    bool failed;
};

enum { BLOCK_BYTES = 32768 };

akt_pool *akt_pool_new(void)
{
    akt_pool *pool = calloc(1, sizeof *pool);
    if (pool)
        pool->holders = 1;
    return pool;
}

akt_pool *akt_pool_upon(akt_pool *pool)
{
    akt_pool *upon = pool ? akt_pool_new() : NULL;
    if (upon) {
        upon->below = pool;
        pool->holders++;
    }
    return upon;
}

void akt_pool_free(akt_pool *pool)
{
    while (pool && --pool->holders == 0) {
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

static block *find_room(akt_pool *pool, size_t need)
{
    block *b = pool->blocks;
    return b && b->capacity - b->used >= need ? b : add_block(pool, need);
}

void *akt_pool_get(akt_pool *pool, size_t size)
{
    const size_t unit = alignof(max_align_t);
    size_t need = (size + unit - 1) / unit * unit;
    block *b = size > SIZE_MAX - sizeof(block) - unit ? NULL : find_room(pool, need);
    if (!b) {
        pool->failed = true;
        return NULL;
    }
    void *memory = b->bytes + b->used;
    b->used += need;
    return memset(memory, 0, need);
}

char *akt_pool_text(akt_pool *pool, const char *text, size_t size)
{
    char *copy = akt_pool_get(pool, size + 1);
    if (copy && size)
        memcpy(copy, text, size);
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
