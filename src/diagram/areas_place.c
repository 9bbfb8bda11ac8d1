#include "diagram/areas_internal.h"
#include "words/words.h"

#include <math.h>

#define HEADS 232.0      /* the width of the roles' names */
#define COLUMN_LEAST 160.0
#define GAP 6.0          /* between cells */
#define MARK 26.0        /* what a mark takes of a cell's width */
#define NAME_LINES 2
#define WHOLE_LINES 4
#define MOST 12          /* of a cell are drawn */

static const akt_font head_font = {15.5, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
static const akt_font text_font = {12, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};

double akt_areas__width(const akt_areas *a)
{
    double least = (COLUMN_LEAST + GAP) * (double)a->column_count;
    return fmax(AKT_BOARD_WIDTH, 2 * AKT_BOARD_MARGIN + HEADS + least);
}

static void place_columns(akt_areas *a)
{
    double left = AKT_BOARD_MARGIN + HEADS;
    double each = (a->width - AKT_BOARD_MARGIN - left) / (double)a->column_count;
    double titles = 0;
    double goals = 0;
    for (size_t i = 0; i < a->column_count; i++) {
        akt_areas_column *column = &a->columns[i];
        akt_lang lang = a->sheet->lang;
        bool last = column->area == AKT_STAND_UNPLACED;
        const char *goal = akt_areas__goal(a, column);
        column->x = left + each * (double)i + GAP;
        column->width = each - GAP;
        column->title = akt_board__fit(
            a->sheet,
            last ? akt_words(AKT_W_AREAS_UNPLACED, lang)
                 : akt_stand__term(a->sheet, AKT_VOCABULARY_AREAS, column->area),
            &head_font, column->width - 2 * AKT_AREAS_PAD, 11.5);
        column->goal =
            akt_board__fit(a->sheet, goal != NULL ? goal : akt_words(AKT_W_AREAS_NO_GOAL, lang),
                           &text_font, column->width - 2 * AKT_AREAS_PAD, 10);
        titles = fmax(titles, akt_board__height(&column->title));
        goals = fmax(goals, akt_board__height(&column->goal));
    }
    a->goals_y = a->titles_y + titles + 18;
    a->rows[0].y = a->goals_y + goals + 2 * AKT_AREAS_PAD + GAP;
}

static void add_entry(akt_areas *a, akt_areas_cell *cell, const akt_stand_holder *holder,
                      double room)
{
    bool whole = !akt_ref_is_set(holder->row->holder);
    akt_areas_entry *entry = &cell->entries[cell->count++];
    akt_font font = {text_font.size, holder->row->driver, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    double frame = holder->row->driver ? AKT_AREAS_FRAME : 0;
    entry->holder = holder;
    if (whole) {
        const char *words =
            akt_words_filled(a->sheet->pool, AKT_W_QUADRANT_WHOLE, a->sheet->lang,
                             akt_roles__strength(a->sheet, holder->strength), NULL, NULL, NULL);
        entry->name = akt_board__break(a->sheet, words, &font, room, WHOLE_LINES);
    } else {
        entry->name = akt_board__name(a->sheet, holder->row, &font, room, NAME_LINES);
    }
    entry->y = cell->need + frame;
    cell->need += akt_board__height(&entry->name) + AKT_AREAS_LINE + 2 * frame;
}

static void place_cell(akt_areas *a, akt_areas_cell *cell, double width)
{
    const akt_stand *stand = &cell->stand;
    double room = width - 2 * AKT_AREAS_PAD - MARK;
    size_t shown = stand->count < MOST ? stand->count : MOST;
    bool tagged = stand->area != AKT_STAND_UNPLACED;
    cell->need = AKT_AREAS_PAD + (tagged ? AKT_AREAS_TAG : 4);
    cell->count = 0;
    cell->left_out = stand->count - shown;
    for (size_t i = 0; i < shown; i++) {
        add_entry(a, cell, &stand->holders[i], room);
    }
    cell->more_y = cell->need;
    cell->need += cell->left_out > 0 ? 22 : 0;
    for (size_t i = 0; i < stand->whole_count; i++) {
        add_entry(a, cell, &stand->whole[i], room);
    }
    cell->need += 4;
}

/* The height that a row takes. */
static double measure_row(akt_areas *a, size_t r)
{
    akt_areas_row *row = &a->rows[r];
    double room = HEADS - 8;
    row->title = akt_board__fit(a->sheet,
                                akt_stand__term(a->sheet, AKT_VOCABULARY_ROLES, (int32_t)r),
                                &head_font, room, 11.5);
    row->about = akt_board__fit(a->sheet,
                                akt_stand__about(a->sheet, AKT_VOCABULARY_ROLES, (int32_t)r),
                                &text_font, room, 10);
    double height =
        akt_board__height(&row->title) + akt_board__height(&row->about) + AKT_AREAS_PAD + 34;
    for (size_t c = 0; c < a->column_count; c++) {
        akt_areas_cell *cell = &a->cells[r * a->column_count + c];
        place_cell(a, cell, a->columns[c].width);
        height = fmax(height, cell->need);
    }
    return height;
}

void akt_areas__place(akt_areas *a, double top, double bottom)
{
    a->titles_y = top;
    place_columns(a);
    a->needs_height = 88;
    double y = a->rows[0].y;
    double all = a->needs_height;
    for (size_t r = 0; r < a->row_count; r++) {
        a->rows[r].height = measure_row(a, r);
        all += a->rows[r].height + GAP;
    }
    double spare = fmax(0, bottom - y - all) / fmax(1, (double)a->row_count);
    for (size_t r = 0; r < a->row_count; r++) {
        a->rows[r].y = y;
        a->rows[r].height += spare;
        y += a->rows[r].height + GAP;
    }
    a->needs_y = y;
    a->bottom = y + a->needs_height;
}
