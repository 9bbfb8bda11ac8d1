#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/describe.h"
#include "support/shapes.h"
#include "support/sweep.h"
#include "support/told.h"

/* What the document is made from. */
typedef struct subject {
    akt_shape shape;
    akt_communities communities;
    akt_grouping grouping;
    akt_rand_index agreement[AKT_FACET_COUNT];
    akt_communities_view view;
} subject;

static void prepare(subject *s, akt_shape shape)
{
    *s = (subject){.shape = shape};
    const akt_dataset *dataset = shape.dataset;
    assert_int_equal(akt_communities_compute(&s->communities, shape.network, 1, 0, NULL), AKT_OK);
    assert_int_equal(
        akt_communities_agreements(s->agreement, &s->communities, dataset, shape.network, NULL),
        AKT_OK);
    assert_int_equal(akt_grouping_make(&s->grouping, dataset, shape.network, AKT_FACET_KIND, NULL),
                     AKT_OK);
    s->view = (akt_communities_view){&s->grouping, s->agreement};
}

static void dispose(subject *s)
{
    akt_grouping_dispose(&s->grouping);
    akt_communities_dispose(&s->communities);
    akt_shape_dispose(&s->shape);
}

static akt_status describe(akt_document **out, const subject *s)
{
    return akt_describe_communities(out, s->shape.dataset, s->shape.network, &s->communities,
                                    &s->view, AKT_LANG_EN, NULL);
}

static void assert_shape_says(akt_shape shape, const char *part)
{
    subject s;
    akt_document *document;
    prepare(&s, shape);
    assert_int_equal(describe(&document, &s), AKT_OK);
    assert_told(document, part);
    akt_document_free(document);
    dispose(&s);
}

static void test_communities__say_how_far_the_division_holds(void **state)
{
    (void)state;
    assert_shape_says(akt_shape_barbell(7, 0, false), "in 2 clusters");
    assert_shape_says(akt_shape_barbell(7, 0, false), "The division is stable");
    assert_shape_says(akt_shape_ring(40), "The division is unstable");
    assert_shape_says(akt_shape_ring(40), "do not gather them in firm clusters");
    assert_shape_says(akt_shape_ring(40), "it is too unstable");
    assert_shape_says(akt_shape_complete(12), "all belong to the same one");
}

static void test_communities__say_why_there_are_none(void **state)
{
    (void)state;
    assert_shape_says(akt_shape_path(4), "Only 4 actors and programmes have ties");
    assert_shape_says(akt_shape_path(4), "fewer than 10");
    assert_shape_says(akt_shape_of(3, NULL, 0), "3 actors and programmes, but no ties");
    assert_shape_says(akt_shape_of(0, NULL, 0), "The selection is empty");
}

static akt_status describe_once(const void *made)
{
    akt_document *document;
    return akt_told_once(describe(&document, made), &document);
}

static void test_communities__survive_the_lack_of_any_allocation(void **state)
{
    (void)state;
    subject s;
    prepare(&s, akt_shape_barbell(7, 0, false));
    akt_sweep(describe_once, &s, 50);
    dispose(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_communities__say_how_far_the_division_holds),
        cmocka_unit_test(test_communities__say_why_there_are_none),
        cmocka_unit_test(test_communities__survive_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("report/communities", tests, NULL, NULL);
}
