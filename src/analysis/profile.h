#ifndef AKT_ANALYSIS_PROFILE_H
#define AKT_ANALYSIS_PROFILE_H

#include "model/dataset.h"
#include "network/network.h"

/* All that is measured of a dataset when it is set beside another, as rows that can be found again in
 * the other: the same subject and measure have the same words in both. */

typedef enum akt_profile_what {
    /* id empty; the measures of analysis/coordination.h, undirected. */
    AKT_PROFILE_MEASURE,
    /* id "role/area", or "role/any". `state`: akt_cell_state less one, so that a gap is 0 and more is
     * better, NaN where no need is declared; `clear`, `possible`: holders. */
    AKT_PROFILE_CELL,
    /* id empty: `gross` and `consolidated` of analysis/funding.h; what scenarios set aside, as far
     * as it counted: `eliminated`, `unassigned`, `unfunded` (model/dataset.h); `unknown`, flows that
     * count without an amount. Of a body: `in_gross`, `out_gross`, `kept`, `own`, `in_unknown`,
     * `out_unknown`, and of a programme that flows go by way of `through`. Sums of known amounts;
     * what is in another currency than kroner has its code behind the measure ("own:EUR"). */
    AKT_PROFILE_MONEY,
    /* id of the actor. `present`: 1. `degree`, `betweenness` (analysis/centrality.h, raw, undirected,
     * every tie alike) and `brokerage` (pairs that it stands between, analysis/gould_fernandez.h,
     * whatever their groups). */
    AKT_PROFILE_ACTOR,
    AKT_PROFILE_PROGRAMME, /* likewise */
    AKT_PROFILE_FORUM,     /* likewise; the last three only where forums are nodes */
    /* id "from|to"; the measure is the kind of an existing tie, or `parent` (parent|unit), `owner`,
     * `operator`, `partner` (party|programme), `member` (party|forum). How many there are. */
    AKT_PROFILE_TIE,
    /* id of the holder, empty for nobody and the actors as a whole; "role/area/strength". How many
     * such records. */
    AKT_PROFILE_ROLE,
    AKT_PROFILE_WHAT_COUNT
} akt_profile_what;

const char *akt_profile_what_name(akt_profile_what what); /* "measure", "cell", … */

typedef struct akt_profile_row {
    akt_profile_what what;
    const char *id;
    const char *measure;
    akt_ref subject; /* a party, tie or role record; of entries in a list, whose list; else unset */
    int32_t role;    /* of a cell */
    int32_t area;    /* likewise; AKT_NONE = any */
} akt_profile_row;

typedef struct akt_profile {
    akt_profile_row *rows; /* sorted by what, id, measure; no two alike */
    double *values;        /* of each; NaN = undefined */
    size_t count;
    uint32_t *slots; /* of each number as it is worked out: its row; several may add up in one */
    size_t slot_count;
    akt_pool *pool; /* of the words; ids may be those of the dataset */
} akt_profile;

typedef struct akt_profile_options {
    /* Layers, years, forums as nodes; direction and weight are not asked. draw is of the values. */
    akt_network_options network;
    /* A dataset whose ids parties go by where it knows them, by an id or a former id; NULL = their
     * own. */
    const akt_dataset *names;
    size_t threads; /* of betweenness; 0 = one a core. The result never depends on it */
} akt_profile_options;

/* Rows and values of a dataset, which must outlive the profile. AKT_ENOMEM; AKT_EINVAL, AKT_ELIMIT as
 * those whose numbers they are. Costs as they do: betweenness O(nm). */
akt_status akt_profile_make(akt_profile *out, const akt_dataset *dataset,
                            const akt_profile_options *options, akt_error *err);
void akt_profile_dispose(akt_profile *profile);

/* The values of the same rows in another draw, into values[count]. Nothing of the profile is changed,
 * so that several threads may do so. Fails as akt_profile_make. */
akt_status akt_profile_draw(double *values, const akt_profile *profile, const akt_dataset *dataset,
                            const akt_profile_options *options, akt_error *err);

/* By what, id and measure. */
int akt_profile_compare(const akt_profile_row *a, const akt_profile_row *b);

/* What a row that a dataset does not have amounts to there: 0 for what is counted or summed, NaN for
 * measures, cells and the position of those who are not there. */
double akt_profile_absent(const akt_profile_row *row);

/* Whether it is a position or sum that parties are ranked by: degree, betweenness, brokerage, kept,
 * own. */
bool akt_profile_is_ranked(const akt_profile_row *row);

#endif
