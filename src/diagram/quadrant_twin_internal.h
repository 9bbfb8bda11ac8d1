#ifndef AKT_DIAGRAM_QUADRANT_TWIN_INTERNAL_H
#define AKT_DIAGRAM_QUADRANT_TWIN_INTERNAL_H

#include "diagram/quadrant_internal.h"
#include "words/words.h"

/* What the text twins of the quadrant and of the areas have in common. */

/* An item: "Utdanner (Dekket): Klar rolle: A, B. Mulig rolle: C. Om aktørene samlet …". */
void akt_quadrant__tell_stand(akt_document *out, akt_roles_sheet *sheet, const akt_stand *stand,
                              const char *name);

/* The cell of a term. */
void akt_quadrant__add_term(akt_document *out, const akt_roles_sheet *sheet,
                            akt_vocabulary vocabulary, int32_t code);

/* Three cells: id, name, strength. */
void akt_quadrant__add_holder(akt_document *out, const akt_stand_holder *holder);

/* Three cells: basis, note, sources. */
void akt_quadrant__add_evidence(akt_document *out, akt_roles_sheet *sheet, const akt_stand *stand,
                                const akt_stand_holder *holder);

/* The cell of how many are asked for; undefined where nobody is. */
void akt_quadrant__add_minimum(akt_document *out, const akt_coverage_cell *cell);

/* The rule by which gaps are found, what is not said by the sources, and the sources. */
void akt_quadrant__add_notes(akt_document *out, akt_roles_sheet *sheet, akt_word ours);

#endif
