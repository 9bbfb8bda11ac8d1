#ifndef AKT_CLI_SIDES_H
#define AKT_CLI_SIDES_H

#include "cli/options.h"

/* What compare sets side by side. */
typedef enum akt_sides_kind { AKT_SIDES_SCENARIOS, AKT_SIDES_TIMES, AKT_SIDES_DATASETS } akt_sides_kind;

/* What the options ask for. AKT_EINVAL where that is nothing, or several of these at once. */
akt_status akt_sides_choose(akt_sides_kind *out, const akt_options *options, akt_error *err);

#endif
