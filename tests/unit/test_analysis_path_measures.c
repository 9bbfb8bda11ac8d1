#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/centrality.h"
#include "support/near.h"
#include "support/oracle.h"
#include "support/sketch.h"
#include "support/subject.h"
#include "support/sweep.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST = 40,
    MOST_GROWN = 90,
    OF_PATHS = 1 << AKT_MEASURE_BETWEENNESS | 1 << AKT_MEASURE_HARMONIC |
               1 << AKT_MEASURE_CLOSENESS | 1 << AKT_MEASURE_ECCENTRICITY
};

static const double EXACT = 1e-14;
static const double AGREE = 1e-12;

typedef akt_subject subject;

/* Takes the dataset over; everything that rests on paths. */
static subject measure(akt_dataset *dataset, akt_network_options options,
                       akt_centrality_options asked)
{
    asked.measures = OF_PATHS;
    asked.edge_betweenness = true;
    return akt_subject_as(dataset, options, &asked);
}

/* A row of n actors, each tied to the next; the last to the first too where it is a ring. */
static akt_dataset *draw_row(size_t n, bool is_ring, const char *kind)
{
    akt_dataset *dataset = akt_sketch_new(n);
    for (size_t v = 0; v + !is_ring < n; v++)
        akt_sketch_add_tie(dataset, v, (v + 1) % n, kind);
    return dataset;
}

static const akt_network_options governance = {.layers = 1 << AKT_LAYER_GOVERNANCE};

static void test_path_measures__along_a_path_all_pairs_across_an_edge_use_it(void **state)
{
    (void)state;
    enum { N = 700 }; /* more than one sweep, as many levels */
    const akt_centrality_options raw = {.raw = true};
    subject s = measure(draw_row(N, false, "cooperates"), (akt_network_options){0}, raw);
    double *const *x = s.result.values;
    for (size_t v = 0; v < N; v++) {
        double before = (double)v, behind = (double)(N - 1 - v), far = fmax(before, behind);
        assert_near(x[AKT_MEASURE_BETWEENNESS][v], before * behind, EXACT);
        assert_near(x[AKT_MEASURE_ECCENTRICITY][v], far, 0);
        double total = (before * (before + 1) + behind * (behind + 1)) / 2;
        assert_near(x[AKT_MEASURE_CLOSENESS][v], (N - 1) / total, EXACT);
        if (v + 1 < N)
            assert_near(s.result.edge_betweenness[v], (before + 1) * behind, EXACT);
    }
    akt_subject_dispose(&s);
}

static void test_path_measures__a_directed_ring_is_gone_round_one_way(void **state)
{
    (void)state;
    enum { N = 35 }; /* from v - k to v in k steps, k up to n - 1 */
    const akt_centrality_options raw = {.raw = true};
    subject s = measure(draw_row(N, true, "governs"), governance, raw);
    for (size_t v = 0; v < N; v++) {
        assert_near(s.result.values[AKT_MEASURE_BETWEENNESS][v], (N - 1) * (N - 2) / 2.0, EXACT);
        assert_near(s.result.values[AKT_MEASURE_ECCENTRICITY][v], N - 1, 0);
        assert_near(s.result.values[AKT_MEASURE_CLOSENESS][v], 2.0 / N, EXACT);
        assert_near(s.result.edge_betweenness[v], N * (N - 1) / 2.0, EXACT);
    }
    akt_subject_dispose(&s);
}

static void test_path_measures__eccentricity_counts_those_within_reach_of_the_vertex(void **state)
{
    (void)state;
    subject s = measure(draw_row(4, false, "governs"), governance, (akt_centrality_options){0});
    for (size_t v = 0; v < 4; v++)
        assert_near(s.result.values[AKT_MEASURE_ECCENTRICITY][v], 3 - (double)v, 0);
    akt_subject_dispose(&s);
    subject one = measure(akt_sketch_new(1), governance, (akt_centrality_options){0});
    assert_near(one.result.values[AKT_MEASURE_ECCENTRICITY][0], 0, 0);
    akt_subject_dispose(&one);
}

/* Four members tie each other by a third each, at distance 1; with a tie beside it, two by more. */
static void test_path_measures__a_forum_ties_its_members_at_distance_one(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4);
    akt_ref forum = akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    const akt_ref members[] = {akt_sketch_actor(0), akt_sketch_actor(1), akt_sketch_actor(2),
                               akt_sketch_actor(3)};
    ((akt_forum *)akt_dataset_edit(dataset, AKT_TABLE_FORUMS, (size_t)forum.index))->members =
        akt_sketch_refs(dataset, members, 4);
    akt_sketch_add_tie(dataset, 0, 1, "cooperates");
    const akt_network_options count = {.weight = AKT_WEIGHT_COUNT};
    subject s = measure(dataset, count, (akt_centrality_options){0});
    assert_near(s.result.values[AKT_MEASURE_HARMONIC][2], 1, EXACT);
    assert_near(s.result.values[AKT_MEASURE_ECCENTRICITY][2], 1, EXACT);
    assert_near(s.result.values[AKT_MEASURE_HARMONIC][0], (4.0 / 3 + 1 + 1) / 3, EXACT);
    akt_subject_dispose(&s);
}

static void test_path_measures__the_only_edge_between_islands_carries_every_pair(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(9); /* two triangles, 2-3 between them; 6-7; 8 alone */
    const size_t ends[][2] = {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}, {4, 5}, {6, 7}};
    const double pairs[] = {1, 4, 4, 9, 4, 4, 1, 1};
    for (size_t i = 0; i < 8; i++)
        akt_sketch_add_tie(dataset, ends[i][0], ends[i][1], "cooperates");
    subject s = measure(dataset, (akt_network_options){0}, (akt_centrality_options){.raw = true});
    assert_int_equal(s.result.edge_count, 8);
    for (size_t i = 0; i < 8; i++)
        assert_near(s.result.edge_betweenness[i], pairs[i], EXACT);
    assert_near(s.result.values[AKT_MEASURE_ECCENTRICITY][0], 3, 0);
    assert_near(s.result.values[AKT_MEASURE_ECCENTRICITY][6], 1, 0);
    assert_near(s.result.values[AKT_MEASURE_ECCENTRICITY][8], 0, 0);
    akt_subject_dispose(&s);
}

static void test_path_measures__edges_are_divided_by_the_pairs_there_are(void **state)
{
    (void)state;
    for (int directed = 0; directed < 2; directed++) {
        const akt_network_options options = directed ? governance : (akt_network_options){0};
        subject s = measure(draw_row(3, false, "governs"), options, (akt_centrality_options){0});
        for (size_t i = 0; i < 2; i++)
            assert_near(s.result.edge_betweenness[i], directed ? 2.0 / 6 : 4.0 / 6, EXACT);
        akt_subject_dispose(&s);
    }
}

static void compare(const double *values, const double *expected, size_t count, const char *what)
{
    for (size_t i = 0; i < count; i++) {
        if (!akt_is_near(values[i], expected[i], AGREE))
            fail_msg("%s %zu: %.17g, oracle %.17g", what, i, values[i], expected[i]);
    }
}

static void test_path_measures__random_networks_agree_with_the_oracle(void **state)
{
    (void)state;
    uint64_t seed = 2001;
    for (unsigned round = 0; round < 360; round++) {
        akt_network_options options;
        akt_dataset *dataset = akt_subject_random(&options, &seed, round, MOST);
        subject s = measure(dataset, options, (akt_centrality_options){.raw = true});
        double expected[4 * MOST];
        size_t n = s.result.count;
        akt_oracle_betweenness(expected, s.network);
        compare(s.result.values[AKT_MEASURE_BETWEENNESS], expected, n, "betweenness");
        akt_oracle_edge_betweenness(expected, s.network);
        compare(s.result.edge_betweenness, expected, akt_network_size(s.network), "edge");
        akt_oracle_harmonic(expected, s.network);
        compare(s.result.values[AKT_MEASURE_HARMONIC], expected, n, "harmonic");
        akt_oracle_closeness(expected, s.network);
        compare(s.result.values[AKT_MEASURE_CLOSENESS], expected, n, "closeness");
        akt_oracle_eccentricity(expected, s.network);
        compare(s.result.values[AKT_MEASURE_ECCENTRICITY], expected, n, "eccentricity");
        akt_subject_dispose(&s);
    }
}

/* Actor v tied to one of those before it, but to none where chance has it so: a forest. */
static void grow_trees(akt_dataset *dataset, uint64_t *seed, size_t first, size_t count)
{
    for (size_t v = first; v < count; v++) {
        if (v > 0 && akt_sketch_draw(seed, 8) > 0)
            akt_sketch_add_tie(dataset, v, akt_sketch_draw(seed, v), "cooperates");
    }
}

/* Rings that each share an actor with what was there before: a cactus. */
static void grow_rings(akt_dataset *dataset, uint64_t *seed, size_t count)
{
    for (size_t first = 0; first < count;) {
        size_t size = 2 + akt_sketch_draw(seed, 4);
        size_t end = first + size < count ? first + size : count;
        size_t joint = first > 0 ? akt_sketch_draw(seed, first) : first;
        for (size_t v = first; v < end; v++)
            akt_sketch_add_tie(dataset, v > first ? v - 1 : joint, v, "cooperates");
        akt_sketch_add_tie(dataset, end - 1, joint, "cooperates");
        first = end;
    }
}

/* All tied to all, and to the first of the next few. */
static void grow_cliques(akt_dataset *dataset, uint64_t *seed, size_t count)
{
    for (size_t first = 0, end; first < count; first = end) {
        size_t size = 1 + akt_sketch_draw(seed, 5);
        end = first + size < count ? first + size : count;
        for (size_t v = first; v < end; v++) {
            for (size_t w = v + 1; w < end; w++)
                akt_sketch_add_tie(dataset, v, w, "cooperates");
        }
        if (end < count && akt_sketch_draw(seed, 4) > 0)
            akt_sketch_add_tie(dataset, end - 1, end, "cooperates");
    }
}

/* A ring, a cactus, cliques or nothing, and trees that hang on it. */
static akt_dataset *grow(uint64_t *seed, unsigned shape)
{
    size_t n = 1 + akt_sketch_draw(seed, MOST_GROWN - 1), core = akt_sketch_draw(seed, n + 1);
    akt_dataset *dataset = akt_sketch_new(n);
    if (shape % 3 == 0)
        core = 0;
    else if (shape % 3 == 1)
        grow_rings(dataset, seed, core);
    else
        grow_cliques(dataset, seed, core);
    grow_trees(dataset, seed, core, n);
    return dataset;
}

static void test_path_measures__trees_that_are_folded_change_nothing(void **state)
{
    (void)state;
    uint64_t seed = 31;
    for (unsigned round = 0; round < 300; round++) {
        const bool raw = round / 3 % 2;
        subject s = measure(grow(&seed, round), (akt_network_options){0},
                            (akt_centrality_options){.raw = raw});
        double expected[5 * MOST_GROWN], n = (double)s.result.count;
        size_t m = s.result.edge_count;
        akt_oracle_betweenness(expected, s.network);
        for (size_t v = 0; v < s.result.count && !raw; v++)
            expected[v] = n > 2 ? expected[v] / ((n - 1) * (n - 2) / 2) : 0;
        compare(s.result.values[AKT_MEASURE_BETWEENNESS], expected, s.result.count, "betweenness");
        akt_oracle_edge_betweenness(expected, s.network);
        for (size_t e = 0; e < m && !raw; e++)
            expected[e] /= n * (n - 1) / 2;
        compare(s.result.edge_betweenness, expected, m, "edge");
        akt_subject_dispose(&s);
    }
}

static void test_path_measures__lengths_that_differ_by_rounding_only_are_the_same(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(4); /* 1/3 + 1/6 + 1/2 as against 1 */
    akt_sketch_add_flow(dataset, "a", 0, 1, 3);
    akt_sketch_add_flow(dataset, "b", 1, 2, 6);
    akt_sketch_add_flow(dataset, "c", 2, 3, 2);
    akt_sketch_add_flow(dataset, "d", 0, 3, 1);
    const akt_network_options amounts = {.layers = 1 << AKT_LAYER_FUNDING,
                                         .weight = AKT_WEIGHT_AMOUNT};
    subject s = measure(dataset, amounts, (akt_centrality_options){.raw = true});
    /* 0 to 2, 0 to 3 by half, 1 to 3. */
    assert_near(s.result.values[AKT_MEASURE_BETWEENNESS][1], 1.5, EXACT);
    assert_near(s.result.values[AKT_MEASURE_BETWEENNESS][2], 1.5, EXACT);
    akt_subject_dispose(&s);
}

static void test_path_measures__equal_weights_are_measured_as_steps_are(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (int directed = 0; directed < 2; directed++) {
        akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING};
        options.direction = directed ? AKT_DIRECTION_DIRECTED : AKT_DIRECTION_UNDIRECTED;
        subject steps =
            measure(akt_sketch_flows(&seed, 900, 2500, 1), options, (akt_centrality_options){0});
        akt_dataset *dataset = akt_sketch_new(900);
        const akt_edge *edges = akt_network_edges(steps.network);
        for (size_t i = 0; i < akt_network_size(steps.network); i++)
            akt_sketch_add_flow(dataset, "f", (size_t)edges[i].from, (size_t)edges[i].to, 1);
        options.weight = AKT_WEIGHT_AMOUNT;
        subject lengths = measure(dataset, options, (akt_centrality_options){0});
        for (int m = AKT_MEASURE_BETWEENNESS; m <= AKT_MEASURE_ECCENTRICITY; m++)
            compare(steps.result.values[m], lengths.result.values[m], 900,
                    akt_measure_name((akt_measure)m));
        compare(steps.result.edge_betweenness, lengths.result.edge_betweenness,
                steps.result.edge_count, "edge");
        akt_subject_dispose(&steps);
        akt_subject_dispose(&lengths);
    }
}

static void assert_same_bits(const akt_centrality *a, const akt_centrality *b)
{
    for (int m = 0; m < AKT_MEASURE_COUNT; m++) {
        if (a->values[m])
            assert_memory_equal(a->values[m], b->values[m], a->count * sizeof(double));
    }
    assert_memory_equal(a->edge_betweenness, b->edge_betweenness, a->edge_count * sizeof(double));
    if (a->sampled) {
        assert_memory_equal(a->error, b->error, a->count * sizeof(double));
        assert_memory_equal(a->edge_error, b->edge_error, a->edge_count * sizeof(double));
    }
}

static void test_path_measures__any_number_of_threads_gives_the_same_bits(void **state)
{
    (void)state;
    const size_t threads[] = {2, 3, 8, 0};
    for (unsigned round = 0; round < 8; round++) {
        uint64_t seed = 17;
        akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING};
        options.direction = round & 1 ? AKT_DIRECTION_DIRECTED : AKT_DIRECTION_UNDIRECTED;
        options.weight = round & 2 ? AKT_WEIGHT_AMOUNT : AKT_WEIGHT_NONE;
        akt_centrality_options asked = {.threads = 1, .sample = round & 4 ? 150 : 0};
        size_t n = round & 4 ? 1500 : 500;
        subject one = measure(akt_sketch_flows(&seed, n, 4 * n, 5), options, asked);
        for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
            akt_centrality other;
            asked.threads = threads[i];
            asked.measures = OF_PATHS;
            asked.edge_betweenness = true;
            assert_int_equal(akt_centrality_compute(&other, one.network, &asked, NULL), AKT_OK);
            assert_same_bits(&one.result, &other);
            akt_centrality_dispose(&other);
        }
        akt_subject_dispose(&one);
    }
}

static void test_path_measures__a_sample_of_all_is_exact(void **state)
{
    (void)state;
    uint64_t seed = 23;
    const akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING};
    akt_centrality_options asked = {.sample = 30};
    subject all = measure(akt_sketch_flows(&seed, 30, 80, 9), options, asked);
    assert_int_equal(all.result.sampled, 0);
    assert_null(all.result.error);
    assert_null(all.result.edge_error);
    akt_centrality exact;
    asked = (akt_centrality_options){.measures = OF_PATHS, .edge_betweenness = true};
    assert_int_equal(akt_centrality_compute(&exact, all.network, &asked, NULL), AKT_OK);
    assert_same_bits(&exact, &all.result);
    akt_centrality_dispose(&exact);
    akt_subject_dispose(&all);
}

/* What many samples found of one number, and how far off they said they were. */
typedef struct trial {
    double sum;
    double squares; /* of how far off they were */
    double errors;  /* squared, as stated */
} trial;

static void try_sample(trial *t, double value, double error, double exact)
{
    t->sum += value;
    t->squares += (value - exact) * (value - exact);
    t->errors += error * error;
}

static void test_path_measures__samples_err_as_much_as_they_say(void **state)
{
    (void)state;
    enum { N = 60, SEEDS = 300 };
    uint64_t seed = 29;
    const akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING};
    subject s = measure(akt_sketch_flows(&seed, N, 4 * N, 3), options, (akt_centrality_options){0});
    const double *exact = s.result.values[AKT_MEASURE_BETWEENNESS];
    const double *exact_edges = s.result.edge_betweenness;
    trial vertices = {0}, edges = {0}, first = {0};
    for (uint64_t i = 1; i <= SEEDS; i++) {
        akt_centrality x;
        const akt_centrality_options asked = {.measures = 1 << AKT_MEASURE_BETWEENNESS,
                                              .edge_betweenness = true,
                                              .sample = 25,
                                              .seed = i};
        assert_int_equal(akt_centrality_compute(&x, s.network, &asked, NULL), AKT_OK);
        assert_int_equal(x.sampled, 25);
        for (size_t v = 0; v < N; v++)
            try_sample(&vertices, x.values[AKT_MEASURE_BETWEENNESS][v], x.error[v], exact[v]);
        for (size_t e = 0; e < x.edge_count; e++)
            try_sample(&edges, x.edge_betweenness[e], x.edge_error[e], exact_edges[e]);
        try_sample(&first, x.edge_betweenness[0], x.edge_error[0], exact_edges[0]);
        akt_centrality_dispose(&x);
    }
    assert_true(first.squares > 0);
    assert_near(vertices.squares / vertices.errors, 1, 0.05);
    assert_near(edges.squares / edges.errors, 1, 0.05);
    assert_near(first.sum / SEEDS, exact_edges[0], 3 * sqrt(first.errors) / SEEDS);
    akt_subject_dispose(&s);
}

static void test_path_measures__one_drawn_vertex_has_no_known_error(void **state)
{
    (void)state;
    subject s = measure(draw_row(9, true, "cooperates"), (akt_network_options){0},
                        (akt_centrality_options){.sample = 1});
    for (size_t v = 0; v < 9; v++)
        assert_true(isnan(s.result.error[v]));
    akt_subject_dispose(&s);
}

static void test_path_measures__more_paths_than_a_number_holds_are_refused(void **state)
{
    (void)state;
    enum { DIAMONDS = 1030 }; /* in a row: twice the paths with each */
    akt_dataset *dataset = akt_sketch_new(3 * DIAMONDS + 1);
    for (size_t i = 0; i < DIAMONDS; i++) {
        for (size_t side = 1; side <= 2; side++) {
            akt_sketch_add_tie(dataset, 3 * i, 3 * i + side, "cooperates");
            akt_sketch_add_tie(dataset, 3 * i + side, 3 * i + 3, "cooperates");
        }
    }
    akt_network *network;
    akt_centrality result;
    akt_error err;
    const akt_network_options options[] = {{0}, {.weight = AKT_WEIGHT_COUNT}};
    for (size_t i = 0; i < 2; i++) {
        const akt_centrality_options asked = {.edge_betweenness = true, .sample = 16};
        assert_int_equal(akt_network_new(&network, dataset, &options[i], NULL), AKT_OK);
        assert_int_equal(akt_centrality_compute(&result, network, &asked, &err), AKT_ELIMIT);
        assert_string_equal(err.message, "there are too many shortest paths to count them");
        assert_null(result.edge_betweenness);
        akt_network_free(network);
    }
    akt_dataset_free(dataset);
}

/* What is measured, and what is asked of it. */
typedef struct question {
    const akt_network *network;
    akt_centrality_options asked;
} question;

static akt_status measure_once(const void *of)
{
    const question *q = of;
    akt_centrality result;
    akt_error err = {.status = AKT_OK};
    akt_status status = akt_centrality_compute(&result, q->network, &q->asked, &err);
    assert_int_equal(err.status, status);
    assert_int_equal(result.values[AKT_MEASURE_CLOSENESS] != NULL, status == AKT_OK);
    akt_centrality_dispose(&result);
    return status;
}

static void test_path_measures__any_allocation_may_fail(void **state)
{
    (void)state;
    uint64_t seed = 31;
    akt_dataset *dataset = akt_sketch_flows(&seed, 40, 60, 4);
    for (unsigned round = 0; round < 8; round++) {
        akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING};
        options.direction = round & 1 ? AKT_DIRECTION_DIRECTED : AKT_DIRECTION_UNDIRECTED;
        options.weight = round & 2 ? AKT_WEIGHT_AMOUNT : AKT_WEIGHT_NONE;
        akt_network *network;
        assert_int_equal(akt_network_new(&network, dataset, &options, NULL), AKT_OK);
        const question asked = {
            network, {.measures = OF_PATHS, .edge_betweenness = true, .sample = round & 4 ? 6 : 0}};
        akt_sweep(measure_once, &asked, 10);
        akt_network_free(network);
    }
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_path_measures__along_a_path_all_pairs_across_an_edge_use_it),
        cmocka_unit_test(test_path_measures__a_directed_ring_is_gone_round_one_way),
        cmocka_unit_test(test_path_measures__eccentricity_counts_those_within_reach_of_the_vertex),
        cmocka_unit_test(test_path_measures__a_forum_ties_its_members_at_distance_one),
        cmocka_unit_test(test_path_measures__the_only_edge_between_islands_carries_every_pair),
        cmocka_unit_test(test_path_measures__edges_are_divided_by_the_pairs_there_are),
        cmocka_unit_test(test_path_measures__random_networks_agree_with_the_oracle),
        cmocka_unit_test(test_path_measures__trees_that_are_folded_change_nothing),
        cmocka_unit_test(test_path_measures__lengths_that_differ_by_rounding_only_are_the_same),
        cmocka_unit_test(test_path_measures__equal_weights_are_measured_as_steps_are),
        cmocka_unit_test(test_path_measures__any_number_of_threads_gives_the_same_bits),
        cmocka_unit_test(test_path_measures__a_sample_of_all_is_exact),
        cmocka_unit_test(test_path_measures__samples_err_as_much_as_they_say),
        cmocka_unit_test(test_path_measures__one_drawn_vertex_has_no_known_error),
        cmocka_unit_test(test_path_measures__more_paths_than_a_number_holds_are_refused),
        cmocka_unit_test(test_path_measures__any_allocation_may_fail),
    };
    return cmocka_run_group_tests_name("analysis/path_measures", tests, NULL, NULL);
}
