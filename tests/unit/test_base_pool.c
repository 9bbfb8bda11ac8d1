#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/pool.h"
#include "support/failing_malloc.h"

#include <string.h>

static void test_pool__memory_is_zero_aligned_and_apart(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    unsigned char *blocks[300];
    for (size_t i = 0; i < 300; i++) {
        size_t size = i * 7 % 500 + (i == 150 ? 100000 : 1);
        blocks[i] = akt_pool_get(pool, size);
        assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        for (size_t b = 0; b < size; b++)
            assert_int_equal(blocks[i][b], 0);
        memset(blocks[i], (int)(i % 251), size);
    }
    for (size_t i = 0; i < 300; i++)
        assert_int_equal(blocks[i][0], i % 251);
    akt_pool_free(pool);
}

static void test_pool__it_goes_away_with_its_last_holder(void **state)
{
    (void)state;
    size_t before = akt_failing_malloc_held();
    akt_pool *pool = akt_pool_new();
    char *text = akt_pool_text(pool, "abc", 2);
    assert_string_equal(text, "ab");
    akt_pool *upon = akt_pool_upon(pool);
    char *more = akt_pool_text(upon, "def", 3);
    akt_pool_free(pool);
    assert_string_equal(text, "ab");
    assert_string_equal(more, "def");
    akt_pool_free(upon);
    assert_null(akt_pool_upon(NULL));
    akt_pool_free(NULL);
    assert_int_equal(akt_failing_malloc_held(), before);
}

static void test_pool__it_remembers_that_a_text_was_lost(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    akt_buffer whole = AKT_BUFFER_INIT, lost = AKT_BUFFER_INIT;
    akt_buffer_add(&whole, "abc");
    assert_string_equal(akt_buffer_settle(&whole, pool), "abc");
    assert_null(whole.text);
    assert_false(akt_pool_has_failed(pool));
    lost.failed = true;
    assert_string_equal(akt_buffer_settle(&lost, pool), "");
    assert_true(akt_pool_has_failed(pool));
    assert_non_null(akt_pool_get(pool, 1));
    assert_true(akt_pool_has_failed(pool));
    akt_pool_free(pool);
    pool = akt_pool_new();
    assert_null(akt_pool_get(pool, SIZE_MAX));
    assert_true(akt_pool_has_failed(pool));
    akt_pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pool__memory_is_zero_aligned_and_apart),
        cmocka_unit_test(test_pool__it_goes_away_with_its_last_holder),
        cmocka_unit_test(test_pool__it_remembers_that_a_text_was_lost),
    };
    return cmocka_run_group_tests_name("base_pool", tests, NULL, NULL);
}
