#include "report/comparison_internal.h"

#include "analysis/coordination.h"
#include "analysis/coverage.h"
#include "report/field_words.h"

#include <math.h>
#include <string.h>

#define COLUMNS(columns) (columns), sizeof(columns) / sizeof *(columns)

static akt_column column(const akt_comparison_page *p, const char *key, akt_word title,
                         akt_column_type type)
{
    return akt_comparison__column(p, key, title, type);
}

/* The columns of a measure that changes, and the cells of its row. */
enum { VALUE_COLUMNS = 6 };

static void list_value_columns(const akt_comparison_page *p, akt_column columns[VALUE_COLUMNS])
{
    const akt_column values[VALUE_COLUMNS] = {
        column(p, "measure", AKT_W_NETWORK_MEASURE, AKT_COLUMN_CODE),
        column(p, "before", AKT_W_COMPARE_BEFORE, AKT_COLUMN_NUMBER),
        column(p, "after", AKT_W_COMPARE_AFTER, AKT_COLUMN_NUMBER),
        column(p, "delta", AKT_W_COMPARE_DELTA, AKT_COLUMN_NUMBER),
        akt_comparison__holds_column(p),
        column(p, "step", AKT_W_COMPARE_STEP, AKT_COLUMN_CODE),
    };
    memcpy(columns, values, sizeof values);
}

static void add_values(const akt_comparison_spot *spot)
{
    const akt_profile_row *row = akt_comparison__row(spot)->row;
    akt_document_shown(spot->page->document, row->measure,
                       akt_comparison__measure_words(spot->page, row));
    akt_comparison__add_values(spot);
    akt_comparison__add_holds(spot);
    akt_comparison__add_steps(spot);
}

static void add_change(const akt_comparison_spot *spot)
{
    static const akt_word words[AKT_PROFILE_WHAT_COUNT] = {
        [AKT_PROFILE_MEASURE] = AKT_W_COMPARE_OF_WHOLE,
        [AKT_PROFILE_CELL] = AKT_W_COMPARE_OF_CELL,
        [AKT_PROFILE_MONEY] = AKT_W_COMPARE_OF_MONEY,
        [AKT_PROFILE_ACTOR] = AKT_W_COMPARE_ACTOR,
        [AKT_PROFILE_PROGRAMME] = AKT_W_COMPARE_PROGRAMME,
        [AKT_PROFILE_FORUM] = AKT_W_COMPARE_FORUM,
        [AKT_PROFILE_TIE] = AKT_W_COMPARE_OF_TIE,
        [AKT_PROFILE_ROLE] = AKT_W_COMPARE_OF_ROLE,
    };
    const akt_comparison_page *p = spot->page;
    const akt_profile_row *row = akt_comparison__row(spot)->row;
    akt_document_row(p->document);
    akt_comparison__add_item(p, spot->item);
    akt_document_shown(p->document, akt_profile_what_name(row->what),
                       akt_words(words[row->what], p->lang));
    akt_document_text(p->document, row->id[0] ? row->id : NULL);
    add_values(spot);
}

/* Every change, and the measures of the whole whether they changed or not. */
static void add_changes(const akt_comparison_page *p)
{
    akt_column columns[3 + VALUE_COLUMNS] = {
        akt_comparison__side_column(p),
        column(p, "what", AKT_W_COMPARE_WHAT, AKT_COLUMN_CODE),
        column(p, "id", AKT_W_COLUMN_ID, AKT_COLUMN_CODE),
    };
    list_value_columns(p, columns + 3);
    akt_document_table(p->document, "changes", akt_words(AKT_W_COMPARE_CHANGES, p->lang),
                       COLUMNS(columns));
    akt_document_table_for(p->document, AKT_READERS_MACHINES);
    for (size_t c = 0; c < p->view->comparisons->count; c++) {
        const akt_comparison *comparison = &p->view->comparisons->items[c];
        for (size_t i = 0; i < comparison->count; i++) {
            const akt_comparison_spot spot = {p, c, i};
            const akt_comparison_row *row = &comparison->rows[i];
            if (row->change != AKT_CHANGE_NONE || row->row->what == AKT_PROFILE_MEASURE)
                add_change(&spot);
        }
    }
}

static double value_of(const akt_profile *profile, const char *measure)
{
    for (size_t i = 0; i < profile->count && profile->rows[i].what == AKT_PROFILE_MEASURE; i++) {
        if (strcmp(profile->rows[i].measure, measure) == 0)
            return profile->values[i];
    }
    return NAN;
}

/* Cells with an area whose state is one of low to high. */
static size_t count_cells(const akt_profile *profile, double low, double high)
{
    size_t count = 0;
    for (size_t i = 0; i < profile->count; i++) {
        const akt_profile_row *row = &profile->rows[i];
        bool is_state = row->what == AKT_PROFILE_CELL && row->area != AKT_NONE &&
                        strcmp(row->measure, "state") == 0;
        count += is_state && profile->values[i] >= low && profile->values[i] <= high;
    }
    return count;
}

/* Where nothing is asked for, no count says how it stands. */
static void add_counts(const akt_comparison_page *p, const akt_profile *profile)
{
    static const double borders[][2] = {{0, 0}, {1, 1}, {2, INFINITY}};
    bool is_asked = count_cells(profile, 0, INFINITY) > 0;
    for (size_t i = 0; i < sizeof borders / sizeof *borders; i++) {
        size_t cells = count_cells(profile, borders[i][0], borders[i][1]);
        if (is_asked)
            akt_document_whole(p->document, (int64_t)cells);
        else
            akt_document_nothing(p->document);
    }
}

static void add_side(const akt_comparison_page *p, size_t at)
{
    const akt_profile *profile = &p->view->comparisons->sides[at].profile;
    akt_document_row(p->document);
    akt_document_shown(p->document, p->view->ids[at], akt_comparison__side_words(p, at));
    for (int m = 0; m < AKT_COORDINATION_COUNT; m++)
        akt_document_number(p->document, value_of(profile, akt_coordination_measure_name(
                                                               (akt_coordination_measure)m)));
    add_counts(p, profile);
}

/* A row a side: the measures of the whole, and how the cells stand. */
static void add_overview(const akt_comparison_page *p)
{
    akt_column columns[AKT_COORDINATION_COUNT + 4] = {akt_comparison__side_column(p)};
    size_t count = 1;
    for (int m = 0; m < AKT_COORDINATION_COUNT; m++) {
        const akt_profile_row row = {
            .what = AKT_PROFILE_MEASURE,
            .measure = akt_coordination_measure_name((akt_coordination_measure)m)};
        columns[count++] = (akt_column){row.measure, akt_comparison__measure_words(p, &row),
                                        AKT_COLUMN_NUMBER, NULL};
    }
    columns[count++] = column(p, "gaps", AKT_W_COMPARE_GAPS, AKT_COLUMN_WHOLE);
    columns[count++] = column(p, "thin", AKT_W_COMPARE_THIN, AKT_COLUMN_WHOLE);
    columns[count++] = column(p, "covered", AKT_W_COMPARE_COVERED, AKT_COLUMN_WHOLE);
    akt_document_table(p->document, "overview", akt_words(AKT_W_COMPARE_OVERVIEW, p->lang), columns,
                       count);
    for (size_t i = 0; i < p->view->comparisons->side_count; i++)
        add_side(p, i);
}

/* A sum that is not known on the one side, of somebody who is not there on the other. */
static bool tells_nothing(const akt_comparison_row *row)
{
    return row->row->what == AKT_PROFILE_MONEY &&
           ((isnan(row->values[0]) && row->sides[1] == AKT_NONE) ||
            (isnan(row->values[1]) && row->sides[0] == AKT_NONE));
}

/* What changed of the whole, which has no subject, or of money. */
static void add_table(const akt_comparison_page *p, const char *name, akt_word caption,
                      akt_profile_what what)
{
    bool has_subject = what != AKT_PROFILE_MEASURE;
    akt_column columns[2 + VALUE_COLUMNS] = {
        akt_comparison__side_column(p),
        column(p, "id", AKT_W_COLUMN_WHO, AKT_COLUMN_CODE),
    };
    list_value_columns(p, columns + 1 + has_subject);
    akt_document_table(p->document, name, akt_words(caption, p->lang), columns,
                       1 + has_subject + VALUE_COLUMNS);
    akt_comparison_spot spot = akt_comparison__start(p, SIZE_MAX);
    while (akt_comparison__next(&spot, what, SIZE_MAX)) {
        const akt_profile_row *row = akt_comparison__row(&spot)->row;
        if (tells_nothing(akt_comparison__row(&spot)))
            continue;
        akt_document_row(p->document);
        akt_comparison__add_item(p, spot.item);
        if (has_subject)
            akt_document_shown(p->document, row->id[0] ? row->id : NULL,
                               akt_comparison__subject_words(&spot));
        add_values(&spot);
    }
}

/* The state of a cell on a side. */
static void add_state(const akt_comparison_page *p, const akt_profile_row *row, double state)
{
    bool is_needed = !isnan(state);
    akt_cell_state code =
        is_needed ? (akt_cell_state)((int)state + AKT_CELL_GAP) : AKT_CELL_NOT_NEEDED;
    akt_document_shown(p->document, akt_cell_state_name(code),
                       is_needed ? akt_comparison__value_words(p, row, state)
                                 : akt_words(AKT_W_STATE_NOT_NEEDED, p->lang));
}

/* How many there are of a cell, whose rows `clear`, `possible` and `state` stand beside each other. */
static void add_cell(const akt_comparison_spot *spot)
{
    const akt_comparison_page *p = spot->page;
    const akt_comparison_row *state = akt_comparison__row(spot);
    const akt_comparison_row *clear = state - 2;
    akt_document_row(p->document);
    akt_comparison__add_item(p, spot->item);
    akt_document_shown(p->document, state->row->id, akt_comparison__place_words(spot));
    for (int at = 0; at < 2; at++)
        add_state(p, state->row, state->values[at]);
    for (int at = 0; at < 2; at++)
        akt_document_number(p->document, clear->values[at]);
    akt_comparison__add_holds(spot);
    akt_comparison__add_steps(spot);
}

static void add_cells(const akt_comparison_page *p)
{
    const akt_column columns[] = {
        akt_comparison__side_column(p),
        column(p, "cell", AKT_W_COLUMN_ROLE, AKT_COLUMN_CODE),
        column(p, "before", AKT_W_COMPARE_BEFORE, AKT_COLUMN_CODE),
        column(p, "after", AKT_W_COMPARE_AFTER, AKT_COLUMN_CODE),
        column(p, "clear_before", AKT_W_COMPARE_CLEAR_BEFORE, AKT_COLUMN_NUMBER),
        column(p, "clear_after", AKT_W_COMPARE_CLEAR_AFTER, AKT_COLUMN_NUMBER),
        akt_comparison__holds_column(p),
        column(p, "step", AKT_W_COMPARE_STEP, AKT_COLUMN_CODE),
    };
    akt_document_table(p->document, "cells", akt_words(AKT_W_COMPARE_CELLS, p->lang),
                       COLUMNS(columns));
    akt_comparison_spot spot = akt_comparison__start(p, SIZE_MAX);
    while (akt_comparison__next(&spot, AKT_PROFILE_CELL, SIZE_MAX)) {
        if (strcmp(akt_comparison__row(&spot)->row->measure, "state") == 0)
            add_cell(&spot);
    }
}

static void note(const akt_comparison_page *p, akt_word word, const char *a, const char *b,
                 const char *c)
{
    akt_document_note(p->document, "%s", akt_words_filled(p->pool, word, p->lang, a, b, c, NULL));
}

static void note_steps(const akt_comparison_page *p)
{
    bool has_steps = false;
    for (size_t c = 0; p->view->attributions && c < p->view->comparisons->count; c++) {
        size_t steps = p->view->attributions[c].steps;
        has_steps |= steps > 0;
        if (steps > AKT_SHAPLEY_STEPS)
            note(p, AKT_W_COMPARE_MANY_STEPS, akt_comparison__side_words(p, c + 1),
                 akt_count_words(p->pool, steps, p->lang),
                 akt_count_words(p->pool, AKT_SHAPLEY_STEPS, p->lang));
    }
    if (has_steps)
        note(p, AKT_W_COMPARE_STEPS_NOTE, NULL, NULL, NULL);
}

static void add_notes(const akt_comparison_page *p)
{
    const akt_comparisons *all = p->view->comparisons;
    size_t draws = all->items[0].draws;
    if (draws)
        note(p, AKT_W_COMPARE_DRAWS_NOTE, akt_count_words(p->pool, draws, p->lang),
             akt_percent_words(p->pool, p->view->confidence, p->lang), NULL);
    else
        note(p, AKT_W_COMPARE_NO_DRAWS, NULL, NULL, NULL);
    if (p->view->kind == AKT_COMPARED_DATASETS)
        note(p, AKT_W_COMPARE_DATASETS_NOTE, NULL, NULL, NULL);
    note_steps(p);
    note(p, AKT_W_COMPARE_MEASURE_NOTE, NULL, NULL, NULL);
    note(p, AKT_W_COMPARE_MONEY_NOTE, NULL, NULL, NULL);
    note(p, AKT_W_COVERAGE_RULE, NULL, NULL, NULL);
    size_t last = p->view->kind == AKT_COMPARED_SCENARIOS ? 0 : all->side_count - 1;
    for (size_t side = 0; side <= last; side++)
        akt_document_note(p->document, "%s",
                          akt_source_line(p->pool, all->sides[side].dataset, p->lang));
}

akt_status akt_describe_comparison(akt_document **out, const akt_comparison_view *view,
                                   akt_lang lang, akt_error *err)
{
    static const akt_word titles[] = {AKT_W_COMPARE_TITLE_SCENARIOS, AKT_W_COMPARE_TITLE_TIMES,
                                      AKT_W_COMPARE_TITLE_DATASETS};
    *out = NULL;
    akt_document *document = akt_document_new(lang);
    if (!document)
        return akt_error_memory(err);
    const akt_comparison_page p = {document, akt_document_pool(document), view, lang};
    akt_document_heading(document, 1, akt_words(titles[view->kind], lang));
    akt_comparison__add_findings(&p);
    add_changes(&p);
    add_overview(&p);
    add_table(&p, "measures", AKT_W_COMPARE_MEASURES, AKT_PROFILE_MEASURE);
    add_cells(&p);
    akt_comparison__add_conservation(&p);
    add_table(&p, "money", AKT_W_COMPARE_MONEY, AKT_PROFILE_MONEY);
    akt_comparison__add_records(&p);
    akt_comparison__add_ranks(&p);
    akt_comparison__add_attribution(&p);
    add_notes(&p);
    return akt_document_finish(out, document, err);
}
