#ifndef AKT_ANALYSIS_MEMBERSHIPS_INTERNAL_H
#define AKT_ANALYSIS_MEMBERSHIPS_INTERNAL_H

#include "network/network.h"

/* Who sits in which forum, both ways, for walks that pass a forum of k members in k steps where the
 * pairs of its members would take k^2. */
typedef struct akt_memberships {
    size_t forums;
    size_t count;
    uint32_t *member_start; /* forums + 1: the members of f are member[member_start[f]] … */
    uint32_t *member;       /* vertices, ascending, each once */
    uint32_t *forum_start;  /* n + 1: the forums of v are forum[forum_start[v]] … */
    uint32_t *forum;        /* ascending */
} akt_memberships;

/* The members of every forum that are actors or programmes, n of them in all, as a network without
 * forums as nodes ties them: those of the draw (NULL = all). O(n + memberships log memberships).
 * AKT_ENOMEM is all that can fail. */
akt_status akt_memberships__make(akt_memberships *out, const akt_dataset *dataset,
                                 const akt_draw *draw, akt_error *err);
void akt_memberships__dispose(akt_memberships *memberships);

#endif
