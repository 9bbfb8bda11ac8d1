#ifndef AKT_INPUT_LOAD_H
#define AKT_INPUT_LOAD_H

#include "base/digest.h"
#include "model/dataset.h"
#include "parse/text_file.h"

/* Files → dataset. A folder (its files of our own tables, not its subfolders; datapackage.json,
 * manifest.json and definitions of diagrams, which name a "view", are passed over), one file of any
 * format of format.h, or "-" for standard input. */

/* A file that was read, for manifests. */
typedef struct akt_input_file {
    const char *name; /* without the folder it lay in */
    char digest[AKT_DIGEST_SIZE];
    size_t size;
} akt_input_file;

typedef struct akt_input {
    akt_list files; /* of akt_input_file, in the order read */
    akt_pool *pool;
} akt_input;

void akt_input_dispose(akt_input *input);

/* Notes one more file that was read, under a name (copied). Nothing where input is NULL. */
akt_status akt_input_note(akt_input *input, const akt_text_file *file, const char *name,
                          akt_error *err);

/* Loads and validates. Each file is of the format that it shows. All faults go to faults, sorted. *out
 * is a whole dataset, or NULL: AKT_EDATA where any fault is an error, AKT_EIO where a file cannot be
 * read (err says which). input may be NULL; else it is filled and must be disposed of, also on
 * failure. O(size of the files). Memory: the dataset; files of other
 * kinds than JSON and NDJSON, and those below 8 MiB, lie in memory as well while they are read. A larger
 * one must not be cut short meanwhile (base/mapping.h). */
akt_status akt_load(akt_dataset **out, const char *path, akt_input *input, akt_diagnostics *faults,
                    akt_error *err);

/* Told while a load goes on, about once a megabyte: of `all` bytes of work, `done` are behind it.
 * Neither falls; `all` grows only while files are still found. */
typedef struct akt_load_progress {
    void (*tell)(void *context, size_t done, size_t all);
    void *context;
} akt_load_progress;

typedef struct akt_load_options {
    int32_t format;                    /* akt_input_format, or AKT_NONE: as each file shows */
    akt_input *input;                  /* or NULL */
    const akt_load_progress *progress; /* or NULL */
} akt_load_options;

/* The same with options. */
akt_status akt_load_with(akt_dataset **out, const char *path, const akt_load_options *options,
                         akt_diagnostics *faults, akt_error *err);

/* The same of a JSON text; name stands for its file in faults. */
akt_status akt_load_text(akt_dataset **out, const char *name, const char *text,
                         akt_diagnostics *faults, akt_error *err);
/* The same of texts that are JSON of ours already (parse/made_text.h), for the dataset of that name. */
akt_status akt_load_texts(akt_dataset **out, const akt_text_file *texts, size_t count,
                          const char *name, akt_diagnostics *faults, akt_error *err);

#endif
