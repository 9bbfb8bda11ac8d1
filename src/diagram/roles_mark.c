#include "diagram/path_internal.h"
#include "diagram/roles_draw_internal.h"
#include "diagram/text_width.h"
#include "words/words.h"

#define DOT 7.5

double akt_roles__x(const akt_roles_matrix *m, size_t column)
{
    return m->sheet->columns[column].left + m->sheet->columns[column].width / 2;
}

static void draw_cross(akt_drawing *drawing, double x, double y)
{
    static const akt_style style = {NULL, AKT_COLOUR_GAP, 2.2, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    akt_path__add(&path, 'M', x - 5, y - 5);
    akt_path__add(&path, 'L', x + 5, y + 5);
    akt_path__add(&path, 'M', x + 5, y - 5);
    akt_path__add(&path, 'L', x - 5, y + 5);
    akt_drawing_curve(drawing, &path, &style);
    akt_buffer_dispose(&path);
}

void akt_roles__draw_mark(akt_drawing *drawing, double x, double y, int32_t strength)
{
    static const akt_style clear = {AKT_COLOUR_COVERED, AKT_COLOUR_COVERED, 1, NULL, 0};
    static const akt_style possible = {AKT_COLOUR_PAPER, AKT_COLOUR_COVERED, 2.6, NULL, 0};
    static const akt_style potential = {AKT_COLOUR_PAPER, AKT_COLOUR_EDGE, 1.8, "2.6 2.2", 0};
    static const akt_style weak = {AKT_COLOUR_THIN, NULL, 0, NULL, 0};
    switch (strength) {
    case AKT_STRENGTH_CLEAR:
        akt_drawing_circle(drawing, x, y, DOT, &clear);
        break;
    case AKT_STRENGTH_POSSIBLE:
        akt_drawing_circle(drawing, x, y, DOT - 0.8, &possible);
        break;
    case AKT_STRENGTH_POTENTIAL:
        akt_drawing_circle(drawing, x, y, DOT, &potential);
        break;
    case AKT_STRENGTH_WEAK:
        akt_drawing_box(drawing, x - 6, y - 2, 12, 4, 1, &weak);
        break;
    default:
        draw_cross(drawing, x, y);
        break;
    }
}

/* Colours of a state's tag and of its column. */
const char *akt_roles__state_ink(akt_cell_state state)
{
    return state == AKT_CELL_GAP          ? AKT_COLOUR_GAP
           : state == AKT_CELL_THIN       ? AKT_COLOUR_THIN
           : state == AKT_CELL_NOT_NEEDED ? AKT_COLOUR_SUB
                                          : AKT_COLOUR_COVERED;
}

const char *akt_roles__state_tint(akt_cell_state state)
{
    return state == AKT_CELL_GAP          ? AKT_COLOUR_GAP_TINT
           : state == AKT_CELL_THIN       ? AKT_COLOUR_THIN_TINT
           : state == AKT_CELL_NOT_NEEDED ? NULL
                                          : AKT_COLOUR_COVERED_TINT;
}

void akt_roles__draw_tint(const akt_roles_matrix *m, size_t index)
{
    const akt_roles_column *column = &m->sheet->columns[index];
    akt_cell_state state = column->cell->state;
    if (state == AKT_CELL_GAP || state == AKT_CELL_THIN) {
        akt_style style = {akt_roles__state_tint(state), NULL, 0, NULL, 0};
        akt_drawing_box(m->drawing, column->left + 2, m->top, column->width - 4,
                        m->bottom - m->top + AKT_ROLES_ROW, 0, &style);
    }
}

double akt_roles__draw_state(akt_drawing *drawing, double x, double y, akt_cell_state state,
                             const char *word)
{
    akt_font font = {11.5, true, akt_roles__state_ink(state), AKT_ANCHOR_MIDDLE};
    akt_style style = {akt_roles__state_tint(state), akt_roles__state_ink(state), 1,
                       state == AKT_CELL_GAP ? "3 2" : NULL, 0};
    double width = akt_text_width(word, font.size, true) + 16;
    akt_drawing_box(drawing, x - width / 2, y - 10, width, 19, 9.5, &style);
    akt_drawing_text(drawing, x, y + 3.8, word, &font);
    return width;
}

void akt_roles__draw_tag(const akt_roles_matrix *m, size_t index)
{
    akt_cell_state state = m->sheet->columns[index].cell->state;
    if (state != AKT_CELL_NOT_NEEDED) {
        (void)akt_roles__draw_state(m->drawing, akt_roles__x(m, index), m->top - 17, state,
                                    akt_roles__state(m->sheet, state));
    }
}

void akt_roles__draw_frame(akt_drawing *drawing, double x, double y, double width, double height)
{
    static const akt_style frame = {AKT_COLOUR_PAPER, AKT_COLOUR_DRIVER, 2.2, NULL, 0};
    akt_drawing_box(drawing, x, y, width, height, 4, &frame);
}

static double legend_entry(akt_drawing *drawing, double x, double y, const char *words)
{
    akt_font font = {12.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_drawing_text(drawing, x, y + 4.4, words, &font);
    return x + akt_text_width(words, font.size, false) + 40;
}

static bool has_driver(const akt_roles_sheet *sheet)
{
    return sheet->row_count > 0 && sheet->rows[0].driver;
}

void akt_roles__draw_legend(akt_drawing *drawing, const akt_roles_sheet *sheet, double x, double y)
{
    akt_drawing_group(drawing, "legend", "legend", NULL);
    for (int32_t i = 0; i < AKT_STRENGTH_COUNT; i++) {
        if (sheet->has_strength[i]) {
            akt_roles__draw_mark(drawing, x, y, i);
            x = legend_entry(drawing, x + 16, y, akt_roles__strength(sheet, i));
        }
    }
    if (has_driver(sheet)) {
        akt_roles__draw_frame(drawing, x - 6, y - 8, 28, 16);
        (void)legend_entry(drawing, x + 32, y,
                           akt_words(AKT_W_DIAGRAM_LEGEND_DRIVER_UNIT, sheet->lang));
    }
    akt_drawing_end(drawing);
}
