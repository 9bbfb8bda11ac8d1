#ifndef AKT_BASE_URL_H
#define AKT_BASE_URL_H

#include "base/buffer.h"

/* Adds an address on the web; what none can hold, white space, quotes, brackets and the like, is
 * spelled by its number (%20). */
void akt_url_add(akt_buffer *out, const char *url);

#endif
