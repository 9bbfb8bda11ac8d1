#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/change.h"
#include "input/load.h"
#include "output/svg.h"
#include "scenario/script.h"
#include "support/failing_malloc.h"
#include "support/find_group.h"
#include "support/page_in.h"
#include "support/random_dataset.h"
#include "support/random_step.h"
#include "support/sheet_laws.h"
#include "support/sketch.h"
#include "support/told.h"
#include "support/what_if.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const field_scenarios[] = {"bedre-etatsstyring",
                                              "eget-organ",
                                              "fast-forum",
                                              "hospiteringsordning",
                                              "innovasjon-norge-og-doga",
                                              "innovasjonslab",
                                              "innsatsomrader",
                                              "kommuneinnsats",
                                              "ledernettverk",
                                              "nasjonal-strategi",
                                              "samlende-enhet",
                                              "samordnede-tilskudd",
                                              "som-i-dag",
                                              "styrke-miljoer",
                                              "tydeligere-roller",
                                              "uten-difi"};

static akt_dataset *load(const char *path)
{
    akt_dataset *dataset = NULL;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, path, NULL, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    return dataset;
}

static akt_dataset *apply(const akt_dataset *dataset, const char *path)
{
    akt_dataset *after = NULL;
    akt_script *script = NULL;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_script_read(&script, path, NULL, &faults, NULL), AKT_OK);
    assert_int_equal(akt_script_apply(&after, dataset, script, NULL, &faults, NULL), AKT_OK);
    akt_script_free(script);
    akt_diagnostics_dispose(&faults);
    return after;
}

static void compare(akt_comparisons *out, const akt_dataset *before, const akt_dataset *after)
{
    const akt_dataset *const sides[] = {before, after};
    const akt_comparison_options how = {.threads = 1};
    assert_int_equal(akt_comparisons_make(out, sides, 2, &how, NULL), AKT_OK);
}

static akt_drawing *draw(const akt_comparisons *of, akt_change_side side, akt_lang lang)
{
    akt_drawing *drawing = NULL;
    const akt_change_options how = {0, side};
    assert_int_equal(akt_change_draw(&drawing, of, &how, page_in(lang), NULL), AKT_OK);
    return drawing;
}

typedef struct box {
    double left, top, right, bottom;
} box;

static box box_of_text(const akt_item *item)
{
    double left = item->font.anchor == AKT_ANCHOR_START    ? item->x
                  : item->font.anchor == AKT_ANCHOR_MIDDLE ? item->x - item->width / 2
                                                           : item->x - item->width;
    return (box){left, item->y - 0.75 * item->font.size, left + item->width,
                 item->y + 0.25 * item->font.size};
}

static box box_of(const akt_item *item)
{
    return (box){item->x, item->y, item->x + item->width, item->y + item->height};
}

static bool meet(const box *a, const box *b)
{
    return a->left < b->right - 1e-6 && b->left < a->right - 1e-6 && a->top < b->bottom - 1e-6 &&
           b->top < a->bottom - 1e-6;
}

static bool inside(const box *inner, const box *outer)
{
    return inner->left >= outer->left - 1e-6 && inner->top >= outer->top - 1e-6 &&
           inner->right <= outer->right + 1e-6 && inner->bottom <= outer->bottom + 1e-6;
}

static bool is_place(const char *id)
{
    return id && (strncmp(id, "n-", 2) == 0 || strncmp(id, "c-", 2) == 0);
}

/* Whatever stands in the picture of a side stands in that of the change, and there. */
static size_t assert_same_places(const akt_drawing *side, const akt_drawing *change)
{
    size_t count, cards = 0;
    const akt_item *items = akt_drawing_items(side, &count);
    for (size_t i = 0; i + 1 < count; i++) {
        if (items[i].kind != AKT_ITEM_GROUP || !is_place(items[i].id))
            continue;
        const akt_item *same = akt_find_group(change, items[i].id);
        if (!same)
            fail_msg("%s is not in the change", items[i].id);
        assert_int_equal(items[i + 1].kind, AKT_ITEM_BOX);
        assert_true(items[i + 1].x == same[1].x && items[i + 1].y == same[1].y);
        assert_true(items[i + 1].width == same[1].width && items[i + 1].height == same[1].height);
        cards += items[i].id[0] == 'n';
    }
    return cards;
}

static size_t count_cards(const akt_drawing *drawing, const char *class_)
{
    size_t count, found = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++)
        found += items[i].kind == AKT_ITEM_GROUP && items[i].id &&
                 strncmp(items[i].id, "n-", 2) == 0 && (!class_ || strstr(items[i].class_, class_));
    return found;
}

/* Every text on the page; the lines of a card within its frame. */
static void assert_texts_inside(const akt_drawing *drawing)
{
    size_t count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    const box page = {0, 0, akt_drawing_width(drawing), akt_drawing_height(drawing)};
    box frame = page;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == AKT_ITEM_GROUP && items[i].id) {
            bool framed = strncmp(items[i].id, "n-", 2) == 0 || strcmp(items[i].id, "panel") == 0;
            frame = framed ? box_of(&items[i + 1]) : page;
        }
        if (items[i].kind == AKT_ITEM_END)
            frame = page;
        if (items[i].kind != AKT_ITEM_TEXT)
            continue;
        box text = box_of_text(&items[i]);
        if (!inside(&text, &frame))
            fail_msg("«%s» is not inside its box", items[i].text);
    }
}

/* Cards, the panel, and the badges and amounts of lines, which keep off each other; texts of the
 * panel and the legend too. */
static void assert_apart(const akt_drawing *drawing)
{
    size_t count, kept = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    box *boxes = calloc(count, sizeof *boxes);
    const char *group = "";
    size_t depth = 0;
    for (size_t i = 0; i < count; i++) {
        depth += items[i].kind == AKT_ITEM_GROUP;
        depth -= items[i].kind == AKT_ITEM_END;
        if (items[i].kind == AKT_ITEM_GROUP)
            group = items[i].id ? items[i].id : "";
        bool card = strncmp(group, "n-", 2) == 0 && items[i - (i > 0)].kind == AKT_ITEM_GROUP;
        bool panel = strcmp(group, "panel") == 0 && items[i].kind == AKT_ITEM_BOX;
        bool mark = strcmp(group, "marks") == 0 && depth == 1;
        const akt_item *at = &items[i];
        if ((card || panel) && at->kind == AKT_ITEM_BOX)
            boxes[kept++] = box_of(at);
        else if (mark && at->kind == AKT_ITEM_CIRCLE)
            boxes[kept++] = (box){at->x - at->radius, at->y - at->radius, at->x + at->radius,
                                  at->y + at->radius};
        else if (mark && at->kind == AKT_ITEM_TEXT)
            boxes[kept++] = box_of_text(at);
    }
    for (size_t i = 0; i < kept; i++)
        for (size_t j = i + 1; j < kept; j++)
            if (meet(&boxes[i], &boxes[j]))
                fail_msg("something at %.0f, %.0f lies over something at %.0f, %.0f", boxes[i].left,
                         boxes[i].top, boxes[j].left, boxes[j].top);
    free(boxes);
}

/* The lines of panel and legend do not run into each other. */
static void assert_lines_apart(const akt_drawing *drawing, const char *group)
{
    const akt_item *first = akt_find_group(drawing, group);
    for (const akt_item *a = first; a && a->kind != AKT_ITEM_END; a++)
        for (const akt_item *b = a + 1; b->kind != AKT_ITEM_END; b++) {
            if (a->kind != AKT_ITEM_TEXT || b->kind != AKT_ITEM_TEXT)
                continue;
            box one = box_of_text(a), other = box_of_text(b);
            if (meet(&one, &other))
                fail_msg("«%s» runs into «%s»", a->text, b->text);
        }
}

static void assert_laws(const akt_comparisons *of, akt_lang lang)
{
    akt_drawing *change = draw(of, AKT_CHANGE_SIDE_BOTH, lang);
    akt_drawing *before = draw(of, AKT_CHANGE_SIDE_BEFORE, lang);
    akt_drawing *after = draw(of, AKT_CHANGE_SIDE_AFTER, lang);
    size_t all = count_cards(change, NULL);
    assert_int_equal(assert_same_places(before, change), all - count_cards(change, "added"));
    assert_int_equal(assert_same_places(after, change), all - count_cards(change, "removed"));
    akt_drawing *const drawings[] = {change, before, after};
    for (size_t i = 0; i < 3; i++) {
        assert_texts_inside(drawings[i]);
        assert_apart(drawings[i]);
        akt_sheet_laws_assert_ways(drawings[i]);
        assert_lines_apart(drawings[i], "panel");
        assert_lines_apart(drawings[i], "legend");
        akt_drawing_free(drawings[i]);
    }
}

static akt_drawing *draw_both(const void *comparisons, akt_lang lang)
{
    return draw(comparisons, AKT_CHANGE_SIDE_BOTH, lang);
}

static void test_change__everything_has_one_place_in_all_shipped_scenarios(void **state)
{
    (void)state;
    akt_dataset *before = load(AKT_DATA "/offentlig-innovasjon");
    for (size_t i = 0; i < sizeof field_scenarios / sizeof *field_scenarios; i++) {
        char path[512];
        akt_comparisons of;
        snprintf(path, sizeof path, "%s/offentlig-innovasjon/scenarios/%s.json", AKT_DATA,
                 field_scenarios[i]);
        akt_dataset *after = apply(before, path);
        compare(&of, before, after);
        assert_laws(&of, (akt_lang)(i % AKT_LANG_COUNT));
        akt_sheet_laws_assert_alike(draw_both, &of, AKT_SHEET_ROWS);
        akt_comparisons_dispose(&of);
        akt_dataset_free(after);
    }
    akt_dataset_free(before);
}

static void test_change__keeps_its_laws_on_random_pairs(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        akt_comparisons of;
        const akt_random_choice one = akt_random_variant(seed, 0);
        const akt_random_choice other = akt_random_variant(seed, 1);
        akt_dataset *before = akt_random_dataset(&one);
        akt_dataset *after = akt_random_dataset(&other);
        compare(&of, before, after);
        assert_laws(&of, (akt_lang)(seed % AKT_LANG_COUNT));
        akt_comparisons_dispose(&of);
        akt_dataset_free(before);
        akt_dataset_free(after);
    }
}

/* Some steps, one after the other, of those that are not refused. */
static akt_dataset *walk_on(const akt_dataset *dataset, uint64_t seed)
{
    akt_dataset *after = akt_dataset_copy(dataset);
    assert_non_null(after);
    for (uint64_t s = 0; s < 1 + seed % 6; s++) {
        const akt_random_step_choice choice = {
            (akt_random_step)((seed * 7 + s * 5) % AKT_RANDOM_STEPS), AKT_RANDOM_SOUND,
            seed * 10 + s};
        akt_buffer step = AKT_BUFFER_INIT;
        akt_diagnostics faults;
        akt_dataset *next = NULL;
        akt_diagnostics_init(&faults);
        if (akt_random_step_write(&step, after, &choice))
            next = akt_what_if_try(after, akt_buffer_text(&step), &faults);
        if (next) {
            akt_dataset_free(after);
            after = next;
        }
        akt_diagnostics_dispose(&faults);
        akt_buffer_dispose(&step);
    }
    return after;
}

static void test_change__keeps_its_laws_after_random_scripts(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        akt_comparisons of;
        const akt_random_choice choice = {.seed = seed};
        akt_dataset *before = akt_random_dataset(&choice);
        akt_dataset *after = walk_on(before, seed);
        compare(&of, before, after);
        assert_laws(&of, (akt_lang)(seed % AKT_LANG_COUNT));
        if (seed % 4 == 0)
            akt_sheet_laws_assert_alike(draw_both, &of, AKT_SHEET_ROWS);
        akt_comparisons_dispose(&of);
        akt_dataset_free(before);
        akt_dataset_free(after);
    }
}

/* Two bodies with cards, money between them, and one more after. */
static akt_dataset *pay(int64_t amount, bool more)
{
    akt_dataset *dataset = akt_sketch_new(more ? 3 : 2);
    for (size_t i = 0; i < (more ? 3u : 2u); i++)
        akt_sketch_edit_actor(dataset, i)->party.category = akt_dataset_find_term(
            dataset, AKT_VOCABULARY_CATEGORIES, i == 0 ? "ministries" : "sector");
    akt_sketch_add_flow(dataset, "f", 0, 1, amount);
    return dataset;
}

static char *svg_of(const akt_dataset *before, const akt_dataset *after)
{
    akt_comparisons of;
    akt_buffer out = AKT_BUFFER_INIT;
    compare(&of, before, after);
    akt_drawing *drawing = draw(&of, AKT_CHANGE_SIDE_BOTH, AKT_LANG_NB);
    assert_int_equal(akt_svg_write(&out, drawing, NULL, NULL), AKT_OK);
    akt_drawing_free(drawing);
    akt_comparisons_dispose(&of);
    return out.text;
}

/* Frees both. */
static char *svg_of_these(akt_dataset *before, akt_dataset *after)
{
    char *svg = svg_of(before, after);
    akt_dataset_free(before);
    akt_dataset_free(after);
    return svg;
}

static void test_change__tells_what_an_amount_was_and_became(void **state)
{
    (void)state;
    char *svg = svg_of_these(pay(60000000, false), pay(40000000, true));
    assert_non_null(strstr(svg, ">60 → 40"));
    assert_non_null(strstr(svg, "class=\"edge funding from-a0 to-a1 changed\""));
    assert_non_null(strstr(svg, "class=\"node added\""));
    assert_non_null(strstr(svg, "class=\"node same\""));
    free(svg);
}

static void test_change__what_is_turned_round_is_removed_where_it_was_added(void **state)
{
    (void)state;
    akt_dataset *before = pay(60000000, false), *after = pay(60000000, true);
    char *there = svg_of(before, after), *back = svg_of(after, before);
    assert_non_null(strstr(there, "class=\"node added\""));
    assert_null(strstr(there, "class=\"node removed\""));
    assert_non_null(strstr(back, "class=\"node removed\""));
    assert_null(strstr(back, "class=\"node added\""));
    assert_null(strstr(back, " changed\""));
    free(there);
    free(back);
    akt_dataset_free(before);
    akt_dataset_free(after);
}

static void test_change__an_unknown_amount_is_no_number(void **state)
{
    (void)state;
    char *svg = svg_of_these(pay(60000000, false), pay(-1, false));
    assert_non_null(strstr(svg, "changed\""));
    assert_null(strstr(svg, "→ 0"));
    assert_null(strstr(svg, ">60 → "));
    free(svg);
}

static void test_change__nothing_changes_between_a_dataset_and_itself(void **state)
{
    (void)state;
    akt_dataset *dataset = load(AKT_DATA "/eksempel");
    char *svg = svg_of(dataset, dataset);
    assert_non_null(strstr(svg, "Ingenting på kartet endrer seg."));
    assert_null(strstr(svg, " added\""));
    assert_null(strstr(svg, " removed\""));
    assert_null(strstr(svg, " changed\""));
    free(svg);
    akt_dataset_free(dataset);
}

static void test_change__its_twin_holds_every_edge_that_is_drawn(void **state)
{
    (void)state;
    akt_comparisons of;
    akt_document *twin = NULL;
    akt_dataset *before = load(AKT_DATA "/offentlig-innovasjon");
    akt_dataset *after = apply(before, AKT_DATA "/offentlig-innovasjon/scenarios/uten-difi.json");
    compare(&of, before, after);
    akt_drawing *drawing = draw(&of, AKT_CHANGE_SIDE_BOTH, AKT_LANG_NB);
    assert_int_equal(akt_change_describe(&twin, &of, NULL, page_in(AKT_LANG_NB), NULL), AKT_OK);
    const akt_doc_table *edges = akt_told_table(twin, "edges");
    size_t drawn = 0, shown = 0, count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < edges->row_count; i++)
        drawn += strcmp(edges->cells[(i + 1) * edges->column_count - 1].text, "yes") == 0;
    for (size_t i = 0; i < count; i++)
        shown +=
            items[i].kind == AKT_ITEM_GROUP && items[i].id && strncmp(items[i].id, "e-", 2) == 0;
    assert_int_equal(drawn, shown);
    assert_int_equal(akt_told_table(twin, "parties")->row_count, 3);
    assert_int_equal(count_cards(drawing, "removed"), 3);
    akt_document_free(twin);
    akt_drawing_free(drawing);
    akt_comparisons_dispose(&of);
    akt_dataset_free(after);
    akt_dataset_free(before);
}

static void test_change__tells_of_every_lack_of_memory(void **state)
{
    (void)state;
    if (!akt_failing_malloc_stands())
        skip();
    akt_comparisons of;
    akt_dataset *before = pay(60000000, false), *after = pay(40000000, true);
    compare(&of, before, after);
    for (size_t n = 0;; n++) {
        akt_drawing *drawing = NULL;
        akt_document *twin = NULL;
        size_t held = akt_failing_malloc_held();
        akt_failing_malloc_arm(n);
        akt_status drawn = akt_change_draw(&drawing, &of, NULL, page_in(AKT_LANG_EN), NULL);
        akt_status told = akt_change_describe(&twin, &of, NULL, page_in(AKT_LANG_EN), NULL);
        bool failed = akt_failing_malloc_disarm();
        assert_true((drawn == AKT_ENOMEM) == (drawing == NULL));
        assert_true((told == AKT_ENOMEM) == (twin == NULL));
        assert_int_equal(failed, !drawing || !twin);
        akt_drawing_free(drawing);
        akt_document_free(twin);
        assert_int_equal(akt_failing_malloc_held(), held);
        if (!failed)
            break;
    }
    akt_comparisons_dispose(&of);
    akt_dataset_free(before);
    akt_dataset_free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_change__everything_has_one_place_in_all_shipped_scenarios),
        cmocka_unit_test(test_change__keeps_its_laws_on_random_pairs),
        cmocka_unit_test(test_change__keeps_its_laws_after_random_scripts),
        cmocka_unit_test(test_change__tells_what_an_amount_was_and_became),
        cmocka_unit_test(test_change__what_is_turned_round_is_removed_where_it_was_added),
        cmocka_unit_test(test_change__an_unknown_amount_is_no_number),
        cmocka_unit_test(test_change__nothing_changes_between_a_dataset_and_itself),
        cmocka_unit_test(test_change__its_twin_holds_every_edge_that_is_drawn),
        cmocka_unit_test(test_change__tells_of_every_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
