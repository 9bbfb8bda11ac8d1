#include "diagram/axes_internal.h"

#include "base/near.h"

#include <string.h>

static akt_status fail_concept(const akt_axes *axes, const char *id, akt_error *err)
{
    size_t count;
    const akt_term *terms = akt_dataset_terms(axes->chart.dataset, AKT_VOCABULARY_CONCEPTS, &count);
    akt_near near = akt_near_start(id);
    for (size_t i = 0; i < count; i++)
        akt_near_try(&near, terms[i].record.id);
    return near.best
               ? akt_error_set(err, AKT_EINVAL, "there is no concept '%s'; did you mean '%s'?", id,
                               near.best)
               : akt_error_set(err, AKT_EINVAL,
                               "there is no concept '%s'; 'aktorkart list --table taxonomy' shows "
                               "them",
                               id);
}

static akt_status find_concepts(akt_axes *axes, akt_axes_end end, const akt_strings *ids,
                                akt_error *err)
{
    static const char *const names[] = {"left", "right", "above", "below"};
    akt_axes_card *card = &axes->cards[end];
    const akt_dataset *dataset = axes->chart.dataset;
    if (ids->count == 0)
        return akt_error_set(err, AKT_EINVAL,
                             "axes needs --%s ID[,ID]: the concept at that end, then those that "
                             "belong there",
                             names[end]);
    card->concepts = akt_pool_get(axes->chart.pool, ids->count * sizeof *card->concepts);
    if (!card->concepts)
        return akt_error_memory(err);
    for (; card->count < ids->count; card->count++) {
        const char *id = ids->items[card->count];
        const akt_term *term =
            akt_dataset_term(dataset, AKT_VOCABULARY_CONCEPTS,
                             akt_dataset_find_term(dataset, AKT_VOCABULARY_CONCEPTS, id));
        if (!term)
            return fail_concept(axes, id, err);
        card->concepts[card->count] = (akt_axes_concept){.term = term};
    }
    return AKT_OK;
}

akt_status akt_axes__build(akt_axes *axes, const akt_dataset *dataset,
                           const akt_axes_options *options, const akt_page *page, akt_error *err)
{
    *axes = (akt_axes){.chart = {dataset, page, page->lang, akt_pool_new(), NULL, 0}};
    akt_status status = axes->chart.pool ? AKT_OK : akt_error_memory(err);
    for (int end = 0; status == AKT_OK && end < AKT_AXES_ENDS; end++)
        status = find_concepts(axes, (akt_axes_end)end, &options->ends[end], err);
    if (status == AKT_OK)
        akt_axes__place(axes);
    return status;
}

const char *akt_axes__title(const akt_axes *axes)
{
    return akt_page_title(axes->chart.page, akt_words(AKT_W_AXES_TITLE, axes->chart.lang));
}

const char *akt_axes__subtitle(const akt_axes *axes)
{
    size_t count = 0;
    akt_buffer text = AKT_BUFFER_INIT;
    for (int end = 0; end < AKT_AXES_ENDS; end++)
        count += axes->cards[end].count;
    akt_words_fill(&text, AKT_W_AXES_SUBTITLE, axes->chart.lang,
                   akt_chart__number(&axes->chart, count), NULL, NULL, NULL);
    return akt_chart__subtitle(&axes->chart, &text);
}

const char *akt_axes__end_words(const akt_axes *axes, akt_axes_end end)
{
    static const akt_word words[] = {AKT_W_AXES_LEFT, AKT_W_AXES_RIGHT, AKT_W_AXES_ABOVE,
                                     AKT_W_AXES_BELOW};
    return akt_words(words[end], axes->chart.lang);
}

const char *akt_axes__sources(const akt_axes *axes)
{
    const akt_chart *chart = &axes->chart;
    akt_buffer line = AKT_BUFFER_INIT;
    size_t sources = akt_dataset_count(chart->dataset, AKT_TABLE_SOURCES);
    bool *cited = akt_pool_get(chart->pool, (sources + 1) * sizeof *cited);
    if (!cited)
        return "";
    memset(cited, 0, (sources + 1) * sizeof *cited);
    for (int end = 0; end < AKT_AXES_ENDS; end++)
        for (size_t i = 0; i < axes->cards[end].count; i++) {
            const akt_cites *cites = &axes->cards[end].concepts[i].term->record.sources;
            for (size_t c = 0; c < cites->count; c++)
                cited[cites->items[c].source] = true;
        }
    akt_sources__add_names(&line, chart->dataset, cited, chart->lang);
    return akt_buffer_settle(&line, chart->pool);
}
