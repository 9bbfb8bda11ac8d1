#ifndef AKT_INPUT_SAME_BODY_H
#define AKT_INPUT_SAME_BODY_H

#include "base/list.h"
#include "base/pool.h"
#include "model/dataset.h"

/* Actors that are perhaps one and the same body: they have one organisation number, or names that are
 * alike once case, accents, punctuation, the order of words, "og" and what tells a form of company
 * (AS, ASA, SF, HF, SA, BA, IKS, KF, "kommune") are passed over. Two with different numbers are two. */
typedef struct akt_same_body {
    const int32_t *actors; /* at least two; the first is the one to keep: it has a number, if any has */
    size_t count;
    bool by_number;
    bool is_open; /* several with different numbers bear the name: which of them it is, is not known.
                     The numbered ones come first, then those without */
} akt_same_body;

typedef struct akt_same_bodies {
    akt_list items; /* of akt_same_body, in the order of their first actor's id */
    akt_pool *pool;
} akt_same_bodies;

/* Whether the last word of a name tells its form of company. */
bool akt_same_body_has_form(const char *name);

/* Fills out, to be disposed of, also on failure. AKT_ENOMEM. O(n log n). */
akt_status akt_same_bodies_find(akt_same_bodies *out, const akt_dataset *dataset, akt_error *err);
void akt_same_bodies_dispose(akt_same_bodies *bodies);

#endif
