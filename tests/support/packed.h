#ifndef AKT_TESTS_SUPPORT_PACKED_H
#define AKT_TESTS_SUPPORT_PACKED_H

#include "base/buffer.h"

#include <stddef.h>

/* Workbooks put together part by part, so that they can be as other programs write them, or as nobody
 * should. What cannot be made ends the program. */

typedef struct akt_packed_part {
    const char *name;
    const char *text;
    size_t size; /* 0 = up to NUL */
} akt_packed_part;

/* Adds a zip file of the parts to out. */
void akt_packed_add(akt_buffer *out, const akt_packed_part *parts, size_t count);

/* What a workbook has besides its cells; NULL = what most have. */
typedef struct akt_packed_book {
    const char *sheets;  /* <sheet> elements of r:id rId1 and rId2; one named "Tiltak" */
    const char *strings; /* <si> elements */
    const char *styles;  /* what is in styleSheet */
    const char *before;  /* before the root of the first sheet */
    const char *other;   /* the rows of the second sheet */
    const char *about;   /* before <sheets> in the workbook */
} akt_packed_book;

/* Adds a workbook with those rows (<row> elements) in its first sheet to out. */
void akt_packed_book_add(akt_buffer *out, const akt_packed_book *book, const char *rows);

#endif
