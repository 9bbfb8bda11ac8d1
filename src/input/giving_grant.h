#ifndef AKT_INPUT_GIVING_GRANT_H
#define AKT_INPUT_GIVING_GRANT_H

#include "base/intern.h"
#include "input/giving_internal.h"
#include "parse/json.h"

/* Grants of 360Giving, gathered. Texts are in the pool. */

typedef struct akt_giving_party {
    const char *id;         /* ours */
    const char *identifier; /* as it stands; NULL = none */
    const char *name;
    const char *orgnr;      /* or NULL */
    akt_list aliases;       /* of const char *: other names for the identifier */
    bool is_person;
    size_t offset;          /* of its object, in the first grant that names it */
} akt_giving_party;

typedef struct akt_giving_programme {
    const char *id, *code, *title;
    size_t owner; /* party */
    size_t offset;
} akt_giving_programme;

typedef struct akt_giving_grant {
    const char *id, *identifier, *title, *currency;
    const char *amount;  /* as JSON, without sign; NULL = not stated */
    bool is_negative;
    bool is_regrant;
    bool keeps_amount;   /* under extra, since it could not be carried over as it is */
    bool keeps_from;     /* under extra: its funders, since there are several or the object says
                            more of one than where it was first named */
    bool keeps_to;       /* likewise its recipients */
    int year;            /* 0 = not stated */
    size_t from, to;     /* parties */
    int32_t programme;   /* or -1 */
    size_t offset;
} akt_giving_grant;

typedef struct akt_giving {
    const akt_text_file *file;
    akt_pool *pool;
    akt_giving_classes classes;
    akt_list parties;    /* of akt_giving_party */
    akt_list programmes; /* of akt_giving_programme */
    akt_list grants;     /* of akt_giving_grant */
    akt_intern *keys;    /* of parties and programmes, by identifier, else name → number */
    akt_intern *ids;     /* ours */
    akt_intern *names;   /* of parties → number of the first that bears it */
    size_t number;       /* of the present grant, from 1 */
    const char *latest;  /* award date */
} akt_giving;

akt_status akt_giving__start(akt_giving *out, const akt_text_file *file, akt_pool *pool,
                             akt_error *err);
void akt_giving__end(akt_giving *giving);

/* Takes in the grant at an offset. */
void akt_giving__take(akt_giving *giving, size_t offset);

/* A member as a text, without white space at its ends: numbers too; NULL where there is none, or it is
 * empty. */
const char *akt_giving__text(akt_giving *giving, const akt_json *object, const char *key);

#endif
