#include "parse/plain.h"

#include "base/utf8.h"
#include "parse/grid.h"

#include <stdbool.h>
#include <string.h>

uint32_t akt_plain_letter(uint32_t code)
{
    static const char latin_1[] = "aaaaaaaceeeeiiiidnooooo/ouuuuyty"; /* from U+00E0 on */
    static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
                                   "llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuu"
                                   "wwyyyzzzzzzs"; /* from U+0100 on */
    bool is_sign = code == 0xD7 || code == 0xF7;
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && !is_sign))
        code += 0x20;
    if (code >= 0xE0 && code <= 0xFF && code != 0xE6 && !is_sign)
        return (uint32_t)latin_1[code - 0xE0];
    return code >= 0x100 && code < 0x180 ? (uint32_t)extended[code - 0x100] : code;
}

static bool is_space(uint32_t code)
{
    return code == '_' || akt_grid_is_space(code);
}

void akt_plain(char *out, size_t capacity, const char *text, size_t size)
{
    size_t length = 0;
    for (size_t at = 0; at < size;) {
        uint32_t code = akt_utf8_next(text, size, &at);
        if (code == AKT_UTF8_BAD || length + 5 > capacity) {
            length = 0;
            break;
        }
        code = akt_plain_letter(code);
        if (code == 0xE6)
            length += akt_utf8_encode('a', out + length) + akt_utf8_encode('e', out + length + 1);
        else if (!is_space(code))
            length += akt_utf8_encode(code, out + length);
        else if (length > 0 && out[length - 1] != ' ')
            out[length++] = ' ';
    }
    length -= length > 0 && out[length - 1] == ' ';
    length -= length > 0 && out[length - 1] == ':';
    out[length] = '\0';
}

void akt_plain_letters(char *out, size_t capacity, const char *text)
{
    size_t kept = 0;
    akt_plain(out, capacity, text, strlen(text));
    for (size_t at = 0; out[at]; at++) {
        unsigned char c = (unsigned char)out[at];
        if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
            out[kept++] = out[at];
    }
    out[kept] = '\0';
}
