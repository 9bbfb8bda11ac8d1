#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "input/sheet_words.h"
#include "support/packed.h"
#include "support/scratch.h"
#include "support/sweep.h"
#include "words/fault_words.h"

#include <stdio.h>
#include <string.h>

/* Every fault of what lies in a file, a line each without the folder; and the dataset, where it is
 * sound. */
typedef struct read {
    akt_dataset *dataset;
    akt_buffer told;
} read;

static read read_bytes(const char *name, const char *bytes, size_t size)
{
    akt_scratch scratch = akt_scratch_new();
    akt_diagnostics faults;
    akt_error err;
    read r = {NULL, AKT_BUFFER_INIT};
    size_t count;
    akt_diagnostics_init(&faults);
    akt_scratch_write(&scratch, name, bytes, size);
    akt_load(&r.dataset, akt_scratch_path(&scratch, name), NULL, &faults, &err);
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    for (size_t i = 0; i < count; i++) {
        akt_diagnostic told = items[i];
        if (told.fault == AKT_FAULT_NO_SOURCE || told.fault == AKT_FAULT_NO_DATASET_SHEET ||
            told.fault == AKT_FAULT_LANGUAGES)
            continue;
        told.file = name;
        akt_fault_line(&r.told, &told, AKT_LANG_EN);
        akt_buffer_add_char(&r.told, '\n');
    }
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
    return r;
}

static void dispose(read *r)
{
    akt_dataset_free(r->dataset);
    akt_buffer_dispose(&r->told);
}

static void assert_told(const char *name, const char *text, const char *wanted)
{
    read r = read_bytes(name, text, strlen(text));
    assert_string_equal(akt_buffer_text(&r.told), wanted);
    dispose(&r);
}

static akt_buffer pack(const akt_packed_book *book, const char *rows)
{
    akt_buffer packed = AKT_BUFFER_INIT;
    akt_packed_book_add(&packed, book, rows);
    return packed;
}

static const char actors_sheet[] = "<sheet name=\"Akt\xC3\xB8rer\" sheetId=\"1\" r:id=\"rId1\"/>";

static void assert_book_told(const akt_packed_book *book, const char *rows, const char *wanted)
{
    akt_buffer packed = pack(book, rows);
    read r = read_bytes("bok.xlsx", packed.text, packed.size);
    assert_string_equal(akt_buffer_text(&r.told), wanted);
    dispose(&r);
    akt_buffer_dispose(&packed);
}

#define CELL(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* The words */

/* Under every heading of every table, in every language, stands the field that it is of. */
static void test_sheets__every_field_has_one_heading_in_every_language(void **state)
{
    (void)state;
    for (int32_t kind = 0; kind < AKT_SHEET_KIND_COUNT; kind++) {
        akt_sheet_word words[AKT_SHEET_WORDS_MAX];
        size_t count = akt_sheet_words_of(kind, words);
        const akt_field_choice all = akt_field_choose_all(akt_sheet_schema(kind));
        for (size_t i = 0; i < all.count; i++)
            for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
                const char *field = all.items[i]->name;
                const char *heading = akt_sheet_field_words(field, (akt_lang)lang);
                const char *found = akt_sheet_heading_find(words, count, heading).field;
                if (!found || strcmp(found, field) != 0)
                    fail_msg("%s: %s is %s", akt_sheet_kind_name(kind), heading, found);
            }
    }
}

static void test_sheets__every_table_has_one_sheet_in_every_language(void **state)
{
    bool is_aside;
    (void)state;
    for (int32_t kind = 0; kind < AKT_SHEET_KIND_COUNT; kind++) {
        assert_int_equal(akt_sheet_kind_of(akt_sheet_kind_name(kind), &is_aside), kind);
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
            assert_int_equal(
                akt_sheet_kind_of(akt_sheet_kind_words(kind, (akt_lang)lang), &is_aside), kind);
    }
    assert_int_equal(akt_sheet_kind_of("Forklaring", &is_aside), AKT_NONE);
    assert_true(is_aside);
    assert_int_equal(akt_sheet_kind_of("Ark1", &is_aside), AKT_NONE);
    assert_false(is_aside);
}

/* Csv */

static void assert_first_actor(const char *name, const char *text)
{
    read r = read_bytes(name, text, strlen(text));
    if (!r.dataset)
        fail_msg("%s", akt_buffer_text(&r.told));
    assert_int_equal(akt_dataset_count(r.dataset, AKT_TABLE_ACTORS), 1);
    const akt_actor *actor = akt_dataset_actors(r.dataset);
    assert_string_equal(actor->party.record.id, "difi");
    assert_string_equal(actor->party.name.in[AKT_LANG_NN], "Difi");
    assert_string_equal(
        akt_dataset_term(r.dataset, AKT_VOCABULARY_ACTOR_KINDS, actor->kind)->record.id,
        "directorate");
    dispose(&r);
}

static void test_sheets__a_table_is_known_by_its_name_or_its_headings(void **state)
{
    (void)state;
    assert_first_actor("actors.csv", "id,name,kind\ndifi,Difi,directorate\n");
    assert_first_actor("Akt\xC3\xB8rer.csv", "Id;Navn;Type\r\ndifi;Difi;direktorat\r\n");
    assert_first_actor("Aktorar.csv", "\xEF\xBB\xBFId\tNamn\tType\ndifi\tDifi\tDirektorat\n");
    assert_first_actor("bok1.csv",
                       "Akt\xC3\xB8rkartet 2025\n\nTYPE;NAME;Id\n;;\ndirectorate;Difi;difi\n");
}

static void test_sheets__a_file_that_is_no_table_says_so(void **state)
{
    (void)state;
    assert_told("bok1.csv", "a;b\n1;2\n",
                "bok1.csv: error: neither the name nor the headings say which table this is; name "
                "the file after the table: sources.csv, actors.csv, programmes.csv, forums.csv, "
                "ties.csv, flows.csv, roles.csv, needs.csv, statements.csv, indicators.csv, "
                "taxonomy.csv, dataset.csv. If it is a register, import --guess finds out what its "
                "columns are\n");
    assert_told("actors.csv", "id|name|kind\nkmd|KMD|ministry\n",
                "actors.csv: error: no row has the headings of \"actors\"; expected among others "
                "id, name, kind, in csv divided by semicolons, commas or tabs\n");
}

static void test_sheets__wrong_headings_are_told_with_the_right_ones(void **state)
{
    (void)state;
    assert_told("actors.csv", "Id;Navn;Typ;Navn\nkmd;KMD;ministry;x\n",
                "actors.csv:1:9: error: unknown heading \"Typ\" (did you mean \"Type\"?); what "
                "should not be read may be named \"Comment\" [C1]\n"
                "actors.csv:1:13: error: \"Navn\" says the same as a heading before it; take one "
                "away [D1]\n");
    /* A merged heading covers its first column only; the column is told once. */
    assert_told("actors.csv", "Id;Navn;;Type\na;A;x;ministry\nb;B;y;ministry\n",
                "actors.csv:2:5: error: \"x\" is outside the columns that have a heading; give the "
                "column one, or empty the cell [C2]\n");
}

static void test_sheets__sums_are_told_and_not_read(void **state)
{
    static const char text[] = "id;name;kind;note\nsum;Sum;ministry;\nSum;;;2 kroner\n";
    (void)state;
    read r = read_bytes("actors.csv", text, strlen(text));
    assert_string_equal(akt_buffer_text(&r.told),
                        "actors.csv:3:1: warning: the row \"Sum\" is a sum and is not read [A3]\n");
    assert_int_equal(akt_dataset_count(r.dataset, AKT_TABLE_ACTORS), 1);
    dispose(&r);
}

static void test_sheets__numbers_and_days_are_read_as_people_write_them(void **state)
{
    static const char text[] = "Id;Fra;Til;Bel\xC3\xB8p;\xC3\x85r\nf;f;f;2 500 000 kr;2016\n";
    (void)state;
    assert_told("flows.csv", text,
                "flows.csv:2:3: error: no record has the id \"f\" [B2]\n"
                "flows.csv:2:5: error: no record has the id \"f\" [C2]\n");
    assert_told("flows.csv", "id;from;to;amount\nf;f;f;1.234\ng;g;g;ukjent\n",
                "flows.csv:2:7: error: \"1.234\" can be read in two ways, as thousands or as "
                "decimals; write the number without separators [D2]\n"
                "flows.csv:3:7: error: \"ukjent\" is not a number; write it in digits [D3]\n");
}

static void test_sheets__windows_1252_is_read_with_a_warning(void **state)
{
    static const char text[] = "Id;Navn;Type\nas;\xC5s;kommune\n";
    (void)state;
    read r = read_bytes("actors.csv", text, strlen(text));
    assert_string_equal(akt_buffer_text(&r.told),
                        "actors.csv:1:1: warning: the file is not UTF-8; it is read as "
                        "Windows-1252\n");
    assert_string_equal(akt_dataset_actors(r.dataset)->party.name.in[AKT_LANG_NB], "\xC3\x85s");
    dispose(&r);
}

static void test_sheets__what_is_no_json_or_neither_yes_nor_no_is_told(void **state)
{
    (void)state;
    assert_told("actors.csv", "id;name;kind;extra\na;A;ministry;{kode: 7\n",
                "actors.csv:2:14: error: the cell is no JSON object in braces: {kode: 7 [D2]\n");
    assert_told("dataset.csv", "title;date;draft\nA;2020;kanskje\n",
                "dataset.csv:2:8: error: \"kanskje\" is neither yes nor no [C2]\n");
    assert_told("taxonomy.csv", "vocabulary;id;name\nfarger;a;A\n",
                "taxonomy.csv:2:1: error: the row does not say which list the word belongs to; the "
                "lists are roles, areas, actor_kinds, programme_kinds, flow_kinds, bands, "
                "categories, levels, sectors, audiences, instruments, tie_kinds, concepts [A2]\n");
}

/* Workbooks */

static void test_sheets__faults_name_the_sheet_and_the_cell(void **state)
{
    static const akt_packed_book book = {.sheets = actors_sheet};
    (void)state;
    assert_book_told(
        &book,
        "<row r=\"4\">" CELL("B4", "Id") CELL("C4", "Navn") CELL(
            "D4",
            "Type") "</row>"
                    "<row r=\"5\">" CELL("B5", "a") CELL("C5", "A") CELL(
                        "D5",
                        "komunne") "</row>"
                                   "<row r=\"6\">" CELL(
                                       "B6",
                                       "b") "<c r=\"C6\"><f>A1+1</f></c>" CELL("D6",
                                                                               "kommune") "</row>",
        "bok.xlsx:6:3: error: the cell has no value, only =A1+1; mend the formula or "
        "write the value [Akt\xC3\xB8rer!C6]\n");
}

static void test_sheets__sheets_that_are_no_tables_are_passed_over(void **state)
{
    static const akt_packed_book book = {
        .sheets = "<sheet name=\"Notater\" sheetId=\"1\" r:id=\"rId1\"/>"
                  "<sheet name=\"Actors\" sheetId=\"2\" r:id=\"rId2\"/>",
        .other = "<row r=\"1\">" CELL("A1", "Id") CELL("B1", "Navn") CELL("C1", "Type") "</row>"};
    (void)state;
    assert_book_told(&book, "<row r=\"1\">" CELL("A1", "Husk melk") "</row>",
                     "bok.xlsx: note: the sheet \"Notater\" is no table that we know and is not "
                     "read\n");
    const akt_packed_book none = {.sheets =
                                      "<sheet name=\"Notater\" sheetId=\"1\" r:id=\"rId1\"/>"};
    assert_book_told(&none, "<row r=\"1\">" CELL("A1", "Husk melk") "</row>",
                     "bok.xlsx: error: the workbook has no sheet that we know, such as \"Actors\" "
                     "or \"Ties\"; it has Notater\n"
                     "bok.xlsx: note: the sheet \"Notater\" is no table that we know and is not "
                     "read\n");
}

/* Words of the dataset's own taxonomy are known by their names too, ids before names. */
static void test_sheets__own_words_are_known_by_their_names(void **state)
{
    static const akt_packed_book book = {
        .sheets = "<sheet name=\"Akt\xC3\xB8rer\" sheetId=\"1\" r:id=\"rId1\"/>"
                  "<sheet name=\"Taksonomi\" sheetId=\"2\" r:id=\"rId2\"/>",
        .other = "<row r=\"1\">" CELL("A1", "Liste") CELL("B1", "Id")
            CELL("C1", "Navn") "</row>"
                               "<row r=\"2\">" CELL("A2", "actor_kinds") CELL("B2", "lag")
                                   CELL("C2", "Grendelag") "</row>"};
    akt_buffer packed = pack(&book, "<row r=\"1\">" CELL("A1", "Id") CELL("B1", "Navn")
                                        CELL("C1", "Type") "</row><row r=\"2\">" CELL("A2", "a")
                                            CELL("B2", "A") CELL("C2", "grendelag") "</row>");
    (void)state;
    read r = read_bytes("bok.xlsx", packed.text, packed.size);
    assert_non_null(r.dataset);
    const akt_actor *actor = akt_dataset_actors(r.dataset);
    assert_string_equal(
        akt_dataset_term(r.dataset, AKT_VOCABULARY_ACTOR_KINDS, actor->kind)->record.id, "lag");
    dispose(&r);
    akt_buffer_dispose(&packed);
}

static void test_sheets__reading_survives_the_lack_of_any_allocation(void **state)
{
    static const char text[] = "id;name;name_nn;kind;aliases;sources;extra\n"
                               "a;A;\xC3\x85;ministry;\"\"\"b;c\"\"; d\";;\"{\"\"k\"\": 1}\"\n";
    akt_scratch scratch = akt_scratch_new();
    (void)state;
    akt_scratch_write(&scratch, "actors.csv", text, strlen(text));
    akt_sweep(akt_scratch_load_only, akt_scratch_path(&scratch, "actors.csv"), 50);
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheets__every_field_has_one_heading_in_every_language),
        cmocka_unit_test(test_sheets__every_table_has_one_sheet_in_every_language),
        cmocka_unit_test(test_sheets__a_table_is_known_by_its_name_or_its_headings),
        cmocka_unit_test(test_sheets__a_file_that_is_no_table_says_so),
        cmocka_unit_test(test_sheets__wrong_headings_are_told_with_the_right_ones),
        cmocka_unit_test(test_sheets__sums_are_told_and_not_read),
        cmocka_unit_test(test_sheets__numbers_and_days_are_read_as_people_write_them),
        cmocka_unit_test(test_sheets__windows_1252_is_read_with_a_warning),
        cmocka_unit_test(test_sheets__what_is_no_json_or_neither_yes_nor_no_is_told),
        cmocka_unit_test(test_sheets__faults_name_the_sheet_and_the_cell),
        cmocka_unit_test(test_sheets__sheets_that_are_no_tables_are_passed_over),
        cmocka_unit_test(test_sheets__own_words_are_known_by_their_names),
        cmocka_unit_test(test_sheets__reading_survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("input_sheets", tests, NULL, NULL);
}
