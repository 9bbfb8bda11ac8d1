#ifndef AKT_DIAGRAM_FUNDING_INTERNAL_H
#define AKT_DIAGRAM_FUNDING_INTERNAL_H

#include "analysis/funding.h"
#include "base/buffer.h"
#include "diagram/funding.h"
#include "diagram/heading_internal.h"
#include "diagram/label_internal.h"
#include "diagram/palette.h"
#include "words/words.h"

/* The Sankey diagram on its way from flows to a drawing:
 *   funding_scene    which bodies and ribbons there are
 *   funding_columns  which ribbons go back, who stands in which column, where ribbons pass others
 *   funding_order    in which order things stand in their columns
 *   funding_labels   what stands at a body, and how much room that takes
 *   funding_scale    how wide a krone is, and what that makes of bars and ribbons
 *   funding_ports    where on its bodies a ribbon ends
 *   funding_place    where everything stands
 *   funding_curve    the outlines of ribbons
 *   funding_draw, funding_legend, funding_twin: the sheet, and the same in words. */

#define AKT_SANKEY_NOWHERE ((size_t)-1)
#define AKT_SANKEY_BAR 14.0        /* the width of a body's bar */
#define AKT_SANKEY_SPACE 8.0       /* between a name and sums on its line */
#define AKT_SANKEY_UNKNOWN 8.0     /* what a ribbon of unknown amount takes of a bar */
#define AKT_SANKEY_HATCHED 6.0     /* and how wide it is drawn */
#define AKT_SANKEY_STUB 12.0       /* the length of a rest */
#define AKT_SANKEY_TURN 7.0        /* the inner radius of what loops */
#define AKT_SANKEY_MARGIN 40.0
#define AKT_SANKEY_NAME_SIZE 12.5
#define AKT_SANKEY_SUM_SIZE 11.5
#define AKT_SANKEY_NAME_LINE 15.5
#define AKT_SANKEY_SUM_LINE 14.0
#define AKT_SANKEY_MM (96 / 25.4)  /* px */

/* Money of one side of a body, in the currency of the sheet. */
typedef struct akt_sankey_side {
    int64_t sum;
    size_t known;    /* flows behind sum */
    size_t unknown;  /* flows without an amount, or in another currency */
    int64_t proposed;
    size_t proposals;         /* all of them */
    size_t unknown_proposals; /* those among them that are not in `proposed` */
    double total; /* the px that ribbons take of the bar */
} akt_sankey_side;

enum { AKT_SANKEY_IN, AKT_SANKEY_OUT };

typedef struct akt_sankey_node {
    akt_ref ref;
    const char *id;
    const char *name;
    bool driver;
    int32_t category;
    char letter[3]; /* of its category: A, B, … Z, AA, … */
    const akt_palette_slot *colours;
    akt_sankey_side sides[2];
    bool beside; /* its label stands beside its bar, outwards; else above it */
    bool in_line; /* its sums stand on the line of its name */
    akt_label label;
    akt_label sums;
    double label_height;
    double label_room; /* its height in the language that makes it highest, until bodies are in
                        * order; then its own: scale and order are the same in all languages */
    double label_width;
} akt_sankey_node;

/* Flows from one body to another of one sort. */
typedef struct akt_sankey_ribbon {
    size_t from, to; /* nodes */
    bool repayment;
    bool proposed;
    bool known;
    bool returns; /* goes back, looped below */
    int64_t amount;
    size_t first_flow, flow_count; /* in scene->flows */
    double width;                  /* as it is drawn; of unknown amounts, what it takes */
    double slot;                   /* what it takes of a bar: its width, unless that is too thin */
    size_t first_link, link_count; /* none where it returns */
    double out_at, in_at;          /* returns: the middle of the ports below the bar's top */
    double out_lane, in_lane;      /* returns: where it goes down and up, */
    double level;                  /* and where back */
} akt_sankey_ribbon;

/* What takes room in a column: a body (its number is the node's) or a ribbon that passes it. */
typedef struct akt_sankey_stop {
    size_t node; /* or AKT_SANKEY_NOWHERE */
    size_t column;
    size_t rank; /* in its column, from above */
    double bar;  /* the height of its bar, or of the ribbon */
    double above; /* from its upper end to the bar */
    double size;
    double y; /* of its upper end */
    double pull, weight; /* of a sweep */
} akt_sankey_stop;

/* A ribbon's way from one column to the next. */
typedef struct akt_sankey_link {
    size_t ribbon;
    size_t from, to;    /* stops */
    double out_at, in_at; /* its middle below the upper ends of their bars */
} akt_sankey_link;

typedef struct akt_sankey_column {
    size_t *stops; /* from above */
    size_t count;
    double x;     /* of the bars */
    double right; /* up to there ribbons run level, so that no label is crossed */
    double room;  /* of its labels */
    double out_lanes, in_lanes; /* room for what returns, behind and before it */
} akt_sankey_column;

typedef struct akt_sankey {
    const akt_dataset *dataset;
    const akt_page *page;
    akt_lang lang;
    akt_pool *pool;
    bool failed; /* some text is missing for want of memory */
    akt_funding funding;
    akt_sankey_options options;
    const char *currency;
    bool other_currencies;
    size_t *flows; /* ribbon by ribbon */
    size_t flow_count;
    akt_sankey_node *nodes; /* by category and id */
    size_t node_count;
    akt_sankey_ribbon *ribbons; /* by the ids of their ends */
    size_t ribbon_count;
    akt_sankey_column *columns;
    size_t column_count;
    akt_sankey_stop *stops;
    size_t stop_count;
    akt_sankey_link *links; /* ribbon by ribbon, from left to right */
    size_t link_count;
    int64_t per_mm; /* the scale on paper; 0 = nothing is to scale */
    akt_heading heading;
    double top;  /* above the columns */
    double foot; /* below them, and below what loops there */
    double returns_height;
    double content; /* the height of the columns */
    double width, height;
} akt_sankey;

/* What there is to show, and then all of it up to the places. The scene is in pool but for its funding:
 * dispose of it, after a failure of none of these. */
akt_status akt_sankey__start(akt_sankey *scene, const akt_dataset *dataset,
                             const akt_sankey_options *options, const akt_page *page, akt_error *err);
akt_status akt_sankey__finish(akt_sankey *scene, akt_error *err);

/* Both. */
akt_status akt_sankey__build(akt_sankey *scene, const akt_dataset *dataset,
                             const akt_sankey_options *options, const akt_page *page, akt_error *err);
void akt_sankey__dispose(akt_sankey *scene);

akt_status akt_sankey__find(akt_sankey *scene, akt_error *err);
akt_status akt_sankey__arrange(akt_sankey *scene, akt_error *err);
akt_status akt_sankey__order(akt_sankey *scene, akt_error *err);
akt_status akt_sankey__label(akt_sankey *scene, akt_error *err);
akt_status akt_sankey__scale(akt_sankey *scene, akt_error *err);

/* Labels take no more room than they have in the language of the sheet. */
void akt_sankey__narrow(akt_sankey *scene);
akt_status akt_sankey__place(akt_sankey *scene, akt_error *err);

/* Where the ribbons of each bar end on it, by the place of their other end. */
akt_status akt_sankey__find_ports(akt_sankey *scene, akt_error *err);

/* Head and foot of the sheet, of the page's width and in the scene's language. */
void akt_sankey__frame(akt_sankey *scene);

/* px a krone; 0 where nothing is to scale. */
double akt_sankey__px(const akt_sankey *scene);

/* The room between two stops of a column, and what all of them take. */
double akt_sankey__gap(const akt_sankey_stop *above, const akt_sankey_stop *below);
double akt_sankey__column_height(const akt_sankey *scene, const akt_sankey_column *column);

/* What of a bar's side has no ribbon though all amounts of it are known: what the body keeps (OUT) or
 * adds (IN); 0 where that cannot be told or there is nothing on that side. */
int64_t akt_sankey__rest(const akt_sankey_node *node, int side);

/* The upper end of a stop's bar. */
double akt_sankey__bar_top(const akt_sankey_stop *stop);

/* The outline of a ribbon that does not return, to fill; `edges`: only its two long sides. The line
 * in the middle of any. */
void akt_sankey__outline(akt_buffer *out, const akt_sankey *scene,
                         const akt_sankey_ribbon *ribbon, bool edges);
void akt_sankey__middle(akt_buffer *out, const akt_sankey *scene,
                        const akt_sankey_ribbon *ribbon);
double akt_sankey__arrow(const akt_sankey_ribbon *ribbon); /* its length */

/* The marks, shared by the picture and its legend. */
void akt_sankey__draw_hatched(akt_drawing *drawing, const akt_buffer *middle, const char *colour,
                              bool proposed);
void akt_sankey__draw_bar(akt_drawing *drawing, double x, double y, double height,
                          const akt_sankey_node *node);

/* Legend, rules and sources, at the foot of the sheet; returns their height. drawing NULL: only
 * that. */
double akt_sankey__draw_foot(akt_drawing *drawing, akt_sankey *scene);

const char *akt_sankey__title(const akt_sankey *scene);
const char *akt_sankey__subtitle(akt_sankey *scene);
const char *akt_sankey__rules(akt_sankey *scene); /* how the sheet is to be read */
const char *akt_sankey__heading(akt_sankey *scene, size_t column);
const char *akt_sankey__scale_words(akt_sankey *scene);
const char *akt_sankey__sums(akt_sankey *scene, const akt_sankey_node *node);
const char *akt_sankey__rest_words(akt_sankey *scene, const akt_sankey_node *node);
const char *akt_sankey__amount(akt_sankey *scene, const akt_sankey_ribbon *ribbon);
const char *akt_sankey__ribbon_title(akt_sankey *scene, const akt_sankey_ribbon *ribbon);
const akt_flow *akt_sankey__flow(const akt_sankey *scene, const akt_sankey_ribbon *ribbon,
                                 size_t index);

/* Lines of text of the sheet's width at most; returns how high they are. drawing NULL: only
 * that. */
double akt_sankey__draw_lines(akt_drawing *drawing, akt_sankey *scene, const char *text, double y,
                              const akt_font *font);

const char *akt_sankey__keep(akt_sankey *scene, akt_buffer *buffer);
void *akt_sankey__get(akt_sankey *scene, size_t count, size_t size);

#endif
