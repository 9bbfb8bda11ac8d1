#include "diagram/path_internal.h"
#include "diagram/quadrant_internal.h"
#include "diagram/text_width.h"
#include "words/words.h"

static const char *fill(akt_roles_sheet *sheet, akt_word word, size_t number)
{
    return akt_words_filled(sheet->pool, word, sheet->lang, akt_stand__number(sheet, number), NULL,
                            NULL, NULL);
}

/* That nobody is there is a fault only where somebody is asked for. */
static const char *ink_of_none(const akt_quadrant_field *field)
{
    bool asked = field->stand.state != AKT_CELL_NOT_NEEDED;
    return asked ? AKT_COLOUR_GAP : AKT_COLOUR_TEXT;
}

/* "Klar rolle: 5". */
static const char *group_words(akt_roles_sheet *sheet, const akt_quadrant_group *group)
{
    const char *strength = akt_roles__strength(sheet, group->strength);
    const char *count = group->total > 0 ? akt_stand__number(sheet, group->total)
                                         : akt_words(AKT_W_QUADRANT_NONE, sheet->lang);
    return akt_words_filled(sheet->pool, AKT_W_QUADRANT_GROUP, sheet->lang, strength, count, NULL,
                            NULL);
}

static void draw_group(akt_drawing *drawing, akt_roles_sheet *sheet,
                       const akt_quadrant_field *field, const akt_quadrant_group *group)
{
    bool none = group->total == 0;
    akt_font font = {13, true, none ? ink_of_none(field) : AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    double left = field->x + AKT_QUADRANT_PAD;
    akt_drawing_text(drawing, left, field->y + group->y + 4, group_words(sheet, group), &font);
    (void)akt_board__draw_text(drawing, &group->note, left, field->y + group->y + 22);
    if (group->shown < group->total) {
        akt_font more = {13, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
        akt_drawing_text(drawing, left, field->y + group->below + 10,
                         fill(sheet, AKT_W_QUADRANT_MORE, group->total - group->shown), &more);
    }
}

/* Two large figures with their words, and the state under them. */
static void draw_figures(akt_drawing *drawing, akt_roles_sheet *sheet,
                         const akt_quadrant_field *field)
{
    static const akt_word words[] = {AKT_W_COVERAGE_CLEAR, AKT_W_COVERAGE_POSSIBLES};
    double right = field->x + field->width - AKT_QUADRANT_PAD;
    const akt_coverage_cell *cell = field->stand.cell;
    for (int i = 0; i < 2; i++) {
        size_t count = field->stand.of_strength[i];
        const char *ink = i == 0 && count == 0 ? ink_of_none(field) : AKT_COLOUR_TEXT;
        akt_font large = {38, true, ink, AKT_ANCHOR_MIDDLE};
        akt_font small = {12.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
        double x = right - 135 + 90 * i;
        akt_drawing_text(drawing, x, field->y + 48, akt_stand__number(sheet, count), &large);
        akt_drawing_text(drawing, x, field->y + 66, akt_words(words[i], sheet->lang), &small);
    }
    (void)akt_roles__draw_state(drawing, right - 90, field->y + 86, field->stand.state,
                                akt_roles__state(sheet, field->stand.state));
    if (field->stand.state != AKT_CELL_NOT_NEEDED) {
        akt_font font = {11.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
        const char *asked =
            akt_stand__is_by_area(&field->stand)
                ? akt_words(AKT_W_QUADRANT_BY_AREA, sheet->lang)
                : fill(sheet, AKT_W_QUADRANT_MINIMUM, (size_t)cell->minimum);
        akt_drawing_text(drawing, right - 90, field->y + 109, asked, &font);
    }
}

static double whole_top(const akt_quadrant_field *field)
{
    return field->y + field->height - field->whole_height;
}

/* What the sources say of the actors as a whole, under a line. */
static void draw_whole(akt_drawing *drawing, const akt_quadrant_field *field)
{
    static const akt_style line = {NULL, AKT_COLOUR_EDGE, 1, NULL, 0};
    double left = field->x + AKT_QUADRANT_PAD;
    double y = whole_top(field);
    akt_buffer path = AKT_BUFFER_INIT;
    if (field->stand.whole_count > 0) {
        akt_path__add(&path, 'M', left, y);
        akt_path__add(&path, 'L', field->x + field->width - AKT_QUADRANT_PAD, y);
        akt_drawing_curve(drawing, &path, &line);
    }
    akt_buffer_dispose(&path);
    y += 6;
    for (size_t i = 0; i < field->stand.whole_count; i++) {
        const akt_board_text *text = &field->whole[i];
        double middle = y + AKT_QUADRANT_WHOLE / 2;
        akt_roles__draw_mark(drawing, left + 8, middle, field->stand.whole[i].strength);
        (void)akt_board__draw_text(drawing, text, left + 26, middle + 4.6);
        y += akt_quadrant__whole_height(text);
    }
}

static void draw_empty(akt_drawing *drawing, akt_roles_sheet *sheet,
                       const akt_quadrant_field *field)
{
    akt_font head = {20, true, ink_of_none(field), AKT_ANCHOR_MIDDLE};
    akt_font line = {13.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    double room = field->width - 2 * AKT_QUADRANT_PAD;
    double middle = (field->y + field->head + whole_top(field)) / 2;
    akt_board_text words = akt_board__break(
        sheet, akt_words(AKT_W_QUADRANT_EMPTY_WHY, sheet->lang), &line, room, 2);
    akt_drawing_text(drawing, field->x + field->width / 2, middle - 8,
                     akt_words(AKT_W_QUADRANT_EMPTY, sheet->lang), &head);
    (void)akt_board__draw_text(drawing, &words, field->x + field->width / 2, middle + 16);
}

static void draw_head(akt_drawing *drawing, akt_roles_sheet *sheet,
                      const akt_quadrant_field *field)
{
    akt_cell_state state = field->stand.state;
    const char *tint = akt_roles__state_tint(state);
    akt_style frame = {tint != NULL ? tint : AKT_COLOUR_TINT, akt_roles__state_ink(state), 1.4,
                       state == AKT_CELL_GAP ? "6 4" : NULL, 0};
    akt_drawing_box(drawing, field->x, field->y, field->width, field->height, 8, &frame);
    double y = akt_board__draw_text(drawing, &field->title, field->x + AKT_QUADRANT_PAD,
                                    field->y + 36);
    (void)akt_board__draw_text(drawing, &field->about, field->x + AKT_QUADRANT_PAD, y - 6);
    draw_figures(drawing, sheet, field);
}

void akt_quadrant__draw_field(akt_drawing *drawing, akt_roles_sheet *sheet,
                              const akt_quadrant_field *field)
{
    const akt_term *role =
        akt_dataset_term(sheet->dataset, AKT_VOCABULARY_ROLES, field->stand.role);
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "f-%s", role->record.id);
    akt_drawing_group(drawing, akt_roles__keep(sheet, &id), "field",
                      akt_stand__term(sheet, AKT_VOCABULARY_ROLES, field->stand.role));
    draw_head(drawing, sheet, field);
    for (size_t i = 0; i < field->group_count; i++) {
        draw_group(drawing, sheet, field, &field->groups[i]);
    }
    for (size_t i = 0; i < field->card_count; i++) {
        akt_quadrant__draw_card(drawing, sheet, field, &field->cards[i]);
    }
    if (field->group_count == 0) {
        draw_empty(drawing, sheet, field);
    }
    draw_whole(drawing, field);
    akt_drawing_end(drawing);
}
