#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/dataset.h"

#include <string.h>

static void test_taxonomy__every_built_in_term_has_an_id_of_its_own_and_three_names(void **state)
{
    (void)state;
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        size_t count;
        const akt_term *terms = akt_taxonomy_built_in((akt_vocabulary)v, &count);
        for (size_t i = 0; i < count; i++) {
            const char *id = terms[i].record.id;
            assert_int_equal(strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_"), strlen(id));
            for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
                assert_true(terms[i].name.in[lang] && *terms[i].name.in[lang]);
            for (size_t j = 0; j < i; j++)
                assert_string_not_equal(id, terms[j].record.id);
        }
    }
}

static void test_taxonomy__categories_have_bands_and_ties_have_layers(void **state)
{
    (void)state;
    size_t categories, bands, ties;
    const akt_term *category = akt_taxonomy_built_in(AKT_VOCABULARY_CATEGORIES, &categories);
    const akt_term *tie = akt_taxonomy_built_in(AKT_VOCABULARY_TIE_KINDS, &ties);
    akt_taxonomy_built_in(AKT_VOCABULARY_BANDS, &bands);
    for (size_t i = 0; i < categories; i++) {
        assert_in_range(category[i].band, 0, bands - 1);
        assert_int_equal(category[i].layer, AKT_NONE);
    }
    for (size_t i = 0; i < ties; i++) {
        assert_in_range(tie[i].layer, 0, AKT_LAYER_COUNT - 1);
        assert_int_equal(tie[i].band, AKT_NONE);
    }
}

/* A role in the area "all" is a role in all of them. */
static void test_taxonomy__no_area_is_called_all(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_dataset_new();
    assert_int_equal(akt_dataset_find_term(dataset, AKT_VOCABULARY_AREAS, "all"), AKT_NONE);
    akt_dataset_free(dataset);
}

static void test_taxonomy__layers_and_tables_have_names(void **state)
{
    (void)state;
    for (int32_t i = 0; i < AKT_LAYER_COUNT; i++)
        assert_int_equal(akt_layer_from_name(akt_layer_name((akt_layer)i)), i);
    for (int32_t i = 0; i < AKT_TABLE_COUNT; i++)
        assert_int_equal(akt_table_from_name(akt_table_name((akt_table)i)), i);
    assert_int_equal(akt_layer_from_name("Funding"), AKT_NONE);
    assert_int_equal(akt_table_from_name("actor"), AKT_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taxonomy__every_built_in_term_has_an_id_of_its_own_and_three_names),
        cmocka_unit_test(test_taxonomy__categories_have_bands_and_ties_have_layers),
        cmocka_unit_test(test_taxonomy__no_area_is_called_all),
        cmocka_unit_test(test_taxonomy__layers_and_tables_have_names),
    };
    return cmocka_run_group_tests_name("model_taxonomy", tests, NULL, NULL);
}
