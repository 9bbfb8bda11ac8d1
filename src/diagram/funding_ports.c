#include "diagram/funding_internal.h"

#include <stdlib.h>

/* One end of a ribbon on the bar of a stop. */
typedef struct port {
    size_t stop;
    bool returns;
    size_t other;  /* the rank of the other end */
    size_t ribbon;
    double *at;    /* filled in */
    double width;
} port;

static int compare_ports(const void *left, const void *right)
{
    const port *a = left;
    const port *b = right;
    if (a->stop != b->stop) {
        return a->stop < b->stop ? -1 : 1;
    }
    if (a->returns != b->returns) {
        return a->returns ? 1 : -1;
    }
    if (a->other != b->other) {
        return a->other < b->other ? -1 : 1;
    }
    return (a->ribbon > b->ribbon) - (a->ribbon < b->ribbon);
}

static port port_of_link(akt_sankey *scene, akt_sankey_link *link, int side)
{
    bool in = side == AKT_SANKEY_IN;
    return (port){.stop = in ? link->to : link->from,
                  .other = scene->stops[in ? link->from : link->to].rank,
                  .ribbon = link->ribbon,
                  .at = in ? &link->in_at : &link->out_at,
                  .width = scene->ribbons[link->ribbon].slot};
}

static port port_of_return(akt_sankey_ribbon *ribbon, size_t index, int side)
{
    bool in = side == AKT_SANKEY_IN;
    return (port){.stop = in ? ribbon->to : ribbon->from,
                  .returns = true,
                  .ribbon = index,
                  .at = in ? &ribbon->in_at : &ribbon->out_at,
                  .width = ribbon->slot};
}

static size_t gather(akt_sankey *scene, port *ports, int side)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->link_count; i++) {
        ports[count++] = port_of_link(scene, &scene->links[i], side);
    }
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        if (scene->ribbons[i].returns) {
            ports[count++] = port_of_return(&scene->ribbons[i], i, side);
        }
    }
    return count;
}

/* The stack of a side stands in the middle of its bar; what returns, at its lower end, below the
 * rest. */
static void settle(akt_sankey *scene, const port *ports, size_t count, int side)
{
    double at = 0;
    bool returning = false;
    for (size_t i = 0; i < count; i++) {
        const akt_sankey_stop *stop = &scene->stops[ports[i].stop];
        bool body = stop->node != AKT_SANKEY_NOWHERE;
        if (i == 0 || ports[i].stop != ports[i - 1].stop) {
            double total = body ? scene->nodes[stop->node].sides[side].total : ports[i].width;
            at = (stop->bar - total) / 2;
            returning = false;
        }
        if (ports[i].returns && !returning) {
            at += akt_sankey__px(scene) *
                  (double)akt_sankey__rest(&scene->nodes[stop->node], side);
            returning = true;
        }
        *ports[i].at = at + ports[i].width / 2;
        at += ports[i].width;
    }
}

akt_status akt_sankey__find_ports(akt_sankey *scene, akt_error *err)
{
    port *ports =
        akt_sankey__get(scene, scene->link_count + scene->ribbon_count, sizeof *ports);
    if (scene->failed) {
        return akt_error_memory(err);
    }
    for (int side = 0; side < 2; side++) {
        size_t count = gather(scene, ports, side);
        if (count > 1) {
            qsort(ports, count, sizeof *ports, compare_ports);
        }
        settle(scene, ports, count, side);
    }
    return AKT_OK;
}
