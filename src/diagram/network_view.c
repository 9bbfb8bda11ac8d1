#include "diagram/network_view.h"

#include "diagram/network_view_internal.h"
#include "diagram/sources_internal.h"
#include "report/field_words.h"
#include "report/network_words.h"

#include <math.h>
#include <stdlib.h>

#define MARGIN 24.0

/* "210 aktører, programmer og fora med bånd seg imellom: 402 bånd. …" */
const char *akt_network_view__title(const akt_network_scene *scene)
{
    return akt_page_title(scene->map.asked, akt_words(AKT_W_NETWORK_VIEW_TITLE, scene->map.lang));
}

const char *akt_network_view__subtitle(akt_network_scene *scene)
{
    akt_map_scene *map = &scene->map;
    akt_lang lang = map->lang;
    bool forums = akt_dataset_count(map->dataset, AKT_TABLE_FORUMS) > 0;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_page_add_subtitle(&text, scene->map.asked);
    akt_words_fill(
        &text, AKT_W_NETWORK_VIEW_COUNTS, lang,
        akt_counted_words(map->pool, scene->tied,
                          forums ? AKT_W_COUNT_VERTEX_OR_FORUM : AKT_W_COUNT_VERTEX,
                          forums ? AKT_W_COUNT_VERTICES_AND_FORUMS : AKT_W_COUNT_VERTICES, lang),
        akt_counted_words(map->pool, map->all_count, AKT_W_COUNT_LINK, AKT_W_COUNT_LINKS, lang),
        NULL, NULL);
    akt_buffer_add_char(&text, ' ');
    akt_words_fill(&text, AKT_W_NETWORK_VIEW_SIZE, lang,
                   akt_measure_words(scene->options->measure, lang),
                   akt_facet_words(scene->options->facet, lang), NULL, NULL);
    if (scene->cards < scene->tied) {
        akt_buffer_add_char(&text, ' ');
        akt_words_fill(&text,
                       scene->options->labelled.count > 0 ? AKT_W_NETWORK_VIEW_DOTS_AND_LABELLED
                                                          : AKT_W_NETWORK_VIEW_DOTS,
                       lang, akt_count_words(map->pool, scene->cards, lang), NULL, NULL, NULL);
    }
    if (scene->in_grid) {
        akt_buffer_add_char(&text, ' ');
        akt_buffer_add(&text, akt_words(AKT_W_NETWORK_VIEW_GRID, lang));
    }
    akt_buffer_add_char(&text, ' ');
    akt_sources__add_date(&text, map->dataset, lang);
    return akt_map__keep(map, &text);
}

void akt_network_view__draw_frame(akt_drawing *drawing, const akt_network_scene *scene,
                                  const akt_network_node *node, akt_map_shape shape, bool driver)
{
    const akt_palette_slot *colours = scene->groups[node->group].colours;
    akt_style style = {colours->fill, colours->stroke, 1.2, NULL, 0};
    akt_font letter = {node->is_card ? 10 * scene->scale : 10, true, colours->title,
                       AKT_ANCHOR_MIDDLE};
    double x = node->x - node->width / 2, y = node->y - node->height / 2;
    if (driver) {
        style.stroke = AKT_COLOUR_DRIVER;
        style.width = 2.6;
    }
    if (!node->is_card) {
        akt_drawing_circle(drawing, node->x, node->y, node->size, &style);
        akt_drawing_text(drawing, node->x, node->y + 3, scene->groups[node->group].letter, &letter);
        return;
    }
    double radius = shape == AKT_MAP_PROGRAMME ? fmin(node->height / 2.6, 9) : 4;
    akt_drawing_box(drawing, x, y, node->width, node->height, radius, &style);
    style.fill = NULL;
    if (shape == AKT_MAP_FORUM)
        akt_drawing_box(drawing, x + 3, y + 3, node->width - 6, node->height - 6, 2, &style);
    akt_drawing_text(drawing, x + 11 * scene->scale, node->y + 3.2 * scene->scale,
                     scene->groups[node->group].letter, &letter);
}

static void draw_lines(akt_drawing *drawing, const akt_label *label, double x, double middle,
                       const akt_font *font)
{
    double step = font->size * 1.2;
    double y = middle - step * (double)(label->count - 1) / 2 + font->size * 0.36;
    for (size_t i = 0; i < label->count; i++)
        akt_drawing_text(drawing, x, y + step * (double)i, label->lines[i], font);
}

static const char *fill(akt_network_scene *scene, const char *format, const char *a, const char *b)
{
    akt_buffer text = AKT_BUFFER_INIT;
    for (; *format; format++) {
        if (*format == '1' || *format == '2')
            akt_buffer_add(&text, *format == '1' ? a : b);
        else
            akt_buffer_add_char(&text, *format);
    }
    return akt_map__keep(&scene->map, &text);
}

static void draw_node(akt_drawing *drawing, akt_network_scene *scene, size_t index)
{
    const akt_network_node *node = &scene->nodes[index];
    const akt_map_card *card = &scene->map.cards[index];
    akt_font font = {node->size, card->driver, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    akt_drawing_group(drawing, fill(scene, "n-1", card->id, NULL),
                      card->driver ? "node driver" : "node", card->name);
    akt_network_view__draw_frame(drawing, scene, node, card->shape, card->driver);
    if (node->is_card)
        draw_lines(drawing, &node->label, node->x + 7 * scene->scale, node->y, &font);
    akt_drawing_end(drawing);
}

static void draw_edge(akt_drawing *drawing, akt_network_scene *scene, size_t index)
{
    const akt_map_edge *edge = &scene->map.all[index];
    const char *from = scene->map.cards[edge->from].id, *to = scene->map.cards[edge->to].id;
    akt_buffer id = AKT_BUFFER_INIT, class_ = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "e-%s-%s-%s", from, to, akt_layer_name(edge->layer));
    akt_buffer_format(&class_, "edge %s from-%s to-%s", akt_layer_name(edge->layer), from, to);
    akt_drawing_group(drawing, akt_map__keep(&scene->map, &id), akt_map__keep(&scene->map, &class_),
                      akt_map__edge_title(&scene->map, edge));
    akt_network_view__draw_line(drawing, scene, index);
    akt_drawing_end(drawing);
}

static bool draw(akt_drawing *drawing, akt_network_scene *scene)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    const akt_font empty = {16, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_drawing_box(drawing, 0, 0, scene->width, scene->height, 0, &paper);
    akt_heading__draw(drawing, &scene->heading, MARGIN);
    if (scene->tied == 0)
        akt_drawing_text(drawing, MARGIN, 140, akt_words(AKT_W_NETWORK_VIEW_EMPTY, scene->map.lang),
                         &empty);
    akt_drawing_group(drawing, "edges", "edges", NULL);
    for (size_t i = 0; i < scene->map.all_count; i++)
        draw_edge(drawing, scene, i);
    akt_drawing_end(drawing);
    akt_drawing_group(drawing, "nodes", "nodes", NULL);
    for (size_t i = scene->tied; i-- > 0;)
        draw_node(drawing, scene, scene->ranked[i]);
    akt_drawing_end(drawing);
    akt_drawing_group(drawing, "names", "names", NULL);
    bool done = akt_network_view__draw_names(drawing, scene);
    akt_drawing_end(drawing);
    (void)akt_network_view__foot(drawing, scene);
    return done && !scene->map.failed && !akt_pool_has_failed(scene->map.pool);
}

static akt_status check_size(const akt_network_scene *scene, akt_error *err)
{
    if (scene->tied <= AKT_NETWORK_VIEW_NODES_MOST &&
        scene->map.all_count <= AKT_NETWORK_VIEW_EDGES_MOST)
        return AKT_OK;
    return akt_error_set(
        err, AKT_EINVAL,
        "%zu nodes and %zu ties are too many for one picture (at most %d and %d); "
        "take some of them with --where, such as --where kind=ministry, or --layer, "
        "or fold units with --roll-up",
        scene->tied, scene->map.all_count, AKT_NETWORK_VIEW_NODES_MOST,
        AKT_NETWORK_VIEW_EDGES_MOST);
}

static akt_status make(akt_drawing **out, akt_network_scene *scene, const akt_dataset *dataset,
                       const akt_network_view_options *options, const akt_page *page,
                       akt_error *fault, akt_error *err)
{
    akt_status status = akt_network_view__scene(scene, dataset, options, page, err);
    if (status == AKT_OK)
        status = check_size(scene, err);
    scene->width = page->width;
    if (status == AKT_OK)
        status = akt_network_view__place(scene, akt_network_view__foot(NULL, scene), fault, err);
    if (status != AKT_OK)
        return status;
    scene->height = fmax(page->height, scene->foot + akt_network_view__foot(NULL, scene));
    *out = akt_drawing_new(page->lang, scene->width, scene->height, akt_network_view__title(scene),
                           akt_network_view__subtitle(scene));
    return *out && draw(*out, scene) ? akt_drawing_status(*out, err) : akt_error_memory(err);
}

akt_status akt_network_view_draw(akt_drawing **out, const akt_dataset *dataset,
                                 const akt_network_view_options *options, const akt_page *page,
                                 akt_error *fault, akt_error *err)
{
    akt_network_scene scene = {0};
    akt_pool *pool = akt_pool_new();
    akt_drawing *drawing = NULL;
    *out = NULL;
    if (fault)
        *fault = (akt_error){.status = AKT_OK};
    scene.map.pool = pool;
    akt_status status =
        pool ? make(&drawing, &scene, dataset, options, page, fault, err) : akt_error_memory(err);
    akt_pool_free(pool);
    if (status == AKT_OK)
        *out = drawing;
    else
        akt_drawing_free(drawing);
    return status;
}
