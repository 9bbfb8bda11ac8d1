#include "diagram/indicators_internal.h"

#include "diagram/palette.h"
#include "diagram/text_width.h"
#include "words/words.h"

#include <math.h>

#define BAR_HEIGHT 12.0

static const char *bar_title(const akt_figures *figures, const akt_panel *panel,
                             const akt_bar *bar)
{
    const char *name = akt_text_in(&bar->item->name, figures->chart.lang);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, panel->title);
    akt_buffer_add(&text, ": ");
    akt_buffer_add(&text, name != NULL ? name : bar->item->record.id);
    akt_buffer_add(&text, ": ");
    akt_buffer_add(&text, bar->value);
    akt_buffer_add(&text, *bar->base != '\0' ? ", " : "");
    akt_buffer_add(&text, bar->base);
    return akt_buffer_settle(&text, figures->chart.pool);
}

static void draw_mark(const akt_figures *figures, const akt_panel *panel, const akt_bar *bar,
                      double x, double y)
{
    static const akt_style track = {AKT_COLOUR_LINE, NULL, 0, NULL, 0};
    static const akt_style first = {AKT_COLOUR_COVERED, NULL, 0, NULL, 0};
    static const akt_style second = {AKT_COLOUR_COVERED_TINT, AKT_COLOUR_COVERED, 1.4, NULL, 0};
    static const akt_style unknown = {AKT_COLOUR_PAPER, AKT_COLOUR_EDGE, 1.2, "3 2", 0};
    akt_drawing *drawing = figures->chart.drawing;
    if (isnan(bar->item->value)) {
        akt_drawing_box(drawing, x, y, 22, BAR_HEIGHT, 1, &unknown);
        return;
    }
    double whole = akt_figures__whole(panel, bar->item);
    double share = whole > 0 ? fmax(0, bar->item->value) / whole : 0;
    if (whole <= 0) {
        return;
    }
    bool beside = bar->item != bar->host;
    akt_drawing_box(drawing, x, y, figures->track, BAR_HEIGHT, 1, &track);
    if (share > 0) {
        akt_drawing_box(drawing, x, y, fmax(0.8, figures->track * share), BAR_HEIGHT, 1,
                        beside ? &second : &first);
    }
}

/* The value beside the track; where it is long it has the room of the track too. */
static void draw_value(const akt_figures *figures, const akt_bar *bar, double x, double y)
{
    akt_font bold = {12.5, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_font font = {AKT_CHART_SIZE, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    bool unknown = isnan(bar->item->value);
    double room = AKT_FIGURES_NUMBERS + (unknown ? figures->track - 30 : 0);
    akt_label_rule rule = {unknown ? font.size : bold.size, !unknown, 1, room, room, 0, 0};
    akt_label_rule below = {font.size, false, 1, AKT_FIGURES_NUMBERS, AKT_FIGURES_NUMBERS, 0, 0};
    akt_label label = akt_chart__label(&figures->chart, bar->value, &rule);
    x -= unknown ? figures->track - 20 : 0;
    akt_chart__lines(&figures->chart, &label, x, y, 0, unknown ? &font : &bold);
    label = akt_chart__label(&figures->chart, bar->base, &below);
    if (*bar->base != '\0') {
        akt_chart__lines(&figures->chart, &label, x, y + AKT_CHART_LINE, 0, &font);
    }
}

static void draw_bar(const akt_figures *figures, const akt_panel *panel, const akt_bar *bar,
                     akt_point at)
{
    static const akt_style hold = {NULL, AKT_COLOUR_COVERED, 2, NULL, 0};
    akt_font font = {AKT_CHART_SIZE, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    double baseline = at.y + 11.5;
    double track = at.x + figures->names;
    bool beside = bar->item != bar->host;
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "i-%s", bar->item->record.id);
    akt_drawing_group(figures->chart.drawing, akt_buffer_settle(&id, figures->chart.pool),
                      beside ? "indicator beside" : "indicator", bar_title(figures, panel, bar));
    if (beside) {
        akt_chart__rule(&figures->chart, (akt_point){at.x + 2, at.y - 5},
                        (akt_point){at.x + 2, at.y + bar->height - 8}, &hold);
    }
    akt_chart__lines(&figures->chart, &bar->name, at.x + (beside ? 10 : 0), baseline,
                     AKT_CHART_LINE, &font);
    draw_mark(figures, panel, bar, track, at.y + 1.5);
    draw_value(figures, bar, track + figures->track + 10, baseline);
    akt_drawing_end(figures->chart.drawing);
}

static void draw_piece(const akt_figures *figures, const akt_piece *piece)
{
    static const akt_style rule = {NULL, AKT_COLOUR_TEXT, 1.2, NULL, 0};
    const akt_panel *panel = piece->panel;
    akt_font head = {13, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_font line = {AKT_CHART_SIZE, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    double y = piece->y + 2;
    akt_chart__rule(&figures->chart, (akt_point){piece->x, y},
                    (akt_point){piece->x + figures->column, y}, &rule);
    y += AKT_FIGURES_HEAD;
    akt_chart__lines(&figures->chart, &panel->head, piece->x, y, AKT_FIGURES_HEAD, &head);
    y += AKT_FIGURES_HEAD * (double)panel->head.count - 1;
    akt_chart__lines(&figures->chart, &panel->survey, piece->x, y, AKT_CHART_LINE, &line);
    y = piece->y + akt_figures__head_height(panel);
    if (panel->star != NULL) {
        akt_star__draw(&figures->chart, panel->star, piece->x, y, figures->column);
        return;
    }
    for (size_t i = piece->first; i < piece->first + piece->count; i++) {
        draw_bar(figures, panel, &panel->bars[i], (akt_point){piece->x, y});
        y += panel->bars[i].height;
    }
}

static void draw(akt_figures *figures)
{
    const akt_chart *chart = &figures->chart;
    akt_font font = {16, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_chart__head(chart, akt_figures__title(figures), akt_figures__subtitle(figures));
    if (figures->piece_count == 0) {
        akt_drawing_text(chart->drawing, AKT_CHART_MARGIN, figures->top + 40,
                         akt_words(AKT_W_FIGURES_NONE, chart->lang), &font);
    }
    for (size_t i = 0; i < figures->piece_count; i++) {
        draw_piece(figures, &figures->pieces[i]);
    }
    akt_drawing_group(chart->drawing, "legend", "legend", NULL);
    (void)akt_figures__legend(figures, figures->bottom + 16);
    akt_drawing_end(chart->drawing);
    akt_chart__foot(chart);
}

akt_status akt_indicators_draw(akt_drawing **out, const akt_dataset *dataset,
                               const akt_indicators_options *options, const akt_page *page,
                               akt_error *err)
{
    akt_figures figures;
    *out = NULL;
    akt_status status = akt_figures__build(&figures, dataset, options, page, err);
    if (status != AKT_OK) {
        akt_pool_free(figures.chart.pool);
        return status;
    }
    akt_figures__place(&figures);
    double foot = akt_chart__foot_height(&figures.chart, akt_figures__legend(&figures, 0));
    figures.chart.drawing = akt_drawing_new(
        page->lang, page->width, fmax(page->height, figures.bottom + foot),
        akt_figures__title(&figures), akt_figures__subtitle(&figures));
    if (figures.chart.drawing != NULL) {
        draw(&figures);
    }
    return akt_chart__finish(out, &figures.chart, err);
}
