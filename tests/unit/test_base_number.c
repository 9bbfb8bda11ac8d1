#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/number.h"
#include "parse/json.h"
#include "support/scratch.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assert_numbers(void)
{
    static const struct {
        double value;
        const char *text;
    } rows[] = {
        {0, "0"},        {-0.0, "0"},
        {1, "1"},        {-1.5, "-1.5"},
        {0.1, "0.1"},    {1234567.891, "1234567.891"},
        {1e15, "1e+15"}, {123456789012345, "123456789012345"},
        {1e-7, "1e-07"}, {0.1 + 0.2, "0.3"},
        {NAN, ""},       {INFINITY, ""},
        {-INFINITY, ""},
    };
    char text[AKT_NUMBER_SIZE];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(akt_number_write(text, rows[i].value), strlen(rows[i].text));
        assert_string_equal(text, rows[i].text);
    }
}

static void assert_fixed(void)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } rows[] = {
        {1.25, 1, "1.2"}, {1.35, 1, "1.4"},   {2.5, 0, "2"},       {-0.04, 1, "0.0"},
        {-0.4, 0, "0"},   {-1.06, 1, "-1.1"}, {1e3, 2, "1000.00"}, {NAN, 2, ""},
    };
    char text[AKT_NUMBER_SIZE];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        akt_number_write_fixed(text, rows[i].value, rows[i].decimals);
        assert_string_equal(text, rows[i].text);
    }
}

static uint64_t draw(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return *state >> 11;
}

/* Of many sizes, with few digits and many, and right beside the half of the last. */
static double draw_number(uint64_t *state)
{
    double part = (double)draw(state) / 9007199254740992.0;
    switch (draw(state) % 4) {
    case 0: return part * pow(10, (double)(draw(state) % 24) - 6);
    case 1: return (double)(draw(state) % 1000000) / pow(10, (double)(draw(state) % 9));
    case 2: return ((double)(draw(state) % 100000) + 0.5) * pow(10, -(double)(draw(state) % 16));
    default: return nextafter((double)(draw(state) % 1000) / 8, part > 0.5 ? 0 : 1e9);
    }
}

static void test_number__is_what_the_c_library_writes(void **state)
{
    char ours[AKT_NUMBER_SIZE], theirs[AKT_NUMBER_SIZE];
    uint64_t seed = 7;
    (void)state;
    for (size_t i = 0; i < 400000; i++) {
        double value = draw_number(&seed) * (i % 2 ? 1 : -1);
        size_t size = akt_number_write(ours, value);
        snprintf(theirs, sizeof theirs, "%.15g", value);
        if (strcmp(ours, theirs) != 0 && strcmp(theirs, "-0") != 0)
            fail_msg("%.17g is written as %s", value, ours);
        assert_int_equal(size, strlen(ours));
    }
    for (int ten = -8; ten < 20; ten++)
        for (int step = -1; step <= 1; step++) {
            double value = pow(10, ten);
            value = step ? nextafter(value, step * 1e30) : value;
            akt_number_write(ours, value);
            snprintf(theirs, sizeof theirs, "%.15g", value);
            assert_string_equal(ours, theirs);
        }
}

static void test_number__numbers_are_written_with_a_point_and_no_negative_zero(void **state)
{
    (void)state;
    assert_numbers();
    assert_fixed();
}

static void test_number__the_largest_number_with_most_decimals_fits(void **state)
{
    (void)state;
    char text[AKT_NUMBER_SIZE];
    assert_int_equal(akt_number_write_fixed(text, -1.7976931348623157e308, 20), 1 + 309 + 1 + 20);
}

static void assert_number_is_read(const char *text, double expected)
{
    akt_json *value = akt_json_parse(text, strlen(text));
    assert_non_null(value);
    assert_int_equal(akt_json_kind_of(value), AKT_JSON_NUMBER);
    assert_true(akt_json_number(value) == expected);
    akt_json_free(value);
}

static bool has_comma(void)
{
    return strcmp(localeconv()->decimal_point, ",") == 0;
}

/* A locale of this machine with a decimal comma, or one that is compiled into the scratch folder. */
static bool set_comma_locale(const akt_scratch *scratch)
{
    static const char *const names[] = {"nb_NO.UTF-8", "nn_NO.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8",
                                        "sv_SE.UTF-8"};
    char command[256];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (setlocale(LC_ALL, names[i]) && has_comma())
            return true;
    snprintf(command, sizeof command, "localedef -i nb_NO -f UTF-8 %s/nb_NO.UTF-8 >/dev/null 2>&1",
             scratch->folder);
    if (system(command) != 0 || setenv("LOCPATH", scratch->folder, 1) != 0)
        return false;
    return setlocale(LC_ALL, "nb_NO.UTF-8") && has_comma();
}

static void test_number__a_locale_with_a_comma_changes_nothing(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    bool found = set_comma_locale(&scratch);
    if (found) {
        assert_numbers();
        assert_fixed();
        assert_number_is_read("1.5", 1.5);
        assert_number_is_read("-2.25e2", -225);
    }
    setlocale(LC_ALL, "C");
    akt_scratch_remove(&scratch);
    if (found)
        return;
    print_message("skipped: this machine has no locale with a decimal comma\n");
    skip();
}

static void test_number__a_whole_number_is_digits_only(void **state)
{
    static const char *const refused[] = {"",    "-1",  "+1",  " 1", "1 ",
                                          "1.0", "1e3", "0x1", "å",  "99999999999999999999"};
    (void)state;
    int64_t value = -1;
    assert_true(akt_number_read_whole("0", &value));
    assert_int_equal(value, 0);
    assert_true(akt_number_read_whole("9007199254740991", &value));
    assert_int_equal(value, AKT_NUMBER_WHOLE_MAX);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_false(akt_number_read_whole(refused[i], &value));
    assert_int_equal(value, AKT_NUMBER_WHOLE_MAX);
}

static void test_number__decimals_are_read_whatever_the_locale(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", ".", ".5", "0,5", "1e3", "-1", "1.2.3", "0.1 ",
                                        "1234567890123456"};
    double value = -1;
    assert_true(akt_number_read("0.95", &value));
    assert_true(value == 0.95);
    assert_true(akt_number_read("12", &value));
    assert_true(value == 12);
    assert_true(akt_number_read("0.000000000000001", &value) == false);
    assert_true(akt_number_read("0.00000000000001", &value));
    assert_true(value == 1e-14);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(akt_number_read(wrong[i], &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_number__is_what_the_c_library_writes),
        cmocka_unit_test(test_number__numbers_are_written_with_a_point_and_no_negative_zero),
        cmocka_unit_test(test_number__the_largest_number_with_most_decimals_fits),
        cmocka_unit_test(test_number__a_locale_with_a_comma_changes_nothing),
        cmocka_unit_test(test_number__a_whole_number_is_digits_only),
        cmocka_unit_test(test_number__decimals_are_read_whatever_the_locale),
    };
    return cmocka_run_group_tests_name("base_number", tests, NULL, NULL);
}
