#ifndef AKT_DIAGRAM_ROLES_DRAW_INTERNAL_H
#define AKT_DIAGRAM_ROLES_DRAW_INTERNAL_H

#include "diagram/palette.h"
#include "diagram/roles_internal.h"

/* The role matrix on its sheet. */

#define AKT_ROLES_MARGIN 40.0
#define AKT_ROLES_ROW 33.0

typedef struct akt_roles_matrix {
    akt_drawing *drawing;
    akt_roles_sheet *sheet;
    double left;   /* of the first column */
    double column; /* the width of one */
    double top;    /* of the first row */
    double bottom; /* of the last */
    double width;
} akt_roles_matrix;

/* The middle of a column. */
double akt_roles__x(const akt_roles_matrix *m, size_t column);

/* One of five shapes, which differ without their colours. */
void akt_roles__draw_mark(akt_drawing *drawing, double x, double y, int32_t strength);

/* The tint of a column that is not covered, and the word that says so. */
void akt_roles__draw_tint(const akt_roles_matrix *m, size_t column);
void akt_roles__draw_tag(const akt_roles_matrix *m, size_t column);

void akt_roles__draw_frame(akt_drawing *drawing, double x, double y, double width,
                           double height);
void akt_roles__draw_legend(const akt_roles_matrix *m);

#endif
