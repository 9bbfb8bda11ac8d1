#ifndef AKT_PARSE_DIAGNOSTIC_H
#define AKT_PARSE_DIAGNOSTIC_H

#include "base/list.h"
#include "base/pool.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Faults in data: a list, all of them shown. A diagnostic has a fixed code and up to four texts; the
 * sentence is made of them in the language of the user (words/fault_words.h). */

typedef enum akt_level { AKT_LEVEL_NOTE, AKT_LEVEL_WARNING, AKT_LEVEL_ERROR } akt_level;

typedef enum akt_fault {
#define AKT_FAULT(id, code, level) AKT_FAULT_##id,
#include "parse/faults.def"
#undef AKT_FAULT
    AKT_FAULT_COUNT
} akt_fault;

const char *akt_fault_code(akt_fault fault); /* "json-syntax", … */
akt_level akt_fault_level(akt_fault fault);
const char *akt_level_name(akt_level level); /* "note", "warning", "error" */

typedef struct akt_diagnostic {
    akt_fault fault;
    const char *file;    /* as the user named it; NULL for the dataset as a whole */
    size_t line;         /* from 1; 0 = the file as a whole */
    size_t column;       /* from 1, in characters */
    const char *pointer; /* JSON pointer, a cell's name ("C5") in a sheet, or NULL */
    const char *args[4];
    size_t step;   /* of a script, from 1; 0 = none; akt_diagnostics_add sets it */
    size_t number; /* how many were told before it; akt_diagnostics_add sets it */
} akt_diagnostic;

typedef struct akt_diagnostics {
    akt_list list; /* of akt_diagnostic */
    akt_pool *pool;
    size_t counts[3]; /* by level */
    size_t step;      /* of a script, from 1, that what is added now belongs to; 0 = none */
    akt_level least;  /* what is below it is neither kept nor counted; at first nothing is */
    bool failed;      /* out of memory: some may be missing */
} akt_diagnostics;

/* AKT_ENOMEM is kept in `failed`. */
void akt_diagnostics_init(akt_diagnostics *faults);
void akt_diagnostics_dispose(akt_diagnostics *faults);

/* Whether it would be kept: where very many are not, who finds them need not say where they stand. */
bool akt_diagnostics_wants(const akt_diagnostics *faults, akt_fault fault);

/* Copies all texts. */
void akt_diagnostics_add(akt_diagnostics *faults, const akt_diagnostic *diagnostic);

/* In the order of file, line, column, code, pointer; else as they were told. */
void akt_diagnostics_sort(akt_diagnostics *faults);

const akt_diagnostic *akt_diagnostics_items(const akt_diagnostics *faults, size_t *count);
bool akt_diagnostics_has_errors(const akt_diagnostics *faults);

#endif
