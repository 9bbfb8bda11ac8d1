#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "input/map.h"
#include "support/failing_malloc.h"
#include "support/scratch.h"
#include "support/sweep.h"

#include <math.h>
#include <string.h>

#define MESSY AKT_FIXTURES "/messy/"
#define MAPS AKT_FIXTURES "/../../data/maps/"

/* A register that was read. */
typedef struct subject {
    akt_map *map;
    akt_map_import import;
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_status status;
} subject;

static subject read_with(const char *map, const char *path, bool sets_aside)
{
    subject s = {.status = AKT_OK};
    const akt_map_options options = {.title = strstr(map, "samferdsel") ? NULL : "T",
                                     .date = strstr(map, "samferdsel") ? NULL : "2016",
                                     .lang = AKT_LANG_NB,
                                     .sets_aside = sets_aside};
    akt_diagnostics_init(&s.faults);
    s.status = akt_map_read(&s.map, map, &s.faults, NULL);
    if (s.status == AKT_OK)
        s.status = akt_map_import_read(&s.dataset, &s.import, s.map, path, &options, &s.faults, NULL);
    return s;
}

static void dispose(subject *s)
{
    if (s->map)
        akt_map_import_dispose(&s->import);
    akt_map_free(s->map);
    akt_dataset_free(s->dataset);
    akt_diagnostics_dispose(&s->faults);
}

static subject read_text(const char *map, const char *text)
{
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "map.json", map, strlen(map));
    akt_scratch_write(&scratch, "x.csv", text, strlen(text));
    subject s = read_with(akt_scratch_path(&scratch, "map.json"), akt_scratch_path(&scratch, "x.csv"),
                          true);
    akt_scratch_remove(&scratch);
    return s;
}

static const akt_actor *actor_named(const akt_dataset *dataset, const char *name)
{
    const akt_actor *actors = akt_dataset_actors(dataset);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ACTORS); i++)
        if (strcmp(akt_text_in(&actors[i].party.name, AKT_LANG_NB), name) == 0)
            return &actors[i];
    fail_msg("no actor is called %s", name);
    return NULL;
}

static const akt_flow *flow_with(const akt_dataset *dataset, const char *id)
{
    const akt_flow *flows = akt_dataset_flows(dataset);
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++)
        if (strcmp(flows[i].record.id, id) == 0)
            return &flows[i];
    fail_msg("no flow has the id %s", id);
    return NULL;
}

static void assert_amount(const akt_dataset *dataset, const char *id, int64_t amount)
{
    const akt_flow *flow = flow_with(dataset, id);
    assert_true(flow->amount.known);
    assert_int_equal(flow->amount.value, amount);
}

static const char *why(const subject *s, size_t i, size_t row)
{
    const akt_map_aside *aside = s->import.aside.items;
    assert_true(i < s->import.aside.count);
    const akt_register_row *rows = s->import.table.rows.items;
    assert_int_equal(rows[aside[i].row].cells->row, row);
    return aside[i].why;
}

/* Money in the dataset, repayments with a minus: what the register says that came in. */
static void assert_balance(const subject *s, double whole)
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
    subject s = read_with(MAPS "tilskudd.json", MESSY "skjonnsmidler.csv", true);
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 6);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_PROGRAMMES), 2);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_FLOWS), 6);
    assert_string_equal(actor_named(s.dataset, "Ås kommune")->orgnr, "923609016");
    const akt_actor *lab = actor_named(s.dataset, "Fjordlab AS");
    assert_int_equal(lab->party.aliases.count, 1);
    assert_string_equal(lab->party.aliases.items[0], "Fjordlab A/S");
    assert_amount(s.dataset, "register-5", 2627200);
    assert_amount(s.dataset, "register-6", 1000000);
    assert_amount(s.dataset, "register-7", 5000000);
    assert_amount(s.dataset, "register-9", 0);
    assert_false(flow_with(s.dataset, "register-8")->amount.known);
    assert_non_null(strstr(flow_with(s.dataset, "register-8")->record.note.in[AKT_LANG_NB],
                           "Kommer senere"));
    assert_false(flow_with(s.dataset, "register-10")->amount.known);
    assert_int_equal(flow_with(s.dataset, "register-10")->missing, AKT_MISSING_NOT_STATED);
    assert_string_equal(flow_with(s.dataset, "register-5")->record.sources.items[0].at, "rad 5");
    assert_non_null(strstr(flow_with(s.dataset, "register-5")->record.extra, "Saksbehandler"));
    assert_balance(&s, 9117200.50);
    dispose(&s);
}

static void test_map__rows_that_do_not_fit_say_why(void **state)
{
    (void)state;
    subject s = read_with(MAPS "tilskudd.json", MESSY "skjonnsmidler.csv", true);
    assert_int_equal(s.import.aside.count, 5);
    assert_non_null(strstr(why(&s, 0, 11), "974760674"));
    assert_non_null(strstr(why(&s, 1, 12), "Mottaker"));
    assert_non_null(strstr(why(&s, 2, 13), "--decimal"));
    assert_non_null(strstr(why(&s, 3, 14), "ca. 200 000"));
    assert_non_null(strstr(why(&s, 4, 15), "hele kroner"));
    dispose(&s);
    s = read_with(MAPS "tilskudd.json", MESSY "skjonnsmidler.csv", false);
    assert_int_equal(s.status, AKT_EDATA);
    assert_null(s.dataset);
    dispose(&s);
}

static void check_workbook(const char *path)
{
    subject s = read_with(MESSY "samferdsel.map.json", path, true);
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 4);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_FLOWS), 4);
    assert_string_equal(actor_named(s.dataset, "Vegselskapet")->orgnr, "971032081");
    assert_amount(s.dataset, "fond-6", 2500000);
    assert_amount(s.dataset, "fond-6-2", 5000000);
    assert_amount(s.dataset, "fond-9", 626200);
    assert_int_equal(flow_with(s.dataset, "fond-6-2")->year.year, 2017);
    assert_false(flow_with(s.dataset, "fond-7-2")->amount.known);
    assert_non_null(strstr(flow_with(s.dataset, "fond-6")->record.extra, "2016-12-01"));
    assert_int_equal(s.import.aside.count, 2);
    assert_non_null(strstr(why(&s, 0, 10), "Mottaker / Navn"));
    assert_non_null(strstr(why(&s, 1, 11), "#REF!"));
    assert_int_equal(s.import.table.totals, 1);
    assert_int_equal(s.import.table.notes, 2);
    assert_balance(&s, 9376200);
    dispose(&s);
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
    subject s = read_with(MAPS "tilskudd.json", MESSY "regionale-midler.tsv", true);
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_FLOWS), 5);
    assert_amount(s.dataset, "a-3", 50000);
    assert_amount(s.dataset, "a-4", 75000);
    assert_amount(s.dataset, "a-6", 626200);
    const akt_flow *back = flow_with(s.dataset, "a-3");
    const akt_flow *grant = flow_with(s.dataset, "a-1");
    assert_true(akt_ref_is_same(back->from, grant->to) && akt_ref_is_same(back->to, grant->from));
    assert_int_equal(grant->year.year, 2020);
    assert_int_equal(s.import.table.repeated, 1);
    assert_int_equal(s.import.aside.count, 2);
    assert_non_null(strstr(why(&s, 0, 7), "31.02.2020"));
    assert_non_null(strstr(why(&s, 1, 8), "A-2"));
    assert_balance(&s, 1431200);
    dispose(&s);
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
        subject s = read_text(small_map, texts[i]);
        assert_int_equal(s.status, AKT_OK);
        assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 1);
        assert_string_equal(akt_dataset_actors(s.dataset)->orgnr, "923609016");
        dispose(&s);
    }
    /* With two numbers, the one without could be either: it is neither. */
    subject s = read_text(small_map, "Navn;Nr\nOslo by;923609016\nOslo by;971032081\nOslo by;\n");
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 3);
    dispose(&s);
}

static void test_map__what_only_the_dataset_finds_puts_the_row_aside(void **state)
{
    static const char map[] =
        "{\"row\": {\"actors\": [{\"as\": \"a\", \"name\": \"Navn\", \"kind\": \"Type\"}]}}";
    (void)state;
    subject s = read_text(map, "Navn;Type\nOslo;kommune\nX;skole\nY;Departement\nZ;skole\n");
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 2);
    assert_int_equal(s.import.aside.count, 2);
    assert_non_null(strstr(why(&s, 0, 3), "skole"));
    assert_non_null(strstr(why(&s, 1, 5), "skole"));
    dispose(&s);
}

static void test_map__values_mean_what_the_map_says(void **state)
{
    (void)state;
    subject s = read_text(small_map, "Navn;Type\nA;k\nB;noe\nC;\nD;?\n");
    assert_int_equal(s.status, AKT_OK);
    assert_int_equal(akt_dataset_count(s.dataset, AKT_TABLE_ACTORS), 3);
    const akt_actor *a = actor_named(s.dataset, "A"), *b = actor_named(s.dataset, "B");
    assert_int_not_equal(a->kind, b->kind);
    assert_int_equal(actor_named(s.dataset, "C")->kind, b->kind);
    assert_non_null(strstr(why(&s, 0, 5), "kind"));
    dispose(&s);
}

typedef struct errand {
    const char *map, *path;
} errand;

static akt_status import_again(const void *of)
{
    const errand *e = of;
    subject s = read_with(e->map, e->path, true);
    akt_status status = s.faults.failed ? AKT_ENOMEM : s.status;
    dispose(&s);
    return status;
}

static void test_map__reading_survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_sweep_sorting(import_again, &(errand){MAPS "tilskudd.json", MESSY "regionale-midler.tsv"}, 100);
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
