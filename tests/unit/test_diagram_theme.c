#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "diagram/theme.h"
#include "support/contrast.h"
#include "support/failing_malloc.h"
#include "support/near.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ROUNDING 0.02 /* what 8 bits a channel do to a contrast at the most */

static const char *themed(char out[AKT_THEME_COLOUR_SIZE], akt_theme theme, const char *colour)
{
    akt_theme_colour(out, theme, colour);
    return out;
}

/* A colour that is no darker than the dark theme can turn about. */
static void draw_colour(char out[AKT_THEME_COLOUR_SIZE], uint64_t stream)
{
    uint64_t counter = 0;
    do
        snprintf(out, AKT_THEME_COLOUR_SIZE, "#%06x",
                 (unsigned)akt_random_below(7, stream, counter++, 1 << 24));
    while (akt_luminance(out) < 0.0125);
}

static void test_theme__keeps_every_contrast(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 2000; i++) {
        char a[AKT_THEME_COLOUR_SIZE], b[AKT_THEME_COLOUR_SIZE];
        char x[AKT_THEME_COLOUR_SIZE], y[AKT_THEME_COLOUR_SIZE];
        draw_colour(a, 2 * i);
        draw_colour(b, 2 * i + 1);
        double before = akt_contrast(a, b);
        for (int t = AKT_THEME_LIGHT; t <= AKT_THEME_DARK; t++) {
            double after = akt_contrast(themed(x, (akt_theme)t, a), themed(y, (akt_theme)t, b));
            if (fabs(after / before - 1) > ROUNDING)
                fail_msg("%s on %s: %.3f becomes %.3f in theme %d", a, b, before, after, t);
        }
    }
}

static void test_theme__turns_light_and_dark_about_only_in_dark(void **state)
{
    (void)state;
    char x[AKT_THEME_COLOUR_SIZE], y[AKT_THEME_COLOUR_SIZE];
    assert_string_equal(themed(x, AKT_THEME_LIGHT, "#2b5c9e"), "#2b5c9e");
    assert_string_equal(themed(x, AKT_THEME_GREY, "#ffffff"), "#ffffff");
    assert_string_equal(themed(x, AKT_THEME_GREY, "#000000"), "#000000");
    themed(x, AKT_THEME_DARK, "#ffffff");
    themed(y, AKT_THEME_DARK, "#1f2c3d");
    assert_true(akt_luminance(x) > 0.010 && akt_luminance(x) < 0.014);
    assert_true(akt_luminance(y) > 0.7);
    assert_string_equal(themed(x, AKT_THEME_DARK, "#000000"), "#ffffff");
}

static void test_theme__grey_has_no_hue(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 500; i++) {
        char a[AKT_THEME_COLOUR_SIZE], x[AKT_THEME_COLOUR_SIZE];
        draw_colour(a, i);
        themed(x, AKT_THEME_GREY, a);
        assert_memory_equal(x + 1, x + 3, 2);
        assert_memory_equal(x + 1, x + 5, 2);
        assert_near((akt_luminance(x) + 0.05) / (akt_luminance(a) + 0.05), 1, ROUNDING);
    }
}

/* Grey has no hue in dark either, and red, green and blue are still the greatest where they were. */
static void test_theme__dark_keeps_the_hue(void **state)
{
    (void)state;
    static const char *const colours[] = {"#c8102e", "#2f7d5b", "#2b5c9e"};
    char x[AKT_THEME_COLOUR_SIZE];
    for (size_t i = 0; i < 3; i++) {
        themed(x, AKT_THEME_DARK, colours[i]);
        for (size_t channel = 0; channel < 3; channel++)
            if (channel != i)
                assert_true(memcmp(x + 1 + 2 * i, x + 1 + 2 * channel, 2) > 0);
    }
    themed(x, AKT_THEME_DARK, "#808080");
    assert_memory_equal(x + 1, x + 3, 2);
    assert_memory_equal(x + 1, x + 5, 2);
}

static akt_drawing *draw_some(void)
{
    akt_style style = {"#ffffff", "#c8102e", 2, "4 3", 0};
    akt_style none = {NULL, NULL, 0, NULL, 0};
    akt_font font = {12, true, "#1f2c3d", AKT_ANCHOR_END};
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_NB, 100, 50, "Title", "Words");
    if (!drawing)
        return NULL;
    akt_drawing_group(drawing, "g", "node", "#c8102e");
    akt_drawing_box(drawing, 1, 2, 30, 20, 3, &style);
    akt_drawing_circle(drawing, 5, 5, 2, &none);
    akt_drawing_path(drawing, "M1 1L2 2", &style);
    akt_drawing_text(drawing, 9, 9, "#1f2c3d", &font);
    akt_drawing_end(drawing);
    return drawing;
}

static void assert_themed(const char *colour, const char *light, akt_theme theme)
{
    char wanted[AKT_THEME_COLOUR_SIZE];
    if (!light)
        assert_null(colour);
    else
        assert_string_equal(colour, themed(wanted, theme, light));
}

static void test_theme__changes_the_colours_of_a_drawing_and_nothing_else(void **state)
{
    (void)state;
    for (int t = AKT_THEME_LIGHT; t <= AKT_THEME_DARK; t++) {
        akt_drawing *before = draw_some(), *after = draw_some();
        akt_theme_apply((akt_theme)t, after);
        size_t count = 0, same = 0;
        const akt_item *was = akt_drawing_items(before, &count);
        const akt_item *is = akt_drawing_items(after, &same);
        assert_int_equal(same, count);
        for (size_t i = 0; i < count; i++) {
            assert_themed(is[i].style.fill, was[i].style.fill, (akt_theme)t);
            assert_themed(is[i].style.stroke, was[i].style.stroke, (akt_theme)t);
            assert_themed(is[i].font.colour, was[i].font.colour, (akt_theme)t);
            assert_int_equal(is[i].kind, was[i].kind);
            assert_int_equal(is[i].font.anchor, was[i].font.anchor);
            assert_near(is[i].x, was[i].x, 0);
            assert_near(is[i].style.width, was[i].style.width, 0);
            if (was[i].text)
                assert_string_equal(is[i].text, was[i].text);
            if (was[i].title)
                assert_string_equal(is[i].title, was[i].title);
        }
        assert_int_equal(akt_drawing_status(after, NULL), AKT_OK);
        akt_drawing_free(before);
        akt_drawing_free(after);
    }
}

static void test_theme__fails_without_memory(void **state)
{
    (void)state;
    bool fails = akt_failing_malloc_stands();
    if (!fails)
        print_message("no allocation can be made to fail here\n");
    for (size_t n = 0; fails; n++) {
        size_t held = akt_failing_malloc_held();
        akt_failing_malloc_arm(n);
        akt_drawing *drawing = draw_some();
        if (drawing)
            akt_theme_apply(AKT_THEME_DARK, drawing);
        akt_status status = drawing ? akt_drawing_status(drawing, NULL) : AKT_ENOMEM;
        akt_drawing_free(drawing);
        fails = akt_failing_malloc_disarm();
        assert_int_equal(status, fails ? AKT_ENOMEM : AKT_OK);
        assert_int_equal(akt_failing_malloc_held(), held);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_theme__keeps_every_contrast),
        cmocka_unit_test(test_theme__turns_light_and_dark_about_only_in_dark),
        cmocka_unit_test(test_theme__grey_has_no_hue),
        cmocka_unit_test(test_theme__dark_keeps_the_hue),
        cmocka_unit_test(test_theme__changes_the_colours_of_a_drawing_and_nothing_else),
        cmocka_unit_test(test_theme__fails_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
