#ifndef AKT_EXPORT_EXPLANATION_INTERNAL_H
#define AKT_EXPORT_EXPLANATION_INTERNAL_H

#include "export/formats_internal.h"

/* Adds a page (HTML) that explains every table, field and word of a dataset, to be opened beside its
 * files. */
akt_status akt_export__explain(const akt_export_job *job);

#endif
