#ifndef AKT_PARSE_QUOTED_H
#define AKT_PARSE_QUOTED_H

#include "base/buffer.h"

#include <stdbool.h>

/* Texts in cells of sheets that could not stand there as they are. A cell loses white space at its ends
 * and cannot have control characters; an item of a list cannot have what divides items. Such a text is
 * written as JSON has it, with its quotes and escapes: "  to mellomrom foran" becomes
 * "\"\\u0020 to …\"". */

/* Whether no cell can hold the character. A line feed it can. */
bool akt_quoted_is_odd(uint32_t code);

/* How many bytes the JSON string takes that begins at text; 0 where none does. */
size_t akt_quoted_size(const char *text);

/* The bytes of the escape that begins with the backslash at text; 0 where JSON has none such, or it is
 * U+0000 or half a character. */
size_t akt_quoted_escape_size(const char *text);

/* The text that all of `text` quotes, in pool; NULL where it is no JSON string. */
const char *akt_quoted_read(const char *text, akt_pool *pool);

/* Whether a whole cell is such a text: a JSON string with an escape in it. What people write in quotes
 * has none, and stays as it is. */
bool akt_quoted_is_cell(const char *text);

/* Adds text as a cell of its own has it: as it is, where it comes back so. */
void akt_quoted_add_cell(akt_buffer *out, const char *text);

/* Adds text as an item of a list whose items any of the dividers divides. */
void akt_quoted_add_item(akt_buffer *out, const char *text, const char *dividers);

#endif
