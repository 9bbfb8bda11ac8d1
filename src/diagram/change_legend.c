#include "diagram/change_internal.h"
#include "diagram/path_internal.h"
#include "diagram/text_width.h"

#define SAMPLE 34.0
#define BESIDE 8.0
#define BETWEEN 24.0
#define LINE 23.0

static const akt_fate_style styles[AKT_FATE_COUNT] = {
    [AKT_FATE_SAME] = {AKT_COLOUR_SAME, AKT_COLOUR_PAPER, NULL, "same", AKT_W_CHANGE_SAME,
                       AKT_W_CHANGE_LINE_SAME},
    [AKT_FATE_ADDED] = {AKT_COLOUR_ADDED, AKT_COLOUR_ADDED_TINT, NULL, "added", AKT_W_CHANGE_ADDED,
                        AKT_W_CHANGE_LINE_ADDED},
    [AKT_FATE_REMOVED] = {AKT_COLOUR_REMOVED, AKT_COLOUR_REMOVED_TINT, "6 4", "removed",
                          AKT_W_CHANGE_REMOVED, AKT_W_CHANGE_LINE_REMOVED},
    [AKT_FATE_CHANGED] = {AKT_COLOUR_CHANGED, AKT_COLOUR_CHANGED_TINT, "11 3 2 3", "changed",
                          AKT_W_CHANGE_CHANGED, AKT_W_CHANGE_LINE_CHANGED},
};

const akt_fate_style *akt_change__style(akt_fate fate)
{
    return &styles[fate];
}

static void add_bar(akt_buffer *path, double x, double y, double dx, double dy)
{
    akt_path__add(path, 'M', x - dx, y - dy);
    akt_path__add(path, 'L', x + dx, y + dy);
}

void akt_change__draw_badge(akt_drawing *drawing, double x, double y, double radius, akt_fate fate)
{
    akt_style disc = {styles[fate].stroke, AKT_COLOUR_PAPER, 1.2, NULL, 0};
    akt_style sign = {NULL, AKT_COLOUR_PAPER, radius / 3.4, NULL, 0};
    double reach = radius * 0.55;
    akt_buffer path = AKT_BUFFER_INIT;
    akt_drawing_circle(drawing, x, y, radius, &disc);
    if (fate == AKT_FATE_CHANGED) {
        sign = (akt_style){AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
        akt_path__add(&path, 'M', x, y - reach * 1.05);
        akt_path__add(&path, 'L', x + reach, y + reach * 0.75);
        akt_path__add(&path, 'L', x - reach, y + reach * 0.75);
        akt_buffer_add_char(&path, 'Z');
    } else {
        add_bar(&path, x, y, reach, 0);
        if (fate == AKT_FATE_ADDED) {
            add_bar(&path, x, y, 0, reach);
        }
    }
    akt_drawing_curve(drawing, &path, &sign);
    akt_buffer_dispose(&path);
}

void akt_change__draw_line(akt_drawing *drawing, const akt_buffer *path, const akt_map_edge *edge,
                           akt_fate fate)
{
    const akt_fate_style *of = &styles[fate];
    double width = fate == AKT_FATE_SAME ? edge->width : edge->width + 0.8;
    akt_style halo = {NULL, AKT_COLOUR_PAPER, width + 3, NULL, 0};
    akt_style line = {NULL, of->stroke, width, of->dash, 0};
    akt_style core = {NULL, AKT_COLOUR_PAPER, width - 2.4, NULL, 0};
    akt_drawing_curve(drawing, path, &halo);
    akt_drawing_curve(drawing, path, &line);
    if (edge->layer == AKT_LAYER_FUNDING && !edge->has_amount) {
        akt_drawing_curve(drawing, path, &core);
    }
}

typedef struct legend {
    akt_drawing *drawing;
    akt_change_sheet *sheet;
    double x, y;
    akt_font font;
} legend;

static void step(legend *l, const char *words)
{
    const akt_map_page *page = l->sheet->map.page;
    double width = SAMPLE + BESIDE + akt_text_width(words, l->font.size, false);
    double right = page->width + AKT_CHANGE_PANEL - page->margin;
    if (l->x > page->margin && l->x + width > right) {
        l->x = page->margin;
        l->y += LINE;
    }
}

static void finish(legend *l, const char *words, double sample)
{
    l->x += sample > 0 ? sample + BESIDE : 0;
    akt_drawing_text(l->drawing, l->x, l->y + l->font.size * 0.36, words, &l->font);
    l->x += akt_text_width(words, l->font.size, false) + BETWEEN;
}

static void add_line(legend *l, akt_fate fate)
{
    const char *words = akt_words(styles[fate].line_word, l->sheet->lang);
    akt_map_edge sample = {.layer = AKT_LAYER_GOVERNANCE, .width = 2.2};
    akt_buffer path = AKT_BUFFER_INIT;
    step(l, words);
    akt_path__add(&path, 'M', l->x, l->y);
    akt_path__add(&path, 'L', l->x + SAMPLE, l->y);
    akt_change__draw_line(l->drawing, &path, &sample, fate);
    akt_buffer_dispose(&path);
    if (fate != AKT_FATE_SAME) {
        akt_change__draw_badge(l->drawing, l->x + SAMPLE / 2, l->y, AKT_CHANGE_BADGE, fate);
    }
    finish(l, words, SAMPLE);
}

static void add_card(legend *l, akt_fate fate)
{
    const char *words = akt_words(styles[fate].word, l->sheet->lang);
    akt_style style = {styles[fate].tint, styles[fate].stroke, 1.8, styles[fate].dash, 0};
    step(l, words);
    akt_drawing_box(l->drawing, l->x + 4, l->y - 8.5, 30, 17, 4, &style);
    akt_change__draw_badge(l->drawing, l->x + 5, l->y - 7, 6.5, fate);
    finish(l, words, SAMPLE);
}

static bool has_card(const akt_change_sheet *sheet, akt_fate fate)
{
    for (size_t i = 0; i < sheet->map.card_count; i++) {
        if (sheet->card_parties[i]->fate == fate) {
            return true;
        }
    }
    return false;
}

static bool has_line(const akt_change_sheet *sheet, akt_fate fate)
{
    for (size_t i = 0; i < sheet->map.edge_count; i++) {
        if (sheet->edges[sheet->drawn[i]].fate == fate) {
            return true;
        }
    }
    return false;
}

static bool has_money(const akt_change_sheet *sheet)
{
    for (size_t i = 0; i < sheet->map.edge_count; i++) {
        if (sheet->map.edges[i].layer == AKT_LAYER_FUNDING) {
            return true;
        }
    }
    return false;
}

static bool has_driver(const akt_change_sheet *sheet)
{
    for (size_t i = 0; i < sheet->map.card_count; i++) {
        if (sheet->map.cards[i].driver) {
            return true;
        }
    }
    return false;
}

static void add_words(legend *l, akt_word word)
{
    const char *words = akt_words(word, l->sheet->lang);
    step(l, words);
    finish(l, words, 0);
}

static void add_shapes(legend *l)
{
    static const akt_word words[] = {AKT_W_DIAGRAM_LEGEND_ACTOR, AKT_W_DIAGRAM_LEGEND_PROGRAMME,
                                     AKT_W_DIAGRAM_LEGEND_FORUM};
    for (int shape = AKT_MAP_ACTOR; shape <= AKT_MAP_FORUM; shape++) {
        const char *name = akt_words(words[shape], l->sheet->lang);
        for (size_t i = 0; i < l->sheet->map.card_count; i++) {
            if (l->sheet->map.cards[i].shape == (akt_map_shape)shape) {
                step(l, name);
                akt_change__draw_frame(l->drawing, (akt_map_shape)shape, AKT_FATE_SAME,
                                       &(akt_change_frame){l->x + 4, l->y - 8.5, 30, 17});
                finish(l, name, SAMPLE);
                break;
            }
        }
    }
}

void akt_change__draw_legend(akt_drawing *drawing, akt_change_sheet *sheet, double y)
{
    legend l = {drawing,
                sheet,
                sheet->map.page->margin,
                y,
                {12.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START}};
    akt_drawing_group(drawing, "legend", "legend", NULL);
    for (int fate = AKT_FATE_ADDED; fate < AKT_FATE_COUNT; fate++) {
        if (has_card(sheet, (akt_fate)fate)) {
            add_card(&l, (akt_fate)fate);
        }
    }
    for (int fate = 0; fate < AKT_FATE_COUNT; fate++) {
        if (has_line(sheet, (akt_fate)fate)) {
            add_line(&l, (akt_fate)fate);
        }
    }
    l.x = sheet->map.page->margin;
    l.y += sheet->map.card_count > 0 ? LINE : 0;
    add_shapes(&l);
    if (has_driver(sheet)) {
        add_words(&l, AKT_W_CHANGE_CARD_DRIVER);
    }
    if (has_money(sheet)) {
        add_words(&l, AKT_W_CHANGE_LINE_WIDTH);
    }
    akt_drawing_end(drawing);
}
