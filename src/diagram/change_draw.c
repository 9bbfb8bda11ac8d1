#include "diagram/change_internal.h"

#include <math.h>
#include <stdlib.h>

#define CARD_BADGE 8.0

/* The places of the map, pale, so that what changes stands out. */
static const akt_palette_slot pale = {"", AKT_COLOUR_SAME_BOX, AKT_COLOUR_LINE, AKT_COLOUR_SUB};

void akt_change__draw_frame(akt_drawing *drawing, akt_map_shape shape, akt_fate fate,
                            const akt_change_frame *f)
{
    const akt_fate_style *of = akt_change__style(fate);
    bool same = fate == AKT_FATE_SAME;
    akt_style style = {of->tint, same ? AKT_COLOUR_SAME_FRAME : of->stroke, same ? 1 : 2, of->dash,
                       0};
    double radius = shape == AKT_MAP_PROGRAMME ? f->height / 2.6 : 4;
    akt_drawing_box(drawing, f->x, f->y, f->width, f->height, radius, &style);
    if (shape == AKT_MAP_FORUM) {
        style.fill = NULL;
        style.width = 1;
        akt_drawing_box(drawing, f->x + 3, f->y + 3, f->width - 6, f->height - 6, 2, &style);
    }
}

static const char *joined(akt_change_sheet *sheet, const char *a, const char *b, const char *c)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%s%s%s", a, b, c);
    return akt_change__keep(sheet, &text);
}

static void draw_card(akt_drawing *drawing, akt_change_sheet *sheet, const akt_map_card *card)
{
    const akt_map_page *page = sheet->map.page;
    akt_fate fate = sheet->card_parties[card - sheet->map.cards]->fate;
    akt_font font = {page->font, card->driver, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    const char *classes =
        joined(sheet, card->driver ? "driver " : "", akt_change__style(fate)->class_, "");
    akt_drawing_group(drawing, joined(sheet, "n-", card->id, ""),
                      joined(sheet, "node ", classes, ""), akt_change__card_title(sheet, card));
    akt_change__draw_frame(drawing, card->shape, fate,
                           &(akt_change_frame){card->x, card->y, card->width, page->card_height});
    akt_map__draw_lines(drawing, &card->label, card->x + card->width / 2,
                        card->y + page->card_height / 2, &font);
    if (fate != AKT_FATE_SAME) {
        akt_change__draw_badge(drawing, card->x + 1, card->y + 1, CARD_BADGE, fate);
    }
    akt_drawing_end(drawing);
}

static void draw_edge(akt_drawing *drawing, akt_change_sheet *sheet, size_t index)
{
    akt_map_scene *map = &sheet->map;
    const akt_change_edge *edge = &sheet->edges[sheet->drawn[index]];
    const akt_map_edge *own = &edge->sides[edge->has[1] ? 1 : 0];
    const akt_fate_style *of = akt_change__style(edge->fate);
    akt_style head = {of->stroke, NULL, 0, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    akt_drawing_group(drawing, akt_map__edge_id(map, own, false),
                      joined(sheet, akt_map__edge_id(map, own, true), " ", of->class_),
                      akt_change__edge_title(sheet, edge));
    akt_map__curve(&path, map, own);
    akt_change__draw_line(drawing, &path, own, edge->fate);
    akt_buffer_clear(&path);
    akt_map__arrows(&path, map, own);
    if (path.size > 0) {
        akt_drawing_curve(drawing, &path, &head);
    }
    akt_drawing_end(drawing);
    akt_buffer_dispose(&path);
}

/* An edge of the map, on its way to be drawn. */
typedef struct turn {
    bool changed;
    double width;
    size_t index;
} turn;

/* What changes over what stays; thick before thin, so that none is hidden. */
static int compare_turns(const void *left, const void *right)
{
    const turn *a = left;
    const turn *b = right;
    if (a->changed != b->changed) {
        return a->changed ? 1 : -1;
    }
    if (fabs(a->width - b->width) > 1e-9) {
        return a->width > b->width ? -1 : 1;
    }
    return (a->index > b->index) - (a->index < b->index);
}

static void draw_edges(akt_drawing *drawing, akt_change_sheet *sheet)
{
    size_t count = sheet->map.edge_count;
    turn *turns = akt_change__get(sheet, count, sizeof *turns);
    if (turns == NULL) {
        akt_drawing_fail(drawing);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        bool changed = sheet->edges[sheet->drawn[i]].fate != AKT_FATE_SAME;
        turns[i] = (turn){changed, sheet->map.edges[i].width, i};
    }
    if (count > 1) {
        qsort(turns, count, sizeof *turns, compare_turns);
    }
    akt_drawing_group(drawing, "edges", "edges", NULL);
    for (size_t i = 0; i < count; i++) {
        draw_edge(drawing, sheet, turns[i].index);
    }
    akt_drawing_end(drawing);
}

static void draw_marks(akt_drawing *drawing, akt_change_sheet *sheet)
{
    static const akt_font font = {AKT_CHANGE_LABEL, true, AKT_COLOUR_CHANGED_TEXT,
                                  AKT_ANCHOR_START};
    akt_drawing_group(drawing, "marks", "marks", NULL);
    for (size_t i = 0; i < sheet->map.edge_count; i++) {
        const akt_change_mark *mark = &sheet->marks[i];
        if (mark->has_badge) {
            akt_change__draw_badge(drawing, mark->badge.x, mark->badge.y, AKT_CHANGE_BADGE,
                                   sheet->edges[sheet->drawn[i]].fate);
        }
        if (mark->label != NULL) {
            akt_drawing_text(drawing, mark->text.x, mark->text.y, mark->label, &font);
        }
    }
    akt_drawing_end(drawing);
}

static void draw_change(akt_drawing *drawing, akt_change_sheet *sheet)
{
    akt_map_scene *map = &sheet->map;
    for (size_t i = 0; i < map->box_count; i++) {
        map->boxes[i].colours = &pale;
    }
    akt_map__draw_boxes(drawing, map);
    draw_edges(drawing, sheet);
    draw_marks(drawing, sheet);
    akt_drawing_group(drawing, "nodes", "nodes", NULL);
    for (size_t i = 0; i < map->card_count; i++) {
        draw_card(drawing, sheet, &map->cards[map->order[i]]);
    }
    akt_drawing_end(drawing);
    akt_map__draw_titles(drawing, map);
}

/* A side as the map draws it, what is not there left open. */
static void draw_side(akt_drawing *drawing, akt_change_sheet *sheet, int side)
{
    akt_map_scene *shown = &sheet->shown[side];
    akt_map__draw_boxes(drawing, shown);
    if (!akt_map__draw_edges(drawing, shown)) {
        akt_drawing_fail(drawing);
    }
    akt_drawing_group(drawing, "nodes", "nodes", NULL);
    for (size_t i = 0; i < shown->card_count; i++) {
        size_t card = shown->order[i];
        if (akt_ref_is_set(sheet->card_parties[card]->refs[side])) {
            akt_map__draw_card(drawing, shown, &shown->cards[card]);
        }
    }
    akt_drawing_end(drawing);
    akt_map__draw_titles(drawing, shown);
    sheet->map.failed = sheet->map.failed || shown->failed;
}

static double right_of(const akt_change_sheet *sheet)
{
    return sheet->map.page->width + AKT_CHANGE_PANEL - sheet->map.page->margin;
}

akt_heading akt_change__heading(akt_change_sheet *sheet, akt_change_side side)
{
    return akt_heading__make(sheet->pool, akt_change__title(sheet, side),
                             akt_change__subtitle(sheet, side),
                             right_of(sheet) - sheet->map.page->margin, 1);
}

static void draw_sources(akt_drawing *drawing, akt_change_sheet *sheet, double y)
{
    double margin = sheet->map.page->margin;
    double room = right_of(sheet) - margin;
    akt_font font = {11.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_label_rule rule = {font.size, false, 1, room, 1e9, 0, 0};
    akt_label label;
    akt_map__make_label(&sheet->map, &label, akt_change__sources(sheet), &rule);
    akt_map__draw_lines(drawing, &label, margin, y, &font);
}

static bool draw(akt_drawing *drawing, akt_change_sheet *sheet, akt_change_side side)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    double height = akt_drawing_height(drawing);
    double foot = height - sheet->map.page->bottom + 20;
    const akt_heading heading = akt_change__heading(sheet, side);
    akt_drawing_box(drawing, 0, 0, akt_drawing_width(drawing), height, 0, &paper);
    akt_heading__draw(drawing, &heading, sheet->map.page->margin);
    if (sheet->map.card_count == 0) {
        akt_font font = {16, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
        akt_drawing_text(drawing, sheet->map.page->margin, 140,
                         akt_words(AKT_W_DIAGRAM_MAP_EMPTY, sheet->lang), &font);
    } else if (side == AKT_CHANGE_SIDE_BOTH) {
        draw_change(drawing, sheet);
        akt_change__draw_legend(drawing, sheet, foot);
    } else {
        akt_map_scene *shown = &sheet->shown[side == AKT_CHANGE_SIDE_AFTER];
        draw_side(drawing, sheet, side == AKT_CHANGE_SIDE_AFTER);
        shown->height = height;
        akt_map__draw_legend(drawing, shown);
    }
    akt_change__panel(drawing, sheet, side);
    if (side == AKT_CHANGE_SIDE_BOTH || sheet->map.card_count == 0) {
        draw_sources(drawing, sheet, height - 20);
    }
    return !akt_change__has_failed(sheet) && akt_drawing_status(drawing, NULL) == AKT_OK;
}

akt_status akt_change_draw(akt_drawing **out, const akt_comparisons *comparisons,
                           const akt_change_options *options, const akt_page *page, akt_error *err)
{
    akt_change_sheet sheet;
    akt_drawing *drawing = NULL;
    akt_change_side side = options != NULL ? options->side : AKT_CHANGE_SIDE_BOTH;
    *out = NULL;
    akt_status status =
        akt_change__build(&sheet, comparisons, options != NULL ? options->layers : 0, page, err);
    if (status == AKT_OK) {
        const akt_map_page *measures = sheet.map.page;
        double panel = akt_change__panel(NULL, &sheet, side);
        drawing = akt_drawing_new(
            page->lang, page->width, fmax(sheet.map.height, panel + measures->bottom),
            akt_change__title(&sheet, side), akt_change__subtitle(&sheet, side));
        if (drawing == NULL || !draw(drawing, &sheet, side)) {
            status = akt_error_memory(err);
        }
    }
    akt_change__dispose(&sheet);
    if (status != AKT_OK) {
        akt_drawing_free(drawing);
        return status;
    }
    *out = drawing;
    return AKT_OK;
}
