#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/imported.h"
#include "support/packed.h"

#include <stdio.h>
#include <string.h>

/* What rows become: nothing of them is lost, and nothing is what they do not say. */

#define GIVER                                                                                      \
    "{\"as\": \"g\", \"name\": {\"constant\": \"G\"}, \"kind\": {\"constant\": \"agency\"}}"
#define BODY(as, column)                                                                           \
    "{\"as\": \"" as "\", \"name\": \"" column "\", \"kind\": {\"constant\": \"company\"}}"

static const char awards[] =
    "{\"row\": {\"actors\": [" GIVER
    ", {\"as\": \"m\", \"name\": \"Mottaker\", \"orgnr\": {\"column\": "
    "\"Orgnr\", \"optional\": true}, \"kind\": {\"constant\": \"company\"}}], \"flows\": "
    "[{\"from\": "
    "\"g\", \"to\": \"m\", \"amount\": [\"Beløp\", \"Tilsagn\"], \"year\": {\"column\": [\"År\", "
    "\"Vedtaksdato\"], \"optional\": true}, \"kind\": {\"constant\": \"grant\"}}]}}";

static void assert_extra(const akt_imported *s, const char *id, const char *text)
{
    const char *extra = akt_imported_flow(s, id)->record.extra;
    if (!extra || !strstr(extra, text))
        fail_msg("%s has no %s in %s", id, text, extra ? extra : "nothing");
}

static void assert_counts(const akt_imported *s, size_t rows, size_t totals, size_t notes)
{
    assert_int_equal(s->status, AKT_OK);
    assert_int_equal(s->import.table.rows.count, rows);
    assert_int_equal(s->import.table.totals, totals);
    assert_int_equal(s->import.table.notes, notes);
}

static void test_map_rows__a_body_called_total_is_no_total(void **state)
{
    (void)state;
    akt_imported s =
        akt_imported_text(awards, "Mottaker;Orgnr;Beløp\nTotal E&P Norge AS;923609016;500000\n"
                                  "Total eiendom;971032081;7\nB;;100\nTotal Sør AS;;5\n"
                                  "Sum;;500112\nTotalt 2016;;500112\nSum: alle;;500112\n"
                                  "Totalt;;500000006\n");
    assert_counts(&s, 4, 4, 0);
    assert_int_equal(akt_imported_flow(&s, "register-2")->amount.value, 500000);
    akt_imported_dispose(&s);
}

static void test_map_rows__a_sum_that_might_be_an_orgnr_is_one_only_below_that_heading(void **state)
{
    (void)state;
    akt_imported s = akt_imported_text(awards, "Mottaker;Orgnr;Beløp;Sum Norgesmidler\n"
                                               "B;;100;1\nSum;;100;971032081\n");
    assert_counts(&s, 1, 1, 0);
    akt_imported_dispose(&s);
    s = akt_imported_text(awards, "Mottaker;Orgnr;Beløp;Mottakers org. nr.\n"
                                  "B;;100;\nTotal eiendom;;7;971032081\n");
    assert_counts(&s, 2, 0, 0);
    akt_imported_dispose(&s);
}

static void test_map_rows__a_sum_of_a_group_is_a_total_also_where_names_are_the_only_texts(void **state)
{
    (void)state;
    akt_imported s = akt_imported_text(awards, "Mottaker;Beløp\nOslo;100\nSum Vestland;150\n"
                                               "Bergen;7\nTotalt Norge AS;7\nVestland Totalt;7\n"
                                               "Total Energies Norge AS;500\nTotal Norge A/S;1\n"
                                               "TOTAL E&P NORGE AS;9\nTOTALT NORGE AS;9\n");
    assert_counts(&s, 5, 4, 0);
    akt_imported_dispose(&s);
    s = akt_imported_text(awards, "Mottaker;Formål;Beløp\nA;f;100\nTotal Energies Norge AS;;500\n");
    assert_counts(&s, 2, 0, 0);
    akt_imported_dispose(&s);
}

static void test_map_rows__a_sum_of_a_group_among_rows_that_say_more(void **state)
{
    (void)state;
    akt_imported s = akt_imported_text(awards, "Mottaker;Formål;Beløp\nA;f;100\nB;g;100 kr\n"
                                               "Sum Oslo;;200 kr\nC;h;5\nDelsum Vest;;5\n");
    assert_counts(&s, 3, 2, 0);
    akt_imported_dispose(&s);
}

static void test_map_rows__a_footnote_with_a_number_is_a_note(void **state)
{
    (void)state;
    akt_imported s =
        akt_imported_text(awards, "Mottaker;Orgnr;Beløp\nB;;100\n1) Foreløpige tall;;\n"
                                  "2016-tall er foreløpige;;\n");
    assert_counts(&s, 1, 0, 2);
    akt_imported_dispose(&s);
}

static void test_map_rows__a_repayment_goes_the_other_way_whatever_names_the_ends(void **state)
{
    static const char map[] =
        "{\"row\": {\"actors\": [{\"as\": \"g\", \"id\": {\"constant\": \"g\"}, \"name\": "
        "{\"constant\": "
        "\"G\"}, \"kind\": {\"constant\": \"agency\"}}, {\"as\": \"m\", \"id\": \"Mid\", \"name\": "
        "\"Mottaker\", \"kind\": {\"constant\": \"company\"}}], \"flows\": [{\"from\": "
        "{\"constant\": "
        "\"g\"}, \"to\": %s, \"amount\": \"Beløp\", \"kind\": {\"constant\": \"grant\"}}]}}";
    static const char *const ends[] = {"\"m\"", "{\"column\": \"Mid\"}"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char text[sizeof map + 32];
        snprintf(text, sizeof text, map, ends[i]);
        akt_imported s = akt_imported_text(text, "Mid;Mottaker;Beløp\nb;B;100\nb;B;-40\n");
        assert_int_equal(s.status, AKT_OK);
        assert_int_equal(s.import.aside.count, 0);
        const akt_flow *grant = akt_imported_flow(&s, "register-2");
        const akt_flow *back = akt_imported_flow(&s, "register-3");
        assert_int_equal(back->amount.value, 40);
        assert_true(akt_ref_is_same(back->from, grant->to) &&
                    akt_ref_is_same(back->to, grant->from));
        akt_imported_dispose(&s);
    }
}

static void test_map_rows__a_bound_below_zero_is_refused(void **state)
{
    static const char map[] = "{\"row\": {\"actors\": [" BODY("a", "Fra") ", " BODY(
        "b", "Til") "], "
                    "\"flows\": [{\"from\": \"a\", \"to\": \"b\", \"amount_min\": \"Min\"}]}}";
    (void)state;
    akt_imported s = akt_imported_text(map, "Fra;Til;Min\nA;B;-500\nA;B;500\n");
    assert_int_equal(s.import.aside.count, 1);
    assert_int_equal(akt_imported_flow(&s, "register-3")->amount_min.value, 500);
    akt_imported_dispose(&s);
}

static void test_map_rows__what_another_column_says_is_kept(void **state)
{
    (void)state;
    akt_imported s =
        akt_imported_text(awards, "Mottaker;Beløp;Tilsagn;År;Vedtaksdato\n"
                                  "B;100;900;2016;2015-12-24\nC;;700;2016;2015-12-24\n");
    assert_extra(&s, "register-2", "\"Tilsagn\": \"900\"");
    assert_extra(&s, "register-2", "\"Vedtaksdato\": \"2015-12-24\"");
    assert_null(strstr(akt_imported_flow(&s, "register-2")->record.extra, "År"));
    assert_false(akt_imported_flow(&s, "register-3")->amount.known);
    assert_extra(&s, "register-3", "\"Tilsagn\": \"700\"");
    akt_imported_dispose(&s);
}

static void test_map_rows__a_day_read_as_a_year_is_kept(void **state)
{
    (void)state;
    akt_imported s =
        akt_imported_text(awards, "Mottaker;Beløp;Vedtaksdato\nB;100;2015-12-24\nC;5;2015\n");
    assert_int_equal(akt_imported_flow(&s, "register-2")->year.year, 2015);
    assert_extra(&s, "register-2", "\"Vedtaksdato\": \"2015-12-24\"");
    assert_null(akt_imported_flow(&s, "register-3")->record.extra);
    akt_imported_dispose(&s);
}

static void test_map_rows__columns_without_a_heading_of_their_own_are_kept(void **state)
{
    (void)state;
    akt_imported s = akt_imported_text(awards, "Mottaker;Beløp;Merknad;Merknad;;År\n"
                                               "A;100;x;y;hemmelig;2016\nB;200;z;;;\n");
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(s.import.aside.count, 0);
    assert_extra(&s, "register-2",
                 "\"Merknad\": \"x\", \"Merknad (D)\": \"y\", \"(E)\": \"hemmelig\"");
    assert_extra(&s, "register-3", "\"Merknad\": \"z\"");
    akt_imported_dispose(&s);
}

static const char actors[] =
    "{\"row\": {\"actors\": [{\"as\": \"a\", \"name\": \"Navn\", \"kind\": "
    "\"Type\", \"aliases\": {\"column\": \"Alias\", \"optional\": true}}]}}";

static void test_map_rows__all_rows_of_a_body_say_what_it_is(void **state)
{
    (void)state;
    akt_imported s =
        akt_imported_text(actors, "Navn;Type;Kontor;Tlf\nA;Departement;Oslo;\n"
                                  "A;Departement;Bergen;55\nA;Departement;Bergen;55\n");
    assert_int_equal(s.status, AKT_OK);
    assert_string_equal(akt_imported_actor(&s, "A")->party.record.extra,
                        "{\"Kontor\": \"Oslo\", \"Tlf\": \"55\"}");
    assert_true(akt_imported_tells(&s, "conflict"));
    assert_int_equal(s.faults.counts[AKT_LEVEL_WARNING], 1);
    akt_imported_dispose(&s);
}

static void test_map_rows__what_a_row_says_comes_before_what_the_map_assumes(void **state)
{
    static const char map[] =
        "{\"row\": {\"actors\": [{\"as\": \"a\", \"name\": \"Navn\", \"kind\": {\"column\": "
        "\"Type\", "
        "\"values\": {\"kommune\": \"municipality\"}, \"else\": \"company\"}}]}}";
    (void)state;
    akt_imported s = akt_imported_text(map, "Navn;Type\nA;\nA;kommune\nA;\nB;kommune\nB;\nC;\n");
    const akt_actor *a = akt_imported_actor(&s, "A"), *b = akt_imported_actor(&s, "B");
    assert_int_equal(a->kind, b->kind);
    assert_int_not_equal(a->kind, akt_imported_actor(&s, "C")->kind);
    assert_int_equal(s.faults.counts[AKT_LEVEL_WARNING], 0);
    akt_imported_dispose(&s);
}

#define CELL(name, text) "<c r=\"" name "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define NUMBER(name, text) "<c r=\"" name "\"><v>" text "</v></c>"

/* A tie with a share, of a workbook with those rows. */
static akt_imported read_share(const char *share, const char *rows)
{
    static const char map[] = "{\"row\": {\"actors\": [" BODY("a", "Fra") ", " BODY(
        "b", "Til") "], \"ties\": [{\"from\": "
                    "\"a\", \"to\": \"b\", \"kind\": {\"constant\": \"owns\"}, \"share\": %s}]}}";
    static const akt_packed_book book = {.sheets =
                                             "<sheet name=\"Eiere\" sheetId=\"1\" r:id=\"rId1\"/>"};
    char text[sizeof map + 256];
    akt_buffer packed = AKT_BUFFER_INIT;
    snprintf(text, sizeof text, map, share);
    akt_packed_book_add(&packed, &book, rows);
    akt_imported s = akt_imported_file(text, "x.xlsx", packed.text, packed.size);
    akt_buffer_dispose(&packed);
    return s;
}

static void test_map_rows__a_number_of_the_map_is_read_as_people_write_it(void **state)
{
    (void)state;
    akt_imported s = read_share("{\"column\": \"Prosent\", \"optional\": true, \"else\": \"0,5\"}",
                                "<row r=\"1\">" CELL("A1", "Nr") CELL("B1", "Fra")
                                    CELL("C1", "Til") "</row><row r=\"2\">" NUMBER("A2", "0")
                                        CELL("B2", "A") CELL("C2", "B") "</row>");
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(s.import.aside.count, 0);
    assert_true(akt_dataset_ties(s.dataset)->share == 0.5);
    akt_imported_dispose(&s);
}

#define SHARE_OF(text)                                                                             \
    "<row r=\"1\">" CELL("A1", "Nr") CELL("B1", "Fra") CELL("C1", "Til")                           \
        CELL("D1", "Andel") "</row><row r=\"2\">" NUMBER("A2", "0") CELL("B2", "A")                \
            CELL("C2", "B") CELL("D2", text) "</row>"

static void test_map_rows__no_cell_writes_fields_of_its_own(void **state)
{
    (void)state;
    akt_imported s =
        read_share("{\"template\": \"{Nr}{Andel}\"}", SHARE_OF(".5, \"status\": \"planned\""));
    assert_int_equal(s.import.aside.count, 1);
    akt_imported_dispose(&s);
    s = read_share("{\"template\": \"{Nr}{Andel}\"}", SHARE_OF(",5"));
    assert_int_equal(s.import.aside.count, 0);
    assert_true(akt_dataset_ties(s.dataset)->share == 0.5);
    akt_imported_dispose(&s);
}

static void test_map_rows__a_piece_of_a_list_is_as_long_as_it_is(void **state)
{
    enum { LONG = 900 };
    char text[LONG + 64] = "Navn;Type;Alias\nA;Departement;\"b; ";
    size_t start = strlen(text);
    memset(text + start, 'x', LONG);
    strcpy(text + start + LONG, "\"\n");
    (void)state;
    akt_imported s = akt_imported_text(actors, text);
    assert_int_equal(s.status, AKT_OK);
    const akt_actor *actor = akt_imported_actor(&s, "A");
    assert_int_equal(actor->party.aliases.count, 2);
    assert_int_equal(strlen(actor->party.aliases.items[1]), LONG);
    akt_imported_dispose(&s);
}

static void test_map_rows__records_of_two_tables_may_have_one_id(void **state)
{
    static const char map[] = "{\"row\": {\"actors\": [" BODY("a", "Fra") ", " BODY(
        "b", "Til") "], \"flows\": [{\"id\": "
                    "\"Sak\", \"from\": \"a\", \"to\": \"b\", \"amount\": \"Beløp\"}], "
                    "\"statements\": [{\"id\": "
                    "\"Sak\", \"kind\": {\"constant\": \"finding\"}, \"text\": \"Tekst\"}]}}";
    (void)state;
    akt_imported s =
        akt_imported_text(map, "Sak;Fra;Til;Beløp;Tekst\ns1;A;B;100;noe\ns1;A;B;5;annet\n");
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(s.import.aside.count, 1);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_STATEMENTS), 1);
    akt_imported_dispose(&s);
}

static void test_map_rows__headings_stand_where_they_are_said_to(void **state)
{
    char text[4096] = "", map[sizeof awards + 64];
    (void)state;
    for (size_t i = 0; i < 70; i++)
        strcat(text, "tekst\n");
    strcat(text, "Mottaker;Orgnr;Beløp\nB;;100\n");
    snprintf(map, sizeof map, "{\"heading_row\": 71, \"decimal\": \"comma\", %s", awards + 1);
    akt_imported s = akt_imported_text(map, text);
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_FLOWS), 1);
    akt_imported_dispose(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_map_rows__a_body_called_total_is_no_total),
        cmocka_unit_test(test_map_rows__a_sum_that_might_be_an_orgnr_is_one_only_below_that_heading),
        cmocka_unit_test(test_map_rows__a_sum_of_a_group_is_a_total_also_where_names_are_the_only_texts),
        cmocka_unit_test(test_map_rows__a_sum_of_a_group_among_rows_that_say_more),
        cmocka_unit_test(test_map_rows__a_footnote_with_a_number_is_a_note),
        cmocka_unit_test(test_map_rows__a_repayment_goes_the_other_way_whatever_names_the_ends),
        cmocka_unit_test(test_map_rows__a_bound_below_zero_is_refused),
        cmocka_unit_test(test_map_rows__what_another_column_says_is_kept),
        cmocka_unit_test(test_map_rows__a_day_read_as_a_year_is_kept),
        cmocka_unit_test(test_map_rows__columns_without_a_heading_of_their_own_are_kept),
        cmocka_unit_test(test_map_rows__all_rows_of_a_body_say_what_it_is),
        cmocka_unit_test(test_map_rows__what_a_row_says_comes_before_what_the_map_assumes),
        cmocka_unit_test(test_map_rows__a_number_of_the_map_is_read_as_people_write_it),
        cmocka_unit_test(test_map_rows__no_cell_writes_fields_of_its_own),
        cmocka_unit_test(test_map_rows__a_piece_of_a_list_is_as_long_as_it_is),
        cmocka_unit_test(test_map_rows__records_of_two_tables_may_have_one_id),
        cmocka_unit_test(test_map_rows__headings_stand_where_they_are_said_to),
    };
    return cmocka_run_group_tests_name("input_map_rows", tests, NULL, NULL);
}
