#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/screen_map.h"
#include "diagram/text_width.h"
#include "support/random_dataset.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The map of the page, by its laws. */

enum { WIDTH = 1040 };

static const double NEAR = 1e-6, FONT = 13, LINE = 15.5, TIP = 1.5;

typedef struct box {
    double x, y, width, height;
} box;

static box of_card(const akt_screen_card *card)
{
    return (box){card->x, card->y, card->width, card->height};
}

static box of_box(const akt_screen_box *from)
{
    return (box){from->x, from->y, from->width, from->height};
}

static bool are_apart(box a, box b)
{
    return a.x + a.width < b.x + NEAR || b.x + b.width < a.x + NEAR ||
           a.y + a.height < b.y + NEAR || b.y + b.height < a.y + NEAR;
}

static bool is_inside(box inner, box outer)
{
    return inner.x >= outer.x - NEAR && inner.y >= outer.y - NEAR &&
           inner.x + inner.width <= outer.x + outer.width + NEAR &&
           inner.y + inner.height <= outer.y + outer.height + NEAR;
}

static void assert_cards_stand(const akt_screen_map *map)
{
    const box page = {0, 0, map->width, map->height};
    for (size_t i = 0; i < map->card_count; i++) {
        assert_true(map->cards[i].box < map->box_count);
        assert_true(is_inside(of_card(&map->cards[i]), of_box(&map->boxes[map->cards[i].box])));
        for (size_t j = i + 1; j < map->card_count; j++) {
            assert_true(are_apart(of_card(&map->cards[i]), of_card(&map->cards[j])));
            assert_string_not_equal(map->cards[i].id, map->cards[j].id);
        }
    }
    for (size_t i = 0; i < map->box_count; i++) {
        assert_true(is_inside(of_box(&map->boxes[i]), page));
        for (size_t j = i + 1; j < map->box_count; j++)
            assert_true(are_apart(of_box(&map->boxes[i]), of_box(&map->boxes[j])));
    }
}

static double width_of(const akt_screen_label *label, bool bold)
{
    double width = 0;
    for (size_t i = 0; i < label->count; i++)
        width = fmax(width, akt_text_width(label->lines[i], FONT, bold));
    return width;
}

/* In every language every name is there and within its card, every title within its box and clear of
 * the cards. */
static void assert_labels_fit(const akt_screen_map *map, int lang)
{
    for (size_t i = 0; i < map->card_count; i++) {
        const akt_screen_card *card = &map->cards[i];
        const akt_screen_label *label = &card->labels[lang];
        assert_in_range(label->count, 1, AKT_SCREEN_LINES);
        assert_true(width_of(label, false) <= card->width + NEAR);
        assert_true((double)label->count * LINE <= card->height + LINE / 2);
    }
    for (size_t i = 0; i < map->box_count; i++) {
        const akt_screen_box *of = &map->boxes[i];
        const akt_screen_label *title = &of->labels[lang];
        const double high = (double)title->count * LINE;
        const box text = {of->title_x, of->title_y - high / 2, width_of(title, true), high};
        assert_true(is_inside(text, of_box(of)));
        for (size_t c = 0; c < map->card_count; c++)
            assert_true(are_apart(text, of_card(&map->cards[c])));
    }
}

/* The card or box of an id. */
static box find(const akt_screen_map *map, const char *id)
{
    for (size_t i = 0; i < map->card_count; i++)
        if (strcmp(map->cards[i].id, id) == 0)
            return of_card(&map->cards[i]);
    for (size_t i = 0; i < map->box_count; i++)
        if (strcmp(map->boxes[i].id, id) == 0)
            return of_box(&map->boxes[i]);
    fail_msg("an edge ends at %s, which is not on the map", id);
    return (box){0};
}

/* How far a point is from the border of a box, outside it; within it, as 0. */
static double distance(const double point[2], box of)
{
    double x = fmax(0, fmax(of.x - point[0], point[0] - of.x - of.width));
    double y = fmax(0, fmax(of.y - point[1], point[1] - of.y - of.height));
    return hypot(x, y);
}

/* Numbers of path data, in pairs; how many pairs. The last pair stays in point. */
static size_t read_points(const char *path, double first[2], double last[2])
{
    size_t count = 0;
    for (const char *at = strpbrk(path, "-0123456789."); at; count++) {
        int read = 0;
        assert_int_equal(sscanf(at, "%lf%*[ ,]%lf%n", &last[0], &last[1], &read), 2);
        if (count == 0)
            memcpy(first, last, 2 * sizeof *first);
        at = strpbrk(at + read, "-0123456789.");
    }
    return count;
}

/* An edge is drawn between its ends; the tip of an arrow makes up for what a line lacks. */
static void assert_edges_end(const akt_screen_map *map)
{
    for (size_t i = 0; i < map->edge_count; i++) {
        const akt_screen_edge *edge = &map->edges[i];
        const double slack = 4 + 2.5 * fmax(edge->width, 4);
        double first[2] = {0, 0}, last[2] = {0, 0}, tip[2] = {0, 0};
        assert_true(read_points(edge->path, first, last) >= 2);
        const box ends[] = {find(map, edge->from), find(map, edge->to)};
        const bool down = distance(first, ends[0]) <= slack && distance(last, ends[1]) <= slack;
        const bool up = distance(first, ends[1]) <= slack && distance(last, ends[0]) <= slack;
        assert_true(down || up);
        assert_true(edge->width > 0);
        if (*edge->arrows) {
            assert_true(read_points(edge->arrows, tip, last) >= 3);
            assert_true(fmin(distance(tip, ends[0]), distance(tip, ends[1])) <= TIP);
        }
        assert_true(i == 0 || map->edges[i - 1].width >= edge->width - NEAR);
    }
}

static void assert_bands_follow(const akt_screen_map *map)
{
    for (size_t i = 0; i < map->band_count; i++) {
        assert_true(map->bands[i].y >=
                    (i ? map->bands[i - 1].y + map->bands[i - 1].height : 0) - NEAR);
        assert_true(map->bands[i].y + map->bands[i].height <= map->height + NEAR);
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
            assert_true(map->bands[i].labels[lang].count > 0);
    }
}

static void assert_laws(const akt_screen_map *map)
{
    assert_true(fabs(map->width - WIDTH) < NEAR);
    assert_true(map->height > 0 || map->card_count == 0);
    assert_cards_stand(map);
    assert_bands_follow(map);
    assert_edges_end(map);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        assert_labels_fit(map, lang);
}

static void assert_map_of(const akt_dataset *dataset, size_t least)
{
    akt_screen_map map;
    assert_int_equal(akt_screen_map_make(&map, dataset, WIDTH, NULL), AKT_OK);
    assert_laws(&map);
    assert_true(map.card_count >= least);
    akt_screen_map_dispose(&map);
}

static void test_screen_map__keeps_its_laws_on_shipped_data(void **state)
{
    (void)state;
    static const char *const paths[] = {AKT_DATA "/offentlig-innovasjon", AKT_DATA "/eksempel"};
    for (size_t i = 0; i < 2; i++) {
        akt_dataset *dataset = akt_what_if_load(paths[i]);
        assert_map_of(dataset, i == 0 ? 50 : 5);
        akt_dataset_free(dataset);
    }
}

static void test_screen_map__keeps_its_laws_on_random_data(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        const akt_random_choice choice = {seed, 0, 0, false};
        akt_dataset *dataset = akt_random_dataset(&choice);
        assert_map_of(dataset, 0);
        akt_dataset_free(dataset);
    }
}

/* A change has the places of a map, each thing with its fate. */
static void test_screen_map__keeps_its_laws_on_changes(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        const akt_random_choice one = akt_random_variant(seed, 0),
                                other = akt_random_variant(seed, 1);
        akt_dataset *before = akt_random_dataset(&one), *after = akt_random_dataset(&other);
        const akt_dataset *const sides[] = {before, after};
        const akt_comparison_options how = {.threads = 1};
        akt_comparisons of;
        akt_screen_map map;
        assert_int_equal(akt_comparisons_make(&of, sides, 2, &how, NULL), AKT_OK);
        assert_int_equal(akt_screen_map_make_change(&map, &of, WIDTH, NULL), AKT_OK);
        assert_laws(&map);
        for (size_t i = 0; i < map.edge_count; i++) {
            const akt_screen_edge *edge = &map.edges[i];
            assert_true(edge->before || edge->after);
            assert_true(!edge->fate || strcmp(edge->fate, "added") != 0 || !edge->before);
            assert_true(!edge->fate || strcmp(edge->fate, "removed") != 0 || !edge->after);
        }
        akt_screen_map_dispose(&map);
        akt_comparisons_dispose(&of);
        akt_dataset_free(before);
        akt_dataset_free(after);
    }
}

static akt_status make(const void *subject)
{
    akt_screen_map map;
    akt_status status = akt_screen_map_make(&map, subject, WIDTH, NULL);
    akt_screen_map_dispose(&map);
    return status;
}

static void test_screen_map__fails_without_memory(void **state)
{
    akt_sweep(make, *state, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_screen_map__keeps_its_laws_on_shipped_data),
        cmocka_unit_test(test_screen_map__keeps_its_laws_on_random_data),
        cmocka_unit_test(test_screen_map__keeps_its_laws_on_changes),
        cmocka_unit_test_setup_teardown(test_screen_map__fails_without_memory, akt_what_if_set_up,
                                        akt_what_if_tear_down),
    };
    return cmocka_run_group_tests_name("diagram/screen_map", tests, NULL, NULL);
}
