#include "support/sheet_laws.h"

#include "diagram/palette.h"
#include "input/load.h"
#include "output/svg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

typedef struct frame {
    double left, top, right, bottom;
} frame;

static frame frame_of_text(const akt_item *item)
{
    double share = item->font.anchor == AKT_ANCHOR_START    ? 0
                   : item->font.anchor == AKT_ANCHOR_MIDDLE ? 0.5
                                                            : 1;
    double left = item->x - share * item->width;
    return (frame){left, item->y - 0.74 * item->font.size, left + item->width,
                   item->y + 0.2 * item->font.size};
}

/* A box or a straight line. */
static bool frame_of_mark(const akt_item *item, frame *out)
{
    double x[2], y[2];
    if (item->kind == AKT_ITEM_BOX) {
        *out = (frame){item->x, item->y, item->x + item->width, item->y + item->height};
        return item->style.stroke != NULL || strcmp(item->style.fill, AKT_COLOUR_TINT) != 0;
    }
    if (item->kind != AKT_ITEM_PATH ||
        sscanf(item->path, "M%lf %lfL%lf %lf", &x[0], &y[0], &x[1], &y[1]) != 4)
        return false;
    *out = (frame){x[0] < x[1] ? x[0] : x[1], y[0] < y[1] ? y[0] : y[1],
                   x[0] < x[1] ? x[1] : x[0], y[0] < y[1] ? y[1] : y[0]};
    return strchr(item->path, 'Z') == NULL;
}

static bool apart(const frame *a, const frame *b)
{
    return a->right <= b->left + 0.01 || b->right <= a->left + 0.01 ||
           a->bottom <= b->top + 0.01 || b->bottom <= a->top + 0.01;
}

static bool inside(const frame *a, const frame *b)
{
    return a->left >= b->left - 0.01 && a->right <= b->right + 0.01 && a->top >= b->top - 0.01 &&
           a->bottom <= b->bottom + 0.01;
}

/* A slanted line is judged where it passes: by points on it. */
static bool crosses(const akt_item *mark, const frame *text)
{
    double x[2], y[2];
    if (sscanf(mark->path, "M%lf %lfL%lf %lf", &x[0], &y[0], &x[1], &y[1]) != 4)
        return false;
    for (int i = 0; i <= 100; i++) {
        double px = x[0] + (x[1] - x[0]) * i / 100, py = y[0] + (y[1] - y[0]) * i / 100;
        if (px > text->left && px < text->right && py > text->top && py < text->bottom)
            return true;
    }
    return false;
}

static void assert_text(const akt_item *items, size_t count, size_t at, const frame *page)
{
    frame text = frame_of_text(&items[at]), other;
    if (!inside(&text, page))
        fail_msg("«%s» leaves the sheet", items[at].text);
    for (size_t i = at + 1; *items[at].text && i < count; i++) {
        if (items[i].kind != AKT_ITEM_TEXT || !*items[i].text)
            continue;
        other = frame_of_text(&items[i]);
        if (!apart(&text, &other))
            fail_msg("«%s» lies over «%s»", items[at].text, items[i].text);
    }
}

static void assert_uncrossed(const akt_item *items, size_t count, size_t at)
{
    frame text = frame_of_text(&items[at]), other;
    for (size_t i = 0; *items[at].text && i < count; i++) {
        if (frame_of_mark(&items[i], &other)) {
            bool line = items[i].kind == AKT_ITEM_PATH;
            if (line ? crosses(&items[i], &text)
                     : !apart(&text, &other) && !inside(&text, &other))
                fail_msg("a %s goes through «%s»", line ? "line" : "box", items[at].text);
        }
    }
}

static void assert_id(const akt_item *items, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (items[i].kind == AKT_ITEM_GROUP && strcmp(items[i].id, items[at].id) == 0)
            fail_msg("two groups have the id %s", items[at].id);
}

static frame page_of(const akt_drawing *drawing)
{
    return (frame){0, 0, akt_drawing_width(drawing), akt_drawing_height(drawing)};
}

void akt_sheet_laws_assert_texts(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    const frame page = page_of(drawing);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == AKT_ITEM_TEXT)
            assert_text(items, count, i, &page);
}

static bool frame_of_card(const akt_item *items, size_t count, size_t at, frame *out)
{
    const akt_item *box = &items[at + 1];
    return items[at].kind == AKT_ITEM_GROUP && items[at].id && at + 1 < count &&
           strncmp(items[at].id, "n-", 2) == 0 && box->kind == AKT_ITEM_BOX &&
           frame_of_mark(box, out);
}

void akt_sheet_laws_assert_cards(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    const frame page = page_of(drawing);
    frame card, other;
    for (size_t i = 0; i < count; i++) {
        if (!frame_of_card(items, count, i, &card))
            continue;
        if (!inside(&card, &page))
            fail_msg("%s leaves the sheet", items[i].id);
        for (size_t k = i + 1; k < count; k++)
            if (frame_of_card(items, count, k, &other) && !apart(&card, &other))
                fail_msg("%s lies over %s", items[i].id, items[k].id);
    }
}

void akt_sheet_laws_assert(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    const frame page = page_of(drawing);
    frame mark;
    akt_sheet_laws_assert_texts(drawing);
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == AKT_ITEM_TEXT)
            assert_uncrossed(items, count, i);
        else if (items[i].kind == AKT_ITEM_GROUP)
            assert_id(items, i);
        else if (frame_of_mark(&items[i], &mark) && !inside(&mark, &page))
            fail_msg("a mark leaves the sheet");
    }
}

akt_dataset *akt_sheet_laws_load(const char *folder)
{
    akt_dataset *dataset = NULL;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, folder, NULL, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    return dataset;
}

char *akt_sheet_laws_svg(const akt_drawing *drawing)
{
    akt_buffer out = AKT_BUFFER_INIT;
    assert_int_equal(akt_svg_write(&out, drawing, NULL, NULL), AKT_OK);
    return out.text;
}
