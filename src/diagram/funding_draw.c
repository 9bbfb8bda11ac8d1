#include "diagram/crowd_internal.h"
#include "diagram/funding_internal.h"
#include "diagram/path_internal.h"
#include "diagram/sources_internal.h"
#include "report/period_words.h"
#include "words/quantity.h"

#include <math.h>
#include <stdlib.h>

#define TINT 0.36
#define PALE 0.12
#define LINE 17.0
#define PROPOSED_DASH "5 4"

static const akt_font plain = {12.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};

static const char *number(akt_sankey *scene, size_t count)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_quantity_whole(&text, (int64_t)count, scene->lang);
    return akt_sankey__keep(scene, &text);
}

static void add_counts(akt_buffer *out, akt_sankey *scene)
{
    size_t flows = 0, known = 0, proposed = 0;
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        const akt_sankey_ribbon *r = &scene->ribbons[i];
        for (size_t k = 0; k < r->flow_count; k++) {
            known += !r->proposed && akt_sankey__flow(scene, r, k)->amount.known;
        }
        flows += r->proposed ? 0 : r->flow_count;
        proposed += r->proposed ? r->flow_count : 0;
    }
    akt_words_fill(out, AKT_W_SANKEY_COUNTS, scene->lang, number(scene, known),
                   number(scene, flows), NULL, NULL);
    if (proposed > 0) {
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out, AKT_W_SANKEY_COUNT_PROPOSED, scene->lang, number(scene, proposed),
                       NULL, NULL, NULL);
    }
}

const char *akt_sankey__subtitle(akt_sankey *scene)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_page_add_subtitle(&text, scene->page);
    const char *title = akt_text_in(&akt_dataset_about(scene->dataset)->title, scene->lang);
    const char *period = akt_period_words(scene->pool, &scene->funding.period, scene->lang);
    akt_buffer_add(&text, title != NULL ? title : "");
    akt_buffer_add(&text, title != NULL ? ": " : "");
    add_counts(&text, scene);
    if (period != NULL) {
        akt_buffer_format(&text, " %s", period);
    }
    akt_buffer_add_char(&text, ' ');
    akt_sources__add_date(&text, scene->dataset, scene->lang);
    return akt_sankey__keep(scene, &text);
}

static void add_doubts(akt_buffer *out, akt_sankey *scene)
{
    size_t doubted = 0;
    for (size_t i = 0; i < scene->flow_count; i++) {
        doubted += akt_flow_is_doubted(&akt_dataset_flows(scene->dataset)[scene->flows[i]]);
    }
    if (doubted > 0) {
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out, AKT_W_SANKEY_DOUBTED, scene->lang, number(scene, doubted),
                       number(scene, scene->flow_count), NULL, NULL);
    }
}

const char *akt_sankey__rules(akt_sankey *scene)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, akt_words(AKT_W_SANKEY_RULE, scene->lang));
    add_doubts(&text, scene);
    if (scene->other_currencies) {
        akt_buffer_add_char(&text, ' ');
        akt_words_fill(&text, AKT_W_SANKEY_OTHER_CURRENCY, scene->lang, scene->currency, NULL,
                       NULL, NULL);
    }
    return akt_sankey__keep(scene, &text);
}

double akt_sankey__draw_lines(akt_drawing *drawing, akt_sankey *scene, const char *text, double y,
                              const akt_font *font)
{
    double room = scene->width - 2 * AKT_SANKEY_MARGIN;
    akt_label_rule rule = {font->size, font->bold, AKT_LABEL_LINES, room, room, 24, 1000};
    akt_label label;
    if (!akt_label__make(&label, scene->pool, text, &rule)) {
        scene->failed = true;
        return 0;
    }
    for (size_t i = 0; drawing != NULL && i < label.count; i++) {
        akt_drawing_text(drawing, AKT_SANKEY_MARGIN, y + LINE * (double)i, label.lines[i], font);
    }
    return LINE * (double)label.count;
}

static void draw_head(akt_drawing *drawing, akt_sankey *scene)
{
    akt_font column = {13.5, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_heading__draw(drawing, &scene->heading, AKT_SANKEY_MARGIN);
    for (size_t c = 0; scene->node_count > 0 && c < scene->column_count; c++) {
        bool first = c == 0;
        column.anchor = first ? AKT_ANCHOR_END : AKT_ANCHOR_START;
        akt_drawing_text(drawing, scene->columns[c].x + (first ? AKT_SANKEY_BAR : 0),
                         scene->top - 24, akt_sankey__heading(scene, c), &column);
    }
}

/* A frame with rungs, so that it is told from money of known amount without colours. */
void akt_sankey__draw_hatched(akt_drawing *drawing, const akt_buffer *middle, const char *colour,
                              bool proposed)
{
    akt_style frame = {NULL, colour, AKT_SANKEY_HATCHED, proposed ? PROPOSED_DASH : NULL, 0};
    akt_style paper = {NULL, AKT_COLOUR_PAPER, AKT_SANKEY_HATCHED - 2, NULL, 0};
    akt_style rungs = {NULL, colour, AKT_SANKEY_HATCHED - 2, "1.4 4.6", 0};
    akt_drawing_curve(drawing, middle, &frame);
    akt_drawing_curve(drawing, middle, &paper);
    akt_drawing_curve(drawing, middle, &rungs);
}

static void draw_loop(akt_drawing *drawing, const akt_buffer *middle,
                      const akt_sankey_ribbon *ribbon, const char *colour)
{
    double inner = fmax(ribbon->width - 1.8, 0);
    akt_style frame = {NULL, colour, fmax(ribbon->width, 0.9),
                       ribbon->proposed ? PROPOSED_DASH : NULL, 0};
    akt_style paper = {NULL, AKT_COLOUR_PAPER, inner, NULL, 0};
    akt_style fill = {NULL, colour, inner, NULL, ribbon->proposed ? PALE : TINT};
    akt_drawing_curve(drawing, middle, &frame);
    if (inner > 0) {
        akt_drawing_curve(drawing, middle, &paper);
        akt_drawing_curve(drawing, middle, &fill);
    }
}

static void draw_arrow(akt_drawing *drawing, const akt_sankey *scene,
                       const akt_sankey_ribbon *ribbon, const char *colour)
{
    const akt_sankey_stop *to = &scene->stops[ribbon->to];
    akt_style style = {colour, NULL, 0, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    double x = scene->columns[to->column].x;
    double y = akt_sankey__bar_top(to) + ribbon->in_at;
    double half = fmax(ribbon->width / 2 + 1.5, 4);
    akt_path__add(&path, 'M', x - akt_sankey__arrow(ribbon), y - half);
    akt_path__add(&path, 'L', x, y);
    akt_path__add(&path, 'L', x - akt_sankey__arrow(ribbon), y + half);
    akt_buffer_add_char(&path, 'Z');
    akt_drawing_curve(drawing, &path, &style);
    akt_buffer_dispose(&path);
}

static void draw_filled(akt_drawing *drawing, const akt_sankey *scene,
                        const akt_sankey_ribbon *ribbon, const char *colour)
{
    akt_style fill = {colour, NULL, 0, NULL, ribbon->proposed ? PALE : TINT};
    akt_style edges = {NULL, colour, 0.9, ribbon->proposed ? PROPOSED_DASH : NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    akt_sankey__outline(&path, scene, ribbon, false);
    akt_drawing_curve(drawing, &path, &fill);
    akt_buffer_clear(&path);
    akt_sankey__outline(&path, scene, ribbon, true);
    akt_drawing_curve(drawing, &path, &edges);
    akt_buffer_dispose(&path);
}

static void draw_ribbon(akt_drawing *drawing, akt_sankey *scene, const akt_sankey_ribbon *ribbon)
{
    const akt_sankey_node *from = &scene->nodes[ribbon->from];
    const akt_sankey_node *to = &scene->nodes[ribbon->to];
    const char *colour = from->colours->stroke;
    akt_buffer id = AKT_BUFFER_INIT, class_ = AKT_BUFFER_INIT, path = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "e-%s-%s-%s%s%s", from->id, to->id,
                      ribbon->repayment ? "repays" : "funds", ribbon->proposed ? "-proposed" : "",
                      ribbon->known ? "" : "-unknown");
    akt_buffer_format(&class_, "edge funding from-%s to-%s%s%s%s", from->id, to->id,
                      ribbon->known ? "" : " unknown", ribbon->proposed ? " proposed" : "",
                      ribbon->returns ? " return" : "");
    akt_drawing_group(drawing, akt_sankey__keep(scene, &id), akt_sankey__keep(scene, &class_),
                      akt_sankey__ribbon_title(scene, ribbon));
    if (!ribbon->known || ribbon->returns)
        akt_sankey__middle(&path, scene, ribbon);
    if (!ribbon->known) {
        akt_sankey__draw_hatched(drawing, &path, colour, ribbon->proposed);
    } else if (ribbon->returns) {
        draw_loop(drawing, &path, ribbon, colour);
    } else {
        draw_filled(drawing, scene, ribbon, colour);
    }
    if (ribbon->returns) {
        draw_arrow(drawing, scene, ribbon, colour);
    }
    akt_drawing_end(drawing);
    akt_buffer_dispose(&path);
}

static int compare_widths(const void *left, const void *right)
{
    const akt_sankey_ribbon *a = *(const akt_sankey_ribbon *const *)left;
    const akt_sankey_ribbon *b = *(const akt_sankey_ribbon *const *)right;
    if (a->width != b->width) {
        return a->width > b->width ? -1 : 1;
    }
    return (a > b) - (a < b);
}

/* The thin ones over the wide ones. */
static void draw_ribbons(akt_drawing *drawing, akt_sankey *scene)
{
    const akt_sankey_ribbon **order = akt_sankey__get(scene, scene->ribbon_count, sizeof *order);
    akt_drawing_group(drawing, "edges", "edges", NULL);
    for (size_t i = 0; order != NULL && i < scene->ribbon_count; i++) {
        order[i] = &scene->ribbons[i];
    }
    if (order != NULL && scene->ribbon_count > 1) {
        qsort(order, scene->ribbon_count, sizeof *order, compare_widths);
    }
    for (size_t i = 0; order != NULL && i < scene->ribbon_count; i++) {
        draw_ribbon(drawing, scene, order[i]);
    }
    akt_drawing_end(drawing);
}

void akt_sankey__draw_bar(akt_drawing *drawing, double x, double y, double height,
                          const akt_sankey_node *node)
{
    akt_style bar = {node->colours->stroke, NULL, 0, NULL, 0};
    static const akt_style frame = {AKT_COLOUR_PAPER, AKT_COLOUR_DRIVER, 2.2, NULL, 0};
    double inset = node->driver ? fmin(2.2, height / 3) : 0;
    if (node->driver) {
        akt_drawing_box(drawing, x - 1, y - 1, AKT_SANKEY_BAR + 2, height + 2, 2, &frame);
    }
    akt_drawing_box(drawing, x + inset, y + inset, AKT_SANKEY_BAR - 2 * inset, height - 2 * inset,
                    1, &bar);
}

/* What a body keeps or adds ends bluntly, on the side that lacks it, above what returns. */
static void draw_rest(akt_drawing *drawing, const akt_sankey *scene, const akt_sankey_stop *stop,
                      int side)
{
    const akt_sankey_node *node = &scene->nodes[stop->node];
    double height = akt_sankey__px(scene) * (double)akt_sankey__rest(node, side);
    double x = scene->columns[stop->column].x;
    double y = akt_sankey__bar_top(stop) + (stop->bar + node->sides[side].total) / 2 - height;
    akt_style style = {node->colours->fill, node->colours->stroke, 0.9, "2 2", 0};
    if (height <= 0) {
        return;
    }
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        const akt_sankey_ribbon *r = &scene->ribbons[i];
        size_t end = side == AKT_SANKEY_OUT ? r->from : r->to;
        y -= r->returns && end == stop->node ? r->slot : 0;
    }
    akt_drawing_box(drawing, side == AKT_SANKEY_OUT ? x + AKT_SANKEY_BAR : x - AKT_SANKEY_STUB, y,
                    AKT_SANKEY_STUB, height, 0, &style);
}

/* Name and sums one after the other; before the bar of the first column they end at it. */
static void draw_line(akt_drawing *drawing, const akt_sankey_node *node, double x, double y)
{
    akt_font name = {AKT_SANKEY_NAME_SIZE, node->driver, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_font sums = {AKT_SANKEY_SUM_SIZE, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_drawing_text(drawing, x, y + 12, node->label.lines[0], &name);
    akt_drawing_text(drawing, x + node->label.width + AKT_SANKEY_SPACE, y + 12,
                     node->sums.lines[0], &sums);
}

static void draw_label(akt_drawing *drawing, const akt_sankey *scene, const akt_sankey_stop *stop)
{
    const akt_sankey_node *node = &scene->nodes[stop->node];
    bool first = stop->column == 0;
    double away = node->beside ? AKT_SANKEY_BAR + 8 : 0;
    double x = scene->columns[stop->column].x + (first ? AKT_SANKEY_BAR - away : away);
    double y = node->beside ? stop->y + (stop->size - node->label_height) / 2 : stop->y;
    akt_anchor anchor = first ? AKT_ANCHOR_END : AKT_ANCHOR_START;
    akt_font name = {AKT_SANKEY_NAME_SIZE, node->driver, AKT_COLOUR_TEXT, anchor};
    akt_font sums = {AKT_SANKEY_SUM_SIZE, false, AKT_COLOUR_SUB, anchor};
    if (node->in_line) {
        draw_line(drawing, node, first ? x - node->label_width : x, y);
        return;
    }
    for (size_t i = 0; i < node->label.count; i++, y += AKT_SANKEY_NAME_LINE) {
        akt_drawing_text(drawing, x, y + 12, node->label.lines[i], &name);
    }
    for (size_t i = 0; i < node->sums.count; i++, y += AKT_SANKEY_SUM_LINE) {
        akt_drawing_text(drawing, x, y + 10.5, node->sums.lines[i], &sums);
    }
}

static void draw_node(akt_drawing *drawing, akt_sankey *scene, const akt_sankey_stop *stop)
{
    const akt_sankey_node *node = &scene->nodes[stop->node];
    const char *rest = akt_sankey__rest_words(scene, node);
    akt_buffer id = AKT_BUFFER_INIT, title = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "n-%s", node->id);
    akt_buffer_format(&title, "%s: %s%s%s", node->name, akt_sankey__sums(scene, node),
                      rest != NULL ? " · " : "", rest != NULL ? rest : "");
    akt_drawing_group(drawing, akt_sankey__keep(scene, &id),
                      node->driver ? "node driver" : "node", akt_sankey__keep(scene, &title));
    akt_sankey__draw_bar(drawing, scene->columns[stop->column].x, akt_sankey__bar_top(stop),
                         stop->bar, node);
    draw_rest(drawing, scene, stop, AKT_SANKEY_IN);
    draw_rest(drawing, scene, stop, AKT_SANKEY_OUT);
    draw_label(drawing, scene, stop);
    akt_drawing_end(drawing);
}

static void draw_nodes(akt_drawing *drawing, akt_sankey *scene)
{
    akt_drawing_group(drawing, "nodes", "nodes", NULL);
    for (size_t c = 0; c < scene->column_count; c++) {
        for (size_t i = 0; i < scene->columns[c].count; i++) {
            const akt_sankey_stop *stop = &scene->stops[scene->columns[c].stops[i]];
            if (stop->node != AKT_SANKEY_NOWHERE) {
                draw_node(drawing, scene, stop);
            }
        }
    }
    akt_drawing_end(drawing);
}

static void draw(akt_drawing *drawing, akt_sankey *scene)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    akt_drawing_box(drawing, 0, 0, scene->width, scene->height, 0, &paper);
    draw_head(drawing, scene);
    if (scene->node_count == 0) {
        akt_sankey__draw_lines(drawing, scene, akt_words(AKT_W_FUNDING_NONE, scene->lang),
                               scene->top, &plain);
        return;
    }
    draw_ribbons(drawing, scene);
    draw_nodes(drawing, scene);
    (void)akt_sankey__draw_foot(drawing, scene);
}

/* Before long work on what nobody could read. */
static akt_status check_crowd(akt_sankey *scene, akt_error *err)
{
    akt_status status =
        akt_crowd__check(scene->ribbon_count, AKT_SANKEY_RIBBONS_MOST, "payments", err);
    if (status != AKT_OK) {
        akt_sankey__dispose(scene);
    }
    return status;
}

akt_status akt_sankey_draw(akt_drawing **out, const akt_dataset *dataset,
                           const akt_sankey_options *options, const akt_page *page, akt_error *err)
{
    akt_sankey scene;
    *out = NULL;
    akt_status status = akt_sankey__start(&scene, dataset, options, page, err);
    if (status == AKT_OK) {
        status = check_crowd(&scene, err);
    }
    if (status == AKT_OK) {
        status = akt_sankey__finish(&scene, err);
    }
    if (status != AKT_OK) {
        return status;
    }
    akt_drawing *drawing = akt_drawing_new(page->lang, scene.width, scene.height,
                                           akt_sankey__title(&scene), akt_sankey__subtitle(&scene));
    if (drawing != NULL) {
        draw(drawing, &scene);
        status = akt_drawing_status(drawing, err);
    }
    bool failed = drawing == NULL || scene.failed || akt_pool_has_failed(scene.pool);
    akt_sankey__dispose(&scene);
    if (failed || status != AKT_OK) {
        akt_drawing_free(drawing);
        return akt_error_memory(err);
    }
    *out = drawing;
    return AKT_OK;
}
