#include "output/xlsx_internal.h"

#include "base/utf8.h"
#include "output/writers_internal.h"
#include "words/order.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

enum { NAME_MOST = 31 }; /* UTF-16 units */

/* Names of sheets */

static bool is_taken(const akt_xlsx_plan *plan, const char *name)
{
    const akt_xlsx_sheet *sheets = plan->sheets.items;
    if (akt_order_is_alike(name, "History") || /* Excel's own */
        akt_order_is_alike(name, plan->summary))
        return true;
    for (size_t i = 0; i < plan->sheets.count; i++)
        if (akt_order_is_alike(name, sheets[i].name))
            return true;
    return false;
}

/* What a name may hold; '#' would break the link to it. */
static bool is_allowed(uint32_t code)
{
    return code >= 0x20 && akt_utf8_is_xml(code) && !(code >= 0x7F && code < 0xA0) &&
           !(code < 0x80 && strchr("[]:*?/\\#", (int)code));
}

/* The start of text as a name of at most `most` units, one space where several or what is not
 * allowed stood; whether all of it found room. */
static bool write_name(char *out, const char *text, size_t most)
{
    size_t size = strlen(text), at = 0, units = 0, length = 0, solid = 0;
    bool whole = true, spaced = false;
    while (at < size && whole) {
        uint32_t code = akt_utf8_next(text, size, &at);
        bool blank = code == ' ' || code == AKT_UTF8_BAD || !is_allowed(code);
        bool edge = length == 0 && (blank || code == '\'');
        if (edge || (blank && spaced))
            continue;
        units += code > 0xFFFF && !blank ? 2 : 1;
        whole = units <= most;
        if (whole)
            length += akt_utf8_encode(blank ? ' ' : code, out + length);
        spaced = blank;
        solid = !blank && code != '\'' && whole ? length : solid;
    }
    out[solid] = '\0';
    return whole;
}

/* A name as Excel takes it and no other sheet has it. */
static void name_sheet(const akt_xlsx_plan *plan, char *out, const char *text)
{
    char base[AKT_XLSX_NAME_SIZE], number[16] = "";
    if (!write_name(base, text, NAME_MOST)) {
        write_name(base, text, NAME_MOST - 1);
        strcat(base, "…");
    }
    const char *from = *base ? base : akt_words(AKT_W_WORKBOOK_TABLE, plan->lang);
    strcpy(out, from);
    for (int n = 2; is_taken(plan, out); n++) {
        snprintf(number, sizeof number, " (%d)", n);
        write_name(out, from, NAME_MOST - strlen(number));
        strcat(out, number);
    }
}

/* Tables */

static bool has_version_for_people(const akt_document *document, const char *name)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++)
        if (blocks[i].kind == AKT_BLOCK_TABLE && blocks[i].readers != AKT_READERS_MACHINES &&
            strcmp(blocks[i].table->name, name) == 0)
            return true;
    return false;
}

bool akt_block__is_for_workbooks(const akt_block *block, const akt_document *document)
{
    return block->kind == AKT_BLOCK_TABLE &&
           (block->readers != AKT_READERS_MACHINES ||
            !has_version_for_people(document, block->table->name));
}

static bool has_sheet(const akt_xlsx_plan *plan, const akt_doc_table *table)
{
    const akt_xlsx_sheet *sheets = plan->sheets.items;
    for (size_t i = 0; i < plan->sheets.count; i++)
        if (sheets[i].table == table)
            return true;
    return false;
}

static akt_status add_sheet(akt_xlsx_plan *plan, const akt_doc_table *table, const char *heading,
                            akt_error *err)
{
    char name[AKT_XLSX_NAME_SIZE];
    if (has_sheet(plan, table))
        return AKT_OK;
    if (table->row_count > AKT_XLSX_ROWS_MAX)
        return akt_error_set(err, AKT_ELIMIT,
                             "the table '%s' has %zu rows and a sheet of Excel holds %d; use --to "
                             "csv, or choose fewer with --where",
                             table->name, table->row_count, AKT_XLSX_ROWS_MAX);
    name_sheet(plan, name, heading);
    akt_xlsx_sheet *sheet = akt_list_add(&plan->sheets);
    if (!sheet)
        return akt_error_memory(err);
    *sheet = (akt_xlsx_sheet){.table = table};
    strcpy(sheet->name, name);
    return akt_table__trim(&sheet->trimmed, table) ? AKT_OK : akt_error_memory(err);
}

static const char *name_of(const akt_doc_table *table, const char *heading)
{
    return table->caption ? table->caption : heading ? heading : table->name;
}

static akt_status add_tables(akt_xlsx_plan *plan, const akt_document *document, bool for_machines,
                             const char *table, akt_error *err)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    const char *heading = NULL;
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < count; i++) {
        const akt_doc_table *found = blocks[i].table;
        heading = blocks[i].kind == AKT_BLOCK_HEADING ? blocks[i].text : heading;
        bool fits = akt_block__is_for_workbooks(&blocks[i], document) &&
                    (blocks[i].readers == AKT_READERS_MACHINES) == for_machines;
        if (fits && (table ? strcmp(found->name, table) == 0 : found->row_count > 0))
            status = add_sheet(plan, found, name_of(found, heading), err);
    }
    return status;
}

/* Those that are named, before all others. */
static akt_status add_first(akt_xlsx_plan *plan, const akt_xlsx_front *front, akt_error *err)
{
    size_t count;
    akt_status status = AKT_OK;
    const akt_block *blocks = akt_document_blocks(front->document, &count);
    for (size_t i = 0; status == AKT_OK && i < count; i++) {
        const akt_doc_table *table = blocks[i].table;
        if (akt_block__is_for_workbooks(&blocks[i], front->document) && table->row_count > 0 &&
            strcmp(table->name, front->table) == 0)
            status = add_sheet(plan, table, front->name, err);
    }
    return status;
}

akt_status akt_xlsx_plan__make(akt_xlsx_plan *out, const akt_document *const *documents,
                               size_t count, const akt_xlsx_options *options, akt_error *err)
{
    static const akt_xlsx_options usual = {NULL, NULL, NULL, 0};
    options = options ? options : &usual;
    const char *table = options->table;
    *out = (akt_xlsx_plan){.documents = documents,
                           .document_count = count,
                           .has_summary = !table,
                           .lang = akt_document_lang(documents[0]),
                           .summary = options->summary,
                           .sheets = AKT_LIST_OF(akt_xlsx_sheet)};
    akt_status status = AKT_OK;
    if (!out->summary)
        out->summary = akt_words(AKT_W_WORKBOOK_SUMMARY, out->lang);
    for (size_t i = 0; status == AKT_OK && i < options->first_count; i++)
        status = add_first(out, &options->first[i], err);
    for (int for_machines = 0; for_machines < 2; for_machines++)
        for (size_t i = 0; status == AKT_OK && i < count; i++)
            status = add_tables(out, documents[i], for_machines, table, err);
    return status;
}

void akt_xlsx_plan__dispose(akt_xlsx_plan *plan)
{
    akt_xlsx_sheet *sheets = plan->sheets.items;
    for (size_t i = 0; i < plan->sheets.count; i++)
        akt_table__dispose(&sheets[i].trimmed);
    akt_list_dispose(&plan->sheets);
}
