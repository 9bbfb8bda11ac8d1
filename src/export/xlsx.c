#include "export/sheets_internal.h"

#include "base/number.h"
#include "export/xlsx_lists_internal.h"
#include "output/workbook.h"
#include "words/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The dataset as a workbook that people fill in: a sheet a table, what its headings mean, and lists of
 * the words to choose from. */

enum { SHEETS = AKT_SHEET_KIND_COUNT + 2 }; /* the explanation and the lists */

typedef struct maker {
    const akt_export_job *job;
    akt_pool *pool;
    akt_export_style style;
    akt_export_lists lists;
    akt_workbook_sheet sheets[SHEETS];
    size_t count;
} maker;

static const char *keep(maker *m, akt_buffer *text)
{
    return akt_buffer_settle(text, m->pool);
}

/* Columns */

/* Kroner in groups of three; years and counts as they are; what is of another type is text. */
static const char *numbers_of(const akt_field *field)
{
    if (!field)
        return NULL;
    switch (field->type) {
    case AKT_FIELD_AMOUNT: return "#,##0";
    case AKT_FIELD_YEAR:
    case AKT_FIELD_WHOLE: return "0";
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE: return "General";
    default: return NULL;
    }
}

enum { NARROWEST = 10, WIDEST = 42, LINE_MOST = 30 };

/* As wide as most of what stands there, within bounds. */
static size_t width_of(const akt_workbook_cell *cells, size_t rows, size_t columns,
                       const char *title)
{
    size_t width = strlen(title) < LINE_MOST ? strlen(title) + 4 : LINE_MOST;
    for (size_t r = 0; r < rows; r++) {
        const char *text = cells[r * columns].text;
        size_t own = 0;
        for (; text && *text && *text != '\n'; text++)
            own += ((unsigned char)*text & 0xC0) != 0x80;
        width = own + 2 > width ? own + 2 : width;
    }
    return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
}

static akt_workbook_column column_of(maker *m, int32_t kind, const akt_export_column *column)
{
    akt_buffer title = AKT_BUFFER_INIT;
    akt_export__add_heading(&title, column, m->job->options->lang);
    akt_workbook_column out = {
        .title = keep(m, &title),
        .numbers = numbers_of(column->field),
        .is_required = !column->field || (column->field->required && column->lang == AKT_NONE),
        .prompt = akt_export__explanation(kind, column, m->job->options->lang)};
    akt_export_lists__find(&m->lists, column, &out);
    return out;
}

/* Cells */

/* A number that the sheet's programs keep as it is: they have 15 digits. */
static bool is_kept(const char *text, double *number)
{
    char again[AKT_NUMBER_SIZE];
    *number = strtod(text, NULL);
    akt_number_write(again, *number);
    return fabs(*number) < 1e15 && strtod(again, NULL) == *number;
}

static void fill_cell(maker *m, const akt_export_row *row, const akt_export_column *column,
                      akt_workbook_cell *out)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_export_cell kind = akt_export__add_cell(&text, &m->style, row, column);
    *out = (akt_workbook_cell){0};
    if (kind == AKT_EXPORT_CELL_NUMBER)
        out->is_number = is_kept(akt_buffer_text(&text), &out->number);
    if (kind == AKT_EXPORT_CELL_EMPTY || out->is_number) {
        akt_buffer_dispose(&text);
        return;
    }
    out->text = keep(m, &text);
}

static bool fill_sheet(maker *m, int32_t kind, const akt_list *rows)
{
    akt_export_columns columns;
    const akt_export_row *items = rows->items;
    akt_export__columns(&columns, kind, rows, true);
    akt_workbook_cell *cells =
        akt_pool_get(m->pool, (rows->count * columns.count + 1) * sizeof *cells);
    akt_workbook_column *titles = akt_pool_get(m->pool, columns.count * sizeof *titles);
    if (!cells || !titles)
        return false;
    for (size_t i = 0; i < rows->count; i++)
        for (size_t c = 0; c < columns.count; c++)
            fill_cell(m, &items[i], &columns.items[c], &cells[i * columns.count + c]);
    for (size_t c = 0; c < columns.count; c++) {
        titles[c] = column_of(m, kind, &columns.items[c]);
        titles[c].width = width_of(cells + c, rows->count, columns.count, titles[c].title);
    }
    m->sheets[m->count++] =
        (akt_workbook_sheet){.name = akt_sheet_kind_words(kind, m->job->options->lang),
                             .columns = titles,
                             .column_count = columns.count,
                             .cells = cells,
                             .row_count = rows->count,
                             .frozen = akt_schema_field(akt_sheet_schema(kind), "id") ? 1 : 0};
    return true;
}

static bool add_sheet(maker *m, int32_t kind)
{
    akt_list rows = AKT_LIST_OF(akt_export_row);
    bool good = akt_export__rows(&rows, m->job->dataset, kind) && fill_sheet(m, kind, &rows);
    akt_list_dispose(&rows);
    return good;
}

/* The explanation */

enum { EXPLAIN_COLUMNS = 6 };

static void explain_heading(maker *m, int32_t kind, const akt_export_column *column,
                            akt_workbook_cell *out)
{
    akt_lang lang = m->job->options->lang;
    akt_buffer key = AKT_BUFFER_INIT;
    akt_workbook_column shown = column_of(m, kind, column);
    akt_export__add_key(&key, column);
    out[0].text = akt_sheet_kind_words(kind, lang);
    out[1].text = shown.title;
    out[2].text = keep(m, &key);
    out[3].text = shown.is_required ? akt_words(AKT_W_YES, lang) : NULL;
    out[4].text = shown.prompt;
    out[5].text = akt_export_lists__words(&m->lists, column, m->pool, lang);
}

static size_t count_headings(void)
{
    akt_export_columns columns;
    const akt_list none = AKT_LIST_OF(akt_export_row);
    size_t count = 0;
    for (int32_t kind = 0; kind < AKT_SHEET_KIND_COUNT; kind++) {
        akt_export__columns(&columns, kind, &none, true);
        count += columns.count;
    }
    return count;
}

static bool add_explanation(maker *m)
{
    static const akt_word titles[EXPLAIN_COLUMNS] = {AKT_W_EXPLAIN_SHEET,   AKT_W_EXPLAIN_HEADING,
                                                     AKT_W_EXPLAIN_FIELD,   AKT_W_EXPLAIN_REQUIRED,
                                                     AKT_W_EXPLAIN_MEANING, AKT_W_EXPLAIN_WORDS};
    static const size_t widths[EXPLAIN_COLUMNS] = {16, 26, 20, 13, 70, 46};
    const akt_list none = AKT_LIST_OF(akt_export_row);
    akt_lang lang = m->job->options->lang;
    size_t rows = count_headings() + 1, at = 1;
    akt_workbook_cell *cells = akt_pool_get(m->pool, rows * EXPLAIN_COLUMNS * sizeof *cells);
    akt_workbook_column *columns = akt_pool_get(m->pool, EXPLAIN_COLUMNS * sizeof *columns);
    if (!cells || !columns)
        return false;
    memset(cells, 0, rows * EXPLAIN_COLUMNS * sizeof *cells);
    for (size_t c = 0; c < EXPLAIN_COLUMNS; c++)
        columns[c] = (akt_workbook_column){
            .title = akt_words(titles[c], lang), .width = widths[c], .is_wrapped = true};
    cells[4].text = akt_words(AKT_W_EXPLAIN_LEAD, lang);
    for (int32_t i = 0; i < AKT_SHEET_KIND_COUNT; i++) {
        int32_t kind = (i + AKT_SHEET_DATASET) % AKT_SHEET_KIND_COUNT;
        akt_export_columns shown;
        akt_export__columns(&shown, kind, &none, true);
        for (size_t c = 0; c < shown.count; c++)
            explain_heading(m, kind, &shown.items[c], &cells[at++ * EXPLAIN_COLUMNS]);
    }
    m->sheets[m->count++] = (akt_workbook_sheet){.name = akt_words(AKT_W_SHEET_EXPLANATION, lang),
                                                 .columns = columns,
                                                 .column_count = EXPLAIN_COLUMNS,
                                                 .cells = cells,
                                                 .row_count = rows,
                                                 .is_prose = true};
    return true;
}

static bool plan(maker *m)
{
    bool good = akt_export_lists__make(&m->lists, &m->style, m->job->options->lang, m->pool) &&
                add_explanation(m) && add_sheet(m, AKT_SHEET_DATASET);
    for (int32_t kind = 0; kind < AKT_SHEET_DATASET && good; kind++)
        good = add_sheet(m, kind);
    if (good)
        m->sheets[m->count++] = akt_export_lists__sheet(&m->lists, m->pool);
    return good && !akt_pool_has_failed(m->pool);
}

akt_status akt_export__xlsx(const akt_export_job *job)
{
    maker m = {.job = job,
               .pool = job->out->pool,
               .style = {job->dataset, "; ", '.', (int32_t)job->options->lang}};
    akt_buffer *out = akt_export__file(job, "aktorkart.xlsx");
    if (!out || !plan(&m))
        return akt_error_memory(job->err);
    const char *title = akt_text_in(&akt_dataset_about(job->dataset)->title, job->options->lang);
    const akt_workbook workbook = {title ? title : "aktorkart", job->options->lang, m.sheets,
                                   m.count};
    return akt_workbook_write(out, &workbook, job->err);
}
