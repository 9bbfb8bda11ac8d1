#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/json.h"
#include "model/schema.h"
#include "support/scratch.h"
#include "support/what_if.h"

#include <stdio.h>
#include <string.h>

/* The dataset as one file of its own format: the taxonomy, the given description, every table. */
static void write_whole(akt_buffer *out, const akt_dataset *dataset, const char *about)
{
    akt_buffer_format(out, "{\"dataset\": %s,\n\"taxonomy\": ", about);
    akt_export_json_taxonomy(out, dataset);
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        akt_buffer_format(out, ",\n\"%s\": ", akt_table_name((akt_table)t));
        akt_export_json_table(out, dataset, (akt_table)t, NULL, NULL);
    }
    akt_buffer_add(out, "}\n");
    assert_false(out->failed);
}

/* parse(write(x)) = x, where x is read from path: both write the same. */
static void assert_comes_back(const char *path)
{
    static const char about[] = "{\"title\": \"T\", \"date\": 2016}";
    akt_buffer first = AKT_BUFFER_INIT, second = AKT_BUFFER_INIT;
    akt_dataset *dataset = akt_what_if_load(path);
    write_whole(&first, dataset, about);
    akt_dataset *back = akt_scratch_dataset(first.text);
    write_whole(&second, back, about);
    assert_string_equal(first.text, second.text);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        assert_int_equal(akt_dataset_count(back, (akt_table)t),
                         akt_dataset_count(dataset, (akt_table)t));
    akt_buffer_dispose(&first);
    akt_buffer_dispose(&second);
    akt_dataset_free(dataset);
    akt_dataset_free(back);
}

static void test_json__what_is_written_reads_as_the_same_dataset(void **state)
{
    (void)state;
    assert_comes_back(AKT_FIXTURES "/full");
    assert_comes_back(AKT_DATA "/offentlig-innovasjon");
}

/* The records of a table, each on its line, without their commas. */
static void assert_table(const akt_dataset *dataset, akt_table table, const char *expected)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_export_json_table(&out, dataset, table, NULL, NULL);
    assert_string_equal(akt_buffer_text(&out), expected);
    akt_buffer_dispose(&out);
}

/* The law above would not notice a field that is never written. */
static void test_json__every_field_is_written_as_files_spell_it(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(AKT_FIXTURES "/full");
    assert_table(
        dataset, AKT_TABLE_FLOWS,
        "[\n"
        "  {\"id\": \"f1\", \"from\": \"ministry\", \"to\": \"difi\", \"via\": \"lab\", "
        "\"amount\": 9007199254740991, \"amount_min\": 0, \"amount_max\": 9007199254740991, "
        "\"currency\": \"EUR\", \"year\": 2016, \"status\": \"paid\", "
        "\"purpose\": {\"nb\": \"Drift\"}, \"kind\": \"operating\", "
        "\"sources\": [{\"ref\": \"report\"}]},\n"
        "  {\"id\": \"f2\", \"from\": \"difi\", \"to\": \"forum\", \"missing\": \"confidential\", "
        "\"continues\": [\"f1\"], \"sources\": [{\"ref\": \"report\"}]},\n"
        "  {\"id\": \"f3\", \"from\": \"difi\", \"to\": \"forum\", \"amount\": 0, "
        "\"continues\": [{\"flow\": \"f1\", \"amount\": 0}, \"f1\"], "
        "\"sources\": [{\"ref\": \"report\"}]}\n"
        "]");
    assert_table(dataset, AKT_TABLE_ROLES,
                 "[\n"
                 "  {\"holder\": \"difi\", \"role\": \"developer\", \"area\": \"policy\", "
                 "\"strength\": \"clear\", \"from\": 2010, \"to\": 2015, "
                 "\"sources\": [{\"ref\": \"report\"}]},\n"
                 "  {\"role\": \"architect\", \"area\": \"all\", \"strength\": \"absent\", "
                 "\"sources\": [{\"ref\": \"report\"}]},\n"
                 "  {\"holder\": \"forum\", \"role\": \"enabler\", \"strength\": \"weak\", "
                 "\"sources\": [{\"ref\": \"report\"}]}\n"
                 "]");
    assert_table(dataset, AKT_TABLE_INDICATORS,
                 "[\n"
                 "  {\"id\": \"i1\", \"name\": {\"nb\": \"Andel\"}, \"group\": {\"nb\": \"Stat\"}, "
                 "\"value\": -12.5, \"unit\": \"%\", \"n\": 1204, \"year\": 2016, "
                 "\"survey\": {\"nb\": \"Innbyggerne\"}, \"comparable_with\": [\"i2\", \"i1\"], "
                 "\"sources\": [{\"ref\": \"report\"}]},\n"
                 "  {\"id\": \"i2\", \"name\": {\"nb\": \"Andel til\"}, \"value\": 1e-07, "
                 "\"sources\": [{\"ref\": \"report\"}]}\n"
                 "]");
    akt_dataset_free(dataset);
}

static void test_json__every_field_of_the_schema_occurs_in_the_fixture(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(AKT_FIXTURES "/full");
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const akt_schema *schema = akt_schema_of_table((akt_table)t);
        akt_buffer out = AKT_BUFFER_INIT;
        akt_export_json_table(&out, dataset, (akt_table)t, NULL, NULL);
        for (size_t i = 0; i < schema->field_count; i++) {
            char key[64];
            snprintf(key, sizeof key, "\"%s\": ", schema->fields[i].name);
            if (!strstr(akt_buffer_text(&out), key) &&
                !(t == AKT_TABLE_FORUMS || t == AKT_TABLE_PROGRAMMES)) /* parties, as actors */
                fail_msg("%s of %s", key, schema->name);
        }
        akt_buffer_dispose(&out);
    }
    akt_dataset_free(dataset);
}

static void test_json__an_empty_table_is_an_empty_list(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_dataset_new();
    assert_table(dataset, AKT_TABLE_TIES, "[]");
    akt_dataset_free(dataset);
}

static void test_json__nothing_that_is_written_can_end_a_script_element(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(AKT_FIXTURES "/full");
    akt_buffer out = AKT_BUFFER_INIT;
    write_whole(&out, dataset, "{}");
    assert_non_null(strstr(out.text, "\\u003c/script\\u003e\\u0026"));
    assert_null(strpbrk(out.text, "<>&"));
    akt_buffer_dispose(&out);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json__what_is_written_reads_as_the_same_dataset),
        cmocka_unit_test(test_json__every_field_is_written_as_files_spell_it),
        cmocka_unit_test(test_json__every_field_of_the_schema_occurs_in_the_fixture),
        cmocka_unit_test(test_json__an_empty_table_is_an_empty_list),
        cmocka_unit_test(test_json__nothing_that_is_written_can_end_a_script_element),
    };
    return cmocka_run_group_tests_name("export_json", tests, NULL, NULL);
}
