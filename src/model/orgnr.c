#include "model/orgnr.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

bool akt_orgnr_is_valid(const char *text)
{
    static const int weights[] = {3, 2, 7, 6, 5, 4, 3, 2};
    if (strlen(text) != 9 || strspn(text, "0123456789") != 9)
        return false;
    int sum = 0;
    for (int i = 0; i < 8; i++)
        sum += weights[i] * (text[i] - '0');
    int check = (11 - sum % 11) % 11;
    return check == text[8] - '0';
}

static const char *skip_space(const char *text)
{
    static const char *const spaces[] = {" ", "\t", "\n", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces;) {
        size_t size = strlen(spaces[i]);
        bool found = strncmp(text, spaces[i], size) == 0;
        text += found ? size : 0;
        i = found ? 0 : i + 1;
    }
    return text;
}

bool akt_orgnr_read(const char *text, char out[AKT_ORGNR_SIZE])
{
    size_t count = 0;
    text = skip_space(text);
    if (strncasecmp(text, "NO", 2) == 0)
        text += strncasecmp(text, "NO-BRC-", 7) == 0 ? 7 : 2;
    for (text = skip_space(text); *text >= '0' && *text <= '9' && count < 9;) {
        out[count++] = *text;
        text = skip_space(text + 1);
    }
    out[count] = '\0';
    if (strncasecmp(text, "MVA", 3) == 0)
        text = skip_space(text + 3);
    return count == 9 && *text == '\0';
}

bool akt_orgnr_is_written(const char *text)
{
    char number[AKT_ORGNR_SIZE];
    return akt_orgnr_read(text, number) && akt_orgnr_is_valid(number);
}
