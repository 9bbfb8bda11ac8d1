#include "output/dot_internal.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

static bool add_point(akt_list *points, double x, double y)
{
    akt_point *point = akt_list_add(points);
    if (point)
        *point = (akt_point){x, y};
    return point;
}

/* A straight way to there, as a curve. */
static bool add_straight(akt_list *points, akt_point to)
{
    akt_point from = ((const akt_point *)points->items)[points->count - 1];
    double x = (to.x - from.x) / 3, y = (to.y - from.y) / 3;
    return add_point(points, from.x + x, from.y + y) &&
           add_point(points, from.x + 2 * x, from.y + 2 * y) && add_point(points, to.x, to.y);
}

static bool next_number(const char **at, double *value)
{
    char digits[32];
    *at += strspn(*at, " ,");
    bool negative = **at == '-';
    *at += negative;
    size_t size = strspn(*at, "0123456789.");
    if (size == 0 || size >= sizeof digits)
        return false;
    memcpy(digits, *at, size);
    digits[size] = '\0';
    *at += size;
    bool read = akt_number_read(digits, value);
    *value = negative ? -*value : *value;
    return read;
}

/* The next point of a path and its command, M, L or C; false behind the last. */
static bool next_point(const char **at, char *command, akt_point *point)
{
    *at += strspn(*at, " ,Z");
    if (**at && strchr("MLC", **at))
        *command = *(*at)++;
    return next_number(at, &point->x) && next_number(at, &point->y);
}

/* The first run of a path. False without memory. */
static bool read_path(akt_list *points, const char *path)
{
    char command = '\0';
    akt_point point = {0, 0};
    bool done = true;
    while (done && next_point(&path, &command, &point)) {
        if (command == 'M' && points->count > 0)
            break;
        done = command == 'L' && points->count > 0 ? add_straight(points, point)
                                                   : add_point(points, point.x, point.y);
    }
    return done;
}

/* The middle of an outline that goes out along one side and back along the other. */
static void halve(akt_dot_line *line)
{
    akt_point *p = line->points.items;
    size_t count = line->points.count;
    if (count < 10 || (count - 4) % 6 != 0) {
        line->points.count = 0;
        return;
    }
    line->width = hypot(p[0].x - p[count - 1].x, p[0].y - p[count - 1].y);
    size_t half = (count - 2) / 2;
    for (size_t i = 0; i < half; i++)
        p[i] = (akt_point){(p[i].x + p[count - 1 - i].x) / 2, (p[i].y + p[count - 1 - i].y) / 2};
    line->points.count = half;
}

/* Steps that lead nowhere are left out: they have no direction. */
static void drop_steps(akt_list *points)
{
    akt_point *p = points->items;
    size_t kept = 1;
    for (size_t i = 1; i + 2 < points->count; i += 3) {
        if (hypot(p[i + 2].x - p[kept - 1].x, p[i + 2].y - p[kept - 1].y) < 0.05)
            continue;
        memmove(&p[kept], &p[i], 3 * sizeof *p);
        kept += 3;
    }
    points->count = kept >= 4 ? kept : 0;
}

static bool is_paper(const char *colour, const char *paper)
{
    return colour && strcmp(colour, paper) == 0;
}

/* A path with a stroke: under it all a halo, then the line, then what makes it hollow or tints it. */
static const akt_item *take_stroke(akt_dot_line *line, const akt_item *item, const char *paper)
{
    const akt_style *style = &item->style;
    if (!line->colour && is_paper(style->stroke, paper))
        return NULL;
    if (line->colour) {
        line->hollow = style->opacity > 0 ? false : line->hollow || is_paper(style->stroke, paper);
        line->opacity = fmax(line->opacity, style->opacity);
        return NULL;
    }
    line->colour = style->stroke;
    line->dash = style->dash;
    line->width = style->width;
    line->opacity = style->opacity;
    return item;
}

/* The point of a triangle is where the sides are of one length. */
static akt_point point_of(const akt_point corners[3])
{
    double least = INFINITY;
    akt_point found = corners[0];
    for (size_t i = 0; i < 3; i++) {
        akt_point a = corners[i], b = corners[(i + 1) % 3], c = corners[(i + 2) % 3];
        double odd = fabs(hypot(a.x - b.x, a.y - b.y) - hypot(a.x - c.x, a.y - c.y));
        if (odd < least) {
            least = odd;
            found = a;
        }
    }
    return found;
}

static void take_head(akt_dot_line *line, akt_point head)
{
    const akt_point *p = line->points.items;
    size_t last = line->points.count;
    if (last == 0)
        return;
    bool at_last = hypot(head.x - p[last - 1].x, head.y - p[last - 1].y) <
                   hypot(head.x - p[0].x, head.y - p[0].y);
    line->has_head[at_last] = true;
    line->heads[at_last] = head;
}

static void take_heads(akt_dot_line *line, const char *path)
{
    akt_point corners[3];
    char command;
    for (size_t i = 0; next_point(&path, &command, &corners[i % 3]); i++)
        if (i % 3 == 2)
            take_head(line, point_of(corners));
}

static bool is_outline(const akt_item *item)
{
    return item->kind == AKT_ITEM_PATH && item->style.fill && strchr(item->path, 'C');
}

bool akt_dot__read_line(akt_dot_line *line, const akt_dot_part *edge, const char *paper)
{
    const akt_item *way = NULL, *outline = NULL;
    *line = (akt_dot_line){.points = AKT_LIST_OF(akt_point)};
    for (size_t i = 0; i < edge->count; i++) {
        const akt_item *item = &edge->items[i];
        const akt_item *taken = item->kind == AKT_ITEM_PATH && item->style.stroke
                                    ? take_stroke(line, item, paper)
                                    : NULL;
        way = taken ? taken : way;
        outline = is_outline(item) ? item : outline;
    }
    bool done = !(outline || way) || read_path(&line->points, outline ? outline->path : way->path);
    if (outline) {
        line->opacity = outline->style.opacity;
        halve(line);
    }
    drop_steps(&line->points);
    for (size_t i = 0; i < edge->count; i++)
        if (edge->items[i].kind == AKT_ITEM_PATH && !edge->items[i].style.stroke && !outline)
            take_heads(line, edge->items[i].path);
    return done;
}

void akt_dot__turn_line(akt_dot_line *line)
{
    akt_point *p = line->points.items;
    for (size_t i = 0, j = line->points.count; i + 1 < j; i++) {
        akt_point other = p[--j];
        p[j] = p[i];
        p[i] = other;
    }
    bool has_head = line->has_head[0];
    akt_point head = line->heads[0];
    line->has_head[0] = line->has_head[1];
    line->heads[0] = line->heads[1];
    line->has_head[1] = has_head;
    line->heads[1] = head;
}
