#include "analysis/tied_internal.h"

#include "analysis/links_internal.h"

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
    for (size_t i = 0; kept < rows->order && i < kept; i++)
        rows->start[i + 1] = rows->start[tied->vertex[i] + 1];
    for (size_t i = 0; kept < rows->order && i < rows->count; i++)
        rows->target[i] = place[rows->target[i]];
    rows->order = kept;
}

/* Leaves out those of the network's vertices whose rows are empty. */
static akt_status leave_untied(akt_tied *tied, akt_error *err)
{
    size_t n = tied->rows.order;
    uint32_t *place = malloc((n + 1) * sizeof *place);
    tied->vertex = malloc((n + 1) * sizeof *tied->vertex);
    if (!place || !tied->vertex) {
        free(place);
        akt_tied__dispose(tied);
        return akt_error_memory(err);
    }
    number_anew(tied, place);
    free(place);
    return AKT_OK;
}

akt_status akt_tied__make(akt_tied *out, const akt_network *network, akt_error *err)
{
    *out = (akt_tied){.vertex = NULL};
    akt_status status = akt_rows_make(&out->rows, network, AKT_WAY_BOTH, err);
    if (status == AKT_OK)
        status = leave_untied(out, err);
    if (status != AKT_OK)
        return status;
    bool is_plain = akt_network_weight(network) == AKT_WEIGHT_NONE;
    for (size_t i = 0; is_plain && i < out->rows.count; i++)
        out->rows.weight[i] = 1;
    return AKT_OK;
}

akt_status akt_tied__link(akt_tied *out, const akt_network *network, akt_error *err)
{
    *out = (akt_tied){.vertex = NULL};
    akt_status status = akt_network_is_directed(network)
                            ? akt_rows_make(&out->rows, network, AKT_WAY_BOTH, err)
                            : akt_links__make(&out->rows, network, err);
    return status == AKT_OK ? leave_untied(out, err) : status;
}

void akt_tied__dispose(akt_tied *tied)
{
    akt_rows_dispose(&tied->rows);
    free(tied->vertex);
    *tied = (akt_tied){.vertex = NULL};
}
