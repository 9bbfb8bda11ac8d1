#include "publication/edition_internal.h"

#include "output/html.h"
#include "output/markup.h"
#include "output/svg.h"
#include "publication/explorer_internal.h"
#include "report/field_words.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

enum { FLOWS_MOST = 60 }; /* more of them lie folded */

typedef struct page {
    akt_buffer *out;
    const akt_edition *edition;
    akt_pool *pool;
    akt_lang lang;
} page;

typedef struct section {
    const char *id;
    akt_word title;
    akt_status (*write)(const page *p, akt_error *err);
} section;

static void add(const page *p, const char *open, const char *text, const char *close)
{
    akt_buffer_add(p->out, open);
    akt_markup_add(p->out, text);
    akt_buffer_add(p->out, close);
}

static void add_words(const page *p, const char *open, akt_word word, const char *close)
{
    add(p, open, akt_words(word, p->lang), close);
}

static bool has(const page *p, akt_publish_part part)
{
    return akt_edition__has(p->edition, 1U << part);
}

static akt_status add_picture(const page *p, const akt_drawing *drawing, const char *prefix,
                              const char *file, akt_error *err)
{
    if (!drawing) /* it was too much for one */
        return AKT_OK;
    add(p, "<div class=\"bilde\" tabindex=\"0\" role=\"group\" aria-label=\"",
        akt_drawing_title(drawing), "\">\n");
    akt_status status = akt_svg_write(p->out, drawing, prefix, err);
    akt_buffer_add(p->out, "</div>\n<p class=\"meta\">");
    if (has(p, AKT_PUBLISH_PICTURES)) {
        add(p, "<a href=\"", file, "\" download>");
        add_words(p, "", AKT_W_PAGE_OPEN_PICTURE, "</a>. ");
    }
    add_words(p, "", AKT_W_PAGE_PICTURE_SCROLLS, "</p>\n");
    return status;
}

/* A link to a file of that part; nothing where the part is not published. */
static void add_file(const page *p, akt_publish_part part, const char *file, akt_word what)
{
    if (!has(p, part))
        return;
    add(p, "<p class=\"meta\"><a href=\"", file, "\" download>");
    add_words(p, "", what, "</a></p>\n");
}

/* Findings and their tables; the long ones folded. */
static void add_findings(const page *p, const akt_document *document)
{
    static const akt_html_style findings = {.deeper = 1, .fold = 20};
    akt_html_add(p->out, document, &findings);
}

static void add_list(const page *p, akt_table table, bool open)
{
    static const akt_html_style inside = {.deeper = 2};
    if (!p->edition->lists[table])
        return;
    add(p, open ? "<details open><summary><h3>" : "<details><summary><h3>",
        akt_table_words(table, p->lang), "");
    akt_buffer_format(p->out, " (%zu)</h3></summary>\n",
                      akt_dataset_count(p->edition->dataset, table));
    akt_html_add(p->out, p->edition->lists[table], &inside);
    akt_buffer_add(p->out, "</details>\n");
}

/* A table that would make the page heavy: how long it is, and the file that it stands in. */
static void add_elsewhere(const page *p, akt_table table)
{
    char file[64];
    if (!p->edition->lists[table])
        return;
    add(p, "<h3>", akt_table_words(table, p->lang), "");
    akt_buffer_format(p->out,
                      " (%zu)</h3>\n", akt_dataset_count(p->edition->dataset, table));
    snprintf(file, sizeof file, "tabeller/%s.csv", akt_table_name(table));
    add_file(p, AKT_PUBLISH_TABLES, file, AKT_W_PAGE_OPEN_TABLE);
}

static akt_status write_findings(const page *p, akt_error *err)
{
    (void)err;
    akt_edition__add_short(p->out, p->edition);
    return AKT_OK;
}

static akt_status write_map(const page *p, akt_error *err)
{
    akt_status status =
        add_picture(p, akt_edition__picture(p->edition, 0)->drawing, "kart-", "kart.svg", err);
    add_file(p, AKT_PUBLISH_PICTURES, "kart.md", AKT_W_PAGE_AS_TEXT);
    return status;
}

static akt_status write_money(const page *p, akt_error *err)
{
    akt_status status = add_picture(p, p->edition->money[p->edition->lang], "penger-",
                                    "finansiering.svg", err);
    add_findings(p, p->edition->funding.in[p->edition->lang]);
    add_list(p, AKT_TABLE_FLOWS,
             akt_dataset_count(p->edition->dataset, AKT_TABLE_FLOWS) <= FLOWS_MOST);
    return status;
}

/* What another question comes to, and where its tables are. */
static void add_short(const page *p, const akt_document *document, const char *table)
{
    size_t count;
    if (!document)
        return;
    add(p, "<h3>", akt_document_blocks(document, &count)[0].text, "</h3>\n<ul>\n");
    akt_edition__add_opening(p->out, document);
    akt_buffer_add(p->out, "</ul>\n");
    add_file(p, AKT_PUBLISH_TABLES, table, AKT_W_PAGE_OPEN_TABLE);
    if (has(p, AKT_PUBLISH_REPORT) && has(p, AKT_PUBLISH_WORKBOOK))
        add_words(p, "<p class=\"meta\">", AKT_W_PAGE_IN_REPORT, "</p>\n");
}

static akt_status write_gaps(const page *p, akt_error *err)
{
    akt_status status =
        add_picture(p, akt_edition__picture(p->edition, 1)->drawing, "roller-", "roller.svg", err);
    add_file(p, AKT_PUBLISH_PICTURES, "roller.md", AKT_W_PAGE_ROLES_AS_TEXT);
    add_findings(p, p->edition->coverage.in[p->edition->lang]);
    add_short(p, p->edition->overlap.in[p->edition->lang], "tabeller/overlap.csv");
    return status;
}

static akt_status write_binds(const page *p, akt_error *err)
{
    (void)err;
    add_findings(p, p->edition->most_central.in[p->edition->lang]);
    add_words(p, "<p class=\"merknad\">", AKT_W_PAGE_ABBREVIATIONS, "</p>\n");
    add_file(p, AKT_PUBLISH_TABLES, "tabeller/centrality.csv", AKT_W_PAGE_RANKING);
    add_short(p, p->edition->brokerage.in[p->edition->lang], "tabeller/brokerage.csv");
    add_short(p, p->edition->robustness.in[p->edition->lang], "tabeller/robustness.csv");
    add_short(p, p->edition->communities.in[p->edition->lang], "tabeller/communities.csv");
    return AKT_OK;
}

static akt_status write_said(const page *p, akt_error *err)
{
    static const akt_html_style inside = {.deeper = 2};
    (void)err;
    if (p->edition->recommended.in[p->edition->lang]) {
        add_words(p, "<h3>", AKT_W_PAGE_RECOMMENDED, "</h3>\n");
        akt_html_add(p->out, p->edition->recommended.in[p->edition->lang], &inside);
    }
    add_elsewhere(p, AKT_TABLE_STATEMENTS);
    add_elsewhere(p, AKT_TABLE_NEEDS);
    return AKT_OK;
}

static akt_status write_register(const page *p, akt_error *err)
{
    static const akt_table here[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    static const akt_table elsewhere[] = {AKT_TABLE_TIES, AKT_TABLE_ROLES, AKT_TABLE_INDICATORS};
    (void)err;
    add_file(p, AKT_PUBLISH_WORKBOOK, "tabeller.xlsx", AKT_W_PAGE_OPEN_WORKBOOK);
    for (size_t i = 0; i < sizeof here / sizeof *here; i++)
        add_list(p, here[i], false);
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        add_elsewhere(p, elsewhere[i]);
    return AKT_OK;
}

static akt_status write_method(const page *p, akt_error *err)
{
    static const akt_html_style titled = {.deeper = 2, .titled = true};
    (void)err;
    add_words(p, "<p>", AKT_W_PAGE_BASIS, "</p>\n");
    add_words(p, "<p>", AKT_W_COVERAGE_RULE, "</p>\n");
    if (p->edition->lists[AKT_TABLE_SOURCES])
        akt_html_add(p->out, p->edition->lists[AKT_TABLE_SOURCES], &titled);
    return AKT_OK;
}

static const section sections[] = {
    {"kort-sagt", AKT_W_PAGE_FINDINGS, write_findings}, {"kart", AKT_W_PAGE_MAP, write_map},
    {"mangler", AKT_W_PAGE_GAPS, write_gaps},           {"penger", AKT_W_PAGE_MONEY, write_money},
    {"binder", AKT_W_PAGE_BINDS, write_binds},          {"anbefalt", AKT_W_PAGE_SAID, write_said},
    {"register", AKT_W_PAGE_REGISTER, write_register},  {"metode", AKT_W_PAGE_METHOD, write_method},
};

enum { SECTION_COUNT = sizeof sections / sizeof *sections };

static void write_head(const page *p, const char *title)
{
    akt_explorer__add_head(p->out, title, p->lang);
    akt_buffer_add(p->out, "<body>\n<header>\n");
    add_words(p, "<a class=\"hopp\" href=\"#innhold\">", AKT_W_PAGE_SKIP, "</a>\n");
}

static void write_header(const page *p, const char *title)
{
    const akt_about *about = akt_dataset_about(p->edition->dataset);
    add(p, "<h1>", title, "</h1>\n");
    if (about->draft)
        add_words(p, "<p class=\"utkast\">", AKT_W_PAGE_DRAFT, "</p>\n");
    add(p, "<p class=\"ingress\">", akt_edition__lead(p->pool, p->edition), "</p>\n");
    add(p, "<p class=\"meta\">", akt_source_line(p->pool, p->edition->dataset, p->lang), "</p>\n");
    add_words(p, "<nav aria-label=\"", AKT_W_PAGE_CONTENTS, "\"><ul>\n");
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        add(p, "<li><a href=\"#", sections[i].id, "\">");
        add_words(p, "", sections[i].title, "</a></li>\n");
    }
    akt_buffer_add(p->out, "</ul></nav>\n</header>\n<main id=\"innhold\">\n");
}

static akt_status write_sections(const page *p, akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < SECTION_COUNT; i++) {
        add(p, "<section id=\"", sections[i].id, "\">\n");
        add_words(p, "<h2>", sections[i].title, "</h2>\n");
        status = sections[i].write(p, err);
        akt_buffer_add(p->out, "</section>\n");
    }
    return status;
}

akt_status akt_edition__write_page(akt_buffer *out, const akt_edition *edition, akt_error *err)
{
    page p = {out, edition, akt_pool_new(), edition->lang};
    if (!p.pool)
        return akt_error_memory(err);
    const char *given = akt_text_in(&akt_dataset_about(edition->dataset)->title, p.lang);
    const char *title = given ? given : "aktorkart";
    write_head(&p, title);
    write_header(&p, title);
    akt_status status = write_sections(&p, err);
    add_words(&p, "</main>\n<footer><p>", AKT_W_PAGE_OFFLINE, " ");
    add(&p, "", akt_source_line(p.pool, edition->dataset, p.lang), "</p></footer>\n");
    if (status == AKT_OK)
        status = akt_explorer__add_script(out, edition, err);
    akt_buffer_add(out, "</body>\n</html>\n");
    out->failed = out->failed || akt_pool_has_failed(p.pool);
    akt_pool_free(p.pool);
    return status == AKT_OK ? akt_buffer_status(out, err) : status;
}
