#include "diagram/network_view_internal.h"
#include "diagram/path_internal.h"
#include "diagram/sources_internal.h"
#include "diagram/text_width.h"
#include "report/field_words.h"

#include <math.h>

#define MARGIN 24.0
#define SAMPLE 34.0
#define LINE 21.0
#define ISOLATE_ROWS 4

#define WORDS 12.0
#define SMALL 10.0

/* Entries in rows, from the left; drawing NULL only counts. */
typedef struct legend {
    akt_drawing *drawing;
    akt_network_scene *scene;
    double x, y; /* y from the top of the foot */
    size_t rows;
} legend;

static double scaled(const legend *l, double length)
{
    return length * l->scene->scale;
}

static akt_font letters(const legend *l, double size, bool bold)
{
    return (akt_font){scaled(l, size), bold, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
}

static double top_of(const legend *l)
{
    return (l->drawing ? l->scene->foot : 0) + l->y;
}

static void break_row(legend *l)
{
    l->x = MARGIN;
    l->y += scaled(l, LINE);
    l->rows++;
}

/* A new row where there is no room for so much more. */
static void make_room(legend *l, double width)
{
    if (l->x > MARGIN && l->x + width > l->scene->width - MARGIN)
        break_row(l);
}

static double width_of(const legend *l, const char *words)
{
    return scaled(l, SAMPLE + 8) + akt_text_width(words, scaled(l, WORDS), false);
}

static void put_words(legend *l, const char *words)
{
    const akt_font font = letters(l, WORDS, false);
    if (l->drawing)
        akt_drawing_text(l->drawing, l->x + scaled(l, SAMPLE + 8), top_of(l) + scaled(l, 4.3),
                         words, &font);
    l->x += width_of(l, words) + scaled(l, 22);
}

static void add_group(legend *l, size_t index)
{
    const akt_network_group *group = &l->scene->groups[index];
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%s (%s)", group->name,
                      akt_count_words(l->scene->map.pool, group->count, l->scene->map.lang));
    const char *words = akt_map__keep(&l->scene->map, &text);
    make_room(l, width_of(l, words));
    if (l->drawing) {
        const akt_network_node sample = {.group = (int32_t)index,
                                         .size = 7.5,
                                         .x = l->x + scaled(l, SAMPLE) - 9,
                                         .y = top_of(l)};
        akt_network_view__draw_frame(l->drawing, l->scene, &sample, AKT_MAP_ACTOR, false);
    }
    put_words(l, words);
}

static void add_shape(legend *l, akt_map_shape shape, bool driver, akt_word word)
{
    const char *words = akt_words(word, l->scene->map.lang);
    bool found = false;
    for (size_t i = 0; i < l->scene->cards && !found; i++) {
        const akt_map_card *card = &l->scene->map.cards[l->scene->ranked[i]];
        found = card->shape == shape && card->driver == driver;
    }
    if (!found)
        return;
    make_room(l, width_of(l, words));
    if (l->drawing) {
        const akt_network_node sample = {.group = (int32_t)l->scene->group_count - 1,
                                         .is_card = true,
                                         .width = scaled(l, 30),
                                         .height = scaled(l, 17),
                                         .x = l->x + scaled(l, SAMPLE - 15),
                                         .y = top_of(l)};
        akt_network_view__draw_frame(l->drawing, l->scene, &sample, shape, driver);
    }
    put_words(l, words);
}

static void add_line(legend *l, const akt_map_edge *edge, akt_word word)
{
    const char *words = akt_words(word, l->scene->map.lang);
    make_room(l, width_of(l, words));
    if (l->drawing) {
        const akt_palette_layer *layer = akt_palette_of_layer(edge->layer);
        akt_style head = {layer->stroke, NULL, 0, NULL, 0};
        akt_map_edge sample = *edge;
        akt_buffer path = AKT_BUFFER_INIT;
        sample.width = fmin(sample.width, 5);
        akt_path__add(&path, 'M', l->x, top_of(l));
        akt_path__add(&path, 'L', l->x + scaled(l, SAMPLE) - (sample.arrow_to ? 7 : 0), top_of(l));
        akt_map__draw_line(l->drawing, &path, &sample, false);
        akt_buffer_clear(&path);
        if (sample.arrow_to) {
            akt_map__arrowhead(&path, l->x + scaled(l, SAMPLE), top_of(l), sample.width + 5, 0);
            akt_drawing_curve(l->drawing, &path, &head);
        }
        akt_buffer_dispose(&path);
    }
    put_words(l, words);
}

static void add_lines(legend *l)
{
    for (int kind = 0; kind < 2 * AKT_LAYER_COUNT; kind++) {
        akt_layer layer = (akt_layer)(kind / 2);
        bool amount = kind % 2 == 0;
        const akt_map_edge *best = NULL;
        for (size_t i = 0; i < l->scene->map.all_count; i++) {
            const akt_map_edge *edge = &l->scene->map.all[i];
            bool fits = edge->layer == layer && edge->has_amount == amount;
            if (fits && (!best || edge->width > best->width || (edge->arrow_to && !best->arrow_to)))
                best = edge;
        }
        if (best)
            add_line(l, best,
                     layer != AKT_LAYER_FUNDING ? akt_map__layer_word(layer)
                     : amount                   ? AKT_W_DIAGRAM_FUNDING_KNOWN
                                                : AKT_W_DIAGRAM_FUNDING_UNKNOWN);
    }
}

/* A name of one without ties, as a node of its own; false where the rows are full. */
static bool add_isolate(legend *l, size_t index)
{
    akt_map_scene *map = &l->scene->map;
    const akt_map_card *card = &map->cards[index];
    const akt_network_group *group = &l->scene->groups[l->scene->nodes[index].group];
    const akt_font font = letters(l, SMALL, false);
    double room = l->scene->width / 2;
    const akt_label_rule rule = {font.size, false, 1, room, room, 0, 0};
    akt_buffer id = AKT_BUFFER_INIT;
    akt_label label;
    if (!akt_label__make(&label, map->pool,
                         akt_dataset_label(map->dataset, card->ref, map->lang, true), &rule)) {
        map->failed = true;
        return false;
    }
    make_room(l, label.width + scaled(l, l->rows + 1 == ISOLATE_ROWS ? 102 : 12));
    if (l->rows >= ISOLATE_ROWS)
        return false;
    if (l->drawing) {
        const akt_font letter = {scaled(l, 10), true, group->colours->title, AKT_ANCHOR_START};
        akt_buffer_format(&id, "n-%s", card->id);
        akt_drawing_group(l->drawing, akt_map__keep(map, &id), "node apart", card->name);
        double base = top_of(l) + scaled(l, 3.8);
        akt_drawing_text(l->drawing, l->x, base, group->letter, &letter);
        akt_drawing_text(l->drawing, l->x + scaled(l, 10), base, label.lines[0], &font);
        akt_drawing_end(l->drawing);
    }
    l->x += label.width * 1.04 + scaled(l, 26);
    return true;
}

static void add_isolates(legend *l)
{
    const akt_network_scene *scene = l->scene;
    size_t count = scene->map.card_count - scene->tied;
    size_t shown = 0;
    if (count == 0)
        return;
    const char *title = akt_words_filled(
        scene->map.pool, AKT_W_NETWORK_VIEW_ISOLATES, scene->map.lang,
        akt_count_words(scene->map.pool, count, scene->map.lang), NULL, NULL, NULL);
    const akt_font bold = letters(l, WORDS, true), font = letters(l, SMALL, false);
    if (l->drawing)
        akt_drawing_text(l->drawing, MARGIN, top_of(l) + scaled(l, 4.3), title, &bold);
    l->x = MARGIN + akt_text_width(title, bold.size, true) + scaled(l, 14);
    l->rows = 0;
    while (shown < count && add_isolate(l, scene->ranked[scene->tied + shown]))
        shown++;
    if (l->drawing && shown < count)
        akt_drawing_text(
            l->drawing, l->rows < ISOLATE_ROWS ? l->x : MARGIN, top_of(l) + scaled(l, 3.8),
            akt_words_filled(scene->map.pool, AKT_W_NETWORK_VIEW_MORE, scene->map.lang,
                             akt_count_words(scene->map.pool, count - shown, scene->map.lang), NULL,
                             NULL, NULL),
            &font);
    break_row(l);
    l->y += scaled(l, 6);
}

static void add_sources(legend *l)
{
    akt_map_scene *map = &l->scene->map;
    const akt_font font = {scaled(l, 11.5), false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    const akt_label_rule rule = {font.size, false, 2, l->scene->width - 2 * MARGIN, 1e9, 0, 0};
    akt_buffer line = AKT_BUFFER_INIT;
    akt_label label;
    akt_sources__add_line(&line, map->dataset, AKT_SOURCES_OF_TIES, map->lang);
    if (!akt_label__make(&label, map->pool, akt_map__keep(map, &line), &rule)) {
        map->failed = true;
        return;
    }
    for (size_t i = 0; i < label.count; i++, l->y += scaled(l, 15))
        if (l->drawing)
            akt_drawing_text(l->drawing, MARGIN, top_of(l) + scaled(l, 4), label.lines[i], &font);
}

double akt_network_view__foot(akt_drawing *drawing, akt_network_scene *scene)
{
    legend l = {drawing, scene, MARGIN, 24 * scene->scale, 0};
    if (drawing)
        akt_drawing_group(drawing, "legend", "legend", NULL);
    add_isolates(&l);
    for (size_t i = 0; i < scene->group_count; i++)
        if (scene->groups[i].count > 0)
            add_group(&l, i);
    break_row(&l);
    add_lines(&l);
    break_row(&l);
    add_shape(&l, AKT_MAP_ACTOR, false, AKT_W_DIAGRAM_LEGEND_ACTOR);
    add_shape(&l, AKT_MAP_PROGRAMME, false, AKT_W_DIAGRAM_LEGEND_PROGRAMME);
    add_shape(&l, AKT_MAP_FORUM, false, AKT_W_DIAGRAM_LEGEND_FORUM);
    add_shape(&l, AKT_MAP_ACTOR, true, AKT_W_DIAGRAM_LEGEND_DRIVER);
    break_row(&l);
    add_sources(&l);
    if (drawing)
        akt_drawing_end(drawing);
    return l.y + scaled(&l, 8);
}
