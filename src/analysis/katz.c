#include "analysis/centrality_internal.h"
#include "analysis/spectral_internal.h"

static const double OF_ROOT = 0.9;
static const double WITHOUT_ROOT = 0.1;

/* x = alpha A x + 1 with A against the edges, so that level = 1/alpha stands above every
 * eigenvalue. */
static akt_status solve(akt_centrality *out, const akt_rows *rows, bool is_symmetric,
                        akt_error *err)
{
    akt_components components;
    akt_dominant dominant;
    bool is_settled = true;
    akt_status status = akt_components__find(&components, rows, err);
    if (status != AKT_OK)
        return status;
    status = akt_dominant__find(&dominant, NULL, rows, &components, is_symmetric, err);
    out->katz_root = dominant.root;
    out->katz_alpha = dominant.root > 0 ? OF_ROOT / dominant.root : WITHOUT_ROOT;
    if (status == AKT_OK)
        status = akt_dominant__spread(out->values[AKT_MEASURE_KATZ], 1 / out->katz_alpha,
                                      1 / out->katz_alpha, 0, rows, &components, &is_settled, err);
    akt_components__dispose(&components);
    if (status == AKT_OK && !is_settled)
        return akt_error_set(err, AKT_EINTERNAL, "katz did not settle");
    return status;
}

akt_status akt_centrality__katz(akt_centrality *out, const akt_network *network, akt_error *err)
{
    akt_rows rows;
    akt_status status = akt_rows_make(&rows, network, AKT_WAY_IN, err);
    if (status != AKT_OK)
        return status;
    status = solve(out, &rows, !akt_network_is_directed(network), err);
    akt_perron__make_unit(out->values[AKT_MEASURE_KATZ], rows.order);
    akt_rows_dispose(&rows);
    return status;
}
