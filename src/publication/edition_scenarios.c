#include "publication/edition_internal.h"

#include "analysis/attribution.h"
#include "analysis/comparison.h"
#include "analysis/uncertainty.h"
#include "base/parallel.h"
#include "diagram/change.h"
#include "input/edit_record.h"
#include "report/describe.h"
#include "words/fault_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is made of one script; it becomes the edition's when its turn comes. */
typedef struct piece {
    const akt_script *script;
    size_t number;      /* of the script, from 1 */
    akt_dataset *after; /* NULL where the dataset refuses the script */
    size_t item;        /* of the comparisons */
    akt_drawing *drawing;
    akt_document *twin;
    akt_edition_scenario made;
    akt_status status;
    akt_error err;
} piece;

typedef struct workshop {
    akt_edition *edition;
    const akt_publish_options *options;
    akt_comparisons comparisons; /* the dataset against what each script makes of it */
    piece *pieces;
    akt_status status;
    akt_error *err;
} workshop;

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

static akt_status apply(workshop *w, size_t i, akt_error *err)
{
    piece *p = &w->pieces[i];
    *p = (piece){.script = w->options->scripts[i], .number = i + 1};
    p->made = (akt_edition_scenario){.script = p->script, .cells = AKT_LIST_OF(akt_edition_cell)};
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_status status =
        akt_script_apply(&p->after, w->edition->dataset, p->script, NULL, &faults, err);
    if (status == AKT_EDATA)
        status = tell_faults(w->edition, &faults, err);
    akt_diagnostics_dispose(&faults);
    return status;
}

/* All at once, so that the draws of the dataset itself are made once. */
static akt_status compare(workshop *w, akt_error *err)
{
    const akt_uncertainty_options *drawn = &w->options->uncertainty;
    const akt_comparison_options how = {.draws = drawn->draws,
                                        .seed = drawn->seed,
                                        .confidence = drawn->confidence,
                                        .threads = w->options->threads};
    size_t count = 1;
    const akt_dataset **sides = calloc(w->options->script_count + 1, sizeof(const akt_dataset *));
    if (!sides)
        return akt_error_memory(err);
    sides[0] = w->edition->dataset;
    for (size_t i = 0; i < w->options->script_count; i++) {
        w->pieces[i].item = count - 1;
        if (w->pieces[i].after)
            sides[count++] = w->pieces[i].after;
    }
    akt_status status =
        count > 1 ? akt_comparisons_make(&w->comparisons, sides, count, &how, err) : AKT_OK;
    free(sides);
    return status;
}

/* What it changes, step by step and how sure, in every language. */
static akt_status describe_effects(piece *p, const akt_edition *edition,
                                   const akt_comparisons *comparisons)
{
    const akt_course courses[] = {{.scripts = &p->script, .script_count = 1}};
    const char *const ids[] = {"", akt_script_id(p->script)};
    akt_attribution attribution = {0};
    akt_status status = akt_attribution_make(&attribution, comparisons, 0, edition->dataset,
                                             courses, false, &p->err);
    for (int lang = 0; status == AKT_OK && lang < AKT_LANG_COUNT; lang++) {
        const char *title = akt_text_in(akt_script_title(p->script), (akt_lang)lang);
        const char *const names[] = {NULL, title ? title : akt_script_id(p->script)};
        const akt_comparison_view shown = {.kind = AKT_COMPARED_SCENARIOS,
                                           .comparisons = comparisons,
                                           .ids = ids,
                                           .names = names,
                                           .courses = courses,
                                           .attributions = &attribution,
                                           .confidence = edition->uncertainty.confidence,
                                           .is_brief = lang != (int)edition->lang};
        status =
            akt_describe_comparison(&p->made.effects.in[lang], &shown, (akt_lang)lang, &p->err);
    }
    akt_attribution_dispose(&attribution);
    return status;
}

static akt_status draw(piece *p, const akt_edition *edition, const akt_comparisons *comparisons)
{
    const akt_page page = akt_page_usual(edition->lang);
    akt_status status = akt_change_draw(&p->drawing, comparisons, NULL, &page, &p->err);
    if (status == AKT_OK)
        status = akt_change_describe(&p->twin, comparisons, NULL, &page, &p->err);
    if (status == AKT_OK)
        status = akt_screen_map_make_change(&p->made.map, comparisons, AKT_EDITION_SCREEN, &p->err);
    return status;
}

static void work(void *context, size_t worker, size_t item)
{
    workshop *w = context;
    piece *p = &w->pieces[item];
    (void)worker;
    if (!p->after)
        return;
    akt_comparison_side sides[] = {w->comparisons.sides[0], w->comparisons.sides[p->item + 1]};
    const akt_comparisons one = {sides, 2, &w->comparisons.items[p->item], 1};
    sides[0].options.threads = sides[1].options.threads = 1; /* pieces are on several themselves */
    p->status = draw(p, w->edition, &one);
    if (p->status == AKT_OK)
        p->status = describe_effects(p, w->edition, &one);
}

static akt_cell_state state_of(double value)
{
    return isnan(value) ? AKT_CELL_NOT_NEEDED : (akt_cell_state)((int)value + 1);
}

/* The cells of roles and areas whose state changes; their words live as long as the edition. */
static akt_status find_cells(piece *p, const akt_edition *edition, const akt_comparison *comparison,
                             akt_error *err)
{
    for (size_t i = 0; i < comparison->count; i++) {
        const akt_comparison_row *row = &comparison->rows[i];
        if (row->row->what != AKT_PROFILE_CELL || strcmp(row->row->measure, "state") != 0 ||
            row->change == AKT_CHANGE_NONE)
            continue;
        akt_edition_cell *added = akt_list_add(&p->made.cells);
        const char *cell = akt_pool_text(edition->pool, row->row->id, strlen(row->row->id));
        if (!added || !cell)
            return akt_error_memory(err);
        *added = (akt_edition_cell){cell, {state_of(row->values[0]), state_of(row->values[1])}};
    }
    return AKT_OK;
}

/* Its files are named by its id where that is one. */
static akt_status add_picture(piece *p, akt_edition *edition, akt_error *err)
{
    akt_buffer name = AKT_BUFFER_INIT;
    if (akt_input_is_id(akt_script_id(p->script)))
        akt_buffer_format(&name, "scenario-%s", akt_script_id(p->script));
    else
        akt_buffer_format(&name, "scenario-%zu", p->number);
    akt_drawing *drawing = p->drawing;
    akt_document *twin = p->twin;
    p->drawing = NULL;
    p->twin = NULL;
    akt_status status = akt_edition__add_picture(edition, akt_buffer_settle(&name, edition->pool),
                                                 drawing, twin, err);
    akt_edition_picture *pictures = edition->pictures.items;
    if (status == AKT_OK) {
        pictures[edition->pictures.count - 1].part = AKT_PUBLISH_SCENARIOS;
        p->made.picture = pictures[edition->pictures.count - 1].name;
    }
    return status;
}

static akt_status hand_over(piece *p, workshop *w)
{
    akt_edition *edition = w->edition;
    akt_status status = add_picture(p, edition, w->err);
    if (status == AKT_OK)
        status = find_cells(p, edition, &w->comparisons.items[p->item], w->err);
    akt_edition_scenario *added = status == AKT_OK ? akt_list_add(&edition->scenarios) : NULL;
    if (!added)
        return status == AKT_OK ? akt_error_memory(w->err) : status;
    *added = p->made;
    p->made = (akt_edition_scenario){.cells = AKT_LIST_OF(akt_edition_cell)};
    return AKT_OK;
}

static void settle(void *context, size_t worker, size_t item)
{
    workshop *w = context;
    piece *p = &w->pieces[item];
    (void)worker;
    akt_edition__tell_progress(w->options, AKT_STAGE_SCENARIOS, item + 1, w->options->script_count);
    if (!p->after || w->status != AKT_OK)
        return;
    w->status = p->status;
    if (p->status == AKT_OK)
        w->status = hand_over(p, w);
    else if (w->err)
        *w->err = p->err;
    akt_dataset_free(p->after);
    p->after = NULL;
}

static void dispose(workshop *w, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        piece *p = &w->pieces[i];
        akt_dataset_free(p->after);
        akt_drawing_free(p->drawing);
        akt_document_free(p->twin);
        akt_edition__dispose_words(&p->made.effects);
        akt_list_dispose(&p->made.cells);
        akt_screen_map_dispose(&p->made.map);
    }
    akt_comparisons_dispose(&w->comparisons);
    free(w->pieces);
}

akt_status akt_edition__add_scenarios(akt_edition *edition, const akt_publish_options *options,
                                      akt_error *err)
{
    workshop w = {.edition = edition, .options = options, .err = err};
    const akt_parallel job = {&w, work, settle};
    const uint32_t shown = 1U << AKT_PUBLISH_PAGE | 1U << AKT_PUBLISH_SCENARIOS |
                           1U << AKT_PUBLISH_REPORT | 1U << AKT_PUBLISH_WORKBOOK;
    size_t count = options->script_count, applied = 0;
    if (!akt_edition__has(edition, shown))
        return AKT_OK;
    w.pieces = calloc(count + 1, sizeof *w.pieces);
    akt_status status = w.pieces ? AKT_OK : akt_error_memory(err);
    for (; status == AKT_OK && applied < count; applied++)
        status = apply(&w, applied, err);
    if (status == AKT_OK)
        status = compare(&w, err);
    if (status == AKT_OK) {
        akt_parallel_run(&job, count, akt_parallel_workers(options->threads, count));
        status = w.status;
    }
    dispose(&w, applied);
    return status;
}
