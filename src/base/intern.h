#ifndef AKT_BASE_INTERN_H
#define AKT_BASE_INTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A table from text to a 32-bit value. Keys are borrowed: they must outlive the table. */
typedef struct akt_intern akt_intern;

#define AKT_INTERN_NONE UINT32_MAX

akt_intern *akt_intern_new(void); /* NULL without memory */
void akt_intern_free(akt_intern *table);

/* The value of key, or AKT_INTERN_NONE. Expected O(length of key). */
uint32_t akt_intern_find(const akt_intern *table, const char *key);

/* The same of the first `size` bytes of a text, none of them NUL. */
uint32_t akt_intern_find_bytes(const akt_intern *table, const char *key, size_t size);

/* Sets key to value where it is new. Returns the value that the key has now: another than the given
 * one where it was there before; AKT_INTERN_NONE without memory. */
uint32_t akt_intern_add(akt_intern *table, const char *key, uint32_t value);

/* A hint that a key is soon to be looked for or added: its place is fetched meanwhile. */
void akt_intern_expect(const akt_intern *table, const char *key);

/* Room for `more` keys at once; false without memory, the table as it was. */
bool akt_intern_reserve(akt_intern *table, size_t more);

#endif
