#ifndef AKT_DIAGRAM_DEFINITION_H
#define AKT_DIAGRAM_DEFINITION_H

#include "input/load.h"
#include "model/schema.h"
#include "scenario/regroup.h"

/* A diagram as data: a JSON object that names a view and says what else is asked of it
 * (data/schema/diagram.schema.json):
 *
 *     {"view": "map", "title": {"nb": …, "nn": …, "en": …}, "page": "a3", "layers": ["funding"],
 *      "bands": [{"name": …, "categories": ["ministries", "mine"]}],
 *      "categories": [{"id": "mine", "name": …, "slot": "support", "members": ["difi"]}]}
 *
 * `view` is required, all else may be left out; `categories` want `bands`. What an option of the program says too stands in
 * `options`, as the option takes it. */

typedef struct akt_definition_option {
    const char *key;    /* as the file spells it */
    const char *option; /* as the program does, without dashes */
    const char *value;  /* paths are as seen from here, not from the file; "" where it takes none */
    size_t offset;      /* in the file */
} akt_definition_option;

typedef struct akt_definition {
    akt_text_file file;
    const char *view;
    akt_text title, subtitle; /* may be empty */
    akt_regrouping grouping;
    const akt_definition_option *options;
    size_t option_count;
} akt_definition;

/* AKT_EIO where the file cannot be read; AKT_EDATA where it is at fault: every fault then lies in
 * faults, with file and line, and *out is NULL. The file is noted in input, which may be NULL. To be
 * freed. O(size). */
akt_status akt_definition_read(akt_definition **out, const char *path, akt_input *input,
                               akt_diagnostics *faults, akt_error *err);
void akt_definition_free(akt_definition *definition);

/* The rows by which a definition is read, beside "$schema", "bands" and "categories"; those of a band, and
 * of a category. */
const akt_schema *akt_schema_of_definition(void);
const akt_schema *akt_schema_of_definition_band(void);
const akt_schema *akt_schema_of_definition_category(void);

#endif
