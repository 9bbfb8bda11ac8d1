#include "diagram/map_internal.h"

#include <math.h>
#include <stdlib.h>

#define SWEEPS 16
#define ARC 1e5   /* arcs keep to the sides of a card, outside what goes down */
#define ARROW 8.5 /* the room of an arrowhead */

/* Stops that share a stretch of a row: the lanes of a unit, the ports of one side of a card. */
typedef struct group {
    double left, right;
    size_t first, count; /* in the members */
} group;

typedef struct member {
    const struct lanes *lanes;
    size_t edge, stop;
    double side;   /* arcs: left or right of all others; else 0 */
    double wanted; /* where it would like to be */
    double room;
    double x;
} member;

typedef struct lanes {
    akt_map_scene *scene;
    group *groups;
    size_t group_count;
    size_t *tops, *bottoms; /* the groups of every end */
    size_t *units;          /* the group of the first unit of every row */
    member *members;
    double *blocks; /* room for spreading: three numbers a member */
} lanes;

static size_t end_count(const akt_map_scene *scene)
{
    return scene->card_count + scene->box_count;
}

static void add_ends(lanes *l, size_t row, bool top)
{
    for (size_t end = 0; end < end_count(l->scene); end++) {
        size_t at = top ? akt_map__top_row(l->scene, end) : akt_map__bottom_row(l->scene, end);
        if (at == row) {
            group *made = &l->groups[l->group_count];
            akt_map__span(l->scene, end, &made->left, &made->right);
            *(top ? &l->tops[end] : &l->bottoms[end]) = l->group_count++;
        }
    }
}

/* Row by row: what comes in from above, what passes, what leaves below. */
static void make_groups(lanes *l)
{
    for (size_t r = 0; r < l->scene->row_count; r++) {
        const akt_map_row *row = &l->scene->rows[r];
        add_ends(l, r, true);
        l->units[r] = l->group_count;
        for (size_t u = 0; u < row->unit_count; u++) {
            l->groups[l->group_count++] = (group){row->units[u].left, row->units[u].right, 0, 0};
        }
        add_ends(l, r, false);
    }
}

static bool is_arc(const akt_map_scene *scene, const akt_map_edge *edge)
{
    return akt_map__bottom_row(scene, edge->upper) >= akt_map__top_row(scene, edge->lower);
}

static size_t group_of(const lanes *l, const akt_map_edge *edge, size_t stop)
{
    if (edge->stops[stop].unit != AKT_MAP_NOWHERE) {
        size_t row = akt_map__bottom_row(l->scene, edge->upper) + stop;
        return l->units[row] + edge->stops[stop].unit;
    }
    if (stop == 0) {
        return l->bottoms[edge->upper];
    }
    return is_arc(l->scene, edge) ? l->bottoms[edge->lower] : l->tops[edge->lower];
}

static bool has_arrow(const akt_map_edge *edge, size_t stop)
{
    size_t end = stop == 0 ? edge->upper : edge->lower;
    bool port = stop == 0 || stop + 1 == edge->stop_count;
    return port && (end == edge->to ? edge->arrow_to : edge->arrow_from);
}

static void count_members(lanes *l)
{
    const akt_map_scene *scene = l->scene;
    for (size_t e = 0; e < scene->edge_count; e++) {
        for (size_t s = 0; s < scene->edges[e].stop_count; s++) {
            l->groups[group_of(l, &scene->edges[e], s)].count++;
        }
    }
    size_t first = 0;
    for (size_t g = 0; g < l->group_count; g++) {
        l->groups[g].first = first;
        first += l->groups[g].count;
        l->groups[g].count = 0;
    }
}

static void fill_members(lanes *l)
{
    akt_map_scene *scene = l->scene;
    for (size_t e = 0; e < scene->edge_count; e++) {
        akt_map_edge *edge = &scene->edges[e];
        for (size_t s = 0; s < edge->stop_count; s++) {
            group *own = &l->groups[group_of(l, edge, s)];
            member *made = &l->members[own->first + own->count++];
            made->lanes = l;
            made->edge = e;
            made->stop = s;
            made->room = akt_map__lane_width(edge);
            if (has_arrow(edge, s)) {
                made->room = fmax(made->room, edge->width + ARROW - 1);
            }
            if (edge->stops[s].unit == AKT_MAP_NOWHERE) {
                edge->stops[s].x = (own->left + own->right) / 2;
            }
        }
    }
}

static void aim(member *m)
{
    const akt_map_scene *scene = m->lanes->scene;
    const akt_map_edge *edge = &scene->edges[m->edge];
    bool first = m->stop == 0;
    bool last = m->stop + 1 == edge->stop_count;
    double before = first ? 0 : edge->stops[m->stop - 1].x;
    double after = last ? 0 : edge->stops[m->stop + 1].x;
    if (is_arc(scene, edge)) {
        m->wanted = first ? after : before;
        m->side = first ? ARC - after : -ARC - before;
        return;
    }
    m->wanted = first ? after : before;
    if (!first && !last) {
        size_t row = akt_map__bottom_row(scene, edge->upper) + m->stop;
        bool high_above = scene->channels[row - 1].between_shelves;
        bool high_below = scene->channels[row].between_shelves;
        m->wanted = high_above && !high_below ? after : before;
    }
}

static int compare_groups(const lanes *l, size_t a, size_t b)
{
    double order = l->groups[a].left - l->groups[b].left;
    if (fabs(order) > 1e-9) {
        return order < 0 ? -1 : 1;
    }
    return (a > b) - (a < b);
}

/* Which of two edges that share a place comes from farther left, or goes there: the order in which
 * they parted, so that edges that run together cross once at most. 0 where they never part. */
static int compare_ways(const member *a, const member *b, bool up)
{
    const lanes *l = a->lanes;
    const akt_map_edge *left = &l->scene->edges[a->edge];
    const akt_map_edge *right = &l->scene->edges[b->edge];
    for (size_t i = 1;; i++) {
        bool end = up ? a->stop < i || b->stop < i
                      : a->stop + i >= left->stop_count || b->stop + i >= right->stop_count;
        if (end) {
            return 0;
        }
        int order = compare_groups(l, group_of(l, left, up ? a->stop - i : a->stop + i),
                                   group_of(l, right, up ? b->stop - i : b->stop + i));
        if (order != 0) {
            return order;
        }
    }
}

static int compare_members(const void *left, const void *right)
{
    const member *a = left;
    const member *b = right;
    if (fabs(a->side - b->side) > 1e-7) {
        return a->side < b->side ? -1 : 1;
    }
    int order = 0;
    if (fabs(a->side) < 1) {
        order = compare_ways(a, b, true);
        order = order != 0 ? order : compare_ways(a, b, false);
    }
    return order != 0 ? order : (a->edge > b->edge) - (a->edge < b->edge);
}

/* Puts the members as near to where they want to be as their order and room allow: pools of
 * adjacent violators on the wishes less the room before each, then both sides of the stretch. */
static void spread(const group *g, member *members, double *blocks)
{
    double *offset = blocks;
    double *mean = blocks + g->count;
    double *size = blocks + 2 * g->count;
    double total = 0;
    for (size_t i = 1; i < g->count; i++) {
        total += (members[i - 1].room + members[i].room) / 2;
    }
    double scale = total > g->right - g->left ? (g->right - g->left) / total : 1;
    size_t n = 0;
    for (size_t i = 0; i < g->count; i++) {
        double step = i > 0 ? (members[i - 1].room + members[i].room) / 2 * scale : 0;
        offset[i] = i > 0 ? offset[i - 1] + step : 0;
        mean[n] = fmax(g->left, fmin(members[i].wanted, g->right)) - offset[i];
        size[n++] = 1;
        while (n > 1 && mean[n - 2] > mean[n - 1]) {
            double sum = mean[n - 2] * size[n - 2] + mean[n - 1] * size[n - 1];
            size[n - 2] += size[n - 1];
            mean[n - 2] = sum / size[n - 2];
            n--;
        }
    }
    size_t at = 0;
    for (size_t b = 0; b < n; b++) {
        double low = fmin(fmax(mean[b], g->left), g->right - total * scale);
        for (size_t end = at + (size_t)size[b]; at < end; at++)
            members[at].x = low + offset[at];
    }
}

static void settle(lanes *l, const group *g)
{
    member *members = &l->members[g->first];
    if (g->count == 0) {
        return;
    }
    for (size_t i = 0; i < g->count; i++) {
        aim(&members[i]);
    }
    if (g->count > 1) {
        qsort(members, g->count, sizeof *members, compare_members);
    }
    spread(g, members, l->blocks);
    for (size_t i = 0; i < g->count; i++) {
        l->scene->edges[members[i].edge].stops[members[i].stop].x = members[i].x;
    }
}

static size_t stop_count(const akt_map_scene *scene)
{
    size_t count = 0;
    for (size_t e = 0; e < scene->edge_count; e++) {
        count += scene->edges[e].stop_count;
    }
    return count;
}

static bool make(lanes *l)
{
    akt_map_scene *scene = l->scene;
    size_t groups = 2 * end_count(scene);
    for (size_t r = 0; r < scene->row_count; r++) {
        groups += scene->rows[r].unit_count;
    }
    l->groups = akt_map__get(scene, groups, sizeof *l->groups);
    l->tops = akt_map__get(scene, end_count(scene), sizeof *l->tops);
    l->bottoms = akt_map__get(scene, end_count(scene), sizeof *l->bottoms);
    l->units = akt_map__get(scene, scene->row_count, sizeof *l->units);
    l->members = akt_map__get(scene, stop_count(scene), sizeof *l->members);
    l->blocks = akt_map__get(scene, 3 * stop_count(scene), sizeof *l->blocks);
    return l->groups != NULL && l->tops != NULL && l->bottoms != NULL && l->units != NULL &&
           l->members != NULL && l->blocks != NULL;
}

akt_status akt_map__lanes(akt_map_scene *scene, akt_error *err)
{
    lanes l = {.scene = scene};
    if (!make(&l)) {
        return akt_error_memory(err);
    }
    make_groups(&l);
    count_members(&l);
    fill_members(&l);
    for (size_t n = 0; n < SWEEPS; n++) {
        for (size_t g = 0; g < l.group_count; g++) {
            settle(&l, &l.groups[n % 2 == 0 ? g : l.group_count - 1 - g]);
        }
    }
    return AKT_OK;
}
