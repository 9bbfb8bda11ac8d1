#include "publication/publish.h"

#include "export/format.h"
#include "publication/folder_internal.h"

#include <stdio.h>
#include <string.h>

akt_leaf *akt_press__add(akt_press *p, const char *name, akt_error *err)
{
    akt_leaf *added = akt_list_add(&p->leaves);
    const char *kept = added ? akt_pool_text(p->pool, name, strlen(name)) : NULL;
    if (added)
        *added = (akt_leaf){kept, AKT_BUFFER_INIT};
    if (!kept)
        akt_error_memory(err);
    return kept ? added : NULL;
}

akt_status akt_press__add_document(akt_press *p, const char *name, const akt_document *document,
                                   akt_format format, akt_error *err)
{
    const akt_document_options how = {NULL, format == AKT_FORMAT_CSV};
    akt_leaf *to = akt_press__add(p, name, err);
    return to ? akt_document_write(&to->bytes, document, format, &how, err) : AKT_ENOMEM;
}

static akt_status add_lists(akt_press *p, akt_error *err)
{
    akt_status status = AKT_OK;
    for (int t = 0; status == AKT_OK && t < AKT_TABLE_COUNT; t++) {
        char name[64];
        snprintf(name, sizeof name, "tabeller/%s.csv", akt_table_name((akt_table)t));
        if (p->edition->lists[t])
            status = akt_press__add_document(p, name, p->edition->lists[t], AKT_FORMAT_CSV, err);
    }
    return status;
}

static akt_status add_analyses(akt_press *p, akt_error *err)
{
    const akt_edition *e = p->edition;
    const struct {
        const char *name;
        const akt_document *document;
    } parts[] = {
        {"tabeller/coverage.csv", e->coverage.in[e->lang]},
        {"tabeller/overlap.csv", e->overlap.in[e->lang]},
        {"tabeller/funding.csv", e->funding.in[e->lang]},
        {"tabeller/centrality.csv", e->centrality.in[e->lang]},
        {"tabeller/brokerage.csv", e->brokerage.in[e->lang]},
        {"tabeller/robustness.csv", e->robustness.in[e->lang]},
        {"tabeller/communities.csv", e->communities.in[e->lang]},
    };
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < sizeof parts / sizeof *parts; i++)
        if (parts[i].document)
            status =
                akt_press__add_document(p, parts[i].name, parts[i].document, AKT_FORMAT_CSV, err);
    return status;
}

/* The job is finished in any case. */
static akt_status add_workbook(akt_press *p, akt_xlsx_job *job, akt_status so_far, akt_error *err)
{
    akt_buffer unused = AKT_BUFFER_INIT;
    bool is_wanted = so_far == AKT_OK && akt_publish_has(p->options, AKT_PUBLISH_WORKBOOK);
    akt_leaf *to = is_wanted ? akt_press__add(p, "tabeller.xlsx", err) : NULL;
    akt_status status = akt_xlsx_finish(to ? &to->bytes : &unused, job, to ? err : NULL);
    akt_buffer_dispose(&unused);
    return !is_wanted ? so_far : to ? status : AKT_ENOMEM;
}

static akt_status add_page(akt_press *p, akt_error *err)
{
    akt_leaf *to = akt_press__add(p, "index.html", err);
    return to ? akt_edition__write_page(&to->bytes, p->edition, err) : AKT_ENOMEM;
}

static akt_status add_report(akt_press *p, akt_error *err)
{
    akt_leaf *to = akt_press__add(p, "rapport.html", err);
    akt_status status =
        to ? akt_edition__write_report_page(&to->bytes, p->edition, err) : AKT_ENOMEM;
    if (status != AKT_OK)
        return status;
    to = akt_press__add(p, "rapport.md", err);
    return to ? akt_edition__write_report(&to->bytes, p->edition, err) : AKT_ENOMEM;
}

/* For those who go on in other programs. */
static akt_status add_graph(akt_press *p, const char *name, akt_export_format format,
                            akt_error *err)
{
    const akt_export_options how = {.lang = p->edition->lang};
    akt_leaf *to = akt_press__add(p, name, err);
    akt_export made;
    if (!to)
        return AKT_ENOMEM;
    akt_status status = akt_export_make(&made, p->edition->dataset, format, &how, err);
    akt_export_file *files = made.files.items;
    if (status == AKT_OK) {
        to->bytes = files[0].bytes;
        files[0].bytes = (akt_buffer)AKT_BUFFER_INIT;
    }
    akt_export_dispose(&made);
    return status;
}

static akt_status add_graphs(akt_press *p, akt_error *err)
{
    akt_status status = add_graph(p, "graf.graphml", AKT_EXPORT_GRAPHML, err);
    return status == AKT_OK ? add_graph(p, "graf.gexf", AKT_EXPORT_GEXF, err) : status;
}

static akt_status add_tables(akt_press *p, akt_error *err)
{
    akt_status status = add_lists(p, err);
    return status == AKT_OK ? add_analyses(p, err) : status;
}

/* What each part is made by, in the order of the files. The workbook is made beside them. */
static const struct {
    uint32_t parts; /* a mask: any of them */
    akt_status (*add)(akt_press *press, akt_error *err);
} writers[] = {
    {1U << AKT_PUBLISH_PAGE, add_page},
    {1U << AKT_PUBLISH_REPORT, add_report},
    {1U << AKT_PUBLISH_PICTURES | 1U << AKT_PUBLISH_SCENARIOS, akt_press__add_pictures},
    {1U << AKT_PUBLISH_TABLES, add_tables},
    {1U << AKT_PUBLISH_GRAPHS, add_graphs},
};

static akt_status make_leaves(akt_press *p, const akt_input *input, akt_error *err)
{
    akt_xlsx_job workbook = {0, -1};
    akt_status status = AKT_OK;
    if (akt_publish_has(p->options, AKT_PUBLISH_WORKBOOK))
        status = akt_edition__start_workbook(&workbook, p->edition, err);
    for (size_t i = 0; status == AKT_OK && i < sizeof writers / sizeof *writers; i++)
        if (akt_publish_has_any(p->options, writers[i].parts))
            status = writers[i].add(p, err);
    status = add_workbook(p, &workbook, status, err);
    return status == AKT_OK ? akt_press__add_manifest(p, input, p->options, err) : status;
}

/* What the edition told, for as long as the publication. */
static akt_status keep_faults(akt_published *out, const akt_edition *edition, akt_error *err)
{
    const char *const *told = edition->faults.items;
    for (size_t i = 0; i < edition->faults.count; i++) {
        const char **kept = akt_list_add(&out->faults);
        if (kept)
            *kept = akt_pool_text(out->pool, told[i], strlen(told[i]));
        if (!kept || !*kept)
            return akt_error_memory(err);
    }
    return AKT_OK;
}

static akt_status make(akt_press *p, akt_published *out, const akt_dataset *dataset,
                       const akt_input *input, akt_error *err)
{
    akt_status status = akt_edition__make(p->edition, dataset, p->options, err);
    if (status == AKT_OK)
        status = make_leaves(p, input, err);
    if (status == AKT_OK)
        status = keep_faults(out, p->edition, err);
    akt_edition__dispose(p->edition);
    return status;
}

static akt_status check_size(const akt_dataset *dataset, akt_error *err)
{
    size_t parties = akt_dataset_count(dataset, AKT_TABLE_ACTORS) +
                     akt_dataset_count(dataset, AKT_TABLE_PROGRAMMES) +
                     akt_dataset_count(dataset, AKT_TABLE_FORUMS);
    size_t edges =
        akt_dataset_count(dataset, AKT_TABLE_TIES) + akt_dataset_count(dataset, AKT_TABLE_FLOWS);
    if (parties <= AKT_PUBLISH_PARTIES_MOST && edges <= AKT_PUBLISH_EDGES_MOST)
        return AKT_OK;
    return akt_error_set(
        err, AKT_EINVAL,
        "%zu actors, programmes and forums with %zu ties and flows are too many for a page, a report "
        "and pictures that people read (at most %d and %d): publish a part of them with --where, such "
        "as --where kind=ministry, or fold units with --roll-up; export writes all of them, and other "
        "commands their tables with --to csv",
        parties, edges, AKT_PUBLISH_PARTIES_MOST, AKT_PUBLISH_EDGES_MOST);
}

static akt_status check(akt_published *out, const char *folder, const akt_earlier *earlier,
                        const akt_publish_options *options, akt_error *err)
{
    akt_status status =
        options->force ? AKT_OK : akt_folder__check(out->pool, folder, earlier, err);
    if (status == AKT_OK && options->zip)
        status = akt_folder__name_zip(&out->zip, out->pool, folder, options->force, err);
    return status;
}

akt_status akt_publish(akt_published *out, const akt_dataset *dataset, const akt_input *input,
                       const char *folder, const akt_publish_options *options, akt_error *err)
{
    akt_edition edition;
    akt_press p = {options, &edition, AKT_LIST_OF(akt_leaf), akt_pool_new()};
    *out = (akt_published){.faults = AKT_LIST_OF(const char *), .pool = p.pool};
    if (!p.pool)
        return akt_error_memory(err);
    akt_earlier earlier;
    akt_status status = akt_earlier__read(&earlier, folder, p.pool, err);
    if (status == AKT_OK)
        status = check_size(dataset, err);
    if (status == AKT_OK)
        status = check(out, folder, &earlier, options, err);
    if (status == AKT_OK)
        status = make(&p, out, dataset, input, err);
    if (status == AKT_OK)
        status = akt_folder__write(&p, &(akt_folder_place){folder, &earlier, out->zip}, err);
    out->written = p.leaves.count;
    akt_list_dispose(&earlier.names);
    for (size_t i = 0; i < p.leaves.count; i++)
        akt_buffer_dispose(&((akt_leaf *)p.leaves.items)[i].bytes);
    akt_list_dispose(&p.leaves);
    return status;
}

static const char *const part_names[AKT_PUBLISH_PART_COUNT] = {
    "page", "report", "workbook", "tables", "pictures", "scenarios", "graphs", "pdf", "png",
};

const char *akt_publish_part_name(akt_publish_part part)
{
    return part_names[part];
}

bool akt_publish_has_any(const akt_publish_options *options, uint32_t parts)
{
    return options->parts == 0 || options->parts & parts;
}

bool akt_publish_has(const akt_publish_options *options, akt_publish_part part)
{
    return akt_publish_has_any(options, 1U << part);
}

void akt_published_dispose(akt_published *published)
{
    akt_list_dispose(&published->faults);
    akt_pool_free(published->pool);
}
