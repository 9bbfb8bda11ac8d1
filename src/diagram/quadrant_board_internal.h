#ifndef AKT_DIAGRAM_QUADRANT_BOARD_INTERNAL_H
#define AKT_DIAGRAM_QUADRANT_BOARD_INTERNAL_H

#include "diagram/quadrant_stand_internal.h"
#include "diagram/roles_draw_internal.h"

/* The page that the quadrant and the areas are drawn on: title and subtitle above; legend, the rule
 * by which gaps are found, hedges and sources below. */

#define AKT_BOARD_MARGIN 40.0
#define AKT_BOARD_NOTES 5 /* at most */

/* A text of several lines with its place: the baseline of the first. */
typedef struct akt_board_text {
    akt_label label;
    akt_font font;
    double leading;
    bool brief; /* a short name, for want of room */
} akt_board_text;

/* What stands on it besides the rule, the sources and what lies between head and foot. */
typedef struct akt_board_page {
    const char *title;
    const char *subtitle;
    const char *whole; /* what is said of the actors as a whole, where it stands at the foot; or "" */
    const char *ours;  /* what is not said by the sources */
    size_t hedged;     /* placings with a reservation or a note */
    size_t derived;    /* and such in areas that the sources do not state */
    double width;
} akt_board_page;

typedef struct akt_board {
    akt_drawing *drawing; /* NULL before it is opened */
    akt_roles_sheet *sheet;
    const char *title;
    const char *subtitle;
    double width;
    double top;  /* of what lies between head and foot */
    double foot; /* the height of the foot */
    akt_heading heading;
    akt_board_text notes[AKT_BOARD_NOTES];
    size_t note_count;
} akt_board;

typedef struct akt_board_input {
    const akt_dataset *dataset;
    const akt_coverage *coverage;
    const akt_page *page;
} akt_board_input;

/* Breaks a text into as few lines as its room allows, at most so many (AKT_LABEL_LINES). */
akt_board_text akt_board__break(akt_roles_sheet *sheet, const char *text, const akt_font *font,
                                double room, size_t lines);

/* Likewise, in the largest size from the font's own down to least that leaves all words whole and
 * nothing out; in the least where none does. */
akt_board_text akt_board__fit(akt_roles_sheet *sheet, const char *text, const akt_font *font,
                              double room, double least);

/* The name of a holder in so many lines, or its short name in up to two more where only that fits
 * (all at most AKT_LABEL_LINES), that in a smaller size where it must be. */
akt_board_text akt_board__name(akt_roles_sheet *sheet, const akt_roles_row *row,
                               const akt_font *font, double room, size_t lines);

double akt_board__height(const akt_board_text *text);

/* Draws the lines, the first with its baseline at y; returns where the next would be. */
double akt_board__draw_text(akt_drawing *drawing, const akt_board_text *text, double x, double y);

/* Lays out head and foot. */
akt_board akt_board__make(akt_roles_sheet *sheet, const akt_board_page *page);

/* Makes the drawing with head and foot, where what lies between ends at bottom; false without
 * memory. */
bool akt_board__open(akt_board *board, double bottom);

/* "The dataset's title: ", where it has one. */
void akt_board__add_dataset(akt_buffer *out, const akt_roles_sheet *sheet);

/* Those placings of a stand whose records carry a note or are more than what the source states. */
size_t akt_board__count_hedged(akt_roles_sheet *sheet, const akt_stand *stand);

/* Works out the sheet, has `paint` make the drawing (`tell`: fill the document) and hands it over. */
akt_status akt_board__draw(akt_drawing **out, const akt_board_input *input,
                           akt_drawing *(*paint)(akt_roles_sheet *sheet), akt_error *err);
akt_status akt_board__describe(akt_document **out, const akt_board_input *input,
                               void (*tell)(akt_document *out, akt_roles_sheet *sheet),
                               akt_error *err);

#endif
