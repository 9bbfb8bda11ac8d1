#ifndef AKT_INPUT_OWN_KIND_H
#define AKT_INPUT_OWN_KIND_H

#include "base/buffer.h"

/* Kinds of actors that registers need and the built-in taxonomy does not have. */
typedef enum akt_own_kind { AKT_OWN_KIND_NOT_STATED, AKT_OWN_KIND_INDIVIDUAL } akt_own_kind;

/* Adds the kind as a term of a taxonomy, in JSON: "not_stated" or "individual" with its names. */
void akt_own_kind_add(akt_buffer *out, akt_own_kind kind);

#endif
