#ifndef AKT_INPUT_FIELD_INTERNAL_H
#define AKT_INPUT_FIELD_INTERNAL_H

#include "input/reader_internal.h"

/* What is being read, for faults. Values are where they begin in checked text. The way to it is put together only when there is one. */
typedef struct akt_spot {
    akt_reader *reader;
    const akt_place *place;
    const akt_field *field;
    const struct akt_spot
        *in;         /* the list or object that it is a part of; NULL for the field itself */
    const char *key; /* its key in there; NULL: it is the item number index */
    size_t index;
} akt_spot;

/* Adds a fault whose first argument is the name of the field. */
void akt_spot__fault(const akt_spot *s, akt_fault fault, const char *b, const char *c,
                     const char *d);

/* Likewise, where the sentence speaks of a value and not of the field. */
void akt_spot__fault_value(const akt_spot *s, akt_fault fault, const char *a, const char *b,
                           const char *c);

/* The bytes of a string, good until the next call of this or of akt_spot__word; and the same as a
 * text with an end, for faults. */
akt_json_bytes akt_spot__bytes(const akt_spot *s, const char *value);
const char *akt_spot__word(const akt_spot *s, const char *value);

/* The key of a member as it reads, kept with the dataset; "" without memory. */
const char *akt_spot__key(const akt_spot *s, const akt_json_cursor *member);

/* A copy of a string that lives as long as the dataset. */
const char *akt_spot__keep(const akt_spot *s, const char *value);

/* A text that is not empty, or NULL after a fault: `wanted`, or AKT_FAULT_EMPTY_TEXT. */
const char *akt_spot__string(const akt_spot *s, const char *value, akt_fault wanted);

/* How one item of a list is read; false where it had a fault. */
typedef struct akt_item_reader {
    akt_fault wanted; /* where the value is no list */
    size_t size;
    bool (*read)(const akt_spot *s, const char *value, void *item);
} akt_item_reader;

/* The items of a list that have no fault, and how many. */
void *akt_spot__items(const akt_spot *s, const char *value, const akt_item_reader *reader,
                      size_t *count);

/* Reads a value into the spot's field of a record. */
void akt_spot__read(const akt_spot *s, const char *value, void *record);

/* ", " between the words of a list of known ones. */
void akt_known__add(akt_buffer *known, const char *word);

/* One value → one field at `at`, by type. */
void akt_field__strings(const akt_spot *s, const char *value, void *at);
void akt_field__text(const akt_spot *s, const char *value, void *at);
void akt_field__code(const akt_spot *s, const char *value, void *at);
void akt_field__codes(const akt_spot *s, const char *value, void *at);
void akt_field__area(const akt_spot *s, const char *value, void *at);
void akt_field__layer(const akt_spot *s, const char *value, void *at);
void akt_field__word(const akt_spot *s, const char *value, void *at);
void akt_field__ref(const akt_spot *s, const char *value, void *at);
void akt_field__refs(const akt_spot *s, const char *value, void *at);
void akt_field__indices(const akt_spot *s, const char *value, void *at);
void akt_field__cites(const akt_spot *s, const char *value, void *at);
void akt_field__parts(const akt_spot *s, const char *value, void *at);
void akt_field__date(const akt_spot *s, const char *value, void *at);
void akt_field__amount(const akt_spot *s, const char *value, void *at);
void akt_field__whole(const akt_spot *s, const char *value, void *at);
void akt_field__number(const akt_spot *s, const char *value, void *at);
void akt_field__share(const akt_spot *s, const char *value, void *at);

#endif
