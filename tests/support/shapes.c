#include "support/shapes.h"

#include <stdlib.h>

static const akt_network_options UNDIRECTED = {.direction = AKT_DIRECTION_UNDIRECTED};

akt_shape akt_shape_as(akt_dataset *dataset, const akt_network_options *options)
{
    akt_shape shape = {dataset, NULL};
    if (akt_network_new(&shape.network, dataset, options, NULL) != AKT_OK)
        abort();
    return shape;
}

akt_shape akt_shape_of(size_t n, const akt_pair *pairs, size_t count)
{
    return akt_shape_as(akt_sketch_pairs(n, "cooperates", pairs, count), &UNDIRECTED);
}

void akt_shape_dispose(akt_shape *shape)
{
    akt_network_free(shape->network);
    akt_dataset_free(shape->dataset);
}

akt_shape akt_shape_star(size_t n)
{
    return akt_shape_as(akt_sketch_star(n, "cooperates"), &UNDIRECTED);
}

static void tie_all(akt_dataset *dataset, size_t first, size_t end)
{
    for (size_t a = first; a < end; a++) {
        for (size_t b = a + 1; b < end; b++)
            akt_sketch_add_tie(dataset, a, b, "cooperates");
    }
}

akt_shape akt_shape_ring(size_t n)
{
    return akt_shape_as(akt_sketch_ring(n, "cooperates"), &UNDIRECTED);
}

akt_shape akt_shape_path(size_t n)
{
    akt_dataset *dataset = akt_sketch_new(n);
    for (size_t v = 1; v < n; v++)
        akt_sketch_add_tie(dataset, v - 1, v, "cooperates");
    return akt_shape_as(dataset, &UNDIRECTED);
}

akt_shape akt_shape_complete(size_t n)
{
    return akt_shape_as(akt_sketch_complete(n, "cooperates"), &UNDIRECTED);
}

akt_shape akt_shape_barbell(size_t size, size_t between, bool without_bridge)
{
    akt_dataset *dataset = akt_sketch_new(2 * size + between);
    tie_all(dataset, 0, size);
    tie_all(dataset, size, 2 * size);
    size_t last = size - 1;
    for (size_t v = 2 * size; v < 2 * size + between; v++) {
        akt_sketch_add_tie(dataset, last, v, "cooperates");
        last = v;
    }
    if (!without_bridge)
        akt_sketch_add_tie(dataset, last, size, "cooperates");
    return akt_shape_as(dataset, &UNDIRECTED);
}

akt_shape akt_shape_random(uint64_t seed, size_t n, size_t ties, bool directed)
{
    const akt_network_options options = {.direction = directed ? AKT_DIRECTION_DIRECTED
                                                               : AKT_DIRECTION_UNDIRECTED};
    akt_dataset *dataset = akt_sketch_new(n);
    for (size_t i = 0; i < ties; i++) {
        size_t from = akt_sketch_draw(&seed, n), to = akt_sketch_draw(&seed, n);
        akt_sketch_add_tie(dataset, from, to, directed ? "governs" : "cooperates");
    }
    return akt_shape_as(dataset, &options);
}
