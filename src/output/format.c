#include "output/format.h"

#include "output/markdown.h"
#include "output/writers_internal.h"
#include "output/xlsx.h"

#include "base/file.h"
#include "base/json_text.h"
#include "base/near.h"

#include <string.h>

static const struct {
    const char *name;
    const char *extension;
    bool for_drawings;
    bool binary;
} rows[AKT_FORMAT_COUNT] = {
    [AKT_FORMAT_TEXT] = {"text", "txt", false, false},
    [AKT_FORMAT_CSV] = {"csv", "csv", false, false},
    [AKT_FORMAT_JSON] = {"json", "json", false, false},
    [AKT_FORMAT_MARKDOWN] = {"markdown", "md", false, false},
    [AKT_FORMAT_HTML] = {"html", "html", false, false},
    [AKT_FORMAT_XLSX] = {"xlsx", "xlsx", false, true},
    [AKT_FORMAT_SVG] = {"svg", "svg", true, false},
    [AKT_FORMAT_PDF] = {"pdf", "pdf", true, true},
    [AKT_FORMAT_PNG] = {"png", "png", true, true},
    [AKT_FORMAT_DOT] = {"dot", "dot", true, false},
    [AKT_FORMAT_SCRIPT] = {"script", "json", false, false},
};

const char *akt_format_name(akt_format format)
{
    return rows[format].name;
}

const char *akt_format_extension(akt_format format)
{
    return rows[format].extension;
}

bool akt_format_is_for_drawings(akt_format format)
{
    return rows[format].for_drawings;
}

bool akt_format_is_binary(akt_format format)
{
    return rows[format].binary;
}

int32_t akt_format_from_name(const char *name)
{
    for (int32_t i = 0; i < AKT_FORMAT_COUNT; i++)
        if (strcmp(rows[i].name, name) == 0)
            return i;
    return -1;
}

int32_t akt_format_from_extension(const char *extension)
{
    for (int32_t i = 0; i < AKT_FORMAT_COUNT; i++)
        if (akt_file_is_extension(extension, rows[i].extension))
            return i;
    return -1;
}

/* The tables of a document that a format carries. */
typedef struct choice {
    const akt_document *document;
    bool workbook; /* what a workbook takes, else what csv and json do: those not for people only */
    const char *name; /* only the one of that name, or NULL */
} choice;

static bool is_taken(const choice *of, const akt_block *block)
{
    if (block->kind != AKT_BLOCK_TABLE)
        return false;
    bool fits = of->workbook ? akt_block__is_for_workbooks(block, of->document)
                             : block->readers != AKT_READERS_PEOPLE;
    return fits && (!of->name || strcmp(block->table->name, of->name) == 0);
}

static const akt_doc_table *find_table(const choice *of, size_t *found)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(of->document, &count);
    const akt_doc_table *first = NULL;
    *found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_taken(of, &blocks[i]))
            continue;
        first = first ? first : blocks[i].table;
        (*found)++;
    }
    return first;
}

static akt_status fail_table(const choice *of, akt_error *err)
{
    if (!of->name)
        return akt_error_set(err, AKT_EINVAL, "this has no table; use --to text, markdown or html");
    size_t count;
    const akt_block *blocks = akt_document_blocks(of->document, &count);
    const choice any = {of->document, of->workbook, NULL};
    akt_near near = akt_near_start(of->name);
    akt_buffer names = AKT_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        if (!is_taken(&any, &blocks[i]))
            continue;
        akt_near_try(&near, blocks[i].table->name);
        akt_buffer_format(&names, "%s%s", names.size ? ", " : "", blocks[i].table->name);
    }
    if (near.best)
        akt_error_set(err, AKT_EINVAL, "no table '%s' here; did you mean '%s'?", of->name,
                      near.best);
    else
        akt_error_set(err, AKT_EINVAL, "no table '%s' here; there is: %s", of->name,
                      names.size ? akt_buffer_text(&names) : "none");
    akt_buffer_dispose(&names);
    return AKT_EINVAL;
}

static void write_json(akt_buffer *out, const choice *of, size_t found)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(of->document, &count);
    bool several = found > 1;
    const char *before = several ? "{\n  " : "";
    for (size_t i = 0; i < count; i++) {
        if (!is_taken(of, &blocks[i]))
            continue;
        akt_buffer_add(out, before);
        before = ",\n  ";
        if (several) {
            akt_json_text_add(out, blocks[i].table->name);
            akt_buffer_add(out, ": ");
        }
        akt_json__write_table(out, blocks[i].table, several ? 2 : 0);
    }
    akt_buffer_add(out, several ? "\n}\n" : "\n");
}

akt_status akt_document_write(akt_buffer *out, const akt_document *document, akt_format format,
                              const akt_document_options *options, akt_error *err)
{
    if (akt_document_status(document, err) != AKT_OK)
        return AKT_ENOMEM;
    const choice of = {document, format == AKT_FORMAT_XLSX, options->table};
    size_t found;
    const akt_doc_table *table = find_table(&of, &found);
    bool of_tables = format == AKT_FORMAT_CSV || format == AKT_FORMAT_JSON;
    if (!table && (of_tables || options->table))
        return fail_table(&of, err);
    switch (format) {
    case AKT_FORMAT_TEXT: akt_text__write(out, document); break;
    case AKT_FORMAT_CSV: akt_csv__write(out, table, options->excel); break;
    case AKT_FORMAT_JSON: write_json(out, &of, found); break;
    case AKT_FORMAT_MARKDOWN: akt_markdown_add(out, document, 0); break;
    case AKT_FORMAT_HTML: akt_html__write(out, document); break;
    case AKT_FORMAT_XLSX: return akt_xlsx_write(out, &document, 1, options->table, err);
    default:
        return akt_error_set(err, AKT_EINVAL, "%s is a format for diagrams",
                             akt_format_name(format));
    }
    return akt_buffer_status(out, err);
}
