#ifndef AKT_EXPORT_FORMATS_INTERNAL_H
#define AKT_EXPORT_FORMATS_INTERNAL_H

#include "export/format.h"
#include "model/schema.h"

/* What an exporter works on. */
typedef struct akt_export_job {
    akt_export *out;
    const akt_dataset *dataset;
    const akt_export_options *options;
    akt_error *err;
} akt_export_job;

/* One function a format; files are added with akt_export__file. */
typedef akt_status akt_exporter(const akt_export_job *job);

/* The tables as sheets: a folder of csv files, one workbook, the folder with a description of it. */
akt_exporter akt_export__csv;
akt_exporter akt_export__xlsx;
akt_exporter akt_export__datapackage;

/* A new file, to be written into; NULL without memory (which the pool then tells). name is kept.
 * Borrowed until the next file. */
akt_buffer *akt_export__file(const akt_export_job *job, const char *name);

/* What of a table a format carries: the names of the fields, NULL-terminated; a table that is not
 * named is carried not at all. */
typedef struct akt_export_room {
    akt_table table;
    const char *const *fields;
} akt_export_room;

/* What nodes and edges (export/graph.h) carry. */
enum { AKT_GRAPH_ROOM_COUNT = 6 };
extern const akt_export_room akt_graph_room[AKT_GRAPH_ROOM_COUNT];

/* Adds a line a table for what the dataset holds and the format has no room for. */
void akt_export__tell_losses(const akt_export_job *job, const akt_export_room *room, size_t count);

#endif
