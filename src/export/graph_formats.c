#include "export/formats_internal.h"
#include "export/graph_files.h"

akt_status akt_export__make_graph(const akt_export_job *job, akt_graph *graph)
{
    akt_error fault = {0};
    akt_status status = akt_graph_make(graph, job->dataset, job->options->lang, job->err);
    if (status == AKT_OK && job->options->positions)
        status = akt_graph_place(graph, &fault, job->err);
    if (status == AKT_OK && fault.status != AKT_OK)
        akt_export__tell(job, AKT_W_EXPORT_IN_GRID, fault.message, NULL);
    return status;
}

akt_status akt_export__gexf(const akt_export_job *job)
{
    akt_graph graph;
    akt_status status = akt_export__make_graph(job, &graph);
    akt_buffer *out = akt_export__file(job, "aktorkart.gexf");
    if (status == AKT_OK && out)
        akt_export_gexf(out, &graph, job->options);
    akt_graph_dispose(&graph);
    akt_export__tell_losses(job, &akt_graph_carried);
    return status;
}

akt_status akt_export__dot(const akt_export_job *job)
{
    akt_graph graph;
    akt_status status = akt_export__make_graph(job, &graph);
    akt_buffer *out = akt_export__file(job, "aktorkart.dot");
    if (status == AKT_OK && out)
        status = akt_export_dot(out, &graph, job->err);
    akt_graph_dispose(&graph);
    akt_export__tell_losses(job, &akt_graph_carried);
    return status;
}

/* The files of a folder, made before they are written to: a list moves as it grows. */
static bool make_files(const akt_export_job *job, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!akt_export__file(job, names[i]))
            return false;
    return true;
}

static akt_status write_folder(const akt_export_job *job, const char *const *names, size_t count,
                               void (*write)(akt_export_file *files, const akt_graph *graph))
{
    akt_graph graph;
    akt_status status = akt_export__make_graph(job, &graph);
    if (status == AKT_OK && make_files(job, names, count))
        write(job->out->files.items, &graph);
    akt_graph_dispose(&graph);
    akt_export__tell_losses(job, &akt_graph_carried);
    return status;
}

static void write_neo4j(akt_export_file *files, const akt_graph *graph)
{
    akt_export_neo4j(&files[0].bytes, &files[1].bytes, &files[2].bytes, graph);
}

akt_status akt_export__neo4j(const akt_export_job *job)
{
    static const char *const names[] = {"nodes.csv", "relationships.csv", "README.txt"};
    return write_folder(job, names, 3, write_neo4j);
}

static void write_graphframes(akt_export_file *files, const akt_graph *graph)
{
    akt_export_graphframes(&files[0].bytes, &files[1].bytes, graph);
}

akt_status akt_export__graphframes(const akt_export_job *job)
{
    static const char *const names[] = {"vertices.csv", "edges.csv"};
    return write_folder(job, names, 2, write_graphframes);
}
