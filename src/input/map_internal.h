#ifndef AKT_INPUT_MAP_INTERNAL_H
#define AKT_INPUT_MAP_INTERNAL_H

#include "input/map.h"
#include "input/sheet_words.h"
#include "model/schema.h"
#include "parse/json.h"
#include "parse/made_text.h"

/* What a value of the register means. */
typedef struct akt_map_choice {
    const char *plain; /* the value, in plain letters */
    const char *text;  /* NULL: nothing */
} akt_map_choice;

typedef enum akt_map_kind {
    AKT_MAP_COLUMN,
    AKT_MAP_CONSTANT,
    AKT_MAP_TEMPLATE,
    AKT_MAP_RECORD
} akt_map_kind;

/* Where a field gets its value from. */
typedef struct akt_map_field {
    const akt_field *field;
    akt_map_kind kind;
    size_t offset;        /* in the map, for faults */
    akt_strings columns;  /* headings: of a column the choices, of a template those in it */
    const char *const *plain; /* the same in plain letters */
    size_t *at;           /* for each of them its column in the sheet that is read; 0 = none, or not
                             wanted, since an earlier one is there */
    const char *text;     /* of a template, the name of a record, or of a constant that is a text */
    const char *json;     /* of a constant */
    size_t record;        /* which of the map's */
    akt_list choices;     /* of akt_map_choice */
    bool has_else;
    const char *other;    /* what any other value, and none, means; NULL = nothing */
    double unit;          /* 1 unless said */
    akt_written_point point;
    akt_written_order order;
    const char *split;
    bool is_optional;     /* the column may be missing */
    bool rounds;
    bool refuses_negative;
    bool leaves_out_wrong;
} akt_map_field;

/* A record that every row makes. */
typedef struct akt_map_record {
    akt_table table;
    const char *as; /* or NULL */
    size_t offset;
    akt_list fields; /* of akt_map_field */
    bool has_when;
    akt_map_field when; /* the record is made where one of these columns is not empty */
} akt_map_record;

struct akt_map {
    akt_pool *pool;
    akt_text_file file;
    const char *sheet;
    size_t heading_row;
    akt_written_point point;
    akt_written_order order;
    akt_strings ignored; /* headings, in plain letters */
    akt_list records;    /* of akt_map_record */
    size_t about, source, taxonomy; /* offsets; 0 = none */
};

static inline bool akt_map__is_body(akt_table table)
{
    return table == AKT_TABLE_ACTORS || table == AKT_TABLE_PROGRAMMES || table == AKT_TABLE_FORUMS;
}

/* Calls visit for every field of one record, or of all, in their order; not for what says when a
 * record is made. */
typedef void akt_map_visit(akt_map_field *field, void *with);
void akt_map__visit_fields_of(const akt_map_record *record, akt_map_visit *visit, void *with);
void akt_map__visit_fields(const akt_map *map, akt_map_visit *visit, void *with);

/* The record that a row is about: the first of a flow, tie, role, indicator, statement, need,
 * programme, forum, actor, in that order. */
size_t akt_map__main(const akt_map *map);

/* A value of a row: what a field of a record is. */
typedef struct akt_map_value {
    const akt_map_field *by;
    const akt_grid_cell *cell; /* where it stands; of a constant the first of the row */
    size_t text, json;         /* offsets in the scratch: as text, and as JSON */
    bool is_negative;          /* an amount, which stands without its sign */
    bool is_meant;             /* the map's own word for what stands there */
    bool is_assumed;           /* the map says it of rows that say nothing */
} akt_map_value;

/* What the conversion of cells goes by, and where it writes. */
typedef struct akt_map_reader {
    const akt_map *map;
    const akt_register *table;
    const akt_map_options *options;
    akt_diagnostics *faults;
    akt_pool *pool;
    akt_buffer scratch;
    double amount, rounding; /* of the amount read last: with its sign, and what rounding added */
    size_t words;            /* the offset in the scratch of words instead of an amount; 0 = none */
} akt_map_reader;

typedef enum akt_map_answer {
    AKT_MAP_VALUE, /* there is one */
    AKT_MAP_BLANK, /* nothing stands there */
    AKT_MAP_WRONG  /* it does not fit; told */
} akt_map_answer;

/* Whether what is read is a number as a workbook holds it, and no text that somebody wrote. */
static inline bool akt_map__is_raw(const akt_map_field *field, const akt_grid_cell *cell,
                                   const akt_map_value *value)
{
    return cell->kind == AKT_GRID_NUMBER && field->kind == AKT_MAP_COLUMN && !value->is_meant;
}

/* Converts the value of a field in a row; references to other records of the row aside. */
akt_map_answer akt_map__value(akt_map_reader *reader, const akt_map_field *field,
                              const akt_register_row *row, akt_map_value *out);

/* Adds the amount that text says to the reader's scratch as JSON; sets amount and rounding. */
akt_map_answer akt_map__amount(akt_map_reader *reader, const akt_map_field *field,
                               const akt_grid_cell *cell, const char *text, akt_map_value *out);

/* A fault at a cell. */
void akt_map__fault(akt_map_reader *reader, const akt_map_field *field, const akt_grid_cell *cell,
                    akt_fault fault, const char *text, const char *more);

/* Ends the text that is being added to the scratch, which began at start; returns start. */
size_t akt_map__end(akt_map_reader *reader, size_t start);

/* An id for what people call so, made of its first words; "" where nothing is left. */
void akt_map__id(char out[AKT_SHEET_ID_SIZE], const char *text);

#endif
