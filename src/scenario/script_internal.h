#ifndef AKT_SCENARIO_SCRIPT_INTERNAL_H
#define AKT_SCENARIO_SCRIPT_INTERNAL_H

#include "scenario/script.h"
#include "scenario/step_internal.h"

typedef struct akt_step {
    const akt_step_kind *kind; /* NULL: none of that name, or it is no step at all */
    size_t offset;
    size_t size;
    const char *pointer;
    const char *name; /* what `do` says, "" where it says nothing */
    const char *subject;
    akt_text why;
} akt_step;

struct akt_script {
    akt_pool *pool;
    akt_text_file file;
    const char *id;
    akt_text title;
    akt_text why;
    akt_step *steps;
    size_t count;
};

/* Orders what was told, and says in err what is the matter with the script as a whole. */
akt_status akt_script__conclude(const akt_text_file *file, akt_diagnostics *faults,
                                akt_status status, akt_error *err);

#endif
