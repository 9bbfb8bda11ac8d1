#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/json.h"
#include "support/failing_malloc.h"
#include "support/scratch.h"
#include "words/fault_words.h"

#include <stdio.h>
#include <string.h>

/* Loading with the n-th allocation refused, for n = 0, 1, 2, … until none is: each time nothing
 * crashes, nothing is kept, and the answer is AKT_ENOMEM, or else what it is with memory enough. */

/* All that a load tells: the faults as lines, then the tables. */
static void describe(const akt_dataset *dataset, const akt_diagnostics *faults, akt_buffer *out)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    for (size_t i = 0; i < count; i++) {
        akt_fault_line(out, &items[i], AKT_LANG_NB);
        akt_buffer_add_char(out, '\n');
    }
    for (int t = 0; dataset && t < AKT_TABLE_COUNT; t++)
        akt_export_json_table(out, dataset, (akt_table)t, NULL, NULL);
    if (dataset)
        akt_export_json_taxonomy(out, dataset);
}

/* One load of path; whether an allocation was refused. */
static bool load_short_of(size_t n, const char *path, const char *expected)
{
    size_t held = akt_failing_malloc_held();
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_input input;
    akt_error err = {.status = AKT_OK};
    akt_failing_malloc_arm(n);
    akt_diagnostics_init(&faults);
    akt_status status = akt_load(&dataset, path, &input, &faults, &err);
    bool refused = akt_failing_malloc_disarm();
    assert_int_equal(err.status, status);
    assert_int_equal(dataset != NULL, status == AKT_OK);
    akt_buffer told = AKT_BUFFER_INIT;
    describe(dataset, &faults, &told);
    if (status != AKT_ENOMEM && strcmp(akt_buffer_text(&told), expected) != 0)
        fail_msg("without allocation %zu: status %d and\n%s", n, (int)status, told.text);
    assert_true(refused || status != AKT_ENOMEM);
    akt_buffer_dispose(&told);
    akt_input_dispose(&input);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
    assert_int_equal(akt_failing_malloc_held(), held);
    return refused;
}

/* Before a test holds anything: a skip leaves at once. */
static void need_failing_malloc(void **state)
{
    (void)state;
    if (!akt_failing_malloc_stands()) {
        print_message("skipped: allocations cannot be made to fail in this build\n");
        skip();
    }
}

/* What a load tells with memory enough. */
static void describe_whole(const char *path, akt_buffer *out)
{
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_load(&dataset, path, NULL, &faults, NULL);
    describe(dataset, &faults, out);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
}

/* Every step-th allocation; 1 where a load is quick. */
static void sweep(const char *path, size_t step)
{
    akt_buffer expected = AKT_BUFFER_INIT;
    size_t n = 0;
    describe_whole(path, &expected);
    while (load_short_of(n, path, akt_buffer_text(&expected)))
        n += step;
    assert_true(n > 50);
    akt_buffer_dispose(&expected);
}

static void test_load__a_good_dataset_survives_the_lack_of_any_allocation(void **state)
{
    need_failing_malloc(state);
    sweep(AKT_FIXTURES "/full", 1);
}

/* Every kind of fault that builds a text on its way. */
static void test_load__a_faulty_dataset_survives_the_lack_of_any_allocation(void **state)
{
    static const char text[] =
        "{\"dataset\": {\"title\": \"T\", \"date\": \"2016-13\"}, \"dataset2\": {}, \"ties\": 7,\n"
        "\"taxonomy\": {\"role\": [], \"areas\": [{\"id\": \"Æ\"}]},\n"
        "\"actors\": [{\"id\": \"a\", \"name\": {\"no/\": \"x\"}, \"kind\": \"agencey\", "
        "\"driver\": \"x\", \"parent\": \"a\", \"former_ids\": [\"b\", \"old\"], \"x/y\": 1},\n"
        "{\"id\": \"a\", \"name\": \"A\\u0001\", \"kind\": \"unit\", \"parent\": \"aa\"},\n"
        "{\"id\": \"b\", \"name\": \"B\", \"kind\": \"unit\", \"orgnr\": \"1\"}],\n"
        "\"flows\": [{\"id\": \"f\", \"from\": \"b\", \"to\": \"b\", \"via\": \"b\", "
        "\"continues\": \"f\", \"sources\": [{\"ref\": \"s\"}]}]}";
    need_failing_malloc(state);
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "x.json", text, strlen(text));
    sweep(akt_scratch_path(&scratch, "x.json"), 1);
    akt_scratch_remove(&scratch);
}

/* The pool hands out blocks of 32 KiB: here every text is larger than one. */
static void add_large(akt_buffer *out, const char *before, char c, const char *after)
{
    akt_buffer_add(out, before);
    for (size_t i = 0; i < 33000; i++)
        akt_buffer_add_char(out, c);
    akt_buffer_add(out, after);
}

static void add_large_dataset(akt_buffer *text)
{
    akt_buffer_add(text, "{\"dataset\": {\"title\": \"T\", \"date\": 2016},"
                         "\"sources\": [{\"id\": \"s\", \"title\": \"S\"}],");
    add_large(text, "\"taxonomy\": {\"areas\": [{\"id\": \"", 't', "\", \"name\": \"T\"}]},");
    add_large(text, "\"actors\": [{\"id\": \"", 'a', "\", \"kind\": \"unit\",");
    add_large(text, "\"name\": {\"nb\": \"", 'n', "\"},");
    add_large(text, "\"url\": \"", 'u', "\",");
    add_large(text, "\"former_ids\": [\"", 'f', "\"],");
    add_large(text, "\"extra\": {\"x\": \"", 'x', "\"},");
    add_large(text, "\"sources\": [{\"ref\": \"s\", \"at\": \"", 'p', "\"}]}]}");
}

static void test_load__large_texts_survive_the_lack_of_any_allocation(void **state)
{
    need_failing_malloc(state);
    akt_scratch scratch = akt_scratch_new();
    akt_buffer text = AKT_BUFFER_INIT;
    add_large_dataset(&text);
    akt_scratch_write(&scratch, "x.json", akt_buffer_text(&text), text.size);
    sweep(akt_scratch_path(&scratch, "x.json"), 1);
    akt_buffer_dispose(&text);
    akt_scratch_remove(&scratch);
}

static void
test_load__a_file_with_faults_of_syntax_survives_the_lack_of_any_allocation(void **state)
{
    static const char text[] =
        "{\"\\u0061/\": {\"x\": 1, \"\\u0078\": 2, \"x\": [{}]}, \"b\": [1,}";
    need_failing_malloc(state);
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "x.json", text, strlen(text));
    sweep(akt_scratch_path(&scratch, "x.json"), 1);
    akt_scratch_remove(&scratch);
}

/* A good one, and faults of all three passes; keys and tables with escapes. */
static void test_load__lines_survive_the_lack_of_any_allocation(void **state)
{
    static const char *const texts[] = {
        "{\"table\": \"dataset\", \"title\": \"T\", \"date\": \"2016\"}\n"
        "{\"table\": \"taxonomy\", \"vocabulary\": \"are\\u0061s\", \"id\": \"x\", \"name\": "
        "\"X\"}\n"
        "{\"t\\u0061ble\": \"\\u0061ctors\", \"id\": \"\\u0061\", \"name\": \"A\\n\", "
        "\"\\u006bind\": \"unit\", \"former_ids\": [\"\\u006fld\"]}\n"
        "{\"table\": \"actors\", \"id\": \"b\", \"name\": \"B\", \"kind\": \"unit\"}\n"
        "{\"table\": \"ties\", \"from\": \"b\", \"to\": \"old\", \"kind\": \"owns\", "
        "\"share\": 1e-1, \"from_year\": \"20\\u0031\\u0036\"}\n",
        "{\"table\": \"dataset\", \"title\": \"T\", \"date\": \"2016\"}\n"
        "{\"table\": \"actors\", \"id\": \"a\", \"name\": \"A\", \"kind\": \"unitt\", "
        "\"x\\u0079\": "
        "1, \"former_ids\": [\"A\"]}\n"
        "{\"table\": \"ties\", \"from\": \"b\", \"to\": \"aa\", \"kind\": \"owns\"}\n",
        "{\"table\": \"dataset\", \"title\": \"T\", \"date\": \"2016\"}\n"
        "{\"table\": \"dataset\", \"title\": \"T\", \"date\": \"2016\"}\n"
        "{\"table\": \"act\\u006fr\"}\n{\"table\": 7}\n[]\n{\"a\": 1,}\n",
    };
    need_failing_malloc(state);
    akt_scratch scratch = akt_scratch_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        akt_scratch_write(&scratch, "x.ndjson", texts[i], strlen(texts[i]));
        sweep(akt_scratch_path(&scratch, "x.ndjson"), 1);
    }
    akt_scratch_remove(&scratch);
}

static void test_load__graphs_survive_the_lack_of_any_allocation(void **state)
{
    static const char *const names[] = {"two-mode.net",    "full.dl",        "edges.dl",
                                        "example.gml",     "d3.json",        "networkx.json",
                                        "graphology.json", "cytoscape.json", "kumu.json",
                                        "gephi-edges.csv", "networkx.edges", "example.dot"};
    need_failing_malloc(state);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[512];
        snprintf(path, sizeof path, AKT_FIXTURES "/graphs/%s", names[i]);
        sweep(path, 1);
    }
}

/* libxml2 passes over some of what it lacks, and keeps a little: of what it asks for itself all that is
 * wanted is an answer. */
static bool load_xml_short_of(size_t n, const char *path, const char *expected)
{
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_buffer told = AKT_BUFFER_INIT;
    akt_failing_malloc_arm(n);
    akt_diagnostics_init(&faults);
    akt_status status = akt_load(&dataset, path, NULL, &faults, NULL);
    bool refused = akt_failing_malloc_disarm();
    assert_int_equal(dataset != NULL, status == AKT_OK);
    assert_true(refused || status == AKT_OK);
    describe(dataset, &faults, &told);
    bool is_ours = !refused || akt_failing_malloc_was_own();
    if (is_ours && status != AKT_ENOMEM && strcmp(akt_buffer_text(&told), expected) != 0)
        fail_msg("without allocation %zu: status %d and\n%s", n, (int)status, told.text);
    akt_buffer_dispose(&told);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
    return refused;
}

static void test_load__graphs_in_xml_survive_the_lack_of_any_allocation(void **state)
{
    static const char *const names[] = {"networkx.graphml", "yed.graphml", "gephi.gexf"};
    need_failing_malloc(state);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[512];
        akt_buffer expected = AKT_BUFFER_INIT;
        snprintf(path, sizeof path, AKT_FIXTURES "/graphs/%s", names[i]);
        describe_whole(path, &expected);
        for (size_t n = 0; load_xml_short_of(n, path, akt_buffer_text(&expected)); n++)
            continue;
        akt_buffer_dispose(&expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_load__a_good_dataset_survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_load__a_faulty_dataset_survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_load__large_texts_survive_the_lack_of_any_allocation),
        cmocka_unit_test(
            test_load__a_file_with_faults_of_syntax_survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_load__lines_survive_the_lack_of_any_allocation),
        cmocka_unit_test(test_load__graphs_survive_the_lack_of_any_allocation),
        cmocka_unit_test(test_load__graphs_in_xml_survive_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("input_out_of_memory", tests, NULL, NULL);
}
