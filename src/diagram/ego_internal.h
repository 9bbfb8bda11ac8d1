#ifndef AKT_DIAGRAM_EGO_INTERNAL_H
#define AKT_DIAGRAM_EGO_INTERNAL_H

#include "base/list.h"
#include "diagram/ego.h"
#include "diagram/heading_internal.h"
#include "diagram/label_internal.h"
#include "diagram/palette.h"
#include "words/words.h"

/* One actor on a page, on its way from a dataset to a drawing:
 *   ego_facts   which records touch it, on which side each stands
 *   ego_cards   the parties of each side as cards, put together by category where they are many
 *   ego_lines   the lines of a card, their amounts and labels
 *   ego_focus   what the card in the middle says
 *   ego_place   where all of it stands
 *   ego_draw, ego_legend, ego_twin: the sheet, and the same in words
 * Texts live in the scene's pool, which remembers where memory was lacking. */

typedef enum akt_ego_side {
    AKT_EGO_LEFT,
    AKT_EGO_RIGHT,
    AKT_EGO_ABOVE,
    AKT_EGO_BELOW,
    AKT_EGO_SIDES
} akt_ego_side;

/* What those above and below have in common; one frame each. */
typedef enum akt_ego_group {
    AKT_EGO_OWNS,
    AKT_EGO_RUNS,
    AKT_EGO_PARTNER_IN,
    AKT_EGO_MEMBER_OF,
    AKT_EGO_WORKS_WITH,
    AKT_EGO_PARTNERS,
    AKT_EGO_MEMBERS,
    AKT_EGO_GROUPS,
    AKT_EGO_NO_GROUP = AKT_EGO_GROUPS /* left and right */
} akt_ego_group;

typedef enum akt_ego_mark {
    AKT_EGO_GOVERNANCE,
    AKT_EGO_OWNERSHIP,
    AKT_EGO_COOPERATION,
    AKT_EGO_MEMBERSHIP,
    AKT_EGO_MONEY,
    AKT_EGO_MONEY_UNKNOWN,
    AKT_EGO_MONEY_PROPOSED,
    AKT_EGO_MARKS
} akt_ego_mark;

typedef enum akt_ego_state {
    AKT_EGO_IN_FORCE,
    AKT_EGO_PLANNED,
    AKT_EGO_PROPOSED,
    AKT_EGO_ENDED,
    AKT_EGO_STATES
} akt_ego_state;

/* A record, or an entry of one, that ties the focus to a party. */
typedef struct akt_ego_fact {
    akt_ref other;
    const char *other_id;
    akt_ego_side side;
    akt_ego_group group;
    akt_ego_mark mark;
    akt_ego_state state;
    const char *kind; /* in a word or two, or NULL */
    const char *what; /* in a sentence, or NULL */
    const akt_record *record;
    const akt_flow *flow; /* or NULL */
    akt_date from, to;
    bool superseded;    /* a flow that another of its series stands for */
    const char *bucket; /* which card it goes to: an id of a party, category or kind */
    bool in_bucket;     /* of a category or kind */
} akt_ego_fact;

typedef struct akt_ego_line {
    akt_ego_mark mark;
    bool planned;      /* every record of it is */
    bool has_amount;   /* kroner: the width follows */
    double amount;
    int first_year, last_year; /* of the amount; 0 = not stated */
    akt_label label; /* left and right */
    double width;
    double at, focus_at; /* y of both ends beside the focus; x of both above and below */
} akt_ego_line;

typedef struct akt_ego_card {
    akt_ego_side side;
    akt_ego_group group;
    akt_ref ref; /* of one of the parties it stands for, the first by id */
    size_t parties;
    const char *id;    /* of the picture: unique */
    const char *name;  /* whole */
    const char *brief;
    const char **names; /* whom it stands for where these are a category; else NULL */
    size_t name_count;
    const char *category;
    const akt_palette_slot *colours;
    bool driver;
    size_t first_fact, fact_count;
    akt_ego_line lines[AKT_EGO_MARKS];
    size_t line_count;
    double weight; /* what it stands by: kroner */
    int32_t order; /* of its category */
    akt_label label, sub_label;
    double x, y, width, height;
} akt_ego_card;

/* A group above or below: the columns that its cards take. */
typedef struct akt_ego_panel {
    akt_ego_side side;
    akt_ego_group group;
    size_t first_card, card_count, parties;
    size_t columns, rows;
    double x, y, width, height;
    double port; /* x at the focus, of a frame's one line */
} akt_ego_panel;

/* A role that the focus has, or units of it, in areas. */
typedef struct akt_ego_role {
    int32_t role, strength;
    bool of_units;
    akt_label label;
} akt_ego_role;

typedef struct akt_ego_focus {
    const char *id;
    const char *name;
    const char *kind; /* or NULL */
    bool driver;
    const char *money_in, *money_out; /* or NULL */
    akt_ego_role *roles;
    size_t role_count;
    akt_label label, kind_label, in_label, out_label, none_label;
    double x, y, width, height, text_height;
} akt_ego_focus;

typedef struct akt_ego_scene {
    const akt_dataset *dataset;
    akt_ref ref;
    const akt_page *page;
    akt_lang lang;
    akt_pool *pool;
    akt_ego_fact *facts;
    size_t fact_count;
    size_t within; /* records that tie the focus to itself */
    akt_ego_card *cards; /* side by side, group by group */
    size_t card_count;
    size_t first_of[AKT_EGO_SIDES + 1]; /* of the cards */
    size_t parties[AKT_EGO_SIDES];
    bool together[AKT_EGO_SIDES]; /* by category */
    bool framed[AKT_EGO_SIDES];   /* one line a panel, not one a card */
    akt_ego_panel panels[AKT_EGO_GROUPS];
    size_t panel_count;
    akt_ego_focus focus;
    akt_heading heading;
    double width, height;
    double above_y, below_y;            /* where a side without cards says so */
    double column_top[AKT_EGO_RIGHT + 1]; /* of the cards beside the focus */
    double middle_top, middle_bottom;   /* between what stands above and below */
    double centre;                      /* of the focus and of the columns beside it */
    double row_height[AKT_EGO_SIDES];   /* of the cards above and below */
    double legend_top;
} akt_ego_scene;

/* Measures of the sheet, in px. The smallest text is 6.1 pt printed on A4. */
#define AKT_EGO_MARGIN 40.0
#define AKT_EGO_SIDE_WIDTH 268.0
#define AKT_EGO_LABEL_ROOM 170.0
#define AKT_EGO_FOCUS_WIDTH 318.0
#define AKT_EGO_CARD_SIZE 13.5
#define AKT_EGO_STRIP_SIZE 12.5
#define AKT_EGO_LABEL_SIZE 12.5
#define AKT_EGO_HEADING_SIZE 14.0
#define AKT_EGO_LINE 15.5  /* of small text */
#define AKT_EGO_ARROW 8.0 /* as akt_map__arrowhead draws it */

bool akt_ego__find_facts(akt_ego_scene *scene);
bool akt_ego__make_cards(akt_ego_scene *scene);

/* The lines of every card from its facts, which lie in the order of their marks. */
bool akt_ego__make_lines(akt_ego_scene *scene);
void akt_ego__describe_focus(akt_ego_scene *scene);
void akt_ego__place(akt_ego_scene *scene);

/* All of the above. The drawing and the twin begin here. */
akt_status akt_ego__build(akt_ego_scene *scene, const akt_dataset *dataset, akt_ref focus,
                          const akt_page *page, akt_pool *pool);

akt_layer akt_ego__layer(akt_ego_mark mark);
akt_ego_mark akt_ego__group_mark(akt_ego_group group);

/* Whether the line of a group points at the cards. */
bool akt_ego__group_points(akt_ego_group group);

akt_word akt_ego__heading(akt_ego_side side);

/* What is said where nobody stands on a side, or the focus in no role: of the dataset, or of what is
 * left of it. */
const char *akt_ego__nobody(const akt_ego_scene *scene, akt_ego_side side);
const char *akt_ego__no_role(const akt_ego_scene *scene);

const char *akt_ego__group_title(const akt_ego_scene *scene, const akt_ego_panel *panel);
const char *akt_ego__title(const akt_ego_scene *scene);
const char *akt_ego__subtitle(const akt_ego_scene *scene);

/* "styrer, gir oppdrag til": the kinds of the facts of a card in a mark, each once; "" without. */
const char *akt_ego__kinds(const akt_ego_scene *scene, const akt_ego_card *card,
                           akt_ego_mark mark);

/* The amount of a flow and its year. */
const char *akt_ego__flow_words(const akt_ego_scene *scene, const akt_flow *flow);

/* Whether a role record is one of those that a role of the focus stands for. */
bool akt_ego__has_role(const akt_ego_scene *scene, const akt_ego_role *like,
                       const akt_role *role);

/* What a card's line stands for, in words. */
const char *akt_ego__line_title(const akt_ego_scene *scene, const akt_ego_card *card,
                                akt_ego_mark mark);

/* The text in a mark of its own ("{0} (planlagt)"). */
const char *akt_ego__marked(const akt_ego_scene *scene, akt_ego_state state, const char *text);

/* The name of a party, with a word where it has ended. */
const char *akt_ego__name(const akt_ego_scene *scene, akt_ref ref, bool brief);

/* Breaks a text; an empty line where memory is lacking, which the pool remembers. */
akt_label akt_ego__label(const akt_ego_scene *scene, const char *text,
                         const akt_label_rule *rule);

void akt_ego__draw_legend(akt_drawing *drawing, const akt_ego_scene *scene);
void akt_ego__draw_line(akt_drawing *drawing, const akt_buffer *path, const akt_ego_line *line);
void akt_ego__draw_frame(akt_drawing *drawing, const akt_ego_card *card);

#endif
