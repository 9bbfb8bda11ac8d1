#include "diagram/roles.h"

#include "diagram/palette.h"
#include "diagram/roles_internal.h"
#include "diagram/sources_internal.h"
#include "diagram/text_width.h"
#include "words/words.h"

#include <math.h>

#define WIDTH 1587.0
#define MARGIN 40.0
#define NAMES 330.0  /* the width of the holders' names */
#define BARS 190.0
#define COLUMN_MOST 116.0
#define COLUMN_LEAST 62.0
#define ROW 33.0
#define HEAD_TOP 118.0 /* of the roles' names */
#define HEAD 112.0     /* from there to the first row */
#define FOOT 108.0
#define DOT 7.5

typedef struct matrix {
    akt_drawing *drawing;
    const akt_roles_sheet *sheet;
    double left;   /* of the first column */
    double column; /* the width of one */
    double top;    /* of the first row */
    double bottom; /* of the last */
    double width;
} matrix;

static const akt_font name_font = {13.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
static const akt_font head_font = {11.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};

static double column_x(const matrix *m, size_t column)
{
    return m->left + m->column * ((double)column + 0.5);
}

static double row_y(const matrix *m, size_t row)
{
    return m->top + ROW * ((double)row + 0.5);
}

static akt_font with(akt_font font, bool bold, const char *colour, akt_anchor anchor)
{
    font.bold = bold;
    font.colour = colour;
    font.anchor = anchor;
    return font;
}

static void add_xy(akt_buffer *out, char command, double x, double y)
{
    akt_buffer_add_char(out, command);
    akt_buffer_add_fixed(out, x, 1);
    akt_buffer_add_char(out, ' ');
    akt_buffer_add_fixed(out, y, 1);
}

static void draw_rule(akt_drawing *drawing, double left, double right, double y,
                      const akt_style *style)
{
    akt_buffer path = AKT_BUFFER_INIT;
    add_xy(&path, 'M', left, y);
    add_xy(&path, 'L', right, y);
    akt_drawing_path(drawing, akt_buffer_text(&path), style);
    akt_buffer_dispose(&path);
}

static void draw_cross(akt_drawing *drawing, double x, double y)
{
    static const akt_style style = {NULL, AKT_COLOUR_GAP, 2.2, NULL, 0};
    akt_buffer path = AKT_BUFFER_INIT;
    add_xy(&path, 'M', x - 5, y - 5);
    add_xy(&path, 'L', x + 5, y + 5);
    add_xy(&path, 'M', x + 5, y - 5);
    add_xy(&path, 'L', x - 5, y + 5);
    akt_drawing_path(drawing, akt_buffer_text(&path), &style);
    akt_buffer_dispose(&path);
}

/* Five shapes that differ without their colours. */
static void draw_mark(akt_drawing *drawing, double x, double y, int32_t strength)
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
static const char *state_ink(akt_cell_state state)
{
    return state == AKT_CELL_GAP          ? AKT_COLOUR_GAP
           : state == AKT_CELL_THIN       ? AKT_COLOUR_THIN
           : state == AKT_CELL_NOT_NEEDED ? AKT_COLOUR_SUB
                                          : AKT_COLOUR_COVERED;
}

static const char *state_tint(akt_cell_state state)
{
    return state == AKT_CELL_GAP          ? AKT_COLOUR_GAP_TINT
           : state == AKT_CELL_THIN       ? AKT_COLOUR_THIN_TINT
           : state == AKT_CELL_NOT_NEEDED ? NULL
                                          : AKT_COLOUR_COVERED_TINT;
}

static void draw_tint(const matrix *m, size_t index)
{
    akt_cell_state state = m->sheet->columns[index].cell->state;
    if (state == AKT_CELL_GAP || state == AKT_CELL_THIN) {
        akt_style style = {state_tint(state), NULL, 0, NULL, 0};
        akt_drawing_box(m->drawing, column_x(m, index) - m->column / 2 + 2, m->top,
                        m->column - 4, m->bottom - m->top + ROW, 0, &style);
    }
}

static void draw_tag(const matrix *m, size_t index)
{
    akt_cell_state state = m->sheet->columns[index].cell->state;
    const char *word = akt_roles__state(m->sheet, state);
    akt_font font = with(head_font, state != AKT_CELL_NOT_NEEDED, state_ink(state),
                         AKT_ANCHOR_MIDDLE);
    double x = column_x(m, index);
    double y = m->top - 17;
    akt_style style = {state_tint(state), state_ink(state), 1,
                       state == AKT_CELL_GAP ? "3 2" : NULL, 0};
    if (state == AKT_CELL_NOT_NEEDED) {
        return;
    }
    double width = akt_text_width(word, font.size, true) + 16;
    akt_drawing_box(m->drawing, x - width / 2, y - 10, width, 19, 9.5, &style);
    akt_drawing_text(m->drawing, x, y + 3.8, word, &font);
}

static void draw_head(const matrix *m, size_t index)
{
    const akt_roles_column *column = &m->sheet->columns[index];
    bool gap = column->cell->state == AKT_CELL_GAP;
    akt_font font = with(head_font, gap, gap ? AKT_COLOUR_GAP : AKT_COLOUR_TEXT,
                         AKT_ANCHOR_MIDDLE);
    akt_label_rule rule = {font.size, gap, 4, m->column - 6, 0, 0, 14};
    akt_label label;
    if (!akt_label__make(&label, m->sheet->pool, column->name, &rule)) {
        return;
    }
    double y = HEAD_TOP + 30;
    for (size_t i = 0; i < label.count; i++) {
        akt_drawing_text(m->drawing, column_x(m, index), y + 13.5 * (double)i, label.lines[i],
                         &font);
    }
    draw_tag(m, index);
}

/* The name of a role over its columns, and a line that holds them together. */
static void draw_role(const matrix *m, size_t first, size_t count)
{
    static const akt_style line = {NULL, AKT_COLOUR_TEXT, 1.6, NULL, 0};
    double left = column_x(m, first) - m->column / 2 + 4;
    double right = column_x(m, first + count - 1) + m->column / 2 - 4;
    akt_font font = with(name_font, true, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE);
    akt_label_rule rule = {font.size, true, 2, right - left, right - left, 0, 1000};
    akt_label label;
    const char *name = akt_roles__role(m->sheet, m->sheet->columns[first].role);
    if (!akt_label__make(&label, m->sheet->pool, name, &rule)) {
        return;
    }
    for (size_t i = 0; i < label.count; i++) {
        double above = 16 * (double)(label.count - 1 - i);
        akt_drawing_text(m->drawing, (left + right) / 2, HEAD_TOP + 4 - above, label.lines[i],
                         &font);
    }
    draw_rule(m->drawing, left, right, HEAD_TOP + 12, &line);
}

static void draw_heads(const matrix *m)
{
    size_t first = 0;
    for (size_t i = 0; i < m->sheet->column_count; i++) {
        draw_tint(m, i);
        draw_head(m, i);
        bool last = i + 1 == m->sheet->column_count ||
                    m->sheet->columns[i + 1].area == AKT_NONE;
        if (last) {
            draw_role(m, first, i + 1 - first);
            first = i + 1;
        }
    }
}

static void draw_name(const matrix *m, const akt_roles_row *row, double y)
{
    static const akt_style frame = {AKT_COLOUR_PAPER, AKT_COLOUR_DRIVER, 2.2, NULL, 0};
    akt_font font = with(name_font, row->driver || !akt_ref_is_set(row->holder),
                         AKT_COLOUR_TEXT, AKT_ANCHOR_START);
    akt_label_rule rule = {font.size, font.bold, 1, NAMES - 26, NAMES, 0, 0};
    akt_label label;
    bool fits = akt_text_width(row->name, font.size, font.bold) <= rule.room;
    if (!akt_label__make(&label, m->sheet->pool, fits ? row->name : row->brief, &rule)) {
        return;
    }
    if (row->driver) {
        akt_drawing_box(m->drawing, MARGIN, y - 12, label.width * 1.04 + 20, 24, 4, &frame);
    }
    akt_drawing_text(m->drawing, MARGIN + 10, y + 4.8, label.lines[0], &font);
}

static void draw_bar(const matrix *m, const akt_roles_row *row, double y, double unit)
{
    static const akt_style clear = {AKT_COLOUR_COVERED, NULL, 0, NULL, 0};
    static const akt_style possible = {AKT_COLOUR_COVERED_TINT, AKT_COLOUR_COVERED, 1.2, NULL, 0};
    double x = m->width - MARGIN - BARS + 30;
    double first = unit * (double)row->clear;
    double second = unit * (double)row->possible;
    akt_buffer number = AKT_BUFFER_INIT;
    if (row->clear > 0) {
        akt_drawing_box(m->drawing, x, y - 6, first, 12, 2, &clear);
    }
    if (row->possible > 0) {
        akt_drawing_box(m->drawing, x + first + 0.6, y - 5.4, second - 1.2, 10.8, 2, &possible);
    }
    akt_buffer_add_integer(&number, (int64_t)(row->clear + row->possible));
    akt_drawing_text(m->drawing, x + first + second + 8, y + 4.6, akt_buffer_text(&number),
                     &name_font);
    akt_buffer_dispose(&number);
}

/* Sources may say several things of the actors as a whole; of one holder the best is drawn. */
static void draw_marks(const matrix *m, const akt_roles_row *row, size_t column, double y)
{
    static const akt_style point = {AKT_COLOUR_LINE, NULL, 0, NULL, 0};
    double x = column_x(m, column);
    uint32_t seen = akt_ref_is_set(row->holder) || row->seen[column] == 0
                        ? 0
                        : row->seen[column] & ~(1u << row->marks[column]);
    int more = 0;
    if (row->marks[column] == AKT_ROLES_NO_MARK) {
        akt_drawing_circle(m->drawing, x, y, 1.3, &point);
        return;
    }
    for (int32_t i = 0; i < AKT_STRENGTH_COUNT; i++) {
        more += (seen >> i & 1) != 0 ? 1 : 0;
    }
    x -= 10.0 * more;
    draw_mark(m->drawing, x, y, row->marks[column]);
    for (int32_t i = 0; i < AKT_STRENGTH_COUNT; i++) {
        if ((seen >> i & 1) != 0) {
            x += 20;
            draw_mark(m->drawing, x, y, i);
        }
    }
}

static void draw_row(const matrix *m, size_t index, double unit)
{
    static const akt_style line = {NULL, AKT_COLOUR_LINE, 1, NULL, 0};
    const akt_roles_row *row = &m->sheet->rows[index];
    double y = row_y(m, index);
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "r-%s", akt_ref_is_set(row->holder) ? row->id : "all");
    akt_drawing_group(m->drawing, akt_buffer_text(&id), row->driver ? "row driver" : "row",
                      row->name);
    draw_rule(m->drawing, MARGIN, m->width - MARGIN, y - ROW / 2, &line);
    draw_name(m, row, y);
    for (size_t i = 0; i < m->sheet->column_count; i++) {
        draw_marks(m, row, i, y);
    }
    if (akt_ref_is_set(row->holder)) {
        draw_bar(m, row, y, unit);
    }
    akt_drawing_end(m->drawing);
    akt_buffer_dispose(&id);
}

static void draw_rows(const matrix *m)
{
    size_t most = 1;
    for (size_t i = 0; i < m->sheet->row_count; i++) {
        size_t all = m->sheet->rows[i].clear + m->sheet->rows[i].possible;
        most = all > most ? all : most;
    }
    for (size_t i = 0; i < m->sheet->row_count; i++) {
        draw_row(m, i, fmin(26, (BARS - 64) / (double)most));
    }
}

static void draw_totals(const matrix *m)
{
    static const akt_style line = {NULL, AKT_COLOUR_TEXT, 1.4, NULL, 0};
    akt_font bold = with(name_font, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START);
    double y = m->bottom + ROW / 2 + 5;
    draw_rule(m->drawing, MARGIN, m->width - MARGIN, m->bottom, &line);
    akt_drawing_text(m->drawing, MARGIN + 10, y,
                     akt_words(AKT_W_DIAGRAM_ROLES_TOTAL, m->sheet->lang), &bold);
    akt_drawing_text(m->drawing, m->width - MARGIN - BARS + 30, m->top - 12,
                     akt_words(AKT_W_DIAGRAM_ROLES_BARS, m->sheet->lang), &bold);
    for (size_t i = 0; i < m->sheet->column_count; i++) {
        const akt_coverage_cell *cell = m->sheet->columns[i].cell;
        bool gap = cell->state == AKT_CELL_GAP;
        akt_font font = with(name_font, gap, gap ? AKT_COLOUR_GAP : AKT_COLOUR_TEXT,
                             AKT_ANCHOR_MIDDLE);
        akt_buffer text = AKT_BUFFER_INIT;
        akt_buffer_format(&text, "%zu / %zu", cell->holders[AKT_STRENGTH_CLEAR],
                          cell->holders[AKT_STRENGTH_POSSIBLE]);
        akt_drawing_text(m->drawing, column_x(m, i), y, akt_buffer_text(&text), &font);
        akt_buffer_dispose(&text);
    }
}

static void draw_title(const matrix *m)
{
    akt_font head = {26, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_font line = {13.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_drawing_text(m->drawing, MARGIN, 48, akt_roles__title(m->sheet), &head);
    akt_drawing_text(m->drawing, MARGIN, 73, akt_roles__subtitle(m->sheet), &line);
}

static double legend_entry(const matrix *m, double x, double y, const char *words)
{
    akt_font font = {12.5, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_drawing_text(m->drawing, x, y + 4.4, words, &font);
    return x + akt_text_width(words, font.size, false) + 40;
}

static bool has_driver(const akt_roles_sheet *sheet)
{
    return sheet->row_count > 0 && sheet->rows[0].driver;
}

static void draw_legend(const matrix *m)
{
    static const akt_style frame = {AKT_COLOUR_PAPER, AKT_COLOUR_DRIVER, 2.2, NULL, 0};
    double x = MARGIN + 10;
    double y = m->bottom + ROW + 28;
    akt_drawing_group(m->drawing, "legend", "legend", NULL);
    for (int32_t i = 0; i < AKT_STRENGTH_COUNT; i++) {
        if (m->sheet->has_strength[i]) {
            draw_mark(m->drawing, x, y, i);
            x = legend_entry(m, x + 16, y, akt_roles__strength(m->sheet, i));
        }
    }
    if (has_driver(m->sheet)) {
        akt_drawing_box(m->drawing, x - 6, y - 8, 28, 16, 4, &frame);
        (void)legend_entry(m, x + 32, y,
                           akt_words(AKT_W_DIAGRAM_LEGEND_DRIVER_UNIT, m->sheet->lang));
    }
    akt_drawing_end(m->drawing);
}

/* The rule by which gaps are found, and the sources. */
static void draw_foot(const matrix *m)
{
    const akt_roles_sheet *sheet = m->sheet;
    const char *rule_text = akt_words(AKT_W_DIAGRAM_ROLES_RULE, sheet->lang);
    const char *sources = akt_sources__line(sheet->dataset, sheet->lang, sheet->pool);
    akt_font font = {12.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    double room = m->width - 2 * MARGIN;
    akt_label_rule rule = {font.size, false, 1, room, room, 0, 0};
    akt_label label;
    double y = m->bottom + ROW + 62;
    const char *const lines[] = {rule_text, sources};
    for (size_t i = 0; i < 2; i++, y += 20) {
        if (*lines[i] != '\0' && akt_label__make(&label, sheet->pool, lines[i], &rule)) {
            akt_drawing_text(m->drawing, MARGIN, y, label.lines[0], &font);
        }
    }
}

static void draw(matrix *m)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    akt_font font = {16, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_drawing_box(m->drawing, 0, 0, m->width, akt_drawing_height(m->drawing), 0, &paper);
    draw_title(m);
    if (m->sheet->row_count == 0) {
        akt_drawing_text(m->drawing, MARGIN, 140,
                         akt_words(AKT_W_DIAGRAM_ROLES_EMPTY, m->sheet->lang), &font);
        return;
    }
    draw_heads(m);
    draw_rows(m);
    draw_totals(m);
    draw_legend(m);
    draw_foot(m);
}

static matrix make_matrix(const akt_roles_sheet *sheet)
{
    matrix m = {.sheet = sheet};
    double columns = fmax(1, (double)sheet->column_count);
    double room = WIDTH - 2 * MARGIN - NAMES - BARS;
    m.left = MARGIN + NAMES;
    m.column = fmax(COLUMN_LEAST, fmin(COLUMN_MOST, room / columns));
    m.width = fmax(1120, 2 * MARGIN + NAMES + BARS + m.column * columns);
    m.top = HEAD_TOP + HEAD;
    m.bottom = m.top + ROW * (double)sheet->row_count;
    return m;
}

akt_status akt_roles_draw(akt_drawing **out, const akt_dataset *dataset,
                          const akt_coverage *coverage, akt_lang lang, akt_error *err)
{
    akt_roles_sheet sheet;
    akt_pool *pool = akt_pool_new();
    *out = NULL;
    if (pool == NULL || akt_roles__build(&sheet, dataset, coverage, lang, pool) != AKT_OK) {
        akt_pool_free(pool);
        return akt_error_memory(err);
    }
    matrix m = make_matrix(&sheet);
    m.drawing = akt_drawing_new(lang, m.width, m.bottom + ROW + FOOT, akt_roles__title(&sheet),
                                akt_roles__subtitle(&sheet));
    akt_status status = AKT_ENOMEM;
    if (m.drawing != NULL) {
        draw(&m);
        status = akt_drawing_status(m.drawing, err);
    }
    akt_pool_free(pool);
    if (status != AKT_OK) {
        akt_drawing_free(m.drawing);
        return akt_error_memory(err);
    }
    *out = m.drawing;
    return AKT_OK;
}
