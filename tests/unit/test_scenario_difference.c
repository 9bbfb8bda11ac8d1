#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/builder.h"
#include "support/follow.h"
#include "support/printed_dataset.h"
#include "support/random_dataset.h"
#include "support/scratch.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

enum { PAIRS = 1000 };

static akt_difference *find(const akt_dataset *from, const akt_dataset *to)
{
    akt_difference *difference;
    assert_int_equal(akt_difference_find(&difference, from, to, NULL), AKT_OK);
    return difference;
}

static size_t count_steps(const akt_difference *difference)
{
    size_t count;
    akt_difference_steps(difference, &count);
    return count;
}

static size_t count_notes(const akt_difference *difference)
{
    size_t count;
    akt_difference_notes(difference, &count);
    return count;
}

/* Two akin datasets, nearly the same or as good as strangers. */
typedef struct couple {
    akt_dataset *from;
    akt_dataset *to;
    akt_difference *difference;
} couple;

static couple draw_couple(uint64_t seed, bool unsayable)
{
    static const double change[] = {0.02, 0.07, 0.3, 1};
    const akt_random_choice one = {seed, 1, change[seed % 4], unsayable},
                            two = {seed, 2, change[seed % 4], unsayable};
    akt_dataset *from = akt_random_dataset(&one), *to = akt_random_dataset(&two);
    return (couple){from, to, find(from, to)};
}

static void dispose(couple *c)
{
    akt_difference_free(c->difference);
    akt_dataset_free(c->from);
    akt_dataset_free(c->to);
}

static void count_kinds(const akt_difference *difference, size_t counts[6])
{
    size_t count;
    const akt_difference_step *steps = akt_difference_steps(difference, &count);
    for (size_t i = 0; i < count; i++)
        counts[steps[i].change]++;
}

static void test_difference__leads_from_one_to_the_other(void **state)
{
    (void)state;
    size_t kinds[6] = {0};
    for (uint64_t seed = 0; seed < PAIRS; seed++) {
        couple c = draw_couple(seed, false);
        akt_buffer before = AKT_BUFFER_INIT, after = AKT_BUFFER_INIT;
        akt_printed_dataset_add(&before, c.from);
        assert_int_equal(count_notes(c.difference), 0);
        akt_dataset *reached = akt_follow(c.from, c.difference);
        if (!reached)
            fail_msg("pair %d", (int)seed);
        akt_follow_assert_reached(reached, c.to);
        akt_printed_dataset_add(&after, c.from);
        assert_string_equal(akt_buffer_text(&before), akt_buffer_text(&after));
        count_kinds(c.difference, kinds);
        akt_buffer_dispose(&before);
        akt_buffer_dispose(&after);
        akt_dataset_free(reached);
        dispose(&c);
    }
    for (size_t i = 0; i < 6; i++)
        assert_true(kinds[i] > PAIRS / 20);
}

static void test_difference__what_is_left_is_what_it_says_it_cannot_say(void **state)
{
    (void)state;
    size_t unsaid[AKT_UNSAID_COUNT] = {0};
    for (uint64_t seed = 0; seed < PAIRS; seed++) {
        couple c = draw_couple(seed, true);
        akt_dataset *reached = akt_follow(c.from, c.difference);
        if (!reached)
            fail_msg("pair %d", (int)seed);
        akt_difference *rest = find(reached, c.to);
        size_t count, left;
        const akt_difference_note *notes = akt_difference_notes(c.difference, &count);
        const akt_difference_note *again = akt_difference_notes(rest, &left);
        if (count_steps(rest) > 0) {
            akt_buffer text = AKT_BUFFER_INIT;
            akt_follow_write(&text, rest);
            fail_msg("pair %d: %s", (int)seed, akt_buffer_text(&text));
        }
        assert_int_equal(count, left);
        for (size_t i = 0; i < count; i++) {
            unsaid[notes[i].unsaid]++;
            assert_int_equal(notes[i].unsaid, again[i].unsaid);
            assert_string_equal(notes[i].table, again[i].table);
        }
        akt_difference_free(rest);
        akt_dataset_free(reached);
        dispose(&c);
    }
    for (size_t i = 0; i < AKT_UNSAID_TAKEN; i++)
        assert_true(unsaid[i] > PAIRS / 10);
}

static void test_difference__of_a_dataset_and_itself_is_none(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < PAIRS; seed++) {
        const akt_random_choice choice = {.seed = seed, .unsayable = true};
        akt_dataset *one = akt_random_dataset(&choice), *same = akt_random_dataset(&choice);
        akt_difference *difference = find(one, same);
        assert_int_equal(count_steps(difference), 0);
        assert_int_equal(count_notes(difference), 0);
        akt_difference_free(difference);
        akt_dataset_free(one);
        akt_dataset_free(same);
    }
}

/* A dataset of some tables, as JSON without the braces around. */
static akt_dataset *make(const char *tables)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "{\"dataset\": {\"title\": \"T\", \"date\": 2020}, %s}", tables);
    akt_dataset *dataset = akt_scratch_dataset(akt_buffer_text(&text));
    akt_buffer_dispose(&text);
    return dataset;
}

/* The steps between two datasets, a line each, and that they lead there; the notes after them. */
static void assert_difference(const char *from, const char *to, const char *steps)
{
    akt_dataset *first = make(from), *second = make(to);
    akt_difference *difference = find(first, second);
    akt_buffer text = AKT_BUFFER_INIT;
    size_t count;
    const akt_difference_note *notes = akt_difference_notes(difference, &count);
    akt_dataset *reached = akt_follow(first, difference);
    assert_non_null(reached);
    if (count == 0)
        akt_follow_assert_reached(reached, second);
    if (count_steps(difference) > 0)
        akt_follow_write(&text, difference);
    for (size_t i = 0; i < count; i++)
        akt_buffer_format(&text, "\n    note %d %s %s %s", (int)notes[i].unsaid, notes[i].table,
                          notes[i].id ? notes[i].id : "–", notes[i].field ? notes[i].field : "–");
    assert_string_equal(akt_buffer_text(&text), steps);
    akt_buffer_dispose(&text);
    akt_dataset_free(reached);
    akt_difference_free(difference);
    akt_dataset_free(first);
    akt_dataset_free(second);
}

#define ACTOR(id, more) "{\"id\": \"" id "\", \"name\": \"" id "\", \"kind\": \"agency\"" more "}"
#define ACTORS(list) "\"actors\": [" list "]"
#define AB ACTOR("a", "") ", " ACTOR("b", "")

static void test_difference__a_renamed_body_is_the_same_body(void **state)
{
    (void)state;
    const char *const old = ACTORS(ACTOR("difi", "")),
                      *const new = ACTORS(
                          "{\"id\": \"digdir\", \"former_ids\": [\"difi\"], \"name\": \"Digdir\", "
                          "\"kind\": \"agency\"}");
    assert_difference(old, new,
                      "\n    {\"do\": \"set\", \"table\": \"actors\", \"id\": \"difi\", "
                      "\"field\": \"name\", \"value\": \"Digdir\"}"
                      "\n    note 2 actors digdir id\n    note 2 actors digdir former_ids");
    assert_difference(new, old,
                      "\n    {\"do\": \"set\", \"table\": \"actors\", \"id\": \"digdir\", "
                      "\"field\": \"name\", \"value\": \"difi\"}"
                      "\n    note 2 actors difi id\n    note 2 actors difi former_ids");
}

static void test_difference__an_id_may_pass_to_another_record(void **state)
{
    (void)state;
    assert_difference(
        ACTORS(ACTOR("a", "") ", " ACTOR("b", ", \"parent\": \"a\"")),
        ACTORS(ACTOR("b", "")) ", \"programmes\": [{\"id\": \"a\", \"name\": \"A\", "
                               "\"kind\": \"scheme\"}]",
        "\n    {\"do\": \"set\", \"table\": \"actors\", \"id\": \"b\", \"field\": \"parent\", "
        "\"value\": null},"
        "\n    {\"do\": \"remove_actor\", \"id\": \"a\"},"
        "\n    {\"do\": \"add_programme\", \"id\": \"a\", \"name\": \"A\", \"kind\": \"scheme\"}");
    assert_difference(
        ACTORS("{\"id\": \"x\", \"former_ids\": [\"y\"], \"name\": \"X\", \"kind\": \"agency\"}"),
        ACTORS("{\"id\": \"x\", \"name\": \"X\", \"kind\": \"agency\"}, " ACTOR("y", "")),
        "\n    note 4 actors y –\n    note 2 actors x former_ids");
}

static void test_difference__the_order_of_steps_is_one_that_can_be(void **state)
{
    (void)state;
    /* Parents before units, and who goes last, units first. */
    assert_difference(ACTORS(ACTOR("a", "") ", " ACTOR("b", ", \"parent\": \"a\"")),
                      ACTORS(ACTOR("d", ", \"parent\": \"c\"") ", " ACTOR("c", "")),
                      "\n    {\"do\": \"add_actor\", \"id\": \"c\", \"name\": \"c\", "
                      "\"kind\": \"agency\"},"
                      "\n    {\"do\": \"add_actor\", \"id\": \"d\", \"name\": \"d\", "
                      "\"kind\": \"agency\", \"parent\": \"c\"},"
                      "\n    {\"do\": \"remove_actor\", \"id\": \"b\"},"
                      "\n    {\"do\": \"remove_actor\", \"id\": \"a\"}");
    /* Above and below change places. */
    assert_difference(ACTORS(ACTOR("a", "") ", " ACTOR("b", ", \"parent\": \"a\"")),
                      ACTORS(ACTOR("a", ", \"parent\": \"b\"") ", " ACTOR("b", "")),
                      "\n    {\"do\": \"set\", \"table\": \"actors\", \"id\": \"b\", "
                      "\"field\": \"parent\", \"value\": null},"
                      "\n    {\"do\": \"set\", \"table\": \"actors\", \"id\": \"a\", "
                      "\"field\": \"parent\", \"value\": \"b\"}");
    /* The end moves before the start would pass it. */
    assert_difference(ACTORS(ACTOR("a", ", \"from\": 2001, \"to\": 2003")),
                      ACTORS(ACTOR("a", ", \"from\": 2005, \"to\": 2007")),
                      "\n    {\"do\": \"set\", \"table\": \"actors\", \"id\": \"a\", "
                      "\"field\": \"to\", \"value\": 2007},"
                      "\n    {\"do\": \"set\", \"table\": \"actors\", \"id\": \"a\", "
                      "\"field\": \"from\", \"value\": 2005}");
}

#define FLOWS(list) ", \"flows\": [" list "]"
#define FLOW(id, from, to, more)                                                                   \
    "{\"id\": \"" id "\", \"from\": \"" from "\", \"to\": \"" to "\"" more "}"

static void test_difference__money_that_continues_other_money_meets_it_all_the_way(void **state)
{
    (void)state;
    assert_difference(
        ACTORS(AB)
            FLOWS(FLOW("f", "a", "b", "") ", " FLOW("g", "b", "a", ", \"continues\": \"f\"")),
        ACTORS(AB)
            FLOWS(FLOW("f", "b", "a", "") ", " FLOW("g", "a", "b", ", \"continues\": \"f\"")),
        "\n    {\"do\": \"set\", \"table\": \"flows\", \"id\": \"g\", \"field\": \"continues\", "
        "\"value\": null},"
        "\n    {\"do\": \"set\", \"table\": \"flows\", \"id\": \"f\", \"field\": \"from\", "
        "\"value\": \"b\"},"
        "\n    {\"do\": \"set\", \"table\": \"flows\", \"id\": \"f\", \"field\": \"to\", "
        "\"value\": \"a\"},"
        "\n    {\"do\": \"set\", \"table\": \"flows\", \"id\": \"g\", \"field\": \"from\", "
        "\"value\": \"a\"},"
        "\n    {\"do\": \"set\", \"table\": \"flows\", \"id\": \"g\", \"field\": \"to\", "
        "\"value\": \"b\"},"
        "\n    {\"do\": \"set\", \"table\": \"flows\", \"id\": \"g\", \"field\": \"continues\", "
        "\"value\": [\"f\"]}");
}

static void test_difference__an_amount_changes_with_its_range(void **state)
{
    (void)state;
    assert_difference(
        ACTORS(AB)
            FLOWS(FLOW("f", "a", "b", ", \"amount\": 5, \"amount_min\": 4, \"amount_max\": 6")),
        ACTORS(AB) FLOWS(FLOW("f", "a", "b", ", \"amount\": 9, \"amount_max\": 10")),
        "\n    {\"do\": \"change_amount\", \"flow\": \"f\", \"amount\": 9},"
        "\n    {\"do\": \"set\", \"table\": \"flows\", \"id\": \"f\", \"field\": \"amount_max\", "
        "\"value\": 10}");
    assert_difference(
        ACTORS(AB) FLOWS(FLOW("f", "a", "b", ", \"amount\": 5")),
        ACTORS(AB) FLOWS(FLOW("f", "a", "b", ", \"missing\": \"confidential\"")),
        "\n    {\"do\": \"set\", \"table\": \"flows\", \"id\": \"f\", \"field\": \"amount\", "
        "\"value\": null},"
        "\n    {\"do\": \"set\", \"table\": \"flows\", \"id\": \"f\", \"field\": \"missing\", "
        "\"value\": \"confidential\"}");
}

#define TIE(from, to, more)                                                                        \
    "{\"from\": \"" from "\", \"to\": \"" to "\", \"kind\": \"cooperates\"" more "}"

static void test_difference__of_ties_that_are_alike_all_go_and_some_come_again(void **state)
{
    (void)state;
    const char *const one = ACTORS(AB) ", \"ties\": [" TIE("a", "b", ", \"share\": 0.5") "]";
    const char *const two =
        ACTORS(AB) ", \"ties\": [" TIE("b", "a", "") ", " TIE("a", "b", ", \"share\": 0.5") "]";
    assert_difference(one, two,
                      "\n    {\"do\": \"add_tie\", \"from\": \"b\", \"to\": \"a\", "
                      "\"kind\": \"cooperates\"}");
    assert_difference(two, one,
                      "\n    {\"do\": \"remove_tie\", \"from\": \"b\", \"to\": \"a\", "
                      "\"kind\": \"cooperates\"},"
                      "\n    {\"do\": \"add_tie\", \"from\": \"a\", \"to\": \"b\", "
                      "\"kind\": \"cooperates\", \"share\": 0.5}");
}

static void test_difference__a_role_of_nobody_can_go_and_come(void **state)
{
    (void)state;
    const char *const none = ACTORS(AB) ", \"roles\": []";
    const char *const one = ACTORS(AB) ", \"roles\": [{\"holder\": null, \"role\": \"architect\", "
                                       "\"strength\": \"absent\"}]";
    assert_difference(one, none,
                      "\n    {\"do\": \"drop_role\", \"holder\": null, \"role\": \"architect\"}");
    assert_difference(none, one,
                      "\n    {\"do\": \"give_role\", \"holder\": null, \"role\": \"architect\", "
                      "\"strength\": \"absent\"}");
}

/* That nothing is left but the ids of a body that merged. */
static void assert_only_ids_are_left(const akt_dataset *reached, const akt_dataset *to)
{
    akt_difference *rest = find(reached, to);
    size_t count;
    const akt_difference_note *notes = akt_difference_notes(rest, &count);
    assert_int_equal(count_steps(rest), 0);
    for (size_t i = 0; i < count; i++)
        if (!notes[i].field ||
            (strcmp(notes[i].field, "id") != 0 && strcmp(notes[i].field, "former_ids") != 0))
            fail_msg("%s %s", notes[i].table, notes[i].id);
    akt_difference_free(rest);
}

/* Returns whether all of it could be said. */
static bool assert_leads(const akt_dataset *from, const akt_dataset *to, bool is_other)
{
    akt_difference *difference = find(from, to);
    akt_dataset *reached = akt_follow(from, difference);
    assert_non_null(reached);
    assert_int_equal(count_steps(difference) > 0, is_other);
    bool is_whole = count_notes(difference) == 0;
    if (is_whole)
        akt_follow_assert_reached(reached, to);
    else
        assert_only_ids_are_left(reached, to);
    akt_dataset_free(reached);
    akt_difference_free(difference);
    return is_whole;
}

static void assert_scenario_is_said(const akt_dataset *dataset, const char *path)
{
    akt_script *script;
    akt_dataset *changed;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_script_read(&script, path, NULL, &faults, NULL), AKT_OK);
    assert_int_equal(akt_script_apply(&changed, dataset, script, NULL, &faults, NULL), AKT_OK);
    /* There and, where all of it could be said, back again. */
    bool is_other = akt_script_steps(script) > 0;
    if (assert_leads(dataset, changed, is_other))
        assert_true(assert_leads(changed, dataset, is_other));
    akt_dataset_free(changed);
    akt_script_free(script);
    akt_diagnostics_dispose(&faults);
}

static void test_difference__of_a_scenario_says_what_the_scenario_does(void **state)
{
    (void)state;
    static const char *const folders[] = {AKT_DATA "/offentlig-innovasjon", AKT_DATA "/eksempel"};
    size_t scripts = 0;
    for (size_t i = 0; i < 2; i++) {
        char path[512];
        akt_dataset *dataset = akt_what_if_load(folders[i]);
        snprintf(path, sizeof path, "%s/scenarios", folders[i]);
        DIR *folder = opendir(path);
        assert_non_null(folder);
        for (struct dirent *entry; (entry = readdir(folder));) {
            if (!strstr(entry->d_name, ".json"))
                continue;
            snprintf(path, sizeof path, "%s/scenarios/%s", folders[i], entry->d_name);
            assert_scenario_is_said(dataset, path);
            scripts++;
        }
        closedir(folder);
        akt_dataset_free(dataset);
    }
    assert_true(scripts > 5);
}

static akt_status find_once(const void *subject)
{
    const couple *c = subject;
    akt_difference *difference;
    akt_error err;
    akt_status status = akt_difference_find(&difference, c->from, c->to, &err);
    assert_int_equal(difference != NULL, status == AKT_OK);
    akt_difference_free(difference);
    return status;
}

static void test_difference__every_lack_of_memory_is_told(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 4; seed++) {
        couple c = draw_couple(seed, true);
        akt_sweep(find_once, &c, 20);
        dispose(&c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_difference__leads_from_one_to_the_other),
        cmocka_unit_test(test_difference__what_is_left_is_what_it_says_it_cannot_say),
        cmocka_unit_test(test_difference__of_a_dataset_and_itself_is_none),
        cmocka_unit_test(test_difference__a_renamed_body_is_the_same_body),
        cmocka_unit_test(test_difference__an_id_may_pass_to_another_record),
        cmocka_unit_test(test_difference__the_order_of_steps_is_one_that_can_be),
        cmocka_unit_test(test_difference__money_that_continues_other_money_meets_it_all_the_way),
        cmocka_unit_test(test_difference__an_amount_changes_with_its_range),
        cmocka_unit_test(test_difference__of_ties_that_are_alike_all_go_and_some_come_again),
        cmocka_unit_test(test_difference__a_role_of_nobody_can_go_and_come),
        cmocka_unit_test(test_difference__of_a_scenario_says_what_the_scenario_does),
        cmocka_unit_test(test_difference__every_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("difference", tests, NULL, NULL);
}
