#ifndef AKT_CLI_UNDIRECTED_H
#define AKT_CLI_UNDIRECTED_H

#include "cli/options.h"
#include "report/document.h"

/* Commands on a network whose ties have no direction, whatever the layers. */

/* Makes the document; *out is the caller's to free. */
typedef akt_status akt_undirected_describe(akt_document **out, const akt_options *options,
                                           const akt_dataset *dataset, const akt_network *network,
                                           akt_error *err);

/* Loads the dataset, builds the network that the options ask for, and writes what describe makes of
 * it, which says that direction does not count. Returns the exit status. */
int akt_undirected_run(const akt_options *options, akt_undirected_describe *describe);

#endif
