#include "analysis/new_ties_internal.h"

#include "model/ended.h"

#include <stdlib.h>
#include <string.h>

/* Who could get a tie, and how things stand without. */

enum { REACH_STEPS = 2 };

static int32_t *steps_from(const akt_tie_field *f, size_t central)
{
    return &f->steps[central * f->n];
}

static void walk(const akt_tie_field *f, size_t central, uint32_t *queue)
{
    int32_t *steps = steps_from(f, central);
    size_t queued = 0;
    for (size_t v = 0; v < f->n; v++)
        steps[v] = AKT_TIE_APART;
    steps[f->central[central]] = 0;
    queue[queued++] = f->central[central];
    for (size_t at = 0; at < queued; at++) {
        for (uint32_t k = f->rows.start[queue[at]]; k < f->rows.start[queue[at] + 1]; k++) {
            uint32_t next = f->rows.target[k];
            if (steps[next] != AKT_TIE_APART)
                continue;
            steps[next] = steps[queue[at]] + 1;
            queue[queued++] = next;
        }
    }
}

/* An actor and its id, to be put in order. */
typedef struct named {
    const char *id;
    uint32_t vertex;
} named;

static int compare_ids(const void *left, const void *right)
{
    return strcmp(((const named *)left)->id, ((const named *)right)->id);
}

/* The vertices of the actors that are central, or of all others, by id; how many. */
static size_t list_actors(const akt_dataset *dataset, bool central, named *out)
{
    const akt_actor *actors = akt_dataset_actors(dataset);
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ACTORS); i++)
        if ((actors[i].driver == AKT_DRIVER_CENTRAL) == central)
            out[count++] = (named){actors[i].party.record.id, (uint32_t)i};
    qsort(out, count, sizeof *out, compare_ids);
    return count;
}

static bool has_ended(const akt_dataset *dataset, uint32_t actor)
{
    return akt_party_has_ended(dataset, (akt_ref){AKT_TABLE_ACTORS, (int32_t)actor});
}

static akt_status make_rows(akt_tie_field *out, const akt_dataset *dataset,
                            const akt_network_options *options, akt_error *err)
{
    akt_network_options chosen = *options;
    akt_network *network;
    chosen.direction = AKT_DIRECTION_UNDIRECTED;
    chosen.weight = AKT_WEIGHT_NONE;
    akt_status status = akt_network_new(&network, dataset, &chosen, err);
    if (status != AKT_OK)
        return status;
    out->n = akt_network_order(network);
    status = akt_rows_make(&out->rows, network, AKT_WAY_BOTH, err);
    akt_network_free(network);
    return status;
}

static bool list_central(akt_tie_field *out, const akt_dataset *dataset)
{
    named *list = malloc((akt_dataset_count(dataset, AKT_TABLE_ACTORS) + 1) * sizeof *list);
    uint32_t *queue = malloc((out->n + 1) * sizeof *queue);
    size_t count = list ? list_actors(dataset, true, list) : 0;
    out->central = malloc((count + 1) * sizeof *out->central);
    out->is_central = calloc(out->n + 1, sizeof *out->is_central);
    out->steps = malloc((count * out->n + 1) * sizeof *out->steps);
    bool ok = list && queue && out->central && out->is_central && out->steps;
    for (size_t i = 0; ok && i < count; i++) {
        out->central[i] = list[i].vertex;
        out->is_central[list[i].vertex] = true;
        walk(out, i, queue);
    }
    out->count = count;
    free(list);
    free(queue);
    return ok;
}

static int32_t steps_between(const akt_tie_field *f, size_t a, size_t b)
{
    return steps_from(f, a)[f->central[b]];
}

static bool list_pairs(akt_tie_field *out, const akt_dataset *dataset)
{
    out->choices = malloc((out->count * out->count + 1) * sizeof *out->choices);
    for (uint32_t i = 0; out->choices && i < out->count; i++) {
        for (uint32_t k = i + 1; k < out->count; k++) {
            if (steps_between(out, i, k) == 1)
                out->tied++;
            else if (!has_ended(dataset, out->central[i]) && !has_ended(dataset, out->central[k]))
                out->choices[out->choice_count++] = (akt_tie_choice){i, k};
        }
    }
    return out->choices != NULL;
}

static size_t count_tied(const akt_tie_field *f, size_t central)
{
    size_t ties = 0;
    for (size_t k = 0; k < f->count; k++)
        ties += steps_between(f, central, k) == 1;
    return ties;
}

/* Who among the central actors would tie a vertex: the nearest, then the one with the fewest ties. */
static uint32_t choose_holder(const akt_tie_field *f, const akt_dataset *dataset, uint32_t vertex)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < f->count; i++) {
        if (has_ended(dataset, f->central[i]))
            continue;
        int32_t own = steps_from(f, i)[vertex];
        int32_t least = best == UINT32_MAX ? INT32_MAX : steps_from(f, best)[vertex];
        if (own < least || (own == least && count_tied(f, i) < count_tied(f, best)))
            best = i;
    }
    return best;
}

static bool is_tied(const akt_tie_field *f, uint32_t vertex)
{
    for (size_t i = 0; i < f->count; i++)
        if (steps_from(f, i)[vertex] == 1)
            return true;
    return false;
}

/* Actors that no central one is tied to: through any other nobody new is reached. */
static bool list_outer(akt_tie_field *out, const akt_dataset *dataset)
{
    named *list = malloc((akt_dataset_count(dataset, AKT_TABLE_ACTORS) + 1) * sizeof *list);
    size_t count = list ? list_actors(dataset, false, list) : 0;
    out->choices = malloc((count + 1) * sizeof *out->choices);
    for (size_t i = 0; list && out->choices && i < count; i++) {
        uint32_t vertex = list[i].vertex;
        uint32_t holder = choose_holder(out, dataset, vertex);
        if (holder != UINT32_MAX && !has_ended(dataset, vertex) && !is_tied(out, vertex))
            out->choices[out->choice_count++] = (akt_tie_choice){holder, vertex};
    }
    bool ok = list && out->choices;
    free(list);
    return ok;
}

static bool make_start(akt_tie_field *out)
{
    size_t c = out->count;
    bool of_steps = out->measure == AKT_COORDINATION_MEAN_DISTANCE;
    bool of_reach = out->measure == AKT_COORDINATION_REACH;
    out->state_size = of_steps ? c * c : of_reach ? out->n : c;
    out->start = calloc(out->state_size + 1, sizeof *out->start);
    for (size_t i = 0; out->start && i < c; i++) {
        for (size_t k = 0; of_steps && k < c; k++)
            out->start[i * c + k] = steps_between(out, i, k);
        for (size_t v = 0; of_reach && v < out->n; v++)
            out->start[v] |= steps_from(out, i)[v] <= REACH_STEPS && !out->is_central[v];
        if (!of_steps && !of_reach)
            out->start[i] = (int32_t)count_tied(out, i);
    }
    return out->start != NULL;
}

akt_status akt_tie_field__make(akt_tie_field *out, const akt_dataset *dataset,
                               const akt_network_options *network, akt_coordination_measure measure,
                               akt_error *err)
{
    *out = (akt_tie_field){.measure = measure};
    akt_status status = make_rows(out, dataset, network, err);
    if (status != AKT_OK)
        return status;
    bool ok = list_central(out, dataset);
    if (ok)
        ok =
            measure == AKT_COORDINATION_REACH ? list_outer(out, dataset) : list_pairs(out, dataset);
    return ok && make_start(out) ? AKT_OK : akt_error_memory(err);
}

void akt_tie_field__dispose(akt_tie_field *field)
{
    akt_rows_dispose(&field->rows);
    free(field->central);
    free(field->is_central);
    free(field->steps);
    free(field->choices);
    free(field->start);
    *field = (akt_tie_field){0};
}
