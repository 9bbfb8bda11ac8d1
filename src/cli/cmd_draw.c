#include "cli/commands.h"
#include "cli/definition_choice.h"
#include "cli/session.h"
#include "cli/sides.h"
#include "cli/view_choice.h"

#include "model/builder.h"
#include "output/picture.h"

#include <stdio.h>

typedef struct draft {
    const akt_view *view;
    const akt_view_request *asked;
} draft;

static akt_status draw_on(akt_drawing **out, const akt_page *page, const void *subject,
                          akt_error *err)
{
    const draft *d = subject;
    akt_view_request sized = *d->asked;
    akt_page whole = *page;
    if (sized.options->format == AKT_FORMAT_DOT)
        whole.highest = 0; /* one graph, not several sheets */
    sized.page = &whole;
    return d->view->draw(out, &sized, err);
}

static int put_drawing(const akt_options *options, const akt_drawing *drawing)
{
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_error err = {0};
    akt_status status =
        akt_picture_write(&bytes, drawing, (akt_format)options->format, options->dpi, &err);
    if (status == AKT_OK)
        return akt_session_put(options, &bytes);
    akt_buffer_dispose(&bytes);
    return akt_session_fail(&err);
}

static const akt_drawing *sheet_of(const akt_drawing *sheet, size_t number)
{
    while (--number > 0)
        sheet = akt_drawing_next_sheet(sheet);
    return sheet;
}

/* Of several sheets PDF holds all; of other formats the one asked for is written. */
static int put_sheets(const akt_options *options, akt_drawing *first)
{
    for (akt_drawing *sheet = first; sheet; sheet = akt_drawing_next_sheet(sheet))
        akt_theme_apply(options->theme, sheet);
    size_t count = akt_drawing_sheet_count(first), number = options->sheet ? options->sheet : 1;
    akt_error err = {0};
    if (options->format == AKT_FORMAT_PDF)
        return put_drawing(options, first);
    if (number > count) {
        akt_error_set(&err, AKT_EINVAL,
                      count == 1 ? "--sheet %zu: there is one sheet"
                                 : "--sheet %zu: there are %zu sheets",
                      number, count);
        return akt_session_fail(&err);
    }
    int exit = put_drawing(options, sheet_of(first, number));
    if (exit == AKT_EXIT_FINE && number < count && !options->quiet)
        fprintf(stderr, "sheet %zu of %zu; --sheet %zu draws the next\n", number, count, number + 1);
    return exit;
}

/* In words a view is as on the page that it would be drawn on. */
static akt_status describe(akt_document **out, const akt_view *view, const akt_view_request *asked,
                           akt_error *err)
{
    const akt_page page = akt_paper_page(AKT_PAPER_ANY, asked->page);
    akt_view_request sized = *asked;
    sized.page = &page;
    return view->describe(out, &sized, err);
}

static int put(const akt_view *view, const akt_view_request *asked)
{
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_error err = {0};
    const draft d = {view, asked};
    const akt_options *options = asked->options;
    akt_status status =
        akt_format_is_for_drawings((akt_format)options->format)
            ? akt_paper_draw(&drawing, (akt_paper)options->paper, asked->page, draw_on, &d, &err)
            : describe(&twin, view, asked, &err);
    if (status != AKT_OK)
        return akt_session_fail(&err);
    int exit = twin ? akt_session_put_document(options, twin) : put_sheets(options, drawing);
    akt_drawing_free(drawing);
    return exit;
}

/* What is measured is of all layers, whichever are drawn, and of the records as they stand. */
static int compare(const akt_view *view, akt_view_request *asked, const akt_sides *sides)
{
    akt_comparisons comparisons = {0};
    akt_error err = {0};
    akt_comparison_options how = {.network = akt_session_network_options(asked->options),
                                  .threads = asked->options->threads};
    how.network.layers = 0;
    akt_status status = akt_comparisons_make(
        &comparisons, (const akt_dataset *const *)sides->datasets, sides->count, &how, &err);
    asked->comparisons = &comparisons;
    int exit = status == AKT_OK ? put(view, asked) : akt_session_fail(&err);
    akt_comparisons_dispose(&comparisons);
    return exit;
}

/* A definition's own subtitle says in words what was chosen. */
static void say_once(const akt_options *options, akt_dataset *dataset)
{
    akt_about *about = akt_dataset_edit_about(dataset);
    bool is_said = options->subtitle && akt_text_in(options->subtitle, akt_options_lang(options));
    if (is_said && about->selection)
        about->selection = "";
}

static int draw_change(const akt_view *view, akt_view_request *asked)
{
    akt_sides sides = {.kind = AKT_COMPARED_SCENARIOS};
    akt_error err = {0};
    if (asked->options->scenario_count == 0) {
        akt_error_set(&err, AKT_EINVAL,
                      "draw change shows what a scenario changes; name it with --scenario FILE");
        return akt_session_fail(&err);
    }
    int exit = akt_sides_make(&sides, asked->options);
    for (size_t i = 0; exit == AKT_EXIT_FINE && i < sides.count; i++)
        say_once(asked->options, sides.datasets[i]);
    if (exit == AKT_EXIT_FINE)
        exit = compare(view, asked, &sides);
    akt_sides_dispose(&sides);
    return exit;
}

static int draw_state(const akt_view *view, akt_view_request *asked)
{
    akt_dataset *dataset;
    int exit = akt_session_load(&dataset, asked->options, NULL);
    asked->dataset = dataset;
    if (exit == AKT_EXIT_FINE)
        say_once(asked->options, dataset);
    if (exit == AKT_EXIT_FINE)
        exit = put(view, asked);
    akt_dataset_free(dataset);
    return exit;
}

static akt_status check_options(const akt_view *view, const akt_options *options, akt_error *err)
{
    bool is_picture = akt_format_is_for_drawings((akt_format)options->format);
    akt_status status = akt_view_check(view, options, err);
    if (status == AKT_OK && options->paper && !is_picture)
        return akt_error_set(err, AKT_EINVAL, "--page is for pictures, not %s",
                             akt_format_name((akt_format)options->format));
    if (status == AKT_OK && options->sheet && options->format != AKT_FORMAT_SVG &&
        options->format != AKT_FORMAT_PNG)
        return akt_error_set(err, AKT_EINVAL, "--sheet is for svg and png, not %s",
                             akt_format_name((akt_format)options->format));
    return status;
}

static int draw(const akt_options *options, const char *name)
{
    const akt_view *view;
    akt_error err = {0};
    akt_page page = akt_page_usual(akt_options_lang(options));
    akt_view_request asked = {.options = options, .page = &page};
    page.title = options->title;
    page.subtitle = options->subtitle;
    akt_status status = akt_view_find(&view, name, &err);
    if (status == AKT_OK)
        status = check_options(view, options, &err);
    if (status != AKT_OK)
        return akt_session_fail(&err);
    return view->of_change ? draw_change(view, &asked) : draw_state(view, &asked);
}

int akt_cmd_draw(const akt_options *options)
{
    akt_options own = *options;
    akt_definition *definition = NULL;
    int exit = akt_definition_choose(&definition, &own);
    if (exit == AKT_EXIT_FINE)
        exit = draw(&own, definition ? definition->view : own.argument);
    akt_definition_free(definition);
    return exit;
}
