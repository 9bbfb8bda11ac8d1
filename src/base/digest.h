#ifndef AKT_BASE_DIGEST_H
#define AKT_BASE_DIGEST_H

#include <stddef.h>

#define AKT_DIGEST_SIZE 65
#define AKT_DIGEST_BASE64_SIZE 45

/* SHA-256 of bytes in lower-case hexadecimal, terminated. */
void akt_digest(const char *bytes, size_t size, char out[AKT_DIGEST_SIZE]);

/* SHA-256 of bytes in base 64, terminated, as a Content-Security-Policy names it. */
void akt_digest_base64(const char *bytes, size_t size, char out[AKT_DIGEST_BASE64_SIZE]);

#endif
