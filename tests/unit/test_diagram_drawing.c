#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/drawing.h"
#include "diagram/text_width.h"
#include "output/svg.h"
#include "support/near.h"

#include <stdlib.h>
#include <string.h>

static const akt_style STYLE = {"#ffffff", "#000000", 1, "5 4", 0};
static const akt_font FONT = {12, true, "#1f2c3d", AKT_ANCHOR_END};

static void test_drawing__keeps_copies_of_what_it_is_given(void **state)
{
    (void)state;
    char text[] = "Difi";
    char colour[] = "#123456";
    size_t count = 0;
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_NN, 100, 50, text, text);
    akt_drawing_group(drawing, text, text, text);
    akt_drawing_text(drawing, 1, 2, text, &(akt_font){12, false, colour, AKT_ANCHOR_START});
    akt_drawing_end(drawing);
    memset(text, 'x', 4);
    memset(colour, 'x', 7);
    const akt_item *items = akt_drawing_items(drawing, &count);
    assert_int_equal(count, 3);
    assert_string_equal(items[0].id, "Difi");
    assert_string_equal(items[1].text, "Difi");
    assert_string_equal(items[1].font.colour, "#123456");
    assert_string_equal(akt_drawing_title(drawing), "Difi");
    assert_int_equal(akt_drawing_lang(drawing), AKT_LANG_NN);
    assert_int_equal(akt_drawing_status(drawing, NULL), AKT_OK);
    akt_drawing_free(drawing);
}

static void test_drawing__measures_its_texts(void **state)
{
    (void)state;
    size_t count = 0;
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_NB, 100, 50, "", "");
    akt_drawing_text(drawing, 1, 2, "Kommunene", &FONT);
    const akt_item *items = akt_drawing_items(drawing, &count);
    assert_near(items[0].width, akt_text_width("Kommunene", 12, true), 1e-9);
    akt_drawing_free(drawing);
}

static void test_drawing__an_end_without_a_group_is_nothing(void **state)
{
    (void)state;
    size_t count = 1;
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_NB, 100, 50, "", "");
    akt_drawing_end(drawing);
    (void)akt_drawing_items(drawing, &count);
    assert_int_equal(count, 0);
    akt_drawing_free(drawing);
}

static void test_drawing__becomes_svg_with_what_readers_need(void **state)
{
    (void)state;
    static const char *const parts[] = {"role=\"img\"",
                                        " lang=\"nb\"",
                                        "xml:lang=\"nb\"",
                                        "<title>Kart &lt;1&gt;</title>",
                                        "<desc>a &amp; b</desc>",
                                        "id=\"n-d_fi\"",
                                        "class=\"node driver\"",
                                        "<title>]]&gt;&quot;</title>",
                                        "x=\"0.0\"",
                                        "stroke-dasharray=\"5 4\"",
                                        "text-anchor=\"end\"",
                                        "textLength=\"",
                                        "lengthAdjust=\"spacingAndGlyphs\"",
                                        "&quot;Noto Sans&quot;, system-ui, sans-serif"};
    akt_buffer out = AKT_BUFFER_INIT;
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_NB, 100, 50, "Kart <1>", "a & b");
    akt_drawing_group(drawing, "n-d\"fi", "node driver", "]]>\"");
    akt_drawing_box(drawing, -0.01, 2, 3, 4, 5, &STYLE);
    akt_drawing_path(drawing, "M0 0L1 1", &STYLE);
    akt_drawing_circle(drawing, 1, 1, 2, &STYLE);
    akt_drawing_text(drawing, 1, 2, "Kommunene", &FONT);
    akt_drawing_end(drawing);
    assert_int_equal(akt_svg_write(&out, drawing, NULL, NULL), AKT_OK);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strstr(out.text, parts[i]) == NULL)
            fail_msg("the SVG lacks %s", parts[i]);
    assert_null(strstr(out.text, "-0.0"));
    assert_null(strstr(out.text, "<style"));
    akt_buffer_dispose(&out);
    akt_drawing_free(drawing);
}

static void test_drawing__owns_the_sheets_that_are_added_to_it(void **state)
{
    (void)state;
    akt_drawing *sheets[3];
    for (int i = 0; i < 3; i++)
        sheets[i] = akt_drawing_new(AKT_LANG_NB, 100 + i, 50, "Kart", "ark");
    assert_int_equal(akt_drawing_sheet_count(sheets[0]), 1);
    akt_drawing_add_sheet(sheets[0], sheets[1]);
    akt_drawing_add_sheet(sheets[0], sheets[2]);
    assert_int_equal(akt_drawing_sheet_count(sheets[0]), 3);
    assert_ptr_equal(akt_drawing_next_sheet(sheets[0]), sheets[1]);
    assert_ptr_equal(akt_drawing_next_sheet(sheets[1]), sheets[2]);
    assert_null(akt_drawing_next_sheet(sheets[2]));
    akt_drawing_free(sheets[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drawing__keeps_copies_of_what_it_is_given),
        cmocka_unit_test(test_drawing__measures_its_texts),
        cmocka_unit_test(test_drawing__an_end_without_a_group_is_nothing),
        cmocka_unit_test(test_drawing__becomes_svg_with_what_readers_need),
        cmocka_unit_test(test_drawing__owns_the_sheets_that_are_added_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
