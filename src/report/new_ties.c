#include "report/describe.h"
#include "report/field_words.h"
#include "report/finding.h"
#include "report/suggestion_internal.h"
#include "report/suggestion_words.h"

#include <math.h>

typedef struct page {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_new_ties *ties;
    akt_lang lang;
} page;

static const char *fill(const page *p, akt_word word, const char *const args[4])
{
    return akt_words_filled(p->pool, word, p->lang, args[0], args[1], args[2], args[3]);
}

static const char *number(const page *p, size_t count)
{
    return akt_count_words(p->pool, count, p->lang);
}

static const char *value_words(const page *p, double value)
{
    return akt_tie_value_words(p->pool, p->ties->measure, value, p->lang);
}

static const char *gain_words(const page *p, double gain)
{
    return akt_tie_gain_words(p->pool, p->ties->measure, gain, p->lang);
}

/* "Difi – KS og KMD – NAV". */
static const char *name_ties(const page *p, const akt_new_tie_set *set)
{
    const char **names = akt_pool_get(p->pool, (p->ties->ties + 1) * sizeof *names);
    for (size_t i = 0; names && i < p->ties->ties; i++) {
        const char *const ends[4] = {
            akt_dataset_label(p->dataset, set->ties[i].from, p->lang, true),
            akt_dataset_label(p->dataset, set->ties[i].to, p->lang, true), NULL, NULL};
        names[i] = fill(p, AKT_W_SUGGEST_TIES_WORDS, ends);
    }
    return names ? akt_join_words(p->pool, names, p->ties->ties, p->lang) : "";
}

/* The actors at the ends of the best ties. */
static akt_refs list_ends(const page *p)
{
    const akt_new_tie_set *best = &p->ties->items[0];
    akt_ref *ends = akt_pool_get(p->pool, (2 * p->ties->ties + 1) * sizeof *ends);
    for (size_t i = 0; ends && i < p->ties->ties; i++) {
        ends[2 * i] = best->ties[i].from;
        ends[2 * i + 1] = best->ties[i].to;
    }
    return (akt_refs){ends, ends ? 2 * p->ties->ties : 0};
}

static void add_plan(const page *p)
{
    const akt_new_ties *t = p->ties;
    const akt_new_tie_set *best = &t->items[0];
    akt_buffer text = AKT_BUFFER_INIT;
    bool helps = best->value != t->before || best->apart != t->apart;
    const char *const args[4] = {name_ties(p, best), akt_tie_measure_words(t->measure, p->lang),
                                 value_words(p, t->before), value_words(p, best->value)};
    akt_buffer_add(&text,
                   fill(p, helps ? AKT_W_SUGGEST_TIES_PLAN : AKT_W_SUGGEST_TIES_NO_HELP, args));
    const char *const apart[4] = {number(p, t->apart), number(p, best->apart), NULL, NULL};
    if (t->apart)
        akt_buffer_format(&text, " %s", fill(p, AKT_W_SUGGEST_TIES_APART, apart));
    akt_finding_add(p->document, AKT_BLOCK_PARAGRAPH, p->dataset, akt_buffer_settle(&text, p->pool),
                    list_ends(p));
}

static void add_proof_words(const page *p)
{
    const akt_new_ties *t = p->ties;
    bool all = t->is_exact && t->is_complete;
    akt_word word = all && t->sets == 1 ? AKT_W_SUGGEST_TIES_ONE
                    : all               ? AKT_W_SUGGEST_TIES_ALL
                    : t->is_exact       ? AKT_W_SUGGEST_TIES_MET
                                        : AKT_W_SUGGEST_TIES_BOUND;
    const char *const args[4] = {all ? number(p, t->sets) : value_words(p, t->bound),
                                 gain_words(p, fabs(t->bound - t->items[0].value)), NULL, NULL};
    akt_suggestion__add_item(p->document, fill(p, word, args));
}

static void add_steps(const page *p)
{
    akt_suggestion__start_steps(p->document);
    for (size_t i = 0; i < p->ties->ties; i++) {
        const akt_new_tie *tie = &p->ties->items[0].ties[i];
        akt_document_row(p->document);
        akt_document_whole(p->document, (int64_t)i + 1);
        akt_document_text(p->document, "add_tie");
        for (int empty = 0; empty < 3; empty++)
            akt_document_nothing(p->document);
        akt_suggestion__add_party(p->document, p->dataset, tie->from);
        akt_suggestion__add_party(p->document, p->dataset, tie->to);
        akt_document_number(p->document, tie->gain);
    }
}

static void add_ties(const page *p)
{
    const akt_column columns[] = {
        {"rank", akt_words(AKT_W_COLUMN_RANK, p->lang), AKT_COLUMN_WHOLE, NULL},
        {"from", akt_words(AKT_W_COLUMN_FROM, p->lang), AKT_COLUMN_TEXT, NULL},
        {"to", akt_words(AKT_W_COLUMN_TO, p->lang), AKT_COLUMN_TEXT, NULL},
        {"gain", akt_words(AKT_W_SUGGEST_GAIN, p->lang), AKT_COLUMN_NUMBER, NULL},
    };
    akt_document_table(p->document, "suggestion", akt_words(AKT_W_SUGGEST_TIES_TABLE, p->lang),
                       columns, sizeof columns / sizeof *columns);
    akt_document_table_for(p->document, AKT_READERS_PEOPLE);
    for (size_t i = 0; i < p->ties->ties; i++) {
        const akt_new_tie *tie = &p->ties->items[0].ties[i];
        akt_document_row(p->document);
        akt_document_whole(p->document, (int64_t)i + 1);
        akt_suggestion__add_party(p->document, p->dataset, tie->from);
        akt_suggestion__add_party(p->document, p->dataset, tie->to);
        akt_document_number_shown(p->document, tie->gain, gain_words(p, tie->gain));
    }
}

/* "difi-ks|kmd-nav": the ids of every tie of a set. */
static const char *list_ids(const page *p, const akt_new_tie_set *set)
{
    akt_buffer ids = AKT_BUFFER_INIT;
    for (size_t i = 0; i < p->ties->ties; i++)
        akt_buffer_format(&ids, "%s%s/%s", i ? "|" : "",
                          akt_dataset_party(p->dataset, set->ties[i].from)->record.id,
                          akt_dataset_party(p->dataset, set->ties[i].to)->record.id);
    return akt_buffer_settle(&ids, p->pool);
}

static void add_alternatives(const page *p)
{
    const akt_column columns[] = {
        {"set", akt_words(AKT_W_SUGGEST_SET, p->lang), AKT_COLUMN_WHOLE, NULL},
        {"value", akt_words(AKT_W_COLUMN_VALUE, p->lang), AKT_COLUMN_NUMBER, NULL},
        {"ties", akt_words(AKT_W_SUGGEST_TIES_TABLE, p->lang), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(p->document, "alternatives", akt_words(AKT_W_SUGGEST_ALTERNATIVES, p->lang),
                       columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < p->ties->count; i++) {
        const akt_new_tie_set *set = &p->ties->items[i];
        akt_document_row(p->document);
        akt_document_whole(p->document, (int64_t)i + 1);
        akt_document_number_shown(p->document, set->value, value_words(p, set->value));
        akt_document_shown(p->document, list_ids(p, set), name_ties(p, set));
    }
}

static void add_proof(const page *p)
{
    const akt_new_ties *t = p->ties;
    double value = t->items[0].value, gap = fabs(t->bound - value);
    const akt_column more[] = {
        {"before", akt_words(AKT_W_SUGGEST_BEFORE, p->lang), AKT_COLUMN_NUMBER, NULL},
        {"sets", akt_words(AKT_W_SUGGEST_SETS, p->lang), AKT_COLUMN_WHOLE, NULL},
    };
    const akt_proof_row row = {
        t->is_exact,       value, t->bound, gap, value_words(p, value), value_words(p, t->bound),
        gain_words(p, gap)};
    akt_suggestion__start_proof(p->document, &row, more, 2);
    akt_document_number_shown(p->document, t->before, value_words(p, t->before));
    akt_document_whole(p->document, (int64_t)t->sets);
}

akt_status akt_describe_new_ties(akt_document **out, const akt_dataset *dataset,
                                 const akt_new_ties *ties, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    const page p = {document, akt_document_pool(document), dataset, ties, lang};
    akt_document_heading(document, 1, akt_words(AKT_W_SUGGEST_TIES_TITLE, lang));
    add_plan(&p);
    add_proof_words(&p);
    add_ties(&p);
    add_steps(&p);
    add_alternatives(&p);
    add_proof(&p);
    akt_word rule = ties->measure == AKT_COORDINATION_REACH ? AKT_W_SUGGEST_TIES_RULE_REACH
                                                            : AKT_W_SUGGEST_TIES_RULE;
    akt_document_note(document, "%s", akt_words(rule, lang));
    akt_document_note(document, "%s", akt_source_line(p.pool, dataset, lang));
    return akt_document_finish(out, document, err);
}
