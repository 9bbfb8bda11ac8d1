#ifndef AKT_EXPORT_FORMATS_INTERNAL_H
#define AKT_EXPORT_FORMATS_INTERNAL_H

#include "export/format.h"
#include "export/graph.h"
#include "model/schema.h"
#include "words/words.h"

/* What an exporter works on. */
typedef struct akt_export_job {
    akt_export *out;
    const akt_dataset *dataset;
    const akt_export_options *options;
    bool is_folder;
    bool streams; /* files go to the options' outlet while they are made */
    akt_error *err;
} akt_export_job;

/* One function a format; files are added with akt_export__file. */
typedef akt_status akt_exporter(const akt_export_job *job);

/* The tables as sheets: a folder of csv files, one workbook, the folder with a description of
 * it. */
akt_exporter akt_export__csv;
akt_exporter akt_export__xlsx;
akt_exporter akt_export__datapackage;

/* A new file, to be written into; NULL without memory (which the pool then tells). name is kept.
 * Borrowed until the next file. */
akt_buffer *akt_export__file(const akt_export_job *job, const char *name);

/* What of a table a format carries: the names of the fields, NULL-terminated, or NULL for all; a
 * table that is not named is carried not at all. */
typedef struct akt_export_room {
    akt_table table;
    const char *const *fields;
} akt_export_room;

/* What of a dataset a format carries. */
typedef struct akt_export_carried {
    const akt_export_room *rooms;
    size_t count;
    const char *about; /* the one field of what the dataset is (title, date …); NULL = none */
    uint32_t vocabularies; /* 1 << akt_vocabulary of those whose words it carries, not codes alone */
} akt_export_carried;

/* What nodes and edges (export/graph.h) carry. */
extern const akt_export_carried akt_graph_carried;

/* Adds a line a table for what the dataset holds and the format has no room for, and one each for
 * what the dataset is and for words of its own. */
void akt_export__tell_losses(const akt_export_job *job, const akt_export_carried *carried);

/* Adds a line for the fields of a table that it has no room for, where there are any. */
void akt_export__tell_fields(const akt_export_job *job, const akt_export_room *room);

/* Adds a line of words with up to two things in them to what is told. */
void akt_export__tell(const akt_export_job *job, akt_word id, const char *first,
                      const char *second);

/* The dataset's graph, with places where they are asked for; to be disposed of, also on failure. */
akt_status akt_export__make_graph(const akt_export_job *job, akt_graph *graph);

akt_exporter akt_export__gexf, akt_export__dot, akt_export__neo4j, akt_export__graphframes,
    akt_export__pajek, akt_export__360giving, akt_export__jsonld, akt_export__bibtex,
    akt_export__ris, akt_export__drawio, akt_export__review;

#endif
