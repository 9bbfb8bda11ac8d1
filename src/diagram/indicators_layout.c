#include "diagram/indicators_internal.h"

#include <math.h>
#include <string.h>

#define AFTER_HEAD 10.0
#define AFTER_PANEL 16.0
#define HIGHEST 60000.0

typedef struct flow {
    akt_figures *figures;
    double y[AKT_FIGURES_COLUMNS]; /* where the next panel of a column begins */
} flow;

void akt_figures__set_columns(akt_figures *figures)
{
    double room = figures->chart.page->width - 2 * AKT_CHART_MARGIN + AKT_FIGURES_GUTTER;
    double fit = floor(room / (AKT_FIGURES_COLUMN + AKT_FIGURES_GUTTER));
    double columns = fmax(1, fmin(fit, AKT_FIGURES_COLUMNS));
    figures->columns = (size_t)columns;
    figures->column = fmax(AKT_FIGURES_COLUMN, room / columns - AKT_FIGURES_GUTTER);
    double spare = figures->column - AKT_FIGURES_COLUMN;
    figures->names = AKT_FIGURES_NAMES + spare / 2;
    figures->track = AKT_FIGURES_TRACK + spare / 2;
}

double akt_figures__whole(const akt_panel *panel, const akt_indicator *item)
{
    bool part = item->n > 0 && item->value <= (double)item->n;
    return !panel->counts ? panel->most : part ? (double)item->n : 0;
}

double akt_figures__head_height(const akt_panel *panel)
{
    return AKT_FIGURES_HEAD * (double)panel->head.count +
           AKT_CHART_LINE * (double)panel->survey.count + AFTER_HEAD;
}

/* How many bars from the first on have room; a figure and those below it stay together. */
static size_t bars_within(const akt_panel *panel, size_t first, double room, double *height)
{
    size_t fit = first;
    double y = 0;
    *height = 0;
    for (size_t i = first; i < panel->count; i++) {
        y += panel->bars[i].height;
        bool last = i + 1 == panel->count || panel->bars[i + 1].item == panel->bars[i + 1].host;
        if (y > room) {
            break;
        }
        if (last) {
            fit = i + 1;
            *height = y;
        }
    }
    return fit - first;
}

static void add_piece(flow *f, size_t column, akt_panel *panel, size_t first, size_t count)
{
    double step = f->figures->column + AKT_FIGURES_GUTTER;
    f->figures->pieces[f->figures->piece_count++] =
        (akt_piece){panel, first, count, AKT_CHART_MARGIN + step * (double)column, f->y[column]};
    panel->drawn += count;
}

static double height_of(const akt_panel *panel)
{
    double height = akt_figures__head_height(panel);
    if (panel->star != NULL) {
        return height + panel->star->height;
    }
    for (size_t i = 0; i < panel->count; i++) {
        height += panel->bars[i].height;
    }
    return height;
}

/* A panel that no column holds begins in the first with room and goes on in the next. */
static void break_panel(flow *f, akt_panel *panel)
{
    double head = akt_figures__head_height(panel);
    size_t first = 0;
    for (size_t column = 0; column < f->figures->columns && first < panel->count; column++) {
        double height = 0;
        double room = f->figures->bottom - f->y[column] - head;
        size_t count = bars_within(panel, first, room, &height);
        if (count > 0) {
            add_piece(f, column, panel, first, count);
            first += count;
            f->y[column] += head + height + AFTER_PANEL;
        }
    }
}

/* In the first column with room for all of it. */
static void add_panel(flow *f, akt_panel *panel)
{
    double height = height_of(panel);
    if (height > f->figures->bottom - f->figures->top && panel->star == NULL) {
        break_panel(f, panel);
        return;
    }
    for (size_t column = 0; column < f->figures->columns; column++) {
        if (f->y[column] + height <= f->figures->bottom) {
            add_piece(f, column, panel, 0, panel->star != NULL ? 1 : panel->count);
            f->y[column] += height + AFTER_PANEL;
            return;
        }
    }
}

static bool flow_all(akt_figures *figures)
{
    flow f = {figures, {figures->top, figures->top, figures->top}};
    bool all = true;
    figures->piece_count = 0;
    for (size_t i = 0; i < figures->panel_count; i++) {
        akt_panel *panel = &figures->panels[i];
        panel->drawn = 0;
        add_panel(&f, panel);
        all = all && panel->drawn == (panel->star != NULL ? 1 : panel->count);
    }
    return all;
}

static void note_bar(akt_figures *figures, const akt_bar *bar, const akt_panel *panel)
{
    bool percent = bar->item->unit != NULL && strcmp(bar->item->unit, "percent") == 0;
    bool unknown = isnan(bar->item->value);
    figures->drawn++;
    figures->has_percent = figures->has_percent || (percent && !unknown);
    figures->has_other_unit = figures->has_other_unit ||
                              (!percent && !unknown && akt_figures__whole(panel, bar->item) > 0);
    figures->has_beside = figures->has_beside || bar->item != bar->host;
    figures->has_unknown = figures->has_unknown || unknown;
    figures->has_note = figures->has_note ||
                        (!unknown && akt_text_in(&bar->item->record.note, AKT_LANG_NB) != NULL);
}

/* What the legend has to explain. */
static void note_all(akt_figures *figures)
{
    for (size_t i = 0; i < figures->piece_count; i++) {
        const akt_piece *piece = &figures->pieces[i];
        figures->has_star = figures->has_star || piece->panel->star != NULL;
        for (size_t k = 0; piece->panel->star == NULL && k < piece->count; k++) {
            note_bar(figures, &piece->panel->bars[piece->first + k], piece->panel);
        }
    }
}

void akt_figures__place(akt_figures *figures)
{
    double foot = akt_chart__foot_height(&figures->chart, 2);
    size_t most = figures->panel_count + figures->bar_count + 1;
    figures->pieces = akt_pool_get(figures->chart.pool, most * sizeof *figures->pieces);
    figures->top = akt_chart__top(&figures->chart, akt_figures__title(figures),
                                  akt_figures__subtitle(figures));
    figures->bottom = figures->chart.page->height - foot;
    if (figures->pieces == NULL) {
        return;
    }
    while (!flow_all(figures) && figures->asked != NULL && figures->bottom < HIGHEST) {
        figures->bottom += 40;
    }
    note_all(figures);
}
