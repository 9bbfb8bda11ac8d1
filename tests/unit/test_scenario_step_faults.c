#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/what_if.h"

#include <string.h>

/* Every fault that a step can have, provoked, on tests/fixtures/what-if.json: what is told, and
 * where. The step stands second, so that its number is told too. */
static const struct {
    const char *step;
    const char *code;
    const char *pointer; /* after "/steps/1" */
} faults[] = {
    {"{\"do\": \"ad_tie\"}", "unknown-step", "/do"},
    {"{\"id\": \"x\"}", "missing-field", ""},
    {"{\"do\": 7}", "wrong-type", "/do"},
    {"\"remove_actor\"", "wrong-type", ""},
    {"{\"do\": \"remove_actor\", \"id\": \"q\"}", "unknown-id", "/id"},
    {"{\"do\": \"remove_actor\", \"id\": \"f\"}", "wrong-table", "/id"},
    {"{\"do\": \"remove_actor\"}", "missing-field", ""},
    {"{\"do\": \"remove_actor\", \"id\": \"y\", \"farge\": 1}", "unknown-field", "/farge"},
    {"{\"do\": \"remove_actor\", \"id\": \"x\"}", "has-units", "/id"},
    {"{\"do\": \"remove_programme\", \"id\": \"f\"}", "wrong-table", "/id"},
    {"{\"do\": \"remove_forum\", \"id\": \"ordning\"}", "wrong-table", "/id"},
    {"{\"do\": \"add_actor\", \"id\": \"x\", \"name\": \"X\", \"kind\": \"agency\"}",
     "duplicate-id", "/id"},
    {"{\"do\": \"add_actor\", \"id\": \"n\", \"name\": \"N\", \"kind\": \"etat\"}", "unknown-code",
     "/kind"},
    {"{\"do\": \"add_actor\", \"id\": \"n\", \"name\": \"N\", \"kind\": \"agency\","
     " \"from\": 2016, \"to\": 2015}",
     "date-order", "/to"},
    {"{\"do\": \"add_programme\", \"id\": \"n\", \"name\": \"N\", \"kind\": \"scheme\","
     " \"owners\": [\"q\"]}",
     "unknown-id", "/owners/0"},
    {"{\"do\": \"add_forum\", \"id\": \"n\"}", "missing-field", ""},
    {"{\"do\": \"add_tie\", \"from\": \"x\", \"to\": \"y\", \"kind\": \"liker\"}", "unknown-code",
     "/kind"},
    {"{\"do\": \"add_flow\", \"id\": \"n\", \"from\": \"x\", \"to\": \"y\", \"amount\": 1.5}",
     "amount-fraction", "/amount"},
    {"{\"do\": \"give_role\", \"holder\": \"x\", \"role\": \"vaktmester\", \"strength\": "
     "\"clear\"}",
     "unknown-code", "/role"},
    {"{\"do\": \"merge\", \"actors\": [\"x\", \"x\"], \"into\": \"x\"}", "too-few", "/actors"},
    {"{\"do\": \"merge\", \"actors\": [\"x\", \"y\"], \"into\": \"z\"}", "taken-id", "/into"},
    {"{\"do\": \"merge\", \"actors\": [\"x\", \"y\"], \"into\": \"X Y\"}", "bad-id", "/into"},
    {"{\"do\": \"merge\", \"actors\": [\"x\", \"y\"], \"into\": \"xy\"}", "missing-field", ""},
    {"{\"do\": \"merge\", \"actors\": [\"dep\", \"enhet\"], \"into\": \"enhet\"}", "parent-cycle",
     "/actors"},
    {"{\"do\": \"split\", \"id\": \"x\"}", "missing-field", ""},
    {"{\"do\": \"split\", \"id\": \"x\", \"into\": {}}", "wrong-type", "/into"},
    {"{\"do\": \"split\", \"id\": \"x\", \"into\": [{}]}", "too-few", "/into"},
    {"{\"do\": \"split\", \"id\": \"x\", \"into\": "
     "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,"
     "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}",
     "too-many", "/into"},
    {"{\"do\": \"split\", \"id\": \"x\", \"into\": [{\"id\": \"a\", \"name\": \"A\","
     " \"kind\": \"agency\"}, 7]}",
     "wrong-type", "/into/1"},
    {"{\"do\": \"split\", \"id\": \"x\", \"into\": [{\"id\": \"a\", \"name\": \"A\","
     " \"kind\": \"agency\"}, {\"id\": \"y\", \"name\": \"B\", \"kind\": \"agency\"}]}",
     "duplicate-id", "/into/1/id"},
    {"{\"do\": \"split\", \"id\": \"x\", \"into\": [{\"id\": \"a\", \"name\": \"A\","
     " \"kind\": \"agency\"}, {\"id\": \"b\", \"name\": \"B\", \"kind\": \"agency\"}],"
     " \"ties\": {\"c\": [\"z\"]}}",
     "no-such-part", "/ties/c"},
    {"{\"do\": \"split\", \"id\": \"x\", \"into\": [{\"id\": \"a\", \"name\": \"A\","
     " \"kind\": \"agency\"}, {\"id\": \"b\", \"name\": \"B\", \"kind\": \"agency\"}],"
     " \"ties\": {\"b\": [\"z\", \"q\"]}}",
     "unknown-id", "/ties/b/1"},
    {"{\"do\": \"split\", \"id\": \"x\", \"into\": [{\"id\": \"a\", \"name\": \"A\","
     " \"kind\": \"agency\"}, {\"id\": \"b\", \"name\": \"B\", \"kind\": \"agency\"}],"
     " \"ties\": [\"z\"]}",
     "wrong-type", "/ties"},
    {"{\"do\": \"add_member\", \"forum\": \"f\", \"member\": \"x\"}", "is-member", "/member"},
    {"{\"do\": \"remove_member\", \"forum\": \"f\", \"member\": \"z\"}", "no-member", "/member"},
    {"{\"do\": \"remove_tie\", \"from\": \"x\", \"to\": \"dep\", \"kind\": \"governs\"}",
     "no-such-tie", ""},
    {"{\"do\": \"drop_role\", \"holder\": \"y\", \"role\": \"developer\", \"area\": \"tools\"}",
     "no-such-role", ""},
    {"{\"do\": \"drop_role\", \"role\": \"developer\"}", "no-such-role", ""},
    {"{\"do\": \"move_money\", \"flow\": \"q\", \"to\": \"z\", \"amount\": 1}", "unknown-id",
     "/flow"},
    {"{\"do\": \"move_money\", \"flow\": \"dep-x\", \"to\": \"z\", \"amount\": 101}",
     "too-much-money", "/amount"},
    {"{\"do\": \"move_money\", \"flow\": \"dep-x\", \"to\": \"z\", \"amount\": 0}", "not-whole",
     "/amount"},
    {"{\"do\": \"move_money\", \"flow\": \"ukjent\", \"to\": \"y\", \"amount\": 1}",
     "unknown-amount", "/flow"},
    {"{\"do\": \"move_money\", \"flow\": \"dep-x-budsjett\", \"to\": \"y\", \"amount\": 1}",
     "money-not-counted", "/flow"},
    {"{\"do\": \"move_money\", \"flow\": \"dep-x\", \"to\": \"gamle-x\", \"amount\": 1}",
     "same-receiver", "/to"},
    {"{\"do\": \"change_amount\", \"flow\": \"q\", \"amount\": 1}", "unknown-id", "/flow"},
    {"{\"do\": \"change_amount\", \"flow\": \"dep-x\", \"amount\": -1}", "negative-amount",
     "/amount"},
    {"{\"do\": \"remove_flow\", \"flow\": \"q\"}", "unknown-id", "/flow"},
    {"{\"do\": \"set\", \"table\": \"aktorer\", \"id\": \"x\", \"field\": \"url\", \"value\": "
     "\"u\"}",
     "unknown-table", "/table"},
    {"{\"do\": \"set\", \"table\": \"actors\", \"id\": \"q\", \"field\": \"url\", \"value\": "
     "\"u\"}",
     "unknown-id", "/id"},
    {"{\"do\": \"set\", \"table\": \"actors\", \"id\": \"x\", \"field\": \"farge\", \"value\": "
     "\"u\"}",
     "unknown-field", "/field"},
    {"{\"do\": \"set\", \"table\": \"actors\", \"id\": \"x\", \"field\": \"id\", \"value\": \"u\"}",
     "fixed-field", "/field"},
    {"{\"do\": \"set\", \"table\": \"actors\", \"id\": \"x\", \"field\": \"url\"}", "missing-field",
     ""},
    {"{\"do\": \"set\", \"table\": \"actors\", \"id\": \"x\", \"field\": \"name\", \"value\": "
     "null}",
     "missing-field", "/value"},
    {"{\"do\": \"set\", \"table\": \"actors\", \"id\": \"x\", \"field\": \"parent\","
     " \"value\": \"enhet\"}",
     "parent-cycle", "/value"},
    {"{\"do\": \"set\", \"table\": \"flows\", \"id\": \"y-z\", \"field\": \"amount_min\","
     " \"value\": 31}",
     "amount-range", "/value"},
};

static void test_faults__each_is_one_line_with_its_step_and_place(void **state)
{
    (void)state;
    akt_dataset *dataset;
    akt_diagnostics none;
    akt_diagnostics_init(&none);
    assert_int_equal(akt_load(&dataset, AKT_FIXTURES "/what-if.json", NULL, &none, NULL), AKT_OK);
    akt_diagnostics_dispose(&none);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        akt_buffer steps = AKT_BUFFER_INIT, pointer = AKT_BUFFER_INIT;
        akt_buffer_format(&steps,
                          "{\"do\": \"change_amount\", \"flow\": \"dep-y\", \"amount\": 61},\n%s",
                          faults[i].step);
        akt_buffer_format(&pointer, "/steps/1%s", faults[i].pointer);
        akt_what_if_assert_fault(dataset, akt_buffer_text(&steps), faults[i].code, 2,
                                 akt_buffer_text(&pointer));
        akt_buffer_dispose(&steps);
        akt_buffer_dispose(&pointer);
    }
    akt_dataset_free(dataset);
}

/* Those that only steps can have. */
static void test_faults__of_steps_none_is_left_out_here(void **state)
{
    (void)state;
    for (int f = AKT_FAULT_UNKNOWN_STEP; f <= AKT_FAULT_NO_SUCH_PART; f++) {
        const char *code = akt_fault_code((akt_fault)f);
        bool provoked = f == AKT_FAULT_NO_STEPS; /* test_scenario_script */
        for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
            provoked = provoked || strcmp(faults[i].code, code) == 0;
        if (!provoked)
            fail_msg("%s is never told", code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults__each_is_one_line_with_its_step_and_place),
        cmocka_unit_test(test_faults__of_steps_none_is_left_out_here),
    };
    return cmocka_run_group_tests_name("step_faults", tests, NULL, NULL);
}
