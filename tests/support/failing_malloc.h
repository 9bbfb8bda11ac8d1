#ifndef AKT_TESTS_SUPPORT_FAILING_MALLOC_H
#define AKT_TESTS_SUPPORT_FAILING_MALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* Takes the place of malloc, calloc, realloc and free in the whole program (libraries too; strdup
 * calls malloc), so that one allocation can be made to fail and those that are not given back are
 * counted; qsort's own are never refused, since it does without. Stands only where the C library is
 * glibc and no sanitizer has taken the place itself. */

/* Whether it stands. Where it does not, nothing ever fails and nothing is counted: skip, with a
 * word. */
bool akt_failing_malloc_stands(void);

/* Lets the n-th allocation from here (0 = the next) fail, once. */
void akt_failing_malloc_arm(size_t n);

/* Lets no more fail. Whether one did since it was armed. */
bool akt_failing_malloc_disarm(void);

/* Whether that one was asked for by this program itself, not by a library. */
bool akt_failing_malloc_was_own(void);

/* How many blocks are held now. */
size_t akt_failing_malloc_held(void);

#endif
