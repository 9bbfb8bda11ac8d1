#include "words/words.h"

#include <string.h>

static const char *const rows[AKT_WORD_COUNT][AKT_LANG_COUNT] = {
#define AKT_WORD(id, nb, nn, en) {nb, nn, en},
#include "words/words.def"
#undef AKT_WORD
};

const char *akt_words(akt_word word, akt_lang lang)
{
    return rows[word][lang];
}

void akt_words_fill(akt_buffer *out, akt_word word, akt_lang lang, const char *a, const char *b,
                    const char *c, const char *d)
{
    const char *const args[4] = {a, b, c, d};
    for (const char *at = rows[word][lang]; *at;) {
        size_t plain = strcspn(at, "{");
        akt_buffer_add_bytes(out, at, plain);
        at += plain;
        if (at[0] == '{' && at[1] >= '0' && at[1] <= '3' && at[2] == '}') {
            const char *arg = args[at[1] - '0'];
            akt_buffer_add(out, arg ? arg : "");
            at += 3;
        } else if (*at) {
            akt_buffer_add_char(out, *at++);
        }
    }
}

const char *akt_words_filled(akt_pool *pool, akt_word word, akt_lang lang, const char *a,
                             const char *b, const char *c, const char *d)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_words_fill(&text, word, lang, a, b, c, d);
    return akt_buffer_settle(&text, pool);
}
