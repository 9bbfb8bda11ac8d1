#ifndef AKT_EXPORT_FORMAT_H
#define AKT_EXPORT_FORMAT_H

#include "base/buffer.h"
#include "base/list.h"
#include "base/outlet.h"
#include "base/pool.h"
#include "model/dataset.h"

/* The formats that a dataset is handed on in, as rows: our own, and other people's. */

typedef enum akt_export_format {
    AKT_EXPORT_JSON,
    AKT_EXPORT_NDJSON,
    AKT_EXPORT_CSV,
    AKT_EXPORT_XLSX,
    AKT_EXPORT_DATAPACKAGE,
    AKT_EXPORT_GRAPHML,
    AKT_EXPORT_GEXF,
    AKT_EXPORT_PAJEK,
    AKT_EXPORT_KUMU,
    AKT_EXPORT_CYTOSCAPE,
    AKT_EXPORT_NODELINK,
    AKT_EXPORT_DOT,
    AKT_EXPORT_NEO4J,
    AKT_EXPORT_GRAPHFRAMES,
    AKT_EXPORT_360GIVING,
    AKT_EXPORT_JSONLD,
    AKT_EXPORT_BIBTEX,
    AKT_EXPORT_RIS,
    AKT_EXPORT_DRAWIO,
    AKT_EXPORT_REVIEW,
    AKT_EXPORT_FORMAT_COUNT
} akt_export_format;

const char *akt_export_format_name(akt_export_format format); /* as --to spells it */
int32_t akt_export_format_from_name(const char *name);        /* AKT_NONE where there is none */

/* What a file's ending alone says; AKT_NONE where that is nothing, or several formats have it. */
int32_t akt_export_format_from_extension(const char *extension);

/* Whether it is several files in a folder. */
bool akt_export_format_is_folder(akt_export_format format);

/* Whether it is nothing for a terminal. */
bool akt_export_format_is_binary(akt_export_format format);

typedef struct akt_export_options {
    akt_lang lang;  /* of labels and headings */
    bool excel;     /* csv as Norwegian Excel opens it */
    bool positions; /* graphs: a place for every node, where the format has room */
    bool gexf_1_2;  /* GEXF: the version before 1.3 */
    /* Where it is written while it is made, so that it is never held whole, and the path there: of the
     * one file, or of the folder of several. NULL: it is held, to be had from akt_export.files. */
    akt_outlet *outlet;
    const char *path;
} akt_export_options;

typedef struct akt_export_file {
    const char *name; /* in the folder; of a single file its usual name */
    akt_buffer bytes; /* empty, where it went to an outlet */
} akt_export_file;

typedef struct akt_export {
    akt_pool *pool;
    akt_list files;  /* of akt_export_file, at least one */
    akt_list losses; /* of const char *: what the format has no room for, a line each, in the
                        language asked for; empty where everything went in */
} akt_export;

/* Fills out, to be disposed of, also on failure: AKT_EINVAL where an option is not for the
 * format, or nothing of the dataset is; AKT_ENOMEM, AKT_EINTERNAL where a library is not there,
 * or what akt_worker_run gives (DOT), AKT_EIO where the outlet does. What is not stated is left out, never written as zero.
 * O(records) but for pictures. */
akt_status akt_export_make(akt_export *out, const akt_dataset *dataset, akt_export_format format,
                           const akt_export_options *options, akt_error *err);
void akt_export_dispose(akt_export *out);

/* Writes what is held to an outlet: the one file to path, or all of them into a folder there. */
akt_status akt_export_hand_over(akt_export *made, bool is_folder, akt_outlet *outlet,
                                const char *path, akt_error *err);

#endif
