#ifndef AKT_EXPORT_STARTER_H
#define AKT_EXPORT_STARTER_H

#include "export/format.h"

/* A dataset to begin with: an example in every table, each said to be one, that is sound as it stands; and
 * a page that explains every field. format is AKT_EXPORT_JSON, AKT_EXPORT_CSV or AKT_EXPORT_XLSX (which
 * explains itself). Headings and explanations are in options->lang. out is to be disposed of, also on
 * failure. */
akt_status akt_export_starter(akt_export *out, akt_export_format format,
                              const akt_export_options *options, akt_error *err);

#endif
