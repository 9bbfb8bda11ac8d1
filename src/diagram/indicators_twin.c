#include "diagram/indicators_internal.h"

#include "diagram/sources_internal.h"
#include "report/field_cells.h"
#include "report/field_words.h"
#include "words/words.h"

#include <math.h>

#define COLUMN(key, word, type) {key, akt_words(AKT_W_##word, lang), AKT_COLUMN_##type, NULL}
#define COUNT_OF(rows) (sizeof(rows) / sizeof *(rows))

static bool is_drawn(const akt_figures *figures, const akt_bar *bar)
{
    for (size_t i = 0; i < figures->piece_count; i++) {
        const akt_piece *piece = &figures->pieces[i];
        const akt_bar *first = piece->panel->star == NULL ? piece->panel->bars + piece->first : NULL;
        if (first != NULL && bar >= first && bar < first + piece->count) {
            return true;
        }
    }
    return false;
}

static const char *name_of(const akt_figures *figures, const akt_indicator *item)
{
    const char *name = akt_text_in(&item->name, figures->chart.lang);
    return name != NULL ? name : item->record.id;
}

/* "Virksomheter som …: 74 %, N = 1 786, 2018. Danske svar …: 80 %, 2017." */
static void describe_pair(akt_document *out, const akt_figures *figures, const akt_bar *host,
                          const akt_bar *bar)
{
    akt_document_item(out, "%s: %s%s%s. %s: %s%s%s.", name_of(figures, host->item), host->value,
                      *host->base ? ", " : "", host->base, name_of(figures, bar->item), bar->value,
                      *bar->base ? ", " : "", bar->base);
}

static void describe_pairs(akt_document *out, const akt_figures *figures)
{
    bool any = false;
    for (size_t p = 0; p < figures->panel_count; p++) {
        const akt_panel *panel = &figures->panels[p];
        const akt_bar *host = panel->bars;
        for (size_t i = 0; i < panel->count; i++) {
            const akt_bar *bar = &panel->bars[i];
            host = bar->item == bar->host ? bar : host;
            if (bar != host && !any) {
                akt_document_heading(out, 2, akt_words(AKT_W_INDICATORS_PAIRS, figures->chart.lang));
                any = true;
            }
            if (bar != host) {
                describe_pair(out, figures, host, bar);
            }
        }
    }
}

static void describe_bar(akt_document *out, const akt_figures *figures, const akt_bar *bar)
{
    const akt_chart *chart = &figures->chart;
    const akt_indicator *item = bar->item;
    bool beside = item != bar->host;
    bool drawn = is_drawn(figures, bar);
    akt_document_row(out);
    akt_document_text(out, akt_text_in(&item->group, chart->lang));
    akt_document_text(out, item->record.id);
    akt_document_text(out, name_of(figures, item));
    akt_document_number(out, item->value);
    akt_document_shown(out, item->unit, akt_unit_words(item->unit, chart->lang));
    if (item->n != AKT_NONE) {
        akt_document_whole(out, item->n);
    } else {
        akt_document_nothing(out);
    }
    akt_field_date_cell(out, item->year);
    akt_document_text(out, akt_text_in(&item->survey, chart->lang));
    akt_document_shown(out, beside ? bar->host->record.id : NULL,
                       beside ? name_of(figures, bar->host) : NULL);
    akt_document_shown(out, drawn ? "yes" : "no",
                       akt_words(drawn ? AKT_W_FIGURES_YES : AKT_W_FIGURES_NO, chart->lang));
    akt_field_sources_cell(out, chart->dataset, &item->record);
    akt_field_basis_cells(out, &item->record);
}

static void describe_bars(akt_document *out, const akt_figures *figures)
{
    akt_lang lang = figures->chart.lang;
    const akt_column columns[] = {
        COLUMN("group", COLUMN_GROUP, TEXT),    COLUMN("id", COLUMN_ID, CODE),
        COLUMN("name", COLUMN_WHAT, TEXT),      COLUMN("value", COLUMN_VALUE, NUMBER),
        COLUMN("unit", COLUMN_UNIT, CODE),      COLUMN("n", COLUMN_N, WHOLE),
        COLUMN("year", COLUMN_YEAR, DATE),      COLUMN("survey", COLUMN_SURVEY, TEXT),
        COLUMN("beside", FIGURES_BESIDE, TEXT), COLUMN("drawn", FIGURES_DRAWN, TEXT),
        AKT_FIELD_EVIDENCE_COLUMNS(lang),
    };
    akt_document_table(out, "indicators", akt_words(AKT_W_TABLE_INDICATORS, lang), columns,
                       COUNT_OF(columns));
    for (size_t p = 0; p < figures->panel_count; p++) {
        for (size_t i = 0; figures->panels[p].star == NULL && i < figures->panels[p].count; i++) {
            describe_bar(out, figures, &figures->panels[p].bars[i]);
        }
    }
}

static void describe_rays(akt_document *out, const akt_figures *figures, const akt_panel *panel)
{
    const akt_chart *chart = &figures->chart;
    const akt_star *star = panel->star;
    const akt_party *middle = akt_dataset_party(chart->dataset, star->middle);
    for (size_t i = 0; star != NULL && i < star->count; i++) {
        const akt_ray *ray = &star->rays[i];
        const akt_term *kind =
            akt_dataset_term(chart->dataset, AKT_VOCABULARY_TIE_KINDS, star->kind);
        const akt_party *partner = akt_dataset_party(chart->dataset, ray->partner);
        akt_document_row(out);
        akt_document_shown(out, middle->record.id,
                           akt_dataset_label(chart->dataset, star->middle, chart->lang, false));
        akt_document_shown(out, kind->record.id, akt_text_in(&kind->name, chart->lang));
        akt_document_shown(out, partner->record.id,
                           akt_dataset_label(chart->dataset, ray->partner, chart->lang, false));
        akt_document_number_shown(out, ray->tie->share, akt_star__share(chart, ray));
        akt_document_shown(out, panel->drawn > 0 ? "yes" : "no",
                           akt_words(panel->drawn > 0 ? AKT_W_FIGURES_YES : AKT_W_FIGURES_NO,
                                     chart->lang));
        akt_field_sources_cell(out, chart->dataset, &ray->tie->record);
        akt_field_basis_cells(out, &ray->tie->record);
    }
}

static void describe_shares(akt_document *out, const akt_figures *figures)
{
    akt_lang lang = figures->chart.lang;
    const akt_column columns[] = {
        COLUMN("middle", FIGURES_MIDDLE, TEXT),   COLUMN("kind", COLUMN_KIND, TEXT),
        COLUMN("partner", FIGURES_PARTNER, TEXT), COLUMN("share", COLUMN_SHARE, NUMBER),
        COLUMN("drawn", FIGURES_DRAWN, TEXT),     AKT_FIELD_EVIDENCE_COLUMNS(lang),
    };
    akt_document_table(out, "shares", akt_words(AKT_W_FIGURES_SHARES, lang), columns,
                       COUNT_OF(columns));
    for (size_t p = 0; p < figures->panel_count; p++) {
        if (figures->panels[p].star != NULL) {
            describe_rays(out, figures, &figures->panels[p]);
        }
    }
}

static void describe(akt_document *out, const akt_figures *figures)
{
    akt_document_heading(out, 1, akt_figures__title(figures));
    if (figures->panel_count == 0) {
        akt_document_paragraph(out, "%s", akt_words(AKT_W_FIGURES_NONE, figures->chart.lang));
    } else {
        akt_document_paragraph(out, "%s", akt_figures__subtitle(figures));
    }
    describe_pairs(out, figures);
    describe_shares(out, figures);
    describe_bars(out, figures);
    akt_document_note(out, "%s", akt_words(AKT_W_INDICATORS_RULE, figures->chart.lang));
    akt_chart__describe_sources(out, &figures->chart);
}

akt_status akt_indicators_describe(akt_document **out, const akt_dataset *dataset,
                                   const akt_indicators_options *options, const akt_page *page,
                                   akt_error *err)
{
    akt_figures figures;
    akt_document *made = NULL;
    *out = NULL;
    akt_status status = akt_figures__build(&figures, dataset, options, page, err);
    if (status == AKT_OK) {
        akt_figures__place(&figures);
        made = akt_document_new(page->lang);
    }
    if (made != NULL) {
        describe(made, &figures);
    }
    return akt_chart__describe_finish(out, made, &figures.chart, status, err);
}
