#ifndef AKT_WORDS_FAULT_WORDS_H
#define AKT_WORDS_FAULT_WORDS_H

#include "base/buffer.h"
#include "parse/diagnostic.h"
#include "words/lang.h"

/* Faults as sentences. */

/* What is wrong and what would be right, without place. */
void akt_fault_words(akt_buffer *out, const akt_diagnostic *diagnostic, akt_lang lang);

/* The whole line without its newline: file:line:column: level: message [pointer]. Control characters
 * of the data are shown as \xNN. */
void akt_fault_line(akt_buffer *out, const akt_diagnostic *diagnostic, akt_lang lang);

/* A line each, newline included, of those of at least this level, in their order. Of one kind in one file
 * the first hundred; where there are more, a line at the end, with the place of the first, counts them.
 * O(faults x kinds). */
void akt_fault_lines(akt_buffer *out, const akt_diagnostics *faults, akt_level least, akt_lang lang);

const char *akt_level_words(akt_level level, akt_lang lang);

#endif
