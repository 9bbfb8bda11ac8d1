#include "diagram/sources_internal.h"

#include "words/quantity.h"
#include "words/words.h"

static const char *take(akt_pool *pool, akt_buffer *buffer)
{
    const char *text = akt_pool_text(pool, akt_buffer_text(buffer), buffer->size);
    akt_buffer_dispose(buffer);
    return text != NULL ? text : "";
}

static const char *name_of(const akt_source *source, akt_lang lang)
{
    const char *name = akt_text_in(&source->short_name, lang);
    name = name != NULL ? name : akt_text_in(&source->title, lang);
    return name != NULL ? name : source->record.id;
}

const char *akt_sources__line(const akt_dataset *dataset, akt_lang lang, akt_pool *pool)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const akt_source *sources = akt_dataset_sources(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_SOURCES);
    if (count == 0) {
        return "";
    }
    akt_buffer_add(&text, akt_words(count == 1 ? AKT_W_DIAGRAM_SOURCE : AKT_W_DIAGRAM_SOURCES,
                                    lang));
    for (size_t i = 0; i < count; i++) {
        akt_buffer_add(&text, i == 0 ? ": " : "; ");
        akt_buffer_add(&text, name_of(&sources[i], lang));
    }
    return take(pool, &text);
}

const char *akt_sources__date(const akt_dataset *dataset, akt_lang lang, akt_pool *pool)
{
    akt_date date = akt_dataset_about(dataset)->date;
    if (date.year == 0) {
        return "";
    }
    akt_buffer day = AKT_BUFFER_INIT;
    akt_quantity_date(&day, date.year, date.month, date.day, lang);
    const char *text = akt_words_filled(pool, AKT_W_DIAGRAM_DATA_DATE, lang,
                                        akt_buffer_text(&day), NULL, NULL, NULL);
    akt_buffer_dispose(&day);
    return text;
}
