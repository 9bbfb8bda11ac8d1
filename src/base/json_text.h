#ifndef AKT_BASE_JSON_TEXT_H
#define AKT_BASE_JSON_TEXT_H

#include "base/buffer.h"

/* text as a JSON string with its quotes. '<', '>' and '&' are escaped too, so that the string can
 * stand inside an HTML script element. */
void akt_json_text_add(akt_buffer *out, const char *text);

#endif
