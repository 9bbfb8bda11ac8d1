#ifndef AKT_WORDS_WORDS_H
#define AKT_WORDS_WORDS_H

#include "base/buffer.h"
#include "base/pool.h"
#include "words/lang.h"

/* Every word that users see, in bokmål, nynorsk and English. The rows lie in words.def; a row without
 * all three does not compile. Texts may hold {0} to {3}, which akt_words_fill replaces. */

typedef enum akt_word {
#define AKT_WORD(id, nb, nn, en) AKT_W_##id,
#include "words/words.def"
#undef AKT_WORD
    AKT_WORD_COUNT
} akt_word;

/* Static text, never NULL. */
const char *akt_words(akt_word word, akt_lang lang);

/* The text with {0} … {3} replaced, added to out. Unused arguments are NULL. */
void akt_words_fill(akt_buffer *out, akt_word word, akt_lang lang, const char *a, const char *b,
                    const char *c, const char *d);

/* Likewise, as a text in pool; "" without memory. */
const char *akt_words_filled(akt_pool *pool, akt_word word, akt_lang lang, const char *a,
                             const char *b, const char *c, const char *d);

#endif
