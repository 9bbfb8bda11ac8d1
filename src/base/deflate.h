#ifndef AKT_BASE_DEFLATE_H
#define AKT_BASE_DEFLATE_H

#include "base/buffer.h"

/* Adds the bytes, deflated (RFC 1951, no header) and in base 64, to out; on zlib. Without memory out
 * has failed. O(size). */
void akt_deflate_base64(akt_buffer *out, const char *bytes, size_t size);

#endif
