#include "export/review_answers_internal.h"

#include "input/sheet_words.h"

#include <string.h>

/* The column that a heading names; AKT_REVIEW_COLUMNS where it names none. The question is
 * another in every language, and tells which one the sheet is in. */
static int find_column(const char *heading, akt_lang *in)
{
    for (int c = 0; c < AKT_REVIEW_COLUMNS; c++)
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
            if (!akt_sheet_word_is_same(heading, akt_review__heading(c, (akt_lang)lang)))
                continue;
            *in = c == AKT_REVIEW_RIGHT ? (akt_lang)lang : *in;
            return c;
        }
    return AKT_REVIEW_COLUMNS;
}

/* Where the columns stand; whether the ones that we need do. */
static bool find_columns(const akt_grid *grid, int *column_of, size_t most, size_t *head,
                         akt_lang *lang)
{
    const akt_grid_cell *cells = grid->cells.items;
    unsigned found = 0;
    for (size_t i = 0; i < most; i++)
        column_of[i] = AKT_REVIEW_COLUMNS;
    *head = grid->cells.count ? cells[0].row : 0;
    for (size_t i = 0; i < grid->cells.count && cells[i].row == *head; i++) {
        if (cells[i].column > most)
            continue;
        int column = find_column(cells[i].text, lang);
        column_of[cells[i].column - 1] = column;
        found |= 1u << column;
    }
    const unsigned needed = 1u << AKT_REVIEW_RIGHT | 1u << AKT_REVIEW_CORRECTED |
                            1u << AKT_REVIEW_TABLE | 1u << AKT_REVIEW_KEY;
    return (found & needed) == needed;
}

enum { COLUMNS_MOST = 64 };

static bool read_rows(akt_list *rows, const akt_grid *grid, akt_lang *lang)
{
    int column_of[COLUMNS_MOST];
    size_t head, row = 0;
    const akt_grid_cell *cells = grid->cells.items;
    akt_review_answer *answer = NULL;
    if (!find_columns(grid, column_of, COLUMNS_MOST, &head, lang))
        return true;
    for (size_t i = 0; i < grid->cells.count; i++) {
        if (cells[i].row == head || cells[i].column > COLUMNS_MOST)
            continue;
        if (cells[i].row != row && !(answer = akt_list_add(rows)))
            return false;
        row = cells[i].row;
        int column = column_of[cells[i].column - 1];
        if (column < AKT_REVIEW_COLUMNS)
            answer->cells[column] = &cells[i];
    }
    return true;
}

static akt_status tell_no_sheet(const akt_xlsx_file *workbook, const akt_text_file *file,
                                akt_diagnostics *faults)
{
    akt_buffer names = AKT_BUFFER_INIT;
    for (size_t i = 0; i < akt_xlsx_sheet_count(workbook); i++)
        akt_buffer_format(&names, "%s«%s»", i ? ", " : "", akt_xlsx_sheet_name(workbook, i));
    const char *args[4] = {akt_buffer_text(&names), NULL, NULL, NULL};
    akt_diagnostics_add(faults, &(akt_diagnostic){.fault = AKT_FAULT_REVIEW_NO_SHEET,
                                                  .file = file->name,
                                                  .args = {args[0]}});
    akt_buffer_dispose(&names);
    return AKT_EDATA;
}

static akt_status read_sheets(akt_review_answers *out, akt_xlsx_file *workbook,
                              akt_diagnostics *faults, akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < akt_xlsx_sheet_count(workbook); i++) {
        akt_grid_dispose(&out->grid);
        out->grid = (akt_grid)AKT_GRID_OF(out->file.name);
        status = akt_xlsx_read(&out->grid, workbook, i, err);
        out->grid.sheet = akt_xlsx_sheet_name(workbook, i);
        if (status == AKT_OK && !read_rows(&out->rows, &out->grid, &out->lang))
            status = akt_error_memory(err);
        if (out->rows.count > 0)
            return status;
    }
    return status == AKT_OK ? tell_no_sheet(workbook, &out->file, faults) : status;
}

akt_status akt_review__read_answers(akt_review_answers *out, const char *path, akt_pool *pool,
                                    akt_diagnostics *faults, akt_error *err)
{
    *out = (akt_review_answers){.grid = AKT_GRID_OF(path), .rows = AKT_LIST_OF(akt_review_answer)};
    akt_status status = akt_text_file_read(&out->file, path, pool, err);
    if (status == AKT_OK)
        status = akt_xlsx_open(&out->workbook, &out->file, pool, faults, err);
    if (status == AKT_OK)
        status = read_sheets(out, out->workbook, faults, err);
    return status;
}

void akt_review__dispose_answers(akt_review_answers *answers)
{
    akt_list_dispose(&answers->rows);
    akt_grid_dispose(&answers->grid);
    if (answers->workbook)
        akt_xlsx_close(answers->workbook);
}
