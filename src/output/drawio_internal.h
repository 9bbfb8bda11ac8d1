#ifndef AKT_OUTPUT_DRAWIO_INTERNAL_H
#define AKT_OUTPUT_DRAWIO_INTERNAL_H

#include "output/dot_internal.h"
#include "output/drawio.h"

/* A sheet on its way to mxGraph XML; what its groups stand for is read as for DOT. */
typedef struct akt_drawio_sheet {
    akt_buffer *out;
    akt_dot_sheet read;    /* drawing, paper and parts */
    const akt_item *items; /* of the drawing */
    size_t count;
    size_t made; /* cells without an id of the drawing */
    bool failed; /* for want of memory */
} akt_drawio_sheet;

/* A cell with words: its style follows, then what ends it, and its geometry. id NULL: a
 * new one. words are written as they stand, each '\n' a line. */
void akt_drawio__open(akt_drawio_sheet *s, const char *id, const char *words, const char *tooltip);

/* Ends the style of a box, and the cell. x, y are of the sheet; parent may be NULL. */
typedef struct akt_drawio_box {
    const char *parent; /* its id; NULL = none */
    double left, top;   /* the parent's corner */
    double x, y, width, height;
} akt_drawio_box;
void akt_drawio__close_box(akt_drawio_sheet *s, const akt_drawio_box *box);

void akt_drawio__add_fixed(akt_drawio_sheet *s, const char *before, double value,
                           const char *after);

/* Size, weight and colour of words. */
void akt_drawio__add_font(akt_drawio_sheet *s, const akt_item *text);

/* Words of the sheet that stand in no group, bands, and the legend. */
void akt_drawio__put_bands(akt_drawio_sheet *s);
void akt_drawio__put_legend(akt_drawio_sheet *s);

/* The band in which a box stands. */
bool akt_drawio__find_band(const akt_drawio_sheet *s, double x, double y, char id[32],
                           akt_drawio_box *box);

/* A line as an edge: between two parts, or, at an end that is NULL, from its first or to its last
 * point. */
void akt_drawio__put_line(akt_drawio_sheet *s, const akt_item *group, const akt_dot_line *line,
                          const akt_dot_part *const ends[2]);
void akt_drawio__put_edge(akt_drawio_sheet *s, const akt_dot_part *edge);

#endif
