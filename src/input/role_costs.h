#ifndef AKT_INPUT_ROLE_COSTS_H
#define AKT_INPUT_ROLE_COSTS_H

#include "model/role_cost.h"
#include "parse/diagnostic.h"

/* A file that says what roles cost: a JSON object with a list `costs`, and where wanted a `title`.
 * Each line may name a `holder`, a `role` and an `area`, and must say a `cost`; what it does not name
 * it holds for all of.
 *
 *     {"costs": [{"holder": "difi", "cost": 3},
 *                {"role": "architect", "area": "policy", "cost": 10}]} */

/* Reads it with the ids and codes of the dataset, in whose pool the lines lie. AKT_EIO where the file
 * cannot be read; AKT_EDATA where it is at fault: every fault then lies in faults, with file and
 * line, sorted. O(size). */
akt_status akt_role_costs_read(akt_role_costs *out, const char *path, akt_dataset *dataset,
                               akt_diagnostics *faults, akt_error *err);

#endif
