#ifndef AKT_TESTS_SUPPORT_IMPORTED_H
#define AKT_TESTS_SUPPORT_IMPORTED_H

#include "input/map.h"

/* Registers that a test reads by a map. */

typedef struct akt_imported {
    akt_map *map;
    akt_map_import import;
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_status status;
} akt_imported;

/* Reads the register in path by the map in the file map, as of 2016 in bokmål; the dataset is called T
 * and dated by the map alone where `says_itself`. Rows that do not fit are set aside or are faults.
 * To be disposed of, whatever came of it. */
akt_imported akt_imported_read(const char *map, const char *path, bool says_itself,
                               bool sets_aside);

/* The same of a map's JSON and what a file of that name holds. Sets aside. */
akt_imported akt_imported_file(const char *map, const char *name, const char *bytes, size_t size);

/* The same of a csv called x.csv. */
akt_imported akt_imported_text(const char *map, const char *text);
void akt_imported_dispose(akt_imported *imported);

/* Ends the test where there is no such one. */
const akt_actor *akt_imported_actor(const akt_imported *imported, const char *name);
const akt_flow *akt_imported_flow(const akt_imported *imported, const char *id);

/* Whether a fault or note with that code was told. */
bool akt_imported_tells(const akt_imported *imported, const char *code);

#endif
