#ifndef AKT_PARSE_ARCHIVE_H
#define AKT_PARSE_ARCHIVE_H

#include "base/buffer.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Zip files in memory, read part by part, on libzip (loaded when it is needed). */

typedef struct akt_archive akt_archive;

/* What came of an attempt to read. */
typedef enum akt_archive_state {
    AKT_ARCHIVE_GOOD,
    AKT_ARCHIVE_ABSENT, /* there is no such part */
    AKT_ARCHIVE_BROKEN, /* not a zip file, cut off, or damaged; or libzip lacked memory to find out */
    AKT_ARCHIVE_LOCKED,    /* encrypted */
    AKT_ARCHIVE_TOO_LARGE, /* unpacked, the part is larger than AKT_ARCHIVE_PART_MAX */
    AKT_ARCHIVE_NO_MEMORY,
    AKT_ARCHIVE_NO_LIBRARY /* libzip cannot be loaded */
} akt_archive_state;

/* The most that a part may unpack to: far more than a sheet that people write, and little enough
 * that a zip bomb does no harm. */
#define AKT_ARCHIVE_PART_MAX ((size_t)64 << 20)

/* Opens the size bytes (borrowed) of a zip file; *out is NULL unless the state is good. Free with
 * akt_archive_close. */
akt_archive_state akt_archive_open(akt_archive **out, const char *bytes, size_t size);
void akt_archive_close(akt_archive *archive);

/* Adds what the part of that name (case aside) unpacks to to out; nothing unless the state is good. */
akt_archive_state akt_archive_read(akt_archive *archive, const char *name, akt_buffer *out);

#endif
