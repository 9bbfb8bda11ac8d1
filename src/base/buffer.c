#include "base/buffer.h"

#include "base/number.h"
#include "base/outlet.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Hands what is held to the file that it goes to, if that is worth a call. */
static bool hand_over(akt_buffer *buffer)
{
    if (!buffer->sink || buffer->size < AKT_OUTLET_PIECE)
        return true;
    buffer->failed = !akt_sink_take(buffer->sink, buffer->text, buffer->size);
    akt_buffer_clear(buffer);
    return !buffer->failed;
}

enum { COMMON_LENGTH = 64 }; /* of what is formatted */

static bool reserve(akt_buffer *buffer, size_t more)
{
    if (buffer->failed)
        return false;
    if (more < buffer->capacity - buffer->size)
        return true;
    if (!hand_over(buffer))
        return false;
    if (more < buffer->capacity - buffer->size)
        return true;
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (more >= capacity - buffer->size && capacity < SIZE_MAX / 2)
        capacity *= 2;
    char *text = realloc(buffer->text, capacity);
    if (!text) {
        buffer->failed = true;
        return false;
    }
    buffer->text = text;
    buffer->capacity = capacity;
    return true;
}

void akt_buffer_dispose(akt_buffer *buffer)
{
    free(buffer->text);
    *buffer = (akt_buffer)AKT_BUFFER_INIT;
}

void akt_buffer_clear(akt_buffer *buffer)
{
    buffer->size = 0;
    if (buffer->text)
        buffer->text[0] = '\0';
}

void akt_buffer_add_bytes(akt_buffer *buffer, const char *bytes, size_t size)
{
    if (!reserve(buffer, size))
        return;
    if (size)
        memcpy(buffer->text + buffer->size, bytes, size);
    buffer->size += size;
    buffer->text[buffer->size] = '\0';
}

void akt_buffer_add(akt_buffer *buffer, const char *text)
{
    akt_buffer_add_bytes(buffer, text, strlen(text));
}

void akt_buffer_add_char(akt_buffer *buffer, char c)
{
    akt_buffer_add_bytes(buffer, &c, 1);
}

void akt_buffer_add_code(akt_buffer *buffer, uint32_t code)
{
    char bytes[4];
    akt_buffer_add_bytes(buffer, bytes, akt_utf8_encode(code, bytes));
}

void akt_buffer_add_integer(akt_buffer *buffer, int64_t value)
{
    char text[AKT_NUMBER_SIZE];
    akt_buffer_add_bytes(buffer, text, akt_number_write_whole(text, value));
}

void akt_buffer_add_number(akt_buffer *buffer, double value)
{
    char text[AKT_NUMBER_SIZE];
    akt_buffer_add_bytes(buffer, text, akt_number_write(text, value));
}

void akt_buffer_add_fixed(akt_buffer *buffer, double value, int decimals)
{
    char text[AKT_NUMBER_SIZE];
    akt_buffer_add_bytes(buffer, text, akt_number_write_fixed(text, value, decimals));
}

void akt_buffer_format(akt_buffer *buffer, const char *format, ...)
{
    va_list args;
    if (!reserve(buffer, COMMON_LENGTH))
        return;
    size_t room = buffer->capacity - buffer->size;
    va_start(args, format);
    int length = vsnprintf(buffer->text + buffer->size, room, format, args);
    va_end(args);
    buffer->failed = length < 0;
    if (!buffer->failed && (size_t)length < room) {
        buffer->size += (size_t)length;
        return;
    }
    if (!reserve(buffer, (size_t)length))
        return;
    va_start(args, format);
    vsnprintf(buffer->text + buffer->size, (size_t)length + 1, format, args);
    va_end(args);
    buffer->size += (size_t)length;
}

const char *akt_buffer_text(const akt_buffer *buffer)
{
    return buffer->text ? buffer->text : "";
}

const char *akt_buffer_settle(akt_buffer *buffer, akt_pool *pool)
{
    const char *kept =
        buffer->failed ? NULL : akt_pool_text(pool, akt_buffer_text(buffer), buffer->size);
    akt_buffer_dispose(buffer);
    if (!kept)
        akt_pool_fail(pool);
    return kept ? kept : "";
}

akt_status akt_buffer_status(const akt_buffer *buffer, akt_error *err)
{
    if (!buffer->failed)
        return AKT_OK;
    akt_status status = buffer->sink ? akt_sink_status(buffer->sink, err) : AKT_OK;
    return status == AKT_OK ? akt_error_memory(err) : status;
}
