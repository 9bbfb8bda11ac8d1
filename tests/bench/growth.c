/* growth FILE.svg: how time and memory grow with size, as a picture drawn by the library. Reads lines
 * from standard input, tab-separated: who, edges, seconds, MiB; the lines of each lie together and
 * ascend. Both axes of both panels are logarithms, with a grid line at each power of ten: a line that
 * rises as steeply as the grid's diagonal grows as fast as the data. No test: it draws what was measured. */
#include "base/file.h"
#include "diagram/palette.h"
#include "diagram/text_width.h"
#include "output/svg.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 64, NAME = 32, TOOLS = 6 };

static const double WIDTH = 1120, HEIGHT = 560, TOP = 108, BOTTOM = 484, PANEL = 400;

typedef struct row {
    char who[NAME];
    double edges;
    double measured[2]; /* seconds, MiB */
} row;

/* One of the two panels: where its axes lie and which powers of ten they begin and end with. */
typedef struct panel {
    akt_drawing *drawing;
    const row *rows;
    size_t count;
    int measure;
    double left;
    int first[2]; /* across, up */
    int last[2];
} panel;

static const char *const colours[TOOLS] = {"#1b6a4b", "#c8102e", "#1f5fa8",
                                           "#7a4a00", "#6b3fa0", "#545e6b"};
static const char *const dashes[TOOLS] = {NULL, "7 4", "2 3", "9 3 2 3", "4 4", "1 3"};

static size_t read_rows(row rows[MOST])
{
    size_t count = 0;
    while (count < MOST && scanf("%31[^\t]\t%lf\t%lf\t%lf\n", rows[count].who, &rows[count].edges,
                                 &rows[count].measured[0], &rows[count].measured[1]) == 4)
        count++;
    return count;
}

static void find_axes(panel *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const double at[2] = {p->rows[i].edges, p->rows[i].measured[p->measure]};
        for (int axis = 0; axis < 2; axis++) {
            int below = (int)floor(log10(at[axis])), above = (int)ceil(log10(at[axis]));
            p->first[axis] = i == 0 || below < p->first[axis] ? below : p->first[axis];
            p->last[axis] = i == 0 || above > p->last[axis] ? above : p->last[axis];
        }
    }
}

static akt_point place(const panel *p, double edges, double measured)
{
    double across = (log10(edges) - p->first[0]) / (p->last[0] - p->first[0]);
    double up = (log10(measured) - p->first[1]) / (p->last[1] - p->first[1]);
    return (akt_point){p->left + across * PANEL, BOTTOM - up * (BOTTOM - TOP)};
}

static void draw_line(akt_drawing *drawing, akt_point from, akt_point to, const akt_style *style)
{
    akt_buffer path = AKT_BUFFER_INIT;
    akt_buffer_format(&path, "M%.1f %.1fL%.1f %.1f", from.x, from.y, to.x, to.y);
    akt_drawing_curve(drawing, &path, style);
    akt_buffer_dispose(&path);
}

/* "0.01", "1", "1,000": a power of ten as people write it. */
static void write_power(char out[NAME], int power)
{
    static const char *const words[] = {"0.001",   "0.01",      "0.1",       "1",
                                        "10",      "100",       "1,000",     "10,000",
                                        "100,000", "1 million", "10 million"};
    if (power >= -3 && power <= 7)
        snprintf(out, NAME, "%s", words[power + 3]);
    else
        snprintf(out, NAME, "10^%d", power);
}

static void draw_grid(const panel *p, const char *title)
{
    static const akt_style thin = {NULL, AKT_COLOUR_LINE, 1, NULL, 0};
    static const akt_font head = {15, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    static const akt_font across = {12, false, AKT_COLOUR_SUB, AKT_ANCHOR_MIDDLE};
    static const akt_font up = {12, false, AKT_COLOUR_SUB, AKT_ANCHOR_END};
    char words[NAME];
    akt_drawing_text(p->drawing, p->left, TOP - 18, title, &head);
    for (int power = p->first[0]; power <= p->last[0]; power++) {
        akt_point at = place(p, pow(10, power), pow(10, p->first[1]));
        draw_line(p->drawing, at, (akt_point){at.x, TOP}, &thin);
        write_power(words, power);
        akt_drawing_text(p->drawing, at.x, BOTTOM + 18, words, &across);
    }
    for (int power = p->first[1]; power <= p->last[1]; power++) {
        akt_point at = place(p, pow(10, p->first[0]), pow(10, power));
        draw_line(p->drawing, at, (akt_point){p->left + PANEL, at.y}, &thin);
        write_power(words, power);
        akt_drawing_text(p->drawing, p->left - 8, at.y + 4, words, &up);
    }
    akt_drawing_text(p->drawing, p->left + PANEL / 2, BOTTOM + 38, "edges", &across);
}

static void draw_series(const panel *p, size_t first, size_t end, size_t tool)
{
    akt_style line = {NULL, colours[tool], 2.4, dashes[tool], 0};
    akt_style dot = {colours[tool], AKT_COLOUR_PAPER, 1.2, NULL, 0};
    akt_buffer title = AKT_BUFFER_INIT;
    for (size_t i = first; i < end; i++)
        akt_buffer_format(&title, "%s%.0f edges: %.3g", i > first ? "; " : "", p->rows[i].edges,
                          p->rows[i].measured[p->measure]);
    akt_drawing_group(p->drawing, NULL, "series",
                      akt_buffer_settle(&title, akt_drawing_pool(p->drawing)));
    for (size_t i = first; i < end; i++) {
        akt_point at = place(p, p->rows[i].edges, p->rows[i].measured[p->measure]);
        if (i > first)
            draw_line(p->drawing,
                      place(p, p->rows[i - 1].edges, p->rows[i - 1].measured[p->measure]), at,
                      &line);
        akt_drawing_circle(p->drawing, at.x, at.y, 4, &dot);
    }
    akt_drawing_end(p->drawing);
}

static void draw_key(akt_drawing *drawing, double x, size_t tool, const char *who)
{
    static const akt_font font = {13, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_style line = {NULL, colours[tool], 2.4, dashes[tool], 0};
    draw_line(drawing, (akt_point){x, 60}, (akt_point){x + 36, 60}, &line);
    akt_drawing_text(drawing, x + 44, 64.5, who, &font);
}

static void draw_panel(panel p, const char *title, bool with_key)
{
    size_t tool = 0;
    double x = p.left;
    find_axes(&p);
    draw_grid(&p, title);
    for (size_t first = 0, i = 1; i <= p.count; i++) {
        if (i < p.count && strcmp(p.rows[i].who, p.rows[first].who) == 0)
            continue;
        draw_series(&p, first, i, tool);
        if (with_key)
            draw_key(p.drawing, x, tool, p.rows[first].who);
        x += 72 + akt_text_width(p.rows[first].who, 13, false);
        tool = (tool + 1) % TOOLS;
        first = i;
    }
}

int main(int argc, char **argv)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    static const akt_font head = {20, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    static const char title[] = "From a file of edges to degree, cores, components and PageRank";
    row rows[MOST];
    size_t count = read_rows(rows);
    if (argc != 2 || count == 0) {
        fputs("growth FILE.svg < rows: who, edges, seconds, MiB\n", stderr);
        return 2;
    }
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_EN, WIDTH, HEIGHT, title,
                                           "Two panels on logarithmic axes: seconds and peak "
                                           "memory of each program against the number "
                                           "of edges.");
    akt_buffer svg = AKT_BUFFER_INIT;
    akt_error err = {0};
    akt_status status = drawing ? AKT_OK : akt_error_memory(&err);
    if (status == AKT_OK) {
        akt_drawing_box(drawing, 0, 0, WIDTH, HEIGHT, 0, &paper);
        akt_drawing_text(drawing, 72, 32, title, &head);
        draw_panel((panel){drawing, rows, count, 0, 72, {0}, {0}}, "Seconds", true);
        draw_panel((panel){drawing, rows, count, 1, 640, {0}, {0}}, "Peak memory, MiB", false);
        status = akt_drawing_status(drawing, &err);
    }
    if (status == AKT_OK)
        status = akt_svg_write(&svg, drawing, NULL, &err);
    if (status == AKT_OK)
        status =
            akt_file_write(argv[1], akt_buffer_text(&svg), strlen(akt_buffer_text(&svg)), &err);
    if (status != AKT_OK)
        fprintf(stderr, "growth: %s\n", err.message);
    akt_buffer_dispose(&svg);
    akt_drawing_free(drawing);
    return status == AKT_OK ? 0 : 1;
}
