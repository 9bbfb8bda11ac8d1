#include "export/suggestion_script.h"

#include "export/script.h"
#include "report/field_words.h"
#include "report/suggestion_words.h"

/* The same words in every language, made by a function; in pool. */
typedef const char *in_words(akt_pool *pool, const void *thing, akt_lang lang);

static akt_text make_text(akt_pool *pool, in_words *words, const void *thing)
{
    akt_text out;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        out.in[lang] = words(pool, thing, (akt_lang)lang);
    return out;
}

static const char *of_word(akt_pool *pool, const void *thing, akt_lang lang)
{
    (void)pool;
    return akt_words(*(const akt_word *)thing, lang);
}

static const char *of_plan(akt_pool *pool, const void *thing, akt_lang lang)
{
    const akt_plan *plan = thing;
    return akt_words_filled(pool, AKT_W_SUGGEST_SCRIPT_WHY, lang,
                            akt_count_words(pool, plan->count, lang), NULL, NULL, NULL);
}

static const char *of_assignment(akt_pool *pool, const void *thing, akt_lang lang)
{
    const akt_assignment *a = thing;
    return akt_words_filled(pool, AKT_W_SUGGEST_STEP_WHY, lang,
                            akt_count_words(pool, a->gain, lang),
                            akt_fit_words(pool, &a->fit, lang), NULL, NULL);
}

static const char *id_of(const akt_dataset *dataset, akt_ref party)
{
    return akt_dataset_party(dataset, party)->record.id;
}

static const char *code_of(const akt_dataset *dataset, akt_vocabulary vocabulary, int32_t code)
{
    const akt_term *term = akt_dataset_term(dataset, vocabulary, code);
    return term ? term->record.id : NULL;
}

static void give_role(akt_script_text *script, const akt_dataset *dataset, akt_pool *pool,
                      const akt_assignment *a)
{
    const akt_text why = make_text(pool, of_assignment, a);
    akt_script_text_step(script, "give_role");
    akt_script_text_string(script, "holder", id_of(dataset, a->holder));
    akt_script_text_string(script, "role", code_of(dataset, AKT_VOCABULARY_ROLES, a->role));
    akt_script_text_string(script, "area", code_of(dataset, AKT_VOCABULARY_AREAS, a->area));
    akt_script_text_string(script, "strength", akt_strength_name(AKT_STRENGTH_CLEAR));
    akt_script_text_words(script, "why", &why);
}

/* Ends the script and hands it over; whatever was lacking makes out fail. */
static void finish(akt_buffer *out, akt_script_text *script, akt_pool *pool)
{
    akt_script_text_end(script);
    script->text.failed = script->text.failed || akt_pool_has_failed(pool);
    akt_buffer_add(out, akt_buffer_text(&script->text));
    out->failed = out->failed || script->text.failed;
    akt_buffer_dispose(&script->text);
    akt_pool_free(pool);
}

void akt_export_suggestion_script(akt_buffer *out, const akt_dataset *dataset,
                                  const akt_suggestion *suggestion)
{
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_pool *pool = akt_pool_new();
    out->failed = out->failed || !pool;
    if (!pool)
        return;
    const akt_word word = AKT_W_SUGGEST_SCRIPT_TITLE;
    const akt_plan *plan = suggestion->plan_count ? &suggestion->plans[0] : NULL;
    const akt_text title = make_text(pool, of_word, &word);
    const akt_text why = plan ? make_text(pool, of_plan, plan) : (akt_text){{NULL}};
    akt_script_text_start(&script, "suggested-roles", &title, &why);
    for (size_t i = 0; plan && i < plan->count; i++)
        give_role(&script, dataset, pool, &plan->items[i]);
    finish(out, &script, pool);
}

/* A tie and what it betters. */
typedef struct tie_step {
    const akt_new_ties *of;
    const akt_new_tie *tie;
} tie_step;

static const char *of_tie(akt_pool *pool, const void *thing, akt_lang lang)
{
    const tie_step *step = thing;
    return akt_words_filled(
        pool, AKT_W_SUGGEST_TIES_STEP_WHY, lang, akt_tie_measure_words(step->of->measure, lang),
        akt_tie_gain_words(pool, step->of->measure, step->tie->gain, lang), NULL, NULL);
}

void akt_export_new_ties_script(akt_buffer *out, const akt_dataset *dataset,
                                const akt_new_ties *ties)
{
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_pool *pool = akt_pool_new();
    out->failed = out->failed || !pool;
    if (!pool)
        return;
    const akt_word word = AKT_W_SUGGEST_TIES_SCRIPT_TITLE;
    const akt_text title = make_text(pool, of_word, &word);
    akt_script_text_start(&script, "suggested-ties", &title, NULL);
    for (size_t i = 0; i < ties->ties; i++) {
        const tie_step step = {ties, &ties->items[0].ties[i]};
        const akt_text why = make_text(pool, of_tie, &step);
        akt_script_text_step(&script, "add_tie");
        akt_script_text_string(&script, "from", id_of(dataset, step.tie->from));
        akt_script_text_string(&script, "to", id_of(dataset, step.tie->to));
        akt_script_text_string(&script, "kind", "cooperates");
        akt_script_text_words(&script, "why", &why);
    }
    finish(out, &script, pool);
}
