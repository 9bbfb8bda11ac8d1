#ifndef AKT_TESTS_SUPPORT_WHAT_IF_H
#define AKT_TESTS_SUPPORT_WHAT_IF_H

/* After cmocka.h. */

#include "base/buffer.h"
#include "scenario/script.h"

/* Scripts on small datasets. What cannot be done ends the program. */

/* Files that are without error; choice NULL = all steps. */
akt_dataset *akt_what_if_load(const char *path);
akt_script *akt_what_if_read(const char *path);
akt_dataset *akt_what_if_apply(const akt_dataset *dataset, const akt_script *script,
                               const akt_script_choice *choice);

/* For cmocka: *state is the dataset of tests/fixtures/what-if.json. */
int akt_what_if_set_up(void **state);
int akt_what_if_tear_down(void **state);

/* Applies steps, the items of a JSON list. faults must be initialised. NULL after faults. */
akt_dataset *akt_what_if_try(const akt_dataset *dataset, const char *steps,
                             akt_diagnostics *faults);

/* Likewise, where there are no faults. */
akt_dataset *akt_what_if(const akt_dataset *dataset, const char *steps);

/* The only error that the steps have: its code, step and place in the script. */
void akt_what_if_assert_fault(const akt_dataset *dataset, const char *steps, const char *code,
                              size_t step, const char *pointer);

/* A table's records with some fields, as JSON in one line each without the brackets around. */
void akt_what_if_assert_rows(const akt_dataset *dataset, akt_table table, const char *fields,
                             const char *rows);

/* The same of what the steps give. */
void akt_what_if_assert_gives(const akt_dataset *dataset, const char *steps, akt_table table,
                              const char *fields, const char *rows);

/* Kroner that counted and are set aside for a reason; unknown amounts are none. */
int64_t akt_what_if_aside(const akt_dataset *dataset, akt_aside_reason reason);

/* Every table and what is set aside, as text. */
void akt_what_if_write(akt_buffer *out, const akt_dataset *dataset);
void akt_what_if_assert_same(const akt_dataset *a, const akt_dataset *b);

#endif
