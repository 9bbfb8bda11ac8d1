#include "support/brokerage_oracle.h"

#include <math.h>
#include <stdlib.h>

/* a[i * n + j]: the weight from i to j; undirected networks have it both ways. */
static double *list_weights(const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *a = calloc(n * n + 1, sizeof *a);
    if (!a)
        abort();
    for (size_t e = 0; e < akt_network_size(network); e++) {
        akt_edge edge = akt_network_edges(network)[e];
        a[(size_t)edge.from * n + (size_t)edge.to] = edge.weight;
        if (!akt_network_is_directed(network))
            a[(size_t)edge.to * n + (size_t)edge.from] = edge.weight;
    }
    return a;
}

static double mutual(const double *a, size_t n, size_t i, size_t j)
{
    return a[i * n + j] + a[j * n + i];
}

static double share(const double *a, size_t n, size_t i, size_t j)
{
    double sum = 0;
    for (size_t k = 0; k < n; k++)
        sum += k == i ? 0 : mutual(a, n, i, k);
    return sum > 0 ? mutual(a, n, i, j) / sum : 0;
}

static double against_strongest(const double *a, size_t n, size_t j, size_t q)
{
    double most = 0;
    for (size_t k = 0; k < n; k++)
        most = fmax(most, k == j ? 0 : mutual(a, n, j, k));
    return most > 0 ? mutual(a, n, j, q) / most : 0;
}

/* c_ij, and in *redundancy the sum of p_iq m_jq. */
static double bind(const double *p, const double *m, size_t n, size_t i, size_t j,
                   double *redundancy)
{
    double sum = p[i * n + j];
    *redundancy = 0;
    for (size_t q = 0; q < n; q++) {
        if (q == i || q == j)
            continue;
        sum += p[i * n + q] * p[q * n + j];
        *redundancy += p[i * n + q] * m[j * n + q];
    }
    return sum * sum;
}

static double entropy(const double *bonds, size_t count, double constraint)
{
    double n = (double)count, sum = 0;
    for (size_t j = 0; j < count; j++) {
        double r = bonds[j] / (constraint / n);
        sum += r * log(r) / (n * log(n));
    }
    return sum;
}

void akt_oracle_structural_holes(akt_structural_holes *out, const akt_network *network)
{
    size_t n = akt_network_order(network);
    double *a = list_weights(network);
    double *p = malloc((2 * n * n + n + 1) * sizeof *p), *m = p + n * n, *bonds = m + n * n;
    if (!p)
        abort();
    for (size_t i = 0; i < n * n; i++) {
        p[i] = share(a, n, i / n, i % n);
        m[i] = against_strongest(a, n, i / n, i % n);
    }
    for (size_t i = 0; i < n; i++) {
        double constraint = 0, size = 0, redundancy;
        size_t count = 0;
        for (size_t j = 0; j < n; j++) {
            if (j == i || mutual(a, n, i, j) == 0)
                continue;
            bonds[count] = bind(p, m, n, i, j, &redundancy);
            constraint += bonds[count++];
            size += 1 - redundancy;
        }
        out->constraint[i] = count ? constraint : NAN;
        out->effective_size[i] = count ? size : NAN;
        out->efficiency[i] = count ? size / (double)count : NAN;
        out->hierarchy[i] = count > 1 ? entropy(bonds, count, constraint) : NAN;
    }
    free(a);
    free(p);
}

static akt_broker_role name_role(int32_t from, int32_t broker, int32_t to)
{
    if (from == broker && broker == to)
        return AKT_BROKER_COORDINATOR;
    if (from == to)
        return AKT_BROKER_ITINERANT;
    if (broker == to)
        return AKT_BROKER_GATEKEEPER;
    if (from == broker)
        return AKT_BROKER_REPRESENTATIVE;
    return AKT_BROKER_LIAISON;
}

void akt_oracle_gould_fernandez(akt_brokered *out, const akt_network *network,
                                const akt_grouping *grouping)
{
    size_t n = akt_network_order(network);
    const int32_t *group = grouping->of;
    double *a = list_weights(network);
    for (size_t v = 0; v < n; v++) {
        out[v] = (akt_brokered){0};
        for (size_t from = 0; from < n; from++) {
            for (size_t to = 0; to < n; to++) {
                bool is_brokered = from != to && a[from * n + v] > 0 && a[v * n + to] > 0 &&
                                   a[from * n + to] == 0 && group[from] != AKT_NONE &&
                                   group[v] != AKT_NONE && group[to] != AKT_NONE;
                if (!is_brokered)
                    continue;
                out[v].roles[name_role(group[from], group[v], group[to])]++;
                out[v].total++;
            }
        }
    }
    free(a);
}

akt_tie_split akt_oracle_tie_split(const akt_network *network, const int32_t *groups,
                                   bool by_weight)
{
    size_t n = akt_network_order(network);
    double *a = list_weights(network);
    akt_tie_split split = {0, 0};
    for (size_t i = 0; i < n; i++) {
        for (size_t j = akt_network_is_directed(network) ? 0 : i; j < n; j++) {
            if (a[i * n + j] == 0 || groups[i] == AKT_NONE || groups[j] == AKT_NONE)
                continue;
            double amount = by_weight ? a[i * n + j] : 1;
            *(groups[i] == groups[j] ? &split.internal : &split.external) += amount;
        }
    }
    free(a);
    return split;
}
