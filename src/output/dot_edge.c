#include "output/dot_internal.h"

#include <math.h>
#include <string.h>

#define POINTS_A_HEAD 10.0 /* how long Graphviz draws a head at arrowsize 1 */

/* The word of a class that begins like that, behind it; its size. */
static const char *find_word(const char *classes, const char *with, size_t *size)
{
    const char *found = strstr(classes, with);
    found = found ? found + strlen(with) : "";
    *size = strcspn(found, " ");
    return found;
}

static bool is_named(const akt_dot_part *part, const akt_item *edge, const char *with)
{
    size_t size;
    const char *id = find_word(edge->class_, with, &size);
    return strlen(part->id) == size && memcmp(part->id, id, size) == 0;
}

bool akt_dot__is_tied(const akt_dot_sheet *s, const akt_dot_part *part)
{
    const akt_dot_part *all = s->parts.items;
    for (size_t i = 0; i < s->parts.count; i++)
        if (all[i].kind == AKT_DOT_EDGE &&
            (is_named(part, all[i].group, " from-") || is_named(part, all[i].group, " to-")))
            return true;
    return false;
}

static double between(const akt_dot_part *part, akt_point from)
{
    double x = fmax(fmax(part->x - from.x, from.x - part->x - part->width), 0);
    double y = fmax(fmax(part->y - from.y, from.y - part->y - part->height), 0);
    return hypot(x, y);
}

static double distance(const akt_dot_part *part, const akt_dot_line *line)
{
    const akt_point *p = line->points.items;
    size_t last = line->points.count;
    return last == 0 ? 0 : fmin(between(part, p[0]), between(part, p[last - 1]));
}

/* A node and a box may have the same id: the line tells which is meant, and the node, drawn later,
 * stands over its box. */
static const akt_dot_part *find_end(const akt_dot_sheet *s, const akt_item *edge, const char *with,
                                    const akt_dot_line *line)
{
    const akt_dot_part *all = s->parts.items, *found = NULL;
    for (size_t i = 0; i < s->parts.count; i++)
        if (all[i].kind != AKT_DOT_EDGE && is_named(&all[i], edge, with) &&
            (!found || distance(&all[i], line) <= distance(found, line)))
            found = &all[i];
    return found;
}

/* Drawings begin a line at its upper or left end, DOT at its tail. */
static bool is_turned(const akt_dot_line *line, const akt_dot_part *from, const akt_dot_part *to)
{
    const akt_point *p = line->points.items;
    size_t last = line->points.count;
    return last > 0 && between(from, p[0]) + between(to, p[last - 1]) >
                           between(from, p[last - 1]) + between(to, p[0]);
}

static void set_way(akt_dot_sheet *s, const akt_dot_line *line)
{
    const akt_point *p = line->points.items;
    for (int end = 0; end < 2; end++) {
        if (!line->has_head[end])
            continue;
        akt_buffer_add(&s->word, end ? "e," : "s,");
        akt_dot__add_point(s, line->heads[end].x, line->heads[end].y);
        akt_buffer_add_char(&s->word, ' ');
    }
    for (size_t i = 0; i < line->points.count; i++) {
        akt_buffer_add(&s->word, i ? " " : "");
        akt_dot__add_point(s, p[i].x, p[i].y);
    }
    akt_dot__set_made(s, "pos");
}

/* Money runs one way even where no head says so. */
static void set_heads(akt_dot_sheet *s, const akt_dot_line *line, bool money)
{
    static const char *const names[] = {"none", "back", "forward", "both"};
    const akt_point *p = line->points.items;
    int heads = line->has_head[0] + 2 * line->has_head[1];
    akt_dot_set(&s->dot, "dir", heads == 0 && money ? "forward" : names[heads]);
    if (heads == 0 && money)
        akt_dot_set(&s->dot, "arrowhead", "none");
    if (heads == 0)
        return;
    size_t end = line->has_head[1];
    akt_point tip = line->heads[end], last = p[end ? line->points.count - 1 : 0];
    double length = hypot(tip.x - last.x, tip.y - last.y) * AKT_DOT_POINTS_A_PX;
    akt_dot_set_number(&s->dot, "arrowsize", fmax(length / POINTS_A_HEAD, 0.3));
}

/* A dash list that begins with next to nothing is a row of dots. */
static void set_stroke(akt_dot_sheet *s, const akt_dot_line *line)
{
    if (!line->colour) {
        akt_dot_set(&s->dot, "style", "invis");
        return;
    }
    if (line->dash)
        akt_dot_set(&s->dot, "style",
                    line->dash[0] < '3' && strchr(". ", line->dash[1]) ? "dotted" : "dashed");
    if (line->hollow)
        akt_buffer_format(&s->word, "%s:", line->colour);
    akt_dot__set_colour(s, "color", line->colour, line->dash ? 0 : line->opacity);
    akt_dot_set_number(&s->dot, "penwidth", line->hollow ? 1 : line->width * AKT_DOT_POINTS_A_PX);
}

static void put_edge(akt_dot_sheet *s, const akt_dot_part *edge, const akt_dot_line *line,
                     const char *const ends[2])
{
    akt_dot_edge(&s->dot, ends[0], ends[1]);
    akt_dot__set_names(s, edge->group);
    set_heads(s, line, strstr(edge->group->class_, "edge funding"));
    set_stroke(s, line);
    if (line->points.count > 0)
        set_way(s, line);
}

/* The nodes of DOT that a part stands for: itself, or those in it, one after the other. */
static const char *next_end(const akt_dot_sheet *s, const akt_dot_part *part, size_t *at)
{
    const akt_dot_part *all = s->parts.items;
    if (part->kind != AKT_DOT_FRAME)
        return (*at)++ > 0 ? NULL : part->kind == AKT_DOT_NODE ? part->id : part->group->id;
    while (*at < s->parts.count) {
        const akt_dot_part *node = &all[(*at)++];
        if (node->within == (size_t)(part - all))
            return node->id;
    }
    return NULL;
}

bool akt_dot__find_ends(const akt_dot_sheet *s, const akt_dot_part *edge, akt_dot_line *line,
                        const akt_dot_part *ends[2])
{
    ends[0] = find_end(s, edge->group, " from-", line);
    ends[1] = find_end(s, edge->group, " to-", line);
    if (!ends[0] || !ends[1])
        return false;
    if (is_turned(line, ends[0], ends[1]))
        akt_dot__turn_line(line);
    return true;
}

static void put_edges(akt_dot_sheet *s, const akt_dot_part *edge, akt_dot_line *line)
{
    const akt_dot_part *parts[2];
    const char *ends[2];
    size_t tail = 0;
    if (!akt_dot__find_ends(s, edge, line, parts))
        return;
    while ((ends[0] = next_end(s, parts[0], &tail))) {
        size_t head = 0;
        while ((ends[1] = next_end(s, parts[1], &head)))
            put_edge(s, edge, line, ends);
    }
}

bool akt_dot__put_edges(akt_dot_sheet *s, const akt_dot_part *edge)
{
    akt_dot_line line;
    bool done = akt_dot__read_line(&line, edge, s->paper);
    if (done)
        put_edges(s, edge, &line);
    akt_list_dispose(&line.points);
    return done;
}
