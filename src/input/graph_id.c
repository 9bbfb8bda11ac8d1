#include "input/graph_id.h"

#include "base/utf8.h"
#include "parse/plain.h"

#include <string.h>

enum { LONGEST = 60, FEW = 9 };

/* A letter without case and accents; 0 for what is no Latin letter or digit. */
static char simplify(uint32_t code)
{
    uint32_t plain = akt_plain_letter(code);
    bool is_one = (plain >= 'a' && plain <= 'z') || (plain >= '0' && plain <= '9');
    return is_one ? (char)plain : plain == 0xE6 ? 'a' : '\0';
}

/* A walk over what an id is made of. */
typedef struct walk {
    const char *text;
    size_t size, at;
    char next[2]; /* to be given before more is read; '\0' = none */
    bool has_begun;
} walk;

static walk begin(const char *text)
{
    return (walk){.text = text, .size = strlen(text)};
}

/* What follows the letter that was read: the second of "æ". */
static char second_of(uint32_t code)
{
    return code == 0xE6 || code == 0xC6 ? 'e' : '\0';
}

/* The next letter or hyphen; '\0' at the end. */
static char next(walk *w)
{
    char given = w->next[0];
    bool is_apart = false;
    w->next[0] = w->next[1];
    w->next[1] = '\0';
    while (!given && w->at < w->size) {
        uint32_t code = akt_utf8_next(w->text, w->size, &w->at);
        char letter = simplify(code);
        if (letter && is_apart && w->has_begun) {
            given = '-';
            w->next[0] = letter;
            w->next[1] = second_of(code);
        } else if (letter) {
            given = letter;
            w->next[0] = second_of(code);
        }
        is_apart = !letter;
    }
    w->has_begun = w->has_begun || given;
    return given;
}

void akt_graph_slug(akt_buffer *out, const char *text)
{
    walk w = begin(text);
    char letter;
    for (size_t size = 0; size < LONGEST && (letter = next(&w)); size++)
        akt_buffer_add_char(out, letter);
    if (out->size && !out->failed && out->text[out->size - 1] == '-')
        out->text[--out->size] = '\0';
}

bool akt_graph_is_alike(const char *a, const char *b)
{
    walk first = begin(a), second = begin(b);
    char letter = next(&first);
    if (!letter)
        return false;
    for (; letter && letter == next(&second); letter = next(&first))
        continue;
    return !letter && !next(&second);
}

static bool is_taken(const akt_intern *taken, const akt_buffer *id)
{
    return !id->failed && akt_intern_find(taken, akt_buffer_text(id)) != AKT_INTERN_NONE;
}

/* Where very many wish for the same, each goes on from its own value: else this took O(n^2). */
const char *akt_graph_take_id(akt_intern *taken, const char *wish, uint32_t value, akt_pool *pool)
{
    akt_buffer id = AKT_BUFFER_INIT;
    size_t size = strlen(wish);
    akt_buffer_add(&id, wish);
    for (size_t try = 2; is_taken(taken, &id); try++) {
        id.size = size;
        akt_buffer_add_char(&id, '-');
        akt_buffer_add_integer(&id, (int64_t)(try <= FEW ? try : value + try - FEW));
    }
    const char *kept = akt_buffer_settle(&id, pool);
    if (akt_intern_add(taken, kept, value) == AKT_INTERN_NONE)
        akt_pool_fail(pool);
    return kept;
}
