#include "output/xlsx_internal.h"

#include "base/library.h"

bool akt_xlsx_library__open(akt_xlsx_library *out)
{
    void *library;
    bool good = akt_library_open(&library, AKT_XLSXWRITER, NULL) == AKT_OK;
#define FIND(name) good = good && akt_library_find(library, #name, &out->name, sizeof out->name);
    AKT_XLSX_FUNCTIONS(FIND)
#undef FIND
    return good;
}
