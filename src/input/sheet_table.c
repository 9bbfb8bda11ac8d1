#include "input/sheet_table.h"

#include <string.h>

/* Cells → headings and rows of a table. */

typedef struct reading {
    akt_sheet_set *set;
    akt_sheet_table *table;
    akt_sheet_word words[AKT_SHEET_WORDS_MAX]; /* that may stand as headings */
    size_t word_count;
    const akt_grid_cell *cells;
    size_t cell_count;
} reading;

static void fault(const reading *r, const akt_grid_cell *cell, akt_fault what, const char *a,
                  const char *b)
{
    const char *args[4] = {a, b, NULL, NULL};
    akt_grid_fault(&r->table->grid, cell, r->set->writer.faults, what, args);
}

static const char *text_of(const reading *r, const akt_grid_cell *cell)
{
    return akt_sheet_writer_text(&r->set->writer, cell);
}

static void add_entry(const reading *r, akt_list *list, akt_sheet_heading heading,
                      const akt_grid_cell *cell)
{
    akt_sheet_entry *added = akt_list_add(list);
    if (added)
        *added = (akt_sheet_entry){heading, cell};
    else
        akt_pool_fail(r->set->writer.made.pool);
}

static size_t end_of_row(const akt_grid_cell *cells, size_t count, size_t at)
{
    size_t end = at;
    while (end < count && cells[end].row == cells[at].row)
        end++;
    return end;
}

/* Headings */

/* Only texts may be in several languages. */
static akt_sheet_heading find_heading(const akt_sheet_word *words, size_t count, int32_t kind,
                                      const char *text)
{
    akt_sheet_heading heading = akt_sheet_heading_find(words, count, text);
    const akt_field *field =
        heading.field ? akt_schema_field(akt_sheet_schema(kind), heading.field) : NULL;
    if (heading.lang != AKT_NONE && (!field || field->type != AKT_FIELD_TEXT))
        heading.field = NULL;
    return heading;
}

/* The headings of one row: how many are known, and how many are not. */
typedef struct tally {
    size_t known, unknown, required;
} tally;

static tally count_headings(const akt_grid_cell *cells, size_t count, int32_t kind, akt_pool *pool)
{
    akt_sheet_word words[AKT_SHEET_WORDS_MAX];
    size_t word_count = akt_sheet_words_of(kind, words);
    tally t = {0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        size_t size;
        const char *start = akt_grid_trim(cells[i].text, &size);
        const char *text = akt_pool_text(pool, start, size);
        akt_sheet_heading heading = find_heading(words, word_count, kind, text ? text : "");
        const akt_field *field =
            heading.field ? akt_schema_field(akt_sheet_schema(kind), heading.field) : NULL;
        t.known += heading.field && *heading.field;
        t.unknown += !heading.field;
        t.required += field && field->required && heading.lang == AKT_NONE;
    }
    return t;
}

static bool is_heading_row(const akt_grid_cell *cells, size_t count, int32_t kind, akt_pool *pool)
{
    tally t = count_headings(cells, count, kind, pool);
    return t.known > 1 || (t.known == 1 && count == 1);
}

/* Titles and notes may stand above the headings, not pages of them. */
enum { ROWS_ABOVE = 40 };

static size_t count_required(int32_t kind)
{
    const akt_schema *schema = akt_sheet_schema(kind);
    size_t count = kind == AKT_SHEET_TAXONOMY;
    for (size_t i = 0; i < schema->field_count; i++)
        count += schema->fields[i].required;
    return count;
}

/* Where all that a record must have is a heading: of such tables the one that leaves the fewest
 * headings unknown, and then asks for the most. */
static int32_t kind_of_row(const akt_grid_cell *cells, size_t count, akt_pool *pool)
{
    int32_t found = AKT_NONE;
    size_t best = SIZE_MAX, most = 0;
    for (int32_t kind = 0; kind < AKT_SHEET_KIND_COUNT; kind++) {
        tally t = count_headings(cells, count, kind, pool);
        size_t required = count_required(kind), wanted = required - (kind == AKT_SHEET_TAXONOMY);
        bool is_better = t.unknown < best || (t.unknown == best && required > most);
        if (t.required < wanted || t.unknown >= t.known || !is_better)
            continue;
        found = kind;
        best = t.unknown;
        most = required;
    }
    return found;
}

int32_t akt_sheet_kind_of_headings(const akt_grid *grid, akt_pool *pool)
{
    const akt_grid_cell *cells = grid->cells.items;
    int32_t kind = AKT_NONE;
    for (size_t at = 0, end, rows = 0; at < grid->cells.count && rows < ROWS_ABOVE && kind < 0;
         at = end, rows++) {
        end = end_of_row(cells, grid->cells.count, at);
        kind = end - at > 1 ? kind_of_row(cells + at, end - at, pool) : AKT_NONE;
    }
    return kind;
}

/* One that cannot be is noted as unknown, so that what stands below is not told too. */
static void read_heading(const reading *r, const akt_grid_cell *cell)
{
    const char *text = text_of(r, cell);
    akt_list *headings = &r->table->headings;
    akt_sheet_heading heading = find_heading(r->words, r->word_count, r->table->kind, text);
    if (!heading.field) {
        fault(r, cell, AKT_FAULT_UNKNOWN_HEADING, text,
              akt_sheet_word_near(r->words, r->word_count, text));
    } else if (*heading.field && akt_sheet_heading_is_among(headings, heading)) {
        fault(r, cell, AKT_FAULT_HEADING_TWICE, text, NULL);
        heading.field = NULL;
    }
    add_entry(r, headings, heading, cell);
}

static void tell_no_headings(const reading *r)
{
    const akt_schema *schema = akt_sheet_schema(r->table->kind);
    akt_buffer wanted = AKT_BUFFER_INIT;
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].required)
            akt_buffer_format(&wanted, "%s%s", wanted.size ? ", " : "", schema->fields[i].name);
    const char *name = r->table->grid.sheet ? r->table->grid.sheet : schema->name;
    const char *args = akt_buffer_settle(&wanted, r->set->writer.made.pool);
    const akt_diagnostic told = {
        .fault = AKT_FAULT_NO_TABLE_HEADINGS, .file = r->table->grid.file, .args = {name, args}};
    akt_diagnostics_add(r->set->writer.faults, &told);
}

/* Rows */

/* The heading above a cell; where there is none, one is noted, so that a column is told once. */
static const akt_sheet_entry *heading_above(const reading *r, const akt_grid_cell *cell)
{
    const akt_list *headings = &r->table->headings;
    const akt_sheet_entry *items = headings->items;
    for (size_t i = 0; i < headings->count; i++)
        if (items[i].cell->column == cell->column)
            return &items[i];
    fault(r, cell, AKT_FAULT_NO_HEADING, text_of(r, cell), NULL);
    add_entry(r, &r->table->headings, (akt_sheet_heading){NULL, AKT_NONE}, cell);
    return NULL;
}

static bool has_all_required(const reading *r, const akt_sheet_row *row)
{
    const akt_schema *schema = akt_sheet_schema(r->table->kind);
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].required && !akt_sheet_row_find(row, schema->fields[i].name))
            return false;
    return true;
}

/* Whether it is a row of sums, which is told. */
static bool is_total(const reading *r, const akt_sheet_row *row, const akt_grid_cell *first)
{
    const char *text = text_of(r, first);
    if (!akt_sheet_word_is_total(text) || has_all_required(r, row))
        return false;
    fault(r, first, AKT_FAULT_ROW_OF_TOTALS, text, NULL);
    return true;
}

/* The cells of a row that mean something, behind those of the rows before. */
static void read_row(const reading *r, size_t at, size_t end)
{
    akt_list *entries = &r->table->entries;
    const size_t before = entries->count;
    const akt_grid_cell *first = &r->cells[at];
    for (; at < end; at++) {
        const akt_sheet_entry *above = heading_above(r, &r->cells[at]);
        if (above && above->heading.field && *above->heading.field)
            add_entry(r, entries, above->heading, &r->cells[at]);
    }
    const akt_sheet_row row = {(const akt_sheet_entry *)entries->items + before,
                               entries->count - before};
    if (row.count == 0)
        return;
    if (is_total(r, &row, first)) {
        entries->count = before;
        return;
    }
    akt_sheet_row *added = akt_list_add(&r->table->rows);
    if (added)
        *added = (akt_sheet_row){NULL, row.count};
    else
        akt_pool_fail(r->set->writer.made.pool);
}

/* Lets the rows find their cells, which move no more. */
static void settle_rows(akt_sheet_table *table)
{
    akt_sheet_row *rows = table->rows.items;
    const akt_sheet_entry *at = table->entries.items;
    for (size_t i = 0; i < table->rows.count; i++) {
        rows[i].entries = at;
        at += rows[i].count;
    }
}

static void read_cells(const reading *r)
{
    size_t at = 0, end = 0;
    bool is_found = false;
    for (size_t rows = 0; at < r->cell_count && !is_found && rows < ROWS_ABOVE; rows++) {
        end = end_of_row(r->cells, r->cell_count, at);
        is_found =
            is_heading_row(r->cells + at, end - at, r->table->kind, r->set->writer.made.pool);
        at = is_found ? at : end;
    }
    if (!is_found) {
        if (r->cell_count > 0)
            tell_no_headings(r);
        return;
    }
    for (; at < end; at++)
        read_heading(r, &r->cells[at]);
    for (; at < r->cell_count; at = end) {
        end = end_of_row(r->cells, r->cell_count, at);
        read_row(r, at, end);
    }
    settle_rows(r->table);
}

akt_status akt_sheet_set_take(akt_sheet_set *set, akt_grid *grid, int32_t kind, akt_error *err)
{
    akt_sheet_table *table = akt_list_add(&set->tables);
    if (!table) {
        akt_grid_dispose(grid);
        return akt_error_memory(err);
    }
    *table = (akt_sheet_table){*grid, kind, AKT_LIST_OF(akt_sheet_entry),
                               AKT_LIST_OF(akt_sheet_entry), AKT_LIST_OF(akt_sheet_row)};
    *grid = (akt_grid)AKT_GRID_OF(grid->file);
    reading r = {.set = set,
                 .table = table,
                 .cells = table->grid.cells.items,
                 .cell_count = table->grid.cells.count};
    r.word_count = akt_sheet_words_of(kind, r.words);
    read_cells(&r);
    return akt_pool_has_failed(set->writer.made.pool) ? akt_error_memory(err) : AKT_OK;
}

void akt_sheet_set_dispose(akt_sheet_set *set)
{
    akt_sheet_table *tables = set->tables.items;
    for (size_t i = 0; i < set->tables.count; i++) {
        akt_grid_dispose(&tables[i].grid);
        akt_list_dispose(&tables[i].headings);
        akt_list_dispose(&tables[i].entries);
        akt_list_dispose(&tables[i].rows);
    }
    akt_list_dispose(&set->tables);
    akt_made_text_dispose(&set->writer.made);
}
