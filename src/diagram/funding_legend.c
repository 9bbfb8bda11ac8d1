#include "diagram/funding_internal.h"
#include "diagram/path_internal.h"
#include "diagram/sources_internal.h"
#include "diagram/text_width.h"

#define SAMPLE 34.0
#define BESIDE 8.0
#define BETWEEN 24.0
#define LINE 22.0

typedef struct legend {
    akt_drawing *drawing;
    akt_sankey *scene;
    double x, y;
} legend;

static const akt_font font = {12.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};

static void begin(legend *l, double sample, const char *words)
{
    double width = sample + BESIDE + akt_text_width(words, font.size, false);
    if (l->x > AKT_SANKEY_MARGIN && l->x + width > l->scene->width - AKT_SANKEY_MARGIN) {
        l->x = AKT_SANKEY_MARGIN;
        l->y += LINE;
    }
}

static void end(legend *l, double sample, const char *words)
{
    l->x += sample + BESIDE;
    akt_drawing_text(l->drawing, l->x, l->y + font.size * 0.36, words, &font);
    l->x += akt_text_width(words, font.size, false) + BETWEEN;
}

static void line_to(akt_buffer *path, const legend *l, double y, double length)
{
    akt_path__add(path, 'M', l->x, y);
    akt_path__add(path, 'L', l->x + length, y);
}

/* A ribbon of known amount, from the side. */
static void add_ribbon(legend *l, const char *words, bool proposed)
{
    const char *colour = akt_palette_find(NULL)->stroke;
    akt_style fill = {colour, NULL, 0, NULL, proposed ? 0.12 : 0.36};
    akt_style edges = {NULL, colour, 0.9, proposed ? "5 4" : NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    begin(l, SAMPLE, words);
    akt_drawing_box(l->drawing, l->x, l->y - 6, SAMPLE, 12, 0, &fill);
    line_to(&path, l, l->y - 6, SAMPLE);
    line_to(&path, l, l->y + 6, SAMPLE);
    akt_drawing_curve(l->drawing, &path, &edges);
    akt_buffer_dispose(&path);
    end(l, SAMPLE, words);
}

static void add_unknown(legend *l, const char *words)
{
    akt_buffer path = AKT_BUFFER_INIT;
    begin(l, SAMPLE, words);
    line_to(&path, l, l->y, SAMPLE);
    akt_sankey__draw_hatched(l->drawing, &path, akt_palette_find(NULL)->stroke, false);
    akt_buffer_dispose(&path);
    end(l, SAMPLE, words);
}

static void add_back(legend *l, const char *words)
{
    const char *colour = akt_palette_find(NULL)->stroke;
    akt_style line = {NULL, colour, 4, NULL, 0};
    akt_style head = {colour, NULL, 0, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    begin(l, SAMPLE, words);
    akt_path__add(&path, 'M', l->x + SAMPLE - 10, l->y - 6);
    akt_path__add(&path, 'Q', l->x + SAMPLE, l->y + 5);
    akt_path__add(&path, ' ', l->x + SAMPLE - 14, l->y + 5);
    akt_path__add(&path, 'L', l->x + 9, l->y + 5);
    akt_drawing_curve(l->drawing, &path, &line);
    akt_buffer_clear(&path);
    akt_path__add(&path, 'M', l->x + 10, l->y);
    akt_path__add(&path, 'L', l->x, l->y + 5);
    akt_path__add(&path, 'L', l->x + 10, l->y + 10);
    akt_buffer_add_char(&path, 'Z');
    akt_drawing_curve(l->drawing, &path, &head);
    akt_buffer_dispose(&path);
    end(l, SAMPLE, words);
}

static void add_rest(legend *l, const char *words)
{
    const akt_palette_slot *colours = akt_palette_find(NULL);
    akt_style style = {colours->fill, colours->stroke, 0.9, "2 2", 0};
    begin(l, AKT_SANKEY_STUB, words);
    akt_drawing_box(l->drawing, l->x, l->y - 7, AKT_SANKEY_STUB, 14, 0, &style);
    end(l, AKT_SANKEY_STUB, words);
}

static void add_bar(legend *l, const akt_sankey_node *node, const char *words)
{
    begin(l, AKT_SANKEY_BAR, words);
    akt_sankey__draw_bar(l->drawing, l->x, l->y - 7, 14, node);
    end(l, AKT_SANKEY_BAR, words);
}

typedef bool ribbon_test(const akt_sankey_ribbon *ribbon);

static bool is_known(const akt_sankey_ribbon *r)
{
    return r->known && !r->proposed;
}

static bool is_unknown(const akt_sankey_ribbon *r)
{
    return !r->known;
}

static bool is_proposed(const akt_sankey_ribbon *r)
{
    return r->proposed;
}

static bool goes_back(const akt_sankey_ribbon *r)
{
    return r->returns;
}

static bool has(const akt_sankey *scene, ribbon_test *test)
{
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        if (test(&scene->ribbons[i])) {
            return true;
        }
    }
    return false;
}

static bool has_rest(const akt_sankey *scene)
{
    for (size_t i = 0; i < scene->node_count; i++) {
        if (akt_sankey__rest(&scene->nodes[i], AKT_SANKEY_IN) > 0 ||
            akt_sankey__rest(&scene->nodes[i], AKT_SANKEY_OUT) > 0) {
            return true;
        }
    }
    return false;
}

static void add_marks(legend *l)
{
    akt_lang lang = l->scene->lang;
    if (has(l->scene, is_known)) {
        add_ribbon(l, akt_words(AKT_W_SANKEY_LEGEND_KNOWN, lang), false);
    }
    if (has(l->scene, is_unknown)) {
        add_unknown(l, akt_words(AKT_W_SANKEY_LEGEND_UNKNOWN, lang));
    }
    if (has(l->scene, is_proposed)) {
        add_ribbon(l, akt_words(AKT_W_SANKEY_LEGEND_PROPOSED, lang), true);
    }
    if (has(l->scene, goes_back)) {
        add_back(l, akt_words(AKT_W_SANKEY_LEGEND_BACK, lang));
    }
    if (has_rest(l->scene)) {
        add_rest(l, akt_words(AKT_W_SANKEY_LEGEND_REST, lang));
    }
    if (l->scene->per_mm > 0) {
        const char *words = akt_sankey__scale_words(l->scene);
        begin(l, -BESIDE, words);
        end(l, -BESIDE, words);
    }
}

/* Every category with its colour; nodes stand by category. */
static void add_categories(legend *l)
{
    const akt_sankey_node *driver = NULL;
    for (size_t i = 0; i < l->scene->node_count; i++) {
        akt_sankey_node node = l->scene->nodes[i];
        bool first = i == 0 || l->scene->nodes[i - 1].category != node.category;
        driver = node.driver ? &l->scene->nodes[i] : driver;
        node.driver = false;
        if (first) {
            const akt_term *term = akt_dataset_term(l->scene->dataset,
                                                    AKT_VOCABULARY_CATEGORIES, node.category);
            const char *name = term != NULL ? akt_text_in(&term->name, l->scene->lang) : NULL;
            const char *id = term != NULL ? term->record.id
                                          : akt_words(AKT_W_DIAGRAM_MAP_OTHER, l->scene->lang);
            add_bar(l, &node, name != NULL ? name : id);
        }
    }
    if (driver != NULL) {
        add_bar(l, driver, akt_words(AKT_W_DIAGRAM_LEGEND_DRIVER, l->scene->lang));
    }
}

static void add_foot(legend *l)
{
    akt_sankey *scene = l->scene;
    akt_font small = {11.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_buffer line = AKT_BUFFER_INIT;
    akt_sources__add_line(&line, scene->dataset, AKT_SOURCES_OF_MONEY, scene->lang);
    akt_sankey__draw_lines(l->drawing, scene, akt_sankey__rules(scene), scene->height - 60,
                           &small);
    akt_sankey__draw_lines(l->drawing, scene, akt_sankey__keep(scene, &line), scene->height - 29,
                           &small);
}

void akt_sankey__draw_legend(akt_drawing *drawing, akt_sankey *scene)
{
    legend l = {drawing, scene, AKT_SANKEY_MARGIN,
                scene->height - AKT_SANKEY_BOTTOM + 20};
    akt_drawing_group(drawing, "legend", "legend", NULL);
    add_marks(&l);
    l.x = AKT_SANKEY_MARGIN;
    l.y += LINE;
    add_categories(&l);
    add_foot(&l);
    akt_drawing_end(drawing);
}
