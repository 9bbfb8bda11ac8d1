#include "diagram/indicators_internal.h"

#include "diagram/palette.h"
#include "diagram/text_width.h"
#include "words/words.h"

#define SAMPLE 30.0

const char *akt_figures__title(const akt_figures *figures)
{
    return akt_page_title(figures->chart.page, akt_words(AKT_W_FIGURES_TITLE, figures->chart.lang));
}

const char *akt_figures__subtitle(const akt_figures *figures)
{
    const akt_chart *chart = &figures->chart;
    akt_buffer text = AKT_BUFFER_INIT;
    size_t left = figures->asked_count - figures->drawn;
    akt_words_fill(&text, AKT_W_FIGURES_SUBTITLE, chart->lang,
                   akt_chart__number(chart, figures->drawn),
                   akt_chart__number(chart, figures->asked_count), NULL, NULL);
    if (left > 0) {
        akt_buffer_add_char(&text, ' ');
        akt_words_fill(&text, AKT_W_FIGURES_LEFT_OUT, chart->lang, akt_chart__number(chart, left),
                       NULL, NULL, NULL);
    }
    if (figures->asked != NULL && !akt_page_has_subtitle(chart->page)) {
        akt_buffer_add_char(&text, ' ');
        akt_words_fill(&text, AKT_W_FIGURES_ASKED, chart->lang, figures->asked, NULL, NULL, NULL);
    }
    return akt_chart__subtitle(chart, &text);
}

typedef enum sample { BAR, BAR_OF_MOST, BESIDE, UNKNOWN, NOTE, RAYS } sample;

typedef struct legend {
    const akt_figures *figures;
    double x, y;
    size_t lines;
} legend;

static void draw_sample(const legend *l, sample kind)
{
    static const akt_style fill = {AKT_COLOUR_COVERED, NULL, 0, NULL, 0};
    static const akt_style track = {AKT_COLOUR_LINE, NULL, 0, NULL, 0};
    static const akt_style beside = {AKT_COLOUR_COVERED_TINT, AKT_COLOUR_COVERED, 1.4, NULL, 0};
    static const akt_style unknown = {AKT_COLOUR_PAPER, AKT_COLOUR_EDGE, 1.2, "3 2", 0};
    static const akt_style thin = {NULL, AKT_COLOUR_COVERED, 2, NULL, 0};
    static const akt_style thick = {NULL, AKT_COLOUR_COVERED, 8, NULL, 0};
    static const akt_font star = {13, true, AKT_COLOUR_TEXT, AKT_ANCHOR_END};
    akt_drawing *drawing = l->figures->chart.drawing;
    double x = l->x;
    double y = l->y;
    switch (kind) {
    case BAR:
    case BAR_OF_MOST:
        akt_drawing_box(drawing, x, y - 5, SAMPLE, 10, 1, &track);
        akt_drawing_box(drawing, x, y - 5, kind == BAR ? SAMPLE * 0.6 : SAMPLE, 10, 1, &fill);
        break;
    case BESIDE:
        akt_drawing_box(drawing, x, y - 5, SAMPLE, 10, 1, &beside);
        break;
    case UNKNOWN:
        akt_drawing_box(drawing, x, y - 5, 16, 10, 1, &unknown);
        break;
    case NOTE:
        akt_drawing_text(drawing, x + SAMPLE, y + 6, "*", &star);
        break;
    default:
        akt_chart__rule(&l->figures->chart, (akt_point){x, y - 5},
                        (akt_point){x + SAMPLE, y - 5}, &thin);
        akt_chart__rule(&l->figures->chart, (akt_point){x, y + 3},
                        (akt_point){x + SAMPLE, y + 3}, &thick);
        break;
    }
}

static void add(legend *l, bool used, sample kind, akt_word word)
{
    static const akt_font font = {12, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    const char *words = akt_words(word, l->figures->chart.lang);
    double width = SAMPLE + 8 + akt_text_width(words, font.size, false);
    if (!used) {
        return;
    }
    if (l->x > AKT_CHART_MARGIN && l->x + width > akt_chart__right(&l->figures->chart)) {
        l->x = AKT_CHART_MARGIN;
        l->y += 22;
        l->lines++;
    }
    if (l->figures->chart.drawing != NULL) {
        draw_sample(l, kind);
        akt_drawing_text(l->figures->chart.drawing, l->x + SAMPLE + 8, l->y + 4.3, words, &font);
    }
    l->x += width + 26;
}

size_t akt_figures__legend(const akt_figures *figures, double y)
{
    legend l = {figures, AKT_CHART_MARGIN, y, 1};
    add(&l, figures->has_percent, BAR, AKT_W_FIGURES_LEGEND_PERCENT);
    add(&l, figures->has_other_unit, BAR_OF_MOST, AKT_W_FIGURES_LEGEND_UNIT);
    add(&l, figures->has_beside, BESIDE, AKT_W_FIGURES_LEGEND_BESIDE);
    add(&l, figures->has_unknown, UNKNOWN, AKT_W_FIGURES_LEGEND_UNKNOWN);
    add(&l, figures->has_note, NOTE, AKT_W_FIGURES_LEGEND_NOTE);
    add(&l, figures->has_star, RAYS, AKT_W_FIGURES_STAR);
    return l.lines;
}
