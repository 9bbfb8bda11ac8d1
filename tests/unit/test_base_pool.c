#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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
    assert_ptr_equal(akt_pool_share(pool), pool);
    akt_pool_free(pool);
    assert_string_equal(text, "ab");
    akt_pool_free(pool);
    akt_pool_free(NULL);
    assert_int_equal(akt_failing_malloc_held(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pool__memory_is_zero_aligned_and_apart),
        cmocka_unit_test(test_pool__it_goes_away_with_its_last_holder),
    };
    return cmocka_run_group_tests_name("base_pool", tests, NULL, NULL);
}
