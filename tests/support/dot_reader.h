#ifndef AKT_TESTS_SUPPORT_DOT_READER_H
#define AKT_TESTS_SUPPORT_DOT_READER_H

#include "base/list.h"
#include "base/pool.h"

/* Reads DOT as its grammar says it, apart from what our files do without: HTML strings, ports,
 * comments, undirected edges and more than one pair an edge. What is not DOT ends the program. */

typedef struct akt_dot_value {
    const char *key;
    const char *value; /* its quotes off, \" as ", other backslashes as they stand */
} akt_dot_value;

typedef struct akt_dot_object {
    const char *name, *head; /* a node, or the tail and head of an edge */
    const char *cluster;     /* where it is a node: of the subgraph that names it; or NULL */
    akt_list values;         /* akt_dot_value */
} akt_dot_object;

typedef struct akt_dot_file {
    akt_pool *pool;
    akt_list nodes; /* akt_dot_object */
    akt_list edges;
    akt_list clusters; /* their own attributes, by name */
    akt_list values;   /* of the graph */
} akt_dot_file;

akt_dot_file *akt_dot_read(const char *text);
void akt_dot_free(akt_dot_file *file);

/* NULL where there is none. */
const char *akt_dot_get(const akt_list *values, const char *key);
const akt_dot_object *akt_dot_find(const akt_list *objects, const char *name);

#endif
