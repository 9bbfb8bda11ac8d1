#ifndef AKT_EXPORT_REVIEW_FACTS_H
#define AKT_EXPORT_REVIEW_FACTS_H

#include "base/list.h"
#include "model/schema.h"
#include "report/document.h"

/* What a dataset says of a body, fact by fact, for the body to say whether it is right. */

typedef struct akt_review_fact {
    const char *group;   /* the heading that it stands under */
    const char *what;    /* such as "Organisasjonsnummer", "Utvikler, statlige virksomheter" */
    const char *now;     /* as people read it; NULL = not stated */
    const char *sources; /* in words; NULL = none */
    akt_table table;
    const char *key; /* the record: its id; of ties "from kind to", of roles "holder role area", of
                         members "forum member", with "-" and "all" for no and every area */
    const char *field; /* the one that it is; "" = that there is such a record */
    size_t index;      /* of the record in its table */
} akt_review_fact;

/* Adds the facts of an actor to facts (of akt_review_fact): its own fields, roles, ties, money
 * and forums, and the fields of the programmes that it answers for. Texts live in the document's
 * pool, whose language they are in; whether all was there the caller asks that. O(records). */
void akt_review_facts(akt_list *facts, akt_document *words, const akt_dataset *dataset,
                      size_t actor);

/* Who answers for a programme: its first owner that is an actor, else its first operator; unset. */
akt_ref akt_review_answerer(const akt_programme *programme);

/* Whether the fact can be corrected to another value, not only be taken away; of the field that
 * it then is, NULL where it cannot. */
const akt_field *akt_review_field(const akt_review_fact *fact);

#endif
