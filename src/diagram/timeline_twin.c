#include "diagram/timeline_internal.h"

#include "model/schema.h"
#include "report/field_cells.h"
#include "report/field_words.h"
#include "words/words.h"

#define COLUMN(key, word, type) {key, akt_words(AKT_W_##word, lang), AKT_COLUMN_##type, NULL}
#define COUNT_OF(rows) (sizeof(rows) / sizeof *(rows))

static void describe_lanes(akt_document *out, const akt_timeline *timeline)
{
    const akt_chart *chart = &timeline->chart;
    for (size_t i = 0; i < timeline->lane_count; i++) {
        const akt_lane *lane = &timeline->lanes[i];
        akt_document_heading(out, 2, lane->name);
        for (size_t k = 0; k < lane->count; k++) {
            akt_document_item(
                out, "%s: %s",
                akt_dataset_label(chart->dataset, lane->spans[k].ref, chart->lang, false),
                akt_timeline__period(timeline, &lane->spans[k]));
        }
    }
}

static void describe_span(akt_document *out, const akt_timeline *timeline, const akt_lane *lane,
                          const akt_span *span)
{
    static const char *const shapes[AKT_SPAN_SHAPES] = {"whole", "open", "end", "begin", "event"};
    const akt_chart *chart = &timeline->chart;
    akt_document_row(out);
    akt_document_shown(out, lane->id, lane->name);
    akt_document_text(out, span->party->record.id);
    akt_document_text(out, akt_dataset_label(chart->dataset, span->ref, chart->lang, false));
    akt_field_date_cell(out, span->party->from);
    akt_field_date_cell(out, span->party->to);
    akt_document_shown(out, shapes[span->shape], akt_timeline__shape(timeline, span->shape));
    akt_document_shown(out, span->planned ? "planned" : NULL,
                       span->planned ? akt_words(AKT_W_STATUS_PLANNED, chart->lang) : NULL);
    akt_field_sources_cell(out, chart->dataset, &span->party->record);
    akt_field_basis_cells(out, &span->party->record);
}

static void describe_spans(akt_document *out, const akt_timeline *timeline)
{
    akt_lang lang = timeline->chart.lang;
    const akt_column columns[] = {
        COLUMN("lane", COLUMN_CATEGORY, TEXT), COLUMN("id", COLUMN_ID, CODE),
        COLUMN("name", COLUMN_NAME, TEXT),     COLUMN("from", COLUMN_FROM, DATE),
        COLUMN("to", COLUMN_TO, DATE),         COLUMN("shape", TIMELINE_STATED, TEXT),
        COLUMN("status", COLUMN_STATUS, TEXT), AKT_FIELD_EVIDENCE_COLUMNS(lang),
    };
    akt_document_table(out, "timeline", akt_words(AKT_W_TIMELINE_TITLE, lang), columns,
                       COUNT_OF(columns));
    for (size_t i = 0; i < timeline->lane_count; i++) {
        for (size_t k = 0; k < timeline->lanes[i].count; k++) {
            describe_span(out, timeline, &timeline->lanes[i], &timeline->lanes[i].spans[k]);
        }
    }
}

/* Only the years in which something did. */
static void describe_growth(akt_document *out, const akt_timeline *timeline)
{
    akt_lang lang = timeline->chart.lang;
    const akt_column columns[] = {
        COLUMN("year", COLUMN_YEAR, DATE),
        COLUMN("began", TIMELINE_BEGAN, WHOLE),
        COLUMN("ended", TIMELINE_ENDED, WHOLE),
    };
    akt_document_table(out, "growth", akt_words(AKT_W_TIMELINE_GROWTH, lang), columns,
                       COUNT_OF(columns));
    for (int year = timeline->first_year; year <= timeline->last_year; year++) {
        size_t began = akt_timeline__in_year(timeline, year, false);
        size_t ended = akt_timeline__in_year(timeline, year, true);
        if (began + ended > 0) {
            akt_document_row(out);
            akt_field_date_cell(out, (akt_date){(int16_t)year, 0, 0});
            akt_document_whole(out, (int64_t)began);
            akt_document_whole(out, (int64_t)ended);
        }
    }
}

static void describe_undated(akt_document *out, const akt_timeline *timeline)
{
    const akt_chart *chart = &timeline->chart;
    akt_lang lang = chart->lang;
    const akt_column columns[] = {
        COLUMN("table", COLUMN_KIND, TEXT), COLUMN("id", COLUMN_ID, CODE),
        COLUMN("name", COLUMN_NAME, TEXT),  COLUMN("source", COLUMN_SOURCES, TEXT),
    };
    akt_document_table(out, "undated", akt_words(AKT_W_TIMELINE_NOT_DRAWN, lang), columns,
                       COUNT_OF(columns));
    for (size_t i = 0; i < timeline->undated_count; i++) {
        akt_ref ref = timeline->undated[i];
        const akt_party *party = akt_dataset_party(chart->dataset, ref);
        akt_document_row(out);
        akt_document_shown(out, akt_table_name(ref.table), akt_table_words(ref.table, lang));
        akt_document_text(out, party->record.id);
        akt_document_text(out, akt_dataset_label(chart->dataset, ref, lang, false));
        akt_field_sources_cell(out, chart->dataset, &party->record);
    }
}

static void describe(akt_document *out, const akt_timeline *timeline)
{
    akt_document_heading(out, 1, akt_timeline__title(timeline));
    akt_document_paragraph(out, "%s", akt_timeline__subtitle(timeline));
    if (timeline->span_count == 0) {
        akt_document_paragraph(out, "%s", akt_words(AKT_W_TIMELINE_NONE, timeline->chart.lang));
    }
    describe_lanes(out, timeline);
    describe_spans(out, timeline);
    describe_growth(out, timeline);
    describe_undated(out, timeline);
    akt_document_note(out, "%s", akt_words(AKT_W_TIMELINE_RULE, timeline->chart.lang));
    akt_chart__describe_sources(out, &timeline->chart);
}

akt_status akt_timeline_describe(akt_document **out, const akt_dataset *dataset, const akt_page *page,
                                 akt_error *err)
{
    akt_timeline timeline;
    akt_document *made = NULL;
    *out = NULL;
    akt_status status = akt_timeline__build(&timeline, dataset, page);
    if (status == AKT_OK) {
        akt_timeline__place(&timeline);
        made = akt_document_new(page->lang);
    } else {
        (void)akt_error_memory(err);
    }
    if (made != NULL) {
        describe(made, &timeline);
    }
    return akt_chart__describe_finish(out, made, &timeline.chart, status, err);
}
