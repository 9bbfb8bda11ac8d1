#include "diagram/areas_internal.h"
#include "diagram/text_width.h"
#include "model/schema.h"
#include "words/words.h"

static const akt_font head_font = {15.5, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
static const akt_font small_font = {12.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};

static double baseline(const akt_board_text *text, double top)
{
    return top + text->font.size;
}

static void draw_heads(akt_drawing *drawing, const akt_areas *a)
{
    static const akt_style box = {AKT_COLOUR_TINT, NULL, 0, NULL, 0};
    double goal_height = a->rows[0].y - a->goals_y - 6;
    akt_drawing_text(drawing, AKT_BOARD_MARGIN, a->goals_y + AKT_AREAS_PAD + 12,
                     akt_words(AKT_W_AREAS_GOAL, a->sheet->lang), &head_font);
    for (size_t i = 0; i < a->column_count; i++) {
        const akt_areas_column *column = &a->columns[i];
        double x = column->x + AKT_AREAS_PAD;
        (void)akt_board__draw_text(drawing, &column->title, x,
                                   baseline(&column->title, a->titles_y + 6));
        akt_drawing_box(drawing, column->x, a->goals_y, column->width, goal_height, 4, &box);
        (void)akt_board__draw_text(drawing, &column->goal, x,
                                   baseline(&column->goal, a->goals_y + AKT_AREAS_PAD));
    }
}

/* The name of a role, what it is, and how it stands whatever the area. */
static void draw_row_head(akt_drawing *drawing, const akt_areas *a, const akt_areas_row *row)
{
    akt_cell_state state = row->overall.state;
    const char *state_words = akt_roles__state(a->sheet, state);
    const char *words = akt_words(akt_stand__is_by_area(&row->overall)
                                      ? AKT_W_AREAS_ROLE_WEAKEST
                                      : AKT_W_AREAS_ROLE_OVERALL,
                                  a->sheet->lang);
    double x = AKT_BOARD_MARGIN;
    double y = akt_board__draw_text(drawing, &row->title, x,
                                    baseline(&row->title, row->y + AKT_AREAS_PAD));
    y = akt_board__draw_text(drawing, &row->about, x, y - 2) + 10;
    akt_drawing_text(drawing, x, y, words, &small_font);
    x += akt_text_width(words, small_font.size, false) + 8;
    double width = akt_text_width(state_words, 11.5, true) + 16;
    (void)akt_roles__draw_state(drawing, x + width / 2, y - 4.4, state, state_words);
}

/* A group of its own, told as a card is. */
static void begin_entry(akt_drawing *drawing, const akt_areas *a, const char *cell,
                        const akt_stand_holder *holder)
{
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer title = AKT_BUFFER_INIT;
    bool one = akt_ref_is_set(holder->row->holder);
    akt_buffer_format(&id, "n-%s.%s", cell,
                      one ? holder->row->id : akt_strength_name((akt_strength)holder->strength));
    akt_buffer_format(&title, "%s: %s", holder->row->name,
                      akt_roles__strength(a->sheet, holder->strength));
    akt_drawing_group(drawing, akt_roles__keep(a->sheet, &id),
                      !one                  ? "node whole"
                      : holder->row->driver ? "node driver"
                                            : "node",
                      akt_roles__keep(a->sheet, &title));
}

static void draw_entry(akt_drawing *drawing, const akt_areas_entry *entry, double x, double y)
{
    double top = y + entry->y;
    double base = baseline(&entry->name, top);
    if (entry->holder->row->driver) {
        akt_roles__draw_frame(drawing, x + AKT_AREAS_PAD + 21, top - AKT_AREAS_FRAME,
                              entry->name.label.width + 10,
                              akt_board__height(&entry->name) + 2 * AKT_AREAS_FRAME);
    }
    akt_roles__draw_mark(drawing, x + AKT_AREAS_PAD + 8, base - 0.36 * entry->name.font.size,
                         entry->holder->strength);
    (void)akt_board__draw_text(drawing, &entry->name, x + AKT_AREAS_PAD + 26, base);
}

static void draw_entries(akt_drawing *drawing, const akt_areas *a, const akt_areas_cell *cell,
                         const char *id, akt_point at)
{
    for (size_t i = 0; i < cell->count; i++) {
        begin_entry(drawing, a, id, cell->entries[i].holder);
        draw_entry(drawing, &cell->entries[i], at.x, at.y);
        akt_drawing_end(drawing);
    }
    if (cell->left_out > 0) {
        akt_font bold = small_font;
        bold.bold = true;
        akt_drawing_text(drawing, at.x + AKT_AREAS_PAD, at.y + cell->more_y + 12,
                         akt_words_filled(a->sheet->pool, AKT_W_AREAS_MORE, a->sheet->lang,
                                          akt_stand__number(a->sheet, cell->left_out), NULL, NULL,
                                          NULL),
                         &bold);
    }
}

static akt_style cell_style(akt_cell_state state, bool tagged)
{
    akt_style style = {AKT_COLOUR_PAPER, AKT_COLOUR_LINE, 1, NULL, 0};
    if (tagged && state != AKT_CELL_NOT_NEEDED) {
        style.fill = akt_roles__state_tint(state);
        style.stroke = akt_roles__state_ink(state);
        style.dash = state == AKT_CELL_GAP ? "6 4" : NULL;
    }
    return style;
}

static void draw_state(akt_drawing *drawing, const akt_areas *a, const akt_areas_cell *cell,
                       double x, double y)
{
    akt_cell_state state = cell->stand.cell->state;
    const char *words = akt_roles__state(a->sheet, state);
    akt_font quiet = {12, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_font loud = {13, true, AKT_COLOUR_GAP, AKT_ANCHOR_START};
    x += AKT_AREAS_PAD;
    if (state == AKT_CELL_NOT_NEEDED) {
        akt_drawing_text(drawing, x, y + AKT_AREAS_PAD + 12, words, &quiet);
        return;
    }
    double width = akt_text_width(words, 11.5, true) + 16;
    (void)akt_roles__draw_state(drawing, x + width / 2, y + AKT_AREAS_PAD + 9, state, words);
    if (cell->stand.count == 0) {
        akt_drawing_text(drawing, x + width + 10, y + AKT_AREAS_PAD + 13,
                         akt_words(AKT_W_AREAS_NOBODY, a->sheet->lang), &loud);
    }
}

static void draw_cell(akt_drawing *drawing, const akt_areas *a, size_t r, size_t c)
{
    const akt_areas_cell *cell = &a->cells[r * a->column_count + c];
    const akt_areas_column *column = &a->columns[c];
    const akt_areas_row *row = &a->rows[r];
    const char *role =
        akt_dataset_term(a->sheet->dataset, AKT_VOCABULARY_ROLES, (int32_t)r)->record.id;
    bool tagged = column->area != AKT_STAND_UNPLACED;
    akt_style style = cell_style(cell->stand.cell->state, tagged);
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "c-%s.%s", role, column->id);
    const char *id = akt_roles__keep(a->sheet, &text);
    akt_drawing_group(drawing, id, "cell",
                      tagged ? akt_roles__state(a->sheet, cell->stand.cell->state) : NULL);
    akt_drawing_box(drawing, column->x, row->y, column->width, row->height, 4, &style);
    if (tagged) {
        draw_state(drawing, a, cell, column->x, row->y);
    }
    draw_entries(drawing, a, cell, id + 2, (akt_point){column->x, row->y});
    akt_drawing_end(drawing);
}

static void draw_needs_of(akt_drawing *drawing, const akt_areas *a, const akt_areas_column *column)
{
    bool bare = column->area != AKT_STAND_UNPLACED && column->needs > 0 && !column->is_served;
    akt_font number = {24, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_font loud = {12.5, true, AKT_COLOUR_GAP, AKT_ANCHOR_START};
    akt_style style = cell_style(bare ? AKT_CELL_GAP : AKT_CELL_NOT_NEEDED, true);
    double x = column->x + AKT_AREAS_PAD;
    akt_drawing_box(drawing, column->x, a->needs_y, column->width, a->needs_height, 4, &style);
    const char *count = akt_stand__number(a->sheet, column->needs);
    akt_drawing_text(drawing, x, a->needs_y + 36, count, &number);
    if (bare) {
        double beside = akt_text_width(count, number.size, true) + 12;
        akt_board_text words =
            akt_board__break(a->sheet, akt_words(AKT_W_AREAS_UNSERVED, a->sheet->lang), &loud,
                             column->width - 2 * AKT_AREAS_PAD - beside, 3);
        double above = words.leading * ((double)words.label.count - 1) / 2;
        (void)akt_board__draw_text(drawing, &words, x + beside,
                                   a->needs_y + a->needs_height / 2 - above + 4.5);
    }
}

static void draw_needs(akt_drawing *drawing, const akt_areas *a)
{
    double room = a->columns[0].x - AKT_BOARD_MARGIN - 14;
    akt_lang lang = a->sheet->lang;
    akt_board_text title = akt_board__break(a->sheet, akt_words(AKT_W_AREAS_NEEDS, lang),
                                            &head_font, room, 2);
    akt_board_text why = akt_board__break(a->sheet, akt_words(AKT_W_AREAS_NEEDS_WHY, lang),
                                          &small_font, room, 3);
    double y = akt_board__draw_text(drawing, &title, AKT_BOARD_MARGIN,
                                    baseline(&title, a->needs_y + 2));
    (void)akt_board__draw_text(drawing, &why, AKT_BOARD_MARGIN, y - 4);
    for (size_t i = 0; i < a->column_count; i++) {
        draw_needs_of(drawing, a, &a->columns[i]);
    }
}

void akt_areas__draw_table(akt_drawing *drawing, const akt_areas *a)
{
    draw_heads(drawing, a);
    for (size_t r = 0; r < a->row_count; r++) {
        draw_row_head(drawing, a, &a->rows[r]);
        for (size_t c = 0; c < a->column_count; c++) {
            draw_cell(drawing, a, r, c);
        }
    }
    draw_needs(drawing, a);
}
