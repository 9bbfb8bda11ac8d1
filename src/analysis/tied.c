#include "analysis/tied_internal.h"

#include <stdlib.h>

/* Drops the empty rows; place: room for the new number of each vertex. */
static void number_anew(akt_tied *tied, uint32_t *place)
{
    akt_rows *rows = &tied->rows;
    size_t kept = 0;
    for (size_t v = 0; v < rows->order; v++) {
        if (akt_rows_degree(rows, v) == 0)
            continue;
        tied->vertex[kept] = (int32_t)v;
        place[v] = (uint32_t)kept++;
    }
    for (size_t i = 0; i < kept; i++)
        rows->start[i + 1] = rows->start[tied->vertex[i] + 1];
    for (size_t i = 0; i < rows->count; i++)
        rows->target[i] = place[rows->target[i]];
    rows->order = kept;
}

akt_status akt_tied__make(akt_tied *out, const akt_network *network, akt_error *err)
{
    size_t n = akt_network_order(network);
    *out = (akt_tied){.vertex = NULL};
    akt_status status = akt_rows_make(&out->rows, network, AKT_WAY_BOTH, err);
    if (status != AKT_OK)
        return status;
    uint32_t *place = malloc((n + 1) * sizeof *place);
    out->vertex = malloc((n + 1) * sizeof *out->vertex);
    if (!place || !out->vertex) {
        free(place);
        akt_tied__dispose(out);
        return akt_error_memory(err);
    }
    number_anew(out, place);
    free(place);
    bool is_plain = akt_network_weight(network) == AKT_WEIGHT_NONE;
    for (size_t i = 0; is_plain && i < out->rows.count; i++)
        out->rows.weight[i] = 1;
    return AKT_OK;
}

void akt_tied__dispose(akt_tied *tied)
{
    akt_rows_dispose(&tied->rows);
    free(tied->vertex);
    *tied = (akt_tied){.vertex = NULL};
}
