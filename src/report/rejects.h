#ifndef AKT_REPORT_REJECTS_H
#define AKT_REPORT_REJECTS_H

#include "input/map.h"
#include "report/document.h"

/* The rows of a register that did not fit, whole and under the register's own headings, each with its
 * number and why. AKT_ENOMEM. */
akt_status akt_describe_rejects(akt_document **out, const akt_map_import *import, akt_lang lang,
                                akt_error *err);

#endif
