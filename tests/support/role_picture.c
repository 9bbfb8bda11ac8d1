#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/role_picture.h"

#include "input/load.h"
#include "output/svg.h"
#include "support/page_in.h"
#include "support/random_dataset.h"
#include "support/sketch.h"

#include <math.h>
#include <stdio.h>
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

akt_drawing *akt_role_draw(akt_role_drawer how, const akt_dataset *dataset, akt_lang lang)
{
    akt_coverage coverage;
    akt_drawing *drawing = NULL;
    assert_int_equal(akt_coverage_compute(&coverage, dataset, NULL), AKT_OK);
    assert_int_equal(how(&drawing, dataset, &coverage, page_in(lang), NULL), AKT_OK);
    akt_coverage_dispose(&coverage);
    return drawing;
}

char *akt_role_svg(akt_role_drawer how, const akt_dataset *dataset, akt_lang lang)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_drawing *drawing = akt_role_draw(how, dataset, lang);
    assert_int_equal(akt_svg_write(&out, drawing, NULL, NULL), AKT_OK);
    akt_drawing_free(drawing);
    return out.text;
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

typedef struct box {
    double left, top, right, bottom;
} box;

static box box_of(const akt_item *item)
{
    if (item->kind == AKT_ITEM_BOX)
        return (box){item->x, item->y, item->x + item->width, item->y + item->height};
    double share = item->font.anchor == AKT_ANCHOR_START    ? 0
                   : item->font.anchor == AKT_ANCHOR_MIDDLE ? 0.5
                                                            : 1;
    double left = item->x - share * item->width;
    return (box){left, item->y - 0.74 * item->font.size, left + item->width,
                 item->y + 0.22 * item->font.size};
}

static bool meet(const box *a, const box *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static bool lies_in(const box *inner, const box *outer)
{
    return inner->left >= outer->left && inner->top >= outer->top &&
           inner->right <= outer->right && inner->bottom <= outer->bottom;
}

/* Of two boxes, or a text and a box: apart, or one within the other. */
static void assert_pair(const akt_item *a, const akt_item *b)
{
    box one = box_of(a), other = box_of(b);
    bool texts = a->kind == AKT_ITEM_TEXT && b->kind == AKT_ITEM_TEXT;
    bool nested = b->kind == AKT_ITEM_BOX ? lies_in(&one, &other) : false;
    nested = nested || (a->kind == AKT_ITEM_BOX && lies_in(&other, &one));
    if (meet(&one, &other) && (texts || !nested))
        fail_msg("«%s» (%.1f %.1f) meets «%s» (%.1f %.1f)", a->text ? a->text : "box", a->x, a->y,
                 b->text ? b->text : "box", b->x, b->y);
}

/* The lines of a group n-…, joined, are the name that its title begins with. */
static void assert_name(const akt_item *group)
{
    char joined[400] = "";
    const char *end = strstr(group->title, ": ");
    for (const akt_item *item = group + 1; item->kind != AKT_ITEM_END; item++) {
        if (item->kind != AKT_ITEM_TEXT)
            continue;
        strcat(joined, joined[0] ? " " : "");
        strcat(joined, item->text);
    }
    assert_non_null(end);
    if (strncmp(joined, group->title, (size_t)(end - group->title)) != 0)
        fail_msg("«%s» is drawn as «%s»", group->title, joined);
}

static bool is_node(const akt_item *item)
{
    return item->kind == AKT_ITEM_GROUP && item->id && strncmp(item->id, "n-", 2) == 0 &&
           strcmp(item->class_, "node whole") != 0;
}

static int compare_ids(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void assert_ids_differ(const akt_item *items, size_t count)
{
    static const char *ids[8000];
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == AKT_ITEM_GROUP)
            ids[found++] = items[i].id;
    qsort(ids, found, sizeof *ids, compare_ids);
    for (size_t i = 1; i < found; i++)
        assert_string_not_equal(ids[i - 1], ids[i]);
}

void akt_role_assert_page(const akt_drawing *drawing)
{
    static const akt_item *seen[8000];
    size_t count = 0;
    size_t found = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    assert_true(count < 8000);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == AKT_ITEM_BOX || items[i].kind == AKT_ITEM_TEXT)
            seen[found++] = &items[i];
    for (size_t i = 1; i < found; i++)
        assert_pair(seen[0], seen[i]); /* the paper */
    for (size_t i = 1; i < found; i++) {
        box own = box_of(seen[i]), paper = box_of(seen[0]);
        if (!lies_in(&own, &paper))
            fail_msg("«%s» leaves the page", seen[i]->text ? seen[i]->text : "box");
        for (size_t j = i + 1; j < found; j++)
            assert_pair(seen[i], seen[j]);
    }
    assert_ids_differ(items, count);
}

void akt_role_assert_names(const akt_drawing *drawing)
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

akt_dataset *akt_role_data(const char *folder)
{
    akt_diagnostics faults = {0};
    akt_dataset *dataset = NULL;
    assert_int_equal(akt_load(&dataset, folder, NULL, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    return dataset;
}

static void assert_picture(akt_role_drawer how, const akt_dataset *dataset, bool names)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_drawing *drawing = akt_role_draw(how, dataset, (akt_lang)lang);
        akt_role_assert_page(drawing);
        if (names)
            akt_role_assert_names(drawing);
        akt_drawing_free(drawing);
    }
}

void akt_role_assert_pictures(akt_role_drawer how)
{
    static const char *const folders[] = {AKT_DATA "/offentlig-innovasjon", AKT_DATA "/eksempel"};
    for (size_t i = 0; i < 2; i++) {
        akt_dataset *dataset = akt_role_data(folders[i]);
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
