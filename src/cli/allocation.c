#include "base/memory.h"

#include <stddef.h>

/* The linker puts these in the place of malloc, calloc and realloc in all that is linked into the
 * program (LINKER:--wrap): what is refused is noted, for the sentence that tells of it. */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size)
{
    void *memory = __real_malloc(size);
    if (!memory && size)
        akt_memory_refused(size);
    return memory;
}

void *__wrap_calloc(size_t count, size_t size)
{
    void *memory = __real_calloc(count, size);
    if (!memory && count && size)
        akt_memory_refused(count * size);
    return memory;
}

void *__wrap_realloc(void *memory, size_t size)
{
    void *moved = __real_realloc(memory, size);
    if (!moved && size)
        akt_memory_refused(size);
    return moved;
}
