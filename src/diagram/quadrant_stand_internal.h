#ifndef AKT_DIAGRAM_QUADRANT_STAND_INTERNAL_H
#define AKT_DIAGRAM_QUADRANT_STAND_INTERNAL_H

#include "diagram/roles_internal.h"

/* Who stands in a role, or in a role in one area: what the quadrant and the areas show. */

#define AKT_STAND_UNPLACED (-3) /* in the role, and so clearly in no area of it */

typedef struct akt_stand_holder {
    const akt_roles_row *row;
    int32_t strength;
} akt_stand_holder;

typedef struct akt_stand {
    int32_t role;
    int32_t area; /* AKT_NONE: any; or AKT_STAND_UNPLACED */
    const akt_coverage_cell *cell;
    akt_cell_state state;   /* of the cell; where only areas of the role are asked for, weakest */
    akt_cell_state weakest; /* of any area: the worst there is; not needed where none is */
    akt_stand_holder *holders; /* strongest first, then drivers, then by id */
    size_t count;
    size_t of_strength[AKT_STRENGTH_COUNT];
    akt_stand_holder *whole; /* what is said of the actors as a whole, strongest first */
    size_t whole_count;
} akt_stand;

/* Memory lies in the sheet's pool; an empty stand of a sheet that has failed where there is none.
 * O(rows x (columns + log rows)). */
akt_stand akt_stand__make(akt_roles_sheet *sheet, int32_t role, int32_t area);

/* What the role records behind a holder say together: the citations of all that give it this
 * strength here, the note and the basis of the one that says it whatever the area, else of one. */
akt_record akt_stand__evidence(akt_roles_sheet *sheet, const akt_stand *stand,
                               const akt_stand_holder *holder);

/* The names of the areas where a holder has a mark in a stand's role, and on what that rests where
 * the sources do not state it; their ids joined by |. NULL where there are none. */
const char *akt_stand__areas(akt_roles_sheet *sheet, const akt_stand *stand,
                             const akt_stand_holder *holder, const char **ids);

/* The note of what the role records say together; NULL where there is none, or a sheet has no room
 * for it: the twin has it. */
const char *akt_stand__note(akt_roles_sheet *sheet, const akt_stand *stand,
                            const akt_stand_holder *holder);

/* "Om aktørene samlet sier kildene: Svak", and the note of the records that say so. */
const char *akt_stand__whole(akt_roles_sheet *sheet, const akt_stand *stand,
                             const akt_stand_holder *whole);

/* "Dekket", or "Dekket på det svakeste området". */
const char *akt_stand__state(akt_roles_sheet *sheet, const akt_stand *stand);

/* Whether its state is that of an area. */
static inline bool akt_stand__is_by_area(const akt_stand *stand)
{
    return stand->state != stand->cell->state;
}

/* The name of a term, or its id where it has none; its description, or "". */
const char *akt_stand__term(const akt_roles_sheet *sheet, akt_vocabulary vocabulary, int32_t code);
const char *akt_stand__about(const akt_roles_sheet *sheet, akt_vocabulary vocabulary, int32_t code);

/* How many actors, programmes and forums have a role. */
size_t akt_stand__count_holders(const akt_roles_sheet *sheet);

/* A number as people read it, in the sheet's pool. */
const char *akt_stand__number(akt_roles_sheet *sheet, size_t value);

#endif
