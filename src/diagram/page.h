#ifndef AKT_DIAGRAM_PAGE_H
#define AKT_DIAGRAM_PAGE_H

#include "base/buffer.h"
#include "model/record.h"

/* What is asked of a page whatever it shows. */
typedef struct akt_page {
    akt_lang lang;
    const akt_text *title;    /* NULL: the view's own */
    const akt_text *subtitle; /* before what the view counts; or NULL */
    double width, height;     /* CSS pixels; a view takes more where what it shows needs it */
    double scale;             /* printed size over drawn size; 0: it has no paper */
    double highest; /* 0, or: a view that can splits into sheets no higher than this */
} akt_page;

/* A3 landscape, the view's own title. */
akt_page akt_page_usual(akt_lang lang);

/* The page's title in its language, else `own`. */
const char *akt_page_title(const akt_page *page, const char *own);

/* Whether it says in words of its own what is shown. */
bool akt_page_has_subtitle(const akt_page *page);

/* What stands under the title before the view's own words: "" or the page's subtitle and a space. */
void akt_page_add_subtitle(akt_buffer *out, const akt_page *page);

#endif
