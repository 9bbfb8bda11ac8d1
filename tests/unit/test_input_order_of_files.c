#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/json.h"
#include "support/scratch.h"

#include <string.h>

/* The order of files changes nothing but the order of records. */

#define NAMES 3

static const char *const texts[NAMES] = {
    "{\"dataset\": {\"title\": \"T\", \"date\": 2016}, \"taxonomy\": {\"categories\": "
    "[{\"id\": \"x\", \"name\": \"X\", \"band\": \"y\"}]}, \"sources\": [{\"id\": \"s\", "
    "\"title\": \"S\"}]}",
    "{\"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"unit\", \"category\": \"x\", "
    "\"former_ids\": [\"old\"], \"sources\": [{\"ref\": \"s\"}]}], \"taxonomy\": {\"bands\": "
    "[{\"id\": \"y\", \"name\": \"Y\"}]}}",
    "{\"flows\": [{\"id\": \"f\", \"from\": \"a\", \"to\": \"p\", \"continues\": [\"g\"], "
    "\"sources\": [{\"ref\": \"s\"}]}, {\"id\": \"g\", \"from\": \"p\", \"to\": \"old\", "
    "\"sources\": [{\"ref\": \"s\"}]}], \"programmes\": [{\"id\": \"p\", \"name\": \"P\", "
    "\"kind\": \"tool\", \"owners\": [\"a\"], \"sources\": [{\"ref\": \"s\"}]}]}",
};

static const int orders[][NAMES] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

static void write_in_order(const akt_scratch *scratch, const int order[NAMES])
{
    static const char *const names[NAMES] = {"1.json", "2.json", "3.json"};
    for (int i = 0; i < NAMES; i++)
        akt_scratch_write(scratch, names[order[i]], texts[i], strlen(texts[i]));
}

static void describe(const akt_dataset *dataset, akt_buffer *out)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        akt_export_json_table(out, dataset, (akt_table)t, NULL, NULL);
    akt_export_json_taxonomy(out, dataset);
    akt_buffer_add(out, akt_text_in(&akt_dataset_about(dataset)->title, AKT_LANG_NB));
}

static void test_load__the_order_of_files_changes_nothing(void **state)
{
    (void)state;
    akt_buffer expected = AKT_BUFFER_INIT;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        akt_scratch scratch = akt_scratch_new();
        akt_dataset *dataset;
        akt_diagnostics faults;
        akt_buffer told = AKT_BUFFER_INIT;
        write_in_order(&scratch, orders[i]);
        akt_diagnostics_init(&faults);
        assert_int_equal(akt_load(&dataset, scratch.folder, NULL, &faults, NULL), AKT_OK);
        assert_int_equal(faults.list.count, 0);
        describe(dataset, i == 0 ? &expected : &told);
        if (i > 0)
            assert_string_equal(akt_buffer_text(&told), akt_buffer_text(&expected));
        akt_buffer_dispose(&told);
        akt_diagnostics_dispose(&faults);
        akt_dataset_free(dataset);
        akt_scratch_remove(&scratch);
    }
    akt_buffer_dispose(&expected);
}

/* And one file, or many: the same. */
static void test_load__one_file_is_as_good_as_three(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *three, *one;
    akt_diagnostics faults;
    akt_buffer expected = AKT_BUFFER_INIT, told = AKT_BUFFER_INIT;
    write_in_order(&scratch, orders[0]);
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&three, scratch.folder, NULL, &faults, NULL), AKT_OK);
    describe(three, &expected);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, "{\"dataset\": {\"title\": \"T\", \"date\": 2016}, \"taxonomy\": ");
    akt_export_json_taxonomy(&text, three);
    for (int t = AKT_TABLE_COUNT - 1; t >= 0; t--) {
        akt_buffer_format(&text, ", \"%s\": ", akt_table_name((akt_table)t));
        akt_export_json_table(&text, three, (akt_table)t, NULL, NULL);
    }
    akt_buffer_add(&text, "}");
    one = akt_scratch_dataset(akt_buffer_text(&text));
    describe(one, &told);
    assert_string_equal(akt_buffer_text(&told), akt_buffer_text(&expected));
    akt_buffer_dispose(&text);
    akt_buffer_dispose(&told);
    akt_buffer_dispose(&expected);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(three);
    akt_dataset_free(one);
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_load__the_order_of_files_changes_nothing),
        cmocka_unit_test(test_load__one_file_is_as_good_as_three),
    };
    return cmocka_run_group_tests_name("input_order_of_files", tests, NULL, NULL);
}
