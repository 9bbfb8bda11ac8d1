#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/describe.h"
#include "support/shapes.h"
#include "support/sweep.h"
#include "support/told.h"

#include <stdlib.h>

enum { COUNT = 9 };

/* A ring of which the places were settled by hand. */
typedef struct subject {
    akt_shape shape;
    akt_centrality centrality;
    size_t certain;
    akt_lang lang;
} subject;

static subject prepare(const uint32_t best[COUNT], const uint32_t worst[COUNT], bool of_edges)
{
    subject s = {.shape = akt_shape_ring(COUNT), .certain = 5, .lang = AKT_LANG_EN};
    const akt_centrality_options asked = {
        .measures = 1 << AKT_MEASURE_BETWEENNESS, .edge_betweenness = of_edges, .sample = 4};
    assert_int_equal(akt_centrality_compute(&s.centrality, s.shape.network, &asked, NULL), AKT_OK);
    for (size_t i = 0; i < COUNT; i++)
        akt_sketch_edit_actor(s.shape.dataset, i)->kind = 0;
    uint32_t **places[] = {of_edges ? &s.centrality.edge_best : &s.centrality.best,
                           of_edges ? &s.centrality.edge_worst : &s.centrality.worst};
    for (size_t p = 0; p < 2; p++) {
        *places[p] = calloc(COUNT, sizeof **places[p]);
        for (size_t i = 0; i < COUNT; i++)
            (*places[p])[i] = p ? worst[i] : best[i];
    }
    return s;
}

static void dispose(subject *s)
{
    akt_centrality_dispose(&s->centrality);
    akt_shape_dispose(&s->shape);
}

static akt_status describe(akt_document **out, const subject *s)
{
    const akt_centrality_view view = {.measures = 1 << AKT_MEASURE_BETWEENNESS,
                                      .by = AKT_MEASURE_BETWEENNESS,
                                      .certain = s->certain,
                                      .seed = 3};
    return akt_describe_centrality(out, s->shape.dataset, s->shape.network, &s->centrality, &view,
                                   s->lang, NULL);
}

static void assert_says(const subject *s, const char *part)
{
    akt_document *document;
    assert_int_equal(describe(&document, s), AKT_OK);
    assert_told(document, part);
    akt_document_free(document);
}

static const uint32_t some_best[COUNT] = {1, 2, 3, 3, 5, 6, 6, 6, 6};
static const uint32_t some_worst[COUNT] = {1, 2, 4, 4, 5, 9, 9, 9, 9};

static void test_centrality_sample__names_the_places_that_are_certain(void **state)
{
    (void)state;
    subject s = prepare(some_best, some_worst, false);
    assert_says(&s, "It is certain who has rank 1, 2 and 5 by betweenness: there is at most one "
                    "chance in twenty of a mistake.");
    assert_says(&s, "It is not certain who has rank 3 and 4 by betweenness; without --sample");
    assert_says(&s, "Betweenness is estimated from 4 of 9 ");
    s.lang = AKT_LANG_NB;
    assert_says(&s, "Det er sikkert hvem som har plass 1, 2 og 5 i mellomposisjon");
    s.lang = AKT_LANG_NN;
    assert_says(&s, "Det er ikkje sikkert kven som har plass 3 og 4 i mellomposisjon");
    dispose(&s);
}

/* Those who are alike fill the places after the one that they share. */
static void test_centrality_sample__a_run_of_places_is_told_by_its_ends(void **state)
{
    (void)state;
    const uint32_t tied[COUNT] = {1, 2, 2, 2, 2, 2, 2, 2, 2};
    const uint32_t first[COUNT] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    const uint32_t last[COUNT] = {9, 9, 9, 9, 9, 9, 9, 9, 9};
    subject s = prepare(tied, tied, false);
    assert_says(&s, "It is certain who has rank 1–5 by betweenness");
    dispose(&s);
    s = prepare(first, last, false);
    assert_says(&s, "It is not certain who has rank 1–5 by betweenness");
    s.certain = 50;
    assert_says(&s, "It is not certain who has rank 1–9 by betweenness");
    dispose(&s);
}

static void test_centrality_sample__links_have_places_too(void **state)
{
    (void)state;
    subject s = prepare(some_best, some_worst, true);
    assert_says(&s, "It is certain which link has rank 1, 2 and 5: there is at most");
    assert_says(&s, "It is not certain which link has rank 3 and 4; without --sample");
    dispose(&s);
}

static akt_status describe_once(const void *of)
{
    akt_document *document;
    akt_status status = describe(&document, of);
    akt_document_free(document);
    return status;
}

static void test_centrality_sample__any_allocation_may_fail(void **state)
{
    (void)state;
    subject s = prepare(some_best, some_worst, false);
    akt_sweep(describe_once, &s, 10);
    dispose(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_centrality_sample__names_the_places_that_are_certain),
        cmocka_unit_test(test_centrality_sample__a_run_of_places_is_told_by_its_ends),
        cmocka_unit_test(test_centrality_sample__links_have_places_too),
        cmocka_unit_test(test_centrality_sample__any_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
