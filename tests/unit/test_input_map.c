#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/imported.h"
#include "support/sweep.h"

#include <math.h>
#include <string.h>

#define MESSY AKT_FIXTURES "/messy/"
#define MAPS AKT_FIXTURES "/../../data/maps/"

static void assert_amount(const akt_imported *s, const char *id, int64_t amount)
{
    const akt_flow *flow = akt_imported_flow(s, id);
    assert_true(flow->amount.known);
    assert_int_equal(flow->amount.value, amount);
}

static const char *why(const akt_imported *s, size_t i, size_t row)
{
    const akt_map_aside *aside = s->import.aside.items;
    assert_true(i < s->import.aside.count);
    const akt_register_row *rows = s->import.table.rows.items;
    assert_int_equal(rows[aside[i].row].cells->row, row);
    return aside[i].why;
}

/* Money in the dataset, repayments with a minus: what the register says that came in. */
static void assert_balance(const akt_imported *s, double whole)
{
    const akt_flow *flows = akt_dataset_flows(s->dataset);
    const akt_map_sum *sum = s->import.sums.items;
    double in = 0;
    size_t count;
    const akt_term *kinds = akt_dataset_terms(s->dataset, AKT_VOCABULARY_FLOW_KINDS, &count);
    for (size_t i = 0; i < akt_dataset_count(s->dataset, AKT_TABLE_FLOWS); i++) {
        bool back = flows[i].kind >= 0 && strcmp(kinds[flows[i].kind].record.id, "repayment") == 0;
        in += flows[i].amount.known ? (double)(back ? -flows[i].amount.value : flows[i].amount.value) : 0;
    }
    assert_int_equal(s->import.sums.count, 1);
    assert_true(fabs(sum->in + sum->rounded - in) < 0.001);
    assert_true(fabs(sum->in + sum->aside - whole) < 0.001);
}

static void test_map__a_norwegian_csv_comes_in_as_it_is_meant(void **state)
{
    (void)state;
    akt_imported s =
        akt_imported_read(MAPS "tilskudd.json", MESSY "skjonnsmidler.csv", false, true);
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 6);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_PROGRAMMES), 2);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_FLOWS), 6);
    assert_string_equal(akt_imported_actor(&s, "Ås kommune")->orgnr, "923609016");
    const akt_actor *lab = akt_imported_actor(&s, "Fjordlab AS");
    assert_int_equal(lab->party.aliases.count, 1);
    assert_string_equal(lab->party.aliases.items[0], "Fjordlab A/S");
    assert_amount(&s, "register-5", 2627200);
    assert_amount(&s, "register-6", 1000000);
    assert_amount(&s, "register-7", 5000000);
    assert_amount(&s, "register-9", 0);
    assert_false(akt_imported_flow(&s, "register-8")->amount.known);
    assert_non_null(
        strstr(akt_imported_flow(&s, "register-8")->record.note.in[AKT_LANG_NB], "Kommer senere"));
    assert_false(akt_imported_flow(&s, "register-10")->amount.known);
    assert_int_equal(akt_imported_flow(&s, "register-10")->missing, AKT_MISSING_NOT_STATED);
    assert_string_equal(akt_imported_flow(&s, "register-5")->record.sources.items[0].at, "rad 5");
    assert_non_null(strstr(akt_imported_flow(&s, "register-5")->record.extra, "Saksbehandler"));
    assert_balance(&s, 9117200.50);
    akt_imported_dispose(&s);
}

static void test_map__rows_that_do_not_fit_say_why(void **state)
{
    (void)state;
    akt_imported s =
        akt_imported_read(MAPS "tilskudd.json", MESSY "skjonnsmidler.csv", false, true);
    assert_int_equal(s.import.aside.count, 5);
    assert_non_null(strstr(why(&s, 0, 11), "974760674"));
    assert_non_null(strstr(why(&s, 1, 12), "Mottaker"));
    assert_non_null(strstr(why(&s, 2, 13), "--decimal"));
    assert_non_null(strstr(why(&s, 3, 14), "ca. 200 000"));
    assert_non_null(strstr(why(&s, 4, 15), "hele kroner"));
    akt_imported_dispose(&s);
    s = akt_imported_read(MAPS "tilskudd.json", MESSY "skjonnsmidler.csv", false, false);
    assert_int_equal(s.status, AKT_EDATA);
    assert_null(s.dataset);
    akt_imported_dispose(&s);
}

static void check_workbook(const char *path)
{
    akt_imported s = akt_imported_read(MESSY "samferdsel.map.json", path, true, true);
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 4);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_FLOWS), 4);
    assert_string_equal(akt_imported_actor(&s, "Vegselskapet")->orgnr, "971032081");
    assert_amount(&s, "fond-6", 2500000);
    assert_amount(&s, "fond-6-2", 5000000);
    assert_amount(&s, "fond-9", 626200);
    assert_int_equal(akt_imported_flow(&s, "fond-6-2")->year.year, 2017);
    assert_false(akt_imported_flow(&s, "fond-7-2")->amount.known);
    assert_non_null(strstr(akt_imported_flow(&s, "fond-6")->record.extra, "2016-12-01"));
    assert_int_equal(s.import.aside.count, 2);
    assert_non_null(strstr(why(&s, 0, 10), "Mottaker / Navn"));
    assert_non_null(strstr(why(&s, 1, 11), "#REF!"));
    assert_int_equal(s.import.table.totals, 1);
    assert_int_equal(s.import.table.notes, 2);
    assert_balance(&s, 9376200);
    akt_imported_dispose(&s);
}

static void test_map__a_workbook_of_people_comes_in_as_it_is_meant(void **state)
{
    (void)state;
    check_workbook(MESSY "samferdsel.xlsx");
    check_workbook(MESSY "samferdsel-libreoffice.xlsx");
}

static void test_map__an_export_with_repayments_comes_in_as_it_is_meant(void **state)
{
    (void)state;
    akt_imported s =
        akt_imported_read(MAPS "tilskudd.json", MESSY "regionale-midler.tsv", false, true);
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_FLOWS), 5);
    assert_amount(&s, "a-3", 50000);
    assert_amount(&s, "a-4", 75000);
    assert_amount(&s, "a-6", 626200);
    const akt_flow *back = akt_imported_flow(&s, "a-3");
    const akt_flow *grant = akt_imported_flow(&s, "a-1");
    assert_true(akt_ref_is_same(back->from, grant->to) && akt_ref_is_same(back->to, grant->from));
    assert_int_equal(grant->year.year, 2020);
    assert_int_equal(s.import.table.repeated, 1);
    assert_int_equal(s.import.aside.count, 2);
    assert_non_null(strstr(why(&s, 0, 7), "31.02.2020"));
    assert_non_null(strstr(why(&s, 1, 8), "A-2"));
    assert_balance(&s, 1431200);
    akt_imported_dispose(&s);
}

static const char small_map[] =
    "{\"row\": {\"actors\": [{\"as\": \"a\", \"name\": \"Navn\", \"orgnr\": {\"column\": \"Nr\", "
    "\"optional\": true}, \"kind\": {\"column\": \"Type\", \"values\": {\"K\": \"municipality\", \"?\": "
    "null}, \"else\": \"company\", \"optional\": true}, \"parent\": {\"constant\": null}}]}}";

static void test_map__a_body_is_one_however_its_rows_are_ordered(void **state)
{
    static const char *const texts[] = {
        "Navn;Nr\nOslo  by;\nOslo by;923609016\nOslo by;\n", "Navn;Nr\nOslo by;923609016\nOslo by;\n"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        akt_imported s = akt_imported_text(small_map, texts[i]);
        assert_int_equal(s.status, AKT_OK);
        assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 1);
        assert_string_equal(akt_dataset_actors(s.dataset)->orgnr, "923609016");
        akt_imported_dispose(&s);
    }
    /* With two numbers, the one without could be either: it is neither. */
    akt_imported s =
        akt_imported_text(small_map, "Navn;Nr\nOslo by;923609016\nOslo by;971032081\nOslo by;\n");
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 3);
    akt_imported_dispose(&s);
}

static void test_map__what_only_the_dataset_finds_puts_the_row_aside(void **state)
{
    static const char map[] =
        "{\"row\": {\"actors\": [{\"as\": \"a\", \"name\": \"Navn\", \"kind\": \"Type\"}]}}";
    (void)state;
    akt_imported s =
        akt_imported_text(map, "Navn;Type\nOslo;kommune\nX;skole\nY;Departement\nZ;skole\n");
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 2);
    assert_int_equal(s.import.aside.count, 2);
    assert_non_null(strstr(why(&s, 0, 3), "skole"));
    assert_non_null(strstr(why(&s, 1, 5), "skole"));
    akt_imported_dispose(&s);
}

static void test_map__values_mean_what_the_map_says(void **state)
{
    (void)state;
    akt_imported s = akt_imported_text(small_map, "Navn;Type\nA;k\nB;noe\nC;\nD;?\n");
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 3);
    const akt_actor *a = akt_imported_actor(&s, "A"), *b = akt_imported_actor(&s, "B");
    assert_int_not_equal(a->kind, b->kind);
    assert_int_equal(akt_imported_actor(&s, "C")->kind, b->kind);
    assert_non_null(strstr(why(&s, 0, 5), "kind"));
    akt_imported_dispose(&s);
}

typedef struct errand {
    const char *map, *path;
} errand;

static akt_status import_again(const void *of)
{
    const errand *e = of;
    akt_imported s = akt_imported_read(e->map, e->path, false, true);
    akt_status status = s.faults.failed ? AKT_ENOMEM : s.status;
    akt_imported_dispose(&s);
    return status;
}

static void test_map__reading_survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_sweep(import_again, &(errand){MAPS "tilskudd.json", MESSY "regionale-midler.tsv"}, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_map__a_norwegian_csv_comes_in_as_it_is_meant),
        cmocka_unit_test(test_map__rows_that_do_not_fit_say_why),
        cmocka_unit_test(test_map__a_workbook_of_people_comes_in_as_it_is_meant),
        cmocka_unit_test(test_map__an_export_with_repayments_comes_in_as_it_is_meant),
        cmocka_unit_test(test_map__a_body_is_one_however_its_rows_are_ordered),
        cmocka_unit_test(test_map__what_only_the_dataset_finds_puts_the_row_aside),
        cmocka_unit_test(test_map__values_mean_what_the_map_says),
        cmocka_unit_test(test_map__reading_survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("input_map", tests, NULL, NULL);
}
