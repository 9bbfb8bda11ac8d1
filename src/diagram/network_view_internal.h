#ifndef AKT_DIAGRAM_NETWORK_VIEW_INTERNAL_H
#define AKT_DIAGRAM_NETWORK_VIEW_INTERNAL_H

#include "diagram/map_internal.h"
#include "diagram/network_view.h"
#include "layout/layout.h"

/* The network on its way from a dataset to a drawing:
 *   network_view_scene   who is there, how large, of which group; what ties them
 *   network_view_place   where everything stands
 *   network_view_line    the way of a line, and its arrows
 *   network_view_label   names beside circles
 *   network_view_draw, network_view_legend, network_view_twin: the sheet, and the same in words. */

/* One a card of the map scene, at the same index: those are sorted by id. */
typedef struct akt_network_node {
    double value;           /* the measure, NaN = undefined */
    size_t neighbours;      /* 0: it stands apart */
    int32_t group;          /* index in groups */
    const char *group_name; /* its own, also where its colour is shared; NULL = not stated */
    bool is_card;
    double size; /* of the font of a card; the radius of a circle */
    akt_label label;
    double width, height;
    double x, y; /* centre, on the sheet */
} akt_network_node;

typedef struct akt_network_group {
    const char *name;
    const akt_palette_slot *colours;
    char letter[4]; /* or a dash */
    size_t count;
} akt_network_group;

/* Two nodes and the edges between them, one a layer. */
typedef struct akt_network_pair {
    size_t from, to;
    size_t first, count; /* in map.all */
    double bulge; /* of its lines, to the left of the way from `from` to `to`; 0 = straight */
} akt_network_pair;

typedef struct akt_network_scene {
    akt_map_scene map; /* cards, the edges between them (map.all), what these say */
    const akt_network_view_options *options;
    akt_network_node *nodes;
    akt_network_group *groups;
    size_t group_count;
    akt_network_pair *pairs;
    size_t pair_count;
    size_t *ranked; /* nodes, the largest first, those without ties last */
    size_t tied;    /* how many have ties */
    size_t cards;   /* how many of them are cards */
    bool in_grid;
    double width, height; /* of the sheet */
    double foot;          /* the top of what stands below the network */
} akt_network_scene;

/* Everything but places. */
akt_status akt_network_view__scene(akt_network_scene *scene, const akt_dataset *dataset,
                                   const akt_network_view_options *options, const akt_page *page,
                                   akt_error *err);

/* Places of nodes and lines; foot is how much room the sheet keeps below them. */
akt_status akt_network_view__place(akt_network_scene *scene, double foot, akt_error *fault,
                                   akt_error *err);

/* The Bézier curve of the k-th line of a pair, in the direction of its edge, cut short where an
 * arrowhead comes. */
void akt_network_view__line(const akt_network_scene *scene, const akt_network_pair *pair, size_t k,
                            akt_layout_place line[4]);

/* A point of a curve; share from 0 to 1. */
akt_layout_place akt_network_view__along(const akt_layout_place line[4], double share);

/* Bends the lines of every pair round the nodes in their way, as far as a plain arc can. */
void akt_network_view__bend(akt_network_scene *scene);

/* Draws a line with its arrowheads. */
void akt_network_view__draw_line(akt_drawing *drawing, akt_network_scene *scene,
                                 const akt_network_pair *pair, size_t k);

/* Names beside circles, the largest first, where they touch nothing. false without memory. */
bool akt_network_view__draw_names(akt_drawing *drawing, akt_network_scene *scene);

/* What stands below the network: those without ties, the legend, the sources. drawing NULL: only the
 * height that it takes. */
double akt_network_view__foot(akt_drawing *drawing, akt_network_scene *scene);

/* A node's frame, of its shape, colour and letter, around x, y. */
void akt_network_view__draw_frame(akt_drawing *drawing, const akt_network_scene *scene,
                                  const akt_network_node *node, akt_map_shape shape, bool driver);

const char *akt_network_view__title(const akt_network_scene *scene);
const char *akt_network_view__subtitle(akt_network_scene *scene);

#endif
