#include "network/rows.h"

#include <stdlib.h>

typedef struct filling {
    akt_rows *rows;
    const akt_network *network;
    bool out; /* edges stand in the row of their beginning */
    bool in;  /* edges stand in the row of their end */
} filling;

static void count_entries(const filling *f)
{
    const akt_edge *edges = akt_network_edges(f->network);
    size_t size = akt_network_size(f->network);
    uint32_t *start = f->rows->start;
    for (size_t i = 0; i < size; i++) {
        start[edges[i].from + 1] += f->out;
        start[edges[i].to + 1] += f->in;
    }
    for (size_t v = 0; v < f->rows->order; v++)
        start[v + 1] += start[v];
}

/* While rows are filled, start[v] is where the next entry of v goes: one row too far at the end. */
static void put(akt_rows *rows, int32_t v, int32_t target, const akt_edge *edge, size_t index)
{
    uint32_t at = rows->start[v]++;
    rows->target[at] = (uint32_t)target;
    rows->weight[at] = edge->weight;
    rows->edge[at] = (uint32_t)index;
}

/* Edges are sorted by beginning, then end: first those that end in v, whose beginnings ascend and,
 * undirected, lie below v; then those that begin there. */
static void fill_entries(const filling *f)
{
    const akt_edge *edges = akt_network_edges(f->network);
    size_t size = akt_network_size(f->network);
    for (size_t i = 0; f->in && i < size; i++)
        put(f->rows, edges[i].to, edges[i].from, &edges[i], i);
    for (size_t i = 0; f->out && i < size; i++)
        put(f->rows, edges[i].from, edges[i].to, &edges[i], i);
    for (size_t v = f->rows->order; v > 0; v--)
        f->rows->start[v] = f->rows->start[v - 1];
    f->rows->start[0] = 0;
}

static void take(akt_rows *rows, uint32_t at, uint32_t from)
{
    rows->target[at] = rows->target[from];
    rows->weight[at] = rows->weight[from];
    rows->edge[at] = rows->edge[from];
}

/* Merges the two ascending halves of a row, the second beginning at middle, through the room at
 * `spare`; the number of entries that are left. */
static uint32_t merge_row(akt_rows *rows, uint32_t first, uint32_t middle, uint32_t end,
                          uint32_t spare)
{
    uint32_t a = first, b = middle, count = 0;
    while (a < middle || b < end) {
        bool is_same = a < middle && b < end && rows->target[a] == rows->target[b];
        bool is_first = b == end || (a < middle && rows->target[a] <= rows->target[b]);
        take(rows, spare + count, is_first ? a++ : b++);
        if (is_same)
            rows->weight[spare + count] += rows->weight[b++];
        count++;
    }
    return count;
}

/* Both ways of a directed network: each row is those who point here, then those pointed at. The
 * merged rows grow behind the filled ones and never overtake them. */
static void merge_rows(akt_rows *rows)
{
    uint32_t kept = 0, first = 0;
    for (size_t v = 0; v < rows->order; v++) {
        uint32_t end = rows->start[v + 1], middle = first + 1, spare = (uint32_t)rows->count;
        while (middle < end && rows->target[middle] > rows->target[middle - 1])
            middle++;
        uint32_t left = first < end ? merge_row(rows, first, middle, end, spare) : 0;
        for (uint32_t i = 0; i < left; i++)
            take(rows, kept + i, spare + i);
        kept += left;
        rows->start[v + 1] = kept;
        first = end;
    }
    rows->count = kept;
}

static akt_status make_room(akt_rows *out, size_t entries, akt_error *err)
{
    out->start = calloc(out->order + 2, sizeof *out->start);
    out->target = malloc((entries + 1) * sizeof *out->target);
    out->weight = malloc((entries + 1) * sizeof *out->weight);
    out->edge = malloc((entries + 1) * sizeof *out->edge);
    return out->start && out->target && out->weight && out->edge ? AKT_OK : akt_error_memory(err);
}

akt_status akt_rows_make(akt_rows *out, const akt_network *network, akt_way way, akt_error *err)
{
    bool is_directed = akt_network_is_directed(network);
    bool is_merged = is_directed && way == AKT_WAY_BOTH;
    const filling f = {out, network, !is_directed || way != AKT_WAY_IN,
                       !is_directed || way != AKT_WAY_OUT};
    *out = (akt_rows){.order = akt_network_order(network)};
    out->count = akt_network_size(network) * (size_t)(f.out + f.in);
    size_t room = is_merged ? 2 * out->count : out->count;
    if (room >= UINT32_MAX)
        return akt_error_set(err, AKT_ELIMIT, "the network has more than 2^32 ends of ties");
    akt_status status = make_room(out, room, err);
    if (status != AKT_OK) {
        akt_rows_dispose(out);
        return status;
    }
    count_entries(&f);
    fill_entries(&f);
    if (is_merged)
        merge_rows(out);
    return AKT_OK;
}

void akt_rows_dispose(akt_rows *rows)
{
    free(rows->start);
    free(rows->target);
    free(rows->weight);
    free(rows->edge);
    *rows = (akt_rows){0};
}
