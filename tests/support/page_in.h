#ifndef AKT_TESTS_SUPPORT_PAGE_IN_H
#define AKT_TESTS_SUPPORT_PAGE_IN_H

#include "diagram/page.h"

/* The usual page in a language. */
static inline const akt_page *page_in(akt_lang lang)
{
    static akt_page pages[AKT_LANG_COUNT];
    pages[lang] = akt_page_usual(lang);
    return &pages[lang];
}

#endif
