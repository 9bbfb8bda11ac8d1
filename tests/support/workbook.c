#include "support/workbook.h"

#include "output/xlsx.h"
#include "support/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void akt_workbook_document(akt_buffer *out, const akt_document *document, const char *table)
{
    if (akt_xlsx_write(out, &document, 1, table, NULL) != AKT_OK)
        abort();
}

size_t akt_workbook_units(const char *text)
{
    size_t units = 0;
    for (; *text; text++)
        units += ((unsigned char)*text & 0xC0) == 0x80 ? 0 : (unsigned char)*text >= 0xF0 ? 2 : 1;
    return units;
}

bool akt_workbook_part(const akt_buffer *workbook, const char *name, akt_buffer *out)
{
    akt_scratch scratch = akt_scratch_new();
    char command[512], bytes[4096];
    size_t got, start = out->size;
    akt_scratch_write(&scratch, "w.xlsx", akt_buffer_text(workbook), workbook->size);
    snprintf(command, sizeof command, "unzip -p '%s' '%s' 2>/dev/null",
             akt_scratch_path(&scratch, "w.xlsx"), name);
    FILE *pipe = popen(command, "r");
    while (pipe && (got = fread(bytes, 1, sizeof bytes, pipe)) > 0)
        akt_buffer_add_bytes(out, bytes, got);
    int status = pipe ? pclose(pipe) : -1;
    akt_scratch_remove(&scratch);
    return status == 0 && out->size > start;
}

/* The text between two marks behind `from`; *end is behind it. NULL where they are not there. */
static const char *between(const char *from, const char *open, const char *close, size_t *size)
{
    const char *start = strstr(from, open);
    const char *stop = start ? strstr(start + strlen(open), close) : NULL;
    if (!stop)
        return NULL;
    *size = (size_t)(stop - start) - strlen(open);
    return start + strlen(open);
}

static void add_read(akt_buffer *out, const char *text, size_t size)
{
    static const char *const marks[][2] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
    for (size_t at = 0; at < size;) {
        size_t length = 1;
        const char *as = NULL;
        for (size_t m = 0; !as && m < sizeof marks / sizeof *marks; m++)
            if (strncmp(text + at, marks[m][0], strlen(marks[m][0])) == 0) {
                as = marks[m][1];
                length = strlen(marks[m][0]);
            }
        akt_buffer_add_bytes(out, as ? as : text + at, 1);
        at += length;
    }
}

static const char *find_cell(const akt_buffer *workbook, int sheet, const char *place,
                             akt_buffer *xml, size_t *size)
{
    char name[64], open[32];
    snprintf(name, sizeof name, "xl/worksheets/sheet%d.xml", sheet);
    snprintf(open, sizeof open, "<c r=\"%s\"", place);
    if (!akt_workbook_part(workbook, name, xml))
        return NULL;
    const char *cell = between(akt_buffer_text(xml), open, ">", size);
    if (!cell || cell[*size - 1] == '/')
        return NULL;
    return between(akt_buffer_text(xml), open, "</c>", size);
}

const char *akt_workbook_cell(const akt_buffer *workbook, int sheet, const char *place)
{
    static akt_buffer found;
    akt_buffer xml = AKT_BUFFER_INIT;
    size_t size = 0, length = 0;
    akt_buffer_dispose(&found);
    const char *cell = find_cell(workbook, sheet, place, &xml, &size);
    const char *text = cell ? between(cell, "<is><t", "</t></is>", &length) : NULL;
    const char *number = cell ? between(cell, "<v>", "</v>", &length) : NULL;
    bool typed = cell && memchr(cell, '>', size) && strstr(cell, " t=\"") &&
                 strstr(cell, " t=\"") < (const char *)memchr(cell, '>', size);
    if (text && text < cell + size && typed) {
        text = between(cell, "<is><t", "</t></is>", &length);
        size_t attributes = strcspn(text, ">") + 1;
        akt_buffer_add(&found, "text:");
        add_read(&found, text + attributes, length - attributes);
    } else if (number && number < cell + size && !typed && !strstr(cell, "<f>")) {
        akt_buffer_add(&found, "number:");
        akt_buffer_add_bytes(&found, number, length);
    } else if (cell) {
        akt_buffer_add(&found, "other:");
        akt_buffer_add_bytes(&found, cell, size);
    }
    akt_buffer_dispose(&xml);
    return akt_buffer_text(&found);
}

/* Behind the n-th mark of its kind; NULL where there are fewer. */
static const char *skip_to(const char *at, const char *mark, int n)
{
    for (; at && n >= 0; n--) {
        at = strstr(at, mark);
        at = at ? at + strlen(mark) : NULL;
    }
    return at;
}

const char *akt_workbook_format(const akt_buffer *workbook, int sheet, const char *place)
{
    static akt_buffer found;
    akt_buffer xml = AKT_BUFFER_INIT, styles = AKT_BUFFER_INIT;
    size_t size = 0, length = 0;
    char open[48];
    akt_buffer_dispose(&found);
    const char *cell = find_cell(workbook, sheet, place, &xml, &size);
    int style = cell && strncmp(cell, " s=\"", 4) == 0 ? atoi(cell + 4) : 0;
    akt_workbook_part(workbook, "xl/styles.xml", &styles);
    const char *xf =
        skip_to(skip_to(akt_buffer_text(&styles), "<cellXfs", 0), "<xf numFmtId=\"", style);
    snprintf(open, sizeof open, "<numFmt numFmtId=\"%d\" formatCode=\"", xf ? atoi(xf) : 0);
    const char *code = between(akt_buffer_text(&styles), open, "\"", &length);
    if (code)
        add_read(&found, code, length);
    else if (xf && atoi(xf) > 0)
        akt_buffer_format(&found, "%d", atoi(xf));
    akt_buffer_dispose(&xml);
    akt_buffer_dispose(&styles);
    return akt_buffer_text(&found);
}

const char *akt_workbook_sheet(const akt_buffer *workbook, int sheet)
{
    static akt_buffer found;
    akt_buffer xml = AKT_BUFFER_INIT;
    size_t length;
    akt_buffer_dispose(&found);
    akt_workbook_part(workbook, "xl/workbook.xml", &xml);
    const char *at = skip_to(akt_buffer_text(&xml), "<sheet ", sheet - 1);
    const char *name = at ? between(at, "name=\"", "\"", &length) : NULL;
    if (name)
        add_read(&found, name, length);
    akt_buffer_dispose(&xml);
    return akt_buffer_text(&found);
}
