#include "export/starter.h"

#include "export/explanation_internal.h"
#include "input/load.h"

/* Pieces, since a string longer than 4095 characters is more than C promises. */
static const char *const pieces[] = {
#define AKT_STARTER(text) text,
#include "export/starter.def"
#undef AKT_STARTER
};

static akt_status make_dataset(akt_dataset **out, akt_error *err)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        akt_buffer_add(&text, pieces[i]);
    akt_status status = akt_buffer_status(&text, err);
    if (status == AKT_OK)
        status = akt_load_text(out, "starter", akt_buffer_text(&text), &faults, err);
    akt_diagnostics_dispose(&faults);
    akt_buffer_dispose(&text);
    return status;
}

akt_status akt_export_starter(akt_export *out, akt_export_format format,
                              const akt_export_options *options, akt_error *err)
{
    akt_dataset *dataset = NULL;
    *out = (akt_export){NULL, AKT_LIST_OF(akt_export_file), AKT_LIST_OF(const char *)};
    akt_status status = make_dataset(&dataset, err);
    if (status == AKT_OK)
        status = akt_export_make(out, dataset, format, options, err);
    const akt_export_job job = {
        .out = out, .dataset = dataset, .options = options, .err = err};
    if (status == AKT_OK && format != AKT_EXPORT_XLSX)
        status = akt_export__explain(&job);
    akt_dataset_free(dataset);
    return status;
}
