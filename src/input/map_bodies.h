#ifndef AKT_INPUT_MAP_BODIES_H
#define AKT_INPUT_MAP_BODIES_H

#include "base/intern.h"
#include "input/map_internal.h"

/* The actors, programmes and forums of a register, each made once. */

/* What one of them is said to be. */
typedef struct akt_map_fact {
    const char *name; /* of a field, or of a column that the map does not use */
    const char *json;
    const akt_grid_cell *cell;
    bool is_extra;   /* of such a column */
    bool is_assumed; /* the map says it of rows that say nothing */
} akt_map_fact;

typedef struct akt_map_body {
    akt_table table;
    const char *id;
    akt_list facts;            /* of akt_map_fact; not the id */
    akt_list others;           /* of akt_map_fact: what other rows say otherwise, such as names */
    const akt_register_row *row; /* that made it */
} akt_map_body;

typedef struct akt_map_bodies {
    akt_pool *pool;
    akt_list bodies;    /* of akt_map_body * */
    akt_intern *keys;   /* → number of a body */
    akt_intern *ids;    /* → likewise */
    akt_intern *names;  /* → number in numbers */
    akt_intern *told;   /* what other rows say otherwise, of which body */
    akt_list numbers;   /* of const char *: the one number that a name has; NULL = several */
} akt_map_bodies;

/* How a row names a body; NULL = not. */
typedef struct akt_map_naming {
    akt_table table;
    const char *id;
    const char *orgnr;
    const char *name;
} akt_map_naming;

akt_status akt_map__bodies_start(akt_map_bodies *out, akt_pool *pool, akt_error *err);
void akt_map__bodies_dispose(akt_map_bodies *bodies);

/* Notes that some row gives that name and that number to one body. Before any body is sought. */
void akt_map__bodies_learn(akt_map_bodies *bodies, const char *name, const char *orgnr);

/* The body that a row names, made where it is new. NULL without memory. */
akt_map_body *akt_map__body(akt_map_bodies *bodies, const akt_map_naming *naming,
                            const akt_register_row *row);

/* Adds a fact, with a copy of its texts. One that is assumed gives way to what a row says, and
 * contradicts nothing. What contradicts an earlier fact is not added: that one is returned, once for
 * each new contradiction, else NULL. O(facts that agree). */
const akt_map_fact *akt_map__body_add(akt_map_bodies *bodies, akt_map_body *body,
                                      const akt_map_fact *fact);

#endif
