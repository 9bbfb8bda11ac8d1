#include "report/rejects.h"

#include "words/words.h"

#include <string.h>

static void add_columns(akt_document *document, const akt_register *table, akt_lang lang)
{
    const akt_register_column *from = table->columns.items;
    size_t count = table->columns.count;
    akt_column *columns = akt_pool_get(akt_document_pool(document), (count + 2) * sizeof *columns);
    if (!columns)
        return;
    for (size_t i = 0; i < count; i++)
        columns[i] = (akt_column){from[i].name, from[i].name, AKT_COLUMN_CODE, NULL};
    const char *row = akt_words(AKT_W_REJECTS_ROW, lang), *why = akt_words(AKT_W_REJECTS_WHY, lang);
    columns[count] = (akt_column){row, row, AKT_COLUMN_WHOLE, NULL};
    columns[count + 1] = (akt_column){why, why, AKT_COLUMN_TEXT, NULL};
    akt_document_table(document, "rejects", akt_words(AKT_W_REJECTS_TITLE, lang), columns, count + 2);
}

static void add_row(akt_document *document, const akt_register *table, const akt_map_aside *aside)
{
    const akt_register_column *columns = table->columns.items;
    const akt_register_row *row = (const akt_register_row *)table->rows.items + aside->row;
    akt_document_row(document);
    for (size_t i = 0; i < table->columns.count; i++) {
        const akt_grid_cell *cell = akt_register_cell(row, columns[i].column);
        akt_document_text(document, cell ? cell->text : NULL);
    }
    akt_document_whole(document, (int64_t)row->cells->row);
    akt_document_text(document, aside->why);
}

akt_status akt_describe_rejects(akt_document **out, const akt_map_import *import, akt_lang lang,
                                akt_error *err)
{
    akt_document *document = akt_document_new(lang);
    const akt_map_aside *aside = import->aside.items;
    if (!document)
        return akt_error_memory(err);
    add_columns(document, &import->table, lang);
    for (size_t i = 0; i < import->aside.count; i++)
        add_row(document, &import->table, &aside[i]);
    return akt_document_finish(out, document, err);
}
