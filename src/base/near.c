#include "base/near.h"

#include <string.h>

enum { LONGEST = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
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
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
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
    size_t n = strlen(near->word), m = strlen(candidate);
    size_t gap = n > m ? n - m : m - n;
    if (n > LONGEST || m > LONGEST || gap >= near->distance)
        return;
    size_t distance = distance_of(near->word, n, candidate, m);
    if (distance < near->distance) {
        near->distance = distance;
        near->best = candidate;
    }
}
