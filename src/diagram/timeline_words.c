#include "diagram/path_internal.h"
#include "diagram/text_width.h"
#include "diagram/timeline_internal.h"
#include "report/field_words.h"
#include "words/words.h"

#include <math.h>

const char *akt_timeline__title(const akt_timeline *timeline)
{
    return akt_page_title(timeline->chart.page, akt_words(AKT_W_TIMELINE_TITLE, timeline->chart.lang));
}

const char *akt_timeline__subtitle(const akt_timeline *timeline)
{
    const akt_chart *chart = &timeline->chart;
    akt_buffer text = AKT_BUFFER_INIT;
    size_t counts[AKT_TABLE_COUNT] = {0};
    for (size_t i = 0; i < timeline->undated_count; i++) {
        counts[timeline->undated[i].table]++;
    }
    akt_words_fill(&text, AKT_W_TIMELINE_SUBTITLE, chart->lang,
                   akt_chart__number(chart, timeline->span_count), NULL, NULL, NULL);
    if (timeline->undated_count > 0) {
        akt_buffer_add_char(&text, ' ');
        akt_words_fill(&text, AKT_W_TIMELINE_UNDATED, chart->lang,
                       akt_chart__number(chart, counts[AKT_TABLE_ACTORS]),
                       akt_chart__number(chart, counts[AKT_TABLE_PROGRAMMES]),
                       akt_chart__number(chart, counts[AKT_TABLE_FORUMS]), NULL);
    }
    return akt_chart__subtitle(chart, &text);
}

const char *akt_timeline__shape(const akt_timeline *timeline, akt_span_shape shape)
{
    static const akt_word words[AKT_SPAN_SHAPES] = {
        [AKT_SPAN_WHOLE] = AKT_W_TIMELINE_WHOLE, [AKT_SPAN_OPEN] = AKT_W_TIMELINE_OPEN,
        [AKT_SPAN_END] = AKT_W_TIMELINE_END,     [AKT_SPAN_BEGIN] = AKT_W_TIMELINE_BEGIN,
        [AKT_SPAN_EVENT] = AKT_W_TIMELINE_EVENT,
    };
    return akt_words(words[shape], timeline->chart.lang);
}

const char *akt_timeline__period(const akt_timeline *timeline, const akt_span *span)
{
    akt_lang lang = timeline->chart.lang;
    akt_buffer text = AKT_BUFFER_INIT;
    const char *from = akt_date_words(timeline->chart.pool, span->party->from, lang);
    const char *to = akt_date_words(timeline->chart.pool, span->party->to, lang);
    akt_buffer_add(&text, from != NULL ? from : "");
    akt_buffer_add(&text, span->shape == AKT_SPAN_EVENT ? "" : "–");
    akt_buffer_add(&text, to != NULL ? to : "");
    if (from == NULL || (to == NULL && span->shape != AKT_SPAN_EVENT)) {
        akt_buffer_add(&text, ". ");
        akt_buffer_add(&text, akt_timeline__shape(timeline, span->shape));
    }
    if (span->planned) {
        akt_buffer_add(&text, ". ");
        akt_buffer_add(&text, akt_words(AKT_W_TIMELINE_PLANNED, lang));
    }
    return akt_buffer_settle(&text, timeline->chart.pool);
}

size_t akt_timeline__in_year(const akt_timeline *timeline, int year, bool ended)
{
    size_t count = 0;
    for (size_t i = 0; i < timeline->span_count; i++) {
        const akt_party *party = timeline->spans[i].party;
        count += (ended ? party->to.year : party->from.year) == year ? 1 : 0;
    }
    return count;
}

static double entry(const akt_timeline *timeline, double *x, double y, const char *words)
{
    static const akt_font font = {12, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    double width = 44 + akt_text_width(words, font.size, false);
    if (*x > AKT_CHART_MARGIN && *x + width > akt_chart__right(&timeline->chart)) {
        *x = AKT_CHART_MARGIN;
        y += 22;
    }
    if (timeline->chart.drawing != NULL) {
        akt_drawing_text(timeline->chart.drawing, *x + 44, y + 4.3, words, &font);
    }
    return y;
}

static void sample(const akt_timeline *timeline, double x, double y, akt_span_shape shape,
                   bool planned)
{
    akt_span span = {.shape = shape, .planned = planned, .x = x, .y = y - AKT_TIMELINE_BAR / 2,
                     .width = 24};
    span.x += shape == AKT_SPAN_END ? 12 : shape == AKT_SPAN_EVENT ? 6 : 0;
    span.width -= shape == AKT_SPAN_EVENT ? 8 : shape == AKT_SPAN_BEGIN ? 12 : 0;
    akt_timeline__mark(&timeline->chart, &span, akt_palette_find(NULL), 12);
}

size_t akt_timeline__legend(const akt_timeline *timeline, double y)
{
    double x = AKT_CHART_MARGIN;
    double top = y;
    for (int shape = 0; shape <= AKT_SPAN_SHAPES; shape++) {
        bool planned = shape == AKT_SPAN_SHAPES;
        bool used = planned ? timeline->has_planned : timeline->has_shape[shape];
        const char *words = planned ? akt_words(AKT_W_TIMELINE_PLANNED, timeline->chart.lang)
                                    : akt_timeline__shape(timeline, (akt_span_shape)shape);
        if (!used) {
            continue;
        }
        y = entry(timeline, &x, y, words);
        if (timeline->chart.drawing != NULL) {
            sample(timeline, x, y, planned ? AKT_SPAN_WHOLE : (akt_span_shape)shape, planned);
        }
        x += 44 + akt_text_width(words, 12, false) + 26;
    }
    return (size_t)lround((y - top) / 22) + 1;
}
