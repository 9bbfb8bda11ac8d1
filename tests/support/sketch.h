#ifndef AKT_TESTS_SUPPORT_SKETCH_H
#define AKT_TESTS_SUPPORT_SKETCH_H

#include "model/builder.h"

/* Small datasets drawn by hand in tests. Ids and codes are borrowed (literals, or text in the pool
 * of the dataset); a code that the taxonomy lacks and a lack of memory end the program. Pointers
 * hold until the next record of the table is added. */

/* A dataset with actors "a0", "a1", … */
akt_dataset *akt_sketch_new(size_t actors);

akt_ref akt_sketch_actor(size_t index);
akt_ref akt_sketch_add_party(akt_dataset *dataset, akt_table table, const char *id);

/* A list that lives as long as the dataset. */
akt_refs akt_sketch_refs(akt_dataset *dataset, const akt_ref *refs, size_t count);

/* Between actors. */
akt_tie *akt_sketch_add_tie(akt_dataset *dataset, size_t from, size_t to, const char *kind);

/* Between actors; amount -1 = unknown. */
akt_flow *akt_sketch_add_flow(akt_dataset *dataset, const char *id, size_t from, size_t to,
                              int64_t amount);

/* A flow continues one other; amount -1 = not stated. */
void akt_sketch_continue(akt_dataset *dataset, const char *flow, const char *continued,
                         int64_t amount);

/* area NULL = not stated, "all" = every one. */
akt_role *akt_sketch_add_role(akt_dataset *dataset, akt_ref holder, const char *role,
                              const char *area, akt_strength strength);
akt_need *akt_sketch_add_need(akt_dataset *dataset, const char *role, const char *area,
                              int64_t minimum);

/* The codes of the terms whose ids stand in a list with commas, for as long as the dataset lives. */
akt_indices akt_sketch_codes(akt_dataset *dataset, akt_vocabulary vocabulary, const char *ids);

/* The record of an actor, to fill in. */
akt_actor *akt_sketch_edit_actor(akt_dataset *dataset, size_t index);

/* The next number of a sequence that its seed settles (splitmix64), below limit. */
uint64_t akt_sketch_draw(uint64_t *seed, uint64_t limit);

/* Pairs of actors, each tied by one tie of that kind. */
typedef struct akt_pair {
    size_t from;
    size_t to;
} akt_pair;
akt_dataset *akt_sketch_pairs(size_t actors, const char *kind, const akt_pair *pairs, size_t count);

/* Every actor tied to the next, the last to the first. */
akt_dataset *akt_sketch_ring(size_t actors, const char *kind);

/* The first actor tied to all others. */
akt_dataset *akt_sketch_star(size_t actors, const char *kind);

/* All actors tied to each other. */
akt_dataset *akt_sketch_complete(size_t actors, const char *kind);

/* Flows among the actors that their seed settles, some of them to oneself and some again, in two
 * parts that do not meet; amounts from 1 to `amounts` times 50 000. */
akt_dataset *akt_sketch_flows(uint64_t *seed, size_t actors, size_t flows, uint64_t amounts);

/* A small field that its seed settles: nine actors, five of them central, with flows and ties among
 * them, a need for an enabler and one who may be it. */
akt_dataset *akt_sketch_field(uint64_t seed);

#endif
