#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/palette.h"
#include "diagram/quadrant.h"
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
    return akt_role_svg(akt_quadrant_draw, dataset, AKT_LANG_NB);
}

static void test_quadrant__every_page_keeps_the_laws(void **state)
{
    (void)state;
    akt_role_assert_pictures(akt_quadrant_draw);
}

static void test_quadrant__fits_pages_of_other_sizes(void **state)
{
    (void)state;
    akt_role_assert_pages(akt_quadrant_draw);
}

static void test_quadrant__does_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    akt_role_assert_order_is_nothing(akt_quadrant_draw);
}

static void test_quadrant__an_empty_field_says_so(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    char *svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, ">Ingen står her<"), 4);
    free(svg);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "policy", AKT_STRENGTH_WEAK);
    akt_sketch_add_role(dataset, NOBODY, "architect", NULL, AKT_STRENGTH_ABSENT);
    svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, ">Ingen står her<"), 3);
    assert_int_equal(akt_role_count(svg, ">Om aktørene samlet sier kildene: Mangler<"), 1);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_quadrant__strength_is_told_by_mark_and_word(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    for (size_t i = 0; i < 3; i++)
        akt_sketch_add_role(dataset, akt_sketch_actor(i), "educator", NULL, (akt_strength)i);
    char *svg = svg_of(dataset);
    assert_non_null(strstr(svg, ">Klar rolle: 1<"));
    assert_non_null(strstr(svg, ">Mulig rolle: 1<"));
    assert_non_null(strstr(svg, ">Potensial (fyller ikke rollen i dag): 1<"));
    assert_int_equal(akt_role_count(svg, "stroke-dasharray=\"2.6 2.2\""), 2); /* and the legend's */
    free(svg);
    akt_dataset_free(dataset);
}

static void test_quadrant__a_field_without_a_clear_one_says_so(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "architect", NULL, AKT_STRENGTH_POSSIBLE);
    char *svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, ">Klar rolle: ingen<"), 1);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_quadrant__a_gap_is_framed_and_named(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    char *without = svg_of(dataset);
    assert_null(strstr(without, AKT_COLOUR_GAP_TINT));
    akt_sketch_add_need(dataset, "enabler", NULL, 3);
    char *with = svg_of(dataset);
    assert_int_equal(akt_role_count(with, ">Hull<"), 1);
    assert_int_equal(akt_role_count(with, ">behov: minst 3 klare<"), 1);
    assert_non_null(strstr(with, "stroke-dasharray=\"6 4\""));
    free(with);
    free(without);
    akt_dataset_free(dataset);
}

static void add_noted(akt_dataset *dataset, akt_ref holder, akt_strength strength, const char *note)
{
    akt_role *role = akt_sketch_add_role(dataset, holder, "educator", NULL, strength);
    role->record.note.in[AKT_LANG_NB] = note;
}

static void test_quadrant__a_note_that_all_have_is_told_once(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    add_noted(dataset, akt_sketch_actor(0), AKT_STRENGTH_CLEAR, "Et inntrykk.");
    add_noted(dataset, akt_sketch_actor(1), AKT_STRENGTH_CLEAR, "Et inntrykk.");
    add_noted(dataset, akt_sketch_actor(2), AKT_STRENGTH_POSSIBLE, "Kanskje den ene.");
    add_noted(dataset, akt_sketch_actor(3), AKT_STRENGTH_POSSIBLE, "Kanskje den andre.");
    char *svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, ">Et inntrykk.<"), 1);
    assert_int_equal(akt_role_count(svg, ">Kanskje den ene.<"), 1);
    assert_int_equal(akt_role_count(svg, ">Kanskje den andre.<"), 1);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_quadrant__notes_on_the_whole_do_not_depend_on_the_order_of_records(void **state)
{
    static const char *const notes[] = {"En ting.", "To ting."};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        akt_dataset *dataset = akt_sketch_new(1);
        add_noted(dataset, NOBODY, AKT_STRENGTH_ABSENT, notes[i]);
        add_noted(dataset, NOBODY, AKT_STRENGTH_ABSENT, notes[1 - i]);
        char *svg = svg_of(dataset);
        assert_int_equal(
            akt_role_count(svg, ">Om aktørene samlet sier kildene: Mangler. En ting.<"), 1);
        free(svg);
        akt_dataset_free(dataset);
    }
}

static void test_quadrant__areas_are_told_and_that_they_are_derived(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "policy", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", "policy", AKT_STRENGTH_CLEAR)
        ->record.basis = AKT_BASIS_DERIVED;
    char *svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, ">Områder: "), 2);
    assert_int_equal(akt_role_count(svg, "(avledet)<"), 1);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_quadrant__more_than_a_field_holds_are_counted_and_told_in_the_twin(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(60);
    for (size_t i = 0; i < 60; i++)
        akt_sketch_add_role(dataset, akt_sketch_actor(i), "educator", NULL, AKT_STRENGTH_CLEAR);
    akt_drawing *drawing = akt_role_draw(akt_quadrant_draw, dataset, page_in(AKT_LANG_NB));
    assert_int_equal(akt_role_nodes(drawing), 28);
    akt_drawing_free(drawing);
    char *svg = svg_of(dataset);
    assert_int_equal(akt_role_count(svg, ">og 32 til, som står i tekstutgaven<"), 1);
    akt_document *twin = akt_role_describe(akt_quadrant_describe, dataset, AKT_LANG_NB);
    assert_int_equal(akt_role_rows(twin, "who"), 60);
    akt_document_free(twin);
    free(svg);
    akt_dataset_free(dataset);
}

static void test_quadrant__its_twin_has_a_row_a_card_and_says_who_is_empty(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        akt_dataset *dataset = akt_role_field(seed, false);
        akt_drawing *drawing = akt_role_draw(akt_quadrant_draw, dataset, page_in(AKT_LANG_EN));
        akt_document *twin = akt_role_describe(akt_quadrant_describe, dataset, AKT_LANG_EN);
        char *svg = akt_role_svg(akt_quadrant_draw, dataset, AKT_LANG_EN);
        size_t whole = akt_role_count(svg, ">Of the actors as a whole the sources say: ");
        if (strstr(svg, " more, who stand in the text version<") == NULL)
            assert_int_equal(akt_role_rows(twin, "who"), akt_role_nodes(drawing) + whole);
        assert_int_equal(akt_role_rows(twin, "fields"), 4);
        if (strstr(svg, ">Nobody stands here<"))
            assert_told(twin, "Nobody stands here");
        free(svg);
        akt_document_free(twin);
        akt_drawing_free(drawing);
        akt_dataset_free(dataset);
    }
}

static void test_quadrant__the_shipped_field_is_as_the_report_has_it(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sheet_laws_load(AKT_DATA "/offentlig-innovasjon");
    akt_document *twin = akt_role_describe(akt_quadrant_describe, dataset, AKT_LANG_NB);
    assert_told(twin, "Uten noen klar: Utvikler/skaper, Tilrettelegger og Transformerer/arkitekt.");
    assert_told(twin, "Tilrettelegger (Hull): Ingen står her.");
    assert_told(twin, "Transformerer/arkitekt (Tynt): Mulig rolle: 0–24-samarbeidet.");
    akt_document_free(twin);
    akt_dataset_free(dataset);
}

static void test_quadrant__is_whole_or_not_there_without_memory(void **state)
{
    (void)state;
    akt_role_assert_memory(akt_quadrant_draw, akt_quadrant_describe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quadrant__every_page_keeps_the_laws),
        cmocka_unit_test(test_quadrant__fits_pages_of_other_sizes),
        cmocka_unit_test(test_quadrant__does_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_quadrant__an_empty_field_says_so),
        cmocka_unit_test(test_quadrant__strength_is_told_by_mark_and_word),
        cmocka_unit_test(test_quadrant__a_field_without_a_clear_one_says_so),
        cmocka_unit_test(test_quadrant__a_gap_is_framed_and_named),
        cmocka_unit_test(test_quadrant__a_note_that_all_have_is_told_once),
        cmocka_unit_test(
            test_quadrant__notes_on_the_whole_do_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_quadrant__areas_are_told_and_that_they_are_derived),
        cmocka_unit_test(test_quadrant__more_than_a_field_holds_are_counted_and_told_in_the_twin),
        cmocka_unit_test(test_quadrant__its_twin_has_a_row_a_card_and_says_who_is_empty),
        cmocka_unit_test(test_quadrant__the_shipped_field_is_as_the_report_has_it),
        cmocka_unit_test(test_quadrant__is_whole_or_not_there_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
