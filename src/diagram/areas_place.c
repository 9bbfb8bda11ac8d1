#include "diagram/areas_internal.h"
#include "words/words.h"

#include <math.h>

#define HEADS 232.0      /* the least width of the roles' names, */
#define HEADS_SHARE 0.15 /* and what they take of a wide page */
#define COLUMN_LEAST 160.0
#define GAP 6.0          /* between cells */
#define MARK 26.0        /* what a mark takes of a cell's width */
#define NAME_LINES 3
#define WHOLE_LINES 4
#define MOST 12          /* of a cell are drawn */

static const akt_font head_font = {15.5, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
static const akt_font text_font = {12, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};

/* Sizes of the holders' names: the largest that fits is taken, at best one that leaves all in
 * full. */
static const double sizes[] = {14.5, 13.5, 13, 12.5, 12};
enum { SIZES = sizeof sizes / sizeof sizes[0] };

double akt_areas__width(const akt_areas *a)
{
    double least = (COLUMN_LEAST + GAP) * (double)a->column_count;
    return fmax(a->sheet->page->width, 2 * AKT_BOARD_MARGIN + HEADS + least);
}

static double heads_width(const akt_areas *a)
{
    return fmax(HEADS, HEADS_SHARE * a->width);
}

static akt_board_text break_title(const akt_areas *a, const akt_areas_column *column,
                                  const akt_font *font)
{
    const char *title =
        column->area == AKT_STAND_UNPLACED
            ? akt_words(AKT_W_AREAS_UNPLACED, a->sheet->lang)
            : akt_stand__term(a->sheet, AKT_VOCABULARY_AREAS, column->area);
    return akt_board__fit(a->sheet, title, font, column->width - 2 * AKT_AREAS_PAD, 11.5);
}

static akt_board_text break_goal(const akt_areas *a, const akt_areas_column *column,
                                 const akt_font *font)
{
    const char *goal = akt_areas__goal(a, column);
    goal = goal != NULL ? goal : akt_words(AKT_W_AREAS_NO_GOAL, a->sheet->lang);
    return akt_board__fit(a->sheet, goal, font, column->width - 2 * AKT_AREAS_PAD, 10);
}

/* Titles are all as large as the one that has least room, and so are goals. */
static void place_columns(akt_areas *a)
{
    double left = AKT_BOARD_MARGIN + heads_width(a);
    double each = (a->width - AKT_BOARD_MARGIN - left) / (double)a->column_count;
    akt_font title = head_font;
    akt_font goal = text_font;
    double titles = 0;
    double goals = 0;
    for (size_t i = 0; i < a->column_count; i++) {
        akt_areas_column *column = &a->columns[i];
        column->x = left + each * (double)i + GAP;
        column->width = each - GAP;
        title.size = break_title(a, column, &title).font.size;
        goal.size = break_goal(a, column, &goal).font.size;
    }
    for (size_t i = 0; i < a->column_count; i++) {
        akt_areas_column *column = &a->columns[i];
        column->title = break_title(a, column, &title);
        column->goal = break_goal(a, column, &goal);
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
    const akt_font font = {a->size, holder->row->driver, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    double frame = holder->row->driver ? AKT_AREAS_FRAME : 0;
    entry->holder = holder;
    if (whole) {
        const char *words =
            akt_words_filled(a->sheet->pool, AKT_W_QUADRANT_WHOLE, a->sheet->lang,
                             akt_roles__strength(a->sheet, holder->strength), NULL, NULL, NULL);
        entry->name = akt_board__break(a->sheet, words, &text_font, room, WHOLE_LINES);
    } else {
        entry->name = akt_board__name(a->sheet, holder->row, &font, room, NAME_LINES);
        a->has_briefs = a->has_briefs || entry->name.brief;
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
    double room = heads_width(a) - 8;
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

/* Lays the rows out with names of a size. Returns where all would end. */
static double measure(akt_areas *a, double size)
{
    a->size = size;
    a->has_briefs = false;
    double end = a->rows[0].y + a->needs_height;
    for (size_t r = 0; r < a->row_count; r++) {
        a->rows[r].height = measure_row(a, r);
        end += a->rows[r].height + GAP;
    }
    return end;
}

static double choose_size(akt_areas *a, double bottom)
{
    double largest = 0;
    for (size_t i = 0; i < SIZES; i++) {
        bool fits = measure(a, sizes[i]) <= bottom;
        if (fits && !a->has_briefs) {
            return sizes[i];
        }
        largest = fits ? fmax(largest, sizes[i]) : largest;
    }
    return largest > 0 ? largest : sizes[SIZES - 1];
}

void akt_areas__place(akt_areas *a, double top, double bottom)
{
    a->titles_y = top;
    a->needs_height = 54;
    place_columns(a);
    double end = measure(a, choose_size(a, bottom));
    double spare = fmax(0, bottom - end) / fmax(1, (double)a->row_count);
    double y = a->rows[0].y;
    for (size_t r = 0; r < a->row_count; r++) {
        a->rows[r].y = y;
        a->rows[r].height += spare;
        y += a->rows[r].height + GAP;
    }
    a->needs_y = y;
    a->bottom = y + a->needs_height;
}
