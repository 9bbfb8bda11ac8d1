#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "input/load.h"
#include "output/format.h"
#include "report/describe.h"
#include "report/field_words.h"
#include "support/sketch.h"

#include <string.h>

typedef akt_status (*describer)(akt_document **out, const akt_dataset *dataset, akt_lang lang);

static akt_status describe_coverage(akt_document **out, const akt_dataset *dataset, akt_lang lang)
{
    akt_coverage coverage;
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    akt_status status = akt_describe_coverage(out, dataset, &coverage, lang, NULL);
    akt_coverage_dispose(&coverage);
    return status;
}

static akt_status describe_funding(akt_document **out, const akt_dataset *dataset, akt_lang lang)
{
    akt_funding funding;
    assert_int_equal(akt_funding_compute(&funding, dataset, NULL, NULL), AKT_OK);
    akt_status status = akt_describe_funding(out, dataset, &funding, NULL, lang, NULL);
    akt_funding_dispose(&funding);
    return status;
}

static akt_status describe_flows(akt_document **out, const akt_dataset *dataset, akt_lang lang)
{
    const akt_list_view all = {NULL, NULL};
    return akt_describe_list(out, dataset, AKT_TABLE_FLOWS, &all, lang, NULL);
}

static void write_as(akt_buffer *out, describer describe, const akt_dataset *dataset, akt_lang lang,
                     akt_format format)
{
    const akt_document_options plain = {NULL, false};
    akt_document *document;
    assert_int_equal(describe(&document, dataset, lang), AKT_OK);
    assert_int_equal(akt_document_write(out, document, format, &plain, NULL), AKT_OK);
    akt_document_free(document);
}

static akt_dataset *load_min(void)
{
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, AKT_FIXTURES "/min", NULL, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    return dataset;
}

static void test_describe__machines_read_the_same_in_every_language(void **state)
{
    (void)state;
    static const describer describers[] = {describe_coverage, describe_flows};
    akt_dataset *dataset = load_min();
    for (size_t i = 0; i < sizeof describers / sizeof *describers; i++) {
        akt_buffer first = AKT_BUFFER_INIT;
        write_as(&first, describers[i], dataset, AKT_LANG_NB, AKT_FORMAT_CSV);
        for (int lang = 1; lang < AKT_LANG_COUNT; lang++) {
            akt_buffer other = AKT_BUFFER_INIT;
            write_as(&other, describers[i], dataset, (akt_lang)lang, AKT_FORMAT_CSV);
            assert_string_equal(akt_buffer_text(&other), akt_buffer_text(&first));
            akt_buffer_dispose(&other);
        }
        akt_buffer_dispose(&first);
    }
    akt_dataset_free(dataset);
}

static size_t count_rows(const akt_document *document, const char *table, akt_readers readers)
{
    size_t count, rows = 0;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++)
        if (blocks[i].kind == AKT_BLOCK_TABLE && blocks[i].readers == readers &&
            strcmp(blocks[i].table->name, table) == 0)
            rows += blocks[i].table->row_count;
    return rows;
}

static void test_describe__people_are_spared_cells_that_nobody_asks_for_or_fills(void **state)
{
    (void)state;
    akt_dataset *dataset = load_min();
    akt_document *document;
    assert_int_equal(describe_coverage(&document, dataset, AKT_LANG_NB), AKT_OK);
    assert_int_equal(count_rows(document, "coverage", AKT_READERS_MACHINES), 4 + 4 * 5);
    assert_int_equal(count_rows(document, "coverage", AKT_READERS_PEOPLE), 4 + 3);
    akt_document_free(document);
    akt_dataset_free(dataset);
}

/* No cell of a dataset without a known amount holds one. */
static void test_describe__unknown_money_is_never_0(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_flow(dataset, "f", 0, 1, -1);
    akt_sketch_add_flow(dataset, "g", 1, 2, -1);
    akt_sketch_continue(dataset, "g", "f", -1);
    akt_document *document;
    assert_int_equal(describe_funding(&document, dataset, AKT_LANG_NB), AKT_OK);
    size_t count, seen = 0;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t b = 0; b < count; b++) {
        const akt_doc_table *table = blocks[b].table;
        for (size_t i = 0; table && i < table->row_count * table->column_count; i++) {
            if (table->columns[i % table->column_count].type != AKT_COLUMN_MONEY)
                continue;
            assert_false(table->cells[i].has_value);
            seen++;
        }
    }
    assert_int_equal(seen, 3 * 5 + 5 + 2 * 2);
    akt_document_free(document);
    akt_dataset_free(dataset);
}

static void test_describe__one_is_told_in_the_singular(void **state)
{
    (void)state;
    static const char *const wanted[AKT_LANG_COUNT][2] = {
        {"1 post", "2 poster"}, {"1 post", "2 postar"}, {"1 record", "2 records"}};
    akt_document *document = akt_document_new(AKT_LANG_NB);
    akt_pool *pool = akt_document_pool(document);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        for (size_t count = 1; count <= 2; count++)
            assert_string_equal(akt_counted_words(pool, count, AKT_W_COUNT_RECORD,
                                                  AKT_W_COUNT_RECORDS, (akt_lang)lang),
                                wanted[lang][count - 1]);
    akt_document_free(document);
}

static void test_describe__a_source_is_named_once_for_its_places_in_a_row(void **state)
{
    (void)state;
    akt_dataset *dataset = load_min();
    akt_document *document = akt_document_new(AKT_LANG_NB);
    const akt_record *record = akt_dataset_record(dataset, AKT_TABLE_ACTORS, 1);
    assert_string_equal(akt_sources_words(akt_document_pool(document), dataset, &record->sources,
                                          AKT_LANG_NB),
                        "Notatet, 1, 2.1; Brev");
    akt_document_free(document);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_describe__machines_read_the_same_in_every_language),
        cmocka_unit_test(test_describe__people_are_spared_cells_that_nobody_asks_for_or_fills),
        cmocka_unit_test(test_describe__unknown_money_is_never_0),
        cmocka_unit_test(test_describe__one_is_told_in_the_singular),
        cmocka_unit_test(test_describe__a_source_is_named_once_for_its_places_in_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
