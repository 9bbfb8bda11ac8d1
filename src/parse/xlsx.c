#include "parse/xlsx_internal.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

akt_status akt_xlsx__fault(const akt_xlsx_file *workbook, akt_fault fault, const char *a,
                           const char *b, akt_error *err)
{
    const akt_diagnostic diagnostic = {
        .fault = fault, .file = workbook->file->name, .args = {a, b, NULL, NULL}};
    akt_diagnostics_add(workbook->faults, &diagnostic);
    return workbook->faults->failed ? akt_error_memory(err) : AKT_EDATA;
}

static akt_status tell_state(const akt_xlsx_file *workbook, akt_archive_state state,
                             const char *part, akt_error *err)
{
    switch (state) {
    case AKT_ARCHIVE_GOOD: return AKT_OK;
    case AKT_ARCHIVE_LOCKED:
        return akt_xlsx__fault(workbook, AKT_FAULT_WORKBOOK_LOCKED, NULL, NULL, err);
    case AKT_ARCHIVE_TOO_LARGE:
        return akt_xlsx__fault(workbook, AKT_FAULT_WORKBOOK_TOO_LARGE, part, NULL, err);
    case AKT_ARCHIVE_NO_MEMORY: return akt_error_memory(err);
    case AKT_ARCHIVE_NO_LIBRARY:
        return akt_error_set(err, AKT_EINTERNAL,
                             "xlsx needs the libraries %s and %s, which cannot be loaded; install "
                             "them, or save the sheet as csv",
                             AKT_LIBZIP, AKT_LIBXML2);
    default: return akt_xlsx__fault(workbook, AKT_FAULT_WORKBOOK_BROKEN, part, NULL, err);
    }
}

static akt_status walk_xml(akt_xlsx_file *workbook, const char *part, const akt_buffer *text,
                           akt_xlsx_taker take, void *user, akt_error *err)
{
    bool no_library;
    akt_xml *xml = akt_xml_new(akt_buffer_text(text), text->size, &no_library);
    if (!xml)
        return tell_state(workbook, no_library ? AKT_ARCHIVE_NO_LIBRARY : AKT_ARCHIVE_NO_MEMORY,
                          part, err);
    bool good = true;
    akt_xml_event event = AKT_XML_DONE;
    while (good && (event = akt_xml_next(xml)) < AKT_XML_DONE)
        good = take(user, xml, event);
    akt_status status = AKT_OK;
    if (event == AKT_XML_NO_MEMORY)
        status = akt_error_memory(err);
    else if (!good || event == AKT_XML_FAULT)
        status = tell_state(workbook, good ? AKT_ARCHIVE_BROKEN : AKT_ARCHIVE_TOO_LARGE, part, err);
    akt_xml_free(xml);
    return akt_pool_has_failed(workbook->pool) ? akt_error_memory(err) : status;
}

akt_status akt_xlsx__walk(akt_xlsx_file *workbook, const char *part, bool optional,
                          akt_xlsx_taker take, void *user, akt_error *err)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_archive_state state = akt_archive_read(workbook->archive, part, &text);
    akt_status status = AKT_OK;
    if (state != AKT_ARCHIVE_ABSENT || !optional)
        status = tell_state(workbook, state, part, err);
    if (status == AKT_OK && state == AKT_ARCHIVE_GOOD)
        status = walk_xml(workbook, part, &text, take, user, err);
    akt_buffer_dispose(&text);
    return status;
}

/* Which part is what */

typedef struct relation {
    const char *id;
    const char *type; /* the last word of its address */
    const char *part;
} relation;

typedef struct relations {
    akt_xlsx_file *workbook;
    const char *folder; /* in which targets lie: "xl/" */
    akt_list items;     /* of relation */
} relations;

static const char *keep(akt_pool *pool, const char *text)
{
    return text ? akt_pool_text(pool, text, strlen(text)) : NULL;
}

/* The part that a target names, seen from a folder. */
static const char *resolve(akt_pool *pool, const char *folder, const char *target)
{
    akt_buffer path = AKT_BUFFER_INIT;
    akt_buffer_add(&path, *target == '/' ? "" : folder);
    target += *target == '/';
    for (; strncmp(target, "../", 3) == 0; target += 3) {
        path.size -= path.size > 0;
        while (path.size > 0 && path.text[path.size - 1] != '/')
            path.size--;
    }
    akt_buffer_add(&path, target);
    return akt_buffer_settle(&path, pool);
}

static const char *last_word(const char *address)
{
    const char *slash = strrchr(address, '/');
    return slash ? slash + 1 : address;
}

static bool take_relation(void *user, akt_xml *xml, akt_xml_event event)
{
    relations *r = user;
    akt_pool *pool = r->workbook->pool;
    if (event != AKT_XML_START || strcmp(akt_xml_name(xml), "Relationship") != 0)
        return true;
    relation *added = akt_list_add(&r->items);
    if (!added) {
        akt_pool_fail(pool);
        return false;
    }
    added->id = keep(pool, akt_xml_attribute(xml, "Id"));
    const char *type = keep(pool, akt_xml_attribute(xml, "Type"));
    const char *target = akt_xml_attribute(xml, "Target");
    added->type = type ? last_word(type) : "";
    added->part = resolve(pool, r->folder, target ? target : "");
    return true;
}

static const relation *find_relation(const relations *r, const char *id, const char *type)
{
    const relation *items = r->items.items;
    for (size_t i = 0; i < r->items.count; i++)
        if (strcmp(items[i].type, type) == 0 &&
            (!id || (items[i].id && strcmp(items[i].id, id) == 0)))
            return &items[i];
    return NULL;
}

static bool take_book(void *user, akt_xml *xml, akt_xml_event event)
{
    relations *r = user;
    akt_xlsx_file *workbook = r->workbook;
    const char *element = akt_xml_name(xml), *value;
    if (event == AKT_XML_START && strcmp(element, "workbookPr") == 0) {
        value = akt_xml_attribute(xml, "date1904");
        workbook->from_1904 = value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
    }
    if (event != AKT_XML_START || strcmp(element, "sheet") != 0)
        return true;
    value = akt_xml_attribute(xml, "id");
    const relation *sheet = value ? find_relation(r, value, "worksheet") : NULL;
    if (!sheet)
        return true;
    akt_xlsx_entry *added = akt_list_add(&workbook->sheets);
    if (!added) {
        akt_pool_fail(workbook->pool);
        return false;
    }
    value = akt_xml_attribute(xml, "state");
    *added = (akt_xlsx_entry){"", sheet->part, value && strstr(value, "idden")};
    value = keep(workbook->pool, akt_xml_attribute(xml, "name"));
    added->name = value ? value : "";
    return true;
}

static akt_status read_relations(relations *r, const char *of, akt_error *err)
{
    akt_pool *pool = r->workbook->pool;
    const char *name = last_word(of);
    akt_buffer part = AKT_BUFFER_INIT;
    r->folder = akt_pool_text(pool, of, (size_t)(name - of));
    akt_buffer_format(&part, "%s_rels/%s.rels", r->folder ? r->folder : "", name);
    const char *path = akt_buffer_settle(&part, pool);
    r->items.count = 0;
    if (akt_pool_has_failed(pool))
        return akt_error_memory(err);
    return akt_xlsx__walk(r->workbook, path, true, take_relation, r, err);
}

static akt_status read_book(relations *r, akt_error *err)
{
    akt_status status = read_relations(r, "", err);
    if (status != AKT_OK)
        return status;
    const relation *found = find_relation(r, NULL, "officeDocument");
    const char *book = found ? found->part : "xl/workbook.xml";
    if (strcmp(akt_file_extension(book), "xml") != 0)
        return akt_xlsx__fault(r->workbook, AKT_FAULT_NOT_WORKBOOK, NULL, NULL, err);
    status = read_relations(r, book, err);
    found = find_relation(r, NULL, "sharedStrings");
    r->workbook->strings_part = found ? found->part : NULL;
    found = find_relation(r, NULL, "styles");
    r->workbook->styles_part = found ? found->part : NULL;
    if (status == AKT_OK)
        status = akt_xlsx__walk(r->workbook, book, true, take_book, r, err);
    if (status == AKT_OK && r->workbook->sheets.count == 0)
        status = akt_xlsx__fault(r->workbook, AKT_FAULT_NOT_WORKBOOK, NULL, NULL, err);
    return status;
}

static akt_status open_file(akt_xlsx_file *workbook, akt_error *err)
{
    static const char locked[] = "\xD0\xCF\x11\xE0"; /* also the workbooks of before 2007 */
    const akt_text_file *file = workbook->file;
    if (file->byte_count >= 4 && memcmp(file->bytes, locked, 4) == 0)
        return akt_xlsx__fault(workbook, AKT_FAULT_WORKBOOK_LOCKED, NULL, NULL, err);
    if (file->byte_count < 4 || memcmp(file->bytes, "PK", 2) != 0)
        return akt_xlsx__fault(workbook, AKT_FAULT_NOT_WORKBOOK, NULL, NULL, err);
    akt_archive_state state = akt_archive_open(&workbook->archive, file->bytes, file->byte_count);
    akt_status status = tell_state(workbook, state, "zip", err);
    relations r = {.workbook = workbook, .items = AKT_LIST_OF(relation)};
    if (status == AKT_OK)
        status = read_book(&r, err);
    akt_list_dispose(&r.items);
    return status;
}

akt_status akt_xlsx_open(akt_xlsx_file **out, const akt_text_file *file, akt_pool *pool,
                         akt_diagnostics *faults, akt_error *err)
{
    *out = NULL;
    akt_xlsx_file *workbook = malloc(sizeof *workbook);
    if (!workbook)
        return akt_error_memory(err);
    *workbook = (akt_xlsx_file){.file = file,
                                .pool = pool,
                                .faults = faults,
                                .sheets = AKT_LIST_OF(akt_xlsx_entry),
                                .strings = AKT_LIST_OF(const char *),
                                .styles = AKT_LIST_OF(bool)};
    akt_status status = open_file(workbook, err);
    if (status == AKT_OK)
        *out = workbook;
    else
        akt_xlsx_close(workbook);
    return status;
}

void akt_xlsx_close(akt_xlsx_file *workbook)
{
    if (!workbook)
        return;
    akt_archive_close(workbook->archive);
    akt_list_dispose(&workbook->sheets);
    akt_list_dispose(&workbook->strings);
    akt_list_dispose(&workbook->styles);
    free(workbook);
}

static const akt_xlsx_entry *entry_of(const akt_xlsx_file *workbook, size_t sheet)
{
    return (const akt_xlsx_entry *)workbook->sheets.items + sheet;
}

size_t akt_xlsx_sheet_count(const akt_xlsx_file *workbook)
{
    return workbook->sheets.count;
}

const char *akt_xlsx_sheet_name(const akt_xlsx_file *workbook, size_t sheet)
{
    return entry_of(workbook, sheet)->name;
}

bool akt_xlsx_sheet_is_hidden(const akt_xlsx_file *workbook, size_t sheet)
{
    return entry_of(workbook, sheet)->hidden;
}
