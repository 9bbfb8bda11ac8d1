#ifndef AKT_INPUT_GRAPH_DATASET_INTERNAL_H
#define AKT_INPUT_GRAPH_DATASET_INTERNAL_H

#include "input/graph_found.h"
#include "input/graph_terms.h"
#include "model/schema.h"

/* What a graph becomes, on its way to being written as our JSON. */

/* What an edge is. Those from AKT_EDGE_OWNS on are entries of the record at their end `to`. */
typedef enum akt_edge_kind {
    AKT_EDGE_IS_TIE,
    AKT_EDGE_IS_FLOW,
    AKT_EDGE_OWNS,
    AKT_EDGE_OPERATES,
    AKT_EDGE_PARTNERS,
    AKT_EDGE_JOINS,
    AKT_EDGE_IS_ABOVE,
    AKT_EDGE_KIND_COUNT
} akt_edge_kind;

typedef struct akt_node_plan {
    akt_found_node *found;
    akt_table table;
    const char *id;
    uint32_t first[AKT_EDGE_KIND_COUNT],
        last[AKT_EDGE_KIND_COUNT]; /* edges that are entries of it */
} akt_node_plan;

typedef struct akt_edge_plan {
    akt_found_edge *found;
    akt_edge_kind is;
    bool is_directed;
    uint32_t from, to;      /* nodes */
    akt_found_value *kind;  /* the attribute that says it; or NULL */
    akt_found_value *label; /* that is no kind; or NULL */
    int32_t layer;          /* AKT_NONE where it is not stated */
    uint32_t next;          /* entry of the same record */
} akt_edge_plan;

/* What a node's attribute says of its roles. */
typedef struct akt_role_plan {
    const char *holder, *role, *area, *strength;
    akt_text_mark at;
} akt_role_plan;

typedef struct akt_graph_maker {
    akt_found_graph *graph;
    akt_pool *pool;
    akt_made_text made;
    akt_graph_terms terms;
    akt_intern *keys;    /* of nodes in the file */
    akt_intern *ids;     /* of records here */
    akt_intern *flows;   /* ids of flows */
    akt_intern *sources; /* ids -> place in source_ids */
    akt_intern *fields;  /* what names of attributes mean, by table */
    akt_list source_ids; /* of const char * */
    akt_list roles;      /* of akt_role_plan */
    akt_field_choice choices[AKT_TABLE_COUNT]; /* all fields of each table */
    akt_node_plan *nodes;
    akt_edge_plan *edges;
    /* Of the record that is being written: */
    const char *between;
    akt_text_mark at;
    const akt_field *done[AKT_SCHEMA_FIELDS_MAX];
    size_t done_count;
} akt_graph_maker;

/* The field of a table that an attribute of that name says, or NULL; the second remembers. */
const akt_field *akt_graph__seek_field(akt_pool *pool, akt_table table, const char *name);
const akt_field *akt_graph__find_field(akt_graph_maker *m, akt_table table, const char *name);

/* Begins a member of the present record. */
void akt_graph__open(akt_graph_maker *m, const char *name);

/* A member that is a text. */
void akt_graph__text(akt_graph_maker *m, const char *name, const char *text);

/* Writes a value into a field of the present record, once; false where it has one already, or the
 * text is none that it could have. */
bool akt_graph__field(akt_graph_maker *m, const akt_field *field, const char *text);

/* A text in the languages that attributes give it in, as `name`, `name_nn` and `name_en`; these are
 * then used. False where there is none of them, or the record has the field already. */
bool akt_graph__texts(akt_graph_maker *m, const akt_field *field, const akt_found_values *values);

/* Keeps what an attribute says of a party's roles ("educator:all:clear|..."); false where it says
 * anything else. */
bool akt_graph__roles(akt_graph_maker *m, const char *holder, const char *text);

/* Whether the present record has the field already. */
bool akt_graph__is_done(const akt_graph_maker *m, const akt_field *field);

/* Begins the JSON: what the dataset is called. One without a title (NULL) is called as its file is. */
void akt_graph__write_about(akt_made_text *made, const char *title, const char *file);

/* Whether an edge's id only counts it, as formats do, which says nothing. */
bool akt_graph__is_count(const char *id);

/* Whether an attribute of that name is the weight of an edge. */
bool akt_graph__is_weight(const char *name);

/* The node that a text names, by its key or its id; AKT_INTERN_NONE where there is none. */
uint32_t akt_graph__find_node(const akt_graph_maker *m, const char *text);

/* Says what every node and edge becomes: ids, tables, kinds. Faults for what cannot be. */
void akt_graph__plan(akt_graph_maker *m);

#endif
