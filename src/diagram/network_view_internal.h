#ifndef AKT_DIAGRAM_NETWORK_VIEW_INTERNAL_H
#define AKT_DIAGRAM_NETWORK_VIEW_INTERNAL_H

#include "diagram/map_internal.h"
#include "diagram/network_view.h"
#include "layout/layout.h"

/* The network on its way from a dataset to a drawing:
 *   network_view_scene   who is there, how large, of which group; what ties them
 *   network_view_place   where everything stands
 *   network_view_way     which way a line takes, so that it passes under no other node
 *   network_view_line    the line itself, and its arrows
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

/* Where a line turns, and how far before and after it begins and ends to. */
typedef struct akt_network_turn {
    akt_point at;
    double ease;
} akt_network_turn;

/* Two nodes and the edges between them, one a layer. */
typedef struct akt_network_pair {
    size_t from, to;
    size_t first, count; /* in map.all */
    double bulge; /* of its lines, to the left of the way from `from` to `to`; 0 = straight */
    akt_network_turn *turns; /* or their way round other nodes */
    size_t turn_count;
    double squeeze; /* 1 = its lines stand apart as they should */
} akt_network_pair;

/* Bézier curves one after the other: 1 + 3 a curve points. */
typedef struct akt_network_line {
    akt_point *at;
    size_t count;
} akt_network_line;

typedef struct akt_network_scene {
    akt_map_scene map; /* cards, the edges between them (map.all), what these say */
    const akt_network_view_options *options;
    akt_network_node *nodes;
    akt_network_group *groups;
    size_t group_count;
    akt_network_pair *pairs;
    size_t pair_count;
    akt_network_line *lines; /* of each of map.all, in its direction, from frame to frame */
    size_t *ranked;          /* nodes, the largest first, those without ties last */
    size_t tied;             /* how many have ties */
    size_t cards;            /* how many of them are cards */
    bool in_grid;
    double scale; /* of text and what belongs to it: 1, or more where the sheet grows large */
    double width, height; /* of the sheet */
    akt_heading heading;
    double head;          /* where the title's room ends */
    double foot;          /* the top of what stands below the network */
} akt_network_scene;

/* Everything but places. */
akt_status akt_network_view__scene(akt_network_scene *scene, const akt_dataset *dataset,
                                   const akt_network_view_options *options, const akt_page *page,
                                   akt_error *err);

/* Places of nodes and lines; foot is how much room the sheet keeps below them. */
akt_status akt_network_view__place(akt_network_scene *scene, double foot, akt_error *fault,
                                   akt_error *err);

/* The ways of all pairs, then their lines: straight, else in an arc, else round the nodes that are
 * in the way, as few as can be of them under a node. */
akt_status akt_network_view__find_ways(akt_network_scene *scene, akt_error *err);

/* The middle line of a pair without turns, from the pair's `from` to its `to`. */
void akt_network_view__bow(const akt_network_scene *scene, const akt_network_pair *pair,
                           akt_point line[4]);

/* Half the width of a pair's lines side by side. */
double akt_network_view__half_width(const akt_network_scene *scene, const akt_network_pair *pair);

/* The curve round a turn between the points before and after it. */
void akt_network_view__ease(akt_point before, const akt_network_turn *turn, akt_point after,
                            akt_point curve[4]);

/* The lines of all pairs, whose ways are found; false without memory. */
bool akt_network_view__run_lines(akt_network_scene *scene);

/* A point of a curve; share from 0 to 1. */
akt_point akt_network_view__along(const akt_point curve[4], double share);

/* Draws the line of one of map.all with its arrowheads. */
void akt_network_view__draw_line(akt_drawing *drawing, akt_network_scene *scene, size_t edge);

/* Names beside circles, the largest first, where they touch nothing. false without memory. */
bool akt_network_view__draw_names(akt_drawing *drawing, akt_network_scene *scene);

/* What stands below the network: those without ties, the legend, the sources. drawing NULL: only
 * the height that it takes. */
double akt_network_view__foot(akt_drawing *drawing, akt_network_scene *scene);

/* A node's frame, of its shape, colour and letter, around x, y. */
void akt_network_view__draw_frame(akt_drawing *drawing, const akt_network_scene *scene,
                                  const akt_network_node *node, akt_map_shape shape, bool driver);

const char *akt_network_view__title(const akt_network_scene *scene);
const char *akt_network_view__subtitle(akt_network_scene *scene);

#endif
