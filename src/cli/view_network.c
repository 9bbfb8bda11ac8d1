#include "cli/view.h"

#include "diagram/network_view.h"

#include <stdio.h>

static akt_status choose(akt_network_view_options *how, const akt_options *options, akt_error *err)
{
    *how = (akt_network_view_options){
        .layers = options->layers,
        .measure = options->measure_count ? options->measure_order[0] : AKT_MEASURE_DEGREE,
        .facet = (akt_facet)options->facet,
        .seconds = (double)options->layout_timeout,
    };
    if (options->measure_count < 2 && !options->edge_betweenness)
        return AKT_OK;
    return akt_error_set(err, AKT_EINVAL, "the size of a node shows one --measure of nodes");
}

akt_status akt_view_draw_network(akt_drawing **out, const akt_view_request *asked, akt_error *err)
{
    akt_network_view_options how;
    akt_error fault;
    *out = NULL;
    akt_status status = choose(&how, asked->options, err);
    if (status == AKT_OK)
        status = akt_network_view_draw(out, asked->dataset, &how, asked->page, &fault, err);
    if (status == AKT_OK && fault.status != AKT_OK)
        fprintf(stderr, "aktorkart: %s; the nodes stand in rows instead\n", fault.message);
    return status;
}

akt_status akt_view_describe_network(akt_document **out, const akt_view_request *asked,
                                     akt_error *err)
{
    akt_network_view_options how;
    *out = NULL;
    akt_status status = choose(&how, asked->options, err);
    return status == AKT_OK ? akt_network_view_describe(out, asked->dataset, &how, asked->page, err)
                            : status;
}
