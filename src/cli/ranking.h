#ifndef AKT_CLI_RANKING_H
#define AKT_CLI_RANKING_H

#include "cli/options.h"
#include "report/ranks.h"

/* How sure a ranking is, as far as the options ask for it. */
typedef struct akt_ranking {
    akt_rank_view view;
    akt_rank *ranks;
    double *kept;
} akt_ranking;

/* Draws the ranks of all series, and how their order withstands lost and added ties, where whoever
 * reads the answer sees them: people, json, and csv of the tables `ranks` and `sensitivity`.
 * Without --draws, 200 draws of networks so small that each takes about a millisecond or where a
 * table is asked for by name, none of larger ones. Of fewer than ten vertices, where a tie more or
 * less is everything, only ranks. names: one a series, borrowed. */
akt_status akt_ranking_draw(akt_ranking *out, const akt_options *options,
                            const akt_dataset *dataset, const akt_network *network,
                            const akt_scoring *scoring, const char *const *names, akt_error *err);
void akt_ranking_dispose(akt_ranking *ranking);

/* What the options ask of draws; without --draws none where they would take long. */
akt_uncertainty_options akt_ranking_options(const akt_options *options, bool takes_long);

/* Whether people will read the answer: any format but csv and json. */
bool akt_ranking_is_for_people(const akt_options *options);

#endif
