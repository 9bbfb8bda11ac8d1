#include "output/dot_internal.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

#define ASCENT 0.76

static bool begins(const char *text, const char *with)
{
    return text && strncmp(text, with, strlen(with)) == 0;
}

static bool find_kind(const akt_item *group, akt_dot_kind *kind)
{
    static const char *const rows[][2] = {
        [AKT_DOT_NODE] = {"n-", "node"},
        [AKT_DOT_CATEGORY] = {"c-", "category"},
        [AKT_DOT_FRAME] = {"f-", "frame"},
        [AKT_DOT_EDGE] = {"e-", "edge "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        *kind = (akt_dot_kind)i;
        if (begins(group->id, rows[i][0]) && begins(group->class_, rows[i][1]))
            return *kind != AKT_DOT_EDGE || strstr(group->class_, " from-");
    }
    return false;
}

bool akt_dot__is_word(const akt_dot_part *part, const akt_item *item)
{
    size_t words = 0, at = 0;
    if (item->kind != AKT_ITEM_TEXT)
        return false;
    for (size_t i = 0; i < part->count; i++)
        words += part->items[i].kind == AKT_ITEM_TEXT;
    size_t size = strlen(item->text);
    if (size > 0)
        akt_utf8_next(item->text, size, &at);
    return words == 1 || at < size;
}

bool akt_dot__words(const akt_dot_part *part, double corners[4])
{
    bool any = false;
    corners[0] = corners[1] = INFINITY;
    corners[2] = corners[3] = -INFINITY;
    for (size_t i = 0; i < part->count; i++) {
        const akt_item *item = &part->items[i];
        if (!akt_dot__is_word(part, item))
            continue;
        double left = item->x - item->width * (double)item->font.anchor / 2;
        double top = item->y - item->height * ASCENT;
        corners[0] = fmin(corners[0], left);
        corners[1] = fmin(corners[1], top);
        corners[2] = fmax(corners[2], left + item->width);
        corners[3] = fmax(corners[3], top + item->height);
        any = true;
    }
    return any;
}

static void measure(akt_dot_part *part)
{
    double corners[4];
    for (size_t i = 0; i < part->count && !part->frame; i++)
        if (part->items[i].kind == AKT_ITEM_BOX || part->items[i].kind == AKT_ITEM_CIRCLE)
            part->frame = &part->items[i];
    const akt_item *frame = part->frame;
    if (frame && frame->kind == AKT_ITEM_BOX) {
        part->x = frame->x;
        part->y = frame->y;
        part->width = frame->width;
        part->height = frame->height;
    } else if (frame) {
        part->x = frame->x - frame->radius;
        part->y = frame->y - frame->radius;
        part->width = part->height = 2 * frame->radius;
    } else if (akt_dot__words(part, corners)) {
        part->x = corners[0];
        part->y = corners[1];
        part->width = corners[2] - corners[0];
        part->height = corners[3] - corners[1];
    }
}

static bool is_box(const akt_dot_part *part)
{
    return part->kind == AKT_DOT_CATEGORY || part->kind == AKT_DOT_FRAME;
}

static bool add_part(akt_list *parts, akt_dot_kind kind, const akt_item *group, const akt_item *end)
{
    akt_dot_part *part = akt_list_add(parts);
    if (!part)
        return false;
    *part = (akt_dot_part){.kind = kind, .group = group, .items = group + 1, .id = group->id + 2};
    while (part->items + part->count < end && part->items[part->count].kind != AKT_ITEM_END)
        part->count++;
    if (kind != AKT_DOT_EDGE)
        measure(part);
    if (is_box(part) && !part->frame)
        parts->count--; /* holds nothing */
    return true;
}

static bool holds(const akt_dot_part *box, double x, double y)
{
    return is_box(box) && x > box->x && x < box->x + box->width && y > box->y &&
           y < box->y + box->height;
}

/* Words on a box that stand in no group are its title, line by line. */
static void take_title(akt_list *parts, const akt_item *item)
{
    akt_dot_part *all = parts->items;
    double middle = item->x + item->width * (1 - (double)item->font.anchor) / 2;
    for (size_t i = 0; i < parts->count; i++) {
        akt_dot_part *box = &all[i];
        if (!holds(box, middle, item->y) || (box->titled && item != box->items + box->count))
            continue;
        box->items = box->titled ? box->items : item;
        box->count = box->titled ? box->count + 1 : 1;
        box->titled = true;
    }
}

static void find_boxes(akt_list *parts)
{
    akt_dot_part *all = parts->items;
    for (size_t i = 0; i < parts->count; i++) {
        all[i].within = AKT_DOT_NOWHERE;
        for (size_t b = 0; b < parts->count && all[i].kind == AKT_DOT_NODE; b++)
            if (holds(&all[b], all[i].x + all[i].width / 2, all[i].y + all[i].height / 2))
                all[i].within = b;
    }
}

bool akt_dot__read_parts(akt_list *parts, const akt_drawing *drawing, bool *shows_ties)
{
    size_t count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    size_t depth = 0;
    akt_dot_kind kind;
    *shows_ties = false;
    for (size_t i = 0; i < count; i++) {
        const akt_item *item = &items[i];
        depth += item->kind == AKT_ITEM_GROUP;
        depth -= item->kind == AKT_ITEM_END;
        if (item->kind == AKT_ITEM_TEXT && depth == 0)
            take_title(parts, item);
        if (item->kind != AKT_ITEM_GROUP)
            continue;
        *shows_ties = *shows_ties || (item->id && strcmp(item->id, "edges") == 0);
        if (find_kind(item, &kind) && !add_part(parts, kind, item, items + count))
            return false;
    }
    find_boxes(parts);
    return true;
}
