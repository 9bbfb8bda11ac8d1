#include "words/order.h"

#include "base/utf8.h"

#include <stddef.h>
#include <string.h>

/* The place of a letter in the Norwegian alphabet: letters by their number, æ ø å after z. */
enum { LETTER_A = 0x100, LETTER_AE = LETTER_A + 26, LETTER_OE, LETTER_AA };

static int base_of_latin(uint32_t code)
{
    static const struct {
        uint32_t first, last;
        char base;
    } rows[] = {
        {0xC0, 0xC3, 'a'},   {0xE0, 0xE3, 'a'},   {0xC7, 0xC7, 'c'},   {0xE7, 0xE7, 'c'},
        {0xC8, 0xCB, 'e'},   {0xE8, 0xEB, 'e'},   {0xCC, 0xCF, 'i'},   {0xEC, 0xEF, 'i'},
        {0xD1, 0xD1, 'n'},   {0xF1, 0xF1, 'n'},   {0xD2, 0xD5, 'o'},   {0xF2, 0xF5, 'o'},
        {0xD9, 0xDB, 'u'},   {0xF9, 0xFB, 'u'},   {0xDC, 0xDD, 'y'},   {0xFC, 0xFD, 'y'},
        {0x160, 0x161, 's'}, {0x17D, 0x17E, 'z'}, {0x10C, 0x10D, 'c'},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (code >= rows[i].first && code <= rows[i].last)
            return LETTER_A + rows[i].base - 'a';
    return 0;
}

static int rank_of(uint32_t code)
{
    if (code >= 'A' && code <= 'Z')
        code += 'a' - 'A';
    if (code >= 'a' && code <= 'z')
        return LETTER_A + (int)(code - 'a');
    if (code == 0xC6 || code == 0xE6 || code == 0xC4 || code == 0xE4)
        return LETTER_AE;
    if (code == 0xD8 || code == 0xF8 || code == 0xD6 || code == 0xF6)
        return LETTER_OE;
    if (code == 0xC5 || code == 0xE5)
        return LETTER_AA;
    int base = base_of_latin(code);
    if (base)
        return base;
    return code < 0x80 ? (int)code : (int)(code < 0x10000 ? code + 0x200 : 0x20000);
}

static int next_rank(const char *text, size_t size, size_t *at)
{
    if (*at >= size)
        return 0;
    int rank = rank_of(akt_utf8_next(text, size, at));
    size_t after = *at;
    if (rank == LETTER_A && after < size &&
        rank_of(akt_utf8_next(text, size, &after)) == LETTER_A) {
        *at = after;
        return LETTER_AA;
    }
    return rank;
}

static int compare_letters(const char *a, const char *b)
{
    size_t size_a = strlen(a), size_b = strlen(b), at_a = 0, at_b = 0;
    while (at_a < size_a || at_b < size_b) {
        int difference = next_rank(a, size_a, &at_a) - next_rank(b, size_b, &at_b);
        if (difference)
            return difference;
    }
    return 0;
}

int akt_order_compare(const char *a, const char *b)
{
    int difference = compare_letters(a, b);
    return difference ? difference : strcmp(a, b);
}

static int compare_numbers(const char *a, size_t size_a, const char *b, size_t size_b)
{
    for (; size_a > 0 && *a == '0'; size_a--)
        a++;
    for (; size_b > 0 && *b == '0'; size_b--)
        b++;
    return size_a != size_b ? (size_a < size_b ? -1 : 1) : memcmp(a, b, size_a);
}

int akt_order_compare_places(const char *a, const char *b)
{
    static const char digits[] = "0123456789";
    const char *x = a, *y = b;
    while (*x && *y) {
        size_t in_x = strspn(x, digits), in_y = strspn(y, digits);
        bool are_numbers = in_x > 0 && in_y > 0;
        int difference =
            are_numbers ? compare_numbers(x, in_x, y, in_y) : (unsigned char)*x - (unsigned char)*y;
        if (difference)
            return difference;
        x += are_numbers ? in_x : 1;
        y += are_numbers ? in_y : 1;
    }
    int difference = (unsigned char)*x - (unsigned char)*y;
    return difference ? difference : strcmp(a, b);
}

bool akt_order_is_alike(const char *a, const char *b)
{
    return compare_letters(a, b) == 0;
}
