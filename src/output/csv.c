#include "output/csv.h"

#include "base/number.h"
#include "base/utf8.h"
#include "output/writers_internal.h"

#include <string.h>

typedef akt_csv_dialect dialect;

akt_csv_dialect akt_csv_dialect_of(bool excel)
{
    static const akt_csv_dialect dialects[] = {{',', '.', "\n", ""},
                                               {';', ',', "\r\n", "\xEF\xBB\xBF"}};
    return dialects[excel];
}

/* Apostrophes before it count too, or a reader that takes one away would take the writer's own. */
static bool is_formula(const char *text)
{
    text += strspn(text, "'");
    return *text && strchr("=+-@\t\r", *text) != NULL;
}

/* Control characters steer a terminal and break XML when a table is passed on. */
static void add_clean(akt_buffer *out, uint32_t code)
{
    bool kept = code == '\n' || code == '\t' || code == '\r' ||
                (akt_utf8_is_xml(code) && !(code >= 0x7F && code < 0xA0));
    akt_buffer_add_code(out, kept ? code : 0xFFFD);
}

/* How many bytes at the head of a text are ASCII that stands for itself. */
static size_t count_plain(const char *text)
{
    size_t count = 0;
    while (text[count] >= ' ' && text[count] < 0x7F && text[count] != '"')
        count++;
    return count;
}

void akt_csv_add_text(akt_buffer *out, const char *text, const akt_csv_dialect *d)
{
    char stops[] = {'"', '\n', '\r', '\t', ',', d->separator, '\'', '\0'};
    bool formula = is_formula(text);
    bool quoted = formula || text[strcspn(text, stops)] != '\0' || text[0] == ' ';
    size_t size = strlen(text), at = 0;
    akt_buffer_add(out, quoted ? "\"" : "");
    akt_buffer_add(out, formula ? "'" : "");
    while (at < size) {
        size_t plain = count_plain(text + at);
        akt_buffer_add_bytes(out, text + at, plain);
        at += plain;
        if (at == size)
            break;
        uint32_t code = akt_utf8_next(text, size, &at);
        akt_buffer_add(out, code == '"' ? "\"" : "");
        add_clean(out, code);
    }
    akt_buffer_add(out, quoted ? "\"" : "");
}

static void add_number(akt_buffer *out, double value, const dialect *d)
{
    char text[AKT_NUMBER_SIZE];
    akt_number_write(text, value);
    char *point = strchr(text, '.');
    if (point)
        *point = d->point;
    akt_buffer_add(out, text);
}

static void add_cell(akt_buffer *out, const akt_cell *cell, akt_column_type type, const dialect *d)
{
    if (!cell->has_value)
        return;
    switch (type) {
    case AKT_COLUMN_TEXT:
    case AKT_COLUMN_CODE:
    case AKT_COLUMN_DATE:
        akt_csv_add_text(out, cell->text, d);
        break;
    case AKT_COLUMN_WHOLE:
    case AKT_COLUMN_MONEY:
        akt_buffer_add_integer(out, cell->whole);
        break;
    case AKT_COLUMN_NUMBER:
        add_number(out, cell->number, d);
        break;
    }
}

void akt_csv__write(akt_buffer *out, const akt_doc_table *table, bool excel)
{
    const dialect d = akt_csv_dialect_of(excel);
    akt_buffer_add(out, d.mark);
    for (size_t c = 0; c < table->column_count; c++) {
        if (c > 0)
            akt_buffer_add_char(out, d.separator);
        akt_csv_add_text(out, table->columns[c].key, &d);
    }
    akt_buffer_add(out, d.line_end);
    const akt_cell *cell = table->cells;
    for (size_t r = 0; r < table->row_count; r++) {
        for (size_t c = 0; c < table->column_count; c++) {
            if (c > 0)
                akt_buffer_add_char(out, d.separator);
            add_cell(out, cell++, table->columns[c].type, &d);
        }
        akt_buffer_add(out, d.line_end);
    }
}
