#include "words/lang.h"

#include <string.h>

static const char *const names[AKT_LANG_COUNT] = {"nb", "nn", "en"};

const char *akt_lang_name(akt_lang lang)
{
    return names[lang];
}

int32_t akt_lang_from_name(const char *name)
{
    for (int32_t i = 0; i < AKT_LANG_COUNT; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}
