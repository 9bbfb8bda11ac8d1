#include "base/utf8.h"
#include "input/register_internal.h"
#include "input/same_body.h"
#include "input/sheet_words.h"
#include "model/orgnr.h"
#include "parse/plain.h"
#include "parse/written.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Which rows are facts. */

enum { LONGEST = 256 };

typedef struct sorter {
    akt_register *table;
    akt_diagnostics *faults;
    akt_buffer scratch; /* for amounts */
} sorter;

/* Whether a text has no more than digits and what goes with them, as a figure does. */
static bool is_figure(sorter *s, const akt_grid_cell *cell)
{
    static const char figures[] = "0123456789 .,-+%\xC2\xA0\xE2\x80\xAF\x89";
    if (cell->kind == AKT_GRID_NUMBER || cell->kind == AKT_GRID_DATE)
        return true;
    if (!strpbrk(cell->text, "0123456789"))
        return false;
    if (cell->text[strspn(cell->text, figures)] == '\0')
        return true;
    akt_buffer_clear(&s->scratch);
    akt_written answer = akt_written_amount(cell->text, AKT_WRITTEN_POINT_POINT, &s->scratch);
    return answer == AKT_WRITTEN_GOOD || answer == AKT_WRITTEN_UNIT;
}

static size_t count_texts(sorter *s, const akt_register_row *row)
{
    size_t texts = 0;
    for (size_t i = 0; i < row->count; i++)
        texts += !is_figure(s, &row->cells[i]);
    return texts;
}

/* Whether a word of a heading begins with "org", as "Org. nr." and "Mottakers organisasjon" do, and
 * "Beløp Norge" does not; or "orgnr" ends one ("Mottakerorgnr"). */
static bool is_of_orgnr(const akt_register_column *column)
{
    char plain[LONGEST];
    akt_plain(plain, sizeof plain, column->name, strlen(column->name));
    for (const char *at = strstr(plain, "org"); at; at = strstr(at + 1, "org"))
        if (at == plain || strchr(" ./-(", at[-1]))
            return true;
    return strstr(column->plain, "orgnr") != NULL;
}

/* A sum of nine digits may be a valid number by chance: the heading tells them apart. */
static bool has_orgnr(const akt_register *table, const akt_register_row *row)
{
    const akt_register_column *columns = table->columns.items;
    for (size_t c = 0; c < table->columns.count; c++) {
        const akt_grid_cell *cell = akt_register_cell(row, columns[c].column);
        if (cell && akt_orgnr_is_written(cell->text) && is_of_orgnr(&columns[c]))
            return true;
    }
    return false;
}

/* "Oslo Totalt", as Excel writes the total of a group. */
static bool ends_as_total(const char *text)
{
    const char *last = strrchr(text, ' ');
    return last && akt_sheet_word_is_total(last + 1);
}

/* "Total E&P Norge AS" is a body, "Totalt Norge AS" and "Sum Norge AS" are what is theirs of a list. */
static bool is_called_total(const char *text, size_t size)
{
    return size == sizeof "total" - 1 && strncasecmp(text, "total", size) == 0 &&
           akt_same_body_has_form(text);
}

/* A total says so in its first words or its last, has few other texts, and is of no body. */
static bool is_total(sorter *s, const akt_register_row *row)
{
    size_t first = 0, left;
    while (first < row->count && is_figure(s, &row->cells[first]))
        first++;
    const char *text = first < row->count ? row->cells[first].text : "";
    size_t size = akt_sheet_word_total_size(text), texts = count_texts(s, row);
    if (!(size || ends_as_total(text)) || has_orgnr(s->table, row))
        return false;
    akt_grid_trim(text + size, &left);
    return left == 0 ? texts <= 2 : texts == 1 && !is_called_total(text, size);
}

static bool is_heading_of(const akt_register_column *column, const akt_grid_cell *cell)
{
    char plain[LONGEST];
    akt_plain_letters(plain, sizeof plain, cell->text);
    size_t size = strlen(plain), whole = strlen(column->plain);
    return size > 0 && whole >= size &&
           (strncmp(column->plain, plain, size) == 0 ||
            strcmp(column->plain + whole - size, plain) == 0);
}

/* Headings again, on a new page: at least two, and nothing else. */
static bool is_headings(const akt_register *table, const akt_register_row *row)
{
    const akt_register_column *columns = table->columns.items;
    size_t same = 0;
    for (size_t c = 0, i = 0; i < row->count; i++) {
        while (c < table->columns.count && columns[c].column < row->cells[i].column)
            c++;
        if (c == table->columns.count || columns[c].column != row->cells[i].column ||
            !is_heading_of(&columns[c], &row->cells[i]))
            return false;
        same++;
    }
    return same >= 2 || (same == 1 && table->columns.count == 1);
}

/* One text alone in a table of several columns is a note, or a heading of what comes below. */
static bool is_note(sorter *s, const akt_register_row *row)
{
    return row->count == 1 && s->table->columns.count > 2 && !is_figure(s, row->cells);
}

/* Tells of a row that is no fact; args: its first text, cut. */
static void tell(const akt_register *table, const akt_register_row *row, akt_fault fault,
                 akt_diagnostics *faults)
{
    enum { SHOWN = 80 };
    char text[SHOWN + 8];
    size_t size;
    const char *start = akt_grid_trim(row->cells->text, &size);
    size_t whole = size > SHOWN ? akt_utf8_whole(start, SHOWN) : size;
    snprintf(text, sizeof text, "%.*s%s", (int)whole, start, whole < size ? "…" : "");
    const char *const args[4] = {text, NULL, NULL, NULL};
    akt_register_fault(table, row->cells, faults, fault, args);
}

static void sort_row(sorter *s, const akt_register_row *row)
{
    akt_register *table = s->table;
    size_t top = table->heading_row, last = top + table->heading_rows - 1;
    if (row->cells->row < top) {
        tell(table, row, AKT_FAULT_ROW_ABOVE, s->faults);
        return;
    }
    if (row->cells->row <= last)
        return;
    if (is_headings(table, row)) {
        table->repeated++;
        tell(table, row, AKT_FAULT_ROW_HEADINGS, s->faults);
    } else if (is_total(s, row)) {
        table->totals++;
        tell(table, row, AKT_FAULT_ROW_TOTAL, s->faults);
    } else if (is_note(s, row)) {
        table->notes++;
        tell(table, row, AKT_FAULT_ROW_NOTE, s->faults);
    } else {
        akt_register_row *added = akt_list_add(&table->rows);
        if (added)
            *added = *row;
        s->faults->failed = s->faults->failed || !added;
    }
}

void akt_register__sort_rows(akt_register *table, akt_diagnostics *faults)
{
    const akt_grid_cell *cells = table->grid.cells.items;
    size_t count = table->grid.cells.count, before = table->heading_row + table->heading_rows - 1;
    sorter s = {table, faults, AKT_BUFFER_INIT};
    table->rows.count = 0;
    for (size_t at = 0, end = 0; at < count; at = end) {
        while (end < count && cells[end].row == cells[at].row)
            end++;
        const akt_register_row row = {cells + at, end - at};
        if (row.cells->row > before) {
            table->blank += row.cells->row - before - 1;
            before = row.cells->row;
        }
        sort_row(&s, &row);
    }
    faults->failed = faults->failed || s.scratch.failed;
    akt_buffer_dispose(&s.scratch);
}
