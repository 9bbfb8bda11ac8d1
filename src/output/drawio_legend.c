#include "output/drawio_internal.h"

#include <stdio.h>
#include <string.h>

#define ASCENT 0.76
#define LINE 1.36 /* of a font's size, that words of one line take */

/* The groups that an item stands in, going from item to item. */
typedef struct walk {
    size_t depth;
    bool in_legend;
} walk;

/* Whether the item is one to look at: not the mark of a group. */
static bool step(walk *w, const akt_item *item)
{
    if (item->kind == AKT_ITEM_GROUP && w->depth == 0)
        w->in_legend = item->id && strcmp(item->id, "legend") == 0;
    w->depth += item->kind == AKT_ITEM_GROUP;
    w->depth -= item->kind == AKT_ITEM_END;
    w->in_legend = w->in_legend && w->depth > 0;
    return item->kind != AKT_ITEM_GROUP && item->kind != AKT_ITEM_END;
}

static bool holds(const akt_item *box, double x, double y)
{
    return x > box->x && x < box->x + box->width && y > box->y && y < box->y + box->height;
}

/* A box outside all groups; the first is the paper. */
static bool is_band(const akt_drawio_sheet *s, const walk *w, size_t i)
{
    return w->depth == 0 && i > 0 && s->items[i].kind == AKT_ITEM_BOX;
}

bool akt_drawio__find_band(const akt_drawio_sheet *s, double x, double y, char id[32],
                           akt_drawio_box *box)
{
    walk w = {0, false};
    for (size_t i = 0; i < s->count; i++) {
        const akt_item *item = &s->items[i];
        if (!step(&w, item) || !is_band(s, &w, i) || !holds(item, x, y))
            continue;
        snprintf(id, 32, "band-%zu", i);
        box->left = item->x;
        box->top = item->y;
        return true;
    }
    return false;
}

static double left_of(const akt_item *text)
{
    return text->x - text->width * (double)text->font.anchor / 2;
}

static void put_text(akt_drawio_sheet *s, const akt_item *text)
{
    const akt_drawio_box box = {.x = left_of(text),
                                .y = text->y - ASCENT * LINE * text->font.size,
                                .width = text->width + 8,
                                .height = LINE * text->font.size};
    akt_drawio__open(s, NULL, text->text, NULL);
    akt_buffer_add(s->out, "text;strokeColor=none;fillColor=none;align=left;"
                           "verticalAlign=middle;spacing=0;");
    akt_drawio__add_font(s, text);
    akt_drawio__close_box(s, &box);
}

/* Words that stand on a category are its title, which it has already. */
static bool is_of_part(const akt_drawio_sheet *s, const akt_item *text)
{
    const akt_dot_part *parts = s->read.parts.items;
    for (size_t i = 0; i < s->read.parts.count; i++)
        if (parts[i].titled && text >= parts[i].items && text < parts[i].items + parts[i].count)
            return true;
    return false;
}

static bool is_of_band(const akt_drawio_sheet *s, const akt_item *text)
{
    char id[32];
    akt_drawio_box box;
    return akt_drawio__find_band(s, left_of(text) + 1, text->y, id, &box);
}

/* The lines on a band, one below the other. */
static const akt_item *join_lines(akt_buffer *out, const akt_drawio_sheet *s, const akt_item *band)
{
    const akt_item *first = NULL;
    walk w = {0, false};
    for (size_t i = 0; i < s->count; i++) {
        const akt_item *item = &s->items[i];
        if (!step(&w, item) || w.depth > 0 || item->kind != AKT_ITEM_TEXT ||
            !holds(band, left_of(item) + 1, item->y) || is_of_part(s, item))
            continue;
        akt_buffer_add(out, first ? "\n" : "");
        akt_buffer_add(out, item->text);
        first = first ? first : item;
    }
    return first;
}

static void put_band(akt_drawio_sheet *s, size_t index)
{
    const akt_item *band = &s->items[index];
    const akt_drawio_box box = {
        .x = band->x, .y = band->y, .width = band->width, .height = band->height};
    akt_buffer words = AKT_BUFFER_INIT;
    char id[32];
    snprintf(id, sizeof id, "band-%zu", index);
    const akt_item *first = join_lines(&words, s, band);
    akt_drawio__open(s, id, akt_buffer_text(&words), NULL);
    akt_buffer_format(s->out,
                      "container=1;collapsible=0;rounded=1;absoluteArcSize=1;arcSize=12;"
                      "align=left;spacingLeft=12;strokeColor=none;fillColor=%s;",
                      band->style.fill ? band->style.fill : "none");
    if (first)
        akt_drawio__add_font(s, first);
    akt_drawio__close_box(s, &box);
    s->failed = s->failed || words.failed;
    akt_buffer_dispose(&words);
}

void akt_drawio__put_bands(akt_drawio_sheet *s)
{
    walk w = {0, false};
    for (size_t i = 0; i < s->count; i++) {
        const akt_item *item = &s->items[i];
        if (!step(&w, item))
            continue;
        if (is_band(s, &w, i))
            put_band(s, i);
        else if (w.depth == 0 && item->kind == AKT_ITEM_TEXT && !is_of_part(s, item) &&
                 !is_of_band(s, item))
            put_text(s, item);
    }
}

static void put_sample(akt_drawio_sheet *s, const akt_item *item)
{
    const akt_drawio_box box = {
        .x = item->x, .y = item->y, .width = item->width, .height = item->height};
    akt_drawio__open(s, NULL, "", NULL);
    akt_buffer_format(s->out, "rounded=1;absoluteArcSize=1;arcSize=8;fillColor=%s;strokeColor=%s;",
                      item->style.fill ? item->style.fill : "none",
                      item->style.stroke ? item->style.stroke : "none");
    akt_drawio__add_fixed(s, "strokeWidth=", item->style.width, ";");
    akt_drawio__close_box(s, &box);
}

/* Paths that follow each other are one line with its heads; a closed one alone is a mark.
 * Returns how many there are. */
static size_t put_paths(akt_drawio_sheet *s, const akt_item *items, size_t most)
{
    akt_dot_part part = {.kind = AKT_DOT_EDGE, .group = NULL, .items = items};
    akt_dot_line line;
    while (part.count < most && items[part.count].kind == AKT_ITEM_PATH)
        part.count++;
    if (!akt_dot__read_line(&line, &part, s->read.paper))
        s->failed = true;
    else if (line.points.count > 0)
        akt_drawio__put_line(s, NULL, &line, NULL);
    akt_list_dispose(&line.points);
    return part.count;
}

void akt_drawio__put_legend(akt_drawio_sheet *s)
{
    walk w = {0, false};
    for (size_t i = 0; i < s->count; i++) {
        const akt_item *item = &s->items[i];
        if (!step(&w, item) || !w.in_legend)
            continue;
        if (item->kind == AKT_ITEM_TEXT)
            put_text(s, item);
        else if (item->kind == AKT_ITEM_BOX)
            put_sample(s, item);
        else if (item->kind == AKT_ITEM_PATH)
            i += put_paths(s, item, s->count - i) - 1;
    }
}
