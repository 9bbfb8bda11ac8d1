#ifndef AKT_REPORT_DESCRIBE_H
#define AKT_REPORT_DESCRIBE_H

#include "analysis/attribution.h"
#include "analysis/centrality.h"
#include "analysis/communities.h"
#include "analysis/coverage.h"
#include "analysis/cut_points.h"
#include "analysis/funding_ranks.h"
#include "analysis/gould_fernandez.h"
#include "analysis/group_ties.h"
#include "analysis/key_players.h"
#include "analysis/min_cut.h"
#include "analysis/new_ties.h"
#include "analysis/overlap.h"
#include "analysis/structural_holes.h"
#include "analysis/suggestion.h"
#include "analysis/trace.h"
#include "parse/diagnostic.h"
#include "report/document.h"
#include "report/ranks.h"

/* Results → documents: one describe_* a result. Each makes *out, which the caller frees; it is NULL
 * on failure, which is only ever AKT_ENOMEM or as said. */

/* What a load found, and how well sourced the dataset is; dataset may be NULL where the data could
 * not be read. with_faults: each fault in a table, else their number only. */
akt_status akt_describe_check(akt_document **out, const akt_dataset *dataset,
                              const akt_diagnostics *faults, bool with_faults, akt_lang lang,
                              akt_error *err);

typedef struct akt_list_view {
    const bool *keep;    /* one flag a record of the table; NULL = all */
    const char *columns; /* field names with commas; NULL = all, and a choice for people */
} akt_list_view;

/* Records of a table. AKT_EINVAL where the table lacks a field that columns names. */
akt_status akt_describe_list(akt_document **out, const akt_dataset *dataset, akt_table table,
                             const akt_list_view *options, akt_lang lang, akt_error *err);

/* The words of the field. */
akt_status akt_describe_taxonomy(akt_document **out, const akt_dataset *dataset, akt_lang lang,
                                 akt_error *err);

/* One page on an actor, programme or forum: what it is, roles, money, ties, programmes, sources. */
akt_status akt_describe_party(akt_document **out, const akt_dataset *dataset, akt_ref party,
                              akt_lang lang, akt_error *err);

typedef struct akt_centrality_view {
    uint32_t measures; /* mask, as computed; 0 = of edges only */
    akt_measure by;    /* people read them sorted by this one, falling */
    size_t top;        /* only so many rows; 0 = all */
    bool raw;
    size_t sample; /* as asked for: said in the document; 0 = none */
    size_t certain; /* places that a sample was to be certain of, likewise */
    uint64_t seed;
    const akt_rank_view *ranks; /* of the same measures, in their order; NULL = none */
    size_t ranked_by;           /* the place of `by` among them */
    const akt_measure *columns; /* the measures in the order of their columns; NULL = as numbered */
    size_t column_count;
} akt_centrality_view;

/* csv and json in the order of the dataset; people see them ranked. Edges too, where they were
 * worked out. */
akt_status akt_describe_centrality(akt_document **out, const akt_dataset *dataset,
                                   const akt_network *network, const akt_centrality *centrality,
                                   const akt_centrality_view *options, akt_lang lang,
                                   akt_error *err);

/* All of one network, whose vertices are grouped by grouping. */
typedef struct akt_brokerage_view {
    const akt_network *network;
    const akt_grouping *grouping;
    const akt_structural_holes *holes;
    const akt_gould_fernandez *brokers;
    const akt_group_ties *ties;
    size_t top; /* only so many rows, the first of those that broker most; 0 = all */
    const akt_rank_view *ranks; /* of the series total, then constraint; NULL = none */
} akt_brokerage_view;

/* csv and json in the order of the dataset; people see them ranked by the pairs they broker, then
 * by rising constraint, without those that have no ties. */
akt_status akt_describe_brokerage(akt_document **out, const akt_dataset *dataset,
                                  const akt_brokerage_view *view, akt_lang lang, akt_error *err);

/* What the communities are set against. */
typedef struct akt_communities_view {
    const akt_grouping *grouping;    /* the stated groups that the clusters are told by */
    const akt_rand_index *agreement; /* AKT_FACET_COUNT: with the groups of every facet */
} akt_communities_view;

/* csv and json in the order of the dataset; people see each cluster with its members. */
akt_status akt_describe_communities(akt_document **out, const akt_dataset *dataset,
                                    const akt_network *network,
                                    const akt_communities *communities,
                                    const akt_communities_view *options, akt_lang lang,
                                    akt_error *err);

/* Who and what must not fall out, and what falls apart; of key players the largest sets in csv, all
 * of them in the table `players`. */
akt_status akt_describe_robustness(akt_document **out, const akt_dataset *dataset,
                                   const akt_network *network, const akt_cut_points *cuts,
                                   const akt_key_players *players, akt_lang lang, akt_error *err);

/* By area with the tables coverage, holders, provision, who and goals; by another facet the first
 * two. */
akt_status akt_describe_coverage(akt_document **out, const akt_dataset *dataset,
                                 const akt_coverage *coverage, akt_lang lang, akt_error *err);

/* Who could take the roles that are missing. */
akt_status akt_describe_suggestion(akt_document **out, const akt_dataset *dataset,
                                   const akt_suggestion *suggestion, akt_lang lang,
                                   akt_error *err);

/* Which new ties would help the central actors most. */
akt_status akt_describe_new_ties(akt_document **out, const akt_dataset *dataset,
                                 const akt_new_ties *ties, akt_lang lang, akt_error *err);

/* top: only so many pairs; 0 = all. */
akt_status akt_describe_overlap(akt_document **out, const akt_dataset *dataset,
                                const akt_overlap *overlap, size_t top, akt_lang lang,
                                akt_error *err);

/* ranks, of the same funding: how sure the order of the balance is; NULL = not drawn. */
akt_status akt_describe_funding(akt_document **out, const akt_dataset *dataset,
                                const akt_funding *funding, const akt_funding_ranks *ranks,
                                akt_lang lang, akt_error *err);

/* Where the money of a body begins. */
akt_status akt_describe_trace(akt_document **out, const akt_dataset *dataset, akt_ref body,
                              const akt_trace *trace, akt_lang lang, akt_error *err);

/* How much money can go from one body (ends[0]) to another, and which flows hold it down. */
akt_status akt_describe_min_cut(akt_document **out, const akt_dataset *dataset,
                                const akt_ref ends[2], const akt_min_cut *cut, akt_lang lang,
                                akt_error *err);

typedef enum akt_compared {
    AKT_COMPARED_SCENARIOS,
    AKT_COMPARED_TIMES,
    AKT_COMPARED_DATASETS
} akt_compared;

/* What stands side by side. */
typedef struct akt_comparison_view {
    akt_compared kind;
    const akt_comparisons *comparisons;
    const char *const *ids;   /* of every side, as machines read them */
    const char *const *names; /* and people; the first may be NULL: as it is */
    const akt_course *courses;           /* of every comparison, or NULL */
    const akt_attribution *attributions; /* likewise */
    double confidence;                   /* of records that state none, in the draws */
    bool is_brief; /* the long tables that machines alone read, ranks and attribution, are left out */
} akt_comparison_view;

/* Findings, then the tables changes, overview, measures, cells, conservation, money, parties, ties,
 * roles, ranks, steps and attribution. */
akt_status akt_describe_comparison(akt_document **out, const akt_comparison_view *view,
                                   akt_lang lang, akt_error *err);

/* Survey figures: all of them (chosen empty), one and those comparable with it, or two against each
 * other. AKT_EINVAL where two are chosen that no source sets side by side or whose units differ. */
akt_status akt_describe_indicators(akt_document **out, const akt_dataset *dataset,
                                   const akt_indices *chosen, akt_lang lang, akt_error *err);

/* How many facts rest on each place of each source, and which claims rest on none. */
akt_status akt_describe_sources(akt_document **out, const akt_dataset *dataset, akt_lang lang,
                                akt_error *err);

#endif
