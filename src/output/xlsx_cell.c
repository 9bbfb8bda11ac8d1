#include "output/xlsx_internal.h"

#include "base/number.h"
#include "model/record.h"
#include "output/writers_internal.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

bool akt_xlsx_column__is_share(const akt_column *column)
{
    return column->type == AKT_COLUMN_NUMBER && column->unit && strcmp(column->unit, "%") == 0;
}

const char *akt_xlsx_column__currency(const akt_column *column, akt_lang lang)
{
    const char *unit = column->unit;
    if (column->type != AKT_COLUMN_MONEY)
        return "";
    if (!unit || strcmp(unit, "NOK") == 0)
        return lang == AKT_LANG_EN ? "NOK" : "kr";
    for (const char *at = unit; *at; at++)
        if (!isupper((unsigned char)*at))
            return "";
    return strlen(unit) == 3 ? unit : "";
}

/* Years and days; a month alone is neither. */
static akt_xlsx_kind read_date(const akt_cell *cell, double *value)
{
    akt_date date;
    if (!akt_date_read(cell->text, &date) || (date.month && !date.day))
        return AKT_XLSX_WORDS;
    *value = date.month ? akt_xlsx__day_number(date) : date.year;
    return !date.month ? AKT_XLSX_NUMBER : *value > 0 ? AKT_XLSX_DAY : AKT_XLSX_WORDS;
}

akt_xlsx_kind akt_xlsx_cell__read(const akt_cell *cell, const akt_column *column, double *value)
{
    *value = 0;
    if (!cell->has_value)
        return AKT_XLSX_WORDS;
    switch (column->type) {
    case AKT_COLUMN_WHOLE:
    case AKT_COLUMN_MONEY:
        *value = (double)cell->whole;
        return cell->whole <= AKT_NUMBER_WHOLE_MAX && cell->whole >= -AKT_NUMBER_WHOLE_MAX
                   ? AKT_XLSX_NUMBER
                   : AKT_XLSX_WORDS;
    case AKT_COLUMN_NUMBER:
        *value = cell->number;
        return isfinite(cell->number) ? AKT_XLSX_NUMBER : AKT_XLSX_WORDS;
    case AKT_COLUMN_DATE: return read_date(cell, value);
    default: return AKT_XLSX_WORDS;
    }
}

bool akt_xlsx_cell__says_more(akt_xlsx_book *book, const akt_cell *cell, const akt_column *column)
{
    bool number = akt_column__is_number(column) && !akt_xlsx_column__is_share(column);
    if (!number || !cell->has_value || !cell->shown || !*cell->shown)
        return false;
    akt_cell bare = *cell;
    akt_buffer plain = AKT_BUFFER_INIT;
    bare.shown = NULL;
    akt_cell__show(&plain, &bare, column, book->lang);
    bool differs = strcmp(akt_buffer_text(&plain), cell->shown) != 0;
    akt_xlsx_book__settle(book, &plain);
    return differs;
}

void akt_xlsx_cell__add_words(akt_buffer *out, const akt_cell *cell, const akt_column *column,
                              akt_lang lang)
{
    if (cell->has_value || cell->shown)
        akt_cell__show(out, cell, column, lang);
}

int akt_xlsx_cell__decimals(const akt_cell *cell, const akt_column *column)
{
    bool share = akt_xlsx_column__is_share(column);
    double size = fabs(share ? cell->number * 100 : cell->number);
    bool whole = fabs(size - round(size)) < 1e-9 || size >= 1000;
    if (column->type != AKT_COLUMN_NUMBER || !cell->has_value || whole)
        return 0;
    return share || size >= 10 ? 1 : 3;
}

static size_t width_of_number(double value, const akt_column *column, int decimals, akt_lang lang)
{
    char digits[400];
    bool share = akt_xlsx_column__is_share(column);
    bool year = column->type == AKT_COLUMN_DATE;
    int length = snprintf(digits, sizeof digits, "%.*f", decimals, share ? value * 100 : value);
    size_t groups = year || length < 4 ? 0 : (size_t)(length - decimals - 1) / 3;
    size_t currency = strlen(akt_xlsx_column__currency(column, lang));
    return (size_t)length + groups + share + currency + (currency > 0);
}

size_t akt_xlsx_cell__width(akt_xlsx_book *book, const akt_cell *cell, const akt_column *column,
                            int decimals)
{
    double value;
    if (akt_xlsx_cell__read(cell, column, &value) == AKT_XLSX_NUMBER)
        return width_of_number(value, column, decimals, book->lang);
    akt_buffer words = AKT_BUFFER_INIT;
    akt_xlsx_cell__add_words(&words, cell, column, book->lang);
    size_t width = akt_xlsx__width_of(akt_buffer_text(&words));
    akt_xlsx_book__settle(book, &words);
    return width;
}
