#ifndef AKT_EXPORT_DIFFERENCE_H
#define AKT_EXPORT_DIFFERENCE_H

#include "export/script.h"
#include "scenario/difference.h"

/* Adds the steps of a difference to a script that was started. */
void akt_export_difference(akt_script_text *script, const akt_difference *difference);

#endif
