#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/json.h"
#include "model/builder.h"
#include "model/flow_choice.h"
#include "scenario/difference.h"
#include "support/follow.h"
#include "support/printed_dataset.h"
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
    akt_printed_dataset_add(&now, dataset);
    assert_string_equal(akt_buffer_text(&now), akt_buffer_text(text));
    akt_buffer_dispose(&now);
}

/* As a file of its own. */
static void write_file(akt_buffer *out, const akt_dataset *dataset)
{
    akt_buffer printed = AKT_BUFFER_INIT;
    akt_printed_dataset_add(&printed, dataset);
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
        const akt_random_choice choice = {.seed = seed};
        akt_buffer text = AKT_BUFFER_INIT, file = AKT_BUFFER_INIT;
        akt_dataset *dataset = akt_random_dataset(&choice);
        akt_printed_dataset_add(&text, dataset);
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
        const akt_random_choice choice = {.seed = seed};
        bool flags[64] = {false};
        bool *keep[AKT_TABLE_COUNT] = {NULL};
        akt_buffer text = AKT_BUFFER_INIT;
        akt_dataset *dataset = akt_random_dataset(&choice);
        akt_printed_dataset_add(&text, dataset);
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
    const akt_random_choice choice = {.seed = seed};
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
    for (uint64_t seed = 0; seed < DATASETS; seed++) {
        akt_dataset *dataset = draw_dataset(seed);
        const money before = sum_money(dataset);
        for (uint64_t s = 0; s < 4; s++) {
            const uint64_t kinds = AKT_RANDOM_STEPS - AKT_RANDOM_REMOVE_ACTOR;
            akt_random_step kind = AKT_RANDOM_REMOVE_ACTOR +
                                   (akt_random_step)((seed + s * (1 + seed / kinds)) % kinds);
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
        assert_true(taken[kind] > DATASETS / 10);
}

static void test_laws__every_step_leaves_its_input_and_gives_the_same_again(void **state)
{
    (void)state;
    size_t taken[AKT_RANDOM_STEPS] = {0};
    for (uint64_t seed = 0; seed < 2 * DATASETS; seed++) {
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
        assert_true(taken[kind] > DATASETS / 50);
}

static void test_laws__a_faulty_step_leaves_nothing_and_says_where(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 2 * DATASETS; seed++) {
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

/* Whether a step gives a flow back what it continued before a split put the two in different parts. */
static bool joins_again(const akt_difference_step *step, const akt_dataset *whole,
                        const akt_dataset *apart)
{
    if (step->table != AKT_TABLE_FLOWS || step->change != AKT_DIFFERENCE_SET ||
        strcmp(step->field->name, "continues") != 0)
        return false;
    int32_t before = akt_dataset_find(whole, AKT_TABLE_FLOWS, step->record->id);
    int32_t after = akt_dataset_find(apart, AKT_TABLE_FLOWS, step->record->id);
    return akt_dataset_flows(apart)[after].continues.count <
           akt_dataset_flows(whole)[before].continues.count;
}

/* Nothing leads from the merged dataset to the whole one but what the split says it parts. */
static void assert_undone(const akt_dataset *from, const akt_dataset *to, const akt_dataset *apart)
{
    static const char *const but_for = "former_ids";
    akt_difference *difference;
    size_t steps, notes;
    assert_int_equal(akt_difference_find(&difference, from, to, NULL), AKT_OK);
    const akt_difference_step *step = akt_difference_steps(difference, &steps);
    const akt_difference_note *note = akt_difference_notes(difference, &notes);
    for (size_t i = 0; i < steps; i++)
        if (!joins_again(&step[i], to, apart))
            fail_msg("change %d of %s %s %s", (int)step[i].change, akt_table_name(step[i].table),
                     step[i].record->id ? step[i].record->id : "–",
                     step[i].field ? step[i].field->name : "–");
    for (size_t i = 0; i < notes; i++)
        if (!note[i].field || strcmp(note[i].field, but_for) != 0)
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
        if (actors && akt_random_step_write_there(&steps, dataset, seed, seed % actors)) {
            akt_dataset *apart = akt_what_if(dataset, akt_buffer_text(&steps));
            akt_random_step_write_back(&steps, dataset, seed % actors);
            akt_dataset *back = akt_what_if(dataset, akt_buffer_text(&steps));
            assert_undone(back, dataset, apart);
            akt_dataset_free(apart);
            akt_dataset_free(back);
            tried++;
        }
        akt_buffer_dispose(&steps);
        akt_dataset_free(dataset);
    }
}

static void test_laws__what_was_removed_can_be_restored(void **state)
{
    (void)state;
    size_t tried = 0;
    for (uint64_t seed = 0; tried < DATASETS; seed++) {
        const akt_random_step_choice choice = {
            AKT_RANDOM_REMOVE_ACTOR + (akt_random_step)(seed % 3), AKT_RANDOM_SOUND, seed};
        akt_dataset *dataset = draw_dataset(seed), *less = take_step(dataset, &choice);
        if (less) {
            akt_difference *difference;
            size_t asides;
            assert_int_equal(akt_difference_find(&difference, less, dataset, NULL), AKT_OK);
            akt_dataset *restored = akt_follow(less, difference);
            assert_non_null(restored);
            akt_follow_assert_reached(restored, dataset);
            akt_dataset_asides(restored, &asides);
            assert_int_equal(asides, 0);
            akt_dataset_free(restored);
            akt_difference_free(difference);
            tried++;
        }
        akt_dataset_free(less);
        akt_dataset_free(dataset);
    }
}

/* An actor's ref by its id, or the body that it merged into. */
static akt_ref find_after(const akt_dataset *merged, const akt_dataset *before, akt_ref party,
                          const bool *is_part)
{
    if (!akt_ref_is_set(party))
        return party;
    bool merges = party.table == AKT_TABLE_ACTORS && is_part[party.index];
    return akt_dataset_find_party(merged,
                                  merges ? "body" : akt_dataset_party(before, party)->record.id);
}

static bool is_inside(const akt_tie *tie, const bool *is_part)
{
    return tie->from.table == AKT_TABLE_ACTORS && is_part[tie->from.index] &&
           tie->to.table == AKT_TABLE_ACTORS && is_part[tie->to.index];
}

/* Ties in order, those between the parts left out. */
static void assert_outside_ties(const akt_dataset *before, const akt_dataset *merged,
                                const bool *is_part)
{
    const akt_tie *old = akt_dataset_ties(before), *new = akt_dataset_ties(merged);
    size_t kept = 0, count = akt_dataset_count(merged, AKT_TABLE_TIES);
    for (size_t i = 0; i < akt_dataset_count(before, AKT_TABLE_TIES); i++) {
        if (is_inside(&old[i], is_part))
            continue;
        assert_true(kept < count);
        assert_true(
            akt_ref_is_same(new[kept].from, find_after(merged, before, old[i].from, is_part)));
        assert_true(akt_ref_is_same(new[kept].to, find_after(merged, before, old[i].to, is_part)));
        assert_int_equal(new[kept].kind, old[i].kind);
        kept++;
    }
    assert_int_equal(kept, count);
}

static bool is_alike(const akt_role *a, const akt_role *b)
{
    return a->role == b->role && a->area == b->area &&
           memcmp(&a->from, &b->from, sizeof a->from) == 0 &&
           memcmp(&a->to, &b->to, sizeof a->to) == 0;
}

/* Every role of a part is the body's once, as strong as it was with the strongest of them. */
static void assert_united_roles(const akt_dataset *before, const akt_dataset *merged,
                                const bool *is_part)
{
    const akt_role *old = akt_dataset_roles(before), *new = akt_dataset_roles(merged);
    const akt_ref body = akt_dataset_find_party(merged, "body");
    for (size_t i = 0; i < akt_dataset_count(before, AKT_TABLE_ROLES); i++) {
        if (!akt_ref_is_same(find_after(merged, before, old[i].holder, is_part), body))
            continue;
        size_t found = 0;
        int32_t strength = old[i].strength;
        for (size_t j = 0; j < akt_dataset_count(before, AKT_TABLE_ROLES); j++)
            if (akt_ref_is_same(find_after(merged, before, old[j].holder, is_part), body) &&
                is_alike(&old[i], &old[j]) && old[j].strength < strength)
                strength = old[j].strength;
        for (size_t j = 0; j < akt_dataset_count(merged, AKT_TABLE_ROLES); j++) {
            if (!akt_ref_is_same(new[j].holder, body) || !is_alike(&old[i], &new[j]))
                continue;
            assert_int_equal(new[j].strength, strength);
            found++;
        }
        assert_int_equal(found, 1);
    }
}

static void test_laws__a_merger_keeps_ties_with_others_and_unites_roles(void **state)
{
    (void)state;
    size_t tried = 0;
    for (uint64_t seed = 0; tried < DATASETS; seed++) {
        akt_dataset *dataset = draw_dataset(seed), *merged = NULL;
        const akt_actor *actors = akt_dataset_actors(dataset);
        size_t count = akt_dataset_count(dataset, AKT_TABLE_ACTORS), a = seed % (count + !count);
        size_t b = count ? (a + 1 + seed / 7 % (count - (count > 1))) % count : 0;
        bool is_part[32] = {false};
        akt_diagnostics faults;
        akt_buffer step = AKT_BUFFER_INIT;
        akt_diagnostics_init(&faults);
        is_part[a] = is_part[b] = true;
        if (a != b)
            akt_buffer_format(&step,
                              "{\"do\": \"merge\", \"actors\": [\"%s\", \"%s\"], "
                              "\"into\": \"body\", \"name\": \"Body\"}",
                              actors[a].party.record.id, actors[b].party.record.id);
        if (a != b)
            merged = akt_what_if_try(dataset, akt_buffer_text(&step), &faults);
        if (merged) {
            assert_outside_ties(dataset, merged, is_part);
            assert_united_roles(dataset, merged, is_part);
            tried++;
        }
        akt_diagnostics_dispose(&faults);
        akt_buffer_dispose(&step);
        akt_dataset_free(merged);
        akt_dataset_free(dataset);
    }
}

/* Adds the texts in quotes of a step that name records, and the ends and programmes of its flows. */
static void add_subjects(akt_buffer *out, const akt_dataset *dataset, const char *step)
{
    for (const char *start = strchr(step, '"'); start; start = strchr(start, '"')) {
        const char *stop = strchr(start + 1, '"');
        char word[64] = "";
        if (stop - start < 60)
            memcpy(word, start + 1, (size_t)(stop - start) - 1);
        start = stop + 1;
        int32_t flow = akt_dataset_find(dataset, AKT_TABLE_FLOWS, word);
        if (flow != AKT_NONE || akt_ref_is_set(akt_dataset_find_party(dataset, word)))
            akt_buffer_format(out, "\"%s\"", word);
        const akt_flow *found = flow == AKT_NONE ? NULL : &akt_dataset_flows(dataset)[flow];
        for (int i = 0; found && i < 3; i++) {
            akt_ref end = i == 0 ? found->from : i == 1 ? found->to : found->via;
            if (akt_ref_is_set(end))
                akt_buffer_format(out, "\"%s\"", akt_dataset_party(dataset, end)->record.id);
        }
    }
}

/* Whether two steps are about the same record, or about money of it. */
static bool share_a_record(const akt_dataset *dataset, const char *one, const char *two)
{
    akt_buffer first = AKT_BUFFER_INIT, second = AKT_BUFFER_INIT;
    bool share = false;
    add_subjects(&first, dataset, one);
    add_subjects(&second, dataset, two);
    for (char *word = first.text; word && *word && !share;) {
        char *end = strchr(word + 1, '"') + 1, after = *end;
        *end = '\0';
        share = strstr(akt_buffer_text(&second), word) != NULL;
        *end = after;
        word = end;
    }
    akt_buffer_dispose(&first);
    akt_buffer_dispose(&second);
    return share;
}

static akt_dataset *take_both(const akt_dataset *dataset, const akt_buffer *one,
                              const akt_buffer *two)
{
    akt_buffer steps = AKT_BUFFER_INIT;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_buffer_format(&steps, "%s,\n%s", akt_buffer_text(one), akt_buffer_text(two));
    akt_dataset *changed = akt_what_if_try(dataset, akt_buffer_text(&steps), &faults);
    akt_buffer_dispose(&steps);
    akt_diagnostics_dispose(&faults);
    return changed;
}

/* Steps that have no record in common, and that both can be in either order. */
static void test_laws__the_order_of_independent_steps_does_not_matter(void **state)
{
    (void)state;
    size_t tried = 0;
    for (uint64_t seed = 0; tried < DATASETS; seed++) {
        const akt_random_step_choice first = {(akt_random_step)(seed % AKT_RANDOM_STEPS),
                                              AKT_RANDOM_SOUND, seed},
                                     second = {(akt_random_step)(seed / AKT_RANDOM_STEPS %
                                                                 AKT_RANDOM_STEPS),
                                               AKT_RANDOM_SOUND, seed + 1};
        akt_dataset *dataset = draw_dataset(seed), *there = NULL, *back = NULL;
        akt_buffer one = AKT_BUFFER_INIT, two = AKT_BUFFER_INIT;
        if (akt_random_step_write(&one, dataset, &first) &&
            akt_random_step_write(&two, dataset, &second) &&
            !share_a_record(dataset, akt_buffer_text(&one), akt_buffer_text(&two)))
            there = take_both(dataset, &one, &two);
        if (there)
            back = take_both(dataset, &two, &one);
        if (there && back) {
            akt_buffer a = AKT_BUFFER_INIT, b = AKT_BUFFER_INIT;
            akt_printed_dataset_add_sorted(&a, there);
            akt_printed_dataset_add_sorted(&b, back);
            if (strcmp(akt_buffer_text(&a), akt_buffer_text(&b)) != 0)
                print_error("%s\n%s\n", akt_buffer_text(&one), akt_buffer_text(&two));
            assert_string_equal(akt_buffer_text(&a), akt_buffer_text(&b));
            akt_buffer_dispose(&a);
            akt_buffer_dispose(&b);
            tried++;
        }
        akt_dataset_free(there);
        akt_dataset_free(back);
        akt_dataset_free(dataset);
        akt_buffer_dispose(&one);
        akt_buffer_dispose(&two);
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
    assert_int_equal(
        akt_script_read(&script, akt_scratch_path(&scratch, "s.json"), NULL, &faults, NULL),
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
        cmocka_unit_test(test_laws__what_was_removed_can_be_restored),
        cmocka_unit_test(test_laws__a_merger_keeps_ties_with_others_and_unites_roles),
        cmocka_unit_test(test_laws__the_order_of_independent_steps_does_not_matter),
        cmocka_unit_test(test_laws__taking_no_step_changes_nothing),
    };
    return cmocka_run_group_tests_name("laws", tests, NULL, NULL);
}
