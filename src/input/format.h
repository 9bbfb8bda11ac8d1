#ifndef AKT_INPUT_FORMAT_H
#define AKT_INPUT_FORMAT_H

#include "parse/text_file.h"

#include <stdbool.h>
#include <stdint.h>

/* The formats that a dataset is read from, as rows. All but our own JSON are first made JSON, with the
 * place of every part (parse/made_text.h), but for plain records that a reader hands over beside it
 * (record_source.h); then they are read, checked and told of like it. */

typedef enum akt_input_format {
    AKT_INPUT_JSON,
    AKT_INPUT_NDJSON,
    AKT_INPUT_CSV,
    AKT_INPUT_XLSX,
    AKT_INPUT_GRAPHML,
    AKT_INPUT_GEXF,
    AKT_INPUT_PAJEK,
    AKT_INPUT_DL,
    AKT_INPUT_GML,
    AKT_INPUT_NODELINK,
    AKT_INPUT_CYTOSCAPE,
    AKT_INPUT_KUMU,
    AKT_INPUT_DOT,
    AKT_INPUT_EDGELIST,
    AKT_INPUT_360GIVING,
    AKT_INPUT_FORMAT_COUNT
} akt_input_format;

const char *akt_input_format_name(akt_input_format format); /* "json", "ndjson", … */
int32_t akt_input_format_from_name(const char *name);       /* AKT_NONE where there is none */

/* What a file is, by its name's ending and what it holds; AKT_NONE where that is nothing we read. */
int32_t akt_input_format_of(const akt_text_file *file);

/* Whether a file in a dataset's folder belongs to it: a file of our own tables, by its name. */
bool akt_input_format_is_in_folder(const char *name);

/* Makes file->text our own JSON (file->bytes stay); nothing to do for JSON. AKT_EDATA after faults. */
akt_status akt_input_format_read(akt_input_format format, akt_text_file *file, akt_pool *pool,
                                 akt_diagnostics *faults, akt_error *err);

#endif
