#include "export/review_internal.h"

#include "output/workbook.h"

/* The sheet to fill in. What says to us which fact a row is stands behind what people read. */

const char *akt_review__heading(int column, akt_lang lang)
{
    static const akt_word words[] = {AKT_W_REVIEW_FACT,    AKT_W_REVIEW_NOW,
                                     AKT_W_REVIEW_RIGHT,   AKT_W_REVIEW_CORRECTED,
                                     AKT_W_REVIEW_COMMENT, AKT_W_REVIEW_SOURCE};
    static const char *const keys[] = {"table", "id", "field"};
    return column < AKT_REVIEW_TABLE ? akt_words(words[column], lang)
                                     : keys[column - AKT_REVIEW_TABLE];
}

static void fill_row(akt_workbook_cell *cells, const akt_review_fact *fact)
{
    cells[AKT_REVIEW_FACT].text = fact->what;
    cells[AKT_REVIEW_NOW].text = fact->now;
    cells[AKT_REVIEW_SOURCE].text = fact->sources;
    cells[AKT_REVIEW_TABLE].text = akt_table_name(fact->table);
    cells[AKT_REVIEW_KEY].text = fact->key;
    cells[AKT_REVIEW_FIELD].text = *fact->field ? fact->field : NULL;
}

/* A row a fact, and one for what is missing. */
static akt_workbook_cell *make_cells(const akt_review_sheet *sheet)
{
    size_t rows = sheet->count + 1;
    akt_workbook_cell *cells =
        akt_pool_get(akt_document_pool(sheet->words), rows * AKT_REVIEW_COLUMNS * sizeof *cells);
    if (!cells)
        return NULL;
    for (size_t i = 0; i < sheet->count; i++)
        fill_row(&cells[i * AKT_REVIEW_COLUMNS], &sheet->facts[i]);
    akt_workbook_cell *last = &cells[sheet->count * AKT_REVIEW_COLUMNS];
    last[AKT_REVIEW_FACT].text = akt_words(AKT_W_REVIEW_MISSING, akt_document_lang(sheet->words));
    last[AKT_REVIEW_KEY].text = AKT_REVIEW_MISSING_KEY;
    return cells;
}

akt_status akt_review__write_book(akt_buffer *out, const akt_review_sheet *sheet, akt_error *err)
{
    static const size_t widths[AKT_REVIEW_COLUMNS] = {34, 44, 12, 34, 34, 26, 12, 20, 14};
    akt_lang lang = akt_document_lang(sheet->words);
    akt_workbook_cell *cells = make_cells(sheet);
    akt_workbook_column columns[AKT_REVIEW_COLUMNS] = {{.title = NULL}};
    akt_buffer list = AKT_BUFFER_INIT;
    if (!cells)
        return akt_error_memory(err);
    const char *lists = akt_words(AKT_W_REVIEW_LISTS, lang);
    akt_buffer_format(&list, "=%s!$A$2:$A$3", lists);
    for (int c = 0; c < AKT_REVIEW_COLUMNS; c++)
        columns[c] =
            (akt_workbook_column){.title = akt_review__heading(c, lang),
                                  .width = widths[c],
                                  .is_wrapped = c < AKT_REVIEW_TABLE,
                                  .is_required = c >= AKT_REVIEW_RIGHT && c <= AKT_REVIEW_COMMENT};
    columns[AKT_REVIEW_RIGHT].list = akt_buffer_settle(&list, akt_document_pool(sheet->words));
    columns[AKT_REVIEW_RIGHT].is_closed = true;
    const akt_workbook_column answer = {.title = akt_words(AKT_W_REVIEW_RIGHT, lang), .width = 12};
    const akt_workbook_cell answers[] = {{.text = akt_words(AKT_W_REVIEW_YES, lang)},
                                         {.text = akt_words(AKT_W_REVIEW_NO, lang)}};
    const akt_workbook_sheet sheets[] = {{akt_words(AKT_W_REVIEW_SHEET, lang), columns,
                                          AKT_REVIEW_COLUMNS, cells, sheet->count + 1, 1, false},
                                         {lists, &answer, 1, answers, 2, 0, true}};
    return akt_workbook_write(
        out, &(akt_workbook){sheet->name, lang, sheets, sizeof sheets / sizeof *sheets}, err);
}
