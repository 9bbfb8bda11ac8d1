#include "report/suggestion_words.h"

#include "report/field_words.h"
#include "words/quantity.h"

#include <math.h>

enum { PARTS_MOST = 4 };

const char *akt_fit_words(akt_pool *pool, const akt_fit *fit, akt_lang lang)
{
    const char *parts[PARTS_MOST];
    size_t count = 0;
    if (fit->stated != AKT_FIT_SILENT) {
        int32_t strength = fit->stated == AKT_FIT_ABSENT ? AKT_STRENGTH_ABSENT : fit->stated;
        const char *word =
            akt_choice_words("strength", akt_strength_name((akt_strength)strength), lang);
        parts[count++] =
            akt_words_filled(pool, AKT_W_SUGGEST_FIT_STATED, lang, word, NULL, NULL, NULL);
    }
    if (fit->facets == 0)
        parts[count++] = akt_words(AKT_W_SUGGEST_FIT_MEETS, lang);
    if (fit->elsewhere == 0)
        parts[count++] = akt_words(AKT_W_SUGGEST_FIT_ELSEWHERE, lang);
    if (fit->driver < 2)
        parts[count++] = akt_words(
            fit->driver == 0 ? AKT_W_SUGGEST_FIT_CENTRAL : AKT_W_SUGGEST_FIT_LISTED, lang);
    if (count == 0)
        parts[count++] = akt_words(AKT_W_SUGGEST_FIT_NOTHING, lang);
    return akt_join_words(pool, parts, count, lang);
}

const char *akt_place_words(akt_pool *pool, const akt_dataset *dataset, int32_t role, int32_t area,
                            akt_lang lang)
{
    const char *name = akt_term_words(dataset, AKT_VOCABULARY_ROLES, role, lang);
    if (area == AKT_NONE)
        return name;
    return akt_words_filled(pool, AKT_W_SPECIFIED, lang, name,
                            akt_term_words(dataset, AKT_VOCABULARY_AREAS, area, lang), NULL, NULL);
}

const char *akt_tie_measure_words(akt_coordination_measure measure, akt_lang lang)
{
    akt_word word = measure == AKT_COORDINATION_DENSITY         ? AKT_W_SUGGEST_DENSITY
                    : measure == AKT_COORDINATION_MEAN_DISTANCE ? AKT_W_SUGGEST_DISTANCE
                    : measure == AKT_COORDINATION_REACH         ? AKT_W_SUGGEST_REACH
                                                                : AKT_W_SUGGEST_HUB_LOAD;
    return akt_words(word, lang);
}

/* Steps, or hundredths. */
static const char *amount_words(akt_pool *pool, akt_coordination_measure measure, double value,
                                akt_lang lang)
{
    akt_buffer text = AKT_BUFFER_INIT;
    bool of_steps = measure == AKT_COORDINATION_MEAN_DISTANCE;
    akt_quantity_number(&text, of_steps ? value : value * 100, of_steps ? 2 : 1, lang);
    return akt_buffer_settle(&text, pool);
}

const char *akt_tie_value_words(akt_pool *pool, akt_coordination_measure measure, double value,
                                akt_lang lang)
{
    if (isnan(value))
        return "–";
    const char *amount = amount_words(pool, measure, value, lang);
    if (measure == AKT_COORDINATION_MEAN_DISTANCE)
        return amount;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%s\xC2\xA0%%", amount);
    return akt_buffer_settle(&text, pool);
}

const char *akt_tie_gain_words(akt_pool *pool, akt_coordination_measure measure, double gain,
                               akt_lang lang)
{
    if (isnan(gain))
        return "–";
    akt_word word =
        measure == AKT_COORDINATION_MEAN_DISTANCE ? AKT_W_SUGGEST_STEPS : AKT_W_SUGGEST_POINTS;
    return akt_words_filled(pool, word, lang, amount_words(pool, measure, gain, lang), NULL, NULL,
                            NULL);
}
