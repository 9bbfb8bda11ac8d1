#include "diagram/quadrant_board_internal.h"

#include "diagram/roles.h"
#include "diagram/sources_internal.h"
#include "words/words.h"

#include <math.h>
#include <string.h>

#define SLACK 1.04 /* where another font is wider than ours */
#define LEADING 1.28
#define HYPHEN 30.0
#define SOURCES_FEW 240 /* bytes */
#define NAME_LEAST 9.0 /* the size of the smallest name */

static const akt_font note_font = {12.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};

akt_board_text akt_board__break(akt_roles_sheet *sheet, const char *text, const akt_font *font,
                                double room, size_t lines)
{
    akt_board_text out = {.font = *font, .leading = font->size * LEADING};
    room /= SLACK;
    akt_label_rule rule = {font->size, font->bold, lines, room, room, HYPHEN, 1000};
    if (!akt_label__make(&out.label, sheet->pool, text, &rule)) {
        sheet->failed = true;
        out.label = (akt_label){.count = 1, .lines = {""}};
    }
    return out;
}

/* Whether lines had to be filled to the brim, which breaks words or leaves a rest out. */
static bool is_filled(const akt_board_text *text, double room)
{
    return text->label.cut || text->label.width > room / SLACK - 0.001;
}

akt_board_text akt_board__fit(akt_roles_sheet *sheet, const char *text, const akt_font *font,
                              double room, double least)
{
    akt_font tried = *font;
    akt_board_text out = akt_board__break(sheet, text, &tried, room, AKT_LABEL_LINES);
    while (is_filled(&out, room) && tried.size > least) {
        tried.size = fmax(least, tried.size - 0.5);
        out = akt_board__break(sheet, text, &tried, room, AKT_LABEL_LINES);
    }
    return out;
}

akt_board_text akt_board__name(akt_roles_sheet *sheet, const akt_roles_row *row,
                               const akt_font *font, double room, size_t lines)
{
    akt_board_text out = akt_board__break(sheet, row->name, font, room, lines);
    if (!is_filled(&out, room)) {
        return out;
    }
    out = akt_board__break(sheet, row->brief, font, room, lines + 2);
    if (is_filled(&out, room)) {
        out = akt_board__fit(sheet, row->brief, font, room, NAME_LEAST);
    }
    out.brief = true;
    return out;
}

double akt_board__height(const akt_board_text *text)
{
    return text->leading * (double)text->label.count;
}

double akt_board__draw_text(akt_drawing *drawing, const akt_board_text *text, double x, double y)
{
    for (size_t i = 0; i < text->label.count; i++) {
        akt_drawing_text(drawing, x, y, text->label.lines[i], &text->font);
        y += text->leading;
    }
    return y;
}

static void add_note(akt_board *board, const char *text)
{
    double room = board->width - 2 * AKT_BOARD_MARGIN;
    if (*text != '\0') {
        akt_board_text *note = &board->notes[board->note_count++];
        *note = akt_board__break(board->sheet, text, &note_font, room, AKT_LABEL_LINES);
        board->foot += akt_board__height(note) + 4;
    }
}

static const char *hedges(akt_roles_sheet *sheet, const akt_board_page *page)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (page->hedged > 0) {
        akt_words_fill(&text, AKT_W_QUADRANT_HEDGED, sheet->lang,
                       akt_stand__number(sheet, page->hedged), NULL, NULL, NULL);
        akt_buffer_add_char(&text, ' ');
    }
    if (page->derived > 0) {
        akt_words_fill(&text, AKT_W_AREAS_DERIVED, sheet->lang,
                       akt_stand__number(sheet, page->derived), NULL, NULL, NULL);
        akt_buffer_add_char(&text, ' ');
    }
    return akt_roles__keep(sheet, &text);
}

/* Hedges and sources, in one note where the sources are few. */
static void add_sources(akt_board *board, const akt_board_page *page)
{
    akt_roles_sheet *sheet = board->sheet;
    const char *first = hedges(sheet, page);
    const char *sources = akt_roles__sources(sheet);
    akt_buffer both = AKT_BUFFER_INIT;
    if (strlen(sources) > SOURCES_FEW) {
        add_note(board, first);
        add_note(board, sources);
        return;
    }
    akt_buffer_format(&both, "%s%s", first, sources);
    add_note(board, akt_roles__keep(sheet, &both));
}

akt_board akt_board__make(akt_roles_sheet *sheet, const akt_board_page *page)
{
    akt_board board = {
        .sheet = sheet, .title = page->title, .subtitle = page->subtitle, .width = page->width};
    board.heading = akt_heading__make(sheet->pool, page->title, page->subtitle,
                                      page->width - 2 * AKT_BOARD_MARGIN, 1);
    board.top = board.heading.bottom + 27;
    board.foot = 56;
    add_note(&board, page->whole);
    add_note(&board, akt_words(AKT_W_COVERAGE_RULE, sheet->lang));
    add_note(&board, page->ours);
    add_sources(&board, page);
    return board;
}

bool akt_board__open(akt_board *board, double bottom)
{
    static const akt_style paper = {AKT_COLOUR_PAPER, NULL, 0, NULL, 0};
    akt_roles_sheet *sheet = board->sheet;
    double height = bottom + board->foot;
    double y = bottom + 60;
    board->drawing =
        akt_drawing_new(sheet->lang, board->width, height, board->title, board->subtitle);
    if (board->drawing == NULL) {
        return false;
    }
    akt_drawing_box(board->drawing, 0, 0, board->width, height, 0, &paper);
    akt_heading__draw(board->drawing, &board->heading, AKT_BOARD_MARGIN);
    akt_roles__draw_legend(board->drawing, sheet, AKT_BOARD_MARGIN + 8, bottom + 28);
    for (size_t i = 0; i < board->note_count; i++) {
        y = akt_board__draw_text(board->drawing, &board->notes[i], AKT_BOARD_MARGIN, y) + 4;
    }
    return true;
}

void akt_board__add_dataset(akt_buffer *out, const akt_roles_sheet *sheet)
{
    akt_page_add_subtitle(out, sheet->page);
    const char *title = akt_text_in(&akt_dataset_about(sheet->dataset)->title, sheet->lang);
    akt_buffer_add(out, title != NULL ? title : "");
    akt_buffer_add(out, title != NULL ? ": " : "");
}

size_t akt_board__count_hedged(akt_roles_sheet *sheet, const akt_stand *stand)
{
    size_t count = 0;
    for (size_t i = 0; i < stand->count; i++) {
        akt_record record = akt_stand__evidence(sheet, stand, &stand->holders[i]);
        bool hedged = record.basis != AKT_BASIS_STATED ||
                      akt_text_in(&record.note, sheet->lang) != NULL;
        count += hedged ? 1 : 0;
    }
    return count;
}

akt_status akt_board__draw(akt_drawing **out, const akt_board_input *input,
                           akt_drawing *(*paint)(akt_roles_sheet *sheet), akt_error *err)
{
    akt_roles_sheet sheet;
    akt_drawing *drawing = NULL;
    *out = NULL;
    akt_status status = akt_roles_check(input->dataset, err);
    if (status != AKT_OK) {
        return status;
    }
    akt_pool *pool = akt_pool_new();
    status = AKT_ENOMEM;
    if (pool != NULL && akt_roles__build(&sheet, input->dataset, input->coverage, input->page,
                                         pool) == AKT_OK) {
        drawing = paint(&sheet);
        bool failed = drawing == NULL || sheet.failed || akt_pool_has_failed(pool);
        status = failed ? AKT_ENOMEM : akt_drawing_status(drawing, NULL);
    }
    akt_pool_free(pool);
    if (status != AKT_OK) {
        akt_drawing_free(drawing);
        return akt_error_memory(err);
    }
    *out = drawing;
    return AKT_OK;
}

akt_status akt_board__describe(akt_document **out, const akt_board_input *input,
                               void (*tell)(akt_document *out, akt_roles_sheet *sheet),
                               akt_error *err)
{
    akt_roles_sheet sheet;
    akt_document *made = NULL;
    akt_pool *pool = akt_pool_new();
    *out = NULL;
    if (pool != NULL && akt_roles__build(&sheet, input->dataset, input->coverage, input->page,
                                         pool) == AKT_OK) {
        made = akt_document_new(input->page->lang);
    }
    if (made != NULL) {
        tell(made, &sheet);
        if (sheet.failed || akt_pool_has_failed(pool)) {
            akt_pool_fail(akt_document_pool(made));
        }
    }
    akt_pool_free(pool);
    return made != NULL ? akt_document_finish(out, made, err) : akt_error_memory(err);
}
