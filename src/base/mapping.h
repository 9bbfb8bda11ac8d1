#ifndef AKT_BASE_MAPPING_H
#define AKT_BASE_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

/* A large file's bytes as they lie on disk, seen and not copied, with a NUL behind them. They take
 * memory only where they are looked at, and that can be given back. Whoever shortens the file meanwhile
 * ends the program, as with every program that maps files. */
typedef struct akt_mapping {
    char *bytes; /* NULL = nothing is mapped */
    size_t size;
} akt_mapping;

/* Maps a regular file of at least `least` bytes. False, nothing mapped, where it is none or cannot be
 * mapped: it may still be read. */
bool akt_mapping_open(akt_mapping *mapping, const char *path, size_t least);

/* The bytes from..to are not looked at for now; they can be again. */
void akt_mapping_release(const akt_mapping *mapping, size_t from, size_t to);

/* Safe on what has nothing mapped. */
void akt_mapping_close(akt_mapping *mapping);

#endif
