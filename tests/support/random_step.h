#ifndef AKT_TESTS_SUPPORT_RANDOM_STEP_H
#define AKT_TESTS_SUPPORT_RANDOM_STEP_H

#include "base/buffer.h"
#include "model/dataset.h"

/* Steps of scripts drawn at random for a dataset, of every kind. */

typedef enum akt_random_step {
    AKT_RANDOM_ADD_ACTOR,
    AKT_RANDOM_ADD_PROGRAMME,
    AKT_RANDOM_ADD_FORUM,
    AKT_RANDOM_ADD_MEMBER,
    AKT_RANDOM_REMOVE_MEMBER,
    AKT_RANDOM_ADD_TIE,
    AKT_RANDOM_REMOVE_TIE,
    AKT_RANDOM_GIVE_ROLE,
    AKT_RANDOM_DROP_ROLE,
    AKT_RANDOM_ADD_FLOW,
    AKT_RANDOM_REMOVE_FLOW,
    AKT_RANDOM_CHANGE_AMOUNT,
    AKT_RANDOM_SET,
    AKT_RANDOM_REMOVE_ACTOR, /* from here on kroner are conserved */
    AKT_RANDOM_REMOVE_PROGRAMME,
    AKT_RANDOM_REMOVE_FORUM,
    AKT_RANDOM_MERGE,
    AKT_RANDOM_SPLIT,
    AKT_RANDOM_MOVE_MONEY,
    AKT_RANDOM_STEPS
} akt_random_step;

/* What is wrong with it. */
typedef enum akt_random_fault {
    AKT_RANDOM_SOUND,
    AKT_RANDOM_NO_SUCH_KIND,
    AKT_RANDOM_NO_SUCH_FIELD,
    AKT_RANDOM_LACKS_FIELD,   /* its first */
    AKT_RANDOM_NO_SUCH_VALUE, /* in its first field, as in the next */
    AKT_RANDOM_WRONG_TYPE,
    AKT_RANDOM_FAULTS
} akt_random_fault;

typedef struct akt_random_step_choice {
    akt_random_step kind;
    akt_random_fault fault;
    uint64_t seed; /* the same choice draws the same step for the same dataset */
} akt_random_step_choice;

/* Adds the step as a JSON object. False, and nothing added, where the dataset has nobody that such a
 * step could be about. A sound one may still be refused for what only the whole shows, such as an
 * actor that has units. */
bool akt_random_step_write(akt_buffer *out, const akt_dataset *dataset,
                           const akt_random_step_choice *choice);

/* The step that makes an actor two parts, of which the first keeps its id; false where it has money
 * that goes from itself to itself, which a merger eliminates. And, after it, the one that makes them
 * one again. */
bool akt_random_step_write_there(akt_buffer *out, const akt_dataset *dataset, uint64_t seed,
                                 size_t actor);
void akt_random_step_write_back(akt_buffer *out, const akt_dataset *dataset, size_t actor);

#endif
