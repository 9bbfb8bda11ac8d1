#ifndef AKT_EXPORT_SCRIPT_H
#define AKT_EXPORT_SCRIPT_H

#include "base/buffer.h"
#include "model/schema.h"

/* A scenario's script in the making: JSON that scenario/script.h reads, a step a line. It is sticky
 * like its text: write straight lines, look at the end.
 *
 *     akt_script_text script = AKT_SCRIPT_TEXT_INIT;
 *     akt_script_text_start(&script, "lab", &title, NULL);
 *     akt_script_text_step(&script, "remove_actor");
 *     akt_script_text_string(&script, "id", "difi");
 *     akt_script_text_words(&script, "why", &why);
 *     akt_script_text_end(&script);
 *
 * The functions that name a field write it into the last step, in the order of the calls, or, before
 * the first step, into the script itself. */
typedef struct akt_script_text {
    akt_buffer text; /* the whole after akt_script_text_end; the caller's to dispose of */
    size_t steps;    /* so far */
    bool has_field;  /* the object that is being written has one */
} akt_script_text;

#define AKT_SCRIPT_TEXT_INIT                                                                       \
    {                                                                                              \
        AKT_BUFFER_INIT, 0, false                                                                  \
    }

/* id, and title and why where they are not NULL. More fields of the script may follow. */
void akt_script_text_start(akt_script_text *script, const char *id, const akt_text *title,
                           const akt_text *why);
void akt_script_text_end(akt_script_text *script);

/* A new step that does `what`, such as "give_role". */
void akt_script_text_step(akt_script_text *script, const char *what);

/* A string; nothing where value is NULL. */
void akt_script_text_string(akt_script_text *script, const char *name, const char *value);

/* Words in up to three languages: a string where all are the same pointer; nothing where none is
 * given. */
void akt_script_text_words(akt_script_text *script, const char *name, const akt_text *value);

void akt_script_text_strings(akt_script_text *script, const char *name, const akt_strings *value);
void akt_script_text_whole(akt_script_text *script, const char *name, int64_t value);

/* Fields of a record of a table of the dataset, under their own names: those chosen, or all where
 * fields is NULL; what the record leaves open is left out. For steps that add one. */
void akt_script_text_record(akt_script_text *script, const akt_dataset *dataset, akt_table table,
                            size_t index, const akt_field_choice *fields);

/* The value of one field of a record under another name, null where the record leaves it open. For
 * `set`. */
void akt_script_text_field(akt_script_text *script, const char *name, const akt_dataset *dataset,
                           const akt_field *field, const void *record);

#endif
