#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/coverage.h"
#include "support/sketch.h"

/* a0 teaches in the area, p0 is a programme; the area names the audience «municipalities». */
typedef struct field {
    akt_dataset *dataset;
    int32_t area;
    akt_ref programme;
} field;

static akt_programme *edit_programme(const field *f, akt_ref ref)
{
    return (akt_programme *)akt_dataset_edit(f->dataset, AKT_TABLE_PROGRAMMES, (size_t)ref.index);
}

static akt_ref add_programme(const field *f, const char *id, const char *audiences,
                             const char *instruments)
{
    akt_ref ref = akt_sketch_add_party(f->dataset, AKT_TABLE_PROGRAMMES, id);
    akt_programme *p = edit_programme(f, ref);
    p->audiences = akt_sketch_codes(f->dataset, AKT_VOCABULARY_AUDIENCES, audiences);
    p->instruments = akt_sketch_codes(f->dataset, AKT_VOCABULARY_INSTRUMENTS, instruments);
    return ref;
}

static field start(void)
{
    field f = {.dataset = akt_sketch_new(4)};
    akt_term *term = akt_dataset_add_term(f.dataset, AKT_VOCABULARY_AREAS, "place");
    assert_non_null(term);
    term->audiences = akt_sketch_codes(f.dataset, AKT_VOCABULARY_AUDIENCES, "municipalities");
    f.area = akt_dataset_find_term(f.dataset, AKT_VOCABULARY_AREAS, "place");
    return f;
}

static akt_provision *survey(const field *f, akt_coverage *coverage)
{
    assert_int_equal(akt_coverage_compute(coverage, f->dataset, NULL), AKT_OK);
    return &coverage->provision[f->area];
}

static void assert_counts(const field *f, size_t deliver, size_t fund, size_t convene)
{
    akt_coverage coverage;
    const akt_provision *p = survey(f, &coverage);
    assert_int_equal(p->area, f->area);
    assert_int_equal(p->deliver.count, deliver);
    assert_int_equal(p->fund.count, fund);
    assert_int_equal(p->convene.count, convene);
    akt_coverage_dispose(&coverage);
}

static void test_provision__an_area_without_anyone_has_nobody(void **state)
{
    (void)state;
    field f = start();
    akt_sketch_add_need(f.dataset, NULL, "place", 1);
    akt_sketch_add_need(f.dataset, "educator", "place", 1);
    assert_counts(&f, 0, 0, 0);
    akt_coverage coverage;
    assert_int_equal(survey(&f, &coverage)->needs, 2);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(f.dataset);
}

static void test_provision__a_clear_or_possible_role_there_delivers_and_no_weaker(void **state)
{
    (void)state;
    field f = start();
    akt_sketch_add_role(f.dataset, akt_sketch_actor(0), "educator", "place", AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(f.dataset, akt_sketch_actor(1), "educator", "all", AKT_STRENGTH_POSSIBLE);
    akt_sketch_add_role(f.dataset, akt_sketch_actor(2), "educator", "place",
                        AKT_STRENGTH_POTENTIAL);
    akt_sketch_add_role(f.dataset, akt_sketch_actor(3), "educator", NULL, AKT_STRENGTH_CLEAR);
    assert_counts(&f, 2, 0, 0);
    akt_dataset_free(f.dataset);
}

static void
test_provision__a_programme_delivers_where_it_does_more_than_pay_and_gather(void **state)
{
    (void)state;
    field f = start();
    add_programme(&f, "p0", "municipalities,business", "grants,guidance");
    add_programme(&f, "p1", "municipalities", "grants,prizes");
    add_programme(&f, "p2", "business", "guidance");
    add_programme(&f, "p3", "municipalities", "");
    akt_ref ended = add_programme(&f, "p4", "municipalities", "guidance");
    edit_programme(&f, ended)->status = 3;
    akt_ref planned = add_programme(&f, "p5", "municipalities", "guidance");
    edit_programme(&f, planned)->status = 1;
    assert_counts(&f, 1, 0, 0);
    akt_dataset_free(f.dataset);
}

static void test_provision__an_area_that_names_nothing_takes_no_programme_in(void **state)
{
    (void)state;
    field f = start();
    add_programme(&f, "p0", "municipalities", "guidance");
    akt_coverage coverage;
    survey(&f, &coverage);
    int32_t policy = akt_dataset_find_term(f.dataset, AKT_VOCABULARY_AREAS, "policy");
    assert_int_equal(coverage.provision[policy].deliver.count, 0);
    assert_int_equal(coverage.provision[f.area].deliver.count, 1);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(f.dataset);
}

static void test_provision__money_funds_where_it_goes_to_or_through_somebody_there(void **state)
{
    (void)state;
    field f = start();
    akt_ref grants = add_programme(&f, "p0", "municipalities", "grants");
    akt_sketch_add_role(f.dataset, akt_sketch_actor(0), "educator", "place", AKT_STRENGTH_CLEAR);
    akt_sketch_add_flow(f.dataset, "to", 1, 0, 5);
    akt_sketch_add_flow(f.dataset, "elsewhere", 3, 1, 5);
    akt_flow *through = akt_sketch_add_flow(f.dataset, "through", 2, 3, -1);
    through->via = grants;
    assert_counts(&f, 1, 2, 0);
    akt_coverage coverage;
    const akt_provision *p = survey(&f, &coverage);
    assert_int_equal(p->fund.items[0].index, 1);
    assert_int_equal(p->fund.items[1].index, 2);
    assert_int_equal(p->flows.count, 2);
    assert_int_equal(p->unknown, 1);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(f.dataset);
}

static void test_provision__money_that_is_only_proposed_does_not_count(void **state)
{
    (void)state;
    field f = start();
    akt_sketch_add_role(f.dataset, akt_sketch_actor(0), "educator", "place", AKT_STRENGTH_CLEAR);
    akt_sketch_add_flow(f.dataset, "f", 1, 0, 5)->status = AKT_FLOW_PROPOSED;
    assert_counts(&f, 1, 0, 0);
    akt_sketch_add_flow(f.dataset, "g", 1, 0, 5)->status = AKT_FLOW_PAID;
    assert_counts(&f, 1, 1, 0);
    akt_dataset_free(f.dataset);
}

static void test_provision__networks_and_meeting_places_convene(void **state)
{
    (void)state;
    field f = start();
    akt_ref network = add_programme(&f, "p0", "municipalities", "");
    edit_programme(&f, network)->kind =
        akt_dataset_find_term(f.dataset, AKT_VOCABULARY_PROGRAMME_KINDS, "network");
    add_programme(&f, "p1", "municipalities", "meeting_places");
    add_programme(&f, "p2", "business", "meeting_places");
    assert_counts(&f, 0, 0, 2);
    akt_dataset_free(f.dataset);
}

static void test_provision__a_forum_convenes_where_two_of_its_members_deliver_or_fund(void **state)
{
    (void)state;
    field f = start();
    akt_ref forum = akt_sketch_add_party(f.dataset, AKT_TABLE_FORUMS, "f0");
    akt_forum *record = (akt_forum *)akt_dataset_edit(f.dataset, AKT_TABLE_FORUMS, 0);
    const akt_ref members[] = {akt_sketch_actor(0), akt_sketch_actor(1), akt_sketch_actor(2)};
    record->members = akt_sketch_refs(f.dataset, members, 3);
    akt_sketch_add_role(f.dataset, akt_sketch_actor(0), "educator", "place", AKT_STRENGTH_CLEAR);
    assert_counts(&f, 1, 0, 0);
    akt_sketch_add_flow(f.dataset, "f", 1, 0, 5);
    assert_counts(&f, 1, 1, 1);
    akt_coverage coverage;
    assert_true(akt_ref_is_same(survey(&f, &coverage)->convene.items[0], forum));
    akt_coverage_dispose(&coverage);
    akt_dataset_free(f.dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_provision__an_area_without_anyone_has_nobody),
        cmocka_unit_test(test_provision__a_clear_or_possible_role_there_delivers_and_no_weaker),
        cmocka_unit_test(
            test_provision__a_programme_delivers_where_it_does_more_than_pay_and_gather),
        cmocka_unit_test(test_provision__an_area_that_names_nothing_takes_no_programme_in),
        cmocka_unit_test(test_provision__money_funds_where_it_goes_to_or_through_somebody_there),
        cmocka_unit_test(test_provision__money_that_is_only_proposed_does_not_count),
        cmocka_unit_test(test_provision__networks_and_meeting_places_convene),
        cmocka_unit_test(test_provision__a_forum_convenes_where_two_of_its_members_deliver_or_fund),
    };
    return cmocka_run_group_tests_name("analysis/coverage_provision", tests, NULL, NULL);
}
