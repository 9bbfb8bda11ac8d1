#include "base/deflate.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

static void add_group(akt_buffer *out, const unsigned char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned long bits = (unsigned long)bytes[0] << 16 |
                         (size > 1 ? (unsigned long)bytes[1] << 8 : 0) | (size > 2 ? bytes[2] : 0);
    for (size_t i = 0; i < 4; i++)
        akt_buffer_add_char(out, i > size ? '=' : digits[bits >> (18 - 6 * i) & 63]);
}

/* The bytes as zlib packs them; NULL without memory. */
static unsigned char *pack(const char *bytes, size_t size, size_t *packed)
{
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)bytes, .avail_in = (uInt)size};
    if (size > UINT_MAX / 2 || deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9,
                                            Z_DEFAULT_STRATEGY) != Z_OK)
        return NULL;
    size_t room = deflateBound(&stream, (uLong)size);
    unsigned char *to = malloc(room);
    stream.next_out = to;
    stream.avail_out = (uInt)room;
    bool done = to && deflate(&stream, Z_FINISH) == Z_STREAM_END;
    *packed = stream.total_out;
    deflateEnd(&stream);
    if (done)
        return to;
    free(to);
    return NULL;
}

void akt_deflate_base64(akt_buffer *out, const char *bytes, size_t size)
{
    size_t packed = 0;
    unsigned char *from = pack(bytes, size, &packed);
    if (!from) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < packed; i += 3)
        add_group(out, from + i, packed - i < 3 ? packed - i : 3);
    free(from);
}
