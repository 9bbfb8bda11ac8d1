#ifndef AKT_DIAGRAM_AXES_H
#define AKT_DIAGRAM_AXES_H

#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* Two axes that cross, of concepts of the sources' own frameworks (AKT_VOCABULARY_CONCEPTS): at each
 * end a concept with its description, and the concepts that belong there. The fields between are
 * empty: a source that draws such a cross places nobody in it. */

typedef enum akt_axes_end {
    AKT_AXES_LEFT,
    AKT_AXES_RIGHT,
    AKT_AXES_ABOVE,
    AKT_AXES_BELOW,
    AKT_AXES_ENDS
} akt_axes_end;

/* Of each end ids of concepts: that of the end itself, then those that belong there. */
typedef struct akt_axes_options {
    akt_strings ends[AKT_AXES_ENDS];
} akt_axes_options;

/* AKT_EINVAL where an end is not named, or a concept is not of the dataset. A3 landscape or as the page
 * is, larger where the words need it. O(concepts). */
akt_status akt_axes_draw(akt_drawing **out, const akt_dataset *dataset,
                         const akt_axes_options *options, const akt_page *page, akt_error *err);

/* The same facts in words: table `concepts`. */
akt_status akt_axes_describe(akt_document **out, const akt_dataset *dataset,
                             const akt_axes_options *options, const akt_page *page, akt_error *err);

#endif
