#ifndef AKT_ANALYSIS_ZERO_ONE_INTERNAL_H
#define AKT_ANALYSIS_ZERO_ONE_INTERNAL_H

#include "base/list.h"
#include "base/status.h"

#include <stdbool.h>
#include <stdint.h>

/* A program in zeros and ones: choose each variable as 0 or 1 so that every row holds and the sum of
 * the objective is least. All numbers are whole; solved by GLPK (branch and bound on the simplex
 * method), whose answer is checked against the rows in whole numbers. */

typedef struct akt_zero_one_entry {
    uint32_t variable;
    int32_t factor;
} akt_zero_one_entry;

/* The sum of factor times variable over the entries first … first + count - 1 is at least `least`. */
typedef struct akt_zero_one_row {
    size_t first;
    size_t count;
    int64_t least;
} akt_zero_one_row;

typedef struct akt_zero_one {
    size_t variables;
    int32_t *objective; /* of each variable; set by the caller before solving, else 0 */
    int8_t *fixed;      /* of each variable: 0 or 1, or AKT_ZERO_ONE_FREE */
    akt_list entries;   /* akt_zero_one_entry */
    akt_list rows;      /* akt_zero_one_row */
    struct akt_glpk *glpk;
} akt_zero_one;

enum { AKT_ZERO_ONE_FREE = -1 };

typedef struct akt_zero_one_answer {
    bool is_feasible;
    int64_t value;  /* of the objective */
    double relaxed; /* the least value with shares of variables allowed: no answer is below it */
    size_t nodes;   /* of the search tree */
} akt_zero_one_answer;

/* Loads GLPK; all variables are free. AKT_EINTERNAL where it is not installed. */
akt_status akt_zero_one__make(akt_zero_one *out, size_t variables, akt_error *err);
void akt_zero_one__dispose(akt_zero_one *program);

/* A row, to which entries are added next. False without memory. */
bool akt_zero_one__add_row(akt_zero_one *program, int64_t least);
bool akt_zero_one__add_entry(akt_zero_one *program, size_t variable, int32_t factor);

/* The best choice, one flag a variable; left alone where there is none. The same program gives the
 * same answer. AKT_ELIMIT where the search passes a million nodes. */
akt_status akt_zero_one__solve(akt_zero_one_answer *out, bool *chosen, const akt_zero_one *program,
                               akt_error *err);

#endif
