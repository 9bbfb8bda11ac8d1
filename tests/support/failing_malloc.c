#define _GNU_SOURCE /* dladdr, qsort_r */

#include "support/failing_malloc.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED
#endif

static struct {
    bool armed;
    bool failed;
    size_t left; /* allocations until the one that fails */
    size_t held;
    const void *asker; /* of the one that failed */
} state;

void akt_failing_malloc_arm(size_t n)
{
    state.left = n;
    state.failed = false;
    state.armed = true;
}

bool akt_failing_malloc_disarm(void)
{
    state.armed = false;
    return state.failed;
}

bool akt_failing_malloc_was_own(void)
{
    Dl_info asker, own;
    return state.failed && dladdr(state.asker, &asker) && dladdr(&state, &own) &&
           asker.dli_fbase == own.dli_fbase;
}

size_t akt_failing_malloc_held(void)
{
    return state.held;
}

#if defined(__GLIBC__) && !defined(SANITIZED)

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void __libc_free(void *memory);

bool akt_failing_malloc_stands(void)
{
    return true;
}

static _Thread_local bool is_sorting;

static bool is_refused(const void *asker)
{
    if (!state.armed || is_sorting || state.left-- > 0)
        return false;
    state.armed = false;
    state.failed = true;
    state.asker = asker;
    errno = ENOMEM;
    return true;
}

static void *count(void *memory)
{
    state.held += memory != NULL;
    return memory;
}

void *malloc(size_t size)
{
    return is_refused(__builtin_return_address(0)) ? NULL : count(__libc_malloc(size));
}

void *calloc(size_t items, size_t size)
{
    return is_refused(__builtin_return_address(0)) ? NULL : count(__libc_calloc(items, size));
}

void *realloc(void *memory, size_t size)
{
    if (is_refused(__builtin_return_address(0)))
        return NULL;
    return memory ? __libc_realloc(memory, size) : count(__libc_malloc(size));
}

void free(void *memory)
{
    state.held -= memory != NULL;
    __libc_free(memory);
}

typedef int comparison(const void *, const void *);

/* What the comparison itself asks for is refused as anything else. */
static int compare(const void *a, const void *b, void *by)
{
    is_sorting = false;
    int order = (*(comparison **)by)(a, b);
    is_sorting = true;
    return order;
}

/* The C library's asks for memory, and does without where it is refused. */
void qsort(void *items, size_t count_of, size_t size, comparison *by)
{
    is_sorting = true;
    qsort_r(items, count_of, size, compare, &by);
    is_sorting = false;
}

#else

bool akt_failing_malloc_stands(void)
{
    return false;
}

#endif
