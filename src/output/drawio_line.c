#include "output/drawio_internal.h"

#include <math.h>

static double within(double value)
{
    return fmin(fmax(value, 0), 1);
}

/* Where on the frame of its end a line begins or ends. */
static void add_port(akt_drawio_sheet *s, const char *which, const akt_dot_part *part, akt_point at)
{
    if (!(part->width > 0) || !(part->height > 0))
        return;
    akt_buffer_add(s->out, which);
    akt_drawio__add_fixed(s, "X=", within((at.x - part->x) / part->width), ";");
    akt_buffer_add(s->out, which);
    akt_drawio__add_fixed(s, "Y=", within((at.y - part->y) / part->height), ";");
    akt_buffer_format(s->out, "%sPerimeter=0;", which);
}

static void add_style(akt_drawio_sheet *s, const akt_dot_line *line)
{
    akt_buffer_add(s->out, line->hollow ? "shape=link;width=3;" : "rounded=1;arcSize=20;");
    if (line->colour)
        akt_buffer_format(s->out, "strokeColor=%s;", line->colour);
    else
        akt_buffer_add(s->out, "strokeColor=none;");
    akt_drawio__add_fixed(s, "strokeWidth=", line->hollow ? 1 : line->width, ";");
    if (line->dash)
        akt_buffer_format(s->out, "dashed=1;fixDash=1;dashPattern=%s;", line->dash);
    akt_buffer_format(s->out, "startArrow=%s;startFill=1;endArrow=%s;endFill=1;",
                      line->has_head[0] ? "block" : "none", line->has_head[1] ? "block" : "none");
    /* The width of the line comes on top of it. */
    double size = fmax(1, 5 - line->width / 2);
    akt_drawio__add_fixed(s, "startSize=", size, ";");
    akt_drawio__add_fixed(s, "endSize=", size, ";");
}

static void add_point(akt_drawio_sheet *s, akt_point at, const char *as)
{
    akt_drawio__add_fixed(s, "              <mxPoint x=\"", at.x, "\"");
    akt_drawio__add_fixed(s, " y=\"", at.y, "\"");
    if (as)
        akt_buffer_format(s->out, " as=\"%s\"", as);
    akt_buffer_add(s->out, "/>\n");
}

/* Where it turns: the joints of its curves. */
static void add_geometry(akt_drawio_sheet *s, const akt_dot_line *line, bool loose)
{
    const akt_point *p = line->points.items;
    size_t count = line->points.count;
    akt_buffer_add(s->out, "            <mxGeometry relative=\"1\" as=\"geometry\">\n");
    if (loose && count > 0) {
        add_point(s, line->has_head[0] ? line->heads[0] : p[0], "sourcePoint");
        add_point(s, line->has_head[1] ? line->heads[1] : p[count - 1], "targetPoint");
    }
    if (count > 4) {
        akt_buffer_add(s->out, "              <Array as=\"points\">\n");
        for (size_t i = 3; i + 3 < count; i += 3)
            add_point(s, p[i], NULL);
        akt_buffer_add(s->out, "              </Array>\n");
    }
    akt_buffer_add(s->out, "            </mxGeometry>\n");
}

void akt_drawio__put_line(akt_drawio_sheet *s, const akt_item *group, const akt_dot_line *line,
                          const akt_dot_part *const ends[2])
{
    const akt_point *p = line->points.items;
    akt_drawio__open(s, group ? group->id : NULL, "", group ? group->title : NULL);
    add_style(s, line);
    if (ends && line->points.count > 0) {
        add_port(s, "exit", ends[0], p[0]);
        add_port(s, "entry", ends[1], p[line->points.count - 1]);
    }
    akt_buffer_add(s->out, "\" edge=\"1\" parent=\"1\"");
    if (ends)
        akt_buffer_format(s->out, " source=\"%s\" target=\"%s\"", ends[0]->group->id,
                          ends[1]->group->id);
    akt_buffer_add(s->out, ">\n");
    add_geometry(s, line, !ends);
    akt_buffer_add(s->out, "          </mxCell>\n        </UserObject>\n");
}

void akt_drawio__put_edge(akt_drawio_sheet *s, const akt_dot_part *edge)
{
    akt_dot_line line;
    const akt_dot_part *ends[2];
    if (!akt_dot__read_line(&line, edge, s->read.paper))
        s->failed = true;
    else if (akt_dot__find_ends(&s->read, edge, &line, ends))
        akt_drawio__put_line(s, edge->group, &line, ends);
    akt_list_dispose(&line.points);
}
