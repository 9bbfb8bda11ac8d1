#ifndef AKT_TESTS_SUPPORT_MONEY_ORACLE_H
#define AKT_TESTS_SUPPORT_MONEY_ORACLE_H

#include "model/dataset.h"

/* Slow, plain second implementations on money among actors, in one currency without superseded or
 * proposed flows, to check the fast ones by. A lack of memory ends the program. */

/* Each krone on its own: what of each flow is counted, where flows continue at most one flow that
 * stands before them and ids are in the order of the flows. inside: one flag an actor. */
void akt_oracle_count_kroner(int64_t *counted, const akt_dataset *dataset, const bool *inside);

/* Shares of the money in to an actor by following every path upstream. Only without cycles; a flow
 * continues at most one flow, that no other continues, wholly. shares: one an actor. Exponential. */
void akt_oracle_trace(double *shares, const akt_dataset *dataset, size_t actor);

/* The smallest sum of flows out of any set of actors that holds from but not to. O(2^actors). */
int64_t akt_oracle_cut(const akt_dataset *dataset, size_t from, size_t to);

#endif
