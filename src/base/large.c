#define _DEFAULT_SOURCE /* madvise */

#include "base/large.h"

#include <stdint.h>
#include <sys/mman.h>

enum { LARGE_PAGE = 1 << 21, WORTH_IT = 2 * LARGE_PAGE };

void akt_large_hint(void *memory, size_t size)
{
#ifdef MADV_HUGEPAGE
    uintptr_t start = ((uintptr_t)memory + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    uintptr_t end = ((uintptr_t)memory + size) / LARGE_PAGE * LARGE_PAGE;
    if (memory && size >= WORTH_IT && start < end)
        madvise((void *)start, end - start, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)size;
#endif
}
