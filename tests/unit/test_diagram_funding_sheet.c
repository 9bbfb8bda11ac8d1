#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/funding_internal.h"
#include "output/svg.h"
#include "support/money_field.h"
#include "support/near.h"
#include "support/page_in.h"
#include "support/sketch.h"
#include "support/sweep.h"
#include "support/told.h"

#include <stdlib.h>
#include <string.h>

static char *svg_of(const akt_dataset *dataset, const akt_sankey_options *options)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_drawing *drawing = NULL;
    assert_int_equal(akt_sankey_draw(&drawing, dataset, options, page_in(AKT_LANG_NB), NULL), AKT_OK);
    assert_int_equal(akt_svg_write(&out, drawing, NULL, NULL), AKT_OK);
    akt_drawing_free(drawing);
    return out.text;
}

static void test_funding__does_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        akt_dataset *one = akt_money_field(30, 40, seed, false);
        akt_dataset *other = akt_money_field(30, 40, seed, true);
        char *left = svg_of(one, NULL);
        char *right = svg_of(other, NULL);
        assert_string_equal(left, right);
        free(left);
        free(right);
        akt_dataset_free(one);
        akt_dataset_free(other);
    }
}

static double width_of(const akt_dataset *dataset, int64_t scale, double printed)
{
    akt_sankey scene;
    const akt_sankey_options options = {.scale = scale};
    akt_page page = akt_page_usual(AKT_LANG_NB);
    page.scale = printed;
    assert_int_equal(akt_sankey__build(&scene, dataset, &options, &page, NULL), AKT_OK);
    double width = scene.ribbons[0].width;
    akt_sankey__dispose(&scene);
    return width;
}

static void test_funding__a_scale_is_so_many_kroner_a_mm(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "f", 0, 1, 30000000);
    assert_near(width_of(dataset, 1000000, 0), 30 * 96 / 25.4, 1e-9);
    assert_near(width_of(dataset, 3000000, 0), 10 * 96 / 25.4, 1e-9);
    assert_near(width_of(dataset, 3000000, 1), 10 * 96 / 25.4, 1e-9);
    assert_near(width_of(dataset, 3000000, 0.8) * 0.8, 10 * 96 / 25.4, 1e-9);
    akt_dataset_free(dataset);
}

static void test_funding__refuses_a_sheet_of_more_than_twenty_metres(void **state)
{
    (void)state;
    akt_drawing *drawing = NULL;
    akt_error err;
    const akt_sankey_options options = {.scale = 1};
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "f", 0, 1, 30000000);
    assert_int_equal(akt_sankey_draw(&drawing, dataset, &options, page_in(AKT_LANG_NB), &err), AKT_ELIMIT);
    assert_null(drawing);
    akt_dataset_free(dataset);
}

static void test_funding__a_ring_is_opened_where_it_costs_least(void **state)
{
    (void)state;
    akt_sankey scene;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "f0", 0, 1, 500);
    akt_sketch_add_flow(dataset, "f1", 1, 2, 300);
    akt_sketch_add_flow(dataset, "f2", 2, 0, 400);
    assert_int_equal(akt_sankey__build(&scene, dataset, NULL, page_in(AKT_LANG_NB), NULL), AKT_OK);
    assert_int_equal(scene.ribbon_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(scene.ribbons[i].returns, scene.ribbons[i].amount == 300);
    akt_sankey__dispose(&scene);
    akt_dataset_free(dataset);
}

static void test_funding__unknown_and_proposed_money_is_in_no_sum(void **state)
{
    (void)state;
    akt_sankey scene;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "f0", 0, 1, 5000000);
    akt_sketch_add_flow(dataset, "f1", 0, 1, -1);
    akt_sketch_add_flow(dataset, "f2", 0, 1, 9000000)->status = AKT_FLOW_PROPOSED;
    akt_sketch_add_flow(dataset, "f3", 0, 1, 7)->currency = "EUR";
    for (int32_t i = 0; i < 4; i++)
        ((akt_flow *)akt_dataset_edit(dataset, AKT_TABLE_FLOWS, (size_t)i))->series = i;
    assert_int_equal(akt_sankey__build(&scene, dataset, NULL, page_in(AKT_LANG_EN), NULL), AKT_OK);
    assert_int_equal(scene.ribbon_count, 3);
    assert_true(scene.nodes[0].sides[AKT_SANKEY_OUT].sum == 5000000);
    assert_int_equal(scene.nodes[0].sides[AKT_SANKEY_OUT].unknown, 2);
    assert_true(scene.nodes[0].sides[AKT_SANKEY_OUT].proposed == 9000000);
    assert_string_equal(akt_sankey__sums(&scene, &scene.nodes[0]),
                        "5\u00a0million\u00a0NOK + 2 unknown amounts · proposed out "
                        "9\u00a0million\u00a0NOK");
    akt_sankey__dispose(&scene);
    char *svg = svg_of(dataset, NULL);
    assert_non_null(strstr(svg, "id=\"e-a0-a1-funds-proposed\""));
    assert_non_null(strstr(svg, "id=\"e-a0-a1-funds-unknown\""));
    assert_non_null(strstr(svg, "annen valuta enn NOK"));
    free(svg);
    akt_dataset_free(dataset);
}

static void test_funding__a_rest_fills_up_the_side_that_lacks_it(void **state)
{
    (void)state;
    akt_sankey scene;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "f0", 0, 1, 900);
    akt_sketch_add_flow(dataset, "f1", 1, 2, 200);
    assert_int_equal(akt_sankey__build(&scene, dataset, NULL, page_in(AKT_LANG_NB), NULL), AKT_OK);
    assert_true(akt_sankey__rest(&scene.nodes[1], AKT_SANKEY_OUT) == 700);
    assert_true(akt_sankey__rest(&scene.nodes[1], AKT_SANKEY_IN) == 0);
    assert_true(akt_sankey__rest(&scene.nodes[0], AKT_SANKEY_IN) == 0);
    assert_near(scene.nodes[1].sides[0].total, scene.nodes[1].sides[1].total, 1e-9);
    akt_sankey__dispose(&scene);
    akt_sketch_add_flow(dataset, "f2", 1, 2, -1)->series = 1;
    assert_int_equal(akt_sankey__build(&scene, dataset, NULL, page_in(AKT_LANG_NB), NULL), AKT_OK);
    assert_true(akt_sankey__rest(&scene.nodes[1], AKT_SANKEY_OUT) == 0);
    akt_sankey__dispose(&scene);
    akt_dataset_free(dataset);
}

static void test_funding__a_fixed_order_is_by_category_and_id(void **state)
{
    (void)state;
    akt_sankey scene;
    const akt_sankey_options options = {.fixed_order = true};
    akt_dataset *dataset = akt_money_field(40, 60, 3, false);
    assert_int_equal(akt_sankey__build(&scene, dataset, &options, page_in(AKT_LANG_NB), NULL), AKT_OK);
    for (size_t c = 0; c < scene.column_count; c++) {
        size_t before = 0;
        for (size_t i = 0; i < scene.columns[c].count; i++) {
            size_t node = scene.stops[scene.columns[c].stops[i]].node;
            assert_true(node == AKT_SANKEY_NOWHERE || node >= before);
            before = node == AKT_SANKEY_NOWHERE ? before : node;
        }
    }
    akt_sankey__dispose(&scene);
    akt_dataset_free(dataset);
}

static void test_funding__its_twin_holds_every_body_and_every_ribbon(void **state)
{
    (void)state;
    akt_sankey scene;
    akt_document *twin = NULL;
    akt_dataset *dataset = akt_money_field(30, 60, 2, false);
    assert_int_equal(akt_sankey__build(&scene, dataset, NULL, page_in(AKT_LANG_NB), NULL), AKT_OK);
    assert_int_equal(akt_sankey_describe(&twin, dataset, NULL, page_in(AKT_LANG_NB), NULL), AKT_OK);
    assert_int_equal(akt_told_table(twin, "bodies")->row_count, scene.node_count);
    assert_int_equal(akt_told_table(twin, "ribbons")->row_count, scene.ribbon_count);
    akt_document_free(twin);
    akt_sankey__dispose(&scene);
    akt_dataset_free(dataset);
}

static void test_funding__an_empty_dataset_is_a_sheet_that_says_so(void **state)
{
    (void)state;
    akt_document *twin = NULL;
    akt_dataset *dataset = akt_sketch_new(2);
    char *svg = svg_of(dataset, NULL);
    assert_non_null(strstr(svg, "ingen pengestrømmer"));
    assert_int_equal(akt_sankey_describe(&twin, dataset, NULL, page_in(AKT_LANG_EN), NULL), AKT_OK);
    akt_document_free(twin);
    free(svg);
    akt_dataset_free(dataset);
}

static akt_status draw_once(const void *dataset)
{
    akt_drawing *drawing = NULL;
    akt_status status = akt_sankey_draw(&drawing, dataset, NULL, page_in(AKT_LANG_NB), NULL);
    akt_drawing_free(drawing);
    return status;
}

static akt_status describe_once(const void *dataset)
{
    akt_document *twin = NULL;
    akt_status status = akt_sankey_describe(&twin, dataset, NULL, page_in(AKT_LANG_NB), NULL);
    akt_document_free(twin);
    return status;
}

static void test_funding__gives_everything_back_without_memory(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_money_field(7, 9, 4, false);
    akt_sweep(draw_once, dataset, 20);
    akt_sweep(describe_once, dataset, 20);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_funding__does_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_funding__a_scale_is_so_many_kroner_a_mm),
        cmocka_unit_test(test_funding__refuses_a_sheet_of_more_than_twenty_metres),
        cmocka_unit_test(test_funding__a_ring_is_opened_where_it_costs_least),
        cmocka_unit_test(test_funding__unknown_and_proposed_money_is_in_no_sum),
        cmocka_unit_test(test_funding__a_rest_fills_up_the_side_that_lacks_it),
        cmocka_unit_test(test_funding__a_fixed_order_is_by_category_and_id),
        cmocka_unit_test(test_funding__its_twin_holds_every_body_and_every_ribbon),
        cmocka_unit_test(test_funding__an_empty_dataset_is_a_sheet_that_says_so),
        cmocka_unit_test(test_funding__gives_everything_back_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
