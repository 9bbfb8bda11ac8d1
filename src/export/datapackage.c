#include "export/sheets_internal.h"

akt_status akt_export__datapackage(const akt_export_job *job)
{
    return akt_export__csv(job);
}
