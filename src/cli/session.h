#ifndef AKT_CLI_SESSION_H
#define AKT_CLI_SESSION_H

#include "base/outlet.h"
#include "cli/options.h"
#include "input/load.h"

/* What every command does before and after its own work. Exit statuses as in the help. */

enum {
    AKT_EXIT_FINE = 0,
    AKT_EXIT_FOUND = 1,
    AKT_EXIT_USAGE = 2,
    AKT_EXIT_DATA = 3,
    AKT_EXIT_FAILED = 4
};

/* The exit status of a failure; its sentence goes to standard error. */
int akt_session_fail(const akt_error *err);

/* To standard error, as akt_fault_lines. */
void akt_session_tell(const akt_diagnostics *faults, akt_level least, akt_lang lang);

/* Reads the dataset at path, as akt_load_with does and gives, with --from. */
akt_status akt_session_read(akt_dataset **out, const akt_options *options, const char *path,
                            akt_input *input, akt_diagnostics *faults, akt_error *err);

/* Loads the dataset and applies --scenario, --then, --at, --roll-up and --where, in that order.
 * Faults that are errors go to standard error. input, of all files read, may be
 * NULL; else it must be disposed of, also on failure. *out is the caller's to free. Returns
 * AKT_EXIT_FINE or the exit status. */
int akt_session_load(akt_dataset **out, const akt_options *options, akt_input *input);

/* The exit status of what came of loading. Where that is AKT_EDATA, faults that are errors go to
 * standard error; faults are disposed of. */
int akt_session_close(const akt_options *options, akt_status status, akt_diagnostics *faults,
                      const akt_error *err);

/* The network that the options ask for; *out is the caller's to free. AKT_EINVAL where they do not
 * apply or leave no tie. */
akt_status akt_session_network(akt_network **out, const akt_options *options,
                               const akt_dataset *dataset, akt_error *err);

/* The same, its ties taken whichever way they point. */
akt_status akt_session_undirected(akt_network **out, const akt_options *options,
                                  const akt_dataset *dataset, akt_error *err);

/* The same options as the library takes them. */
akt_network_options akt_session_network_options(const akt_options *options);

/* Writes a document as the options say and frees it. Returns the exit status. */
int akt_session_put_document(const akt_options *options, akt_document *document);

/* Writes bytes to --output, or standard output, and disposes of them. */
int akt_session_put(const akt_options *options, akt_buffer *bytes);

/* Output that is written as it is made, to --output or standard output: what is added to bytes goes
 * there, whole or not at all where it is a file. */
typedef struct akt_session_output {
    akt_outlet *outlet;
    akt_buffer bytes;
} akt_session_output;

akt_status akt_session_begin(akt_session_output *out, const akt_options *options, akt_error *err);

/* Ends it, also where beginning failed: where status, of what was done since, is not AKT_OK, a file is
 * as it was. Returns the exit status. */
int akt_session_end(akt_session_output *out, akt_status status, akt_error *err);

#endif
