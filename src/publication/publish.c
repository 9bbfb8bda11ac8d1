#include "publication/publish.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/json_text.h"
#include "export/format.h"
#include "publication/earlier_internal.h"
#include "publication/press_internal.h"

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
        {"tabeller/coverage.csv", e->coverage},       {"tabeller/overlap.csv", e->overlap},
        {"tabeller/funding.csv", e->funding},         {"tabeller/centrality.csv", e->centrality},
        {"tabeller/brokerage.csv", e->brokerage},     {"tabeller/robustness.csv", e->robustness},
        {"tabeller/communities.csv", e->communities},
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
    akt_leaf *to = so_far == AKT_OK ? akt_press__add(p, "tabeller.xlsx", err) : NULL;
    akt_status status = akt_xlsx_finish(to ? &to->bytes : &unused, job, to ? err : NULL);
    akt_buffer_dispose(&unused);
    return so_far != AKT_OK ? so_far : to ? status : AKT_ENOMEM;
}

static akt_status add_texts(akt_press *p, akt_error *err)
{
    akt_leaf *to = akt_press__add(p, "index.html", err);
    akt_status status = to ? akt_edition__write_page(&to->bytes, p->edition, err) : AKT_ENOMEM;
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

/* The manifest: what it was made of and how, and what came out, each with its SHA-256. */

static void add_entry(akt_buffer *out, bool first, const char *name, size_t size,
                      const char *digest)
{
    akt_buffer_add(out, first ? "\n    {\"name\": " : ",\n    {\"name\": ");
    akt_json_text_add(out, name);
    akt_buffer_format(out, ", \"size\": %zu, \"sha256\": \"%s\"}", size, digest);
}

static akt_status add_manifest(akt_press *p, const akt_input *input,
                               const akt_publish_options *options, akt_error *err)
{
    akt_leaf *to = akt_press__add(p, "manifest.json", err);
    if (!to)
        return AKT_ENOMEM;
    akt_buffer *out = &to->bytes;
    akt_buffer_add(out, "{\n  \"program\": \"aktorkart\",\n  \"version\": \"" AKT_VERSION
                        "\",\n  \"command\": ");
    akt_json_text_add(out, options->command);
    akt_buffer_add(out, ",\n  \"input\": [");
    const akt_input_file *files = input->files.items;
    for (size_t i = 0; i < input->files.count; i++)
        add_entry(out, i == 0, files[i].name, files[i].size, files[i].digest);
    akt_buffer_add(out, "\n  ],\n  \"output\": [");
    const akt_leaf *leaves = p->leaves.items;
    for (size_t i = 0; i + 1 < p->leaves.count; i++) {
        char digest[AKT_DIGEST_SIZE];
        akt_digest(akt_buffer_text(&leaves[i].bytes), leaves[i].bytes.size, digest);
        add_entry(out, i == 0, leaves[i].name, leaves[i].bytes.size, digest);
    }
    akt_buffer_add(out, "\n  ]\n}\n");
    return akt_buffer_status(out, err);
}

static akt_status check_folder(akt_pool *pool, const char *folder, const akt_earlier *earlier,
                               akt_error *err)
{
    if (!akt_file_exists(folder))
        return AKT_OK;
    if (!akt_file_is_folder(folder))
        return akt_error_set(err, AKT_EINVAL, "%s: is a file; publish writes a folder", folder);
    akt_list names = AKT_LIST_OF(const char *);
    akt_status status = akt_file_list(folder, true, pool, &names, err);
    bool taken = names.count > 0;
    akt_list_dispose(&names);
    if (status != AKT_OK || !taken || earlier->is_there)
        return status;
    return akt_error_set(err, AKT_EINVAL,
                         "%s: holds other things than an earlier publication; choose another "
                         "folder, or write there with --force",
                         folder);
}

/* Where each file goes, in the press's pool; NULL without memory. */
static const char **make_paths(const akt_press *p, const char *folder)
{
    const akt_leaf *leaves = p->leaves.items;
    const char **paths = akt_pool_get(p->pool, (p->leaves.count + 1) * sizeof *paths);
    for (size_t i = 0; paths && i < p->leaves.count; i++) {
        paths[i] = akt_file_join(p->pool, folder, leaves[i].name);
        if (!paths[i])
            return NULL;
    }
    return paths;
}

static akt_status write_leaves(const akt_press *p, const char *folder, akt_error *err)
{
    const char *tables = akt_file_join(p->pool, folder, "tabeller");
    const char **paths = make_paths(p, folder);
    if (!tables || !paths)
        return akt_error_memory(err);
    akt_status status = akt_file_make_folder(tables, err);
    const akt_leaf *leaves = p->leaves.items;
    for (size_t i = 0; status == AKT_OK && i < p->leaves.count; i++)
        status =
            akt_file_write(paths[i], akt_buffer_text(&leaves[i].bytes), leaves[i].bytes.size, err);
    return status;
}

/* What an earlier publication wrote and this one did not must not pass for a part of it. */
static void remove_stale(const akt_press *p, const char *folder, const akt_earlier *earlier)
{
    const akt_leaf *leaves = p->leaves.items;
    const char *const *names = earlier->names.items;
    for (size_t n = 0; n < earlier->names.count; n++) {
        bool is_new = false;
        for (size_t i = 0; !is_new && i < p->leaves.count; i++)
            is_new = strcmp(names[n], leaves[i].name) == 0;
        if (!is_new)
            akt_earlier__remove(folder, names[n], p->pool);
    }
}

static akt_status make_leaves(akt_press *p, const akt_input *input,
                              const akt_publish_options *options, akt_error *err)
{
    akt_xlsx_job workbook;
    akt_status status = akt_edition__start_workbook(&workbook, p->edition, err);
    if (status == AKT_OK)
        status = add_texts(p, err);
    if (status == AKT_OK)
        status = akt_press__add_pictures(p, options->threads, err);
    if (status == AKT_OK)
        status = add_lists(p, err);
    if (status == AKT_OK)
        status = add_analyses(p, err);
    if (status == AKT_OK)
        status = add_graphs(p, err);
    status = add_workbook(p, &workbook, status, err);
    return status == AKT_OK ? add_manifest(p, input, options, err) : status;
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
                       const akt_input *input, const akt_publish_options *options, akt_error *err)
{
    akt_status status = akt_edition__make(p->edition, dataset, options, err);
    if (status == AKT_OK)
        status = make_leaves(p, input, options, err);
    if (status == AKT_OK)
        status = keep_faults(out, p->edition, err);
    akt_edition__dispose(p->edition);
    return status;
}

akt_status akt_publish(akt_published *out, const akt_dataset *dataset, const akt_input *input,
                       const char *folder, const akt_publish_options *options, akt_error *err)
{
    akt_edition edition;
    akt_press p = {&edition, AKT_LIST_OF(akt_leaf), akt_pool_new()};
    *out = (akt_published){.faults = AKT_LIST_OF(const char *), .pool = p.pool};
    if (!p.pool)
        return akt_error_memory(err);
    akt_earlier earlier;
    akt_status status = akt_earlier__read(&earlier, folder, p.pool, err);
    if (status == AKT_OK && !options->force)
        status = check_folder(p.pool, folder, &earlier, err);
    if (status == AKT_OK)
        status = make(&p, out, dataset, input, options, err);
    if (status == AKT_OK)
        status = write_leaves(&p, folder, err);
    if (status == AKT_OK) {
        remove_stale(&p, folder, &earlier);
        out->written = p.leaves.count;
    }
    akt_list_dispose(&earlier.names);
    for (size_t i = 0; i < p.leaves.count; i++)
        akt_buffer_dispose(&((akt_leaf *)p.leaves.items)[i].bytes);
    akt_list_dispose(&p.leaves);
    return status;
}

void akt_published_dispose(akt_published *published)
{
    akt_list_dispose(&published->faults);
    akt_pool_free(published->pool);
}
