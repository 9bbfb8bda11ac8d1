#ifndef AKT_CLI_OPTION_ROWS_INTERNAL_H
#define AKT_CLI_OPTION_ROWS_INTERNAL_H

#include "cli/options.h"

typedef struct akt_option {
    const char *name;
    char letter;
    const char *argument; /* NULL: takes none */
    uint32_t groups;      /* commands that know it; 0 = all */
    const char *help;
    akt_status (*set)(akt_options *out, const char *value, akt_error *err); /* or NULL: */
    size_t field;        /* where in akt_options it goes as it stands: a flag where it takes no
                          * argument, a whole number (size_t) where most > 0, else a text */
    int64_t least, most; /* of the number */
} akt_option;

/* Every option, ended by a row without a name. */
extern const akt_option akt_option__rows[];

/* Sets what a row is about. value is borrowed, NULL where it takes none. AKT_EINVAL with a
 * sentence. */
akt_status akt_option__set(akt_options *out, const akt_option *row, const char *value,
                           akt_error *err);

#endif
