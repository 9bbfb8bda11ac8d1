#include "base/digest.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <stdint.h>
#include <stdio.h>

static void compute(const char *bytes, size_t size, uint8_t digest[SHA256_DIGEST_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, size, (const uint8_t *)bytes);
    sha256_digest(&context, SHA256_DIGEST_SIZE, digest);
}

void akt_digest(const char *bytes, size_t size, char out[AKT_DIGEST_SIZE])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    compute(bytes, size, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

void akt_digest_base64(const char *bytes, size_t size, char out[AKT_DIGEST_BASE64_SIZE])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    compute(bytes, size, digest);
    base64_encode_raw(out, sizeof digest, digest);
    out[BASE64_ENCODE_RAW_LENGTH(sizeof digest)] = '\0';
}
