#ifndef AKT_DIAGRAM_PALETTE_H
#define AKT_DIAGRAM_PALETTE_H

#include "model/taxonomy.h"

/* The colours of the diagrams. The taxonomy names a slot, the palette its colours. Every pair that is
 * drawn keeps 4.5:1 for text and 3:1 for marks, also in grey and on a dark ground (diagram/theme.h);
 * tests/unit/test_diagram_palette.c works them out. Nothing is told by colour alone. */

#define AKT_COLOUR_PAPER "#ffffff"
#define AKT_COLOUR_TEXT "#1f2c3d"
#define AKT_COLOUR_SUB "#545e6b"
#define AKT_COLOUR_TINT "#f3f6f9"
#define AKT_COLOUR_LINE "#d3d9e0"
#define AKT_COLOUR_EDGE "#717a84"
#define AKT_COLOUR_DRIVER "#c8102e"
#define AKT_COLOUR_STAR "#ffc72c"
#define AKT_COLOUR_STAR_EDGE "#7a5c00"
#define AKT_COLOUR_GAP "#a3101f"
#define AKT_COLOUR_GAP_TINT "#fdeced"
#define AKT_COLOUR_THIN "#7a4a00"
#define AKT_COLOUR_THIN_TINT "#fff3dc"
#define AKT_COLOUR_COVERED "#1b6a4b"
#define AKT_COLOUR_COVERED_TINT "#e6f3ec"
#define AKT_COLOUR_BAR "#8fbfa6" /* beside COVERED; the number stands next to it */

/* What a scenario changes, and what it leaves as it is. */
#define AKT_COLOUR_ADDED "#1b6a4b"
#define AKT_COLOUR_ADDED_TINT "#dff3e7"
#define AKT_COLOUR_REMOVED "#c8102e"
#define AKT_COLOUR_REMOVED_TINT "#fdeced"
#define AKT_COLOUR_CHANGED "#a86400"
#define AKT_COLOUR_CHANGED_TINT "#fff3dc"
#define AKT_COLOUR_CHANGED_TEXT "#7a4a00"
#define AKT_COLOUR_SAME "#858d96"
#define AKT_COLOUR_SAME_FRAME "#66707a"
#define AKT_COLOUR_SAME_BOX "#fbfcfd"

/* Of one place: an area's fill, its frame and the frames of its cards, and its title. */
typedef struct akt_palette_slot {
    const char *name;
    const char *fill;
    const char *stroke;
    const char *title;
} akt_palette_slot;

/* How the ties of a layer are drawn: colour and dash, never colour alone. */
typedef struct akt_palette_layer {
    const char *stroke;
    const char *dash; /* NULL: solid */
    double width;
} akt_palette_layer;

/* The slot of that name; a neutral one where there is none (or name is NULL). Static. */
const akt_palette_slot *akt_palette_find(const char *name);

/* All slots, the neutral one last. */
const akt_palette_slot *akt_palette_slots(size_t *count);

const akt_palette_layer *akt_palette_of_layer(akt_layer layer);

#endif
