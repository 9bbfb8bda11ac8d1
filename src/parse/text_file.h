#ifndef AKT_PARSE_TEXT_FILE_H
#define AKT_PARSE_TEXT_FILE_H

#include "parse/diagnostic.h"

/* A place in a text: both from 1, the column in characters. */
typedef struct akt_text_mark {
    size_t line;
    size_t column;
} akt_text_mark;

/* A file's text in memory, and where in it something stands. */
typedef struct akt_text_file {
    const char *name; /* as the user would open it */
    const char *text; /* terminated by NUL */
    size_t size;
    size_t order_mark;          /* bytes of a byte order mark before text */
    akt_text_mark *marks; /* the place of every AKT_TEXT_MARK_BYTESth byte, worked out when the first
                             place is asked for; may be NULL */
} akt_text_file;

#define AKT_TEXT_MARK_BYTES 4096

/* Reads path ("-": standard input) into pool; a byte order mark at the start is passed over. */
akt_status akt_text_file_read(akt_text_file *file, const char *path, akt_pool *pool,
                              akt_error *err);

/* Adds a fault at the byte offset of file. pointer and args may be NULL. */
void akt_text_file_fault(const akt_text_file *file, akt_diagnostics *faults, akt_fault fault,
                         size_t offset, const char *pointer, const char *const args[4]);

/* The line and column (in characters) of a byte offset, from 1. O(1); O(offset) without marks. */
void akt_text_file_place(const akt_text_file *file, size_t offset, size_t *line, size_t *column);

#endif
