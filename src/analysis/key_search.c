#include "analysis/key_search_internal.h"

#include "analysis/alike_internal.h"

#include <assert.h>
#include <float.h>

static bool is_better(double score, double than)
{
    return score > than && !akt_values__are_alike(score, than);
}

/* The first vertex of the highest score, from `least` on, that is not in the set. */
static uint32_t find_best(const akt_search *s, uint32_t least)
{
    uint32_t best = least;
    double score = -DBL_MAX;
    for (uint32_t v = least; v < s->rows->order; v++) {
        if (s->in_set[v] || !is_better(s->score[v], score))
            continue;
        best = v;
        score = s->score[v];
    }
    return best;
}

static void take(akt_search *s, const uint32_t *set, size_t size, uint32_t last)
{
    for (size_t i = 0; i < size; i++)
        s->set[i] = set[i];
    s->set[size] = last;
    s->size = size + 1;
    s->best = s->score[last];
}

/* The next ascending choice of `size` vertices that leaves room for one above them. */
static bool advance(uint32_t *set, size_t size, size_t n)
{
    size_t i = size;
    while (i > 0 && set[i - 1] == n - 1 - size + (i - 1))
        i--;
    if (i == 0)
        return false;
    set[i - 1]++;
    for (; i < size; i++)
        set[i] = set[i - 1] + 1;
    return true;
}

/* All sets of k: each choice of the first k - 1 tells the best one to complete it. */
static void search_all(akt_search *s, size_t k)
{
    assert(k >= 1 && k <= AKT_KEY_PLAYERS_TRIPLE);
    uint32_t set[AKT_KEY_PLAYERS_TRIPLE];
    for (uint32_t i = 0; i < k; i++)
        set[i] = i;
    s->best = -DBL_MAX;
    do {
        uint32_t least = k > 1 ? set[k - 2] + 1 : 0;
        akt_search__score(s, set, k - 1, least);
        uint32_t last = find_best(s, least);
        if (is_better(s->score[last], s->best))
            take(s, set, k - 1, last);
    } while (advance(set, k - 1, s->rows->order));
}

/* Takes member i out where another in its place makes the set better. */
static bool swap(akt_search *s, size_t i)
{
    uint32_t rest[AKT_KEY_PLAYERS_MAX];
    size_t count = 0;
    for (size_t j = 0; j < s->size; j++) {
        if (j != i)
            rest[count++] = s->set[j];
    }
    akt_search__score(s, rest, count, 0);
    uint32_t other = find_best(s, 0);
    if (!is_better(s->score[other], s->best))
        return false;
    s->set[i] = other;
    s->best = s->score[other];
    return true;
}

static void search_stepwise(akt_search *s)
{
    akt_search__score(s, s->set, s->size, 0);
    take(s, s->set, s->size, find_best(s, 0));
    for (bool swapped = s->size > 1; swapped;) {
        swapped = false;
        for (size_t i = 0; i < s->size; i++)
            swapped = swap(s, i) || swapped;
    }
}

void akt_search__measure(akt_search *search, akt_search_measure measure)
{
    search->measure = measure;
    search->size = 0;
}

/* Whether sets of k are searched through, and all of them. */
static bool is_exact(const akt_search *s, size_t k)
{
    bool is_small = k <= AKT_KEY_PLAYERS_TRIPLE && s->rows->order <= AKT_KEY_PLAYERS_EXACT;
    bool is_whole = s->measure == AKT_SEARCH_SPLIT || s->tried == s->rows->order;
    return is_small || (k == 1 && is_whole);
}

void akt_search__run(akt_search *search, size_t k)
{
    search->is_exact = is_exact(search, k);
    if (search->is_exact)
        search_all(search, k);
    else
        search_stepwise(search);
}
