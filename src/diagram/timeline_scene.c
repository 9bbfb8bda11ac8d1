#include "diagram/timeline_internal.h"

#include "report/field_words.h"
#include "words/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BESIDE_CATEGORIES (INT64_C(1) << 40)

/* Where a day, month or year begins, in years. */
static double begin_of(akt_date date)
{
    return date.year + (date.month > 0 ? date.month - 1 : 0) / 12.0 +
           (date.day > 0 ? date.day - 1 : 0) / 372.0;
}

static double end_of(akt_date date)
{
    return begin_of(date) + (date.day > 0 ? 1 / 372.0 : date.month > 0 ? 1 / 12.0 : 1);
}

static bool is_event(const akt_timeline *timeline, const akt_programme *programme)
{
    static const char *const kinds[] = {"law", "report", "strategy"};
    const akt_term *kind = akt_dataset_term(timeline->chart.dataset,
                                            AKT_VOCABULARY_PROGRAMME_KINDS, programme->kind);
    for (size_t i = 0; kind != NULL && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kind->record.id, kinds[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* What it is without an end: whether it goes on is known of programmes alone. */
static akt_span_shape shape_of(const akt_timeline *timeline, const akt_span *span)
{
    const akt_programme *programme =
        span->ref.table == AKT_TABLE_PROGRAMMES ? (const akt_programme *)span->party : NULL;
    if (span->party->to.year != 0) {
        return span->party->from.year != 0 ? AKT_SPAN_WHOLE : AKT_SPAN_END;
    }
    if (programme != NULL && is_event(timeline, programme)) {
        return AKT_SPAN_EVENT;
    }
    return programme != NULL && programme->status == AKT_PROGRAMME_ENDED ? AKT_SPAN_BEGIN
                                                                         : AKT_SPAN_OPEN;
}

static void date_span(akt_timeline *timeline, akt_span *span)
{
    akt_date from = span->party->from;
    akt_date to = span->party->to;
    akt_date now = akt_dataset_about(timeline->chart.dataset)->date;
    span->shape = shape_of(timeline, span);
    span->begin = begin_of(from.year != 0 ? from : to);
    span->end = end_of(to.year != 0 ? to : from);
    if (span->shape == AKT_SPAN_OPEN && now.year != 0 && !span->planned) {
        span->end = fmax(span->end, end_of(now));
    }
    span->end = fmax(span->end, span->begin);
}

static void lane_span(akt_span *span)
{
    bool actor = span->ref.table == AKT_TABLE_ACTORS;
    bool programme = span->ref.table == AKT_TABLE_PROGRAMMES;
    span->vocabulary = AKT_VOCABULARY_CATEGORIES;
    span->code = span->party->category;
    span->lane = span->code;
    if (span->code == AKT_NONE) {
        span->vocabulary = actor       ? AKT_VOCABULARY_ACTOR_KINDS
                           : programme ? AKT_VOCABULARY_PROGRAMME_KINDS
                                       : AKT_VOCABULARY_COUNT;
        span->code = actor       ? ((const akt_actor *)span->party)->kind
                     : programme ? ((const akt_programme *)span->party)->kind
                                 : AKT_NONE;
        span->lane = BESIDE_CATEGORIES * (1 + (int64_t)span->ref.table) + span->code;
    }
}

static void add_party(akt_timeline *timeline, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(timeline->chart.dataset, ref);
    if (party->from.year == 0 && party->to.year == 0) {
        timeline->undated[timeline->undated_count++] = ref;
        return;
    }
    akt_span *span = &timeline->spans[timeline->span_count++];
    span->ref = ref;
    span->party = party;
    span->planned = ref.table == AKT_TABLE_PROGRAMMES &&
                    ((const akt_programme *)party)->status == AKT_PROGRAMME_PLANNED;
    date_span(timeline, span);
    lane_span(span);
    timeline->has_shape[span->shape] = true;
    timeline->has_planned = timeline->has_planned || span->planned;
}

static int compare_spans(const void *left, const void *right)
{
    const akt_span *a = left;
    const akt_span *b = right;
    if (a->lane != b->lane) {
        return a->lane < b->lane ? -1 : 1;
    }
    if (fabs(a->begin - b->begin) > 1e-9) {
        return a->begin < b->begin ? -1 : 1;
    }
    return strcmp(a->party->record.id, b->party->record.id);
}

static const char *lane_name(const akt_timeline *timeline, const akt_span *span)
{
    const akt_chart *chart = &timeline->chart;
    const char *name =
        span->vocabulary == AKT_VOCABULARY_COUNT
            ? akt_words(AKT_W_KIND_FORUM, chart->lang)
            : akt_term_words(chart->dataset, span->vocabulary, span->code, chart->lang);
    if (span->vocabulary == AKT_VOCABULARY_CATEGORIES) {
        return name != NULL ? name : "";
    }
    return name != NULL ? akt_words_filled(chart->pool, AKT_W_TIMELINE_LANE_KIND, chart->lang,
                                           name, NULL, NULL, NULL)
                        : akt_words(AKT_W_TIMELINE_LANE_NONE, chart->lang);
}

static void add_lane(akt_timeline *timeline, akt_span *spans, size_t count)
{
    const akt_chart *chart = &timeline->chart;
    akt_lane *lane = &timeline->lanes[timeline->lane_count++];
    akt_label_rule rule = {12.5, true, AKT_LABEL_LINES, AKT_TIMELINE_LEFT - AKT_CHART_MARGIN - 14,
                           0, 12, 1000};
    const akt_term *term = spans->vocabulary == AKT_VOCABULARY_CATEGORIES
                               ? akt_dataset_term(chart->dataset, spans->vocabulary, spans->code)
                               : NULL;
    lane->name = lane_name(timeline, spans);
    lane->id = term != NULL ? term->record.id : "none";
    lane->colours = akt_palette_find(term != NULL ? term->slot : NULL);
    lane->title = akt_chart__label(chart, lane->name, &rule);
    lane->spans = spans;
    lane->count = count;
}

static bool find_lanes(akt_timeline *timeline)
{
    timeline->lanes = akt_pool_get(timeline->chart.pool,
                                   (timeline->span_count + 1) * sizeof *timeline->lanes);
    for (size_t i = 0; timeline->lanes != NULL && i < timeline->span_count;) {
        size_t next = i + 1;
        while (next < timeline->span_count &&
               timeline->spans[next].lane == timeline->spans[i].lane) {
            next++;
        }
        add_lane(timeline, &timeline->spans[i], next - i);
        i = next;
    }
    return timeline->lanes != NULL;
}

static int compare_ids(const void *left, const void *right, const akt_dataset *dataset)
{
    const akt_ref *a = left;
    const akt_ref *b = right;
    if (a->table != b->table) {
        return a->table < b->table ? -1 : 1;
    }
    return strcmp(akt_dataset_party(dataset, *a)->record.id,
                  akt_dataset_party(dataset, *b)->record.id);
}

/* Merges two sorted halves: what qsort compares with has no room for the dataset. */
static void sort_undated(akt_timeline *timeline, akt_ref *refs, akt_ref *spare, size_t count)
{
    size_t half = count / 2, left = 0, right = half;
    if (count < 2) {
        return;
    }
    sort_undated(timeline, refs, spare, half);
    sort_undated(timeline, refs + half, spare, count - half);
    for (size_t i = 0; i < count; i++) {
        bool first = right == count ||
                     (left < half &&
                      compare_ids(&refs[left], &refs[right], timeline->chart.dataset) <= 0);
        spare[i] = refs[first ? left++ : right++];
    }
    memcpy(refs, spare, count * sizeof *refs);
}

akt_status akt_timeline__build(akt_timeline *timeline, const akt_dataset *dataset, const akt_page *page)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    size_t all = 1;
    *timeline = (akt_timeline){.chart = {dataset, page, page->lang, akt_pool_new(), NULL, AKT_SOURCES_OF_PARTIES}};
    if (timeline->chart.pool == NULL) {
        return AKT_ENOMEM;
    }
    for (size_t t = 0; t < 3; t++) {
        all += akt_dataset_count(dataset, tables[t]);
    }
    timeline->spans = akt_pool_get(timeline->chart.pool, all * sizeof *timeline->spans);
    timeline->undated = akt_pool_get(timeline->chart.pool, all * sizeof *timeline->undated);
    akt_ref *spare = akt_pool_get(timeline->chart.pool, all * sizeof *spare);
    if (timeline->spans == NULL || timeline->undated == NULL || spare == NULL) {
        return AKT_ENOMEM;
    }
    for (size_t t = 0; t < 3; t++) {
        for (size_t i = 0; i < akt_dataset_count(dataset, tables[t]); i++) {
            add_party(timeline, (akt_ref){tables[t], (int32_t)i});
        }
    }
    sort_undated(timeline, timeline->undated, spare, timeline->undated_count);
    if (timeline->span_count > 1) {
        qsort(timeline->spans, timeline->span_count, sizeof *timeline->spans, compare_spans);
    }
    return find_lanes(timeline) ? AKT_OK : AKT_ENOMEM;
}
