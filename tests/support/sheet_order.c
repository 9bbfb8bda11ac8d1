#include "support/random_dataset.h"
#include "support/sheet_laws.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RANDOM 60 /* datasets */

/* The first item of each group "n-…", which is its frame. */
static const akt_item **list_nodes(const akt_drawing *drawing, size_t *count)
{
    size_t items_count = 0;
    const akt_item *items = akt_drawing_items(drawing, &items_count);
    const akt_item **nodes = malloc((items_count + 1) * sizeof *nodes);
    assert_non_null(nodes);
    *count = 0;
    for (size_t i = 0; i + 1 < items_count; i++)
        if (items[i].kind == AKT_ITEM_GROUP && items[i].id && strncmp(items[i].id, "n-", 2) == 0)
            nodes[(*count)++] = &items[i];
    return nodes;
}

static bool are_in_a_row(const akt_item *a, const akt_item *b)
{
    return fabs(a->y - b->y) < 0.5;
}

static bool are_in_a_column(const akt_item *a, const akt_item *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width;
}

static void assert_pair(const akt_item *const one[2], const akt_item *const other[2],
                        akt_sheet_order order)
{
    const akt_item *a = one[0] + 1, *b = one[1] + 1, *c = other[0] + 1, *d = other[1] + 1;
    if (order == AKT_SHEET_ROWS && are_in_a_row(a, b) != are_in_a_row(c, d))
        fail_msg("%s and %s are in a row in one language alone", one[0]->id, one[1]->id);
    if (order == AKT_SHEET_COLUMNS && are_in_a_column(a, b) != are_in_a_column(c, d))
        fail_msg("%s and %s are in a column in one language alone", one[0]->id, one[1]->id);
    if (are_in_a_row(a, b) && are_in_a_row(c, d) && (a->x < b->x) != (c->x < d->x))
        fail_msg("%s and %s change places in their row", one[0]->id, one[1]->id);
    if (are_in_a_column(a, b) && are_in_a_column(c, d) && (a->y < b->y) != (c->y < d->y))
        fail_msg("%s and %s change places in their column", one[0]->id, one[1]->id);
}

static void assert_order(const akt_drawing *one, const akt_drawing *other, akt_sheet_order order)
{
    size_t count = 0, same = 0;
    const akt_item **left = list_nodes(one, &count), **right = list_nodes(other, &same);
    assert_int_equal(count, same);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(left[i]->id, right[i]->id);
        for (size_t k = 0; k < i; k++) {
            const akt_item *const here[2] = {left[i], left[k]}, *const there[2] = {right[i],
                                                                                   right[k]};
            assert_pair(here, there, order);
        }
    }
    free(left);
    free(right);
}

void akt_sheet_laws_assert_alike(akt_sheet_draw *draw, const void *subject, akt_sheet_order order)
{
    akt_drawing *first = draw(subject, AKT_LANG_NB);
    for (int lang = AKT_LANG_NB + 1; lang < AKT_LANG_COUNT; lang++) {
        akt_drawing *next = draw(subject, (akt_lang)lang);
        assert_order(first, next, order);
        akt_drawing_free(next);
    }
    akt_drawing_free(first);
}

void akt_sheet_laws_assert_alike_anywhere(akt_sheet_draw *draw, akt_sheet_order order)
{
    for (uint64_t seed = 0; seed <= RANDOM; seed++) {
        const akt_random_choice choice = {.seed = seed};
        akt_dataset *dataset = seed == 0 ? akt_sheet_laws_load(AKT_DATA "/offentlig-innovasjon")
                                         : akt_random_dataset(&choice);
        akt_sheet_laws_assert_alike(draw, dataset, order);
        akt_dataset_free(dataset);
    }
}
