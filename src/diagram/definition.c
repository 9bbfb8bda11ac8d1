#include "diagram/definition_internal.h"

#include "model/builder.h"

#include <string.h>

/* A definition with what it is made of. */
typedef struct holder {
    akt_definition definition;
    akt_dataset *texts;
} holder;

void akt_definition__fault(const akt_definition_reading *r, akt_fault fault, const char *name,
                           size_t offset)
{
    const char *args[4] = {name, NULL, NULL, NULL};
    akt_text_file_fault(&r->made->file, r->faults, fault, offset, NULL, args);
}

static akt_status worse(akt_status a, akt_status b)
{
    return a == AKT_ENOMEM || b == AKT_OK ? a : b;
}

static akt_status read_object(akt_definition_reading *r)
{
    r->start = akt_json_skip_space(r->made->file.text, 0);
    if (r->made->file.text[r->start] != '{') {
        akt_definition__fault(r, AKT_FAULT_NOT_DIAGRAM, NULL, r->start);
        return AKT_EDATA;
    }
    akt_status status = akt_definition__read_options(r);
    return worse(status, akt_definition__read_bands(r));
}

static akt_status read(akt_definition_reading *r, akt_input *input, akt_error *err)
{
    akt_text_file *file = &r->made->file;
    const char *slash = strrchr(r->path, '/');
    akt_status status = akt_text_file_read(file, r->path, r->pool, err);
    if (status == AKT_OK)
        status = akt_input_note(input, file, slash ? slash + 1 : r->path, err);
    if (status == AKT_OK)
        status = akt_json_check(file, r->faults);
    return status == AKT_OK ? read_object(r) : status;
}

akt_status akt_definition_read(akt_definition **out, const char *path, akt_input *input,
                               akt_diagnostics *faults, akt_error *err)
{
    akt_dataset *texts = akt_dataset_new();
    akt_pool *pool = texts ? akt_dataset_pool(texts) : NULL;
    holder *made = pool ? akt_pool_get(pool, sizeof *made) : NULL;
    *out = NULL;
    if (!made) {
        akt_dataset_free(texts);
        return akt_error_memory(err);
    }
    *made = (holder){.texts = texts};
    akt_definition_reading r = {&made->definition, texts, pool, faults, path, 0};
    akt_status status = read(&r, input, err);
    akt_diagnostics_sort(faults);
    if (status == AKT_ENOMEM || faults->failed || akt_pool_has_failed(pool))
        status = akt_error_memory(err);
    if (status == AKT_EDATA)
        akt_error_set(err, AKT_EDATA, "%s: faults in the definition", path);
    if (status == AKT_OK)
        *out = &made->definition;
    else
        akt_dataset_free(texts);
    return status;
}

void akt_definition_free(akt_definition *definition)
{
    if (definition)
        akt_dataset_free(((holder *)definition)->texts);
}
