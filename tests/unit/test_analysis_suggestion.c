#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/suggestion.h"
#include "base/buffer.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <string.h>

static akt_suggestion find_with(const akt_dataset *dataset, const akt_suggestion_options *options)
{
    akt_coverage coverage;
    akt_suggestion out;
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    assert_int_equal(akt_suggestion_find(&out, dataset, &coverage, options, NULL), AKT_OK);
    akt_coverage_dispose(&coverage);
    return out;
}

static akt_suggestion find(const akt_dataset *dataset, size_t plans)
{
    const akt_suggestion_options options = {false, NULL, plans};
    return find_with(dataset, &options);
}

/* "a0 developer policy +2; a1 developer any +1": a plan, with what each role gains. */
static void assert_plan(const akt_dataset *dataset, const akt_plan *plan, const char *expected)
{
    akt_buffer told = AKT_BUFFER_INIT;
    for (size_t i = 0; i < plan->count; i++) {
        const akt_assignment *a = &plan->items[i];
        const akt_term *area = akt_dataset_term(dataset, AKT_VOCABULARY_AREAS, a->area);
        akt_buffer_format(&told, "%s%s %s %s +%zu", i ? "; " : "",
                          akt_dataset_party(dataset, a->holder)->record.id,
                          akt_dataset_term(dataset, AKT_VOCABULARY_ROLES, a->role)->record.id,
                          area ? area->record.id : "any", a->gain);
    }
    assert_string_equal(akt_buffer_text(&told), expected);
    akt_buffer_dispose(&told);
}

static void test_suggestion__one_role_fills_its_area_and_the_whole_role(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_need(dataset, "developer", NULL, 2);
    akt_sketch_add_need(dataset, "developer", "policy", 1);
    akt_suggestion s = find(dataset, 2);
    assert_int_equal(s.needed, 2);
    assert_int_equal(s.missing, 3);
    assert_int_equal(s.plan_count, 2);
    assert_plan(dataset, &s.plans[0], "a1 developer policy +2; a0 developer any +1");
    assert_plan(dataset, &s.plans[1], "a2 developer policy +2; a0 developer any +1");
    assert_int_equal(s.plans[0].cost, 2);
    assert_int_equal(s.plans[0].holders, 2);
    assert_int_equal(s.bound, 2);
    assert_true(s.relaxed <= 2 + 1e-9);
    akt_suggestion_dispose(&s);
    akt_dataset_free(dataset);
}

/* Both areas need two, so that two holders do with two roles each. */
static void test_suggestion__of_as_many_roles_the_fewest_holders_are_asked(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_sketch_add_need(dataset, "enabler", "policy", 2);
    akt_sketch_add_need(dataset, "enabler", "agencies_state", 2);
    akt_suggestion s = find(dataset, 1);
    assert_int_equal(s.plans[0].count, 4);
    assert_int_equal(s.plans[0].holders, 2);
    akt_suggestion_dispose(&s);
    akt_dataset_free(dataset);
}

static void test_suggestion__fit_counts_before_ids(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_sketch_add_need(dataset, "developer", "policy", 1);
    akt_sketch_edit_actor(dataset, 1)->driver = AKT_DRIVER_LISTED;
    akt_sketch_edit_actor(dataset, 2)->driver = AKT_DRIVER_CENTRAL;
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "developer", "policy", AKT_STRENGTH_ABSENT);
    akt_sketch_add_role(dataset, akt_sketch_actor(3), "developer", "agencies_state",
                        AKT_STRENGTH_CLEAR);
    akt_sketch_add_role(dataset, akt_sketch_actor(4), "developer", "policy",
                        AKT_STRENGTH_POTENTIAL);
    akt_suggestion s = find(dataset, 5);
    static const char *const order[] = {"a4", "a3", "a2", "a1", "a0"};
    assert_int_equal(s.plan_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(akt_dataset_party(dataset, s.plans[i].items[0].holder)->record.id,
                            order[i]);
    assert_int_equal(s.others[0].count, AKT_SUGGESTION_OTHERS);
    assert_int_equal(s.others[0].items[0].index, 3);
    akt_suggestion_dispose(&s);
    akt_dataset_free(dataset);
}

static void test_suggestion__who_is_for_others_or_over_or_planned_is_not_asked(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_dataset_edit_about(dataset)->date = (akt_date){2016, 0, 0};
    akt_term *area = akt_dataset_add_term(dataset, AKT_VOCABULARY_AREAS, "here");
    area->audiences = akt_sketch_codes(dataset, AKT_VOCABULARY_AUDIENCES, "municipalities");
    akt_sketch_edit_actor(dataset, 0)->audiences =
        akt_sketch_codes(dataset, AKT_VOCABULARY_AUDIENCES, "business");
    akt_sketch_edit_actor(dataset, 1)->party.to = (akt_date){2015, 0, 0};
    akt_ref lab = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "lab");
    ((akt_programme *)akt_dataset_edit(dataset, AKT_TABLE_PROGRAMMES, (size_t)lab.index))->status =
        AKT_PROGRAMME_PLANNED;
    akt_sketch_add_need(dataset, "developer", "here", 2);
    akt_suggestion s = find(dataset, 1);
    assert_plan(dataset, &s.plans[0], "a2 developer here +1");
    assert_int_equal(s.shortfalls[0].missing, 2);
    assert_int_equal(s.shortfalls[0].asked, 1);
    assert_int_equal(s.shortfalls[0].eligible, 1);
    assert_int_equal(s.shortfalls[0].unfit, 1);
    assert_int_equal(s.parties, 4);
    assert_int_equal(s.ended, 1);
    assert_int_equal(s.planned, 1);
    akt_suggestion_dispose(&s);
    akt_dataset_free(dataset);
}

static void test_suggestion__for_gaps_one_each_is_enough(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_need(dataset, "developer", "policy", 3);
    akt_sketch_add_need(dataset, "enabler", "policy", 2);
    akt_sketch_add_role(dataset, akt_sketch_actor(2), "enabler", "policy", AKT_STRENGTH_POSSIBLE);
    const akt_suggestion_options options = {true, NULL, 1};
    akt_suggestion s = find_with(dataset, &options);
    assert_plan(dataset, &s.plans[0], "a0 developer policy +1");
    akt_suggestion_dispose(&s);
    akt_dataset_free(dataset);
}

/* a1 is dear for policy: of the same roles the cheap are taken, and the bound is met. */
static void test_suggestion__the_least_cost_comes_first(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_need(dataset, "developer", "policy", 2);
    const akt_role_cost lines[] = {{akt_sketch_actor(0), AKT_NONE, AKT_NONE, 50},
                                   {akt_sketch_actor(1), AKT_NONE, AKT_NONE, 7},
                                   {akt_sketch_actor(2), AKT_NONE, AKT_NONE, 20}};
    const akt_role_costs costs = {lines, 3};
    const akt_suggestion_options options = {false, &costs, 3};
    akt_suggestion s = find_with(dataset, &options);
    assert_true(s.has_costs);
    assert_int_equal(s.plan_count, 3);
    assert_plan(dataset, &s.plans[0], "a1 developer policy +1; a2 developer policy +1");
    assert_int_equal(s.plans[0].cost, 27);
    assert_int_equal(s.bound, 27);
    assert_int_equal(s.plans[1].cost, 57);
    assert_int_equal(s.plans[2].cost, 70);
    akt_suggestion_dispose(&s);
    akt_dataset_free(dataset);
}

static void test_suggestion__nothing_is_suggested_where_nothing_is_missing(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_need(dataset, "developer", "policy", 1);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "developer", "policy", AKT_STRENGTH_CLEAR);
    akt_suggestion s = find(dataset, 3);
    assert_int_equal(s.missing, 0);
    assert_int_equal(s.plan_count, 0);
    akt_suggestion_dispose(&s);
    akt_dataset_free(dataset);
}

static void test_suggestion__without_needs_there_is_nothing_to_ask(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_coverage coverage;
    akt_suggestion out;
    akt_error err;
    const akt_suggestion_options options = {false, NULL, 1};
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    assert_int_equal(akt_suggestion_find(&out, dataset, &coverage, &options, &err), AKT_EINVAL);
    assert_non_null(strstr(err.message, "no need names a role"));
    akt_coverage_dispose(&coverage);
    akt_dataset_free(dataset);
}

/* The oracle: every subset of the candidates, one after the other. */

enum { CRITERIA = 7, SUBSETS_MOST = 1 << 14 };

typedef struct ranked_subset {
    uint32_t members;
    int64_t value[CRITERIA];
} ranked_subset;

/* Whether a holder has the role clearly in the cell, by the records or as a member of the subset. */
static bool is_clear(const akt_dataset *dataset, const akt_suggestion *s, uint32_t members,
                     const akt_shortfall *cell, akt_ref holder)
{
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ROLES); i++) {
        const akt_role *r = &akt_dataset_roles(dataset)[i];
        if (r->role == cell->role && r->strength == AKT_STRENGTH_CLEAR &&
            akt_ref_is_same(r->holder, holder) &&
            (cell->area == AKT_NONE || r->area == cell->area || r->area == AKT_AREA_ALL))
            return true;
    }
    for (size_t i = 0; i < s->candidate_count; i++) {
        const akt_assignment *a = &s->candidates[i];
        if ((members >> i & 1) && a->role == cell->role && akt_ref_is_same(a->holder, holder) &&
            (cell->area == AKT_NONE || a->area == cell->area))
            return true;
    }
    return false;
}

static bool suffices(const akt_dataset *dataset, const akt_suggestion *s, uint32_t members)
{
    for (size_t c = 0; c < s->shortfall_count; c++) {
        const akt_shortfall *cell = &s->shortfalls[c];
        size_t clear = 0;
        for (size_t h = 0; h < akt_dataset_count(dataset, AKT_TABLE_ACTORS); h++)
            clear += is_clear(dataset, s, members, cell, akt_sketch_actor(h));
        if (clear < cell->clear + cell->asked)
            return false;
    }
    return true;
}

static ranked_subset rank(const akt_dataset *dataset, const akt_suggestion *s, uint32_t members)
{
    ranked_subset out = {members, {0}};
    for (size_t i = 0; i < s->candidate_count; i++) {
        const akt_assignment *a = &s->candidates[i];
        const int64_t of_one[] = {a->cost,      1, a->fit.stated, a->fit.facets, a->fit.elsewhere,
                                  a->fit.driver};
        for (size_t k = 0; (members >> i & 1) && k < CRITERIA - 1; k++)
            out.value[k] += of_one[k];
    }
    for (size_t h = 0; h < akt_dataset_count(dataset, AKT_TABLE_ACTORS); h++) {
        bool is_in = false;
        for (size_t i = 0; i < s->candidate_count; i++)
            is_in = is_in || ((members >> i & 1) && s->candidates[i].holder.index == (int32_t)h);
        out.value[CRITERIA - 1] += is_in;
    }
    return out;
}

/* Cell by cell, whoever has the first id that only one of two has. Actors stand by id. */
static bool has_first_ids(const akt_suggestion *s, uint32_t a, uint32_t b)
{
    for (size_t c = 0; c < s->shortfall_count; c++) {
        for (int32_t h = 0; h < 16; h++) {
            for (size_t i = 0; i < s->candidate_count; i++) {
                const akt_assignment *x = &s->candidates[i];
                if (x->role == s->shortfalls[c].role && x->area == s->shortfalls[c].area &&
                    x->holder.index == h && ((a ^ b) >> i & 1))
                    return a >> i & 1;
            }
        }
    }
    return false;
}

static bool is_better(const akt_suggestion *s, const ranked_subset *a, const ranked_subset *b)
{
    for (size_t k = 0; k < CRITERIA; k++)
        if (a->value[k] != b->value[k])
            return a->value[k] < b->value[k];
    return has_first_ids(s, a->members, b->members);
}

static uint32_t members_of(const akt_suggestion *s, const akt_plan *plan)
{
    uint32_t members = 0;
    for (size_t i = 0; i < s->candidate_count; i++)
        for (size_t k = 0; k < plan->count; k++)
            if (plan->items[k].role == s->candidates[i].role &&
                plan->items[k].area == s->candidates[i].area &&
                akt_ref_is_same(plan->items[k].holder, s->candidates[i].holder))
                members |= 1U << i;
    return members;
}

static void assert_best(const akt_dataset *dataset, const akt_suggestion *s, size_t wanted)
{
    static bool enough[SUBSETS_MOST];
    uint32_t all = 1U << s->candidate_count;
    assert_true(all <= SUBSETS_MOST);
    for (uint32_t m = 0; m < all; m++)
        enough[m] = suffices(dataset, s, m);
    size_t found = 0;
    for (; found < wanted; found++) {
        ranked_subset best = {0};
        bool any = false;
        for (uint32_t m = 0; m < all; m++) {
            bool taken = !enough[m];
            for (size_t p = 0; p < found && !taken; p++) {
                uint32_t before = members_of(s, &s->plans[p]);
                taken = (m & before) == before;
            }
            if (taken)
                continue;
            const ranked_subset own = rank(dataset, s, m);
            if (!any || is_better(s, &own, &best))
                best = own;
            any = true;
        }
        if (!any)
            break;
        assert_true(found < s->plan_count);
        assert_int_equal(members_of(s, &s->plans[found]), best.members);
        assert_int_equal(s->plans[found].cost, best.value[0]);
        assert_int_equal(s->plans[found].holders, best.value[CRITERIA - 1]);
    }
    assert_int_equal(s->plan_count, found);
    assert_true(s->bound <= s->plans[0].cost);
    assert_true(s->relaxed <= (double)s->plans[0].cost + 1e-6);
}

static akt_dataset *draw(uint64_t *seed)
{
    static const char *const roles[] = {"developer", "enabler"};
    static const char *const areas[] = {NULL, "policy", "agencies_state"};
    size_t actors = 2 + akt_sketch_draw(seed, 3);
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t i = 0; i < actors; i++) {
        akt_actor *actor = akt_sketch_edit_actor(dataset, i);
        actor->driver = (int32_t)akt_sketch_draw(seed, 3);
    }
    for (size_t i = 0; i < 3; i++)
        akt_sketch_add_role(dataset, akt_sketch_actor(akt_sketch_draw(seed, actors)),
                            roles[akt_sketch_draw(seed, 2)], areas[akt_sketch_draw(seed, 3)],
                            (akt_strength)akt_sketch_draw(seed, AKT_STRENGTH_COUNT));
    size_t needs = 1 + akt_sketch_draw(seed, 3);
    for (size_t i = 0; i < needs; i++)
        akt_sketch_add_need(dataset, roles[akt_sketch_draw(seed, 2)],
                            areas[akt_sketch_draw(seed, 3)], 1 + (int64_t)akt_sketch_draw(seed, 3));
    return dataset;
}

static void test_suggestion__is_what_trying_every_set_finds(void **state)
{
    (void)state;
    uint64_t seed = 7;
    size_t tried = 0;
    for (size_t i = 0; i < 150; i++) {
        akt_dataset *dataset = draw(&seed);
        akt_role_cost lines[4];
        for (size_t k = 0; k < 4; k++)
            lines[k] = (akt_role_cost){
                akt_sketch_actor(akt_sketch_draw(&seed, 2)), (int32_t)akt_sketch_draw(&seed, 2),
                AKT_NONE, (int32_t)akt_sketch_draw(&seed, i % 3 ? 4 : AKT_ROLE_COST_MOST + 1)};
        const akt_role_costs costs = {lines, 4};
        const akt_suggestion_options options = {i % 5 == 4, i % 2 ? &costs : NULL, 1 + i % 4};
        akt_suggestion s = find_with(dataset, &options);
        if (s.asked && s.candidate_count <= 12) {
            assert_best(dataset, &s, options.plans);
            tried++;
        }
        akt_suggestion_dispose(&s);
        akt_dataset_free(dataset);
    }
    assert_true(tried > 80);
}

static akt_status run(const void *subject)
{
    const akt_dataset *dataset = subject;
    const akt_suggestion_options options = {false, NULL, 2};
    akt_coverage coverage;
    akt_suggestion out;
    akt_status status = akt_coverage_compute(&coverage, dataset, NULL);
    if (status != AKT_OK)
        return status;
    status = akt_suggestion_find(&out, dataset, &coverage, &options, NULL);
    akt_suggestion_dispose(&out);
    akt_coverage_dispose(&coverage);
    return status;
}

static void test_suggestion__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_need(dataset, "developer", "policy", 1);
    assert_int_equal(run(dataset), AKT_OK); /* what the loader keeps is there afterwards */
    akt_sweep(run, dataset, 20);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_suggestion__one_role_fills_its_area_and_the_whole_role),
        cmocka_unit_test(test_suggestion__of_as_many_roles_the_fewest_holders_are_asked),
        cmocka_unit_test(test_suggestion__fit_counts_before_ids),
        cmocka_unit_test(test_suggestion__who_is_for_others_or_over_or_planned_is_not_asked),
        cmocka_unit_test(test_suggestion__for_gaps_one_each_is_enough),
        cmocka_unit_test(test_suggestion__the_least_cost_comes_first),
        cmocka_unit_test(test_suggestion__nothing_is_suggested_where_nothing_is_missing),
        cmocka_unit_test(test_suggestion__without_needs_there_is_nothing_to_ask),
        cmocka_unit_test(test_suggestion__is_what_trying_every_set_finds),
        cmocka_unit_test(test_suggestion__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("suggestion", tests, NULL, NULL);
}
