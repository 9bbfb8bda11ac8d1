#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/map.h"
#include "diagram/paper.h"
#include "output/svg.h"
#include "support/failing_malloc.h"
#include "support/find_group.h"
#include "support/map_laws.h"
#include "support/page_in.h"
#include "support/sketch.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define A3_WIDTH 1587.0
#define A3_HEIGHT 1123.0

static const char *const categories[] = {
    "ministries", "state_innovation", "sector",    "support",   "partnership", "networks",
    "education",  "companies",        "municipal", "state_own", "business"};
enum { CATEGORIES = sizeof categories / sizeof *categories };

typedef struct kind {
    const char *id;
    const char *layer;
} kind;

static const kind kinds[] = {{"governs", "governance"},
                             {"cooperates", "cooperation"},
                             {"owns", "ownership"},
                             {"member", "membership"}};

typedef struct plan {
    size_t actors, ties;
    size_t categories; /* of the taxonomy, the first so many */
    uint64_t seed;
    bool turned; /* all records the other way round */
} plan;

typedef struct tie {
    size_t from, to;
    const char *kind; /* NULL: money */
    const char *layer;
} tie;

/* 1 to 80 characters, some of them of two bytes, in words of 1 to 14. */
static const char *name_of(akt_dataset *dataset, uint64_t *seed)
{
    static const char *const letters[] = {"a", "e", "i", "n", "r", "s", "t", "ø", "å", "k", "m"};
    size_t length = 1 + akt_sketch_draw(seed, 80), word = 1 + akt_sketch_draw(seed, 14);
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < length; i++) {
        bool is_space = word-- == 0 && i + 1 < length;
        word = is_space || word > 14 ? 1 + akt_sketch_draw(seed, 14) : word;
        akt_buffer_add(&text, is_space ? " " : letters[akt_sketch_draw(seed, 11)]);
    }
    return akt_buffer_settle(&text, akt_dataset_pool(dataset));
}

/* What an actor is follows from its number and the plan's seed alone. */
static void add_actor(akt_dataset *dataset, const plan *p, size_t number)
{
    uint64_t seed = p->seed * 1000 + number;
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "a%zu", number);
    const akt_ref ref = akt_sketch_add_party(dataset, AKT_TABLE_ACTORS,
                                             akt_buffer_settle(&id, akt_dataset_pool(dataset)));
    akt_actor *actor = akt_sketch_edit_actor(dataset, (size_t)ref.index);
    actor->party.name.in[AKT_LANG_NB] = name_of(dataset, &seed);
    actor->party.category = akt_dataset_find_term(
        dataset, AKT_VOCABULARY_CATEGORIES, categories[akt_sketch_draw(&seed, p->categories)]);
    actor->driver = akt_sketch_draw(&seed, 6) == 0 ? AKT_DRIVER_CENTRAL : AKT_DRIVER_NONE;
}

static tie tie_of(const plan *p, size_t number)
{
    uint64_t seed = p->seed * 7000 + number;
    size_t from = akt_sketch_draw(&seed, p->actors);
    size_t to = (from + 1 + akt_sketch_draw(&seed, p->actors - 1)) % p->actors;
    const kind *k = &kinds[akt_sketch_draw(&seed, 4)];
    bool money = number % 3 == 0;
    return (tie){from, to, money ? NULL : k->id, money ? "funding" : k->layer};
}

static void add_tie(akt_dataset *dataset, const plan *p, size_t number)
{
    const tie made = tie_of(p, number);
    size_t from = p->turned ? p->actors - 1 - made.from : made.from;
    size_t to = p->turned ? p->actors - 1 - made.to : made.to;
    akt_buffer id = AKT_BUFFER_INIT;
    if (made.kind) {
        akt_sketch_add_tie(dataset, from, to, made.kind);
        return;
    }
    akt_buffer_format(&id, "f%zu", number);
    akt_sketch_add_flow(dataset, akt_buffer_settle(&id, akt_dataset_pool(dataset)), from, to,
                        number % 2 == 0 ? -1 : (int64_t)number * 1000000);
}

static akt_dataset *field(const plan *p)
{
    akt_dataset *dataset = akt_sketch_new(0);
    for (size_t i = 0; i < p->actors; i++)
        add_actor(dataset, p, p->turned ? p->actors - 1 - i : i);
    for (size_t i = 0; i < p->ties; i++)
        add_tie(dataset, p, p->turned ? p->ties - 1 - i : i);
    return dataset;
}

static akt_status draw_map(akt_drawing **out, const akt_page *page, const void *subject,
                           akt_error *err)
{
    return akt_map_draw(out, subject, NULL, page, err);
}

static akt_drawing *draw(const akt_dataset *dataset, akt_paper paper, akt_lang lang)
{
    akt_drawing *drawing = NULL;
    akt_error err = {0};
    if (akt_paper_draw(&drawing, paper, page_in(lang), draw_map, dataset, &err) != AKT_OK)
        fail_msg("%s", err.message);
    return drawing;
}

static bool has_card(const akt_drawing *sheet, size_t actor)
{
    char id[32];
    snprintf(id, sizeof id, "n-a%zu", actor);
    return akt_find_group(sheet, id) != NULL;
}

static size_t card_count(const akt_drawing *sheet, const plan *p)
{
    size_t count = 0;
    for (size_t i = 0; i < p->actors; i++)
        count += has_card(sheet, i);
    return count;
}

static bool has_edge(const akt_drawing *sheet, const char *one, const char *other,
                     const char *layer)
{
    char there[160], back[160];
    snprintf(there, sizeof there, "e-%s-%s-%s", one, other, layer);
    snprintf(back, sizeof back, "e-%s-%s-%s", other, one, layer);
    return akt_find_group(sheet, there) || akt_find_group(sheet, back);
}

/* Who an actor is on a sheet: its card, or the closed box of its category. */
static void end_on(char out[64], const akt_drawing *sheet, const akt_dataset *dataset, size_t index,
                   size_t actor)
{
    const akt_actor *a = &akt_dataset_actors(dataset)[index];
    const akt_term *category =
        akt_dataset_term(dataset, AKT_VOCABULARY_CATEGORIES, a->party.category);
    snprintf(out, 64, has_card(sheet, actor) ? "%s" : "%s.more",
             has_card(sheet, actor) ? a->party.record.id : category->record.id);
}

/* On the sheets of both its ends a tie is an edge; where there is one sheet and it leaves no tie out,
 * on that. */
static void assert_tie(const akt_drawing *first, const akt_dataset *dataset, const tie *t)
{
    size_t sheets = akt_drawing_sheet_count(first), found = 0;
    const akt_drawing *sheet = sheets > 1 ? akt_drawing_next_sheet(first) : first;
    for (; sheet; sheet = akt_drawing_next_sheet(sheet)) {
        char from[64], to[64];
        if (!has_card(sheet, t->from) && !has_card(sheet, t->to))
            continue;
        end_on(from, sheet, dataset, t->from, t->from);
        end_on(to, sheet, dataset, t->to, t->to);
        if (!has_edge(sheet, from, to, t->layer))
            fail_msg("%s of %s and %s is not on a sheet of its end", t->layer, from, to);
        found++;
    }
    assert_true(found > 0);
}

static void assert_readable(const akt_drawing *sheet, double width, double height)
{
    size_t count;
    const akt_item *items = akt_drawing_items(sheet, &count);
    double shrunk =
        fmax(1, fmax(akt_drawing_width(sheet) / width, akt_drawing_height(sheet) / height));
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == AKT_ITEM_TEXT)
            assert_true(items[i].font.size / shrunk * 0.75 >= AKT_PAPER_TEXT_LEAST - 1e-6);
}

/* Categories stand in the order of the taxonomy's bands, on whatever sheet: from above. */
static void assert_bands(const akt_drawing *sheet)
{
    static const size_t last[] = {0, 3, 7, CATEGORIES - 1}; /* of each band */
    double lowest = 0, deepest = 0;
    for (size_t i = 0, band = 0; i < CATEGORIES; i++) {
        for (int closed = 0; closed < 2; closed++) {
            char id[48];
            snprintf(id, sizeof id, "c-%s%s", categories[i], closed ? ".more" : "");
            const akt_item *group = akt_find_group(sheet, id);
            if (!group)
                continue;
            assert_true(group[1].y >= lowest);
            deepest = fmax(deepest, group[1].y + group[1].height);
        }
        if (i == last[band]) {
            lowest = deepest;
            band++;
        }
    }
}

/* Every card is on one sheet besides the overview. */
static void assert_spread(const akt_drawing *first, const plan *p)
{
    for (size_t i = 0; i < p->actors; i++) {
        size_t homes = 0;
        for (const akt_drawing *s = akt_drawing_next_sheet(first); s; s = akt_drawing_next_sheet(s))
            homes += has_card(s, i);
        assert_int_equal(homes, 1);
    }
}

static void assert_sheets(const akt_drawing *first, const akt_dataset *dataset, const plan *p)
{
    for (const akt_drawing *sheet = first; sheet; sheet = akt_drawing_next_sheet(sheet)) {
        akt_map_laws_assert(sheet, card_count(sheet, p));
        assert_readable(sheet, A3_WIDTH, A3_HEIGHT);
        assert_bands(sheet);
    }
    if (akt_drawing_sheet_count(first) > 1)
        assert_spread(first, p);
    for (size_t i = 0; i < p->ties; i++) {
        const tie t = tie_of(p, i);
        assert_tie(first, dataset, &t);
    }
}

static void test_map_sheets__keep_the_laws_on_200_fields_of_3_to_120_actors(void **state)
{
    (void)state;
    size_t split = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        uint64_t draws = seed;
        size_t actors = 3 + akt_sketch_draw(&draws, 118);
        const plan p = {actors, actors * akt_sketch_draw(&draws, 9) / 5, CATEGORIES, seed, false};
        akt_dataset *dataset = field(&p);
        akt_drawing *drawing = draw(dataset, AKT_PAPER_ANY, (akt_lang)(seed % AKT_LANG_COUNT));
        assert_sheets(drawing, dataset, &p);
        split += akt_drawing_sheet_count(drawing) > 1;
        akt_drawing_free(drawing);
        akt_dataset_free(dataset);
    }
    assert_in_range(split, 50, 150);
}

static const plan shipped_size = {92, 150, CATEGORIES, 7, false};

static void test_map_sheets__show_every_tie_of_92_actors_and_150_ties(void **state)
{
    (void)state;
    akt_dataset *dataset = field(&shipped_size);
    akt_drawing *drawing = draw(dataset, AKT_PAPER_ANY, AKT_LANG_NB);
    assert_in_range(akt_drawing_sheet_count(drawing), 5, 10);
    assert_sheets(drawing, dataset, &shipped_size);
    assert_non_null(strstr(akt_drawing_desc(drawing), "Ark 1 av "));
    assert_non_null(strstr(akt_drawing_desc(drawing), ": oversikt."));
    assert_non_null(
        strstr(akt_drawing_desc(akt_drawing_next_sheet(drawing)), ": Politikk og styring."));
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_map_sheets__are_as_large_as_the_paper_and_readable_on_it(void **state)
{
    (void)state;
    static const double sizes[AKT_PAPER_COUNT][2] = {{0, 0},      {1587, 1123}, {1123, 1587},
                                                     {1123, 794}, {794, 1123},  {1600, 900}};
    akt_dataset *dataset = field(&shipped_size);
    for (int paper = AKT_PAPER_A3; paper < AKT_PAPER_COUNT; paper++) {
        akt_drawing *drawing = draw(dataset, (akt_paper)paper, AKT_LANG_EN);
        assert_true(akt_drawing_sheet_count(drawing) > 1);
        assert_sheets(drawing, dataset, &shipped_size);
        for (akt_drawing *s = drawing; s; s = akt_drawing_next_sheet(s)) {
            double scale = akt_drawing_scale_of(s);
            assert_true(fabs(akt_drawing_width(s) * scale - sizes[paper][0]) < 0.01);
            assert_true(fabs(akt_drawing_height(s) * scale - sizes[paper][1]) < 0.01);
            assert_readable(s, sizes[paper][0], sizes[paper][1]);
        }
        akt_drawing_free(drawing);
    }
    akt_dataset_free(dataset);
}

static void add_sheets(akt_buffer *out, const akt_dataset *dataset)
{
    akt_drawing *drawing = draw(dataset, AKT_PAPER_ANY, AKT_LANG_NN);
    for (akt_drawing *s = drawing; s; s = akt_drawing_next_sheet(s))
        assert_int_equal(akt_svg_write(out, s, NULL, NULL), AKT_OK);
    akt_drawing_free(drawing);
}

static void test_map_sheets__do_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    static const size_t sizes[][2] = {{92, 150}, {120, 60}, {120, 200}};
    for (size_t i = 0; i < 3; i++) {
        const plan p = {sizes[i][0], sizes[i][1], CATEGORIES, i + 1, false};
        plan turned = p;
        turned.turned = true;
        akt_dataset *one = field(&p), *other = field(&turned);
        akt_buffer left = AKT_BUFFER_INIT, right = AKT_BUFFER_INIT;
        add_sheets(&left, one);
        add_sheets(&right, other);
        assert_string_equal(akt_buffer_text(&left), akt_buffer_text(&right));
        akt_buffer_dispose(&left);
        akt_buffer_dispose(&right);
        akt_dataset_free(one);
        akt_dataset_free(other);
    }
}

static void test_map_sheets__part_a_category_that_is_too_large_for_one(void **state)
{
    (void)state;
    const plan p = {400, 90, 1, 3, false};
    akt_dataset *dataset = field(&p);
    akt_drawing *drawing = draw(dataset, AKT_PAPER_ANY, AKT_LANG_NB);
    assert_sheets(drawing, dataset, &p);
    const akt_drawing *second = akt_drawing_next_sheet(drawing);
    assert_non_null(strstr(akt_drawing_desc(second), "(del 1 av "));
    assert_non_null(akt_find_group(second, "c-ministries"));
    assert_non_null(akt_find_group(second, "c-ministries.more"));
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void test_map_sheets__of_one_are_the_map_itself(void **state)
{
    (void)state;
    const plan p = {30, 40, CATEGORIES, 5, false};
    akt_dataset *dataset = field(&p);
    akt_drawing *whole = NULL;
    akt_drawing *drawing = draw(dataset, AKT_PAPER_ANY, AKT_LANG_NB);
    akt_buffer left = AKT_BUFFER_INIT, right = AKT_BUFFER_INIT;
    assert_int_equal(akt_map_draw(&whole, dataset, NULL, page_in(AKT_LANG_NB), NULL), AKT_OK);
    assert_int_equal(akt_drawing_sheet_count(drawing), 1);
    assert_int_equal(akt_svg_write(&left, drawing, NULL, NULL), AKT_OK);
    assert_int_equal(akt_svg_write(&right, whole, NULL, NULL), AKT_OK);
    assert_string_equal(akt_buffer_text(&left), akt_buffer_text(&right));
    akt_buffer_dispose(&left);
    akt_buffer_dispose(&right);
    akt_drawing_free(whole);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static const akt_doc_table *cards_of(const akt_document *twin)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(twin, &count);
    for (size_t i = 0; i < count; i++)
        if (blocks[i].kind == AKT_BLOCK_TABLE && strcmp(blocks[i].table->name, "cards") == 0)
            return blocks[i].table;
    fail_msg("no table of cards");
    return NULL;
}

static akt_document *describe(const akt_dataset *dataset)
{
    const akt_page page = akt_paper_page(AKT_PAPER_ANY, page_in(AKT_LANG_NB));
    akt_document *twin = NULL;
    assert_int_equal(akt_map_describe(&twin, dataset, NULL, &page, NULL), AKT_OK);
    return twin;
}

static void test_map_sheets__are_named_in_the_twin_for_every_card(void **state)
{
    (void)state;
    akt_dataset *dataset = field(&shipped_size);
    akt_drawing *drawing = draw(dataset, AKT_PAPER_ANY, AKT_LANG_NB);
    akt_document *twin = describe(dataset);
    const akt_doc_table *cards = cards_of(twin);
    assert_int_equal(cards->row_count, shipped_size.actors);
    assert_string_equal(cards->columns[cards->column_count - 1].key, "sheet");
    for (size_t i = 0; i < cards->row_count; i++) {
        const akt_cell *row = &cards->cells[i * cards->column_count];
        const akt_drawing *sheet = drawing;
        char id[32];
        for (int64_t n = 1; n < row[cards->column_count - 1].whole; n++)
            sheet = akt_drawing_next_sheet(sheet);
        snprintf(id, sizeof id, "n-%s", row[2].text);
        assert_non_null(akt_find_group(sheet, id));
        assert_true(sheet != drawing);
    }
    akt_document_free(twin);
    akt_drawing_free(drawing);
    akt_dataset_free(dataset);
}

static void assert_refused(const plan *p, size_t rows)
{
    akt_dataset *dataset = field(p);
    akt_drawing *drawing = NULL;
    akt_error err = {0};
    assert_int_equal(
        akt_paper_draw(&drawing, AKT_PAPER_ANY, page_in(AKT_LANG_NB), draw_map, dataset, &err),
        AKT_EINVAL);
    assert_null(drawing);
    assert_non_null(strstr(err.message, "draw network"));
    akt_document *twin = describe(dataset);
    assert_int_equal(cards_of(twin)->row_count, rows);
    akt_document_free(twin);
    akt_dataset_free(dataset);
}

static void test_map_sheets__say_what_to_do_where_there_would_be_too_many(void **state)
{
    (void)state;
    const plan many = {1000, 1600, CATEGORIES, 1, false}, dense = {300, 3000, CATEGORIES, 1, false};
    assert_refused(&many, 1000);
    assert_refused(&dense, 300);
}

static void test_map_sheets__tell_of_every_lack_of_memory(void **state)
{
    (void)state;
    if (!akt_failing_malloc_stands())
        skip();
    const plan p = {24, 2, 1, 2, false};
    akt_dataset *dataset = field(&p);
    akt_page page = *page_in(AKT_LANG_NB);
    page.height = 300;
    page.highest = 380;
    for (size_t n = 0;; n++) {
        akt_drawing *drawing = NULL;
        akt_document *twin = NULL;
        size_t held = akt_failing_malloc_held();
        akt_failing_malloc_arm(n);
        akt_status drawn = akt_map_draw(&drawing, dataset, NULL, &page, NULL);
        akt_status told = akt_map_describe(&twin, dataset, NULL, &page, NULL);
        bool failed = akt_failing_malloc_disarm();
        assert_int_equal(drawn, drawing ? AKT_OK : AKT_ENOMEM);
        assert_int_equal(told, twin ? AKT_OK : AKT_ENOMEM);
        assert_int_equal(failed, !drawing || !twin);
        if (!failed)
            assert_true(akt_drawing_sheet_count(drawing) > 2);
        akt_drawing_free(drawing);
        akt_document_free(twin);
        assert_int_equal(akt_failing_malloc_held(), held);
        if (!failed)
            break;
    }
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_map_sheets__keep_the_laws_on_200_fields_of_3_to_120_actors),
        cmocka_unit_test(test_map_sheets__show_every_tie_of_92_actors_and_150_ties),
        cmocka_unit_test(test_map_sheets__are_as_large_as_the_paper_and_readable_on_it),
        cmocka_unit_test(test_map_sheets__do_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_map_sheets__part_a_category_that_is_too_large_for_one),
        cmocka_unit_test(test_map_sheets__of_one_are_the_map_itself),
        cmocka_unit_test(test_map_sheets__are_named_in_the_twin_for_every_card),
        cmocka_unit_test(test_map_sheets__say_what_to_do_where_there_would_be_too_many),
        cmocka_unit_test(test_map_sheets__tell_of_every_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
