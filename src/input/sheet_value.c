#include "input/sheet_value.h"

#include "base/json_text.h"
#include "input/sheet_words.h"
#include "parse/json.h"
#include "parse/quoted.h"
#include "parse/written.h"

#include <string.h>

/* One cell → one JSON value, by the type of its field. */

typedef struct spot {
    akt_sheet_writer *writer;
    const akt_field *field;
    const akt_grid_cell *cell;
} spot;

void akt_sheet_writer_place(akt_sheet_writer *writer, const akt_grid_cell *cell)
{
    const char *kept = akt_grid_place(writer->grid, cell, writer->made.pool);
    akt_made_text_place(&writer->made, cell->at, kept);
}

const char *akt_sheet_writer_text(akt_sheet_writer *writer, const akt_grid_cell *cell)
{
    size_t size;
    const char *start = akt_grid_trim(cell->text, &size);
    const char *text = akt_pool_text(writer->made.pool, start, size);
    return text ? text : "";
}

static const char spaces[] = " \t";

/* Past what is quoted at text and the spaces behind it, where a divider or the end follows; 0 else. */
static size_t pass_quoted(const char *text, const char *dividers)
{
    size_t size = akt_quoted_size(text);
    size += size ? strspn(text + size, spaces) : 0;
    return size && (!text[size] || strchr(dividers, text[size])) ? size : 0;
}

/* How far the first piece goes. Quotes count at its start, and behind the # of a source. */
static size_t piece_size(const char *text, const char *dividers)
{
    size_t size = strspn(text, spaces), quoted = pass_quoted(text + size, dividers);
    if (quoted)
        return size + quoted;
    for (; text[size] && !strchr(dividers, text[size]); size++) {
        quoted = text[size] == '#' ? pass_quoted(text + size + 1, dividers) : 0;
        if (quoted)
            return size + 1 + quoted;
    }
    return size;
}

/* One piece of a cell with several, and the text behind it; NULL at the end. */
static const char *next_piece(akt_sheet_writer *writer, const char **text, const char *dividers)
{
    while (**text) {
        size_t size = piece_size(*text, dividers), trimmed;
        const char *piece = akt_pool_text(writer->made.pool, *text, size);
        *text += size + ((*text)[size] != '\0');
        const char *start = piece ? akt_grid_trim(piece, &trimmed) : NULL;
        if (start && trimmed > 0)
            return akt_pool_text(writer->made.pool, start, trimmed);
    }
    return NULL;
}

static const char texts_apart[] = ";|\n\r", ids_apart[] = ";|,\n\r";

static void add_plain(const spot *s, const char *text)
{
    akt_json_text_add(&s->writer->made.json, text);
}

/* A text, or what it quotes. */
static void add_item(const spot *s, const char *text)
{
    const char *said = akt_quoted_read(text, s->writer->made.pool);
    add_plain(s, said ? said : text);
}

static void add_text(const spot *s, const char *text)
{
    if (akt_quoted_is_cell(text))
        add_item(s, text);
    else
        add_plain(s, text);
}

/* The word that our files have for what people call a term, or what stands there. */
static void add_code(const spot *s, const char *text)
{
    const char *id = akt_sheet_word_term((akt_vocabulary)s->field->arg, text);
    if (s->writer->keeps_codes)
        add_item(s, text);
    else
        add_plain(s, id ? id : text);
}

static void add_area(const spot *s, const char *text)
{
    if (akt_sheet_word_is_all_areas(text))
        add_plain(s, "all");
    else
        add_code(s, text);
}

static void add_choice(const spot *s, const char *text)
{
    const char *choice = akt_sheet_word_choice(s->field, text);
    add_plain(s, choice && *choice ? choice : text);
}

/* An organisation number is often written in groups. */
static void add_string(const spot *s, const char *text)
{
    static const char between[] = " \xC2\xA0", digits[] = "0123456789 \xC2\xA0";
    if (strcmp(s->field->name, "orgnr") != 0 || text[strspn(text, digits)]) {
        add_text(s, text);
        return;
    }
    akt_buffer_add_char(&s->writer->made.json, '"');
    for (; *text; text++)
        if (!strchr(between, *text))
            akt_buffer_add_char(&s->writer->made.json, *text);
    akt_buffer_add_char(&s->writer->made.json, '"');
}

static void add_date(const spot *s, const char *text)
{
    if (s->field->type == AKT_FIELD_YEAR && strlen(text) == 4 && strspn(text, "0123456789") == 4 &&
        *text != '0') {
        akt_buffer_add(&s->writer->made.json, text);
        return;
    }
    akt_buffer date = AKT_BUFFER_INIT;
    akt_written_date(text, &date);
    add_plain(s, akt_buffer_text(&date));
    s->writer->made.json.failed = s->writer->made.json.failed || date.failed;
    akt_buffer_dispose(&date);
}

static void fault(const spot *s, akt_fault what, const char *text)
{
    const char *args[4] = {text, NULL, NULL, NULL};
    akt_grid_fault(s->writer->grid, s->cell, s->writer->faults, what, args);
}

/* Whether it is a number as programs write it, with more digits than people do. */
static bool is_long(const char *text)
{
    size_t sign = *text == '-', whole = strspn(text + sign, "0123456789");
    const char *rest = text + sign + whole;
    size_t decimals = *rest == '.' ? strspn(rest + 1, "0123456789") : 0;
    bool is_good = whole == 1 || (whole > 1 && text[sign] != '0');
    return is_good && whole + decimals > 18 && decimals > 0 && !rest[1 + decimals];
}

/* A number that somebody wrote; null, told, where it is none. */
static void add_written(const spot *s, const char *text)
{
    akt_buffer *json = &s->writer->made.json;
    if (is_long(text)) {
        akt_buffer_add(json, text);
        return;
    }
    switch (akt_written_number(text, json)) {
    case AKT_WRITTEN_GOOD: return;
    case AKT_WRITTEN_AMBIGUOUS: fault(s, AKT_FAULT_CELL_AMBIGUOUS, text); break;
    case AKT_WRITTEN_UNIT: fault(s, AKT_FAULT_CELL_UNIT, text); break;
    case AKT_WRITTEN_NONE: fault(s, AKT_FAULT_CELL_NOT_NUMBER, text); break;
    }
    akt_buffer_add(json, "null");
}

static void add_number(const spot *s, const char *text)
{
    if (s->cell->kind == AKT_GRID_NUMBER) {
        akt_buffer_add(&s->writer->made.json, text);
    } else if (s->cell->kind == AKT_GRID_TEXT) {
        add_written(s, text);
    } else {
        fault(s, AKT_FAULT_CELL_NOT_NUMBER, text);
        akt_buffer_add(&s->writer->made.json, "null");
    }
}

/* "difi-2017-01 9.1", "difi-2017-01#9.1": a source, and the place in it. */
static void add_cite(const spot *s, const char *text)
{
    akt_buffer *json = &s->writer->made.json;
    size_t size = strcspn(text, "# ,:\t\n"), trimmed;
    const char *ref = akt_pool_text(s->writer->made.pool, text, size);
    const char *at = akt_grid_trim(text + size + strspn(text + size, "# ,:\t\n"), &trimmed);
    akt_buffer_add(json, "{\"ref\": ");
    add_plain(s, ref ? ref : "");
    if (trimmed > 0) {
        akt_buffer_add(json, ", \"at\": ");
        add_item(s, at);
    }
    akt_buffer_add_char(json, '}');
}

/* "s-16", "s-16 500000": a flow, and how much of it. */
static void add_part(const spot *s, const char *text)
{
    akt_buffer *json = &s->writer->made.json;
    size_t size = strcspn(text, " \t");
    if (!text[size]) {
        add_plain(s, text);
        return;
    }
    const char *flow = akt_pool_text(s->writer->made.pool, text, size);
    akt_buffer_add(json, "{\"flow\": ");
    add_plain(s, flow ? flow : "");
    akt_buffer_add(json, ", \"amount\": ");
    add_written(s, text + size + strspn(text + size, " \t"));
    akt_buffer_add_char(json, '}');
}

static void add_bool(const spot *s, const char *text)
{
    bool yes = akt_sheet_word_is(text, AKT_W_YES, "true|sann|1|x");
    if (!yes && !akt_sheet_word_is(text, AKT_W_NO, "false|usann|0"))
        fault(s, AKT_FAULT_CELL_NOT_YES, text);
    akt_buffer_add(&s->writer->made.json, yes ? "true" : "false");
}

/* An object stands as it is, once it is known to be sound. */
static void add_object(const spot *s, const char *text)
{
    akt_diagnostics faults;
    const akt_text_file file = {.name = "", .text = text, .size = strlen(text)};
    akt_diagnostics_init(&faults);
    akt_status status = *text == '{' ? akt_json_check(&file, &faults) : AKT_EDATA;
    bool is_sound = status == AKT_OK;
    if (status == AKT_ENOMEM || faults.failed)
        akt_pool_fail(s->writer->made.pool);
    else if (!is_sound)
        fault(s, AKT_FAULT_CELL_NOT_OBJECT, text);
    akt_buffer_add(&s->writer->made.json, is_sound ? text : "null");
    akt_diagnostics_dispose(&faults);
}

static void add_list(const spot *s, const char *text, const char *dividers,
                     void (*add)(const spot *s, const char *text))
{
    const char *before = "", *piece;
    akt_buffer_add_char(&s->writer->made.json, '[');
    while ((piece = next_piece(s->writer, &text, dividers))) {
        akt_buffer_add(&s->writer->made.json, before);
        before = ", ";
        add(s, piece);
    }
    akt_buffer_add_char(&s->writer->made.json, ']');
}

static void add_value(const spot *s, const char *text)
{
    switch (s->field->type) {
    case AKT_FIELD_STRINGS: add_list(s, text, texts_apart, add_item); break;
    case AKT_FIELD_CODES: add_list(s, text, ids_apart, add_code); break;
    case AKT_FIELD_REFS:
    case AKT_FIELD_INDICES: add_list(s, text, ids_apart, add_plain); break;
    case AKT_FIELD_CITES: add_list(s, text, texts_apart, add_cite); break;
    case AKT_FIELD_PARTS: add_list(s, text, texts_apart, add_part); break;
    case AKT_FIELD_CODE: add_code(s, text); break;
    case AKT_FIELD_AREA: add_area(s, text); break;
    case AKT_FIELD_WORD: add_choice(s, text); break;
    case AKT_FIELD_DATE:
    case AKT_FIELD_YEAR: add_date(s, text); break;
    case AKT_FIELD_AMOUNT:
    case AKT_FIELD_WHOLE:
    case AKT_FIELD_NUMBER:
    case AKT_FIELD_SHARE: add_number(s, text); break;
    case AKT_FIELD_TEXT: add_text(s, text); break;
    case AKT_FIELD_BOOL: add_bool(s, text); break;
    case AKT_FIELD_OBJECT: add_object(s, text); break;
    default: add_string(s, text); break;
    }
}

void akt_sheet_writer_value(akt_sheet_writer *writer, const akt_field *field,
                            const akt_grid_cell *cell)
{
    const spot s = {writer, field, cell};
    const char *text = akt_sheet_writer_text(writer, cell);
    if (cell->kind == AKT_GRID_ERROR) {
        fault(&s, AKT_FAULT_CELL_ERROR, text);
        akt_buffer_add(&writer->made.json, "null");
        return;
    }
    add_value(&s, text);
}

void akt_sheet_writer_ids(akt_sheet_writer *writer, const akt_grid_cell *cell)
{
    static const akt_field ids = {.name = "ids", .type = AKT_FIELD_REFS};
    akt_sheet_writer_value(writer, &ids, cell);
}
