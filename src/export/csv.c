#include "export/sheets_internal.h"

#include "output/csv.h"

#include <string.h>

/* The dataset as a folder of csv files, a table each, under the words of our own files. */

typedef struct writer {
    const akt_csv_dialect *dialect;
    akt_export_style style;
    akt_buffer cell;
    akt_buffer *out;
} writer;

static void add_row(writer *w, const akt_export_columns *columns, const akt_export_row *row)
{
    for (size_t c = 0; c < columns->count; c++) {
        akt_buffer_clear(&w->cell);
        if (c > 0)
            akt_buffer_add_char(w->out, w->dialect->separator);
        akt_export_cell kind = AKT_EXPORT_CELL_TEXT;
        if (row)
            kind = akt_export__add_cell(&w->cell, &w->style, row, &columns->items[c]);
        else
            akt_export__add_key(&w->cell, &columns->items[c]);
        if (kind == AKT_EXPORT_CELL_TEXT)
            akt_csv_add_text(w->out, akt_buffer_text(&w->cell), w->dialect);
        else
            akt_buffer_add(w->out, akt_buffer_text(&w->cell));
    }
    akt_buffer_add(w->out, w->dialect->line_end);
}

static void add_rows(writer *w, int32_t kind, const akt_list *rows)
{
    akt_export_columns columns;
    const akt_export_row *items = rows->items;
    akt_export__columns(&columns, kind, rows, false);
    akt_buffer_add(w->out, w->dialect->mark);
    add_row(w, &columns, NULL);
    for (size_t i = 0; i < rows->count && !w->out->failed; i++)
        add_row(w, &columns, &items[i]);
    w->out->failed = w->out->failed || w->cell.failed;
}

/* A table without records is no file. */
static akt_status add_table(const akt_export_job *job, int32_t kind)
{
    char name[32] = "";
    const akt_csv_dialect dialect = akt_csv_dialect_of(job->options->excel);
    akt_list rows = AKT_LIST_OF(akt_export_row);
    bool good = akt_export__rows(&rows, job->dataset, kind);
    strcat(strcat(name, akt_sheet_kind_name(kind)), ".csv");
    writer w = {&dialect, {job->dataset, "|", dialect.point, AKT_NONE}, AKT_BUFFER_INIT, NULL};
    if (good && rows.count > 0) {
        w.out = akt_export__file(job, name);
        good = w.out != NULL;
    }
    if (w.out)
        add_rows(&w, kind, &rows);
    akt_buffer_dispose(&w.cell);
    akt_list_dispose(&rows);
    return good ? AKT_OK : akt_error_memory(job->err);
}

akt_status akt_export__csv(const akt_export_job *job)
{
    akt_status status = add_table(job, AKT_SHEET_DATASET);
    for (int32_t kind = 0; kind < AKT_SHEET_DATASET && status == AKT_OK; kind++)
        status = add_table(job, kind);
    return status;
}
