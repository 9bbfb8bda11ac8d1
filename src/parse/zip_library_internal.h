#ifndef AKT_PARSE_ZIP_LIBRARY_INTERNAL_H
#define AKT_PARSE_ZIP_LIBRARY_INTERNAL_H

#include "base/status.h"

#include <zip.h>

/* What is called of libzip, which is loaded when it is needed. */

#define AKT_ZIP_FUNCTIONS(X)                                                                       \
    X(zip_close)                                                                                   \
    X(zip_discard)                                                                                 \
    X(zip_error_fini)                                                                              \
    X(zip_error_strerror)                                                                          \
    X(zip_fclose)                                                                                  \
    X(zip_file_add)                                                                                \
    X(zip_file_get_error)                                                                          \
    X(zip_file_set_dostime)                                                                        \
    X(zip_fopen_index)                                                                             \
    X(zip_fread)                                                                                   \
    X(zip_get_error)                                                                               \
    X(zip_name_locate)                                                                             \
    X(zip_open_from_source)                                                                        \
    X(zip_source_buffer_create)                                                                    \
    X(zip_source_close)                                                                            \
    X(zip_source_free)                                                                             \
    X(zip_source_keep)                                                                             \
    X(zip_source_open)                                                                             \
    X(zip_source_read)                                                                             \
    X(zip_stat_index)

typedef struct akt_zip_library {
#define AKT_ZIP_MEMBER(name) __typeof__(name) *name;
    AKT_ZIP_FUNCTIONS(AKT_ZIP_MEMBER)
#undef AKT_ZIP_MEMBER
} akt_zip_library;

/* It stays for as long as the program runs. AKT_ENOMEM, or AKT_EINTERNAL where it is not there. */
akt_status akt_zip_library__open(akt_zip_library *out, akt_error *err);

#endif
