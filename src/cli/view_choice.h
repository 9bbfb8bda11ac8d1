#ifndef AKT_CLI_VIEW_CHOICE_H
#define AKT_CLI_VIEW_CHOICE_H

#include "cli/view.h"

/* The view of that name. AKT_EINVAL, with the nearest or all there are, where there is none. */
akt_status akt_view_find(const akt_view **out, const char *name, akt_error *err);

/* AKT_EINVAL where an option (without its dashes) would do nothing in this view; `shown` is what the
 * user calls it. */
akt_status akt_view_takes(const akt_view *view, const char *option, const char *shown,
                          akt_error *err);

/* The same for all options that were given on the command line. */
akt_status akt_view_check(const akt_view *view, const akt_options *options, akt_error *err);

#endif
