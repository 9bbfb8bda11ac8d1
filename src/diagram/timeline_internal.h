#ifndef AKT_DIAGRAM_TIMELINE_INTERNAL_H
#define AKT_DIAGRAM_TIMELINE_INTERNAL_H

#include "diagram/chart_internal.h"
#include "diagram/palette.h"
#include "diagram/timeline.h"

/* Spans in lanes, before and after they have places. */

typedef enum akt_span_shape {
    AKT_SPAN_WHOLE, /* beginning and end are stated */
    AKT_SPAN_OPEN,  /* no end is */
    AKT_SPAN_END,   /* no beginning is */
    AKT_SPAN_BEGIN, /* it has ended, no end is stated */
    AKT_SPAN_EVENT,
    AKT_SPAN_SHAPES
} akt_span_shape;

/* Where the label stands: behind the mark, before it or above. */
typedef enum akt_span_side { AKT_SIDE_RIGHT, AKT_SIDE_LEFT, AKT_SIDE_ABOVE } akt_span_side;

typedef struct akt_span {
    akt_ref ref;
    const akt_party *party;
    akt_span_shape shape;
    bool planned;
    double begin; /* years: 2010.5 is the middle of 2010 */
    double end;
    int64_t lane; /* its key: sorts and groups */
    akt_vocabulary vocabulary; /* of its category, else its kind; COUNT for a forum without */
    int32_t code;
    akt_label label;
    double x, width; /* of the mark */
    akt_span_side side;
    double text;     /* where the label begins */
    double y;        /* of the mark */
} akt_span;

typedef struct akt_lane {
    const char *name;
    const akt_palette_slot *colours;
    const char *id;
    akt_label title;
    akt_span *spans;
    size_t count;
    double y, height;
} akt_lane;

typedef struct akt_timeline {
    akt_chart chart;
    akt_span *spans;
    size_t span_count;
    akt_lane *lanes;
    size_t lane_count;
    akt_ref *undated;
    size_t undated_count;
    int first_year; /* of the axis */
    int last_year;
    int step; /* years between two that are named */
    double top; /* of the axis */
    double bottom;
    bool has_shape[AKT_SPAN_SHAPES];
    bool has_planned;
} akt_timeline;

#define AKT_TIMELINE_LEFT 264.0 /* of the axis */
#define AKT_TIMELINE_BAR 8.0    /* the height of a mark */

akt_status akt_timeline__build(akt_timeline *timeline, const akt_dataset *dataset, const akt_page *page);

/* Gives spans, lanes and the axis their places. */
void akt_timeline__place(akt_timeline *timeline);

double akt_timeline__x(const akt_timeline *timeline, double year);

const char *akt_timeline__title(const akt_timeline *timeline);
const char *akt_timeline__subtitle(const akt_timeline *timeline);
const char *akt_timeline__shape(const akt_timeline *timeline, akt_span_shape shape);

/* "2010–2014", "2013– (slutt ikke oppgitt)", "–2014 (start ikke oppgitt)", an event's date. */
const char *akt_timeline__period(const akt_timeline *timeline, const akt_span *span);

/* The mark of a span; tail: how long its dashes are, where it has some. */
void akt_timeline__mark(const akt_chart *chart, const akt_span *span,
                        const akt_palette_slot *colours, double tail);

/* How many began (or, where `ended`, ended) in a year. */
size_t akt_timeline__in_year(const akt_timeline *timeline, int year, bool ended);

/* The lines of the legend, from y on; with no drawing only how many there are. */
size_t akt_timeline__legend(const akt_timeline *timeline, double y);

#endif
