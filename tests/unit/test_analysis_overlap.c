#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/overlap.h"
#include "support/near.h"
#include "support/overlap_oracle.h"
#include "support/sketch.h"

#include <math.h>
#include <string.h>

static akt_overlap compute(const akt_dataset *dataset)
{
    akt_overlap overlap;
    assert_int_equal(akt_overlap_compute(&overlap, dataset, NULL), AKT_OK);
    return overlap;
}

static void state_terms(akt_dataset *dataset, size_t actor, const char *audiences,
                        const char *instruments)
{
    akt_actor *a = akt_sketch_edit_actor(dataset, actor);
    a->audiences = akt_sketch_codes(dataset, AKT_VOCABULARY_AUDIENCES, audiences);
    a->instruments = akt_sketch_codes(dataset, AKT_VOCABULARY_INSTRUMENTS, instruments);
}

static void place(akt_dataset *dataset, size_t actor, const char *area)
{
    akt_sketch_add_role(dataset, akt_sketch_actor(actor), "educator", area, AKT_STRENGTH_CLEAR);
}

static void assert_only(const akt_dataset *dataset, akt_overlap_verdict verdict, double score)
{
    akt_overlap overlap = compute(dataset);
    assert_int_equal(overlap.pair_count, 1);
    assert_int_equal(overlap.pairs[0].verdict, verdict);
    assert_near(overlap.pairs[0].score, score, 1e-12);
    akt_overlap_dispose(&overlap);
}

static void assert_none(const akt_dataset *dataset)
{
    akt_overlap overlap = compute(dataset);
    assert_int_equal(overlap.pair_count, 0);
    akt_overlap_dispose(&overlap);
}

static void test_overlap__who_states_the_same_scores_1(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    state_terms(dataset, 0, "schools,leaders", "grants");
    state_terms(dataset, 1, "leaders,schools,schools", "grants");
    assert_only(dataset, AKT_OVERLAP_DUPLICATION, 1);
    place(dataset, 0, "policy");
    place(dataset, 1, "policy");
    assert_only(dataset, AKT_OVERLAP_DUPLICATION, 1);
    akt_dataset_free(dataset);
}

static void test_overlap__the_score_is_the_mean_over_what_both_state(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    state_terms(dataset, 0, "schools,leaders", "grants,tools,guidance");
    state_terms(dataset, 1, "leaders,counties", "");
    place(dataset, 0, "policy");
    place(dataset, 1, "policy");
    assert_only(dataset, AKT_OVERLAP_OVERLAP, (1.0 / 3 + 1) / 2);
    akt_dataset_free(dataset);
}

static void test_overlap__an_area_alone_is_fragmentation(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    place(dataset, 0, "policy");
    place(dataset, 1, "framework");
    assert_none(dataset);
    place(dataset, 1, "policy");
    assert_only(dataset, AKT_OVERLAP_FRAGMENTATION, 0.5);
    state_terms(dataset, 0, "schools", "grants");
    state_terms(dataset, 1, "leaders", "tools");
    assert_only(dataset, AKT_OVERLAP_FRAGMENTATION, 0.5 / 3);
    akt_dataset_free(dataset);
}

static void test_overlap__duplication_begins_at_four_fifths_of_both(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    state_terms(dataset, 0, "schools,leaders,counties,business,students", "grants");
    state_terms(dataset, 1, "schools,leaders,counties,business", "grants");
    assert_only(dataset, AKT_OVERLAP_DUPLICATION, 0.9);
    state_terms(dataset, 1, "schools,leaders,counties", "grants");
    assert_none(dataset);
    state_terms(dataset, 1, "schools,leaders,counties,business", "");
    assert_none(dataset);
    akt_dataset_free(dataset);
}

static void test_overlap__a_role_in_all_areas_shares_each_and_a_weak_one_none(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    place(dataset, 0, "all");
    place(dataset, 1, "policy");
    assert_only(dataset, AKT_OVERLAP_FRAGMENTATION, 0.2);
    akt_dataset_free(dataset);
    dataset = akt_sketch_new(2);
    place(dataset, 0, "policy");
    akt_sketch_add_role(dataset, akt_sketch_actor(1), "educator", "policy", AKT_STRENGTH_POTENTIAL);
    assert_none(dataset);
    akt_dataset_free(dataset);
}

static void test_overlap__a_body_is_not_compared_with_its_units_at_any_height(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    for (size_t i = 0; i < 4; i++)
        state_terms(dataset, i, "schools", "grants");
    akt_sketch_edit_actor(dataset, 1)->parent = akt_sketch_actor(0);
    akt_sketch_edit_actor(dataset, 2)->parent = akt_sketch_actor(1);
    akt_overlap overlap = compute(dataset);
    assert_int_equal(overlap.related, 3);
    assert_int_equal(overlap.pair_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(overlap.pairs[i].b, 3);
    akt_overlap_dispose(&overlap);
    akt_dataset_free(dataset);
}

static void test_overlap__a_programme_is_not_compared_with_those_who_run_it(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_programme *p = (akt_programme *)akt_dataset_edit(dataset, AKT_TABLE_PROGRAMMES, 0);
    const akt_ref owner = akt_sketch_actor(0), operator= akt_sketch_actor(1);
    p->owners = akt_sketch_refs(dataset, &owner, 1);
    p->operators = akt_sketch_refs(dataset, &operator, 1);
    p->audiences = akt_sketch_codes(dataset, AKT_VOCABULARY_AUDIENCES, "schools");
    p->instruments = akt_sketch_codes(dataset, AKT_VOCABULARY_INSTRUMENTS, "grants");
    for (size_t i = 0; i < 3; i++)
        state_terms(dataset, i, "schools", "grants");
    akt_overlap overlap = compute(dataset);
    assert_int_equal(overlap.related, 2);
    assert_int_equal(overlap.pair_count, 6 - 2);
    akt_overlap_dispose(&overlap);
    akt_dataset_free(dataset);
}

static void test_overlap__says_how_many_cannot_be_compared(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(5);
    akt_dataset_edit_about(dataset)->date = (akt_date){2018, 0, 0};
    state_terms(dataset, 0, "schools", "");
    state_terms(dataset, 1, "", "grants");
    state_terms(dataset, 2, "leaders", "grants");
    state_terms(dataset, 4, "leaders", "grants");
    akt_sketch_edit_actor(dataset, 4)->party.to = (akt_date){2016, 0, 0};
    akt_overlap overlap = compute(dataset);
    assert_int_equal(overlap.party_count, 3);
    assert_int_equal(overlap.silent, 1);
    assert_int_equal(overlap.ended, 1);
    assert_int_equal(overlap.unmatched, 1);
    assert_int_equal(overlap.pair_count, 0);
    akt_overlap_dispose(&overlap);
    akt_dataset_free(dataset);
}

/* Terms, roles and parents at random. */
static akt_dataset *sketch(uint64_t seed, size_t actors)
{
    static const char *const areas[] = {"policy", "framework", "challenges", "all"};
    akt_dataset *dataset = akt_sketch_new(actors);
    for (size_t i = 0; i < actors; i++) {
        akt_actor *a = akt_sketch_edit_actor(dataset, i);
        int32_t *codes = akt_pool_get(akt_dataset_pool(dataset), 8 * sizeof *codes);
        assert_non_null(codes);
        for (size_t k = 0; k < 8; k++)
            codes[k] = (int32_t)akt_sketch_draw(&seed, 4);
        a->audiences = (akt_indices){codes, akt_sketch_draw(&seed, 5)};
        a->instruments = (akt_indices){codes + 4, akt_sketch_draw(&seed, 5)};
        if (i > 0 && akt_sketch_draw(&seed, 4) == 0)
            a->parent = akt_sketch_actor(akt_sketch_draw(&seed, i));
        if (akt_sketch_draw(&seed, 5))
            akt_sketch_add_role(dataset, akt_sketch_actor(i), "educator",
                                areas[akt_sketch_draw(&seed, 4)],
                                (akt_strength)akt_sketch_draw(&seed, 3));
    }
    return dataset;
}

static void test_overlap__agrees_with_a_slow_plain_one(void **state)
{
    (void)state;
    size_t seen[AKT_OVERLAP_NONE] = {0};
    for (uint64_t seed = 1; seed <= 200; seed++) {
        akt_dataset *dataset = sketch(seed, 12);
        akt_overlap overlap = compute(dataset);
        size_t expected = 0;
        for (size_t a = 0; a < 12; a++)
            for (size_t b = a + 1; b < 12; b++)
                expected += akt_oracle_overlap(dataset, a, b).verdict != AKT_OVERLAP_NONE;
        assert_int_equal(overlap.pair_count, expected);
        for (size_t i = 0; i < overlap.pair_count; i++) {
            const akt_overlap_pair *pair = &overlap.pairs[i];
            const akt_oracle_pair told =
                akt_oracle_overlap(dataset, (size_t)overlap.parties[pair->a].party.index,
                                   (size_t)overlap.parties[pair->b].party.index);
            assert_int_equal(pair->verdict, told.verdict);
            assert_near(pair->score, told.score, 1e-12);
            seen[told.verdict]++;
        }
        akt_overlap_dispose(&overlap);
        akt_dataset_free(dataset);
    }
    for (size_t v = 0; v < AKT_OVERLAP_NONE; v++)
        assert_true(seen[v] > 20);
}

static void test_overlap__pairs_stand_by_verdict_then_score_then_ids(void **state)
{
    (void)state;
    akt_dataset *dataset = sketch(7, 24);
    akt_overlap overlap = compute(dataset);
    assert_true(overlap.pair_count > 10);
    for (size_t i = 0; i < overlap.pair_count; i++) {
        const akt_overlap_pair *p = &overlap.pairs[i], *q = p - 1;
        const akt_party *a = akt_dataset_party(dataset, overlap.parties[p->a].party);
        const akt_party *b = akt_dataset_party(dataset, overlap.parties[p->b].party);
        assert_true(strcmp(a->record.id, b->record.id) < 0);
        assert_true(p->score >= 0 && p->score <= 1);
        if (i == 0)
            continue;
        assert_true(q->verdict >= p->verdict);
        if (q->verdict == p->verdict)
            assert_true(q->score > p->score ||
                        (q->score == p->score && (q->a < p->a || (q->a == p->a && q->b < p->b))));
    }
    akt_overlap_dispose(&overlap);
    akt_dataset_free(dataset);
}

static void test_overlap__shared_terms_are_those_that_both_state(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    state_terms(dataset, 0, "schools,leaders,business", "grants");
    state_terms(dataset, 1, "leaders,schools", "grants");
    place(dataset, 0, "policy");
    place(dataset, 1, "policy");
    akt_overlap overlap = compute(dataset);
    int32_t shared[3];
    assert_int_equal(akt_overlap_shared(&overlap, overlap.pairs, AKT_OVERLAP_AUDIENCE, shared), 2);
    const akt_indices both = akt_sketch_codes(dataset, AKT_VOCABULARY_AUDIENCES, "schools,leaders");
    assert_int_equal(shared[0], both.items[0]);
    assert_int_equal(shared[1], both.items[1]);
    assert_int_equal(akt_overlap_shared(&overlap, overlap.pairs, AKT_OVERLAP_AREA, NULL), 1);
    akt_overlap_dispose(&overlap);
    akt_dataset_free(dataset);
}

static void test_overlap__words_are_those_that_files_spell(void **state)
{
    (void)state;
    assert_string_equal(akt_overlap_verdict_name(AKT_OVERLAP_FRAGMENTATION), "fragmentation");
    assert_string_equal(akt_overlap_verdict_name(AKT_OVERLAP_OVERLAP), "overlap");
    assert_string_equal(akt_overlap_verdict_name(AKT_OVERLAP_DUPLICATION), "duplication");
    assert_string_equal(akt_overlap_facet_name(AKT_OVERLAP_AUDIENCE), "audience");
    assert_string_equal(akt_overlap_facet_name(AKT_OVERLAP_INSTRUMENT), "instrument");
    assert_string_equal(akt_overlap_facet_name(AKT_OVERLAP_AREA), "area");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overlap__who_states_the_same_scores_1),
        cmocka_unit_test(test_overlap__the_score_is_the_mean_over_what_both_state),
        cmocka_unit_test(test_overlap__an_area_alone_is_fragmentation),
        cmocka_unit_test(test_overlap__duplication_begins_at_four_fifths_of_both),
        cmocka_unit_test(test_overlap__a_role_in_all_areas_shares_each_and_a_weak_one_none),
        cmocka_unit_test(test_overlap__a_body_is_not_compared_with_its_units_at_any_height),
        cmocka_unit_test(test_overlap__a_programme_is_not_compared_with_those_who_run_it),
        cmocka_unit_test(test_overlap__says_how_many_cannot_be_compared),
        cmocka_unit_test(test_overlap__agrees_with_a_slow_plain_one),
        cmocka_unit_test(test_overlap__pairs_stand_by_verdict_then_score_then_ids),
        cmocka_unit_test(test_overlap__shared_terms_are_those_that_both_state),
        cmocka_unit_test(test_overlap__words_are_those_that_files_spell),
    };
    return cmocka_run_group_tests_name("analysis/overlap", tests, NULL, NULL);
}
