#include "diagram/indicators_internal.h"

#include "model/comparable.h"
#include "report/field_words.h"
#include "words/quantity.h"
#include "words/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *text_key(const akt_text *text)
{
    const char *found = akt_text_in(text, AKT_LANG_NB);
    return found != NULL ? found : "\xff"; /* last */
}

/* By group, survey and unit: 0 for figures of one panel. */
static int compare_panels(const akt_indicator *a, const akt_indicator *b)
{
    int order = strcmp(text_key(&a->group), text_key(&b->group));
    order = order != 0 ? order : strcmp(text_key(&a->survey), text_key(&b->survey));
    return order != 0 ? order : strcmp(a->unit ? a->unit : "", b->unit ? b->unit : "");
}

/* The greatest first, no figure last. */
static int compare_values(const akt_indicator *a, const akt_indicator *b)
{
    if (isnan(a->value) != isnan(b->value)) {
        return isnan(a->value) ? 1 : -1;
    }
    int order = isnan(a->value) ? 0 : (a->value < b->value) - (a->value > b->value);
    return order != 0 ? order : strcmp(a->record.id, b->record.id);
}

static int compare_bars(const void *left, const void *right)
{
    const akt_bar *a = left;
    const akt_bar *b = right;
    int order = compare_panels(a->host, b->host);
    order = order != 0 ? order : compare_values(a->host, b->host);
    if (order != 0) {
        return order;
    }
    if ((a->item == a->host) != (b->item == b->host)) {
        return a->item == a->host ? -1 : 1;
    }
    return strcmp(a->item->record.id, b->item->record.id);
}

/* Those that say how many answered come before those that do not. */
static int compare_hosts(const void *left, const void *right)
{
    const akt_indicator *a = *(const akt_indicator *const *)left;
    const akt_indicator *b = *(const akt_indicator *const *)right;
    if ((a->n == AKT_NONE) != (b->n == AKT_NONE)) {
        return a->n == AKT_NONE ? 1 : -1;
    }
    return strcmp(a->record.id, b->record.id);
}

/* Those that a source compares with a figure stand below it, unless they stand below another. */
static void take_guests(akt_figures *figures, const akt_indicator *items, size_t host)
{
    for (size_t i = 0; i < figures->bar_count; i++) {
        akt_bar *bar = &figures->bars[i];
        if (i != host && bar->host == NULL && akt_indicators_can_subtract(items, host, i)) {
            bar->host = &items[host];
            bar->other = compare_panels(bar->item, bar->host) != 0;
            figures->bars[host].host = &items[host];
        }
    }
}

static bool find_bars(akt_figures *figures)
{
    const akt_chart *chart = &figures->chart;
    const akt_indicator *items = akt_dataset_indicators(chart->dataset);
    size_t count = akt_dataset_count(chart->dataset, AKT_TABLE_INDICATORS);
    const akt_indicator **order = akt_pool_get(chart->pool, (count + 1) * sizeof *order);
    figures->bars = akt_pool_get(chart->pool, (count + 1) * sizeof *figures->bars);
    if (order == NULL || figures->bars == NULL) {
        return false;
    }
    figures->bar_count = count;
    for (size_t i = 0; i < count; i++) {
        figures->bars[i].item = &items[i];
        order[i] = &items[i];
    }
    qsort(order, count, sizeof *order, compare_hosts);
    for (size_t i = 0; i < count; i++) {
        size_t host = (size_t)(order[i] - items);
        if (figures->bars[host].host == NULL) {
            take_guests(figures, items, host);
            figures->bars[host].host = &items[host];
        }
    }
    qsort(figures->bars, count, sizeof *figures->bars, compare_bars);
    return true;
}

static const char *value_words(const akt_figures *figures, const akt_indicator *item)
{
    akt_lang lang = figures->chart.lang;
    akt_buffer text = AKT_BUFFER_INIT;
    const char *unit = akt_unit_words(item->unit, lang);
    bool count = item->unit != NULL && strcmp(item->unit, "count") == 0;
    if (isnan(item->value)) {
        return akt_words(AKT_W_FIGURES_NO_VALUE, lang);
    }
    akt_quantity_measure(&text, item->value, lang);
    if (unit != NULL && !count) {
        akt_buffer_add(&text, "\u00a0");
        akt_buffer_add(&text, unit);
    }
    if (akt_text_in(&item->record.note, lang) != NULL) {
        akt_buffer_add(&text, "\u00a0*");
    }
    return akt_buffer_settle(&text, figures->chart.pool);
}

static const char *base_words(const akt_figures *figures, const akt_indicator *item)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const char *year = akt_date_words(figures->chart.pool, item->year, figures->chart.lang);
    if (item->n != AKT_NONE) {
        akt_buffer_add(&text, "N = ");
        akt_quantity_whole(&text, item->n, figures->chart.lang);
    }
    akt_buffer_add(&text, text.size > 0 && year != NULL ? ", " : "");
    akt_buffer_add(&text, year != NULL ? year : "");
    return akt_buffer_settle(&text, figures->chart.pool);
}

static const char *name_of(const akt_figures *figures, const akt_bar *bar)
{
    const char *name = akt_text_in(&bar->item->name, figures->chart.lang);
    const char *survey = akt_text_in(&bar->item->survey, figures->chart.lang);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, name != NULL ? name : bar->item->record.id);
    if (bar->other && survey != NULL) {
        akt_buffer_add(&text, " (");
        akt_buffer_add(&text, survey);
        akt_buffer_add(&text, ")");
    }
    return akt_buffer_settle(&text, figures->chart.pool);
}

static void word_bar(akt_figures *figures, akt_bar *bar)
{
    double room = figures->names - 14;
    akt_label_rule rule = {AKT_CHART_SIZE, false, AKT_LABEL_LINES, room, room, 24, 1000};
    bar->name = akt_chart__label(&figures->chart, name_of(figures, bar), &rule);
    bar->value = value_words(figures, bar->item);
    bar->base = base_words(figures, bar->item);
    bar->height = AKT_CHART_LINE * fmax(*bar->base ? 2 : 1, (double)bar->name.count) + 7;
}

static bool is_percent(const akt_indicator *item)
{
    return item->unit != NULL && strcmp(item->unit, "percent") == 0;
}

/* A count of so many. */
static bool is_part(const akt_indicator *item)
{
    return item->unit != NULL && strcmp(item->unit, "count") == 0 && item->n > 0;
}

/* Comparisons before single figures, shares of known size before counts. */
static int score_of(const akt_panel *panel)
{
    int score = is_percent(panel->bars->item) ? 100 : 0;
    for (size_t i = 0; i < panel->count; i++) {
        const akt_bar *bar = &panel->bars[i];
        score += isnan(bar->item->value) ? -25 : i < 8 ? 10 : 0;
        score += bar->item != bar->host ? 200 : 0;
    }
    return score + (panel->bars->item->n != AKT_NONE ? 40 : 0) - (panel->count == 1 ? 80 : 0);
}

static void word_panel(akt_figures *figures, akt_panel *panel)
{
    const akt_chart *chart = &figures->chart;
    const double room = figures->column;
    akt_label_rule head = {13, true, 3, room, room, 0, 1000};
    akt_label_rule line = {AKT_CHART_SIZE, false, 3, room, room, 0, 1000};
    const akt_indicator *item = panel->star == NULL ? panel->bars->host : NULL;
    const char *group = item != NULL ? akt_text_in(&item->group, chart->lang) : NULL;
    const char *survey = item != NULL ? akt_text_in(&item->survey, chart->lang) : NULL;
    akt_word none = item == NULL ? AKT_W_FIGURES_STAR : AKT_W_FIGURES_NO_SURVEY;
    if (item == NULL) {
        group = akt_star__title(chart, panel->star);
    }
    panel->title = group != NULL ? group : akt_words(AKT_W_FIGURES_NO_GROUP, chart->lang);
    panel->head = akt_chart__label(chart, panel->title, &head);
    panel->survey =
        akt_chart__label(chart, survey != NULL ? survey : akt_words(none, chart->lang), &line);
}

static void add_panel(akt_figures *figures, size_t first, size_t count)
{
    akt_panel *panel = &figures->panels[figures->panel_count++];
    panel->bars = &figures->bars[first];
    panel->count = count;
    for (size_t i = 0; i < count; i++) {
        double value = panel->bars[i].item->value;
        panel->most = isnan(value) ? panel->most : fmax(panel->most, value);
        panel->counts = panel->counts || is_part(panel->bars[i].item);
        word_bar(figures, &panel->bars[i]);
    }
    panel->most = is_percent(panel->bars->item) ? fmax(100, panel->most)
                  : count > 1                   ? panel->most
                                                : 0;
    panel->score = score_of(panel);
    word_panel(figures, panel);
}

static int compare_found(const void *left, const void *right)
{
    const akt_panel *a = left;
    const akt_panel *b = right;
    if ((a->star != NULL) != (b->star != NULL)) {
        return a->star != NULL ? -1 : 1;
    }
    if (a->star != NULL) {
        return (a->star > b->star) - (a->star < b->star);
    }
    if (a->score != b->score) {
        return a->score > b->score ? -1 : 1;
    }
    return compare_panels(a->bars->host, b->bars->host);
}

static bool find_panels(akt_figures *figures)
{
    size_t stars = 0;
    akt_star *found = akt_star__find(&figures->chart, &stars);
    figures->panels = akt_pool_get(figures->chart.pool,
                                   (figures->bar_count + stars + 1) * sizeof *figures->panels);
    if (found == NULL || figures->panels == NULL) {
        return false;
    }
    for (size_t i = 0; i < stars; i++) {
        akt_panel *panel = &figures->panels[figures->panel_count++];
        panel->star = &found[i];
        akt_star__place(&figures->chart, panel->star, figures->column);
        word_panel(figures, panel);
    }
    for (size_t i = 0; i < figures->bar_count;) {
        size_t next = i + 1;
        while (next < figures->bar_count &&
               compare_panels(figures->bars[next].host, figures->bars[i].host) == 0) {
            next++;
        }
        add_panel(figures, i, next - i);
        i = next;
    }
    if (figures->panel_count > 1) {
        qsort(figures->panels, figures->panel_count, sizeof *figures->panels, compare_found);
    }
    return !akt_pool_has_failed(figures->chart.pool);
}

akt_status akt_figures__build(akt_figures *figures, const akt_dataset *dataset,
                              const akt_indicators_options *options, const akt_page *page,
                              akt_error *err)
{
    *figures = (akt_figures){.chart = {dataset, page, page->lang, akt_pool_new(), NULL,
                                      AKT_SOURCES_OF_FIGURES}};
    akt_figures__set_columns(figures);
    if (figures->chart.pool == NULL || !find_bars(figures) || !find_panels(figures)) {
        return akt_error_memory(err);
    }
    akt_status status =
        options->group != NULL ? akt_figures__keep_group(figures, options->group, err) : AKT_OK;
    for (size_t i = 0; i < figures->panel_count; i++) {
        figures->asked_count += figures->panels[i].count;
    }
    return status;
}
