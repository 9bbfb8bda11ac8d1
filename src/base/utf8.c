#include "base/utf8.h"

#include <string.h>

static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

static bool is_scalar(uint32_t code, size_t length)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return code >= least[length] && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
}

uint32_t akt_utf8_next(const char *text, size_t size, size_t *at)
{
    static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *bytes = (const unsigned char *)text + *at;
    size_t length = sequence_length(bytes[0]);
    if (length == 0 || length > size - *at) {
        *at += 1;
        return AKT_UTF8_BAD;
    }
    uint32_t code = bytes[0] & mask[length];
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            *at += 1;
            return AKT_UTF8_BAD;
        }
        code = code << 6 | (bytes[i] & 0x3F);
    }
    if (!is_scalar(code, length)) {
        *at += 1;
        return AKT_UTF8_BAD;
    }
    *at += length;
    return code;
}

/* Past whole words of eight ASCII bytes. */
static size_t skip_ascii(const char *text, size_t size, size_t at)
{
    uint64_t word;
    for (; size - at >= sizeof word; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    return at;
}

size_t akt_utf8_check(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        size_t start = at;
        at = skip_ascii(text, size, at);
        if (at > start)
            continue;
        if ((unsigned char)text[at] < 0x80)
            at++;
        else if (akt_utf8_next(text, size, &at) == AKT_UTF8_BAD)
            return start;
    }
    return size;
}

size_t akt_utf8_whole(const char *text, size_t size)
{
    size_t end = size;
    while (end > 0 && ((unsigned char)text[end - 1] & 0xC0) == 0x80)
        end--;
    if (end == 0)
        return 0;
    size_t length = sequence_length((unsigned char)text[end - 1]);
    return end - 1 + length <= size ? end - 1 + length : end - 1;
}

size_t akt_utf8_length(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

size_t akt_utf8_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

bool akt_utf8_is_xml(uint32_t code)
{
    if (code < 0x20)
        return code == '\t' || code == '\n' || code == '\r';
    return code != 0xFFFE && code != 0xFFFF;
}
