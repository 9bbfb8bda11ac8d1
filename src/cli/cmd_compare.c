#include "cli/commands.h"
#include "cli/session.h"
#include "cli/sides.h"

#include "report/describe.h"

int akt_cmd_compare(const akt_options *options)
{
    akt_sides_kind kind;
    akt_error err = {0};
    if (akt_sides_choose(&kind, options, &err) != AKT_OK)
        return akt_session_fail(&err);
    return AKT_EXIT_FINE;
}
