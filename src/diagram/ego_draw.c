#include "diagram/ego_internal.h"

#include "diagram/map_internal.h"
#include "diagram/path_internal.h"
#include "diagram/roles_draw_internal.h"

static const char *const mark_names[AKT_EGO_MARKS] = {
    "governance", "ownership",       "cooperation",     "membership",
    "funding",    "funding-unknown", "funding-proposed"};

static const char *const group_names[AKT_EGO_GROUPS] = {
    "owns", "runs", "partner-in", "member-of", "works-with", "partners", "members"};

static void draw_lines(akt_drawing *drawing, const akt_label *label, double x, double y,
                       const akt_font *font, double step)
{
    for (size_t i = 0; i < label->count; i++) {
        akt_drawing_text(drawing, x, y + step * (double)i, label->lines[i], font);
    }
}

void akt_ego__draw_line(akt_drawing *drawing, const akt_buffer *path, const akt_ego_line *line)
{
    const akt_palette_layer *layer = akt_palette_of_layer(akt_ego__layer(line->mark));
    const char *dash = line->planned && layer->dash == NULL ? "7 4" : layer->dash;
    akt_style style = {NULL, layer->stroke, line->width, dash, 0};
    akt_style core = {NULL, AKT_COLOUR_PAPER, line->width - 2.4, NULL, 0};
    akt_drawing_curve(drawing, path, &style);
    if (line->mark == AKT_EGO_MONEY_UNKNOWN) {
        akt_drawing_curve(drawing, path, &core);
    }
}

static void draw_head(akt_drawing *drawing, const akt_ego_line *line, double x, double y,
                      int direction)
{
    const akt_palette_layer *layer = akt_palette_of_layer(akt_ego__layer(line->mark));
    akt_style style = {layer->stroke, NULL, 0, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    akt_map__arrowhead(&path, x, y, line->width + 7, direction);
    akt_drawing_curve(drawing, &path, &style);
    akt_buffer_dispose(&path);
}

static void open_edge(akt_drawing *drawing, const akt_ego_scene *scene, const char *from,
                      const char *to, const akt_ego_line *line, const char *title)
{
    const char *mark = mark_names[line->mark];
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer classes = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "e-%s-%s-%s", from, to, mark);
    akt_buffer_format(&classes, "edge %s from-%s to-%s%s", akt_layer_name(akt_ego__layer(line->mark)),
                      from, to, line->planned ? " planned" : "");
    akt_drawing_group(drawing, akt_buffer_settle(&id, scene->pool),
                      akt_buffer_settle(&classes, scene->pool), title);
}

/* From a card level past its words, then in a bow to the focus; or the other way. */
static void draw_beside(akt_drawing *drawing, const akt_ego_scene *scene,
                        const akt_ego_card *card, const akt_ego_line *line)
{
    const akt_ego_focus *f = &scene->focus;
    bool left = card->side == AKT_EGO_LEFT;
    double near = left ? card->x + card->width : card->x;
    double turn = left ? near + AKT_EGO_LABEL_ROOM : near - AKT_EGO_LABEL_ROOM;
    double edge = left ? f->x - AKT_EGO_ARROW + 1 : f->x + f->width;
    double start = left ? near : near - AKT_EGO_ARROW + 1;
    akt_buffer path = AKT_BUFFER_INIT;
    open_edge(drawing, scene, left ? card->id + 2 : f->id, left ? f->id : card->id + 2, line,
              akt_ego__line_title(scene, card, line->mark));
    akt_path__add(&path, 'M', start, line->at);
    akt_path__add(&path, 'L', turn, line->at);
    akt_path__add(&path, 'C', (turn + edge) / 2, line->at);
    akt_path__add(&path, ' ', (turn + edge) / 2, line->focus_at);
    akt_path__add(&path, ' ', edge, line->focus_at);
    akt_ego__draw_line(drawing, &path, line);
    akt_buffer_dispose(&path);
    draw_head(drawing, line, left ? f->x : card->x, left ? line->focus_at : line->at, 0);
    akt_drawing_end(drawing);
}

/* What a line from above or below goes between. */
typedef struct upright {
    double x, y;      /* at the card or frame */
    double port;      /* x at the focus */
    double turn;      /* from here on it is straight */
    double focus_y;
    bool points;      /* at the card */
} upright;

static void draw_upright(akt_drawing *drawing, const akt_ego_line *line, const upright *u)
{
    bool above = u->y < u->focus_y;
    double back = u->points ? AKT_EGO_ARROW - 1 : 0;
    double start = above ? u->y + back : u->y - back;
    double middle = (start + u->turn) / 2;
    akt_buffer path = AKT_BUFFER_INIT;
    akt_path__add(&path, 'M', u->x, start);
    akt_path__add(&path, 'C', u->x, middle);
    akt_path__add(&path, ' ', u->port, middle);
    akt_path__add(&path, ' ', u->port, u->turn);
    akt_path__add(&path, 'L', u->port, u->focus_y);
    akt_ego__draw_line(drawing, &path, line);
    akt_buffer_dispose(&path);
    if (u->points) {
        draw_head(drawing, line, u->x, u->y, above ? 2 : 1);
    }
}

static upright upright_of(const akt_ego_scene *scene, const akt_ego_panel *panel)
{
    bool above = panel->side == AKT_EGO_ABOVE;
    return (upright){
        .turn = above ? scene->middle_top : scene->middle_bottom,
        .focus_y = above ? scene->focus.y : scene->focus.y + scene->focus.height,
        .points = akt_ego__group_points(panel->group),
    };
}

static void draw_to_frame(akt_drawing *drawing, const akt_ego_scene *scene,
                          const akt_ego_panel *panel)
{
    akt_ego_line line = {.mark = akt_ego__group_mark(panel->group)};
    upright u = upright_of(scene, panel);
    line.width = akt_palette_of_layer(akt_ego__layer(line.mark))->width;
    u.x = panel->x + panel->width / 2;
    u.y = panel->side == AKT_EGO_ABOVE ? panel->y + panel->height : panel->y;
    u.port = panel->port;
    open_edge(drawing, scene, scene->focus.id, group_names[panel->group], &line,
              akt_ego__group_title(scene, panel));
    draw_upright(drawing, &line, &u);
    akt_drawing_end(drawing);
}

static void draw_to_cards(akt_drawing *drawing, const akt_ego_scene *scene,
                          const akt_ego_panel *panel)
{
    for (size_t i = 0; i < panel->card_count; i++) {
        const akt_ego_card *card = &scene->cards[panel->first_card + i];
        upright u = upright_of(scene, panel);
        u.x = card->lines[0].at;
        u.y = panel->side == AKT_EGO_ABOVE ? card->y + card->height : card->y;
        u.port = card->lines[0].focus_at;
        open_edge(drawing, scene, scene->focus.id, card->id + 2, &card->lines[0],
                  akt_ego__line_title(scene, card, card->lines[0].mark));
        draw_upright(drawing, &card->lines[0], &u);
        akt_drawing_end(drawing);
    }
}

static void draw_edges(akt_drawing *drawing, const akt_ego_scene *scene)
{
    akt_drawing_group(drawing, "edges", "edges", NULL);
    for (size_t i = 0; i < scene->first_of[AKT_EGO_ABOVE]; i++) {
        const akt_ego_card *card = &scene->cards[i];
        for (size_t k = 0; k < card->line_count; k++) {
            draw_beside(drawing, scene, card, &card->lines[k]);
        }
    }
    for (size_t i = 0; i < scene->panel_count; i++) {
        if (scene->framed[scene->panels[i].side]) {
            draw_to_frame(drawing, scene, &scene->panels[i]);
        } else {
            draw_to_cards(drawing, scene, &scene->panels[i]);
        }
    }
    akt_drawing_end(drawing);
}

void akt_ego__draw_frame(akt_drawing *drawing, const akt_ego_card *card)
{
    bool programme = card->ref.table == AKT_TABLE_PROGRAMMES;
    bool several = card->names != NULL;
    akt_style style = {card->colours->fill, card->colours->stroke, 1.3, NULL, 0};
    if (card->driver) {
        style.stroke = AKT_COLOUR_DRIVER;
        style.width = 2.6;
    }
    double radius = programme && !several ? 13 : 4;
    akt_drawing_box(drawing, card->x, card->y, card->width, card->height, radius, &style);
    if (card->ref.table == AKT_TABLE_FORUMS && !several) {
        style.fill = NULL;
        akt_drawing_box(drawing, card->x + 3, card->y + 3, card->width - 6, card->height - 6, 2,
                        &style);
    }
}

static void draw_card(akt_drawing *drawing, const akt_ego_scene *scene, const akt_ego_card *card)
{
    bool beside = card->group == AKT_EGO_NO_GROUP;
    double size = beside ? AKT_EGO_CARD_SIZE : AKT_EGO_STRIP_SIZE;
    akt_font font = {size, card->driver || card->names != NULL, AKT_COLOUR_TEXT,
                     AKT_ANCHOR_MIDDLE};
    akt_font small = {11.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    double step = AKT_EGO_LINE * 1.1;
    double height = step * (double)card->label.count +
                    AKT_EGO_LINE * (double)card->sub_label.count;
    double x = card->x + card->width / 2;
    double y = card->y + (card->height - height) / 2 + step * 0.74;
    akt_buffer classes = AKT_BUFFER_INIT;
    akt_buffer_format(&classes, "node %s%s", card->category, card->driver ? " driver" : "");
    akt_drawing_group(drawing, card->id, akt_buffer_settle(&classes, scene->pool), card->name);
    akt_ego__draw_frame(drawing, card);
    draw_lines(drawing, &card->label, x, y, &font, step);
    draw_lines(drawing, &card->sub_label, x, y + step * (double)card->label.count, &small,
               AKT_EGO_LINE);
    akt_drawing_end(drawing);
}

/* Beside the card, over each of its lines. */
static void draw_labels(akt_drawing *drawing, const akt_ego_card *card)
{
    bool left = card->side == AKT_EGO_LEFT;
    double x = left ? card->x + card->width + 10 : card->x - 12;
    for (size_t i = 0; i < card->line_count; i++) {
        const akt_ego_line *line = &card->lines[i];
        akt_font font = {AKT_EGO_LABEL_SIZE, false,
                         akt_palette_of_layer(akt_ego__layer(line->mark))->stroke,
                         left ? AKT_ANCHOR_START : AKT_ANCHOR_END};
        double y = line->at - line->width / 2 - 4.5 -
                   AKT_EGO_LINE * (double)(line->label.count - 1);
        draw_lines(drawing, &line->label, x, y, &font, AKT_EGO_LINE);
    }
}

static void open_frame(akt_drawing *drawing, const akt_ego_scene *scene,
                       const akt_ego_panel *panel)
{
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer classes = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "f-%s", group_names[panel->group]);
    akt_buffer_format(&classes, "frame %s", group_names[panel->group]);
    akt_drawing_group(drawing, akt_buffer_settle(&id, scene->pool),
                      akt_buffer_settle(&classes, scene->pool),
                      akt_ego__group_title(scene, panel));
}

static void draw_panel(akt_drawing *drawing, const akt_ego_scene *scene,
                       const akt_ego_panel *panel)
{
    static const akt_style frame = {AKT_COLOUR_TINT, AKT_COLOUR_LINE, 1, NULL, 0};
    bool framed = scene->framed[panel->side];
    bool beneath = !framed && panel->side == AKT_EGO_BELOW;
    akt_font font = {AKT_EGO_HEADING_SIZE, true, AKT_COLOUR_TEXT,
                     framed ? AKT_ANCHOR_START : AKT_ANCHOR_MIDDLE};
    if (framed) {
        open_frame(drawing, scene, panel);
        akt_drawing_box(drawing, panel->x, panel->y, panel->width, panel->height, 6, &frame);
        akt_drawing_end(drawing);
    }
    akt_drawing_text(drawing, framed ? panel->x + 12 : panel->x + panel->width / 2,
                     panel->y + (beneath ? panel->height - 6 : 18),
                     akt_ego__group_title(scene, panel), &font);
}

static void draw_nobody(akt_drawing *drawing, const akt_ego_scene *scene, akt_ego_side side)
{
    bool beside = side == AKT_EGO_LEFT || side == AKT_EGO_RIGHT;
    akt_font font = {13, false, AKT_COLOUR_SUB,
                     side == AKT_EGO_LEFT    ? AKT_ANCHOR_START
                     : side == AKT_EGO_RIGHT ? AKT_ANCHOR_END
                                             : AKT_ANCHOR_MIDDLE};
    double room = beside ? AKT_EGO_SIDE_WIDTH + 60 : 900;
    akt_label_rule rule = {13, false, 3, room, beside ? 0 : room, 1000, 20};
    akt_label label = akt_ego__label(
        scene, akt_ego__nobody(scene, side), &rule);
    double x = side == AKT_EGO_LEFT    ? AKT_EGO_MARGIN
               : side == AKT_EGO_RIGHT ? scene->width - AKT_EGO_MARGIN
                                       : scene->width / 2;
    double y = side == AKT_EGO_ABOVE   ? scene->above_y + 14
               : side == AKT_EGO_BELOW ? scene->below_y + 14
                                       : scene->centre + 5;
    draw_lines(drawing, &label, x, y, &font, 18);
}

static void draw_side(akt_drawing *drawing, const akt_ego_scene *scene, akt_ego_side side)
{
    bool left = side == AKT_EGO_LEFT;
    akt_font font = {AKT_EGO_HEADING_SIZE, true, AKT_COLOUR_TEXT,
                     left ? AKT_ANCHOR_START : AKT_ANCHOR_END};
    if (scene->first_of[side] == scene->first_of[side + 1]) {
        draw_nobody(drawing, scene, side);
    } else if (side == AKT_EGO_LEFT || side == AKT_EGO_RIGHT) {
        akt_drawing_text(drawing, left ? AKT_EGO_MARGIN : scene->width - AKT_EGO_MARGIN,
                         scene->column_top[side] - 12,
                         akt_words(akt_ego__heading(side), scene->lang), &font);
    }
}

static void draw_role(akt_drawing *drawing, const akt_ego_focus *f, const akt_ego_role *role,
                      double y)
{
    akt_font font = {12.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_roles__draw_mark(drawing, f->x + 26, y - 4.3, role->strength);
    draw_lines(drawing, &role->label, f->x + 42, y, &font, AKT_EGO_LINE);
}

static void draw_focus_text(akt_drawing *drawing, const akt_ego_scene *scene)
{
    const akt_ego_focus *f = &scene->focus;
    akt_font name = {20, true, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    akt_font line = {12.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_MIDDLE};
    akt_font driver = {13, true, AKT_COLOUR_DRIVER, AKT_ANCHOR_MIDDLE};
    double x = f->x + f->width / 2;
    double y = f->y + (f->height - f->text_height) / 2 + 18;
    const akt_label *small[] = {&f->kind_label, &f->in_label, &f->out_label};
    draw_lines(drawing, &f->label, x, y, &name, 24);
    y += 24 * (double)f->label.count - 3;
    for (size_t i = 0; i < 3; i++) {
        y += i == 1 && f->in_label.count + f->out_label.count > 0 ? 8 : 0;
        draw_lines(drawing, small[i], x, y, &line, 18);
        y += 18 * (double)small[i]->count;
        if (i == 0 && f->driver) {
            akt_drawing_text(drawing, x, y + 1,
                             akt_words(AKT_W_DIAGRAM_LEGEND_DRIVER, scene->lang), &driver);
            y += 19;
        }
    }
    y += 12;
    for (size_t i = 0; i < f->role_count; i++) {
        draw_role(drawing, f, &f->roles[i], y);
        y += 6 + AKT_EGO_LINE * (double)f->roles[i].label.count;
    }
    draw_lines(drawing, &f->none_label, x, y, &line, AKT_EGO_LINE);
}

static void draw_focus(akt_drawing *drawing, const akt_ego_scene *scene)
{
    const akt_ego_focus *f = &scene->focus;
    const akt_party *party = akt_dataset_party(scene->dataset, scene->ref);
    const akt_term *term =
        akt_dataset_term(scene->dataset, AKT_VOCABULARY_CATEGORIES, party->category);
    const akt_palette_slot *colours = akt_palette_find(term != NULL ? term->slot : NULL);
    akt_style style = {AKT_COLOUR_PAPER, f->driver ? AKT_COLOUR_DRIVER : colours->stroke, 3.6,
                       NULL, 0};
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "n-%s", f->id);
    akt_drawing_group(drawing, akt_buffer_settle(&id, scene->pool),
                      f->driver ? "node focus driver" : "node focus", f->name);
    akt_drawing_box(drawing, f->x, f->y, f->width, f->height, 14, &style);
    draw_focus_text(drawing, scene);
    akt_drawing_end(drawing);
}

static void draw(akt_drawing *drawing, const akt_ego_scene *scene)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    akt_drawing_box(drawing, 0, 0, scene->width, scene->height, 0, &paper);
    akt_heading__draw(drawing, &scene->heading, AKT_EGO_MARGIN);
    for (size_t i = 0; i < scene->panel_count; i++) {
        draw_panel(drawing, scene, &scene->panels[i]);
    }
    draw_edges(drawing, scene);
    akt_drawing_group(drawing, "nodes", "nodes", NULL);
    for (size_t i = 0; i < scene->card_count; i++) {
        draw_card(drawing, scene, &scene->cards[i]);
    }
    draw_focus(drawing, scene);
    akt_drawing_end(drawing);
    for (size_t i = 0; i < scene->first_of[AKT_EGO_ABOVE]; i++) {
        draw_labels(drawing, &scene->cards[i]);
    }
    for (int side = 0; side < AKT_EGO_SIDES; side++) {
        draw_side(drawing, scene, (akt_ego_side)side);
    }
    akt_ego__draw_legend(drawing, scene);
}

akt_status akt_ego_draw(akt_drawing **out, const akt_dataset *dataset, akt_ref focus,
                        const akt_page *page, akt_error *err)
{
    akt_ego_scene scene;
    akt_pool *pool = akt_pool_new();
    akt_drawing *drawing = NULL;
    *out = NULL;
    if (pool != NULL && akt_ego__build(&scene, dataset, focus, page, pool) == AKT_OK) {
        drawing = akt_drawing_new(page->lang, scene.width, scene.height, akt_ego__title(&scene),
                                  akt_ego__subtitle(&scene));
    }
    akt_status status = AKT_ENOMEM;
    if (drawing != NULL) {
        draw(drawing, &scene);
        status = akt_pool_has_failed(pool) ? AKT_ENOMEM : akt_drawing_status(drawing, err);
    }
    akt_pool_free(pool);
    if (status != AKT_OK) {
        akt_drawing_free(drawing);
        return akt_error_memory(err);
    }
    *out = drawing;
    return AKT_OK;
}
