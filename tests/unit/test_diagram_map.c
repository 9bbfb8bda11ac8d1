#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/map.h"
#include "output/svg.h"
#include "support/count_of.h"
#include "support/map_laws.h"
#include "support/page_in.h"
#include "support/sheet_laws.h"
#include "support/sketch.h"
#include "support/told.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const categories[] = {"ministries", "state_innovation", "sector",
                                         "support",    "partnership",      "networks",
                                         "education",  "companies",        "municipal",
                                         "state_own",  "business"};
static const char *const kinds[] = {"governs", "cooperates", "owns", "member"};

static const char *const names[] = {"KS",
                                    "Norges forskningsråd",
                                    "Landbruks- og matdepartementet",
                                    "Innovasjonsnettverket",
                                    "De regionale helseforetakene",
                                    "Nasjonalt program for leverandørutvikling",
                                    "Siva"};

/* Names and categories follow from the id, so that the order of records can be turned. */
static void dress(akt_dataset *dataset, size_t index, uint64_t number)
{
    akt_party *party = (akt_party *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, index);
    akt_actor *actor = (akt_actor *)party;
    uint64_t seed = number * 7919 + 13;
    party->name.in[AKT_LANG_NB] = names[akt_sketch_draw(&seed, 7)];
    party->category = akt_dataset_find_term(dataset, AKT_VOCABULARY_CATEGORIES,
                                            categories[akt_sketch_draw(&seed, 11)]);
    actor->driver = akt_sketch_draw(&seed, 6) == 0 ? AKT_DRIVER_CENTRAL : AKT_DRIVER_NONE;
}

/* Actors a0 … with ties and flows that the seed settles; turned: all records the other way
 * round. */
static akt_dataset *field(size_t actors, size_t ties, uint64_t seed, bool turned)
{
    akt_dataset *dataset = akt_sketch_new(0);
    size_t *ends = malloc(2 * (ties + 1) * sizeof *ends);
    for (size_t i = 0; i < actors; i++) {
        char id[24];
        size_t number = turned ? actors - 1 - i : i;
        int length = snprintf(id, sizeof id, "a%zu", number);
        akt_sketch_add_party(dataset, AKT_TABLE_ACTORS,
                             akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length));
        dress(dataset, i, number);
    }
    for (size_t i = 0; i < 2 * ties; i++)
        ends[i] = akt_sketch_draw(&seed, actors);
    for (size_t k = 0; k < ties; k++) {
        size_t i = turned ? ties - 1 - k : k;
        size_t from = turned ? actors - 1 - ends[2 * i] : ends[2 * i];
        size_t to = turned ? actors - 1 - ends[2 * i + 1] : ends[2 * i + 1];
        char id[24];
        int length = snprintf(id, sizeof id, "f%zu", i);
        if (i % 3 == 0)
            akt_sketch_add_flow(dataset,
                                akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length),
                                from, to, i % 2 == 0 ? -1 : (int64_t)i * 1000000);
        else
            akt_sketch_add_tie(dataset, from, to, kinds[i % 4]);
    }
    free(ends);
    return dataset;
}

static akt_drawing *draw(const akt_dataset *dataset, uint32_t layers, akt_lang lang)
{
    akt_drawing *drawing = NULL;
    akt_map_options options = {.layers = layers};
    assert_int_equal(akt_map_draw(&drawing, dataset, &options, page_in(lang), NULL), AKT_OK);
    return drawing;
}

static char *svg_of(const akt_drawing *drawing)
{
    akt_buffer out = AKT_BUFFER_INIT;
    assert_int_equal(akt_svg_write(&out, drawing, NULL, NULL), AKT_OK);
    return out.text;
}

static void test_map__keeps_its_laws_on_fields_of_all_sizes(void **state)
{
    (void)state;
    static const struct {
        size_t actors, ties;
    } sizes[] = {{1, 0}, {2, 3}, {12, 20}, {60, 55}, {60, 70}, {150, 60}, {400, 65}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        for (uint64_t seed = 1; seed <= 4; seed++) {
            akt_dataset *dataset = field(sizes[i].actors, sizes[i].ties, seed, false);
            akt_drawing *drawing = draw(dataset, 0, (akt_lang)(seed % 3));
            akt_map_laws_assert(drawing, sizes[i].actors);
            akt_sheet_laws_assert_ways(drawing);
            akt_drawing_free(drawing);
            akt_dataset_free(dataset);
        }
    }
}

static void test_map__keeps_its_laws_with_one_layer_of_many_ties(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        akt_dataset *dataset = field(70, 300, seed, false);
        akt_drawing *drawing = draw(dataset, 1u << AKT_LAYER_FUNDING, AKT_LANG_NB);
        akt_map_laws_assert(drawing, 70);
        akt_sheet_laws_assert_ways(drawing);
        akt_drawing_free(drawing);
        akt_dataset_free(dataset);
    }
}

static akt_drawing *draw_all(const void *dataset, akt_lang lang)
{
    return draw(dataset, 0, lang);
}

static void test_map__stands_alike_in_all_languages(void **state)
{
    (void)state;
    akt_sheet_laws_assert_alike_anywhere(draw_all, AKT_SHEET_ROWS);
}

static void test_map__draws_edges_between_categories_where_ties_are_too_many(void **state)
{
    (void)state;
    akt_dataset *dataset = field(200, 1500, 3, false);
    akt_drawing *drawing = draw(dataset, 0, AKT_LANG_EN);
    char *svg = svg_of(drawing);
    akt_map_laws_assert(drawing, 200);
    assert_non_null(strstr(svg, "Lines run between categories"));
    assert_non_null(strstr(svg, "id=\"e-"));
    free(svg);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_map__does_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        akt_dataset *one = field(57, 60, seed, false);
        akt_dataset *other = field(57, 60, seed, true);
        akt_drawing *a = draw(one, 0, AKT_LANG_NB);
        akt_drawing *b = draw(other, 0, AKT_LANG_NB);
        char *left = svg_of(a);
        char *right = svg_of(b);
        assert_string_equal(left, right);
        free(left);
        free(right);
        akt_drawing_free(a);
        akt_drawing_free(b);
        akt_dataset_free(one);
        akt_dataset_free(other);
    }
}

/* Two cards tied both ways, the records in one order or the other. */
static char *tied(bool turned)
{
    akt_dataset *dataset = field(2, 0, 1, false);
    akt_sketch_add_tie(dataset, turned ? 1 : 0, turned ? 0 : 1, "cooperates");
    akt_sketch_add_tie(dataset, turned ? 0 : 1, turned ? 1 : 0, "cooperates");
    akt_sketch_add_tie(dataset, 1, 0, "agreement");
    akt_sketch_add_tie(dataset, 0, 1, "governs");
    akt_drawing *drawing = draw(dataset, 0, AKT_LANG_NB);
    char *svg = svg_of(drawing);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
    return svg;
}

static void test_map__several_records_between_two_cards_are_one_edge(void **state)
{
    (void)state;
    char *svg = tied(false);
    char *turned = tied(true);
    assert_int_equal(count_of(svg, "class=\"edge "), 2);
    assert_int_equal(count_of(svg, "class=\"edge cooperation"), 1);
    assert_string_equal(svg, turned);
    free(svg);
    free(turned);
}

/* The whole stands before its part, and the words are read from it. */
static void test_map__a_part_is_told_from_the_whole(void **state)
{
    (void)state;
    akt_dataset *dataset = field(2, 0, 1, false);
    akt_sketch_add_tie(dataset, 1, 0, "part_of");
    akt_drawing *drawing = draw(dataset, 0, AKT_LANG_NB);
    char *svg = svg_of(drawing);
    assert_int_equal(count_of(svg, ": har som del</title>"), 1);
    assert_null(strstr(svg, "er del av"));
    free(svg);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_map__a_unit_without_category_stands_in_its_parents_card(void **state)
{
    (void)state;
    akt_dataset *dataset = field(3, 0, 1, false);
    akt_actor *unit = (akt_actor *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, 2);
    unit->party.category = AKT_NONE;
    unit->parent = akt_sketch_actor(1);
    akt_sketch_add_tie(dataset, 0, 2, "cooperates");
    akt_drawing *drawing = draw(dataset, 0, AKT_LANG_NB);
    char *svg = svg_of(drawing);
    assert_non_null(strstr(svg, "id=\"e-a0-a1-cooperation\""));
    assert_null(strstr(svg, "n-a2"));
    free(svg);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_map__names_of_any_kind_stay_inside_and_escaped(void **state)
{
    (void)state;
    static char endless[5001];
    static const char *const odd[] = {"</script><b>&\"'", "]]>", "tab\tand\x01control", endless,
                                      "a\xC2\x9Fz"};
    memset(endless, 'x', 5000);
    akt_dataset *dataset = field(5, 0, 2, false);
    for (size_t i = 0; i < 5; i++) {
        akt_party *party = (akt_party *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, i);
        party->name.in[AKT_LANG_NB] = odd[i];
    }
    akt_drawing *drawing = draw(dataset, 0, AKT_LANG_NB);
    char *svg = svg_of(drawing);
    akt_map_laws_assert(drawing, 5);
    assert_null(strstr(svg, "</script>"));
    assert_null(strstr(svg, "]]>"));
    assert_null(strstr(svg, "\x01"));
    assert_non_null(strstr(svg, "&lt;/script&gt;"));
    assert_non_null(strstr(svg, endless));
    free(svg);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_map__an_empty_dataset_is_a_sheet_that_says_so(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    akt_document *twin = NULL;
    akt_drawing *drawing = draw(dataset, 0, AKT_LANG_EN);
    char *svg = svg_of(drawing);
    assert_non_null(strstr(svg, "there is nothing to draw"));
    assert_int_equal(akt_map_describe(&twin, dataset, NULL, page_in(AKT_LANG_EN), NULL), AKT_OK);
    akt_document_free(twin);
    free(svg);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_map__its_twin_holds_every_card_and_every_edge(void **state)
{
    (void)state;
    akt_dataset *dataset = field(60, 200, 5, false);
    akt_document *twin = NULL;
    akt_drawing *drawing = draw(dataset, 0, AKT_LANG_NB);
    assert_int_equal(akt_map_describe(&twin, dataset, NULL, page_in(AKT_LANG_NB), NULL), AKT_OK);
    const akt_doc_table *edges = akt_told_table(twin, "edges");
    size_t drawn = 0;
    for (size_t i = 0; i < edges->row_count; i++) {
        const akt_cell *last = &edges->cells[(i + 1) * edges->column_count - 1];
        drawn += strcmp(last->text, "yes") == 0;
    }
    assert_int_equal(akt_told_table(twin, "cards")->row_count, 60);
    assert_int_equal(drawn, akt_map_laws_edge_count(drawing));
    assert_true(edges->row_count > drawn);
    akt_document_free(twin);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_map__keeps_its_laws_on_fields_of_all_sizes),
        cmocka_unit_test(test_map__keeps_its_laws_with_one_layer_of_many_ties),
        cmocka_unit_test(test_map__stands_alike_in_all_languages),
        cmocka_unit_test(test_map__draws_edges_between_categories_where_ties_are_too_many),
        cmocka_unit_test(test_map__does_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_map__several_records_between_two_cards_are_one_edge),
        cmocka_unit_test(test_map__a_part_is_told_from_the_whole),
        cmocka_unit_test(test_map__a_unit_without_category_stands_in_its_parents_card),
        cmocka_unit_test(test_map__names_of_any_kind_stay_inside_and_escaped),
        cmocka_unit_test(test_map__an_empty_dataset_is_a_sheet_that_says_so),
        cmocka_unit_test(test_map__its_twin_holds_every_card_and_every_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
