#ifndef AKT_PARSE_TEXT_FILE_H
#define AKT_PARSE_TEXT_FILE_H

#include "base/mapping.h"
#include "parse/diagnostic.h"

/* A place in a text: both from 1, the column in characters. */
typedef struct akt_text_mark {
    size_t line;
    size_t column;
} akt_text_mark;

/* From this offset on, a text that was made of a sheet stands for what is at another place. */
typedef struct akt_text_place {
    size_t offset;
    akt_text_mark at;
    const char *cell; /* the cell's name, "C5", or NULL */
} akt_text_place;

/* A file's text in memory, and where in it something stands. */
typedef struct akt_text_file {
    const char *name; /* as the user would open it */
    const char *text; /* terminated by NUL */
    size_t size;
    const char *bytes; /* the file as it was read, a byte order mark too */
    size_t byte_count;
    akt_text_mark
        *marks; /* the place of every AKT_TEXT_MARK_BYTESth byte, worked out when the first
                             place is asked for; may be NULL */
    const akt_text_place *places; /* sorted by offset; where there are any, they alone say where
                                     something stands */
    size_t place_count;
    bool is_lines;       /* an object a line: what stands in one is told at its member */
    akt_mapping mapping; /* that the bytes lie in; or empty */
    bool
        is_sheet; /* made of a sheet: where words of a vocabulary are wanted, people's own do too */
    const struct akt_record_source *records; /* that are not in text; or that text is the rows of,
                                                into which no pointer leads (input's); or NULL */
} akt_text_file;

#define AKT_TEXT_MARK_BYTES 512

/* Reads path ("-": standard input) into pool; a byte order mark at the start is passed over. */
akt_status akt_text_file_read(akt_text_file *file, const char *path, akt_pool *pool,
                              akt_error *err);

/* The same, but a large file is seen where it lies and not copied. To be closed before the pool is
 * freed. */
akt_status akt_text_file_open(akt_text_file *file, const char *path, akt_pool *pool,
                              akt_error *err);
void akt_text_file_close(akt_text_file *file);

/* The bytes from..to of the text are not looked at for now; no more than a hint. */
void akt_text_file_release(const akt_text_file *file, size_t from, size_t to);

/* Adds a fault at the byte offset of file. pointer and args may be NULL. In a text made of a sheet,
 * where no pointer leads, the cell's name stands for it. */
void akt_text_file_fault(const akt_text_file *file, akt_diagnostics *faults, akt_fault fault,
                         size_t offset, const char *pointer, const char *const args[4]);

/* The line and column (in characters) of a byte offset, from 1. O(1), O(log places) with
 * places; O(offset) with neither marks nor places. */
void akt_text_file_place(const akt_text_file *file, size_t offset, size_t *line, size_t *column);

#endif
