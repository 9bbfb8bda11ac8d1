#include "export/review_internal.h"

#include "output/html.h"
#include "output/markup.h"
#include "report/field_words.h"

#include <string.h>

/* «Er dette riktig?»: a page and a workbook for every actor with what the dataset says of it,
 * and an index. A programme stands on the sheet of who answers for it. */

/* What is made, and the index as it grows. */
typedef struct review {
    const akt_export_job *job;
    akt_buffer index;
} review;

static akt_buffer *add_file(const review *r, const char *id, const char *ending)
{
    akt_buffer name = AKT_BUFFER_INIT;
    akt_buffer_format(&name, "%s.%s", id, ending);
    return akt_export__file(r->job, akt_buffer_settle(&name, r->job->out->pool));
}

static void add_to_index(review *r, const akt_review_sheet *sheet, const char *id)
{
    akt_pool *pool = akt_document_pool(sheet->words);
    akt_lang lang = r->job->options->lang;
    akt_buffer_format(&r->index, "<li><a href=\"%s.html\">", id);
    akt_markup_add(&r->index, sheet->name);
    akt_buffer_format(&r->index, "</a> (<a href=\"%s.xlsx\">xlsx</a>) <small>", id);
    akt_markup_add(&r->index,
                   akt_words_filled(pool, AKT_W_REVIEW_FACTS, lang,
                                    akt_count_words(pool, sheet->count, lang), NULL, NULL, NULL));
    akt_buffer_add(&r->index, "</small></li>\n");
}

static akt_status write_files(review *r, const akt_review_sheet *sheet, const char *id)
{
    akt_buffer *out = add_file(r, id, "html");
    if (!out)
        return akt_error_memory(r->job->err);
    akt_review__write_page(out, sheet);
    out = add_file(r, id, "xlsx");
    if (!out)
        return akt_error_memory(r->job->err);
    akt_status status = akt_review__write_book(out, sheet, r->job->err);
    add_to_index(r, sheet, id);
    return status;
}

static akt_status write_sheet(review *r, size_t actor)
{
    const akt_dataset *dataset = r->job->dataset;
    const char *id = akt_dataset_actors(dataset)[actor].party.record.id;
    akt_list facts = AKT_LIST_OF(akt_review_fact);
    akt_document *words = akt_document_new(r->job->options->lang);
    if (!words)
        return akt_error_memory(r->job->err);
    akt_review_facts(&facts, words, dataset, actor);
    const akt_ref ref = {AKT_TABLE_ACTORS, (int32_t)actor};
    const akt_review_sheet sheet = {
        dataset,     words,
        actor,       akt_dataset_label(dataset, ref, r->job->options->lang, false),
        facts.items, facts.count};
    akt_status status = write_files(r, &sheet, id);
    if (status == AKT_OK && akt_pool_has_failed(akt_document_pool(words)))
        status = akt_error_memory(r->job->err);
    akt_list_dispose(&facts);
    akt_document_free(words);
    return status;
}

static void write_index(akt_buffer *out, const review *r)
{
    akt_lang lang = r->job->options->lang;
    akt_pool *pool = r->job->out->pool;
    size_t count = akt_dataset_count(r->job->dataset, AKT_TABLE_ACTORS);
    const char *title = akt_words(AKT_W_REVIEW_INDEX, lang);
    akt_html_add_head(out, title, lang);
    akt_buffer_add(out, "<body>\n<header>\n<h1>");
    akt_markup_add(out, title);
    akt_buffer_add(out, "</h1>\n<p>");
    akt_markup_add(out, akt_words_filled(pool, AKT_W_REVIEW_INDEX_INTRO, lang,
                                         akt_count_words(pool, count, lang), NULL, NULL, NULL));
    akt_buffer_add(out, "</p>\n</header>\n<main>\n<ul>\n");
    akt_buffer_add(out, akt_buffer_text(&r->index));
    akt_buffer_add(out, "</ul>\n</main>\n</body>\n</html>\n");
    out->failed = out->failed || r->index.failed;
}

/* Programmes that nobody can be asked about. */
static void tell_alone(const akt_export_job *job)
{
    const akt_programme *programmes = akt_dataset_programmes(job->dataset);
    size_t all = akt_dataset_count(job->dataset, AKT_TABLE_PROGRAMMES), count = 0;
    const char **names = akt_pool_get(job->out->pool, (all + 1) * sizeof *names);
    for (size_t i = 0; names && i < all; i++)
        if (!akt_ref_is_set(akt_review_answerer(&programmes[i])))
            names[count++] =
                akt_dataset_label(job->dataset, (akt_ref){AKT_TABLE_PROGRAMMES, (int32_t)i},
                                  job->options->lang, true);
    if (count)
        akt_export__tell(job, AKT_W_REVIEW_ALONE,
                         akt_count_words(job->out->pool, count, job->options->lang),
                         akt_join_first_words(job->out->pool, names, count, 5, job->options->lang));
}

akt_status akt_export__review(const akt_export_job *job)
{
    review r = {job, AKT_BUFFER_INIT};
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < akt_dataset_count(job->dataset, AKT_TABLE_ACTORS);
         i++)
        status = write_sheet(&r, i);
    /* No id begins like that. */
    akt_buffer *index = akt_export__file(job, "_index.html");
    if (status == AKT_OK && index)
        write_index(index, &r);
    akt_buffer_dispose(&r.index);
    tell_alone(job);
    return status;
}
