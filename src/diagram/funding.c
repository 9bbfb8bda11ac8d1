#include "diagram/funding_internal.h"

void *akt_sankey__get(akt_sankey *scene, size_t count, size_t size)
{
    void *memory = akt_pool_get(scene->pool, (count + 1) * size);
    scene->failed = scene->failed || memory == NULL;
    return memory;
}

const char *akt_sankey__keep(akt_sankey *scene, akt_buffer *buffer)
{
    return akt_buffer_settle(buffer, scene->pool);
}

akt_status akt_sankey__start(akt_sankey *scene, const akt_dataset *dataset,
                             const akt_sankey_options *options, const akt_page *page, akt_error *err)
{
    *scene = (akt_sankey){
        .dataset = dataset, .page = page, .lang = page->lang, .pool = akt_pool_new()};
    if (scene->pool == NULL) {
        return akt_error_memory(err);
    }
    if (options != NULL) {
        scene->options = *options;
    }
    akt_status status = akt_sankey__find(scene, err);
    if (status != AKT_OK) {
        akt_sankey__dispose(scene);
    }
    return status;
}

akt_status akt_sankey__finish(akt_sankey *scene, akt_error *err)
{
    akt_status status = akt_sankey__arrange(scene, err);
    status = status == AKT_OK ? akt_sankey__label(scene, err) : status;
    status = status == AKT_OK ? akt_sankey__scale(scene, err) : status;
    status = status == AKT_OK ? akt_sankey__order(scene, err) : status;
    status = status == AKT_OK ? akt_sankey__place(scene, err) : status;
    if (status == AKT_OK && (scene->failed || akt_pool_has_failed(scene->pool))) {
        status = akt_error_memory(err);
    }
    if (status != AKT_OK) {
        akt_sankey__dispose(scene);
    }
    return status;
}

akt_status akt_sankey__build(akt_sankey *scene, const akt_dataset *dataset,
                             const akt_sankey_options *options, const akt_page *page, akt_error *err)
{
    akt_status status = akt_sankey__start(scene, dataset, options, page, err);
    return status == AKT_OK ? akt_sankey__finish(scene, err) : status;
}

void akt_sankey__dispose(akt_sankey *scene)
{
    akt_funding_dispose(&scene->funding);
    akt_pool_free(scene->pool);
}
