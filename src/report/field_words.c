#include "report/field_words.h"

#include "words/quantity.h"

#include <string.h>

static const struct {
    const char *field;
    akt_word word;
} titles[] = {
    {"missing", AKT_W_COLUMN_MISSING},
    {"former_ids", AKT_W_COLUMN_FORMER_IDS},
    {"share", AKT_W_COLUMN_SHARE},
    {"from_year", AKT_W_COLUMN_FROM_YEAR},
    {"to_year", AKT_W_COLUMN_TO_YEAR},
    {"amount_min", AKT_W_COLUMN_AMOUNT_MIN},
    {"amount_max", AKT_W_COLUMN_AMOUNT_MAX},
    {"currency", AKT_W_COLUMN_CURRENCY},
    {"continues", AKT_W_COLUMN_CONTINUES},
    {"minimum", AKT_W_COLUMN_MINIMUM},
    {"about", AKT_W_COLUMN_ABOUT},
    {"scenario", AKT_W_COLUMN_SCENARIO},
    {"comparable_with", AKT_W_COLUMN_COMPARABLE},
    {"confidence", AKT_W_COLUMN_CONFIDENCE},
    {"extra", AKT_W_COLUMN_EXTRA},
    {"language", AKT_W_COLUMN_LANGUAGE},
    {"id", AKT_W_COLUMN_ID},
    {"name", AKT_W_COLUMN_NAME},
    {"short", AKT_W_SHOW_ABBREVIATION},
    {"aliases", AKT_W_SHOW_ALIASES},
    {"kind", AKT_W_COLUMN_KIND},
    {"level", AKT_W_COLUMN_LEVEL},
    {"sector", AKT_W_SHOW_SECTOR},
    {"parent", AKT_W_SHOW_PARENT},
    {"category", AKT_W_COLUMN_CATEGORY},
    {"driver", AKT_W_COLUMN_DRIVER},
    {"audiences", AKT_W_SHOW_AUDIENCES},
    {"instruments", AKT_W_SHOW_INSTRUMENTS},
    {"description", AKT_W_COLUMN_DESCRIPTION},
    {"orgnr", AKT_W_SHOW_ORGNR},
    {"url", AKT_W_SHOW_URL},
    {"owners", AKT_W_COLUMN_OWNERS},
    {"operators", AKT_W_COLUMN_OPERATORS},
    {"partners", AKT_W_COLUMN_PARTNERS},
    {"members", AKT_W_COLUMN_MEMBERS},
    {"from", AKT_W_COLUMN_FROM},
    {"to", AKT_W_COLUMN_TO},
    {"via", AKT_W_COLUMN_VIA},
    {"what", AKT_W_COLUMN_WHAT},
    {"amount", AKT_W_COLUMN_AMOUNT},
    {"year", AKT_W_COLUMN_YEAR},
    {"status", AKT_W_COLUMN_STATUS},
    {"purpose", AKT_W_COLUMN_PURPOSE},
    {"holder", AKT_W_COLUMN_HOLDER},
    {"role", AKT_W_COLUMN_ROLE},
    {"area", AKT_W_COLUMN_AREA},
    {"strength", AKT_W_COLUMN_STRENGTH},
    {"basis", AKT_W_COLUMN_BASIS},
    {"reach", AKT_W_COLUMN_REACH},
    {"number", AKT_W_COLUMN_NUMBER},
    {"text", AKT_W_COLUMN_TEXT},
    {"verdict", AKT_W_COLUMN_VERDICT},
    {"group", AKT_W_COLUMN_GROUP},
    {"value", AKT_W_COLUMN_VALUE},
    {"unit", AKT_W_COLUMN_UNIT},
    {"n", AKT_W_COLUMN_N},
    {"survey", AKT_W_COLUMN_SURVEY},
    {"title", AKT_W_COLUMN_TITLE},
    {"publisher", AKT_W_COLUMN_PUBLISHER},
    {"date", AKT_W_COLUMN_DATE},
    {"sources", AKT_W_COLUMN_SOURCES},
    {"note", AKT_W_COLUMN_NOTE},
};

const char *akt_field_title(const char *field, akt_lang lang)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (strcmp(titles[i].field, field) == 0)
            return akt_words(titles[i].word, lang);
    return field;
}

const char *akt_term_words(const akt_dataset *dataset, akt_vocabulary vocabulary, int32_t code,
                           akt_lang lang)
{
    if (code == AKT_AREA_ALL)
        return akt_words(AKT_W_ALL_AREAS, lang);
    const akt_term *term = akt_dataset_term(dataset, vocabulary, code);
    if (!term)
        return NULL;
    const char *name = akt_text_in(&term->name, lang);
    return name ? name : term->record.id;
}

const char *akt_layer_words(akt_layer layer, akt_lang lang)
{
    static const akt_word words[] = {AKT_W_LAYER_FUNDING, AKT_W_LAYER_GOVERNANCE,
                                     AKT_W_LAYER_COOPERATION, AKT_W_LAYER_OWNERSHIP,
                                     AKT_W_LAYER_MEMBERSHIP};
    return akt_words(words[layer], lang);
}

const char *akt_table_words(akt_table table, akt_lang lang)
{
    static const akt_word words[AKT_TABLE_COUNT] = {
        [AKT_TABLE_SOURCES] = AKT_W_TABLE_SOURCES,
        [AKT_TABLE_ACTORS] = AKT_W_TABLE_ACTORS,
        [AKT_TABLE_PROGRAMMES] = AKT_W_TABLE_PROGRAMMES,
        [AKT_TABLE_FORUMS] = AKT_W_TABLE_FORUMS,
        [AKT_TABLE_TIES] = AKT_W_TABLE_TIES,
        [AKT_TABLE_FLOWS] = AKT_W_TABLE_FLOWS,
        [AKT_TABLE_ROLES] = AKT_W_TABLE_ROLES,
        [AKT_TABLE_NEEDS] = AKT_W_TABLE_NEEDS,
        [AKT_TABLE_STATEMENTS] = AKT_W_TABLE_STATEMENTS,
        [AKT_TABLE_INDICATORS] = AKT_W_TABLE_INDICATORS,
    };
    return akt_words(words[table], lang);
}

static const char *source_name(const akt_source *source, akt_lang lang)
{
    const char *name = akt_text_in(&source->short_name, lang);
    if (!name)
        name = akt_text_in(&source->title, lang);
    return name ? name : source->record.id;
}

const char *akt_sources_words(akt_pool *pool, const akt_dataset *dataset, const akt_cites *cites,
                              akt_lang lang)
{
    if (cites->count == 0)
        return NULL;
    akt_buffer text = AKT_BUFFER_INIT;
    const akt_source *sources = akt_dataset_sources(dataset);
    for (size_t i = 0; i < cites->count; i++) {
        int32_t source = cites->items[i].source;
        if (i == 0 || source != cites->items[i - 1].source) {
            akt_buffer_add(&text, i > 0 ? "; " : "");
            akt_buffer_add(&text, source_name(&sources[source], lang));
        }
        if (cites->items[i].at)
            akt_buffer_format(&text, ", %s", cites->items[i].at);
    }
    return akt_buffer_settle(&text, pool);
}

const char *akt_join_words(akt_pool *pool, const char *const *items, size_t count, akt_lang lang)
{
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            akt_buffer_add(&text, i + 1 == count ? akt_words(AKT_W_AND, lang) : ", ");
        akt_buffer_add(&text, items[i]);
    }
    return akt_buffer_settle(&text, pool);
}

const char *akt_join_first_words(akt_pool *pool, const char *const *items, size_t count,
                                 size_t most, akt_lang lang)
{
    if (count <= most + 1)
        return akt_join_words(pool, items, count, lang);
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < most; i++)
        akt_buffer_format(&text, "%s%s", i ? ", " : "", items[i]);
    return akt_words_filled(pool, AKT_W_AND_MORE, lang, akt_buffer_settle(&text, pool),
                            akt_count_words(pool, count - most, lang), NULL, NULL);
}

const char *akt_date_words(akt_pool *pool, akt_date date, akt_lang lang)
{
    if (!date.year)
        return NULL;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_date(&text, date.year, date.month, date.day, lang);
    return akt_buffer_settle(&text, pool);
}

const char *akt_money_words(akt_pool *pool, int64_t amount, const char *currency, akt_lang lang)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_money(&text, amount, currency, lang);
    return akt_buffer_settle(&text, pool);
}

/* " (1–2 mill. kr)", or one bound alone. */
static void add_range(akt_buffer *out, const akt_flow *flow, akt_lang lang)
{
    if (!flow->amount_min.known && !flow->amount_max.known)
        return;
    akt_buffer_add(out, " (");
    if (flow->amount_min.known)
        akt_quantity_money(out, flow->amount_min.value, flow->currency, lang);
    akt_buffer_add(out, " – ");
    if (flow->amount_max.known)
        akt_quantity_money(out, flow->amount_max.value, flow->currency, lang);
    akt_buffer_add(out, ")");
}

const char *akt_amount_words(akt_pool *pool, const akt_flow *flow, akt_lang lang)
{
    static const akt_word missing[] = {AKT_W_MISSING_NOT_STATED, AKT_W_MISSING_NOT_APPLICABLE,
                                       AKT_W_MISSING_CONFIDENTIAL, AKT_W_MISSING_UNKNOWN};
    akt_buffer text = AKT_BUFFER_INIT;
    if (flow->amount.known)
        akt_quantity_money(&text, flow->amount.value, flow->currency, lang);
    else
        akt_buffer_add(&text, akt_words(missing[flow->missing], lang));
    add_range(&text, flow, lang);
    return akt_buffer_settle(&text, pool);
}

const char *akt_count_words(akt_pool *pool, size_t count, akt_lang lang)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_whole(&text, (int64_t)count, lang);
    return akt_buffer_settle(&text, pool);
}

const char *akt_percent_words(akt_pool *pool, double share, akt_lang lang)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (share > 0 && share < 0.01)
        return akt_words(AKT_W_PERCENT_UNDER_ONE, lang);
    /* Not all until it is all. */
    double percent = share < 1 && share > 0.99 ? 99 : share * 100;
    akt_quantity_number(&text, percent, 0, lang);
    return akt_words_filled(pool, AKT_W_PERCENT, lang, akt_buffer_settle(&text, pool), NULL, NULL,
                            NULL);
}

const char *akt_counted_words(akt_pool *pool, size_t count, akt_word one, akt_word many,
                              akt_lang lang)
{
    return akt_words_filled(pool, count == 1 ? one : many, lang, akt_count_words(pool, count, lang),
                            NULL, NULL, NULL);
}

/* Sums without them are not the whole: it must be said where they stand. */
static void add_withheld(akt_buffer *out, size_t withheld, akt_lang lang)
{
    akt_buffer count = AKT_BUFFER_INIT;
    if (withheld == 0)
        return;
    akt_quantity_whole(&count, (int64_t)withheld, lang);
    akt_buffer_add_char(out, ' ');
    akt_words_fill(out, withheld == 1 ? AKT_W_WITHHELD_LINE : AKT_W_WITHHELD_LINES, lang,
                   akt_buffer_text(&count), NULL, NULL, NULL);
    out->failed = out->failed || count.failed;
    akt_buffer_dispose(&count);
}

void akt_add_changes(akt_buffer *out, const akt_dataset *dataset, akt_lang lang)
{
    const akt_about *about = akt_dataset_about(dataset);
    akt_buffer date = AKT_BUFFER_INIT, count = AKT_BUFFER_INIT;
    for (size_t i = 0; i < about->scenario_count; i++) {
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out, AKT_W_SCENARIO_LINE, lang, akt_text_in(&about->scenarios[i], lang),
                       NULL, NULL, NULL);
    }
    if (about->rolled_up)
        akt_buffer_format(out, " %s", akt_words(AKT_W_ROLL_UP_LINE, lang));
    if (about->selection && *about->selection) {
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out, AKT_W_SELECTION_LINE, lang, about->selection, NULL, NULL, NULL);
    }
    if (about->at.year) {
        akt_buffer_add_char(out, ' ');
        akt_quantity_date(&date, about->at.year, about->at.month, about->at.day, lang);
        akt_quantity_whole(&count, (int64_t)about->undated, lang);
        akt_words_fill(out, about->at.day ? AKT_W_SLICE_DAY_LINE : AKT_W_SLICE_LINE, lang,
                       akt_buffer_text(&date), akt_buffer_text(&count), NULL, NULL);
        out->failed = out->failed || date.failed || count.failed;
    }
    akt_buffer_dispose(&date);
    akt_buffer_dispose(&count);
    add_withheld(out, about->withheld, lang);
}

const char *akt_source_line(akt_pool *pool, const akt_dataset *dataset, akt_lang lang)
{
    akt_buffer names = AKT_BUFFER_INIT;
    const akt_source *sources = akt_dataset_sources(dataset);
    size_t count = akt_dataset_count(dataset, AKT_TABLE_SOURCES);
    for (size_t i = 0; i < count; i++)
        akt_buffer_format(&names, "%s%s", i > 0 ? "; " : "", source_name(&sources[i], lang));
    const char *joined = akt_buffer_settle(&names, pool);
    const akt_about *about = akt_dataset_about(dataset);
    akt_buffer line = AKT_BUFFER_INIT;
    const char *date = akt_date_words(pool, about->date, lang);
    akt_word words = count > 1 ? AKT_W_SOURCES_LINE : AKT_W_SOURCE_LINE;
    if (!date)
        words = count > 1 ? AKT_W_SOURCES_LINE_UNDATED : AKT_W_SOURCE_LINE_UNDATED;
    akt_words_fill(&line, words, lang, count ? joined : "–", date, NULL, NULL);
    akt_add_changes(&line, dataset, lang);
    return akt_buffer_settle(&line, pool);
}

const char *akt_unit_words(const char *unit, akt_lang lang)
{
    if (unit && strcmp(unit, "percent") == 0)
        return "%";
    if (unit && strcmp(unit, "count") == 0)
        return akt_words(AKT_W_UNIT_COUNT, lang);
    if (unit && strcmp(unit, "mill_NOK") == 0)
        return akt_words(AKT_W_UNIT_MILLION, lang);
    if (unit && strcmp(unit, "NOK") == 0)
        return akt_words(AKT_W_UNIT_KRONER, lang);
    return unit;
}
