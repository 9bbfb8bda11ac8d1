#ifndef AKT_PARSE_ENCODING_H
#define AKT_PARSE_ENCODING_H

#include "parse/text_file.h"

/* Text files as spreadsheets save them: UTF-8, UTF-16 ("Unicode text") or Windows-1252. */

/* Makes the text of a file that akt_text_file_read read UTF-8. UTF-16 is known by its byte order
 * mark or by every second byte being zero. What is not UTF-8 is taken for Windows-1252, with a
 * warning, unless most of what is not ASCII is UTF-8 after all: then it is broken UTF-8. AKT_EDATA
 * where bytes mean nothing in the encoding (the first is told), or there are zero bytes. O(size). */
akt_status akt_encoding_settle(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                               akt_error *err);

#endif
