#ifndef AKT_DIAGRAM_ADVANCES_INTERNAL_H
#define AKT_DIAGRAM_ADVANCES_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

/* The advance of one character in thousandths of the size. */
typedef struct akt_advance {
    uint16_t code;
    uint16_t regular;
    uint16_t bold;
} akt_advance;

/* Sorted by code. */
extern const akt_advance akt_advance__table[];
extern const size_t akt_advance__count;

#endif
