#include "output/writers_internal.h"
#include "words/quantity.h"

bool akt_column__is_number(const akt_column *column)
{
    return column->type == AKT_COLUMN_WHOLE || column->type == AKT_COLUMN_NUMBER ||
           column->type == AKT_COLUMN_MONEY;
}

bool akt_block__is_for_people(const akt_block *block)
{
    bool empty = block->table && block->table->row_count == 0;
    return block->readers != AKT_READERS_MACHINES && !empty;
}

void akt_cell__show(akt_buffer *out, const akt_cell *cell, const akt_column *column, akt_lang lang)
{
    if (cell->shown || !cell->has_value) {
        akt_buffer_add(out, cell->shown ? cell->shown : "–");
        return;
    }
    switch (column->type) {
    case AKT_COLUMN_TEXT:
    case AKT_COLUMN_CODE:
    case AKT_COLUMN_DATE:
        akt_buffer_add(out, cell->text);
        break;
    case AKT_COLUMN_WHOLE:
        akt_quantity_whole(out, cell->whole, lang);
        break;
    case AKT_COLUMN_NUMBER:
        akt_quantity_measure(out, cell->number, lang);
        break;
    case AKT_COLUMN_MONEY:
        akt_quantity_money(out, cell->whole, column->unit, lang);
        break;
    }
}
