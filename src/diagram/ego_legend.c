#include "diagram/ego_internal.h"

#include "diagram/map_internal.h"
#include "diagram/path_internal.h"
#include "diagram/roles_draw_internal.h"
#include "diagram/sources_internal.h"
#include "diagram/text_width.h"
#include "report/field_words.h"

#include <math.h>

#define SAMPLE 34.0  /* the width of a line or card */
#define BESIDE 8.0   /* sample to its words */
#define BETWEEN 26.0 /* two entries */
#define LINE 23.0
#define SIZE 12.5

typedef struct legend {
    akt_drawing *drawing;
    const akt_ego_scene *scene;
    double x, y;
} legend;

static void begin(legend *l, const char *words)
{
    double width = SAMPLE + BESIDE + akt_text_width(words, SIZE, false);
    if (l->x > AKT_EGO_MARGIN && l->x + width > l->scene->width - AKT_EGO_MARGIN) {
        l->x = AKT_EGO_MARGIN;
        l->y += LINE;
    }
}

static void finish(legend *l, const char *words)
{
    static const akt_font font = {SIZE, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    l->x += SAMPLE + BESIDE;
    akt_drawing_text(l->drawing, l->x, l->y + SIZE * 0.36, words, &font);
    l->x += akt_text_width(words, SIZE, false) + BETWEEN;
}

static bool is_straight(akt_ego_mark mark)
{
    return mark == AKT_EGO_COOPERATION || mark == AKT_EGO_MEMBERSHIP;
}

static void add_line(legend *l, const akt_ego_line *line, const char *words)
{
    akt_buffer path = AKT_BUFFER_INIT;
    akt_style head = {akt_palette_of_layer(akt_ego__layer(line->mark))->stroke, NULL, 0, NULL, 0};
    bool arrow = !is_straight(line->mark);
    begin(l, words);
    akt_path__add(&path, 'M', l->x, l->y);
    akt_path__add(&path, 'L', l->x + SAMPLE - (arrow ? 7 : 0), l->y);
    akt_ego__draw_line(l->drawing, &path, line);
    akt_buffer_clear(&path);
    if (arrow) {
        akt_map__arrowhead(&path, l->x + SAMPLE, l->y, line->width + 7, 0);
        akt_drawing_curve(l->drawing, &path, &head);
    }
    akt_buffer_dispose(&path);
    finish(l, words);
}

/* The thickest line of a mark that is drawn; false where none is. */
static bool find_line(const akt_ego_scene *scene, akt_ego_mark mark, bool planned,
                      akt_ego_line *out)
{
    bool found = false;
    for (size_t i = 0; i < scene->card_count; i++) {
        for (size_t k = 0; k < scene->cards[i].line_count; k++) {
            const akt_ego_line *line = &scene->cards[i].lines[k];
            bool fits = line->mark == mark && line->planned == planned;
            if (fits && (!found || line->width > out->width)) {
                *out = *line;
                found = true;
            }
        }
    }
    out->width = fmin(out->width, 6);
    return found;
}

static akt_word word_of(akt_ego_mark mark)
{
    static const akt_word words[AKT_EGO_MARKS] = {
        [AKT_EGO_GOVERNANCE] = AKT_W_DIAGRAM_LAYER_GOVERNANCE,
        [AKT_EGO_OWNERSHIP] = AKT_W_DIAGRAM_LAYER_OWNERSHIP,
        [AKT_EGO_COOPERATION] = AKT_W_DIAGRAM_LAYER_COOPERATION,
        [AKT_EGO_MEMBERSHIP] = AKT_W_DIAGRAM_LAYER_MEMBERSHIP,
        [AKT_EGO_MONEY] = AKT_W_DIAGRAM_FUNDING_KNOWN,
        [AKT_EGO_MONEY_UNKNOWN] = AKT_W_DIAGRAM_FUNDING_UNKNOWN,
        [AKT_EGO_MONEY_PROPOSED] = AKT_W_EGO_MONEY_PROPOSED,
    };
    return words[mark];
}

static void add_lines(legend *l)
{
    akt_ego_line line = {0};
    bool planned = false;
    akt_ego_line plan = {0};
    for (int mark = 0; mark < AKT_EGO_MARKS; mark++) {
        bool proposal = mark == AKT_EGO_MONEY_PROPOSED;
        if (find_line(l->scene, (akt_ego_mark)mark, proposal, &line)) {
            add_line(l, &line, akt_words(word_of((akt_ego_mark)mark), l->scene->lang));
        }
        if (mark == AKT_EGO_GOVERNANCE || mark == AKT_EGO_MONEY_UNKNOWN) {
            planned = find_line(l->scene, (akt_ego_mark)mark, true, &line) || planned;
            plan = planned && plan.width <= 0 ? line : plan;
        }
    }
    if (planned) {
        add_line(l, &plan, akt_words(AKT_W_EGO_PLAN_LINE, l->scene->lang));
    }
}

static void add_card(legend *l, const akt_ego_card *like, akt_word word)
{
    const char *words = akt_words(word, l->scene->lang);
    akt_ego_card card = *like;
    begin(l, words);
    card.x = l->x + 4;
    card.y = l->y - 8.5;
    card.width = 30;
    card.height = 17;
    akt_ego__draw_frame(l->drawing, &card);
    finish(l, words);
}

static const akt_ego_card *card_like(const akt_ego_scene *scene, akt_table table, bool driver)
{
    for (size_t i = 0; i < scene->card_count; i++) {
        const akt_ego_card *card = &scene->cards[i];
        if (card->ref.table == table && card->driver == driver && card->names == NULL) {
            return card;
        }
    }
    return NULL;
}

static void add_cards(legend *l)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS};
    static const akt_word words[] = {AKT_W_DIAGRAM_LEGEND_ACTOR, AKT_W_DIAGRAM_LEGEND_PROGRAMME,
                                     AKT_W_DIAGRAM_LEGEND_FORUM};
    akt_ego_card driver = {.driver = true, .colours = akt_palette_find(NULL)};
    for (size_t i = 0; i < 3; i++) {
        const akt_ego_card *card = card_like(l->scene, tables[i], false);
        if (card != NULL) {
            add_card(l, card, words[i]);
        }
    }
    driver.ref.table = AKT_TABLE_ACTORS;
    if (l->scene->focus.driver || card_like(l->scene, AKT_TABLE_ACTORS, true) != NULL) {
        add_card(l, &driver, AKT_W_DIAGRAM_LEGEND_DRIVER);
    }
}

static void add_roles(legend *l)
{
    static const akt_word words[AKT_STRENGTH_COUNT] = {
        AKT_W_DIAGRAM_ROLE_CLEAR, AKT_W_DIAGRAM_ROLE_POSSIBLE, AKT_W_DIAGRAM_ROLE_POTENTIAL,
        AKT_W_DIAGRAM_ROLE_WEAK, AKT_W_DIAGRAM_ROLE_ABSENT};
    const akt_ego_focus *f = &l->scene->focus;
    for (int32_t strength = 0; strength < AKT_STRENGTH_COUNT; strength++) {
        bool used = false;
        for (size_t i = 0; i < f->role_count; i++) {
            used = used || f->roles[i].strength == strength;
        }
        if (used) {
            const char *text = akt_words(words[strength], l->scene->lang);
            begin(l, text);
            akt_roles__draw_mark(l->drawing, l->x + 24, l->y, strength);
            finish(l, text);
        }
    }
}

static void add_foot(const legend *l, const char *text, double y)
{
    double room = l->scene->width - 2 * AKT_EGO_MARGIN;
    akt_font font = {11.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_label_rule rule = {11.5, false, 1, room, room, 0, 0};
    akt_label label = akt_ego__label(l->scene, text, &rule);
    akt_drawing_text(l->drawing, AKT_EGO_MARGIN, y, label.lines[0], &font);
}

void akt_ego__draw_legend(akt_drawing *drawing, const akt_ego_scene *scene)
{
    legend l = {drawing, scene, AKT_EGO_MARGIN, scene->legend_top + 18};
    akt_buffer sources = AKT_BUFFER_INIT;
    akt_drawing_group(drawing, "legend", "legend", NULL);
    add_lines(&l);
    if (l.x > AKT_EGO_MARGIN) {
        l.x = AKT_EGO_MARGIN;
        l.y += LINE;
    }
    add_cards(&l);
    add_roles(&l);
    akt_sources__add_line(&sources, scene->dataset, AKT_SOURCES_OF_TIES | AKT_SOURCES_OF_ROLES, scene->lang);
    if (scene->card_count > 0) {
        add_foot(&l, akt_words(AKT_W_EGO_RULE, scene->lang), scene->height - 36);
    }
    add_foot(&l, akt_buffer_settle(&sources, scene->pool), scene->height - 18);
    akt_drawing_end(drawing);
}
