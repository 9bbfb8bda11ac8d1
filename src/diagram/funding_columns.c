#include "diagram/funding_internal.h"

#include <math.h>
#include <stdlib.h>

/* Money runs forward in as many kroner as can be: ribbons are taken from the largest on, those of
 * unknown amount, proposals and repayments last, and one that would close a ring goes back. */

typedef struct chosen {
    const akt_sankey_ribbon *ribbon;
    size_t index;
} chosen;

static int compare_chosen(const void *left, const void *right)
{
    const chosen *a = left;
    const chosen *b = right;
    if (a->ribbon->repayment != b->ribbon->repayment) {
        return a->ribbon->repayment ? 1 : -1;
    }
    if (a->ribbon->proposed != b->ribbon->proposed) {
        return a->ribbon->proposed ? 1 : -1;
    }
    if (a->ribbon->known != b->ribbon->known) {
        return a->ribbon->known ? -1 : 1;
    }
    if (a->ribbon->amount != b->ribbon->amount) {
        return a->ribbon->amount > b->ribbon->amount ? -1 : 1;
    }
    return (a->index > b->index) - (a->index < b->index);
}

/* Forward ribbons as lists, payer by payer. */
typedef struct forward {
    akt_sankey *scene;
    size_t *first; /* of each node: a ribbon, or NOWHERE */
    size_t *next;  /* of each ribbon */
    size_t *stack;
    bool *seen;
} forward;

static bool reaches(forward *f, size_t from, size_t to)
{
    size_t count = 0;
    for (size_t i = 0; i < f->scene->node_count; i++) {
        f->seen[i] = false;
    }
    f->stack[count++] = from;
    f->seen[from] = true;
    while (count > 0) {
        size_t node = f->stack[--count];
        if (node == to) {
            return true;
        }
        for (size_t r = f->first[node]; r != AKT_SANKEY_NOWHERE; r = f->next[r]) {
            size_t end = f->scene->ribbons[r].to;
            if (!f->seen[end]) {
                f->seen[end] = true;
                f->stack[count++] = end;
            }
        }
    }
    return false;
}

static void add_forward(forward *f, size_t index)
{
    akt_sankey_ribbon *ribbon = &f->scene->ribbons[index];
    if (reaches(f, ribbon->to, ribbon->from)) {
        ribbon->returns = true;
        return;
    }
    f->next[index] = f->first[ribbon->from];
    f->first[ribbon->from] = index;
}

static bool find_returns(akt_sankey *scene)
{
    size_t nodes = scene->node_count;
    forward f = {.scene = scene,
                 .first = akt_sankey__get(scene, nodes, sizeof *f.first),
                 .next = akt_sankey__get(scene, scene->ribbon_count, sizeof *f.next),
                 .stack = akt_sankey__get(scene, nodes, sizeof *f.stack),
                 .seen = akt_sankey__get(scene, nodes, sizeof *f.seen)};
    chosen *order = akt_sankey__get(scene, scene->ribbon_count, sizeof *order);
    if (scene->failed) {
        return false;
    }
    for (size_t i = 0; i < nodes; i++) {
        f.first[i] = AKT_SANKEY_NOWHERE;
    }
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        order[i] = (chosen){&scene->ribbons[i], i};
    }
    qsort(order, scene->ribbon_count, sizeof *order, compare_chosen);
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        add_forward(&f, order[i].index);
    }
    return true;
}

/* As many steps from the left as the longest way there; who only receives stands at the right. */
static void find_columns(akt_sankey *scene, bool *pays)
{
    bool moved = true;
    scene->column_count = 2;
    while (moved) {
        moved = false;
        for (size_t i = 0; i < scene->ribbon_count; i++) {
            const akt_sankey_ribbon *r = &scene->ribbons[i];
            size_t least = scene->stops[r->from].column + 1;
            if (!r->returns && scene->stops[r->to].column < least) {
                scene->stops[r->to].column = least;
                moved = true;
            }
        }
    }
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        pays[scene->ribbons[i].from] |= !scene->ribbons[i].returns;
    }
    for (size_t i = 0; i < scene->node_count; i++) {
        size_t columns = scene->stops[i].column + 1;
        scene->column_count = columns > scene->column_count ? columns : scene->column_count;
    }
    for (size_t i = 0; i < scene->node_count; i++) {
        if (!pays[i] && scene->stops[i].column > 0) {
            scene->stops[i].column = scene->column_count - 1;
        }
    }
}

/* Room for the stops: at most one a ribbon and column between, and the nodes. */
static bool make_stops(akt_sankey *scene)
{
    bool *pays = akt_sankey__get(scene, scene->node_count, sizeof *pays);
    scene->stops = akt_sankey__get(scene, scene->node_count, sizeof *scene->stops);
    if (scene->failed) {
        return false;
    }
    for (size_t i = 0; i < scene->node_count; i++) {
        scene->stops[i].node = i;
    }
    find_columns(scene, pays);
    size_t most = scene->node_count;
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        const akt_sankey_ribbon *r = &scene->ribbons[i];
        size_t steps = scene->stops[r->to].column - scene->stops[r->from].column;
        most += r->returns ? 0 : steps - 1;
        scene->link_count += r->returns ? 0 : steps;
    }
    akt_sankey_stop *all = akt_sankey__get(scene, most, sizeof *all);
    scene->links = akt_sankey__get(scene, scene->link_count, sizeof *scene->links);
    for (size_t i = 0; !scene->failed && i < scene->node_count; i++) {
        all[i] = scene->stops[i];
    }
    scene->stops = all;
    scene->stop_count = scene->node_count;
    return !scene->failed;
}

/* A stop in every column that a ribbon passes, and links between them. */
static void lead(akt_sankey *scene)
{
    size_t links = 0;
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        akt_sankey_ribbon *r = &scene->ribbons[i];
        size_t at = r->from;
        r->first_link = links;
        if (r->returns) {
            continue;
        }
        for (size_t c = scene->stops[at].column + 1; c < scene->stops[r->to].column; c++) {
            size_t next = scene->stop_count++;
            scene->stops[next] = (akt_sankey_stop){.node = AKT_SANKEY_NOWHERE, .column = c};
            scene->links[links++] = (akt_sankey_link){.ribbon = i, .from = at, .to = next};
            at = next;
        }
        scene->links[links++] = (akt_sankey_link){.ribbon = i, .from = at, .to = r->to};
        r->link_count = links - r->first_link;
    }
}

static void fill_columns(akt_sankey *scene)
{
    scene->columns = akt_sankey__get(scene, scene->column_count, sizeof *scene->columns);
    for (size_t c = 0; !scene->failed && c < scene->column_count; c++) {
        akt_sankey_column *column = &scene->columns[c];
        for (size_t i = 0; i < scene->stop_count; i++) {
            column->count += scene->stops[i].column == c ? 1 : 0;
        }
        column->stops = akt_sankey__get(scene, column->count, sizeof *column->stops);
        column->count = 0;
        for (size_t i = 0; !scene->failed && i < scene->stop_count; i++) {
            if (scene->stops[i].column == c) {
                scene->stops[i].rank = column->count;
                column->stops[column->count++] = i;
            }
        }
    }
}

akt_status akt_sankey__arrange(akt_sankey *scene, akt_error *err)
{
    if (scene->node_count == 0) {
        return AKT_OK;
    }
    if (find_returns(scene) && make_stops(scene)) {
        lead(scene);
        fill_columns(scene);
    }
    return scene->failed ? akt_error_memory(err) : AKT_OK;
}
