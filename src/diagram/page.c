#include "diagram/page.h"

akt_page akt_page_usual(akt_lang lang)
{
    return (akt_page){.lang = lang, .width = 1587, .height = 1123};
}

const char *akt_page_title(const akt_page *page, const char *own)
{
    const char *title = page->title ? akt_text_in(page->title, page->lang) : NULL;
    return title ? title : own;
}

bool akt_page_has_subtitle(const akt_page *page)
{
    return page->subtitle && akt_text_in(page->subtitle, page->lang);
}

void akt_page_add_subtitle(akt_buffer *out, const akt_page *page)
{
    if (akt_page_has_subtitle(page))
        akt_buffer_format(out, "%s ", akt_text_in(page->subtitle, page->lang));
}
