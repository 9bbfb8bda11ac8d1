#ifndef AKT_CLI_COMMANDS_H
#define AKT_CLI_COMMANDS_H

#include "cli/options.h"

/* One function a command, each in its cmd_*.c; each returns the exit status. */
int akt_cmd_check(const akt_options *options);
int akt_cmd_list(const akt_options *options);
int akt_cmd_show(const akt_options *options);
int akt_cmd_centrality(const akt_options *options);
int akt_cmd_brokerage(const akt_options *options);
int akt_cmd_communities(const akt_options *options);
int akt_cmd_robustness(const akt_options *options);
int akt_cmd_coverage(const akt_options *options);
int akt_cmd_suggest(const akt_options *options);
int akt_cmd_overlap(const akt_options *options);
int akt_cmd_funding(const akt_options *options);
int akt_cmd_compare(const akt_options *options);
int akt_cmd_indicators(const akt_options *options);
int akt_cmd_draw(const akt_options *options);
int akt_cmd_export(const akt_options *options);
int akt_cmd_import(const akt_options *options);
int akt_cmd_init(const akt_options *options);
int akt_cmd_publish(const akt_options *options);

#endif
