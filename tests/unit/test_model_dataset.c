#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/builder.h"
#include "support/failing_malloc.h"

#include <string.h>

static void test_dataset__a_new_one_holds_the_taxonomy_and_nothing_else(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_dataset_new();
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        size_t built_in, count;
        const akt_term *wanted = akt_taxonomy_built_in((akt_vocabulary)v, &built_in);
        const akt_term *terms = akt_dataset_terms(dataset, (akt_vocabulary)v, &count);
        assert_int_equal(count, built_in);
        for (size_t i = 0; i < count; i++) {
            assert_string_equal(terms[i].record.id, wanted[i].record.id);
            assert_int_equal(akt_dataset_find_term(dataset, (akt_vocabulary)v, wanted[i].record.id),
                             i);
        }
    }
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        assert_int_equal(akt_dataset_count(dataset, (akt_table)t), 0);
    assert_false(akt_ref_is_set(akt_dataset_find_party(dataset, "difi")));
    akt_dataset_free(dataset);
    akt_dataset_free(NULL);
}

static akt_ref add(akt_dataset *dataset, akt_table table, const char *id)
{
    akt_record *record = akt_dataset_add(dataset, table);
    record->id = id;
    return akt_dataset_index(dataset, table, akt_dataset_count(dataset, table) - 1, id);
}

static void test_dataset__parties_share_one_space_of_ids_and_others_have_their_own(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_dataset_new();
    akt_ref actor = add(dataset, AKT_TABLE_ACTORS, "x");
    assert_true(akt_ref_is_same(actor, (akt_ref){AKT_TABLE_ACTORS, 0}));
    assert_true(akt_ref_is_same(add(dataset, AKT_TABLE_PROGRAMMES, "x"), actor));
    assert_true(akt_ref_is_same(add(dataset, AKT_TABLE_FORUMS, "x"), actor));
    static const akt_table apart[] = {AKT_TABLE_SOURCES, AKT_TABLE_FLOWS, AKT_TABLE_NEEDS,
                                      AKT_TABLE_STATEMENTS, AKT_TABLE_INDICATORS};
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
        assert_int_equal(akt_dataset_find(dataset, apart[i], "x"), AKT_NONE);
        assert_true(akt_ref_is_same(add(dataset, apart[i], "x"), (akt_ref){apart[i], 0}));
        assert_int_equal(akt_dataset_find(dataset, apart[i], "x"), 0);
    }
    assert_int_equal(akt_dataset_find(dataset, AKT_TABLE_FORUMS, "x"), AKT_NONE);
    assert_int_equal(akt_dataset_find(dataset, AKT_TABLE_ACTORS, "x"), 0);
    akt_dataset_free(dataset);
}

static void test_dataset__a_new_record_has_nothing_stated(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_dataset_new();
    for (int i = 0; i < 40; i++) { /* over more than one growth of the array */
        memset(akt_dataset_add(dataset, AKT_TABLE_ROLES), 0x5A, sizeof(akt_role));
        akt_role *role = (akt_role *)akt_dataset_add(dataset, AKT_TABLE_ROLES);
        assert_false(akt_ref_is_set(role->holder));
        assert_int_equal(role->role, AKT_NONE);
        assert_int_equal(role->area, AKT_NONE);
        assert_true(role->record.confidence != role->record.confidence);
        assert_int_equal(role->record.origin.file, AKT_NONE);
        assert_int_equal(role->from.year, 0);
    }
    akt_need *need = (akt_need *)akt_dataset_add(dataset, AKT_TABLE_NEEDS);
    assert_int_equal(need->minimum, AKT_NONE);
    akt_flow *flow = (akt_flow *)akt_dataset_add(dataset, AKT_TABLE_FLOWS);
    assert_false(flow->amount.known);
    assert_int_equal(flow->missing, AKT_MISSING_NOT_STATED);
    akt_dataset_free(dataset);
}

static void test_dataset__a_label_falls_back_from_short_to_name_to_id(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_dataset_new();
    akt_ref ref = add(dataset, AKT_TABLE_ACTORS, "x");
    akt_party *party = (akt_party *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, 0);
    assert_string_equal(akt_dataset_label(dataset, ref, AKT_LANG_NN, true), "x");
    party->name.in[AKT_LANG_EN] = "English";
    assert_string_equal(akt_dataset_label(dataset, ref, AKT_LANG_NN, true), "English");
    party->name.in[AKT_LANG_NB] = "Bokmål";
    assert_string_equal(akt_dataset_label(dataset, ref, AKT_LANG_NN, true), "Bokmål");
    assert_string_equal(akt_dataset_label(dataset, ref, AKT_LANG_EN, true), "English");
    party->short_name.in[AKT_LANG_NN] = "Kort";
    assert_string_equal(akt_dataset_label(dataset, ref, AKT_LANG_EN, true), "Kort");
    assert_string_equal(akt_dataset_label(dataset, ref, AKT_LANG_EN, false), "English");
    assert_string_equal(
        akt_dataset_label(dataset, (akt_ref){AKT_TABLE_ACTORS, AKT_NONE}, AKT_LANG_NB, true), "");
    akt_dataset_free(dataset);
}

static void test_dataset__making_one_survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    if (!akt_failing_malloc_stands()) {
        print_message("skipped: allocations cannot be made to fail in this build\n");
        skip();
    }
    size_t held = akt_failing_malloc_held();
    for (size_t n = 0;; n++) {
        akt_failing_malloc_arm(n);
        akt_dataset *dataset = akt_dataset_new();
        bool refused = akt_failing_malloc_disarm();
        assert_int_equal(dataset == NULL, refused);
        akt_dataset_free(dataset);
        assert_int_equal(akt_failing_malloc_held(), held);
        if (!refused)
            break;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dataset__a_new_one_holds_the_taxonomy_and_nothing_else),
        cmocka_unit_test(test_dataset__parties_share_one_space_of_ids_and_others_have_their_own),
        cmocka_unit_test(test_dataset__a_new_record_has_nothing_stated),
        cmocka_unit_test(test_dataset__a_label_falls_back_from_short_to_name_to_id),
        cmocka_unit_test(test_dataset__making_one_survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("model_dataset", tests, NULL, NULL);
}
