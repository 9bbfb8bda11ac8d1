#include "diagram/crowd_internal.h"
#include "diagram/path_internal.h"
#include "diagram/text_width.h"
#include "diagram/timeline_internal.h"
#include "words/words.h"

#include <math.h>

#define YEARS 15.0 /* from the top of the axis to its lines of text */
#define BEGAN 33.0
#define ENDED 51.0

static void draw_point(const akt_chart *chart, double x, double y, const akt_style *style)
{
    akt_buffer path = AKT_BUFFER_INIT;
    double height = AKT_TIMELINE_BAR;
    akt_path__add(&path, 'M', x, y - 2);
    akt_path__add(&path, 'L', x + 9, y + height / 2);
    akt_path__add(&path, 'L', x, y + height + 2);
    akt_buffer_add_char(&path, 'Z');
    akt_drawing_curve(chart->drawing, &path, style);
    akt_buffer_dispose(&path);
}

void akt_timeline__mark(const akt_chart *chart, const akt_span *span,
                        const akt_palette_slot *colours, double tail)
{
    bool event = span->shape == AKT_SPAN_EVENT;
    bool light = event || span->planned;
    akt_style style = {light ? colours->fill : colours->stroke, colours->stroke, 1.2,
                       span->planned ? "3 2" : NULL, 0};
    akt_style dashed = {NULL, colours->stroke, 2, "4 3", 0};
    double middle = span->y + AKT_TIMELINE_BAR / 2;
    double right = span->x + span->width;
    akt_drawing_box(chart->drawing, span->x, span->y, span->width, AKT_TIMELINE_BAR,
                    event ? 2 : 1, &style);
    if (span->shape == AKT_SPAN_OPEN) {
        draw_point(chart, right, span->y, &style);
    } else if (span->shape == AKT_SPAN_BEGIN) {
        akt_chart__rule(chart, (akt_point){right, middle}, (akt_point){right + tail, middle},
                        &dashed);
    } else if (span->shape == AKT_SPAN_END) {
        akt_chart__rule(chart, (akt_point){span->x - tail, middle}, (akt_point){span->x, middle},
                        &dashed);
    }
}

static void draw_span(const akt_timeline *timeline, const akt_lane *lane, const akt_span *span)
{
    akt_font font = {AKT_CHART_SIZE, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    const akt_chart *chart = &timeline->chart;
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer title = AKT_BUFFER_INIT;
    akt_buffer class_ = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "n-%s", span->party->record.id);
    akt_buffer_format(&class_, "node %s%s", lane->id, span->planned ? " planned" : "");
    akt_buffer_format(&title, "%s: %s",
                      akt_dataset_label(chart->dataset, span->ref, chart->lang, false),
                      akt_timeline__period(timeline, span));
    akt_drawing_group(chart->drawing, akt_buffer_settle(&id, chart->pool),
                      akt_buffer_settle(&class_, chart->pool),
                      akt_buffer_settle(&title, chart->pool));
    akt_timeline__mark(chart, span, lane->colours, 26);
    double above = AKT_CHART_LINE * (double)(span->label.count - 1);
    double y = span->side == AKT_SIDE_ABOVE ? span->y - 5 - above
                                            : span->y + AKT_TIMELINE_BAR / 2 + 4.2 - above / 2;
    if (span->side == AKT_SIDE_LEFT) {
        font.anchor = AKT_ANCHOR_END;
    }
    akt_chart__lines(chart, &span->label,
                     span->text + (span->side == AKT_SIDE_LEFT ? span->label.width * 1.02 : 0), y,
                     AKT_CHART_LINE, &font);
    akt_drawing_end(chart->drawing);
}

static void draw_lane(const akt_timeline *timeline, const akt_lane *lane)
{
    static const akt_style rule = {NULL, AKT_COLOUR_EDGE, 0.8, NULL, 0};
    const akt_chart *chart = &timeline->chart;
    akt_font font = {12.5, true, lane->colours->title, AKT_ANCHOR_START};
    akt_chart__rule(chart, (akt_point){AKT_CHART_MARGIN, lane->y},
                    (akt_point){akt_chart__right(chart), lane->y}, &rule);
    akt_chart__lines(chart, &lane->title, AKT_CHART_MARGIN, lane->y + 15.5, 16, &font);
    for (size_t i = 0; i < lane->count; i++) {
        draw_span(timeline, lane, &lane->spans[i]);
    }
}

/* How many began and ended from a year to the next that is named. */
static void draw_growth(const akt_timeline *timeline, int year, double x, double y, bool ended)
{
    const akt_chart *chart = &timeline->chart;
    akt_font font = {12, true, ended ? AKT_COLOUR_GAP : AKT_COLOUR_COVERED, AKT_ANCHOR_MIDDLE};
    akt_buffer text = AKT_BUFFER_INIT;
    size_t count = 0;
    for (int i = year; i < year + timeline->step; i++) {
        count += akt_timeline__in_year(timeline, i, ended);
    }
    if (count > 0) {
        akt_buffer_add(&text, ended ? "−" : "+");
        akt_buffer_add(&text, akt_chart__number(chart, count));
        akt_drawing_text(chart->drawing, x, y, akt_buffer_settle(&text, chart->pool), &font);
    }
}

static void draw_years(const akt_timeline *timeline)
{
    static const akt_style tint = {AKT_COLOUR_TINT, NULL, 0, NULL, 0};
    const akt_chart *chart = &timeline->chart;
    akt_font font = {12.5, true, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    int turn = 0;
    for (int year = timeline->first_year; year <= timeline->last_year;
         year += timeline->step, turn++) {
        int next = year + timeline->step;
        next = next <= timeline->last_year ? next : timeline->last_year + 1;
        double x = akt_timeline__x(timeline, year);
        double width = akt_timeline__x(timeline, next) - x;
        char name[16];
        (void)akt_date_write(name, (akt_date){(int16_t)year, 0, 0});
        if (turn % 2 == 0) {
            akt_drawing_box(chart->drawing, x, timeline->top, width,
                            timeline->bottom - timeline->top, 0, &tint);
        }
        if (width >= 33) {
            akt_drawing_text(chart->drawing, x + width / 2, timeline->top + YEARS, name, &font);
        }
        draw_growth(timeline, year, x + width / 2, timeline->top + BEGAN, false);
        draw_growth(timeline, year, x + width / 2, timeline->top + ENDED, true);
    }
}

static void draw(const akt_timeline *timeline)
{
    const akt_chart *chart = &timeline->chart;
    akt_font bold = {12, true, AKT_COLOUR_COVERED, AKT_ANCHOR_START};
    akt_font font = {16, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_chart__head(chart, akt_timeline__title(timeline), akt_timeline__subtitle(timeline));
    if (timeline->span_count == 0) {
        akt_drawing_text(chart->drawing, AKT_CHART_MARGIN, timeline->top + 40,
                         akt_words(AKT_W_TIMELINE_NONE, chart->lang), &font);
    } else {
        draw_years(timeline);
        akt_drawing_text(chart->drawing, AKT_CHART_MARGIN, timeline->top + BEGAN,
                         akt_words(AKT_W_TIMELINE_BEGAN, chart->lang), &bold);
        bold.colour = AKT_COLOUR_GAP;
        akt_drawing_text(chart->drawing, AKT_CHART_MARGIN, timeline->top + ENDED,
                         akt_words(AKT_W_TIMELINE_ENDED, chart->lang), &bold);
    }
    for (size_t i = 0; i < timeline->lane_count; i++) {
        draw_lane(timeline, &timeline->lanes[i]);
    }
    akt_drawing_group(chart->drawing, "legend", "legend", NULL);
    (void)akt_timeline__legend(timeline, timeline->bottom + 22);
    akt_drawing_end(chart->drawing);
    akt_chart__foot(chart);
}

akt_status akt_timeline_draw(akt_drawing **out, const akt_dataset *dataset, const akt_page *page,
                             akt_error *err)
{
    akt_timeline timeline;
    *out = NULL;
    if (akt_timeline__build(&timeline, dataset, page) != AKT_OK) {
        akt_pool_free(timeline.chart.pool);
        return akt_error_memory(err);
    }
    akt_status fits = akt_crowd__check(timeline.span_count, AKT_TIMELINE_MOST,
                                       "dated actors, programmes and forums", err);
    if (fits != AKT_OK) {
        akt_pool_free(timeline.chart.pool);
        return fits;
    }
    akt_timeline__place(&timeline);
    double foot = akt_chart__foot_height(&timeline.chart, akt_timeline__legend(&timeline, 0));
    timeline.chart.drawing = akt_drawing_new(
        page->lang, page->width, fmax(page->height, timeline.bottom + foot + 12),
        akt_timeline__title(&timeline), akt_timeline__subtitle(&timeline));
    if (timeline.chart.drawing != NULL) {
        draw(&timeline);
    }
    return akt_chart__finish(out, &timeline.chart, err);
}
