#ifndef AKT_REPORT_DESCRIBE_H
#define AKT_REPORT_DESCRIBE_H

#include "analysis/centrality.h"
#include "analysis/coverage.h"
#include "analysis/funding.h"
#include "parse/diagnostic.h"
#include "report/document.h"

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
    uint64_t seed;
} akt_centrality_view;

/* csv and json in the order of the dataset; people see them ranked. Edges too, where they were
 * worked out. */
akt_status akt_describe_centrality(akt_document **out, const akt_dataset *dataset,
                                   const akt_network *network, const akt_centrality *centrality,
                                   const akt_centrality_view *options, akt_lang lang,
                                   akt_error *err);

akt_status akt_describe_coverage(akt_document **out, const akt_dataset *dataset,
                                 const akt_coverage *coverage, akt_lang lang, akt_error *err);

akt_status akt_describe_funding(akt_document **out, const akt_dataset *dataset,
                                const akt_funding *funding, akt_lang lang, akt_error *err);

/* Survey figures: all of them (chosen empty), one and those comparable with it, or two against each
 * other. AKT_EINVAL where two are chosen that no source sets side by side or whose units differ. */
akt_status akt_describe_indicators(akt_document **out, const akt_dataset *dataset,
                                   const akt_indices *chosen, akt_lang lang, akt_error *err);

/* How many facts rest on each place of each source, and which claims rest on none. */
akt_status akt_describe_sources(akt_document **out, const akt_dataset *dataset, akt_lang lang,
                                akt_error *err);

#endif
