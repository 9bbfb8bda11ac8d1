#include "output/xlsx_internal.h"

#include <dlfcn.h>
#include <string.h>

static bool find(void *library, const char *name, void *function, size_t size)
{
    void *symbol = dlsym(library, name);
    memcpy(function, &symbol, size);
    return symbol != NULL;
}

bool akt_xlsx_library__open(akt_xlsx_library *out)
{
    void *library = dlopen(AKT_XLSXWRITER, RTLD_LAZY | RTLD_LOCAL);
    bool good = library != NULL;
#define FIND(name) good = good && find(library, #name, &out->name, sizeof out->name);
    AKT_XLSX_FUNCTIONS(FIND)
#undef FIND
    return good;
}
