#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/palette.h"
#include "diagram/roles.h"
#include "output/svg.h"
#include "support/count_of.h"
#include "support/page_in.h"
#include "support/sketch.h"

#include <stdlib.h>
#include <string.h>

static const akt_ref NOBODY = {AKT_TABLE_ACTORS, AKT_NONE};

static akt_drawing *draw(const akt_dataset *dataset, akt_lang lang)
{
    akt_coverage coverage;
    akt_drawing *drawing = NULL;
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    assert_int_equal(akt_roles_draw(&drawing, dataset, &coverage, page_in(lang), NULL), AKT_OK);
    akt_coverage_dispose(&coverage);
    return drawing;
}

static char *svg_of(const akt_dataset *dataset, akt_lang lang)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_drawing *drawing = draw(dataset, lang);
    assert_int_equal(akt_svg_write(&out, drawing, NULL, NULL), AKT_OK);
    akt_drawing_free(drawing);
    return out.text;
}

static size_t columns_of(const akt_dataset *dataset)
{
    char *svg = svg_of(dataset, AKT_LANG_EN);
    size_t count = count_of(svg, " / "); /* totals, and the words beside them */
    free(svg);
    return count - 1;
}

static void test_roles__draws_any_of_each_role_and_the_areas_that_are_touched(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", NULL, AKT_STRENGTH_CLEAR);
    assert_int_equal(columns_of(dataset), 4);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", "policy", AKT_STRENGTH_CLEAR);
    assert_int_equal(columns_of(dataset), 5);
    akt_sketch_add_need(dataset, "architect", "challenges", 2);
    assert_int_equal(columns_of(dataset), 6);
    akt_dataset_free(dataset);
}

static void test_roles__marks_gaps_with_a_word_and_a_tint(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "policy", AKT_STRENGTH_CLEAR);
    char *without = svg_of(dataset, AKT_LANG_NB);
    assert_null(strstr(without, ">Hull<"));
    assert_null(strstr(without, AKT_COLOUR_GAP_TINT));
    akt_sketch_add_need(dataset, "enabler", "policy", 2);
    akt_sketch_add_need(dataset, "educator", "policy", 2);
    char *with = svg_of(dataset, AKT_LANG_NB);
    assert_int_equal(count_of(with, ">Hull<"), 1);
    assert_int_equal(count_of(with, ">Tynt<"), 1);
    assert_non_null(strstr(with, AKT_COLOUR_GAP_TINT));
    free(without);
    free(with);
    akt_dataset_free(dataset);
}

static void test_roles__potential_weak_and_absent_of_the_whole_are_all_drawn(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_sketch_add_role(dataset, NOBODY, "architect", NULL, AKT_STRENGTH_ABSENT);
    akt_sketch_add_role(dataset, NOBODY, "architect", NULL, AKT_STRENGTH_POTENTIAL);
    akt_sketch_add_role(dataset, NOBODY, "enabler", NULL, AKT_STRENGTH_WEAK);
    char *svg = svg_of(dataset, AKT_LANG_NB);
    assert_non_null(strstr(svg, "Aktørene samlet"));
    assert_int_equal(count_of(svg, "stroke-dasharray=\"2.6 2.2\""), 2); /* and the legend's */
    assert_non_null(strstr(svg, ">Svak<"));
    assert_non_null(strstr(svg, ">Mangler<"));
    assert_null(strstr(svg, ">Klar rolle<"));
    free(svg);
    akt_dataset_free(dataset);
}

static void test_roles__the_words_over_columns_stay_whole_however_many_there_are(void **state)
{
    static const char *const roles[] = {"developer", "enabler", "educator", "architect"};
    static const char *const areas[] = {"policy", "framework", "agencies_municipal",
                                        "agencies_state", "challenges"};
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
        for (size_t a = 0; a < sizeof areas / sizeof *areas; a++)
            akt_sketch_add_role(dataset, akt_sketch_actor(0), roles[r], areas[a],
                                AKT_STRENGTH_CLEAR);
    char *svg = svg_of(dataset, AKT_LANG_NB);
    assert_int_equal(count_of(svg, ">Kommunale<"), 4);
    assert_int_equal(count_of(svg, ">Rammebetingelser<"), 4);
    assert_int_equal(count_of(svg, ">Samfunnsutfordringer<"), 4);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_roles__a_unit_of_a_driver_bears_the_red_frame(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    ((akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, 0))->driver = AKT_DRIVER_CENTRAL;
    ((akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, 1))->parent = akt_sketch_actor(0);
    akt_sketch_add_role(dataset, akt_sketch_actor(2), "educator", NULL, AKT_STRENGTH_CLEAR);
    char *without = svg_of(dataset, AKT_LANG_NB);
    assert_null(strstr(without, AKT_COLOUR_DRIVER));
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", NULL, AKT_STRENGTH_CLEAR);
    char *with = svg_of(dataset, AKT_LANG_NB);
    assert_int_equal(count_of(with, AKT_COLOUR_DRIVER), 2); /* and the legend's */
    assert_true(strstr(with, "id=\"r-a1\"") < strstr(with, "id=\"r-a2\""));
    free(without);
    free(with);
    akt_dataset_free(dataset);
}

static void fill(akt_dataset *dataset, bool turned)
{
    static const char *const roles[] = {"developer", "enabler", "educator", "architect"};
    static const char *const areas[] = {"policy",         "framework",  "agencies_municipal",
                                        "agencies_state", "challenges", NULL};
    for (size_t k = 0; k < 60; k++) {
        size_t i = turned ? 59 - k : k;
        akt_sketch_add_role(dataset, akt_sketch_actor(i * 7 % 20), roles[i % 4], areas[i % 6],
                            (akt_strength)(i % 3));
    }
}

static void test_roles__does_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    akt_dataset *one = akt_sketch_new(20);
    akt_dataset *other = akt_sketch_new(20);
    fill(one, false);
    fill(other, true);
    char *left = svg_of(one, AKT_LANG_NN);
    char *right = svg_of(other, AKT_LANG_NN);
    assert_string_equal(left, right);
    free(left);
    free(right);
    akt_dataset_free(one);
    akt_dataset_free(other);
}

static void test_roles__texts_stay_on_the_sheet(void **state)
{
    (void)state;
    static char endless[5001];
    memset(endless, 'x', 5000);
    akt_dataset *dataset = akt_sketch_new(20);
    fill(dataset, false);
    ((akt_party *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, 3))->name.in[AKT_LANG_NB] = endless;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_drawing *drawing = draw(dataset, (akt_lang)lang);
        size_t count = 0;
        const akt_item *items = akt_drawing_items(drawing, &count);
        for (size_t i = 0; i < count; i++) {
            if (items[i].kind != AKT_ITEM_TEXT)
                continue;
            double share = items[i].font.anchor == AKT_ANCHOR_START    ? 0
                           : items[i].font.anchor == AKT_ANCHOR_MIDDLE ? 0.5
                                                                       : 1;
            double left = items[i].x - share * items[i].width;
            if (left < 0 || left + items[i].width > akt_drawing_width(drawing))
                fail_msg("«%s» leaves the sheet", items[i].text);
            assert_true(items[i].y < akt_drawing_height(drawing));
        }
        akt_drawing_free(drawing);
    }
    akt_dataset_free(dataset);
}

static void test_roles__no_roles_are_a_sheet_that_says_so(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    char *svg = svg_of(dataset, AKT_LANG_EN);
    assert_non_null(strstr(svg, "The dataset has no roles"));
    free(svg);
    akt_dataset_free(dataset);
}

static void test_roles__what_has_ended_is_not_drawn(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_dataset_edit_about(dataset)->date = (akt_date){2018, 0, 0};
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", NULL, AKT_STRENGTH_CLEAR);
    char *without = svg_of(dataset, AKT_LANG_NB);
    akt_role *role = akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", NULL,
                                         AKT_STRENGTH_CLEAR);
    role->to = (akt_date){2017, 0, 0};
    char *with = svg_of(dataset, AKT_LANG_NB);
    assert_string_equal(with, without);
    role->to = (akt_date){2018, 0, 0};
    free(with);
    with = svg_of(dataset, AKT_LANG_NB);
    assert_string_not_equal(with, without);
    free(with);
    free(without);
    akt_dataset_free(dataset);
}

static void test_roles__its_twin_has_a_row_a_mark(void **state)
{
    (void)state;
    akt_coverage coverage;
    akt_document *twin = NULL;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "policy", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, NOBODY, "architect", NULL, AKT_STRENGTH_WEAK);
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    assert_int_equal(akt_roles_describe(&twin, dataset, &coverage, page_in(AKT_LANG_NB), NULL), AKT_OK);
    size_t count = 0;
    const akt_block *blocks = akt_document_blocks(twin, &count);
    for (size_t i = 0; i < count; i++)
        if (blocks[i].kind == AKT_BLOCK_TABLE) {
            bool roles = strcmp(blocks[i].table->name, "roles") == 0;
            assert_int_equal(blocks[i].table->row_count, roles ? 3 : 5);
        }
    akt_document_free(twin);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roles__draws_any_of_each_role_and_the_areas_that_are_touched),
        cmocka_unit_test(test_roles__the_words_over_columns_stay_whole_however_many_there_are),
        cmocka_unit_test(test_roles__marks_gaps_with_a_word_and_a_tint),
        cmocka_unit_test(test_roles__potential_weak_and_absent_of_the_whole_are_all_drawn),
        cmocka_unit_test(test_roles__a_unit_of_a_driver_bears_the_red_frame),
        cmocka_unit_test(test_roles__does_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_roles__texts_stay_on_the_sheet),
        cmocka_unit_test(test_roles__no_roles_are_a_sheet_that_says_so),
        cmocka_unit_test(test_roles__what_has_ended_is_not_drawn),
        cmocka_unit_test(test_roles__its_twin_has_a_row_a_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
