#ifndef AKT_BASE_POOL_H
#define AKT_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>

/* Memory that is given back all at once. Everything handed out lives as long as the pool. */
typedef struct akt_pool akt_pool;

akt_pool *akt_pool_new(void); /* NULL without memory */
void akt_pool_free(akt_pool *pool);

/* A pool of its own that keeps another alive until it is itself freed: what it holds may point into
 * that one. NULL without memory, or where pool is. */
akt_pool *akt_pool_upon(akt_pool *pool);

/* size bytes set to zero, aligned for any type; NULL without memory. */
void *akt_pool_get(akt_pool *pool, size_t size);

/* A terminated copy of size bytes; NULL without memory. */
char *akt_pool_text(akt_pool *pool, const char *text, size_t size);

/* Whether memory was ever lacking for something meant for the pool. akt_pool_fail says that it was,
 * elsewhere than in the two above. */
bool akt_pool_has_failed(const akt_pool *pool);
void akt_pool_fail(akt_pool *pool);

#endif
