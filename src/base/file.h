#ifndef AKT_BASE_FILE_H
#define AKT_BASE_FILE_H

#include "base/buffer.h"
#include "base/list.h"
#include "base/pool.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Files that are read whole, and files that appear whole or not at all. "-" is standard input or
 * output. */

/* The bytes of a file, terminated by NUL, in pool. AKT_EIO with the path and the reason. */
akt_status akt_file_read(const char *path, akt_pool *pool, const char **text, size_t *size,
                         akt_error *err);

/* Writes beside path under a temporary name, flushes to disk, then renames: path holds either what
 * it held before or all of bytes. A device or pipe is written to as it stands; a link stays, and what
 * it leads to is written. */
akt_status akt_file_write(const char *path, const char *bytes, size_t size, akt_error *err);

bool akt_file_exists(const char *path);
bool akt_file_is_folder(const char *path);

/* Makes path and the folders above it where they are missing. */
akt_status akt_file_make_folder(const char *path, akt_error *err);

/* The names (const char *, in pool) of what lies in a folder, sorted bytewise, hidden ones left out;
 * folders only where folders_too. */
akt_status akt_file_list(const char *folder, bool folders_too, akt_pool *pool, akt_list *names,
                         akt_error *err);

/* "a/b" from "a" (or "a/") and "b", "b" from "" and "b", in pool; NULL without memory. */
const char *akt_file_join(akt_pool *pool, const char *folder, const char *name);

/* Adds the folder that the running program lies in, with a stroke behind it; nothing where that is not
 * known. */
void akt_file_add_own_folder(akt_buffer *out);

/* The part of name behind the last point of its last component, or "". */
const char *akt_file_extension(const char *name);

/* The last component of a path, of *size bytes: "b.c" of "a/b.c" and of "a/b.c//". Within path. */
const char *akt_file_name(const char *path, size_t *size);

/* Adds the last component of a path without its extension: "b" of "a/b.c" and of "b/". */
void akt_file_add_stem(akt_buffer *out, const char *path);

/* Whether an extension is a known one (in lower case), in whatever case somebody wrote it. */
bool akt_file_is_extension(const char *extension, const char *known);

#endif
