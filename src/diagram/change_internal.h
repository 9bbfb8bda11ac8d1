#ifndef AKT_DIAGRAM_CHANGE_INTERNAL_H
#define AKT_DIAGRAM_CHANGE_INTERNAL_H

#include "diagram/change.h"
#include "diagram/map_internal.h"

/* A change on its way from two datasets to a drawing:
 *   change_party   who comes, goes and changes
 *   change_place   a place for each of them: three datasets that the map can be laid out of
 *   change_edge    the ties of both sides, matched
 *   change_choice  which of them the sheet carries, and the layout of all
 *   change_mark    where on the sheet the marks and amounts of changed ties stand
 *   change_words   titles, and what became of things in words
 *   change_panel   what stands beside the map
 *   change_draw, change_legend, change_twin: the sheet, and the same in words. */

typedef enum akt_fate {
    AKT_FATE_SAME,
    AKT_FATE_ADDED,
    AKT_FATE_REMOVED,
    AKT_FATE_CHANGED,
    AKT_FATE_COUNT
} akt_fate;

/* An actor, programme or forum of either side. */
typedef struct akt_change_party {
    const char *id;
    akt_ref refs[2]; /* unset where it is not there */
    akt_fate fate;
    const char *what; /* changed: which fields, in words */
} akt_change_party;

/* What ties two cards on one layer. */
typedef struct akt_change_edge {
    akt_fate fate;
    bool has[2];
    akt_map_edge sides[2]; /* ends are cards of the map; facts those of the side */
    bool drawn;
} akt_change_edge;

/* Where what marks a changed tie stands. */
typedef struct akt_change_mark {
    bool has_badge;
    akt_point badge;   /* its centre */
    const char *label; /* or NULL */
    akt_point text;    /* its left end on the baseline */
    double width;
} akt_change_mark;

#define AKT_CHANGE_BADGE 6.0 /* radius of a badge on a line */
#define AKT_CHANGE_LABEL 11.5
#define AKT_CHANGE_PANEL 262.0 /* with the room before it */

typedef struct akt_change_sheet {
    const akt_comparisons *comparisons;
    const akt_dataset *datasets[2];
    const akt_page *page;
    akt_lang lang;
    akt_pool *pool;
    akt_change_party *parties; /* of both sides, by id */
    size_t party_count;
    akt_dataset *places[3];                /* before, after, both: all who change have a category */
    akt_map_scene sides[2];                /* not laid out: cards and edges */
    akt_map_scene map;                     /* of both */
    akt_map_scene shown[2];                /* the map with the edges and facts of a side */
    const akt_change_party **card_parties; /* of each card of the map */
    akt_change_edge *edges;
    size_t edge_count;
    size_t *drawn;          /* of each edge of the map: its place in edges */
    akt_change_mark *marks; /* likewise */
    uint32_t left_out;      /* layers whose changes are not drawn */
    size_t quiet;           /* unchanged edges that are not drawn */
} akt_change_sheet;

/* All of it. To be disposed of, also on failure. */
akt_status akt_change__build(akt_change_sheet *sheet, const akt_comparisons *comparisons,
                             uint32_t layers, const akt_page *page, akt_error *err);
void akt_change__dispose(akt_change_sheet *sheet);

akt_status akt_change__find_parties(akt_change_sheet *sheet, akt_error *err);
akt_status akt_change__find_places(akt_change_sheet *sheet, akt_error *err);
akt_status akt_change__find_edges(akt_change_sheet *sheet, akt_error *err);
akt_status akt_change__choose(akt_change_sheet *sheet, uint32_t layers, akt_error *err);
akt_status akt_change__mark(akt_change_sheet *sheet, akt_error *err);

/* The party with that id; NULL where neither side has it. */
akt_change_party *akt_change__party(const akt_change_sheet *sheet, const char *id);

/* Colours, dash and word of a fate. */
typedef struct akt_fate_style {
    const char *stroke;
    const char *tint;
    const char *dash; /* or NULL */
    const char *class_;
    akt_word word;      /* in legend and twin */
    akt_word line_word; /* of a tie, in the legend */
} akt_fate_style;

const akt_fate_style *akt_change__style(akt_fate fate);

/* +, − or Δ in a disc. */
void akt_change__draw_badge(akt_drawing *drawing, double x, double y, double radius, akt_fate fate);

/* The line of an edge that is what it became; no amount: hollow. */
void akt_change__draw_line(akt_drawing *drawing, const akt_buffer *path, const akt_map_edge *edge,
                           akt_fate fate);

typedef struct akt_change_frame {
    double x, y, width, height;
} akt_change_frame;

/* The frame of a card; no badge. */
void akt_change__draw_frame(akt_drawing *drawing, akt_map_shape shape, akt_fate fate,
                            const akt_change_frame *frame);
void akt_change__draw_legend(akt_drawing *drawing, akt_change_sheet *sheet, double y);

/* The height that the panel takes; draws it where drawing is not NULL. */
double akt_change__panel(akt_drawing *drawing, akt_change_sheet *sheet, akt_change_side side);

/* Words, in the sheet's pool. */
const char *akt_change__title(akt_change_sheet *sheet, akt_change_side side);
const char *akt_change__subtitle(akt_change_sheet *sheet, akt_change_side side);
akt_heading akt_change__heading(akt_change_sheet *sheet, akt_change_side side);
const char *akt_change__sources(akt_change_sheet *sheet);
const char *akt_change__card_title(akt_change_sheet *sheet, const akt_map_card *card);
const char *akt_change__edge_title(akt_change_sheet *sheet, const akt_change_edge *edge);
const char *akt_change__name(const akt_change_sheet *sheet, const akt_change_party *party);

/* What the records of a side say of an edge: what they are, or their amounts; NULL where it is not
 * there, or none has an amount. */
const char *akt_change__facts(akt_change_sheet *sheet, const akt_change_edge *edge, int side,
                              bool amounts);

/* "60 → 40 mill. kr" where both amounts are known and differ; else NULL. */
const char *akt_change__amounts(akt_change_sheet *sheet, const akt_change_edge *edge);

/* Whether the other side does not say of the edge, or not as often, what the fact of this side says. */
bool akt_change__is_own_fact(const akt_change_sheet *sheet, const akt_change_edge *edge, int side,
                             const akt_map_fact *fact);

/* The amounts of an edge that changed, as their records tell them: before and after. */
bool akt_change__paid(akt_change_sheet *sheet, const akt_change_edge *edge, const char *amounts[2]);

/* "utdanner (statlige virksomheter)" of a row of the comparison that is of a cell. */
const char *akt_change__cell_words(akt_change_sheet *sheet, const akt_comparison_row *row);
bool akt_change__is_state(const akt_comparison_row *row);
bool akt_change__is_gap(const akt_comparison_row *row, int side);

/* The row of a measure of coordination; NULL where there is none. */
const akt_comparison_row *akt_change__measure(const akt_change_sheet *sheet, int measure);
const char *akt_change__measure_words(int measure, akt_lang lang);

/* Before and after; finer where they would look alike and are not. */
void akt_change__measure_values(akt_change_sheet *sheet, int measure, const akt_comparison_row *row,
                                const char *told[2]);

/* A role that somebody gets or loses. */
bool akt_change__is_role(const akt_comparison_row *row);
const akt_role *akt_change__role(const akt_change_sheet *sheet, const akt_comparison_row *row);

/* "Difi: utdanner (statlige virksomheter), klar" */
const char *akt_change__role_words(akt_change_sheet *sheet, const akt_comparison_row *row);
const char *akt_change__holder_words(const akt_change_sheet *sheet, const akt_comparison_row *row,
                                     bool brief);

/* Money that is set aside after; NULL where none is. reason is an akt_aside_reason. */
const char *akt_change__aside_words(akt_change_sheet *sheet, int reason);

const char *akt_change__keep(akt_change_sheet *sheet, akt_buffer *buffer);
/* Some text is missing for want of memory. */
bool akt_change__has_failed(const akt_change_sheet *sheet);
void *akt_change__get(akt_change_sheet *sheet, size_t count, size_t size);

#endif
