#ifndef AKT_INPUT_MAP_TEXT_INTERNAL_H
#define AKT_INPUT_MAP_TEXT_INTERNAL_H

#include "input/map_internal.h"

/* What the map has of a column; the rest is kept under extra. */
typedef enum akt_map_use {
    AKT_MAP_UNUSED,
    AKT_MAP_USED_AS_YEAR, /* of a whole day its year */
    AKT_MAP_USED
} akt_map_use;

/* The JSON that a register becomes, with the places of the cells. */
typedef struct akt_map_text {
    akt_pool *pool;
    const akt_map *map;
    const akt_map_import *import;
    const akt_map_options *options;
    akt_made_text tables[AKT_TABLE_COUNT];
    size_t counts[AKT_TABLE_COUNT];
    const char *source; /* the id of the register as a source */
    akt_map_use *uses;  /* by column of the register */
    const char **names; /* under which they are kept, no two alike */
    bool failed;
} akt_map_text;

/* Reads the register, and finds the map's columns in it; a column that is not there is a fault. */
akt_status akt_map__read_register(akt_map_import *out, akt_map *map, const char *path,
                                  const akt_map_options *options, akt_diagnostics *faults,
                                  akt_error *err);

/* What is made lies in the import's pool. */
akt_status akt_map_text__start(akt_map_text *out, const akt_map *map, akt_map_import *import,
                               const akt_map_options *options, akt_error *err);
void akt_map_text__dispose(akt_map_text *text);

/* A record of a table: opened, its members, closed with the source that it is from. cell is where what
 * is said stands. */
void akt_map_text__open(akt_map_text *text, akt_table table, const akt_grid_cell *cell);
void akt_map_text__close(akt_map_text *text, akt_table table, const akt_grid_cell *cell);
void akt_map_text__member(akt_map_text *text, akt_table table, const char *name, const char *json,
                          const akt_grid_cell *cell);
void akt_map_text__string(akt_map_text *text, akt_table table, const char *name, const char *value,
                          const akt_grid_cell *cell);

/* An id that says the row; record tells several of one row apart. */
void akt_map_text__row_id(akt_map_text *text, akt_table table, const akt_grid_cell *cell,
                          size_t record);

/* The words that stood where an amount should, as a note. */
void akt_map_text__note(akt_map_text *text, akt_table table, const char *words, const char *heading,
                        const akt_grid_cell *cell);

/* Room for what a column without heading is called: "(F)". */
typedef char akt_map_column_name[AKT_GRID_NAME_SIZE + 2];

/* The name under which a cell is kept as extra; NULL where fields of the map say all of it. */
const char *akt_map_text__extra_name(const akt_map_text *text, const akt_grid_cell *cell,
                                     akt_map_column_name place);

/* Adds what it holds, as JSON. */
void akt_map_text__add_extra(akt_buffer *out, const akt_grid_cell *cell);

/* Adds a member to an object, which is opened where out is empty. */
void akt_map_text__add_named(akt_buffer *out, const char *name, const char *json);

/* All such cells of a row, as extra. */
void akt_map_text__extra(akt_map_text *text, akt_table table, const akt_register_row *row);

/* A fault where neither the map nor an option (said) says that of the dataset. */
void akt_map__check_said(const akt_map *map, const char *name, const char *said,
                         akt_diagnostics *faults);

/* Makes two texts of it: what the map says of the dataset, and the records. Empties text. */
akt_status akt_map_text__settle(akt_map_text *text, akt_text_file files[2], akt_error *err);

#endif
