#include "input/graph_id.h"

#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 60, FEW = 9 };

/* A letter without case and accents; 0 for what is no Latin letter or digit. */
static char simplify(uint32_t code)
{
    static const char latin_1[] = "aaaaaaaceeeeiiiidnooooo/ouuuuyty"; /* from U+00E0 on */
    static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
                                   "llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuu"
                                   "wwyyyzzzzzzs"; /* from U+0100 on */
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7))
        code += 0x20;
    if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
        return (char)code;
    if (code >= 0xE0 && code <= 0xFF)
        return code == 0xF7 ? '\0' : latin_1[code - 0xE0];
    return code >= 0x100 && code < 0x180 ? extended[code - 0x100] : '\0';
}

void akt_graph_slug(akt_buffer *out, const char *text)
{
    size_t size = strlen(text), start = out->size;
    bool is_apart = false;
    for (size_t at = 0; at < size && out->size - start < LONGEST;) {
        uint32_t code = akt_utf8_next(text, size, &at);
        char letter = simplify(code);
        if (letter && is_apart && out->size > start)
            akt_buffer_add_char(out, '-');
        if (letter)
            akt_buffer_add_char(out, letter);
        if (code == 0xE6 || code == 0xC6)
            akt_buffer_add_char(out, 'e');
        is_apart = !letter;
    }
}

bool akt_graph_is_alike(const char *a, const char *b)
{
    akt_buffer first = AKT_BUFFER_INIT, second = AKT_BUFFER_INIT;
    akt_graph_slug(&first, a);
    akt_graph_slug(&second, b);
    bool is_alike = first.size && strcmp(akt_buffer_text(&first), akt_buffer_text(&second)) == 0;
    akt_buffer_dispose(&first);
    akt_buffer_dispose(&second);
    return is_alike;
}

static bool is_taken(const akt_intern *taken, const akt_buffer *id)
{
    return !id->failed && akt_intern_find(taken, akt_buffer_text(id)) != AKT_INTERN_NONE;
}

/* Where very many wish for the same, each goes on from its own value: else this took O(n^2). */
const char *akt_graph_take_id(akt_intern *taken, const char *wish, uint32_t value, akt_pool *pool)
{
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_add(&id, wish);
    for (size_t try = 2; is_taken(taken, &id); try++) {
        akt_buffer_clear(&id);
        akt_buffer_format(&id, "%s-%zu", wish, try <= FEW ? try : value + try - FEW);
    }
    const char *kept = akt_buffer_settle(&id, pool);
    if (akt_intern_add(taken, kept, value) == AKT_INTERN_NONE)
        akt_pool_fail(pool);
    return kept;
}
