#ifndef AKT_DIAGRAM_SOURCES_INTERNAL_H
#define AKT_DIAGRAM_SOURCES_INTERNAL_H

#include "base/pool.h"
#include "model/dataset.h"

/* "Kilder: …", the short names of the dataset's sources in their order, each once; "" where there
 * are none, or without memory. In pool. */
const char *akt_sources__line(const akt_dataset *dataset, akt_lang lang, akt_pool *pool);

/* "Data per 3.2.2017.", or "". In pool. */
const char *akt_sources__date(const akt_dataset *dataset, akt_lang lang, akt_pool *pool);

#endif
