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
    akt_cut_points cuts;
    akt_key_players players;
} subject;

static void prepare(subject *s, akt_shape shape, size_t most)
{
    *s = (subject){.shape = shape};
    assert_int_equal(akt_cut_points_compute(&s->cuts, shape.network, NULL), AKT_OK);
    assert_int_equal(akt_key_players_compute(&s->players, shape.network, most, NULL), AKT_OK);
}

static void dispose(subject *s)
{
    akt_cut_points_dispose(&s->cuts);
    akt_shape_dispose(&s->shape);
}

static akt_status describe(akt_document **out, const subject *s)
{
    return akt_describe_robustness(out, s->shape.dataset, s->shape.network, &s->cuts, &s->players,
                                   AKT_LANG_EN, NULL);
}

static void assert_shape_says(akt_shape shape, size_t most, const char *part)
{
    subject s;
    akt_document *document;
    prepare(&s, shape, most);
    assert_int_equal(describe(&document, &s), AKT_OK);
    assert_told(document, part);
    akt_document_free(document);
    dispose(&s);
}

static void test_robustness__says_who_is_lost_with_whom(void **state)
{
    (void)state;
    assert_shape_says(akt_shape_path(5), 1,
                      "If a2 goes, 2 actors and programmes lose contact with the rest: a3 and a4.");
    assert_shape_says(akt_shape_path(5), 1, "If a1 goes, a0 loses contact with the rest.");
    assert_shape_says(akt_shape_path(5), 1,
                      "If the tie between a1 and a2 breaks, 2 actors and programmes lose contact");
    assert_shape_says(akt_shape_ring(5), 1, "Nobody is alone");
    assert_shape_says(akt_shape_star(5), 1, "is a0. Today 10 pairs");
    assert_shape_says(akt_shape_star(5), 1, "Hanging on the rest by one tie alone: 4");
}

static void test_robustness__says_where_a_better_choice_may_exist(void **state)
{
    (void)state;
    assert_shape_says(akt_shape_ring(9), 4, "there may be a better one");
}

static void test_robustness__says_why_nothing_can_fall_out(void **state)
{
    (void)state;
    assert_shape_says(akt_shape_of(1, NULL, 0), 3, "1 actor or programme, but no ties");
    assert_shape_says(akt_shape_of(0, NULL, 0), 3, "The selection is empty");
}

/* The texts of all cells, in bytes. */
static size_t measure_cells(const akt_document *document)
{
    size_t count, bytes = 0;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        const akt_doc_table *table = blocks[i].table;
        for (size_t c = 0; table && c < table->row_count * table->column_count; c++)
            bytes += table->cells[c].text ? strlen(table->cells[c].text) : 0;
    }
    return bytes;
}

static void test_robustness__a_star_is_told_in_proportion_to_its_size(void **state)
{
    (void)state;
    enum { MANY = 1000, EACH = 200 };
    subject s;
    akt_document *document;
    prepare(&s, akt_shape_star(MANY), 1);
    assert_int_equal(describe(&document, &s), AKT_OK);
    assert_in_range(measure_cells(document), MANY, MANY * EACH);
    akt_document_free(document);
    dispose(&s);
}

static akt_status describe_once(const void *made)
{
    akt_document *document;
    return akt_told_once(describe(&document, made), &document);
}

static void test_robustness__survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    subject s;
    prepare(&s, akt_shape_barbell(3, 1, false), 2);
    akt_sweep(describe_once, &s, 50);
    dispose(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_robustness__says_who_is_lost_with_whom),
        cmocka_unit_test(test_robustness__says_where_a_better_choice_may_exist),
        cmocka_unit_test(test_robustness__says_why_nothing_can_fall_out),
        cmocka_unit_test(test_robustness__a_star_is_told_in_proportion_to_its_size),
        cmocka_unit_test(test_robustness__survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("report/robustness", tests, NULL, NULL);
}
