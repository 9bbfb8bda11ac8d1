/* make_field VERTICES EDGES FORMAT: a made field of public funding on standard output, the same bytes
 * each time. FORMAT is json (one document), ndjson (a record a line) or csv (edges: from,to,amount).
 *
 * One body in 500 pays, one in 50 is a programme; of the others one in ten is a municipality, the rest
 * are institutes, companies and associations, in regions of very different size. Most edges are money: a
 * payer to a programme, a programme to recipients, few of them receiving much of it (Pareto amounts,
 * ranks by a power law); the others are cooperation, membership and ownership, four in five within a
 * region. No pair is tied twice and nothing to itself, so that every tool sees the same graph.
 *
 * cc -O2 make_field.c -lm */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum sort { MONEY, COOPERATES, MEMBER, OWNS } sort;

typedef struct edge {
    uint32_t from;
    uint32_t to;
    uint32_t amount; /* whole kroner */
    uint16_t year;
    uint16_t sort;
} edge;

typedef struct field {
    uint32_t count, wanted;   /* vertices, edges */
    uint32_t payers, schemes; /* the first vertices; then programmes; then those who receive */
    uint32_t regions;
    uint32_t *region;  /* of each vertex */
    uint32_t *members; /* those who receive, region after region */
    uint32_t *first;   /* of each region; one more ends the last */
    uint32_t *ranked;  /* those who receive, the greatest first */
    edge *edges;
    uint32_t made;
    uint64_t *pairs; /* a hash of those that are tied */
    uint64_t mask;
} field;

static uint64_t state = 1977;

/* splitmix64 (Steele, Lea & Flood 2014). */
static uint64_t draw(void)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static double unit(void)
{
    return (double)(draw() >> 11) * 0x1p-53;
}

/* A rank below count; the steeper, the more often a low one. */
static uint32_t rank(uint32_t count, double steepness)
{
    uint32_t at = (uint32_t)(count * pow(unit(), steepness));
    return at < count ? at : count - 1;
}

static uint32_t kroner(double least)
{
    return (uint32_t)fmin(2e9, least * pow(1 - unit(), -0.8));
}

static void *room(size_t count, size_t size)
{
    void *made = calloc(count + 1, size);
    if (!made) {
        fputs("make_field: out of memory\n", stderr);
        exit(1);
    }
    return made;
}

static bool is_new_pair(field *f, uint32_t a, uint32_t b)
{
    uint64_t low = a < b ? a : b, high = a < b ? b : a, key = (low << 32 | high) + 1;
    uint64_t at = (key * 0x9E3779B97F4A7C15u) >> 20;
    for (; f->pairs[at & f->mask]; at++)
        if (f->pairs[at & f->mask] == key)
            return false;
    f->pairs[at & f->mask] = key;
    return true;
}

static void tie(field *f, uint32_t from, uint32_t to, sort what, uint32_t amount)
{
    if (f->made == f->wanted || from == to || !is_new_pair(f, from, to))
        return;
    uint16_t year = (uint16_t)(2014 + draw() % 12);
    f->edges[f->made++] = (edge){from, to, amount, year, (uint16_t)what};
}

static uint32_t scheme(const field *f)
{
    return f->payers + rank(f->schemes, 1.8);
}

static uint32_t anyone(const field *f, double steepness)
{
    return f->ranked[rank(f->count - f->payers - f->schemes, steepness)];
}

/* Somebody of a region; anyone where nobody is there. */
static uint32_t neighbour(const field *f, uint32_t region, double steepness)
{
    uint32_t size = f->first[region + 1] - f->first[region];
    return size ? f->members[f->first[region] + rank(size, steepness)] : anyone(f, steepness);
}

static void settle(field *f)
{
    uint32_t start = f->payers + f->schemes, receivers = f->count - start;
    for (uint32_t v = 0; v < f->count; v++)
        f->region[v] = rank(f->regions, 1.4);
    for (uint32_t i = 0; i < receivers; i++)
        f->ranked[i] = start + i;
    for (uint32_t i = receivers; i > 1; i--) {
        uint32_t j = (uint32_t)(draw() % i), drawn = f->ranked[j];
        f->ranked[j] = f->ranked[i - 1];
        f->ranked[i - 1] = drawn;
    }
    for (uint32_t i = 0; i < receivers; i++)
        f->first[f->region[f->ranked[i]] + 1]++;
    for (uint32_t r = 0; r < f->regions; r++)
        f->first[r + 1] += f->first[r];
    uint32_t *next = room(f->regions, sizeof *next);
    for (uint32_t i = 0; i < receivers; i++) {
        uint32_t r = f->region[f->ranked[i]];
        f->members[f->first[r] + next[r]++] = f->ranked[i];
    }
    free(next);
}

static void tie_one(field *f)
{
    double what = unit();
    if (what < 0.45) {
        uint32_t p = scheme(f);
        uint32_t to = unit() < 0.7 ? neighbour(f, f->region[p], 1.5) : anyone(f, 1.5);
        tie(f, p, to, MONEY, kroner(20000));
    } else if (what < 0.52) {
        tie(f, rank(f->payers, 1.8), anyone(f, 1.6), MONEY, kroner(80000));
    } else if (what < 0.58) {
        uint32_t from = anyone(f, 1.8);
        tie(f, from, neighbour(f, f->region[from], 1.2), MONEY, kroner(5000));
    } else {
        uint32_t from = anyone(f, 1);
        uint32_t to = unit() < 0.8 ? neighbour(f, f->region[from], 1.35) : anyone(f, 1.5);
        double kind = unit();
        tie(f, from, to, kind < 0.75 ? COOPERATES : kind < 0.9 ? MEMBER : OWNS, 0);
    }
}

static void tie_all(field *f)
{
    for (uint32_t p = 0; p < f->schemes; p++)
        tie(f, rank(f->payers, 1.6), f->payers + p, MONEY, kroner(250000));
    for (uint32_t v = f->payers + f->schemes; v < f->count; v++)
        if (unit() < 0.92)
            tie(f, scheme(f), v, MONEY, kroner(20000));
    while (f->made < f->wanted)
        tie_one(f);
}

/* Writing */

static const char *kind_of(const field *f, uint32_t v)
{
    static const char *const kinds[] = {"municipality", "research_institute",
                                        "company",      "company",
                                        "company",      "company",
                                        "company",      "company",
                                        "company",      "interest_organisation"};
    return v < f->payers ? "agency" : kinds[v % 10];
}

static void write_body(const field *f, uint32_t v)
{
    if (v >= f->payers && v < f->payers + f->schemes)
        printf("\"id\": \"b%u\", \"name\": \"Scheme %u\", \"kind\": \"scheme\", "
               "\"sources\": [{\"ref\": \"made\"}]}",
               v, v);
    else
        printf("\"id\": \"b%u\", \"name\": \"%s %u of region %u\", \"kind\": \"%s\", "
               "\"sources\": [{\"ref\": \"made\"}]}",
               v, v < f->payers ? "Payer" : "Body", v, f->region[v], kind_of(f, v));
}

static void write_edge(const edge *e, uint32_t number)
{
    static const char *const kinds[] = {"", "cooperates", "member", "owns"};
    if (e->sort == MONEY)
        printf("\"id\": \"m%u\", \"from\": \"b%u\", \"to\": \"b%u\", \"amount\": %u, \"year\": %u, "
               "\"kind\": \"grant\", \"status\": \"paid\", \"sources\": [{\"ref\": \"made\"}]}",
               number, e->from, e->to, e->amount, (unsigned)e->year);
    else
        printf("\"from\": \"b%u\", \"to\": \"b%u\", \"kind\": \"%s\", "
               "\"sources\": [{\"ref\": \"made\"}]}",
               e->from, e->to, kinds[e->sort]);
}

typedef struct table {
    const char *name;
    bool (*is_in)(const field *f, uint32_t i);
    bool is_edges;
} table;

static bool is_actor(const field *f, uint32_t i)
{
    return i < f->payers || i >= f->payers + f->schemes;
}

static bool is_programme(const field *f, uint32_t i)
{
    return !is_actor(f, i);
}

static bool is_flow(const field *f, uint32_t i)
{
    return f->edges[i].sort == MONEY;
}

static bool is_tie(const field *f, uint32_t i)
{
    return f->edges[i].sort != MONEY;
}

/* As members of one object, or as lines that name their table. */
static void write_records(const field *f, bool as_lines)
{
    static const table tables[] = {{"actors", is_actor, false},
                                   {"programmes", is_programme, false},
                                   {"flows", is_flow, true},
                                   {"ties", is_tie, true}};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        uint32_t count = tables[t].is_edges ? f->made : f->count, told = 0;
        if (!as_lines)
            printf(",\n\"%s\": [\n", tables[t].name);
        for (uint32_t i = 0; i < count; i++) {
            if (!tables[t].is_in(f, i))
                continue;
            if (as_lines)
                printf("{\"table\": \"%s\", ", tables[t].name);
            else
                fputs(told++ ? ",\n{" : "{", stdout);
            if (tables[t].is_edges)
                write_edge(&f->edges[i], i);
            else
                write_body(f, i);
            if (as_lines)
                putchar('\n');
        }
        if (!as_lines)
            fputs("\n]", stdout);
    }
}

static bool write_field(const field *f, const char *format)
{
    static const char about[] = "\"title\": \"A made field of funding\", \"date\": 2025";
    static const char source[] = "\"id\": \"made\", \"title\": \"Made by a generator\"";
    if (strcmp(format, "json") == 0) {
        printf("{\"dataset\": {%s},\n\"sources\": [{%s}]", about, source);
        write_records(f, false);
        fputs("}\n", stdout);
    } else if (strcmp(format, "ndjson") == 0) {
        printf("{\"table\": \"dataset\", %s}\n{\"table\": \"sources\", %s}\n", about, source);
        write_records(f, true);
    } else if (strcmp(format, "csv") == 0) {
        fputs("from,to,amount\n", stdout);
        for (uint32_t i = 0; i < f->made; i++)
            printf("b%u,b%u,%u\n", f->edges[i].from, f->edges[i].to, f->edges[i].amount);
    } else {
        return false;
    }
    return fflush(stdout) == 0 && !ferror(stdout);
}

static uint32_t at_least(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

int main(int argc, char **argv)
{
    field f = {.count = argc == 4 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0,
               .wanted = argc == 4 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0};
    if (f.count < 20 || f.wanted / 2 > (uint64_t)f.count * (f.count - 1) / 8) {
        fputs("make_field VERTICES EDGES json|ndjson|csv\n", stderr);
        return 2;
    }
    f.payers = at_least(f.count / 500, 3);
    f.schemes = at_least(f.count / 50, 5);
    f.regions = at_least((uint32_t)(sqrt(f.count) / 4), 3);
    f.region = room(f.count, sizeof *f.region);
    f.members = room(f.count, sizeof *f.members);
    f.ranked = room(f.count, sizeof *f.ranked);
    f.first = room(f.regions + 1, sizeof *f.first);
    f.edges = room(f.wanted, sizeof *f.edges);
    for (f.mask = 64; f.mask < 3 * (uint64_t)f.wanted; f.mask *= 2)
        ;
    f.pairs = room(f.mask--, sizeof *f.pairs);
    settle(&f);
    tie_all(&f);
    bool ok = write_field(&f, argv[3]);
    free(f.region), free(f.members), free(f.ranked), free(f.first), free(f.edges), free(f.pairs);
    return ok ? 0 : 1;
}
