#include "support/sheet_laws.h"

#include "diagram/palette.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define STEP 2.0  /* between two points of a line */
#define SLACK 0.6 /* numbers in paths have one decimal */

/* A card, a circle or a line of text. */
typedef struct thing {
    double left, top, right, bottom;
    double radius;    /* of a circle; 0 = a box */
    const char *node; /* its id, behind "n-"; NULL = text outside nodes */
    const char *text;
} thing;

typedef struct walk {
    thing *things;
    size_t count;
    const thing **near; /* those that the piece looked at may meet */
    size_t near_count;
    const akt_item *edge; /* its group */
    double half;          /* of the line's width */
} walk;

/* Whether a class of the group is `word` with an id behind it. */
static bool has_class(const akt_item *group, const char *word, const char *id)
{
    size_t length = strlen(word), size = strlen(id);
    for (const char *at = strstr(group->class_, word); at; at = strstr(at + 1, word))
        if (strncmp(at + length, id, size) == 0 && strchr(" ", at[length + size]))
            return true;
    return false;
}

static bool is_end(const walk *w, const thing *t)
{
    return t->node &&
           (has_class(w->edge, " from-", t->node) || has_class(w->edge, " to-", t->node));
}

static bool holds(const thing *t, double x, double y, double reach)
{
    if (t->radius > 0)
        return hypot(x - (t->left + t->right) / 2, y - (t->top + t->bottom) / 2) <
               t->radius + reach;
    return x > t->left - reach && x < t->right + reach && y > t->top - reach &&
           y < t->bottom + reach;
}

static void look(const walk *w, double x, double y)
{
    for (size_t i = 0; i < w->near_count; i++) {
        const thing *t = w->near[i];
        if (holds(t, x, y, w->half - SLACK))
            fail_msg("%s runs through %s%s at %.1f, %.1f", w->edge->id, t->node ? "n-" : "",
                     t->node ? t->node : t->text, x, y);
    }
}

static double bow(const double *p, double t)
{
    double u = 1 - t;
    return u * u * u * p[0] + 3 * u * u * t * p[2] + 3 * u * t * t * p[4] + t * t * t * p[6];
}

/* A curve lies between its four points. */
static void find_near(walk *w, const double p[8])
{
    double left = fmin(fmin(p[0], p[2]), fmin(p[4], p[6]));
    double right = fmax(fmax(p[0], p[2]), fmax(p[4], p[6]));
    double top = fmin(fmin(p[1], p[3]), fmin(p[5], p[7]));
    double bottom = fmax(fmax(p[1], p[3]), fmax(p[5], p[7]));
    w->near_count = 0;
    for (size_t i = 0; i < w->count; i++) {
        const thing *t = &w->things[i];
        bool meets = t->left < right + w->half && t->right > left - w->half &&
                     t->top < bottom + w->half && t->bottom > top - w->half;
        if (meets && !is_end(w, t))
            w->near[w->near_count++] = t;
    }
}

static void look_along(walk *w, const double p[8])
{
    double length = 0;
    find_near(w, p);
    for (size_t i = 0; i < 6; i += 2)
        length += hypot(p[i + 2] - p[i], p[i + 3] - p[i + 1]);
    size_t steps = (size_t)(length / STEP) + 1;
    for (size_t i = 0; i <= steps; i++) {
        double t = (double)i / (double)steps;
        look(w, bow(p, t), bow(p + 1, t));
    }
}

/* Lines and cubic curves with absolute commands; a command may stand for several pieces. */
static void follow(walk *w, const char *path)
{
    double p[8] = {0}, first[2] = {0};
    char command = 'M';
    while (*path) {
        char *end = NULL;
        if (strchr("MLCZ", *path))
            command = *path++;
        assert_true(command != 'Z' || *path == '\0' || *path == 'M');
        for (size_t i = command == 'C' ? 2 : 6; command != 'Z' && i < 8; i++) {
            p[i] = strtod(path, &end);
            assert_true(end > path);
            path = end + strspn(end, " ");
        }
        if (command == 'Z')
            memcpy(p + 6, first, sizeof first);
        if (command == 'M')
            memcpy(first, p + 6, sizeof first);
        if (command == 'L' || command == 'Z') {
            memcpy(p + 2, p, sizeof first);
            memcpy(p + 4, p + 6, sizeof first);
        }
        if (command != 'M')
            look_along(w, p);
        memcpy(p, p + 6, sizeof first);
    }
}

static thing thing_of(const akt_item *item, const char *node)
{
    if (item->kind == AKT_ITEM_CIRCLE)
        return (thing){item->x - item->radius,
                       item->y - item->radius,
                       item->x + item->radius,
                       item->y + item->radius,
                       item->radius,
                       node,
                       NULL};
    if (item->kind == AKT_ITEM_BOX)
        return (thing){item->x, item->y, item->x + item->width, item->y + item->height, 0,
                       node,    NULL};
    double share = item->font.anchor == AKT_ANCHOR_START    ? 0
                   : item->font.anchor == AKT_ANCHOR_MIDDLE ? 0.5
                                                            : 1;
    double left = item->x - share * item->width;
    return (thing){left,
                   item->y - 0.72 * item->font.size,
                   left + item->width,
                   item->y + 0.2 * item->font.size,
                   0,
                   NULL,
                   item->text};
}

/* The frame of each node, and the texts that stand outside nodes. */
static void list_things(walk *w, const akt_item *items, size_t count)
{
    const char *node = NULL;
    for (size_t i = 0; i < count; i++) {
        const akt_item *item = &items[i];
        bool frame = item->kind == AKT_ITEM_BOX || item->kind == AKT_ITEM_CIRCLE;
        if (item->kind == AKT_ITEM_GROUP) {
            bool is_node = item->id && strncmp(item->id, "n-", 2) == 0;
            node = is_node ? item->id + 2 : NULL;
        } else if (item->kind == AKT_ITEM_END) {
            node = NULL;
        } else if (node && frame && items[i - 1].kind == AKT_ITEM_GROUP) {
            w->things[w->count++] = thing_of(item, node);
        } else if (!node && item->kind == AKT_ITEM_TEXT && *item->text) {
            w->things[w->count++] = thing_of(item, NULL);
        }
    }
}

void akt_sheet_laws_assert_ways(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    walk w = {.things = malloc((count + 1) * sizeof(thing)),
              .near = malloc((count + 1) * sizeof(const thing *))};
    assert_true(w.things && w.near);
    list_things(&w, items, count);
    for (size_t i = 0; i < count; i++) {
        bool edge =
            items[i].kind == AKT_ITEM_GROUP && items[i].id && strncmp(items[i].id, "e-", 2) == 0;
        if (items[i].kind == AKT_ITEM_GROUP || items[i].kind == AKT_ITEM_END)
            w.edge = edge ? &items[i] : NULL;
        if (items[i].kind != AKT_ITEM_PATH || !w.edge)
            continue;
        const akt_style *style = &items[i].style;
        if (style->stroke && strcmp(style->stroke, AKT_COLOUR_PAPER) == 0)
            continue; /* a halo */
        w.half = style->stroke && !style->fill ? style->width / 2 : 0;
        follow(&w, items[i].path);
    }
    free(w.near);
    free(w.things);
}
