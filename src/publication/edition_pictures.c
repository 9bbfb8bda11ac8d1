#include "publication/edition_internal.h"

#include "analysis/attribution.h"
#include "analysis/comparison.h"
#include "analysis/uncertainty.h"
#include "diagram/change.h"
#include "diagram/funding.h"
#include "diagram/indicators.h"
#include "diagram/network_view.h"
#include "diagram/timeline.h"
#include "input/edit_record.h"
#include "report/describe.h"
#include "words/fault_words.h"

#include <math.h>
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
        *added =
            (akt_edition_picture){akt_pool_text(edition->pool, name, strlen(name)), drawing, twin};
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

/* A view by its drawing and its twin. */
typedef struct view {
    const char *name;
    akt_status (*draw)(akt_drawing **out, akt_edition *edition, const akt_page *page,
                       akt_error *err);
    akt_status (*describe)(akt_document **out, akt_edition *edition, const akt_page *page,
                           akt_error *err);
} view;

static akt_status draw_funding(akt_drawing **out, akt_edition *edition, const akt_page *page,
                               akt_error *err)
{
    return akt_sankey_draw(out, edition->dataset, NULL, page, err);
}

static akt_status describe_funding(akt_document **out, akt_edition *edition, const akt_page *page,
                                   akt_error *err)
{
    return akt_sankey_describe(out, edition->dataset, NULL, page, err);
}

static const akt_network_view_options network_options = {.measure = AKT_MEASURE_DEGREE};

static akt_status draw_network(akt_drawing **out, akt_edition *edition, const akt_page *page,
                               akt_error *err)
{
    akt_error fault = {0};
    akt_status status =
        akt_network_view_draw(out, edition->dataset, &network_options, page, &fault, err);
    if (status == AKT_OK && fault.status != AKT_OK)
        status = tell_why(edition, fault.message, "the nodes of nettverk stand in rows instead", err);
    return status;
}

static akt_status describe_network(akt_document **out, akt_edition *edition, const akt_page *page,
                                   akt_error *err)
{
    return akt_network_view_describe(out, edition->dataset, &network_options, page, err);
}

static akt_status draw_timeline(akt_drawing **out, akt_edition *edition, const akt_page *page,
                                akt_error *err)
{
    return akt_timeline_draw(out, edition->dataset, page, err);
}

static akt_status describe_timeline(akt_document **out, akt_edition *edition, const akt_page *page,
                                    akt_error *err)
{
    return akt_timeline_describe(out, edition->dataset, page, err);
}

static akt_status draw_indicators(akt_drawing **out, akt_edition *edition, const akt_page *page,
                                  akt_error *err)
{
    const akt_indicators_options all = {0};
    return akt_indicators_draw(out, edition->dataset, &all, page, err);
}

static akt_status describe_indicators(akt_document **out, akt_edition *edition,
                                      const akt_page *page, akt_error *err)
{
    const akt_indicators_options all = {0};
    return akt_indicators_describe(out, edition->dataset, &all, page, err);
}

static const view views[] = {
    {"finansiering", draw_funding, describe_funding},
    {"nettverk", draw_network, describe_network},
    {"tidslinje", draw_timeline, describe_timeline},
    {"tall", draw_indicators, describe_indicators},
};

/* A picture that the data are too large for is told of and left out; its twin is there. */
static akt_status add_view(akt_edition *edition, const view *v, akt_error *err)
{
    const akt_page page = akt_page_usual(edition->lang);
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_error fault = {0};
    akt_status status = v->draw(&drawing, edition, &page, &fault);
    if (status == AKT_EINVAL || status == AKT_ELIMIT)
        status = tell_why(edition, fault.message, "there is no such picture", err);
    else if (status != AKT_OK && err)
        *err = fault;
    if (status == AKT_OK)
        status = v->describe(&twin, edition, &page, err);
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
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < sizeof views / sizeof *views; i++)
        status = add_view(edition, &views[i], err);
    return status == AKT_OK ? add_money(edition, err) : status;
}

/* Its files are named by its id where that is one. */
static akt_status add_change(akt_edition *edition, const akt_script *script, size_t number,
                             const akt_comparisons *comparisons, akt_error *err)
{
    const akt_page page = akt_page_usual(edition->lang);
    akt_drawing *drawing = NULL;
    akt_document *twin = NULL;
    akt_buffer name = AKT_BUFFER_INIT;
    if (akt_input_is_id(akt_script_id(script)))
        akt_buffer_format(&name, "scenario-%s", akt_script_id(script));
    else
        akt_buffer_format(&name, "scenario-%zu", number);
    akt_status status = akt_change_draw(&drawing, comparisons, NULL, &page, err);
    if (status == AKT_OK)
        status = akt_change_describe(&twin, comparisons, NULL, &page, err);
    if (status == AKT_OK)
        status = akt_edition__add_picture(edition, akt_buffer_settle(&name, edition->pool), drawing,
                                          twin, err);
    else
        akt_drawing_free(drawing);
    akt_buffer_dispose(&name);
    return status;
}

/* What it changes, step by step and how sure, in every language. */
static akt_status describe_effects(akt_edition_words *out, const akt_edition *edition,
                                   const akt_script *script, const akt_comparisons *comparisons,
                                   akt_error *err)
{
    const akt_course courses[] = {{.scripts = &script, .script_count = 1}};
    const char *const ids[] = {"", akt_script_id(script)};
    akt_attribution attribution = {0};
    akt_status status = akt_attribution_make(&attribution, comparisons, 0, edition->dataset,
                                             courses, false, err);
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++) {
        const char *title = akt_text_in(akt_script_title(script), (akt_lang)lang);
        const char *const names[] = {NULL, title ? title : akt_script_id(script)};
        const akt_comparison_view shown = {AKT_COMPARED_SCENARIOS, comparisons, ids, names, courses,
                                          &attribution, akt_uncertainty_usual.confidence};
        status = akt_describe_comparison(&out->in[lang], &shown, (akt_lang)lang, err);
    }
    akt_attribution_dispose(&attribution);
    return status;
}

static akt_cell_state state_of(double value)
{
    return isnan(value) ? AKT_CELL_NOT_NEEDED : (akt_cell_state)((int)value + 1);
}

/* The cells of roles and areas whose state changes; their words live as long as the edition. */
static akt_status find_cells(akt_edition_scenario *to, const akt_edition *edition,
                             const akt_comparisons *comparisons, akt_error *err)
{
    const akt_comparison *comparison = &comparisons->items[0];
    to->cells = (akt_list)AKT_LIST_OF(akt_edition_cell);
    for (size_t i = 0; i < comparison->count; i++) {
        const akt_comparison_row *row = &comparison->rows[i];
        if (row->row->what != AKT_PROFILE_CELL || strcmp(row->row->measure, "state") != 0 ||
            row->change == AKT_CHANGE_NONE)
            continue;
        akt_edition_cell *added = akt_list_add(&to->cells);
        const char *cell = akt_pool_text(edition->pool, row->row->id, strlen(row->row->id));
        if (!added || !cell)
            return akt_error_memory(err);
        *added = (akt_edition_cell){cell, {state_of(row->values[0]), state_of(row->values[1])}};
    }
    return AKT_OK;
}

/* The same for the page. */
static akt_status add_scenario_map(akt_edition *edition, const akt_script *script,
                                   const akt_comparisons *comparisons, akt_error *err)
{
    akt_edition_scenario *added = akt_list_add(&edition->scenarios);
    if (!added)
        return akt_error_memory(err);
    *added = (akt_edition_scenario){.script = script};
    akt_status status =
        akt_screen_map_make_change(&added->map, comparisons, AKT_EDITION_SCREEN, err);
    if (status == AKT_OK)
        status = find_cells(added, edition, comparisons, err);
    return status == AKT_OK
               ? describe_effects(&added->effects, edition, script, comparisons, err)
               : status;
}

/* The first fault of a script says why it is left out. */
static akt_status tell_faults(akt_edition *edition, const akt_diagnostics *faults, akt_error *err)
{
    size_t count;
    akt_buffer line = AKT_BUFFER_INIT;
    const akt_diagnostic *items = akt_diagnostics_items(faults, &count);
    for (size_t i = 0; line.size == 0 && i < count; i++)
        if (akt_fault_level(items[i].fault) == AKT_LEVEL_ERROR)
            akt_fault_line(&line, &items[i], edition->lang);
    akt_status status = akt_buffer_status(&line, err);
    if (status == AKT_OK)
        status = akt_edition__tell(edition, akt_buffer_text(&line), err);
    akt_buffer_dispose(&line);
    return status;
}

static akt_status add_scenario(akt_edition *edition, size_t number,
                               const akt_publish_options *options, akt_error *err)
{
    akt_dataset *after = NULL;
    akt_comparisons comparisons = {0};
    const akt_script *script = options->scripts[number - 1];
    const akt_comparison_options how = {.draws = akt_uncertainty_usual.draws,
                                        .seed = akt_uncertainty_usual.seed,
                                        .confidence = akt_uncertainty_usual.confidence,
                                        .threads = options->threads};
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_status status = akt_script_apply(&after, edition->dataset, script, NULL, &faults, err);
    if (status == AKT_EDATA) {
        status = tell_faults(edition, &faults, err);
    } else if (status == AKT_OK) {
        const akt_dataset *const sides[] = {edition->dataset, after};
        status = akt_comparisons_make(&comparisons, sides, 2, &how, err);
        if (status == AKT_OK)
            status = add_change(edition, script, number, &comparisons, err);
        if (status == AKT_OK)
            status = add_scenario_map(edition, script, &comparisons, err);
        akt_comparisons_dispose(&comparisons);
    }
    akt_dataset_free(after);
    akt_diagnostics_dispose(&faults);
    return status;
}

akt_status akt_edition__add_scenarios(akt_edition *edition, const akt_publish_options *options,
                                      akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t i = 1; status == AKT_OK && i <= options->script_count; i++)
        status = add_scenario(edition, i, options, err);
    return status;
}
