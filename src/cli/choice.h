#ifndef AKT_CLI_CHOICE_H
#define AKT_CLI_CHOICE_H

#include "base/pool.h"
#include "base/status.h"
#include "model/record.h"

#include <stdint.h>

/* A word that the user chooses from a list, which ends with NULL. */

/* The place of word in the list; -1 where it is not there. */
int32_t akt_choice_find(const char *const *words, const char *word);

/* AKT_EINVAL: there is no such `what`, and which one may have been meant, else all there are. */
akt_status akt_choice_fail(akt_error *err, const char *what, const char *word,
                           const char *const *words);

/* The items of a list with commas; none of NULL. */
akt_strings akt_choice_split(akt_pool *pool, const char *list);

#endif
