#include "analysis/new_ties_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A set of choices on the way: its state after each of them. */
typedef struct search {
    akt_tie_field field;
    akt_new_ties *out;
    size_t wanted;   /* sets */
    int32_t *states; /* ties + 2 of them: before the first tie, after each, and one to try in */
    size_t *chosen;  /* the choices so far, ascending in a search of all sets */
    size_t *best;    /* the sets kept, the best first, each of `ties` choices */
    akt_tie_score *scores; /* of the sets kept */
} search;

bool akt_new_ties_can_better(akt_coordination_measure measure)
{
    return measure == AKT_COORDINATION_DENSITY || measure == AKT_COORDINATION_MEAN_DISTANCE ||
           measure == AKT_COORDINATION_REACH || measure == AKT_COORDINATION_HUB_LOAD;
}

static int32_t *state_at(const search *s, size_t depth)
{
    return &s->states[depth * s->field.state_size];
}

/* How many sets there are; more than are tried where they are too many. */
static size_t count_sets(size_t choices, size_t ties)
{
    size_t sets = 1;
    for (size_t i = 1; i <= ties && sets <= AKT_NEW_TIES_SETS; i++)
        sets = sets * (choices - ties + i) / i;
    return sets;
}

/* Keeps the set on the way where it is among the best; of sets as good the first stays before. */
static void keep(search *s)
{
    size_t k = s->out->ties;
    akt_tie_score own = akt_tie_field__score(&s->field, state_at(s, k));
    size_t place = s->out->count;
    while (place > 0 && akt_tie_score__compare(&own, &s->scores[place - 1]) < 0)
        place--;
    if (place == s->wanted)
        return;
    s->out->count += s->out->count < s->wanted;
    size_t behind = s->out->count - place - 1;
    memmove(&s->scores[place + 1], &s->scores[place], behind * sizeof *s->scores);
    memmove(&s->best[(place + 1) * k], &s->best[place * k], behind * k * sizeof *s->best);
    s->scores[place] = own;
    memcpy(&s->best[place * k], s->chosen, k * sizeof *s->best);
}

static void try_all(search *s, size_t depth, size_t first)
{
    if (depth == s->out->ties) {
        s->out->sets++;
        keep(s);
        return;
    }
    size_t left = s->out->ties - depth;
    for (size_t i = first; i + left <= s->field.choice_count; i++) {
        s->chosen[depth] = i;
        akt_tie_field__add(&s->field, state_at(s, depth + 1), state_at(s, depth), i);
        try_all(s, depth + 1, i + 1);
    }
}

static bool is_chosen(const size_t *chosen, size_t count, size_t choice)
{
    for (size_t i = 0; i < count; i++)
        if (chosen[i] == choice)
            return true;
    return false;
}

/* The choice that helps most beside those before it: among `from` (NULL: among all). */
static size_t pick(const search *s, size_t depth, const size_t *from, size_t count)
{
    int32_t *trial = state_at(s, s->out->ties + 1);
    size_t best = SIZE_MAX;
    akt_tie_score least = {0, 0};
    for (size_t i = 0; i < count; i++) {
        size_t choice = from ? from[i] : i;
        if (is_chosen(s->chosen, depth, choice))
            continue;
        akt_tie_field__add(&s->field, trial, state_at(s, depth), choice);
        akt_tie_score own = akt_tie_field__score(&s->field, trial);
        if (best != SIZE_MAX && akt_tie_score__compare(&own, &least) >= 0)
            continue;
        best = choice;
        least = own;
    }
    return best;
}

static void take(search *s, size_t depth, size_t choice)
{
    s->chosen[depth] = choice;
    akt_tie_field__add(&s->field, state_at(s, depth + 1), state_at(s, depth), choice);
}

/* The least that no set can pass, as seen from each step. */
static void narrow_bound(const search *s, size_t depth, int64_t *gains)
{
    akt_new_ties *out = s->out;
    if (out->measure != AKT_COORDINATION_REACH)
        return;
    double own = akt_tie_field__bound_reach(&s->field, state_at(s, depth), out->ties,
                                            state_at(s, out->ties + 1), gains);
    out->bound = depth == 0 || own < out->bound ? own : out->bound;
}

static akt_status try_steps(search *s, akt_error *err)
{
    akt_new_ties *out = s->out;
    int64_t *gains = malloc((s->field.choice_count + 1) * sizeof *gains);
    if (!gains)
        return akt_error_memory(err);
    out->bound = akt_tie_field__bound(&s->field, out->ties);
    for (size_t depth = 0; depth < out->ties; depth++) {
        narrow_bound(s, depth, gains);
        take(s, depth, pick(s, depth, NULL, s->field.choice_count));
        out->sets += s->field.choice_count - depth;
    }
    free(gains);
    keep(s);
    return AKT_OK;
}

static akt_ref actor_of(uint32_t vertex)
{
    return (akt_ref){AKT_TABLE_ACTORS, (int32_t)vertex};
}

static double improve(const akt_new_ties *out, double before, double after)
{
    double more = after - before;
    return akt_coordination_measure_better(out->measure) == AKT_BETTER_MORE ? more : -more;
}

/* The ties of one set, each the one that helps most beside those before it. */
static bool tell(search *s, const size_t *set, akt_new_tie_set *to)
{
    akt_new_ties *out = s->out;
    const akt_tie_field *f = &s->field;
    to->ties = akt_pool_get(out->pool, (out->ties + 1) * sizeof *to->ties);
    double before = out->before;
    for (size_t i = 0; to->ties && i < out->ties; i++) {
        take(s, i, pick(s, i, set, out->ties));
        const akt_tie_choice choice = f->choices[s->chosen[i]];
        uint32_t end = out->measure == AKT_COORDINATION_REACH ? choice.to : f->central[choice.to];
        double after = akt_tie_field__value(f, state_at(s, i + 1), i + 1);
        to->ties[i] = (akt_new_tie){actor_of(f->central[choice.from]), actor_of(end),
                                    improve(out, before, after)};
        before = after;
    }
    to->value = before;
    return to->ties != NULL;
}

static size_t count_apart(const search *s, const int32_t *state)
{
    return (size_t)akt_tie_field__score(&s->field, state).apart / 2;
}

static akt_status tell_all(search *s, akt_error *err)
{
    akt_new_ties *out = s->out;
    out->items = akt_pool_get(out->pool, (out->count + 1) * sizeof *out->items);
    if (!out->items)
        return akt_error_memory(err);
    for (size_t i = 0; i < out->count; i++) {
        if (!tell(s, &s->best[i * out->ties], &out->items[i]))
            return akt_error_memory(err);
        out->items[i].apart = count_apart(s, state_at(s, out->ties));
    }
    return AKT_OK;
}

static akt_status check(const search *s, akt_error *err)
{
    const akt_new_ties *out = s->out;
    if (s->field.count < 2 && out->measure != AKT_COORDINATION_REACH)
        return akt_error_set(err, AKT_EINVAL,
                             "there are fewer than two central actors (driver: central) to tie");
    if (s->field.count == 0)
        return akt_error_set(err, AKT_EINVAL, "there is no central actor (driver: central) to tie");
    if (out->choices >= out->ties)
        return AKT_OK;
    const char *who = out->measure == AKT_COORDINATION_REACH
                          ? "actors that no central actor is tied to"
                          : "pairs of central actors without a tie";
    return akt_error_set(err, AKT_EINVAL, "--ties %zu asks for more than there are: %s: %zu",
                         out->ties, who, out->choices);
}

static akt_status make_room(search *s, akt_error *err)
{
    size_t k = s->out->ties;
    s->states = malloc(((k + 2) * s->field.state_size + 1) * sizeof *s->states);
    s->chosen = calloc(k + 1, sizeof *s->chosen);
    s->best = calloc(s->wanted * k + 1, sizeof *s->best);
    s->scores = calloc(s->wanted + 1, sizeof *s->scores);
    s->out->pool = akt_pool_new();
    if (!s->states || !s->chosen || !s->best || !s->scores || !s->out->pool)
        return akt_error_memory(err);
    memcpy(s->states, s->field.start, s->field.state_size * sizeof *s->states);
    return AKT_OK;
}

static akt_status find(search *s, akt_error *err)
{
    akt_new_ties *out = s->out;
    akt_status status = make_room(s, err);
    if (status != AKT_OK)
        return status;
    out->before = akt_tie_field__value(&s->field, state_at(s, 0), 0);
    out->apart = count_apart(s, state_at(s, 0));
    out->is_complete = count_sets(out->choices, out->ties) <= AKT_NEW_TIES_SETS;
    if (out->is_complete)
        try_all(s, 0, 0);
    else
        status = try_steps(s, err);
    if (status == AKT_OK)
        status = tell_all(s, err);
    if (status != AKT_OK)
        return status;
    const akt_new_tie_set *best = &out->items[0];
    out->bound = out->is_complete ? best->value : out->bound;
    out->is_exact = out->is_complete || (best->apart == 0 && best->value == out->bound);
    return AKT_OK;
}

akt_status akt_new_ties_find(akt_new_ties *out, const akt_dataset *dataset,
                             const akt_network_options *network,
                             const akt_new_ties_options *options, akt_error *err)
{
    *out = (akt_new_ties){.measure = options->measure, .ties = options->ties};
    if (!akt_new_ties_can_better(options->measure))
        return akt_error_set(err, AKT_EINVAL, "no new tie makes %s better",
                             akt_coordination_measure_name(options->measure));
    search s = {.out = out, .wanted = options->sets};
    akt_status status = akt_tie_field__make(&s.field, dataset, network, options->measure, err);
    out->central = s.field.count;
    out->choices = s.field.choice_count;
    if (status == AKT_OK)
        status = check(&s, err);
    if (status == AKT_OK)
        status = find(&s, err);
    akt_tie_field__dispose(&s.field);
    free(s.states);
    free(s.chosen);
    free(s.best);
    free(s.scores);
    if (status != AKT_OK)
        akt_new_ties_dispose(out);
    return status;
}

void akt_new_ties_dispose(akt_new_ties *ties)
{
    akt_pool_free(ties->pool);
    *ties = (akt_new_ties){0};
}
