#include "diagram/map_internal.h"
#include "diagram/path_internal.h"

#include <math.h>

#define ARROW_LENGTH 8.0
#define STRAIGHT 2.0

double akt_map__top(const akt_map_scene *scene, size_t end)
{
    if (end < scene->card_count) {
        return scene->cards[end].y - (scene->cards[end].driver ? 1 : 0);
    }
    return scene->boxes[end - scene->card_count].y;
}

double akt_map__bottom(const akt_map_scene *scene, size_t end)
{
    if (end < scene->card_count) {
        const akt_map_card *card = &scene->cards[end];
        return card->y + scene->page->card_height + (card->driver ? 1 : 0);
    }
    const akt_map_box *box = &scene->boxes[end - scene->card_count];
    return box->y + box->height;
}

static bool points_at(const akt_map_edge *edge, size_t end)
{
    return end == edge->to ? edge->arrow_to : edge->arrow_from;
}

/* A line ends inside its arrowhead, whose point it would blunt. */
static double tip(const akt_map_edge *edge, size_t end)
{
    return points_at(edge, end) ? ARROW_LENGTH - 1 : 0;
}

static bool is_arc(const akt_map_scene *scene, const akt_map_edge *edge)
{
    return akt_map__bottom_row(scene, edge->upper) >= akt_map__top_row(scene, edge->lower);
}

/* Flat at its bottom, so that arcs inside each other stay apart. */
static void add_arc(akt_buffer *out, const akt_map_scene *scene, const akt_map_edge *edge)
{
    double left = akt_map__bottom(scene, edge->upper);
    double right = akt_map__bottom(scene, edge->lower);
    double from = edge->stops[0].x;
    double to = edge->stops[1].x;
    double deep = fmax(left, right) + edge->depth;
    double round = fmin(fabs(to - from) / 2, edge->depth * 1.6) * (to < from ? -1 : 1);
    akt_path__add(out, 'M', from, left + tip(edge, edge->upper));
    akt_path__add(out, 'C', from, deep - 2);
    akt_path__add(out, ' ', from + round * 0.4, deep);
    akt_path__add(out, ' ', from + round, deep);
    akt_path__add(out, 'L', to - round, deep);
    akt_path__add(out, 'C', to - round * 0.4, deep);
    akt_path__add(out, ' ', to, deep - 2);
    akt_path__add(out, ' ', to, right + tip(edge, edge->lower));
}

/* How far above and below its way sideways an edge begins to turn. */
static double turn(double sideways)
{
    return fmax(15, fmin(44, sideways * 0.45));
}

static void add_shift(akt_buffer *out, const akt_map_edge *edge, size_t stop, double top,
                      double bottom)
{
    double from = edge->stops[stop].x;
    double to = edge->stops[stop + 1].x;
    double height = edge->stops[stop].sideways;
    double reach = turn(fabs(from - to));
    double begin = fmax(top, height - reach);
    double end = fmin(bottom, height + reach);
    if (fabs(from - to) < 0.5) {
        return;
    }
    akt_path__add(out, 'L', from, begin);
    akt_path__add(out, 'C', from, fmax(begin, height));
    akt_path__add(out, ' ', to, fmin(end, height));
    akt_path__add(out, ' ', to, end);
}

void akt_map__curve(akt_buffer *out, const akt_map_scene *scene, const akt_map_edge *edge)
{
    if (is_arc(scene, edge)) {
        add_arc(out, scene, edge);
        return;
    }
    size_t upper = akt_map__bottom_row(scene, edge->upper);
    size_t last = edge->stop_count - 1;
    double begin = akt_map__bottom(scene, edge->upper);
    double end = akt_map__top(scene, edge->lower);
    akt_path__add(out, 'M', edge->stops[0].x, begin + tip(edge, edge->upper));
    for (size_t s = 0; s < last; s++) {
        const akt_map_row *above = &scene->rows[upper + s];
        double top = s == 0 ? begin + tip(edge, edge->upper) : above->y + above->height;
        double bottom = s + 1 == last ? end - tip(edge, edge->lower) : above[1].y;
        add_shift(out, edge, s, top + STRAIGHT, bottom - STRAIGHT);
    }
    akt_path__add(out, 'L', edge->stops[last].x, end - tip(edge, edge->lower));
}

void akt_map__arrowhead(akt_buffer *out, double x, double y, double width, int direction)
{
    double half = width / 2;
    double back = ARROW_LENGTH;
    double to_x = direction == 0 ? back : 0;
    double to_y = direction == 0 ? 0 : direction == 1 ? back : -back;
    akt_path__add(out, 'M', x, y);
    akt_path__add(out, 'L', x - to_x - (direction != 0 ? half : 0),
              y - to_y - (direction == 0 ? half : 0));
    akt_path__add(out, 'L', x - to_x + (direction != 0 ? half : 0),
              y - to_y + (direction == 0 ? half : 0));
    akt_buffer_add_char(out, 'Z');
}

void akt_map__arrows(akt_buffer *out, const akt_map_scene *scene, const akt_map_edge *edge)
{
    double width = edge->width + 5;
    bool arc = is_arc(scene, edge);
    if (points_at(edge, edge->upper)) {
        akt_map__arrowhead(out, edge->stops[0].x, akt_map__bottom(scene, edge->upper), width, 2);
    }
    if (points_at(edge, edge->lower)) {
        double y = arc ? akt_map__bottom(scene, edge->lower) : akt_map__top(scene, edge->lower);
        akt_map__arrowhead(out, edge->stops[edge->stop_count - 1].x, y, width, arc ? 2 : 1);
    }
}
