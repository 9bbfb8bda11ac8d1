#ifndef AKT_INPUT_GUESS_H
#define AKT_INPUT_GUESS_H

#include "base/buffer.h"
#include "input/register.h"
#include "words/lang.h"

/* A proposal for a map (map.h), from the headings of a register and a sample of its values: numbers that
 * pass modulus 11, amounts, years, dates, names. A row is an award where there is a receiver and an
 * amount or a giver, a tie where there is a from and a to, else an actor. Nothing is imported. */

/* What is proposed for a field. */
typedef struct akt_guess_field {
    const char *record; /* of the map: "giver", "receiver", "scheme", "flow", "from", "to", "tie" */
    const char *field;
    const char *column;  /* its heading */
    int sure;            /* percent: the heading counts up to 60, what stands below it up to 40 */
    bool by_heading;     /* the heading is one that we know */
    size_t fits, values; /* how many of the values looked at are as they should be */
    size_t ambiguous;    /* amounts such as 1.234 among them */
    bool has_fractions;  /* some amount is kroner and øre: the map rounds */
    int64_t unit;        /* that the heading names: 1000 for "i 1000 kr"; else 1 */
} akt_guess_field;

enum { AKT_GUESS_SURE = 80, AKT_GUESS_LEAST = 50 };

typedef struct akt_guess {
    akt_pool *pool;
    akt_text_file file;
    akt_register table;
    akt_list fields; /* of akt_guess_field, in the order of the map */
    akt_list unused; /* of const char *: headings */
    akt_buffer map;  /* JSON; empty where nothing is known */
    bool is_sure;    /* every field is, and nothing that the map must say is open */
} akt_guess;

/* Fills out, to be disposed of, also on failure. AKT_EDATA where no row has headings that we know, or
 * the file is at fault; AKT_EIO. lang is that of the comments in the map. O(cells). */
akt_status akt_guess_make(akt_guess *out, const char *path, const char *sheet, akt_lang lang,
                          akt_diagnostics *faults, akt_error *err);
void akt_guess_dispose(akt_guess *guess);

/* "sure" or "unsure". */
const char *akt_guess_words(int sure, akt_lang lang);

#endif
