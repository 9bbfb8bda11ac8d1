#ifndef AKT_DIAGRAM_ROLES_DRAW_INTERNAL_H
#define AKT_DIAGRAM_ROLES_DRAW_INTERNAL_H

#include "diagram/heading_internal.h"
#include "diagram/palette.h"
#include "diagram/roles_internal.h"

/* The role matrix on its sheet. */

#define AKT_ROLES_MARGIN 40.0
#define AKT_ROLES_ROW 33.0
#define AKT_ROLES_NAME_SIZE 13.5 /* of the names of holders and roles */
#define AKT_ROLES_HEAD_SIZE 11.5 /* of the names over the columns */

typedef struct akt_roles_matrix {
    akt_drawing *drawing;
    akt_roles_sheet *sheet;
    akt_heading heading;
    double head;   /* the top of the columns' names */
    double top;    /* of the first row */
    double bottom; /* of the last */
    double width;
} akt_roles_matrix;

/* The middle of a column. */
double akt_roles__x(const akt_roles_matrix *m, size_t column);

/* How the name over a column is broken. */
akt_label_rule akt_roles__head_rule(double width, bool bold);

/* Gives each column its place from left on: an even share of the room, more where a name needs it to
 * have its words whole. Returns where the last one ends. */
double akt_roles__place_columns(akt_roles_sheet *sheet, double left, double room);

/* One of five shapes, which differ without their colours. */
void akt_roles__draw_mark(akt_drawing *drawing, double x, double y, int32_t strength);

/* The tint of a column that is not covered, and the word that says so. */
void akt_roles__draw_tint(const akt_roles_matrix *m, size_t column);
void akt_roles__draw_tag(const akt_roles_matrix *m, size_t column);

/* Colours of a state's word and of what it stands on; no tint where nothing is asked for. */
const char *akt_roles__state_ink(akt_cell_state state);
const char *akt_roles__state_tint(akt_cell_state state);

/* The word of a state in its frame, about a middle; returns its width. */
double akt_roles__draw_state(akt_drawing *drawing, double x, double y, akt_cell_state state,
                             const char *word);

void akt_roles__draw_frame(akt_drawing *drawing, double x, double y, double width,
                           double height);

/* Every mark that the sheet uses, from left on, about the height y. */
void akt_roles__draw_legend(akt_drawing *drawing, const akt_roles_sheet *sheet, double x,
                            double y);

#endif
