#include "cli/choice.h"

#include "base/buffer.h"
#include "base/near.h"

#include <string.h>

int32_t akt_choice_find(const char *const *words, const char *word)
{
    for (int32_t i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

akt_status akt_choice_fail(akt_error *err, const char *what, const char *word,
                           const char *const *words)
{
    akt_near near = akt_near_start(word);
    akt_buffer known = AKT_BUFFER_INIT;
    for (size_t i = 0; words[i]; i++) {
        akt_near_try(&near, words[i]);
        akt_buffer_format(&known, "%s%s", i ? ", " : "", words[i]);
    }
    if (near.best)
        akt_error_set(err, AKT_EINVAL, "unknown %s '%s'; did you mean '%s'?", what, word,
                      near.best);
    else
        akt_error_set(err, AKT_EINVAL, "unknown %s '%s'; known: %s", what, word,
                      akt_buffer_text(&known));
    akt_buffer_dispose(&known);
    return AKT_EINVAL;
}

akt_strings akt_choice_split(akt_pool *pool, const char *list)
{
    size_t count = 0, room = 2;
    for (const char *at = list; at && *at; at++)
        room += *at == ',';
    const char **items = akt_pool_get(pool, room * sizeof *items);
    while (items && list && *list) {
        size_t size = strcspn(list, ",");
        if (size > 0)
            items[count++] = akt_pool_text(pool, list, size);
        list += size + (list[size] == ',');
    }
    return (akt_strings){items, count};
}
