#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/describe.h"
#include "support/sketch.h"

#include <stdio.h>
#include <time.h>

enum { MANY = 10000 };

/* As many payers as flows: all of one body, or each of one of its own. */
static akt_dataset *draw_payers(bool all_of_one)
{
    static char ids[MANY][8];
    akt_dataset *dataset = akt_sketch_new(2 * MANY);
    for (size_t i = 0; i < MANY; i++) {
        snprintf(ids[i], sizeof ids[i], "f%d", (int)i);
        akt_sketch_add_flow(dataset, ids[i], i, MANY + (all_of_one ? 0 : i), 1);
    }
    return dataset;
}

static clock_t time_report(const akt_dataset *dataset, akt_refs boundary)
{
    const akt_funding_options options = {.boundary = boundary};
    akt_funding funding;
    akt_document *document;
    assert_int_equal(akt_funding_compute(&funding, dataset, &options, NULL), AKT_OK);
    clock_t start = clock();
    assert_int_equal(akt_describe_funding(&document, dataset, &funding, NULL, AKT_LANG_EN, NULL),
                     AKT_OK);
    clock_t spent = clock() - start;
    akt_document_free(document);
    akt_funding_dispose(&funding);
    return spent;
}

static void test_funding__a_body_of_many_payers_takes_no_longer_than_many_bodies(void **state)
{
    (void)state;
    akt_dataset *of_one = draw_payers(true), *of_many = draw_payers(false);
    assert_true(time_report(of_one, (akt_refs){0}) < 4 * time_report(of_many, (akt_refs){0}));
    akt_dataset_free(of_one);
    akt_dataset_free(of_many);
}

static void test_funding__a_long_boundary_takes_little_longer_than_none(void **state)
{
    (void)state;
    static akt_ref payers[MANY];
    akt_dataset *dataset = draw_payers(false);
    for (size_t i = 0; i < MANY; i++)
        payers[i] = akt_sketch_actor(i);
    clock_t without = time_report(dataset, (akt_refs){0});
    assert_true(time_report(dataset, (akt_refs){payers, MANY}) < 4 * without);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_funding__a_body_of_many_payers_takes_no_longer_than_many_bodies),
        cmocka_unit_test(test_funding__a_long_boundary_takes_little_longer_than_none),
    };
    return cmocka_run_group_tests_name("report/funding", tests, NULL, NULL);
}
