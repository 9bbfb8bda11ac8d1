#include "diagram/chart_internal.h"

#include "diagram/heading_internal.h"
#include "diagram/palette.h"
#include "diagram/path_internal.h"
#include "diagram/sources_internal.h"
#include "report/field_words.h"

#define FOOT_SIZE 12.0
#define FOOT_LINE 15.0
#define LEGEND_LINE 22.0

akt_label akt_chart__label(const akt_chart *chart, const char *text, const akt_label_rule *rule)
{
    akt_label label;
    if (!akt_label__make(&label, chart->pool, text, rule)) {
        akt_pool_fail(chart->pool);
        label = (akt_label){.lines = {""}, .count = 1};
    }
    return label;
}

void akt_chart__lines(const akt_chart *chart, const akt_label *label, double x, double y,
                      double step, const akt_font *font)
{
    for (size_t i = 0; i < label->count; i++) {
        akt_drawing_text(chart->drawing, x, y + step * (double)i, label->lines[i], font);
    }
}

double akt_chart__right(const akt_chart *chart)
{
    return chart->page->width - AKT_CHART_MARGIN;
}

static double room(const akt_chart *chart)
{
    return akt_chart__right(chart) - AKT_CHART_MARGIN;
}

static akt_heading heading_of(const akt_chart *chart, const char *title, const char *subtitle)
{
    return akt_heading__make(chart->pool, title, subtitle, room(chart), 1);
}

double akt_chart__top(const akt_chart *chart, const char *title, const char *subtitle)
{
    return heading_of(chart, title, subtitle).bottom + 36;
}

void akt_chart__head(const akt_chart *chart, const char *title, const char *subtitle)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    const akt_heading heading = heading_of(chart, title, subtitle);
    akt_drawing_box(chart->drawing, 0, 0, akt_drawing_width(chart->drawing),
                    akt_drawing_height(chart->drawing), 0, &paper);
    akt_heading__draw(chart->drawing, &heading, AKT_CHART_MARGIN);
}

static akt_label sources(const akt_chart *chart)
{
    akt_label_rule rule = {FOOT_SIZE, false, 4, room(chart), room(chart), 0, 1000};
    akt_buffer text = AKT_BUFFER_INIT;
    akt_sources__add_line(&text, chart->dataset, chart->tables, chart->lang);
    return akt_chart__label(chart, akt_buffer_settle(&text, chart->pool), &rule);
}

double akt_chart__foot_height(const akt_chart *chart, size_t legend_lines)
{
    return 30 + LEGEND_LINE * (double)legend_lines + FOOT_LINE * (double)sources(chart).count;
}

void akt_chart__foot(const akt_chart *chart)
{
    akt_font font = {FOOT_SIZE, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_label label = sources(chart);
    double y = akt_drawing_height(chart->drawing) - 20 - FOOT_LINE * (double)(label.count - 1);
    akt_chart__lines(chart, &label, AKT_CHART_MARGIN, y, FOOT_LINE, &font);
}

const char *akt_chart__subtitle(const akt_chart *chart, akt_buffer *rest)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_page_add_subtitle(&text, chart->page);
    const char *title = akt_text_in(&akt_dataset_about(chart->dataset)->title, chart->lang);
    akt_buffer_add(&text, title != NULL ? title : "");
    akt_buffer_add(&text, title != NULL ? ": " : "");
    akt_buffer_add(&text, akt_buffer_settle(rest, chart->pool));
    akt_buffer_add_char(&text, ' ');
    akt_sources__add_date(&text, chart->dataset, chart->lang);
    return akt_buffer_settle(&text, chart->pool);
}

akt_status akt_chart__finish(akt_drawing **out, akt_chart *chart, akt_error *err)
{
    akt_status status = chart->drawing != NULL && !akt_pool_has_failed(chart->pool)
                            ? akt_drawing_status(chart->drawing, err)
                            : AKT_ENOMEM;
    akt_pool_free(chart->pool);
    if (status != AKT_OK) {
        akt_drawing_free(chart->drawing);
        return akt_error_memory(err);
    }
    *out = chart->drawing;
    return AKT_OK;
}

void akt_chart__describe_sources(akt_document *out, const akt_chart *chart)
{
    akt_buffer line = AKT_BUFFER_INIT;
    akt_sources__add_line(&line, chart->dataset, chart->tables, chart->lang);
    const char *sources = akt_buffer_settle(&line, chart->pool);
    if (*sources != '\0') {
        akt_document_note(out, "%s", sources);
    }
}

akt_status akt_chart__describe_finish(akt_document **out, akt_document *made, akt_chart *chart,
                                      akt_status status, akt_error *err)
{
    if (status == AKT_OK && (made == NULL || akt_pool_has_failed(chart->pool))) {
        status = akt_error_memory(err);
    }
    akt_pool_free(chart->pool);
    if (status == AKT_OK) {
        return akt_document_finish(out, made, err);
    }
    akt_document_free(made);
    return status;
}

const char *akt_chart__number(const akt_chart *chart, size_t value)
{
    return akt_count_words(chart->pool, value, chart->lang);
}

void akt_chart__rule(const akt_chart *chart, akt_point from, akt_point to, const akt_style *style)
{
    akt_buffer path = AKT_BUFFER_INIT;
    akt_path__add(&path, 'M', from.x, from.y);
    akt_path__add(&path, 'L', to.x, to.y);
    akt_drawing_curve(chart->drawing, &path, style);
    akt_buffer_dispose(&path);
}
