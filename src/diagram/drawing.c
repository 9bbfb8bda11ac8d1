#include "diagram/drawing.h"

#include "base/list.h"
#include "diagram/text_width.h"

#include <stdlib.h>
#include <string.h>

struct akt_drawing {
    akt_pool *pool;
    akt_list items;
    akt_lang lang;
    double width;
    double height;
    double scale;
    const char *title;
    const char *desc;
    size_t depth;
    bool failed;
    akt_drawing *next; /* sheet */
};

static const char *keep(akt_drawing *drawing, const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    const char *copy = akt_pool_text(drawing->pool, text, strlen(text));
    if (copy == NULL) {
        drawing->failed = true;
    }
    return copy;
}

static akt_item *add(akt_drawing *drawing, akt_item_kind kind)
{
    akt_item *item = drawing->failed ? NULL : akt_list_add(&drawing->items);
    if (item == NULL) {
        drawing->failed = true;
        return NULL;
    }
    item->kind = kind;
    return item;
}

static akt_style keep_style(akt_drawing *drawing, const akt_style *style)
{
    akt_style kept = *style;
    kept.fill = keep(drawing, style->fill);
    kept.stroke = keep(drawing, style->stroke);
    kept.dash = keep(drawing, style->dash);
    return kept;
}

akt_drawing *akt_drawing_new(akt_lang lang, double width, double height, const char *title,
                             const char *desc)
{
    akt_drawing *drawing = calloc(1, sizeof *drawing);
    if (drawing == NULL) {
        return NULL;
    }
    drawing->pool = akt_pool_new();
    if (drawing->pool == NULL) {
        free(drawing);
        return NULL;
    }
    drawing->items = (akt_list)AKT_LIST_OF(akt_item);
    drawing->lang = lang;
    drawing->width = width;
    drawing->height = height;
    drawing->scale = 1;
    drawing->title = keep(drawing, title);
    drawing->desc = keep(drawing, desc);
    return drawing;
}

void akt_drawing_free(akt_drawing *drawing)
{
    while (drawing != NULL) {
        akt_drawing *next = drawing->next;
        akt_list_dispose(&drawing->items);
        akt_pool_free(drawing->pool);
        free(drawing);
        drawing = next;
    }
}

void akt_drawing_add_sheet(akt_drawing *drawing, akt_drawing *sheet)
{
    while (drawing->next != NULL) {
        drawing = drawing->next;
    }
    drawing->next = sheet;
}

size_t akt_drawing_sheet_count(const akt_drawing *drawing)
{
    size_t count = 1;
    while ((drawing = drawing->next) != NULL) {
        count++;
    }
    return count;
}

akt_drawing *akt_drawing_next_sheet(const akt_drawing *drawing)
{
    return drawing->next;
}

void akt_drawing_group(akt_drawing *drawing, const char *id, const char *class_,
                       const char *title)
{
    akt_item *item = add(drawing, AKT_ITEM_GROUP);
    if (item != NULL) {
        item->id = keep(drawing, id);
        item->class_ = keep(drawing, class_);
        item->title = keep(drawing, title);
        drawing->depth++;
    }
}

void akt_drawing_end(akt_drawing *drawing)
{
    if (drawing->depth > 0 && add(drawing, AKT_ITEM_END) != NULL) {
        drawing->depth--;
    }
}

void akt_drawing_box(akt_drawing *drawing, double x, double y, double width, double height,
                     double radius, const akt_style *style)
{
    akt_item *item = add(drawing, AKT_ITEM_BOX);
    if (item != NULL) {
        item->x = x;
        item->y = y;
        item->width = width;
        item->height = height;
        item->radius = radius;
        item->style = keep_style(drawing, style);
    }
}

void akt_drawing_circle(akt_drawing *drawing, double x, double y, double radius,
                        const akt_style *style)
{
    akt_item *item = add(drawing, AKT_ITEM_CIRCLE);
    if (item != NULL) {
        item->x = x;
        item->y = y;
        item->radius = radius;
        item->style = keep_style(drawing, style);
    }
}

void akt_drawing_path(akt_drawing *drawing, const char *path, const akt_style *style)
{
    akt_item *item = add(drawing, AKT_ITEM_PATH);
    if (item != NULL) {
        item->path = keep(drawing, path);
        item->style = keep_style(drawing, style);
    }
}

void akt_drawing_curve(akt_drawing *drawing, const akt_buffer *path, const akt_style *style)
{
    drawing->failed = drawing->failed || path->failed;
    akt_drawing_path(drawing, akt_buffer_text(path), style);
}

void akt_drawing_text(akt_drawing *drawing, double x, double y, const char *text,
                      const akt_font *font)
{
    akt_item *item = add(drawing, AKT_ITEM_TEXT);
    if (item != NULL) {
        item->x = x;
        item->y = y;
        item->text = keep(drawing, text);
        item->font = *font;
        item->font.colour = keep(drawing, font->colour);
        item->width = akt_text_width(text, font->size, font->bold);
        item->height = font->size;
    }
}

akt_lang akt_drawing_lang(const akt_drawing *drawing)
{
    return drawing->lang;
}

void akt_drawing_scale(akt_drawing *drawing, double width, double height, double scale)
{
    akt_item *paper = drawing->items.count > 0 ? drawing->items.items : NULL;
    if (paper != NULL && paper->kind == AKT_ITEM_BOX && paper->width == drawing->width &&
        paper->height == drawing->height) {
        paper->width = width;
        paper->height = height;
    }
    drawing->width = width;
    drawing->height = height;
    drawing->scale = scale;
}

double akt_drawing_scale_of(const akt_drawing *drawing)
{
    return drawing->scale;
}

double akt_drawing_width(const akt_drawing *drawing)
{
    return drawing->width;
}

double akt_drawing_height(const akt_drawing *drawing)
{
    return drawing->height;
}

const char *akt_drawing_title(const akt_drawing *drawing)
{
    return drawing->title;
}

const char *akt_drawing_desc(const akt_drawing *drawing)
{
    return drawing->desc;
}

const akt_item *akt_drawing_items(const akt_drawing *drawing, size_t *count)
{
    *count = drawing->items.count;
    return drawing->items.items;
}

static const char *change(akt_drawing *drawing, const char *colour, akt_recolour *recolour,
                          void *with)
{
    if (colour == NULL) {
        return NULL;
    }
    const char *changed = recolour(with, colour);
    drawing->failed = drawing->failed || changed == NULL;
    return keep(drawing, changed);
}

void akt_drawing_recolour(akt_drawing *drawing, akt_recolour *recolour, void *with)
{
    akt_item *items = drawing->items.items;
    for (size_t i = 0; !drawing->failed && i < drawing->items.count; i++) {
        akt_item *item = &items[i];
        item->style.fill = change(drawing, item->style.fill, recolour, with);
        item->style.stroke = change(drawing, item->style.stroke, recolour, with);
        item->font.colour = change(drawing, item->font.colour, recolour, with);
    }
}

void akt_drawing_fail(akt_drawing *drawing)
{
    drawing->failed = true;
}

akt_status akt_drawing_status(const akt_drawing *drawing, akt_error *err)
{
    return drawing->failed ? akt_error_memory(err) : AKT_OK;
}

akt_pool *akt_drawing_pool(akt_drawing *drawing)
{
    return drawing->pool;
}
