#ifndef AKT_DIAGRAM_LABEL_INTERNAL_H
#define AKT_DIAGRAM_LABEL_INTERNAL_H

#include "base/pool.h"

#include <stdbool.h>
#include <stddef.h>

#define AKT_LABEL_LINES 6

/* A text broken into lines. Soft hyphens are gone; a hyphen stands where a word was broken. */
typedef struct akt_label {
    const char *lines[AKT_LABEL_LINES];
    size_t count;
    double width; /* of the widest line */
    bool cut;     /* the text did not fit and ends in … */
} akt_label;

typedef struct akt_label_rule {
    double size;
    bool bold;
    size_t lines;  /* at most */
    double room;   /* the widest line there is room for */
    double easy;   /* a text up to here stays on one line */
    double hyphen; /* what a broken word costs, in width */
    double line;   /* and what each line beyond the first */
} akt_label_rule;

/* Breaks text where the widest line, and what breaks and lines cost, is least: at spaces (but not
 * between two digits, as in "50 000") and hyphens, else inside long Norwegian compounds; fills and
 * cuts it where it is too long. false without memory. O(lines x breaks²). */
bool akt_label__make(akt_label *out, akt_pool *pool, const char *text, const akt_label_rule *rule);

#endif
