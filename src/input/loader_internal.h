#ifndef AKT_INPUT_LOADER_INTERNAL_H
#define AKT_INPUT_LOADER_INTERNAL_H

#include "input/load.h"
#include "input/reader_internal.h"

/* A load on its way: files become texts without a fault of syntax (load.c), these a dataset
 * (load_tables.c). Text is gone through three times: it is checked; then the taxonomy and every id are
 * entered; then the records are filled in, whose references can be resolved at once. */
typedef struct akt_loader {
    akt_reader reader;
    akt_pool *pool;      /* texts, until the load is over */
    akt_list files;      /* of akt_text_file: those without a fault of syntax */
    akt_list formers;    /* of akt_former */
    akt_list taxonomies; /* of akt_taxonomy_place */
    akt_memory memories[AKT_TABLE_COUNT];
    size_t filled[AKT_TABLE_COUNT]; /* how many records of each table are filled in */
    bool has_id[AKT_TABLE_COUNT], has_former_ids[AKT_TABLE_COUNT];
    akt_json_bytes heading; /* how the last line began that said first what it is of; or empty */
    int heading_table;
    const akt_text_file *about_file;
    bool faulty_syntax;
    int32_t from;    /* akt_input_format, or AKT_NONE: as each file shows */
    bool in_folder;  /* where definitions of diagrams may lie too */
    bool says_title; /* some file is of a format that says what the dataset is called */
    size_t found;    /* files of the dataset */
    const akt_load_progress *progress; /* or NULL */
    size_t passed;                     /* how far the pass has come, roughly */
    size_t bytes_gone;                 /* in the passes that are over */
    size_t bytes_in_all;
} akt_loader;

/* A record that has former ids, to be made known when all ids are. */
typedef struct akt_former {
    akt_table table;
    size_t index;
} akt_former;

/* A taxonomy, or a term that stands alone. */
typedef struct akt_taxonomy_place {
    const akt_text_file *file;
    size_t offset;
    int32_t vocabulary; /* of the term; AKT_NONE: it is a whole taxonomy */
} akt_taxonomy_place;

/* A record where it stands, and offsets of what others may refer to; 0 = it has none. */
typedef struct akt_found_record {
    const akt_text_file *file;
    size_t offset;
    size_t index; /* in its list, or among the lines of its table */
    size_t id;
    size_t former_ids;
} akt_found_record;

enum { AKT_LOADER_PASSES = 3, AKT_LOADER_STEP = 1 << 20 };

/* A pass over a file has come to an offset, and to its end. */
void akt_loader__passed(akt_loader *l, const akt_text_file *file, size_t offset);
void akt_loader__passed_all(akt_loader *l, const akt_text_file *file);

/* Adds a record with nothing but its id, which is not known yet. */
void akt_loader__enter_record(akt_loader *l, akt_table table, const akt_found_record *found);

/* Makes the ids of the records known that a file gave to a table, from `first` on. */
void akt_loader__know_ids(akt_loader *l, akt_table table, size_t first, const akt_text_file *file);

/* Reads what the dataset says about itself. */
void akt_loader__enter_about(akt_loader *l, const akt_text_file *file, size_t offset);

/* Fills in the next record of a table; the offset just past it. */
size_t akt_loader__fill_record(akt_loader *l, akt_table table, const akt_place *place);

/* The three passes over a file of lines. The first returns AKT_EDATA after faults, and AKT_ENOMEM. */
akt_status akt_loader__check_lines(akt_loader *l, const akt_text_file *file);
void akt_loader__enter_lines(akt_loader *l, const akt_text_file *file);
void akt_loader__fill_lines(akt_loader *l, const akt_text_file *file);

/* Enters the ids and terms of all files; then, where no file is at fault, fills in what they say. */
void akt_loader__enter(akt_loader *l);
void akt_loader__fill(akt_loader *l);

#endif
