#include "parse/encoding.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* What Windows-1252 has where Latin-1 has control characters; 0 = nothing. */
static const uint16_t high_controls[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static uint32_t code_of_byte(unsigned char byte)
{
    if (byte < 0x80 || byte > 0x9F)
        return byte;
    uint32_t code = high_controls[byte - 0x80];
    return code ? code : AKT_UTF8_BAD;
}

static uint32_t next_unit(const unsigned char *bytes, size_t *at, bool big)
{
    uint32_t first = bytes[*at], second = bytes[*at + 1];
    *at += 2;
    return big ? first << 8 | second : second << 8 | first;
}

/* The code point at bytes[*at], which moves past it. */
static uint32_t next_of_utf16(const unsigned char *bytes, size_t size, size_t *at, bool big)
{
    if (size - *at < 2) {
        *at = size;
        return AKT_UTF8_BAD;
    }
    uint32_t code = next_unit(bytes, at, big);
    if (code < 0xD800 || code > 0xDFFF)
        return code;
    if (code > 0xDBFF || size - *at < 2)
        return AKT_UTF8_BAD;
    uint32_t low = next_unit(bytes, at, big);
    if (low < 0xDC00 || low > 0xDFFF)
        return AKT_UTF8_BAD;
    return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
}

typedef enum encoding { UTF_8, UTF_16_LITTLE, UTF_16_BIG, WINDOWS_1252 } encoding;

static const char *const names[] = {"UTF-8", "UTF-16", "UTF-16", "Windows-1252"};

/* Whether a quarter of the bytes at even (0) or odd (1) places are zero. */
static bool has_zeros(const unsigned char *bytes, size_t size, size_t parity)
{
    size_t zeros = 0;
    for (size_t i = parity; i < size; i += 2)
        zeros += bytes[i] == 0;
    return zeros > 0 && zeros >= size / 8;
}

/* How many characters beyond ASCII are UTF-8, less the bytes that are not. */
static bool is_mostly_utf8(const char *text, size_t size)
{
    size_t good = 0, bad = 0;
    for (size_t at = 0; at < size;) {
        uint32_t code = akt_utf8_next(text, size, &at);
        good += code != AKT_UTF8_BAD && code >= 0x80;
        bad += code == AKT_UTF8_BAD;
    }
    return good >= bad;
}

static encoding guess(const akt_text_file *file)
{
    const unsigned char *bytes = (const unsigned char *)file->bytes;
    size_t size = file->byte_count;
    bool marked = size >= 2 && bytes[0] + bytes[1] == 0xFF + 0xFE;
    if ((marked && bytes[0] == 0xFF) || (!marked && has_zeros(bytes, size, 1)))
        return UTF_16_LITTLE;
    if ((marked && bytes[0] == 0xFE) || has_zeros(bytes, size, 0))
        return UTF_16_BIG;
    bool good = akt_utf8_check(file->text, file->size) == file->size;
    return good || is_mostly_utf8(file->text, file->size) ? UTF_8 : WINDOWS_1252;
}

static uint32_t next_code(const akt_text_file *file, encoding from, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)file->bytes;
    if (from == UTF_8)
        return akt_utf8_next(file->bytes, file->byte_count, at);
    if (from == WINDOWS_1252)
        return code_of_byte(bytes[(*at)++]);
    return next_of_utf16(bytes, file->byte_count, at, from == UTF_16_BIG);
}

/* Tells of the first byte that means nothing, at the end of what could be read. */
static void tell_bad(const akt_text_file *file, encoding from, size_t byte, akt_buffer *read,
                     akt_diagnostics *faults)
{
    char hex[8];
    const akt_text_file so_far = {
        .name = file->name, .text = akt_buffer_text(read), .size = read->size};
    snprintf(hex, sizeof hex, "%02X", (unsigned)(unsigned char)file->bytes[byte]);
    const char *args[4] = {hex, names[from], NULL, NULL};
    akt_text_file_fault(&so_far, faults, AKT_FAULT_ENCODING, read->size, NULL, args);
}

static bool convert(const akt_text_file *file, encoding from, akt_buffer *out,
                    akt_diagnostics *faults)
{
    size_t at = 0;
    while (at < file->byte_count) {
        size_t before = at;
        uint32_t code = next_code(file, from, &at);
        if (code == AKT_UTF8_BAD || code == 0) {
            tell_bad(file, from, before, out, faults);
            return false;
        }
        if (code != 0xFEFF || before > 0)
            akt_buffer_add_code(out, code);
    }
    return true;
}

akt_status akt_encoding_settle(akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                               akt_error *err)
{
    akt_buffer text = AKT_BUFFER_INIT;
    encoding from = guess(file);
    const char *args[4] = {names[from], NULL, NULL, NULL};
    if (!convert(file, from, &text, faults)) {
        akt_buffer_dispose(&text);
        return AKT_EDATA;
    }
    if (from == WINDOWS_1252)
        akt_text_file_fault(file, faults, AKT_FAULT_ENCODING_GUESSED, 0, NULL, args);
    file->size = text.size;
    file->text = akt_buffer_settle(&text, pool);
    file->marks = NULL;
    return akt_pool_has_failed(pool) ? akt_error_memory(err) : AKT_OK;
}
