#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/blocks.h"
#include "report/describe.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <cjson/cJSON.h>
#include <string.h>

static const akt_column columns[] = {
    {"who", "Hvem", AKT_COLUMN_CODE, NULL},
    {"text", "Tekst", AKT_COLUMN_TEXT, NULL},
    {"count", "Antall", AKT_COLUMN_WHOLE, NULL},
    {"share", "Andel", AKT_COLUMN_NUMBER, NULL},
};

static akt_document *document(akt_lang lang, const char *text)
{
    akt_document *made = akt_document_new(lang);
    assert_non_null(made);
    akt_document_heading(made, 1, "\"Overskrift\" <b>\n\\");
    akt_document_finding(made, AKT_BLOCK_ITEM, "Funn", &(akt_finding){"id", "(grunnlag)", "s#1"});
    akt_document_table(made, "first", "Tabell", columns, 4);
    akt_document_row(made);
    akt_document_shown(made, "id", text);
    akt_document_text(made, text);
    akt_document_whole(made, 12345);
    akt_document_number(made, 0.5);
    akt_document_row(made);
    akt_document_text(made, "x");
    akt_document_nothing(made);
    akt_document_nothing(made);
    akt_document_nothing(made);
    akt_document_table(made, "second", NULL, columns, 1);
    akt_document_table_for(made, AKT_READERS_MACHINES);
    akt_document_row(made);
    akt_document_text(made, "y");
    assert_int_equal(akt_document_status(made, NULL), AKT_OK);
    return made;
}

static cJSON *blocks_of(const akt_document *from, const akt_blocks_options *how)
{
    akt_buffer out = AKT_BUFFER_INIT;
    const char *end;
    akt_blocks_add(&out, from, how);
    assert_false(out.failed);
    cJSON *read = cJSON_ParseWithOpts(akt_buffer_text(&out), &end, true);
    assert_non_null(read);
    akt_buffer_dispose(&out);
    return read;
}

static void assert_says(const cJSON *json, const char *wanted)
{
    char *text = cJSON_PrintUnformatted(json);
    assert_string_equal(text, wanted);
    cJSON_free(text);
}

static void test_blocks__tell_everything_that_is_for_people(void **state)
{
    (void)state;
    const akt_blocks_options all = {0};
    akt_document *from = document(AKT_LANG_NB, "Å");
    cJSON *read = blocks_of(from, &all);
    assert_says(read,
                "[[\"h\",1,\"\\\"Overskrift\\\" <b>\\n\\\\\"],[\"i\",\"Funn\",\"(grunnlag)\"],"
                "[\"t\",\"first\",\"Tabell\",\"all\",[[\"who\",\"Hvem\",\"code\"],"
                "[\"text\",\"Tekst\",\"text\"],[\"count\",\"Antall\",\"whole\"],"
                "[\"share\",\"Andel\",\"number\"]],[[[\"id\",\"Å\"],\"Å\","
                "[12345,\"12\u00a0345\"],[0.5,\"0,500\"]],[\"x\",null,null,null]]]]");
    cJSON_Delete(read);
    akt_document_free(from);
}

static void test_blocks__leave_out_what_is_named(void **state)
{
    (void)state;
    static const char *const names[] = {"first", NULL};
    const akt_blocks_options how = {.without = names};
    akt_document *from = document(AKT_LANG_NB, "a");
    cJSON *read = blocks_of(from, &how);
    assert_int_equal(cJSON_GetArraySize(read), 2);
    cJSON_Delete(read);
    akt_document_free(from);
}

static void test_blocks__find_the_table_for_machines(void **state)
{
    (void)state;
    akt_document *from = document(AKT_LANG_NB, "a");
    akt_buffer out = AKT_BUFFER_INIT;
    akt_blocks_add_table(&out, from, "second");
    akt_buffer_add_char(&out, '|');
    akt_blocks_add_table(&out, from, "third");
    assert_string_equal(akt_buffer_text(&out), "[\"t\",\"second\",null,\"machines\","
                                               "[[\"who\",\"Hvem\",\"code\"]],[[\"y\"]]]|null");
    akt_buffer_dispose(&out);
    akt_document_free(from);
}

/* Puts the cells of the first in the place of every 0 of the other; how many. */
static int fill(const cJSON *first, cJSON *other)
{
    int filled = 0;
    for (int b = 0; b < cJSON_GetArraySize(other); b++) {
        cJSON *block = cJSON_GetArrayItem(other, b), *rows = cJSON_GetArrayItem(block, 5);
        for (int r = 0; rows && r < cJSON_GetArraySize(rows); r++) {
            cJSON *row = cJSON_GetArrayItem(rows, r);
            for (int c = 0; c < cJSON_GetArraySize(row); c++) {
                if (!cJSON_IsNumber(cJSON_GetArrayItem(row, c)))
                    continue;
                const cJSON *rows_there = cJSON_GetArrayItem(cJSON_GetArrayItem(first, b), 5);
                const cJSON *row_there = cJSON_GetArrayItem(rows_there, r);
                cJSON_ReplaceItemInArray(row, c,
                                         cJSON_Duplicate(cJSON_GetArrayItem(row_there, c), true));
                filled++;
            }
        }
    }
    return filled;
}

static akt_document *coverage_in(const akt_dataset *dataset, akt_lang lang)
{
    akt_coverage coverage;
    akt_document *made;
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    assert_int_equal(akt_describe_coverage(&made, dataset, &coverage, lang, NULL), AKT_OK);
    akt_coverage_dispose(&coverage);
    return made;
}

static void assert_filled_is_whole(const akt_document *first, const akt_document *other)
{
    const akt_blocks_options whole = {0}, like = {.like = first};
    cJSON *base = blocks_of(first, &whole), *full = blocks_of(other, &whole),
          *packed = blocks_of(other, &like);
    assert_true(fill(base, packed) > 0);
    assert_true(cJSON_Compare(full, packed, true));
    cJSON_Delete(base);
    cJSON_Delete(full);
    cJSON_Delete(packed);
}

static void test_blocks__another_language_tells_only_what_differs(void **state)
{
    akt_document *first = document(AKT_LANG_NB, "a"), *other = document(AKT_LANG_EN, "b");
    assert_filled_is_whole(first, other);
    akt_document_free(first);
    akt_document_free(other);
    first = coverage_in(*state, AKT_LANG_NB);
    for (int lang = 1; lang < AKT_LANG_COUNT; lang++) {
        other = coverage_in(*state, (akt_lang)lang);
        assert_filled_is_whole(first, other);
        akt_document_free(other);
    }
    akt_document_free(first);
}

static akt_status write_both(const void *subject)
{
    const akt_document *const *pair = subject;
    const akt_blocks_options how = {.like = pair[0]};
    akt_buffer out = AKT_BUFFER_INIT;
    akt_blocks_add(&out, pair[1], &how);
    akt_status status = akt_buffer_status(&out, NULL);
    akt_buffer_dispose(&out);
    return status;
}

static void test_blocks__fail_without_memory(void **state)
{
    (void)state;
    const akt_document *const pair[] = {document(AKT_LANG_NB, "a"), document(AKT_LANG_EN, "b")};
    akt_sweep(write_both, pair, 5);
    akt_document_free((akt_document *)(uintptr_t)pair[0]);
    akt_document_free((akt_document *)(uintptr_t)pair[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks__tell_everything_that_is_for_people),
        cmocka_unit_test(test_blocks__leave_out_what_is_named),
        cmocka_unit_test(test_blocks__find_the_table_for_machines),
        cmocka_unit_test_setup_teardown(test_blocks__another_language_tells_only_what_differs,
                                        akt_what_if_set_up, akt_what_if_tear_down),
        cmocka_unit_test(test_blocks__fail_without_memory),
    };
    return cmocka_run_group_tests_name("output/blocks", tests, NULL, NULL);
}
