#ifndef AKT_INPUT_GUESS_INTERNAL_H
#define AKT_INPUT_GUESS_INTERNAL_H

#include "input/guess.h"

typedef enum akt_guess_role {
#define AKT_GUESS(role, record, field, values, headings) AKT_GUESS_##role,
#include "input/guess.def"
#undef AKT_GUESS
    AKT_GUESS_ROLE_COUNT
} akt_guess_role;

/* Which field was found for each role; NULL = none. */
typedef struct akt_guess_found {
    const akt_guess_field *fields[AKT_GUESS_ROLE_COUNT];
} akt_guess_found;

/* Writes the map; says in guess->is_sure whether something that it must say is open. */
void akt_guess__write(akt_guess *guess, const akt_guess_found *found, akt_lang lang);

#endif
