#ifndef AKT_DIAGRAM_CROWD_INTERNAL_H
#define AKT_DIAGRAM_CROWD_INTERNAL_H

#include "base/status.h"

#include <stddef.h>

/* When there is too much for one picture: nobody would find anything on it, and few programs would
 * open it. */

/* AKT_EINVAL, with what to do, where there are more than `most`; things names them, as "payments". */
akt_status akt_crowd__check(size_t count, size_t most, const char *things, akt_error *err);

#endif
