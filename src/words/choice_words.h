#ifndef AKT_WORDS_CHOICE_WORDS_H
#define AKT_WORDS_CHOICE_WORDS_H

#include "words/lang.h"

/* Fields that are one of a few words: those words as people read them. */

/* The words for one choice of a field ("strength", "clear"); the choice itself where there are none.
 * Static or borrowed. */
const char *akt_choice_words(const char *field, const char *word, akt_lang lang);

#endif
