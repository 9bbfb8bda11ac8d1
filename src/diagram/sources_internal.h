#ifndef AKT_DIAGRAM_SOURCES_INTERNAL_H
#define AKT_DIAGRAM_SOURCES_INTERNAL_H

#include "base/buffer.h"
#include "model/dataset.h"

/* "Kilder: …": the short names of the dataset's sources, in their order; nothing where there are
 * none. */
void akt_sources__add_line(akt_buffer *out, const akt_dataset *dataset, akt_lang lang);

/* "Data per 03.02.2017." and what was changed since: scenarios, a time slice. */
void akt_sources__add_date(akt_buffer *out, const akt_dataset *dataset, akt_lang lang);

#endif
