#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/list.h"

static void test_list__items_are_zero_and_stay_when_it_grows(void **state)
{
    (void)state;
    akt_list list = AKT_LIST_OF(uint32_t);
    for (uint32_t i = 0; i < 1000; i++) {
        uint32_t *item = akt_list_add(&list);
        assert_int_equal(*item, 0);
        *item = i;
    }
    assert_int_equal(list.count, 1000);
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(((uint32_t *)list.items)[i], i);
    akt_list_dispose(&list);
    assert_int_equal(list.count, 0);
    assert_int_equal(list.item_size, sizeof(uint32_t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list__items_are_zero_and_stay_when_it_grows),
    };
    return cmocka_run_group_tests_name("base_list", tests, NULL, NULL);
}
