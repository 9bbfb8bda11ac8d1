#include "input/format.h"

#include "base/file.h"
#include "input/formats_internal.h"
#include "model/record.h"

#include <string.h>

/* What a file may be named, and whether that or what it holds says what it is. */
typedef struct reader {
    const char *name;
    const char *endings[6];                     /* NULL-terminated: that say it alone */
    const char *shared[4];                      /* NULL-terminated: that other formats have too */
    bool (*is_like)(const akt_text_file *file); /* where the ending is shared, or there is none */
    akt_format_reader *read;                    /* NULL = it is our own JSON, whole or by lines */
    bool in_folder;
} reader;

static const reader readers[AKT_INPUT_FORMAT_COUNT] = {
    [AKT_INPUT_JSON] = {"json", {"json"}, {NULL}, NULL, NULL, true},
    [AKT_INPUT_NDJSON] = {"ndjson", {"ndjson", "jsonl"}, {NULL}, NULL, NULL, true},
    [AKT_INPUT_CSV] = {"csv", {"csv", "tsv"}, {"csv", "tsv"}, akt_is__table, akt_read__csv, true},
    [AKT_INPUT_XLSX] = {"xlsx", {"xlsx", "xlsm"}, {NULL}, NULL, akt_read__xlsx, true},
    [AKT_INPUT_360GIVING] = {"360giving",
                             {NULL},
                             {"json", "csv"},
                             akt_is__360giving,
                             akt_read__360giving,
                             false},
    [AKT_INPUT_GRAPHML] =
        {"graphml", {"graphml"}, {"xml"}, akt_is__graphml, akt_read__graphml, false},
    [AKT_INPUT_GEXF] = {"gexf", {"gexf"}, {"xml"}, akt_is__gexf, akt_read__gexf, false},
    [AKT_INPUT_PAJEK] = {"pajek", {"net", "paj"}, {NULL}, NULL, akt_read__pajek, false},
    [AKT_INPUT_DL] = {"dl", {"dl"}, {NULL}, NULL, akt_read__dl, false},
    [AKT_INPUT_GML] = {"gml", {"gml"}, {NULL}, NULL, akt_read__gml, false},
    [AKT_INPUT_NODELINK] =
        {"nodelink", {NULL}, {"json"}, akt_is__nodelink, akt_read__nodelink, false},
    [AKT_INPUT_CYTOSCAPE] =
        {"cytoscape", {"cyjs"}, {"json"}, akt_is__cytoscape, akt_read__cytoscape, false},
    [AKT_INPUT_KUMU] = {"kumu", {NULL}, {"json"}, akt_is__kumu, akt_read__kumu, false},
    [AKT_INPUT_DOT] = {"dot", {"dot", "gv"}, {NULL}, NULL, akt_read__dot, false},
    [AKT_INPUT_EDGELIST] = {"edgelist",
                            {"edges", "edgelist", "ncol"},
                            {"csv", "tsv", "txt"},
                            akt_is__edgelist,
                            akt_read__edgelist,
                            false},
};

const char *akt_input_format_name(akt_input_format format)
{
    return readers[format].name;
}

int32_t akt_input_format_from_name(const char *name)
{
    for (int32_t f = 0; f < AKT_INPUT_FORMAT_COUNT; f++)
        if (strcmp(readers[f].name, name) == 0)
            return f;
    return AKT_NONE;
}

static bool has_ending(const char *const *endings, const char *name)
{
    const char *ending = akt_file_extension(name);
    for (const char *const *known = endings; *known; known++)
        if (akt_file_is_extension(ending, *known))
            return true;
    return false;
}

/* Where several formats share an ending, the content decides; what has no ending, as standard input,
 * and is like none of them, is JSON. */
int32_t akt_input_format_of(const akt_text_file *file)
{
    bool is_nameless = strcmp(file->name, "<stdin>") == 0;
    for (int32_t f = 0; f < AKT_INPUT_FORMAT_COUNT; f++)
        if (readers[f].is_like && (is_nameless || has_ending(readers[f].shared, file->name)) &&
            readers[f].is_like(file))
            return f;
    for (int32_t f = 0; f < AKT_INPUT_FORMAT_COUNT; f++)
        if (has_ending(readers[f].endings, file->name))
            return f;
    return is_nameless ? AKT_INPUT_JSON : AKT_NONE;
}

bool akt_input_format_is_in_folder(const char *name)
{
    if (strcmp(name, "datapackage.json") == 0 || strcmp(name, "manifest.json") == 0)
        return false;
    if (strncmp(name, "~$", 2) == 0) /* Excel's note that somebody has the workbook open */
        return false;
    for (int32_t f = 0; f < AKT_INPUT_FORMAT_COUNT; f++)
        if (readers[f].in_folder && has_ending(readers[f].endings, name))
            return true;
    return false;
}

akt_status akt_input_format_read(akt_input_format format, akt_text_file *file, akt_pool *pool,
                                 akt_diagnostics *faults, akt_error *err)
{
    if (!readers[format].read)
        return AKT_OK;
    size_t before = faults->counts[AKT_LEVEL_ERROR];
    akt_status status = readers[format].read(file, pool, faults, err);
    if (status == AKT_OK && faults->failed)
        return akt_error_memory(err);
    return status == AKT_OK && faults->counts[AKT_LEVEL_ERROR] > before ? AKT_EDATA : status;
}
