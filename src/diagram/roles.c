#include "diagram/roles.h"

#include "diagram/crowd_internal.h"
#include "diagram/path_internal.h"
#include "diagram/roles_draw_internal.h"
#include "diagram/text_width.h"
#include "words/words.h"

#include <math.h>

#define NAMES 330.0  /* the width of the holders' names */
#define BARS 190.0
#define HEAD_TOP 118.0 /* of the roles' names */
#define HEAD 112.0     /* from there to the first row */
#define FOOT 108.0

static const akt_font name_font = {AKT_ROLES_NAME_SIZE, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
static const akt_font head_font = {AKT_ROLES_HEAD_SIZE, false, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};

/* One empty line where there is no memory. */
static void make_label(const akt_roles_matrix *m, akt_label *label, const char *text,
                       const akt_label_rule *rule)
{
    if (!akt_label__make(label, m->sheet->pool, text, rule)) {
        m->sheet->failed = true;
        *label = (akt_label){.count = 1, .lines = {""}};
    }
}

static double row_y(const akt_roles_matrix *m, size_t row)
{
    return m->top + AKT_ROLES_ROW * ((double)row + 0.5);
}

static akt_font with(akt_font font, bool bold, const char *colour, akt_anchor anchor)
{
    font.bold = bold;
    font.colour = colour;
    font.anchor = anchor;
    return font;
}

static void draw_rule(akt_drawing *drawing, double left, double right, double y,
                      const akt_style *style)
{
    akt_buffer path = AKT_BUFFER_INIT;
    akt_path__add(&path, 'M', left, y);
    akt_path__add(&path, 'L', right, y);
    akt_drawing_curve(drawing, &path, style);
    akt_buffer_dispose(&path);
}

static void draw_head(const akt_roles_matrix *m, size_t index)
{
    const akt_roles_column *column = &m->sheet->columns[index];
    bool gap = column->cell->state == AKT_CELL_GAP;
    akt_font font = with(head_font, gap, gap ? AKT_COLOUR_GAP : AKT_COLOUR_TEXT,
                         AKT_ANCHOR_MIDDLE);
    akt_label_rule rule = akt_roles__head_rule(column->width, gap);
    akt_label label;
    make_label(m, &label, column->name, &rule);
    double y = m->head + 30;
    for (size_t i = 0; i < label.count; i++) {
        akt_drawing_text(m->drawing, akt_roles__x(m, index), y + 13.5 * (double)i, label.lines[i],
                         &font);
    }
    akt_roles__draw_tag(m, index);
}

/* The name of a role over its columns, and a line that holds them together. */
static void draw_role(const akt_roles_matrix *m, size_t first, size_t count)
{
    static const akt_style line = {NULL, AKT_COLOUR_TEXT, 1.6, NULL, 0};
    const akt_roles_column *last = &m->sheet->columns[first + count - 1];
    double left = m->sheet->columns[first].left + 4;
    double right = last->left + last->width - 4;
    akt_font font = with(name_font, true, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE);
    akt_label_rule rule = {font.size, true, 2, right - left, right - left, 0, 1000};
    akt_label label;
    const char *name = akt_roles__role(m->sheet, m->sheet->columns[first].role);
    make_label(m, &label, name, &rule);
    for (size_t i = 0; i < label.count; i++) {
        double above = 16 * (double)(label.count - 1 - i);
        akt_drawing_text(m->drawing, (left + right) / 2, m->head + 4 - above, label.lines[i],
                         &font);
    }
    draw_rule(m->drawing, left, right, m->head + 12, &line);
}

static void draw_heads(const akt_roles_matrix *m)
{
    size_t first = 0;
    for (size_t i = 0; i < m->sheet->column_count; i++) {
        akt_roles__draw_tint(m, i);
        draw_head(m, i);
        bool last = i + 1 == m->sheet->column_count ||
                    m->sheet->columns[i + 1].area == AKT_NONE;
        if (last) {
            draw_role(m, first, i + 1 - first);
            first = i + 1;
        }
    }
}

static void draw_name(const akt_roles_matrix *m, const akt_roles_row *row, double y)
{
    akt_font font = with(name_font, row->driver || !akt_ref_is_set(row->holder),
                         AKT_COLOUR_TEXT, AKT_ANCHOR_START);
    akt_label_rule rule = {font.size, font.bold, 1, NAMES - 26, NAMES, 0, 0};
    akt_label label;
    bool fits = akt_text_width(row->name, font.size, font.bold) <= rule.room;
    make_label(m, &label, fits ? row->name : row->brief, &rule);
    if (row->driver) {
        akt_roles__draw_frame(m->drawing, AKT_ROLES_MARGIN, y - 12, label.width * 1.04 + 20, 24);
    }
    akt_drawing_text(m->drawing, AKT_ROLES_MARGIN + 10, y + 4.8, label.lines[0], &font);
}

static void draw_bar(const akt_roles_matrix *m, const akt_roles_row *row, double y, double unit)
{
    static const akt_style clear = {AKT_COLOUR_COVERED, NULL, 0, NULL, 0};
    static const akt_style possible = {AKT_COLOUR_COVERED_TINT, AKT_COLOUR_COVERED, 1.2, NULL, 0};
    double x = m->width - AKT_ROLES_MARGIN - BARS + 30;
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
    akt_drawing_text(m->drawing, x + first + second + 8, y + 4.6,
                     akt_roles__keep(m->sheet, &number), &name_font);
}

/* Sources may say several things of the actors as a whole; of one holder the best is drawn. */
static void draw_marks(const akt_roles_matrix *m, const akt_roles_row *row, size_t column, double y)
{
    static const akt_style point = {AKT_COLOUR_LINE, NULL, 0, NULL, 0};
    double x = akt_roles__x(m, column);
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
    akt_roles__draw_mark(m->drawing, x, y, row->marks[column]);
    for (int32_t i = 0; i < AKT_STRENGTH_COUNT; i++) {
        if ((seen >> i & 1) != 0) {
            x += 20;
            akt_roles__draw_mark(m->drawing, x, y, i);
        }
    }
}

static void draw_row(const akt_roles_matrix *m, size_t index, double unit)
{
    static const akt_style line = {NULL, AKT_COLOUR_LINE, 1, NULL, 0};
    const akt_roles_row *row = &m->sheet->rows[index];
    double y = row_y(m, index);
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "r-%s", akt_ref_is_set(row->holder) ? row->id : "all");
    akt_drawing_group(m->drawing, akt_roles__keep(m->sheet, &id),
                      row->driver ? "row driver" : "row", row->name);
    draw_rule(m->drawing, AKT_ROLES_MARGIN, m->width - AKT_ROLES_MARGIN,
              y - AKT_ROLES_ROW / 2, &line);
    draw_name(m, row, y);
    for (size_t i = 0; i < m->sheet->column_count; i++) {
        draw_marks(m, row, i, y);
    }
    if (akt_ref_is_set(row->holder)) {
        draw_bar(m, row, y, unit);
    }
    akt_drawing_end(m->drawing);
}

static void draw_rows(const akt_roles_matrix *m)
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

static void draw_totals(const akt_roles_matrix *m)
{
    static const akt_style line = {NULL, AKT_COLOUR_TEXT, 1.4, NULL, 0};
    akt_font bold = with(name_font, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START);
    double y = m->bottom + AKT_ROLES_ROW / 2 + 5;
    draw_rule(m->drawing, AKT_ROLES_MARGIN, m->width - AKT_ROLES_MARGIN, m->bottom, &line);
    akt_drawing_text(m->drawing, AKT_ROLES_MARGIN + 10, y,
                     akt_words(AKT_W_DIAGRAM_ROLES_TOTAL, m->sheet->lang), &bold);
    akt_drawing_text(m->drawing, m->width - AKT_ROLES_MARGIN - BARS + 30, m->top - 12,
                     akt_words(AKT_W_DIAGRAM_ROLES_BARS, m->sheet->lang), &bold);
    for (size_t i = 0; i < m->sheet->column_count; i++) {
        const akt_coverage_cell *cell = m->sheet->columns[i].cell;
        bool gap = cell->state == AKT_CELL_GAP;
        akt_font font = with(name_font, gap, gap ? AKT_COLOUR_GAP : AKT_COLOUR_TEXT,
                             AKT_ANCHOR_MIDDLE);
        akt_buffer text = AKT_BUFFER_INIT;
        akt_buffer_format(&text, "%zu / %zu", cell->holders[AKT_STRENGTH_CLEAR],
                          cell->holders[AKT_STRENGTH_POSSIBLE]);
        akt_drawing_text(m->drawing, akt_roles__x(m, i), y, akt_roles__keep(m->sheet, &text),
                         &font);
    }
}

/* Across the sheet; what does not fit is cut. */
static void draw_line(const akt_roles_matrix *m, const char *text, double y, const akt_font *font)
{
    double room = m->width - 2 * AKT_ROLES_MARGIN;
    akt_label_rule rule = {font->size, font->bold, 1, room, room, 0, 0};
    akt_label label;
    make_label(m, &label, text, &rule);
    akt_drawing_text(m->drawing, AKT_ROLES_MARGIN, y, label.lines[0], font);
}

/* The rule by which gaps are found, and the sources. */
static void draw_foot(const akt_roles_matrix *m)
{
    akt_font font = {12.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    double y = m->bottom + AKT_ROLES_ROW + 62;
    draw_line(m, akt_words(AKT_W_DIAGRAM_ROLES_RULE, m->sheet->lang), y, &font);
    draw_line(m, akt_roles__sources(m->sheet), y + 20, &font);
}

static void draw(const akt_roles_matrix *m)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    akt_font font = {16, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    akt_drawing_box(m->drawing, 0, 0, m->width, akt_drawing_height(m->drawing), 0, &paper);
    akt_heading__draw(m->drawing, &m->heading, AKT_ROLES_MARGIN);
    if (m->sheet->row_count == 0) {
        akt_drawing_text(m->drawing, AKT_ROLES_MARGIN, 140,
                         akt_words(AKT_W_DIAGRAM_ROLES_EMPTY, m->sheet->lang), &font);
        return;
    }
    draw_heads(m);
    draw_rows(m);
    draw_totals(m);
    akt_roles__draw_legend(m->drawing, m->sheet, AKT_ROLES_MARGIN + 10,
                           m->bottom + AKT_ROLES_ROW + 28);
    draw_foot(m);
}

static akt_roles_matrix make_matrix(akt_roles_sheet *sheet)
{
    akt_roles_matrix m = {.sheet = sheet};
    double room = sheet->page->width - 2 * AKT_ROLES_MARGIN - NAMES - BARS;
    double right = akt_roles__place_columns(sheet, AKT_ROLES_MARGIN + NAMES, room);
    m.width = fmax(1120, right + BARS + AKT_ROLES_MARGIN);
    m.heading = akt_heading__make(sheet->pool, akt_roles__title(sheet), akt_roles__subtitle(sheet),
                                  m.width - 2 * AKT_ROLES_MARGIN, 1);
    m.head = HEAD_TOP + akt_heading__beyond(&m.heading);
    m.top = m.head + HEAD;
    m.bottom = m.top + AKT_ROLES_ROW * (double)sheet->row_count;
    return m;
}

akt_status akt_roles_check(const akt_dataset *dataset, akt_error *err)
{
    return akt_crowd__check(akt_dataset_count(dataset, AKT_TABLE_ROLES), AKT_ROLES_MOST, "roles",
                            err);
}

akt_status akt_roles_draw(akt_drawing **out, const akt_dataset *dataset,
                          const akt_coverage *coverage, const akt_page *page, akt_error *err)
{
    akt_roles_sheet sheet;
    *out = NULL;
    akt_status fits = akt_roles_check(dataset, err);
    if (fits != AKT_OK) {
        return fits;
    }
    akt_pool *pool = akt_pool_new();
    if (pool == NULL || akt_roles__build(&sheet, dataset, coverage, page, pool) != AKT_OK) {
        akt_pool_free(pool);
        return akt_error_memory(err);
    }
    akt_roles_matrix m = make_matrix(&sheet);
    m.drawing = akt_drawing_new(page->lang, m.width, m.bottom + AKT_ROLES_ROW + FOOT,
                                akt_roles__title(&sheet), akt_roles__subtitle(&sheet));
    akt_status status = AKT_ENOMEM;
    if (m.drawing != NULL) {
        draw(&m);
        status = sheet.failed || akt_pool_has_failed(pool) ? AKT_ENOMEM
                                                           : akt_drawing_status(m.drawing, err);
    }
    akt_pool_free(pool);
    if (status != AKT_OK) {
        akt_drawing_free(m.drawing);
        return akt_error_memory(err);
    }
    *out = m.drawing;
    return AKT_OK;
}
