#include "report/suggestion_internal.h"

#include "report/describe.h"
#include "report/field_words.h"
#include "report/finding.h"
#include "report/suggestion_words.h"

enum { NAMED_MOST = 8 };

static const char *fill(const akt_suggestion_page *p, akt_word word, const char *a, const char *b,
                        const char *c)
{
    return akt_words_filled(p->pool, word, p->lang, a, b, c, NULL);
}

static const char *number(const akt_suggestion_page *p, size_t count)
{
    return akt_count_words(p->pool, count, p->lang);
}

static size_t count_gaps(const akt_suggestion *s)
{
    size_t gaps = 0;
    for (size_t i = 0; i < s->shortfall_count; i++)
        gaps += s->shortfalls[i].state == AKT_CELL_GAP;
    return gaps;
}

/* The distinct holders of a plan, in the order of its roles. */
static akt_refs list_holders(const akt_suggestion_page *p, const akt_plan *plan)
{
    akt_ref *list = akt_pool_get(p->pool, (plan->count + 1) * sizeof *list);
    akt_refs out = {list, 0};
    for (size_t i = 0; list && i < plan->count; i++)
        if (!akt_refs_contain(&out, plan->items[i].holder))
            list[out.count++] = plan->items[i].holder;
    return out;
}

static const char *name_holders(const akt_suggestion_page *p, akt_refs holders)
{
    const char **names = akt_pool_get(p->pool, (holders.count + 1) * sizeof *names);
    for (size_t i = 0; names && i < holders.count; i++)
        names[i] = akt_dataset_label(p->dataset, holders.items[i], p->lang, true);
    return names ? akt_join_first_words(p->pool, names, holders.count, NAMED_MOST, p->lang) : "";
}

static void add_missing(const akt_suggestion_page *p, akt_buffer *text)
{
    const akt_suggestion *s = p->suggestion;
    akt_buffer_add(text, fill(p, AKT_W_SUGGEST_MISSING, number(p, s->shortfall_count),
                              number(p, s->needed), number(p, s->missing)));
    if (count_gaps(s))
        akt_buffer_format(text, " %s",
                          fill(p, AKT_W_SUGGEST_GAPS, number(p, count_gaps(s)), NULL, NULL));
}

static void add_plan(const akt_suggestion_page *p, akt_buffer *text, akt_refs holders)
{
    const akt_suggestion *s = p->suggestion;
    const akt_plan *best = &s->plans[0];
    const char *roles = akt_counted_words(p->pool, best->count, AKT_W_SUGGEST_NEW_ROLE,
                                          AKT_W_SUGGEST_NEW_ROLES, p->lang);
    const char *bodies = akt_counted_words(p->pool, best->holders, AKT_W_COUNT_VERTEX_OR_FORUM,
                                           AKT_W_COUNT_VERTICES_AND_FORUMS, p->lang);
    akt_word word = s->asked < s->missing ? AKT_W_SUGGEST_PLAN_PART : AKT_W_SUGGEST_PLAN;
    akt_buffer_format(text, " %s", fill(p, word, roles, bodies, name_holders(p, holders)));
    if (s->has_costs)
        akt_buffer_format(text, " %s",
                          fill(p, AKT_W_SUGGEST_COST, number(p, (size_t)best->cost), NULL, NULL));
}

/* What is missing, and what would do. */
static void add_summary(const akt_suggestion_page *p)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_refs holders = {NULL, 0};
    add_missing(p, &text);
    if (p->suggestion->plan_count) {
        holders = list_holders(p, &p->suggestion->plans[0]);
        add_plan(p, &text, holders);
    }
    akt_finding_add(p->document, AKT_BLOCK_PARAGRAPH, p->dataset, akt_buffer_settle(&text, p->pool),
                    holders);
}

static void add_proof(const akt_suggestion_page *p)
{
    const akt_suggestion *s = p->suggestion;
    bool by_hand = s->bound == s->plans[0].cost;
    akt_word word = !by_hand       ? AKT_W_SUGGEST_PROVED_BY_SEARCH
                    : s->has_costs ? AKT_W_SUGGEST_PROVED_COST_BY_HAND
                                   : AKT_W_SUGGEST_PROVED_BY_HAND;
    const char *bound = number(p, (size_t)s->bound);
    akt_suggestion__add_item(
        p->document,
        fill(p, word, by_hand ? bound : number(p, (size_t)s->plans[0].cost), bound, NULL));
}

/* Places that nobody is left to fill, and the needs behind them. */
static void add_left(const akt_suggestion_page *p)
{
    for (size_t i = 0; i < p->suggestion->shortfall_count; i++) {
        const akt_shortfall *c = &p->suggestion->shortfalls[i];
        if (c->asked == c->missing)
            continue;
        const char *place = akt_place_words(p->pool, p->dataset, c->role, c->area, p->lang);
        akt_suggestion__add_item(p->document,
                                 akt_words_filled(p->pool, AKT_W_SUGGEST_LEFT, p->lang, place,
                                                  number(p, c->missing - c->asked),
                                                  number(p, c->eligible), number(p, c->unfit)));
    }
}

static void add_next(const akt_suggestion_page *p)
{
    const akt_suggestion *s = p->suggestion;
    if (s->plan_count < 2)
        return;
    const akt_plan *best = &s->plans[0], *next = &s->plans[1];
    const char *roles = akt_counted_words(p->pool, next->count, AKT_W_SUGGEST_NEW_ROLE,
                                          AKT_W_SUGGEST_NEW_ROLES, p->lang);
    akt_suggestion__add_item(p->document, fill(p, AKT_W_SUGGEST_NEXT, roles,
                                               akt_suggestion__name_difference(p, next, best),
                                               akt_suggestion__name_difference(p, best, next)));
}

static void add_findings(const akt_suggestion_page *p)
{
    const akt_suggestion *s = p->suggestion;
    if (s->missing == 0) {
        akt_word word = s->gaps_only ? AKT_W_SUGGEST_NO_GAPS : AKT_W_SUGGEST_NOTHING;
        akt_finding_add_absence(p->document, akt_words(word, p->lang));
        return;
    }
    add_summary(p);
    if (s->plan_count)
        add_proof(p);
    add_left(p);
    add_next(p);
}

/* How the suggestion came to be. */
static void add_rules(const akt_suggestion_page *p)
{
    const akt_suggestion *s = p->suggestion;
    const char *bodies = akt_counted_words(p->pool, s->parties, AKT_W_COUNT_VERTEX_OR_FORUM,
                                           AKT_W_COUNT_VERTICES_AND_FORUMS, p->lang);
    akt_document_note(
        p->document, "%s",
        fill(p, AKT_W_SUGGEST_WHO_MAY, bodies, number(p, s->ended), number(p, s->planned)));
    akt_document_note(p->document, "%s", akt_words(AKT_W_SUGGEST_RULE, p->lang));
}

static void add_notes(const akt_suggestion_page *p)
{
    bool gaps_only = p->suggestion->gaps_only;
    akt_word goal = gaps_only ? AKT_W_SUGGEST_GOAL_GAPS : AKT_W_SUGGEST_GOAL_MINIMUM;
    akt_document_note(p->document, "%s",
                      fill(p, AKT_W_SUGGEST_RULE_GOAL, akt_words(goal, p->lang), NULL, NULL));
    if (p->suggestion->missing)
        add_rules(p);
    akt_document_note(p->document, "%s", akt_source_line(p->pool, p->dataset, p->lang));
}

akt_status akt_describe_suggestion(akt_document **out, const akt_dataset *dataset,
                                   const akt_suggestion *suggestion, akt_lang lang, akt_error *err)
{
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    const akt_suggestion_page p = {document, akt_document_pool(document), dataset, suggestion,
                                   lang};
    akt_document_heading(document, 1, akt_words(AKT_W_SUGGEST_TITLE, lang));
    add_findings(&p);
    akt_suggestion__add_tables(&p);
    add_notes(&p);
    return akt_document_finish(out, document, err);
}
