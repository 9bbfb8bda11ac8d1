#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/indicators.h"
#include "support/page_in.h"
#include "support/near.h"
#include "support/random_dataset.h"
#include "support/sheet_laws.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static akt_drawing *draw(const akt_dataset *dataset, const char *group, akt_lang lang)
{
    akt_drawing *drawing = NULL;
    const akt_indicators_options options = {group};
    assert_int_equal(akt_indicators_draw(&drawing, dataset, &options, page_in(lang), NULL), AKT_OK);
    return drawing;
}

static void assert_laws(const akt_dataset *dataset, const char *group)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_drawing *drawing = draw(dataset, group, (akt_lang)lang);
        akt_sheet_laws_assert(drawing);
        akt_drawing_free(drawing);
    }
}

/* Where the group of that id begins; count where it is not drawn. */
static size_t find_group(const akt_item *items, size_t count, const char *id)
{
    size_t at = 0;
    while (at < count && !(items[at].kind == AKT_ITEM_GROUP && strcmp(items[at].id, id) == 0))
        at++;
    return at;
}

/* The index-th box of a figure: its track, then its bar. NULL where there is none. */
static const akt_item *box_of(const akt_drawing *drawing, const char *id, size_t index)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = find_group(items, count, id); i < count && items[i].kind != AKT_ITEM_END; i++)
        if (items[i].kind == AKT_ITEM_BOX && index-- == 0)
            return &items[i];
    return NULL;
}

static bool says(const akt_drawing *drawing, const char *id, const char *text)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = find_group(items, count, id); i < count && items[i].kind != AKT_ITEM_END; i++)
        if (items[i].kind == AKT_ITEM_TEXT && strcmp(items[i].text, text) == 0)
            return true;
    return false;
}

static const char *words(akt_dataset *dataset, uint64_t *seed, uint64_t most)
{
    char text[96];
    size_t size = 1 + akt_sketch_draw(seed, most);
    for (size_t k = 0; k < size; k++)
        text[k] = akt_sketch_draw(seed, 7) == 0 && k > 0 && k + 1 < size ? ' ' : 'm';
    return akt_pool_text(akt_dataset_pool(dataset), text, size);
}

static akt_indicator *add(akt_dataset *dataset, const char *id, double value)
{
    akt_indicator *item = (akt_indicator *)akt_dataset_add(dataset, AKT_TABLE_INDICATORS);
    item->record.id = id;
    item->name.in[AKT_LANG_NB] = id;
    item->group.in[AKT_LANG_NB] = "Gruppe";
    item->survey.in[AKT_LANG_NB] = "Undersøkelse";
    item->unit = "percent";
    item->value = value;
    item->n = AKT_NONE;
    return item;
}

/* Figures whose every field their number settles; turned: the other way round. Ties with shares among
 * a few actors. */
static akt_dataset *field(size_t figures, uint64_t number, bool turned)
{
    static const char *const units[] = {"percent", "percent", "count", "mill_NOK", NULL};
    static const char *const groups[] = {"Første", "Andre gruppe", "Tredje", "Fjerde", NULL};
    static const char *const surveys[] = {"Den ene", "Den andre undersøkelsen", NULL};
    akt_dataset *dataset = akt_sketch_new(10);
    for (size_t i = 0; i < figures; i++) {
        char id[24];
        size_t own = turned ? figures - 1 - i : i;
        uint64_t seed = number * 1013 + own * 7919;
        int length = snprintf(id, sizeof id, "i%zu", own);
        akt_indicator *item =
            add(dataset, akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length),
                (double)akt_sketch_draw(&seed, 101));
        item->name.in[AKT_LANG_NB] = words(dataset, &seed, 80);
        item->unit = units[akt_sketch_draw(&seed, 5)];
        item->group.in[AKT_LANG_NB] = groups[akt_sketch_draw(&seed, 5)];
        item->survey.in[AKT_LANG_NB] = surveys[akt_sketch_draw(&seed, 3)];
        item->value = akt_sketch_draw(&seed, 8) == 0 ? (double)NAN : item->value;
        item->n = akt_sketch_draw(&seed, 2) ? (int64_t)akt_sketch_draw(&seed, 4000) : AKT_NONE;
        item->year.year = akt_sketch_draw(&seed, 2) ? 2018 : 0;
        if (own % 3 == 1) {
            int32_t *other = akt_pool_get(akt_dataset_pool(dataset), sizeof *other);
            *other = (int32_t)(turned ? i + 1 : i - 1);
            item->comparable_with = (akt_indices){other, 1};
        }
    }
    for (size_t i = 0; i < number % 8; i++)
        akt_sketch_add_tie(dataset, number % 2, 2 + i, "cooperates")->share = 0.1 * (double)i;
    return dataset;
}

static void test_indicators__keeps_the_laws_on_the_data_that_ship(void **state)
{
    static const char *const folders[] = {AKT_DATA "/offentlig-innovasjon", AKT_DATA "/eksempel"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        akt_dataset *dataset = akt_sheet_laws_load(folders[i]);
        assert_laws(dataset, NULL);
        if (i == 0) {
            assert_laws(dataset, "figur");
            assert_laws(dataset, "barrierer");
        }
        akt_dataset_free(dataset);
    }
}

static void test_indicators__keeps_the_laws_on_fields_of_all_sizes(void **state)
{
    (void)state;
    for (uint64_t number = 0; number < 100; number++) {
        akt_dataset *dataset = field(3 + number * 117 / 99, number, false);
        assert_laws(dataset, NULL);
        akt_dataset_free(dataset);
    }
    for (uint64_t seed = 0; seed < 100; seed++) {
        const akt_random_choice choice = {.seed = seed};
        akt_dataset *dataset = akt_random_dataset(&choice);
        assert_laws(dataset, NULL);
        akt_dataset_free(dataset);
    }
}

static void test_indicators__does_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    akt_dataset *one = field(50, 4, false), *other = field(50, 4, true);
    akt_drawing *left = draw(one, NULL, AKT_LANG_NB), *right = draw(other, NULL, AKT_LANG_NB);
    char *a = akt_sheet_laws_svg(left), *b = akt_sheet_laws_svg(right);
    assert_string_equal(a, b);
    free(a);
    free(b);
    akt_drawing_free(left);
    akt_drawing_free(right);
    akt_dataset_free(one);
    akt_dataset_free(other);
}

static void test_indicators__a_bar_is_as_long_as_its_share_of_the_track(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    akt_indicator *item = add(dataset, "i0", 74);
    item->n = 1786;
    item->year.year = 2018;
    akt_drawing *drawing = draw(dataset, NULL, AKT_LANG_NB);
    assert_near(box_of(drawing, "i-i0", 1)->width / box_of(drawing, "i-i0", 0)->width, 0.74, 1e-9);
    assert_true(says(drawing, "i-i0", "74\u00a0%"));
    assert_true(says(drawing, "i-i0", "N = 1\u00a0786, 2018"));
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_indicators__a_count_of_so_many_is_held_to_them(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    akt_indicator *item = add(dataset, "i0", 3);
    item->unit = "count";
    akt_drawing *drawing = draw(dataset, NULL, AKT_LANG_NB);
    assert_null(box_of(drawing, "i-i0", 0)); /* a single count says nothing by its length */
    akt_drawing_free(drawing);
    item->n = 12;
    drawing = draw(dataset, NULL, AKT_LANG_NB);
    assert_near(box_of(drawing, "i-i0", 1)->width / box_of(drawing, "i-i0", 0)->width, 0.25, 1e-9);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_indicators__no_figure_is_words_and_never_a_bar_of_zero(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    (void)add(dataset, "i0", (double)NAN);
    (void)add(dataset, "i1", 0);
    akt_drawing *drawing = draw(dataset, NULL, AKT_LANG_EN);
    assert_true(says(drawing, "i-i0", "the source gives no figure"));
    assert_non_null(box_of(drawing, "i-i0", 0)->style.dash);
    assert_null(box_of(drawing, "i-i0", 1));
    assert_null(box_of(drawing, "i-i1", 0)->style.dash);
    assert_true(says(drawing, "i-i1", "0\u00a0%"));
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

/* The figure drawn below another is held to it by a line; only a source's word does that. */
static void test_indicators__two_surveys_stand_together_only_where_a_source_compares_them(
    void **state)
{
    static const int32_t first[] = {0};
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    (void)add(dataset, "i0", 74);
    akt_indicator *other = add(dataset, "i1", 80);
    other->survey.in[AKT_LANG_NB] = "En annen";
    akt_drawing *drawing = draw(dataset, NULL, AKT_LANG_NB);
    double apart = box_of(drawing, "i-i1", 0)->y - box_of(drawing, "i-i0", 0)->y;
    assert_null(box_of(drawing, "i-i1", 1)->style.stroke);
    akt_drawing_free(drawing);
    other->comparable_with = (akt_indices){first, 1};
    drawing = draw(dataset, NULL, AKT_LANG_NB);
    double together = box_of(drawing, "i-i1", 0)->y - box_of(drawing, "i-i0", 0)->y;
    assert_non_null(box_of(drawing, "i-i1", 1)->style.stroke);
    assert_true(together > 0 && together < 40 && fabs(apart) > 60);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_indicators__what_has_no_room_is_counted_and_in_the_twin(void **state)
{
    (void)state;
    akt_dataset *dataset = field(120, 9, false);
    akt_document *twin = NULL;
    const akt_indicators_options all = {NULL};
    akt_drawing *drawing = draw(dataset, NULL, AKT_LANG_EN);
    size_t count = 0, drawn = 0, rows = 0, said = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++)
        drawn += items[i].kind == AKT_ITEM_GROUP && strncmp(items[i].id, "i-", 2) == 0;
    assert_true(drawn > 20 && drawn < 120);
    assert_near(akt_drawing_height(drawing), 1123, 1e-9);
    char left[64];
    snprintf(left, sizeof left, "%zu of 120 figures", drawn);
    assert_non_null(strstr(akt_drawing_desc(drawing), left));
    snprintf(left, sizeof left, "%zu had no room", 120 - drawn);
    assert_non_null(strstr(akt_drawing_desc(drawing), left));
    assert_int_equal(akt_indicators_describe(&twin, dataset, &all, page_in(AKT_LANG_EN), NULL), AKT_OK);
    const akt_block *blocks = akt_document_blocks(twin, &count);
    for (size_t i = 0; i < count; i++) {
        const akt_doc_table *table = blocks[i].table;
        if (blocks[i].kind != AKT_BLOCK_TABLE || strcmp(table->name, "indicators") != 0)
            continue;
        rows = table->row_count;
        for (size_t k = 0; k < rows; k++)
            said += strcmp(table->cells[k * table->column_count + 9].text, "yes") == 0;
    }
    assert_int_equal(rows, 120);
    assert_int_equal(said, drawn);
    akt_document_free(twin);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_indicators__a_chosen_group_is_drawn_whole(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    char ids[90][8];
    for (size_t i = 0; i < 90; i++) {
        snprintf(ids[i], sizeof ids[i], "i%zu", i);
        add(dataset, ids[i], 50)->name.in[AKT_LANG_NB] =
            "Et navn som trenger minst to linjer for å få plass i sin kolonne på arket";
    }
    ((akt_indicator *)akt_dataset_edit(dataset, AKT_TABLE_INDICATORS, 7))->group.in[AKT_LANG_NB] =
        "En annen";
    akt_drawing *drawing = draw(dataset, "gRuPPe", AKT_LANG_NB);
    for (size_t i = 0; i < 90; i++) {
        char id[16];
        snprintf(id, sizeof id, "i-%s", ids[i]);
        assert_int_equal(box_of(drawing, id, 0) != NULL, i != 7);
    }
    assert_true(akt_drawing_height(drawing) > 1123);
    assert_non_null(strstr(akt_drawing_desc(drawing), "89 av 89 tall"));
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_indicators__a_group_that_is_not_there_is_refused(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(0);
    akt_drawing *drawing = NULL;
    akt_error err = {0};
    const akt_indicators_options options = {"Grupe"};
    (void)add(dataset, "i0", 5);
    assert_int_equal(akt_indicators_draw(&drawing, dataset, &options, page_in(AKT_LANG_NB), &err),
                     AKT_EINVAL);
    assert_non_null(strstr(err.message, "did you mean 'Gruppe'?"));
    assert_null(drawing);
    akt_dataset_free(dataset);
}

static void test_indicators__rays_are_as_wide_as_their_shares(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_tie(dataset, 1, 0, "owns")->share = 0.51;
    akt_sketch_add_tie(dataset, 2, 0, "owns")->share = 0.255;
    akt_sketch_add_tie(dataset, 3, 0, "owns"); /* of no stated share */
    akt_drawing *drawing = draw(dataset, NULL, AKT_LANG_NB);
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    size_t first = find_group(items, count, "e-a0-a1-owns-0");
    size_t second = find_group(items, count, "e-a0-a2-owns-1");
    assert_true(first < count && second < count);
    assert_near(items[first + 1].style.width, 2 * items[second + 1].style.width, 1e-9);
    assert_true(says(drawing, "e-a0-a1-owns-0", "51\u00a0%"));
    for (size_t i = 0; i < count; i++)
        assert_false(items[i].kind == AKT_ITEM_GROUP && strstr(items[i].id, "a3"));
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_indicators__an_empty_dataset_is_a_sheet_that_says_so(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_document *twin = NULL;
    const akt_indicators_options all = {NULL};
    akt_drawing *drawing = draw(dataset, NULL, AKT_LANG_EN);
    char *svg = akt_sheet_laws_svg(drawing);
    size_t count = 0, tables = 0;
    assert_non_null(strstr(svg, "The dataset has no figures to draw."));
    assert_int_equal(akt_indicators_describe(&twin, dataset, &all, page_in(AKT_LANG_EN), NULL), AKT_OK);
    const akt_block *blocks = akt_document_blocks(twin, &count);
    for (size_t i = 0; i < count; i++)
        tables += blocks[i].kind == AKT_BLOCK_TABLE && blocks[i].table->row_count == 0;
    assert_int_equal(tables, 2); /* csv and json have something to be */
    free(svg);
    akt_document_free(twin);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static akt_status draw_and_describe(const void *subject)
{
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    const akt_indicators_options all = {NULL};
    akt_status status = akt_indicators_draw(&drawing, subject, &all, page_in(AKT_LANG_NB), NULL);
    if (status == AKT_OK)
        status = akt_indicators_describe(&twin, subject, &all, page_in(AKT_LANG_NB), NULL);
    akt_drawing_free(drawing);
    akt_document_free(twin);
    return status;
}

static void test_indicators__bears_a_lack_of_memory(void **state)
{
    (void)state;
    akt_dataset *dataset = field(9, 3, false);
    akt_sweep(draw_and_describe, dataset, 20);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_indicators__keeps_the_laws_on_the_data_that_ship),
        cmocka_unit_test(test_indicators__keeps_the_laws_on_fields_of_all_sizes),
        cmocka_unit_test(test_indicators__does_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_indicators__a_bar_is_as_long_as_its_share_of_the_track),
        cmocka_unit_test(test_indicators__a_count_of_so_many_is_held_to_them),
        cmocka_unit_test(test_indicators__no_figure_is_words_and_never_a_bar_of_zero),
        cmocka_unit_test(
            test_indicators__two_surveys_stand_together_only_where_a_source_compares_them),
        cmocka_unit_test(test_indicators__what_has_no_room_is_counted_and_in_the_twin),
        cmocka_unit_test(test_indicators__a_chosen_group_is_drawn_whole),
        cmocka_unit_test(test_indicators__a_group_that_is_not_there_is_refused),
        cmocka_unit_test(test_indicators__rays_are_as_wide_as_their_shares),
        cmocka_unit_test(test_indicators__an_empty_dataset_is_a_sheet_that_says_so),
        cmocka_unit_test(test_indicators__bears_a_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
