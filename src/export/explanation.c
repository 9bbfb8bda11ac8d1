#include "export/explanation_internal.h"

#include "export/sheets_internal.h"
#include "export/xlsx_lists_internal.h"
#include "output/format.h"
#include "words/words.h"

#include <string.h>

typedef struct explainer {
    akt_document *document;
    akt_pool *pool;
    akt_export_lists lists;
    akt_lang lang;
} explainer;

static akt_column column_of(explainer *e, const char *key, akt_word title)
{
    return (akt_column){
        .key = key, .title = akt_words(title, e->lang), .type = AKT_COLUMN_TEXT, .unit = NULL};
}

static void add_row(explainer *e, int32_t kind, const akt_export_column *column)
{
    akt_buffer key = AKT_BUFFER_INIT, heading = AKT_BUFFER_INIT;
    bool is_required = !column->field || (column->field->required && column->lang == AKT_NONE);
    akt_export__add_key(&key, column);
    akt_export__add_heading(&heading, column, e->lang);
    akt_document_row(e->document);
    akt_document_text(e->document, akt_buffer_settle(&key, e->pool));
    akt_document_text(e->document, akt_buffer_settle(&heading, e->pool));
    akt_document_text(e->document, is_required ? akt_words(AKT_W_YES, e->lang) : NULL);
    akt_document_text(e->document, akt_export__explanation(kind, column, e->lang));
    akt_document_text(e->document, akt_export_lists__words(&e->lists, column, e->pool, e->lang));
}

static void add_kind(explainer *e, int32_t kind)
{
    const akt_list none = AKT_LIST_OF(akt_export_row);
    const akt_column columns[] = {
        column_of(e, "field", AKT_W_EXPLAIN_FIELD), column_of(e, "heading", AKT_W_EXPLAIN_HEADING),
        column_of(e, "required", AKT_W_EXPLAIN_REQUIRED),
        column_of(e, "meaning", AKT_W_EXPLAIN_MEANING), column_of(e, "words", AKT_W_EXPLAIN_WORDS)};
    akt_export_columns shown;
    akt_buffer title = AKT_BUFFER_INIT;
    akt_export__columns(&shown, kind, &none, false);
    akt_buffer_format(&title, "%s (%s)", akt_sheet_kind_words(kind, e->lang),
                      akt_sheet_kind_name(kind));
    akt_document_heading(e->document, 2, akt_buffer_settle(&title, e->pool));
    akt_document_table(e->document, akt_sheet_kind_name(kind), NULL, columns,
                       sizeof columns / sizeof *columns);
    for (size_t c = 0; c < shown.count; c++)
        add_row(e, kind, &shown.items[c]);
}

/* The words that a file has, and what they mean. */
static void add_words(explainer *e, const akt_export_list *list)
{
    akt_buffer words = AKT_BUFFER_INIT;
    for (size_t i = 0; i < list->count; i++)
        akt_buffer_format(&words, "%s%s", i ? "; " : "", list->words[i]);
    akt_document_item(e->document, "%s: %s", list->title, akt_buffer_settle(&words, e->pool));
}

static void add_all(explainer *e)
{
    akt_document_heading(e->document, 1, akt_words(AKT_W_SHEET_EXPLANATION, e->lang));
    akt_document_paragraph(e->document, "%s", akt_words(AKT_W_EXPLAIN_FILES, e->lang));
    for (int32_t i = 0; i < AKT_SHEET_KIND_COUNT; i++)
        add_kind(e, (i + AKT_SHEET_DATASET) % AKT_SHEET_KIND_COUNT);
    akt_document_heading(e->document, 2, akt_words(AKT_W_SHEET_LISTS, e->lang));
    for (size_t i = 0; i < e->lists.count; i++)
        if (!e->lists.items[i].is_parties)
            add_words(e, &e->lists.items[i]);
}

static akt_status write(const akt_export_job *job, akt_document *document)
{
    akt_buffer name = AKT_BUFFER_INIT;
    const akt_document_options plain = {NULL, false};
    akt_buffer_format(&name, "%s.html", akt_words(AKT_W_SHEET_EXPLANATION, job->options->lang));
    akt_buffer *out = akt_export__file(job, akt_buffer_settle(&name, job->out->pool));
    return out ? akt_document_write(out, document, AKT_FORMAT_HTML, &plain, job->err)
               : akt_error_memory(job->err);
}

akt_status akt_export__explain(const akt_export_job *job)
{
    const akt_export_style codes = {job->dataset, "|", '.', AKT_NONE};
    explainer e = {.document = akt_document_new(job->options->lang),
                   .pool = job->out->pool,
                   .lang = job->options->lang};
    if (!e.document || !akt_export_lists__make(&e.lists, &codes, e.lang, e.pool)) {
        akt_document_free(e.document);
        return akt_error_memory(job->err);
    }
    add_all(&e);
    akt_document *document = NULL;
    akt_status status = akt_document_finish(&document, e.document, job->err);
    if (status == AKT_OK)
        status = write(job, document);
    akt_document_free(document);
    return status;
}
