#ifndef AKT_DIAGRAM_AREAS_INTERNAL_H
#define AKT_DIAGRAM_AREAS_INTERNAL_H

#include "diagram/quadrant_board_internal.h"

#define AKT_AREAS_PAD 9.0
#define AKT_AREAS_TAG 28.0 /* the line of a cell's state */
#define AKT_AREAS_LINE 4.0 /* between entries */
#define AKT_AREAS_FRAME 3.0 /* above and below a driver's name */

/* A name in a cell, its text from the cell's left upper corner. */
typedef struct akt_areas_entry {
    const akt_stand_holder *holder;
    akt_board_text name;
    double y; /* of its first line */
} akt_areas_entry;

typedef struct akt_areas_cell {
    akt_stand stand;
    akt_areas_entry *entries; /* holders, then the actors as a whole */
    size_t count;
    size_t left_out; /* holders */
    double more_y;
    double need; /* the height that it takes */
} akt_areas_cell;

typedef struct akt_areas_column {
    int32_t area; /* or AKT_STAND_UNPLACED, the last */
    const char *id;
    akt_board_text title;
    akt_board_text goal;
    size_t needs;   /* that name the area */
    bool is_served; /* somebody stands there */
    double x, width;
} akt_areas_column;

typedef struct akt_areas_row {
    akt_stand overall;
    akt_board_text title;
    akt_board_text about;
    double y, height;
} akt_areas_row;

typedef struct akt_areas {
    akt_roles_sheet *sheet;
    akt_areas_column *columns;
    size_t column_count;
    akt_areas_row *rows;
    size_t row_count;
    akt_areas_cell *cells; /* row by row */
    size_t hedged;
    size_t derived; /* placings in areas that the sources do not state */
    double size;     /* of the holders' names */
    bool has_briefs; /* some holders stand there by their short names */
    double width; /* of the page */
    double titles_y, goals_y;
    double needs_y, needs_height;
    double bottom;
} akt_areas;

/* Who stands where; no rows where there is no memory. */
akt_areas akt_areas__make(akt_roles_sheet *sheet);

/* The width of the page, more than is asked for where there are many areas. */
double akt_areas__width(const akt_areas *a);

/* Gives all their places, from top down to bottom or, where that is not enough, farther. */
void akt_areas__place(akt_areas *a, double top, double bottom);

void akt_areas__draw_table(akt_drawing *drawing, const akt_areas *a);

const char *akt_areas__title(const akt_roles_sheet *sheet);
const char *akt_areas__subtitle(const akt_areas *a);

/* The goal of a column, or NULL where none is stated. */
const char *akt_areas__goal(const akt_areas *a, const akt_areas_column *column);

#endif
