#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/dataset.h"
#include "support/random_dataset.h"
#include "support/scratch.h"
#include "support/what_if.h"

#include <string.h>

enum { SEEDS = 200 };

static akt_status load_lines(const char *text, akt_dataset **out, akt_diagnostics *faults)
{
    return akt_scratch_load_as("d.ndjson", text, out, faults);
}

/* Written a record a line and read again it is the same, as its JSON shows. */
static void assert_identity(const akt_dataset *dataset)
{
    akt_buffer lines = AKT_BUFFER_INIT, before = AKT_BUFFER_INIT, after = AKT_BUFFER_INIT;
    akt_dataset *again;
    akt_diagnostics faults;
    akt_export_dataset_ndjson(&lines, dataset);
    akt_export_dataset_json(&before, dataset);
    assert_int_equal(load_lines(akt_buffer_text(&lines), &again, &faults), AKT_OK);
    akt_export_dataset_json(&after, again);
    assert_string_equal(akt_buffer_text(&before), akt_buffer_text(&after));
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(again);
    akt_buffer_dispose(&lines);
    akt_buffer_dispose(&before);
    akt_buffer_dispose(&after);
}

static void test_load_lines__what_was_written_is_read_again(void **state)
{
    (void)state;
    static const char *const folders[] = {AKT_DATA "/offentlig-innovasjon", AKT_DATA "/eksempel",
                                          AKT_FIXTURES "/full"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        akt_dataset *dataset = akt_what_if_load(folders[i]);
        assert_identity(dataset);
        akt_dataset_free(dataset);
    }
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        akt_dataset *dataset = akt_random_dataset(&(akt_random_choice){.seed = seed});
        assert_identity(dataset);
        akt_dataset_free(dataset);
    }
}

/* The records may stand in any order, and lines may be empty. */
static void test_load_lines__order_of_tables_is_free(void **state)
{
    (void)state;
    akt_dataset *dataset;
    akt_diagnostics faults;
    const char *text =
        "{\"from\": \"a\", \"table\": \"ties\", \"to\": \"b\", \"kind\": \"cooperates\"}\r\n"
        "\n"
        "{\"table\": \"actors\", \"id\": \"b\", \"name\": \"B\", \"kind\": \"ministry\"}\n"
        "  \n"
        "{\"id\": \"a\", \"name\": \"A\", \"kind\": \"ministry\", \"table\": \"actors\"}\n"
        "{\"table\": \"dataset\", \"title\": \"T\", \"date\": \"2020\"}";
    assert_int_equal(load_lines(text, &dataset, &faults), AKT_OK);
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_ACTORS), 2);
    assert_int_equal(akt_dataset_ties(dataset)[0].from.index, 1);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
}

/* Lines that begin as the one before, or nearly so, and one whose table is spelled with escapes. */
static void test_load_lines__a_line_is_of_the_table_that_it_names(void **state)
{
    (void)state;
    akt_dataset *dataset;
    akt_diagnostics faults;
    const char *text =
        "{\"table\": \"actors\", \"id\": \"a\", \"name\": \"A\", \"kind\": \"unit\"}\n"
        "{\"table\": \"actors\", \"name\": \"B\", \"kind\": \"unit\", \"id\": \"b\", "
        "\"former_ids\": [\"c\"]}\n"
        "{\"table\":\"forums\",\"id\":\"g\",\"name\":\"G\",\"members\":[\"a\",\"c\"]}\n"
        "{\"t\\u0061ble\": \"t\\u0069es\", \"from\": \"a\", \"to\": \"b\", \"kind\": "
        "\"owns\"}\n"
        "{\"table\": \"ties\", \"from\": \"b\", \"to\": \"c\", \"kind\": \"owns\"}\n"
        "{\"table\": \"ties\", \"from\": \"g\", \"kind\": \"owns\", \"to\": \"c\"}\n"
        "{\"table\": \"taxonomy\", \"vocabulary\": \"areas\", \"id\": \"x\", \"name\": "
        "\"X\"}\n"
        "{\"vocabulary\": \"areas\", \"table\": \"taxonomy\", \"id\": \"y\", \"name\": "
        "\"Y\"}\n"
        "{\"table\": \"dataset\", \"title\": \"T\", \"date\": \"2020\"}";
    assert_int_equal(load_lines(text, &dataset, &faults), AKT_OK);
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_ACTORS), 2);
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_FORUMS), 1);
    assert_int_equal(akt_dataset_forums(dataset)[0].members.items[1].index, 1);
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_TIES), 3);
    assert_int_equal(akt_dataset_ties(dataset)[2].from.table, AKT_TABLE_FORUMS);
    assert_int_equal(akt_dataset_ties(dataset)[2].to.index, 1);
    for (int i = 0; i < 2; i++)
        assert_true(akt_dataset_find_term(dataset, AKT_VOCABULARY_AREAS, i ? "y" : "x") !=
                    AKT_NONE);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
}

typedef struct misread {
    const char *text;
    akt_fault fault;
    size_t line, column;
} misread;

static const akt_diagnostic *first_error(const akt_diagnostics *faults)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    for (size_t i = 0; i < count; i++)
        if (akt_fault_level(items[i].fault) == AKT_LEVEL_ERROR)
            return &items[i];
    return NULL;
}

static void test_load_lines__faults_are_told_where_they_stand(void **state)
{
    (void)state;
#define HEAD "{\"table\": \"dataset\", \"title\": \"T\", \"date\": \"2020\"}\n"
    static const misread cases[] = {
        {HEAD "{\"table\": \"actors\", \"id\": \"x\"\n", AKT_FAULT_JSON_END, 2, 30},
        {HEAD "\n{\"id\": \"x\"}\n", AKT_FAULT_LINE_WITHOUT_TABLE, 3, 1},
        {HEAD "{\"table\": 7}\n", AKT_FAULT_LINE_WITHOUT_TABLE, 2, 1},
        {HEAD "{\"table\": \"actrs\"}\n", AKT_FAULT_LINE_OF_NO_TABLE, 2, 1},
        {HEAD "{\"table\": \"taxonomy\", \"id\": \"x\"}\n", AKT_FAULT_LINE_OF_NO_TABLE, 2, 1},
        {HEAD "[1]\n", AKT_FAULT_NOT_OBJECT, 2, 1},
        {HEAD HEAD, AKT_FAULT_JSON_DUPLICATE_KEY, 2, 1},
        {HEAD "{\"table\": \"actors\", \"id\": \"æ\", \"name\": \"X\", \"kind\": \"ministry\"}\n",
         AKT_FAULT_BAD_ID, 2, 27},
        {HEAD "{\"table\": \"actors\", \"id\": \"x\", \"name\": \"é\", \"kind\": \"komune\"}\n",
         AKT_FAULT_UNKNOWN_CODE, 2, 53},
        {HEAD "{\"table\": \"ties\", \"from\": \"x\", \"to\": \"x\", \"kind\": \"owns\"}\n",
         AKT_FAULT_UNKNOWN_ID, 2, 27},
        {HEAD "{\"table\": \"actors\", \"id\": \"x\", \"id\": \"y\"}\n",
         AKT_FAULT_JSON_DUPLICATE_KEY, 2, 32},
        /* What one line lacks does not stand in the next. */
        {HEAD "{\"table\": \"ties\",\n\"from\": \"x\"}\n", AKT_FAULT_JSON_END, 2, 18},
        {HEAD "  {\"table\": \"ties\"} {}\n", AKT_FAULT_JSON_TRAILING, 2, 21},
        {HEAD " \t{}\n", AKT_FAULT_LINE_WITHOUT_TABLE, 2, 3},
        {HEAD "{\"table\": \"ties\", \"vocabulary\": 7, \"from\": null, \"to\": null, "
              "\"kind\": null}\n",
         AKT_FAULT_MISSING_FIELD, 2, 1},
        {HEAD " {\"table\": \"actors\", \"id\": \"x\", \"name\": \"X\", \"kind\": \"unit\", "
              "\"aliases\": [\"é\", 7]}\n",
         AKT_FAULT_WANTS_STRING, 2, 73},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        akt_dataset *dataset;
        akt_diagnostics faults;
        assert_int_equal(load_lines(cases[i].text, &dataset, &faults), AKT_EDATA);
        const akt_diagnostic *told = first_error(&faults);
        assert_string_equal(akt_fault_code(told->fault), akt_fault_code(cases[i].fault));
        assert_int_equal(told->line, cases[i].line);
        assert_int_equal(told->column, cases[i].column);
        akt_diagnostics_dispose(&faults);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_load_lines__what_was_written_is_read_again),
        cmocka_unit_test(test_load_lines__order_of_tables_is_free),
        cmocka_unit_test(test_load_lines__a_line_is_of_the_table_that_it_names),
        cmocka_unit_test(test_load_lines__faults_are_told_where_they_stand),
    };
    return cmocka_run_group_tests_name("input_load_lines", tests, NULL, NULL);
}
