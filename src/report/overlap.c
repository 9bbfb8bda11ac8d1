#include "report/describe.h"
#include "report/field_words.h"
#include "report/finding.h"
#include "report/network_words.h"

#include <stdlib.h>

enum { GROUPS_MOST = 3, NAMED_MOST = 8 };

typedef struct view {
    akt_document *document;
    akt_pool *pool;
    const akt_dataset *dataset;
    const akt_overlap *overlap;
    akt_lang lang;
} view;

static const char *fill(const view *v, akt_word word, const char *a, const char *b, const char *c)
{
    return akt_words_filled(v->pool, word, v->lang, a, b, c, NULL);
}

static const char *count_words(const view *v, size_t count)
{
    return akt_count_words(v->pool, count, v->lang);
}

static const char *pairs_words(const view *v, size_t count)
{
    return akt_counted_words(v->pool, count, AKT_W_COUNT_PAIR, AKT_W_COUNT_PAIRS, v->lang);
}

static const char *label(const view *v, size_t party)
{
    return akt_dataset_label(v->dataset, v->overlap->parties[party].party, v->lang, true);
}

/* "a, b og c": the terms of a facet that a pair shares; their ids joined by | where ids is set. NULL:
 * none. */
static const char *shared_words(const view *v, const akt_overlap_pair *pair,
                                akt_overlap_facet facet, bool ids)
{
    akt_vocabulary vocabulary = akt_overlap_facet_vocabulary(facet);
    size_t room = v->overlap->parties[pair->a].terms[facet].count;
    int32_t *codes = akt_pool_get(v->pool, (room + 1) * sizeof *codes);
    const char **names = akt_pool_get(v->pool, (room + 1) * sizeof *names);
    akt_buffer joined = AKT_BUFFER_INIT;
    if (!codes || !names)
        return NULL;
    size_t count = akt_overlap_shared(v->overlap, pair, facet, codes);
    for (size_t i = 0; i < count; i++) {
        names[i] = akt_term_words(v->dataset, vocabulary, codes[i], v->lang);
        akt_buffer_format(&joined, "%s%s", i ? "|" : "",
                          akt_dataset_term(v->dataset, vocabulary, codes[i])->record.id);
    }
    const char *list = akt_buffer_settle(&joined, v->pool);
    if (count == 0)
        return NULL;
    return ids ? list : akt_join_words(v->pool, names, count, v->lang);
}

/* Everyone who is in a pair. */
static akt_refs list_paired(const view *v)
{
    size_t count = 0;
    bool *in = akt_pool_get(v->pool, v->overlap->party_count + 1);
    akt_ref *refs = akt_pool_get(v->pool, (v->overlap->party_count + 1) * sizeof *refs);
    for (size_t i = 0; in && refs && i < v->overlap->pair_count; i++)
        in[v->overlap->pairs[i].a] = in[v->overlap->pairs[i].b] = true;
    for (size_t i = 0; in && refs && i < v->overlap->party_count; i++)
        if (in[i])
            refs[count++] = v->overlap->parties[i].party;
    return (akt_refs){refs, count};
}

static void add_summary(const view *v)
{
    size_t verdicts[AKT_OVERLAP_NONE] = {0};
    for (size_t i = 0; i < v->overlap->pair_count; i++)
        verdicts[v->overlap->pairs[i].verdict]++;
    const char *text = akt_words_filled(v->pool, AKT_W_OVERLAP_SUMMARY, v->lang,
                                        pairs_words(v, v->overlap->pair_count),
                                        count_words(v, verdicts[AKT_OVERLAP_DUPLICATION]),
                                        count_words(v, verdicts[AKT_OVERLAP_OVERLAP]),
                                        count_words(v, verdicts[AKT_OVERLAP_FRAGMENTATION]));
    akt_finding_add(v->document, AKT_BLOCK_PARAGRAPH, v->dataset, text, list_paired(v));
}

/* Those who state the very same audiences and instruments, under the first of them. */
typedef struct group {
    size_t first; /* the members point at it */
    size_t count;
} group;

static size_t find_first(const size_t *first, size_t party)
{
    while (first[party] != party)
        party = first[party];
    return party;
}

static void unite(const view *v, size_t *first)
{
    for (size_t i = 0; i < v->overlap->party_count; i++)
        first[i] = i;
    for (size_t i = 0; i < v->overlap->pair_count; i++) {
        const akt_overlap_pair *pair = &v->overlap->pairs[i];
        if (pair->jaccard[AKT_OVERLAP_AUDIENCE] < 1 || pair->jaccard[AKT_OVERLAP_INSTRUMENT] < 1 ||
            pair->verdict != AKT_OVERLAP_DUPLICATION)
            continue;
        size_t a = find_first(first, pair->a), b = find_first(first, pair->b);
        first[a > b ? a : b] = a > b ? b : a;
    }
    for (size_t i = 0; i < v->overlap->party_count; i++)
        first[i] = find_first(first, i);
}

static int compare_groups(const void *left, const void *right)
{
    const group *a = left, *b = right;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return (a->first > b->first) - (a->first < b->first);
}

static void put_group(const view *v, const group *g, const size_t *first)
{
    size_t count = 0, second = g->first;
    akt_ref *refs = akt_pool_get(v->pool, g->count * sizeof *refs);
    const char **names = akt_pool_get(v->pool, g->count * sizeof *names);
    if (!refs || !names)
        return;
    for (size_t i = g->first; i < v->overlap->party_count; i++) {
        if (first[i] != g->first)
            continue;
        second = count == 1 ? i : second;
        refs[count] = v->overlap->parties[i].party;
        names[count++] = label(v, i);
    }
    const akt_overlap_pair pair = {.a = g->first, .b = second};
    const char *text = fill(v, AKT_W_OVERLAP_ALIKE,
                            akt_join_first_words(v->pool, names, count, NAMED_MOST, v->lang),
                            shared_words(v, &pair, AKT_OVERLAP_AUDIENCE, false),
                            shared_words(v, &pair, AKT_OVERLAP_INSTRUMENT, false));
    akt_finding_add(v->document, AKT_BLOCK_ITEM, v->dataset, text, (akt_refs){refs, count});
}

/* Who states the very same, the largest groups first. */
static void add_groups(const view *v)
{
    size_t count = v->overlap->party_count;
    size_t *first = akt_pool_get(v->pool, (count + 1) * sizeof *first);
    group *groups = akt_pool_get(v->pool, (count + 1) * sizeof *groups);
    if (!first || !groups)
        return;
    unite(v, first);
    for (size_t i = 0; i < count; i++) {
        groups[i].first = i;
        groups[first[i]].count++;
    }
    qsort(groups, count, sizeof *groups, compare_groups);
    for (size_t i = 0; i < count && i < GROUPS_MOST && groups[i].count > 1; i++)
        put_group(v, &groups[i], first);
}

/* The two most alike of those that share an area. */
static void add_closest(const view *v)
{
    static const akt_word words[AKT_OVERLAP_FACETS] = {
        AKT_W_OVERLAP_AUDIENCE, AKT_W_OVERLAP_INSTRUMENT, AKT_W_OVERLAP_AREA};
    const akt_overlap_pair *pair = NULL;
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; !pair && i < v->overlap->pair_count; i++)
        if (v->overlap->pairs[i].verdict == AKT_OVERLAP_OVERLAP)
            pair = &v->overlap->pairs[i];
    if (!pair)
        return;
    akt_buffer_add(&text,
                   fill(v, AKT_W_OVERLAP_CLOSEST, label(v, pair->a), label(v, pair->b), NULL));
    for (int f = 0; f < AKT_OVERLAP_FACETS; f++) {
        const char *shared = shared_words(v, pair, (akt_overlap_facet)f, false);
        if (shared)
            akt_buffer_format(
                &text, " %s",
                fill(v, AKT_W_OVERLAP_SHARED, akt_words(words[f], v->lang), shared, NULL));
    }
    const akt_ref both[] = {v->overlap->parties[pair->a].party, v->overlap->parties[pair->b].party};
    akt_finding_add(v->document, AKT_BLOCK_ITEM, v->dataset, akt_buffer_settle(&text, v->pool),
                    (akt_refs){both, 2});
}

static void add_findings(const view *v)
{
    bool chosen = akt_dataset_about(v->dataset)->selection != NULL;
    if (v->overlap->party_count < 2) {
        akt_word word = chosen ? AKT_W_OVERLAP_NOBODY_LEFT : AKT_W_OVERLAP_NO_TERMS;
        akt_finding_add_absence(v->document, akt_words(word, v->lang));
    } else if (v->overlap->pair_count == 0) {
        akt_finding_add_absence(v->document, akt_words(AKT_W_OVERLAP_NOTHING, v->lang));
    } else {
        add_summary(v);
        add_groups(v);
        add_closest(v);
    }
}

static const char *verdict_words(const view *v, akt_overlap_verdict verdict)
{
    static const akt_word words[] = {AKT_W_OVERLAP_FRAGMENTATION, AKT_W_OVERLAP_OVERLAP,
                                     AKT_W_OVERLAP_DUPLICATION};
    return akt_words(words[verdict], v->lang);
}

static void add_pair(const view *v, const akt_overlap_pair *pair)
{
    const size_t ends[] = {pair->a, pair->b};
    akt_document_row(v->document);
    for (size_t i = 0; i < 2; i++) {
        akt_ref ref = v->overlap->parties[ends[i]].party;
        akt_document_shown(v->document, akt_dataset_party(v->dataset, ref)->record.id,
                           label(v, ends[i]));
    }
    for (int f = 0; f < AKT_OVERLAP_FACETS; f++)
        akt_document_shown(v->document, shared_words(v, pair, (akt_overlap_facet)f, true),
                           shared_words(v, pair, (akt_overlap_facet)f, false));
    akt_document_number(v->document, pair->score);
    akt_document_shown(v->document, akt_overlap_verdict_name(pair->verdict),
                       verdict_words(v, pair->verdict));
}

static void add_pairs(const view *v, size_t count)
{
    const akt_column columns[] = {
        {"a", akt_words(AKT_W_OVERLAP_ONE, v->lang), AKT_COLUMN_TEXT, NULL},
        {"b", akt_words(AKT_W_OVERLAP_OTHER, v->lang), AKT_COLUMN_TEXT, NULL},
        {"audience", akt_words(AKT_W_OVERLAP_AUDIENCE, v->lang), AKT_COLUMN_TEXT, NULL},
        {"instrument", akt_words(AKT_W_OVERLAP_INSTRUMENT, v->lang), AKT_COLUMN_TEXT, NULL},
        {"area", akt_words(AKT_W_OVERLAP_AREA, v->lang), AKT_COLUMN_TEXT, NULL},
        {"score", akt_words(AKT_W_OVERLAP_SCORE, v->lang), AKT_COLUMN_NUMBER, NULL},
        {"verdict", akt_words(AKT_W_OVERLAP_VERDICT, v->lang), AKT_COLUMN_CODE, NULL},
    };
    akt_document_table(v->document, "pairs", akt_words(AKT_W_OVERLAP_PAIRS, v->lang), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < count; i++)
        add_pair(v, &v->overlap->pairs[i]);
}

static void note(const view *v, akt_word word, const char *a, const char *b)
{
    akt_document_note(v->document, "%s", fill(v, word, a, b, NULL));
}

static void add_notes(const view *v, size_t shown)
{
    const akt_overlap *o = v->overlap;
    if (shown < o->pair_count)
        note(v, AKT_W_OVERLAP_TOP, count_words(v, shown), pairs_words(v, o->pair_count));
    if (o->silent)
        note(v, AKT_W_OVERLAP_SILENT, count_words(v, o->silent),
             akt_vertices_words(v->pool, NULL, o->silent + o->party_count, v->lang));
    if (o->unmatched)
        note(v, AKT_W_OVERLAP_UNMATCHED, pairs_words(v, o->unmatched), NULL);
    if (o->related)
        note(v, AKT_W_OVERLAP_RELATED, pairs_words(v, o->related), NULL);
    if (o->ended)
        note(v, AKT_W_OVERLAP_ENDED, akt_vertices_words(v->pool, NULL, o->ended, v->lang), NULL);
    note(v, AKT_W_OVERLAP_RULE, NULL, NULL);
    akt_document_note(v->document, "%s", akt_source_line(v->pool, v->dataset, v->lang));
}

akt_status akt_describe_overlap(akt_document **out, const akt_dataset *dataset,
                                const akt_overlap *overlap, size_t top, akt_lang lang,
                                akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    const view v = {document, akt_document_pool(document), dataset, overlap, lang};
    size_t shown = top && top < overlap->pair_count ? top : overlap->pair_count;
    akt_document_heading(document, 1, akt_words(AKT_W_OVERLAP_TITLE, lang));
    add_findings(&v);
    add_pairs(&v, shown);
    add_notes(&v, shown);
    return akt_document_finish(out, document, err);
}
