#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/centrality.h"
#include "analysis/path_sample_internal.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES = 5, SEEDS = 60 };

/* Hubs of which each has fewer of the actors than the one before, and few ties beside: places that
 * lie apart. With `camps`, groups behind one tie each besides: those who lead there are between
 * others for few sources only, which a sample may miss. */
static akt_network *draw_field(size_t n, bool has_camps)
{
    enum { HUBS = 12, CAMP = 6 };
    uint64_t seed = 41;
    akt_dataset *dataset = akt_sketch_new(n);
    size_t camps = has_camps ? n / 40 : 0, first = n - camps * CAMP;
    for (size_t v = 1; v < first; v++) {
        size_t hub = 0;
        while (hub + 1 < HUBS && akt_sketch_draw(&seed, 100) < 55)
            hub++;
        akt_sketch_add_tie(dataset, v, v > hub ? hub : 0, "cooperates");
        if (akt_sketch_draw(&seed, 10) < 9)
            akt_sketch_add_tie(dataset, v, akt_sketch_draw(&seed, v), "cooperates");
    }
    for (size_t v = first; v < n; v++) {
        size_t leader = v - (v - first) % CAMP;
        akt_sketch_add_tie(dataset, v, v == leader ? akt_sketch_draw(&seed, first) : leader,
                           "cooperates");
    }
    akt_network *network;
    if (akt_network_new(&network, dataset, &(akt_network_options){0}, NULL) != AKT_OK)
        abort();
    akt_dataset_free(dataset);
    return network;
}

static akt_centrality compute(const akt_network *network, akt_centrality_options asked)
{
    akt_centrality result;
    asked.measures = 1 << AKT_MEASURE_BETWEENNESS;
    assert_int_equal(akt_centrality_compute(&result, network, &asked, NULL), AKT_OK);
    return result;
}

/* Three fifths of the sources; all, in what is left without the trees, cost more. */
static double steps_of(const akt_network *network)
{
    double n = (double)akt_network_order(network), m = (double)akt_network_size(network);
    return 0.6 * n * (n + 2 * m);
}

/* Whether every place of `values` lies where it may; rounding sets nobody apart. */
static bool holds(const double *values, const uint32_t *best, const uint32_t *worst, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t above = 0, beside = 0;
        for (size_t j = 0; j < count; j++) {
            double apart = values[j] - values[i];
            above += apart > 1e-12;
            beside += j != i && apart >= -1e-12 && apart <= 1e-12;
        }
        if (1 + above + beside < best[i] || 1 + above > worst[i])
            return false;
    }
    return true;
}

/* What became of the promises of many samples. */
typedef struct tally {
    size_t broken;
    size_t settled; /* vertices with one place */
    size_t early;   /* ended before they had to */
} tally;

static void try_seed(tally *t, const akt_network *network, const akt_centrality *exact,
                     uint64_t seed)
{
    const akt_centrality_options asked = {.edge_betweenness = exact->edge_betweenness != NULL,
                                          .seed = seed,
                                          .certain = 1,
                                          .steps = steps_of(network)};
    akt_centrality x = compute(network, asked);
    assert_true(x.sampled > 0 && x.sampled <= x.count * 3 / 5);
    bool is_kept = holds(exact->values[AKT_MEASURE_BETWEENNESS], x.best, x.worst, x.count);
    if (x.edge_best)
        is_kept =
            holds(exact->edge_betweenness, x.edge_best, x.edge_worst, x.edge_count) && is_kept;
    t->broken += !is_kept;
    t->early += x.sampled < x.count * 3 / 5;
    for (size_t v = 0; v < x.count; v++)
        t->settled += x.best[v] == x.worst[v] && x.best[v] <= PLACES;
    akt_centrality_dispose(&x);
}

static void test_path_sample__promises_hold_in_nineteen_of_twenty(void **state)
{
    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        akt_network *network = draw_field(1300, kind & 1);
        akt_centrality exact =
            compute(network, (akt_centrality_options){.edge_betweenness = kind & 2});
        tally t = {0, 0, 0};
        for (uint64_t seed = 1; seed <= SEEDS; seed++)
            try_seed(&t, network, &exact, seed);
        assert_true(t.broken <= SEEDS / 20);
        assert_true(t.settled >= SEEDS);
        assert_true(t.early >= SEEDS / 2 || kind & 2);
        akt_centrality_dispose(&exact);
        akt_network_free(network);
    }
}

static void assert_same(const void *a, const void *b, size_t size)
{
    assert_int_equal(a != NULL, b != NULL);
    if (a)
        assert_memory_equal(a, b, size);
}

static void assert_same_bits(const akt_centrality *a, const akt_centrality *b)
{
    assert_int_equal(a->sampled, b->sampled);
    assert_same(a->values[AKT_MEASURE_BETWEENNESS], b->values[AKT_MEASURE_BETWEENNESS],
                a->count * sizeof(double));
    assert_same(a->error, b->error, a->count * sizeof(double));
    assert_same(a->edge_betweenness, b->edge_betweenness, a->edge_count * sizeof(double));
    assert_same(a->edge_error, b->edge_error, a->edge_count * sizeof(double));
}

static akt_network *draw_flows(bool is_directed, akt_weight weight, size_t n)
{
    uint64_t seed = 43;
    const akt_network_options options = {.layers = 1 << AKT_LAYER_FUNDING,
                                         .direction = is_directed ? AKT_DIRECTION_DIRECTED
                                                                  : AKT_DIRECTION_UNDIRECTED,
                                         .weight = weight};
    akt_dataset *dataset = akt_sketch_flows(&seed, n, 3 * n, 4);
    akt_network *network;
    if (akt_network_new(&network, dataset, &options, NULL) != AKT_OK)
        abort();
    akt_dataset_free(dataset);
    return network;
}

static void test_path_sample__a_sample_is_the_same_however_it_came_to_be_that_large(void **state)
{
    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        akt_network *network =
            draw_flows(kind & 1, kind & 2 ? AKT_WEIGHT_AMOUNT : AKT_WEIGHT_NONE, 900);
        akt_centrality_options asked = {.edge_betweenness = true,
                                        .threads = 1,
                                        .seed = 7,
                                        .certain = 3,
                                        .steps = steps_of(network) * (kind & 2 ? 8 : 1)};
        akt_centrality one = compute(network, asked);
        asked.threads = 3;
        akt_centrality other = compute(network, asked);
        assert_same_bits(&one, &other);
        assert_same(one.best, other.best, one.count * sizeof(uint32_t));
        assert_same(one.worst, other.worst, one.count * sizeof(uint32_t));
        assert_same(one.edge_best, other.edge_best, one.edge_count * sizeof(uint32_t));
        assert_same(one.edge_worst, other.edge_worst, one.edge_count * sizeof(uint32_t));
        assert_true(one.sampled > 512);
        akt_centrality plain = compute(
            network,
            (akt_centrality_options){.edge_betweenness = true, .seed = 7, .sample = one.sampled});
        assert_same_bits(&one, &plain);
        assert_null(plain.best);
        akt_centrality_dispose(&one);
        akt_centrality_dispose(&other);
        akt_centrality_dispose(&plain);
        akt_network_free(network);
    }
}

static void test_path_sample__all_are_followed_where_that_costs_no_more(void **state)
{
    (void)state;
    akt_network *network = draw_flows(false, AKT_WEIGHT_NONE, 400);
    akt_centrality exact = compute(network, (akt_centrality_options){.edge_betweenness = true});
    akt_centrality sure =
        compute(network, (akt_centrality_options){.edge_betweenness = true, .certain = 10});
    assert_int_equal(sure.sampled, 0);
    assert_null(sure.best);
    assert_null(sure.edge_worst);
    assert_same_bits(&exact, &sure);
    akt_centrality_dispose(&exact);
    akt_centrality_dispose(&sure);
    akt_network_free(network);
    assert_int_equal(akt_sample__most(10000, 50000, 1.1e9, false, 0), 10000);
    assert_true(akt_sample__most(100000, 500000, 1.1e11, false, 0) < 20000);
    assert_int_equal(akt_sample__most(100000, 500000, 1e10, false, 0), 100000); /* mostly trees */
    assert_true(akt_sample__most(100000, 500000, 1.1e11, true, 0) < 2500);
    assert_int_equal(akt_sample__most(100000000, 1000000000, 2.1e17, false, 0), 256);
}

static void test_path_sample__places_are_exact_when_all_were_drawn(void **state)
{
    (void)state;
    const double sums[] = {0, 30, 50, 30, 0}, squares[] = {0, 300, 900, 500, 0};
    const double odds[] = {0, 0.3, 0.4, 0.3, 0};
    const uint32_t at[] = {4, 3, 2, 1, 0}, expected[] = {4, 2, 1, 2, 4};
    akt_evidence evidence = {sums, squares, odds, at, 5, 10, 10, 20, 0.05};
    uint32_t best[5], worst[5];
    assert_int_equal(akt_sample__places(best, worst, &evidence, NULL), AKT_OK);
    assert_memory_equal(best, expected, sizeof best);
    assert_memory_equal(worst, expected, sizeof worst);
    assert_true(akt_sample__is_settled(best, worst, 5, 5));
    evidence.drawn = 5;
    assert_int_equal(akt_sample__places(best, worst, &evidence, NULL), AKT_OK);
    assert_int_equal(worst[4], 4); /* zero for certain, but of the others nothing is */
    assert_int_equal(best[2], 1);
    assert_int_equal(worst[2], 3);
    assert_false(akt_sample__is_settled(best, worst, 5, 1));
}

static akt_status compute_once(const void *network)
{
    akt_centrality result;
    const akt_centrality_options asked = {.measures = 1 << AKT_MEASURE_BETWEENNESS,
                                          .edge_betweenness = true,
                                          .certain = 1,
                                          .steps = 1};
    akt_status status = akt_centrality_compute(&result, network, &asked, NULL);
    assert_int_equal(result.best != NULL, status == AKT_OK);
    akt_centrality_dispose(&result);
    return status;
}

static void test_path_sample__any_allocation_may_fail(void **state)
{
    (void)state;
    akt_network *network = draw_flows(false, AKT_WEIGHT_NONE, 280);
    akt_sweep(compute_once, network, 10);
    akt_network_free(network);
}

static void note_share(void *shares, double share)
{
    double *last = shares;
    assert_true(share > *last && share < 1);
    *last = share;
}

static void test_path_sample__progress_rises(void **state)
{
    (void)state;
    akt_network *network = draw_flows(false, AKT_WEIGHT_NONE, 900);
    for (size_t sample = 0; sample <= 700; sample += 700) {
        double last = 0;
        akt_centrality x = compute(network, (akt_centrality_options){.threads = 1,
                                                                     .sample = sample,
                                                                     .progress = note_share,
                                                                     .progress_context = &last});
        assert_true(last > 0.9);
        akt_centrality_dispose(&x);
    }
    akt_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_path_sample__promises_hold_in_nineteen_of_twenty),
        cmocka_unit_test(test_path_sample__a_sample_is_the_same_however_it_came_to_be_that_large),
        cmocka_unit_test(test_path_sample__all_are_followed_where_that_costs_no_more),
        cmocka_unit_test(test_path_sample__places_are_exact_when_all_were_drawn),
        cmocka_unit_test(test_path_sample__any_allocation_may_fail),
        cmocka_unit_test(test_path_sample__progress_rises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
