#include "input/format.h"

#include "base/file.h"
#include "input/formats_internal.h"
#include "model/record.h"

#include <string.h>

/* What a file may be named, and whether that or what it holds says what it is. */
typedef struct reader {
    const char *name;
    const char *endings[6];                       /* NULL-terminated */
    bool (*is_like)(const akt_text_file *file);   /* NULL = the ending says it */
    akt_format_reader *read;                      /* NULL = it is our own JSON */
    bool in_folder;
} reader;

static const reader readers[AKT_INPUT_FORMAT_COUNT] = {
    [AKT_INPUT_JSON] = {"json", {"json"}, NULL, NULL, true},
    [AKT_INPUT_NDJSON] = {"ndjson", {"ndjson", "jsonl"}, NULL, akt_read__ndjson, true},
    [AKT_INPUT_CSV] = {"csv", {"csv", "tsv"}, NULL, akt_read__csv, true},
    [AKT_INPUT_XLSX] = {"xlsx", {"xlsx", "xlsm"}, NULL, akt_read__xlsx, true},
    [AKT_INPUT_360GIVING] = {"360giving", {"json", "csv"}, akt_read__is_360giving,
                             akt_read__360giving, false},
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

static bool has_ending(const reader *of, const char *name)
{
    const char *ending = akt_file_extension(name);
    for (const char *const *known = of->endings; *known; known++)
        if (akt_file_is_extension(ending, *known))
            return true;
    return false;
}

/* Rows that look at the content come first; of the others the ending decides, and what has none, as
 * standard input, is JSON. */
int32_t akt_input_format_of(const akt_text_file *file)
{
    bool is_nameless = strcmp(file->name, "<stdin>") == 0;
    for (int32_t f = 0; f < AKT_INPUT_FORMAT_COUNT; f++)
        if (readers[f].is_like && (is_nameless || has_ending(&readers[f], file->name)) &&
            readers[f].is_like(file))
            return f;
    for (int32_t f = 0; f < AKT_INPUT_FORMAT_COUNT; f++)
        if (!readers[f].is_like && has_ending(&readers[f], file->name))
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
        if (readers[f].in_folder && has_ending(&readers[f], name))
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
