#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/json.h"
#include "model/builder.h"
#include "model/flow_choice.h"
#include "scenario/difference.h"
#include "support/random_dataset.h"
#include "support/random_step.h"
#include "support/scratch.h"
#include "support/what_if.h"

#include <string.h>

/* What holds for every dataset, tried on many drawn at random. */

enum { DATASETS = 1000 };

static void assert_prints(const akt_dataset *dataset, const akt_buffer *text)
{
    akt_buffer now = AKT_BUFFER_INIT;
    akt_random_dataset_print(&now, dataset);
    assert_string_equal(akt_buffer_text(&now), akt_buffer_text(text));
    akt_buffer_dispose(&now);
}

/* As a file of its own. */
static void write_file(akt_buffer *out, const akt_dataset *dataset)
{
    akt_buffer printed = AKT_BUFFER_INIT;
    akt_random_dataset_print(&printed, dataset);
    akt_buffer_add(out, "{\"dataset\": {\"title\": \"Drawn\", \"date\": 2020}");
    for (char *line = printed.text; line;) {
        char *colon = strchr(line, ':'), *end = strstr(line, "]\n");
        if (*line == '{')
            break;
        akt_buffer_format(out, ",\n\"%.*s\"%.*s]", (int)(colon - line), line, (int)(end - colon),
                          colon);
        line = end + 2;
    }
    akt_buffer_add(out, ", \"taxonomy\": ");
    akt_buffer_add(out, strstr(akt_buffer_text(&printed), "\n{\n  \"roles\"") + 1);
    akt_buffer_add(out, "}");
    akt_buffer_dispose(&printed);
}

static void test_laws__what_is_written_is_what_was_read(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < DATASETS; seed++) {
        const akt_random_choice choice = {seed, 0, 0, false};
        akt_buffer text = AKT_BUFFER_INIT, file = AKT_BUFFER_INIT;
        akt_dataset *dataset = akt_random_dataset(&choice);
        akt_random_dataset_print(&text, dataset);
        write_file(&file, dataset);
        akt_dataset *again = akt_scratch_dataset(akt_buffer_text(&file));
        assert_prints(again, &text);
        akt_dataset_free(again);
        akt_dataset_free(dataset);
        akt_buffer_dispose(&text);
        akt_buffer_dispose(&file);
    }
}

static void test_laws__a_selection_leaves_its_origin_and_a_copy_is_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < DATASETS; seed++) {
        const akt_random_choice choice = {seed, 0, 0, false};
        bool flags[64] = {false};
        bool *keep[AKT_TABLE_COUNT] = {NULL};
        akt_buffer text = AKT_BUFFER_INIT;
        akt_dataset *dataset = akt_random_dataset(&choice);
        akt_random_dataset_print(&text, dataset);
        for (size_t i = 0; i < 64; i++)
            flags[i] = (seed >> i % 10 & 1) == 0;
        keep[seed % AKT_TABLE_COUNT] = flags;
        akt_dataset *some = akt_dataset_select(dataset, keep);
        akt_dataset *all = akt_dataset_copy(dataset);
        akt_dataset_edit(some, AKT_TABLE_SOURCES, 0)->note.in[0] = "edited";
        assert_prints(dataset, &text);
        assert_prints(all, &text);
        akt_dataset_free(some);
        akt_dataset_free(all);
        akt_dataset_free(dataset);
        akt_buffer_dispose(&text);
    }
}

static akt_dataset *draw_dataset(uint64_t seed)
{
    const akt_random_choice choice = {seed, 0, 0, false};
    return akt_random_dataset(&choice);
}

/* Applies a step; NULL where there is none such, or it is refused for what only the whole shows. */
static akt_dataset *take_step(const akt_dataset *dataset, const akt_random_step_choice *choice)
{
    akt_buffer step = AKT_BUFFER_INIT;
    akt_diagnostics faults;
    akt_dataset *changed = NULL;
    akt_diagnostics_init(&faults);
    if (akt_random_step_write(&step, dataset, choice))
        changed = akt_what_if_try(dataset, akt_buffer_text(&step), &faults);
    akt_diagnostics_dispose(&faults);
    akt_buffer_dispose(&step);
    return changed;
}

/* Kroner, other money, and how many amounts nobody knows. */
typedef struct money {
    int64_t kroner;
    int64_t other;
    int64_t unknown;
} money;

static void add_money(money *sum, const akt_flow *flow)
{
    bool is_kroner = strcmp(akt_flow_currency(flow), "NOK") == 0;
    if (!flow->amount.known)
        sum->unknown++;
    else
        *(is_kroner ? &sum->kroner : &sum->other) += flow->amount.value;
}

/* What counts, and what counted when it was set aside. */
static money sum_money(const akt_dataset *dataset)
{
    money sum = {0, 0, 0};
    akt_flow_choice choice;
    size_t count;
    const akt_flow *flows = akt_dataset_flows(dataset);
    const akt_aside *asides = akt_dataset_asides(dataset, &count);
    assert_int_equal(akt_flow_choice_make(&choice, dataset, 0, 0, NULL), AKT_OK);
    for (size_t i = 0; i < choice.count; i++)
        if (akt_flow_choice_counts(&choice, flows, i))
            add_money(&sum, &flows[i]);
    for (size_t i = 0; i < count; i++)
        if (asides[i].counted)
            add_money(&sum, &asides[i].flow);
    akt_flow_choice_dispose(&choice);
    return sum;
}

static void explain(const akt_dataset *dataset, const akt_random_step_choice *choice)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_random_step_write(&text, dataset, choice);
    print_error("%s\n", akt_buffer_text(&text));
    akt_buffer_clear(&text);
    akt_export_json_table(&text, dataset, AKT_TABLE_FLOWS, NULL, NULL);
    print_error("%s\n", akt_buffer_text(&text));
    akt_buffer_dispose(&text);
}

/* Several steps on end, any that conserve. */
static void test_laws__merge_split_move_and_remove_conserve_money(void **state)
{
    (void)state;
    size_t taken[AKT_RANDOM_STEPS] = {0};
    for (uint64_t seed = 0; seed < 4 * DATASETS; seed++) {
        akt_dataset *dataset = draw_dataset(seed);
        const money before = sum_money(dataset);
        for (uint64_t s = 0; s < 4; s++) {
            const uint64_t kinds = AKT_RANDOM_STEPS - AKT_RANDOM_REMOVE_ACTOR;
            akt_random_step kind =
                AKT_RANDOM_REMOVE_ACTOR + (akt_random_step)((seed + s * (1 + seed / kinds)) % kinds);
            const akt_random_step_choice choice = {kind, AKT_RANDOM_SOUND, seed * 10 + s};
            akt_dataset *next = take_step(dataset, &choice);
            if (!next)
                continue;
            const money after = sum_money(next);
            if (memcmp(&before, &after, sizeof before) != 0)
                explain(dataset, &choice);
            assert_int_equal(after.kroner, before.kroner);
            assert_int_equal(after.other, before.other);
            assert_int_equal(after.unknown, before.unknown);
            taken[kind]++;
            akt_dataset_free(dataset);
            dataset = next;
        }
        akt_dataset_free(dataset);
    }
    for (int kind = AKT_RANDOM_REMOVE_ACTOR; kind < AKT_RANDOM_STEPS; kind++)
        assert_true(taken[kind] > DATASETS / 2);
}

static void test_laws__every_step_leaves_its_input_and_gives_the_same_again(void **state)
{
    (void)state;
    size_t taken[AKT_RANDOM_STEPS] = {0};
    for (uint64_t seed = 0; seed < 8 * DATASETS; seed++) {
        const akt_random_step_choice choice = {(akt_random_step)(seed % AKT_RANDOM_STEPS),
                                               AKT_RANDOM_SOUND, seed};
        akt_buffer before = AKT_BUFFER_INIT, after = AKT_BUFFER_INIT;
        akt_dataset *dataset = draw_dataset(seed / 2);
        akt_what_if_write(&before, dataset);
        akt_dataset *once = take_step(dataset, &choice), *twice = take_step(dataset, &choice);
        akt_what_if_write(&after, dataset);
        assert_string_equal(akt_buffer_text(&before), akt_buffer_text(&after));
        assert_int_equal(once != NULL, twice != NULL);
        taken[choice.kind] += once != NULL;
        if (once)
            akt_what_if_assert_same(once, twice);
        akt_dataset_free(once);
        akt_dataset_free(twice);
        akt_dataset_free(dataset);
        akt_buffer_dispose(&before);
        akt_buffer_dispose(&after);
    }
    for (int kind = 0; kind < AKT_RANDOM_STEPS; kind++)
        assert_true(taken[kind] > DATASETS / 10);
}

static void test_laws__a_faulty_step_leaves_nothing_and_says_where(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 4 * DATASETS; seed++) {
        const akt_random_step_choice choice = {
            (akt_random_step)(seed % AKT_RANDOM_STEPS),
            1 + (akt_random_fault)(seed / AKT_RANDOM_STEPS % (AKT_RANDOM_FAULTS - 1)), seed};
        akt_dataset *dataset = draw_dataset(seed);
        akt_buffer steps = AKT_BUFFER_INIT;
        akt_diagnostics faults;
        size_t count;
        akt_diagnostics_init(&faults);
        akt_buffer_add(&steps, "{\"do\": \"add_actor\", \"id\": \"x\", \"name\": \"X\", "
                               "\"kind\": \"agency\"},\n");
        if (akt_random_step_write(&steps, dataset, &choice)) {
            assert_null(akt_what_if_try(dataset, akt_buffer_text(&steps), &faults));
            const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
            size_t told = 0;
            for (size_t i = 0; i < count; i++)
                told += items[i].file && items[i].line == 3 && items[i].step == 2 &&
                        akt_fault_level(items[i].fault) == AKT_LEVEL_ERROR;
            if (told == 0)
                print_error("%s\n", akt_buffer_text(&steps));
            assert_true(told > 0);
        }
        akt_diagnostics_dispose(&faults);
        akt_buffer_dispose(&steps);
        akt_dataset_free(dataset);
    }
}

static void assert_no_steps(const akt_dataset *from, const akt_dataset *to, const char *but_for)
{
    akt_difference *difference;
    size_t steps, notes;
    assert_int_equal(akt_difference_find(&difference, from, to, NULL), AKT_OK);
    const akt_difference_step *step = akt_difference_steps(difference, &steps);
    const akt_difference_note *note = akt_difference_notes(difference, &notes);
    if (steps > 0)
        fail_msg("change %d of %s %s %s", (int)step->change, akt_table_name(step->table),
                 step->record->id ? step->record->id : "–", step->field ? step->field->name : "–");
    for (size_t i = 0; i < notes; i++)
        if (!note[i].field || !but_for || strcmp(note[i].field, but_for) != 0)
            fail_msg("%s %s %s", note[i].table, note[i].id, note[i].field);
    akt_difference_free(difference);
}

static void test_laws__a_merger_undoes_a_split(void **state)
{
    (void)state;
    size_t tried = 0;
    for (uint64_t seed = 0; tried < DATASETS; seed++) {
        akt_dataset *dataset = draw_dataset(seed);
        akt_buffer steps = AKT_BUFFER_INIT;
        size_t actors = akt_dataset_count(dataset, AKT_TABLE_ACTORS);
        if (actors && akt_random_step_write_there_and_back(&steps, dataset, seed, seed % actors)) {
            akt_dataset *back = akt_what_if(dataset, akt_buffer_text(&steps));
            assert_no_steps(back, dataset, "former_ids");
            akt_dataset_free(back);
            tried++;
        }
        akt_buffer_dispose(&steps);
        akt_dataset_free(dataset);
    }
}

/* A script with one step that is not taken. */
static void test_laws__taking_no_step_changes_nothing(void **state)
{
    (void)state;
    static const char text[] = "{\"title\": \"T\", \"steps\": [{\"do\": \"remove_actor\", "
                               "\"id\": \"p0\"}]}";
    static const bool taken[] = {false};
    const akt_script_choice none = {taken, NULL};
    akt_scratch scratch = akt_scratch_new();
    akt_diagnostics faults;
    akt_script *script;
    akt_diagnostics_init(&faults);
    akt_scratch_write(&scratch, "s.json", text, sizeof text - 1);
    assert_int_equal(akt_script_read(&script, akt_scratch_path(&scratch, "s.json"), NULL, &faults,
                                     NULL),
                     AKT_OK);
    for (uint64_t seed = 0; seed < DATASETS; seed++) {
        akt_dataset *dataset = draw_dataset(seed), *same;
        assert_int_equal(akt_script_apply(&same, dataset, script, &none, &faults, NULL), AKT_OK);
        akt_what_if_assert_same(dataset, same);
        akt_dataset_free(same);
        akt_dataset_free(dataset);
    }
    akt_script_free(script);
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laws__what_is_written_is_what_was_read),
        cmocka_unit_test(test_laws__a_selection_leaves_its_origin_and_a_copy_is_the_same),
        cmocka_unit_test(test_laws__merge_split_move_and_remove_conserve_money),
        cmocka_unit_test(test_laws__every_step_leaves_its_input_and_gives_the_same_again),
        cmocka_unit_test(test_laws__a_faulty_step_leaves_nothing_and_says_where),
        cmocka_unit_test(test_laws__a_merger_undoes_a_split),
        cmocka_unit_test(test_laws__taking_no_step_changes_nothing),
    };
    return cmocka_run_group_tests_name("laws", tests, NULL, NULL);
}
