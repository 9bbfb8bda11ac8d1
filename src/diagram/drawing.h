#ifndef AKT_DIAGRAM_DRAWING_H
#define AKT_DIAGRAM_DRAWING_H

#include "base/buffer.h"
#include "base/pool.h"
#include "base/status.h"
#include "model/record.h"

/* A drawing: positioned boxes, lines, curves, circles and texts in nested groups, each group with an
 * id, a class and a title. Units are CSS pixels (1/96 inch), y downwards. It does not know which
 * format it will become. Calls are sticky as a document's; all texts are copied. */

typedef struct akt_point {
    double x;
    double y;
} akt_point;

/* How a mark looks. Colours are "#rrggbb" or NULL for none. dash is an SVG dash list or NULL. */
typedef struct akt_style {
    const char *fill;
    const char *stroke;
    double width;
    const char *dash;
    double opacity; /* 0 = opaque (not set) */
} akt_style;

typedef enum akt_anchor { AKT_ANCHOR_START, AKT_ANCHOR_MIDDLE, AKT_ANCHOR_END } akt_anchor;

typedef struct akt_font {
    double size;
    bool bold;
    const char *colour;
    akt_anchor anchor;
} akt_font;

typedef enum akt_item_kind {
    AKT_ITEM_GROUP, /* opens a group */
    AKT_ITEM_END,   /* closes it */
    AKT_ITEM_BOX,
    AKT_ITEM_CIRCLE,
    AKT_ITEM_PATH,
    AKT_ITEM_TEXT
} akt_item_kind;

typedef struct akt_item {
    akt_item_kind kind;
    const char *id;    /* groups; or NULL */
    const char *class_; /* groups; or NULL */
    const char *title; /* groups; or NULL */
    const char *path;  /* AKT_ITEM_PATH: SVG path data with absolute commands */
    const char *text;
    akt_style style;
    akt_font font;
    double x, y;          /* left upper corner; centre; text: anchor on the baseline */
    double width, height; /* boxes; text: width is its length from the advance table */
    double radius;        /* circles; corners of boxes */
} akt_item;

typedef struct akt_drawing akt_drawing;

/* title and desc are what a screen reader says of the picture. NULL without memory. */
akt_drawing *akt_drawing_new(akt_lang lang, double width, double height, const char *title,
                             const char *desc);
void akt_drawing_free(akt_drawing *drawing);

void akt_drawing_group(akt_drawing *drawing, const char *id, const char *class_,
                       const char *title);
void akt_drawing_end(akt_drawing *drawing);
void akt_drawing_box(akt_drawing *drawing, double x, double y, double width, double height,
                     double radius, const akt_style *style);
void akt_drawing_circle(akt_drawing *drawing, double x, double y, double radius,
                        const akt_style *style);
void akt_drawing_path(akt_drawing *drawing, const char *path, const akt_style *style);

/* The path that a buffer holds; where the buffer has failed, so has the drawing. */
void akt_drawing_curve(akt_drawing *drawing, const akt_buffer *path, const akt_style *style);

/* One line of text at its anchor on the baseline; its length is worked out from the table of
 * advances (diagram/text_width.h). */
void akt_drawing_text(akt_drawing *drawing, double x, double y, const char *text,
                      const akt_font *font);

/* Makes the drawing as large as that, its paper (the box drawn first) too, and every length of it so
 * many times as long where it is shown. */
void akt_drawing_scale(akt_drawing *drawing, double width, double height, double scale);
double akt_drawing_scale_of(const akt_drawing *drawing); /* 1 where nothing was said */

/* A drawing may be the first of several sheets and then owns the others. What else is said of it
 * here is said of that one sheet. */
void akt_drawing_add_sheet(akt_drawing *drawing, akt_drawing *sheet); /* after all of its own */
size_t akt_drawing_sheet_count(const akt_drawing *drawing);
akt_drawing *akt_drawing_next_sheet(const akt_drawing *drawing); /* NULL after the last */

akt_lang akt_drawing_lang(const akt_drawing *drawing);
double akt_drawing_width(const akt_drawing *drawing);
double akt_drawing_height(const akt_drawing *drawing);
const char *akt_drawing_title(const akt_drawing *drawing);
const char *akt_drawing_desc(const akt_drawing *drawing);
const akt_item *akt_drawing_items(const akt_drawing *drawing, size_t *count);

/* What a colour becomes; NULL without memory. The answer is copied. */
typedef const char *akt_recolour(void *with, const char *colour);

/* Puts every colour of every item through it. */
void akt_drawing_recolour(akt_drawing *drawing, akt_recolour *recolour, void *with);

/* Something that should have been drawn could not be made for want of memory. */
void akt_drawing_fail(akt_drawing *drawing);
akt_status akt_drawing_status(const akt_drawing *drawing, akt_error *err);
akt_pool *akt_drawing_pool(akt_drawing *drawing);

#endif
