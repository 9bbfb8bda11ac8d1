#ifndef AKT_SCENARIO_SELECTION_INTERNAL_H
#define AKT_SCENARIO_SELECTION_INTERNAL_H

#include "base/buffer.h"
#include "model/dataset.h"

/* Notes in the dataset what it was narrowed to, further words after earlier ones, and how much of what it
 * was cut to is still there. words is disposed of. */
akt_status akt_selection__note(akt_dataset *dataset, akt_buffer *words, akt_error *err);

/* "KEY" and the words of the list with commas between. */
akt_status akt_selection__note_list(akt_dataset *dataset, const char *key, const akt_strings *words,
                                    akt_error *err);

/* AKT_EINVAL: there is no actor, programme or forum of that id, and which one may have been meant. prefix
 * stands before the sentence. */
akt_status akt_selection__fail_party(const akt_dataset *dataset, const char *prefix, const char *id,
                                     akt_error *err);

#endif
