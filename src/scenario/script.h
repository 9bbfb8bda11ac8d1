#ifndef AKT_SCENARIO_SCRIPT_H
#define AKT_SCENARIO_SCRIPT_H

#include "input/load.h"

/* What would change if …: a script of steps, dataset → dataset. A script is a JSON object with `id`,
 * `title`, `steps` (none: all stays as it is), and where wanted `why` and `sources`. Every step names
 * what it does in `do` and may say `why`:
 *
 *     add_actor, add_programme, add_forum, add_tie, add_flow, give_role
 *                         a record; the step carries its fields
 *     remove_actor {id}   with its ties, memberships and roles; refused while units remain. Money
 *     remove_programme    that it got or that passed by way of it is set aside as unassigned, what it
 *     remove_forum        gave as unfunded (akt_aside)
 *     merge {actors, into, name}
 *                         they become one: `into` is one of them or a new id, which gets what all of
 *                         them have in common (the kind of the first). Outside ties, memberships and
 *                         flows stay, each a record of its own; of the same role twice the strongest
 *                         is kept; ties between them go, flows between them are set aside as
 *                         eliminated, and money that passed through these is followed further back
 *     split {id, into, ties}
 *                         into[] are whole actor records. ties names for each of them those with whom
 *                         it takes over ties, memberships and flows; the rest goes to the first, roles
 *                         too. Of those named under several, each gets the ties, the first the flows;
 *                         what one part gets no flow from another part continues any more
 *     add_member, remove_member {forum, member}
 *     remove_tie {from, to, kind}    all of that kind between the two, either way where undirected
 *     drop_role {holder, role, area} without area: the roles that state none
 *     move_money {flow, to, amount}  another receiver gets it, of a flow or of what is unassigned
 *     change_amount {flow, amount}
 *     remove_flow {flow}
 *     set {table, id, field, value}  null empties the field
 *
 * merge, split, move_money and the removal of an actor, programme or forum conserve kroner: what
 * counts before is what counts and what is set aside after; add_flow, change_amount and remove_flow
 * change the sum. An added flow takes back what was set aside under its id. Actors may be named by
 * former ids, so that a script written for an older dataset runs on a newer one; those that merged
 * by the ids they had. */
typedef struct akt_script akt_script;

/* Reads and checks the shape of a script, as JSON or as a sheet (sheet.h). AKT_EIO where the file cannot be read; AKT_EDATA where it
 * is at fault: every fault then lies in faults, with file, line and step, and *out is NULL. The file
 * is noted in input, which may be NULL. O(size). */
akt_status akt_script_read(akt_script **out, const char *path, akt_input *input,
                           akt_diagnostics *faults, akt_error *err);
void akt_script_free(akt_script *script);

/* Its id, or the name of its file without extension where it has none; never NULL. */
const char *akt_script_id(const akt_script *script);
const akt_text *akt_script_title(const akt_script *script);
const akt_text *akt_script_why(const akt_script *script); /* may be empty */

/* Its steps; what one does ("add_forum"; in words "legg til forum") and to what: the ids it names first,
 * such as "fast-forum" or "kmd, difi". Borrowed. */
size_t akt_script_steps(const akt_script *script);
const char *akt_script_step_name(const akt_script *script, size_t step);
const char *akt_script_step_words(const akt_script *script, size_t step, akt_lang lang);
const char *akt_script_step_subject(const akt_script *script, size_t step);
const akt_text *akt_script_step_why(const akt_script *script, size_t step);

/* Which steps to take, and which of them turned out faulty. */
typedef struct akt_script_choice {
    const bool *taken; /* a flag a step; NULL = all */
    bool *faulty;      /* set for each taken step that cannot be; NULL = not wanted */
} akt_script_choice;

/* Applies it, step by step. *out is a new dataset with the script's title in
 * akt_about.scenarios; the given one is not changed. AKT_EDATA where a step cannot be: every fault then
 * lies in faults, and *out is NULL. choice NULL = all steps. O(steps x records) at worst. */
akt_status akt_script_apply(akt_dataset **out, const akt_dataset *dataset, const akt_script *script,
                            const akt_script_choice *choice, akt_diagnostics *faults,
                            akt_error *err);

#endif
