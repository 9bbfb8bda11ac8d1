#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/role_picture.h"

#include "support/page_in.h"
#include "support/random_dataset.h"
#include "support/sheet_laws.h"
#include "support/sketch.h"
#include "support/sweep.h"
#include "support/told.h"

#include <stdlib.h>
#include <string.h>

static const char *const roles[] = {"developer", "enabler", "educator", "architect"};
static const char *const areas[] = {"policy",     "framework", "agencies_municipal",
                                    "agencies_state", "challenges", "all", NULL};

/* Words of letters, æøå among them. */
static void name_at_random(char *out, uint64_t *seed)
{
    static const char *const letters[] = {"a", "e", "i", "m", "n", "r",
                                          "s", "t", "æ", "ø", "å", "W"};
    size_t most = 1 + akt_sketch_draw(seed, 80);
    size_t word = 0;
    size_t longest = 1 + akt_sketch_draw(seed, 14);
    *out = '\0';
    for (size_t i = 0; i < most; i++) {
        bool space = word == longest && i + 1 < most;
        strcat(out, space ? " " : word < longest ? letters[akt_sketch_draw(seed, 12)] : "");
        longest = space ? 1 + akt_sketch_draw(seed, 14) : longest;
        word = space ? 0 : word + 1;
    }
}

static void fill_actor(akt_dataset *dataset, size_t i, uint64_t *seed)
{
    char name[200];
    akt_actor *actor = akt_sketch_edit_actor(dataset, i);
    name_at_random(name, seed);
    actor->party.name.in[AKT_LANG_NB] =
        akt_pool_text(akt_dataset_pool(dataset), name, strlen(name));
    actor->driver = akt_sketch_draw(seed, 6) == 0 ? AKT_DRIVER_CENTRAL : AKT_DRIVER_NONE;
    if (i > 0 && akt_sketch_draw(seed, 6) == 0)
        actor->parent = akt_sketch_actor(i - 1);
}

typedef struct drawn_role {
    akt_ref holder;
    const char *role, *area;
    akt_strength strength;
} drawn_role;

akt_dataset *akt_role_field(uint64_t seed, bool turned)
{
    static drawn_role drawn[400];
    size_t actors = 3 + akt_sketch_draw(&seed, akt_sketch_draw(&seed, 3) == 0 ? 118 : 14);
    size_t count = akt_sketch_draw(&seed, 3 * actors);
    akt_dataset *dataset = akt_sketch_new(actors);
    size_t only = akt_sketch_draw(&seed, 5); /* sometimes all in one role */
    for (size_t i = 0; i < actors; i++)
        fill_actor(dataset, i, &seed);
    for (size_t i = 0; i < count; i++) {
        drawn_role *r = &drawn[i];
        bool nobody = akt_sketch_draw(&seed, 12) == 0;
        r->holder = nobody ? (akt_ref){AKT_TABLE_ACTORS, AKT_NONE}
                           : akt_sketch_actor(akt_sketch_draw(&seed, actors));
        r->role = roles[only < 4 && i % 3 ? only : akt_sketch_draw(&seed, 4)];
        r->area = areas[akt_sketch_draw(&seed, 7)];
        r->strength = (akt_strength)akt_sketch_draw(&seed, AKT_STRENGTH_COUNT);
    }
    for (size_t i = 0; i < count; i++) {
        const drawn_role *r = &drawn[turned ? count - 1 - i : i];
        akt_sketch_add_role(dataset, r->holder, r->role, r->area, r->strength);
    }
    for (size_t i = akt_sketch_draw(&seed, 12); i > 0; i--)
        akt_sketch_add_need(dataset, roles[akt_sketch_draw(&seed, 4)],
                            areas[akt_sketch_draw(&seed, 5)],
                            1 + (int64_t)akt_sketch_draw(&seed, 4));
    return dataset;
}

akt_drawing *akt_role_draw(akt_role_drawer how, const akt_dataset *dataset, const akt_page *page)
{
    akt_coverage coverage;
    akt_drawing *drawing = NULL;
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    assert_int_equal(how(&drawing, dataset, &coverage, page, NULL), AKT_OK);
    akt_coverage_dispose(&coverage);
    return drawing;
}

char *akt_role_svg(akt_role_drawer how, const akt_dataset *dataset, akt_lang lang)
{
    akt_drawing *drawing = akt_role_draw(how, dataset, page_in(lang));
    char *svg = akt_sheet_laws_svg(drawing);
    akt_drawing_free(drawing);
    return svg;
}

akt_document *akt_role_describe(akt_role_describer how, const akt_dataset *dataset, akt_lang lang)
{
    akt_coverage coverage;
    akt_document *twin = NULL;
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    assert_int_equal(how(&twin, dataset, &coverage, page_in(lang), NULL), AKT_OK);
    akt_coverage_dispose(&coverage);
    return twin;
}

size_t akt_role_rows(const akt_document *document, const char *table)
{
    size_t count = 0;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++)
        if (blocks[i].kind == AKT_BLOCK_TABLE && strcmp(blocks[i].table->name, table) == 0)
            return blocks[i].table->row_count;
    fail_msg("no table %s", table);
    return 0;
}

size_t akt_role_count(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        count++;
    return count;
}

static bool meet(const akt_item *a, const akt_item *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static bool lies_in(const akt_item *inner, const akt_item *outer)
{
    return inner->x >= outer->x && inner->y >= outer->y &&
           inner->x + inner->width <= outer->x + outer->width &&
           inner->y + inner->height <= outer->y + outer->height;
}

/* Boxes lie apart, or one within the other. */
static void assert_boxes(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; items[i].kind == AKT_ITEM_BOX && j < count; j++) {
            const akt_item *a = &items[i], *b = &items[j];
            if (b->kind == AKT_ITEM_BOX && meet(a, b) && !lies_in(a, b) && !lies_in(b, a))
                fail_msg("boxes at %.1f %.1f and %.1f %.1f", a->x, a->y, b->x, b->y);
        }
    }
}

/* The first lines of a group n-…, joined, are the name that its title begins with. */
static void assert_name(const akt_item *group)
{
    char joined[400] = "";
    const char *end = strstr(group->title, ": ");
    assert_non_null(end);
    size_t length = (size_t)(end - group->title);
    for (const akt_item *item = group + 1; item->kind != AKT_ITEM_END; item++) {
        if (item->kind != AKT_ITEM_TEXT || strlen(joined) >= length)
            continue;
        strcat(joined, joined[0] ? " " : "");
        strcat(joined, item->text);
    }
    if (strncmp(joined, group->title, length) != 0)
        fail_msg("«%s» is drawn as «%s»", group->title, joined);
}

static bool is_node(const akt_item *item)
{
    return item->kind == AKT_ITEM_GROUP && item->id && strncmp(item->id, "n-", 2) == 0 &&
           strcmp(item->class_, "node whole") != 0;
}

static void assert_names(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++)
        if (is_node(&items[i]))
            assert_name(&items[i]);
}

size_t akt_role_nodes(const akt_drawing *drawing)
{
    size_t count = 0;
    size_t nodes = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++)
        nodes += is_node(&items[i]);
    return nodes;
}

static void assert_picture(akt_role_drawer how, const akt_dataset *dataset, bool names)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_drawing *drawing = akt_role_draw(how, dataset, page_in((akt_lang)lang));
        akt_sheet_laws_assert(drawing);
        assert_boxes(drawing);
        if (names)
            assert_names(drawing);
        akt_drawing_free(drawing);
    }
}

void akt_role_assert_pictures(akt_role_drawer how)
{
    static const char *const folders[] = {AKT_DATA "/offentlig-innovasjon", AKT_DATA "/eksempel"};
    for (size_t i = 0; i < 2; i++) {
        akt_dataset *dataset = akt_sheet_laws_load(folders[i]);
        assert_picture(how, dataset, false); /* some names are drawn in their short form */
        akt_dataset_free(dataset);
    }
    for (uint64_t seed = 1; seed <= 200; seed++) {
        const akt_random_choice choice = {.seed = seed};
        akt_dataset *dataset = akt_role_field(seed, false);
        assert_picture(how, dataset, true);
        akt_dataset_free(dataset);
        dataset = akt_random_dataset(&choice);
        assert_picture(how, dataset, false);
        akt_dataset_free(dataset);
    }
}

void akt_role_assert_pages(akt_role_drawer how)
{
    static const double sizes[][2] = {{794, 1123}, {1123, 1587}, {1280, 720}, {2270, 1606}};
    const akt_text title = {{"Tittelen på arket", NULL, NULL}};
    const akt_text subtitle = {{"Det som står under.", NULL, NULL}};
    akt_dataset *dataset = akt_sheet_laws_load(AKT_DATA "/offentlig-innovasjon");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        akt_page page = {.lang = AKT_LANG_NB,
                         .title = &title,
                         .subtitle = &subtitle,
                         .width = sizes[i][0],
                         .height = sizes[i][1]};
        akt_drawing *drawing = akt_role_draw(how, dataset, &page);
        akt_sheet_laws_assert(drawing);
        assert_boxes(drawing);
        assert_true(akt_drawing_width(drawing) >= page.width);
        assert_true(akt_drawing_height(drawing) >= page.height - 0.01);
        char *svg = akt_sheet_laws_svg(drawing);
        assert_non_null(strstr(svg, ">Tittelen på arket<"));
        assert_non_null(strstr(svg, ">Det som står under. "));
        free(svg);
        akt_drawing_free(drawing);
    }
    akt_dataset_free(dataset);
}

void akt_role_assert_order_is_nothing(akt_role_drawer how)
{
    for (uint64_t seed = 1; seed <= 20; seed++) {
        akt_dataset *one = akt_role_field(seed, false);
        akt_dataset *other = akt_role_field(seed, true);
        char *left = akt_role_svg(how, one, AKT_LANG_NN);
        char *right = akt_role_svg(how, other, AKT_LANG_NN);
        assert_string_equal(left, right);
        free(left);
        free(right);
        akt_dataset_free(one);
        akt_dataset_free(other);
    }
}

typedef struct sweeping {
    const akt_dataset *dataset;
    akt_role_drawer draw;
    akt_role_describer describe;
} sweeping;

static akt_status draw_once(const void *subject)
{
    const sweeping *s = subject;
    akt_coverage coverage;
    akt_drawing *drawing = NULL;
    akt_status status = akt_coverage_compute(&coverage, s->dataset, NULL);
    if (status == AKT_OK)
        status = s->draw(&drawing, s->dataset, &coverage, page_in(AKT_LANG_NB), NULL);
    akt_coverage_dispose(&coverage);
    assert_int_equal(drawing != NULL, status == AKT_OK);
    akt_drawing_free(drawing);
    return status;
}

static akt_status describe_once(const void *subject)
{
    const sweeping *s = subject;
    akt_coverage coverage;
    akt_document *twin = NULL;
    akt_status status = akt_coverage_compute(&coverage, s->dataset, NULL);
    if (status == AKT_OK)
        status = s->describe(&twin, s->dataset, &coverage, page_in(AKT_LANG_NB), NULL);
    akt_coverage_dispose(&coverage);
    return akt_told_once(status, &twin);
}

void akt_role_assert_memory(akt_role_drawer draw, akt_role_describer describe)
{
    akt_dataset *dataset = akt_role_field(4, false);
    const sweeping subject = {dataset, draw, describe};
    akt_sweep(draw_once, &subject, 15);
    akt_sweep(describe_once, &subject, 15);
    akt_dataset_free(dataset);
}
