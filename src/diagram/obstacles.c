#include "diagram/obstacles_internal.h"

#include <math.h>

#define CELL 80.0
#define CHORD 5.0 /* of a curve */

typedef struct range {
    size_t first, last;
} range;

/* Cells from one coordinate to another, within the grid. */
static range cells_between(double low, double high, double origin, size_t count)
{
    double most = (double)(count - 1);
    double first = floor((low - origin) / CELL), last = floor((high - origin) / CELL);
    return (range){(size_t)fmin(fmax(first, 0), most), (size_t)fmin(fmax(last, 0), most)};
}

/* Counts each box into its cells, or, once these begin somewhere, lists it there. */
static void enter(akt_obstacles *o, size_t index)
{
    const akt_obstacle *box = &o->boxes[index];
    range across = cells_between(box->left - AKT_OBSTACLES_ROOM, box->right + AKT_OBSTACLES_ROOM,
                                 o->left, o->columns);
    range down = cells_between(box->top - AKT_OBSTACLES_ROOM, box->bottom + AKT_OBSTACLES_ROOM,
                               o->top, o->rows);
    for (size_t row = down.first; row <= down.last; row++) {
        for (size_t column = across.first; column <= across.last; column++) {
            size_t *cell = &o->first[row * o->columns + column];
            if (o->listed)
                o->listed[--*cell] = index;
            else
                ++*cell;
        }
    }
}

static void measure(akt_obstacles *o)
{
    double right = -INFINITY, bottom = -INFINITY;
    o->left = o->top = INFINITY;
    for (size_t i = 0; i < o->count; i++) {
        o->left = fmin(o->left, o->boxes[i].left);
        o->top = fmin(o->top, o->boxes[i].top);
        right = fmax(right, o->boxes[i].right);
        bottom = fmax(bottom, o->boxes[i].bottom);
    }
    o->columns = o->count > 0 ? (size_t)((right - o->left) / CELL) + 1 : 1;
    o->rows = o->count > 0 ? (size_t)((bottom - o->top) / CELL) + 1 : 1;
}

bool akt_obstacles__index(akt_obstacles *out, const akt_obstacle *boxes, size_t count,
                          akt_pool *pool)
{
    *out = (akt_obstacles){.boxes = boxes, .count = count};
    measure(out);
    size_t cells = out->columns * out->rows;
    out->first = akt_pool_get(pool, (cells + 1) * sizeof *out->first);
    if (!out->first)
        return false;
    for (size_t i = 0; i < count; i++)
        enter(out, i);
    for (size_t i = 1; i <= cells; i++)
        out->first[i] += out->first[i - 1];
    out->listed = akt_pool_get(pool, (out->first[cells] + 1) * sizeof *out->listed);
    for (size_t i = count; out->listed && i-- > 0;)
        enter(out, i);
    return out->listed != NULL;
}

/* Narrows the part of a way that lies between low and high (Liang and Barsky 1984). */
static bool clip(double from, double way, double low, double high, double part[2])
{
    if (fabs(way) < 1e-9)
        return from > low && from < high;
    double one = (low - from) / way, other = (high - from) / way;
    part[0] = fmax(part[0], fmin(one, other));
    part[1] = fmin(part[1], fmax(one, other));
    return part[0] < part[1];
}

static bool crosses(const akt_obstacle *box, double margin, akt_point a, akt_point b)
{
    double part[2] = {0, 1};
    return clip(a.x, b.x - a.x, box->left - margin, box->right + margin, part) &&
           clip(a.y, b.y - a.y, box->top - margin, box->bottom + margin, part);
}

static bool is_cell_free(const akt_obstacles *o, size_t cell, akt_point a, akt_point b,
                         const akt_clearance *how)
{
    for (size_t i = o->first[cell]; i < o->first[cell + 1]; i++) {
        size_t index = o->listed[i];
        bool passed = index == how->ends[0] || index == how->ends[1];
        if (!passed && crosses(&o->boxes[index], how->margin, a, b))
            return false;
    }
    return true;
}

/* The cells of one row that the way passes. */
static range cells_of_row(const akt_obstacles *o, size_t row, akt_point a, akt_point b)
{
    double part[2] = {0, 1};
    bool first = row == 0, last = row + 1 == o->rows;
    double low = first ? -INFINITY : o->top + (double)row * CELL;
    double high = last ? INFINITY : o->top + (double)(row + 1) * CELL;
    (void)clip(a.y, b.y - a.y, low, high, part);
    double x = a.x + (b.x - a.x) * fmin(part[0], 1), end = a.x + (b.x - a.x) * fmax(part[1], 0);
    return cells_between(fmin(x, end), fmax(x, end), o->left, o->columns);
}

bool akt_obstacles__is_free(const akt_obstacles *obstacles, akt_point a, akt_point b,
                            const akt_clearance *how)
{
    range down = cells_between(fmin(a.y, b.y), fmax(a.y, b.y), obstacles->top, obstacles->rows);
    for (size_t row = down.first; row <= down.last; row++) {
        range across = cells_of_row(obstacles, row, a, b);
        for (size_t column = across.first; column <= across.last; column++)
            if (!is_cell_free(obstacles, row * obstacles->columns + column, a, b, how))
                return false;
    }
    return true;
}

bool akt_obstacles__is_curve_free(const akt_obstacles *obstacles, const akt_point p[4],
                                  const akt_clearance *how)
{
    double length = 0;
    akt_point from = p[0];
    for (size_t i = 0; i < 3; i++)
        length += hypot(p[i + 1].x - p[i].x, p[i + 1].y - p[i].y);
    size_t chords = (size_t)(length / CHORD) + 4;
    for (size_t i = 1; i <= chords; i++) {
        double t = (double)i / (double)chords, u = 1 - t;
        double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        akt_point to = {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                        a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
        if (!akt_obstacles__is_free(obstacles, from, to, how))
            return false;
        from = to;
    }
    return true;
}
