#ifndef AKT_DIAGRAM_SOURCES_INTERNAL_H
#define AKT_DIAGRAM_SOURCES_INTERNAL_H

#include "base/buffer.h"
#include "model/dataset.h"

/* The facts that a sheet shows, as a mask of 1 << akt_table. */
#define AKT_SOURCES_OF_PARTIES                                                                     \
    (1u << AKT_TABLE_ACTORS | 1u << AKT_TABLE_PROGRAMMES | 1u << AKT_TABLE_FORUMS)
#define AKT_SOURCES_OF_TIES                                                                        \
    (AKT_SOURCES_OF_PARTIES | 1u << AKT_TABLE_TIES | 1u << AKT_TABLE_FLOWS)
#define AKT_SOURCES_OF_MONEY (1u << AKT_TABLE_FLOWS)
#define AKT_SOURCES_OF_ROLES (1u << AKT_TABLE_ROLES | 1u << AKT_TABLE_NEEDS)
#define AKT_SOURCES_OF_FIGURES (1u << AKT_TABLE_INDICATORS | 1u << AKT_TABLE_TIES)

/* "Kilder: …": the short names of the sources that facts of those tables cite, in the dataset's order;
 * nothing where there are none. O(citations x sources). */
void akt_sources__add_line(akt_buffer *out, const akt_dataset *dataset, uint32_t tables,
                           akt_lang lang);

/* The same of those whose flag is set, one a source. */
void akt_sources__add_names(akt_buffer *out, const akt_dataset *dataset, const bool *cited,
                            akt_lang lang);

/* "Data per 03.02.2017." and what was changed since: scenarios, a time slice. */
void akt_sources__add_date(akt_buffer *out, const akt_dataset *dataset, akt_lang lang);

#endif
