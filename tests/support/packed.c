#include "support/packed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static void need(bool good)
{
    if (good)
        return;
    fputs("a workbook cannot be packed\n", stderr);
    abort();
}

static void add_part(zip_t *zip, const akt_packed_part *part)
{
    size_t size = part->size ? part->size : strlen(part->text);
    zip_source_t *text = zip_source_buffer(zip, part->text, size, 0);
    need(text != NULL);
    need(zip_file_add(zip, part->name, text, ZIP_FL_ENC_UTF_8) >= 0);
}

void akt_packed_add(akt_buffer *out, const akt_packed_part *parts, size_t count)
{
    zip_error_t error;
    char bytes[4096];
    zip_int64_t got;
    zip_error_init(&error);
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
    need(whole && zip);
    zip_source_keep(whole);
    for (size_t i = 0; i < count; i++)
        add_part(zip, &parts[i]);
    need(zip_close(zip) == 0 && zip_source_open(whole) == 0);
    while ((got = zip_source_read(whole, bytes, sizeof bytes)) > 0)
        akt_buffer_add_bytes(out, bytes, (size_t)got);
    need(got == 0 && !out->failed);
    zip_source_close(whole);
    zip_source_free(whole);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"
#define RELATIONS(items) HEAD "<Relationships xmlns=\"" PACKAGE "\">" items "</Relationships>"

static const char *fill(akt_buffer *out, const char *before, const char *text, const char *after)
{
    akt_buffer_format(out, HEAD "%s%s%s", before, text ? text : "", after);
    return akt_buffer_text(out);
}

void akt_packed_book_add(akt_buffer *out, const akt_packed_book *book, const char *rows)
{
    static const char no_styles[] = "<cellXfs><xf numFmtId=\"0\"/></cellXfs>";
    static const char one_sheet[] = "<sheet name=\"Tiltak\" sheetId=\"1\" r:id=\"rId1\"/>";
    static const char relations[] =
        RELATIONS(RELATION("rId1", "worksheet", "worksheets/sheet1.xml")
                      RELATION("rId2", "worksheet", "/xl/worksheets/sheet2.xml")
                          RELATION("rId3", "styles", "styles.xml")
                              RELATION("rId4", "sharedStrings", "sharedStrings.xml"));
    akt_buffer texts[5] = {AKT_BUFFER_INIT, AKT_BUFFER_INIT, AKT_BUFFER_INIT, AKT_BUFFER_INIT,
                           AKT_BUFFER_INIT};
    akt_buffer head = AKT_BUFFER_INIT;
    akt_buffer_format(&head, "<workbook " MAIN " xmlns:r=\"" OFFICE "\">%s<sheets>",
                      book->about ? book->about : "");
    const char *sheets = book->sheets ? book->sheets : one_sheet;
    const char *book_text = fill(&texts[0], akt_buffer_text(&head), sheets, "</sheets></workbook>");
    akt_buffer_clear(&head);
    akt_buffer_format(&head, "%s<worksheet " MAIN "><sheetData>", book->before ? book->before : "");
    const akt_packed_part parts[] = {
        {"_rels/.rels", RELATIONS(RELATION("rId1", "officeDocument", "xl/workbook.xml")), 0},
        {"xl/workbook.xml", book_text, 0},
        {"xl/_rels/workbook.xml.rels", relations, 0},
        {"xl/worksheets/sheet1.xml",
         fill(&texts[1], akt_buffer_text(&head), rows, "</sheetData></worksheet>"), 0},
        {"xl/worksheets/sheet2.xml",
         fill(&texts[2], "<worksheet " MAIN "><sheetData>", book->other,
              "</sheetData></worksheet>"),
         0},
        {"xl/sharedStrings.xml", fill(&texts[3], "<sst " MAIN ">", book->strings, "</sst>"), 0},
        {"xl/styles.xml",
         fill(&texts[4], "<styleSheet " MAIN ">", book->styles ? book->styles : no_styles,
              "</styleSheet>"),
         0},
    };
    akt_packed_add(out, parts, sizeof parts / sizeof *parts);
    for (size_t i = 0; i < 5; i++)
        akt_buffer_dispose(&texts[i]);
    akt_buffer_dispose(&head);
}
