#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/record.h"

#include <string.h>

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

static void test_record__a_date_is_over_when_the_next_begins(void **state)
{
    (void)state;
    const akt_date year = {2017, 0, 0}, month = {2017, 6, 0}, day = {2017, 6, 15};
    assert_true(akt_date_is_over(year, (akt_date){2018, 0, 0}));
    assert_true(akt_date_is_over(year, (akt_date){2018, 1, 1}));
    assert_false(akt_date_is_over(year, (akt_date){2017, 12, 31}));
    assert_true(akt_date_is_over(month, (akt_date){2017, 7, 0}));
    assert_true(akt_date_is_over(day, (akt_date){2017, 6, 16}));
    const akt_date all[] = {year, month, day};
    for (size_t a = 0; a < 3; a++)
        for (size_t b = 0; b < 3; b++)
            assert_false(akt_date_is_over(all[a], all[b]));
}

static void test_record__a_date_that_is_written_reads_as_itself(void **state)
{
    static const char *const good[] = {"1000", "2999", "2016-01", "2016-12", "2016-02-29",
                                       "2000-02-29", "2015-02-28"};
    static const char *const bad[] = {"", "999", "3000", "2016-", "2016-13", "2016-00", "2015-02-29",
                                      "1900-02-29", "2016-04-31", "2016-1-01", "2016-+1", " 016",
                                      "2016-01-01 ", "2016/01"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        akt_date date;
        char text[AKT_DATE_SIZE];
        assert_true(akt_date_read(good[i], &date));
        assert_int_equal(akt_date_write(text, date), strlen(good[i]));
        assert_string_equal(text, good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        akt_date date = {1, 2, 3};
        assert_false(akt_date_read(bad[i], &date));
        assert_int_equal(date.year, 1);
    }
    char none[AKT_DATE_SIZE];
    assert_int_equal(akt_date_write(none, (akt_date){0, 0, 0}), 0);
    assert_string_equal(none, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_record__a_date_lies_before_another_by_its_first_day),
        cmocka_unit_test(test_record__a_date_is_over_when_the_next_begins),
        cmocka_unit_test(test_record__a_date_that_is_written_reads_as_itself),
    };
    return cmocka_run_group_tests_name("model_record", tests, NULL, NULL);
}
