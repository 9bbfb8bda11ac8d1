#include "parse/csv.h"

#include "base/buffer.h"
#include "parse/encoding.h"

#include <stdio.h>
#include <string.h>

typedef struct reader {
    const char *text;
    size_t size;
    size_t at;
    akt_text_mark mark; /* of at */
    char separator;
    akt_buffer cell; /* the text of the present one */
} reader;

static char peek(const reader *r)
{
    return r->at < r->size ? r->text[r->at] : '\0';
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r' || c == '\0';
}

/* Past one byte; CR LF is one line end, and so is either alone. */
static void pass(reader *r)
{
    char c = r->text[r->at++];
    if (c == '\n' || (c == '\r' && peek(r) != '\n'))
        r->mark = (akt_text_mark){r->mark.line + 1, 1};
    else if (c != '\r')
        r->mark.column += ((unsigned char)c & 0xC0) != 0x80;
}

static void pass_line_end(reader *r)
{
    if (peek(r) == '\r' && r->at + 1 < r->size && r->text[r->at + 1] == '\n')
        pass(r);
    if (r->at < r->size)
        pass(r);
}

/* Past a quoted cell, whose text is kept with LF for line ends; false where it is never closed. */
static bool read_quoted(reader *r)
{
    pass(r);
    while (r->at < r->size) {
        char c = peek(r);
        if (c == '"') {
            pass(r);
            if (peek(r) != '"')
                return true;
        }
        if (is_line_end(c)) {
            pass_line_end(r);
            akt_buffer_add_char(&r->cell, '\n');
        } else {
            akt_buffer_add_char(&r->cell, c);
            pass(r);
        }
    }
    return false;
}

/* Past what is left of a cell that is not quoted. */
static void read_plain(reader *r)
{
    while (!is_line_end(peek(r)) && peek(r) != r->separator) {
        akt_buffer_add_char(&r->cell, peek(r));
        pass(r);
    }
}

/* The cell at r->at, its text in r->cell; what is wrong with it, or AKT_FAULT_COUNT. */
static akt_fault read_cell(reader *r)
{
    akt_buffer_clear(&r->cell);
    if (peek(r) != '"') {
        read_plain(r);
        return AKT_FAULT_COUNT;
    }
    if (!read_quoted(r))
        return AKT_FAULT_CSV_QUOTE;
    while (peek(r) == ' ' && r->separator != ' ')
        pass(r);
    if (is_line_end(peek(r)) || peek(r) == r->separator)
        return AKT_FAULT_COUNT;
    read_plain(r);
    return AKT_FAULT_CSV_AFTER_QUOTE;
}

/* How many separators a row of the file has, which begins at r->at; past it. *is_odd: quotes stand
 * within a cell, as they do where something else divides the cells. */
static size_t count_in_row(reader *r, bool *is_odd)
{
    size_t count = 0;
    for (;;) {
        bool is_quoted = peek(r) == '"';
        akt_fault fault = read_cell(r);
        *is_odd = *is_odd || (!is_quoted && strchr(akt_buffer_text(&r->cell), '"'));
        if (fault == AKT_FAULT_CSV_QUOTE || peek(r) != r->separator || r->at >= r->size)
            break;
        pass(r);
        count++;
    }
    pass_line_end(r);
    return count;
}

enum { SNIFFED_ROWS = 64, SNIFFED_COLUMNS = 256, CLEAN = 64 * 64 * 256 };

/* How well a character divides the first rows: the most cells in rows that have the same number, and
 * the more such rows, the better; one that leaves no quotes within cells beats all that do. */
static size_t judge(reader *start, char separator)
{
    size_t rows_with[SNIFFED_COLUMNS] = {0}, best = 0;
    bool is_odd = false;
    reader r = *start;
    r.separator = separator;
    r.cell = (akt_buffer)AKT_BUFFER_INIT;
    for (size_t row = 0; row < SNIFFED_ROWS && r.at < r.size; row++) {
        size_t count = count_in_row(&r, &is_odd);
        count = count < SNIFFED_COLUMNS ? count : SNIFFED_COLUMNS - 1;
        rows_with[count]++;
        size_t score = rows_with[count] * rows_with[count] * count;
        best = score > best ? score : best;
    }
    start->cell.failed = start->cell.failed || r.cell.failed;
    akt_buffer_dispose(&r.cell);
    return is_odd ? best : best * CLEAN;
}

static char sniff(reader *r)
{
    static const char known[] = {';', '\t', ','};
    size_t best = 0;
    char found = ';';
    for (size_t i = 0; i < sizeof known; i++) {
        size_t score = judge(r, known[i]);
        if (score > best) {
            best = score;
            found = known[i];
        }
    }
    return found;
}

/* Past a line "sep=;", which only tells spreadsheets. */
static char read_declared(reader *r)
{
    if (r->size < 5 || strncmp(r->text, "sep=", 4) != 0 || is_line_end(r->text[4]) ||
        (r->size > 5 && !is_line_end(r->text[5])))
        return '\0';
    char separator = r->text[4];
    for (int i = 0; i < 5; i++)
        pass(r);
    pass_line_end(r);
    return separator;
}

/* The text without the apostrophe that keeps it from being a formula. */
static const char *strip(const char *text)
{
    size_t marks = strspn(text, "'");
    return marks > 0 && text[marks] && strchr("=+-@\t", text[marks]) ? text + 1 : text;
}

static bool read_row(reader *r, size_t row, akt_grid *out, akt_pool *pool, akt_diagnostics *faults)
{
    for (size_t column = 1;; column++) {
        akt_grid_cell cell = {.row = row, .column = column, .at = r->mark};
        akt_fault fault = read_cell(r);
        if (fault != AKT_FAULT_COUNT)
            akt_grid_fault(out, &cell, faults, fault, NULL);
        cell.text = strip(akt_buffer_text(&r->cell));
        if (r->cell.failed || !akt_grid_add(out, &cell, pool))
            return false;
        if (out->cells.count > AKT_CSV_CELLS_MAX || r->at >= r->size || peek(r) != r->separator)
            break;
        pass(r);
    }
    pass_line_end(r);
    return true;
}

static void tell_size(const akt_text_file *file, akt_diagnostics *faults)
{
    char most[24];
    snprintf(most, sizeof most, "%d", AKT_CSV_CELLS_MAX);
    const akt_diagnostic told = {
        .fault = AKT_FAULT_TOO_MANY_CELLS, .file = file->name, .args = {most}};
    akt_diagnostics_add(faults, &told);
}

akt_status akt_csv_read(akt_grid *out, akt_text_file *file, akt_pool *pool, akt_diagnostics *faults,
                        akt_error *err)
{
    *out = (akt_grid)AKT_GRID_OF(file->name);
    akt_status status = akt_encoding_settle(file, pool, faults, err);
    if (status != AKT_OK)
        return status;
    size_t before = faults->counts[AKT_LEVEL_ERROR];
    reader r = {.text = file->text, .size = file->size, .mark = {1, 1}, .cell = AKT_BUFFER_INIT};
    char declared = read_declared(&r);
    r.separator = declared ? declared : sniff(&r);
    bool good = !r.cell.failed;
    for (size_t row = 1; good && r.at < r.size && out->cells.count <= AKT_CSV_CELLS_MAX; row++)
        good = read_row(&r, row, out, pool, faults);
    if (out->cells.count > AKT_CSV_CELLS_MAX)
        tell_size(file, faults);
    akt_buffer_dispose(&r.cell);
    if (!good || faults->failed)
        return akt_error_memory(err);
    return faults->counts[AKT_LEVEL_ERROR] > before ? AKT_EDATA : AKT_OK;
}
