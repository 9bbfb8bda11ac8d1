#include "cli/sides.h"

akt_status akt_sides_choose(akt_sides_kind *out, const akt_options *options, akt_error *err)
{
    bool scenarios = options->alternative_count > 0, times = options->time_count > 1;
    bool datasets = options->argument != NULL;
    *out = datasets ? AKT_SIDES_DATASETS : times ? AKT_SIDES_TIMES : AKT_SIDES_SCENARIOS;
    if (scenarios + times + datasets > 1)
        return akt_error_set(err, AKT_EINVAL,
                             "compare takes a second dataset, one or more --scenario, or two or more "
                             "--at: one of the three");
    if (scenarios + times + datasets == 0)
        return akt_error_set(err, AKT_EINVAL,
                             "compare needs something to compare with: a second dataset, a "
                             "--scenario, or %s --at",
                             options->time_count ? "another" : "two");
    return AKT_OK;
}
