#ifndef AKT_DIAGRAM_SCREEN_MAP_H
#define AKT_DIAGRAM_SCREEN_MAP_H

#include "analysis/comparison.h"
#include "model/dataset.h"

/* The aktørkart (diagram/map.h), or what a scenario changes on it (diagram/change.h), as positions and
 * labels for a page that draws it itself, in the colours of its theme and one language at a time:
 * without title and legend, text of 13 px, the same places in all languages. Units are CSS pixels,
 * y downwards. Texts and arrays belong to the map. */

enum { AKT_SCREEN_LINES = 6 };

/* A name broken into lines; where a word was broken there is a hyphen. */
typedef struct akt_screen_label {
    const char *lines[AKT_SCREEN_LINES];
    size_t count;
} akt_screen_label;

typedef struct akt_screen_band {
    akt_screen_label labels[AKT_LANG_COUNT];
    double y, height;
} akt_screen_band;

/* A category; its title stands to the left in its first row. */
typedef struct akt_screen_box {
    const char *id;
    const char *slot; /* its colours' place in the palette; "" = the neutral one */
    akt_screen_label labels[AKT_LANG_COUNT];
    double x, y, width, height;
    double title_x, title_y; /* the left end of the title, and its middle */
} akt_screen_box;

typedef struct akt_screen_card {
    const char *id; /* of an actor, a programme or a forum */
    akt_table table;
    size_t box;
    bool is_driver, is_business;
    const char *fate; /* "added", "removed", "changed", or NULL: as before, or there is no change */
    akt_screen_label labels[AKT_LANG_COUNT];
    double x, y, width, height;
} akt_screen_card;

typedef struct akt_screen_edge {
    const char *from, *to; /* ids of cards, or where there are too many edges of boxes */
    akt_layer layer;
    const char *fate; /* as a card's */
    bool before, after; /* there is a change: on which sides it is */
    bool is_unknown;    /* money of which no amount is known */
    double width;
    const char *path;   /* SVG path data */
    const char *arrows; /* likewise, filled; "" where there are none */
} akt_screen_edge;

typedef struct akt_screen_map {
    akt_pool *pool;
    double width, height;
    akt_screen_band *bands;
    size_t band_count;
    akt_screen_box *boxes;
    size_t box_count;
    akt_screen_card *cards; /* box by box, as they stand */
    size_t card_count;
    akt_screen_edge *edges; /* thick ones first */
    size_t edge_count;
} akt_screen_map;

/* Fill out, to be disposed of, also on failure: AKT_ENOMEM. Cost as akt_map_draw. */
akt_status akt_screen_map_make(akt_screen_map *out, const akt_dataset *dataset, double width,
                               akt_error *err);
akt_status akt_screen_map_make_change(akt_screen_map *out, const akt_comparisons *comparisons,
                                      double width, akt_error *err);
void akt_screen_map_dispose(akt_screen_map *map);

#endif
