#include "diagram/change_internal.h"
#include "diagram/path_internal.h"
#include "diagram/text_width.h"
#include "report/field_words.h"

#include <math.h>

#define LINE 15.5
#define SIZE 12.0
#define HEAD 13.0
#define PAD 12.0
#define MOST_ITEMS 9 /* of a list; the twin has all */

typedef struct panel {
    akt_drawing *drawing; /* NULL: only its height is asked for */
    akt_change_sheet *sheet;
    akt_change_side side;
    double left, right, y;
} panel;

static void write(const panel *p, double x, const char *text, const akt_font *font)
{
    if (p->drawing != NULL) {
        akt_drawing_text(p->drawing, x, p->y, text, font);
    }
}

/* Lines of text from x on, as many as it takes. */
static void add_text(panel *p, double x, const char *text, akt_font font)
{
    akt_label_rule rule = {font.size, font.bold, AKT_LABEL_LINES, p->right - x, p->right - x,
                           10,        1000};
    akt_label label;
    akt_map__make_label(&p->sheet->map, &label, text, &rule);
    for (size_t i = 0; i < label.count; i++) {
        p->y += LINE;
        write(p, x, label.lines[i], &font);
    }
}

static void add_head(panel *p, const char *text)
{
    static const akt_font font = {HEAD, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    p->y += 9;
    add_text(p, p->left, text, font);
    p->y += 3;
}

static void add_plain(panel *p, const char *text)
{
    static const akt_font font = {SIZE, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    add_text(p, p->left, text, font);
}

/* An item with the mark of what became of it. */
static void add_item(panel *p, akt_fate fate, const char *text)
{
    static const akt_font font = {SIZE, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    if (p->drawing != NULL && fate != AKT_FATE_SAME) {
        akt_change__draw_badge(p->drawing, p->left + 6, p->y + LINE - 4.3, 5.5, fate);
    } else if (p->drawing != NULL) {
        static const akt_style dot = {AKT_COLOUR_SUB, NULL, 0, NULL, 0};
        akt_drawing_circle(p->drawing, p->left + 6, p->y + LINE - 4.3, 2, &dot);
    }
    add_text(p, p->left + 17, text, font);
    p->y += 2.5;
}

static void add_more(panel *p, size_t count)
{
    static const akt_font font = {SIZE, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
    if (count > MOST_ITEMS) {
        const char *more = akt_count_words(p->sheet->pool, count - MOST_ITEMS, p->sheet->lang);
        add_text(p, p->left + 17,
                 akt_words_filled(p->sheet->pool, AKT_W_CHANGE_MORE, p->sheet->lang, more, NULL,
                                  NULL, NULL),
                 font);
    }
}

static const char *counted(panel *p, akt_word word, size_t count)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%s (%zu)", akt_words(word, p->sheet->lang), count);
    return akt_change__keep(p->sheet, &text);
}

/* Whether a row is a gap that the list is of. */
typedef bool chosen(const akt_comparison_row *row);

static bool closes(const akt_comparison_row *row)
{
    return akt_change__is_gap(row, 0) && row->values[1] > 0;
}

static bool opens(const akt_comparison_row *row)
{
    return akt_change__is_gap(row, 1) && row->values[0] > 0;
}

static bool is_before(const akt_comparison_row *row)
{
    return akt_change__is_gap(row, 0);
}

static bool is_after(const akt_comparison_row *row)
{
    return akt_change__is_gap(row, 1);
}

static size_t count_gaps(const panel *p, chosen *is_chosen)
{
    const akt_comparison *comparison = &p->sheet->comparisons->items[0];
    size_t count = 0;
    for (size_t i = 0; i < comparison->count; i++) {
        count += is_chosen(&comparison->rows[i]);
    }
    return count;
}

static void add_gaps(panel *p, akt_word head, chosen *is_chosen, akt_fate fate)
{
    const akt_comparison *comparison = &p->sheet->comparisons->items[0];
    size_t count = count_gaps(p, is_chosen);
    size_t left = MOST_ITEMS;
    add_head(p, counted(p, head, count));
    for (size_t i = 0; i < comparison->count && left > 0; i++) {
        if (is_chosen(&comparison->rows[i])) {
            left--;
            add_item(p, fate, akt_change__cell_words(p->sheet, &comparison->rows[i]));
        }
    }
    add_more(p, count);
    if (count == 0) {
        add_plain(p, akt_words(AKT_W_CHANGE_NONE, p->sheet->lang));
    }
}

static void add_remaining(panel *p)
{
    size_t count = count_gaps(p, is_after);
    akt_lang lang = p->sheet->lang;
    p->y += 4;
    if (count > 0) {
        add_plain(p, akt_counted_words(p->sheet->pool, count, AKT_W_CHANGE_STILL_ONE,
                                       AKT_W_CHANGE_STILL_MANY, lang));
    }
    add_plain(p, akt_words(AKT_W_CHANGE_GAP_RULE, lang));
}

static void draw_triangle(const panel *p, double x, double y, bool up)
{
    akt_buffer path = AKT_BUFFER_INIT;
    akt_style style = {AKT_COLOUR_TEXT, NULL, 0, NULL, 0};
    double tip = up ? -4 : 4;
    akt_path__add(&path, 'M', x - 4, y - tip);
    akt_path__add(&path, 'L', x + 4, y - tip);
    akt_path__add(&path, 'L', x, y + tip);
    akt_buffer_add_char(&path, 'Z');
    akt_drawing_curve(p->drawing, &path, &style);
    akt_buffer_dispose(&path);
}

static const char *values(panel *p, int measure, const akt_comparison_row *row)
{
    const char *told[2];
    akt_buffer text = AKT_BUFFER_INIT;
    akt_change__measure_values(p->sheet, measure, row, told);
    if (p->side != AKT_CHANGE_SIDE_BOTH) {
        return told[p->side == AKT_CHANGE_SIDE_AFTER];
    }
    akt_buffer_add(&text, told[0]);
    if (row->change != AKT_CHANGE_NONE) {
        akt_buffer_format(&text, " → %s", told[1]);
    }
    return akt_change__keep(p->sheet, &text);
}

/* The value stands behind the name, or below it where there is no room. */
static void add_measure(panel *p, int measure)
{
    const akt_comparison_row *row = akt_change__measure(p->sheet, measure);
    if (row == NULL) {
        return;
    }
    bool changed = p->side == AKT_CHANGE_SIDE_BOTH && row->change != AKT_CHANGE_NONE;
    akt_font name = {SIZE, false, changed ? AKT_COLOUR_TEXT : AKT_COLOUR_SUB, AKT_ANCHOR_START};
    akt_font value = {SIZE, changed, name.colour, AKT_ANCHOR_END};
    const char *words = akt_change__measure_words(measure, p->sheet->lang);
    const char *told = values(p, measure, row);
    double width = akt_text_width(words, SIZE, false) + akt_text_width(told, SIZE, changed);
    add_text(p, p->left, words, name);
    p->y += width + 10 > p->right - 14 - p->left ? LINE : 0;
    write(p, p->right - 14, told, &value);
    if (p->drawing != NULL && changed && !isnan(row->delta)) {
        draw_triangle(p, p->right - 4, p->y - 4.2, row->delta > 0);
    }
    p->y += 3;
}

static void add_measures(panel *p)
{
    akt_buffer head = AKT_BUFFER_INIT;
    akt_buffer_add(&head, akt_words(AKT_W_CHANGE_MEASURES, p->sheet->lang));
    if (p->side == AKT_CHANGE_SIDE_BOTH) {
        akt_buffer_format(&head, ", %s", akt_words(AKT_W_CHANGE_MEASURES_BOTH, p->sheet->lang));
    }
    add_head(p, akt_change__keep(p->sheet, &head));
    for (int measure = 0; measure < AKT_COORDINATION_COUNT; measure++) {
        add_measure(p, measure);
    }
}

static void add_roles(panel *p)
{
    const akt_comparison *comparison = &p->sheet->comparisons->items[0];
    size_t count = 0;
    for (size_t i = 0; i < comparison->count; i++) {
        const akt_comparison_row *row = &comparison->rows[i];
        if (!akt_change__is_role(row) || ++count > MOST_ITEMS) {
            continue;
        }
        if (count == 1) {
            add_head(p, akt_words(AKT_W_CHANGE_ROLES_PANEL, p->sheet->lang));
        }
        add_item(p, row->delta > 0 ? AKT_FATE_ADDED : AKT_FATE_REMOVED,
                 akt_change__role_words(p->sheet, row));
    }
    add_more(p, count);
}

static const char *brief(const akt_change_sheet *sheet, size_t card)
{
    return akt_dataset_label(sheet->map.dataset, sheet->map.cards[card].ref, sheet->lang, true);
}

static void add_amounts(panel *p)
{
    akt_change_sheet *sheet = p->sheet;
    size_t count = 0;
    for (size_t i = 0; i < sheet->edge_count; i++) {
        const akt_change_edge *edge = &sheet->edges[i];
        const char *amounts[2];
        if (!akt_change__paid(sheet, edge, amounts) || ++count > MOST_ITEMS) {
            continue;
        }
        akt_buffer text = AKT_BUFFER_INIT;
        akt_buffer_format(&text, "%s – %s: %s → %s", brief(sheet, edge->sides[1].from),
                          brief(sheet, edge->sides[1].to), amounts[0], amounts[1]);
        if (count == 1) {
            add_head(p, akt_words(AKT_W_CHANGE_AMOUNTS, sheet->lang));
        }
        add_item(p, AKT_FATE_CHANGED, akt_change__keep(sheet, &text));
    }
    add_more(p, count);
}

static void add_asides(panel *p)
{
    bool any = false;
    for (int reason = AKT_ASIDE_ELIMINATED; reason <= AKT_ASIDE_UNFUNDED; reason++) {
        const char *text = akt_change__aside_words(p->sheet, reason);
        if (text != NULL && !any) {
            add_head(p, akt_words(AKT_W_CHANGE_ASIDE, p->sheet->lang));
        }
        if (text != NULL) {
            add_item(p, AKT_FATE_SAME, text);
            any = true;
        }
    }
}

/* Ties of parties without a card are on no side of the map. */
static void add_off(panel *p)
{
    akt_change_sheet *sheet = p->sheet;
    size_t before = sheet->sides[0].outside;
    size_t after = sheet->sides[1].outside;
    if (before != after) {
        add_head(p, akt_words(AKT_W_CHANGE_OFF, sheet->lang));
        add_plain(p,
                  akt_words_filled(sheet->pool, AKT_W_CHANGE_OFF_TIES, sheet->lang,
                                   akt_count_words(sheet->pool, before, sheet->lang),
                                   akt_count_words(sheet->pool, after, sheet->lang), NULL, NULL));
    }
}

static void add_all(panel *p)
{
    if (p->side == AKT_CHANGE_SIDE_BOTH) {
        add_gaps(p, AKT_W_CHANGE_CLOSED, closes, AKT_FATE_ADDED);
        add_gaps(p, AKT_W_CHANGE_OPENED, opens, AKT_FATE_REMOVED);
        add_remaining(p);
    } else {
        bool after = p->side == AKT_CHANGE_SIDE_AFTER;
        add_gaps(p, AKT_W_CHANGE_GAPS, after ? is_after : is_before, AKT_FATE_SAME);
        p->y += 4;
        add_plain(p, akt_words(AKT_W_CHANGE_GAP_RULE, p->sheet->lang));
    }
    add_measures(p);
    if (p->side == AKT_CHANGE_SIDE_BOTH) {
        add_amounts(p);
        add_roles(p);
        add_asides(p);
        add_off(p);
    }
}

double akt_change__panel(akt_drawing *drawing, akt_change_sheet *sheet, akt_change_side side)
{
    const akt_map_page *page = sheet->map.page;
    double left = page->width - page->margin + 14;
    double width = AKT_CHANGE_PANEL - 14;
    panel p = {NULL, sheet, side, left + PAD, left + width - PAD, page->top};
    add_all(&p);
    double bottom = p.y + PAD;
    if (drawing != NULL) {
        static const akt_style tint = {AKT_COLOUR_TINT, NULL, 0, NULL, 0};
        akt_drawing_group(drawing, "panel", "panel", NULL);
        akt_drawing_box(drawing, left, page->top, width, bottom - page->top, 8, &tint);
        p.drawing = drawing;
        p.y = page->top;
        add_all(&p);
        akt_drawing_end(drawing);
    }
    return bottom;
}
