#include "parse/zip_library_internal.h"

#include "base/library.h"

akt_status akt_zip_library__open(akt_zip_library *out, akt_error *err)
{
    void *library;
    akt_status status = akt_library_open(&library, AKT_LIBZIP, err);
    bool good = status == AKT_OK;
#define FIND(name) good = good && akt_library_find(library, #name, &out->name, sizeof out->name);
    AKT_ZIP_FUNCTIONS(FIND)
#undef FIND
    if (status == AKT_OK && !good)
        return akt_error_set(err, AKT_EINTERNAL, "%s lacks a function", AKT_LIBZIP);
    return status;
}
