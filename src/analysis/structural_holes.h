#ifndef AKT_ANALYSIS_STRUCTURAL_HOLES_H
#define AKT_ANALYSIS_STRUCTURAL_HOLES_H

#include "network/network.h"

/* How much room to act has who: do one's contacts know each other (few alternatives), or does each
 * lead somewhere else? After Burt, Structural Holes (1992), one value a vertex. a_ij is the weight
 * from i to j; N(i) are the N neighbours of i, in or out; of a directed network both ways count, a
 * pair with a tie each way as the sum. With
 *     p_ij = (a_ij + a_ji) / sum over k of (a_ik + a_ki)
 *     m_jq = (a_jq + a_qj) / max over k of (a_jk + a_kj)
 * - constraint c_i = sum over j in N(i) of c_ij, c_ij = (p_ij + sum over q of p_iq p_qj)^2 (eq.
 *   2.4): high where few contacts, tied to each other, are all one has. It may pass 1 (a triangle:
 *   1.125).
 * - effective size = sum over j in N(i) of 1 - sum over q of p_iq m_jq: contacts that lead
 *   elsewhere.
 * - efficiency = effective size / N.
 * - hierarchy = sum of r_j ln r_j / (N ln N), r_j = c_ij / (c_i / N): 0 where all contacts bind
 *   alike, towards 1 where one of them does it all.
 * Undefined (NaN): all four of a vertex without neighbours, hierarchy of one with a single one.
 * Differences: networkx (2.8) has nothing for a vertex without outgoing ties in a directed network,
 * and its undirected unweighted effective size is Borgatti's N - 2t/N, which is the same number;
 * igraph's constraint is the same. Neither has hierarchy. */
typedef struct akt_structural_holes {
    size_t count; /* n; each array has n values */
    double *constraint;
    double *effective_size;
    double *efficiency;
    double *hierarchy;
} akt_structural_holes;

/* AKT_ENOMEM, and AKT_ELIMIT as network/rows.h says. Time about O(sum over the ties
 * of the fewer neighbours of their ends), never more than O(sum of squared degrees); memory O(n + m). */
akt_status akt_structural_holes_compute(akt_structural_holes *out, const akt_network *network,
                                        akt_error *err);
void akt_structural_holes_dispose(akt_structural_holes *holes);

#endif
