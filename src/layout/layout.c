#include "layout/layout.h"

#include "base/number.h"
#include "base/worker.h"
#include "layout/grid_internal.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define SECONDS 20.0
#define ASPECT 1.5
#define PX_A_POINT (96.0 / 72)
#define MANY 70      /* nodes that stand closer together, or names become small in print */
#define FARTHEST 1e6 /* px; beyond that the worker talks nonsense */

static const char *const engine_names[] = {"dot", "sfdp"};

/* In inches, as Graphviz has it. */
static void add_size(akt_buffer *out, const char *name, double px)
{
    akt_buffer_format(out, " %s=", name);
    akt_buffer_add_fixed(out, px / 96, 4);
}

/* Everything is narrower there by the aspect: Graphviz lays out as wide as high. */
static void write_graph(akt_buffer *out, const akt_layout_graph *graph, double aspect)
{
    bool many = graph->node_count > MANY;
    akt_buffer_format(out,
                      "graph {\noverlap=prism overlap_scaling=%s splines=none K=0.75\n"
                      "repulsiveforce=1.6 sep=\"+%d\" start=3\n"
                      "node [shape=box fixedsize=true label=\"\"]\n",
                      many ? "-2.4" : "-4", many ? 10 : 14);
    for (size_t i = 0; i < graph->node_count; i++) {
        akt_buffer_format(out, "n%zu [", i);
        add_size(out, "width", graph->nodes[i].width / aspect);
        add_size(out, "height", graph->nodes[i].height);
        akt_buffer_add(out, "]\n");
    }
    for (size_t i = 0; i < graph->edge_count; i++)
        akt_buffer_format(out, "n%zu -- n%zu\n", graph->edges[i].from, graph->edges[i].to);
    akt_buffer_add(out, "}\n");
}

/* The next word of a line, terminated; NULL behind the last. */
static char *next_word(char **at)
{
    char *word = *at + strspn(*at, " ");
    size_t size = strcspn(word, " ");
    *at = word + size + (word[size] != '\0');
    word[size] = '\0';
    return size ? word : NULL;
}

static bool next_place(char **at, akt_layout_place *place)
{
    const char *x = next_word(at);
    const char *y = next_word(at);
    if (!x || !y || !akt_number_read(x, &place->x) || !akt_number_read(y, &place->y))
        return false;
    place->x *= PX_A_POINT;
    place->y *= -PX_A_POINT;
    return fabs(place->x) < FARTHEST && fabs(place->y) < FARTHEST;
}

/* "n12 300.5 20": whether it is the line of that node. */
static bool read_line(char *line, size_t node, akt_layout_place *place)
{
    int64_t number;
    char *rest = line;
    const char *name = next_word(&rest);
    return name && *name == 'n' && akt_number_read_whole(name + 1, &number) &&
           number == (int64_t)node && next_place(&rest, place) && !*rest;
}

/* Whether the answer has a place for every node, in their order, and nothing that was not asked
 * for. */
static bool read_answer(akt_layout *out, const akt_layout_graph *graph, akt_buffer *answer)
{
    size_t placed = 0;
    if (answer->size == 0 || strlen(answer->text) != answer->size)
        return false;
    for (char *line = answer->text; *line; placed++) {
        size_t size = strcspn(line, "\n");
        char *next = line + size + (line[size] != '\0');
        line[size] = '\0';
        if (placed == graph->node_count || !read_line(line, placed, &out->centres[placed]))
            return false;
        line = next;
    }
    return placed == graph->node_count;
}

typedef struct extent {
    double left, top, right, bottom;
} extent;

static void stretch(extent *e, double x, double y, double width, double height)
{
    e->left = fmin(e->left, x - width / 2);
    e->top = fmin(e->top, y - height / 2);
    e->right = fmax(e->right, x + width / 2);
    e->bottom = fmax(e->bottom, y + height / 2);
}

/* Widens everything to the aspect and moves it so that it begins at 0, 0. */
static void settle(akt_layout *out, const akt_layout_graph *graph, double aspect)
{
    extent e = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < graph->node_count; i++) {
        out->centres[i].x *= aspect;
        stretch(&e, out->centres[i].x, out->centres[i].y, graph->nodes[i].width,
                graph->nodes[i].height);
    }
    for (size_t i = 0; i < graph->node_count; i++) {
        out->centres[i].x -= e.left;
        out->centres[i].y -= e.top;
    }
    out->width = e.right - e.left;
    out->height = e.bottom - e.top;
}

static akt_status ask(akt_layout *out, const akt_layout_graph *graph, const akt_buffer *text,
                      double seconds, akt_error *err)
{
    char limit[24];
    const char *words[] = {engine_names[out->engine], limit, NULL};
    const akt_worker_job job = {"aktorkart-layout", words,   akt_buffer_text(text),
                                text->size,         seconds, 1000 + 100 * graph->node_count};
    akt_buffer answer = AKT_BUFFER_INIT;
    snprintf(limit, sizeof limit, "%.0f", ceil(seconds) + 1);
    akt_status status = akt_worker_run(&answer, &job, err);
    if (status == AKT_OK && !read_answer(out, graph, &answer))
        status = akt_error_set(err, AKT_EINTERNAL, "aktorkart-layout answered what cannot be read");
    akt_buffer_dispose(&answer);
    return status;
}

/* Whether an engine placed the nodes; else out->fault says why none did. */
static bool try_engines(akt_layout *out, const akt_layout_graph *graph,
                        const akt_layout_options *options, const akt_buffer *text)
{
    double seconds = options->seconds > 0 ? options->seconds : SECONDS;
    akt_status asked = AKT_EINTERNAL;
    for (out->engine = options->engine; out->engine < AKT_LAYOUT_GRID; out->engine++) {
        asked = ask(out, graph, text, seconds, &out->fault);
        if (asked == AKT_OK || asked == AKT_ENOMEM || asked == AKT_EIO)
            break;
    }
    return asked == AKT_OK;
}

static akt_status find(akt_layout *out, const akt_layout_graph *graph,
                       const akt_layout_options *options, akt_error *err)
{
    akt_buffer text = AKT_BUFFER_INIT;
    double aspect = options->aspect > 0 ? options->aspect : ASPECT;
    write_graph(&text, graph, aspect);
    akt_status status = akt_buffer_status(&text, err);
    bool placed = status == AKT_OK && try_engines(out, graph, options, &text);
    akt_buffer_dispose(&text);
    if (status != AKT_OK || out->fault.status == AKT_ENOMEM)
        return akt_error_memory(err);
    if (placed)
        settle(out, graph, aspect);
    else
        akt_layout__grid(out, graph, aspect);
    return AKT_OK;
}

akt_status akt_layout_find(akt_layout *out, const akt_layout_graph *graph,
                           const akt_layout_options *options, akt_pool *pool, akt_error *err)
{
    *out = (akt_layout){.engine = options->engine};
    out->centres = akt_pool_get(pool, (graph->node_count + 1) * sizeof *out->centres);
    if (!out->centres)
        return akt_error_memory(err);
    if (graph->node_count == 0)
        return AKT_OK;
    return find(out, graph, options, err);
}
