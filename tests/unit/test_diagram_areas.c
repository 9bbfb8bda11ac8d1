#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/areas.h"
#include "diagram/palette.h"
#include "support/page_in.h"
#include "support/role_picture.h"
#include "support/sheet_laws.h"
#include "support/sketch.h"
#include "support/told.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const akt_ref NOBODY = {AKT_TABLE_ACTORS, AKT_NONE};

static char *svg_of(const akt_dataset *dataset)
{
    return akt_role_svg(akt_areas_draw, dataset, AKT_LANG_NB);
}

static void test_areas__every_page_keeps_the_laws(void **state)
{
    (void)state;
    akt_role_assert_pictures(akt_areas_draw);
}

static void test_areas__fits_pages_of_other_sizes(void **state)
{
    (void)state;
    akt_role_assert_pages(akt_areas_draw);
}

static void test_areas__does_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    akt_role_assert_order_is_nothing(akt_areas_draw);
}

static void test_areas__who_is_in_no_area_stands_in_the_last_column(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", NULL, AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", "policy", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", NULL, AKT_STRENGTH_CLEAR);
    char *svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, "id=\"n-educator.unplaced.a0\""), 1);
    assert_int_equal(akt_role_count(svg, "id=\"n-educator.policy.a1\""), 1);
    assert_int_equal(akt_role_count(svg, "id=\"n-"), 2);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_areas__a_stronger_word_without_an_area_is_not_lost(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", NULL, AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "policy", AKT_STRENGTH_POTENTIAL);
    char *svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, "id=\"n-educator.unplaced.a0\""), 1);
    assert_int_equal(akt_role_count(svg, "id=\"n-educator.policy.a0\""), 1);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_areas__a_role_in_all_areas_stands_in_each(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "all", AKT_STRENGTH_CLEAR);
    akt_sketch_add_need(dataset, "enabler", "framework", 2);
    char *svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, "id=\"n-educator."), 5);
    assert_int_equal(akt_role_count(svg, "id=\"n-educator.unplaced"), 0);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_areas__gaps_are_marked_and_named(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    char *without = svg_of(dataset);
    assert_null(strstr(without, ">Hull<"));
    assert_null(strstr(without, ">Kildene plasserer<"));
    akt_sketch_add_need(dataset, "enabler", "policy", 2);
    char *with = svg_of(dataset);
    assert_int_equal(akt_role_count(with, ">Hull<"), 3); /* the cell, its title, the role overall */
    assert_int_equal(akt_role_count(with, ">Ingen<"), 1);
    assert_int_equal(akt_role_count(with, ">Kildene plasserer<"), 1);
    free(with);
    akt_sketch_add_role(dataset, NOBODY, "enabler", "policy", AKT_STRENGTH_WEAK);
    with = svg_of(dataset);
    assert_int_equal(akt_role_count(with, "id=\"n-enabler.policy.weak\""), 1);
    free(with);
    free(without);
    akt_dataset_free(dataset);
}

static void test_areas__derived_placings_are_counted_and_notes_tell_two_words_apart(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "policy", AKT_STRENGTH_CLEAR)
        ->record.basis = AKT_BASIS_DERIVED;
    akt_sketch_add_role(dataset, NOBODY, "architect", NULL, AKT_STRENGTH_ABSENT)
        ->record.note.in[AKT_LANG_NB] = "Ingen er der.";
    char *one = svg_of(dataset);
    assert_int_equal(akt_role_count(one, "som er avledet eller tolket, ikke sagt rett ut: 1."), 1);
    assert_null(strstr(one, "Ingen er der."));
    akt_sketch_add_role(dataset, NOBODY, "architect", NULL, AKT_STRENGTH_POTENTIAL)
        ->record.note.in[AKT_LANG_NB] = "Noen kan komme.";
    char *both = svg_of(dataset);
    assert_int_equal(akt_role_count(both, "Noen kan komme."), 1);
    assert_int_equal(akt_role_count(both, "Ingen er der."), 1);
    free(one);
    free(both);
    akt_dataset_free(dataset);
}

static void test_areas__more_than_a_cell_holds_are_counted_and_told_in_the_twin(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(30);
    for (size_t i = 0; i < 30; i++)
        akt_sketch_add_role(dataset, akt_sketch_actor(i), "educator", "policy",
                            AKT_STRENGTH_CLEAR);
    akt_drawing *drawing = akt_role_draw(akt_areas_draw, dataset, page_in(AKT_LANG_NB));
    assert_int_equal(akt_role_nodes(drawing), 12);
    char *svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, ">og 18 til (i tekstutgaven)<"), 1);
    akt_document *twin = akt_role_describe(akt_areas_describe, dataset, AKT_LANG_NB);
    assert_int_equal(akt_role_rows(twin, "who"), 30);
    assert_int_equal(akt_role_rows(twin, "cells"), 4 * 6);
    assert_int_equal(akt_role_rows(twin, "areas"), 6);
    akt_document_free(twin);
    akt_drawing_free(drawing);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_areas__its_twin_has_a_row_an_entry_and_a_row_a_need(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        akt_dataset *dataset = akt_role_field(seed, false);
        char *svg = akt_role_svg(akt_areas_draw, dataset, AKT_LANG_EN);
        akt_document *twin = akt_role_describe(akt_areas_describe, dataset, AKT_LANG_EN);
        if (strstr(svg, " more (in the text)<") == NULL)
            assert_int_equal(akt_role_rows(twin, "who"), akt_role_count(svg, "id=\"n-"));
        assert_int_equal(akt_role_rows(twin, "needs"),
                         akt_dataset_count(dataset, AKT_TABLE_NEEDS));
        free(svg);
        akt_document_free(twin);
        akt_dataset_free(dataset);
    }
}

static void test_areas__the_shipped_field_is_as_the_report_has_it(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sheet_laws_load(AKT_DATA "/offentlig-innovasjon");
    akt_document *twin = akt_role_describe(akt_areas_describe, dataset, AKT_LANG_NB);
    assert_told(twin, "Etterspurte ruter: 7. Av dem er 3 hull.");
    assert_told(twin, "Tilrettelegger (Hull): Ingen står her.");
    assert_told(twin, "Transformerer/arkitekt (Hull): Ingen står her.");
    akt_document_free(twin);
    akt_dataset_free(dataset);
}

static void test_areas__is_whole_or_not_there_without_memory(void **state)
{
    (void)state;
    akt_role_assert_memory(akt_areas_draw, akt_areas_describe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_areas__every_page_keeps_the_laws),
        cmocka_unit_test(test_areas__fits_pages_of_other_sizes),
        cmocka_unit_test(test_areas__does_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_areas__who_is_in_no_area_stands_in_the_last_column),
        cmocka_unit_test(test_areas__a_stronger_word_without_an_area_is_not_lost),
        cmocka_unit_test(test_areas__a_role_in_all_areas_stands_in_each),
        cmocka_unit_test(test_areas__gaps_are_marked_and_named),
        cmocka_unit_test(
            test_areas__derived_placings_are_counted_and_notes_tell_two_words_apart),
        cmocka_unit_test(test_areas__more_than_a_cell_holds_are_counted_and_told_in_the_twin),
        cmocka_unit_test(test_areas__its_twin_has_a_row_an_entry_and_a_row_a_need),
        cmocka_unit_test(test_areas__the_shipped_field_is_as_the_report_has_it),
        cmocka_unit_test(test_areas__is_whole_or_not_there_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
