#include "export/format.h"

#include "base/file.h"
#include "export/dataset.h"
#include "export/formats_internal.h"
#include "export/graph_files.h"

#include <string.h>

typedef struct exporter {
    const char *name;
    const char *ending; /* of its file; NULL = a folder */
    bool is_ending;     /* a file that ends so is this format, unless something else is said */
    bool is_binary;
    bool has_places;     /* room for positions */
    bool looks_back; /* its writer reads what it has written: it cannot go out in pieces */
    akt_exporter *write; /* NULL: one of the two below makes one file of it */
    void (*write_dataset)(akt_buffer *out, const akt_dataset *dataset);
    void (*write_graph)(akt_buffer *out, const akt_graph *graph);
} exporter;

static const exporter exporters[AKT_EXPORT_FORMAT_COUNT] = {
    [AKT_EXPORT_JSON] = {"json", "json", true, .write_dataset = akt_export_dataset_json},
    [AKT_EXPORT_NDJSON] = {"ndjson", "ndjson", true, .write_dataset = akt_export_dataset_ndjson},
    [AKT_EXPORT_CSV] = {"csv", NULL, false, .write = akt_export__csv},
    [AKT_EXPORT_XLSX] = {"xlsx", "xlsx", true, .is_binary = true, .looks_back = true,
                          .write = akt_export__xlsx},
    [AKT_EXPORT_DATAPACKAGE] = {"datapackage", NULL, false, .looks_back = true,
                          .write = akt_export__datapackage},
    [AKT_EXPORT_GRAPHML] = {"graphml", "graphml", true, .has_places = true,
                            .write_graph = akt_export_graphml},
    [AKT_EXPORT_GEXF] = {"gexf", "gexf", true, .has_places = true, .write = akt_export__gexf},
    [AKT_EXPORT_PAJEK] = {"pajek", "net", true, .has_places = true, .write = akt_export__pajek},
    [AKT_EXPORT_KUMU] = {"kumu", "json", false, .write_graph = akt_export_kumu},
    [AKT_EXPORT_CYTOSCAPE] = {"cytoscape", "json", false, .has_places = true,
                              .write_graph = akt_export_cytoscape},
    [AKT_EXPORT_NODELINK] = {"nodelink", "json", false, .has_places = true,
                             .write_graph = akt_export_nodelink},
    [AKT_EXPORT_DOT] = {"dot", "dot", true, .has_places = true, .looks_back = true,
                          .write = akt_export__dot},
    [AKT_EXPORT_NEO4J] = {"neo4j", .write = akt_export__neo4j},
    [AKT_EXPORT_GRAPHFRAMES] = {"graphframes", .write = akt_export__graphframes},
    [AKT_EXPORT_360GIVING] = {"360giving", "json", .write = akt_export__360giving},
    [AKT_EXPORT_JSONLD] = {"jsonld", "jsonld", true, .write = akt_export__jsonld},
    [AKT_EXPORT_BIBTEX] = {"bibtex", "bib", true, .write = akt_export__bibtex},
    [AKT_EXPORT_DRAWIO] = {"drawio", "drawio", true, .looks_back = true,
                          .write = akt_export__drawio},
    [AKT_EXPORT_REVIEW] = {"review", .looks_back = true, .write = akt_export__review},
    [AKT_EXPORT_RIS] = {"ris", "ris", true, .write = akt_export__ris},
};

const char *akt_export_format_name(akt_export_format format)
{
    return exporters[format].name;
}

int32_t akt_export_format_from_name(const char *name)
{
    for (int32_t f = 0; f < AKT_EXPORT_FORMAT_COUNT; f++)
        if (strcmp(exporters[f].name, name) == 0)
            return f;
    return AKT_NONE;
}

int32_t akt_export_format_from_extension(const char *extension)
{
    for (int32_t f = 0; f < AKT_EXPORT_FORMAT_COUNT; f++)
        if (exporters[f].is_ending && akt_file_is_extension(extension, exporters[f].ending))
            return f;
    return AKT_NONE;
}

bool akt_export_format_is_folder(akt_export_format format)
{
    return !exporters[format].ending;
}

bool akt_export_format_is_binary(akt_export_format format)
{
    return exporters[format].is_binary;
}

/* Where it cannot be opened its buffer fails, and is looked at in the end. */
static void open_file(const akt_export_job *job, akt_export_file *file)
{
    const akt_export_options *options = job->options;
    const char *path = job->is_folder ? akt_file_join(job->out->pool, options->path, file->name)
                                      : options->path;
    if (path)
        akt_outlet_open(options->outlet, &file->bytes, path, NULL);
    file->bytes.failed = file->bytes.failed || !path;
}

akt_buffer *akt_export__file(const akt_export_job *job, const char *name)
{
    akt_export_file *file = akt_list_add(&job->out->files);
    if (!file) {
        akt_pool_fail(job->out->pool);
        return NULL;
    }
    file->name = akt_pool_text(job->out->pool, name, strlen(name));
    file->bytes = (akt_buffer)AKT_BUFFER_INIT;
    if (job->streams && file->name)
        open_file(job, file);
    return &file->bytes;
}

static akt_status write_graph(const akt_export_job *job, const exporter *how, akt_buffer *out)
{
    akt_graph graph;
    akt_status status = akt_export__make_graph(job, &graph);
    if (status == AKT_OK)
        how->write_graph(out, &graph);
    akt_graph_dispose(&graph);
    akt_export__tell_losses(job, &akt_graph_carried);
    return status;
}

static akt_status write_one(const akt_export_job *job, const exporter *how)
{
    char name[64] = "aktorkart.";
    akt_buffer *out = akt_export__file(job, strcat(name, how->ending));
    if (!out)
        return akt_error_memory(job->err);
    if (how->write_graph)
        return write_graph(job, how, out);
    how->write_dataset(out, job->dataset);
    return AKT_OK;
}

static akt_status check_files(const akt_export *out, akt_error *err)
{
    const akt_export_file *files = out->files.items;
    akt_status status = akt_pool_has_failed(out->pool) ? akt_error_memory(err) : AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < out->files.count; i++)
        status = akt_buffer_status(&files[i].bytes, err);
    return status;
}

akt_status akt_export_hand_over(akt_export *made, bool is_folder, akt_outlet *outlet,
                                const char *path, akt_error *err)
{
    akt_export_file *files = made->files.items;
    akt_status status = is_folder ? akt_outlet_make_folder(outlet, path, err) : AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < made->files.count; i++) {
        akt_buffer *bytes = &files[i].bytes;
        const char *to = is_folder ? akt_file_join(made->pool, path, files[i].name) : path;
        status = !to ? akt_error_memory(err)
                     : akt_outlet_write(outlet, to, akt_buffer_text(bytes), bytes->size, err);
        akt_buffer_dispose(bytes);
    }
    return status;
}

/* Ends what went to an outlet while it was made, or hands over what was held. */
static akt_status settle(const akt_export_job *job)
{
    const akt_export_options *options = job->options;
    akt_export_file *files = job->out->files.items;
    if (!options->outlet)
        return AKT_OK;
    if (!job->streams)
        return akt_export_hand_over(job->out, job->is_folder, options->outlet, options->path,
                                    job->err);
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < job->out->files.count; i++)
        status = akt_outlet_close(&files[i].bytes, job->err);
    return status;
}

static akt_status check_options(const exporter *how, akt_export_format format,
                                const akt_export_options *options, akt_error *err)
{
    if (options->positions && !how->has_places)
        return akt_error_set(err, AKT_EINVAL, "%s has no room for positions", how->name);
    if (options->gexf_1_2 && format != AKT_EXPORT_GEXF)
        return akt_error_set(err, AKT_EINVAL, "%s is no GEXF", how->name);
    return AKT_OK;
}

akt_status akt_export_make(akt_export *out, const akt_dataset *dataset, akt_export_format format,
                           const akt_export_options *options, akt_error *err)
{
    const exporter *how = &exporters[format];
    *out = (akt_export){akt_pool_new(), AKT_LIST_OF(akt_export_file), AKT_LIST_OF(const char *)};
    if (!out->pool)
        return akt_error_memory(err);
    if (check_options(how, format, options, err) != AKT_OK)
        return AKT_EINVAL;
    const akt_export_job job = {.out = out,
                                .dataset = dataset,
                                .options = options,
                                .is_folder = akt_export_format_is_folder(format),
                                .streams = options->outlet && !how->looks_back,
                                .err = err};
    akt_status status = job.streams && job.is_folder
                            ? akt_outlet_make_folder(options->outlet, options->path, err)
                            : AKT_OK;
    if (status == AKT_OK)
        status = how->write ? how->write(&job) : write_one(&job, how);
    if (status == AKT_OK)
        status = check_files(out, err);
    return status == AKT_OK ? settle(&job) : status;
}

void akt_export_dispose(akt_export *out)
{
    akt_export_file *files = out->files.items;
    for (size_t i = 0; i < out->files.count; i++)
        akt_buffer_dispose(&files[i].bytes);
    akt_list_dispose(&out->files);
    akt_list_dispose(&out->losses);
    akt_pool_free(out->pool);
}
