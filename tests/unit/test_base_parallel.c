#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/parallel.h"

#include <stdbool.h>
#include <string.h>

enum { ITEMS = 1000, WORKERS = 8 };

typedef struct tally {
    double found[WORKERS]; /* what each worker has at hand */
    bool is_lost;          /* a worker settled what it did not work on */
    size_t settled;
    size_t order[ITEMS];
    int done[ITEMS];
    double sum;
} tally;

static void work(void *context, size_t worker, size_t item)
{
    tally *t = context;
    t->found[worker] = 1.0 / (double)(item + 1);
    t->done[item]++;
}

static void settle(void *context, size_t worker, size_t item)
{
    tally *t = context;
    t->is_lost = t->is_lost || t->found[worker] != 1.0 / (double)(item + 1);
    t->sum += t->found[worker];
    t->order[t->settled++] = item;
}

static void test_parallel__every_item_is_done_once_and_settled_in_its_order(void **state)
{
    (void)state;
    double sum = 0;
    for (size_t i = 0; i < ITEMS; i++)
        sum += 1.0 / (double)(i + 1);
    for (size_t workers = 1; workers <= WORKERS; workers++) {
        tally t = {0};
        const akt_parallel job = {&t, work, settle};
        akt_parallel_run(&job, ITEMS, workers);
        assert_int_equal(t.settled, ITEMS);
        assert_false(t.is_lost);
        for (size_t i = 0; i < ITEMS; i++) {
            assert_int_equal(t.order[i], i);
            assert_int_equal(t.done[i], 1);
        }
        assert_memory_equal(&t.sum, &sum, sizeof sum);
    }
}

static void test_parallel__what_needs_no_settling_is_only_done(void **state)
{
    (void)state;
    tally t = {0};
    const akt_parallel job = {&t, work, NULL};
    akt_parallel_run(&job, ITEMS, 3);
    for (size_t i = 0; i < ITEMS; i++)
        assert_int_equal(t.done[i], 1);
    assert_int_equal(t.settled, 0);
}

static void test_parallel__no_items_are_no_work(void **state)
{
    (void)state;
    tally t = {0};
    const akt_parallel job = {&t, work, settle};
    akt_parallel_run(&job, 0, 4);
    assert_int_equal(t.settled, 0);
}

static void test_parallel__workers_are_as_many_as_asked_for_but_never_idle(void **state)
{
    (void)state;
    assert_int_equal(akt_parallel_workers(3, 100), 3);
    assert_int_equal(akt_parallel_workers(8, 5), 5);
    assert_int_equal(akt_parallel_workers(8, 0), 1);
    assert_in_range(akt_parallel_workers(0, 100), 1, 100);
    assert_int_equal(akt_parallel_workers(0, 1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parallel__every_item_is_done_once_and_settled_in_its_order),
        cmocka_unit_test(test_parallel__what_needs_no_settling_is_only_done),
        cmocka_unit_test(test_parallel__no_items_are_no_work),
        cmocka_unit_test(test_parallel__workers_are_as_many_as_asked_for_but_never_idle),
    };
    return cmocka_run_group_tests_name("base/parallel", tests, NULL, NULL);
}
