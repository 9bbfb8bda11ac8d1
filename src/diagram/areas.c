#include "diagram/areas.h"

#include "diagram/areas_internal.h"
#include "diagram/sources_internal.h"
#include "words/words.h"

#include <string.h>

#define NOTES_MOST 400 /* bytes of notes at the foot */

static size_t count_needs(const akt_roles_sheet *sheet, int32_t area)
{
    const akt_need *needs = akt_dataset_needs(sheet->dataset);
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(sheet->dataset, AKT_TABLE_NEEDS); i++) {
        count += needs[i].area == area ? 1 : 0;
    }
    return count;
}

/* Only whoever fills a role clearly or possibly serves an area. */
static bool serves(const akt_stand *stand)
{
    return stand->of_strength[AKT_STRENGTH_CLEAR] + stand->of_strength[AKT_STRENGTH_POSSIBLE] > 0;
}

static size_t count_derived(akt_roles_sheet *sheet, const akt_stand *stand)
{
    size_t count = 0;
    for (size_t i = 0; i < stand->count && stand->area != AKT_STAND_UNPLACED; i++) {
        akt_record record = akt_stand__evidence(sheet, stand, &stand->holders[i]);
        count += record.basis != AKT_BASIS_STATED ? 1 : 0;
    }
    return count;
}

static void fill_row(akt_areas *a, size_t r)
{
    akt_roles_sheet *sheet = a->sheet;
    a->rows[r].overall = akt_stand__make(sheet, (int32_t)r, AKT_NONE);
    a->hedged += akt_board__count_hedged(sheet, &a->rows[r].overall);
    for (size_t c = 0; c < a->column_count; c++) {
        akt_areas_cell *cell = &a->cells[r * a->column_count + c];
        cell->stand = akt_stand__make(sheet, (int32_t)r, a->columns[c].area);
        a->derived += count_derived(sheet, &cell->stand);
        size_t most = cell->stand.count + cell->stand.whole_count + 1;
        cell->entries = akt_pool_get(sheet->pool, most * sizeof *cell->entries);
        sheet->failed = sheet->failed || cell->entries == NULL;
        a->columns[c].is_served = a->columns[c].is_served || serves(&cell->stand);
    }
}

static bool allocate(akt_areas *a, size_t rows, size_t columns)
{
    akt_pool *pool = a->sheet->pool;
    a->columns = akt_pool_get(pool, columns * sizeof *a->columns);
    a->rows = akt_pool_get(pool, (rows + 1) * sizeof *a->rows);
    a->cells = akt_pool_get(pool, (rows * columns + 1) * sizeof *a->cells);
    return a->columns != NULL && a->rows != NULL && a->cells != NULL;
}

akt_areas akt_areas__make(akt_roles_sheet *sheet)
{
    akt_areas a = {.sheet = sheet};
    size_t areas = sheet->coverage->area_count;
    if (!allocate(&a, sheet->coverage->role_count, areas + 1)) {
        sheet->failed = true;
        return a;
    }
    a.column_count = areas + 1;
    for (size_t c = 0; c < a.column_count; c++) {
        akt_areas_column *column = &a.columns[c];
        bool last = c == areas;
        column->area = last ? AKT_STAND_UNPLACED : (int32_t)c;
        column->id = last ? "unplaced"
                          : akt_dataset_term(sheet->dataset, AKT_VOCABULARY_AREAS, (int32_t)c)
                                ->record.id;
        column->needs = count_needs(sheet, last ? AKT_NONE : (int32_t)c);
    }
    for (size_t r = 0; r < sheet->coverage->role_count; r++) {
        fill_row(&a, r);
    }
    a.row_count = sheet->failed ? 0 : sheet->coverage->role_count;
    return a;
}

const char *akt_areas__title(const akt_roles_sheet *sheet)
{
    return akt_page_title(sheet->page, akt_words(AKT_W_AREAS_TITLE, sheet->lang));
}

const char *akt_areas__subtitle(const akt_areas *a)
{
    akt_roles_sheet *sheet = a->sheet;
    akt_buffer text = AKT_BUFFER_INIT;
    size_t needed = 0;
    size_t gaps = 0;
    for (size_t i = 0; i < a->row_count * a->column_count; i++) {
        bool area = (i + 1) % a->column_count != 0;
        akt_cell_state state = a->cells[i].stand.cell->state;
        needed += area && state != AKT_CELL_NOT_NEEDED ? 1 : 0;
        gaps += area && state == AKT_CELL_GAP ? 1 : 0;
    }
    akt_board__add_dataset(&text, sheet);
    akt_words_fill(&text, AKT_W_AREAS_SUBTITLE, sheet->lang,
                   akt_stand__number(sheet, a->row_count),
                   akt_stand__number(sheet, a->column_count - 1),
                   akt_stand__number(sheet, needed), akt_stand__number(sheet, gaps));
    akt_buffer_add_char(&text, ' ');
    akt_sources__add_date(&text, sheet->dataset, sheet->lang);
    return akt_roles__keep(sheet, &text);
}

const char *akt_areas__goal(const akt_areas *a, const akt_areas_column *column)
{
    if (column->area == AKT_STAND_UNPLACED) {
        return akt_words(AKT_W_AREAS_UNPLACED_WHY, a->sheet->lang);
    }
    const char *goal = akt_stand__about(a->sheet, AKT_VOCABULARY_AREAS, column->area);
    return *goal != '\0' ? goal : NULL;
}

/* Where several things are said of the actors as a whole in a role, the notes tell how they go
 * together; cells have no room for them. "" where the foot has none, either: the twin has them. */
static const char *whole_words(const akt_areas *a)
{
    akt_roles_sheet *sheet = a->sheet;
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t r = 0; r < a->row_count; r++) {
        const akt_stand *stand = &a->rows[r].overall;
        for (size_t i = 0; i < stand->whole_count && stand->whole_count > 1; i++) {
            const char *note = akt_stand__note(sheet, stand, &stand->whole[i]);
            if (note != NULL) {
                akt_buffer_format(&text, " %s, %s: %s",
                                  akt_stand__term(sheet, AKT_VOCABULARY_ROLES, stand->role),
                                  akt_roles__strength(sheet, stand->whole[i].strength), note);
            }
        }
    }
    const char *notes = akt_roles__keep(sheet, &text);
    return *notes == '\0' || strlen(notes) > NOTES_MOST
               ? ""
               : akt_words_filled(sheet->pool, AKT_W_AREAS_WHOLE_NOTES, sheet->lang, notes + 1,
                                  NULL, NULL, NULL);
}

static akt_drawing *paint(akt_roles_sheet *sheet)
{
    akt_areas a = akt_areas__make(sheet);
    if (sheet->failed) {
        return NULL;
    }
    a.width = akt_areas__width(&a);
    const akt_board_page page = {.title = akt_areas__title(sheet),
                                 .subtitle = akt_areas__subtitle(&a),
                                 .whole = whole_words(&a),
                                 .ours = akt_words(AKT_W_AREAS_OURS, sheet->lang),
                                 .hedged = a.hedged,
                                 .derived = a.derived,
                                 .width = a.width};
    akt_board board = akt_board__make(sheet, &page);
    akt_areas__place(&a, board.top, sheet->page->height - board.foot);
    if (sheet->failed || !akt_board__open(&board, a.bottom)) {
        return NULL;
    }
    akt_areas__draw_table(board.drawing, &a);
    return board.drawing;
}

akt_status akt_areas_draw(akt_drawing **out, const akt_dataset *dataset,
                          const akt_coverage *coverage, const akt_page *page, akt_error *err)
{
    const akt_board_input input = {dataset, coverage, page};
    return akt_board__draw(out, &input, paint, err);
}
