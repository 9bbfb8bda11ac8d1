#include "publication/edition_internal.h"

#include "output/html.h"
#include "output/markup.h"
#include "output/page.h"
#include "output/svg.h"
#include "report/field_words.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

enum { ROWS_MOST = 40 /* of a table that is open, and printed */ };

typedef struct report {
    akt_buffer *out;
    const akt_edition *edition;
    akt_pool *pool;
    akt_lang lang;
    size_t figures;    /* so far */
    const char *title; /* of the part that is written */
} report;

typedef struct part {
    const char *id;
    akt_word title;
    akt_status (*write)(report *r, akt_error *err);
    bool (*is_there)(const akt_edition *edition); /* NULL = always */
    bool is_pictures;                             /* nothing but pictures */
} part;

static void add(report *r, const char *open, const char *text, const char *close)
{
    akt_buffer_add(r->out, open);
    akt_markup_add(r->out, text);
    akt_buffer_add(r->out, close);
}

static void add_words(report *r, const char *open, akt_word word, const char *close)
{
    add(r, open, akt_words(word, r->lang), close);
}

static void add_blocks(report *r, const akt_document *document, bool titled)
{
    const akt_html_style inside = {
        .deeper = 2, .titled = titled, .soft = true, .fold = ROWS_MOST};
    akt_html_add(r->out, document, &inside);
}

/* Its own title only where the part's says something else. */
static void add_document(report *r, const akt_document *document)
{
    size_t count;
    const akt_block *blocks = document ? akt_document_blocks(document, &count) : NULL;
    if (blocks)
        add_blocks(r, document, strcmp(blocks[0].text, r->title) != 0);
}

static void add_in(report *r, const akt_edition_words *document)
{
    add_document(r, document->in[r->lang]);
}

static const akt_edition_picture *find_picture(const akt_edition *edition, const char *name)
{
    for (size_t i = 0; i < edition->pictures.count; i++)
        if (strcmp(akt_edition__picture(edition, i)->name, name) == 0)
            return akt_edition__picture(edition, i);
    return NULL;
}

/* The picture with its number and name, and the same in words; nothing of one that could not be drawn. */
static akt_status add_figure(report *r, const char *name, akt_error *err)
{
    static const akt_html_style twin = {.deeper = 2};
    const akt_edition_picture *picture = find_picture(r->edition, name);
    char prefix[32], number[24];
    if (!picture || !picture->drawing)
        return AKT_OK;
    snprintf(number, sizeof number, "%zu", ++r->figures);
    snprintf(prefix, sizeof prefix, "figur-%s-", number);
    const char *title = akt_drawing_title(picture->drawing);
    add(r, "<figure>\n<div class=\"bilde\" tabindex=\"0\" role=\"group\" aria-label=\"", title,
        "\">\n");
    akt_status status = akt_svg_write(r->out, picture->drawing, prefix, err);
    add(r, "</div>\n<figcaption>",
        akt_words_filled(r->pool, AKT_W_REPORT_FIGURE, r->lang, number, title, NULL, NULL),
        "</figcaption>\n</figure>\n");
    add(r, "<details class=\"som-tekst\"><summary>",
        akt_words_filled(r->pool, AKT_W_REPORT_FIGURE_AS_TEXT, r->lang, number, NULL, NULL, NULL),
        "</summary>\n");
    akt_html_add(r->out, picture->twin, &twin);
    akt_buffer_add(r->out, "</details>\n");
    return status;
}

static akt_status add_figures(report *r, const char *const *names, akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && names[i]; i++)
        status = add_figure(r, names[i], err);
    return status;
}

static akt_status write_short(report *r, akt_error *err)
{
    (void)err;
    akt_edition__add_short(r->out, r->edition);
    return AKT_OK;
}

static akt_status write_map(report *r, akt_error *err)
{
    return add_figure(r, "kart", err);
}

static akt_status write_gaps(report *r, akt_error *err)
{
    static const char *const names[] = {"roller", "rollefelt", "omrader", NULL};
    add_in(r, &r->edition->coverage);
    add_in(r, &r->edition->overlap);
    return add_figures(r, names, err);
}

static akt_status write_money(report *r, akt_error *err)
{
    add_in(r, &r->edition->funding);
    return add_figure(r, "finansiering", err);
}

static akt_status write_binds(report *r, akt_error *err)
{
    add_in(r, &r->edition->most_central);
    add_in(r, &r->edition->most_brokering);
    add_in(r, &r->edition->robustness);
    add_in(r, &r->edition->communities);
    return add_figure(r, "nettverk", err);
}

static bool has_time(const akt_edition *edition)
{
    const akt_edition_picture *time = find_picture(edition, "tidslinje");
    const akt_edition_picture *figures = find_picture(edition, "tall");
    return (time && time->drawing) || (figures && figures->drawing);
}

static akt_status write_time(report *r, akt_error *err)
{
    static const char *const names[] = {"tidslinje", "tall", NULL};
    return add_figures(r, names, err);
}

static bool has_scenarios(const akt_edition *edition)
{
    return edition->scenarios.count > 0;
}

static void add_new_notes(report *r, akt_list *told, const akt_document *document)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        if (blocks[i].kind != AKT_BLOCK_NOTE || akt_list_has_text(told, blocks[i].text))
            continue;
        const char **added = akt_list_add(told);
        if (added)
            *added = blocks[i].text;
        r->out->failed = r->out->failed || !added;
        akt_html_add_note(r->out, blocks[i].text);
    }
}

/* How the effects of all of them are reckoned is told once. */
static void add_scenario_notes(report *r)
{
    const akt_edition_scenario *scenarios = r->edition->scenarios.items;
    akt_list told = AKT_LIST_OF(const char *);
    for (size_t i = 0; i < r->edition->scenarios.count; i++)
        add_new_notes(r, &told, scenarios[i].effects.in[r->lang]);
    akt_list_dispose(&told);
}

static akt_status write_scenarios(report *r, akt_error *err)
{
    static const akt_html_style effects = {.deeper = 2,
                                           .without_notes = true,
                                           .soft = true,
                                           .about = "scenario",
                                           .fold = ROWS_MOST};
    const akt_edition_scenario *scenarios = r->edition->scenarios.items;
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < r->edition->scenarios.count; i++) {
        const akt_script *script = scenarios[i].script;
        const char *title = akt_text_in(akt_script_title(script), r->lang);
        const char *why = akt_text_in(akt_script_why(script), r->lang);
        add(r, "<h3>", title ? title : akt_script_id(script), "</h3>\n");
        if (why)
            add(r, "<p>", why, "</p>\n");
        akt_html_add(r->out, scenarios[i].effects.in[r->lang], &effects);
        status = add_figure(r, scenarios[i].picture, err);
    }
    add_scenario_notes(r);
    return status;
}

static bool has_said(const akt_edition *edition)
{
    return edition->lists[AKT_TABLE_STATEMENTS] || edition->lists[AKT_TABLE_NEEDS];
}

static akt_status write_said(report *r, akt_error *err)
{
    (void)err;
    if (r->edition->recommended.in[r->lang]) {
        add_words(r, "<h3>", AKT_W_PAGE_RECOMMENDED, "</h3>\n");
        add_blocks(r, r->edition->recommended.in[r->lang], false);
    } else {
        add_document(r, r->edition->lists[AKT_TABLE_STATEMENTS]);
    }
    add_document(r, r->edition->lists[AKT_TABLE_NEEDS]);
    return AKT_OK;
}

static akt_status write_method(report *r, akt_error *err)
{
    (void)err;
    add_words(r, "<p>", AKT_W_PAGE_BASIS, "</p>\n");
    add_words(r, "<p>", AKT_W_COVERAGE_RULE, "</p>\n");
    add_words(r, "<p>", AKT_W_PAGE_ABBREVIATIONS, "</p>\n");
    add_words(r, "<p>", AKT_W_REPORT_LONG_TABLES, "</p>\n");
    if (akt_edition__has(r->edition, 1U << AKT_PUBLISH_WORKBOOK))
        add_words(r, "<p>", AKT_W_REPORT_ALL_STANDS_IN, "</p>\n");
    add_document(r, r->edition->lists[AKT_TABLE_SOURCES]);
    return AKT_OK;
}

static const part parts[] = {
    {"kort-sagt", AKT_W_PAGE_FINDINGS, write_short, NULL, false},
    {"kart", AKT_W_PAGE_MAP, write_map, NULL, true},
    {"mangler", AKT_W_PAGE_GAPS, write_gaps, NULL, false},
    {"penger", AKT_W_PAGE_MONEY, write_money, NULL, false},
    {"binder", AKT_W_PAGE_BINDS, write_binds, NULL, false},
    {"over-tid", AKT_W_REPORT_TIME, write_time, has_time, true},
    {"hva-om", AKT_W_EXPLORER_WHAT_IF, write_scenarios, has_scenarios, false},
    {"anbefalt", AKT_W_PAGE_SAID, write_said, has_said, false},
    {"metode", AKT_W_PAGE_METHOD, write_method, NULL, false},
};

enum { PART_COUNT = sizeof parts / sizeof *parts };

static bool is_there(const report *r, size_t i)
{
    return !parts[i].is_there || parts[i].is_there(r->edition);
}

static void write_title(report *r, const char *title)
{
    add(r, "<h1>", title, "</h1>\n");
    if (akt_dataset_about(r->edition->dataset)->draft)
        add_words(r, "<p class=\"utkast\">", AKT_W_PAGE_DRAFT, "</p>\n");
    add(r, "<p class=\"ingress\">", akt_edition__lead(r->pool, r->edition), "</p>\n");
    add(r, "<p class=\"meta\">", akt_source_line(r->pool, r->edition->dataset, r->lang), "</p>\n");
    add_words(r, "<h2>", AKT_W_PAGE_CONTENTS, "</h2>\n<ol class=\"innhold\">\n");
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (!is_there(r, i))
            continue;
        add(r, "<li><a href=\"#", parts[i].id, "\">");
        add_words(r, "", parts[i].title, "</a></li>\n");
    }
    akt_buffer_add(r->out, "</ol>\n");
}

/* On paper all but the first begin a page. */
static const char *opening(size_t i)
{
    return i == 0                 ? "<section id=\""
           : parts[i].is_pictures ? "<section class=\"del bilder\" id=\""
                                  : "<section class=\"del\" id=\"";
}

static akt_status write_parts(report *r, akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < PART_COUNT; i++) {
        if (!is_there(r, i))
            continue;
        r->title = akt_words(parts[i].title, r->lang);
        add(r, opening(i), parts[i].id, "\">\n");
        add_words(r, "<h2>", parts[i].title, "</h2>\n");
        status = parts[i].write(r, err);
        akt_buffer_add(r->out, "</section>\n");
    }
    return status;
}

akt_status akt_edition__write_report_page(akt_buffer *out, const akt_edition *edition,
                                          akt_error *err)
{
    report r = {out, edition, akt_pool_new(), edition->lang, 0, ""};
    if (!r.pool)
        return akt_error_memory(err);
    const char *given = akt_text_in(&akt_dataset_about(edition->dataset)->title, r.lang);
    const char *title = akt_words_filled(r.pool, AKT_W_REPORT_TITLE, r.lang,
                                         given ? given : "aktorkart", NULL, NULL, NULL);
    akt_html_add_styled_head(out, title, akt_page_report_css, r.lang);
    akt_buffer_add(out, "<body>\n<main class=\"dokument rapport\">\n");
    write_title(&r, title);
    akt_status status = write_parts(&r, err);
    akt_buffer_add(out, "</main>\n</body>\n</html>\n");
    out->failed = out->failed || akt_pool_has_failed(r.pool);
    akt_pool_free(r.pool);
    return status == AKT_OK ? akt_buffer_status(out, err) : status;
}
