#include "export/review_internal.h"

#include "output/html.h"
#include "output/markup.h"
#include "report/field_words.h"

#include <string.h>

/* The sheet to read and to print: an empty box where something is to be written. */

static void add_element(akt_buffer *out, const char *open, const char *text, const char *close)
{
    akt_buffer_add(out, open);
    akt_markup_add(out, text);
    akt_buffer_add(out, close);
}

static void add_headings(akt_buffer *out, akt_lang lang)
{
    static const int columns[] = {AKT_REVIEW_FACT, AKT_REVIEW_NOW, AKT_REVIEW_RIGHT,
                                  AKT_REVIEW_CORRECTED, AKT_REVIEW_SOURCE};
    akt_buffer_add(out, "<div class=\"tabell\">\n<table>\n<thead><tr>");
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
        add_element(out, "<th scope=\"col\">", akt_review__heading(columns[c], lang), "</th>");
    akt_buffer_add(out, "</tr></thead>\n<tbody>\n");
}

/* What the body itself rests on; NULL = nothing. */
static const char *own_sources(const akt_review_sheet *sheet)
{
    const akt_record *body = &akt_dataset_actors(sheet->dataset)[sheet->actor].party.record;
    return akt_sources_words(akt_document_pool(sheet->words), sheet->dataset, &body->sources,
                             akt_document_lang(sheet->words));
}

/* "" where it is what the head says once; own may be NULL. */
static const char *sources_of(const akt_review_fact *fact, const char *own)
{
    if (!fact->sources)
        return "–";
    return own && strcmp(fact->sources, own) == 0 ? "" : fact->sources;
}

static void add_row(akt_buffer *out, const akt_review_fact *fact, const char *own, akt_lang lang)
{
    const char *not_stated = akt_words(AKT_W_REVIEW_NOT_STATED, lang);
    add_element(out, "<tr><th scope=\"row\">", fact->what, "</th>");
    add_element(out, "<td>", fact->now ? fact->now : not_stated, "</td>");
    akt_buffer_format(out, "<td class=\"tall\">☐ %s ☐ %s</td><td>………………………………</td>",
                      akt_words(AKT_W_REVIEW_YES, lang), akt_words(AKT_W_REVIEW_NO, lang));
    add_element(out, "<td>", sources_of(fact, own), "</td></tr>\n");
}

static void add_facts(akt_buffer *out, const akt_review_sheet *sheet, akt_lang lang)
{
    const char *group = NULL, *own = own_sources(sheet);
    for (size_t i = 0; i < sheet->count; i++) {
        const akt_review_fact *fact = &sheet->facts[i];
        if (!group || strcmp(group, fact->group) != 0) {
            akt_buffer_add(out, group ? "</tbody></table></div>\n" : "");
            add_element(out, "<h2>", fact->group, "</h2>\n");
            add_headings(out, lang);
        }
        group = fact->group;
        add_row(out, fact, own, lang);
    }
    akt_buffer_add(out, group ? "</tbody></table></div>\n" : "");
}

/* A paragraph of a sentence with something in it; none where that is NULL. */
static void add_sentence(akt_buffer *out, const akt_review_sheet *sheet, akt_word id,
                         const char *with)
{
    if (with)
        add_element(out, "<p>",
                    akt_words_filled(akt_document_pool(sheet->words), id,
                                     akt_document_lang(sheet->words), with, NULL, NULL, NULL),
                    "</p>\n");
}

void akt_review__write_page(akt_buffer *out, const akt_review_sheet *sheet)
{
    const akt_about *about = akt_dataset_about(sheet->dataset);
    akt_lang lang = akt_document_lang(sheet->words);
    akt_pool *pool = akt_document_pool(sheet->words);
    const char *title = akt_text_in(&about->title, lang);
    const char *date = akt_date_words(pool, about->date, lang);
    const char *id = akt_dataset_actors(sheet->dataset)[sheet->actor].party.record.id;
    akt_buffer book = AKT_BUFFER_INIT;
    akt_buffer_format(&book, "%s.xlsx", id);
    const char *heading =
        akt_words_filled(pool, AKT_W_REVIEW_TITLE, lang, sheet->name, NULL, NULL, NULL);
    akt_html_add_head(out, heading, lang);
    akt_buffer_add(out, "<body>\n<header>\n");
    add_element(out, "<h1>", heading, "</h1>\n");
    add_element(out, "<p>",
                akt_words_filled(pool, AKT_W_REVIEW_INTRO, lang, sheet->name, title ? title : "",
                                 date ? date : "–", akt_buffer_settle(&book, pool)),
                "</p>\n");
    add_sentence(out, sheet, AKT_W_REVIEW_CONTACT, about->contact);
    add_sentence(out, sheet, AKT_W_REVIEW_RESTS, own_sources(sheet));
    akt_buffer_add(out, "</header>\n<main>\n");
    add_facts(out, sheet, lang);
    add_element(out, "<p>", akt_words(AKT_W_REVIEW_MISSING, lang), "</p>\n");
    for (int line = 0; line < 4; line++)
        akt_buffer_add(out, "<p>………………………………………………………………………………………………………………………</p>\n");
    akt_buffer_add(out, "</main>\n</body>\n</html>\n");
}
