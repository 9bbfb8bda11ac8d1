#ifndef AKT_DIAGRAM_ROLES_INTERNAL_H
#define AKT_DIAGRAM_ROLES_INTERNAL_H

#include "base/buffer.h"
#include "diagram/label_internal.h"
#include "diagram/roles.h"

/* What the role matrix shows, before it has places. */

#define AKT_ROLES_NO_MARK (-1)

typedef struct akt_roles_column {
    int32_t role;
    int32_t area; /* AKT_NONE: any */
    const akt_coverage_cell *cell;
    const char *name; /* of the area, or «any» */
    double left;      /* its place on the sheet */
    double width;
} akt_roles_column;

typedef struct akt_roles_row {
    akt_ref holder; /* unset: the actors as a whole */
    const char *id;
    const char *name;
    bool driver;
    const char *brief;
    int32_t *marks; /* the best akt_strength a column, or AKT_ROLES_NO_MARK */
    uint32_t *seen; /* all of them, as a mask of 1 << akt_strength */
    size_t clear;   /* roles, by area where one is stated */
    size_t possible;
} akt_roles_row;

typedef struct akt_roles_sheet {
    const akt_dataset *dataset;
    const akt_coverage *coverage;
    const akt_page *page;
    akt_lang lang;
    akt_pool *pool;
    bool failed; /* some text is missing for want of memory */
    akt_roles_column *columns; /* role by role, «any» first */
    size_t column_count;
    akt_roles_row *rows; /* drivers first, then by how much they do; the whole last */
    size_t row_count;
    bool has_strength[AKT_STRENGTH_COUNT];
} akt_roles_sheet;

/* The text of a buffer, in the sheet's pool; empties the buffer. "" where the sheet has failed. */
const char *akt_roles__keep(akt_roles_sheet *sheet, akt_buffer *buffer);

akt_status akt_roles__build(akt_roles_sheet *sheet, const akt_dataset *dataset,
                            const akt_coverage *coverage, const akt_page *page, akt_pool *pool);

const char *akt_roles__title(const akt_roles_sheet *sheet);
const char *akt_roles__subtitle(akt_roles_sheet *sheet);
const char *akt_roles__sources(akt_roles_sheet *sheet);
const char *akt_roles__role(const akt_roles_sheet *sheet, int32_t role);
const char *akt_roles__state(const akt_roles_sheet *sheet, akt_cell_state state);
const char *akt_roles__strength(const akt_roles_sheet *sheet, int32_t strength);

#endif
