#ifndef AKT_DIAGRAM_AXES_INTERNAL_H
#define AKT_DIAGRAM_AXES_INTERNAL_H

#include "diagram/axes.h"
#include "diagram/chart_internal.h"
#include "diagram/sources_internal.h"
#include "words/words.h"

#define AKT_AXES_PAD 16.0       /* card to text */
#define AKT_AXES_NAME_LINE 19.0 /* from one line to the next */
#define AKT_AXES_DESCRIPTION_LINE 16.5
#define AKT_AXES_ITEM_LINE 18.0
#define AKT_AXES_ITEMS_APART 8.0 /* the end itself from those that belong there */
#define AKT_AXES_ITEM_LEFT 16.0 /* from the text of the end to that of what belongs there */

/* A concept of an end: its name in lines, and for the end itself its description. */
typedef struct akt_axes_concept {
    const akt_term *term;
    akt_label name;
    akt_label description;
} akt_axes_concept;

/* A card at an end of an axis. */
typedef struct akt_axes_card {
    akt_axes_concept *concepts; /* the end itself first */
    size_t count;
    double x, y, width, height;
} akt_axes_card;

typedef struct akt_axes {
    akt_chart chart;
    akt_axes_card cards[AKT_AXES_ENDS];
    double top, bottom;   /* of what lies between head and foot */
    double width, height; /* of the sheet */
    double centre_x, centre_y;
} akt_axes;

/* Finds the concepts; the chart's pool is to be freed, also on failure. AKT_EINVAL as akt_axes_draw. */
akt_status akt_axes__build(akt_axes *axes, const akt_dataset *dataset,
                           const akt_axes_options *options, const akt_page *page, akt_error *err);

/* What a concept takes in its card. */
double akt_axes__concept_height(const akt_axes_concept *concept, bool is_end);

/* Sizes and places of everything. */
void akt_axes__place(akt_axes *axes);

const char *akt_axes__title(const akt_axes *axes);
const char *akt_axes__subtitle(const akt_axes *axes);
const char *akt_axes__end_words(const akt_axes *axes, akt_axes_end end);

/* "Kilder: …" of the concepts that are drawn; "" where none is cited. */
const char *akt_axes__sources(const akt_axes *axes);

#endif
