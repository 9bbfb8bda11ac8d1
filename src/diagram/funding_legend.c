#include "diagram/funding_internal.h"
#include "diagram/path_internal.h"
#include "diagram/sources_internal.h"
#include "diagram/text_width.h"

#define SAMPLE 34.0
#define BESIDE 8.0
#define BETWEEN 24.0
#define LINE 22.0
#define BELOW 34.0 /* from the last row to the notes */
#define APART 8.0  /* between these */

typedef struct legend {
    akt_drawing *drawing;
    akt_sankey *scene;
    double x, y;
} legend;

static const akt_font font = {12.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};

/* Draws a sample from l->x on, about the height l->y. */
typedef void sampler(const legend *l, const akt_sankey_node *node);

static void add(legend *l, double width, sampler *draw, const akt_sankey_node *node,
                const char *words)
{
    double text = akt_text_width(words, font.size, false);
    if (l->x > AKT_SANKEY_MARGIN &&
        l->x + width + BESIDE + text > l->scene->width - AKT_SANKEY_MARGIN) {
        l->x = AKT_SANKEY_MARGIN;
        l->y += LINE;
    }
    if (l->drawing != NULL) {
        draw(l, node);
        akt_drawing_text(l->drawing, l->x + width + BESIDE, l->y + font.size * 0.36, words, &font);
    }
    l->x += width + BESIDE + text + BETWEEN;
}

static void line_to(akt_buffer *path, const legend *l, double y, double length)
{
    akt_path__add(path, 'M', l->x, y);
    akt_path__add(path, 'L', l->x + length, y);
}

/* A ribbon of known amount, from the side. */
static void draw_ribbon(const legend *l, bool proposed)
{
    const char *colour = akt_palette_find(NULL)->stroke;
    akt_style fill = {colour, NULL, 0, NULL, proposed ? 0.12 : 0.36};
    akt_style edges = {NULL, colour, 0.9, proposed ? "5 4" : NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    akt_drawing_box(l->drawing, l->x, l->y - 6, SAMPLE, 12, 0, &fill);
    line_to(&path, l, l->y - 6, SAMPLE);
    line_to(&path, l, l->y + 6, SAMPLE);
    akt_drawing_curve(l->drawing, &path, &edges);
    akt_buffer_dispose(&path);
}

static void draw_known(const legend *l, const akt_sankey_node *node)
{
    (void)node;
    draw_ribbon(l, false);
}

static void draw_proposed(const legend *l, const akt_sankey_node *node)
{
    (void)node;
    draw_ribbon(l, true);
}

static void draw_unknown(const legend *l, const akt_sankey_node *node)
{
    akt_buffer path = AKT_BUFFER_INIT;
    (void)node;
    line_to(&path, l, l->y, SAMPLE);
    akt_sankey__draw_hatched(l->drawing, &path, akt_palette_find(NULL)->stroke, false);
    akt_buffer_dispose(&path);
}

static void draw_back(const legend *l, const akt_sankey_node *node)
{
    const char *colour = akt_palette_find(NULL)->stroke;
    akt_style line = {NULL, colour, 4, NULL, 0};
    akt_style head = {colour, NULL, 0, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    (void)node;
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
}

static void draw_rest(const legend *l, const akt_sankey_node *node)
{
    const akt_palette_slot *colours = akt_palette_find(NULL);
    akt_style style = {colours->fill, colours->stroke, 0.9, "2 2", 0};
    (void)node;
    akt_drawing_box(l->drawing, l->x, l->y - 7, AKT_SANKEY_STUB, 14, 0, &style);
}

static void draw_bar(const legend *l, const akt_sankey_node *node)
{
    akt_sankey__draw_bar(l->drawing, l->x, l->y - 7, 14, node);
}

static void draw_nothing(const legend *l, const akt_sankey_node *node)
{
    (void)l;
    (void)node;
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
    const struct {
        bool used;
        akt_word word;
        double width;
        sampler *draw;
    } marks[] = {
        {has(l->scene, is_known), AKT_W_SANKEY_LEGEND_KNOWN, SAMPLE, draw_known},
        {has(l->scene, is_unknown), AKT_W_SANKEY_LEGEND_UNKNOWN, SAMPLE, draw_unknown},
        {has(l->scene, is_proposed), AKT_W_SANKEY_LEGEND_PROPOSED, SAMPLE, draw_proposed},
        {has(l->scene, goes_back), AKT_W_SANKEY_LEGEND_BACK, SAMPLE, draw_back},
        {has_rest(l->scene), AKT_W_SANKEY_LEGEND_REST, AKT_SANKEY_STUB, draw_rest},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].used) {
            add(l, marks[i].width, marks[i].draw, NULL, akt_words(marks[i].word, l->scene->lang));
        }
    }
    if (l->scene->per_mm > 0) {
        add(l, -BESIDE, draw_nothing, NULL, akt_sankey__scale_words(l->scene));
    }
}

/* Every category with its colour and letter; nodes stand by category. */
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
            akt_buffer words = AKT_BUFFER_INIT;
            akt_buffer_format(&words, "%s · %s", node.letter, name != NULL ? name : id);
            add(l, AKT_SANKEY_BAR, draw_bar, &node, akt_sankey__keep(l->scene, &words));
        }
    }
    if (driver != NULL) {
        add(l, AKT_SANKEY_BAR, draw_bar, driver,
            akt_words(AKT_W_DIAGRAM_LEGEND_DRIVER, l->scene->lang));
    }
}

static void add_notes(legend *l)
{
    static const akt_font small = {11.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_sankey *scene = l->scene;
    akt_buffer line = AKT_BUFFER_INIT;
    akt_sources__add_line(&line, scene->dataset, AKT_SOURCES_OF_MONEY, scene->lang);
    l->y += BELOW;
    l->y += akt_sankey__draw_lines(l->drawing, scene, akt_sankey__rules(scene), l->y, &small);
    l->y += APART;
    l->y += akt_sankey__draw_lines(l->drawing, scene, akt_sankey__keep(scene, &line), l->y, &small);
}

double akt_sankey__draw_foot(akt_drawing *drawing, akt_sankey *scene)
{
    const double top = drawing != NULL ? scene->height - scene->foot : 0;
    legend l = {drawing, scene, AKT_SANKEY_MARGIN, top + 20};
    if (drawing != NULL) {
        akt_drawing_group(drawing, "legend", "legend", NULL);
    }
    add_marks(&l);
    l.x = AKT_SANKEY_MARGIN;
    l.y += LINE;
    add_categories(&l);
    add_notes(&l);
    if (drawing != NULL) {
        akt_drawing_end(drawing);
    }
    return l.y - top;
}
