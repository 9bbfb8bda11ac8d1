#include "diagram/quadrant_internal.h"
#include "words/words.h"

#include <string.h>

#define MARK 34.0   /* what a card's mark takes of its width */
#define AROUND 13.0 /* above and below the texts */
#define BETWEEN 4.0
#define LINES 3 /* of a name */

static const akt_font detail_font = {12.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};

const char *akt_quadrant__shared_note(akt_roles_sheet *sheet, const akt_quadrant_field *field,
                                      const akt_quadrant_group *group)
{
    const char *shared = NULL;
    for (size_t i = 0; i < group->shown && group->total > 1; i++) {
        const akt_stand_holder *holder = field->cards[group->first + i].holder;
        const char *note = akt_stand__note(sheet, &field->stand, holder);
        if (note == NULL || (shared != NULL && strcmp(note, shared) != 0)) {
            return NULL;
        }
        shared = note;
    }
    return shared;
}

/* "Områder: Rammebetingelser og Statlige virksomheter", or "". */
static const char *area_words(akt_roles_sheet *sheet, const akt_quadrant_field *field,
                              const akt_stand_holder *holder)
{
    const char *ids;
    const char *areas = akt_stand__areas(sheet, &field->stand, holder, &ids);
    return areas != NULL ? akt_words_filled(sheet->pool, AKT_W_QUADRANT_AREAS, sheet->lang, areas,
                                            NULL, NULL, NULL)
                         : "";
}

/* Left out where it would be cut: the twin has it. */
static akt_board_text break_detail(akt_roles_sheet *sheet, const char *text, double room)
{
    const akt_board_text none = {.font = detail_font};
    if (*text == '\0') {
        return none;
    }
    akt_board_text out = akt_board__fit(sheet, text, &detail_font, room, 11.5);
    return out.label.cut ? none : out;
}

static double detail_height(const akt_board_text *text)
{
    return text->label.count > 0 ? akt_board__height(text) + BETWEEN : 0;
}

static double texts_height(const akt_quadrant_card *card)
{
    return akt_board__height(&card->name) + detail_height(&card->areas) +
           detail_height(&card->note);
}

void akt_quadrant__fill_card(akt_roles_sheet *sheet, const akt_quadrant_field *field,
                             const akt_quadrant_group *group, akt_quadrant_card *card,
                             const akt_quadrant_look *as)
{
    const akt_roles_row *row = card->holder->row;
    const akt_font font = {as->size, row->driver, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
    const double room = card->width - MARK - 12;
    const bool own = as->notes && group->note_words == NULL;
    const char *note = own ? akt_stand__note(sheet, &field->stand, card->holder) : NULL;
    card->name = akt_board__name(sheet, row, &font, room, LINES);
    card->areas = break_detail(sheet, as->areas ? area_words(sheet, field, card->holder) : "", room);
    card->note = break_detail(sheet, note != NULL ? note : "", room);
    card->height = texts_height(card) + AROUND;
}

static akt_style card_style(const akt_stand_holder *holder)
{
    static const akt_style styles[AKT_STRENGTH_COUNT] = {
        [AKT_STRENGTH_CLEAR] = {AKT_COLOUR_PAPER, AKT_COLOUR_COVERED, 2, NULL, 0},
        [AKT_STRENGTH_POSSIBLE] = {AKT_COLOUR_PAPER, AKT_COLOUR_EDGE, 1.2, NULL, 0},
        [AKT_STRENGTH_POTENTIAL] = {AKT_COLOUR_PAPER, AKT_COLOUR_EDGE, 1.2, "5 3", 0},
        [AKT_STRENGTH_WEAK] = {AKT_COLOUR_PAPER, AKT_COLOUR_EDGE, 1.2, NULL, 0},
        [AKT_STRENGTH_ABSENT] = {AKT_COLOUR_PAPER, AKT_COLOUR_EDGE, 1.2, NULL, 0},
    };
    akt_style style = styles[holder->strength];
    style.stroke = holder->row->driver ? AKT_COLOUR_DRIVER : style.stroke;
    style.width = holder->row->driver ? 2.2 : style.width;
    return style;
}

void akt_quadrant__draw_card(akt_drawing *drawing, akt_roles_sheet *sheet,
                             const akt_quadrant_field *field, const akt_quadrant_card *card)
{
    const akt_roles_row *row = card->holder->row;
    const char *role = akt_dataset_term(sheet->dataset, AKT_VOCABULARY_ROLES, field->stand.role)
                           ->record.id;
    akt_style style = card_style(card->holder);
    double x = field->x + card->x;
    double y = field->y + card->y;
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer title = AKT_BUFFER_INIT;
    akt_buffer_format(&id, "n-%s.%s", role, row->id);
    akt_buffer_format(&title, "%s: %s", row->name,
                      akt_roles__strength(sheet, card->holder->strength));
    akt_drawing_group(drawing, akt_roles__keep(sheet, &id), row->driver ? "node driver" : "node",
                      akt_roles__keep(sheet, &title));
    akt_drawing_box(drawing, x, y, card->width, card->height, 5, &style);
    bool plain = card->areas.label.count + card->note.label.count == 0;
    double top = y + (plain ? card->height - texts_height(card) : AROUND) / 2;
    akt_roles__draw_mark(drawing, x + 18, top + akt_board__height(&card->name) / 2,
                         card->holder->strength);
    (void)akt_board__draw_text(drawing, &card->name, x + MARK,
                               top + card->name.leading / 2 + card->name.font.size * 0.36);
    top += akt_board__height(&card->name) + BETWEEN;
    (void)akt_board__draw_text(drawing, &card->areas, x + MARK, top + detail_font.size);
    top += detail_height(&card->areas);
    (void)akt_board__draw_text(drawing, &card->note, x + MARK, top + detail_font.size);
    akt_drawing_end(drawing);
}
