#include "diagram/sources_internal.h"

#include "report/field_words.h"
#include "words/quantity.h"
#include "words/words.h"

#include <stdlib.h>

static const char *name_of(const akt_source *source, akt_lang lang)
{
    const char *name = akt_text_in(&source->short_name, lang);
    name = name != NULL ? name : akt_text_in(&source->title, lang);
    return name != NULL ? name : source->record.id;
}

static bool cites(const akt_record *record, int32_t source)
{
    for (size_t i = 0; i < record->sources.count; i++) {
        if (record->sources.items[i].source == source) {
            return true;
        }
    }
    return false;
}

static bool is_cited(const akt_dataset *dataset, uint32_t tables, int32_t source)
{
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        size_t count = (tables >> t & 1) != 0 ? akt_dataset_count(dataset, (akt_table)t) : 0;
        for (size_t i = 0; i < count; i++) {
            if (cites(akt_dataset_record(dataset, (akt_table)t, i), source)) {
                return true;
            }
        }
    }
    return false;
}

void akt_sources__add_names(akt_buffer *out, const akt_dataset *dataset, const bool *cited,
                            akt_lang lang)
{
    const akt_source *sources = akt_dataset_sources(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_SOURCES), all = 0, told = 0;
    for (size_t i = 0; i < count; i++) {
        all += cited[i] ? 1 : 0;
    }
    akt_word word = all == 1 ? AKT_W_DIAGRAM_SOURCE : AKT_W_DIAGRAM_SOURCES;
    for (size_t i = 0; i < count; i++) {
        if (cited[i]) {
            akt_buffer_add(out, told == 0 ? akt_words(word, lang) : "");
            akt_buffer_add(out, told++ == 0 ? ": " : "; ");
            akt_buffer_add(out, name_of(&sources[i], lang));
        }
    }
}

void akt_sources__add_line(akt_buffer *out, const akt_dataset *dataset, uint32_t tables,
                           akt_lang lang)
{
    size_t count = akt_dataset_count(dataset, AKT_TABLE_SOURCES);
    bool *cited = calloc(count + 1, sizeof *cited);
    out->failed = out->failed || cited == NULL;
    for (size_t i = 0; cited != NULL && i < count; i++) {
        cited[i] = is_cited(dataset, tables, (int32_t)i);
    }
    if (cited != NULL) {
        akt_sources__add_names(out, dataset, cited, lang);
    }
    free(cited);
}

void akt_sources__add_date(akt_buffer *out, const akt_dataset *dataset, akt_lang lang)
{
    akt_date date = akt_dataset_about(dataset)->date;
    akt_buffer day = AKT_BUFFER_INIT;
    if (date.year != 0) {
        akt_quantity_date(&day, date.year, date.month, date.day, lang);
        out->failed = out->failed || day.failed;
        akt_words_fill(out, AKT_W_DIAGRAM_DATA_DATE, lang, akt_buffer_text(&day), NULL, NULL,
                       NULL);
    }
    akt_buffer_dispose(&day);
    akt_add_changes(out, dataset, lang);
}
