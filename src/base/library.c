#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

akt_status akt_library_open(void **out, const char *name, akt_error *err)
{
    *out = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    if (*out)
        return AKT_OK;
    const char *why = dlerror();
    if (!why || strstr(why, "memory"))
        return akt_error_memory(err);
    return akt_error_set(err, AKT_EINTERNAL, "the library %s cannot be loaded: %s", name, why);
}

bool akt_library_find(void *library, const char *name, void *function, size_t size)
{
    void *symbol = dlsym(library, name);
    memcpy(function, &symbol, size);
    return symbol != NULL;
}
