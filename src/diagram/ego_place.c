#include "diagram/ego_internal.h"

#include "report/field_words.h"

#include <math.h>

#define CARDS_IN_A_ROW 7 /* above or below, without frames */
#define CELL 168.0       /* the width of a card there in frames, */
#define CELL_MOST 236.0  /* where they stand in one row */
#define CELL_GAP 10.0
#define INSET 12.0 /* frame to card */
#define PANEL_GAP 16.0
#define PANEL_TITLE 26.0
#define CHANNEL 70.0 /* where lines move sideways, above and below the middle */
#define CHANNEL_MOST 130.0
#define CARD_GAP 16.0
#define CARD_GAP_MOST 34.0
#define LEGEND 112.0
#define LEAST_WIDTH 1400.0 /* three cards side by side, and words on the lines between */
#define MOST_NAMES 3       /* of those that a card stands for */

static double page_width(const akt_ego_scene *scene)
{
    return fmax(scene->page->width, LEAST_WIDTH);
}

static double inner_width(const akt_ego_scene *scene)
{
    return page_width(scene) - 2 * AKT_EGO_MARGIN;
}

static double head_height(const akt_ego_scene *scene)
{
    return scene->heading.bottom + 18;
}

/* The whole name in two or three lines, else the short one, else in as many lines as it takes. */
static akt_label strip_label(const akt_ego_scene *scene, const akt_ego_card *card, double room)
{
    akt_label_rule rule = {AKT_EGO_STRIP_SIZE, card->driver, 3, room, room / 2, 60, 40};
    akt_label label = akt_ego__label(scene, card->name, &rule);
    if (!label.cut) {
        return label;
    }
    label = akt_ego__label(scene, card->brief, &rule);
    if (label.cut) {
        rule.lines = AKT_LABEL_LINES;
        label = akt_ego__label(scene, card->name, &rule);
    }
    return label;
}

/* As many names of a category as there is room for, and how many more. */
static akt_label sub_label(const akt_ego_scene *scene, const akt_ego_card *card, double room)
{
    akt_label_rule rule = {11.5, false, 3, room, room, 60, 12};
    for (size_t most = MOST_NAMES; card->names != NULL && most > 0; most--) {
        akt_label label = akt_ego__label(
            scene,
            akt_join_first_words(scene->pool, card->names, card->name_count, most, scene->lang),
            &rule);
        if (!label.cut) {
            return label;
        }
    }
    return (akt_label){.count = 0};
}

static double text_height(const akt_ego_card *card)
{
    return AKT_EGO_LINE * 1.1 * (double)card->label.count +
           AKT_EGO_LINE * (double)card->sub_label.count;
}

static void size_strip(akt_ego_scene *scene, akt_ego_side side, double cell)
{
    double most = 36;
    for (size_t i = scene->first_of[side]; i < scene->first_of[side + 1]; i++) {
        akt_ego_card *card = &scene->cards[i];
        card->width = cell;
        card->label = strip_label(scene, card, cell - 14);
        card->sub_label = sub_label(scene, card, cell - 14);
        most = fmax(most, text_height(card) + 14);
    }
    scene->row_height[side] = most;
}

static double panel_width(const akt_ego_panel *panel, double cell, bool framed)
{
    double columns = (double)panel->columns;
    return columns * cell + (columns - 1) * CELL_GAP + (framed ? 2 * INSET : 0);
}

/* Whether the groups have room side by side, each in so many rows. */
static bool fits(const akt_ego_scene *scene, akt_ego_side side, size_t rows)
{
    size_t cards = scene->first_of[side + 1] - scene->first_of[side];
    double width = -PANEL_GAP;
    if (rows == 1) {
        return cards <= CARDS_IN_A_ROW;
    }
    for (size_t i = 0; i < scene->panel_count; i++) {
        akt_ego_panel panel = scene->panels[i];
        panel.columns = (panel.card_count + rows - 1) / rows;
        width += panel.side == side ? panel_width(&panel, CELL, true) + PANEL_GAP : 0;
    }
    return rows >= cards || width <= inner_width(scene);
}

/* How many rows the groups take, and the widths of their cards and frames. */
static void shape_strip(akt_ego_scene *scene, akt_ego_side side)
{
    size_t cards = scene->first_of[side + 1] - scene->first_of[side];
    size_t rows = 1;
    while (!fits(scene, side, rows)) {
        rows++;
    }
    bool framed = rows > 1;
    double free = inner_width(scene) - PANEL_GAP * (double)cards;
    double cell = framed ? CELL : fmin(CELL_MOST, free / fmax(1, (double)cards));
    scene->framed[side] = framed;
    size_strip(scene, side, cell);
    for (size_t i = 0; i < scene->panel_count; i++) {
        akt_ego_panel *panel = &scene->panels[i];
        if (panel->side == side) {
            panel->columns = (panel->card_count + rows - 1) / rows;
            panel->rows = (panel->card_count + panel->columns - 1) / panel->columns;
            panel->width = panel_width(panel, cell, framed);
            panel->height = PANEL_TITLE +
                            (double)panel->rows * (scene->row_height[side] + CELL_GAP) -
                            (framed ? 0 : CELL_GAP) + (framed ? 4 : 0);
        }
    }
}

static double strip_height(const akt_ego_scene *scene, akt_ego_side side)
{
    double most = 0;
    for (size_t i = 0; i < scene->panel_count; i++) {
        const akt_ego_panel *panel = &scene->panels[i];
        most = panel->side == side ? fmax(most, panel->height) : most;
    }
    return most;
}

static void place_panel(akt_ego_scene *scene, const akt_ego_panel *panel)
{
    bool framed = scene->framed[panel->side];
    bool title_first = framed || panel->side == AKT_EGO_ABOVE;
    double row = scene->row_height[panel->side];
    for (size_t i = 0; i < panel->card_count; i++) {
        akt_ego_card *card = &scene->cards[panel->first_card + i];
        size_t column = i % panel->columns;
        card->x = panel->x + (framed ? INSET : 0) + (double)column * (card->width + CELL_GAP);
        card->y = panel->y + (title_first ? PANEL_TITLE : 0) +
                  (double)(i / panel->columns) * (row + CELL_GAP);
        card->height = row;
    }
}

/* Frames above stand on one line, those below hang from one. */
static void place_strip(akt_ego_scene *scene, akt_ego_side side, double top)
{
    double height = strip_height(scene, side);
    double width = -PANEL_GAP;
    for (size_t i = 0; i < scene->panel_count; i++) {
        width += scene->panels[i].side == side ? scene->panels[i].width + PANEL_GAP : 0;
    }
    double x = (page_width(scene) - width) / 2;
    for (size_t i = 0; i < scene->panel_count; i++) {
        akt_ego_panel *panel = &scene->panels[i];
        if (panel->side == side) {
            panel->x = x;
            panel->y = side == AKT_EGO_ABOVE ? top + height - panel->height : top;
            x += panel->width + PANEL_GAP;
            place_panel(scene, panel);
        }
    }
}

/* Ports of the lines from above or below, side by side in the middle of the focus. */
static void place_ports(akt_ego_scene *scene, akt_ego_side side)
{
    size_t count = 0, at = 0;
    for (size_t i = 0; i < scene->panel_count; i++) {
        const akt_ego_panel *panel = &scene->panels[i];
        count += panel->side != side ? 0 : scene->framed[side] ? 1 : panel->card_count;
    }
    double pitch = fmin(34, (AKT_EGO_FOCUS_WIDTH - 60) / fmax(1, (double)count));
    double first = page_width(scene) / 2 - pitch * ((double)count - 1) / 2;
    for (size_t i = 0; i < scene->panel_count; i++) {
        akt_ego_panel *panel = &scene->panels[i];
        if (panel->side != side) {
            continue;
        }
        if (scene->framed[side]) {
            panel->port = first + pitch * (double)at++;
            continue;
        }
        for (size_t k = 0; k < panel->card_count; k++) {
            akt_ego_card *card = &scene->cards[panel->first_card + k];
            card->lines[0].at = card->x + card->width / 2;
            card->lines[0].focus_at = first + pitch * (double)at++;
        }
    }
}

static double line_room(const akt_ego_line *line)
{
    return AKT_EGO_LINE * (double)line->label.count + line->width + 8;
}

static double port_room(const akt_ego_line *line)
{
    return fmax(17, line->width + 10);
}

static void size_column(akt_ego_scene *scene, akt_ego_side side)
{
    for (size_t i = scene->first_of[side]; i < scene->first_of[side + 1]; i++) {
        akt_ego_card *card = &scene->cards[i];
        double room = AKT_EGO_SIDE_WIDTH - 24;
        double lines = 6;
        akt_label_rule rule = {
            AKT_EGO_CARD_SIZE, card->driver, AKT_LABEL_LINES, room, room * 0.8, 60, 70};
        card->width = AKT_EGO_SIDE_WIDTH;
        card->label = akt_ego__label(scene, card->name, &rule);
        card->sub_label = sub_label(scene, card, room);
        for (size_t k = 0; k < card->line_count; k++) {
            lines += line_room(&card->lines[k]);
        }
        card->height = fmax(fmax(46, text_height(card) + 16), lines);
    }
}

static double column_height(const akt_ego_scene *scene, akt_ego_side side, double gap)
{
    double height = -gap;
    for (size_t i = scene->first_of[side]; i < scene->first_of[side + 1]; i++) {
        height += scene->cards[i].height + gap;
    }
    return fmax(0, height);
}

static double ports_height(const akt_ego_scene *scene, akt_ego_side side)
{
    double height = 0;
    for (size_t i = scene->first_of[side]; i < scene->first_of[side + 1]; i++) {
        for (size_t k = 0; k < scene->cards[i].line_count; k++) {
            height += port_room(&scene->cards[i].lines[k]);
        }
    }
    return height;
}

static void place_lines(const akt_ego_card *card, akt_ego_line *lines)
{
    double y = 0;
    for (size_t i = 0; i < card->line_count; i++) {
        y += line_room(&lines[i]);
    }
    y = card->y + (card->height - y) / 2;
    for (size_t i = 0; i < card->line_count; i++) {
        y += line_room(&lines[i]);
        lines[i].at = y - lines[i].width / 2 - 3;
    }
}

static void place_column(akt_ego_scene *scene, akt_ego_side side, double gap)
{
    double y = scene->centre - column_height(scene, side, gap) / 2;
    double port = scene->centre - ports_height(scene, side) / 2;
    scene->column_top[side] = y;
    for (size_t i = scene->first_of[side]; i < scene->first_of[side + 1]; i++) {
        akt_ego_card *card = &scene->cards[i];
        card->x = side == AKT_EGO_LEFT ? AKT_EGO_MARGIN
                                       : page_width(scene) - AKT_EGO_MARGIN - AKT_EGO_SIDE_WIDTH;
        card->y = y;
        y += card->height + gap;
        place_lines(card, card->lines);
        for (size_t k = 0; k < card->line_count; k++) {
            double room = port_room(&card->lines[k]);
            card->lines[k].focus_at = port + room / 2;
            port += room;
        }
    }
}

static void size_focus(akt_ego_scene *scene)
{
    akt_ego_focus *f = &scene->focus;
    double text = 24 * (double)f->label.count + (f->driver ? 19 : 0);
    text += 18 * (double)(f->kind_label.count + f->in_label.count + f->out_label.count);
    text += f->in_label.count + f->out_label.count > 0 ? 8 : 0;
    text += f->role_count > 0 ? 12 : 0;
    for (size_t i = 0; i < f->role_count; i++) {
        text += 6 + AKT_EGO_LINE * (double)f->roles[i].label.count;
    }
    text += f->none_label.count > 0 ? 10 + AKT_EGO_LINE * (double)f->none_label.count : 0;
    f->text_height = text;
    f->width = AKT_EGO_FOCUS_WIDTH;
    f->height =
        fmax(text + 40,
             fmax(ports_height(scene, AKT_EGO_LEFT), ports_height(scene, AKT_EGO_RIGHT)) + 24);
    f->x = (page_width(scene) - f->width) / 2;
}

static double middle_height(const akt_ego_scene *scene, double gap)
{
    double columns =
        fmax(column_height(scene, AKT_EGO_LEFT, gap), column_height(scene, AKT_EGO_RIGHT, gap));
    return fmax(columns + 64, scene->focus.height + 10);
}

/* Spare height goes to the room of the lines, then between the cards, then around them. */
static double spread(akt_ego_scene *scene, double spare, double *channel)
{
    double gap = CARD_GAP;
    *channel = CHANNEL + fmin(CHANNEL_MOST - CHANNEL, fmax(0, spare) / 4);
    spare -= 2 * (*channel - CHANNEL);
    while (spare > 0 && gap < CARD_GAP_MOST &&
           middle_height(scene, gap + 2) - middle_height(scene, CARD_GAP) <= spare) {
        gap += 2;
    }
    return gap;
}

static bool is_empty(const akt_ego_scene *scene, akt_ego_side side)
{
    return scene->first_of[side] == scene->first_of[side + 1];
}

static void stack(akt_ego_scene *scene)
{
    double head = head_height(scene);
    double above = is_empty(scene, AKT_EGO_ABOVE) ? 30 : strip_height(scene, AKT_EGO_ABOVE);
    double below = is_empty(scene, AKT_EGO_BELOW) ? 30 : strip_height(scene, AKT_EGO_BELOW);
    double need = head + above + below + 2 * CHANNEL + middle_height(scene, CARD_GAP) + LEGEND;
    double channel;
    double gap = spread(scene, scene->page->height - need, &channel);
    double used =
        need + 2 * (channel - CHANNEL) + middle_height(scene, gap) - middle_height(scene, CARD_GAP);
    double spare = fmax(0, scene->page->height - used);
    scene->height = ceil(fmax(scene->page->height, used));
    scene->above_y = head + spare / 4;
    scene->middle_top = scene->above_y + above + channel;
    scene->middle_bottom = scene->middle_top + middle_height(scene, gap) + spare / 4;
    scene->centre = (scene->middle_top + scene->middle_bottom) / 2;
    scene->below_y = scene->middle_bottom + channel;
    scene->legend_top = scene->height - LEGEND;
    scene->focus.y = scene->centre - scene->focus.height / 2;
    place_strip(scene, AKT_EGO_ABOVE, scene->above_y);
    place_strip(scene, AKT_EGO_BELOW, scene->below_y);
    place_column(scene, AKT_EGO_LEFT, gap);
    place_column(scene, AKT_EGO_RIGHT, gap);
}

void akt_ego__place(akt_ego_scene *scene)
{
    scene->width = page_width(scene);
    scene->heading = akt_heading__make(scene->pool, akt_ego__title(scene), akt_ego__subtitle(scene),
                                       inner_width(scene), 1);
    shape_strip(scene, AKT_EGO_ABOVE);
    shape_strip(scene, AKT_EGO_BELOW);
    size_column(scene, AKT_EGO_LEFT);
    size_column(scene, AKT_EGO_RIGHT);
    size_focus(scene);
    stack(scene);
    place_ports(scene, AKT_EGO_ABOVE);
    place_ports(scene, AKT_EGO_BELOW);
}
