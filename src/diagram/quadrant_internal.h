#ifndef AKT_DIAGRAM_QUADRANT_INTERNAL_H
#define AKT_DIAGRAM_QUADRANT_INTERNAL_H

#include "diagram/quadrant_board_internal.h"

#define AKT_QUADRANT_PAD 20.0
#define AKT_QUADRANT_GROUP 26.0   /* the line over a group of cards */
#define AKT_QUADRANT_FIGURES 196.0 /* the width of the large figures */

#define AKT_QUADRANT_WHOLE 24.0   /* the least height of what is said of the actors as a whole */
#define AKT_QUADRANT_LEAST_WIDTH 1100.0 /* two fields, the longest name of a role beside figures */

/* How cards are set. */
typedef struct akt_quadrant_look {
    size_t columns;
    double size;
    bool areas; /* told under the names */
    bool notes;
} akt_quadrant_look;

typedef struct akt_quadrant_card {
    const akt_stand_holder *holder;
    akt_board_text name;
    akt_board_text areas; /* no lines where there is nothing to tell, or no room */
    akt_board_text note;
    double x, y; /* from the field's left upper corner */
    double width, height;
} akt_quadrant_card;

/* Those who stand in a field alike. */
typedef struct akt_quadrant_group {
    int32_t strength;
    size_t total;
    size_t first; /* of the field's cards */
    size_t shown;
    const char *note_words; /* that all of them have, or NULL */
    akt_board_text note;
    double note_height;
    double y;     /* of its heading, its middle */
    double below; /* where its cards end */
} akt_quadrant_group;

typedef struct akt_quadrant_field {
    akt_stand stand;
    akt_board_text title;
    akt_board_text about;
    akt_quadrant_card *cards;
    size_t card_count;
    akt_quadrant_group groups[AKT_STRENGTH_COUNT];
    size_t group_count;
    akt_board_text *whole; /* what is said of the actors as a whole */
    double whole_height;
    double head; /* where the head ends */
    double need; /* the height that it takes */
    double x, y, width, height;
} akt_quadrant_field;

typedef struct akt_quadrant {
    akt_roles_sheet *sheet;
    akt_quadrant_field *fields;
    size_t count;
    size_t hedged; /* placings with a reservation or a note */
    double width; /* of the page */
    double bottom;
} akt_quadrant;

/* The fields with their stands, without places; none where there is no memory. */
akt_quadrant akt_quadrant__make(akt_roles_sheet *sheet);

/* Gives all their places, from `top` down to `bottom` or, where that is not enough, farther. */
void akt_quadrant__place(akt_quadrant *q, double top, double bottom);

/* The height that what is said of the actors as a whole takes in a field. */
double akt_quadrant__whole_height(const akt_board_text *text);

/* The note that all who stand alike have, or NULL. */
const char *akt_quadrant__shared_note(akt_roles_sheet *sheet, const akt_quadrant_field *field,
                                      const akt_quadrant_group *group);

/* Breaks the texts of a card, whose width is set, and finds the height that they take. */
void akt_quadrant__fill_card(akt_roles_sheet *sheet, const akt_quadrant_field *field,
                             const akt_quadrant_group *group, akt_quadrant_card *card,
                             const akt_quadrant_look *as);

void akt_quadrant__draw_card(akt_drawing *drawing, akt_roles_sheet *sheet,
                             const akt_quadrant_field *field, const akt_quadrant_card *card);

void akt_quadrant__draw_field(akt_drawing *drawing, akt_roles_sheet *sheet,
                              const akt_quadrant_field *field);

const char *akt_quadrant__title(const akt_roles_sheet *sheet);
const char *akt_quadrant__subtitle(const akt_quadrant *q);

#endif
