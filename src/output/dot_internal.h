#ifndef AKT_OUTPUT_DOT_INTERNAL_H
#define AKT_OUTPUT_DOT_INTERNAL_H

#include "base/list.h"
#include "diagram/drawing.h"
#include "layout/dot_writer.h"

#include <stdint.h>

#define AKT_DOT_NOWHERE SIZE_MAX
#define AKT_DOT_POINTS_A_PX 0.75
#define AKT_DOT_PX_AN_INCH 96.0

typedef enum akt_dot_kind {
    AKT_DOT_NODE,
    AKT_DOT_CATEGORY, /* ties are to it as a whole */
    AKT_DOT_FRAME,    /* ties are to all that stand in it */
    AKT_DOT_EDGE
} akt_dot_kind;

/* A group of the drawing that stands for something. */
typedef struct akt_dot_part {
    akt_dot_kind kind;
    const akt_item *group;
    const akt_item *items; /* in the group; of boxes with a title, its lines */
    size_t count;
    bool titled;
    const char *id;             /* behind "n-" and the like */
    const akt_item *frame;      /* its outermost box or circle; NULL for edges, and where it is
                                   * words only */
    double x, y, width, height; /* of the frame, or the words; not of edges */
    size_t within;              /* the part in whose frame it stands; AKT_DOT_NOWHERE = in none */
} akt_dot_part;

/* The parts in their order; whether there was memory. *shows_ties: whether the drawing is one of nodes
 * and ties, even where there is none. */
bool akt_dot__read_parts(akt_list *parts, const akt_drawing *drawing, bool *shows_ties);

/* The corners of the words in a part; false where it has none. A letter beside other words is a mark,
 * and left out. */
bool akt_dot__words(const akt_dot_part *part, double corners[4]);
bool akt_dot__is_word(const akt_dot_part *part, const akt_item *item);

/* How an edge was drawn. Points are those of cubic curves, 3 n + 1, from its first end on. */
typedef struct akt_dot_line {
    akt_list points;    /* akt_point; none where its way cannot be told */
    const char *colour; /* or NULL, where it was not drawn */
    const char *dash;   /* as of a style */
    double opacity;     /* 0 = opaque */
    double width;
    bool hollow;        /* two thin lines */
    bool has_head[2];   /* at its first and last end */
    akt_point heads[2]; /* their points */
} akt_dot_line;

/* Reads a part that is an edge; paper is the colour behind it. False without memory. */
bool akt_dot__read_line(akt_dot_line *line, const akt_dot_part *edge, const char *paper);

/* The other way round. */
void akt_dot__turn_line(akt_dot_line *line);

/* A drawing on its way to DOT. */
typedef struct akt_dot_sheet {
    const akt_drawing *drawing;
    const char *paper; /* the colour behind all */
    akt_list parts;    /* akt_dot_part */
    akt_dot dot;
    akt_buffer word; /* a value that is being made */
} akt_dot_sheet;

/* The parts of a drawing; to be disposed of, also on failure. *shows_ties as above. */
akt_status akt_dot__read_sheet(akt_dot_sheet *s, const akt_drawing *drawing, bool *shows_ties,
                               akt_error *err);
void akt_dot__dispose_sheet(akt_dot_sheet *s);

/* The parts that an edge is from and to; its line is then turned to run that way. False where one is not
 * in the drawing. */
bool akt_dot__find_ends(const akt_dot_sheet *s, const akt_dot_part *edge, akt_dot_line *line,
                        const akt_dot_part *ends[2]);

/* Sets an attribute to what was made in word, which is then empty. */
void akt_dot__set_made(akt_dot_sheet *s, const char *key);

/* A place on the page, as DOT has it, to word. */
void akt_dot__add_point(akt_dot_sheet *s, double x, double y);
void akt_dot__set_colour(akt_dot_sheet *s, const char *key, const char *colour, double opacity);

/* Words to be drawn; NULL = none. */
void akt_dot__set_text(akt_dot_sheet *s, const char *key, const char *text);

/* Id, class and title of a group. */
void akt_dot__set_names(akt_dot_sheet *s, const akt_item *group);

void akt_dot__put_cluster(akt_dot_sheet *s, const akt_dot_part *part);
void akt_dot__put_node(akt_dot_sheet *s, const akt_dot_part *part);

/* What stands for a category as a whole, for the ties to it: akt_dot__is_tied. */
void akt_dot__put_category(akt_dot_sheet *s, const akt_dot_part *part);
bool akt_dot__is_tied(const akt_dot_sheet *s, const akt_dot_part *part);

/* The edges that an edge of the drawing stands for; false without memory. */
bool akt_dot__put_edges(akt_dot_sheet *s, const akt_dot_part *edge);

#endif
