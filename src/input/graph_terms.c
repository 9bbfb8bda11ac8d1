#include "input/graph_terms.h"

#include "base/json_text.h"
#include "input/edit_record.h"
#include "input/graph_id.h"

#include <string.h>

typedef struct asked_term {
    akt_vocabulary vocabulary;
    const char *id;
    const char *name;      /* where it is not built in */
    const akt_term *meant; /* that is built in; or NULL */
    bool is_new;           /* the dataset must say it */
    int32_t layer;         /* of kinds of ties */
    bool is_directed;
    akt_text_mark at;
} asked_term;

/* What stands where a file states nothing. */
static const akt_term unspecified = {
    .record = {.id = "unspecified"},
    .name = {{"ikke angitt", "ikkje oppgitt", "not stated"}},
};
static const akt_term linked = {
    .record = {.id = "linked"},
    .name = {{"tilknytning", "tilknyting", "link"}},
    .layer = AKT_NONE,
};

bool akt_graph_terms_init(akt_graph_terms *terms, akt_pool *pool)
{
    *terms = (akt_graph_terms){
        pool, akt_intern_new(), akt_intern_new(), AKT_LIST_OF(asked_term), {{{0}}}};
    return terms->known && terms->taken;
}

void akt_graph_terms_dispose(akt_graph_terms *terms)
{
    akt_intern_free(terms->known);
    akt_intern_free(terms->taken);
    akt_list_dispose(&terms->asked);
}

static bool is_name(const akt_term *term, const char *text)
{
    if (strcmp(term->record.id, text) == 0 || akt_graph_is_alike(term->record.id, text))
        return true;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        if (akt_graph_is_alike(term->name.in[lang], text))
            return true;
    return false;
}

/* Ours of that id before any of that name. */
static const akt_term *find_built_in(akt_vocabulary vocabulary, const char *text)
{
    size_t count;
    const akt_term *all = akt_taxonomy_built_in(vocabulary, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].record.id, text) == 0)
            return &all[i];
    for (size_t i = 0; i < count; i++)
        if (is_name(&all[i], text))
            return &all[i];
    return NULL;
}

bool akt_graph_terms_has(akt_vocabulary vocabulary, const char *text)
{
    return find_built_in(vocabulary, text) != NULL;
}

/* An id within a vocabulary: the words of all are in one table, each behind the vocabulary's number. */
static const char *take_id(akt_graph_terms *terms, akt_vocabulary vocabulary, const char *wish)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%d:%s", (int)vocabulary, wish);
    const char *id = akt_graph_take_id(terms->taken, akt_buffer_text(&text),
                                       (uint32_t)terms->asked.count, terms->pool);
    if (text.failed)
        akt_pool_fail(terms->pool);
    akt_buffer_dispose(&text);
    const char *colon = strchr(id, ':');
    return colon ? colon + 1 : id;
}

/* "term" where the name has nothing that an id can be made of. */
static const char *make_id(akt_graph_terms *terms, akt_vocabulary vocabulary, const char *name)
{
    akt_buffer wish = AKT_BUFFER_INIT;
    if (akt_input_is_id(name))
        akt_buffer_add(&wish, name);
    else
        akt_graph_slug(&wish, name);
    const char *id = take_id(terms, vocabulary, wish.size ? akt_buffer_text(&wish) : "term");
    if (wish.failed)
        akt_pool_fail(terms->pool);
    akt_buffer_dispose(&wish);
    return id;
}

static const char *keep(akt_graph_terms *terms, const char *text)
{
    const char *kept = akt_pool_text(terms->pool, text, strlen(text));
    return kept ? kept : "";
}

/* The place in `asked` of what was asked so before; AKT_INTERN_NONE where it was not. */
static uint32_t find_asked(const akt_graph_terms *terms, const akt_buffer *question)
{
    return akt_intern_find(terms->known, akt_buffer_text(question));
}

static void note_asked(akt_graph_terms *terms, const akt_buffer *question, uint32_t at)
{
    if (question->failed ||
        akt_intern_add(terms->known, keep(terms, akt_buffer_text(question)), at) == AKT_INTERN_NONE)
        akt_pool_fail(terms->pool);
}

static uint32_t add(akt_graph_terms *terms, asked_term term)
{
    const char *base = term.meant ? term.meant->record.id : NULL;
    uint32_t at = (uint32_t)terms->asked.count;
    term.id =
        base ? take_id(terms, term.vocabulary, base) : make_id(terms, term.vocabulary, term.name);
    term.is_new = term.is_new || (base && strcmp(term.id, base) != 0);
    asked_term *kept = akt_list_add(&terms->asked);
    if (!kept) {
        akt_pool_fail(terms->pool);
        return AKT_INTERN_NONE;
    }
    *kept = term;
    return at;
}

/* What a question comes to: words that mean the same are one term. */
static void write_question(akt_buffer *out, const asked_term *term)
{
    akt_buffer_format(out, "%d %d %d %s%s", (int)term->vocabulary, (int)term->layer,
                      term->is_directed, term->meant ? "!" : "=",
                      term->meant ? term->meant->record.id : term->name);
}

/* The term that is like this one, which is added where there is none yet. */
static uint32_t settle(akt_graph_terms *terms, asked_term term)
{
    akt_buffer question = AKT_BUFFER_INIT;
    write_question(&question, &term);
    uint32_t at = find_asked(terms, &question);
    if (at == AKT_INTERN_NONE) {
        at = add(terms, term);
        note_asked(terms, &question, at);
    }
    akt_buffer_dispose(&question);
    return at;
}

/* What is wished for, its name as the file has it (NULL: nothing), as a term. */
static asked_term make_code(akt_graph_terms *terms, asked_term wish)
{
    const akt_term *meant = wish.name ? find_built_in(wish.vocabulary, wish.name) : &unspecified;
    wish.is_new = !meant || !wish.name;
    wish.meant = meant;
    wish.name = meant ? NULL : keep(terms, wish.name);
    return wish;
}

static asked_term make_tie(akt_graph_terms *terms, asked_term wish)
{
    const akt_term *meant = wish.name ? find_built_in(wish.vocabulary, wish.name) : &linked;
    int32_t own = meant && meant->layer != AKT_NONE ? meant->layer : AKT_LAYER_COOPERATION;
    wish.layer = wish.layer == AKT_NONE ? own : wish.layer;
    wish.is_new =
        !wish.name || !meant || meant->layer != wish.layer || meant->directed != wish.is_directed;
    wish.meant = meant;
    wish.name = meant ? NULL : keep(terms, wish.name);
    return wish;
}

static uint32_t find(akt_graph_terms *terms, asked_term wish)
{
    akt_buffer question = AKT_BUFFER_INIT;
    akt_buffer_format(&question, "%d %d %d ?%s%s", (int)wish.vocabulary, (int)wish.layer,
                      wish.is_directed, wish.name ? "=" : "", wish.name ? wish.name : "");
    uint32_t found = find_asked(terms, &question);
    if (found == AKT_INTERN_NONE) {
        bool is_tie = wish.vocabulary == AKT_VOCABULARY_TIE_KINDS;
        found = settle(terms, is_tie ? make_tie(terms, wish) : make_code(terms, wish));
        note_asked(terms, &question, found);
    }
    akt_buffer_dispose(&question);
    return found;
}

/* Where nothing is stated, which is often so of all, the answer is kept by the question itself. */
static const char *ask(akt_graph_terms *terms, asked_term wish)
{
    size_t layer = wish.layer == AKT_NONE ? AKT_LAYER_COUNT : (size_t)wish.layer;
    uint32_t *kept =
        wish.name ? NULL : &terms->unstated[wish.vocabulary][layer][wish.is_directed]; /* + 1 */
    uint32_t found = kept && *kept ? *kept - 1 : find(terms, wish);
    if (found >= terms->asked.count)
        return "";
    if (kept)
        *kept = found + 1;
    return ((const asked_term *)terms->asked.items)[found].id;
}

const char *akt_graph_terms_code(akt_graph_terms *terms, akt_vocabulary vocabulary,
                                 const char *text, akt_text_mark at)
{
    return ask(terms,
               (asked_term){.vocabulary = vocabulary, .name = text, .layer = AKT_NONE, .at = at});
}

const char *akt_graph_terms_tie(akt_graph_terms *terms, const char *text, int32_t layer,
                                bool is_directed, akt_text_mark at)
{
    return ask(terms, (asked_term){.vocabulary = AKT_VOCABULARY_TIE_KINDS,
                                   .name = text,
                                   .layer = layer,
                                   .is_directed = is_directed,
                                   .at = at});
}

bool akt_graph_terms_names(const akt_graph_terms *terms, akt_vocabulary vocabulary, const char *id,
                           const char *text)
{
    const asked_term *all = terms->asked.items;
    for (size_t i = 0; i < terms->asked.count; i++)
        if (all[i].vocabulary == vocabulary && all[i].id && strcmp(all[i].id, id) == 0)
            return all[i].meant ? is_name(all[i].meant, text) : strcmp(all[i].name, text) == 0;
    return false;
}

static void write_term(const asked_term *term, akt_made_text *made)
{
    akt_buffer *out = &made->json;
    akt_made_text_place(made, term->at, NULL);
    akt_buffer_add(out, "{\"id\": ");
    akt_json_text_add(out, term->id);
    akt_buffer_add(out, ", \"name\": ");
    if (!term->meant)
        akt_json_text_add(out, term->name);
    for (int lang = 0; term->meant && lang < AKT_LANG_COUNT; lang++) {
        akt_buffer_format(out, "%s\"%s\": ", lang ? ", " : "{", akt_lang_name((akt_lang)lang));
        akt_json_text_add(out, term->meant->name.in[lang]);
    }
    akt_buffer_add(out, term->meant ? "}" : "");
    if (term->meant && term->meant->slot)
        akt_buffer_format(out, ", \"slot\": \"%s\"", term->meant->slot);
    if (term->vocabulary == AKT_VOCABULARY_TIE_KINDS)
        akt_buffer_format(out, ", \"layer\": \"%s\", \"directed\": %s",
                          akt_layer_name((akt_layer)term->layer),
                          term->is_directed ? "true" : "false");
    akt_buffer_add_char(out, '}');
}

void akt_graph_terms_write(const akt_graph_terms *terms, akt_made_text *made)
{
    const asked_term *all = terms->asked.items;
    const char *between = "{";
    for (int v = 0; v < AKT_VOCABULARY_COUNT; v++) {
        const char *before = NULL;
        for (size_t i = 0; i < terms->asked.count; i++) {
            if (all[i].vocabulary != (akt_vocabulary)v || !all[i].is_new)
                continue;
            if (!before)
                akt_buffer_format(&made->json, "%s\"%s\": [", between,
                                  akt_vocabulary_name((akt_vocabulary)v));
            akt_buffer_add(&made->json, before ? before : "");
            write_term(&all[i], made);
            before = ", ";
        }
        akt_buffer_add(&made->json, before ? "]" : "");
        between = before ? ",\n  " : between;
    }
    akt_buffer_add(&made->json, *between == '{' ? "{}" : "}");
}
