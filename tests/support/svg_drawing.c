#include "support/svg_drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_MOST = 64 };

/* An element begins at `at`; its attributes end at `end`. */
typedef struct element {
    const char *at, *end;
} element;

static bool is_named(const element *e, const char *name)
{
    size_t size = strlen(name);
    return strncmp(e->at + 1, name, size) == 0 && strchr(" >/", e->at[1 + size]);
}

/* The value of an attribute, its length in *size; NULL where it has none. */
static const char *find(const element *e, const char *name, size_t *size)
{
    char with[WORD_MOST];
    snprintf(with, sizeof with, " %s=\"", name);
    const char *at = strstr(e->at, with);
    if (!at || at > e->end)
        return NULL;
    at += strlen(with);
    *size = strcspn(at, "\"");
    return at;
}

/* To be freed; NULL where it has none. */
static char *text_of(const element *e, const char *name)
{
    size_t size;
    const char *at = find(e, name, &size);
    char *copy = at ? malloc(size + 1) : NULL;
    if (copy) {
        memcpy(copy, at, size);
        copy[size] = '\0';
    }
    return copy;
}

static double number_of(const element *e, const char *name)
{
    size_t size;
    const char *at = find(e, name, &size);
    return at ? strtod(at, NULL) : 0;
}

static void add_group(akt_drawing *drawing, const element *e)
{
    char *id = text_of(e, "id"), *class_ = text_of(e, "class");
    akt_drawing_group(drawing, id, class_, NULL);
    free(id);
    free(class_);
}

static void add_shape(akt_drawing *drawing, const element *e)
{
    char *fill = text_of(e, "fill"), *stroke = text_of(e, "stroke"), *path = text_of(e, "d");
    const akt_style style = {fill && strcmp(fill, "none") != 0 ? fill : NULL, stroke,
                             number_of(e, "stroke-width"), NULL, 0};
    if (path)
        akt_drawing_path(drawing, path, &style);
    else if (is_named(e, "circle"))
        akt_drawing_circle(drawing, number_of(e, "cx"), number_of(e, "cy"), number_of(e, "r"),
                           &style);
    else
        akt_drawing_box(drawing, number_of(e, "x"), number_of(e, "y"), number_of(e, "width"),
                        number_of(e, "height"), number_of(e, "rx"), &style);
    free(fill);
    free(stroke);
    free(path);
}

static akt_anchor anchor_of(const element *e)
{
    size_t size = 0;
    const char *word = find(e, "text-anchor", &size);
    return !word ? AKT_ANCHOR_START : *word == 'm' ? AKT_ANCHOR_MIDDLE : AKT_ANCHOR_END;
}

/* Its characters stand for others where they are escaped; the length is that of the SVG. */
static void add_text(akt_drawing *drawing, const element *e)
{
    size_t weight, size = strcspn(e->end + 1, "<"), count;
    char *words = malloc(size + 1), *colour = text_of(e, "fill");
    const akt_font font = {number_of(e, "font-size"), find(e, "font-weight", &weight) != NULL,
                           colour, anchor_of(e)};
    assert_non_null(words);
    memcpy(words, e->end + 1, size);
    words[size] = '\0';
    akt_drawing_text(drawing, number_of(e, "x"), number_of(e, "y"), words, &font);
    akt_item *items = (akt_item *)akt_drawing_items(drawing, &count);
    items[count - 1].width = number_of(e, "textLength");
    free(words);
    free(colour);
}

akt_drawing *akt_svg_drawing_read(const char *svg)
{
    double width = 0, height = 0;
    const char *box = strstr(svg, "viewBox=\"");
    assert_non_null(box);
    assert_int_equal(sscanf(box, "viewBox=\"0 0 %lf %lf\"", &width, &height), 2);
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_NB, width, height, "", "");
    assert_non_null(drawing);
    for (const char *at = strchr(box, '<'); at; at = strchr(at + 1, '<')) {
        const element e = {at, strchr(at, '>')};
        if (is_named(&e, "g"))
            add_group(drawing, &e);
        else if (strncmp(at, "</g>", 4) == 0)
            akt_drawing_end(drawing);
        else if (is_named(&e, "rect") || is_named(&e, "circle") || is_named(&e, "path"))
            add_shape(drawing, &e);
        else if (is_named(&e, "text"))
            add_text(drawing, &e);
    }
    assert_int_equal(akt_drawing_status(drawing, NULL), AKT_OK);
    return drawing;
}
