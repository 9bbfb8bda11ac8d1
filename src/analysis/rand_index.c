#include "analysis/rand_index.h"

#include "model/record.h"

#include <math.h>
#include <stdlib.h>

/* The things that have a group in both divisions, those of one group of a after another. */
typedef struct crossing {
    size_t groups_a; /* numbers in use end below this */
    size_t groups_b;
    size_t *start;    /* groups_a + 1: where the things of each group of a begin in `other` */
    int32_t *other;   /* of each thing, its group in b */
    uint64_t *counts; /* of each group of b, zero between groups of a */
} crossing;

static size_t count_groups(const int32_t *of, size_t count)
{
    int32_t most = AKT_NONE;
    for (size_t i = 0; i < count; i++)
        most = of[i] > most ? of[i] : most;
    return (size_t)(most + 1);
}

static void dispose(crossing *c)
{
    free(c->start);
    free(c->other);
    free(c->counts);
}

/* While things are put, start[g] is where the next of g goes: one group too far at the end. */
static void put_things(crossing *c, const int32_t *a, const int32_t *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (a[i] != AKT_NONE && b[i] != AKT_NONE)
            c->start[a[i] + 1]++;
    }
    for (size_t g = 0; g < c->groups_a; g++)
        c->start[g + 1] += c->start[g];
    for (size_t i = 0; i < count; i++) {
        if (a[i] != AKT_NONE && b[i] != AKT_NONE)
            c->other[c->start[a[i]]++] = b[i];
    }
    for (size_t g = c->groups_a; g > 0; g--)
        c->start[g] = c->start[g - 1];
    c->start[0] = 0;
}

static akt_status cross(crossing *out, const int32_t *a, const int32_t *b, size_t count,
                        akt_error *err)
{
    *out = (crossing){.groups_a = count_groups(a, count), .groups_b = count_groups(b, count)};
    out->start = calloc(out->groups_a + 2, sizeof *out->start);
    out->other = malloc((count + 1) * sizeof *out->other);
    out->counts = calloc(out->groups_b + 1, sizeof *out->counts);
    if (!out->start || !out->other || !out->counts) {
        dispose(out);
        return akt_error_memory(err);
    }
    put_things(out, a, b, count);
    return AKT_OK;
}

static uint64_t pairs_of(uint64_t count)
{
    return count ? count * (count - 1) / 2 : 0;
}

/* Pairs of the group g of a that are together in b: each thing makes one with every earlier one of
 * its group in b. */
static uint64_t count_together(const crossing *c, size_t g)
{
    uint64_t pairs = 0;
    for (size_t i = c->start[g]; i < c->start[g + 1]; i++)
        pairs += c->counts[c->other[i]]++;
    for (size_t i = c->start[g]; i < c->start[g + 1]; i++)
        c->counts[c->other[i]] = 0;
    return pairs;
}

/* In doubles: the product of two numbers of pairs may pass 2^64. */
static double adjust(uint64_t together, uint64_t in_a, uint64_t in_b, uint64_t all)
{
    if (in_a == in_b && (in_a == 0 || in_a == all))
        return 1;
    double expected = (double)in_a / (double)all * (double)in_b;
    double most = ((double)in_a + (double)in_b) / 2;
    return ((double)together - expected) / (most - expected);
}

static void measure(akt_rand_index *out, const crossing *c)
{
    uint64_t together = 0, in_a = 0, in_b = 0;
    for (size_t g = 0; g < c->groups_a; g++) {
        uint64_t size = c->start[g + 1] - c->start[g];
        together += count_together(c, g);
        in_a += pairs_of(size);
        out->groups_a += size > 0;
    }
    out->shared = c->start[c->groups_a];
    for (size_t i = 0; i < out->shared; i++)
        in_b += c->counts[c->other[i]]++;
    for (size_t g = 0; g < c->groups_b; g++)
        out->groups_b += c->counts[g] > 0;
    if (out->shared > 1)
        out->value = adjust(together, in_a, in_b, pairs_of(out->shared));
}

akt_status akt_rand_index_compute(akt_rand_index *out, const int32_t *a, const int32_t *b,
                                  size_t count, akt_error *err)
{
    crossing c;
    *out = (akt_rand_index){.value = NAN};
    akt_status status = cross(&c, a, b, count, err);
    if (status != AKT_OK)
        return status;
    measure(out, &c);
    dispose(&c);
    return AKT_OK;
}

akt_status akt_rand_index_shared_pairs(uint64_t *pairs, const int32_t *a, const int32_t *b,
                                       size_t count, akt_error *err)
{
    crossing c;
    akt_status status = cross(&c, a, b, count, err);
    if (status != AKT_OK)
        return status;
    for (size_t g = 0; g < c.groups_a; g++)
        pairs[g] = count_together(&c, g);
    dispose(&c);
    return AKT_OK;
}
