#include "diagram/quadrant.h"

#include "diagram/quadrant_internal.h"
#include "diagram/sources_internal.h"
#include "report/field_words.h"
#include "words/words.h"

#include <math.h>

akt_quadrant akt_quadrant__make(akt_roles_sheet *sheet)
{
    akt_quadrant q = {.sheet = sheet};
    size_t count = sheet->coverage->role_count;
    q.fields = akt_pool_get(sheet->pool, (count + 1) * sizeof *q.fields);
    for (size_t i = 0; q.fields != NULL && i < count; i++) {
        akt_quadrant_field *field = &q.fields[q.count++];
        field->stand = akt_stand__make(sheet, (int32_t)i, AKT_NONE);
        field->cards = akt_pool_get(sheet->pool, (field->stand.count + 1) * sizeof *field->cards);
        sheet->failed = sheet->failed || field->cards == NULL;
        q.hedged += akt_board__count_hedged(sheet, &field->stand);
        if (sheet->failed) {
            q.count = 0;
            return q;
        }
    }
    return q;
}

const char *akt_quadrant__title(const akt_roles_sheet *sheet)
{
    return akt_page_title(sheet->page, akt_words(AKT_W_QUADRANT_TITLE, sheet->lang));
}

/* The roles that nobody fills clearly. */
static void add_without_clear(akt_buffer *out, const akt_quadrant *q)
{
    akt_roles_sheet *sheet = q->sheet;
    size_t count = 0;
    const char **names = akt_pool_get(sheet->pool, (q->count + 1) * sizeof *names);
    for (size_t i = 0; names != NULL && i < q->count; i++) {
        if (q->fields[i].stand.of_strength[AKT_STRENGTH_CLEAR] == 0) {
            names[count++] =
                akt_stand__term(sheet, AKT_VOCABULARY_ROLES, q->fields[i].stand.role);
        }
    }
    sheet->failed = sheet->failed || names == NULL;
    if (count > 0) {
        const char *joined = akt_join_first_words(sheet->pool, names, count, 4, sheet->lang);
        akt_buffer_add_char(out, ' ');
        akt_words_fill(out, AKT_W_QUADRANT_WITHOUT_CLEAR, sheet->lang, joined, NULL, NULL, NULL);
    }
}

const char *akt_quadrant__subtitle(const akt_quadrant *q)
{
    akt_roles_sheet *sheet = q->sheet;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_board__add_dataset(&text, sheet);
    akt_words_fill(&text, AKT_W_QUADRANT_SUBTITLE, sheet->lang,
                   akt_stand__number(sheet, akt_stand__count_holders(sheet)),
                   akt_stand__number(sheet, q->count), NULL, NULL);
    add_without_clear(&text, q);
    akt_buffer_add_char(&text, ' ');
    akt_sources__add_date(&text, sheet->dataset, sheet->lang);
    return akt_roles__keep(sheet, &text);
}

static akt_drawing *paint(akt_roles_sheet *sheet)
{
    akt_quadrant q = akt_quadrant__make(sheet);
    q.width = fmax(sheet->page->width, AKT_QUADRANT_LEAST_WIDTH);
    const akt_board_page page = {.title = akt_quadrant__title(sheet),
                                 .subtitle = akt_quadrant__subtitle(&q),
                                 .whole = "",
                                 .ours = akt_words(AKT_W_QUADRANT_OURS, sheet->lang),
                                 .hedged = q.hedged,
                                 .width = q.width};
    akt_board board = akt_board__make(sheet, &page);
    akt_quadrant__place(&q, board.top, sheet->page->height - board.foot);
    if (sheet->failed || !akt_board__open(&board, q.bottom)) {
        return NULL;
    }
    for (size_t i = 0; i < q.count; i++) {
        akt_quadrant__draw_field(board.drawing, sheet, &q.fields[i]);
    }
    return board.drawing;
}

akt_status akt_quadrant_draw(akt_drawing **out, const akt_dataset *dataset,
                             const akt_coverage *coverage, const akt_page *page, akt_error *err)
{
    const akt_board_input input = {dataset, coverage, page};
    return akt_board__draw(out, &input, paint, err);
}
