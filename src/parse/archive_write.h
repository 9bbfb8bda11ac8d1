#ifndef AKT_PARSE_ARCHIVE_WRITE_H
#define AKT_PARSE_ARCHIVE_WRITE_H

#include "base/buffer.h"

/* A file in a zip file; borrowed. */
typedef struct akt_archive_part {
    const char *name; /* UTF-8, with / between folders; each once */
    const char *bytes;
    size_t size;
} akt_archive_part;

/* Adds the parts, in the order given, as a zip file to out: the same bytes whenever and wherever, all
 * of 1 January 1980. libzip is loaded when it is needed. AKT_ENOMEM; AKT_EINTERNAL, with libzip's
 * words, where it cannot be loaded or refuses. O(bytes); everything packed lies in memory once more. */
akt_status akt_archive_write(akt_buffer *out, const akt_archive_part *parts, size_t count,
                             akt_error *err);

#endif
