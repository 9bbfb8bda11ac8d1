#include "diagram/quadrant_internal.h"

#include <math.h>

#define GAP 18.0       /* between fields */
#define CARD_GAP 10.0
#define MARK 34.0      /* what a card's mark takes of its width */
#define WHOLE_LINE 24.0
#define EMPTY 96.0     /* the least height of what says that nobody stands here */
#define MOST 28        /* of a group are drawn */
#define LINES 3        /* of a name */

static const akt_font title_font = {22, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
static const akt_font about_font = {13, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};

/* How cards are set: the first that fits is taken. */
typedef struct look {
    size_t columns;
    double size;
} look;

static const look looks[] = {{2, 19}, {2, 16}, {3, 14}, {4, 12}};
enum { LOOKS = sizeof looks / sizeof looks[0] };

static void place_head(akt_roles_sheet *sheet, akt_quadrant_field *field)
{
    double room = field->width - 2 * AKT_QUADRANT_PAD - AKT_QUADRANT_FIGURES;
    const char *name = akt_stand__term(sheet, AKT_VOCABULARY_ROLES, field->stand.role);
    const char *about = akt_stand__about(sheet, AKT_VOCABULARY_ROLES, field->stand.role);
    field->title = akt_board__break(sheet, name, &title_font, room, LINES);
    field->about = akt_board__fit(sheet, about, &about_font, room, 11);
    double text = 18 + akt_board__height(&field->title) + akt_board__height(&field->about);
    field->head = fmax(118, text + 18);
}

/* A row of cards is as high as its highest. */
static double place_row(akt_quadrant_card *cards, size_t count, double y)
{
    double height = 0;
    for (size_t i = 0; i < count; i++) {
        height = fmax(height, akt_board__height(&cards[i].name) + 15);
    }
    for (size_t i = 0; i < count; i++) {
        cards[i].y = y;
        cards[i].height = height;
    }
    return y + height + CARD_GAP;
}

static double place_group(akt_roles_sheet *sheet, akt_quadrant_field *field,
                          akt_quadrant_group *group, const look *as)
{
    double room = field->width - 2 * AKT_QUADRANT_PAD + CARD_GAP;
    double width = room / (double)as->columns - CARD_GAP;
    double y = group->y + AKT_QUADRANT_GROUP - 10;
    for (size_t i = 0; i < group->shown; i += as->columns) {
        size_t count = group->shown - i < as->columns ? group->shown - i : as->columns;
        for (size_t k = 0; k < count; k++) {
            akt_quadrant_card *card = &field->cards[group->first + i + k];
            const akt_roles_row *row = card->holder->row;
            akt_font font = {as->size, row->driver, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
            card->x = AKT_QUADRANT_PAD + (double)k * (width + CARD_GAP);
            card->width = width;
            card->name = akt_board__name(sheet, row, &font, width - MARK - 12, LINES);
        }
        y = place_row(&field->cards[group->first + i], count, y);
    }
    group->below = y;
    return y + (group->shown < group->total ? AKT_QUADRANT_GROUP : 0);
}

/* The group of the clear is there wherever anybody stands: that there is none is said, too. */
static void find_groups(akt_quadrant_field *field)
{
    size_t first = 0;
    field->group_count = 0;
    field->card_count = 0;
    for (int32_t s = 0; s < AKT_STRENGTH_COUNT && field->stand.count > 0; s++) {
        size_t total = field->stand.of_strength[s];
        size_t shown = total < MOST ? total : MOST;
        if (total > 0 || s == AKT_STRENGTH_CLEAR) {
            field->groups[field->group_count++] =
                (akt_quadrant_group){s, total, field->card_count, shown, 0, 0};
        }
        for (size_t i = 0; i < shown; i++) {
            field->cards[field->card_count++].holder = &field->stand.holders[first + i];
        }
        first += total;
    }
}

static void place_cards(akt_roles_sheet *sheet, akt_quadrant_field *field, const look *as)
{
    double y = field->head;
    for (size_t i = 0; i < field->group_count; i++) {
        field->groups[i].y = y + AKT_QUADRANT_GROUP / 2;
        y = place_group(sheet, field, &field->groups[i], as) + 6;
    }
    y += field->group_count == 0 ? EMPTY : 0;
    size_t whole = field->stand.whole_count;
    field->need = y + 8 + (whole > 0 ? WHOLE_LINE * (double)whole + 12 : 0);
}

static double need_of_row(const akt_quadrant *q, size_t r)
{
    const akt_quadrant_field *pair = &q->fields[2 * r];
    return fmax(pair[0].need, 2 * r + 1 < q->count ? pair[1].need : 0);
}

/* The height that rows share alike where each has room in it; rows that need more get what they
 * need, and the others share the rest. */
static double share_height(const akt_quadrant *q, size_t rows, double height)
{
    double share = height / fmax(1, (double)rows);
    for (size_t pass = 0; pass < rows; pass++) {
        double rest = height;
        double sharing = 0;
        for (size_t r = 0; r < rows; r++) {
            bool more = need_of_row(q, r) > share;
            rest -= more ? need_of_row(q, r) : 0;
            sharing += more ? 0 : 1;
        }
        share = sharing > 0 ? fmax(0, rest / sharing) : share;
    }
    return share;
}

/* Rows of two fields. Returns the height that all need. */
static double place_rows(akt_quadrant *q, double top, double bottom)
{
    size_t rows = (q->count + 1) / 2;
    double gaps = GAP * fmax(0, (double)rows - 1);
    double share = share_height(q, rows, bottom - top - gaps);
    double all = gaps;
    double y = top;
    for (size_t r = 0; r < rows; r++) {
        double height = fmax(share, need_of_row(q, r));
        for (size_t i = 2 * r; i < q->count && i < 2 * r + 2; i++) {
            q->fields[i].y = y;
            q->fields[i].height = height;
        }
        all += need_of_row(q, r);
        y += height + GAP;
    }
    q->bottom = y - GAP;
    return all;
}

void akt_quadrant__place(akt_quadrant *q, double top, double bottom)
{
    double room = AKT_BOARD_WIDTH - 2 * AKT_BOARD_MARGIN;
    for (size_t i = 0; i < q->count; i++) {
        akt_quadrant_field *field = &q->fields[i];
        bool lone = i % 2 == 0 && i + 1 == q->count;
        field->width = lone ? room : (room - GAP) / 2;
        field->x = AKT_BOARD_MARGIN + (double)(i % 2) * (field->width + GAP);
        place_head(q->sheet, field);
        find_groups(field);
    }
    for (size_t l = 0; l < LOOKS; l++) {
        for (size_t i = 0; i < q->count; i++) {
            place_cards(q->sheet, &q->fields[i], &looks[l]);
        }
        if (place_rows(q, top, bottom) <= bottom - top) {
            return;
        }
    }
}
