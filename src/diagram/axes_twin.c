#include "diagram/axes_internal.h"

#include "report/field_cells.h"

static void describe_end(akt_document *out, const akt_axes *axes, akt_axes_end end)
{
    static const char *const codes[] = {"left", "right", "above", "below"};
    akt_lang lang = axes->chart.lang;
    const akt_axes_card *card = &axes->cards[end];
    for (size_t i = 0; i < card->count; i++) {
        const akt_term *term = card->concepts[i].term;
        const char *name = akt_text_in(&term->name, lang);
        const char *description = akt_text_in(&term->description, lang);
        akt_document_row(out);
        akt_document_shown(out, codes[end], akt_axes__end_words(axes, end));
        akt_document_shown(out, i ? "concept" : "end",
                           akt_words(i ? AKT_W_AXES_CONCEPT : AKT_W_AXES_END, lang));
        akt_document_text(out, term->record.id);
        akt_document_text(out, name ? name : term->record.id);
        akt_document_text(out, description ? description : "");
        akt_field_sources_cell(out, axes->chart.dataset, &term->record);
    }
}

static void describe(akt_document *out, const akt_axes *axes)
{
    akt_lang lang = axes->chart.lang;
    const akt_column columns[] = {
        {"place", akt_words(AKT_W_AXES_END, lang), AKT_COLUMN_TEXT, NULL},
        {"what", akt_words(AKT_W_COLUMN_KIND, lang), AKT_COLUMN_TEXT, NULL},
        {"id", akt_words(AKT_W_COLUMN_ID, lang), AKT_COLUMN_CODE, NULL},
        {"name", akt_words(AKT_W_COLUMN_NAME, lang), AKT_COLUMN_TEXT, NULL},
        {"description", akt_words(AKT_W_COLUMN_DESCRIPTION, lang), AKT_COLUMN_TEXT, NULL},
        {"source", akt_words(AKT_W_COLUMN_SOURCES, lang), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_heading(out, 1, akt_axes__title(axes));
    akt_document_paragraph(out, "%s", akt_axes__subtitle(axes));
    akt_document_table(out, "concepts", akt_words(AKT_W_AXES_TABLE, lang), columns,
                       sizeof columns / sizeof *columns);
    for (int end = 0; end < AKT_AXES_ENDS; end++)
        describe_end(out, axes, (akt_axes_end)end);
    const char *sources = akt_axes__sources(axes);
    if (*sources)
        akt_document_note(out, "%s", sources);
}

akt_status akt_axes_describe(akt_document **out, const akt_dataset *dataset,
                             const akt_axes_options *options, const akt_page *page, akt_error *err)
{
    akt_axes axes;
    akt_document *made = NULL;
    *out = NULL;
    akt_status status = akt_axes__build(&axes, dataset, options, page, err);
    if (status == AKT_OK)
        made = akt_document_new(page->lang);
    if (made)
        describe(made, &axes);
    return akt_chart__describe_finish(out, made, &axes.chart, status, err);
}
