#ifndef AKT_EXPORT_SUGGESTION_SCRIPT_H
#define AKT_EXPORT_SUGGESTION_SCRIPT_H

#include "analysis/new_ties.h"
#include "analysis/suggestion.h"
#include "base/buffer.h"

/* A suggestion as a scenario's script, in three languages, that says of every step why. Applied to the
 * dataset it was made of it does what the suggestion says. A script without steps where nothing is
 * suggested: such a script is refused when read. */

void akt_export_suggestion_script(akt_buffer *out, const akt_dataset *dataset,
                                  const akt_suggestion *suggestion);

/* The ties are of kind `cooperates`. */
void akt_export_new_ties_script(akt_buffer *out, const akt_dataset *dataset,
                                const akt_new_ties *ties);

#endif
