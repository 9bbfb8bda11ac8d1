#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/record.h"

static void test_record__a_date_lies_before_another_by_its_first_day(void **state)
{
    static const akt_date ordered[] = {{2015, 12, 31}, {2016, 0, 0},   {2016, 1, 2}, {2016, 2, 0},
                                       {2016, 2, 29},  {2016, 12, 31}, {2017, 0, 0}};
    (void)state;
    for (size_t a = 0; a < 7; a++)
        for (size_t b = 0; b < 7; b++)
            assert_int_equal(akt_date_is_before(ordered[a], ordered[b]), a < b);
    assert_false(akt_date_is_before((akt_date){2016, 0, 0}, (akt_date){2016, 1, 1}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_record__a_date_lies_before_another_by_its_first_day),
    };
    return cmocka_run_group_tests_name("model_record", tests, NULL, NULL);
}
