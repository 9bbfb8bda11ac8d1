#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/difference.h"
#include "model/builder.h"
#include "support/random_dataset.h"
#include "support/scratch.h"
#include "support/what_if.h"

#include <stdio.h>
#include <string.h>

enum { PAIRS = 1000 };

static akt_difference *find(const akt_dataset *from, const akt_dataset *to)
{
    akt_difference *difference;
    assert_int_equal(akt_difference_find(&difference, from, to, NULL), AKT_OK);
    return difference;
}

static size_t count_steps(const akt_difference *difference)
{
    size_t count;
    akt_difference_steps(difference, &count);
    return count;
}

static size_t count_notes(const akt_difference *difference)
{
    size_t count;
    akt_difference_notes(difference, &count);
    return count;
}

/* The steps as the items of a JSON list, a line each. */
static void write_steps(akt_buffer *out, const akt_difference *difference)
{
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_script_text_start(&script, "x", NULL, NULL);
    akt_export_difference(&script, difference);
    akt_script_text_end(&script);
    const char *start = strstr(akt_buffer_text(&script.text), "\"steps\": [") + 10;
    akt_buffer_add_bytes(out, start, strlen(start) - strlen("\n  ]\n}\n"));
    akt_buffer_dispose(&script.text);
}

/* Applies the difference. */
static akt_dataset *follow(const akt_dataset *from, const akt_difference *difference)
{
    akt_buffer steps = AKT_BUFFER_INIT;
    akt_diagnostics faults;
    size_t count;
    if (count_steps(difference) == 0)
        return akt_dataset_copy(from);
    akt_diagnostics_init(&faults);
    write_steps(&steps, difference);
    akt_dataset *reached = akt_what_if_try(from, akt_buffer_text(&steps), &faults);
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    for (size_t i = 0; !reached && i < count; i++)
        print_error("step %zu: %s %s %s\n", items[i].step, akt_fault_code(items[i].fault),
                    items[i].pointer ? items[i].pointer : "", items[i].args[0]);
    if (!reached)
        print_error("%s\n", akt_buffer_text(&steps));
    akt_diagnostics_dispose(&faults);
    akt_buffer_dispose(&steps);
    return reached;
}

static void assert_equal_sorted(const akt_dataset *a, const akt_dataset *b)
{
    akt_buffer first = AKT_BUFFER_INIT, second = AKT_BUFFER_INIT;
    akt_random_dataset_print_sorted(&first, a);
    akt_random_dataset_print_sorted(&second, b);
    assert_string_equal(akt_buffer_text(&first), akt_buffer_text(&second));
    akt_buffer_dispose(&first);
    akt_buffer_dispose(&second);
}

static void test_difference__leads_from_one_to_the_other(void **state)
{
    (void)state;
    size_t steps = 0;
    for (uint64_t seed = 0; seed < PAIRS; seed++) {
        const akt_random_choice one = akt_random_variant(seed, 1), two = akt_random_variant(seed, 2);
        akt_dataset *from = akt_random_dataset(&one), *to = akt_random_dataset(&two);
        akt_difference *difference = find(from, to);
        assert_int_equal(count_notes(difference), 0);
        akt_dataset *reached = follow(from, difference);
        if (!reached)
            fail_msg("pair %d", (int)seed);
        assert_equal_sorted(reached, to);
        steps += count_steps(difference);
        akt_dataset_free(reached);
        akt_difference_free(difference);
        akt_dataset_free(from);
        akt_dataset_free(to);
    }
    assert_true(steps > 10 * PAIRS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_difference__leads_from_one_to_the_other),
    };
    return cmocka_run_group_tests_name("difference", tests, NULL, NULL);
}
