#include "report/coverage_internal.h"

#include "report/field_words.h"
#include "report/finding.h"

enum { NAMED_MOST = 8, FALLS_MOST = 3 };

/* Records in the document's pool, to be put behind a finding. */
typedef struct evidence {
    akt_pool *pool;
    akt_list refs; /* akt_ref */
} evidence;

static void add_refs(evidence *e, akt_refs refs)
{
    for (size_t i = 0; i < refs.count; i++) {
        akt_ref *added = akt_list_add(&e->refs);
        if (added)
            *added = refs.items[i];
        else
            akt_pool_fail(e->pool);
    }
}

static void add_cell(evidence *e, const akt_coverage_cell *cell)
{
    add_refs(e, cell->roles);
    add_refs(e, cell->needs);
}

static evidence start(const akt_coverage_view *v)
{
    return (evidence){v->pool, AKT_LIST_OF(akt_ref)};
}

/* Adds the sentence and empties the evidence. */
static void put(const akt_coverage_view *v, akt_block_kind kind, const char *text, evidence *e)
{
    const akt_refs refs = {e->refs.items, e->refs.count};
    akt_finding_add(v->document, kind, v->dataset, text, refs);
    akt_list_dispose(&e->refs);
}

static const char *fill(const akt_coverage_view *v, akt_word word, const char *a, const char *b,
                        const char *c)
{
    return akt_words_filled(v->pool, word, v->lang, a, b, c, NULL);
}

static const char *counted(const akt_coverage_view *v, size_t count, akt_word one, akt_word many)
{
    return akt_counted_words(v->pool, count, one, many, v->lang);
}

/* How many of the needed cells with an area are in each state; those cells behind it. */
static size_t count_states(const akt_coverage_view *v, size_t states[], evidence *e)
{
    size_t needed = 0;
    for (size_t i = v->coverage->role_count; i < v->coverage->cell_count; i++) {
        const akt_coverage_cell *cell = &v->coverage->cells[i];
        states[cell->state]++;
        if (cell->state == AKT_CELL_NOT_NEEDED)
            continue;
        needed++;
        add_cell(e, cell);
    }
    return needed;
}

static bool has_needs(const akt_coverage *coverage)
{
    for (size_t i = 0; i < coverage->cell_count; i++)
        if (coverage->cells[i].minimum)
            return true;
    return false;
}

/* What the sources say of the actors as a whole. */
static void add_collective(const akt_coverage_view *v, const akt_coverage_cell *cell,
                           akt_buffer *out)
{
    if (cell->collective[AKT_STRENGTH_WEAK]) {
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out, AKT_W_COVERAGE_STATED, v->lang, akt_words(AKT_W_STRENGTH_WEAK, v->lang),
                       NULL, NULL, NULL);
    }
    if (cell->collective[AKT_STRENGTH_ABSENT])
        akt_buffer_format(out, " %s", akt_words(AKT_W_COVERAGE_ABSENT, v->lang));
}

/* The holders of one strength: a run of those that the cell names, which begins at `first`. */
static const char *name_run(const akt_coverage_view *v, const akt_coverage_cell *cell, size_t first,
                            size_t count)
{
    const akt_refs run = {cell->named.items + first, count};
    return akt_coverage__name_parties(v, run, NAMED_MOST);
}

/* "2 klare bærere (A og B)". */
static const char *count_run(const akt_coverage_view *v, const akt_coverage_cell *cell,
                             size_t first, size_t count, akt_word word)
{
    return fill(v, word, akt_count_words(v->pool, count, v->lang), name_run(v, cell, first, count),
                NULL);
}

static const char *name_both(const akt_coverage_view *v, const akt_coverage_cell *cell)
{
    size_t clear = cell->holders[AKT_STRENGTH_CLEAR];
    size_t possible = cell->holders[AKT_STRENGTH_POSSIBLE];
    akt_word first = clear == 1 ? AKT_W_COVERAGE_CLEAR_ONE : AKT_W_COVERAGE_CLEAR_MANY;
    akt_word second = possible == 1 ? AKT_W_COVERAGE_POSSIBLE_ONE : AKT_W_COVERAGE_POSSIBLE_MANY;
    return fill(v, AKT_W_COVERAGE_MIXED, akt_coverage__role_words(v, cell->role),
                count_run(v, cell, 0, clear, first), count_run(v, cell, clear, possible, second));
}

static const char *name_holders(const akt_coverage_view *v, const akt_coverage_cell *cell)
{
    size_t clear = cell->holders[AKT_STRENGTH_CLEAR];
    size_t possible = cell->holders[AKT_STRENGTH_POSSIBLE];
    if (clear && possible)
        return name_both(v, cell);
    akt_word word = clear == 1      ? AKT_W_COVERAGE_ONE_CLEAR
                    : clear         ? AKT_W_COVERAGE_STRONG
                    : possible == 1 ? AKT_W_COVERAGE_ONE_POSSIBLE
                    : possible      ? AKT_W_COVERAGE_POSSIBLE
                                    : AKT_W_COVERAGE_NOBODY;
    return fill(v, word, akt_coverage__role_words(v, cell->role),
                akt_count_words(v->pool, clear + possible, v->lang),
                name_run(v, cell, 0, clear + possible));
}

/* "Utvikler (Kommunale virksomheter)", or the role alone. */
static const char *place_words(const akt_coverage_view *v, const akt_coverage_cell *cell)
{
    const char *role = akt_coverage__role_words(v, cell->role);
    if (cell->area == AKT_NONE)
        return role;
    return fill(v, AKT_W_SPECIFIED, role, akt_coverage__area_words(v, cell->area), NULL);
}

/* What holds of some cells of a role. */
typedef struct search {
    int32_t role;
    akt_ref holder;
} search;

static bool is_sole(const akt_coverage_cell *cell, const search *what)
{
    return cell->role == what->role && akt_ref_is_same(cell->sole_holder, what->holder);
}

static bool is_crowded(const akt_coverage_cell *cell, const search *what)
{
    return cell->role == what->role && cell->state == AKT_CELL_CROWDED;
}

/* "A, B og C": the cells of which a thing holds, which all go behind the finding; NULL: none. */
static const char *name_places(const akt_coverage_view *v,
                               bool (*holds)(const akt_coverage_cell *, const search *),
                               const search *what, evidence *e)
{
    size_t count = 0;
    const char **names = akt_pool_get(v->pool, (v->coverage->cell_count + 1) * sizeof *names);
    for (size_t i = 0; names && i < v->coverage->cell_count; i++) {
        const akt_coverage_cell *cell = &v->coverage->cells[i];
        if (!holds(cell, what))
            continue;
        names[count++] = place_words(v, cell);
        add_cell(e, cell);
    }
    return count ? akt_join_first_words(v->pool, names, count, NAMED_MOST, v->lang) : NULL;
}

/* What falls with the holders that stand alone in a role, those who are hardest to do without
 * first. */
static void add_falls(const akt_coverage_view *v, int32_t role, akt_buffer *out, evidence *e)
{
    size_t told = 0;
    for (size_t i = 0; i < v->coverage->holder_count && told < FALLS_MOST; i++) {
        const search alone = {role, v->coverage->holders[i].holder};
        const char *places = name_places(v, is_sole, &alone, e);
        if (!places)
            continue;
        const char *name = akt_dataset_label(v->dataset, alone.holder, v->lang, true);
        akt_buffer_format(out, " %s", fill(v, AKT_W_COVERAGE_FALLS, name, places, NULL));
        told++;
    }
}

static void add_crowded(const akt_coverage_view *v, int32_t role, akt_buffer *out, evidence *e)
{
    const search crowd = {role, {AKT_TABLE_ACTORS, AKT_NONE}};
    const char *places = name_places(v, is_crowded, &crowd, e);
    if (places)
        akt_buffer_format(out, " %s", fill(v, AKT_W_COVERAGE_CROWDED_IN, places, NULL, NULL));
}

static void add_role(const akt_coverage_view *v, int32_t role)
{
    const akt_coverage_cell *cell = akt_coverage_at(v->coverage, role, AKT_NONE);
    akt_buffer text = AKT_BUFFER_INIT;
    evidence e = start(v);
    akt_buffer_add(&text, name_holders(v, cell));
    add_collective(v, cell, &text);
    add_cell(&e, cell);
    add_falls(v, role, &text, &e);
    add_crowded(v, role, &text, &e);
    put(v, AKT_BLOCK_ITEM, akt_buffer_settle(&text, v->pool), &e);
}

static void add_needs_of(const akt_coverage_view *v, int32_t area, evidence *e)
{
    const akt_need *needs = akt_dataset_needs(v->dataset);
    for (size_t i = 0; i < akt_dataset_count(v->dataset, AKT_TABLE_NEEDS); i++) {
        const akt_ref ref = {AKT_TABLE_NEEDS, (int32_t)i};
        if (needs[i].area == area)
            add_refs(e, (akt_refs){&ref, 1});
    }
}

/* Areas with needs where nobody does anything; NULL where there are none. */
static const char *name_unserved(const akt_coverage_view *v, evidence *e)
{
    size_t count = 0;
    const char **names = akt_pool_get(v->pool, (v->coverage->area_count + 1) * sizeof *names);
    for (size_t i = 0; names && v->coverage->provision && i < v->coverage->area_count; i++) {
        const akt_provision *p = &v->coverage->provision[i];
        if (!p->needs || p->deliver.count || p->fund.count || p->convene.count)
            continue;
        names[count++] = akt_coverage__area_words(v, p->area);
        add_needs_of(v, p->area, e);
    }
    if (!count)
        return NULL;
    return fill(v, AKT_W_COVERAGE_UNSERVED, akt_join_words(v->pool, names, count, v->lang), NULL,
                NULL);
}

static const char *state_words(const akt_coverage_view *v, size_t needed, const size_t states[])
{
    return akt_words_filled(v->pool, AKT_W_COVERAGE_SUMMARY, v->lang,
                            counted(v, needed, AKT_W_COUNT_CELL, AKT_W_COUNT_CELLS),
                            counted(v, states[AKT_CELL_GAP], AKT_W_COUNT_GAP, AKT_W_COUNT_GAPS),
                            counted(v, states[AKT_CELL_THIN], AKT_W_COUNT_THIN, AKT_W_COUNT_THINS),
                            counted(v, states[AKT_CELL_COVERED] + states[AKT_CELL_CROWDED],
                                    AKT_W_COUNT_COVERED, AKT_W_COUNT_COVEREDS));
}

/* How many places are empty, thin and covered, and which areas nobody serves at all. */
static void add_summary(const akt_coverage_view *v)
{
    size_t states[AKT_CELL_CROWDED + 1] = {0};
    akt_buffer text = AKT_BUFFER_INIT;
    evidence e = start(v);
    size_t needed = count_states(v, states, &e);
    const char *unserved = name_unserved(v, &e);
    if (!has_needs(v->coverage))
        akt_finding_add_absence(v->document, akt_words(AKT_W_COVERAGE_NO_NEEDS, v->lang));
    if (needed)
        akt_buffer_add(&text, state_words(v, needed, states));
    if (unserved)
        akt_buffer_format(&text, "%s%s", needed ? " " : "", unserved);
    const char *words = akt_buffer_settle(&text, v->pool);
    if (needed || unserved)
        put(v, AKT_BLOCK_PARAGRAPH, words, &e);
    akt_list_dispose(&e.refs);
}

static bool is_lopsided(const akt_provision *p, bool funded)
{
    return funded ? p->fund.count > 0 && p->deliver.count == 0
                  : p->deliver.count > 0 && p->fund.count == 0;
}

/* Those named in several areas stand once. */
static void add_distinct(akt_ref *names, size_t *count, akt_refs from)
{
    for (size_t i = 0; i < from.count; i++) {
        const akt_refs so_far = {names, *count};
        if (!akt_refs_contain(&so_far, from.items[i]))
            names[(*count)++] = from.items[i];
    }
}

/* Areas with money but nobody who delivers, or the reverse. */
static void add_lopsided(const akt_coverage_view *v, bool funded)
{
    size_t areas = v->coverage->area_count, count = 0, named = 0, room = 0;
    for (size_t i = 0; i < areas; i++)
        room += v->coverage->provision[i].fund.count + v->coverage->provision[i].deliver.count;
    const char **names = akt_pool_get(v->pool, (areas + 1) * sizeof *names);
    akt_ref *parties = akt_pool_get(v->pool, (room + 1) * sizeof *parties);
    evidence e = start(v);
    for (size_t i = 0; names && parties && i < areas; i++) {
        const akt_provision *p = &v->coverage->provision[i];
        if (!is_lopsided(p, funded))
            continue;
        names[count++] = akt_coverage__area_words(v, p->area);
        add_distinct(parties, &named, funded ? p->fund : p->deliver);
        add_refs(&e, funded ? p->flows : p->deliver);
        add_needs_of(v, p->area, &e);
    }
    if (count)
        put(v, AKT_BLOCK_ITEM,
            fill(v, funded ? AKT_W_COVERAGE_FUNDED_ONLY : AKT_W_COVERAGE_UNFUNDED,
                 akt_join_words(v->pool, names, count, v->lang),
                 akt_coverage__name_parties(v, (akt_refs){parties, named}, NAMED_MOST), NULL),
            &e);
}

static void add_roles(const akt_coverage_view *v)
{
    if (v->coverage->records == 0) {
        bool chosen = akt_dataset_about(v->dataset)->selection != NULL;
        akt_word word = chosen ? AKT_W_COVERAGE_NO_ROLES_LEFT : AKT_W_COVERAGE_NO_ROLES;
        akt_finding_add_absence(v->document, akt_words(word, v->lang));
        return;
    }
    for (size_t r = 0; r < v->coverage->role_count; r++)
        add_role(v, (int32_t)r);
}

void akt_coverage__add_findings(const akt_coverage_view *v)
{
    add_summary(v);
    add_roles(v);
    if (!v->coverage->provision)
        return;
    add_lopsided(v, true);
    add_lopsided(v, false);
}
