#include "base/buffer.h"
#include "input/register_internal.h"
#include "parse/plain.h"

#include <string.h>

enum { ROWS_SEARCHED = 60, LONGEST = 512 };

/* The cells of one row of the grid: from first up to end. */
typedef struct span {
    size_t first, end;
} span;

static const akt_grid_cell *cells_of(const akt_register *table)
{
    return table->grid.cells.items;
}

static span row_at(const akt_register *table, size_t first)
{
    span row = {first, first};
    const akt_grid_cell *cells = cells_of(table);
    while (row.end < table->grid.cells.count && cells[row.end].row == cells[first].row)
        row.end++;
    return row;
}

static const akt_grid_cell *cell_in(const akt_register *table, span row, size_t column)
{
    const akt_register_row cells = {cells_of(table) + row.first, row.end - row.first};
    return akt_register_cell(&cells, column);
}

static void add_trimmed(akt_buffer *out, const char *text)
{
    size_t size;
    const char *start = akt_grid_trim(text, &size);
    for (size_t i = 0; i < size; i++) {
        bool is_break = start[i] == '\n' || start[i] == '\r' || start[i] == '\t';
        akt_buffer_add_char(out, is_break ? ' ' : start[i]);
    }
}

/* A heading of two rows: the upper goes on to the right where the lower ones do, up to the next. */
static void add_column(akt_register *table, const akt_grid_cell *upper, const akt_grid_cell *lower,
                       akt_pool *pool)
{
    akt_buffer name = AKT_BUFFER_INIT;
    char plain[LONGEST];
    if (upper)
        add_trimmed(&name, upper->text);
    akt_buffer_add(&name, upper && lower ? " / " : "");
    if (lower)
        add_trimmed(&name, lower->text);
    akt_plain_letters(plain, sizeof plain, akt_buffer_text(&name));
    akt_register_column *added = akt_list_add(&table->columns);
    const akt_grid_cell *cell = lower ? lower : upper;
    if (!added) {
        akt_pool_fail(pool);
        akt_buffer_dispose(&name);
        return;
    }
    added->name = akt_buffer_settle(&name, pool);
    added->plain = akt_pool_text(pool, plain, strlen(plain));
    added->plain = added->plain ? added->plain : "";
    added->column = cell->column;
    added->cell = cell;
}

static void take_one_row(akt_register *table, span row, akt_pool *pool)
{
    table->columns.count = 0;
    for (size_t i = row.first; i < row.end; i++)
        add_column(table, NULL, &cells_of(table)[i], pool);
}

static void take_two_rows(akt_register *table, span upper, span lower, akt_pool *pool)
{
    const akt_grid_cell *cells = cells_of(table), *above = NULL;
    size_t last = cells[upper.end - 1].column;
    if (cells[lower.end - 1].column > last)
        last = cells[lower.end - 1].column;
    table->columns.count = 0;
    for (size_t column = 1; column <= last; column++) {
        const akt_grid_cell *top = cell_in(table, upper, column);
        const akt_grid_cell *below = cell_in(table, lower, column);
        if (top)
            above = below ? top : NULL;
        if (top || below)
            add_column(table, top ? top : above, below, pool);
    }
}

static size_t count_wanted(const akt_register *table, const akt_register_wish *wish)
{
    size_t found = 0;
    const akt_register_column *columns = table->columns.items;
    for (size_t i = 0; i < table->columns.count; i++)
        for (const char *const *wanted = wish->headings; *wanted; wanted++)
            if (*columns[i].plain && strcmp(columns[i].plain, *wanted) == 0) {
                found++;
                break;
            }
    return found;
}

/* Whether a row may be the lower one of headings: it is the next. */
static bool may_go_below(const akt_register *table, span upper, span lower)
{
    const akt_grid_cell *cells = cells_of(table);
    return lower.first < lower.end && cells[lower.first].row == cells[upper.first].row + 1;
}

typedef struct choice {
    size_t score;
    span upper, lower;
    size_t rows;
} choice;

static void judge(akt_register *table, const akt_register_wish *wish, span row, akt_pool *pool,
                  choice *best)
{
    bool is_wished = wish->heading_row != 0;
    take_one_row(table, row, pool);
    size_t score = count_wanted(table, wish) + is_wished;
    if (score > best->score)
        *best = (choice){score, row, row, 1};
    span below = row.end < table->grid.cells.count ? row_at(table, row.end) : (span){0, 0};
    if (!may_go_below(table, row, below))
        return;
    take_two_rows(table, row, below, pool);
    score = count_wanted(table, wish) + is_wished;
    if (score > best->score)
        *best = (choice){score, row, below, 2};
}

size_t akt_register__find_headings(akt_register *table, const akt_register_wish *wish,
                                   akt_pool *pool)
{
    choice best = {.score = 0};
    const akt_grid_cell *cells = cells_of(table);
    span row = {0, 0};
    for (size_t n = 0; row.end < table->grid.cells.count; n++) {
        if (wish->heading_row == 0 && n == ROWS_SEARCHED)
            break;
        row = row_at(table, row.end);
        if (wish->heading_row == 0 || cells[row.first].row == wish->heading_row)
            judge(table, wish, row, pool, &best);
    }
    table->columns.count = 0;
    table->heading_row = 0;
    if (best.score == 0)
        return 0;
    table->heading_row = cells[best.upper.first].row;
    table->heading_rows = best.rows;
    if (best.rows == 1)
        take_one_row(table, best.upper, pool);
    else
        take_two_rows(table, best.upper, best.lower, pool);
    return best.score;
}
