#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"

#include <stdlib.h>

static void test_memory__limits_are_read_in_one_spelling(void **state)
{
    static const struct {
        const char *text;
        size_t bytes;
    } rows[] = {
        {"1k", 1024},
        {"500000K", (size_t)500000 << 10},
        {"800M", (size_t)800 << 20},
        {"4g", (size_t)4 << 30},
        {"0M", 0},
        {"", 0},
        {"M", 0},
        {"4", 0},
        {"4GB", 0},
        {"4 G", 0},
        {"4,5G", 0},
        {"4.5G", 0},
        {"-1G", 0},
        {"17179869184G", 0},
        {"999999999999999999999k", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(akt_memory_read(rows[i].text), rows[i].bytes);
}

/* What is taken shows. */
static void test_memory__what_is_in_use_is_known(void **state)
{
    const size_t size = (size_t)64 << 20;
    (void)state;
    size_t before = akt_memory_used();
    void *volatile taken = malloc(size);
    size_t then = akt_memory_used();
    assert_non_null(taken);
    free(taken);
    if (before == 0) {
        print_message("skipped: no /proc here\n");
        return;
    }
    assert_true(then >= before + size);
}

static void test_memory__what_is_free_is_known_and_some(void **state)
{
    (void)state;
    size_t left = akt_memory_free();
    assert_true(left == 0 || left > (size_t)1 << 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory__limits_are_read_in_one_spelling),
        cmocka_unit_test(test_memory__what_is_in_use_is_known),
        cmocka_unit_test(test_memory__what_is_free_is_known_and_some),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
