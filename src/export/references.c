#include "base/url.h"
#include "export/formats_internal.h"

#include <stdlib.h>
#include <string.h>

/* The sources as lists of references: BibTeX and RIS. What kind of publication a source is, the
 * dataset does not say, so the type is the one that says nothing: @misc, and GEN or, with an
 * address, ELEC. */

static int compare_sources(const void *left, const void *right)
{
    const akt_source *const *a = left, *const *b = right;
    return strcmp((*a)->record.id, (*b)->record.id);
}

typedef void reference_writer(akt_buffer *out, const akt_source *source, const char *title);

static akt_status write_all(const akt_export_job *job, const char *name, reference_writer *write)
{
    static const char *const fields[] = {"id",  "title",    "publisher", "date",
                                         "url", "language", NULL};
    const akt_export_room room = {AKT_TABLE_SOURCES, fields};
    size_t count = akt_dataset_count(job->dataset, AKT_TABLE_SOURCES);
    const akt_source **sorted = akt_pool_get(job->out->pool, (count + 1) * sizeof *sorted);
    akt_buffer *out = akt_export__file(job, name);
    if (!sorted || !out)
        return akt_error_memory(job->err);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &akt_dataset_sources(job->dataset)[i];
    qsort(sorted, count, sizeof *sorted, compare_sources);
    for (size_t i = 0; i < count; i++) {
        const char *title = akt_text_in(&sorted[i]->title, job->options->lang);
        write(out, sorted[i], title ? title : sorted[i]->record.id);
    }
    akt_export__tell(job, AKT_W_EXPORT_SOURCES_ONLY, NULL, NULL);
    akt_export__tell_fields(job, &room);
    return AKT_OK;
}

/* BibTeX counts even escaped braces, and %, # and the like mean something to TeX. */
static const char *tex(char c)
{
    switch (c) {
    case '\\': return "\\textbackslash{}";
    case '{': return "\\textbraceleft{}";
    case '}': return "\\textbraceright{}";
    case '~': return "\\textasciitilde{}";
    case '^': return "\\textasciicircum{}";
    case '&': return "\\&";
    case '%': return "\\%";
    case '$': return "\\$";
    case '#': return "\\#";
    case '_': return "\\_";
    default: return NULL;
    }
}

static void add_tex(akt_buffer *out, const char *text)
{
    for (; *text; text++) {
        const char *escaped = tex(*text);
        if (escaped)
            akt_buffer_add(out, escaped);
        else
            akt_buffer_add_char(out, (unsigned char)*text < ' ' ? ' ' : *text);
    }
}

/* Braces twice keep capitals as they are, and the name of a body in one piece. */
static void add_words(akt_buffer *out, const char *field, const char *text)
{
    if (!text)
        return;
    akt_buffer_format(out, ",\n  %s = {{", field);
    add_tex(out, text);
    akt_buffer_add(out, "}}");
}

static void write_bibtex(akt_buffer *out, const akt_source *source, const char *title)
{
    static const char *const months[] = {"",    "jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    char date[AKT_DATE_SIZE];
    akt_buffer_format(out, "@misc{%s", source->record.id);
    add_words(out, "author", source->publisher);
    add_words(out, "title", title);
    if (akt_date_write(date, source->date))
        akt_buffer_format(out, ",\n  date = {%s},\n  year = {%d}", date, (int)source->date.year);
    if (source->date.month)
        akt_buffer_format(out, ",\n  month = %s", months[source->date.month]);
    if (source->url) {
        akt_buffer_add(out, ",\n  url = {");
        akt_url_add(out, source->url); /* not for TeX to read */
        akt_buffer_add_char(out, '}');
    }
    add_words(out, "language", source->language);
    akt_buffer_add(out, "\n}\n\n");
}

akt_status akt_export__bibtex(const akt_export_job *job)
{
    return write_all(job, "kilder.bib", write_bibtex);
}

/* A field ends with its line. */
static void add_line(akt_buffer *out, const char *tag, const char *text)
{
    if (!text)
        return;
    akt_buffer_format(out, "%s  - ", tag);
    for (; *text; text++)
        akt_buffer_add_char(out, (unsigned char)*text < ' ' ? ' ' : *text);
    akt_buffer_add(out, "\r\n");
}

static void write_ris(akt_buffer *out, const akt_source *source, const char *title)
{
    add_line(out, "TY", source->url ? "ELEC" : "GEN");
    add_line(out, "ID", source->record.id);
    add_line(out, "AU", source->publisher);
    add_line(out, "TI", title);
    if (source->date.year)
        akt_buffer_format(out, "PY  - %d\r\nDA  - %d/", (int)source->date.year,
                          (int)source->date.year);
    if (source->date.month)
        akt_buffer_format(out, "%02d", (int)source->date.month);
    if (source->date.year)
        akt_buffer_add_char(out, '/');
    if (source->date.day)
        akt_buffer_format(out, "%02d", (int)source->date.day);
    akt_buffer_add(out, source->date.year ? "/\r\n" : "");
    add_line(out, "UR", source->url);
    add_line(out, "LA", source->language);
    akt_buffer_add(out, "ER  - \r\n\r\n");
}

akt_status akt_export__ris(const akt_export_job *job)
{
    return write_all(job, "kilder.ris", write_ris);
}
