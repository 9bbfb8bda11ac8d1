#ifndef AKT_DIAGRAM_PAPER_H
#define AKT_DIAGRAM_PAPER_H

#include "diagram/drawing.h"
#include "diagram/page.h"

/* Drawings on a paper of a given size. */

typedef enum akt_paper {
    AKT_PAPER_ANY, /* A3 landscape; larger where what is shown needs it, as long as that is readable
                    * when printed on A3 or the view cannot split */
    AKT_PAPER_A3,
    AKT_PAPER_A3_PORTRAIT,
    AKT_PAPER_A4,
    AKT_PAPER_A4_PORTRAIT,
    AKT_PAPER_SCREEN, /* 16:9, 1600 x 900 pixels */
    AKT_PAPER_COUNT
} akt_paper;

/* No text is smaller than this on a paper, in points. */
#define AKT_PAPER_TEXT_LEAST 6.0

/* As options and definitions spell it: "any", "a3", "a3-portrait", … */
const char *akt_paper_name(akt_paper paper);

/* A view, drawn on pages of different sizes. */
typedef akt_status akt_page_drawer(akt_drawing **out, const akt_page *page, const void *subject,
                                   akt_error *err);

/* Draws on the paper: as large as it can be there, so that all of it has room and its smallest text
 * is readable; on as few sheets as that takes, where the view can split. The language and title are
 * the page's, its size is not looked at. At most seven drawings are made. AKT_EINVAL, with what to
 * do, where it does not fit; else as the drawer fails. */
akt_status akt_paper_draw(akt_drawing **out, akt_paper paper, const akt_page *page,
                          akt_page_drawer *draw, const void *subject, akt_error *err);

/* The page that a view is drawn on first; of AKT_PAPER_ANY the only one. */
akt_page akt_paper_page(akt_paper paper, const akt_page *page);

#endif
