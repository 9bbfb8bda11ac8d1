#include "diagram/map_internal.h"

#include <math.h>
#include <stdlib.h>

#define TRACK 6.0          /* between two ways sideways */
#define TIGHT_TRACK 3.6
#define BENDS 34.0         /* above and below them all */
#define TIGHT_BENDS 20.0
#define NEAR 4.0           /* px to the side: another way */
#define ARC_STEP 5.0
#define ARC_LEAST 13.0
#define ARROW_ROOM 11.0    /* straight, before a card below */
#define STRAIGHT 3.0       /* and after a card above */
#define TURN 13.0
#define TURN_SHARE 0.3
#define WITHIN 15.0        /* the least height of a channel within a shelf */
#define IMPROVEMENTS 12

/* An edge's way through one channel. */
typedef struct passage {
    akt_map_edge *edge;
    akt_map_stop *stop; /* at its upper end */
    double top, bottom; /* x */
    double left, right;
    size_t level;
} passage;

typedef struct tracks {
    akt_map_scene *scene;
    passage *passages; /* of one channel */
    size_t count;
} tracks;

static bool is_arc(const akt_map_scene *scene, const akt_map_edge *edge)
{
    return akt_map__bottom_row(scene, edge->upper) >= akt_map__top_row(scene, edge->lower);
}

static void add(tracks *t, akt_map_edge *edge, size_t stop, double bottom)
{
    passage *made = &t->passages[t->count++];
    double top = edge->stops[stop].x;
    *made = (passage){edge, &edge->stops[stop], top, bottom, fmin(top, bottom),
                      fmax(top, bottom), 0};
}

/* The ways that go sideways in a channel; straight ones need no height. */
static void collect(tracks *t, size_t channel)
{
    akt_map_scene *scene = t->scene;
    t->count = 0;
    for (size_t e = 0; e < scene->edge_count; e++) {
        akt_map_edge *edge = &scene->edges[e];
        size_t upper = akt_map__bottom_row(scene, edge->upper);
        size_t stop = channel - upper;
        if (is_arc(scene, edge) || channel < upper || stop + 1 >= edge->stop_count) {
            continue;
        }
        edge->stops[stop].track = 0.5;
        if (fabs(edge->stops[stop].x - edge->stops[stop + 1].x) >= 0.5) {
            add(t, edge, stop, edge->stops[stop + 1].x);
        }
    }
}

static bool overlap(const passage *a, const passage *b)
{
    return a->left < b->right + NEAR && b->left < a->right + NEAR;
}

static bool spans(const passage *p, double x)
{
    return p->left < x && x < p->right;
}

/* What putting a's way sideways above b's costs in crossings. */
static int crossings(const passage *a, const passage *b)
{
    return (spans(b, a->bottom) ? 1 : 0) + (spans(a, b->top) ? 1 : 0);
}

/* Moves each way up or down among the others for as long as that takes crossings away. */
static bool improve(tracks *t)
{
    bool better = false;
    for (size_t i = 1; i < t->count; i++) {
        passage moved = t->passages[i];
        size_t best = i;
        int gain = 0;
        int sum = 0;
        for (size_t j = i; j > 0; j--) {
            const passage *other = &t->passages[j - 1];
            sum += crossings(other, &moved) - crossings(&moved, other);
            if (sum > gain) {
                gain = sum;
                best = j - 1;
            }
        }
        for (size_t j = i; j > best; j--) {
            t->passages[j] = t->passages[j - 1];
        }
        t->passages[best] = moved;
        better = better || best != i;
    }
    return better;
}

static int compare_passages(const void *left, const void *right)
{
    const passage *a = left;
    const passage *b = right;
    bool a_right = a->bottom > a->top;
    bool b_right = b->bottom > b->top;
    if (a_right != b_right) {
        return a_right ? -1 : 1;
    }
    double order = a_right ? b->top - a->top : a->top - b->top;
    if (fabs(order) > 1e-6) {
        return order < 0 ? -1 : 1;
    }
    return (a->edge > b->edge) - (a->edge < b->edge);
}

/* Ways that do not lie over each other may share a height. */
static size_t level(tracks *t)
{
    size_t levels = 0;
    for (size_t i = 0; i < t->count; i++) {
        passage *p = &t->passages[i];
        p->level = 0;
        for (size_t j = 0; j < i; j++) {
            if (overlap(p, &t->passages[j]) && t->passages[j].level >= p->level) {
                p->level = t->passages[j].level + 1;
            }
        }
        levels = p->level + 1 > levels ? p->level + 1 : levels;
    }
    return levels;
}

static void lay(tracks *t, size_t channel)
{
    collect(t, channel);
    if (t->count > 1) {
        qsort(t->passages, t->count, sizeof *t->passages, compare_passages);
    }
    for (size_t n = 0; n < IMPROVEMENTS && improve(t); n++) {
    }
    size_t levels = level(t);
    t->scene->channels[channel].tracks = levels;
    for (size_t i = 0; i < t->count; i++) {
        t->passages[i].stop->track = ((double)t->passages[i].level + 0.5) / (double)levels;
    }
}

static int compare_arcs(const void *left, const void *right)
{
    const passage *a = left;
    const passage *b = right;
    double order = (a->right - a->left) - (b->right - b->left);
    if (fabs(order) > 1e-6) {
        return order < 0 ? -1 : 1;
    }
    return (a->edge > b->edge) - (a->edge < b->edge);
}

/* Short arcs above long ones. */
static void lay_arcs(tracks *t, size_t channel)
{
    akt_map_scene *scene = t->scene;
    t->count = 0;
    for (size_t e = 0; e < scene->edge_count; e++) {
        akt_map_edge *edge = &scene->edges[e];
        if (is_arc(scene, edge) && akt_map__bottom_row(scene, edge->upper) == channel) {
            add(t, edge, 0, edge->stops[1].x);
        }
    }
    if (t->count > 1) {
        qsort(t->passages, t->count, sizeof *t->passages, compare_arcs);
    }
    scene->channels[channel].arcs = t->count > 0 ? level(t) : 0;
    for (size_t i = 0; i < t->count; i++) {
        t->passages[i].edge->depth = ARC_LEAST + ARC_STEP * (double)t->passages[i].level;
    }
}

static double arcs_height(const akt_map_channel *channel)
{
    return channel->arcs > 0 ? ARC_LEAST + ARC_STEP * (double)channel->arcs : 0;
}

/* The height that a channel takes where the sheet is full (comfort 0), or has room (1). */
static double height_of(const akt_map_scene *scene, size_t channel, double comfort)
{
    const akt_map_channel *c = &scene->channels[channel];
    double arcs = arcs_height(c);
    double step = TIGHT_TRACK + (TRACK - TIGHT_TRACK) * comfort;
    double bends = TIGHT_BENDS + (BENDS - TIGHT_BENDS) * comfort;
    double used = arcs + (c->tracks > 0 ? step * (double)c->tracks + bends : 0);
    if (channel + 1 == scene->row_count) {
        return fmax(2 * scene->page->inset, arcs + 6);
    }
    if (c->between_shelves) {
        return fmax(4 * scene->page->inset + 14, used + 8);
    }
    return fmax(WITHIN, used);
}

/* A share of the spare height: channels between bands take most of it. */
static double appetite(const akt_map_scene *scene, size_t channel)
{
    const akt_map_channel *c = &scene->channels[channel];
    if (channel + 1 == scene->row_count) {
        return 0;
    }
    double sides = (double)c->tracks;
    return c->between_shelves ? 8 + sides : sides > 0 ? 0.4 + 0.1 * sides : 0.2;
}

static double total_height(const akt_map_scene *scene, double comfort)
{
    const akt_map_page *page = scene->page;
    double used = page->top + page->bottom + 2 * page->inset;
    for (size_t r = 0; r < scene->row_count; r++) {
        used += scene->rows[r].height + height_of(scene, r, comfort);
    }
    return used;
}

static void set_heights(akt_map_scene *scene)
{
    double room = scene->page->height;
    double comfort = 1;
    double appetites = 0;
    while (comfort > 0.05 && total_height(scene, comfort) > room) {
        comfort -= 0.1;
    }
    comfort = fmax(0, comfort);
    for (size_t r = 0; r < scene->row_count; r++) {
        appetites += appetite(scene, r);
    }
    double spare = fmax(0, room - total_height(scene, comfort));
    for (size_t r = 0; r < scene->row_count; r++) {
        double share = appetites > 0 ? appetite(scene, r) / appetites : 0;
        scene->channels[r].height = height_of(scene, r, comfort) + spare * share;
    }
}

/* From shares of a channel to px from the top of the sheet. */
static void set_sideways(akt_map_scene *scene)
{
    for (size_t e = 0; e < scene->edge_count; e++) {
        akt_map_edge *edge = &scene->edges[e];
        size_t upper = akt_map__bottom_row(scene, edge->upper);
        for (size_t s = 0; !is_arc(scene, edge) && s + 1 < edge->stop_count; s++) {
            const akt_map_row *row = &scene->rows[upper + s];
            double arcs = arcs_height(&scene->channels[upper + s]);
            double top = row->y + row->height + STRAIGHT + arcs;
            double bottom = scene->rows[upper + s + 1].y - ARROW_ROOM;
            double ease = fmin(TURN, (bottom - top) * TURN_SHARE);
            edge->stops[s].sideways =
                top + ease + (bottom - top - 2 * ease) * edge->stops[s].track;
        }
    }
}

akt_status akt_map__tracks(akt_map_scene *scene, akt_error *err)
{
    tracks t = {.scene = scene};
    t.passages = akt_map__get(scene, scene->edge_count, sizeof *t.passages);
    if (t.passages == NULL) {
        return akt_error_memory(err);
    }
    for (size_t r = 0; r < scene->row_count; r++) {
        lay_arcs(&t, r);
        lay(&t, r);
    }
    set_heights(scene);
    akt_map__stack(scene);
    set_sideways(scene);
    return AKT_OK;
}
