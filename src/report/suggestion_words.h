#ifndef AKT_REPORT_SUGGESTION_WORDS_H
#define AKT_REPORT_SUGGESTION_WORDS_H

#include "analysis/new_ties.h"
#include "analysis/suggestion.h"
#include "words/words.h"

/* What suggestions are made of, as people read it. In pool or static. */

/* "kalt mulig der, sentral pådriver": what speaks for a holder. */
const char *akt_fit_words(akt_pool *pool, const akt_fit *fit, akt_lang lang);

/* "Utvikler (Kommunale virksomheter)", or the role alone. */
const char *akt_place_words(akt_pool *pool, const akt_dataset *dataset, int32_t role, int32_t area,
                            akt_lang lang);

/* What a measure that ties can better is, in half a sentence; a value of it: steps, or a percent.
 * "–" where it is undefined. */
const char *akt_tie_measure_words(akt_coordination_measure measure, akt_lang lang);
const char *akt_tie_value_words(akt_pool *pool, akt_coordination_measure measure, double value,
                                akt_lang lang);

/* How far two values lie apart: steps, or percentage points. */
const char *akt_tie_gain_words(akt_pool *pool, akt_coordination_measure measure, double gain,
                               akt_lang lang);

#endif
