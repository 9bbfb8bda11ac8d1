#include "diagram/areas.h"

#include "diagram/areas_internal.h"
#include "diagram/quadrant_twin_internal.h"
#include "report/field_cells.h"
#include "words/words.h"

static const char *word(const akt_areas *a, akt_word id)
{
    return akt_words(id, a->sheet->lang);
}

static const char *column_name(const akt_areas *a, const akt_areas_column *column)
{
    return column->area == AKT_STAND_UNPLACED
               ? word(a, AKT_W_AREAS_UNPLACED)
               : akt_stand__term(a->sheet, AKT_VOCABULARY_AREAS, column->area);
}

/* One heading an area with its goal, one item a role that is asked for or filled there. */
static void tell_column(akt_document *out, const akt_areas *a, size_t c)
{
    const akt_areas_column *column = &a->columns[c];
    const char *goal = akt_areas__goal(a, column);
    akt_document_heading(out, 2, column_name(a, column));
    if (goal != NULL) {
        akt_document_paragraph(out, "%s", goal);
    }
    for (size_t r = 0; r < a->row_count; r++) {
        const akt_stand *stand = &a->cells[r * a->column_count + c].stand;
        bool asked = column->area != AKT_STAND_UNPLACED &&
                     stand->cell->state != AKT_CELL_NOT_NEEDED;
        if (asked || stand->count + stand->whole_count > 0) {
            akt_quadrant__tell_stand(
                out, a->sheet, stand,
                akt_stand__term(a->sheet, AKT_VOCABULARY_ROLES, stand->role));
        }
    }
    akt_document_item(out, "%s: %s", word(a, AKT_W_AREAS_NEEDS),
                      akt_stand__number(a->sheet, column->needs));
    if (column->area != AKT_STAND_UNPLACED && column->needs > 0 && !column->is_served) {
        akt_document_item(out, "%s.", word(a, AKT_W_AREAS_UNSERVED));
    }
}

static void add_column(akt_document *out, const akt_areas *a, const akt_areas_column *column)
{
    bool last = column->area == AKT_STAND_UNPLACED;
    akt_document_shown(out, last ? NULL : column->id, column_name(a, column));
}

static void tell_areas(akt_document *out, const akt_areas *a)
{
    const akt_column columns[] = {
        {"area", word(a, AKT_W_DIAGRAM_TWIN_AREA), AKT_COLUMN_CODE, NULL},
        {"goal", word(a, AKT_W_AREAS_GOAL), AKT_COLUMN_TEXT, NULL},
        {"needs", word(a, AKT_W_AREAS_NEEDS), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(out, "areas", word(a, AKT_W_AREAS_TABLE), columns,
                       sizeof columns / sizeof *columns);
    for (size_t c = 0; c < a->column_count; c++) {
        bool last = a->columns[c].area == AKT_STAND_UNPLACED;
        akt_document_row(out);
        add_column(out, a, &a->columns[c]);
        akt_document_text(out, last ? NULL : akt_areas__goal(a, &a->columns[c]));
        akt_document_whole(out, (int64_t)a->columns[c].needs);
    }
}

static void tell_cells(akt_document *out, const akt_areas *a)
{
    const akt_column columns[] = {
        {"role", word(a, AKT_W_COLUMN_ROLE), AKT_COLUMN_CODE, NULL},
        {"area", word(a, AKT_W_DIAGRAM_TWIN_AREA), AKT_COLUMN_CODE, NULL},
        {"state", word(a, AKT_W_COVERAGE_STATE), AKT_COLUMN_CODE, NULL},
        {"needed", word(a, AKT_W_COLUMN_MINIMUM), AKT_COLUMN_WHOLE, NULL},
        {"clear", word(a, AKT_W_COVERAGE_CLEAR), AKT_COLUMN_WHOLE, NULL},
        {"possible", word(a, AKT_W_COVERAGE_POSSIBLES), AKT_COLUMN_WHOLE, NULL},
        {"potential", word(a, AKT_W_COVERAGE_POTENTIALS), AKT_COLUMN_WHOLE, NULL},
    };
    akt_document_table(out, "cells", word(a, AKT_W_DIAGRAM_TWIN_COLUMNS), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < a->row_count * a->column_count; i++) {
        const akt_stand *stand = &a->cells[i].stand;
        if (stand->area == AKT_STAND_UNPLACED) {
            stand = &a->rows[i / a->column_count].overall;
        }
        akt_document_row(out);
        akt_quadrant__add_term(out, a->sheet, AKT_VOCABULARY_ROLES, stand->role);
        if (stand->area == AKT_NONE) {
            akt_document_shown(out, NULL, word(a, AKT_W_DIAGRAM_AREA_ANY));
        } else {
            akt_quadrant__add_term(out, a->sheet, AKT_VOCABULARY_AREAS, stand->area);
        }
        akt_document_shown(out, akt_cell_state_name(stand->cell->state),
                           akt_roles__state(a->sheet, stand->cell->state));
        akt_quadrant__add_minimum(out, stand->cell);
        for (int s = AKT_STRENGTH_CLEAR; s <= AKT_STRENGTH_POTENTIAL; s++) {
            akt_document_whole(out, (int64_t)stand->of_strength[s]);
        }
    }
}

static void tell_holders(akt_document *out, const akt_areas *a, size_t i,
                         const akt_stand_holder *holders, size_t count)
{
    const akt_stand *stand = &a->cells[i].stand;
    for (size_t k = 0; k < count; k++) {
        akt_document_row(out);
        akt_quadrant__add_term(out, a->sheet, AKT_VOCABULARY_ROLES, stand->role);
        add_column(out, a, &a->columns[i % a->column_count]);
        akt_quadrant__add_holder(out, &holders[k]);
        akt_quadrant__add_evidence(out, a->sheet, stand, &holders[k]);
    }
}

static void tell_who(akt_document *out, const akt_areas *a)
{
    const akt_column columns[] = {
        {"role", word(a, AKT_W_COLUMN_ROLE), AKT_COLUMN_CODE, NULL},
        {"area", word(a, AKT_W_DIAGRAM_TWIN_AREA), AKT_COLUMN_CODE, NULL},
        {"id", word(a, AKT_W_COLUMN_ID), AKT_COLUMN_CODE, NULL},
        {"name", word(a, AKT_W_COLUMN_NAME), AKT_COLUMN_TEXT, NULL},
        {"strength", word(a, AKT_W_COLUMN_STRENGTH), AKT_COLUMN_CODE, NULL},
        {"basis", word(a, AKT_W_COLUMN_BASIS), AKT_COLUMN_CODE, NULL},
        {"note", word(a, AKT_W_COLUMN_NOTE), AKT_COLUMN_TEXT, NULL},
        {"sources", word(a, AKT_W_COLUMN_SOURCES), AKT_COLUMN_TEXT, NULL},
    };
    akt_document_table(out, "who", word(a, AKT_W_AREAS_WHO), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < a->row_count * a->column_count; i++) {
        const akt_stand *stand = &a->cells[i].stand;
        tell_holders(out, a, i, stand->holders, stand->count);
        tell_holders(out, a, i, stand->whole, stand->whole_count);
    }
}

/* Every need, area by area as the columns stand. */
static void tell_needs(akt_document *out, const akt_areas *a)
{
    const akt_column columns[] = {
        {"area", word(a, AKT_W_DIAGRAM_TWIN_AREA), AKT_COLUMN_CODE, NULL},
        {"role", word(a, AKT_W_COLUMN_ROLE), AKT_COLUMN_CODE, NULL},
        {"id", word(a, AKT_W_COLUMN_ID), AKT_COLUMN_CODE, NULL},
        {"name", word(a, AKT_W_COLUMN_NAME), AKT_COLUMN_TEXT, NULL},
        {"sources", word(a, AKT_W_COLUMN_SOURCES), AKT_COLUMN_TEXT, NULL},
    };
    const akt_need *needs = akt_dataset_needs(a->sheet->dataset);
    size_t count = akt_dataset_count(a->sheet->dataset, AKT_TABLE_NEEDS);
    akt_document_table(out, "needs", word(a, AKT_W_AREAS_NEEDS), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < a->column_count * count; i++) {
        const akt_areas_column *column = &a->columns[i / count];
        const akt_need *need = &needs[i % count];
        const char *name = akt_text_in(&need->name, a->sheet->lang);
        if (need->area != (column->area == AKT_STAND_UNPLACED ? AKT_NONE : column->area)) {
            continue;
        }
        akt_document_row(out);
        add_column(out, a, column);
        if (need->role == AKT_NONE) {
            akt_document_nothing(out);
        } else {
            akt_quadrant__add_term(out, a->sheet, AKT_VOCABULARY_ROLES, need->role);
        }
        akt_document_text(out, need->record.id);
        akt_document_text(out, name != NULL ? name : need->record.id);
        akt_field_sources_cell(out, a->sheet->dataset, &need->record);
    }
}

static void tell(akt_document *out, akt_roles_sheet *sheet)
{
    akt_areas a = akt_areas__make(sheet);
    if (sheet->failed) {
        return;
    }
    akt_document_heading(out, 1, akt_areas__title(sheet));
    akt_document_paragraph(out, "%s", akt_areas__subtitle(&a));
    for (size_t c = 0; c < a.column_count; c++) {
        tell_column(out, &a, c);
    }
    tell_areas(out, &a);
    tell_cells(out, &a);
    tell_who(out, &a);
    tell_needs(out, &a);
    akt_quadrant__add_notes(out, sheet, AKT_W_AREAS_OURS);
}

akt_status akt_areas_describe(akt_document **out, const akt_dataset *dataset,
                              const akt_coverage *coverage, const akt_page *page, akt_error *err)
{
    const akt_board_input input = {dataset, coverage, page};
    return akt_board__describe(out, &input, tell, err);
}
