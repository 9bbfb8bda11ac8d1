#include "diagram/map_internal.h"
#include "diagram/path_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HALO 1.5
#define STAR 7.5

static const double PI = 3.14159265358979323846;

void akt_map__draw_star(akt_drawing *drawing, double x, double y)
{
    static const akt_style style = {AKT_COLOUR_STAR, AKT_COLOUR_STAR_EDGE, 0.9, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    for (int i = 0; i < 10; i++) {
        double radius = i % 2 == 0 ? STAR : STAR * 0.42;
        double angle = PI * (double)i / 5;
        akt_path__add(&path, i == 0 ? 'M' : 'L', x + radius * sin(angle), y - radius * cos(angle));
    }
    akt_buffer_add_char(&path, 'Z');
    akt_drawing_curve(drawing, &path, &style);
    akt_buffer_dispose(&path);
}

void akt_map__draw_line(akt_drawing *drawing, const akt_buffer *path, const akt_map_edge *edge,
                        bool halo)
{
    const akt_palette_layer *layer = akt_palette_of_layer(edge->layer);
    akt_style white = {NULL, AKT_COLOUR_PAPER, edge->width + 2 * HALO, NULL, 0};
    akt_style line = {NULL, layer->stroke, edge->width, layer->dash, 0};
    akt_style core = {NULL, AKT_COLOUR_PAPER, edge->width - 2.4, NULL, 0};
    if (halo) {
        akt_drawing_curve(drawing, path, &white);
    }
    akt_drawing_curve(drawing, path, &line);
    if (edge->layer == AKT_LAYER_FUNDING && !edge->has_amount) {
        akt_drawing_curve(drawing, path, &core);
    }
}

const char *akt_map__edge_id(akt_map_scene *scene, const akt_map_edge *edge, bool classes)
{
    const char *layer = akt_layer_name(edge->layer);
    const char *from = akt_map__end_id(scene, edge->from);
    const char *to = akt_map__end_id(scene, edge->to);
    akt_buffer text = AKT_BUFFER_INIT;
    if (classes) {
        akt_buffer_format(&text, "edge %s from-%s to-%s", layer, from, to);
    } else {
        akt_buffer_format(&text, "e-%s-%s-%s", from, to, layer);
    }
    return akt_map__keep(scene, &text);
}

static void draw_edge(akt_drawing *drawing, akt_map_scene *scene, const akt_map_edge *edge)
{
    akt_style head = {akt_palette_of_layer(edge->layer)->stroke, NULL, 0, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    akt_drawing_group(drawing, akt_map__edge_id(scene, edge, false),
                      akt_map__edge_id(scene, edge, true),
                      akt_map__edge_title(scene, edge));
    akt_map__curve(&path, scene, edge);
    akt_map__draw_line(drawing, &path, edge, true);
    akt_buffer_clear(&path);
    akt_map__arrows(&path, scene, edge);
    if (path.size > 0) {
        akt_drawing_curve(drawing, &path, &head);
    }
    akt_drawing_end(drawing);
    akt_buffer_dispose(&path);
}

static int compare_widths(const void *left, const void *right)
{
    const akt_map_edge *const *a = left;
    const akt_map_edge *const *b = right;
    if (fabs((*a)->width - (*b)->width) > 1e-9) {
        return (*a)->width > (*b)->width ? -1 : 1;
    }
    return (*a > *b) - (*a < *b);
}

bool akt_map__draw_edges(akt_drawing *drawing, akt_map_scene *scene)
{
    const akt_map_edge **order = akt_map__get(scene, scene->edge_count, sizeof *order);
    if (order == NULL) {
        return false;
    }
    for (size_t i = 0; i < scene->edge_count; i++) {
        order[i] = &scene->edges[i];
    }
    if (scene->edge_count > 1) {
        qsort(order, scene->edge_count, sizeof *order, compare_widths);
    }
    akt_drawing_group(drawing, "edges", "edges", NULL);
    for (size_t i = 0; i < scene->edge_count; i++) {
        draw_edge(drawing, scene, order[i]);
    }
    akt_drawing_end(drawing);
    return true;
}

void akt_map__draw_frame(akt_drawing *drawing, const akt_map_scene *scene,
                         const akt_map_card *card)
{
    const char *stroke = scene->boxes[card->box].colours->stroke;
    double height = scene->page->card_height;
    double radius = card->shape == AKT_MAP_PROGRAMME ? height / 2.6 : 4;
    akt_style style = {AKT_COLOUR_PAPER, stroke, 1.2, NULL, 0};
    if (card->driver) {
        style.stroke = AKT_COLOUR_DRIVER;
        style.width = 2.6;
    }
    akt_drawing_box(drawing, card->x, card->y, card->width, height, radius, &style);
    if (card->shape == AKT_MAP_FORUM) {
        style.fill = NULL;
        akt_drawing_box(drawing, card->x + 3, card->y + 3, card->width - 6, height - 6, 2, &style);
    }
}

void akt_map__make_label(akt_map_scene *scene, akt_label *label, const char *text,
                         const akt_label_rule *rule)
{
    if (!akt_label__make(label, scene->pool, text, rule)) {
        scene->failed = true;
        *label = (akt_label){.count = 0};
    }
}

void akt_map__draw_lines(akt_drawing *drawing, const akt_label *label, double x, double middle,
                         const akt_font *font)
{
    double step = font->size * 1.2;
    double y = middle - step * (double)(label->count - 1) / 2 + font->size * 0.36;
    for (size_t i = 0; i < label->count; i++) {
        akt_drawing_text(drawing, x, y + step * (double)i, label->lines[i], font);
    }
}

static const char *card_text(akt_map_scene *scene, const char *head, const char *id,
                             const char *tail)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, head);
    akt_buffer_add(&text, id);
    akt_buffer_add(&text, tail);
    return akt_map__keep(scene, &text);
}

void akt_map__draw_card(akt_drawing *drawing, akt_map_scene *scene, const akt_map_card *card)
{
    const akt_map_page *page = scene->page;
    akt_font font = {page->font, card->driver, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    akt_drawing_group(drawing, card_text(scene, "n-", card->id, ""),
                      card_text(scene, "node ", scene->boxes[card->box].id,
                                card->driver ? " driver" : ""),
                      card->name);
    akt_map__draw_frame(drawing, scene, card);
    akt_map__draw_lines(drawing, &card->label, card->x + card->width / 2,
               card->y + page->card_height / 2, &font);
    if (card->business) {
        akt_map__draw_star(drawing, card->x + 3, card->y + 2);
    }
    akt_drawing_end(drawing);
}

static void draw_band(akt_drawing *drawing, akt_map_scene *scene, const akt_map_band *band)
{
    static const akt_style tint = {AKT_COLOUR_TINT, NULL, 0, NULL, 0};
    const akt_map_page *page = scene->page;
    akt_font font = {page->title_font + 0.5, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_label_rule rule = {font.size, true, 5, page->gutter - 20, 0, 20, 1000};
    akt_label label;
    akt_drawing_box(drawing, page->margin, band->y, page->width - 2 * page->margin,
                    band->height, 8, &tint);
    akt_map__make_label(scene, &label, band->name, &rule);
    akt_map__draw_lines(drawing, &label, page->margin + 12, band->y + band->height / 2, &font);
}

void akt_map__draw_boxes(akt_drawing *drawing, akt_map_scene *scene)
{
    for (size_t i = 0; i < scene->band_count; i++) {
        draw_band(drawing, scene, &scene->bands[i]);
    }
    for (size_t i = 0; i < scene->box_count; i++) {
        const akt_map_box *box = &scene->boxes[i];
        akt_style style = {box->colours->fill, box->colours->stroke, 0.8, NULL, 0};
        akt_drawing_group(drawing, card_text(scene, "c-", box->key, ""),
                          card_text(scene, "category ", box->id, ""), box->name);
        akt_drawing_box(drawing, box->x, box->y, box->width, box->height, 6, &style);
        akt_drawing_end(drawing);
    }
}

/* After the edges: a title is never under a line. */
void akt_map__draw_titles(akt_drawing *drawing, akt_map_scene *scene)
{
    const akt_map_page *page = scene->page;
    for (size_t i = 0; i < scene->box_count; i++) {
        const akt_map_box *box = &scene->boxes[i];
        akt_font font = {page->title_font, true, box->colours->title, AKT_ANCHOR_START};
        double middle = box->y + page->inset + page->card_height / 2;
        if (box->holds == NULL) {
            akt_map__draw_lines(drawing, &box->title, box->x + page->inset, middle, &font);
            continue;
        }
        double step = font.size * 1.2;
        akt_font plain = {font.size, false, font.colour, font.anchor};
        const akt_label holds = {.lines = {box->holds}, .count = 1};
        akt_map__draw_lines(drawing, &box->title, box->x + page->inset, middle - step / 2, &font);
        akt_map__draw_lines(drawing, &holds, box->x + page->inset,
                            middle + step * (double)box->title.count / 2, &plain);
    }
}

static akt_heading heading_of(akt_map_scene *scene, const char *title)
{
    const akt_map_page *page = scene->page;
    return akt_heading__make(scene->pool, title, akt_map__subtitle(scene),
                             page->width - 2 * page->margin, 1);
}

double akt_map__head_room(akt_map_scene *scene)
{
    const akt_heading heading = heading_of(scene, akt_map__title(scene));
    return akt_heading__beyond(&heading);
}

static void draw_empty(akt_drawing *drawing, akt_map_scene *scene)
{
    akt_font font = {16, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_drawing_text(drawing, scene->page->margin, 140,
                     akt_words(AKT_W_DIAGRAM_MAP_EMPTY, scene->lang), &font);
}

static bool draw(akt_drawing *drawing, akt_map_scene *scene, const char *title)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    akt_drawing_box(drawing, 0, 0, scene->page->width, scene->height, 0, &paper);
    const akt_heading heading = heading_of(scene, title);
    akt_heading__draw(drawing, &heading, scene->page->margin);
    if (scene->box_count == 0) {
        draw_empty(drawing, scene);
    }
    akt_map__draw_boxes(drawing, scene);
    bool done = akt_map__draw_edges(drawing, scene);
    akt_drawing_group(drawing, "nodes", "nodes", NULL);
    for (size_t i = 0; i < scene->card_count; i++) {
        akt_map__draw_card(drawing, scene, &scene->cards[scene->order[i]]);
    }
    akt_drawing_end(drawing);
    akt_map__draw_titles(drawing, scene);
    akt_map__draw_legend(drawing, scene);
    return done && !scene->failed && !akt_pool_has_failed(scene->pool);
}

static akt_status draw_sheet(akt_drawing **out, akt_map_scene *scene, akt_error *err)
{
    const char *title = akt_map__title(scene);
    akt_drawing *drawing = akt_drawing_new(scene->lang, scene->page->width, scene->height, title,
                                           akt_map__subtitle(scene));
    *out = drawing;
    return drawing != NULL && draw(drawing, scene, title) ? akt_drawing_status(drawing, err)
                                                          : akt_error_memory(err);
}

static akt_status draw_sheets(akt_drawing **out, akt_list *sheets, akt_error *err)
{
    akt_status status = AKT_OK;
    for (size_t i = 0; status == AKT_OK && i < sheets->count; i++) {
        akt_drawing *drawing = NULL;
        status = draw_sheet(&drawing, (akt_map_scene *)sheets->items + i, err);
        if (i == 0)
            *out = drawing;
        else if (drawing != NULL)
            akt_drawing_add_sheet(*out, drawing);
    }
    return status;
}

akt_status akt_map_draw(akt_drawing **out, const akt_dataset *dataset,
                        const akt_map_options *options, const akt_page *page, akt_error *err)
{
    akt_map_scene scene = {0};
    akt_list sheets = AKT_LIST_OF(akt_map_scene);
    akt_pool *pool = akt_pool_new();
    *out = NULL;
    akt_status status = pool != NULL ? akt_map__gather(&scene, dataset, options, page, pool)
                                     : AKT_ENOMEM;
    if (status != AKT_OK)
        akt_error_memory(err);
    if (status == AKT_OK)
        status = akt_map__make_sheets(&sheets, &scene, options != NULL ? options->layers : 0, err);
    if (status == AKT_OK)
        status = sheets.count == 0 ? draw_sheet(out, &scene, err) : draw_sheets(out, &sheets, err);
    akt_list_dispose(&sheets);
    akt_pool_free(pool);
    if (status != AKT_OK) {
        akt_drawing_free(*out);
        *out = NULL;
    }
    return status;
}
