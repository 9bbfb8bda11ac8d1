#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "model/builder.h"
#include "model/counted_id.h"

#include <stdio.h>
#include <string.h>

enum { DATASETS = 2000, MOST = 12 };

static void test_counted_id__what_is_written_is_read_back(void **state)
{
    (void)state;
    char id[AKT_COUNTED_ID_SIZE];
    assert_int_equal(akt_counted_id_write(id, 0), 4);
    assert_string_equal(id, "flow");
    for (size_t index = 0; index < 2000; index++) {
        size_t size = akt_counted_id_write(id, index);
        assert_int_equal(size, strlen(id));
        assert_int_equal(akt_counted_id_read(id, size), index);
    }
    akt_counted_id_write(id, 4999999);
    assert_string_equal(id, "flow-5000000");
}

static void test_counted_id__others_are_none(void **state)
{
    (void)state;
    static const char *const others[] = {
        "",        "flo",     "flows",    "flow-",  "flow-0",  "flow-1",
        "flow-02", "flow-2x", "flow-2-2", "Flow-2", "flow--2", "flow-12345678901234567890"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_true(akt_counted_id_read(others[i], strlen(others[i])) == SIZE_MAX);
}

/* Ids of flows in any order, some twice: the first that bears one has it, here and in a copy. */
static void test_counted_id__flows_are_found_by_their_ids_in_any_order(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < DATASETS; seed++) {
        char ids[MOST][AKT_COUNTED_ID_SIZE];
        akt_dataset *dataset = akt_dataset_new();
        for (size_t i = 0; i < MOST; i++) {
            bool is_own = akt_random_below(seed, i, 0, 8) == 0;
            bool is_next = akt_random_below(seed, i, 1, 4) > 0;
            akt_counted_id_write(ids[i], is_next ? i : akt_random_below(seed, i, 2, MOST));
            if (is_own)
                snprintf(ids[i], sizeof ids[i], "own-%zu", (size_t)akt_random_below(seed, i, 3, 3));
            akt_dataset_add(dataset, AKT_TABLE_FLOWS)->id = ids[i];
            size_t first = 0;
            while (strcmp(ids[first], ids[i]) != 0)
                first++;
            akt_ref now = akt_dataset_index(dataset, AKT_TABLE_FLOWS, i, ids[i]);
            assert_int_equal(now.index, first);
            assert_int_equal(akt_dataset_find(dataset, AKT_TABLE_FLOWS, ids[i]), first);
        }
        akt_dataset *copy = akt_dataset_copy(dataset);
        for (size_t i = 0; i < MOST; i++)
            assert_int_equal(akt_dataset_find(copy, AKT_TABLE_FLOWS, ids[i]),
                             akt_dataset_find(dataset, AKT_TABLE_FLOWS, ids[i]));
        assert_int_equal(akt_dataset_find(copy, AKT_TABLE_FLOWS, "flow-13"), AKT_NONE);
        akt_dataset_free(copy);
        akt_dataset_free(dataset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counted_id__what_is_written_is_read_back),
        cmocka_unit_test(test_counted_id__others_are_none),
        cmocka_unit_test(test_counted_id__flows_are_found_by_their_ids_in_any_order),
    };
    return cmocka_run_group_tests_name("model_counted_id", tests, NULL, NULL);
}
