#include "base/near.h"

#include <string.h>

enum { LONGEST = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Optimal string alignment (Damerau 1964), three rows at a time. */
static size_t distance_of(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            char at = fold(a[i - 1]), to = fold(b[j - 1]);
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (at != to));
            if (i > 1 && j > 1 && at == fold(b[j - 2]) && fold(a[i - 2]) == to)
                row[j] = least(row[j], above2[j - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

akt_near akt_near_start(const char *word)
{
    size_t length = strlen(word);
    size_t limit = length / 3 > 1 ? length / 3 : 1;
    return (akt_near){word, NULL, limit + 1};
}

void akt_near_try(akt_near *near, const char *candidate)
{
    akt_near_try_for(near, candidate, candidate);
}

void akt_near_try_for(akt_near *near, const char *candidate, const char *best)
{
    size_t n = strlen(near->word), m = strlen(candidate);
    size_t gap = n > m ? n - m : m - n;
    if (n > LONGEST || m > LONGEST || gap >= near->distance)
        return;
    size_t distance = distance_of(near->word, n, candidate, m);
    if (distance < near->distance) {
        near->distance = distance;
        near->best = best;
    }
}
