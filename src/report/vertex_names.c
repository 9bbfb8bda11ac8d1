#include "report/vertex_names.h"

#include "report/field_words.h"
#include "report/network_words.h"

const char *akt_vertices_names(akt_pool *pool, const akt_vertices *vertices, size_t most,
                               akt_lang lang)
{
    size_t count = vertices->count;
    const char **names = akt_pool_get(pool, (count + 1) * sizeof *names);
    if (!names)
        return "";
    for (size_t i = 0; i < count; i++)
        names[i] = akt_vertex_label(vertices->dataset, vertices->network,
                                    (size_t)vertices->items[i], lang);
    return akt_join_first_words(pool, names, count, most ? most : count, lang);
}

const char *akt_vertices_ids(akt_pool *pool, const akt_vertices *vertices)
{
    akt_buffer ids = AKT_BUFFER_INIT;
    for (size_t i = 0; i < vertices->count; i++) {
        akt_ref ref = akt_network_ref(vertices->network, (size_t)vertices->items[i]);
        akt_buffer_format(&ids, "%s%s", i ? "|" : "",
                          akt_dataset_party(vertices->dataset, ref)->record.id);
    }
    return akt_buffer_settle(&ids, pool);
}

akt_refs akt_vertices_refs(akt_pool *pool, const akt_vertices *vertices)
{
    akt_ref *refs = akt_pool_get(pool, (vertices->count + 1) * sizeof *refs);
    for (size_t i = 0; refs && i < vertices->count; i++)
        refs[i] = akt_network_ref(vertices->network, (size_t)vertices->items[i]);
    return (akt_refs){refs, refs ? vertices->count : 0};
}
