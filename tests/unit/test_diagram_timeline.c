#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/timeline.h"
#include "support/page_in.h"
#include "support/random_dataset.h"
#include "support/sheet_laws.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static akt_drawing *draw(const akt_dataset *dataset, akt_lang lang)
{
    akt_drawing *drawing = NULL;
    assert_int_equal(akt_timeline_draw(&drawing, dataset, page_in(lang), NULL), AKT_OK);
    return drawing;
}

static char *svg_of(const akt_dataset *dataset, akt_lang lang)
{
    akt_drawing *drawing = draw(dataset, lang);
    char *svg = akt_sheet_laws_svg(drawing);
    akt_drawing_free(drawing);
    return svg;
}

/* The first item of that kind in the group of an actor; NULL where it is not drawn. */
static const akt_item *item_of(const akt_drawing *drawing, const char *id, akt_item_kind kind)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == AKT_ITEM_GROUP && items[i].id && strcmp(items[i].id, id) == 0)
            for (size_t k = i + 1; items[k].kind != AKT_ITEM_END; k++)
                if (items[k].kind == kind)
                    return &items[k];
    }
    return NULL;
}

static akt_party *edit(akt_dataset *dataset, size_t index)
{
    return (akt_party *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, index);
}

static akt_date year(int value)
{
    return (akt_date){(int16_t)value, 0, 0};
}

static void assert_laws(const akt_dataset *dataset)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_drawing *drawing = draw(dataset, (akt_lang)lang);
        akt_sheet_laws_assert(drawing);
        akt_drawing_free(drawing);
    }
}

static void test_timeline__keeps_the_laws_on_the_data_that_ship(void **state)
{
    static const char *const folders[] = {AKT_DATA "/offentlig-innovasjon", AKT_DATA "/eksempel"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        akt_dataset *dataset = akt_sheet_laws_load(folders[i]);
        assert_laws(dataset);
        akt_dataset_free(dataset);
    }
}

/* Actors whose names, dates and categories their number settles; turned: the other way round. */
static akt_dataset *field(size_t actors, uint64_t number, bool turned)
{
    akt_dataset *dataset = akt_sketch_new(0);
    size_t categories = 0;
    (void)akt_dataset_terms(dataset, AKT_VOCABULARY_CATEGORIES, &categories);
    for (size_t i = 0; i < actors; i++) {
        char text[96];
        size_t own = turned ? actors - 1 - i : i;
        uint64_t seed = number * 1009 + own * 7919;
        int length = snprintf(text, sizeof text, "a%zu", own);
        akt_pool *pool = akt_dataset_pool(dataset);
        akt_sketch_add_party(dataset, AKT_TABLE_ACTORS,
                             akt_pool_text(pool, text, (size_t)length));
        akt_party *party = edit(dataset, i);
        size_t size = 1 + akt_sketch_draw(&seed, 80);
        for (size_t k = 0; k < size; k++)
            text[k] = akt_sketch_draw(&seed, 7) == 0 && k > 0 && k + 1 < size ? ' ' : 'm';
        party->name.in[AKT_LANG_NB] = akt_pool_text(pool, text, size);
        party->category = (int32_t)akt_sketch_draw(&seed, categories + 1) - 1;
        int from = 1990 + (int)akt_sketch_draw(&seed, 30);
        if (akt_sketch_draw(&seed, 4) > 0)
            party->from = (akt_date){(int16_t)from, (int8_t)akt_sketch_draw(&seed, 13), 0};
        if (akt_sketch_draw(&seed, 3) == 0)
            party->to = year(from + (int)akt_sketch_draw(&seed, 12));
    }
    return dataset;
}

static void test_timeline__keeps_the_laws_on_fields_of_all_sizes(void **state)
{
    (void)state;
    for (uint64_t number = 0; number < 100; number++) {
        akt_dataset *dataset = field(3 + number * 117 / 99, number, false);
        assert_laws(dataset);
        akt_dataset_free(dataset);
    }
    for (uint64_t seed = 0; seed < 100; seed++) {
        const akt_random_choice choice = {.seed = seed};
        akt_dataset *dataset = akt_random_dataset(&choice);
        assert_laws(dataset);
        akt_dataset_free(dataset);
    }
}

static void test_timeline__does_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    akt_dataset *one = field(60, 5, false), *other = field(60, 5, true);
    char *left = svg_of(one, AKT_LANG_NN), *right = svg_of(other, AKT_LANG_NN);
    assert_string_equal(left, right);
    free(left);
    free(right);
    akt_dataset_free(one);
    akt_dataset_free(other);
}

static void test_timeline__what_has_no_date_is_counted_and_never_drawn(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    edit(dataset, 1)->from = year(2010);
    akt_drawing *drawing = draw(dataset, AKT_LANG_EN);
    assert_null(item_of(drawing, "n-a0", AKT_ITEM_BOX));
    assert_non_null(item_of(drawing, "n-a1", AKT_ITEM_BOX));
    assert_non_null(strstr(akt_drawing_desc(drawing), "not drawn: 2 actors, 0 programmes"));
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_timeline__a_bar_covers_what_is_stated_and_no_more(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_dataset_edit_about(dataset)->date = year(2018);
    edit(dataset, 0)->from = year(2009); /* the axis: 2009 to 2018 */
    edit(dataset, 1)->from = year(2010);
    edit(dataset, 1)->to = year(2013);
    edit(dataset, 2)->from = year(2010);
    edit(dataset, 3)->to = year(2013);
    akt_drawing *drawing = draw(dataset, AKT_LANG_NB);
    const akt_item *open = item_of(drawing, "n-a0", AKT_ITEM_BOX);
    double unit = open->width / 10;
    const akt_item *whole = item_of(drawing, "n-a1", AKT_ITEM_BOX);
    assert_true(whole->x > open->x + 0.99 * unit && whole->x < open->x + 1.01 * unit);
    assert_true(whole->width > 3.99 * unit && whole->width < 4.01 * unit);
    assert_null(item_of(drawing, "n-a1", AKT_ITEM_PATH));
    assert_non_null(item_of(drawing, "n-a2", AKT_ITEM_PATH)); /* the open point */
    const akt_item *end = item_of(drawing, "n-a3", AKT_ITEM_BOX);
    assert_true(end->width < 1.01 * unit); /* only the year of its end */
    assert_non_null(item_of(drawing, "n-a3", AKT_ITEM_PATH)->style.dash);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static akt_programme *programme(akt_dataset *dataset, const char *id, const char *kind)
{
    akt_ref ref = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, id);
    akt_programme *added =
        (akt_programme *)akt_dataset_edit(dataset, AKT_TABLE_PROGRAMMES, (size_t)ref.index);
    added->kind = akt_dataset_find_term(dataset, AKT_VOCABULARY_PROGRAMME_KINDS, kind);
    added->party.from = year(2010);
    return added;
}

static void test_timeline__strategies_are_events_and_plans_are_dashed(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_dataset_edit_about(dataset)->date = year(2019);
    (void)programme(dataset, "s", "strategy");
    programme(dataset, "p", "programme")->status = AKT_PROGRAMME_PLANNED;
    programme(dataset, "e", "programme")->status = AKT_PROGRAMME_ENDED;
    (void)programme(dataset, "o", "programme");
    akt_drawing *drawing = draw(dataset, AKT_LANG_NB);
    double whole = item_of(drawing, "n-o", AKT_ITEM_BOX)->width;
    const akt_item *event = item_of(drawing, "n-s", AKT_ITEM_BOX);
    assert_true(event->width < whole / 9.9 && event->width > whole / 10.1);
    assert_null(item_of(drawing, "n-s", AKT_ITEM_PATH));
    assert_non_null(item_of(drawing, "n-p", AKT_ITEM_BOX)->style.dash);
    assert_true(item_of(drawing, "n-p", AKT_ITEM_BOX)->width < whole / 9.9);
    assert_true(item_of(drawing, "n-e", AKT_ITEM_BOX)->width < whole / 9.9);
    assert_non_null(item_of(drawing, "n-e", AKT_ITEM_PATH)->style.dash);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_timeline__an_empty_dataset_is_a_sheet_that_says_so(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    char *svg = svg_of(dataset, AKT_LANG_EN);
    assert_non_null(strstr(svg, "The sources date no actor"));
    free(svg);
    akt_dataset_free(dataset);
}

static void test_timeline__its_twin_names_what_is_drawn_and_what_is_not(void **state)
{
    (void)state;
    akt_document *twin = NULL;
    akt_dataset *dataset = field(40, 3, false);
    size_t count = 0, dated = 0, seen = 0;
    for (size_t i = 0; i < 40; i++)
        dated += edit(dataset, i)->from.year || edit(dataset, i)->to.year;
    assert_int_equal(akt_timeline_describe(&twin, dataset, page_in(AKT_LANG_NB), NULL), AKT_OK);
    const akt_block *blocks = akt_document_blocks(twin, &count);
    for (size_t i = 0; i < count; i++) {
        const akt_doc_table *table = blocks[i].table;
        if (blocks[i].kind != AKT_BLOCK_TABLE || strcmp(table->name, "growth") == 0)
            continue;
        assert_int_equal(table->row_count,
                         strcmp(table->name, "timeline") == 0 ? dated : 40 - dated);
        seen++;
    }
    assert_int_equal(seen, 2);
    akt_document_free(twin);
    akt_dataset_free(dataset);
}

static akt_status draw_and_describe(const void *subject)
{
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_status status = akt_timeline_draw(&drawing, subject, page_in(AKT_LANG_NB), NULL);
    if (status == AKT_OK)
        status = akt_timeline_describe(&twin, subject, page_in(AKT_LANG_NB), NULL);
    akt_drawing_free(drawing);
    akt_document_free(twin);
    return status;
}

static void test_timeline__bears_a_lack_of_memory(void **state)
{
    (void)state;
    akt_dataset *dataset = field(12, 1, false);
    akt_sweep(draw_and_describe, dataset, 20);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeline__keeps_the_laws_on_the_data_that_ship),
        cmocka_unit_test(test_timeline__keeps_the_laws_on_fields_of_all_sizes),
        cmocka_unit_test(test_timeline__does_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_timeline__what_has_no_date_is_counted_and_never_drawn),
        cmocka_unit_test(test_timeline__a_bar_covers_what_is_stated_and_no_more),
        cmocka_unit_test(test_timeline__strategies_are_events_and_plans_are_dashed),
        cmocka_unit_test(test_timeline__an_empty_dataset_is_a_sheet_that_says_so),
        cmocka_unit_test(test_timeline__its_twin_names_what_is_drawn_and_what_is_not),
        cmocka_unit_test(test_timeline__bears_a_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
