#include "output/format.h"

#include "output/markdown.h"
#include "output/writers_internal.h"

#include "base/json_text.h"
#include "base/near.h"

#include <string.h>

static const struct {
    const char *name;
    const char *extension;
    bool for_drawings;
} rows[AKT_FORMAT_COUNT] = {
    [AKT_FORMAT_TEXT] = {"text", "txt", false}, [AKT_FORMAT_CSV] = {"csv", "csv", false},
    [AKT_FORMAT_JSON] = {"json", "json", false}, [AKT_FORMAT_MARKDOWN] = {"markdown", "md", false},
    [AKT_FORMAT_HTML] = {"html", "html", false}, [AKT_FORMAT_SVG] = {"svg", "svg", true},
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
        if (strcmp(rows[i].extension, extension) == 0)
            return i;
    return -1;
}

/* Tables that csv and json carry: those not for people only, or the one of that name. */
static bool is_taken(const akt_block *block, const char *name)
{
    return block->kind == AKT_BLOCK_TABLE && block->readers != AKT_READERS_PEOPLE &&
           (!name || strcmp(block->table->name, name) == 0);
}

static const akt_doc_table *find_table(const akt_document *document, const char *name,
                                       size_t *found)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    const akt_doc_table *first = NULL;
    *found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_taken(&blocks[i], name))
            continue;
        first = first ? first : blocks[i].table;
        (*found)++;
    }
    return first;
}

static akt_status fail_table(const akt_document *document, const char *name, akt_error *err)
{
    if (!name)
        return akt_error_set(err, AKT_EINVAL,
                             "this has no table; use --to text, markdown or html");
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    akt_near near = akt_near_start(name);
    akt_buffer names = AKT_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        if (!is_taken(&blocks[i], NULL))
            continue;
        akt_near_try(&near, blocks[i].table->name);
        akt_buffer_format(&names, "%s%s", names.size ? ", " : "", blocks[i].table->name);
    }
    if (near.best)
        akt_error_set(err, AKT_EINVAL, "no table '%s' here; did you mean '%s'?", name, near.best);
    else
        akt_error_set(err, AKT_EINVAL, "no table '%s' here; there is: %s", name,
                      names.size ? akt_buffer_text(&names) : "none");
    akt_buffer_dispose(&names);
    return AKT_EINVAL;
}

static void write_json(akt_buffer *out, const akt_document *document, const char *name,
                       size_t found)
{
    size_t count;
    const akt_block *blocks = akt_document_blocks(document, &count);
    bool several = found > 1;
    const char *before = several ? "{\n  " : "";
    for (size_t i = 0; i < count; i++) {
        if (!is_taken(&blocks[i], name))
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
    size_t found;
    const akt_doc_table *table = find_table(document, options->table, &found);
    bool of_tables = format == AKT_FORMAT_CSV || format == AKT_FORMAT_JSON;
    if (!table && (of_tables || options->table))
        return fail_table(document, options->table, err);
    switch (format) {
    case AKT_FORMAT_TEXT:
        akt_text__write(out, document);
        break;
    case AKT_FORMAT_CSV:
        akt_csv__write(out, table, options->excel);
        break;
    case AKT_FORMAT_JSON:
        write_json(out, document, options->table, found);
        break;
    case AKT_FORMAT_MARKDOWN:
        akt_markdown_add(out, document, 0);
        break;
    case AKT_FORMAT_HTML:
        akt_html__write(out, document);
        break;
    default:
        return akt_error_set(err, AKT_EINVAL, "%s is a format for diagrams",
                             akt_format_name(format));
    }
    return akt_buffer_status(out, err);
}
