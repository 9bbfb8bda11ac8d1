#include "base/deflate.h"

#include <limits.h>
#include <nettle/base64.h>
#include <stdlib.h>
#include <zlib.h>

enum { PIECE = 768 }; /* bytes at a time; whole groups of three */

static void add_base64(akt_buffer *out, const unsigned char *bytes, size_t size)
{
    char text[BASE64_ENCODE_RAW_LENGTH(PIECE)];
    for (size_t i = 0; i < size; i += PIECE) {
        size_t length = size - i < PIECE ? size - i : PIECE;
        base64_encode_raw(text, length, bytes + i);
        akt_buffer_add_bytes(out, text, BASE64_ENCODE_RAW_LENGTH(length));
    }
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
    add_base64(out, from, packed);
    free(from);
}
