#include "export/merge_script.h"

#include "export/script.h"
#include "words/words.h"

static akt_text words_of(akt_word word)
{
    akt_text text;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        text.in[lang] = akt_words(word, (akt_lang)lang);
    return text;
}

static void add_merge(akt_script_text *script, const akt_dataset *dataset,
                      const akt_same_body *body, akt_pool *pool)
{
    const akt_actor *actors = akt_dataset_actors(dataset);
    const akt_text why = words_of(body->by_number ? AKT_W_MERGE_NUMBER : AKT_W_MERGE_NAME);
    const char **ids = akt_pool_get(pool, body->count * sizeof *ids);
    if (!ids)
        return;
    for (size_t i = 0; i < body->count; i++)
        ids[i] = actors[body->actors[i]].party.record.id;
    akt_script_text_step(script, "merge");
    akt_script_text_strings(script, "actors", &(akt_strings){ids, body->count});
    akt_script_text_string(script, "into", ids[0]);
    akt_script_text_words(script, "name", &actors[body->actors[0]].party.name);
    akt_script_text_words(script, "why", &why);
}

void akt_export_merge_script(akt_buffer *out, const akt_dataset *dataset,
                             const akt_same_bodies *bodies)
{
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_pool *pool = akt_pool_new();
    const akt_text title = words_of(AKT_W_MERGE_TITLE), note = words_of(AKT_W_MERGE_WHY);
    const akt_same_body *items = bodies->items.items;
    out->failed = out->failed || !pool;
    if (!pool)
        return;
    akt_script_text_start(&script, "same-bodies", &title, &note);
    for (size_t i = 0; i < bodies->items.count; i++)
        if (!items[i].is_open)
            add_merge(&script, dataset, &items[i], pool);
    akt_script_text_end(&script);
    akt_buffer_add(out, akt_buffer_text(&script.text));
    out->failed = out->failed || script.text.failed || akt_pool_has_failed(pool);
    akt_buffer_dispose(&script.text);
    akt_pool_free(pool);
}
