#include "diagram/timeline_internal.h"

#include <math.h>

#define RIGHT (AKT_CHART_WIDTH - AKT_CHART_MARGIN)
#define AXIS_LEFT (AKT_TIMELINE_LEFT + 30)
#define AXIS_RIGHT (RIGHT - 34)
#define YEAR_ROOM 40.0 /* of a year's name */
#define LABEL_ROOM 300.0
#define BETWEEN 14.0
#define PAD 9.0

double akt_timeline__x(const akt_timeline *timeline, double year)
{
    double years = timeline->last_year + 1 - timeline->first_year;
    return AXIS_LEFT + (AXIS_RIGHT - AXIS_LEFT) * (year - timeline->first_year) / years;
}

static void find_axis(akt_timeline *timeline)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    double first = timeline->span_count > 0 ? timeline->spans[0].begin : 2000;
    double last = first + 1;
    for (size_t i = 0; i < timeline->span_count; i++) {
        first = fmin(first, timeline->spans[i].begin);
        last = fmax(last, timeline->spans[i].end);
    }
    timeline->first_year = (int)floor(first);
    timeline->last_year = (int)ceil(last - 1e-6) - 1;
    double year = (AXIS_RIGHT - AXIS_LEFT) /
                  (double)(timeline->last_year + 1 - timeline->first_year);
    timeline->step = steps[0];
    for (size_t i = 1; i < sizeof steps / sizeof *steps && timeline->step * year < YEAR_ROOM;
         i++) {
        timeline->step = steps[i];
    }
}

static double left_of(const akt_span *span)
{
    double tail = span->shape == AKT_SPAN_END ? 28 : 0;
    return fmin(span->x - tail, span->text);
}

static double right_of(const akt_span *span)
{
    double tail = span->shape == AKT_SPAN_OPEN || span->shape == AKT_SPAN_BEGIN ? 28 : 0;
    return fmax(span->x + span->width + tail, span->text + span->label.width * 1.02);
}

static double height_of(const akt_span *span)
{
    return AKT_CHART_LINE * (double)span->label.count + AKT_TIMELINE_BAR + 4 + PAD;
}

static void place_span(akt_timeline *timeline, akt_span *span)
{
    akt_label_rule rule = {AKT_CHART_SIZE, false, AKT_LABEL_LINES, LABEL_ROOM, LABEL_ROOM, 30, 20};
    const char *name = akt_dataset_label(timeline->chart.dataset, span->ref, timeline->chart.lang,
                                         false);
    span->x = akt_timeline__x(timeline, span->begin);
    span->width = fmax(5, akt_timeline__x(timeline, span->end) - span->x);
    span->label = akt_chart__label(&timeline->chart, name, &rule);
    span->text = fmin(span->x, RIGHT - span->label.width * 1.02);
}

/* The top of the first place below others where it meets none: they are placed already, and lie no
 * deeper than depth. */
static double free_top(const akt_lane *lane, size_t index)
{
    const akt_span *span = &lane->spans[index];
    double top = 0;
    for (size_t i = 0; i < index; i++) {
        const akt_span *other = &lane->spans[i];
        bool apart = right_of(other) + BETWEEN <= left_of(span) ||
                     right_of(span) + BETWEEN <= left_of(other) ||
                     other->y + height_of(other) <= top + 1e-9 ||
                     top + height_of(span) <= other->y + 1e-9;
        if (!apart) {
            top = other->y + height_of(other);
            i = (size_t)-1; /* from the first again: it may meet those that it passed */
        }
    }
    return top;
}

static void place_lane(akt_timeline *timeline, akt_lane *lane, double y)
{
    double height = 16 * (double)lane->title.count;
    for (size_t i = 0; i < lane->count; i++) {
        place_span(timeline, &lane->spans[i]);
        lane->spans[i].y = free_top(lane, i);
        height = fmax(height, lane->spans[i].y + height_of(&lane->spans[i]));
    }
    lane->y = y;
    lane->height = height + 8;
    for (size_t i = 0; i < lane->count; i++) {
        akt_span *span = &lane->spans[i];
        span->y += y + 6 + AKT_CHART_LINE * (double)span->label.count + 2;
    }
}

void akt_timeline__place(akt_timeline *timeline)
{
    double y = AKT_TIMELINE_TOP;
    find_axis(timeline);
    for (size_t i = 0; i < timeline->lane_count; i++) {
        place_lane(timeline, &timeline->lanes[i], y);
        y += timeline->lanes[i].height;
    }
    timeline->bottom = y;
}
