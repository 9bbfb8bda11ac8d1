#include "analysis/communities.h"

#include "analysis/communities_internal.h"
#include "analysis/tied_internal.h"
#include "base/parallel.h"

#include <math.h>
#include <stdlib.h>

enum { WORTH_A_THREAD = 1000 };

typedef struct cluster {
    size_t size;
    size_t first; /* vertex */
    int32_t number;
} cluster;

typedef struct division {
    akt_tied tied;
    size_t n; /* tied vertices */
    size_t starts;
    int32_t *runs;     /* as many rows of a community a tied vertex */
    cluster *clusters; /* room for n */
    int32_t *number;   /* likewise: the new number of each community */
    double *inside;    /* room for n: of each community, twice the weight within */
    double *strength;  /* likewise, of all its members */
    uint64_t *pairs;   /* room for n */
} division;

static void dispose(division *d)
{
    akt_tied__dispose(&d->tied);
    free(d->runs);
    free(d->clusters);
    free(d->number);
    free(d->inside);
    free(d->strength);
    free(d->pairs);
}

/* With ties twice in the rows. */
static size_t count_starts(const akt_rows *rows)
{
    size_t starts = AKT_COMMUNITIES_SEEDS;
    if (rows->count / 2 > AKT_COMMUNITIES_TIES)
        starts = starts * AKT_COMMUNITIES_TIES / (rows->count / 2);
    return starts > AKT_COMMUNITIES_FEWEST ? starts : AKT_COMMUNITIES_FEWEST;
}

static akt_status make_room(division *d, akt_error *err)
{
    d->runs = malloc((d->starts * d->n + 1) * sizeof *d->runs);
    d->clusters = malloc((d->n + 1) * sizeof *d->clusters);
    d->number = malloc((d->n + 1) * sizeof *d->number);
    d->inside = malloc((d->n + 1) * sizeof *d->inside);
    d->strength = malloc((d->n + 1) * sizeof *d->strength);
    d->pairs = malloc((d->n + 1) * sizeof *d->pairs);
    bool ok = d->runs && d->clusters && d->number && d->inside && d->strength && d->pairs;
    return ok ? AKT_OK : akt_error_memory(err);
}

static int by_size(const void *left, const void *right)
{
    const cluster *a = left, *b = right;
    if (a->size != b->size)
        return a->size < b->size ? 1 : -1;
    return (a->first > b->first) - (a->first < b->first);
}

/* Numbers the communities by falling size, so that the same division has the same numbers, whatever
 * the run called them; how many there are. */
static size_t number_anew(division *d, int32_t *of)
{
    size_t count = 0;
    for (size_t v = 0; v < d->n; v++)
        d->clusters[v] = (cluster){0, d->n, (int32_t)v};
    for (size_t v = 0; v < d->n; v++) {
        cluster *c = &d->clusters[of[v]];
        if (c->size++ == 0)
            c->first = v;
    }
    qsort(d->clusters, d->n, sizeof *d->clusters, by_size);
    for (; count < d->n && d->clusters[count].size; count++)
        d->number[d->clusters[count].number] = (int32_t)count;
    for (size_t v = 0; v < d->n; v++)
        of[v] = d->number[of[v]];
    return count;
}

/* What each community holds of the ties; the modularity of the division. */
static double weigh(division *d, const int32_t *of, size_t count)
{
    const akt_rows *rows = &d->tied.rows;
    double total = 0, modularity = 0;
    for (size_t c = 0; c < count; c++)
        d->inside[c] = d->strength[c] = 0;
    for (size_t v = 0; v < d->n; v++) {
        for (uint32_t i = rows->start[v]; i < rows->start[v + 1]; i++) {
            d->strength[of[v]] += rows->weight[i];
            d->inside[of[v]] += of[rows->target[i]] == of[v] ? rows->weight[i] : 0;
            total += rows->weight[i];
        }
    }
    for (size_t c = 0; c < count; c++) {
        double share = d->strength[c] / total;
        modularity += d->inside[c] / total - share * share;
    }
    return modularity;
}

static size_t find_best(akt_communities *out, division *d)
{
    size_t best = 0;
    for (size_t run = 0; run < d->starts; run++) {
        int32_t *of = d->runs + run * d->n;
        size_t count = number_anew(d, of);
        double modularity = weigh(d, of, count);
        if (run > 0 && modularity <= out->modularity)
            continue;
        best = run;
        out->modularity = modularity;
        out->community_count = count;
    }
    return best;
}

static akt_status compare_runs(akt_communities *out, const division *d, akt_error *err)
{
    akt_status status = AKT_OK;
    double sum = 0;
    for (size_t a = 0; a < d->starts; a++) {
        for (size_t b = a + 1; b < d->starts && status == AKT_OK; b++) {
            akt_rand_index index;
            status =
                akt_rand_index_compute(&index, d->runs + a * d->n, d->runs + b * d->n, d->n, err);
            sum += index.value;
        }
    }
    out->stability = sum / ((double)(d->starts * (d->starts - 1)) / 2.0);
    return status;
}

/* How often the members of each community are together in all the other runs. */
static akt_status follow_members(akt_communities *out, division *d, size_t best, akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t run = 0; run < d->starts && status == AKT_OK; run++) {
        if (run == best)
            continue;
        status = akt_rand_index_shared_pairs(d->pairs, d->runs + best * d->n, d->runs + run * d->n,
                                             d->n, err);
        for (size_t c = 0; c < out->community_count && status == AKT_OK; c++) {
            double size = (double)out->communities[c].size;
            out->communities[c].together +=
                (double)d->pairs[c] / (size * (size - 1) / 2) / (double)(d->starts - 1);
        }
    }
    return status;
}

static akt_status describe_best(akt_communities *out, division *d, size_t best, akt_error *err)
{
    const int32_t *of = d->runs + best * d->n;
    out->communities = calloc(out->community_count + 1, sizeof *out->communities);
    if (!out->communities)
        return akt_error_memory(err);
    for (size_t v = 0; v < d->n; v++) {
        out->of[d->tied.vertex[v]] = of[v];
        out->communities[of[v]].size++;
    }
    weigh(d, of, out->community_count);
    for (size_t c = 0; c < out->community_count; c++) {
        double within = d->inside[c] / 2;
        out->communities[c].share_internal = within / (d->strength[c] - within);
    }
    return follow_members(out, d, best, err);
}

/* The divisions, each worker with a Leiden of its own. */
typedef struct labour {
    division *d;
    akt_leiden *leiden;
    uint64_t seed;
} labour;

static void do_run(void *context, size_t worker, size_t run)
{
    const labour *l = context;
    akt_leiden__divide(&l->leiden[worker], l->seed, run, l->d->runs + run * l->d->n);
}

/* Few vertices are divided sooner than a thread starts. */
static size_t count_workers(const division *d, size_t threads)
{
    return d->n < WORTH_A_THREAD ? 1 : akt_parallel_workers(threads, d->starts);
}

static akt_status run_all(division *d, uint64_t seed, size_t threads, akt_error *err)
{
    size_t workers = count_workers(d, threads), made = 0;
    labour l = {d, calloc(workers, sizeof *l.leiden), seed};
    akt_status status = l.leiden ? AKT_OK : akt_error_memory(err);
    for (; status == AKT_OK && made < workers; made++)
        status = akt_leiden__make(&l.leiden[made], &d->tied.rows, err);
    if (status == AKT_OK)
        akt_parallel_run(&(akt_parallel){&l, do_run, NULL}, d->starts, workers);
    for (size_t i = 0; i < made; i++)
        akt_leiden__dispose(&l.leiden[i]);
    free(l.leiden);
    return status;
}

static akt_status divide(akt_communities *out, division *d, uint64_t seed, size_t threads,
                         akt_error *err)
{
    akt_status status = make_room(d, err);
    if (status == AKT_OK)
        status = run_all(d, seed, threads, err);
    if (status != AKT_OK)
        return status;
    size_t best = find_best(out, d);
    status = compare_runs(out, d, err);
    return status == AKT_OK ? describe_best(out, d, best, err) : status;
}

akt_status akt_communities_compute(akt_communities *out, const akt_network *network, uint64_t seed,
                                   size_t threads, akt_error *err)
{
    division d = {.n = 0};
    *out = (akt_communities){.modularity = NAN, .stability = NAN};
    akt_status status = akt_tied__make(&d.tied, network, err);
    if (status != AKT_OK)
        return status;
    out->count = akt_network_order(network);
    out->tied = d.n = d.tied.rows.order;
    out->starts = d.starts = count_starts(&d.tied.rows);
    out->of = malloc((out->count + 1) * sizeof *out->of);
    if (!out->of)
        status = akt_error_memory(err);
    for (size_t v = 0; out->of && v < out->count; v++)
        out->of[v] = AKT_NONE;
    if (status == AKT_OK && d.n >= AKT_COMMUNITIES_LEAST)
        status = divide(out, &d, seed, threads, err);
    dispose(&d);
    if (status != AKT_OK)
        akt_communities_dispose(out);
    return status;
}

void akt_communities_dispose(akt_communities *communities)
{
    free(communities->of);
    free(communities->communities);
    *communities = (akt_communities){.modularity = NAN, .stability = NAN};
}

akt_status akt_communities_agreement(akt_rand_index *out, const akt_communities *communities,
                                     const akt_grouping *grouping, akt_error *err)
{
    akt_status status =
        akt_rand_index_compute(out, communities->of, grouping->of, communities->count, err);
    if (out->shared < AKT_COMMUNITIES_LEAST || out->groups_a < 2 || out->groups_b < 2)
        out->value = NAN;
    return status;
}

akt_status akt_communities_agreements(akt_rand_index *out, const akt_communities *communities,
                                      const akt_dataset *dataset, const akt_network *network,
                                      akt_error *err)
{
    akt_status status = AKT_OK;
    for (int f = 0; f < AKT_FACET_COUNT && status == AKT_OK; f++) {
        akt_grouping grouping;
        status = akt_grouping_make(&grouping, dataset, network, (akt_facet)f, err);
        if (status == AKT_OK)
            status = akt_communities_agreement(&out[f], communities, &grouping, err);
        akt_grouping_dispose(&grouping);
    }
    return status;
}
