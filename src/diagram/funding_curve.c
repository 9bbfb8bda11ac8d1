#include "diagram/funding_internal.h"
#include "diagram/path_internal.h"

#include <math.h>

/* Where a link begins and ends. */
typedef struct stretch {
    double left, right; /* the bend */
    double start, end;  /* of the ribbon, which is level up to `left` and from `right` */
    double from, to;    /* the middle of it */
} stretch;

static stretch stretch_of(const akt_sankey *scene, const akt_sankey_link *link)
{
    const akt_sankey_stop *from = &scene->stops[link->from];
    const akt_sankey_stop *to = &scene->stops[link->to];
    const akt_sankey_column *column = &scene->columns[from->column];
    const akt_sankey_column *next = &scene->columns[to->column];
    bool body = from->node != AKT_SANKEY_NOWHERE;
    return (stretch){.left = column->right + column->out_lanes,
                     .right = next->x - next->in_lanes,
                     .start = column->x + (body ? AKT_SANKEY_BAR : 0),
                     .end = next->x,
                     .from = akt_sankey__bar_top(from) + link->out_at,
                     .to = akt_sankey__bar_top(to) + link->in_at};
}

static void curve_to(akt_buffer *out, double from_x, double from_y, double x, double y)
{
    akt_path__add(out, 'C', (from_x + x) / 2, from_y);
    akt_path__add(out, ' ', (from_x + x) / 2, y);
    akt_path__add(out, ' ', x, y);
}

/* One long side of a ribbon, from left to right or back; `by` below its middle. */
static void add_side(akt_buffer *out, const akt_sankey *scene, const akt_sankey_ribbon *ribbon,
                     double by, bool back)
{
    for (size_t i = 0; i < ribbon->link_count; i++) {
        size_t at = back ? ribbon->link_count - 1 - i : i;
        stretch s = stretch_of(scene, &scene->links[ribbon->first_link + at]);
        if (back) {
            akt_path__add(out, 'L', s.end, s.to + by);
            akt_path__add(out, 'L', s.right, s.to + by);
            curve_to(out, s.right, s.to + by, s.left, s.from + by);
            akt_path__add(out, 'L', s.start, s.from + by);
        } else {
            akt_path__add(out, i == 0 ? 'M' : 'L', s.start, s.from + by);
            akt_path__add(out, 'L', s.left, s.from + by);
            curve_to(out, s.left, s.from + by, s.right, s.to + by);
            akt_path__add(out, 'L', s.end, s.to + by);
        }
    }
}

double akt_sankey__arrow(const akt_sankey_ribbon *ribbon)
{
    return fmin(fmax(ribbon->width * 0.6, 9), 26);
}

static void turn(akt_buffer *out, double corner_x, double corner_y, double x, double y)
{
    akt_path__add(out, 'Q', corner_x, corner_y);
    akt_path__add(out, ' ', x, y);
}

/* Out to the right, down, back below everything, up, and in from the left. */
static void add_loop(akt_buffer *out, const akt_sankey *scene, const akt_sankey_ribbon *r)
{
    const akt_sankey_stop *from = &scene->stops[r->from];
    const akt_sankey_stop *to = &scene->stops[r->to];
    double radius = r->slot / 2 + AKT_SANKEY_TURN;
    double start = akt_sankey__bar_top(from) + r->out_at;
    double end = akt_sankey__bar_top(to) + r->in_at;
    akt_path__add(out, 'M', scene->columns[from->column].x + AKT_SANKEY_BAR, start);
    akt_path__add(out, 'L', r->out_lane - radius, start);
    turn(out, r->out_lane, start, r->out_lane, start + radius);
    akt_path__add(out, 'L', r->out_lane, r->level - radius);
    turn(out, r->out_lane, r->level, r->out_lane - radius, r->level);
    akt_path__add(out, 'L', r->in_lane + radius, r->level);
    turn(out, r->in_lane, r->level, r->in_lane, r->level - radius);
    akt_path__add(out, 'L', r->in_lane, end + radius);
    turn(out, r->in_lane, end, r->in_lane + radius, end);
    akt_path__add(out, 'L', scene->columns[to->column].x - akt_sankey__arrow(r), end);
}

void akt_sankey__middle(akt_buffer *out, const akt_sankey *scene,
                        const akt_sankey_ribbon *ribbon)
{
    if (ribbon->returns) {
        add_loop(out, scene, ribbon);
    } else {
        add_side(out, scene, ribbon, 0, false);
    }
}

void akt_sankey__outline(akt_buffer *out, const akt_sankey *scene,
                         const akt_sankey_ribbon *ribbon, bool edges)
{
    double half = ribbon->width / 2;
    add_side(out, scene, ribbon, -half, false);
    if (edges) {
        add_side(out, scene, ribbon, half, false);
        return;
    }
    add_side(out, scene, ribbon, half, true);
    akt_buffer_add_char(out, 'Z');
}
