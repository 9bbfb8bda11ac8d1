#include "diagram/quadrant_stand_internal.h"

#include "report/field_words.h"

#include <stdlib.h>
#include <string.h>

static int compare_holders(const void *left, const void *right)
{
    const akt_stand_holder *a = left;
    const akt_stand_holder *b = right;
    if (a->strength != b->strength) {
        return a->strength < b->strength ? -1 : 1;
    }
    if (a->row->driver != b->row->driver) {
        return a->row->driver ? -1 : 1;
    }
    return strcmp(a->row->id, b->row->id);
}

static bool is_of_area(const akt_roles_column *column, int32_t role, int32_t area)
{
    return column->role == role && column->area == area;
}

/* The strengths of a row in a role and area: a mask of 1 << akt_strength. Of what is unplaced those
 * that no area of the role has. */
static uint32_t strengths_in(const akt_roles_sheet *sheet, const akt_roles_row *row, int32_t role,
                             int32_t area)
{
    uint32_t any = 0;
    uint32_t placed = 0;
    for (size_t i = 0; i < sheet->column_count; i++) {
        const akt_roles_column *column = &sheet->columns[i];
        if (is_of_area(column, role, area)) {
            return row->seen[i];
        }
        any |= is_of_area(column, role, AKT_NONE) ? row->seen[i] : 0;
        placed |= column->role == role && column->area != AKT_NONE ? row->seen[i] : 0;
    }
    return area == AKT_STAND_UNPLACED ? any & ~placed : 0;
}

/* One holder counts once, by the best that is said of it. Where that stands in an area, a weaker
 * word without one adds nothing. */
static void add_holder(akt_stand *stand, const akt_roles_row *row, uint32_t seen, uint32_t better)
{
    for (int32_t s = 0; s < AKT_STRENGTH_COUNT; s++) {
        if ((better >> s & 1) != 0) {
            return;
        }
        if ((seen >> s & 1) != 0) {
            stand->holders[stand->count++] = (akt_stand_holder){row, s};
            stand->of_strength[s]++;
            return;
        }
    }
}

static void add_whole(akt_stand *stand, const akt_roles_row *row, uint32_t seen)
{
    for (int32_t s = 0; s < AKT_STRENGTH_COUNT; s++) {
        if ((seen >> s & 1) != 0) {
            stand->whole[stand->whole_count++] = (akt_stand_holder){row, s};
        }
    }
}

static void fill(akt_roles_sheet *sheet, akt_stand *stand)
{
    bool unplaced = stand->area == AKT_STAND_UNPLACED;
    for (size_t i = 0; i < sheet->row_count; i++) {
        const akt_roles_row *row = &sheet->rows[i];
        uint32_t seen = strengths_in(sheet, row, stand->role, stand->area);
        if (akt_ref_is_set(row->holder)) {
            uint32_t any = strengths_in(sheet, row, stand->role, AKT_NONE);
            add_holder(stand, row, seen, unplaced ? any & ~seen : 0);
        } else {
            add_whole(stand, row, seen);
        }
    }
    if (stand->count > 1) {
        qsort(stand->holders, stand->count, sizeof *stand->holders, compare_holders);
    }
}

/* The worst state of the areas of a role that are asked for. */
static akt_cell_state find_weakest(const akt_roles_sheet *sheet, int32_t role)
{
    akt_cell_state weakest = AKT_CELL_NOT_NEEDED;
    for (size_t i = 0; i < sheet->column_count; i++) {
        const akt_roles_column *column = &sheet->columns[i];
        akt_cell_state state = column->cell->state;
        if (column->role == role && column->area != AKT_NONE && state != AKT_CELL_NOT_NEEDED &&
            (weakest == AKT_CELL_NOT_NEEDED || state < weakest)) {
            weakest = state;
        }
    }
    return weakest;
}

const char *akt_stand__state(akt_roles_sheet *sheet, const akt_stand *stand)
{
    const char *state = akt_roles__state(sheet, stand->state);
    return akt_stand__is_by_area(stand)
               ? akt_words_filled(sheet->pool, AKT_W_QUADRANT_WEAKEST, sheet->lang, state, NULL,
                                  NULL, NULL)
               : state;
}

akt_stand akt_stand__make(akt_roles_sheet *sheet, int32_t role, int32_t area)
{
    akt_stand stand = {.role = role, .area = area};
    int32_t at = area == AKT_STAND_UNPLACED ? AKT_NONE : area;
    stand.cell = akt_coverage_at(sheet->coverage, role, at);
    stand.state = stand.cell->state;
    stand.weakest = area == AKT_NONE ? find_weakest(sheet, role) : AKT_CELL_NOT_NEEDED;
    if (stand.state == AKT_CELL_NOT_NEEDED) {
        stand.state = stand.weakest;
    }
    stand.holders = akt_pool_get(sheet->pool, (sheet->row_count + 1) * sizeof *stand.holders);
    stand.whole = akt_pool_get(sheet->pool, AKT_STRENGTH_COUNT * sizeof *stand.whole);
    if (stand.holders == NULL || stand.whole == NULL) {
        sheet->failed = true;
        return stand;
    }
    fill(sheet, &stand);
    return stand;
}

const char *akt_stand__term(const akt_roles_sheet *sheet, akt_vocabulary vocabulary, int32_t code)
{
    const char *name = akt_term_words(sheet->dataset, vocabulary, code, sheet->lang);
    return name != NULL ? name : "";
}

const char *akt_stand__about(const akt_roles_sheet *sheet, akt_vocabulary vocabulary, int32_t code)
{
    const akt_term *term = akt_dataset_term(sheet->dataset, vocabulary, code);
    const char *text = akt_text_in(&term->description, sheet->lang);
    return text != NULL ? text : "";
}

size_t akt_stand__count_holders(const akt_roles_sheet *sheet)
{
    size_t count = 0;
    for (size_t i = 0; i < sheet->row_count; i++) {
        count += akt_ref_is_set(sheet->rows[i].holder) ? 1 : 0;
    }
    return count;
}

const char *akt_stand__number(akt_roles_sheet *sheet, size_t value)
{
    return akt_count_words(sheet->pool, value, sheet->lang);
}
