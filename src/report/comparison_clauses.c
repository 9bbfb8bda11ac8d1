#include "report/comparison_tale_internal.h"

#include "report/field_words.h"

#include <math.h>
#include <string.h>

enum { NAMED_MOST = 5 };

typedef akt_comparison_tale tale;

static const char *fill(const tale *t, akt_word word, const char *a, const char *b, const char *c)
{
    return akt_words_filled(t->page->pool, word, t->page->lang, a, b, c, NULL);
}

static void say(tale *t, akt_word word, const char *a, const char *b)
{
    if (t->count < AKT_TALE_CLAUSES)
        t->clauses[t->count++] = fill(t, word, a, b, NULL);
}

/* Some names, of which the first are told. */
typedef struct names {
    const char **items;
    size_t count;
} names;

static names make_names(const tale *t)
{
    size_t room = t->page->view->comparisons->items[t->item].count + 1;
    return (names){akt_pool_get(t->page->pool, room * sizeof(const char *)), 0};
}

static void add_name(names *n, const char *name)
{
    if (n->items)
        n->items[n->count++] = name;
}

static const char *join(const tale *t, const names *n)
{
    return akt_join_first_words(t->page->pool, n->items, n->count, NAMED_MOST, t->page->lang);
}

/* What is said of a row, with the share of the draws where it is less than all. */
static const char *hedge(const tale *t, const akt_comparison_row *row, const char *text)
{
    bool is_sure = isnan(row->holds) || row->holds >= 1;
    return is_sure ? text
                   : fill(t, AKT_W_COMPARE_PLACE, text,
                          akt_percent_words(t->page->pool, row->holds, t->page->lang), NULL);
}

/* From a state below to one at or above `border`, or back. */
static bool passes(const akt_comparison_row *row, double border, bool upwards)
{
    double from = row->values[!upwards], to = row->values[upwards];
    return from < border && to >= border;
}

typedef enum turn { CLOSED, OPENED, BETTER, WORSE } turn;

static bool takes_turn(const akt_comparison_row *row, turn way)
{
    bool closes = passes(row, 1, true), opens = passes(row, 1, false);
    return way == CLOSED   ? closes
           : way == OPENED ? opens
           : way == BETTER ? row->change == AKT_CHANGE_MORE && !closes
                           : row->change == AKT_CHANGE_LESS && !opens;
}

bool akt_comparison__is_state(const akt_profile_row *row)
{
    return row->what == AKT_PROFILE_CELL && strcmp(row->measure, "state") == 0;
}

/* The row «any» of a role is told only where no cell of it takes the same turn. */
static bool is_told(const tale *t, const akt_comparison_row *row, turn way)
{
    if (!akt_comparison__is_state(row->row) || !takes_turn(row, way))
        return false;
    akt_comparison_spot spot = akt_comparison__start(t->page, t->item);
    while (row->row->area == AKT_NONE && akt_comparison__next(&spot, AKT_PROFILE_CELL, t->item)) {
        const akt_comparison_row *other = akt_comparison__row(&spot);
        if (akt_comparison__is_state(other->row) && other->row->role == row->row->role &&
            other->row->area != AKT_NONE && takes_turn(other, way))
            return false;
    }
    return true;
}

static void tell_cells(tale *t, turn way)
{
    static const akt_word words[] = {AKT_W_COMPARE_CLOSED, AKT_W_COMPARE_OPENED,
                                     AKT_W_COMPARE_BETTER, AKT_W_COMPARE_WORSE};
    names places = make_names(t);
    akt_comparison_spot spot = akt_comparison__start(t->page, t->item);
    while (akt_comparison__next(&spot, AKT_PROFILE_CELL, t->item)) {
        const akt_comparison_row *row = akt_comparison__row(&spot);
        if (is_told(t, row, way))
            add_name(&places, hedge(t, row, akt_comparison__place_words(&spot)));
    }
    if (places.count == 0)
        return;
    const char *count = akt_counted_words(t->page->pool, places.count, AKT_W_COMPARE_GAP,
                                          AKT_W_COMPARE_SOME_GAPS, t->page->lang);
    if (way == CLOSED || way == OPENED)
        say(t, words[way], count, join(t, &places));
    else
        say(t, words[way], join(t, &places), NULL);
}

static bool is_cost(const akt_profile_row *row)
{
    return strcmp(row->measure, "standing_ties") == 0 ||
           strcmp(row->measure, "forums_per_actor") == 0;
}

static const char *move_words(const tale *t, const akt_comparison_row *row)
{
    const akt_comparison_page *p = t->page;
    const char *before = akt_comparison__value_words(p, row->row, row->values[0]);
    const char *after = akt_comparison__value_words(p, row->row, row->values[1]);
    return hedge(t, row,
                 fill(t, AKT_W_COMPARE_MOVE, akt_comparison__measure_words(p, row->row),
                      before ? before : "–", after ? after : "–"));
}

bool akt_comparison__is_slight(const akt_comparison_row *row)
{
    return row->row->what == AKT_PROFILE_MEASURE && fabs(row->delta) < 0.005;
}

static void tell_measures(tale *t, bool costs, akt_change change, akt_word word)
{
    names moves = make_names(t);
    akt_comparison_spot spot = akt_comparison__start(t->page, t->item);
    while (akt_comparison__next(&spot, AKT_PROFILE_MEASURE, t->item)) {
        const akt_comparison_row *row = akt_comparison__row(&spot);
        if (is_cost(row->row) == costs && (!costs || row->change == change) &&
            (t->with_slight || !akt_comparison__is_slight(row)))
            add_name(&moves, move_words(t, row));
    }
    if (moves.count)
        say(t, word, join(t, &moves), NULL);
}

/* Who gets more, who less, by the sum of what comes in. */
static void tell_receivers(tale *t)
{
    akt_comparison_spot spot = akt_comparison__start(t->page, t->item);
    size_t told = 0;
    while (told < NAMED_MOST && akt_comparison__next(&spot, AKT_PROFILE_MONEY, t->item)) {
        const akt_comparison_row *row = akt_comparison__row(&spot);
        if (!row->row->id[0] || strncmp(row->row->measure, "in_gross", 8) != 0 || isnan(row->delta))
            continue;
        const char *sum = akt_comparison__value_words(t->page, row->row, fabs(row->delta));
        akt_word word = row->delta > 0 ? AKT_W_COMPARE_GETS : AKT_W_COMPARE_LOSES;
        const char *text = fill(t, word, akt_comparison__subject_words(&spot), sum, NULL);
        say(t, AKT_W_COMPARE_AS_IS, hedge(t, row, text), NULL);
        told++;
    }
}

static void tell_sums(tale *t)
{
    static const struct {
        const char *measure;
        akt_word word;
    } asides[] = {{"eliminated", AKT_W_COMPARE_ASIDE_ELIMINATED},
                  {"unassigned", AKT_W_COMPARE_ASIDE_UNASSIGNED},
                  {"unfunded", AKT_W_COMPARE_ASIDE_UNFUNDED}};
    bool is_moved = false, is_changed = false;
    akt_comparison_spot spot = akt_comparison__start(t->page, t->item);
    while (akt_comparison__next(&spot, AKT_PROFILE_MONEY, t->item)) {
        const akt_comparison_row *row = akt_comparison__row(&spot);
        bool is_gross = !row->row->id[0] && strncmp(row->row->measure, "gross", 5) == 0;
        const char *sum = akt_comparison__value_words(t->page, row->row, fabs(row->delta));
        is_moved |= row->row->id[0] && !akt_comparison__is_count(row->row) && sum;
        is_changed |= is_gross;
        if (is_gross && sum)
            say(t, row->delta > 0 ? AKT_W_COMPARE_MORE_MONEY : AKT_W_COMPARE_LESS_MONEY, sum, NULL);
        for (size_t i = 0; !row->row->id[0] && i < 3; i++) {
            if (strncmp(row->row->measure, asides[i].measure, strlen(asides[i].measure)) == 0)
                say(t, asides[i].word,
                    sum ? sum : akt_words(AKT_W_COMPARE_UNKNOWN_SUM, t->page->lang), NULL);
        }
    }
    if (is_moved && !is_changed)
        say(t, AKT_W_COMPARE_SAME_SUM, NULL, NULL);
}

static void tell_parties(tale *t, akt_change change, akt_word word)
{
    names parties = make_names(t);
    for (int what = AKT_PROFILE_ACTOR; what <= AKT_PROFILE_FORUM; what++) {
        akt_comparison_spot spot = akt_comparison__start(t->page, t->item);
        while (akt_comparison__next(&spot, (akt_profile_what)what, t->item)) {
            const akt_comparison_row *row = akt_comparison__row(&spot);
            if (strcmp(row->row->measure, "present") == 0 && row->change == change)
                add_name(&parties, akt_comparison__subject_words(&spot));
        }
    }
    if (parties.count)
        say(t, word, join(t, &parties), NULL);
}

static void tell_records(tale *t, akt_profile_what what, akt_word one, akt_word many)
{
    static const akt_word words[] = {AKT_W_COMPARE_SOME_LOST, AKT_W_COMPARE_SOME_GAINED};
    double sums[] = {0, 0}; /* lost, gained */
    akt_comparison_spot spot = akt_comparison__start(t->page, t->item);
    while (akt_comparison__next(&spot, what, t->item)) {
        double delta = akt_comparison__row(&spot)->delta;
        sums[delta > 0] += fabs(delta);
    }
    for (int way = 1; way >= 0; way--) {
        if (sums[way] > 0)
            say(t, words[way],
                akt_counted_words(t->page->pool, (size_t)sums[way], one, many, t->page->lang),
                NULL);
    }
}

void akt_comparison__tell(tale *t)
{
    for (turn way = CLOSED; way <= WORSE; way++)
        tell_cells(t, way);
    tell_measures(t, false, AKT_CHANGE_NONE, AKT_W_COMPARE_CENTRAL);
    tell_measures(t, true, AKT_CHANGE_MORE, AKT_W_COMPARE_COST);
    tell_measures(t, true, AKT_CHANGE_LESS, AKT_W_COMPARE_SAVES);
    tell_receivers(t);
    tell_sums(t);
    tell_parties(t, AKT_CHANGE_MORE, AKT_W_COMPARE_NEW);
    tell_parties(t, AKT_CHANGE_LESS, AKT_W_COMPARE_GONE);
    tell_records(t, AKT_PROFILE_TIE, AKT_W_COUNT_TIE, AKT_W_COUNT_TIES);
    tell_records(t, AKT_PROFILE_ROLE, AKT_W_COUNT_ROLE, AKT_W_COUNT_ROLES);
    t->with_slight = t->count == 0;
    if (t->with_slight)
        tell_measures(t, false, AKT_CHANGE_NONE, AKT_W_COMPARE_CENTRAL);
}
