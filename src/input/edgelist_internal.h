#ifndef AKT_INPUT_EDGELIST_INTERNAL_H
#define AKT_INPUT_EDGELIST_INTERNAL_H

#include "parse/text_file.h"

#include <stdbool.h>

/* What the two ways of reading a list of edges share: read_edgelist.c reads any, edgelist_plain.c, much
 * faster, those in which nothing is odd. */

/* Columns that headings name; 0 = none. */
typedef struct akt_edgelist_columns {
    size_t from, to, type, id;
} akt_edgelist_columns;

/* Takes the heading of a column, from 1. */
void akt_edgelist__heading(akt_edgelist_columns *columns, size_t column, const char *text);

/* The first line that says anything. */
const char *akt_edgelist__first_line(const akt_text_file *file, size_t *size);

/* Whether lines are words between blanks, not cells. */
bool akt_edgelist__is_words(const akt_text_file *file);

/* Reads a list in which nothing is odd: makes file->text the JSON of all but its records, which are
 * file->records. *is_plain false, and nothing done: it is to be read the other way. Both ways
 * make the same dataset and tell the same. AKT_ENOMEM. Expected O(size). */
akt_status akt_edgelist__plain(akt_text_file *file, akt_pool *pool, bool *is_plain, akt_error *err);

#endif
