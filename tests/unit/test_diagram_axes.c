#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/axes.h"
#include "support/page_in.h"
#include "support/sheet_laws.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <string.h>

static const char *const ids[AKT_AXES_ENDS][5] = {
    {"menon-akse-internt", "menon-partner-avdeling", "menon-partner-avdelinger",
     "menon-partner-kommuner", "menon-partner-stat"},
    {"menon-akse-eksternt", "menon-partner-innbyggere", "menon-partner-sivilsamfunn",
     "menon-partner-naeringsliv", "menon-partner-forskning"},
    {"menon-akse-tverrfaglig"},
    {"menon-akse-spesialisert"},
};

static const akt_axes_options cross = {{{ids[0], 5}, {ids[1], 5}, {ids[2], 1}, {ids[3], 1}}};

/* Texts apart and on the page, none crossed; those of a card inside it; cards apart. */
static void assert_laws(const akt_drawing *drawing)
{
    size_t count, cards = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    const akt_item *card = NULL, *all[AKT_AXES_ENDS];
    akt_sheet_laws_assert(drawing);
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == AKT_ITEM_GROUP && strncmp(items[i].id, "n-", 2) == 0)
            card = all[cards++] = &items[i + 1];
        if (items[i].kind == AKT_ITEM_END)
            card = NULL;
        if (card && items[i].kind == AKT_ITEM_TEXT) {
            assert_true(items[i].x > card->x);
            assert_true(items[i].x + items[i].width < card->x + card->width);
            assert_true(items[i].y - items[i].font.size > card->y);
            assert_true(items[i].y + 3 < card->y + card->height);
        }
    }
    assert_int_equal(cards, AKT_AXES_ENDS);
    for (size_t i = 0; i < cards; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(
                all[i]->x + all[i]->width < all[j]->x || all[j]->x + all[j]->width < all[i]->x ||
                all[i]->y + all[i]->height < all[j]->y || all[j]->y + all[j]->height < all[i]->y);
}

static void test_axes__keep_their_laws_on_pages_of_all_sizes(void **state)
{
    (void)state;
    static const double sizes[][2] = {{794, 1123}, {1123, 794}, {1587, 1123}, {2270, 1606}};
    akt_dataset *dataset = akt_sheet_laws_load(AKT_DATA "/offentlig-innovasjon");
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            akt_drawing *drawing;
            akt_page page = *page_in((akt_lang)lang);
            page.width = sizes[i][0];
            page.height = sizes[i][1];
            assert_int_equal(akt_axes_draw(&drawing, dataset, &cross, &page, NULL), AKT_OK);
            assert_laws(drawing);
            assert_true(akt_drawing_width(drawing) >= page.width);
            assert_true(akt_drawing_height(drawing) >= page.height);
            akt_drawing_free(drawing);
        }
    akt_dataset_free(dataset);
}

/* Names and descriptions of 1 to 80 characters, and none at all. */
static void test_axes__keep_their_laws_on_random_concepts(void **state)
{
    (void)state;
    static const char *const ends[] = {"c0", "c1", "c2", "c3", "c4", "c5", "c6"};
    static const char letters[] =
        "Samarbeid om kommunesektorens virksomhetsutvikling med felles ansvar og "
        "midler i hele landet";
    const akt_axes_options how = {{{ends, 7}, {ends + 1, 3}, {ends + 2, 1}, {ends + 3, 4}}};
    for (uint64_t seed = 1; seed <= 200; seed++) {
        uint64_t draws = seed;
        akt_dataset *dataset = akt_sketch_new(1);
        akt_drawing *drawing;
        for (size_t i = 0; i < 7; i++) {
            akt_term *term = akt_dataset_add_term(dataset, AKT_VOCABULARY_CONCEPTS, ends[i]);
            size_t size = 1 + akt_sketch_draw(&draws, 80);
            term->name.in[AKT_LANG_NB] = akt_pool_text(akt_dataset_pool(dataset), letters, size);
            size = akt_sketch_draw(&draws, 80);
            if (size > 0)
                term->description.in[AKT_LANG_NB] =
                    akt_pool_text(akt_dataset_pool(dataset), letters, size);
        }
        assert_int_equal(akt_axes_draw(&drawing, dataset, &how, page_in(AKT_LANG_NB), NULL),
                         AKT_OK);
        assert_laws(drawing);
        akt_drawing_free(drawing);
        akt_dataset_free(dataset);
    }
}

static void test_axes__their_twin_tells_every_concept_with_its_source(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sheet_laws_load(AKT_DATA "/offentlig-innovasjon");
    akt_document *twin;
    size_t count, rows = 0;
    assert_int_equal(akt_axes_describe(&twin, dataset, &cross, page_in(AKT_LANG_EN), NULL), AKT_OK);
    const akt_block *blocks = akt_document_blocks(twin, &count);
    for (size_t i = 0; i < count; i++)
        if (blocks[i].kind == AKT_BLOCK_TABLE) {
            const akt_doc_table *table = blocks[i].table;
            rows += table->row_count;
            for (size_t r = 0; r < table->row_count; r++)
                assert_non_null(strstr(table->cells[r * table->column_count + 5].text,
                                       "menon-forkommune-2018"));
        }
    assert_int_equal(rows, 12);
    akt_document_free(twin);
    akt_dataset_free(dataset);
}

static void test_axes__say_what_is_lacking(void **state)
{
    (void)state;
    static const char *const misspelt[] = {"menon-akse-intern"};
    akt_dataset *dataset = akt_sheet_laws_load(AKT_DATA "/offentlig-innovasjon");
    akt_axes_options how = cross;
    akt_drawing *drawing;
    akt_error err;
    how.ends[AKT_AXES_LEFT] = (akt_strings){misspelt, 1};
    assert_int_equal(akt_axes_draw(&drawing, dataset, &how, page_in(AKT_LANG_NB), &err),
                     AKT_EINVAL);
    assert_non_null(strstr(err.message, "did you mean 'menon-akse-internt'?"));
    how = cross;
    how.ends[AKT_AXES_BELOW].count = 0;
    assert_int_equal(akt_axes_draw(&drawing, dataset, &how, page_in(AKT_LANG_NB), &err),
                     AKT_EINVAL);
    assert_non_null(strstr(err.message, "--below"));
    akt_dataset_free(dataset);
}

static akt_status run(const void *dataset)
{
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_status status = akt_axes_draw(&drawing, dataset, &cross, page_in(AKT_LANG_NB), NULL);
    if (status == AKT_OK)
        status = akt_axes_describe(&twin, dataset, &cross, page_in(AKT_LANG_NB), NULL);
    akt_drawing_free(drawing);
    akt_document_free(twin);
    return status;
}

static void test_axes__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sheet_laws_load(AKT_DATA "/offentlig-innovasjon");
    akt_sweep(run, dataset, 20);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_axes__keep_their_laws_on_pages_of_all_sizes),
        cmocka_unit_test(test_axes__keep_their_laws_on_random_concepts),
        cmocka_unit_test(test_axes__their_twin_tells_every_concept_with_its_source),
        cmocka_unit_test(test_axes__say_what_is_lacking),
        cmocka_unit_test(test_axes__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("diagram_axes", tests, NULL, NULL);
}
