#include "scenario/sheet_internal.h"

#include <string.h>

/* Cells → headings and rows. */

static void fault(akt_sheet *s, const akt_grid_cell *cell, akt_fault what, const char *a,
                  const char *b, const char *c)
{
    const char *args[4] = {a, b, c, NULL};
    akt_grid_fault(s->writer.grid, cell, s->writer.faults, what, args);
}

static void add_entry(akt_sheet *s, akt_list *list, akt_sheet_heading heading,
                      const akt_grid_cell *cell)
{
    akt_sheet_entry *added = akt_list_add(list);
    if (added)
        *added = (akt_sheet_entry){heading, cell};
    else
        akt_pool_fail(s->writer.made.pool);
}

static const char *text_of(akt_sheet *s, const akt_grid_cell *cell)
{
    return akt_sheet_writer_text(&s->writer, cell);
}

/* Behind the last cell of the row that begins at `at`. */
static size_t end_of_row(const akt_sheet *s, size_t at)
{
    size_t end = at;
    while (end < s->cell_count && s->cells[end].row == s->cells[at].row)
        end++;
    return end;
}

/* Headings */

static bool is_heading_row(akt_sheet *s, size_t at, size_t end)
{
    for (size_t i = at; i < end && end - at > 1; i++) {
        akt_sheet_heading heading = akt_sheet_word__heading(text_of(s, &s->cells[i]));
        if (heading.field && strcmp(heading.field, "do") == 0)
            return true;
    }
    return false;
}

/* Notes what stands below or beside a cell; a heading that cannot be is noted as unknown, so that
 * what stands there is not told too. */
static akt_sheet_heading know_heading(akt_sheet *s, const akt_list *before,
                                      akt_sheet_heading heading, const char *near,
                                      const akt_grid_cell *cell)
{
    const char *text = text_of(s, cell);
    if (!heading.field) {
        fault(s, cell, AKT_FAULT_UNKNOWN_HEADING, text, near, NULL);
    } else if (*heading.field && akt_sheet_heading_is_among(before, heading)) {
        fault(s, cell, AKT_FAULT_HEADING_TWICE, text, NULL, NULL);
        heading.field = NULL;
    }
    return heading;
}

static void read_headings(akt_sheet *s, size_t at, size_t end)
{
    for (; at < end; at++) {
        const akt_grid_cell *cell = &s->cells[at];
        const char *text = text_of(s, cell);
        akt_sheet_heading heading = akt_sheet_word__heading(text);
        const char *near = heading.field ? NULL : akt_sheet_word__near_heading(text);
        add_entry(s, &s->headings, know_heading(s, &s->headings, heading, near, cell), cell);
    }
}

/* A row above the headings: what it is, and the text beside. One cell alone is not for us. */
static void read_title(akt_sheet *s, size_t at, size_t end)
{
    if (end - at < 2)
        return;
    const char *text = text_of(s, &s->cells[at]);
    akt_sheet_heading heading = akt_sheet_word__title(text);
    const char *near = heading.field ? NULL : akt_sheet_word__near_title(text);
    heading = know_heading(s, &s->titles, heading, near, &s->cells[at]);
    if (heading.field && *heading.field)
        add_entry(s, &s->titles, heading, &s->cells[at + 1]);
    for (size_t i = at + 2; i < end; i++)
        fault(s, &s->cells[i], AKT_FAULT_NO_HEADING, text_of(s, &s->cells[i]), NULL, NULL);
}

/* Steps */

/* The heading above a cell; NULL where there is none. */
static const akt_sheet_entry *heading_above(const akt_sheet *s, const akt_grid_cell *cell)
{
    const akt_sheet_entry *items = s->headings.items;
    size_t low = 0, high = s->headings.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (items[middle].cell->column < cell->column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->headings.count && items[low].cell->column == cell->column ? &items[low] : NULL;
}

static void tell_unknown_step(akt_sheet *s, const akt_grid_cell *cell)
{
    const akt_sheet_entry *items = s->headings.items;
    akt_buffer known = AKT_BUFFER_INIT;
    const char *words[16], *text = text_of(s, cell);
    size_t count = 0;
    for (; count < s->headings.count && count < sizeof words / sizeof *words; count++)
        words[count] = items[count].cell->text;
    akt_sheet_word__add_steps(&known, akt_sheet_word__lang(words, count));
    fault(s, cell, AKT_FAULT_UNKNOWN_STEP, text, akt_sheet_word__near_step(text),
          akt_buffer_text(&known));
    s->writer.made.json.failed = s->writer.made.json.failed || known.failed;
    akt_buffer_dispose(&known);
}

static const char *heading_of_steps(akt_sheet *s)
{
    const akt_sheet_entry *items = s->headings.items;
    for (size_t i = 0; i < s->headings.count; i++)
        if (items[i].heading.field && strcmp(items[i].heading.field, "do") == 0)
            return text_of(s, items[i].cell);
    return "";
}

/* The cells of a row that mean something, behind those of the rows before; where it has any, the step
 * that it says, or what it says amiss. */
static void read_row(akt_sheet *s, size_t at, size_t end)
{
    const size_t before = s->entries.count;
    akt_sheet_step_row row = {{NULL, 0}, NULL};
    const akt_grid_cell *said = NULL, *first = NULL;
    for (; at < end; at++) {
        const akt_grid_cell *cell = &s->cells[at];
        const akt_sheet_entry *above = heading_above(s, cell);
        if (!above)
            fault(s, cell, AKT_FAULT_NO_HEADING, text_of(s, cell), NULL, NULL);
        if (!above || !above->heading.field || !*above->heading.field)
            continue;
        add_entry(s, &s->entries, above->heading, cell);
        first = first ? first : cell;
        if (strcmp(above->heading.field, "do") == 0)
            said = cell;
    }
    if (said && akt_sheet_word_is_total(text_of(s, said))) {
        s->entries.count = before;
        return;
    }
    row.row.count = s->entries.count - before;
    row.step = said ? akt_sheet_word__step(text_of(s, said)) : NULL;
    if (first && !said)
        fault(s, first, AKT_FAULT_ROW_WITHOUT_STEP, heading_of_steps(s), NULL, NULL);
    else if (said && !row.step)
        tell_unknown_step(s, said);
    akt_sheet_step_row *added = row.row.count ? akt_list_add(&s->rows) : NULL;
    if (added)
        *added = row;
    else if (row.row.count)
        akt_pool_fail(s->writer.made.pool);
}

/* Leaves out the rows without a step, and lets the others find their cells, which move no more. */
static void settle_rows(akt_sheet *s)
{
    akt_sheet_step_row *rows = s->rows.items;
    const akt_sheet_entry *at = s->entries.items;
    size_t kept = 0;
    for (size_t i = 0; i < s->rows.count; i++) {
        rows[i].row.entries = at;
        at += rows[i].row.count;
        if (rows[i].step)
            rows[kept++] = rows[i];
    }
    s->rows.count = kept;
}

bool akt_sheet__read_cells(akt_sheet *s)
{
    bool has_headings = false;
    size_t at = 0, end, first = 0;
    for (; at < s->cell_count && !has_headings; at = end) {
        end = end_of_row(s, at);
        has_headings = is_heading_row(s, at, end);
        first = at;
    }
    if (!has_headings)
        return false;
    for (size_t i = 0; i < first; i = end) {
        end = end_of_row(s, i);
        read_title(s, i, end);
    }
    read_headings(s, first, at);
    for (; at < s->cell_count; at = end) {
        end = end_of_row(s, at);
        read_row(s, at, end);
    }
    settle_rows(s);
    return true;
}
