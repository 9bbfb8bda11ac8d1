#ifndef AKT_DIAGRAM_THEME_H
#define AKT_DIAGRAM_THEME_H

#include "diagram/drawing.h"

/* A drawing in grey or on a dark ground: the same marks in the same places, every colour of the
 * palette rewritten by one rule. Contrast is (a + 0.05) / (b + 0.05), a and b being the relative
 * luminances of the lighter and the darker colour (WCAG 2.1, «contrast ratio», «relative luminance»:
 * https://www.w3.org/TR/WCAG21/). Both themes keep it for every pair, to the rounding to 8 bits: what
 * can be read on paper can be read in them.
 *
 * Grey: the grey of the same luminance.
 *
 * Dark: luminance y becomes c / (y + 0.05) - 0.05, which turns light and dark about and keeps the
 * contrast of every pair. c makes the paper's luminance 0.012 (a near-black) and white of 0.012: a
 * darker colour than that would become white too; the palette has none. Hue and chroma are those of
 * OKLCh (B. Ottosson, «A perceptual color space for image processing», 2020,
 * https://bottosson.github.io/posts/oklab/); where sRGB has no such colour of that luminance, chroma
 * falls until it has.
 *
 * Marks that let their ground through (style.opacity) mix the new colours as sRGB does: the contrast of
 * the mixture is not kept, that of its outline is. */
typedef enum akt_theme { AKT_THEME_LIGHT, AKT_THEME_GREY, AKT_THEME_DARK } akt_theme;

enum { AKT_THEME_COLOUR_SIZE = 8 };

/* What "#rrggbb" becomes. A colour costs some thousand operations in dark, few in the others. */
void akt_theme_colour(char out[AKT_THEME_COLOUR_SIZE], akt_theme theme, const char *colour);

/* Rewrites every colour of the drawing; each is worked out once. Without memory the drawing fails. */
void akt_theme_apply(akt_theme theme, akt_drawing *drawing);

#endif
