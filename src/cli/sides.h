#ifndef AKT_CLI_SIDES_H
#define AKT_CLI_SIDES_H

#include "cli/course_choice.h"
#include "report/describe.h"

enum { AKT_SIDES_MAX = AKT_SCENARIOS_MAX + 1 };

/* What compare sets side by side: the first against each of the others. */
typedef struct akt_sides {
    akt_compared kind;
    akt_dataset *loaded; /* as it was read, before any of the courses */
    akt_dataset *datasets[AKT_SIDES_MAX];
    size_t count;
    akt_course_choice choice;          /* all scripts */
    akt_course courses[AKT_SIDES_MAX]; /* of scenarios: what leads to each side but the first */
    const char *ids[AKT_SIDES_MAX];    /* as machines read them */
    const char *names[AKT_SIDES_MAX];  /* and people; NULL: as it is */
    akt_pool *pool;
} akt_sides;

/* What the options ask for. AKT_EINVAL where that is nothing, or several of these at once. */
akt_status akt_sides_choose(akt_compared *out, const akt_options *options, akt_error *err);

/* Loads and makes all sides. sides->kind is chosen. Returns AKT_EXIT_FINE or the exit status; to be
 * disposed of, also on failure. */
int akt_sides_make(akt_sides *sides, const akt_options *options);
void akt_sides_dispose(akt_sides *sides);

#endif
