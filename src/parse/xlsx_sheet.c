#include "parse/xlsx_internal.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 1048576, COLUMNS = 16384 };

typedef struct sheet {
    akt_xlsx_file *workbook;
    akt_grid *grid;
    size_t row, column; /* of the cell that is being read */
    char type[16];      /* as the cell says it; "n" where it says nothing */
    bool is_date;
    bool in_value, in_formula, has_formula, is_broken;
    akt_buffer value, formula;
    akt_xlsx_run run; /* a text that stands in the cell */
} sheet;

/* "B7" → 7 and 2; what it does not say is left as it is. */
static void read_place(const char *place, size_t *row, size_t *column)
{
    size_t letters = 0, number = 0;
    for (; *place >= 'A' && *place <= 'Z' && letters <= COLUMNS; place++)
        letters = letters * 26 + (size_t)(*place - 'A' + 1);
    for (; *place >= '0' && *place <= '9' && number <= ROWS; place++)
        number = number * 10 + (size_t)(*place - '0');
    *column = letters > 0 ? letters : *column;
    *row = number > 0 ? number : *row;
}

static void start_row(sheet *s, akt_xml *xml)
{
    size_t column = 0;
    const char *place = akt_xml_attribute(xml, "r");
    s->row++;
    s->column = 0;
    if (place)
        read_place(place, &s->row, &column);
}

static void start_cell(sheet *s, akt_xml *xml)
{
    const char *text = akt_xml_attribute(xml, "r");
    s->column++;
    if (text)
        read_place(text, &s->row, &s->column);
    text = akt_xml_attribute(xml, "t");
    text = text && strlen(text) < sizeof s->type ? text : "n";
    memcpy(s->type, text, strlen(text) + 1);
    text = akt_xml_attribute(xml, "s");
    size_t style = text ? strtoul(text, NULL, 10) : 0;
    const akt_list *styles = &s->workbook->styles;
    s->is_date = style < styles->count && ((const bool *)styles->items)[style];
    s->has_formula = false;
    akt_buffer_clear(&s->value);
    akt_buffer_clear(&s->formula);
    akt_buffer_clear(&s->run.text);
}

static const char *shared_text(sheet *s)
{
    int64_t index;
    const akt_list *strings = &s->workbook->strings;
    if (akt_number_read_whole(akt_buffer_text(&s->value), &index) &&
        index < (int64_t)strings->count)
        return ((const char *const *)strings->items)[index];
    s->is_broken = true;
    return "";
}

static const char *number_text(sheet *s, akt_grid_cell *cell)
{
    char text[AKT_NUMBER_SIZE], *end;
    const char *value = akt_buffer_text(&s->value);
    double number = strtod(value, &end);
    if (!*value || *end || !isfinite(number))
        return value;
    cell->kind = AKT_GRID_NUMBER;
    if (s->is_date && akt_xlsx__day(text, number, s->workbook->from_1904))
        cell->kind = AKT_GRID_DATE;
    else
        akt_number_write(text, number);
    akt_buffer_clear(&s->value);
    akt_buffer_add(&s->value, text);
    return akt_buffer_text(&s->value);
}

/* The formula itself, where nobody has worked it out: some programs write no values. */
static const char *formula_text(sheet *s)
{
    akt_buffer_clear(&s->value);
    akt_buffer_add_char(&s->value, '=');
    akt_buffer_add(&s->value, akt_buffer_text(&s->formula));
    return akt_buffer_text(&s->value);
}

static const char *value_of(sheet *s, akt_grid_cell *cell)
{
    const char *value = akt_buffer_text(&s->value);
    if (strcmp(s->type, "s") == 0)
        return *value ? shared_text(s) : "";
    if (strcmp(s->type, "inlineStr") == 0)
        return akt_xlsx_run__settle(&s->run, s->workbook->pool);
    if (strcmp(s->type, "str") == 0)
        return value;
    if (strcmp(s->type, "b") == 0) {
        cell->kind = AKT_GRID_BOOL;
        return *value == '\0' ? "" : strcmp(value, "1") == 0 ? "true" : "false";
    }
    if (strcmp(s->type, "e") == 0 || (s->has_formula && !*value)) {
        cell->kind = AKT_GRID_ERROR;
        return *value ? value : formula_text(s);
    }
    if (strcmp(s->type, "d") == 0) {
        cell->kind = AKT_GRID_DATE;
        s->value.size = s->value.size > 10 ? 10 : s->value.size;
        if (s->value.text)
            s->value.text[s->value.size] = '\0';
        return akt_buffer_text(&s->value);
    }
    return number_text(s, cell);
}

static bool end_cell(sheet *s)
{
    akt_grid_cell cell = {
        .row = s->row, .column = s->column, .at = {s->row, s->column}, .kind = AKT_GRID_TEXT};
    cell.text = value_of(s, &cell);
    if (s->row > ROWS || s->column > COLUMNS || s->is_broken) {
        s->is_broken = true;
        return true;
    }
    bool good =
        !s->value.failed && !s->formula.failed && akt_grid_add(s->grid, &cell, s->workbook->pool);
    if (!good)
        akt_pool_fail(s->workbook->pool);
    return good && s->grid->cells.count <= AKT_XLSX_CELLS_MAX;
}

static bool take_text(sheet *s, akt_xml *xml)
{
    if (s->in_value)
        akt_buffer_add(&s->value, akt_xml_text(xml));
    if (s->in_formula)
        akt_buffer_add(&s->formula, akt_xml_text(xml));
    return true;
}

static bool take_event(void *user, akt_xml *xml, akt_xml_event event)
{
    sheet *s = user;
    akt_xlsx_run__take(&s->run, xml, event);
    if (event == AKT_XML_TEXT)
        return take_text(s, xml);
    const char *element = akt_xml_name(xml);
    bool starts = event == AKT_XML_START;
    if (strcmp(element, "v") == 0) {
        s->in_value = starts;
    } else if (strcmp(element, "f") == 0) {
        s->in_formula = starts;
        s->has_formula = true;
    } else if (strcmp(element, "row") == 0 && starts) {
        start_row(s, xml);
    } else if (strcmp(element, "c") == 0) {
        if (!starts)
            return end_cell(s);
        start_cell(s, xml);
    }
    return true;
}

static int by_place(const void *left, const void *right)
{
    const akt_grid_cell *a = left, *b = right;
    int order = (a->row > b->row) - (a->row < b->row);
    return order ? order : (a->column > b->column) - (a->column < b->column);
}

akt_status akt_xlsx_read(akt_grid *out, akt_xlsx_file *workbook, size_t index, akt_error *err)
{
    const akt_xlsx_entry *entry = (const akt_xlsx_entry *)workbook->sheets.items + index;
    *out = (akt_grid)AKT_GRID_OF(workbook->file->name);
    akt_status status = akt_xlsx__read_shared(workbook, err);
    if (status != AKT_OK)
        return status;
    sheet s = {.workbook = workbook, .grid = out};
    status = akt_xlsx__walk(workbook, entry->part, false, take_event, &s, err);
    if (status == AKT_OK && s.is_broken)
        status = akt_xlsx__fault(workbook, AKT_FAULT_WORKBOOK_BROKEN, entry->part, NULL, err);
    akt_buffer_dispose(&s.value);
    akt_buffer_dispose(&s.formula);
    akt_buffer_dispose(&s.run.text);
    if (out->cells.count)
        qsort(out->cells.items, out->cells.count, out->cells.item_size, by_place);
    return status;
}
