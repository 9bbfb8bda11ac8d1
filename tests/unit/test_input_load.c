#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/digest.h"
#include "support/scratch.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ABOUT "{\"dataset\": {\"title\": \"T\", \"date\": 2016}, "

static akt_dataset *load_fixture(const char *name)
{
    char path[512];
    akt_dataset *dataset;
    akt_diagnostics faults;
    snprintf(path, sizeof path, "%s/%s", AKT_FIXTURES, name);
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, path, NULL, &faults, NULL), AKT_OK);
    assert_int_equal(faults.counts[AKT_LEVEL_WARNING], 0);
    akt_diagnostics_dispose(&faults);
    return dataset;
}

static void test_load__every_field_of_a_party_is_read(void **state)
{
    (void)state;
    akt_dataset *dataset = load_fixture("full");
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_ACTORS), 2);
    const akt_actor *difi = &akt_dataset_actors(dataset)[1];
    const akt_party *party = &difi->party;
    assert_string_equal(party->record.id, "difi");
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        assert_string_equal(party->name.in[lang], "Difi");
    assert_string_equal(party->short_name.in[AKT_LANG_EN], "Difi & co");
    assert_null(party->short_name.in[AKT_LANG_NN]);
    assert_int_equal(party->aliases.count, 2);
    assert_string_equal(party->aliases.items[0], "Direktoratet for \"IKT\"");
    assert_int_equal(party->from.day, 1);
    assert_int_equal(party->to.month, 12);
    assert_int_equal(party->to.day, 0);
    assert_true(akt_ref_is_same(difi->parent, (akt_ref){AKT_TABLE_ACTORS, 0}));
    assert_int_equal(difi->driver, AKT_DRIVER_CENTRAL);
    assert_int_equal(difi->audiences.count, 2);
    assert_string_equal(difi->orgnr, "923609016");
    assert_int_equal(party->record.basis, AKT_BASIS_DERIVED);
    assert_true(party->record.confidence == 0.75);
    assert_int_equal(party->record.sources.count, 1);
    assert_string_equal(party->record.sources.items[0].at, "§ 4 <a>");
    assert_string_equal(party->record.extra,
                        "{\"any\": [1, 2.50, {\"deep\": \"</script>&\"}], \"tom\": null}");
    const akt_term *category =
        akt_dataset_term(dataset, AKT_VOCABULARY_CATEGORIES, party->category);
    assert_string_equal(category->record.id, "labs");
    assert_string_equal(akt_dataset_term(dataset, AKT_VOCABULARY_BANDS, category->band)->record.id,
                        "extra");
    akt_dataset_free(dataset);
}

static void test_load__every_field_of_a_fact_is_read(void **state)
{
    (void)state;
    akt_dataset *dataset = load_fixture("full");
    const akt_flow *flows = akt_dataset_flows(dataset);
    assert_int_equal(flows[0].amount.value, 9007199254740991);
    assert_true(flows[0].amount_min.known);
    assert_int_equal(flows[0].amount_min.value, 0);
    assert_int_equal(flows[0].via.table, AKT_TABLE_PROGRAMMES);
    assert_false(flows[1].amount.known);
    assert_int_equal(flows[1].missing, AKT_MISSING_CONFIDENTIAL);
    assert_int_equal(flows[1].continues.count, 1);
    assert_false(flows[1].continues.items[0].amount.known);
    assert_int_equal(flows[2].continues.count, 2);
    assert_true(flows[2].continues.items[0].amount.known);
    assert_true(flows[2].amount.known); /* zero is not unknown */
    const akt_role *roles = akt_dataset_roles(dataset);
    assert_false(akt_ref_is_set(roles[1].holder));
    assert_int_equal(roles[1].area, AKT_AREA_ALL);
    assert_int_equal(roles[2].area, AKT_NONE);
    const akt_tie *ties = akt_dataset_ties(dataset);
    assert_int_equal(akt_dataset_tie_layer(dataset, &ties[1]), AKT_LAYER_FUNDING);
    assert_true(akt_dataset_tie_is_directed(dataset, &ties[1]));
    assert_true(isnan(ties[1].share));
    assert_int_equal(akt_dataset_needs(dataset)[0].minimum, 3);
    assert_int_equal(akt_dataset_indicators(dataset)[1].n, AKT_NONE);
    assert_true(akt_dataset_about(dataset)->draft);
    akt_dataset_free(dataset);
}

static void test_load__a_term_with_a_known_id_takes_its_place_and_others_come_last(void **state)
{
    (void)state;
    akt_dataset *dataset = load_fixture("full");
    size_t built_in, count;
    akt_taxonomy_built_in(AKT_VOCABULARY_AREAS, &built_in);
    const akt_term *areas = akt_dataset_terms(dataset, AKT_VOCABULARY_AREAS, &count);
    assert_int_equal(count, built_in);
    int32_t policy = akt_dataset_find_term(dataset, AKT_VOCABULARY_AREAS, "policy");
    assert_int_equal(policy, 0);
    assert_string_equal(areas[policy].name.in[AKT_LANG_NB], "Politikk");
    assert_null(areas[policy].name.in[AKT_LANG_EN]); /* replaced, not mixed */
    assert_int_equal(areas[policy].audiences.count, 2);
    akt_taxonomy_built_in(AKT_VOCABULARY_TIE_KINDS, &built_in);
    assert_int_equal(akt_dataset_find_term(dataset, AKT_VOCABULARY_TIE_KINDS, "funds"), built_in);
    akt_dataset_free(dataset);
}

static void test_load__former_ids_are_found_and_may_be_referred_to(void **state)
{
    (void)state;
    akt_dataset *dataset = load_fixture("full");
    akt_ref difi = akt_dataset_find_party(dataset, "difi");
    assert_true(akt_ref_is_same(difi, (akt_ref){AKT_TABLE_ACTORS, 1}));
    assert_true(akt_ref_is_same(akt_dataset_find_party(dataset, "norge.no"), difi));
    assert_true(akt_ref_is_same(akt_dataset_find_party(dataset, "statskonsult"), difi));
    assert_false(akt_ref_is_set(akt_dataset_find_party(dataset, "DIFI")));
    assert_true(akt_ref_is_same(akt_dataset_programmes(dataset)[0].owners.items[0], difi));
    assert_true(akt_ref_is_same(akt_dataset_forums(dataset)[0].members.items[2], difi));
    akt_dataset_free(dataset);
}

/* The pointer of the only fault of that kind in text; "" where there is none. */
static void assert_fault(const char *text, akt_fault kind, const char *pointer)
{
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_scratch_load(text, &dataset, &faults);
    size_t count, found = 0;
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    for (size_t i = 0; i < count; i++) {
        if (items[i].fault != kind)
            continue;
        assert_string_equal(items[i].pointer, pointer);
        found++;
    }
    if (found != (*pointer != '\0'))
        fail_msg("%zu times in %s", found, text);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
}

static void test_load__a_former_id_that_another_bears_is_a_fault_wherever_it_stands(void **state)
{
    (void)state;
    assert_fault(ABOUT "\"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"unit\", "
                       "\"former_ids\": [\"old\", \"b\"]}, {\"id\": \"b\", \"name\": \"B\", "
                       "\"kind\": \"unit\"}]}",
                 AKT_FAULT_DUPLICATE_ID, "/actors/0/former_ids/1");
    assert_fault(ABOUT "\"forums\": [{\"id\": \"f\", \"name\": \"F\", \"former_ids\": [\"old\"]}], "
                       "\"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"unit\", "
                       "\"former_ids\": [\"old\"]}]}",
                 AKT_FAULT_DUPLICATE_ID, "/actors/0/former_ids/0");
    assert_fault(ABOUT "\"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"unit\", "
                       "\"former_ids\": [\"old\"]}], \"needs\": [{\"id\": \"old\", "
                       "\"name\": \"N\"}]}",
                 AKT_FAULT_DUPLICATE_ID, "");
}

static void test_load__keys_may_be_written_with_escapes(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_scratch_dataset(
        ABOUT "\"\\u0061ctors\": [{\"\\u0069d\": \"a\", \"n\\u0061me\": \"\\u00c5\", "
              "\"kind\": \"unit\", \"former\\u005fids\": [\"old\"], \"e\\u0078tra\": {\"a\": 1}}], "
              "\"ties\": [{\"from\": \"a\", \"to\": \"old\", \"kind\": \"owns\"}]}");
    const akt_party *party = &akt_dataset_actors(dataset)[0].party;
    assert_string_equal(party->record.id, "a");
    assert_string_equal(party->name.in[AKT_LANG_NB], "Å");
    assert_string_equal(party->record.extra, "{\"a\": 1}");
    akt_dataset_free(dataset);
}

static void test_load__organisation_numbers_are_checked_by_their_last_digit(void **state)
{
    static const struct {
        const char *number;
        bool good;
    } rows[] = {
        {"923609016", true},  {"974760673", true},    {"923609010", false},
        {"923609061", false}, {"92360901", false},    {"9236090160", false},
        {"92360901x", false}, {"923 609 016", false}, {"100000008", true}, /* 3·1 = 3, 11 - 3 = 8 */
        {"000000000", true},                        /* the check digit of 0 is 0 */
        {"000000100", false},                       /* would need the check digit 7 */
        {"000000019", true},  {"000000060", false}, /* 2·6 = 12, the check digit would be 10 */
        {"000000061", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 ABOUT "\"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"unit\", "
                       "\"orgnr\": \"%s\"}]}",
                 rows[i].number);
        assert_fault(text, AKT_FAULT_BAD_ORGNR, rows[i].good ? "" : "/actors/0/orgnr");
    }
}

static void test_load__dates_are_days_of_the_calendar(void **state)
{
    static const struct {
        const char *date;
        bool good;
    } rows[] = {
        {"2016", true},
        {"\"2016\"", true},
        {"\"2016-12\"", true},
        {"\"2016-02-29\"", true},
        {"\"2000-02-29\"", true},
        {"\"2015-02-29\"", false},
        {"\"1900-02-29\"", false},
        {"\"2016-02-30\"", false},
        {"\"2016-04-31\"", false},
        {"\"2016-12-31\"", true},
        {"\"2016-00\"", false},
        {"\"2016-13\"", false},
        {"\"2016-01-00\"", false},
        {"\"2016-1-1\"", false},
        {"\"16\"", false},
        {"999", false},
        {"1000", true},
        {"2999", true},
        {"3000", false},
        {"2016.5", false},
        {"\"2016/01/01\"", false},
        {"\"2016-01-01T00\"", false},
        {"\" 2016\"", false},
        {"\"\"", false},
        {"-2016", false},
        {"\"+201\"", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 ABOUT "\"forums\": [{\"id\": \"f\", \"name\": \"F\", \"from\": %s}]}",
                 rows[i].date);
        assert_fault(text, AKT_FAULT_BAD_DATE, rows[i].good ? "" : "/forums/0/from");
    }
}

static void test_load__an_end_within_the_month_or_year_of_the_beginning_is_no_fault(void **state)
{
    static const struct {
        const char *from, *to;
        bool good;
    } rows[] = {
        {"2016", "2016", true},
        {"2016-05", "2016", true},
        {"2016", "2016-01", true},
        {"2016-05-15", "2016-05", true},
        {"2016-05", "2016-05-01", true},
        {"2016-05-15", "2016-05-15", true},
        {"2016-05-15", "2016-05-14", false},
        {"2016-05-15", "2016-04", false},
        {"2016-05", "2016-04-30", false},
        {"2016", "2015-12-31", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 ABOUT "\"forums\": [{\"id\": \"f\", \"name\": \"F\", \"from\": \"%s\", "
                       "\"to\": \"%s\"}]}",
                 rows[i].from, rows[i].to);
        assert_fault(text, AKT_FAULT_DATE_ORDER, rows[i].good ? "" : "/forums/0/to");
    }
}

/* In a sheet people may write words of their own, in JSON only codes: whatever was read before it. */
static void test_load__what_a_sheet_may_say_other_files_may_not(void **state)
{
    static const char sheet[] = "id;name;kind\nb;Dep B;Ministry\n";
    static const char json[] =
        ABOUT "\"actors\": [{\"id\": \"c\", \"name\": \"Dep C\", \"kind\": \"Ministry\"}]}";
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_scratch_write(&scratch, "actors.csv", sheet, strlen(sheet));
    akt_scratch_write(&scratch, "extra.json", json, strlen(json));
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, scratch.folder, NULL, &faults, NULL), AKT_EDATA);
    assert_int_equal(faults.counts[AKT_LEVEL_ERROR], 1); /* the code in the second file */
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
    akt_scratch_remove(&scratch);
}

static void test_load__the_files_that_were_read_are_noted_with_their_digest(void **state)
{
    static const char marked[] = "\xEF\xBB\xBF" ABOUT "\"actors\": []}";
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_input input;
    char digest[AKT_DIGEST_SIZE];
    akt_scratch_write(&scratch, "b.json", marked, strlen(marked));
    akt_scratch_write(&scratch, "a.json", "{}", 2);
    akt_scratch_write(&scratch, "manifest.json", "no JSON", 7);
    akt_scratch_write(&scratch, "datapackage.json", "no JSON", 7);
    akt_scratch_write(&scratch, "notes.txt", "no JSON", 7);
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, scratch.folder, &input, &faults, NULL), AKT_OK);
    const akt_input_file *files = input.files.items;
    assert_int_equal(input.files.count, 2);
    assert_string_equal(files[0].name, "a.json");
    assert_string_equal(files[1].name, "b.json");
    akt_digest(marked, strlen(marked), digest); /* of the file as it lies there */
    assert_string_equal(files[1].digest, digest);
    assert_int_equal(files[1].size, strlen(marked));
    akt_input_dispose(&input);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(dataset);
    akt_scratch_remove(&scratch);
}

static void test_load__a_file_that_is_not_there_is_an_error_and_no_fault(void **state)
{
    (void)state;
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_input input;
    akt_error err;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, "/no/such.json", &input, &faults, &err), AKT_EIO);
    assert_null(dataset);
    assert_non_null(strstr(err.message, "/no/such.json"));
    assert_int_equal(faults.list.count, 0);
    akt_input_dispose(&input);
    akt_diagnostics_dispose(&faults);
}

static void test_load__a_dash_is_standard_input(void **state)
{
    static const char text[] = ABOUT "\"ties\": [{}]}";
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_scratch_write(&scratch, "x", text, strlen(text));
    int kept = dup(STDIN_FILENO), fd = open(akt_scratch_path(&scratch, "x"), O_RDONLY);
    assert_true(dup2(fd, STDIN_FILENO) == STDIN_FILENO);
    close(fd);
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, "-", NULL, &faults, NULL), AKT_EDATA);
    if (kept >= 0) {
        dup2(kept, STDIN_FILENO);
        close(kept);
    }
    size_t count;
    assert_string_equal(akt_diagnostics_items(&faults, &count)->file, "<stdin>");
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_load__every_field_of_a_party_is_read),
        cmocka_unit_test(test_load__every_field_of_a_fact_is_read),
        cmocka_unit_test(test_load__a_term_with_a_known_id_takes_its_place_and_others_come_last),
        cmocka_unit_test(test_load__former_ids_are_found_and_may_be_referred_to),
        cmocka_unit_test(test_load__a_former_id_that_another_bears_is_a_fault_wherever_it_stands),
        cmocka_unit_test(test_load__keys_may_be_written_with_escapes),
        cmocka_unit_test(test_load__organisation_numbers_are_checked_by_their_last_digit),
        cmocka_unit_test(test_load__dates_are_days_of_the_calendar),
        cmocka_unit_test(test_load__an_end_within_the_month_or_year_of_the_beginning_is_no_fault),
        cmocka_unit_test(test_load__what_a_sheet_may_say_other_files_may_not),
        cmocka_unit_test(test_load__the_files_that_were_read_are_noted_with_their_digest),
        cmocka_unit_test(test_load__a_file_that_is_not_there_is_an_error_and_no_fault),
        cmocka_unit_test(test_load__a_dash_is_standard_input),
    };
    return cmocka_run_group_tests_name("input_load", tests, NULL, NULL);
}
