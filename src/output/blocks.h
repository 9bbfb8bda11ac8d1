#ifndef AKT_OUTPUT_BLOCKS_H
#define AKT_OUTPUT_BLOCKS_H

#include "base/buffer.h"
#include "report/document.h"

/* A document as JSON for a page that shows it itself: an array of blocks, each an array whose first
 * item says what it is:
 *
 *     ["h", level, text]  ["p", text, basis]  ["i", text, basis]  ["n", text]
 *     ["t", name, caption, readers, columns, rows]
 *
 * basis, caption and what a cell lacks are null. readers are "all", "people" or "machines". A column is
 * [key, title, type]: type "text", "code", "date", "whole", "number" or "money". A cell is its text; a
 * number, or what is shown otherwise than it is, is [value, shown]. */

typedef struct akt_blocks_options {
    bool without_notes;
    const char *const *without; /* names of tables, NULL-terminated, or NULL */
    const akt_document
        *like; /* the same in another language: a cell that is as its is 0; or NULL */
} akt_blocks_options;

/* Its blocks but tables for machines and what the options leave out. */
void akt_blocks_add(akt_buffer *out, const akt_document *document,
                    const akt_blocks_options *options);

/* The block of the table of that name that is not for people alone; null where there is none. */
void akt_blocks_add_table(akt_buffer *out, const akt_document *document, const char *name);

#endif
