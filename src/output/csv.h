#ifndef AKT_OUTPUT_CSV_H
#define AKT_OUTPUT_CSV_H

#include "base/buffer.h"

/* Separated values: RFC 4180 with LF, or as Norwegian Excel opens them: byte order mark, semicolon,
 * decimal comma, CR LF. */
typedef struct akt_csv_dialect {
    char separator;
    char point;
    const char *line_end;
    const char *mark; /* what the file begins with */
} akt_csv_dialect;

akt_csv_dialect akt_csv_dialect_of(bool excel);

/* One cell, quoted where it must be. A text that a spreadsheet would take for a formula gets an
 * apostrophe first, which parse/csv.h takes away; control characters become U+FFFD. */
void akt_csv_add_text(akt_buffer *out, const char *text, const akt_csv_dialect *dialect);

#endif
