#include "diagram/crowd_internal.h"

akt_status akt_crowd__check(size_t count, size_t most, const char *things, akt_error *err)
{
    if (count <= most)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL,
                         "%zu %s are too many for one picture (at most %zu); take some of them with "
                         "--where, such as --where kind=ministry, or fold units with --roll-up",
                         count, things, most);
}
