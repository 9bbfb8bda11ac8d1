#include "publication/press_internal.h"

#include "base/parallel.h"
#include "output/picture.h"

#include <stdlib.h>
#include <string.h>

static const akt_format formats[] = {AKT_FORMAT_SVG, AKT_FORMAT_PDF, AKT_FORMAT_PNG};

enum { FORMATS = sizeof formats / sizeof *formats };

/* A picture in one of its formats; each is printed by a program of its own, several at once. */
typedef struct print {
    const akt_drawing *drawing;
    akt_format format;
    akt_buffer bytes;
    akt_error fault;
} print;

static bool is_wanted(const akt_press *press, const akt_edition_picture *picture)
{
    return akt_publish_has(press->options, picture->part);
}

static bool is_printed(const akt_press *press, akt_format format)
{
    if (format == AKT_FORMAT_SVG)
        return true;
    return akt_publish_has(press->options,
                           format == AKT_FORMAT_PDF ? AKT_PUBLISH_PDF : AKT_PUBLISH_PNG);
}

typedef struct printing {
    print *prints;
    size_t count;
    const akt_publish_options *options;
} printing;

static void tell_done(void *context, size_t worker, size_t item)
{
    const printing *all = context;
    (void)worker;
    akt_edition__tell_progress(all->options, AKT_STAGE_PICTURES, item + 1, all->count);
}

static void make(void *context, size_t worker, size_t item)
{
    print *p = &((printing *)context)->prints[item];
    (void)worker;
    if (p->drawing)
        akt_picture_write(&p->bytes, p->drawing, p->format, 0, &p->fault);
}

static const char *file_name(akt_press *press, const char *name, const char *extension)
{
    akt_buffer file = AKT_BUFFER_INIT;
    akt_buffer_format(&file, "%s.%s", name, extension);
    return akt_buffer_settle(&file, press->pool);
}

/* What fails alike in several pictures is told once, with how many. */
static akt_status tell(akt_press *press, const print *prints, size_t count, size_t at,
                       akt_error *err)
{
    akt_buffer line = AKT_BUFFER_INIT;
    const print *p = &prints[at];
    size_t alike = 0;
    for (size_t i = 0; i < count; i++) {
        alike += strcmp(prints[i].fault.message, p->fault.message) == 0;
        if (alike == 1 && i < at)
            return AKT_OK;
    }
    const char *name = akt_edition__picture(press->edition, at / FORMATS)->name;
    akt_buffer_format(&line, "%s; without %s", p->fault.message,
                      file_name(press, name, akt_format_extension(p->format)));
    if (alike > 1)
        akt_buffer_format(&line, " and %zu other file%s", alike - 1, alike > 2 ? "s" : "");
    akt_status status = akt_buffer_status(&line, err);
    if (status == AKT_OK)
        status = akt_edition__tell(press->edition, akt_buffer_text(&line), err);
    akt_buffer_dispose(&line);
    return status;
}

static akt_status put(akt_press *press, const char *name, print *p, akt_error *err)
{
    if (p->fault.status == AKT_ENOMEM)
        return akt_error_memory(err);
    const char *file = file_name(press, name, akt_format_extension(p->format));
    akt_leaf *leaf = akt_press__add(press, file, err);
    if (!leaf)
        return AKT_ENOMEM;
    leaf->bytes = p->bytes;
    p->bytes = (akt_buffer)AKT_BUFFER_INIT;
    return AKT_OK;
}

static akt_status put_all(akt_press *press, print *prints, akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < press->edition->pictures.count; i++) {
        const akt_edition_picture *picture = akt_edition__picture(press->edition, i);
        if (!is_wanted(press, picture))
            continue;
        for (size_t f = i * FORMATS; status == AKT_OK && f < (i + 1) * FORMATS; f++)
            if (prints[f].fault.status != AKT_OK && prints[f].fault.status != AKT_ENOMEM)
                status = tell(press, prints, press->edition->pictures.count * FORMATS, f, err);
            else if (prints[f].drawing)
                status = put(press, picture->name, &prints[f], err);
        const char *name = file_name(press, picture->name, "md");
        if (status == AKT_OK)
            status = akt_press__add_document(press, name, picture->twin, AKT_FORMAT_MARKDOWN, err);
    }
    return status;
}

akt_status akt_press__add_pictures(akt_press *press, akt_error *err)
{
    size_t count = press->edition->pictures.count * FORMATS;
    print *prints = calloc(count + 1, sizeof *prints);
    printing all = {prints, count, press->options};
    const akt_parallel job = {&all, make, tell_done};
    if (!prints)
        return akt_error_memory(err);
    for (size_t i = 0; i < count; i++) {
        const akt_edition_picture *picture = akt_edition__picture(press->edition, i / FORMATS);
        akt_format format = formats[i % FORMATS];
        bool is_made = is_wanted(press, picture) && is_printed(press, format);
        prints[i] = (print){is_made ? picture->drawing : NULL, format, AKT_BUFFER_INIT, {0}};
    }
    akt_parallel_run(&job, count, akt_parallel_workers(press->options->threads, count));
    akt_status status = put_all(press, prints, err);
    for (size_t i = 0; i < count; i++)
        akt_buffer_dispose(&prints[i].bytes);
    free(prints);
    return status;
}
