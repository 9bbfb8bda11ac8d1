#ifndef AKT_CLI_OPTION_ROWS_INTERNAL_H
#define AKT_CLI_OPTION_ROWS_INTERNAL_H

#include "cli/options.h"

typedef struct akt_option {
    const char *name;
    char letter;
    const char *argument; /* NULL: takes none */
    uint32_t groups;      /* commands that know it; 0 = all */
    const char *help;
    akt_status (*set)(akt_options *out, const char *value, akt_error *err);
} akt_option;

/* Every option, ended by a row without a name. */
extern const akt_option akt_option__rows[];

#endif
