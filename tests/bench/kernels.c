/* kernels FILE THREADS REPEATS VALUES MEASURE …: what each measure takes without the program around it,
 * the measures in turn, so many times, so that ratios are of one run. Prints lines of
 *     measure, repeat, wall seconds, CPU seconds, checksum
 * with tabs between them; first, once, what it takes to load the file (load) and to make the network
 * of it (network). FILE is anything that is loaded (edges.csv, a document, records a line); the graph is
 * all its layers, without direction and weights. THREADS 0 = one a core. VALUES is a folder that values
 * are written into, a file a measure, eight bytes a vertex; "-" = nowhere.
 *
 * A MEASURE is rows (a list of edges read, but no records made of it), funding, constraint (with the other three of structural holes), articulation (bridges too), components, leiden (one division; its
 * checksum is the modularity), communities (all divisions and how they agree), key_players, or
 * measures of position with + between them, harmonic+closeness+eccentricity, those of paths then
 * worked out together. betweenness:K is betweenness from K vertices drawn at random, raw and scaled;
 * igraph_betweenness:K is the same from the same by igraph, the peer.
 * The checksum is the sum of all values but where told; undefined ones count 0. */
#include "analysis/centrality_internal.h"
#include "analysis/communities.h"
#include "analysis/communities_internal.h"
#include "analysis/cut_points.h"
#include "analysis/funding.h"
#include "analysis/key_players.h"
#include "analysis/links_internal.h"
#include "analysis/structural_holes.h"
#include "analysis/tied_internal.h"
#include "base/file.h"
#include "base/random.h"
#include "input/load.h"
#include "input/plain_edges.h"
#include "network/igraph_bridge.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct bench {
    const char *path;
    size_t threads;
    const char *values;  /* folder, or "-" */
    const char *measure; /* as it was asked for */
    akt_dataset *dataset;
    akt_network *network;
} bench;

typedef akt_status (*work)(double *checksum, const bench *b, akt_error *err);

static double sum_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; values && i < count; i++)
        sum += isnan(values[i]) ? 0 : values[i];
    return sum;
}

static akt_status keep(const bench *b, const char *name, const double *values, size_t count,
                       akt_error *err)
{
    char path[512];
    if (strcmp(b->values, "-") == 0)
        return AKT_OK;
    snprintf(path, sizeof path, "%s/aktorkart%zu-%s", b->values, b->threads, name);
    return akt_file_write(path, (const char *)values, count * sizeof *values, err);
}

static akt_status load(akt_dataset **out, const char *path, akt_error *err)
{
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    faults.least = AKT_LEVEL_ERROR;
    akt_status status = akt_load(out, path, NULL, &faults, err);
    if (status == AKT_EDATA)
        akt_error_set(err, status, "%s has faults; see what check says", path);
    akt_diagnostics_dispose(&faults);
    return status;
}

/* The rows of a plain list of edges with a heading: ids interned, numbers read. */
static akt_status do_rows(double *checksum, const bench *b, akt_error *err)
{
    const akt_plain_shape shape = {',', 3, 0, 1, 2, true};
    akt_pool *pool = akt_pool_new();
    akt_text_file file = {0};
    akt_plain_edges rows = {0};
    akt_status status =
        pool ? akt_text_file_read(&file, b->path, pool, err) : akt_error_memory(err);
    if (status != AKT_OK)
        return status;
    size_t start = strcspn(file.text, "\n") + 1;
    if (!akt_plain_edges_read(&rows, file.text, start, file.size, &shape, pool))
        status = akt_error_set(err, AKT_EDATA, "%s is not a plain list of edges", b->path);
    for (size_t i = 0; i < rows.edge_count; i++)
        *checksum +=
            (double)akt_plain_whole(file.text + rows.edges[i].number_at, rows.edges[i].number_size);
    akt_text_file_close(&file);
    akt_pool_free(pool);
    return status;
}

static akt_status make_network(akt_network **out, const akt_dataset *dataset, akt_error *err)
{
    const akt_network_options options = {.direction = AKT_DIRECTION_UNDIRECTED};
    return akt_network_new(out, dataset, &options, err);
}

static akt_status do_funding(double *checksum, const bench *b, akt_error *err)
{
    akt_funding funding;
    akt_status status = akt_funding_compute(&funding, b->dataset, NULL, err);
    if (status != AKT_OK)
        return status;
    for (size_t i = 0; i < funding.total_count; i++)
        *checksum += (double)funding.totals[i].consolidated;
    akt_funding_dispose(&funding);
    return AKT_OK;
}

static akt_status do_constraint(double *checksum, const bench *b, akt_error *err)
{
    akt_structural_holes holes;
    akt_status status = akt_structural_holes_compute(&holes, b->network, err);
    if (status != AKT_OK)
        return status;
    *checksum = sum_of(holes.constraint, holes.count);
    status = keep(b, "constraint", holes.constraint, holes.count, err);
    akt_structural_holes_dispose(&holes);
    return status;
}

static akt_status do_articulation(double *checksum, const bench *b, akt_error *err)
{
    akt_cut_points cuts;
    akt_status status = akt_cut_points_compute(&cuts, b->network, err);
    if (status != AKT_OK)
        return status;
    *checksum = (double)cuts.point_count;
    akt_cut_points_dispose(&cuts);
    return AKT_OK;
}

static akt_status do_components(double *checksum, const bench *b, akt_error *err)
{
    uint32_t *part = calloc(akt_network_order(b->network) + 1, sizeof *part);
    if (!part)
        return akt_error_memory(err);
    *checksum = (double)akt_links__find_parts(part, b->network);
    free(part);
    return AKT_OK;
}

/* Without what is told of the network as a whole, which all measures of position come with. */
static akt_status do_coreness(double *checksum, const bench *b, akt_error *err)
{
    size_t n = akt_network_order(b->network);
    double *values = calloc(n + 1, sizeof *values);
    akt_status status =
        values ? akt_centrality__coreness(values, b->network, err) : akt_error_memory(err);
    *checksum = sum_of(values, n);
    if (status == AKT_OK)
        status = keep(b, "coreness", values, n, err);
    free(values);
    return status;
}

static akt_status do_key_players(double *checksum, const bench *b, akt_error *err)
{
    akt_key_players players;
    akt_status status = akt_key_players_compute(&players, b->network, AKT_KEY_PLAYERS_USUAL, err);
    for (size_t i = 0; status == AKT_OK && i < players.sizes; i++)
        *checksum += players.negative[i].value + players.positive[i].value;
    return status;
}

static akt_status do_communities(double *checksum, const bench *b, akt_error *err)
{
    akt_communities communities;
    akt_status status = akt_communities_compute(&communities, b->network, 1, b->threads, err);
    if (status != AKT_OK)
        return status;
    *checksum = communities.modularity;
    akt_communities_dispose(&communities);
    return AKT_OK;
}

/* Of a division of the tied vertices. */
static akt_status weigh(double *modularity, const akt_rows *rows, const int32_t *of, akt_error *err)
{
    double *strength = calloc(rows->order + 1, sizeof *strength), within = 0, total = 0, chance = 0;
    if (!strength)
        return akt_error_memory(err);
    for (size_t v = 0; v < rows->order; v++) {
        for (uint32_t e = rows->start[v]; e < rows->start[v + 1]; e++) {
            strength[of[v]] += rows->weight[e];
            total += rows->weight[e];
            within += of[v] == of[rows->target[e]] ? rows->weight[e] : 0;
        }
    }
    for (size_t c = 0; c < rows->order; c++)
        chance += strength[c] / total * (strength[c] / total);
    *modularity = within / total - chance;
    free(strength);
    return AKT_OK;
}

static akt_status divide(double *modularity, const akt_rows *rows, akt_error *err)
{
    akt_leiden leiden;
    int32_t *of = calloc(rows->order + 1, sizeof *of);
    akt_status status = of ? akt_leiden__make(&leiden, rows, err) : akt_error_memory(err);
    if (of && status == AKT_OK)
        akt_leiden__divide(&leiden, 1, 0, of);
    if (of)
        akt_leiden__dispose(&leiden);
    if (status == AKT_OK)
        status = weigh(modularity, rows, of, err);
    free(of);
    return status;
}

static akt_status do_leiden(double *checksum, const bench *b, akt_error *err)
{
    akt_tied tied;
    akt_status status = akt_tied__make(&tied, b->network, err);
    if (status != AKT_OK)
        return status;
    status = divide(checksum, &tied.rows, err);
    akt_tied__dispose(&tied);
    return status;
}

/* Measures of position by their names, with + between them and :K behind; 0 where one is none. */
static uint32_t read_measures(const char *text, size_t *sample)
{
    uint32_t measures = 0;
    char name[40];
    const char *colon = strchr(text, ':');
    size_t left = colon ? (size_t)(colon - text) : strlen(text), length;
    *sample = colon ? strtoul(colon + 1, NULL, 10) : 0;
    for (; left > 0; text += length + 1, left -= length < left ? length + 1 : left) {
        length = strcspn(text, "+:");
        if (length >= sizeof name)
            return 0;
        memcpy(name, text, length);
        name[length] = '\0';
        int32_t measure = akt_measure_from_name(name);
        if (measure == AKT_NONE)
            return 0;
        measures |= 1U << measure;
    }
    return measures;
}

static akt_status do_position(double *checksum, const bench *b, akt_error *err)
{
    akt_centrality values;
    akt_centrality_options options = {.threads = b->threads, .seed = 1, .raw = true};
    options.measures = read_measures(b->measure, &options.sample);
    if (!options.measures)
        return akt_error_set(err, AKT_EINVAL, "there is no measure %s", b->measure);
    akt_status status = akt_centrality_compute(&values, b->network, &options, err);
    if (status != AKT_OK)
        return status;
    for (int m = 0; m < AKT_MEASURE_COUNT; m++) {
        *checksum += sum_of(values.values[m], values.count);
        if (values.values[m] && status == AKT_OK)
            status = keep(b, akt_measure_name((akt_measure)m), values.values[m], values.count, err);
    }
    akt_centrality_dispose(&values);
    return status;
}

/* The first of a shuffle, as the sample is drawn: the same stream, seed 1. */
static void draw_sources(igraph_vector_int_t *sources, igraph_integer_t n)
{
    enum { STREAM_SAMPLE = 0x5A };
    igraph_vector_int_t all;
    igraph_vector_int_init_range(&all, 0, n);
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(sources); i++) {
        uint64_t j =
            (uint64_t)i + akt_random_below(1, STREAM_SAMPLE, (uint64_t)i, (uint64_t)(n - i));
        VECTOR(*sources)[i] = VECTOR(all)[j];
        VECTOR(all)[j] = VECTOR(all)[i];
    }
    igraph_vector_int_destroy(&all);
}

static akt_status do_igraph_betweenness(double *checksum, const bench *b, akt_error *err)
{
    akt_igraph bridge;
    igraph_vector_t values;
    igraph_vector_int_t sources;
    akt_status status = akt_igraph_open(&bridge, b->network, err);
    if (status != AKT_OK)
        return status;
    igraph_integer_t n = igraph_vcount(&bridge.graph), drawn = atoi(strchr(b->measure, ':') + 1);
    igraph_vector_init(&values, 0);
    igraph_vector_int_init(&sources, drawn < n ? drawn : n);
    draw_sources(&sources, n);
    igraph_error_t code =
        igraph_betweenness_subset(&bridge.graph, &values, igraph_vss_all(), false,
                                  igraph_vss_vector(&sources), igraph_vss_all(), NULL);
    igraph_vector_scale(&values, (double)n / (double)igraph_vector_int_size(&sources));
    *checksum = sum_of(VECTOR(values), (size_t)igraph_vector_size(&values));
    status = akt_igraph_status(code, err);
    if (status == AKT_OK)
        status = keep(b, "igraph", VECTOR(values), (size_t)n, err);
    igraph_vector_int_destroy(&sources);
    igraph_vector_destroy(&values);
    akt_igraph_close(&bridge);
    return status;
}

static const struct {
    const char *name;
    work run;
} measures[] = {
    {"rows", do_rows},
    {"funding", do_funding},
    {"constraint", do_constraint},
    {"articulation", do_articulation},
    {"components", do_components},
    {"key_players", do_key_players},
    {"leiden", do_leiden},
    {"coreness", do_coreness},
    {"communities", do_communities},
};

static work find_work(const char *measure)
{
    if (strncmp(measure, "igraph_betweenness:", 19) == 0)
        return do_igraph_betweenness;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        if (strcmp(measures[i].name, measure) == 0)
            return measures[i].run;
    }
    return do_position;
}

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

typedef struct clocks {
    double wall;
    double cpu;
} clocks;

static clocks read_clocks(void)
{
    return (clocks){seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID)};
}

static void tell(const char *measure, int repeat, clocks since, double checksum)
{
    clocks now = read_clocks();
    printf("%s\t%d\t%.6f\t%.6f\t%.12g\n", measure, repeat, now.wall - since.wall,
           now.cpu - since.cpu, checksum);
    fflush(stdout);
}

static akt_status time_work(const bench *b, int repeat, akt_error *err)
{
    double checksum = 0;
    clocks start = read_clocks();
    akt_status status = find_work(b->measure)(&checksum, b, err);
    if (status == AKT_OK)
        tell(b->measure, repeat, start, checksum);
    return status;
}

static akt_status start_from(bench *b, akt_error *err)
{
    clocks start = read_clocks();
    akt_status status = load(&b->dataset, b->path, err);
    if (status != AKT_OK)
        return status;
    tell("load", 1, start, (double)akt_dataset_count(b->dataset, AKT_TABLE_ACTORS));
    start = read_clocks();
    status = make_network(&b->network, b->dataset, err);
    if (status == AKT_OK)
        tell("network", 1, start, (double)akt_network_size(b->network));
    return status;
}

static akt_status run(bench *b, int repeats, char **asked, akt_error *err)
{
    akt_status status = start_from(b, err);
    for (int repeat = 1; repeat <= repeats; repeat++) {
        for (char **measure = asked; *measure && status == AKT_OK; measure++) {
            b->measure = *measure;
            status = time_work(b, repeat, err);
        }
    }
    akt_network_free(b->network);
    akt_dataset_free(b->dataset);
    return status;
}

int main(int argc, char **argv)
{
    akt_error err = {0};
    if (argc < 5) {
        fprintf(stderr, "usage: kernels FILE THREADS REPEATS VALUES MEASURE ...\n");
        return 2;
    }
    bench b = {.path = argv[1], .threads = strtoul(argv[2], NULL, 10), .values = argv[4]};
    if (run(&b, atoi(argv[3]), argv + 5, &err) == AKT_OK)
        return 0;
    fprintf(stderr, "kernels: %s\n", err.message);
    return 1;
}
