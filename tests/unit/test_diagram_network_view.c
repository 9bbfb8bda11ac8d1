#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/network_view.h"
#include "input/load.h"
#include "output/svg.h"
#include "support/page_in.h"
#include "support/random_dataset.h"
#include "support/sheet_laws.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 3000

typedef struct box {
    double left, top, right, bottom;
    const char *what;
} box;

/* Cards and circles, and the names beside circles. */
typedef struct sheet {
    box nodes[MOST];
    size_t node_count;
    box names[MOST];
    size_t name_count;
    size_t edge_count;
} sheet;

static const akt_network_view_options plain = {
    .measure = AKT_MEASURE_DEGREE, .facet = AKT_FACET_KIND};

static box box_of_text(const akt_item *item)
{
    double share = item->font.anchor == AKT_ANCHOR_START    ? 0
                   : item->font.anchor == AKT_ANCHOR_MIDDLE ? 0.5
                                                            : 1;
    double left = item->x - item->width * share;
    return (box){left, item->y - 0.75 * item->font.size, left + item->width,
                 item->y + 0.2 * item->font.size, item->text};
}

static box box_of(const akt_item *item)
{
    if (item->kind == AKT_ITEM_CIRCLE)
        return (box){item->x - item->radius, item->y - item->radius, item->x + item->radius,
                     item->y + item->radius, NULL};
    return (box){item->x, item->y, item->x + item->width, item->y + item->height, NULL};
}

static bool meet(const box *a, const box *b)
{
    const double slack = 0.2;
    return a->left < b->right - slack && b->left < a->right - slack && a->top < b->bottom - slack &&
           b->top < a->bottom - slack;
}

static bool is_inside(const box *inner, const box *outer)
{
    return inner->left >= outer->left && inner->right <= outer->right && inner->top >= outer->top &&
           inner->bottom <= outer->bottom;
}

/* Lets every text lie on the page, and within its card. */
static void read_sheet(sheet *s, const akt_drawing *drawing)
{
    size_t count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    const box page = {0, 0, akt_drawing_width(drawing), akt_drawing_height(drawing), NULL};
    bool names = false, node = false;
    *s = (sheet){.node_count = 0};
    for (size_t i = 0; i < count; i++) {
        const akt_item *item = &items[i];
        if (item->kind == AKT_ITEM_GROUP && item->id) {
            names = strcmp(item->id, "names") == 0;
            node = strncmp(item->id, "n-", 2) == 0 && !strstr(item->class_, "apart");
            s->edge_count += strncmp(item->id, "e-", 2) == 0;
            if (node) {
                s->nodes[s->node_count] = box_of(item + 1);
                s->nodes[s->node_count++].what = item->id;
            }
        } else if (item->kind == AKT_ITEM_END) {
            names = node = false;
        } else if (item->kind == AKT_ITEM_TEXT) {
            box text = box_of_text(item);
            const box *frame = node ? &s->nodes[s->node_count - 1] : &page;
            if (!is_inside(&text, frame))
                fail_msg("«%s» is not inside its box", item->text);
            if (names)
                s->names[s->name_count++] = text;
        }
    }
}

static void assert_apart(const sheet *s)
{
    for (size_t i = 0; i < s->node_count; i++)
        for (size_t j = i + 1; j < s->node_count; j++)
            if (meet(&s->nodes[i], &s->nodes[j]))
                fail_msg("%s lies over %s", s->nodes[i].what, s->nodes[j].what);
    for (size_t i = 0; i < s->name_count; i++) {
        for (size_t j = 0; j < s->node_count; j++)
            if (meet(&s->names[i], &s->nodes[j]))
                fail_msg("the name %s lies over %s", s->names[i].what, s->nodes[j].what);
        for (size_t j = i + 1; j < s->name_count; j++)
            if (meet(&s->names[i], &s->names[j]))
                fail_msg("%s lies over %s", s->names[i].what, s->names[j].what);
    }
}

static akt_drawing *draw(const akt_dataset *dataset, akt_lang lang)
{
    akt_drawing *drawing = NULL;
    akt_error fault;
    assert_int_equal(akt_network_view_draw(&drawing, dataset, &plain, page_in(lang), &fault, NULL), AKT_OK);
    if (fault.status != AKT_OK)
        fail_msg("%s", fault.message);
    return drawing;
}

/* The places of the nodes, as numbers, by language or order of records. */
static void check(const akt_dataset *dataset, akt_lang lang, sheet *s)
{
    akt_drawing *drawing = draw(dataset, lang);
    read_sheet(s, drawing);
    assert_apart(s);
    akt_sheet_laws_assert_ways(drawing);
    for (size_t i = 0; i < s->node_count; i++)
        s->nodes[i].what = NULL;
    akt_drawing_free(drawing);
}

static sheet *new_sheet(void)
{
    sheet *s = malloc(sizeof *s);
    assert_non_null(s);
    return s;
}

static void assert_laws_in_all_languages(const akt_dataset *dataset)
{
    sheet *first = new_sheet(), *next = new_sheet();
    check(dataset, AKT_LANG_NB, first);
    for (int lang = AKT_LANG_NB + 1; lang < AKT_LANG_COUNT; lang++) {
        check(dataset, (akt_lang)lang, next);
        assert_int_equal(first->node_count, next->node_count);
        for (size_t i = 0; i < first->node_count; i++) {
            double moved = first->nodes[i].left - first->nodes[0].left -
                           (next->nodes[i].left - next->nodes[0].left);
            assert_true(moved < 0.01 && moved > -0.01);
        }
    }
    free(first);
    free(next);
}

static akt_dataset *load(const char *path)
{
    akt_dataset *dataset = NULL;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, path, NULL, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    return dataset;
}

static void test_network_view__keeps_its_laws_on_shipped_data(void **state)
{
    (void)state;
    static const char *const paths[] = {AKT_DATA "/offentlig-innovasjon", AKT_DATA "/eksempel"};
    for (size_t i = 0; i < 2; i++) {
        akt_dataset *dataset = load(paths[i]);
        assert_laws_in_all_languages(dataset);
        akt_dataset_free(dataset);
    }
}

static void test_network_view__keeps_its_laws_on_random_datasets(void **state)
{
    (void)state;
    sheet *s = new_sheet();
    for (uint64_t seed = 1; seed <= 60; seed++) {
        const akt_random_choice choice = {.seed = seed};
        akt_dataset *dataset = akt_random_dataset(&choice);
        check(dataset, (akt_lang)(seed % 3), s);
        akt_dataset_free(dataset);
    }
    free(s);
}

typedef struct field_choice {
    size_t actors, ties;
    uint64_t seed;
    bool turned; /* all records the other way round */
} field_choice;

static const char *const kinds[] = {"governs", "cooperates", "governs", "owns"};

/* Actors with names of 1 to 80 letters, other ones in each language; some have no tie, some many. */
static akt_dataset *field(const field_choice *choice)
{
    static const char letters[] = "Innovasjonsstrategi for samordning av velferdstjenester og "
                                  "digitalisering i kommunene";
    akt_dataset *dataset = akt_sketch_new(0);
    size_t actors = choice->actors;
    uint64_t seed = choice->seed;
    bool turned = choice->turned;
    for (size_t k = 0; k < actors; k++) {
        char id[24];
        size_t number = turned ? actors - 1 - k : k;
        uint64_t own = seed * 1000 + number;
        int size = snprintf(id, sizeof id, "a%zu", number);
        akt_pool *pool = akt_dataset_pool(dataset);
        akt_sketch_add_party(dataset, AKT_TABLE_ACTORS, akt_pool_text(pool, id, (size_t)size));
        akt_party *party = (akt_party *)akt_dataset_edit(dataset, AKT_TABLE_ACTORS, k);
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
            party->name.in[lang] = akt_pool_text(pool, letters, 1 + akt_sketch_draw(&own, 80));
    }
    for (size_t i = 0; i < choice->ties; i++) {
        size_t from = akt_sketch_draw(&seed, actors), to = akt_sketch_draw(&seed, actors / 3 + 1);
        akt_sketch_add_tie(dataset, turned ? actors - 1 - from : from,
                           turned ? actors - 1 - to : to, kinds[i % 4]);
    }
    return dataset;
}

/* 3 to 120 actors, and from one tie for two of them to five for each. */
static akt_dataset *any_field(uint64_t number)
{
    size_t actors = 3 + (size_t)(number * 7919 % 118);
    const field_choice choice = {actors, actors * (1 + (size_t)(number % 10)) / 2, number, false};
    return field(&choice);
}

static void test_network_view__keeps_its_laws_with_names_of_any_length(void **state)
{
    (void)state;
    sheet *s = new_sheet();
    for (uint64_t number = 1; number <= 200; number++) {
        akt_dataset *dataset = any_field(number);
        check(dataset, (akt_lang)(number % 3), s);
        akt_dataset_free(dataset);
    }
    free(s);
}

/* 120 actors with 600 ties. */
static void test_network_view__keeps_its_laws_in_a_thicket(void **state)
{
    (void)state;
    const field_choice choice = {120, 600, 5, false};
    akt_dataset *dataset = field(&choice);
    assert_laws_in_all_languages(dataset);
    akt_dataset_free(dataset);
}

static void test_network_view__keeps_its_laws_in_a_grid(void **state)
{
    (void)state;
    sheet *s = new_sheet();
    const char *workers = getenv("AKTORKART_WORKERS");
    char *kept = workers ? strdup(workers) : NULL;
    setenv("AKTORKART_WORKERS", "/nowhere", 1);
    for (uint64_t number = 1; number <= 40; number++) {
        akt_drawing *drawing = NULL;
        akt_error fault;
        akt_dataset *dataset = any_field(number);
        assert_int_equal(
            akt_network_view_draw(&drawing, dataset, &plain, page_in(AKT_LANG_NB), &fault, NULL), AKT_OK);
        assert_int_not_equal(fault.status, AKT_OK);
        read_sheet(s, drawing);
        assert_apart(s);
        akt_sheet_laws_assert_ways(drawing);
        akt_drawing_free(drawing);
        akt_dataset_free(dataset);
    }
    if (kept)
        setenv("AKTORKART_WORKERS", kept, 1);
    else
        unsetenv("AKTORKART_WORKERS");
    free(kept);
    free(s);
}

static void test_network_view__a_thousand_are_still_drawn(void **state)
{
    (void)state;
    sheet *s = new_sheet();
    const field_choice choice = {1000, 1500, 7, false};
    akt_dataset *dataset = field(&choice);
    check(dataset, AKT_LANG_EN, s);
    assert_true(s->node_count > 700 && s->edge_count > 1000);
    akt_dataset_free(dataset);
    free(s);
}

static void test_network_view__too_many_are_told_what_to_do(void **state)
{
    (void)state;
    const field_choice choice = {4000, 6000, 7, false};
    akt_dataset *dataset = field(&choice);
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_error err = {0};
    assert_int_equal(akt_network_view_draw(&drawing, dataset, &plain, page_in(AKT_LANG_NB), NULL, &err),
                     AKT_EINVAL);
    assert_null(drawing);
    assert_non_null(strstr(err.message, "--where"));
    assert_int_equal(akt_network_view_describe(&twin, dataset, &plain, page_in(AKT_LANG_NB), NULL), AKT_OK);
    akt_document_free(twin);
    akt_dataset_free(dataset);
}

static char *svg_of(const akt_dataset *dataset)
{
    akt_drawing *drawing = draw(dataset, AKT_LANG_NB);
    akt_buffer out = AKT_BUFFER_INIT;
    assert_int_equal(akt_svg_write(&out, drawing, NULL, NULL), AKT_OK);
    akt_drawing_free(drawing);
    return out.text;
}

static void test_network_view__does_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    const field_choice there = {80, 120, 4, false}, back = {80, 120, 4, true};
    akt_dataset *one = field(&there), *other = field(&back);
    char *left = svg_of(one), *right = svg_of(other);
    assert_string_equal(left, right);
    free(left);
    free(right);
    akt_dataset_free(one);
    akt_dataset_free(other);
}

static void test_network_view__nobody_is_a_sheet_that_says_so(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(3);
    char *svg = svg_of(dataset);
    assert_non_null(strstr(svg, "Det er ingen bånd å tegne her."));
    assert_non_null(strstr(svg, "Uten bånd her (3):"));
    free(svg);
    akt_dataset_free(dataset);
}

static void test_network_view__its_twin_holds_every_node_and_every_edge(void **state)
{
    (void)state;
    sheet *s = new_sheet();
    akt_dataset *dataset = load(AKT_DATA "/eksempel");
    akt_document *twin = NULL;
    size_t count, rows = 0, edges = 0;
    check(dataset, AKT_LANG_NB, s);
    assert_int_equal(akt_network_view_describe(&twin, dataset, &plain, page_in(AKT_LANG_NB), NULL), AKT_OK);
    const akt_block *blocks = akt_document_blocks(twin, &count);
    for (size_t i = 0; i < count; i++) {
        if (blocks[i].kind == AKT_BLOCK_TABLE && strcmp(blocks[i].table->name, "nodes") == 0)
            rows = blocks[i].table->row_count;
        if (blocks[i].kind == AKT_BLOCK_TABLE && strcmp(blocks[i].table->name, "edges") == 0)
            edges = blocks[i].table->row_count;
    }
    assert_int_equal(edges, s->edge_count);
    assert_int_equal(rows, akt_dataset_count(dataset, AKT_TABLE_ACTORS) +
                               akt_dataset_count(dataset, AKT_TABLE_PROGRAMMES) +
                               akt_dataset_count(dataset, AKT_TABLE_FORUMS));
    akt_document_free(twin);
    akt_dataset_free(dataset);
    free(s);
}

static akt_status describe_again(const void *dataset)
{
    akt_document *twin = NULL;
    akt_status status = akt_network_view_describe(&twin, dataset, &plain, page_in(AKT_LANG_NB), NULL);
    assert_true((status == AKT_OK) == (twin != NULL));
    akt_document_free(twin);
    return status;
}

static akt_status draw_again(const void *dataset)
{
    akt_drawing *drawing = NULL;
    akt_status status = akt_network_view_draw(&drawing, dataset, &plain, page_in(AKT_LANG_NB), NULL, NULL);
    assert_true((status == AKT_OK) == (drawing != NULL));
    akt_drawing_free(drawing);
    return status;
}

static void test_network_view__a_lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_ring(5, "governs");
    akt_sweep(describe_again, dataset, 20);
    akt_sweep(draw_again, dataset, 20);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_network_view__keeps_its_laws_on_shipped_data),
        cmocka_unit_test(test_network_view__keeps_its_laws_on_random_datasets),
        cmocka_unit_test(test_network_view__keeps_its_laws_with_names_of_any_length),
        cmocka_unit_test(test_network_view__keeps_its_laws_in_a_thicket),
        cmocka_unit_test(test_network_view__keeps_its_laws_in_a_grid),
        cmocka_unit_test(test_network_view__a_thousand_are_still_drawn),
        cmocka_unit_test(test_network_view__too_many_are_told_what_to_do),
        cmocka_unit_test(test_network_view__does_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_network_view__nobody_is_a_sheet_that_says_so),
        cmocka_unit_test(test_network_view__its_twin_holds_every_node_and_every_edge),
        cmocka_unit_test(test_network_view__a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
