#ifndef AKT_BASE_BUFFER_H
#define AKT_BASE_BUFFER_H

#include "base/pool.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct akt_sink akt_sink;

/* A growing text. It is sticky: after a failed allocation every call does nothing, so that a writer
 * can write straight lines and look at `failed` once, at the end. */
typedef struct akt_buffer {
    char *text; /* terminated by NUL as soon as anything was added; NULL before */
    size_t size;
    size_t capacity;
    bool failed;
    akt_sink *sink; /* the file that takes it piece by piece (base/outlet.h); NULL: all is held */
} akt_buffer;

#define AKT_BUFFER_INIT {NULL, 0, 0, false, NULL}

void akt_buffer_dispose(akt_buffer *buffer);
void akt_buffer_clear(akt_buffer *buffer);

void akt_buffer_add(akt_buffer *buffer, const char *text);
void akt_buffer_add_bytes(akt_buffer *buffer, const char *bytes, size_t size);
void akt_buffer_add_char(akt_buffer *buffer, char c);
void akt_buffer_add_code(akt_buffer *buffer, uint32_t code);
void akt_buffer_add_integer(akt_buffer *buffer, int64_t value);

/* A number as csv and json carry it: up to 15 significant digits, a point, never "-0"; nothing for
 * a NaN or an infinity. */
void akt_buffer_add_number(akt_buffer *buffer, double value);

/* A number with exactly `decimals` decimals and a point, never "-0.0". For coordinates. */
void akt_buffer_add_fixed(akt_buffer *buffer, double value, int decimals);

/* Only %s, %d, %zu and the like: numbers with a fraction go through the two above. */
__attribute__((format(printf, 2, 3))) void akt_buffer_format(akt_buffer *buffer, const char *format,
                                                             ...);

/* The text, never NULL; borrowed until the next call. */
const char *akt_buffer_text(const akt_buffer *buffer);

/* Moves the text into pool and disposes of the buffer. Never NULL: "" where anything was lost,
 * which akt_pool_has_failed then tells. */
const char *akt_buffer_settle(akt_buffer *buffer, akt_pool *pool);

/* AKT_OK, or AKT_ENOMEM where anything was lost; AKT_EIO where its file could not take it. */
akt_status akt_buffer_status(const akt_buffer *buffer, akt_error *err);

#endif
