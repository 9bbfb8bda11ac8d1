#include "analysis/paths_internal.h"

#include <stdlib.h>

/* The vertices as a search by steps meets them from the one with most neighbours on; then from the
 * first that was not met. `place` serves as the mark of those met: n = not yet. */
static void search(akt_order *order, const akt_rows *rows)
{
    uint32_t n = (uint32_t)rows->order, met = 0, next = 0, root = 0;
    for (uint32_t v = 0; v < n; v++) {
        order->place[v] = n;
        if (akt_rows_degree(rows, v) > akt_rows_degree(rows, root))
            root = v;
    }
    for (uint32_t first = 0; met < n; root = first++) {
        if (order->place[root] == n) {
            order->place[root] = met;
            order->vertex[met++] = root;
        }
        for (; next < met; next++) {
            uint32_t v = order->vertex[next];
            for (uint32_t k = rows->start[v]; k < rows->start[v + 1]; k++) {
                uint32_t w = rows->target[k];
                if (order->place[w] != n)
                    continue;
                order->place[w] = met;
                order->vertex[met++] = w;
            }
        }
    }
}

akt_status akt_order__make(akt_order *out, const akt_rows *rows, akt_error *err)
{
    size_t room = rows->order + 1;
    *out = (akt_order){malloc(room * sizeof *out->vertex), malloc(room * sizeof *out->place)};
    if (!out->vertex || !out->place) {
        akt_order__dispose(out);
        return akt_error_memory(err);
    }
    search(out, rows);
    return AKT_OK;
}

void akt_order__dispose(akt_order *order)
{
    free(order->vertex);
    free(order->place);
    *order = (akt_order){0};
}

/* Rows are filled from the others' side, in the new order, and thus ascend. start[v] is meanwhile
 * where the next entry of v goes: one row too far at the end. */
static void fill(akt_rows *out, const akt_rows *against, const akt_order *order)
{
    for (uint32_t u = 0; u < out->order; u++) {
        uint32_t from = order->vertex[u];
        for (uint32_t k = against->start[from]; k < against->start[from + 1]; k++) {
            uint32_t at = out->start[order->place[against->target[k]]]++;
            out->target[at] = u;
            if (!out->edge)
                continue;
            out->weight[at] = against->weight[k];
            out->edge[at] = against->edge[k];
        }
    }
    for (size_t v = out->order; v > 0; v--)
        out->start[v] = out->start[v - 1];
    out->start[0] = 0;
}

akt_status akt_order__renumber(akt_rows *out, const akt_rows *rows, const akt_rows *against,
                               const akt_order *order, akt_error *err)
{
    *out = (akt_rows){.order = rows->order, .count = rows->count};
    out->start = malloc((out->order + 1) * sizeof *out->start);
    out->target = malloc((out->count + 1) * sizeof *out->target);
    bool is_bare = !rows->edge;
    out->weight = is_bare ? NULL : malloc((out->count + 1) * sizeof *out->weight);
    out->edge = is_bare ? NULL : malloc((out->count + 1) * sizeof *out->edge);
    if (!out->start || !out->target || (!is_bare && (!out->weight || !out->edge))) {
        akt_rows_dispose(out);
        return akt_error_memory(err);
    }
    out->start[0] = 0;
    for (size_t v = 0; v < out->order; v++)
        out->start[v + 1] = out->start[v] + akt_rows_degree(rows, order->vertex[v]);
    fill(out, against, order);
    return AKT_OK;
}
