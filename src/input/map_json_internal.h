#ifndef AKT_INPUT_MAP_JSON_INTERNAL_H
#define AKT_INPUT_MAP_JSON_INTERNAL_H

#include "input/map_internal.h"

/* What stands at offsets of a map's JSON, which has been checked to be JSON. What is not as it
 * should be is told there; want of memory is kept in no_memory. Texts live in the map's pool. */
typedef struct akt_map_json {
    akt_map *map;
    akt_diagnostics *faults;
    bool no_memory;
} akt_map_json;

void akt_map_json__fault(akt_map_json *r, size_t offset, akt_fault what, const char *a,
                         const char *b, const char *c);

/* A copy; "" without memory. */
const char *akt_map_json__keep(akt_map_json *r, const char *from, size_t size);
const char *akt_map_json__key(akt_map_json *r, const akt_json_cursor *c);

/* Whether an object ('{') or a list ('[') opens there; told where not. key is whose value it is. */
bool akt_map_json__opens(akt_map_json *r, size_t at, char opening, const char *key);

/* Which of the known words (NULL-terminated) the key is, or stands there; told, and -1, if none. */
int akt_map_json__find_key(akt_map_json *r, const akt_json_cursor *c, const char *const *known);
int akt_map_json__find_word(akt_map_json *r, size_t at, const char *key, const char *const *known);
void akt_map_json__unknown_key(akt_map_json *r, const akt_json_cursor *c, const char *const *known);

/* The value there; told, and NULL, false or 1, where it is none. A number is more than nothing. */
const char *akt_map_json__string(akt_map_json *r, size_t at, const char *key);
bool akt_map_json__bool(akt_map_json *r, size_t at, const char *key);
double akt_map_json__number(akt_map_json *r, size_t at, const char *key);

/* How numbers ("decimal") and dates ("date") are written; as found where it is told. */
akt_written_point akt_map_json__point(akt_map_json *r, size_t at);
akt_written_order akt_map_json__order(akt_map_json *r, size_t at);

/* A text, or a list of them, and the same in plain letters; told where there is none. */
void akt_map_json__texts(akt_map_json *r, size_t at, const char *key, akt_strings *out,
                         const char *const **plain);

/* Adds to a list of const char *, where text is not NULL; makes texts and their plain letters of
 * the list, and disposes of it. */
void akt_map_json__add_text(akt_map_json *r, akt_list *texts, const char *text);
void akt_map_json__settle_texts(akt_map_json *r, akt_list *texts, akt_strings *out,
                                const char *const **plain);

/* Adds the field that the cursor is at, of the record's table, to the record. */
void akt_map_json__read_field(akt_map_json *r, const akt_json_cursor *c, const akt_field *field,
                              akt_map_record *record);

#endif
