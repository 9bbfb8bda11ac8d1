#include "base/json_text.h"
#include "base/utf8.h"
#include "input/map_internal.h"
#include "input/sheet_words.h"
#include "model/orgnr.h"
#include "parse/plain.h"

#include <string.h>

/* One value of a row: the cells of a field → JSON. */

enum { LONGEST = 512 };

size_t akt_map__end(akt_map_reader *reader, size_t start)
{
    akt_buffer_add_char(&reader->scratch, '\0');
    return start;
}

void akt_map__fault(akt_map_reader *reader, const akt_map_field *field, const akt_grid_cell *cell,
                    akt_fault fault, const char *text, const char *more)
{
    const char *const args[4] = {text, field->field->name, more, NULL};
    if (field->leaves_out_wrong && akt_fault_level(fault) == AKT_LEVEL_ERROR)
        fault = AKT_FAULT_CELL_LEFT_OUT;
    akt_register_fault(reader->table, cell, reader->faults, fault, args);
}

void akt_map__id(char out[AKT_SHEET_ID_SIZE], const char *text)
{
    enum { LONG = 72 };
    char start[LONG + 1];
    size_t size = strlen(text);
    if (size > LONG) {
        size = akt_utf8_whole(text, LONG);
        while (size > LONG / 2 && text[size] != ' ')
            size--;
    }
    memcpy(start, text, size);
    start[size] = '\0';
    akt_sheet_word_id(out, start);
}

/* Texts */

static void add_trimmed(akt_buffer *out, const char *text)
{
    size_t size;
    const char *start = akt_grid_trim(text, &size);
    akt_buffer_add_bytes(out, start, size);
}

/* The text of a template in a row; blank where any of its columns is. */
static bool add_template(akt_map_reader *reader, const akt_map_field *field,
                         const akt_register_row *row, const akt_grid_cell **cell)
{
    const char *at = field->text;
    for (size_t i = 0; i < field->columns.count; i++) {
        const char *open = strchr(at, '{');
        const akt_grid_cell *found = field->at[i] ? akt_register_cell(row, field->at[i]) : NULL;
        if (!found)
            return false;
        *cell = i == 0 ? found : *cell;
        akt_buffer_add_bytes(&reader->scratch, at, (size_t)(open - at));
        add_trimmed(&reader->scratch, found->text);
        at = strchr(open, '}') + 1;
    }
    akt_buffer_add(&reader->scratch, at);
    return true;
}

static bool add_column(akt_map_reader *reader, const akt_map_field *field,
                       const akt_register_row *row, const akt_grid_cell **cell)
{
    size_t column = 0;
    for (size_t i = 0; i < field->columns.count && column == 0; i++)
        column = field->at[i];
    const akt_grid_cell *found = column ? akt_register_cell(row, column) : NULL;
    *cell = found ? found : *cell;
    if (found)
        add_trimmed(&reader->scratch, found->text);
    return found != NULL;
}

/* Puts what the map says that a value means in its place. */
static akt_map_answer choose(akt_map_reader *reader, const akt_map_field *field,
                             const akt_grid_cell *cell, akt_map_value *out)
{
    char plain[LONGEST];
    const char *text = reader->scratch.text + out->text;
    const akt_map_choice *choices = field->choices.items;
    const char *meaning = field->other;
    bool found = field->has_else || field->choices.count == 0;
    if (field->choices.count == 0 && !out->is_assumed)
        return AKT_MAP_VALUE;
    akt_plain(plain, sizeof plain, text, strlen(text));
    for (size_t i = 0; i < field->choices.count; i++)
        if (strcmp(choices[i].plain, plain) == 0) {
            meaning = choices[i].text;
            found = true;
            break;
        }
    if (!found) {
        akt_map__fault(reader, field, cell, AKT_FAULT_CELL_NOT_IN_MAP, text, NULL);
        return AKT_MAP_WRONG;
    }
    if (!meaning)
        return AKT_MAP_BLANK;
    out->is_meant = true;
    size_t start = reader->scratch.size;
    akt_buffer_add(&reader->scratch, meaning);
    out->text = akt_map__end(reader, start);
    return AKT_MAP_VALUE;
}

/* Words */

static void add_word(akt_map_reader *reader, const akt_field *field, const char *text)
{
    const char *found = field->type == AKT_FIELD_WORD
                            ? akt_sheet_word_choice(field, text)
                            : akt_sheet_word_term((akt_vocabulary)field->arg, text);
    akt_json_text_add(&reader->scratch, found ? found : text);
}

/* The pieces of a text as a list. */
static void add_list(akt_map_reader *reader, const akt_map_field *field, const char *text)
{
    const char *between = "";
    akt_buffer_add_char(&reader->scratch, '[');
    for (size_t size, length; *text; text += size + (text[size] != '\0')) {
        size = strcspn(text, field->split);
        const char *piece = akt_pool_text(reader->pool, text, size);
        const char *start = piece ? akt_grid_trim(piece, &length) : NULL;
        const char *item = start && length ? akt_pool_text(reader->pool, start, length) : NULL;
        if (!item)
            continue;
        akt_buffer_add(&reader->scratch, between);
        between = ", ";
        if (field->field->type == AKT_FIELD_CODES)
            add_word(reader, field->field, item);
        else
            akt_json_text_add(&reader->scratch, item);
    }
    akt_buffer_add_char(&reader->scratch, ']');
}

/* Numbers and days */

static akt_map_answer add_number(akt_map_reader *reader, const akt_map_field *field,
                                 const akt_grid_cell *cell, const char *text,
                                 const akt_map_value *out)
{
    if (akt_map__is_raw(field, cell, out)) {
        akt_buffer_add(&reader->scratch, text);
        return AKT_MAP_VALUE;
    }
    akt_fault fault = AKT_FAULT_CELL_NOT_NUMBER;
    switch (akt_written_number(text, &reader->scratch)) {
    case AKT_WRITTEN_GOOD: return AKT_MAP_VALUE;
    case AKT_WRITTEN_AMBIGUOUS: fault = AKT_FAULT_CELL_DECIMAL; break;
    case AKT_WRITTEN_UNIT: fault = AKT_FAULT_CELL_UNIT; break;
    case AKT_WRITTEN_NONE: break;
    }
    akt_map__fault(reader, field, cell, fault, text, NULL);
    return AKT_MAP_WRONG;
}

static akt_map_answer add_date(akt_map_reader *reader, const akt_map_field *field,
                               const akt_grid_cell *cell, const char *text)
{
    akt_buffer day = AKT_BUFFER_INIT;
    akt_date date;
    akt_written read = akt_written_day(text, field->order, &day);
    bool is_day = read == AKT_WRITTEN_GOOD && akt_date_read(akt_buffer_text(&day), &date);
    reader->scratch.failed = reader->scratch.failed || day.failed;
    if (is_day && field->field->type == AKT_FIELD_YEAR)
        akt_buffer_format(&reader->scratch, "%d", date.year);
    else if (is_day)
        akt_json_text_add(&reader->scratch, akt_buffer_text(&day));
    akt_buffer_dispose(&day);
    if (is_day)
        return AKT_MAP_VALUE;
    akt_map__fault(reader, field, cell,
                   read == AKT_WRITTEN_AMBIGUOUS ? AKT_FAULT_CELL_DAY_ORDER : AKT_FAULT_CELL_NOT_DAY,
                   text, NULL);
    return AKT_MAP_WRONG;
}

static akt_map_answer add_orgnr(akt_map_reader *reader, const akt_map_field *field,
                                const akt_grid_cell *cell, const char *text)
{
    char number[AKT_ORGNR_SIZE];
    if (!akt_orgnr_read(text, number) || !akt_orgnr_is_valid(number)) {
        akt_map__fault(reader, field, cell, AKT_FAULT_BAD_ORGNR, text, NULL);
        return AKT_MAP_WRONG;
    }
    akt_json_text_add(&reader->scratch, number);
    return AKT_MAP_VALUE;
}

static akt_map_answer add_id(akt_map_reader *reader, const akt_map_field *field,
                             const akt_grid_cell *cell, const char *text)
{
    char id[AKT_SHEET_ID_SIZE];
    akt_map__id(id, text);
    if (!*id) {
        akt_map__fault(reader, field, cell, AKT_FAULT_BAD_ID, text, NULL);
        return AKT_MAP_WRONG;
    }
    akt_json_text_add(&reader->scratch, id);
    return AKT_MAP_VALUE;
}

static akt_map_answer add_json(akt_map_reader *reader, const akt_map_field *field,
                               const akt_grid_cell *cell, const char *text, akt_map_value *out)
{
    switch (field->field->type) {
    case AKT_FIELD_AMOUNT: return akt_map__amount(reader, field, cell, text, out);
    case AKT_FIELD_WHOLE:
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE: return add_number(reader, field, cell, text, out);
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR: return add_date(reader, field, cell, text);
    case AKT_FIELD_ID: return add_id(reader, field, cell, text);
    case AKT_FIELD_CODE:
    case AKT_FIELD_AREA:
    case AKT_FIELD_WORD:
        if (out->is_meant) /* the map says codes */
            akt_json_text_add(&reader->scratch, text);
        else
            add_word(reader, field->field, text);
        return AKT_MAP_VALUE;
    case AKT_FIELD_STRINGS:
    case AKT_FIELD_CODES:
    case AKT_FIELD_REFS: add_list(reader, field, text); return AKT_MAP_VALUE;
    default: break;
    }
    if (strcmp(field->field->name, "orgnr") == 0)
        return add_orgnr(reader, field, cell, text);
    akt_json_text_add(&reader->scratch, text);
    return AKT_MAP_VALUE;
}

static akt_map_answer convert(akt_map_reader *reader, const akt_map_field *field, akt_map_value *out)
{
    if (out->cell->kind == AKT_GRID_ERROR && !out->is_assumed) {
        akt_map__fault(reader, field, out->cell, AKT_FAULT_CELL_ERROR, out->cell->text, NULL);
        return AKT_MAP_WRONG;
    }
    akt_map_answer answer = choose(reader, field, out->cell, out);
    if (answer != AKT_MAP_VALUE || reader->scratch.failed)
        return answer;
    /* The scratch moves as it grows: what is read of it must lie still. */
    const char *kept = reader->scratch.text + out->text;
    char shorter[LONGEST];
    size_t size = strlen(kept);
    char *text = size < sizeof shorter ? shorter : akt_pool_get(reader->pool, size + 1);
    if (!text) {
        reader->scratch.failed = true;
        return AKT_MAP_BLANK;
    }
    memcpy(text, kept, size + 1);
    size_t start = reader->scratch.size;
    answer = add_json(reader, field, out->cell, text, out);
    out->json = akt_map__end(reader, start);
    return answer;
}

akt_map_answer akt_map__value(akt_map_reader *reader, const akt_map_field *field,
                              const akt_register_row *row, akt_map_value *out)
{
    size_t start = reader->scratch.size;
    *out = (akt_map_value){.by = field, .cell = row->cells, .text = start, .json = start};
    if (field->kind == AKT_MAP_CONSTANT) {
        akt_buffer_add(&reader->scratch, field->text ? field->text : "");
        akt_map__end(reader, start);
        out->json = reader->scratch.size;
        akt_buffer_add(&reader->scratch, field->json);
        akt_map__end(reader, start);
        return strcmp(field->json, "null") == 0 ? AKT_MAP_BLANK : AKT_MAP_VALUE;
    }
    bool found = field->kind == AKT_MAP_TEMPLATE ? add_template(reader, field, row, &out->cell)
                                                 : add_column(reader, field, row, &out->cell);
    akt_map__end(reader, start);
    out->is_assumed = !found;
    if ((!found && !field->other) || reader->scratch.failed)
        return AKT_MAP_BLANK;
    return convert(reader, field, out);
}
