#include "output/drawio.h"

#include "diagram/map.h"
#include "export/formats_internal.h"

/* The aktørkart as it is drawn (diagram/map.h), for people to edit on. */
akt_status akt_export__drawio(const akt_export_job *job)
{
    const akt_page page = akt_page_usual(job->options->lang);
    akt_drawing *drawing = NULL;
    akt_buffer *out = akt_export__file(job, "aktorkart.drawio");
    if (!out)
        return akt_error_memory(job->err);
    akt_status status = akt_map_draw(&drawing, job->dataset, NULL, &page, job->err);
    if (status == AKT_OK)
        status = akt_drawio_write(out, drawing, job->err);
    akt_drawing_free(drawing);
    akt_export__tell(job, AKT_W_EXPORT_MAP_ONLY, NULL, NULL);
    return status;
}
