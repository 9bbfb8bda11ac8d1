#include "publication/edition_internal.h"

#include "diagram/funding.h"
#include "diagram/indicators.h"
#include "diagram/network_view.h"
#include "diagram/timeline.h"
#include <string.h>

akt_status akt_edition__tell(akt_edition *edition, const char *line, akt_error *err)
{
    const char **added = akt_list_add(&edition->faults);
    if (added)
        *added = akt_pool_text(edition->pool, line, strlen(line));
    return added && *added ? AKT_OK : akt_error_memory(err);
}

akt_status akt_edition__add_picture(akt_edition *edition, const char *name, akt_drawing *drawing,
                                    akt_document *twin, akt_error *err)
{
    akt_edition_picture *added = akt_list_add(&edition->pictures);
    if (added) {
        *added = (akt_edition_picture){akt_pool_text(edition->pool, name, strlen(name)), drawing,
                                       twin, AKT_PUBLISH_PICTURES};
        return added->name ? AKT_OK : akt_error_memory(err);
    }
    akt_drawing_free(drawing);
    akt_document_free(twin);
    return akt_error_memory(err);
}

static akt_status tell_why(akt_edition *edition, const char *why, const char *what, akt_error *err)
{
    akt_buffer line = AKT_BUFFER_INIT;
    akt_buffer_format(&line, "%s; %s", why, what);
    akt_status status = akt_buffer_status(&line, err);
    if (status == AKT_OK)
        status = akt_edition__tell(edition, akt_buffer_text(&line), err);
    akt_buffer_dispose(&line);
    return status;
}

/* A picture that cannot be, on the line of those that cannot for the same reason. */
static akt_status tell_missing(akt_edition *edition, const char *why, const char *name,
                               akt_error *err)
{
    const char **lines = edition->faults.items;
    akt_buffer line = AKT_BUFFER_INIT;
    akt_buffer_format(&line, "%s; without ", why);
    for (size_t i = 0; i < edition->faults.count && !line.failed; i++) {
        if (strncmp(lines[i], akt_buffer_text(&line), line.size) != 0)
            continue;
        akt_buffer_clear(&line);
        akt_buffer_format(&line, "%s, %s.svg", lines[i], name);
        lines[i] = akt_buffer_settle(&line, edition->pool);
        return akt_pool_has_failed(edition->pool) ? akt_error_memory(err) : AKT_OK;
    }
    akt_buffer_dispose(&line);
    akt_buffer_format(&line, "without %s.svg", name);
    akt_status status = akt_buffer_status(&line, err);
    if (status == AKT_OK)
        status = tell_why(edition, why, akt_buffer_text(&line), err);
    akt_buffer_dispose(&line);
    return status;
}

static akt_status draw_funding(akt_drawing **out, akt_edition *edition, const void *subject,
                               const akt_page *page,
                               akt_error *err)
{
    (void)subject;
    return akt_sankey_draw(out, edition->dataset, NULL, page, err);
}

static akt_status describe_funding(akt_document **out, akt_edition *edition, const void *subject,
                               const akt_page *page,
                                   akt_error *err)
{
    (void)subject;
    return akt_sankey_describe(out, edition->dataset, NULL, page, err);
}

static const akt_network_view_options network_options = {.measure = AKT_MEASURE_DEGREE};

static akt_status draw_network(akt_drawing **out, akt_edition *edition, const void *subject,
                               const akt_page *page,
                               akt_error *err)
{
    (void)subject;
    akt_error fault = {0};
    akt_status status =
        akt_network_view_draw(out, edition->dataset, &network_options, page, &fault, err);
    if (status == AKT_OK && fault.status != AKT_OK)
        status =
            tell_why(edition, fault.message, "the nodes of nettverk stand in rows instead", err);
    return status;
}

static akt_status describe_network(akt_document **out, akt_edition *edition, const void *subject,
                               const akt_page *page,
                                   akt_error *err)
{
    (void)subject;
    return akt_network_view_describe(out, edition->dataset, &network_options, page, err);
}

static akt_status draw_timeline(akt_drawing **out, akt_edition *edition, const void *subject,
                               const akt_page *page,
                                akt_error *err)
{
    (void)subject;
    return akt_timeline_draw(out, edition->dataset, page, err);
}

static akt_status describe_timeline(akt_document **out, akt_edition *edition, const void *subject,
                               const akt_page *page,
                                    akt_error *err)
{
    (void)subject;
    return akt_timeline_describe(out, edition->dataset, page, err);
}

static akt_status draw_indicators(akt_drawing **out, akt_edition *edition, const void *subject,
                               const akt_page *page,
                                  akt_error *err)
{
    (void)subject;
    const akt_indicators_options all = {0};
    return akt_indicators_draw(out, edition->dataset, &all, page, err);
}

static akt_status describe_indicators(akt_document **out, akt_edition *edition,
                                      const void *subject, const akt_page *page, akt_error *err)
{
    (void)subject;
    const akt_indicators_options all = {0};
    return akt_indicators_describe(out, edition->dataset, &all, page, err);
}

static const akt_edition_view views[] = {
    {"finansiering", draw_funding, describe_funding, NULL},
    {"nettverk", draw_network, describe_network, NULL},
    {"tidslinje", draw_timeline, describe_timeline, NULL},
    {"tall", draw_indicators, describe_indicators, NULL},
};

akt_status akt_edition__add_view(akt_edition *edition, const akt_edition_view *v, akt_error *err)
{
    const akt_page page = akt_page_usual(edition->lang);
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_error fault = {0};
    akt_status status = v->draw(&drawing, edition, v->subject, &page, &fault);
    if (status == AKT_EINVAL || status == AKT_ELIMIT)
        status = tell_missing(edition, fault.message, v->name, err);
    else if (status != AKT_OK && err)
        *err = fault;
    if (status == AKT_OK)
        status = v->describe(&twin, edition, v->subject, &page, err);
    if (status == AKT_OK)
        return akt_edition__add_picture(edition, v->name, drawing, twin, err);
    akt_drawing_free(drawing);
    return status;
}

/* Narrower than a sheet of paper: its text is read on a screen. */
static akt_status add_money(akt_edition *edition, akt_error *err)
{
    akt_status status = AKT_OK;
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++) {
        const akt_page page = {.lang = (akt_lang)lang, .width = 1200, .height = 760};
        akt_error fault = {0};
        status = akt_sankey_draw(&edition->money[lang], edition->dataset, NULL, &page, &fault);
        if (status == AKT_EINVAL || status == AKT_ELIMIT)
            status = AKT_OK; /* told of the picture that is a file */
        else if (status != AKT_OK && err)
            *err = fault;
    }
    return status;
}

akt_status akt_edition__add_views(akt_edition *edition, akt_error *err)
{
    const uint32_t shown = 1U << AKT_PUBLISH_PICTURES | 1U << AKT_PUBLISH_REPORT;
    size_t count = akt_edition__has(edition, shown) ? sizeof views / sizeof *views : 0;
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < count; i++)
        status = akt_edition__add_view(edition, &views[i], err);
    if (status == AKT_OK && akt_edition__has(edition, 1U << AKT_PUBLISH_PAGE))
        status = add_money(edition, err);
    return status;
}
