#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "diagram/palette.h"
#include "diagram/theme.h"
#include "support/contrast.h"
#include "support/near.h"

#include <math.h>
#include <string.h>

#define TEXT 4.5
#define MARK 3.0
#define GRAPHS AKT_DATA "/../graphs"

/* In colour, in grey and on dark ground. */
static void assert_contrast(const char *ink, const char *ground, double least)
{
    static const char *const names[] = {"light", "grey", "dark"};
    for (int theme = AKT_THEME_LIGHT; theme <= AKT_THEME_DARK; theme++) {
        char over[AKT_THEME_COLOUR_SIZE], under[AKT_THEME_COLOUR_SIZE];
        akt_theme_colour(over, (akt_theme)theme, ink);
        akt_theme_colour(under, (akt_theme)theme, ground);
        if (akt_contrast(over, under) < least)
            fail_msg("%s on %s, %s: %.3f, below %.1f", ink, ground, names[theme],
                     akt_contrast(over, under), least);
    }
}

static void test_palette__contrast_is_worked_out_as_wcag_says(void **state)
{
    (void)state;
    assert_near(akt_contrast("#000000", "#ffffff"), 21, 1e-9);
    assert_near(akt_contrast("#ffffff", "#ffffff"), 1, 1e-9);
    assert_near(akt_contrast("#777777", "#ffffff"), 4.48, 0.01);
}

static void test_palette__titles_can_be_read_on_their_fill(void **state)
{
    (void)state;
    size_t count = 0;
    const akt_palette_slot *slots = akt_palette_slots(&count);
    assert_int_equal(count, 12);
    for (size_t i = 0; i < count; i++)
        assert_contrast(slots[i].title, slots[i].fill, TEXT);
}

static void test_palette__frames_stand_out_from_fill_card_and_band(void **state)
{
    (void)state;
    size_t count = 0;
    const akt_palette_slot *slots = akt_palette_slots(&count);
    for (size_t i = 0; i < count; i++) {
        assert_contrast(slots[i].stroke, slots[i].fill, MARK);
        assert_contrast(slots[i].stroke, AKT_COLOUR_PAPER, MARK);
        assert_contrast(slots[i].stroke, AKT_COLOUR_TINT, MARK);
        assert_contrast(AKT_COLOUR_DRIVER, slots[i].fill, MARK);
        assert_contrast(AKT_COLOUR_STAR_EDGE, slots[i].fill, MARK);
    }
}

static void test_palette__lines_stand_out_from_all_they_cross(void **state)
{
    (void)state;
    size_t count = 0;
    const akt_palette_slot *slots = akt_palette_slots(&count);
    for (int layer = 0; layer < AKT_LAYER_COUNT; layer++) {
        const char *stroke = akt_palette_of_layer((akt_layer)layer)->stroke;
        assert_contrast(stroke, AKT_COLOUR_PAPER, MARK);
        assert_contrast(stroke, AKT_COLOUR_TINT, MARK);
        for (size_t i = 0; i < count; i++)
            assert_contrast(stroke, slots[i].fill, MARK);
    }
}

/* The words beside a line have its colour; names stand on the fills. */
static void test_palette__words_can_be_read_beside_lines_and_on_fills(void **state)
{
    (void)state;
    size_t count = 0;
    const akt_palette_slot *slots = akt_palette_slots(&count);
    for (int layer = 0; layer < AKT_LAYER_COUNT; layer++)
        assert_contrast(akt_palette_of_layer((akt_layer)layer)->stroke, AKT_COLOUR_PAPER, TEXT);
    for (size_t i = 0; i < count; i++)
        assert_contrast(AKT_COLOUR_TEXT, slots[i].fill, TEXT);
    assert_contrast(AKT_COLOUR_DRIVER, AKT_COLOUR_PAPER, TEXT);
}

static void test_palette__words_can_be_read_on_their_tints(void **state)
{
    (void)state;
    static const char *const grounds[] = {AKT_COLOUR_PAPER, AKT_COLOUR_TINT,
                                          AKT_COLOUR_GAP_TINT, AKT_COLOUR_THIN_TINT,
                                          AKT_COLOUR_COVERED_TINT};
    for (size_t i = 0; i < 5; i++) {
        assert_contrast(AKT_COLOUR_TEXT, grounds[i], TEXT);
        assert_contrast(AKT_COLOUR_SUB, grounds[i], TEXT);
        assert_contrast(AKT_COLOUR_COVERED, grounds[i], MARK);
        assert_contrast(AKT_COLOUR_EDGE, grounds[i], MARK);
        assert_contrast(AKT_COLOUR_DRIVER, grounds[i], MARK);
        assert_contrast(AKT_COLOUR_THIN, grounds[i], MARK);
    }
    assert_contrast(AKT_COLOUR_GAP, AKT_COLOUR_GAP_TINT, TEXT);
    assert_contrast(AKT_COLOUR_GAP, AKT_COLOUR_THIN_TINT, TEXT);
    assert_contrast(AKT_COLOUR_THIN, AKT_COLOUR_THIN_TINT, TEXT);
    assert_contrast(AKT_COLOUR_THIN, AKT_COLOUR_GAP_TINT, TEXT);
    assert_contrast(AKT_COLOUR_COVERED, AKT_COLOUR_COVERED_TINT, TEXT);
}

static void test_palette__what_changes_stands_out_from_what_stays(void **state)
{
    (void)state;
    static const char *const grounds[] = {AKT_COLOUR_PAPER, AKT_COLOUR_TINT, AKT_COLOUR_SAME_BOX};
    static const char *const marks[] = {AKT_COLOUR_ADDED, AKT_COLOUR_REMOVED, AKT_COLOUR_CHANGED,
                                        AKT_COLOUR_SAME, AKT_COLOUR_SAME_FRAME};
    static const char *const tints[] = {AKT_COLOUR_ADDED_TINT, AKT_COLOUR_REMOVED_TINT,
                                        AKT_COLOUR_CHANGED_TINT};
    for (size_t g = 0; g < 3; g++) {
        for (size_t m = 0; m < 5; m++)
            assert_contrast(marks[m], grounds[g], MARK);
        assert_contrast(AKT_COLOUR_CHANGED_TEXT, grounds[g], TEXT);
        assert_contrast(AKT_COLOUR_SUB, grounds[g], TEXT);
    }
    for (size_t t = 0; t < 3; t++) {
        assert_contrast(AKT_COLOUR_TEXT, tints[t], TEXT);
        assert_contrast(marks[t], tints[t], MARK);
    }
}

static void test_palette__figures_stand_out_from_their_tracks_and_years(void **state)
{
    (void)state;
    size_t count = 0;
    const akt_palette_slot *slots = akt_palette_slots(&count);
    assert_contrast(AKT_COLOUR_COVERED, AKT_COLOUR_LINE, MARK);
    assert_contrast(AKT_COLOUR_COVERED, AKT_COLOUR_COVERED_TINT, MARK);
    assert_contrast(AKT_COLOUR_TEXT, AKT_COLOUR_COVERED_TINT, TEXT);
    assert_contrast(AKT_COLOUR_COVERED, AKT_COLOUR_TINT, TEXT);
    assert_contrast(AKT_COLOUR_GAP, AKT_COLOUR_TINT, TEXT);
    for (size_t i = 0; i < count; i++)
        assert_contrast(slots[i].title, AKT_COLOUR_PAPER, TEXT);
}

static void test_palette__layers_differ_without_their_colours(void **state)
{
    (void)state;
    for (int a = 0; a < AKT_LAYER_COUNT; a++)
        for (int b = a + 1; b < AKT_LAYER_COUNT; b++) {
            const akt_palette_layer *x = akt_palette_of_layer((akt_layer)a);
            const akt_palette_layer *y = akt_palette_of_layer((akt_layer)b);
            bool both = x->dash != NULL && y->dash != NULL;
            bool same = both ? strcmp(x->dash, y->dash) == 0 : x->dash == y->dash;
            assert_false(same && fabs(x->width - y->width) < 0.5);
        }
}

static void test_palette__an_unknown_slot_is_neutral(void **state)
{
    (void)state;
    size_t count = 0;
    const akt_palette_slot *slots = akt_palette_slots(&count);
    assert_ptr_equal(akt_palette_find("no such slot"), &slots[count - 1]);
    assert_ptr_equal(akt_palette_find(NULL), &slots[count - 1]);
    assert_string_equal(akt_palette_find("business")->name, "business");
}

static const char *const named[] = {
    AKT_COLOUR_PAPER, AKT_COLOUR_TEXT, AKT_COLOUR_SUB, AKT_COLOUR_TINT, AKT_COLOUR_LINE,
    AKT_COLOUR_EDGE, AKT_COLOUR_DRIVER, AKT_COLOUR_STAR, AKT_COLOUR_STAR_EDGE, AKT_COLOUR_GAP,
    AKT_COLOUR_GAP_TINT, AKT_COLOUR_THIN, AKT_COLOUR_THIN_TINT, AKT_COLOUR_COVERED,
    AKT_COLOUR_COVERED_TINT, AKT_COLOUR_BAR, AKT_COLOUR_ADDED, AKT_COLOUR_ADDED_TINT,
    AKT_COLOUR_REMOVED, AKT_COLOUR_REMOVED_TINT, AKT_COLOUR_CHANGED, AKT_COLOUR_CHANGED_TINT,
    AKT_COLOUR_CHANGED_TEXT, AKT_COLOUR_SAME, AKT_COLOUR_SAME_FRAME, AKT_COLOUR_SAME_BOX};

static bool is_named(const char *colour)
{
    size_t count = 0;
    const akt_palette_slot *slots = akt_palette_slots(&count);
    bool found = false;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        found |= memcmp(named[i], colour, 7) == 0;
    for (size_t i = 0; i < count; i++)
        found |= memcmp(slots[i].fill, colour, 7) == 0 || memcmp(slots[i].stroke, colour, 7) == 0 ||
                 memcmp(slots[i].title, colour, 7) == 0;
    for (int layer = 0; layer < AKT_LAYER_COUNT; layer++)
        found |= memcmp(akt_palette_of_layer((akt_layer)layer)->stroke, colour, 7) == 0;
    return found;
}

/* Only what has a name is in the pairs above. The pictures in graphs are what the views draw. */
static void test_palette__every_colour_of_a_picture_has_a_name(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    akt_list names = AKT_LIST_OF(const char *);
    size_t colours = 0;
    assert_int_equal(akt_file_list(GRAPHS, false, pool, &names, NULL), AKT_OK);
    for (size_t i = 0; i < names.count; i++) {
        const char *name = ((const char *const *)names.items)[i], *svg = NULL;
        size_t size = 0;
        if (!akt_file_is_extension(akt_file_extension(name), "svg"))
            continue;
        assert_int_equal(akt_file_read(akt_file_join(pool, GRAPHS, name), pool, &svg, &size, NULL),
                         AKT_OK);
        for (const char *at = strstr(svg, "=\"#"); at; at = strstr(at + 1, "=\"#"), colours++)
            if (!is_named(at + 2))
                fail_msg("%s: the palette does not name %.7s", name, at + 2);
    }
    assert_true(colours > 1000);
    akt_list_dispose(&names);
    akt_pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_palette__contrast_is_worked_out_as_wcag_says),
        cmocka_unit_test(test_palette__titles_can_be_read_on_their_fill),
        cmocka_unit_test(test_palette__frames_stand_out_from_fill_card_and_band),
        cmocka_unit_test(test_palette__lines_stand_out_from_all_they_cross),
        cmocka_unit_test(test_palette__words_can_be_read_beside_lines_and_on_fills),
        cmocka_unit_test(test_palette__words_can_be_read_on_their_tints),
        cmocka_unit_test(test_palette__what_changes_stands_out_from_what_stays),
        cmocka_unit_test(test_palette__figures_stand_out_from_their_tracks_and_years),
        cmocka_unit_test(test_palette__layers_differ_without_their_colours),
        cmocka_unit_test(test_palette__an_unknown_slot_is_neutral),
        cmocka_unit_test(test_palette__every_colour_of_a_picture_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
