#include "support/map_laws.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 700

typedef struct box {
    double x, y, width, height;
    const char *id;
} box;

/* What the laws are about, taken from the items of a drawing. */
typedef struct sheet {
    double width, height;
    box cards[MOST];
    size_t card_count;
    box categories[MOST];
    size_t category_count;
    box titles[MOST]; /* lines of category titles */
    size_t title_count;
    const akt_item *edges[MOST];
    const char *edge_ids[MOST];
    size_t edge_count;
} sheet;

static box box_of_text(const akt_item *item)
{
    double left = item->font.anchor == AKT_ANCHOR_START    ? item->x
                  : item->font.anchor == AKT_ANCHOR_MIDDLE ? item->x - item->width / 2
                                                           : item->x - item->width;
    return (box){left, item->y - 0.75 * item->font.size, item->width, item->font.size, NULL};
}

static box box_of(const akt_item *item, const char *id)
{
    return (box){item->x, item->y, item->width, item->height, id};
}

static bool begins(const char *text, const char *with)
{
    return text != NULL && strncmp(text, with, strlen(with)) == 0;
}

/* Titles of categories are the texts between the cards and the legend. */
static void take(sheet *s, const akt_item *item, const akt_item *group, size_t depth, bool cards)
{
    bool first = item == group + 1;
    if (begins(group->id, "n-") && depth == 2 && first)
        s->cards[s->card_count++] = box_of(item, group->id);
    if (begins(group->id, "c-") && depth == 1 && first)
        s->categories[s->category_count++] = box_of(item, group->id);
    if (begins(group->id, "e-") && depth == 2 && first) {
        s->edge_ids[s->edge_count] = group->id;
        s->edges[s->edge_count++] = item;
    }
    if (item->kind == AKT_ITEM_TEXT && depth == 0 && cards)
        s->titles[s->title_count++] = box_of_text(item);
}

static void read_sheet(sheet *s, const akt_drawing *drawing)
{
    size_t count = 0;
    size_t depth = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    const akt_item *group = items;
    bool cards = false;
    *s = (sheet){.width = akt_drawing_width(drawing), .height = akt_drawing_height(drawing)};
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == AKT_ITEM_GROUP) {
            group = &items[i];
            depth++;
            cards = cards || (group->id != NULL && strcmp(group->id, "nodes") == 0);
        } else if (items[i].kind == AKT_ITEM_END) {
            depth--;
        } else {
            take(s, &items[i], group, depth, cards);
        }
    }
    assert_int_equal(depth, 0);
}

static bool apart(const box *a, const box *b)
{
    return a->x + a->width < b->x + 1e-6 || b->x + b->width < a->x + 1e-6 ||
           a->y + a->height < b->y + 1e-6 || b->y + b->height < a->y + 1e-6;
}

static bool inside(const box *inner, const box *outer)
{
    return inner->x >= outer->x - 1e-6 && inner->y >= outer->y - 1e-6 &&
           inner->x + inner->width <= outer->x + outer->width + 1e-6 &&
           inner->y + inner->height <= outer->y + outer->height + 1e-6;
}

static void assert_cards_apart(const sheet *s)
{
    for (size_t i = 0; i < s->card_count; i++) {
        size_t homes = 0;
        for (size_t j = i + 1; j < s->card_count; j++)
            if (!apart(&s->cards[i], &s->cards[j]))
                fail_msg("%s lies over %s", s->cards[i].id, s->cards[j].id);
        for (size_t j = 0; j < s->category_count; j++)
            homes += inside(&s->cards[i], &s->categories[j]);
        for (size_t j = 0; j < s->title_count; j++)
            if (!apart(&s->cards[i], &s->titles[j]))
                fail_msg("%s lies over a title", s->cards[i].id);
        assert_int_equal(homes, 1);
    }
    for (size_t i = 0; i < s->category_count; i++)
        for (size_t j = i + 1; j < s->category_count; j++)
            assert_true(apart(&s->categories[i], &s->categories[j]));
}

/* Every text on the page; the lines of a card within its frame. */
static void assert_texts_inside(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    box page = {0, 0, akt_drawing_width(drawing), akt_drawing_height(drawing), NULL};
    box frame = page;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == AKT_ITEM_GROUP)
            frame = begins(items[i].id, "n-") ? box_of(&items[i + 1], NULL) : page;
        if (items[i].kind == AKT_ITEM_END)
            frame = page;
        if (items[i].kind != AKT_ITEM_TEXT)
            continue;
        box text = box_of_text(&items[i]);
        if (!inside(&text, &frame))
            fail_msg("«%s» is not inside its box", items[i].text);
    }
}

static bool is_end(const char *edge, const char *card)
{
    char from[128];
    char to[128];
    snprintf(from, sizeof from, "e-%s-", card + 2);
    snprintf(to, sizeof to, "-%s-", card + 2);
    return begins(edge, from) || strstr(edge, to) != NULL;
}

static void assert_free(const sheet *s, const char *edge, double x, double y)
{
    box point = {x, y, 0, 0, NULL};
    assert_true(x > 0 && y > 0 && x < s->width && y < s->height);
    for (size_t i = 0; i < s->card_count; i++)
        if (inside(&point, &s->cards[i]) && !is_end(edge, s->cards[i].id))
            fail_msg("%s runs through %s", edge, s->cards[i].id);
    for (size_t i = 0; i < s->title_count; i++)
        if (inside(&point, &s->titles[i]))
            fail_msg("%s runs through a title", edge);
}

static void next_point(const char **at, double *x, double *y)
{
    char *end = NULL;
    *x = strtod(*at, &end);
    *y = strtod(end, &end);
    *at = end;
}

static void sample_curve(const sheet *s, const char *edge, const double p[8])
{
    for (int i = 0; i <= 60; i++) {
        double t = i / 60.0;
        double u = 1 - t;
        double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        assert_free(s, edge, a * p[0] + b * p[2] + c * p[4] + d * p[6],
                    a * p[1] + b * p[3] + c * p[5] + d * p[7]);
    }
}

static void sample_edge(const sheet *s, const char *edge, const char *path)
{
    double p[8] = {0};
    while (*path != '\0') {
        char command = *path++;
        assert_true(command == 'M' || command == 'L' || command == 'C');
        for (size_t i = 1; command == 'C' && i < 3; i++) {
            next_point(&path, &p[2 * i], &p[2 * i + 1]);
        }
        next_point(&path, &p[6], &p[7]);
        if (command == 'L') {
            p[2] = p[0] + (p[6] - p[0]) / 3, p[3] = p[1] + (p[7] - p[1]) / 3;
            p[4] = p[0] + (p[6] - p[0]) / 1.5, p[5] = p[1] + (p[7] - p[1]) / 1.5;
        }
        if (command != 'M')
            sample_curve(s, edge, p);
        p[0] = p[6], p[1] = p[7];
    }
}

void akt_map_laws_assert(const akt_drawing *drawing, size_t cards)
{
    sheet *s = malloc(sizeof *s);
    assert_non_null(s);
    read_sheet(s, drawing);
    assert_int_equal(s->card_count, cards);
    assert_cards_apart(s);
    assert_texts_inside(drawing);
    for (size_t i = 0; i < s->edge_count; i++)
        sample_edge(s, s->edge_ids[i], s->edges[i]->path);
    free(s);
}

size_t akt_map_laws_edge_count(const akt_drawing *drawing)
{
    sheet *s = malloc(sizeof *s);
    assert_non_null(s);
    read_sheet(s, drawing);
    size_t count = s->edge_count;
    free(s);
    return count;
}
