#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/ego.h"
#include "output/svg.h"
#include "support/count_of.h"
#include "support/page_in.h"
#include "support/random_dataset.h"
#include "support/sheet_laws.h"
#include "support/sketch.h"
#include "support/sweep.h"
#include "support/told.h"
#include "support/what_if.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};

static akt_drawing *draw(const akt_dataset *dataset, akt_ref focus, akt_lang lang)
{
    akt_drawing *drawing = NULL;
    assert_int_equal(akt_ego_draw(&drawing, dataset, focus, page_in(lang), NULL), AKT_OK);
    return drawing;
}

static char *svg_of(const akt_dataset *dataset, akt_ref focus, akt_lang lang)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_drawing *drawing = draw(dataset, focus, lang);
    assert_int_equal(akt_svg_write(&out, drawing, NULL, NULL), AKT_OK);
    akt_drawing_free(drawing);
    return out.text;
}

/* Geometry, read from what is drawn */

typedef struct area {
    double left, top, right, bottom;
    const char *name;
} area;

typedef struct sheet {
    area cards[512], texts[2048];
    size_t card_count, text_count;
    const akt_item *paths[512];
    double path_widths[512];
    size_t path_count;
} sheet;

static bool overlap(const area *a, const area *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static area area_of_text(const akt_item *item)
{
    double share = item->font.anchor == AKT_ANCHOR_START    ? 0
                   : item->font.anchor == AKT_ANCHOR_MIDDLE ? 0.5
                                                            : 1;
    double left = item->x - share * item->width;
    return (area){left, item->y - 0.72 * item->font.size, left + item->width,
                  item->y + 0.2 * item->font.size, item->text};
}

static bool begins(const char *text, const char *with)
{
    return text != NULL && strncmp(text, with, strlen(with)) == 0;
}

static void read_sheet(sheet *s, const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    const char *node = NULL;
    bool edge = false, boxed = false;
    memset(s, 0, sizeof *s);
    for (size_t i = 0; i < count; i++) {
        const akt_item *item = &items[i];
        if (item->kind == AKT_ITEM_GROUP) {
            node = begins(item->class_, "node ") ? item->id : NULL;
            edge = begins(item->class_, "edge ");
            boxed = false;
        } else if (item->kind == AKT_ITEM_END) {
            node = NULL, edge = false;
        } else if (item->kind == AKT_ITEM_BOX && node && !boxed) {
            assert_true(s->card_count < 512);
            s->cards[s->card_count++] = (area){item->x, item->y, item->x + item->width,
                                               item->y + item->height, node};
            boxed = true;
        } else if (item->kind == AKT_ITEM_TEXT && *item->text) {
            area text = area_of_text(item);
            assert_true(s->text_count < 2048);
            s->texts[s->text_count++] = text;
            if (node) {
                const area *card = &s->cards[s->card_count - 1];
                if (text.left < card->left + 2 || text.right > card->right - 2 ||
                    text.top < card->top + 1 || text.bottom > card->bottom - 1)
                    fail_msg("«%s» leaves its card %s", item->text, node);
            }
        } else if (item->kind == AKT_ITEM_PATH && edge && item->style.stroke) {
            assert_true(s->path_count < 512);
            s->path_widths[s->path_count] = item->style.width;
            s->paths[s->path_count++] = item;
        }
    }
}

static void assert_clear(const sheet *s, double x, double y, double half)
{
    for (size_t i = 0; i < s->text_count; i++) {
        const area *t = &s->texts[i];
        if (x > t->left && x < t->right && y + half > t->top && y - half < t->bottom)
            fail_msg("a line runs through «%s» at %.1f %.1f", t->name, x, y);
    }
    for (size_t i = 0; i < s->card_count; i++) {
        const area *c = &s->cards[i];
        if (x > c->left + 2 && x < c->right - 2 && y > c->top + 2 && y < c->bottom - 2)
            fail_msg("a line runs through %s at %.1f %.1f", c->name, x, y);
    }
}

static double bow(const double *p, double t)
{
    double u = 1 - t;
    return u * u * u * p[0] + 3 * u * u * t * p[2] + 3 * u * t * t * p[4] + t * t * t * p[6];
}

/* Along lines and bows. */
static void follow(const sheet *s, const char *path, double half)
{
    double p[8] = {0};
    while (*path) {
        char command = *path++;
        char *end = NULL;
        for (size_t i = command == 'C' ? 2 : 6; i < 8; i++) {
            path += strspn(path, " ");
            p[i] = strtod(path, &end);
            path = end;
        }
        if (command == 'L') {
            for (int k = 0; k < 2; k++) {
                p[2 + k] = p[k] + (p[6 + k] - p[k]) / 3;
                p[4 + k] = p[k] + (p[6 + k] - p[k]) / 1.5;
            }
        }
        for (int step = 0; command != 'M' && step <= 64; step++)
            assert_clear(s, bow(p, step / 64.0), bow(p + 1, step / 64.0), half);
        p[0] = p[6], p[1] = p[7];
    }
}

static void assert_ids_differ(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; items[i].kind == AKT_ITEM_GROUP && items[i].id && k < i; k++)
            if (items[k].kind == AKT_ITEM_GROUP && items[k].id)
                assert_string_not_equal(items[i].id, items[k].id);
}

static void assert_laws(const akt_drawing *drawing)
{
    sheet *s = malloc(sizeof *s);
    assert_non_null(s);
    read_sheet(s, drawing);
    for (size_t i = 0; i < s->card_count; i++)
        for (size_t k = 0; k < i; k++)
            if (overlap(&s->cards[i], &s->cards[k]))
                fail_msg("%s lies over %s", s->cards[i].name, s->cards[k].name);
    for (size_t i = 0; i < s->text_count; i++) {
        const area *t = &s->texts[i];
        if (t->left < 0 || t->top < 0 || t->right > akt_drawing_width(drawing) ||
            t->bottom > akt_drawing_height(drawing))
            fail_msg("«%s» leaves the sheet", t->name);
        for (size_t k = 0; k < i; k++)
            if (overlap(t, &s->texts[k]))
                fail_msg("«%s» lies over «%s»", t->name, s->texts[k].name);
    }
    for (size_t i = 0; i < s->path_count; i++)
        follow(s, s->paths[i]->path, s->path_widths[i] / 2);
    akt_sheet_laws_assert_ways(drawing);
    assert_ids_differ(drawing);
    free(s);
}

static void assert_laws_of_all(const akt_dataset *dataset, size_t every)
{
    size_t seen = 0;
    for (size_t t = 0; t < 3; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, tables[t]); i++)
            for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
                if (seen++ % every == 0) {
                    akt_drawing *drawing =
                        draw(dataset, (akt_ref){tables[t], (int32_t)i}, (akt_lang)lang);
                    assert_laws(drawing);
                    akt_drawing_free(drawing);
                }
}

static void check_folder(const char *path)
{
    akt_dataset *dataset = akt_what_if_load(path);
    assert_laws_of_all(dataset, 1);
    akt_dataset_free(dataset);
}

static void test_ego__keeps_its_laws_for_every_party_of_the_shipped_data(void **state)
{
    (void)state;
    check_folder(AKT_DATA "/offentlig-innovasjon");
    check_folder(AKT_DATA "/eksempel");
}

static void test_ego__keeps_its_laws_on_random_datasets(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        akt_random_choice choice = {.seed = seed};
        akt_dataset *dataset = akt_random_dataset(&choice);
        assert_laws_of_all(dataset, 7);
        akt_dataset_free(dataset);
    }
}

typedef struct page_of {
    const akt_dataset *dataset;
    akt_ref focus;
} page_of;

static akt_drawing *draw_page(const void *subject, akt_lang lang)
{
    const page_of *page = subject;
    return draw(page->dataset, page->focus, lang);
}

static void assert_alike(const akt_dataset *dataset)
{
    for (size_t t = 0; t < 3; t++)
        for (size_t i = 0; i < akt_dataset_count(dataset, tables[t]); i++) {
            const page_of page = {dataset, {tables[t], (int32_t)i}};
            akt_sheet_laws_assert_alike(draw_page, &page, AKT_SHEET_COLUMNS);
        }
}

static void test_ego__stands_alike_in_all_languages(void **state)
{
    (void)state;
    akt_dataset *shipped = akt_sheet_laws_load(AKT_DATA "/offentlig-innovasjon");
    assert_alike(shipped);
    akt_dataset_free(shipped);
    for (uint64_t seed = 1; seed <= 20; seed++) {
        akt_dataset *dataset = akt_random_dataset(&(akt_random_choice){.seed = seed});
        assert_alike(dataset);
        akt_dataset_free(dataset);
    }
}

/* A field around a0 of so many ties, whose names are long and short, and turned: all records the
 * other way round. */

static const char *name_of(akt_dataset *dataset, uint64_t *seed)
{
    static const char letters[] = "abcdefghijklmnoprstuvyWM";
    char name[81];
    size_t length = 1 + akt_sketch_draw(seed, 80);
    for (size_t i = 0; i < length; i++)
        name[i] = i % 11 == 7 ? ' ' : letters[akt_sketch_draw(seed, 24)];
    return akt_pool_text(akt_dataset_pool(dataset), name, length);
}

static const char *const tie_kinds[] = {"governs", "cooperates", "owns", "member", "part_of"};

static void add_record(akt_dataset *dataset, size_t actors, size_t number, bool turned)
{
    uint64_t seed = number * 7919 + 5;
    size_t other = 1 + akt_sketch_draw(&seed, actors - 1);
    size_t focus = turned ? actors - 1 : 0;
    bool out = akt_sketch_draw(&seed, 2) == 0;
    other = turned ? actors - 1 - other : other;
    size_t from = out ? focus : other, to = out ? other : focus;
    if (number % 3 != 0) {
        akt_tie *tie = akt_sketch_add_tie(dataset, from, to, tie_kinds[number % 5]);
        tie->status = (int32_t)akt_sketch_draw(&seed, 3);
        return;
    }
    char id[24];
    int length = snprintf(id, sizeof id, "f%zu", number);
    int64_t amount = (int64_t)akt_sketch_draw(&seed, 90) * 1000000;
    akt_flow *flow = akt_sketch_add_flow(
        dataset, akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length), from, to,
        number % 2 == 0 ? -1 : amount);
    flow->year.year = (int16_t)(2014 + akt_sketch_draw(&seed, 4));
    flow->status = (int32_t)akt_sketch_draw(&seed, 5);
}

static akt_dataset *field(size_t actors, size_t records, uint64_t seed, bool turned)
{
    akt_dataset *dataset = akt_sketch_new(0);
    for (size_t i = 0; i < actors; i++) {
        char id[24];
        size_t number = turned ? actors - 1 - i : i;
        uint64_t own = seed * 131 + number;
        int length = snprintf(id, sizeof id, "a%zu", number);
        akt_sketch_add_party(dataset, AKT_TABLE_ACTORS,
                             akt_pool_text(akt_dataset_pool(dataset), id, (size_t)length));
        akt_actor *actor = akt_sketch_edit_actor(dataset, i);
        actor->party.name.in[AKT_LANG_NB] = name_of(dataset, &own);
        actor->party.category = (int32_t)akt_sketch_draw(&own, 12) - 1;
        actor->driver = akt_sketch_draw(&own, 6) == 0 ? AKT_DRIVER_CENTRAL : AKT_DRIVER_NONE;
    }
    for (size_t k = 0; k < records; k++)
        add_record(dataset, actors, (size_t)seed * 1000 + (turned ? records - 1 - k : k), turned);
    return dataset;
}

static void assert_uncut(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == AKT_ITEM_TEXT && strstr(items[i].text, "…"))
            fail_msg("«%s» is cut", items[i].text);
}

static void test_ego__keeps_its_laws_with_few_ties_and_many(void **state)
{
    (void)state;
    static const struct {
        size_t actors, records;
    } sizes[] = {{3, 0}, {3, 4}, {8, 12}, {30, 30}, {60, 90}, {120, 400}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (uint64_t seed = 1; seed <= 8; seed++) {
            akt_dataset *dataset = field(sizes[i].actors, sizes[i].records, seed, false);
            akt_drawing *drawing = draw(dataset, akt_sketch_actor(0), (akt_lang)(seed % 3));
            assert_laws(drawing);
            assert_uncut(drawing);
            akt_drawing_free(drawing);
            akt_dataset_free(dataset);
        }
}

static void test_ego__does_not_depend_on_the_order_of_records(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        akt_dataset *one = field(40, 60, seed, false);
        akt_dataset *other = field(40, 60, seed, true);
        char *left = svg_of(one, akt_sketch_actor(0), AKT_LANG_NN);
        char *right = svg_of(other, akt_sketch_actor(39), AKT_LANG_NN);
        assert_string_equal(left, right);
        free(left);
        free(right);
        akt_dataset_free(one);
        akt_dataset_free(other);
    }
}

static void test_ego__says_where_parties_are_put_together(void **state)
{
    (void)state;
    static const char together[] = "More than there is room for";
    akt_dataset *dataset = akt_sketch_new(11);
    for (size_t i = 1; i <= 9; i++)
        akt_sketch_add_tie(dataset, i, 0, "governs");
    char *few = svg_of(dataset, akt_sketch_actor(0), AKT_LANG_EN);
    akt_sketch_add_tie(dataset, 10, 0, "governs");
    char *many = svg_of(dataset, akt_sketch_actor(0), AKT_LANG_EN);
    assert_null(strstr(few, together));
    assert_int_equal(count_of(few, "class=\"node "), 10);
    assert_non_null(strstr(many, together));
    assert_non_null(strstr(many, "(10)"));
    assert_int_equal(count_of(many, "class=\"node "), 2);
    free(few);
    free(many);
    akt_dataset_free(dataset);
}

static void test_ego__amounts_are_of_the_last_known_year_and_unknown_is_not_zero(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_sketch_add_flow(dataset, "f1", 1, 0, 3000000)->year.year = 2014;
    akt_sketch_add_flow(dataset, "f2", 1, 0, 5000000)->year.year = 2016;
    akt_sketch_add_flow(dataset, "f3", 1, 0, 2000000)->year.year = 2016;
    char *known = svg_of(dataset, akt_sketch_actor(0), AKT_LANG_EN);
    assert_int_equal(count_of(known, "class=\"edge "), 1);
    assert_int_equal(count_of(known, "funding-unknown"), 0);
    assert_non_null(strstr(known, ">7\xC2\xA0million\xC2\xA0NOK (2016)<"));
    akt_sketch_add_flow(dataset, "f4", 1, 0, -1)->year.year = 2016;
    char *unknown = svg_of(dataset, akt_sketch_actor(0), AKT_LANG_EN);
    assert_int_equal(count_of(unknown, "class=\"edge "), 2);
    assert_non_null(strstr(unknown, "(2016) + unknown<"));
    assert_int_equal(count_of(unknown, "id=\"e-a1-a0-funding-unknown\""), 1);
    free(known);
    free(unknown);
    akt_dataset_free(dataset);
}

static void test_ego__proposed_money_is_dashed_and_in_no_sum(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(2);
    akt_flow *flow = akt_sketch_add_flow(dataset, "f1", 0, 1, 3000000);
    flow->status = AKT_FLOW_PROPOSED;
    char *svg = svg_of(dataset, akt_sketch_actor(0), AKT_LANG_EN);
    assert_int_equal(count_of(svg, "stroke-dasharray=\"7 4\""), 2); /* and the legend's */
    assert_null(strstr(svg, "Money out"));
    free(svg);
    akt_dataset_free(dataset);
}

static void test_ego__one_without_ties_says_so_on_every_side(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    char *svg = svg_of(dataset, akt_sketch_actor(0), AKT_LANG_NB);
    assert_int_equal(count_of(svg, ">Datasettet nevner ingen programmer"), 1);
    assert_int_equal(count_of(svg, ">Datasettet nevner ingen som arbeider"), 1);
    assert_int_equal(count_of(svg, ">Datasettet nevner"), 4);
    free(svg);
    akt_dataset_free(dataset);
}

/* Each record that touches it, told once a side. */
static void test_ego__its_twin_has_a_row_a_record(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        akt_document *twin = NULL;
        akt_dataset *dataset = field(60, 90, seed, false);
        assert_int_equal(
            akt_ego_describe(&twin, dataset, akt_sketch_actor(0), page_in(AKT_LANG_NN), NULL), AKT_OK);
        assert_int_equal(akt_told_table(twin, "ties")->row_count, 90);
        akt_document_free(twin);
        akt_dataset_free(dataset);
    }
}

static akt_status draw_and_describe(const void *subject)
{
    const akt_dataset *dataset = subject;
    akt_error *err = NULL;
    akt_drawing *drawing;
    akt_document *twin;
    akt_status status = akt_ego_draw(&drawing, dataset, akt_sketch_actor(0), page_in(AKT_LANG_NB), err);
    assert_int_equal(drawing != NULL, status == AKT_OK);
    akt_drawing_free(drawing);
    if (status != AKT_OK)
        return status;
    status = akt_ego_describe(&twin, dataset, akt_sketch_actor(0), page_in(AKT_LANG_NB), err);
    assert_int_equal(twin != NULL, status == AKT_OK);
    akt_document_free(twin);
    return status;
}

static void test_ego__without_memory_there_is_nothing_and_it_says_so(void **state)
{
    (void)state;
    akt_dataset *dataset = field(20, 24, 3, false);
    akt_sketch_add_role(dataset, akt_sketch_actor(0), "educator", "policy", AKT_STRENGTH_CLEAR);
    akt_sweep(draw_and_describe, dataset, 20);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ego__keeps_its_laws_for_every_party_of_the_shipped_data),
        cmocka_unit_test(test_ego__keeps_its_laws_on_random_datasets),
        cmocka_unit_test(test_ego__stands_alike_in_all_languages),
        cmocka_unit_test(test_ego__keeps_its_laws_with_few_ties_and_many),
        cmocka_unit_test(test_ego__does_not_depend_on_the_order_of_records),
        cmocka_unit_test(test_ego__says_where_parties_are_put_together),
        cmocka_unit_test(test_ego__amounts_are_of_the_last_known_year_and_unknown_is_not_zero),
        cmocka_unit_test(test_ego__proposed_money_is_dashed_and_in_no_sum),
        cmocka_unit_test(test_ego__one_without_ties_says_so_on_every_side),
        cmocka_unit_test(test_ego__its_twin_has_a_row_a_record),
        cmocka_unit_test(test_ego__without_memory_there_is_nothing_and_it_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
