#include "diagram/heading_internal.h"

#include "diagram/palette.h"

#include <math.h>

#define TITLE 46.0    /* the baseline of its first line */
#define SUBTITLE 68.0 /* likewise, under a title of one line */
#define SUBTITLE_SIZE 13.5
#define SUBTITLE_LINE 16.5
#define LEADING 1.19
#define AIR 8.0 /* how much lower it may end before what follows gives way */

static const struct {
    double size;
    size_t lines;
} titles[] = {{26, 2}, {22, 3}, {18, AKT_LABEL_LINES}};

static akt_label label(akt_pool *pool, const char *text, const akt_label_rule *rule)
{
    akt_label out;
    if (akt_label__make(&out, pool, text, rule))
        return out;
    akt_pool_fail(pool);
    return (akt_label){.lines = {""}, .count = 1};
}

static double below(const akt_label *lines, double step)
{
    return lines->count > 1 ? step * (double)(lines->count - 1) : 0;
}

static double title_height(const akt_heading *heading)
{
    return below(&heading->title, heading->size * LEADING);
}

akt_heading akt_heading__make(akt_pool *pool, const char *title, const char *subtitle, double room,
                              double scale)
{
    const akt_label_rule line = {
        SUBTITLE_SIZE * scale, false, AKT_LABEL_LINES, room, room, 0, 1000};
    akt_heading out = {.scale = scale, .title.cut = true};
    for (size_t i = 0; out.title.cut && i < sizeof titles / sizeof *titles; i++) {
        out.size = titles[i].size * scale;
        const akt_label_rule rule = {out.size, true, titles[i].lines, room, room, 1000, 1000};
        out.title = label(pool, title, &rule);
    }
    out.subtitle = label(pool, subtitle, &line);
    out.bottom =
        SUBTITLE * scale + title_height(&out) + below(&out.subtitle, SUBTITLE_LINE * scale);
    return out;
}

double akt_heading__beyond(const akt_heading *heading)
{
    return fmax(0, heading->bottom - (SUBTITLE + AIR) * heading->scale);
}

static void draw_lines(akt_drawing *drawing, const akt_label *lines, akt_point at, double step,
                       const akt_font *font)
{
    for (size_t i = 0; i < lines->count; i++)
        akt_drawing_text(drawing, at.x, at.y + step * (double)i, lines->lines[i], font);
}

void akt_heading__draw(akt_drawing *drawing, const akt_heading *heading, double x)
{
    const double scale = heading->scale;
    const akt_font title = {heading->size, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    const akt_font subtitle = {SUBTITLE_SIZE * scale, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    draw_lines(drawing, &heading->title, (akt_point){x, TITLE * scale}, heading->size * LEADING,
               &title);
    draw_lines(drawing, &heading->subtitle,
               (akt_point){x, SUBTITLE * scale + title_height(heading)}, SUBTITLE_LINE * scale,
               &subtitle);
}
