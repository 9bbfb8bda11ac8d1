#ifndef AKT_INPUT_PLAIN_EDGES_H
#define AKT_INPUT_PLAIN_EDGES_H

#include "base/pool.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The rows of an edge list in which nothing is odd: two ids made as ours are and perhaps a number, one
 * separator between, no quotes, no blanks, no empty cell. Knows nothing of what they mean. */

enum { AKT_PLAIN_COLUMNS = 3 };

typedef struct akt_plain_shape {
    char separator;
    size_t columns;          /* of every row: two, or three with a number */
    size_t from, to, number; /* which columns, from 0; number: `columns` where there is none */
    bool is_whole;           /* the number must be one without a fraction */
} akt_plain_shape;

/* Offsets are those of the text that was read, which is below 4 GiB. */
typedef struct akt_plain_node {
    uint32_t at, size; /* the id */
    uint32_t row;      /* that first names it */
} akt_plain_node;

typedef struct akt_plain_edge {
    uint32_t from, to;               /* nodes */
    uint32_t row;                    /* its first byte */
    uint32_t number_at, number_size; /* at most 15 digits, as JSON has them; size 0 = none */
} akt_plain_edge;

typedef struct akt_plain_edges {
    const akt_plain_node *nodes; /* in the order in which rows name them */
    const akt_plain_edge *edges;
    size_t node_count, edge_count;
} akt_plain_edges;

/* Reads the rows of a text terminated by NUL at size, from start on, into pool. False where there are
 * none, one is not plain or there was no memory, which akt_pool_has_failed then tells. Expected
 * O(size). */
bool akt_plain_edges_read(akt_plain_edges *out, const char *text, size_t start, size_t size,
                          const akt_plain_shape *shape, akt_pool *pool);

/* The value of a whole number of at most 15 digits. */
int64_t akt_plain_whole(const char *digits, size_t size);

#endif
