#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/dataset.h"
#include "input/load.h"
#include "support/random_dataset.h"
#include "support/scratch.h"
#include "support/what_if.h"

#include <stdlib.h>
#include <string.h>

static char *json_of(const akt_dataset *dataset)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_export_dataset_json(&text, dataset);
    assert_int_equal(akt_buffer_status(&text, NULL), AKT_OK);
    return text.text;
}

static akt_dataset *load_text(const char *text)
{
    akt_scratch scratch = akt_scratch_new();
    akt_diagnostics faults;
    akt_dataset *dataset = NULL;
    akt_error err;
    akt_diagnostics_init(&faults);
    akt_scratch_write(&scratch, "d.json", text, strlen(text));
    if (akt_load(&dataset, akt_scratch_path(&scratch, "d.json"), NULL, &faults, &err) != AKT_OK)
        fail_msg("%s", akt_diagnostics_has_errors(&faults) ? "faults" : err.message);
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
    return dataset;
}

/* Written, read and written again it is the same, byte for byte. */
static void assert_identity(const akt_dataset *dataset)
{
    char *first = json_of(dataset);
    akt_dataset *again = load_text(first);
    char *second = json_of(again);
    assert_string_equal(first, second);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        assert_int_equal(akt_dataset_count(again, (akt_table)t),
                         akt_dataset_count(dataset, (akt_table)t));
    free(first);
    free(second);
    akt_dataset_free(again);
}

static void test_dataset_json__read_again_is_the_same(void **state)
{
    (void)state;
    static const char *const folders[] = {AKT_DATA "/offentlig-innovasjon", AKT_DATA "/eksempel"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        akt_dataset *dataset = akt_what_if_load(folders[i]);
        assert_non_null(dataset);
        assert_identity(dataset);
        akt_dataset_free(dataset);
    }
}

static void test_dataset_ndjson__is_a_record_a_line(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(AKT_DATA "/offentlig-innovasjon");
    akt_buffer text = AKT_BUFFER_INIT;
    size_t lines = 0, records = 1, concepts;
    akt_export_dataset_ndjson(&text, dataset);
    for (const char *at = akt_buffer_text(&text); (at = strchr(at, '\n')); at++)
        lines++;
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        records += akt_dataset_count(dataset, (akt_table)t);
    (void)akt_dataset_terms(dataset, AKT_VOCABULARY_CONCEPTS, &concepts);
    assert_true(lines >= records + concepts);
    assert_int_equal(strncmp(akt_buffer_text(&text), "{\"table\": \"dataset\", ", 20), 0);
    akt_buffer_dispose(&text);
    akt_dataset_free(dataset);
}

static void test_dataset_ndjson__what_stood_on_several_lines_stands_on_one(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_scratch_dataset(
        "{\"dataset\": {\"title\": \"T\", \"date\": \"2020\"}, \"actors\": [{\"id\": \"a\", \"name\": \"A\", "
        "\"kind\": \"company\", \"extra\": {\n\t\"x\": 1,\r\n  \"y\": \"1 \\n 2\"}}]}");
    akt_buffer text = AKT_BUFFER_INIT;
    akt_export_dataset_ndjson(&text, dataset);
    assert_non_null(strstr(akt_buffer_text(&text), "{\"x\": 1,  \"y\": \"1 \\n 2\"}"));
    akt_buffer_dispose(&text);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dataset_json__read_again_is_the_same),
        cmocka_unit_test(test_dataset_ndjson__is_a_record_a_line),
        cmocka_unit_test(test_dataset_ndjson__what_stood_on_several_lines_stands_on_one),
    };
    return cmocka_run_group_tests_name("export_dataset", tests, NULL, NULL);
}
