#ifndef AKT_SCENARIO_DIFFERENCE_H
#define AKT_SCENARIO_DIFFERENCE_H

#include "model/schema.h"

/* The steps that turn one dataset into another, and what no step can say. Records are matched by
 * their ids, actors, programmes and forums by former ids too (either dataset may be the newer); ties
 * and roles by all that they say.
 *
 * What the steps do, in this order: remove a party whose id another party takes; remove flows, ties
 * and roles; add parties, parents first; set fields; change and add flows, continued money first; add
 * ties and roles; remove parties, units first. With a removed party go the ties, roles, memberships
 * and flows that hang on it, without steps of their own but for flows that continue others. Applied to
 * the first dataset (script.h) they give the second, records and members of forums in any order, but
 * for what the notes list.
 *
 * Not said: sources, needs, statements, indicators and words that only one of the two has; what the
 * dataset says of itself; ids and former ids of a party that both have; parts of a field that name
 * something the first dataset lacks. A merger or a split is said as what it comes to. */

typedef enum akt_difference_change {
    AKT_DIFFERENCE_ADD,    /* a party, tie, role or flow */
    AKT_DIFFERENCE_REMOVE, /* a party or flow; all ties or roles that are alike (script.h) */
    AKT_DIFFERENCE_SET,    /* a field */
    AKT_DIFFERENCE_AMOUNT, /* a flow's amount; its range goes */
    AKT_DIFFERENCE_JOIN,   /* a member of a forum */
    AKT_DIFFERENCE_LEAVE
} akt_difference_change;

typedef struct akt_difference_step {
    akt_difference_change change;
    akt_table table;
    /* Of the table's type: what is added, or what is removed or changed as it is to be. Its references
     * are those of akt_difference_dataset. */
    const akt_record *record;
    const akt_field *field; /* that is set */
    akt_ref member;         /* who joins or leaves the forum */
} akt_difference_step;

typedef enum akt_unsaid {
    AKT_UNSAID_ADDED,   /* no step adds such a record, or it needs something that is not said */
    AKT_UNSAID_REMOVED, /* no step removes such a record */
    AKT_UNSAID_FIELD,   /* no step sets this field */
    AKT_UNSAID_PART,    /* the field names what the first dataset lacks */
    AKT_UNSAID_TAKEN,   /* the id, or a former id, belongs to another party of the first dataset */
    AKT_UNSAID_COUNT
} akt_unsaid;

typedef struct akt_difference_note {
    akt_unsaid unsaid;
    const char *table; /* of a record, a vocabulary of the taxonomy, or "dataset" */
    const char *id; /* as the second dataset has it; of ties and roles what they join; NULL: none */
    const char *field; /* NULL where the record as a whole is meant */
} akt_difference_note;

typedef struct akt_difference akt_difference;

/* The second dataset must outlive it. O(records log records + fields). */
akt_status akt_difference_find(akt_difference **out, const akt_dataset *from, const akt_dataset *to,
                               akt_error *err);
void akt_difference_free(akt_difference *difference);

/* Borrowed. */
const akt_difference_step *akt_difference_steps(const akt_difference *difference, size_t *count);
const akt_difference_note *akt_difference_notes(const akt_difference *difference, size_t *count);

/* The first dataset with the parties that steps add: what the references of steps point into. */
const akt_dataset *akt_difference_dataset(const akt_difference *difference);

#endif
