#ifndef AKT_PARSE_TEXT_FILE_H
#define AKT_PARSE_TEXT_FILE_H

#include "parse/diagnostic.h"

/* A file's text in memory, and where in it something stands. */
typedef struct akt_text_file {
    const char *name; /* as the user would open it */
    const char *text; /* terminated by NUL */
    size_t size;
} akt_text_file;

/* Reads path ("-": standard input) into pool; a byte order mark at the start is passed over. */
akt_status akt_text_file_read(akt_text_file *file, const char *path, akt_pool *pool,
                              akt_error *err);

/* Adds a fault at the byte offset of file. O(offset). pointer and args may be NULL. */
void akt_text_file_fault(const akt_text_file *file, akt_diagnostics *faults, akt_fault fault,
                         size_t offset, const char *pointer, const char *const args[4]);

/* The line and column (in characters) of a byte offset, from 1. O(offset). */
void akt_text_file_place(const akt_text_file *file, size_t offset, size_t *line, size_t *column);

#endif
