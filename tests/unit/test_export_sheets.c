#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/dataset.h"
#include "export/format.h"
#include "input/load.h"
#include "support/random_dataset.h"
#include "support/scratch.h"
#include "words/fault_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *json_of(const akt_dataset *dataset)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_export_dataset_json(&text, dataset);
    assert_int_equal(akt_buffer_status(&text, NULL), AKT_OK);
    return text.text;
}

static void fail_with(const akt_diagnostics *faults, const akt_error *err)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    akt_buffer line = AKT_BUFFER_INIT;
    for (size_t i = 0; i < count && i < 8; i++) {
        akt_fault_line(&line, &items[i], AKT_LANG_EN);
        akt_buffer_add_char(&line, '\n');
    }
    fail_msg("%s\n%s", err->message, akt_buffer_text(&line));
}

static akt_dataset *load(const char *path)
{
    akt_diagnostics faults;
    akt_dataset *dataset = NULL;
    akt_error err = {0};
    akt_diagnostics_init(&faults);
    if (akt_load(&dataset, path, NULL, &faults, &err) != AKT_OK)
        fail_with(&faults, &err);
    akt_diagnostics_dispose(&faults);
    return dataset;
}

/* What was exported, in a folder of its own. */
static akt_scratch write_export(const akt_dataset *dataset, akt_export_format format,
                                const akt_export_options *how)
{
    akt_scratch scratch = akt_scratch_new();
    akt_export made;
    akt_error err = {0};
    if (akt_export_make(&made, dataset, format, how, &err) != AKT_OK)
        fail_msg("%s", err.message);
    assert_int_equal(made.losses.count, 0);
    const akt_export_file *files = made.files.items;
    for (size_t i = 0; i < made.files.count; i++)
        akt_scratch_write(&scratch, files[i].name, akt_buffer_text(&files[i].bytes),
                          files[i].bytes.size);
    akt_export_dispose(&made);
    return scratch;
}

/* Exported and read again it is the same, byte for byte as our own JSON has it. */
static void assert_comes_back(const akt_dataset *dataset, akt_export_format format,
                              const akt_export_options *how)
{
    akt_scratch scratch = write_export(dataset, format, how);
    akt_dataset *again = load(scratch.folder);
    char *before = json_of(dataset), *after = json_of(again);
    if (strcmp(before, after) != 0) {
        size_t at = 0;
        while (before[at] == after[at])
            at++;
        size_t from = at > 150 ? at - 150 : 0;
        fail_msg("%s: \n%.300s\n is not \n%.300s", akt_export_format_name(format), after + from,
                 before + from);
    }
    free(before);
    free(after);
    akt_dataset_free(again);
    akt_scratch_remove(&scratch);
}

static void assert_all_come_back(const akt_dataset *dataset, akt_lang lang)
{
    const akt_export_options plain = {.lang = lang}, excel = {.lang = lang, .excel = true};
    assert_comes_back(dataset, AKT_EXPORT_CSV, &plain);
    assert_comes_back(dataset, AKT_EXPORT_CSV, &excel);
    assert_comes_back(dataset, AKT_EXPORT_DATAPACKAGE, &plain);
    assert_comes_back(dataset, AKT_EXPORT_XLSX, &plain);
}

static void test_sheets__the_shipped_data_come_back(void **state)
{
    static const char *const paths[] = {AKT_DATA "/eksempel", AKT_DATA "/offentlig-innovasjon"};
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        akt_dataset *dataset = load(paths[i]);
        assert_all_come_back(dataset, AKT_LANG_NB);
        for (int lang = AKT_LANG_NN; lang < AKT_LANG_COUNT; lang++) {
            const akt_export_options other = {.lang = (akt_lang)lang};
            assert_comes_back(dataset, AKT_EXPORT_XLSX, &other);
        }
        akt_dataset_free(dataset);
    }
}

static void test_sheets__random_datasets_come_back(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        const akt_random_choice plain = {.seed = seed};
        akt_dataset *dataset = seed % 4 ? akt_random_dataset_odd(seed) : akt_random_dataset(&plain);
        assert_all_come_back(dataset, (akt_lang)(seed % AKT_LANG_COUNT));
        akt_dataset_free(dataset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheets__the_shipped_data_come_back),
        cmocka_unit_test(test_sheets__random_datasets_come_back),
    };
    return cmocka_run_group_tests_name("export_sheets", tests, NULL, NULL);
}
