#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "input/format.h"
#include "input/load.h"
#include "support/failing_malloc.h"
#include "support/scratch.h"
#include "support/sweep.h"

#include <string.h>

#define BAD AKT_FIXTURES "/messy/bad/"

static akt_dataset *load(const char *path, akt_diagnostics *faults)
{
    akt_dataset *dataset;
    akt_diagnostics_init(faults);
    assert_int_equal(akt_load(&dataset, path, NULL, faults, NULL), AKT_OK);
    return dataset;
}

static bool is_told(const akt_diagnostics *faults, const char *code)
{
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(akt_fault_code(items[i].fault), code) == 0)
            return true;
    return false;
}

static const char *code_of(const akt_dataset *dataset, akt_vocabulary vocabulary, int32_t code)
{
    size_t count;
    const akt_term *terms = akt_dataset_terms(dataset, vocabulary, &count);
    return code >= 0 ? terms[code].record.id : "";
}

static void test_360giving__grants_are_flows(void **state)
{
    (void)state;
    akt_diagnostics faults;
    akt_dataset *dataset = load(BAD "grants.json", &faults);
    const akt_flow *flows = akt_dataset_flows(dataset);
    const akt_actor *actors = akt_dataset_actors(dataset);
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_FLOWS), 4);
    assert_string_equal(flows[0].record.id, "360g-vidde-1");
    assert_int_equal(flows[0].amount.value, 250000);
    assert_int_equal(flows[0].year.year, 2019);
    assert_true(akt_ref_is_set(flows[0].via));
    assert_string_equal(actors[flows[0].from.index].orgnr, "923609016");
    assert_string_equal(actors[flows[0].to.index].orgnr, "971032081");
    assert_non_null(strstr(flows[0].record.extra, "plannedDates"));
    assert_non_null(strstr(flows[0].record.extra, "360G-vidde-1"));
    assert_string_equal(code_of(dataset, AKT_VOCABULARY_FLOW_KINDS, flows[1].kind), "regrant");
    assert_int_equal(flows[1].amount.value, 1001);
    assert_non_null(strstr(flows[1].record.extra, "1000.50"));
    assert_string_equal(
        code_of(dataset, AKT_VOCABULARY_ACTOR_KINDS, actors[flows[1].to.index].kind), "individual");
    assert_true(flows[2].amount.known && flows[2].amount.value == 0);
    assert_int_equal(flows[2].year.year, 0);
    assert_string_equal(code_of(dataset, AKT_VOCABULARY_FLOW_KINDS, flows[3].kind), "repayment");
    assert_string_equal(flows[3].currency, "GBP");
    assert_string_equal(actors[flows[3].to.index].orgnr, "923609016");
    assert_null(actors[flows[3].from.index].orgnr); /* 123456789 is no number */
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
}

static void test_360giving__what_breaks_the_standard_is_told_by_class(void **state)
{
    static const char *const codes[] = {
        "grant-id-prefix", "org-id-prefix",  "org-number",          "several-names",
        "several-ids",     "id-line-break",  "grant-duplicate-id",  "several-parties",
        "number-as-text",  "grant-fraction", "repayment",           "zero-amount",
        "grant-bad-date",  "date-form",      "title-is-description"};
    (void)state;
    akt_diagnostics faults;
    akt_dataset *dataset = load(BAD "grants.json", &faults);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (!is_told(&faults, codes[i]))
            fail_msg("nothing tells of %s", codes[i]);
    assert_false(is_told(&faults, "grant-lacks"));
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
}

static void test_360giving__a_flat_table_says_the_same(void **state)
{
    (void)state;
    akt_diagnostics faults;
    akt_dataset *dataset = load(BAD "grants.csv", &faults);
    const akt_flow *flows = akt_dataset_flows(dataset);
    assert_int_equal(akt_dataset_count(dataset, AKT_TABLE_FLOWS), 2);
    assert_string_equal(flows[0].record.id, "360g-vidde-1");
    assert_int_equal(flows[1].amount.value, 1000);
    assert_non_null(
        strstr(flows[0].record.extra, "\"plannedDates\": [{\"startDate\": \"2019-06-01\""));
    assert_non_null(strstr(flows[0].record.extra, "To\\nlinjer"));
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
}

/* What is read of a file with that text; NULL where it is not expected to be good. */
static akt_dataset *load_text(const char *name, const char *text, akt_diagnostics *faults,
                              akt_status expected)
{
    akt_scratch scratch = akt_scratch_new();
    akt_dataset *dataset;
    akt_scratch_write(&scratch, name, text, strlen(text));
    akt_diagnostics_init(faults);
    akt_status status = akt_load(&dataset, akt_scratch_path(&scratch, name), NULL, faults, NULL);
    akt_scratch_remove(&scratch);
    assert_int_equal(status, expected);
    return dataset;
}

#define HEADINGS                                                                                   \
    "Identifier,Title,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient "      \
    "Org:Name,Funding Org:Identifier,Funding Org:Name"
#define GRANT "360G-a-1,t,GBP,100,2020-01-01,GB-CHC-1,R,GB-CHC-2,F"

static void test_360giving__a_flat_list_has_as_many_items_as_it_says(void **state)
{
    static const char text[] = HEADINGS
        ",Beneficiary Location:1:Name,Beneficiary Location:0:Name,Beneficiary "
        "Location:1:Country Code,Beneficiary Location:12:Name\n" GRANT ",Bergen,Oslo,NO,Moss\n";
    (void)state;
    akt_diagnostics faults;
    akt_dataset *dataset = load_text("g.csv", text, &faults, AKT_OK);
    assert_non_null(strstr(akt_dataset_flows(dataset)->record.extra,
                           "\"beneficiaryLocation\": [{\"name\": \"Oslo\"}, {\"name\": \"Bergen\", "
                           "\"countryCode\": \"NO\"}, {\"name\": \"Moss\"}]"));
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
}

static void test_360giving__two_columns_of_one_thing_are_refused(void **state)
{
    static const char *const texts[] = {HEADINGS ",URL,Web Address\n" GRANT ",a,b\n",
                                        HEADINGS ",Title\n" GRANT ",u\n",
                                        HEADINGS ",Recipient Organization:Name\n" GRANT ",S\n"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        akt_diagnostics faults;
        assert_null(load_text("g.csv", texts[i], &faults, AKT_EDATA));
        assert_true(is_told(&faults, "heading-twice"));
        akt_diagnostics_dispose(&faults);
    }
}

/* What a later grant says of a body is the grant's: the body is made of the first. */
static void test_360giving__what_later_grants_say_of_a_body_is_kept(void **state)
{
    static const char text[] =
        "{\"grants\": ["
        "{\"id\": \"360G-a-1\", \"awardDate\": \"2020-01-01\", "
        "\"fundingOrganization\": [{\"id\": \"GB-CHC-2\", \"name\": \"F\", "
        "\"url\": \"u\"}], \"recipientOrganization\": [{\"id\": \"GB-CHC-1\", \"name\": \"R\"}]},\n"
        "{\"id\": \"360G-a-2\", \"awardDate\": \"2020-01-01\", "
        "\"fundingOrganization\": [{\"id\": \"GB-CHC-2\", \"name\": \"F\", "
        "\"url\": \"u\"}], \"recipientOrganization\": [{\"id\": \"GB-CHC-1\", \"name\": \"R\", "
        "\"postalCode\": \"0150\"}]}]}";
    (void)state;
    akt_diagnostics faults;
    akt_dataset *dataset = load_text("g.json", text, &faults, AKT_OK);
    const akt_flow *flows = akt_dataset_flows(dataset);
    assert_non_null(strstr(flows[1].record.extra, "\"postalCode\": \"0150\""));
    assert_null(strstr(flows[1].record.extra, "fundingOrganization"));
    assert_null(strstr(flows[0].record.extra, "Organization"));
    akt_dataset_free(dataset);
    akt_diagnostics_dispose(&faults);
}

static int32_t format_of(const char *name, const char *text)
{
    const akt_text_file file = {.name = name, .text = text, .size = strlen(text)};
    return akt_input_format_of(&file);
}

static void test_360giving__only_grants_outermost_make_a_file_one(void **state)
{
    (void)state;
    assert_int_equal(format_of("x.json", "{\"version\": \"1.4\", \"grants\": []}"),
                     AKT_INPUT_360GIVING);
    assert_int_equal(format_of("x.json", "{\"a\": {\"grants\": []}}"), AKT_INPUT_JSON);
    assert_int_equal(format_of("x.json", "{\"a\": \"\\\"grants\\\"\"}"), AKT_INPUT_JSON);
    assert_int_equal(
        format_of("x.json", "{\"taxonomy\": {\"instruments\": [{\"id\": \"grants\"}]}}"),
        AKT_INPUT_JSON);
    assert_int_equal(format_of("x.json", "{\"grants"), AKT_INPUT_JSON);
    assert_int_equal(format_of("x.json", "{\"a\\"), AKT_INPUT_JSON);
}

static void test_360giving__reading_survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_sweep(akt_scratch_load_only, BAD "grants.json", 50);
    akt_sweep(akt_scratch_load_only, BAD "grants.csv", 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_360giving__grants_are_flows),
        cmocka_unit_test(test_360giving__what_breaks_the_standard_is_told_by_class),
        cmocka_unit_test(test_360giving__a_flat_table_says_the_same),
        cmocka_unit_test(test_360giving__a_flat_list_has_as_many_items_as_it_says),
        cmocka_unit_test(test_360giving__two_columns_of_one_thing_are_refused),
        cmocka_unit_test(test_360giving__what_later_grants_say_of_a_body_is_kept),
        cmocka_unit_test(test_360giving__only_grants_outermost_make_a_file_one),
        cmocka_unit_test(test_360giving__reading_survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("input_360giving", tests, NULL, NULL);
}
