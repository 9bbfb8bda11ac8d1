#include "input/map_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Amounts of money, as registers have them. */

static bool has_digit(const char *text)
{
    return text[strcspn(text, "0123456789")] != '\0';
}

static akt_written read_written(akt_map_reader *reader, const akt_map_field *field,
                                const char *text, bool is_raw, double *value)
{
    akt_buffer number = AKT_BUFFER_INIT;
    akt_written_point point = field->point ? field->point : reader->options->point;
    if (is_raw)
        point = AKT_WRITTEN_POINT_POINT;
    akt_written answer = akt_written_amount(text, point, &number);
    *value = answer == AKT_WRITTEN_GOOD ? strtod(akt_buffer_text(&number), NULL) : 0;
    reader->scratch.failed = reader->scratch.failed || number.failed;
    akt_buffer_dispose(&number);
    return answer;
}

static akt_map_answer refuse(akt_map_reader *reader, const akt_map_field *field,
                             const akt_grid_cell *cell, akt_fault fault, const char *text)
{
    akt_map__fault(reader, field, cell, fault, text, NULL);
    return AKT_MAP_WRONG;
}

/* Words where an amount should be: not stated, and the words are kept. */
static akt_map_answer keep_words(akt_map_reader *reader, const akt_map_field *field,
                                 const akt_grid_cell *cell, const char *text)
{
    size_t start = reader->scratch.size;
    akt_map__fault(reader, field, cell, AKT_FAULT_CELL_NOT_STATED, text, NULL);
    akt_buffer_add(&reader->scratch, text);
    reader->words = akt_map__end(reader, start);
    return AKT_MAP_BLANK;
}

/* Only the amount itself can be money the other way; a bound of it below zero is none. */
static bool may_be_negative(const akt_map_field *field)
{
    return !field->refuses_negative && strcmp(field->field->name, "amount") == 0;
}

static akt_map_answer add_amount(akt_map_reader *reader, const akt_map_field *field,
                                 const akt_grid_cell *cell, const char *text, akt_map_value *out)
{
    double value = reader->amount, whole = round(value);
    if (fabs(value) > 9e15)
        return refuse(reader, field, cell, AKT_FAULT_AMOUNT_TOO_LARGE, text);
    if (!akt_written_is_whole(value) && !field->rounds)
        return refuse(reader, field, cell, AKT_FAULT_CELL_FRACTION, text);
    if (value < 0 && !may_be_negative(field))
        return refuse(reader, field, cell, AKT_FAULT_CELL_NEGATIVE, text);
    if (!akt_written_is_whole(value))
        akt_map__fault(reader, field, cell, AKT_FAULT_CELL_ROUNDED, text, NULL);
    if (value < 0)
        akt_map__fault(reader, field, cell, AKT_FAULT_CELL_REPAYMENT, text, NULL);
    reader->rounding = whole - value;
    out->is_negative = value < 0;
    akt_buffer_add_integer(&reader->scratch, (int64_t)fabs(whole));
    return AKT_MAP_VALUE;
}

akt_map_answer akt_map__amount(akt_map_reader *reader, const akt_map_field *field,
                               const akt_grid_cell *cell, const char *text, akt_map_value *out)
{
    double value;
    reader->amount = NAN;
    if (!has_digit(text))
        return keep_words(reader, field, cell, text);
    switch (read_written(reader, field, text, akt_map__is_raw(field, cell, out), &value)) {
    case AKT_WRITTEN_GOOD: break;
    case AKT_WRITTEN_AMBIGUOUS: return refuse(reader, field, cell, AKT_FAULT_CELL_DECIMAL, text);
    case AKT_WRITTEN_UNIT:
    case AKT_WRITTEN_NONE: return refuse(reader, field, cell, AKT_FAULT_CELL_NOT_AMOUNT, text);
    }
    /* "5 mill. kr" is that, under a heading in millions too. */
    reader->amount = akt_written_has_scale(text) ? value : value * field->unit;
    return add_amount(reader, field, cell, text, out);
}
