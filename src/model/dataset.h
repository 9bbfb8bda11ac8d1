#ifndef AKT_MODEL_DATASET_H
#define AKT_MODEL_DATASET_H

#include "base/pool.h"
#include "base/status.h"
#include "model/record.h"
#include "model/taxonomy.h"

/* A dataset owns every fact: actors, programmes, forums, ties, flows, roles, needs, statements,
 * indicators, their sources and the taxonomy. Records lie in arrays and refer to each other by
 * index. It knows nothing of graphs, numbers or formats. Once loaded it does not change. */

typedef enum akt_driver { AKT_DRIVER_NONE, AKT_DRIVER_CENTRAL, AKT_DRIVER_LISTED } akt_driver;
typedef enum akt_missing {
    AKT_MISSING_NOT_STATED,
    AKT_MISSING_NOT_APPLICABLE,
    AKT_MISSING_CONFIDENTIAL,
    AKT_MISSING_UNKNOWN
} akt_missing;
typedef enum akt_strength {
    AKT_STRENGTH_CLEAR,
    AKT_STRENGTH_POSSIBLE,
    AKT_STRENGTH_POTENTIAL,
    AKT_STRENGTH_WEAK,
    AKT_STRENGTH_ABSENT,
    AKT_STRENGTH_COUNT
} akt_strength;
typedef enum akt_flow_status {
    AKT_FLOW_NOT_STATED,
    AKT_FLOW_PROPOSED,
    AKT_FLOW_BUDGET,
    AKT_FLOW_COMMITTED,
    AKT_FLOW_PAID
} akt_flow_status;
typedef enum akt_programme_status {
    AKT_PROGRAMME_NOT_STATED,
    AKT_PROGRAMME_PLANNED,
    AKT_PROGRAMME_ACTIVE,
    AKT_PROGRAMME_ENDED
} akt_programme_status;
typedef enum akt_tie_status { AKT_TIE_EXISTING, AKT_TIE_PLANNED, AKT_TIE_PROPOSED } akt_tie_status;

#define AKT_AREA_ALL (-2) /* a role in every area, where a source says so */

typedef struct akt_source {
    akt_record record;
    akt_text title;
    akt_text short_name;
    const char *publisher;
    akt_date date;
    const char *url;
    const char *language;
} akt_source;

/* What actors, programmes and forums have in common; the first member of each of them. */
typedef struct akt_party {
    akt_record record;
    akt_text name;
    akt_text short_name;
    akt_strings aliases;
    akt_strings former_ids;
    int32_t category; /* code, or AKT_NONE */
    akt_text description;
    const char *url;
    akt_date from;
    akt_date to;
} akt_party;

typedef struct akt_actor {
    akt_party party;
    int32_t kind;
    int32_t level;
    int32_t sector;
    akt_ref parent;
    int32_t driver; /* akt_driver */
    akt_indices audiences;
    akt_indices instruments;
    const char *orgnr;
} akt_actor;

typedef struct akt_programme {
    akt_party party;
    int32_t kind;
    int32_t status; /* akt_programme_status */
    akt_refs owners;
    akt_refs operators;
    akt_refs partners;
    akt_indices audiences;
    akt_indices instruments;
} akt_programme;

typedef struct akt_forum {
    akt_party party;
    akt_refs members;
} akt_forum;

typedef struct akt_tie {
    akt_record record;
    akt_ref from;
    akt_ref to;
    int32_t kind; /* code; its term names layer and direction */
    akt_text what;
    double share;   /* 0 to 1; NaN = not stated */
    int32_t status; /* akt_tie_status */
    akt_date from_year;
    akt_date to_year;
} akt_tie;

/* A flow whose money another flow passes on: amount unknown = all of it that can be. */
typedef struct akt_part {
    int32_t flow;
    akt_amount amount;
} akt_part;

typedef struct akt_parts {
    const akt_part *items;
    size_t count;
} akt_parts;

typedef struct akt_flow {
    akt_record record;
    akt_ref from;
    akt_ref to;
    akt_ref via; /* a programme */
    akt_amount amount;
    int32_t missing; /* akt_missing; says why where the amount is not known */
    akt_amount amount_min;
    akt_amount amount_max;
    const char *currency; /* NULL where not stated: kroner */
    akt_date year;
    int32_t status; /* akt_flow_status */
    akt_text purpose;
    int32_t kind;
    akt_parts continues;
    /* Not of files: flows between the same ends are of one series of money only where this is the
     * same too. 0 but for those whose ends a roll-up moved. */
    int32_t series;
} akt_flow;

/* Money that a scenario set aside: in no sum, never lost. */
typedef enum akt_aside_reason {
    AKT_ASIDE_ELIMINATED, /* between bodies that became one */
    AKT_ASIDE_UNASSIGNED, /* whoever got it is gone */
    AKT_ASIDE_UNFUNDED    /* whoever gave it is gone */
} akt_aside_reason;

typedef struct akt_aside {
    akt_flow flow; /* an end that is gone is unset */
    akt_aside_reason reason;
    bool counted; /* it was taken (model/flow_choice.h) and no mere proposal */
} akt_aside;

typedef struct akt_role {
    akt_record record;
    akt_ref holder; /* unset: nobody, or the actors as a whole */
    int32_t role;
    int32_t area;     /* code, AKT_NONE (not stated) or AKT_AREA_ALL */
    int32_t strength; /* akt_strength */
    akt_date from;
    akt_date to;
} akt_role;

typedef struct akt_need {
    akt_record record;
    akt_text name;
    int32_t role;
    int32_t area;
    int64_t minimum; /* clear holders asked for; AKT_NONE where not stated: 2 */
    int32_t reach;   /* 0 not stated, 1 within, 2 across, 3 framework */
    akt_text description;
} akt_need;

typedef struct akt_statement {
    akt_record record;
    int32_t kind;
    const char *number;
    akt_text text;
    akt_refs about;
    akt_text verdict;
    const char *scenario;
} akt_statement;

typedef struct akt_indicator {
    akt_record record;
    akt_text name;
    akt_text group;
    double value;
    const char *unit;
    int64_t n; /* AKT_NONE = not stated */
    akt_date year;
    akt_text survey;
    akt_indices comparable_with;
} akt_indicator;

/* The dataset's own description. */
typedef struct akt_about {
    akt_text title;
    akt_date date;
    const char *language;
    const char *licence;
    const char *contact;
    bool draft;
    /* What was done to it since it was loaded. */
    const akt_text *scenarios; /* the titles of the scripts applied, in order */
    size_t scenario_count;
    bool rolled_up;        /* units are folded into the bodies they belong to */
    const char *selection; /* the conditions that its actors and programmes meet, or NULL; "" where
                              other words than these say so */
    akt_date at;           /* the time it was cut to; year 0 = not */
    size_t undated;        /* records without any date that are in it all the same */
    size_t withheld;       /* flows left out because they are not for the public */
} akt_about;

typedef struct akt_dataset akt_dataset;

/* An empty dataset with the built-in taxonomy; NULL without memory. */
akt_dataset *akt_dataset_new(void);
void akt_dataset_free(akt_dataset *dataset);

const akt_about *akt_dataset_about(const akt_dataset *dataset);

size_t akt_dataset_count(const akt_dataset *dataset, akt_table table);

/* The record that a table holds at index; cast to the table's type. */
const akt_record *akt_dataset_record(const akt_dataset *dataset, akt_table table, size_t index);

/* The whole tables, as arrays of akt_dataset_count items. */
const akt_source *akt_dataset_sources(const akt_dataset *dataset);
const akt_actor *akt_dataset_actors(const akt_dataset *dataset);
const akt_programme *akt_dataset_programmes(const akt_dataset *dataset);
const akt_forum *akt_dataset_forums(const akt_dataset *dataset);
const akt_tie *akt_dataset_ties(const akt_dataset *dataset);
const akt_flow *akt_dataset_flows(const akt_dataset *dataset);
const akt_role *akt_dataset_roles(const akt_dataset *dataset);
const akt_need *akt_dataset_needs(const akt_dataset *dataset);
const akt_statement *akt_dataset_statements(const akt_dataset *dataset);
const akt_indicator *akt_dataset_indicators(const akt_dataset *dataset);

/* What scenarios set aside, in the order they did. */
const akt_aside *akt_dataset_asides(const akt_dataset *dataset, size_t *count);

/* The words of a vocabulary, as an array of *count terms. */
const akt_term *akt_dataset_terms(const akt_dataset *dataset, akt_vocabulary vocabulary,
                                  size_t *count);

/* One term; NULL where index is AKT_NONE. */
const akt_term *akt_dataset_term(const akt_dataset *dataset, akt_vocabulary vocabulary,
                                 int32_t index);

/* The index of the term with that id, or AKT_NONE. O(1). */
int32_t akt_dataset_find_term(const akt_dataset *dataset, akt_vocabulary vocabulary,
                              const char *id);

/* These three likewise of the first `size` bytes of an id, none of them NUL. */
int32_t akt_dataset_find_term_of(const akt_dataset *dataset, akt_vocabulary vocabulary,
                                 const char *id, size_t size);
akt_ref akt_dataset_find_party_of(const akt_dataset *dataset, const char *id, size_t size);
int32_t akt_dataset_find_of(const akt_dataset *dataset, akt_table table, const char *id,
                            size_t size);

/* The actor, programme or forum with that id (or former id); unset where there is none. O(1). */
akt_ref akt_dataset_find_party(const akt_dataset *dataset, const char *id);

/* The source, flow, need, statement or indicator with that id; AKT_NONE where there is none. */
int32_t akt_dataset_find(const akt_dataset *dataset, akt_table table, const char *id);

/* What ref points at; NULL where it is unset. ref must be an actor, a programme or a forum. */
const akt_party *akt_dataset_party(const akt_dataset *dataset, akt_ref ref);

/* The name to print in lang, its short form where there is one and `brief`; the id where there is
 * no name. Never NULL. */
const char *akt_dataset_label(const akt_dataset *dataset, akt_ref ref, akt_lang lang, bool brief);

/* Whether a flow ends where another begins, or goes by way of a programme that does: only then may
 * the other continue it. */
static inline bool akt_flow_meets(const akt_flow *first, const akt_flow *next)
{
    return akt_ref_is_same(first->to, next->from) ||
           (akt_ref_is_set(first->via) && akt_ref_is_same(first->via, next->from));
}

/* The layer of a tie, and whether its kind is directed. */
akt_layer akt_dataset_tie_layer(const akt_dataset *dataset, const akt_tie *tie);
bool akt_dataset_tie_is_directed(const akt_dataset *dataset, const akt_tie *tie);

/* Whether the tie is of other's kind and ends; where the kind is undirected, whichever way. */
bool akt_dataset_tie_is_alike(const akt_dataset *dataset, const akt_tie *tie,
                              const akt_tie *other);

/* Whether two roles are of the same holder (or both of none), role and area: how a script names one. */
bool akt_dataset_role_is_alike(const akt_role *role, const akt_role *other);

/* How files spell the area of a role: its id, "all", or NULL for none. */
const char *akt_dataset_area_id(const akt_dataset *dataset, int32_t area);

#endif
