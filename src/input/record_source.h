#ifndef AKT_INPUT_RECORD_SOURCE_H
#define AKT_INPUT_RECORD_SOURCE_H

#include "model/builder.h"
#include "parse/text_file.h"

/* Records so plain that a reader does not write them as JSON: it hands them over beside the text that
 * it made of the rest (akt_text_file.records), and the loader has them put into the dataset when the
 * taxonomy is known there. They are valid but for what only the whole dataset shows. */
typedef struct akt_record_source {
    /* Where they stand, for faults: rows.records is the source itself. */
    akt_text_file rows;

    /* Adds them to a dataset, in which rows is that file of its origins. False without memory. */
    bool (*fill)(const struct akt_record_source *source, akt_dataset *dataset, int32_t file);
} akt_record_source;

#endif
