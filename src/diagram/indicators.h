#ifndef AKT_DIAGRAM_INDICATORS_H
#define AKT_DIAGRAM_INDICATORS_H

#include "diagram/drawing.h"
#include "diagram/page.h"
#include "model/dataset.h"
#include "report/document.h"

/* Survey figures as bars, panel by panel: what one survey says of one group in one unit, N and
 * year at each bar. Figures of two surveys stand side by side only where a source compares them
 * (model/comparable.h): the second is an outlined bar below the first, held to it by a line. A
 * figure that no source states is a dashed mark and words, never a bar of zero. Ties with a share
 * are stars: a party in the middle, its partners around, the width of each ray by its share.
 *
 * Without `group` the panels that say most are chosen until the A3 sheet is full, and how many
 * figures are left out is said; with it all panels of the groups whose name holds those words (A
 * to Z like a to z), on a sheet as high as they need. */
typedef struct akt_indicators_options {
    const char *group; /* or NULL */
} akt_indicators_options;

/* AKT_EINVAL where no group has such a name. O(indicators²) at the worst. */
akt_status akt_indicators_draw(akt_drawing **out, const akt_dataset *dataset,
                               const akt_indicators_options *options, const akt_page *page,
                               akt_error *err);

/* The same facts, those that are not drawn too: tables `indicators` and `shares`. */
akt_status akt_indicators_describe(akt_document **out, const akt_dataset *dataset,
                                   const akt_indicators_options *options, const akt_page *page,
                                   akt_error *err);

#endif
