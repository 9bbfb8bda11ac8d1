#include "output/writers_internal.h"

#include "base/json_text.h"

static void add_cell(akt_buffer *out, const akt_cell *cell, akt_column_type type)
{
    if (!cell->has_value) {
        akt_buffer_add(out, "null");
        return;
    }
    switch (type) {
    case AKT_COLUMN_TEXT:
    case AKT_COLUMN_CODE:
    case AKT_COLUMN_DATE:
        akt_json_text_add(out, cell->text);
        break;
    case AKT_COLUMN_WHOLE:
    case AKT_COLUMN_MONEY:
        akt_buffer_add_integer(out, cell->whole);
        break;
    case AKT_COLUMN_NUMBER:
        akt_buffer_add_number(out, cell->number);
        break;
    }
}

void akt_json__write_table(akt_buffer *out, const akt_doc_table *table, int indent)
{
    const akt_cell *cell = table->cells;
    akt_buffer_add_char(out, '[');
    for (size_t r = 0; r < table->row_count; r++) {
        akt_buffer_format(out, "%s\n%*s{", r > 0 ? "," : "", indent + 2, "");
        for (size_t c = 0; c < table->column_count; c++) {
            akt_buffer_add(out, c > 0 ? ", " : "");
            akt_json_text_add(out, table->columns[c].key);
            akt_buffer_add(out, ": ");
            add_cell(out, cell++, table->columns[c].type);
        }
        akt_buffer_add_char(out, '}');
    }
    if (table->row_count)
        akt_buffer_format(out, "\n%*s", indent, "");
    akt_buffer_add_char(out, ']');
}
