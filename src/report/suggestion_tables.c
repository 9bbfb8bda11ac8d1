#include "report/suggestion_internal.h"

#include "report/field_words.h"
#include "report/suggestion_words.h"

static const char *title(const akt_suggestion_page *p, akt_word word)
{
    return akt_words(word, p->lang);
}

void akt_suggestion__start_steps(akt_document *document)
{
    akt_lang lang = akt_document_lang(document);
    const akt_column columns[] = {
        {"rank", akt_words(AKT_W_COLUMN_RANK, lang), AKT_COLUMN_WHOLE, NULL},
        {"action", akt_words(AKT_W_SUGGEST_ACTION, lang), AKT_COLUMN_CODE, NULL},
        {"holder", akt_words(AKT_W_SUGGEST_HOLDER, lang), AKT_COLUMN_CODE, NULL},
        {"role", akt_words(AKT_W_COLUMN_ROLE, lang), AKT_COLUMN_CODE, NULL},
        {"area", akt_words(AKT_W_COLUMN_AREA, lang), AKT_COLUMN_CODE, NULL},
        {"from", akt_words(AKT_W_COLUMN_FROM, lang), AKT_COLUMN_CODE, NULL},
        {"to", akt_words(AKT_W_COLUMN_TO, lang), AKT_COLUMN_CODE, NULL},
        {"gain", akt_words(AKT_W_SUGGEST_GAIN, lang), AKT_COLUMN_NUMBER, NULL},
    };
    akt_document_table(document, "suggestion", akt_words(AKT_W_SUGGEST_TABLE, lang), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for(document, AKT_READERS_MACHINES);
}

void akt_suggestion__add_party(akt_document *document, const akt_dataset *dataset, akt_ref ref)
{
    const akt_party *party = akt_dataset_party(dataset, ref);
    akt_lang lang = akt_document_lang(document);
    akt_document_shown(document, party ? party->record.id : NULL,
                       party ? akt_dataset_label(dataset, ref, lang, true) : NULL);
}

static void add_role(const akt_suggestion_page *p, int32_t role)
{
    akt_document_shown(p->document,
                       akt_dataset_term(p->dataset, AKT_VOCABULARY_ROLES, role)->record.id,
                       akt_term_words(p->dataset, AKT_VOCABULARY_ROLES, role, p->lang));
}

static void add_area(const akt_suggestion_page *p, int32_t area)
{
    const akt_term *term = akt_dataset_term(p->dataset, AKT_VOCABULARY_AREAS, area);
    akt_document_shown(p->document, term ? term->record.id : "any",
                       term ? akt_term_words(p->dataset, AKT_VOCABULARY_AREAS, area, p->lang)
                            : title(p, AKT_W_ANY_AREA));
}

static void add_steps(const akt_suggestion_page *p, const akt_plan *plan)
{
    akt_suggestion__start_steps(p->document);
    for (size_t i = 0; plan && i < plan->count; i++) {
        const akt_assignment *a = &plan->items[i];
        akt_document_row(p->document);
        akt_document_whole(p->document, (int64_t)i + 1);
        akt_document_text(p->document, "give_role");
        akt_suggestion__add_party(p->document, p->dataset, a->holder);
        add_role(p, a->role);
        add_area(p, a->area);
        akt_document_nothing(p->document);
        akt_document_nothing(p->document);
        akt_document_number(p->document, (double)a->gain);
    }
}

static const char *name_parties(const akt_suggestion_page *p, akt_refs parties)
{
    const char **names = akt_pool_get(p->pool, (parties.count + 1) * sizeof *names);
    for (size_t i = 0; names && i < parties.count; i++)
        names[i] = akt_dataset_label(p->dataset, parties.items[i], p->lang, true);
    return names && parties.count ? akt_join_words(p->pool, names, parties.count, p->lang) : NULL;
}

static void add_plan(const akt_suggestion_page *p, const akt_plan *plan)
{
    const akt_column columns[] = {
        {"rank", title(p, AKT_W_COLUMN_RANK), AKT_COLUMN_WHOLE, NULL},
        {"holder", title(p, AKT_W_COLUMN_WHO), AKT_COLUMN_TEXT, NULL},
        {"role", title(p, AKT_W_COLUMN_ROLE), AKT_COLUMN_TEXT, NULL},
        {"area", title(p, AKT_W_COLUMN_AREA), AKT_COLUMN_TEXT, NULL},
        {"gain", title(p, AKT_W_SUGGEST_FILLS), AKT_COLUMN_WHOLE, NULL},
        {"why", title(p, AKT_W_SUGGEST_WHY), AKT_COLUMN_TEXT, NULL},
        {"others", title(p, AKT_W_SUGGEST_OTHERS), AKT_COLUMN_TEXT, NULL},
        {"cost", title(p, AKT_W_SUGGEST_COSTS), AKT_COLUMN_WHOLE, NULL},
    };
    size_t count = sizeof columns / sizeof *columns - !p->suggestion->has_costs;
    akt_document_table(p->document, "suggestion", title(p, AKT_W_SUGGEST_TABLE), columns, count);
    akt_document_table_for(p->document, AKT_READERS_PEOPLE);
    for (size_t i = 0; i < plan->count; i++) {
        const akt_assignment *a = &plan->items[i];
        akt_document_row(p->document);
        akt_document_whole(p->document, (int64_t)i + 1);
        akt_document_text(p->document, akt_dataset_label(p->dataset, a->holder, p->lang, true));
        add_role(p, a->role);
        add_area(p, a->area);
        akt_document_whole(p->document, (int64_t)a->gain);
        akt_document_text(p->document, akt_fit_words(p->pool, &a->fit, p->lang));
        akt_document_text(p->document, name_parties(p, p->suggestion->others[i]));
        if (p->suggestion->has_costs)
            akt_document_whole(p->document, a->cost);
    }
}

static bool is_same(const akt_assignment *a, const akt_assignment *b)
{
    return akt_ref_is_same(a->holder, b->holder) && a->role == b->role && a->area == b->area;
}

static bool has(const akt_plan *plan, const akt_assignment *item)
{
    for (size_t i = 0; i < plan->count; i++)
        if (is_same(&plan->items[i], item))
            return true;
    return false;
}

static const char *id_of(const akt_suggestion_page *p, akt_vocabulary vocabulary, int32_t code)
{
    const akt_term *term = akt_dataset_term(p->dataset, vocabulary, code);
    return term ? term->record.id : "any";
}

static const char *list_difference(const akt_suggestion_page *p, const akt_plan *of,
                                   const akt_plan *against)
{
    akt_buffer ids = AKT_BUFFER_INIT;
    for (size_t i = 0; i < of->count; i++) {
        const akt_assignment *a = &of->items[i];
        if (!has(against, a))
            akt_buffer_format(&ids, "%s%s/%s/%s", ids.size ? "|" : "",
                              akt_dataset_party(p->dataset, a->holder)->record.id,
                              id_of(p, AKT_VOCABULARY_ROLES, a->role),
                              id_of(p, AKT_VOCABULARY_AREAS, a->area));
    }
    bool any = ids.size > 0;
    const char *joined = akt_buffer_settle(&ids, p->pool);
    return any ? joined : NULL;
}

const char *akt_suggestion__name_difference(const akt_suggestion_page *p, const akt_plan *of,
                                            const akt_plan *against)
{
    const char **names = akt_pool_get(p->pool, (of->count + 1) * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; names && i < of->count; i++) {
        const akt_assignment *a = &of->items[i];
        if (has(against, a))
            continue;
        const char *place = akt_place_words(p->pool, p->dataset, a->role, a->area, p->lang);
        names[count++] = akt_words_filled(p->pool, AKT_W_SUGGEST_AS, p->lang,
                                          akt_dataset_label(p->dataset, a->holder, p->lang, true),
                                          place, NULL, NULL);
    }
    return count ? akt_join_words(p->pool, names, count, p->lang) : "–";
}

static void add_difference(const akt_suggestion_page *p, const akt_plan *of,
                           const akt_plan *against)
{
    akt_document_shown(p->document, list_difference(p, of, against),
                       akt_suggestion__name_difference(p, of, against));
}

static void add_alternatives(const akt_suggestion_page *p)
{
    const akt_suggestion *s = p->suggestion;
    const akt_column columns[] = {
        {"set", title(p, AKT_W_SUGGEST_SET), AKT_COLUMN_WHOLE, NULL},
        {"cost", title(p, AKT_W_SUGGEST_COSTS), AKT_COLUMN_WHOLE, NULL},
        {"roles", title(p, AKT_W_SUGGEST_ROLES), AKT_COLUMN_WHOLE, NULL},
        {"holders", title(p, AKT_W_SUGGEST_HOLDERS), AKT_COLUMN_WHOLE, NULL},
        {"in", title(p, AKT_W_SUGGEST_IN), AKT_COLUMN_TEXT, NULL},
        {"out", title(p, AKT_W_SUGGEST_OUT), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(p->document, "alternatives", title(p, AKT_W_SUGGEST_ALTERNATIVES), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < s->plan_count; i++) {
        akt_document_row(p->document);
        akt_document_whole(p->document, (int64_t)i + 1);
        akt_document_whole(p->document, s->plans[i].cost);
        akt_document_whole(p->document, (int64_t)s->plans[i].count);
        akt_document_whole(p->document, (int64_t)s->plans[i].holders);
        add_difference(p, &s->plans[i], &s->plans[0]);
        add_difference(p, &s->plans[0], &s->plans[i]);
    }
}

static void add_cells(const akt_suggestion_page *p)
{
    const akt_column columns[] = {
        {"role", title(p, AKT_W_COLUMN_ROLE), AKT_COLUMN_CODE, NULL},
        {"area", title(p, AKT_W_COLUMN_AREA), AKT_COLUMN_CODE, NULL},
        {"clear", title(p, AKT_W_COVERAGE_CLEAR), AKT_COLUMN_WHOLE, NULL},
        {"missing", title(p, AKT_W_SUGGEST_LACKS), AKT_COLUMN_WHOLE, NULL},
        {"filled", title(p, AKT_W_SUGGEST_FILLED), AKT_COLUMN_WHOLE, NULL},
        {"eligible", title(p, AKT_W_SUGGEST_MAY), AKT_COLUMN_WHOLE, NULL},
        {"unfit", title(p, AKT_W_SUGGEST_UNFIT), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(p->document, "cells", title(p, AKT_W_SUGGEST_CELLS), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < p->suggestion->shortfall_count; i++) {
        const akt_shortfall *c = &p->suggestion->shortfalls[i];
        akt_document_row(p->document);
        add_role(p, c->role);
        add_area(p, c->area);
        akt_document_whole(p->document, (int64_t)c->clear);
        akt_document_whole(p->document, (int64_t)c->missing);
        akt_document_whole(p->document, (int64_t)c->asked);
        akt_document_whole(p->document, (int64_t)c->eligible);
        akt_document_whole(p->document, (int64_t)c->unfit);
    }
}

/* Where a candidate stands in the best plan. */
static void add_rank(const akt_suggestion_page *p, const akt_assignment *candidate)
{
    const akt_plan *plan = &p->suggestion->plans[0];
    for (size_t i = 0; i < plan->count; i++)
        if (is_same(&plan->items[i], candidate)) {
            akt_document_whole(p->document, (int64_t)i + 1);
            return;
        }
    akt_document_nothing(p->document);
}

static void add_candidate(const akt_suggestion_page *p, const akt_assignment *c)
{
    static const char *const drivers[] = {"central", "listed", NULL};
    int32_t stated = c->fit.stated == AKT_FIT_ABSENT ? AKT_STRENGTH_ABSENT : c->fit.stated;
    akt_document_row(p->document);
    add_role(p, c->role);
    add_area(p, c->area);
    akt_suggestion__add_party(p->document, p->dataset, c->holder);
    akt_document_whole(p->document, c->cost);
    akt_document_text(p->document, c->fit.stated == AKT_FIT_SILENT
                                       ? NULL
                                       : akt_strength_name((akt_strength)stated));
    akt_document_whole(p->document, c->fit.facets == 0);
    akt_document_whole(p->document, c->fit.elsewhere == 0);
    akt_document_text(p->document, drivers[c->fit.driver]);
    add_rank(p, c);
}

/* Everybody that may take anything: too long for people, who see the first of them. */
static void add_candidates(const akt_suggestion_page *p)
{
    const akt_column columns[] = {
        {"role", title(p, AKT_W_COLUMN_ROLE), AKT_COLUMN_CODE, NULL},
        {"area", title(p, AKT_W_COLUMN_AREA), AKT_COLUMN_CODE, NULL},
        {"holder", title(p, AKT_W_SUGGEST_HOLDER), AKT_COLUMN_CODE, NULL},
        {"cost", title(p, AKT_W_SUGGEST_COSTS), AKT_COLUMN_WHOLE, NULL},
        {"stated", title(p, AKT_W_SUGGEST_STATED), AKT_COLUMN_CODE, NULL},
        {"meets", title(p, AKT_W_SUGGEST_MEETS), AKT_COLUMN_WHOLE, NULL},
        {"elsewhere", title(p, AKT_W_SUGGEST_ELSEWHERE), AKT_COLUMN_WHOLE, NULL},
        {"driver", title(p, AKT_W_SUGGEST_DRIVER), AKT_COLUMN_CODE, NULL},
        {"rank", title(p, AKT_W_COLUMN_RANK), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(p->document, "candidates", title(p, AKT_W_SUGGEST_CANDIDATES), columns,
                       sizeof columns / sizeof *columns);
    akt_document_table_for(p->document, AKT_READERS_MACHINES);
    for (size_t i = 0; p->suggestion->plan_count && i < p->suggestion->candidate_count; i++)
        add_candidate(p, &p->suggestion->candidates[i]);
}

void akt_suggestion__add_item(akt_document *document, const char *text)
{
    const akt_finding none = {NULL, NULL, NULL};
    akt_document_finding(document, AKT_BLOCK_ITEM, text, &none);
}

void akt_suggestion__start_proof(akt_document *document, const akt_proof_row *row,
                                 const akt_column *more, size_t count)
{
    akt_lang lang = akt_document_lang(document);
    akt_column columns[8] = {
        {"status", akt_words(AKT_W_SUGGEST_STATUS, lang), AKT_COLUMN_CODE, NULL},
        {"value", akt_words(AKT_W_COLUMN_VALUE, lang), AKT_COLUMN_NUMBER, NULL},
        {"bound", akt_words(AKT_W_SUGGEST_BOUND, lang), AKT_COLUMN_NUMBER, NULL},
        {"gap", akt_words(AKT_W_SUGGEST_GAP, lang), AKT_COLUMN_NUMBER, NULL},
    };
    for (size_t i = 0; i < count; i++)
        columns[4 + i] = more[i];
    akt_document_table(document, "proof", akt_words(AKT_W_SUGGEST_PROOF, lang), columns, 4 + count);
    akt_document_row(document);
    akt_document_shown(
        document, row->is_optimal ? "optimal" : "bounded",
        akt_words(row->is_optimal ? AKT_W_SUGGEST_OPTIMAL : AKT_W_SUGGEST_BOUNDED, lang));
    akt_document_number_shown(document, row->value, row->value_shown);
    akt_document_number_shown(document, row->bound, row->bound_shown);
    akt_document_number_shown(document, row->gap, row->gap_shown);
}

/* The search ends only where its bound has met the best. */
static void add_proof(const akt_suggestion_page *p)
{
    const akt_suggestion *s = p->suggestion;
    double cost = (double)s->plans[0].cost;
    const akt_proof_row row = {.is_optimal = true, .value = cost, .bound = cost};
    const akt_column more[] = {
        {"relaxed", title(p, AKT_W_SUGGEST_RELAXED), AKT_COLUMN_NUMBER, NULL},
        {"by_hand", title(p, AKT_W_SUGGEST_BY_HAND), AKT_COLUMN_WHOLE, NULL},
    };
    akt_suggestion__start_proof(p->document, &row, more, 2);
    akt_document_number(p->document, s->relaxed);
    akt_document_whole(p->document, s->bound);
}

void akt_suggestion__add_tables(const akt_suggestion_page *p)
{
    const akt_plan *best = p->suggestion->plan_count ? &p->suggestion->plans[0] : NULL;
    if (best)
        add_plan(p, best);
    add_steps(p, best);
    if (best) {
        add_alternatives(p);
        add_proof(p);
    }
    if (p->suggestion->shortfall_count)
        add_cells(p);
    add_candidates(p);
}
