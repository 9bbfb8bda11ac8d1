#ifndef AKT_BASE_LIBRARY_H
#define AKT_BASE_LIBRARY_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Shared libraries that few commands need, loaded when one does: every start is spared the time. */

/* The library of that file name, such as "libglpk.so.40", its names seen by nobody else. AKT_ENOMEM
 * without memory; AKT_EINTERNAL, with the loader's words, where it cannot be loaded. It stays for as
 * long as the program runs. */
akt_status akt_library_open(void **out, const char *name, akt_error *err);

/* Sets the pointer to a function (of size bytes, at `function`) to the one of that name; whether the
 * library has it. */
bool akt_library_find(void *library, const char *name, void *function, size_t size);

#endif
