#ifndef AKT_INPUT_MAP_RUN_INTERNAL_H
#define AKT_INPUT_MAP_RUN_INTERNAL_H

#include "input/map_bodies.h"
#include "input/map_text_internal.h"

#include <string.h>

/* The rows of a register on their way to records: read, checked, written. */

/* The present row of a record of the map. */
typedef struct akt_map_draft {
    size_t first, count; /* in the values */
    bool is_made;
    bool is_off; /* the map does not want it of this row */
    akt_map_body *body;
    size_t words; /* instead of its amount; 0 = none */
} akt_map_draft;

/* Money that a row speaks of. */
typedef struct akt_map_money {
    size_t record;
    double value, rounding; /* NaN: no number */
} akt_map_money;

typedef struct akt_map_run {
    akt_map *map;
    akt_map_import *import;
    const akt_map_options *options;
    akt_map_reader reader;
    akt_diagnostics told; /* of this round */
    akt_map_bodies bodies;
    akt_map_text text;
    akt_intern *ids;  /* of other records → row */
    akt_list values;  /* of akt_map_value: those of the row */
    akt_list money;   /* of akt_map_money */
    akt_map_draft *drafts;    /* one a record of the map */
    const char **refused; /* by row: why the dataset's checks found that it does not fit */
    bool failed;
} akt_map_run;

static inline const akt_map_record *akt_map_run__record(const akt_map_run *r, size_t i)
{
    return (const akt_map_record *)r->map->records.items + i;
}

static inline const akt_map_value *akt_map_run__value(const akt_map_run *r, const akt_map_draft *d, const char *field)
{
    const akt_map_value *values = r->values.items;
    for (size_t i = d->first; i < d->first + d->count; i++)
        if (strcmp(values[i].by->field->name, field) == 0)
            return &values[i];
    return NULL;
}

static inline const char *akt_map_run__text(const akt_map_run *r, const akt_map_value *value)
{
    return value ? r->reader.scratch.text + value->text : NULL;
}

static inline const char *akt_map_run__json(const akt_map_run *r, const akt_map_value *value)
{
    return r->reader.scratch.text + value->json;
}

/* Reads a row into the drafts. Whether it fits; told where it does not. */
bool akt_map_run__read(akt_map_run *r, const akt_register_row *row);

/* Learns names and numbers that stand together in a row, before bodies are made of them. */
void akt_map_run__learn(akt_map_run *r, const akt_register_row *row);

/* Makes the records of a row that was read and fits. */
void akt_map_run__write(akt_map_run *r, const akt_register_row *row);

/* The bodies that all rows named, after the last. */
void akt_map_run__write_bodies(akt_map_run *r);

#endif
