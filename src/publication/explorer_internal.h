#ifndef AKT_PUBLICATION_EXPLORER_INTERNAL_H
#define AKT_PUBLICATION_EXPLORER_INTERNAL_H

#include "publication/edition_internal.h"

/* Before <body>: nothing is let in from outside, and of scripts and styles only ours. */
void akt_explorer__add_head(akt_buffer *out, const char *title, akt_lang lang);

/* Before </body>: the data and the scripts, packed, and the one that unpacks these. */
akt_status akt_explorer__add_script(akt_buffer *out, const akt_edition *edition, akt_error *err);

/* What the page's script works with, as JSON:
 *
 *     words       by name, each in the three languages
 *     dataset     the dataset's own JSON (export/dataset.h)
 *     changes     what was done to it since it was loaded, in the three languages
 *     taxonomy    the terms that are built in
 *     tables      the names of tables and fields
 *     map         a screen map (below)
 *     parts       coverage, funding, …: documents (output/blocks.h), each in the three languages,
 *                 the later ones like the first
 *     cells       who covers which role in which area: one table (output/blocks.h)
 *     pictures    SVG by name, in the three languages; dark: what their colours become in the dark
 *     scenarios   id, title, why, cells (that change state); scenarioMaps, scenarioEffects: of each a
 *                 screen map, and a document in the three languages
 *     tied, money, draws, confidence: below
 *
 * A screen map (diagram/screen_map.h): width, height, bands, boxes, cards, edges. Labels are lists of
 * lines, in the three languages. The order of languages is nb, nn, en. */
akt_status akt_explorer__add_data(akt_buffer *out, const akt_edition *edition, akt_error *err);

/* Numbers that the page shows and does not work out, each after a comma:
 *
 *     tied        ids of all actors and programmes, and pairs: two indices of ids one after the other
 *                 for every two that are tied, as the program counts it (network/network.h)
 *     money       totals by currency (akt_total_money) of all years (year null), then of each year that
 *                 a flow has
 *     draws, confidence   of the usual draws (analysis/uncertainty.h) */
akt_status akt_explorer__add_numbers(akt_buffer *out, const akt_edition *edition, akt_error *err);

/* A script or style without what only its readers need: the comments that begin a line and end one,
 * empty lines, the blanks before a line. No text of more than one line may hold any of them. */
void akt_explorer__add_bare(akt_buffer *out, const char *text);

/* "pictures" and "dark", after a comma. */
akt_status akt_explorer__add_pictures(akt_buffer *out, const akt_edition *edition, akt_error *err);

void akt_explorer__add_map(akt_buffer *out, const akt_screen_map *map);

#endif
