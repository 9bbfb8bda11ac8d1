#ifndef AKT_OUTPUT_HTML_H
#define AKT_OUTPUT_HTML_H

#include "base/buffer.h"
#include "report/document.h"

typedef struct akt_html_style {
    int deeper;  /* headings so many levels down */
    bool titled; /* else the first heading is left out: the page has it already */
    size_t fold; /* tables of more rows lie folded under caption and number; 0 = none do */
    bool without_notes;
    bool soft;         /* the words of column headings may be broken */
    const char *about; /* the column of this key is left out where it says the same in every row, which
                        * is what the text around is about; NULL = none */
    const char *link; /* an actor, programme or forum that a cell names by its id leads to this
                       * address with the id after it; NULL = nowhere */
} akt_html_style;

/* Everything before <body> of a page that lets nothing in from outside, with our style. */
void akt_html_add_head(akt_buffer *out, const char *title, akt_lang lang);

/* Likewise, with more style (CSS) after ours. */
void akt_html_add_styled_head(akt_buffer *out, const char *title, const char *style, akt_lang lang);

/* A paragraph's or item's text between two tags, and in small what it rests on. */
void akt_html_add_sentence(akt_buffer *out, const char *open, const akt_block *block,
                           const char *close);

void akt_html_add_note(akt_buffer *out, const char *text);

/* The blocks of a document as HTML to stand inside a page. */
void akt_html_add(akt_buffer *out, const akt_document *document, const akt_html_style *style);

#endif
