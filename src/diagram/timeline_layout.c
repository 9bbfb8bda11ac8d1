#include "diagram/timeline_internal.h"

#include <math.h>

#define AXIS_LEFT (AKT_TIMELINE_LEFT + 30)
#define YEAR_ROOM 40.0 /* of a year's name */
#define LABEL_ROOM 500.0
#define BETWEEN 14.0
#define BESIDE 6.0 /* mark to label */
#define TAIL 26.0
#define POINT 9.0
#define SLACK 1.02
#define PAD 4.0

static double axis_right(const akt_timeline *timeline)
{
    return akt_chart__right(&timeline->chart) - 34;
}

double akt_timeline__x(const akt_timeline *timeline, double year)
{
    double years = timeline->last_year + 1 - timeline->first_year;
    return AXIS_LEFT + (axis_right(timeline) - AXIS_LEFT) * (year - timeline->first_year) / years;
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
    double year = (axis_right(timeline) - AXIS_LEFT) /
                  (double)(timeline->last_year + 1 - timeline->first_year);
    timeline->step = steps[0];
    for (size_t i = 1; i < sizeof steps / sizeof *steps && timeline->step * year < YEAR_ROOM; i++) {
        timeline->step = steps[i];
    }
    timeline->first_year -= timeline->first_year % timeline->step;
    timeline->last_year += timeline->step - 1 - timeline->last_year % timeline->step;
}

static double tail_before(const akt_span *span)
{
    return span->shape == AKT_SPAN_END ? TAIL : 0;
}

static double tail_behind(const akt_span *span)
{
    return span->shape == AKT_SPAN_BEGIN ? TAIL : span->shape == AKT_SPAN_OPEN ? POINT : 0;
}

static double label_width(const akt_span *span)
{
    return span->label.width * SLACK;
}

static double left_of(const akt_span *span)
{
    return fmin(span->x - tail_before(span), span->text);
}

static double right_of(const akt_span *span)
{
    return fmax(span->x + span->width + tail_behind(span), span->text + label_width(span));
}

static double height_of(const akt_span *span)
{
    double above = span->side == AKT_SIDE_ABOVE ? AKT_TIMELINE_BAR + 4 : 0;
    return AKT_CHART_LINE * (double)span->label.count + above + PAD;
}

/* False where the label would leave the axis, or the page, there. */
static bool set_side(akt_span *span, akt_span_side side, double right)
{
    double width = label_width(span);
    span->side = side;
    span->text = side == AKT_SIDE_RIGHT  ? span->x + span->width + tail_behind(span) + BESIDE
                 : side == AKT_SIDE_LEFT ? span->x - tail_before(span) - BESIDE - width
                                         : fmax(AXIS_LEFT, fmin(span->x, right - width));
    return span->text >= AXIS_LEFT && span->text + width <= right;
}

static void place_span(akt_timeline *timeline, akt_span *span)
{
    akt_label_rule rule = {
        AKT_CHART_SIZE, false, AKT_LABEL_LINES, LABEL_ROOM, LABEL_ROOM, 30, 1000};
    const char *name =
        akt_dataset_label(timeline->chart.dataset, span->ref, timeline->chart.lang, false);
    span->x = akt_timeline__x(timeline, span->begin);
    span->width = fmax(8, akt_timeline__x(timeline, span->end) - span->x);
    span->label = akt_chart__label(&timeline->chart, name, &rule);
}

/* The highest place where it meets none of those placed before it in its lane. */
static double free_top(const akt_lane *lane, size_t index)
{
    const akt_span *span = &lane->spans[index];
    double top = 0;
    bool moved = true;
    while (moved) {
        moved = false;
        for (size_t i = 0; i < index; i++) {
            const akt_span *other = &lane->spans[i];
            double below = other->y + height_of(other);
            bool apart = right_of(other) + BETWEEN <= left_of(span) ||
                         right_of(span) + BETWEEN <= left_of(other) || below <= top + 1e-9 ||
                         top + height_of(span) <= other->y + 1e-9;
            if (!apart) {
                top = below;
                moved = true;
            }
        }
    }
    return top;
}

/* Where its label stands is where it comes highest: beside the mark rather than above it. */
static void choose_place(const akt_lane *lane, size_t index, double right)
{
    static const akt_span_side sides[] = {AKT_SIDE_LEFT, AKT_SIDE_RIGHT};
    akt_span *span = &lane->spans[index];
    bool found = false;
    akt_span_side best = AKT_SIDE_ABOVE;
    double top = 0;
    for (size_t i = 0; i < 2; i++) {
        if (set_side(span, sides[i], right)) {
            double y = free_top(lane, index);
            best = !found || y < top - 1e-9 ? sides[i] : best;
            top = !found || y < top - 1e-9 ? y : top;
            found = true;
        }
    }
    (void)set_side(span, best, right);
    span->y = found ? top : free_top(lane, index);
}

static void place_lane(akt_timeline *timeline, akt_lane *lane, double y)
{
    double height = 16 * (double)lane->title.count + 4;
    for (size_t i = 0; i < lane->count; i++) {
        place_span(timeline, &lane->spans[i]);
        choose_place(lane, i, akt_chart__right(&timeline->chart));
        height = fmax(height, lane->spans[i].y + height_of(&lane->spans[i]));
    }
    lane->y = y;
    lane->height = height + 5;
    for (size_t i = 0; i < lane->count; i++) {
        akt_span *span = &lane->spans[i];
        double lines = AKT_CHART_LINE * (double)span->label.count;
        span->y +=
            y + 4 + (span->side == AKT_SIDE_ABOVE ? lines + 2 : (lines - AKT_TIMELINE_BAR) / 2);
    }
}

void akt_timeline__place(akt_timeline *timeline)
{
    timeline->top = akt_chart__top(&timeline->chart, akt_timeline__title(timeline),
                                   akt_timeline__subtitle(timeline));
    double y = timeline->top + 60;
    find_axis(timeline);
    for (size_t i = 0; i < timeline->lane_count; i++) {
        place_lane(timeline, &timeline->lanes[i], y);
        y += timeline->lanes[i].height;
    }
    timeline->bottom = y;
}
