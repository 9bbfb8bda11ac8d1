#ifndef AKT_DIAGRAM_MAP_INTERNAL_H
#define AKT_DIAGRAM_MAP_INTERNAL_H

#include "base/list.h"
#include "diagram/heading_internal.h"
#include "diagram/label_internal.h"
#include "diagram/map.h"
#include "diagram/palette.h"
#include "words/words.h"

/* The aktørkart on its way from a dataset to a drawing:
 *   map_scene    who is a card, in which box of which band
 *   map_edges    what ties them, several records of one kind made one edge
 *   map_choice   which edges one sheet can carry
 *   map_shelf    how many rows of cards a band needs
 *   map_order    which card stands where in its box
 *   map_route    through which gaps an edge passes the rows on its way
 *   map_lane     where in a gap, and where on a card
 *   map_track    at which height an edge moves sideways, and how high the channels are
 *   map_curve    the curve itself
 *   map_sheet    a part of the map with the rest as closed boxes, where one sheet is not enough
 *   map_split    which parts those are
 *   map_draw, map_legend, map_twin: the sheet, and the same in words. */

/* Measures of a page, in px. */
typedef struct akt_map_page {
    double width, height; /* the height is the least */
    double margin, gutter;
    double top, bottom; /* above the first band, below the last */
    double font, title_font;
    double card_height, card_padding, card_least, card_room;
    double card_easy; /* a name up to here stays on one line */
    double gap;    /* least between two cards */
    double avenue; /* least between two boxes */
    double inset;  /* box to card */
    bool is_shared; /* all languages have the same places: what is named is as wide as its widest name */
} akt_map_page;

typedef enum akt_map_shape { AKT_MAP_ACTOR, AKT_MAP_PROGRAMME, AKT_MAP_FORUM } akt_map_shape;

typedef struct akt_map_card {
    akt_ref ref;
    const char *id;
    const char *name; /* whole */
    akt_map_shape shape;
    bool driver;
    bool business;
    int32_t category;
    size_t box;
    akt_label label;
    akt_label labels[AKT_LANG_COUNT];
    double widths[AKT_LANG_COUNT];
    double width; /* the mean of those until the order is settled, then that of the language */
    double pull; /* > 0: its ties go up the sheet */
    size_t row;  /* of all rows, from above */
    double x, y; /* left upper corner */
} akt_map_card;

/* A category: a box with rows of cards. Its title is the first thing in its first row. */
typedef struct akt_map_box {
    int32_t category;
    const akt_palette_slot *colours;
    const char *id;
    const char *key; /* in the ids of its group and edges: its id, or for a closed box beside cards
                      * that and ".more" */
    const char *name;
    const char *holds; /* closed, its cards being on other sheets: "12 aktører"; else NULL */
    akt_label title;
    akt_label titles[AKT_LANG_COUNT];
    double title_widths[AKT_LANG_COUNT];
    double title_width; /* likewise */
    double least[AKT_LANG_COUNT]; /* the width that its rows need, without lanes */
    size_t band, shelf;
    size_t first, count;  /* in scene->order */
    size_t *row_first; /* row_count + 1 indexes into scene->order */
    size_t row_count;  /* those of its shelf, or fewer */
    double *needs;     /* of its gaps: the room that lanes need; count + 2 for each of the shelf's
                          rows */
    double x, y, width, height;
} akt_map_box;

/* Boxes side by side. A band is one shelf, or more where its boxes are too many. */
typedef struct akt_map_shelf {
    size_t band;
    size_t first_box, box_count;
    size_t first_row, row_count;
    double *avenues; /* box_count + 1: the room that lanes need */
    double squeeze;  /* the share of the needs that there is room for */
} akt_map_shelf;

typedef struct akt_map_band {
    int32_t term; /* AKT_NONE: categories without a band */
    const char *name;
    double y, height;
    size_t first_shelf, shelf_count;
} akt_map_band;

/* A way through a row: between two cards, between two boxes, or beside them. */
typedef struct akt_map_unit {
    double left, right; /* where lanes may run */
    size_t box;         /* AKT_MAP_NOWHERE: between boxes */
    size_t gap;         /* which gap of its box's row, or which avenue of its shelf */
    double load;        /* the room that the edges through it take */
} akt_map_unit;

#define AKT_MAP_NOWHERE ((size_t)-1)

typedef struct akt_map_row {
    size_t shelf;
    double y, height;
    akt_map_unit *units; /* from left to right */
    size_t unit_count;
} akt_map_row;

/* One place that an edge comes by: a port on its end, or a lane in a unit of a row. */
typedef struct akt_map_stop {
    size_t unit; /* of the row; AKT_MAP_NOWHERE for a port */
    double x;
    double track; /* 0 to 1: how far down the channel below it moves sideways */
    double sideways; /* the height of that, in px, once the rows stand */
} akt_map_stop;

/* A record that an edge stands for. */
typedef struct akt_map_fact {
    const char *what;
    const char *amount; /* in words, or NULL */
    bool backwards;     /* from the edge's `to` to its `from` */
} akt_map_fact;

/* Ends below card_count are cards, from there on boxes (a sheet of ties between categories). */
typedef struct akt_map_edge {
    size_t from, to;
    akt_layer layer;
    bool arrow_to, arrow_from;
    bool drawn;
    bool has_amount; /* of the funding layer: some amount is known */
    double amount;
    size_t first_fact;
    size_t records; /* facts of an edge between cards; edges within one between boxes */
    double width;
    size_t upper, lower; /* ends, by row; the same row: from left to right */
    akt_map_stop *stops; /* lower row - upper row + 1; 2 in the same row */
    size_t stop_count;
    double depth; /* same row: of the arc below, in px */
} akt_map_edge;

/* The room between two rows, where edges move sideways; below the last row too. */
typedef struct akt_map_channel {
    bool between_shelves;
    size_t tracks;
    size_t arcs; /* levels of arcs at its top */
    double height;
} akt_map_channel;

typedef struct akt_map_scene {
    const akt_dataset *dataset;
    akt_lang lang;
    akt_pool *pool;
    bool failed; /* some text is missing for want of memory */
    const akt_page *asked;
    const akt_map_page *page;
    double height; /* of the sheet */
    akt_map_card *cards;
    size_t card_count;
    size_t *card_of[AKT_TABLE_COUNT]; /* actors, programmes, forums: their card or NOWHERE */
    akt_ref *absent; /* parties without a category */
    size_t absent_count;
    size_t *order; /* cards, box by box, row by row */
    akt_map_box *boxes;
    size_t box_count;
    akt_map_shelf *shelves;
    size_t shelf_count;
    akt_map_band *bands;
    size_t band_count;
    akt_map_edge *all; /* every edge between cards */
    size_t all_count;
    akt_map_edge *edges; /* those that are drawn: some of all, or edges between boxes */
    size_t edge_count;
    akt_map_fact *facts; /* edge by edge */
    size_t fact_count;
    size_t outside; /* records with an end that is not on the map */
    size_t inside;  /* records within one card */
    size_t planned; /* records not in force */
    bool by_category; /* edges go between boxes */
    size_t in_boxes;  /* by category: edges between cards of one box, which are not drawn */
    uint32_t layers;  /* that are drawn */
    uint32_t present; /* that the data hold between cards */
    akt_map_row *rows;
    akt_map_channel *channels; /* one a row: below it */
    size_t row_count;
    const struct akt_map_scene *whole; /* of a sheet: the map that it is a part of; else NULL */
    size_t *ends;     /* of a sheet: the card or box there that a card of the whole is */
    size_t tie_count; /* that the sheet counts: its edges; of a part, those of the whole in them */
    const char *sheet; /* "Ark 2 av 5: Politikk og styring.", or NULL */
} akt_map_scene;

akt_status akt_map__scene(akt_map_scene *scene, akt_error *err);
akt_status akt_map__find_edges(akt_map_scene *scene, akt_error *err);
akt_status akt_map__choose(akt_map_scene *scene, uint32_t layers, akt_error *err);

/* The edges of a sheet: those of its cards, or between the boxes where it has none. layers are as
 * asked for. */
akt_status akt_map__choose_part(akt_map_scene *sheet, uint32_t layers, akt_error *err);

/* Whether that many edges are legible on a sheet where these layers were asked for. */
bool akt_map__carries(size_t edges, uint32_t layers);

/* A sheet of the whole map: these of its cards, the others as closed boxes. Not laid out. */
akt_status akt_map__part(akt_map_scene *sheet, const akt_map_scene *whole, const size_t *cards,
                         size_t count, akt_error *err);

/* Lays the map out and adds its sheets, each laid out in the same pool, to a list of akt_map_scene;
 * none where the map itself is the only one. AKT_EINVAL, with what to do, where cards or sheets would
 * be too many; the map may then not be laid out. */
akt_status akt_map__make_sheets(akt_list *sheets, akt_map_scene *whole, uint32_t layers,
                                akt_error *err);

/* Sorts the cards of every box: those whose ties go up the sheet first. */
akt_status akt_map__pull(akt_map_scene *scene, akt_error *err);
akt_status akt_map__shelve(akt_map_scene *scene, akt_error *err);
akt_status akt_map__order(akt_map_scene *scene, akt_error *err);
akt_status akt_map__route(akt_map_scene *scene, akt_error *err);
akt_status akt_map__lanes(akt_map_scene *scene, akt_error *err);
akt_status akt_map__tracks(akt_map_scene *scene, akt_error *err);

/* card_of, from the cards, in whatever order they stand. false without memory. */
bool akt_map__index_cards(akt_map_scene *scene);

/* How wide an edge is drawn; largest is the largest amount of those drawn with it. */
double akt_map__thickness(const akt_map_edge *edge, double largest);

/* The name of a box in all languages, in so many lines. false without memory. */
bool akt_map__title_box(akt_map_scene *scene, akt_map_box *box, size_t lines);

/* "4 aktører, 1 program og 2 fora", by shape. */
void akt_map__add_shapes(akt_buffer *out, const size_t counts[AKT_MAP_FORUM + 1], akt_lang lang);

/* Everything up to the choice of edges. The scene's texts live in pool. */
akt_status akt_map__gather(akt_map_scene *scene, const akt_dataset *dataset,
                           const akt_map_options *options, const akt_page *page, akt_pool *pool);

/* The page that the scene is laid out on: of those measures, but so wide and at least so high. */
extern const akt_map_page akt_map__print_page, akt_map__screen_page;
akt_status akt_map__set_page(akt_map_scene *scene, const akt_map_page *measures, double width,
                             double height);

/* What comes after the choice of edges: from the order of cards to the heights of channels. */
akt_status akt_map__lay_out(akt_map_scene *scene);

/* The same of a sheet of the map, with room for as many lines as its subtitle and legend take. */
akt_status akt_map__lay_out_sheet(akt_map_scene *scene);

/* The width of an edge's line beside edges of which the largest amount is that. */
double akt_map__thickness(const akt_map_edge *edge, double largest);

/* From the widths that order the cards alike in all languages to those of the sheet's own. */
void akt_map__narrow(akt_map_scene *scene);

/* The width of a row without lanes in one of the languages. */
double akt_map__row_width_in(const akt_map_scene *scene, const akt_map_box *box, size_t row,
                             akt_lang lang);

/* x of boxes, cards and units, after the order and what the lanes need. */
void akt_map__place(akt_map_scene *scene);

/* x of the cards of one row of a box. */
void akt_map__place_row(akt_map_scene *scene, const akt_map_box *box, size_t row);

/* What the things of a row and the gaps between them take. */
double akt_map__row_width(const akt_map_scene *scene, const akt_map_box *box, size_t row);

/* The room between two things in a row; gap 0 is before the first. */
double akt_map__gap(const akt_map_scene *scene, const akt_map_box *box, size_t row, size_t gap);

/* How many things stand in a row of a box: its title counts in the first. */
size_t akt_map__things(const akt_map_box *box, size_t row);

/* y of rows, boxes, bands and cards, after the heights of the channels. */
void akt_map__stack(akt_map_scene *scene);

/* The span of an end where its ports may stand, and the rows it has above and below it. */
void akt_map__span(const akt_map_scene *scene, size_t end, double *left, double *right);
size_t akt_map__box_of(const akt_map_scene *scene, size_t end);
size_t akt_map__top_row(const akt_map_scene *scene, size_t end);
size_t akt_map__bottom_row(const akt_map_scene *scene, size_t end);
double akt_map__top(const akt_map_scene *scene, size_t end);
double akt_map__bottom(const akt_map_scene *scene, size_t end);

const char *akt_map__end_id(const akt_map_scene *scene, size_t end);
const char *akt_map__end_name(const akt_map_scene *scene, size_t end);

/* The room that an edge takes beside another, at a lane or a port. */
double akt_map__lane_width(const akt_map_edge *edge);

/* The path of an edge's line, and of the arrowheads at its ends. */
void akt_map__curve(akt_buffer *out, const akt_map_scene *scene, const akt_map_edge *edge);
void akt_map__arrows(akt_buffer *out, const akt_map_scene *scene, const akt_map_edge *edge);

/* An arrowhead whose point is at x, y; to where it points: 0 right, 1 down, 2 up. */
void akt_map__arrowhead(akt_buffer *out, double x, double y, double width, int direction);

/* The marks of the sheet, shared by the picture and its legend. */
void akt_map__draw_line(akt_drawing *drawing, const akt_buffer *path, const akt_map_edge *edge,
                        bool halo);
void akt_map__draw_frame(akt_drawing *drawing, const akt_map_scene *scene,
                         const akt_map_card *card);
void akt_map__draw_star(akt_drawing *drawing, double x, double y);
void akt_map__draw_boxes(akt_drawing *drawing, akt_map_scene *scene);  /* and bands */
void akt_map__draw_titles(akt_drawing *drawing, akt_map_scene *scene); /* of boxes */
void akt_map__draw_card(akt_drawing *drawing, akt_map_scene *scene, const akt_map_card *card);

/* Thick ones first, so that no thin one is hidden. false without memory. */
bool akt_map__draw_edges(akt_drawing *drawing, akt_map_scene *scene);

/* A label of no lines where there is no memory. */
void akt_map__make_label(akt_map_scene *scene, akt_label *label, const char *text,
                         const akt_label_rule *rule);

/* The lines of a label, centred on the height `middle`. */
void akt_map__draw_lines(akt_drawing *drawing, const akt_label *label, double x, double middle,
                         const akt_font *font);
void akt_map__draw_legend(akt_drawing *drawing, akt_map_scene *scene);

/* The height that a subtitle, or a legend, takes beyond two lines. */
double akt_map__head_room(akt_map_scene *scene);
double akt_map__legend_room(akt_map_scene *scene);

/* The id of an edge's group, or its classes. */
const char *akt_map__edge_id(akt_map_scene *scene, const akt_map_edge *edge, bool classes);

/* What an edge, or a card, says of itself, in words; in the scene's pool. */
const char *akt_map__edge_title(akt_map_scene *scene, const akt_map_edge *edge);
const char *akt_map__title(const akt_map_scene *scene);
const char *akt_map__subtitle(akt_map_scene *scene);
akt_word akt_map__layer_word(akt_layer layer);

/* The table `edges` of scene->all; drawn_too: with a column that says which are drawn. */
void akt_map__describe_edges(akt_document *out, akt_map_scene *scene, bool drawn_too);

/* "words: 12", where count is not 0. */
void akt_map__describe_count(akt_document *out, akt_map_scene *scene, size_t count, akt_word id);

/* The text of a buffer, in the scene's pool; empties the buffer. "" where the scene has failed. */
const char *akt_map__keep(akt_map_scene *scene, akt_buffer *buffer);

void *akt_map__get(akt_map_scene *scene, size_t count, size_t size);

#endif
