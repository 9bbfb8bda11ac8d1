#ifndef AKT_WORDS_LANG_H
#define AKT_WORDS_LANG_H

#include <stdint.h>

/* The languages of words and labels. */
typedef enum akt_lang { AKT_LANG_NB, AKT_LANG_NN, AKT_LANG_EN, AKT_LANG_COUNT } akt_lang;

const char *akt_lang_name(akt_lang lang); /* "nb", "nn", "en" */

/* The language of that name; -1 where there is none. */
int32_t akt_lang_from_name(const char *name);

#endif
