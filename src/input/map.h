#ifndef AKT_INPUT_MAP_H
#define AKT_INPUT_MAP_H

#include "input/register.h"
#include "model/dataset.h"
#include "parse/written.h"

/* A map says what one row of somebody's register is: which records it makes, and which column, constant
 * or template of columns each field of them is. A row becomes records of ours; these are then loaded
 * and checked like any other data, and faults are told at the cell.
 *
 *     { "dataset": {"title": "Tilskudd 2016", "date": "2016"},
 *       "source": {"title": "Tilskuddsregisteret", "publisher": "…"},
 *       "row": {
 *         "actors": [ {"as": "giver", "name": "Tilskuddsgiver", "kind": {"constant": "directorate"}},
 *                     {"as": "receiver", "name": "Mottaker", "orgnr": ["Org.nr.", "Orgnr"],
 *                      "kind": {"column": "Type", "values": {"Kommune": "municipality"}}} ],
 *         "flows": [ {"from": "giver", "to": "receiver", "year": "År", "amount": "Tildelt beløp"} ] } }
 *
 * A text is the heading of a column (a list: the first of them that there is), or, in a field that
 * refers to a record, what another record of the row is known `as`. Objects say the rest:
 * {"column"}, {"constant"}, {"template": "{Saksnr}-{År}"}, {"record"}, and with them `values` (a table
 * of what stands there → what it means, `else` for the rest, null = nothing), `unit` (1000000),
 * `decimal`, `date`, `split`, `round`, `negative`, `wrong`, `optional`. data/schema/map.schema.json
 * defines it; data/maps/README.md tells it to people.
 *
 * Actors, programmes and forums are made once however many rows name them: the same id, else the same
 * organisation number, else the same name (one without number is the one of that name that has a
 * number, where there is one alone). What later rows say otherwise is told; another name becomes an
 * alias. What the map does not use, and days of which it takes the year, is kept under `extra` of the
 * row's main record, by heading: a second column with one is "Merknad (F)", one without is "(F)".
 * Every record cites the register and its row. */
typedef struct akt_map akt_map;

/* Reads a map. AKT_EDATA: its faults lie in faults, with line and column; AKT_EIO. */
akt_status akt_map_read(akt_map **out, const char *path, akt_diagnostics *faults, akt_error *err);

/* The same of a text, which faults say is the file `name`. */
akt_status akt_map_read_text(akt_map **out, const char *name, const char *text,
                             akt_diagnostics *faults, akt_error *err);
void akt_map_free(akt_map *map);

typedef struct akt_map_options {
    const char *sheet; /* NULL = the map's */
    const char *title; /* of the dataset; likewise */
    const char *date;
    akt_written_point point;
    akt_lang lang;   /* of what is written into records and told of rows */
    bool sets_aside; /* rows that do not fit are left out, else they are faults */
} akt_map_options;

/* Money of one currency: what the rows of the register say, with the sign that they say it. What is
 * written in the dataset and what lies aside are the whole of it, roundings apart. */
typedef struct akt_map_sum {
    const char *currency;
    double in, aside, rounded; /* rounded: what the dataset has more */
    size_t unread;             /* amounts aside that are no number */
} akt_map_sum;

/* A row that does not fit. */
typedef struct akt_map_aside {
    size_t row;      /* in the register's rows */
    const char *why; /* in the language of the options, with the cell */
} akt_map_aside;

/* What came of an import. */
typedef struct akt_map_import {
    akt_pool *pool;
    akt_text_file file; /* of the register */
    akt_register table;
    akt_list aside; /* of akt_map_aside, in the order of the rows */
    akt_list sums;  /* of akt_map_sum, in the order met */
    bool has_read;  /* the rows were read: before, only the file and the map */
} akt_map_import;

/* Reads the register in path by the map. out must be disposed of, also on failure. *dataset is whole,
 * or NULL: AKT_EDATA where anything is at fault, or rows do not fit and none is to be set aside.
 * Notes, warnings and the faults of rows go to faults. O(cells), and again for each round in which the
 * dataset's own checks find rows that do not fit. */
akt_status akt_map_import_read(akt_dataset **dataset, akt_map_import *out, akt_map *map,
                               const char *path, const akt_map_options *options,
                               akt_diagnostics *faults, akt_error *err);
void akt_map_import_dispose(akt_map_import *import);

#endif
