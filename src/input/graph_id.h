#ifndef AKT_INPUT_GRAPH_ID_H
#define AKT_INPUT_GRAPH_ID_H

#include "base/buffer.h"
#include "base/intern.h"

/* Ids made of what other people's files call things. */

/* text as an id is made: small letters and digits, other letters without their accents ("Ås: øst" is
 * "as-ost"), a hyphen for all that stands between; at most 60. Nothing where text has no Latin
 * letter or digit. */
void akt_graph_slug(akt_buffer *out, const char *text);

/* Whether two texts say the same but for case, accents and what is no letter. */
bool akt_graph_is_alike(const char *a, const char *b);

/* wish, or wish-2, wish-3 …: the first that is not taken, and takes it with that value, another for each
 * taker. "" and a failed pool without memory. Expected O(1). */
const char *akt_graph_take_id(akt_intern *taken, const char *wish, uint32_t value, akt_pool *pool);

#endif
