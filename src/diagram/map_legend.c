#include "diagram/map_internal.h"
#include "diagram/path_internal.h"
#include "diagram/sources_internal.h"
#include "diagram/text_width.h"

#include <math.h>

#define SAMPLE 34.0  /* the width of a line or card */
#define BESIDE 8.0   /* sample to its words */
#define BETWEEN 26.0 /* two entries */
#define LINE 23.0

typedef struct legend {
    akt_drawing *drawing;
    akt_map_scene *scene;
    double x, y;
    akt_font font;
} legend;

static void step(legend *l, const char *words)
{
    double width = SAMPLE + BESIDE + akt_text_width(words, l->font.size, false);
    const akt_map_page *page = l->scene->page;
    if (l->x > page->margin && l->x + width > page->width - page->margin) {
        l->x = page->margin;
        l->y += LINE;
    }
}

static void finish(legend *l, const char *words)
{
    l->x += SAMPLE + BESIDE;
    akt_drawing_text(l->drawing, l->x, l->y + l->font.size * 0.36, words, &l->font);
    l->x += akt_text_width(words, l->font.size, false) + BETWEEN;
}

static void add_line(legend *l, const akt_map_edge *sample, const char *words)
{
    akt_buffer path = AKT_BUFFER_INIT;
    akt_style head = {akt_palette_of_layer(sample->layer)->stroke, NULL, 0, NULL, 0};
    step(l, words);
    akt_path__add(&path, 'M', l->x, l->y);
    akt_path__add(&path, 'L', l->x + SAMPLE - (sample->arrow_to ? 7 : 0), l->y);
    akt_map__draw_line(l->drawing, &path, sample, false);
    akt_buffer_clear(&path);
    if (sample->arrow_to) {
        akt_map__arrowhead(&path, l->x + SAMPLE, l->y, sample->width + 5, 0);
        akt_drawing_curve(l->drawing, &path, &head);
    }
    akt_buffer_dispose(&path);
    finish(l, words);
}

/* The thickest edge of a layer, as it is drawn, if there is any. */
static const akt_map_edge *sample_of(const akt_map_scene *scene, akt_layer layer, bool amount)
{
    const akt_map_edge *best = NULL;
    for (size_t i = 0; i < scene->edge_count; i++) {
        const akt_map_edge *edge = &scene->edges[i];
        bool fits = edge->layer == layer && edge->has_amount == amount;
        if (fits && (best == NULL || edge->width > best->width ||
                     (edge->arrow_to && !best->arrow_to))) {
            best = edge;
        }
    }
    return best;
}

static void add_lines(legend *l)
{
    static const akt_layer order[AKT_LAYER_COUNT] = {
        AKT_LAYER_GOVERNANCE, AKT_LAYER_FUNDING, AKT_LAYER_OWNERSHIP, AKT_LAYER_COOPERATION,
        AKT_LAYER_MEMBERSHIP};
    akt_lang lang = l->scene->lang;
    for (size_t i = 0; i < AKT_LAYER_COUNT; i++) {
        const akt_map_edge *plain = sample_of(l->scene, order[i], false);
        const akt_map_edge *amount = sample_of(l->scene, order[i], true);
        bool funding = order[i] == AKT_LAYER_FUNDING;
        if (amount != NULL) {
            akt_map_edge sample = *amount;
            sample.width = fmin(sample.width, 6);
            add_line(l, &sample, akt_words(AKT_W_DIAGRAM_FUNDING_KNOWN, lang));
        }
        if (plain != NULL) {
            add_line(l, plain,
                     akt_words(funding ? AKT_W_DIAGRAM_FUNDING_UNKNOWN
                                       : akt_map__layer_word(order[i]),
                               lang));
        }
    }
}

static void add_card(legend *l, const akt_map_card *like, akt_word word)
{
    const char *words = akt_words(word, l->scene->lang);
    akt_map_page page = *l->scene->page;
    akt_map_scene scene = *l->scene;
    akt_map_card card = *like;
    step(l, words);
    page.card_height = 17;
    scene.page = &page;
    card.x = l->x + 4;
    card.y = l->y - 8.5;
    card.width = 30;
    akt_map__draw_frame(l->drawing, &scene, &card);
    finish(l, words);
}

static const akt_map_card *card_like(const akt_map_scene *scene, akt_map_shape shape,
                                     bool driver)
{
    for (size_t i = 0; i < scene->card_count; i++) {
        const akt_map_card *card = &scene->cards[scene->order[i]];
        if (card->shape == shape && card->driver == driver) {
            return card;
        }
    }
    return NULL;
}

static bool has_business(const akt_map_scene *scene)
{
    for (size_t i = 0; i < scene->card_count; i++) {
        if (scene->cards[i].business) {
            return true;
        }
    }
    return false;
}

static void add_closed(legend *l)
{
    const akt_map_scene *scene = l->scene;
    for (size_t i = 0; i < scene->box_count; i++) {
        const akt_map_box *box = &scene->boxes[i];
        akt_style style = {box->colours->fill, box->colours->stroke, 0.8, NULL, 0};
        if (box->holds != NULL) {
            const char *words = akt_words(AKT_W_DIAGRAM_LEGEND_CLOSED, scene->lang);
            step(l, words);
            akt_drawing_box(l->drawing, l->x + 4, l->y - 8.5, 30, 17, 4, &style);
            finish(l, words);
            return;
        }
    }
}

static void add_cards(legend *l)
{
    static const akt_word shapes[] = {AKT_W_DIAGRAM_LEGEND_ACTOR,
                                      AKT_W_DIAGRAM_LEGEND_PROGRAMME,
                                      AKT_W_DIAGRAM_LEGEND_FORUM};
    for (int shape = AKT_MAP_ACTOR; shape <= AKT_MAP_FORUM; shape++) {
        const akt_map_card *card = card_like(l->scene, (akt_map_shape)shape, false);
        if (card != NULL) {
            add_card(l, card, shapes[shape]);
        }
    }
    const akt_map_card *driver = card_like(l->scene, AKT_MAP_ACTOR, true);
    if (driver != NULL) {
        add_card(l, driver, AKT_W_DIAGRAM_LEGEND_DRIVER);
    }
    if (has_business(l->scene)) {
        const char *words = akt_words(AKT_W_DIAGRAM_LEGEND_BUSINESS, l->scene->lang);
        step(l, words);
        akt_map__draw_star(l->drawing, l->x + 24, l->y);
        finish(l, words);
    }
}

static void add_sources(legend *l)
{
    akt_map_scene *scene = l->scene;
    const akt_map_page *page = scene->page;
    akt_label_rule rule = {11.5, false, 1, page->width - 2 * page->margin, 1e9, 0, 0};
    akt_font font = {11.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_buffer line = AKT_BUFFER_INIT;
    akt_label label;
    akt_sources__add_line(&line, scene->dataset, AKT_SOURCES_OF_TIES, scene->lang);
    if (akt_label__make(&label, scene->pool, akt_map__keep(scene, &line), &rule)) {
        akt_drawing_text(l->drawing, page->margin, scene->height - 16, label.lines[0], &font);
    } else {
        scene->failed = true;
    }
}

/* The height of its last line. */
static double draw_legend(akt_drawing *drawing, akt_map_scene *scene, double y)
{
    const akt_map_page *page = scene->page;
    legend l = {
        drawing, scene, page->margin, y, {12.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START}};
    akt_drawing_group(drawing, "legend", "legend", NULL);
    add_lines(&l);
    if (scene->edge_count > 0) {
        l.x = page->margin;
        l.y += LINE;
    }
    add_cards(&l);
    add_closed(&l);
    add_sources(&l);
    akt_drawing_end(drawing);
    return l.y;
}

void akt_map__draw_legend(akt_drawing *drawing, akt_map_scene *scene)
{
    draw_legend(drawing, scene, scene->height - scene->page->bottom + 20);
}

double akt_map__legend_room(akt_map_scene *scene)
{
    akt_drawing *scratch = akt_drawing_new(scene->lang, 0, 0, NULL, NULL);
    if (scratch == NULL) {
        scene->failed = true;
        return 0;
    }
    double last = draw_legend(scratch, scene, 0);
    scene->failed = scene->failed || akt_drawing_status(scratch, NULL) != AKT_OK;
    akt_drawing_free(scratch);
    return fmax(0, last - LINE);
}
