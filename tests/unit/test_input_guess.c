#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "input/guess.h"
#include "input/map.h"
#include "support/failing_malloc.h"
#include "support/scratch.h"
#include "support/sweep.h"

#include <string.h>

#define MESSY AKT_FIXTURES "/messy/"

typedef struct subject {
    akt_guess guess;
    akt_diagnostics faults;
    akt_status status;
} subject;

static subject guess_path(const char *path)
{
    subject s = {.status = AKT_OK};
    akt_diagnostics_init(&s.faults);
    s.status = akt_guess_make(&s.guess, path, NULL, AKT_LANG_NB, &s.faults, NULL);
    return s;
}

static subject guess_text(const char *text)
{
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "x.csv", text, strlen(text));
    subject s = guess_path(akt_scratch_path(&scratch, "x.csv"));
    akt_scratch_remove(&scratch);
    return s;
}

static void dispose(subject *s)
{
    akt_guess_dispose(&s->guess);
    akt_diagnostics_dispose(&s->faults);
}

static const akt_guess_field *field_of(const subject *s, const char *record, const char *field)
{
    const akt_guess_field *items = s->guess.fields.items;
    for (size_t i = 0; i < s->guess.fields.count; i++)
        if (strcmp(items[i].record, record) == 0 && strcmp(items[i].field, field) == 0)
            return &items[i];
    return NULL;
}

/* What is guessed is a map that can be read, unless it leaves something open. */
static akt_status map_status(const subject *s)
{
    akt_map *map;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_status status =
        akt_map_read_text(&map, "guess", akt_buffer_text(&s->guess.map), &faults, NULL);
    akt_map_free(map);
    akt_diagnostics_dispose(&faults);
    return status;
}

static void test_guess__known_headings_and_fitting_values_are_sure(void **state)
{
    (void)state;
    subject s = guess_path(MESSY "regionale-midler.tsv");
    assert_int_equal(s.status, AKT_OK);
    assert_true(s.guess.is_sure);
    assert_string_equal(field_of(&s, "receiver", "name")->column, "Recipient");
    assert_string_equal(field_of(&s, "flow", "amount")->column, "Amount awarded");
    assert_true(field_of(&s, "flow", "amount")->sure >= AKT_GUESS_SURE);
    assert_null(field_of(&s, "flow", "id")); /* one stands twice */
    assert_int_equal(map_status(&s), AKT_OK);
    dispose(&s);
}

static void test_guess__what_can_mean_two_things_is_unsure(void **state)
{
    (void)state;
    subject s = guess_path(MESSY "skjonnsmidler.csv");
    assert_int_equal(s.status, AKT_OK);
    assert_false(s.guess.is_sure);
    assert_true(field_of(&s, "flow", "amount")->ambiguous == 1);
    assert_int_equal(map_status(&s), AKT_OK);
    dispose(&s);
}

static void test_guess__numbers_are_known_by_modulus_11(void **state)
{
    (void)state;
    subject s =
        guess_text("Giver;Mottaker;Kode;Beløp\nVik;Nes;923609016;100\nVik;Bru;971032081;200\n"
                   "Vik;Dal;974760673;300\n");
    const akt_guess_field *number = field_of(&s, "giver", "orgnr");
    number = number ? number : field_of(&s, "receiver", "orgnr");
    assert_non_null(number);
    assert_string_equal(number->column, "Kode");
    assert_true(number->sure < AKT_GUESS_SURE);
    assert_false(s.guess.is_sure);
    dispose(&s);
    s = guess_text("Giver;Mottaker;Kode;Beløp\nVik;Nes;923609017;100\nVik;Bru;971032082;200\n"
                   "Vik;Dal;974760674;300\n");
    assert_null(field_of(&s, "giver", "orgnr"));
    assert_null(field_of(&s, "receiver", "orgnr"));
    dispose(&s);
}

static void test_guess__amounts_with_fractions_are_rounded_wherever_one_stands(void **state)
{
    (void)state;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, "Giver;Mottaker;Beløp\n");
    for (int i = 0; i < 500; i++)
        akt_buffer_format(&text, "Vik;Nesodden %d;%d 000\n", i, i + 1);
    subject s = guess_text(akt_buffer_text(&text));
    assert_false(field_of(&s, "flow", "amount")->has_fractions);
    assert_null(strstr(akt_buffer_text(&s.guess.map), "round"));
    dispose(&s);
    akt_buffer_add(&text, "Vik;Nes;1 000,50\n");
    s = guess_text(akt_buffer_text(&text));
    assert_true(field_of(&s, "flow", "amount")->has_fractions);
    assert_non_null(
        strstr(akt_buffer_text(&s.guess.map), "{\"column\": \"Beløp\", \"round\": true}"));
    assert_true(s.guess.is_sure);
    assert_int_equal(map_status(&s), AKT_OK);
    dispose(&s);
    akt_buffer_dispose(&text);
    s = guess_text("Giver;Mottaker;Beløp (1000 kr)\nVik;Nes;1,5\nVik;Bru;2,25\n");
    assert_false(field_of(&s, "flow", "amount")->has_fractions); /* 1 500 and 2 250 kroner */
    dispose(&s);
}

static void test_guess__who_gives_to_whom_is_an_award_whose_amount_is_open(void **state)
{
    (void)state;
    subject s = guess_text("Giver;Mottaker\nVik;Nes\nVik;Bru\n");
    assert_int_equal(s.status, AKT_OK);
    assert_false(s.guess.is_sure);
    assert_non_null(strstr(akt_buffer_text(&s.guess.map), "\"amount\": {\"constant\": null"));
    assert_int_equal(map_status(&s), AKT_OK); /* as it stands, of amounts that are not known */
    dispose(&s);
}

static void test_guess__nobody_is_invented(void **state)
{
    (void)state;
    subject s = guess_text("Mottaker;Beløp (1000 kr)\nVik;100\nNes;200\n");
    assert_int_equal(s.status, AKT_OK);
    assert_false(s.guess.is_sure);
    assert_int_equal(field_of(&s, "flow", "amount")->unit, 1000);
    assert_int_equal(map_status(&s), AKT_EDATA);
    dispose(&s);
}

static void test_guess__ties_and_lists_of_bodies_are_known_too(void **state)
{
    (void)state;
    subject s = guess_text("Fra;Til;Relasjon\nVik;Nes;samarbeider med\nNes;Bru;styrer\n");
    assert_non_null(strstr(akt_buffer_text(&s.guess.map), "\"ties\""));
    dispose(&s);
    s = guess_text("Navn;Organisasjonsnummer\nA by;923609016\nB by;971032081\n");
    assert_null(strstr(akt_buffer_text(&s.guess.map), "\"flows\""));
    assert_true(s.guess.is_sure);
    dispose(&s);
    s = guess_text("Sted;Temperatur\nA;3\nB;4\n");
    assert_int_equal(s.status, AKT_EDATA);
    dispose(&s);
}

static akt_status guess_again(const void *path)
{
    subject s = guess_path(path);
    akt_status status = s.faults.failed ? AKT_ENOMEM : s.status;
    dispose(&s);
    return status;
}

static void test_guess__it_survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_sweep(guess_again, MESSY "regionale-midler.tsv", 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guess__known_headings_and_fitting_values_are_sure),
        cmocka_unit_test(test_guess__what_can_mean_two_things_is_unsure),
        cmocka_unit_test(test_guess__numbers_are_known_by_modulus_11),
        cmocka_unit_test(test_guess__amounts_with_fractions_are_rounded_wherever_one_stands),
        cmocka_unit_test(test_guess__who_gives_to_whom_is_an_award_whose_amount_is_open),
        cmocka_unit_test(test_guess__nobody_is_invented),
        cmocka_unit_test(test_guess__ties_and_lists_of_bodies_are_known_too),
        cmocka_unit_test(test_guess__it_survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("input_guess", tests, NULL, NULL);
}
