#ifndef AKT_SCENARIO_PUBLIC_H
#define AKT_SCENARIO_PUBLIC_H

#include "scenario/script.h"

/* What anybody may see of the facts: dataset → dataset. */

/* What is not in it. */
typedef struct akt_withheld {
    size_t flows;   /* whose amount is confidential: with all that they say, set aside or not */
    size_t sources; /* that nothing but those flows cites */
} akt_withheld;

/* The facts without what is confidential; how many flows that is, is noted in akt_about. AKT_EINVAL
 * where the whole dataset is a draft. dataset is not changed.
 * O(records + citations). */
akt_status akt_take_public(akt_dataset **out, akt_withheld *withheld, const akt_dataset *dataset,
                           akt_error *err);

/* Whether a script tells of what is confidential: it can be applied to the whole dataset and not to
 * its public part, or leaves a flow whose amount is confidential. False of one that neither takes.
 * AKT_ENOMEM. */
akt_status akt_script_is_withheld(bool *out, const akt_script *script, const akt_dataset *whole,
                                  const akt_dataset *open, akt_error *err);

/* Statements of the public part name no other scripts than these any more. O(statements * count). */
void akt_public_keep_scripts(akt_dataset *open, const akt_script *const *scripts, size_t count);

#endif
