#include "cli/choice.h"
#include "cli/party_choice.h"
#include "cli/view.h"

#include "diagram/network_view.h"

#include <stdio.h>

/* The ids of --label, in pool. */
static akt_status choose_labelled(akt_refs *out, akt_pool *pool, const akt_view_request *asked,
                                  akt_error *err)
{
    akt_strings ids = akt_choice_split(pool, asked->options->labelled);
    akt_ref *refs = akt_pool_get(pool, (ids.count + 1) * sizeof *refs);
    akt_status status = refs && !akt_pool_has_failed(pool) ? AKT_OK : akt_error_memory(err);
    for (size_t i = 0; status == AKT_OK && i < ids.count; i++)
        status = akt_party_choose(&refs[i], asked->dataset, ids.items[i], err);
    *out = (akt_refs){refs, ids.count};
    return status;
}

static akt_status choose(akt_network_view_options *how, akt_pool *pool,
                         const akt_view_request *asked, akt_error *err)
{
    const akt_options *options = asked->options;
    *how = (akt_network_view_options){
        .layers = options->layers,
        .measure = options->measure_count ? options->measure_order[0] : AKT_MEASURE_DEGREE,
        .facet = (akt_facet)options->facet,
        .seconds = (double)options->layout_timeout,
    };
    if (!pool)
        return akt_error_memory(err);
    if (options->measure_count < 2 && !options->edge_betweenness)
        return choose_labelled(&how->labelled, pool, asked, err);
    return akt_error_set(err, AKT_EINVAL, "the size of a node shows one --measure of nodes");
}

akt_status akt_view_draw_network(akt_drawing **out, const akt_view_request *asked, akt_error *err)
{
    akt_network_view_options how;
    akt_error fault;
    akt_pool *pool = akt_pool_new();
    *out = NULL;
    akt_status status = choose(&how, pool, asked, err);
    if (status == AKT_OK)
        status = akt_network_view_draw(out, asked->dataset, &how, asked->page, &fault, err);
    akt_pool_free(pool);
    if (status == AKT_OK && fault.status != AKT_OK)
        fprintf(stderr, "aktorkart: %s; the nodes stand in rows instead\n", fault.message);
    return status;
}

akt_status akt_view_describe_network(akt_document **out, const akt_view_request *asked,
                                     akt_error *err)
{
    akt_network_view_options how;
    akt_pool *pool = akt_pool_new();
    *out = NULL;
    akt_status status = choose(&how, pool, asked, err);
    if (status == AKT_OK)
        status = akt_network_view_describe(out, asked->dataset, &how, asked->page, err);
    akt_pool_free(pool);
    return status;
}
