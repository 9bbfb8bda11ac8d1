#ifndef AKT_SCENARIO_DIFFERENCE_INTERNAL_H
#define AKT_SCENARIO_DIFFERENCE_INTERNAL_H

#include "model/builder.h"
#include "scenario/difference.h"

/* A difference in the making. `state` begins as the first dataset; parties that steps remove early
 * leave it, those that steps add come to it. What else steps change is not changed there. */
typedef struct akt_differ {
    akt_dataset *state;
    const akt_dataset *to;
    akt_pool *pool;                     /* of state; replaced with it */
    int32_t *state_of[AKT_TABLE_COUNT]; /* by index in `to`; AKT_NONE where there is none (yet) */
    int32_t *to_of[AKT_TABLE_COUNT];    /* by index in state; AKT_NONE where it goes */
    akt_list steps;                     /* of akt_difference_step */
    akt_list notes;                     /* of akt_difference_note */
    bool failed;                        /* out of memory */
} akt_differ;

/* A record of the second dataset in terms of state. */
typedef struct akt_translation {
    akt_record *record; /* NULL without memory */
    akt_field_choice fields;
    uint64_t lost; /* 1 << i: fields.items[i] names what state does not have, and is left open */
} akt_translation;

/* Matches sources, parties, flows, needs, statements and indicators, anew. */
void akt_differ__match(akt_differ *d);

/* Removes the parties whose ids others take. */
void akt_differ__clear_ids(akt_differ *d);

akt_translation akt_differ__translate(akt_differ *d, akt_table table, size_t index);

/* The same for a word of the taxonomy, which the caller copied. */
uint64_t akt_differ__translate_term(akt_differ *d, akt_term *term);

/* Whether a field that a record of the table cannot be without got lost: its ends, kind, holder … */
bool akt_translation__is_void(const akt_translation *t, akt_table table);

/* The record of state without references to what goes. NULL without memory. */
akt_record *akt_differ__reduce(akt_differ *d, akt_table table, size_t index);

/* The fields that are to be set in a record of state (reduced), in an order in which every one leaves
 * a sound record. */
akt_field_choice akt_differ__changes(const akt_translation *t, const akt_record *reduced);

/* Indices of a table of a dataset: of actors those above first, of flows what is continued. free() it;
 * NULL without memory. */
size_t *akt_differ__order(akt_differ *d, const akt_dataset *dataset, akt_table table);

/* Adds a record to a table of state. */
void akt_differ__place(akt_differ *d, akt_table table, const akt_record *record);

bool akt_field_choice__has(const akt_field_choice *fields, const char *name);
void akt_field_choice__remove(akt_field_choice *fields, const char *name);

void akt_differ__step(akt_differ *d, akt_difference_change change, akt_table table,
                      const akt_record *record);
void akt_differ__set(akt_differ *d, akt_table table, const akt_record *record,
                     const akt_field *field);
void akt_differ__member(akt_differ *d, akt_difference_change change, const akt_record *forum,
                        akt_ref member);
void akt_differ__note(akt_differ *d, akt_unsaid unsaid, const char *table, const char *id,
                      const char *field);

/* A copy of a record, in the pool. NULL without memory. */
akt_record *akt_differ__copy(akt_differ *d, akt_table table, const akt_record *record);

/* Whether a party of state stays; an unset one does. */
static inline bool akt_differ__stays(const akt_differ *d, akt_ref party)
{
    return !akt_ref_is_set(party) || d->to_of[party.table][party.index] != AKT_NONE;
}

/* What a record of the second dataset is called: its id, or what a tie or role joins. */
const char *akt_differ__subject(akt_differ *d, akt_table table, size_t index);

/* The parts, in the order in which they add steps. */
void akt_differ__remove_lines(akt_differ *d); /* flows, ties and roles */
void akt_differ__add_parties(akt_differ *d);
void akt_differ__set_fields(akt_differ *d); /* of all but flows */
void akt_differ__change_flows(akt_differ *d);
void akt_differ__add_lines(akt_differ *d); /* ties and roles */
void akt_differ__remove_parties(akt_differ *d);

/* What is not said, but for what the parts above tell. */
void akt_differ__note_unsaid(akt_differ *d);

#endif
