#include "diagram/quadrant_internal.h"

#include <math.h>

#define GAP 18.0       /* between fields */
#define CARD_GAP 8.0
#define AFTER_GROUP 6.0
#define EMPTY 96.0     /* the least height of what says that nobody stands here */
#define MOST 28        /* of a group are drawn */
#define LINES 3        /* of a role's name */

static const akt_font title_font = {22, true, AKT_COLOUR_TEXT, AKT_ANCHOR_START};
static const akt_font about_font = {13, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};

static const akt_font note_font = {12.5, false, AKT_COLOUR_SUB, AKT_ANCHOR_START};
static const akt_font whole_font = {13, false, AKT_COLOUR_TEXT, AKT_ANCHOR_START};

/* The first that fits is taken, at best one that leaves names in full. */
static const akt_quadrant_look looks[] = {
    {2, 19, true, true},   {2, 16, true, true},    {1, 16, true, true},   {2, 16, true, false},
    {2, 14, true, true},   {2, 14, true, false},   {3, 14, true, false},  {2, 13, true, true},
    {2, 13, true, false},  {3, 12.5, true, false}, {2, 13, false, false}, {3, 12.5, false, false},
    {4, 12, false, false},
};
enum { LOOKS = sizeof looks / sizeof looks[0] };
#define RICHER 14.0 /* the largest size of a field that tells more than the others can */

double akt_quadrant__whole_height(const akt_board_text *text)
{
    return fmax(AKT_QUADRANT_WHOLE, akt_board__height(text) + 9);
}

static void place_whole(akt_roles_sheet *sheet, akt_quadrant_field *field)
{
    double room = field->width - 2 * AKT_QUADRANT_PAD - 26;
    size_t count = field->stand.whole_count;
    field->whole = akt_pool_get(sheet->pool, (count + 1) * sizeof *field->whole);
    field->whole_height = count > 0 ? 12 : 0;
    sheet->failed = sheet->failed || field->whole == NULL;
    for (size_t i = 0; field->whole != NULL && i < count; i++) {
        const char *words = akt_stand__whole(sheet, &field->stand, &field->stand.whole[i]);
        field->whole[i] = akt_board__fit(sheet, words, &whole_font, room, 11);
        field->whole_height += akt_quadrant__whole_height(&field->whole[i]);
    }
}

static void place_head(akt_roles_sheet *sheet, akt_quadrant_field *field)
{
    double room = field->width - 2 * AKT_QUADRANT_PAD - AKT_QUADRANT_FIGURES;
    const char *name = akt_stand__term(sheet, AKT_VOCABULARY_ROLES, field->stand.role);
    const char *about = akt_stand__about(sheet, AKT_VOCABULARY_ROLES, field->stand.role);
    field->title = akt_board__break(sheet, name, &title_font, room, LINES);
    field->about = akt_board__fit(sheet, about, &about_font, room, 11);
    double text = 18 + akt_board__height(&field->title) + akt_board__height(&field->about);
    field->head = fmax(115, text + 18);
}

/* A row of cards is as high as its highest. */
static double place_row(akt_quadrant_card *cards, size_t count, double y)
{
    double height = 0;
    for (size_t i = 0; i < count; i++) {
        height = fmax(height, cards[i].height);
    }
    for (size_t i = 0; i < count; i++) {
        cards[i].y = y;
        cards[i].height = height;
    }
    return y + height + CARD_GAP;
}

static double place_group(akt_roles_sheet *sheet, akt_quadrant_field *field,
                          akt_quadrant_group *group, const akt_quadrant_look *as)
{
    double room = field->width - 2 * AKT_QUADRANT_PAD + CARD_GAP;
    double width = room / (group->total > 1 ? (double)as->columns : 1) - CARD_GAP;
    double y = group->y + AKT_QUADRANT_GROUP - 10 + group->note_height;
    for (size_t i = 0; i < group->shown; i += as->columns) {
        size_t count = group->shown - i < as->columns ? group->shown - i : as->columns;
        for (size_t k = 0; k < count; k++) {
            akt_quadrant_card *card = &field->cards[group->first + i + k];
            card->x = AKT_QUADRANT_PAD + (double)k * (width + CARD_GAP);
            card->width = width;
            akt_quadrant__fill_card(sheet, field, group, card, as);
        }
        y = place_row(&field->cards[group->first + i], count, y);
    }
    group->below = y;
    if (group->shown == 0) {
        return group->y + AKT_QUADRANT_GROUP / 2 - AFTER_GROUP;
    }
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
                (akt_quadrant_group){
                    .strength = s, .total = total, .first = field->card_count, .shown = shown};
        }
        for (size_t i = 0; i < shown; i++) {
            field->cards[field->card_count++].holder = &field->stand.holders[first + i];
        }
        first += total;
    }
}

/* What all of a group have in common is said once, over their cards. */
static void place_notes(akt_roles_sheet *sheet, akt_quadrant_field *field)
{
    for (size_t i = 0; i < field->group_count; i++) {
        akt_quadrant_group *group = &field->groups[i];
        group->note_words = akt_quadrant__shared_note(sheet, field, group);
        if (group->note_words != NULL) {
            group->note = akt_board__fit(sheet, group->note_words, &note_font,
                                         field->width - 2 * AKT_QUADRANT_PAD, 11);
            group->note_height = akt_board__height(&group->note) + 4;
        }
    }
}

static void place_cards(akt_roles_sheet *sheet, akt_quadrant_field *field,
                        const akt_quadrant_look *as)
{
    double y = field->head;
    for (size_t i = 0; i < field->group_count; i++) {
        field->groups[i].y = y + AKT_QUADRANT_GROUP / 2;
        y = place_group(sheet, field, &field->groups[i], as) + AFTER_GROUP;
    }
    y += field->group_count == 0 ? EMPTY : 0;
    field->need = y + 8 + field->whole_height;
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

/* Returns whether all has room above `bottom`. */
static bool try_look(akt_quadrant *q, const akt_quadrant_look *look, double top, double bottom)
{
    for (size_t i = 0; i < q->count; i++) {
        place_cards(q->sheet, &q->fields[i], look);
    }
    return place_rows(q, top, bottom) <= bottom - top;
}

static size_t count_briefs(const akt_quadrant_field *field)
{
    size_t count = 0;
    for (size_t k = 0; k < field->card_count; k++) {
        count += field->cards[k].name.brief;
    }
    return count;
}

static bool has_briefs(const akt_quadrant *q)
{
    for (size_t i = 0; i < q->count; i++) {
        if (count_briefs(&q->fields[i]) > 0) {
            return true;
        }
    }
    return false;
}

/* A field where few stand has room to tell more of them than the fullest has. */
static void enrich(akt_roles_sheet *sheet, akt_quadrant_field *field, const akt_quadrant_look *look)
{
    const size_t briefs = count_briefs(field);
    for (const akt_quadrant_look *tried = looks; tried < look; tried++) {
        bool tells_more = tried->areas > look->areas || tried->notes > look->notes;
        if (!tells_more || tried->size > fmax(look->size, RICHER)) {
            continue;
        }
        place_cards(sheet, field, tried);
        if (field->need <= field->height && count_briefs(field) <= briefs) {
            return;
        }
    }
    place_cards(sheet, field, look);
}

static const akt_quadrant_look *choose_look(akt_quadrant *q, double top, double bottom)
{
    const akt_quadrant_look *first = NULL;
    for (size_t i = 0; i < LOOKS; i++) {
        bool fits = try_look(q, &looks[i], top, bottom);
        if (fits && !has_briefs(q)) {
            return &looks[i];
        }
        first = fits && first == NULL ? &looks[i] : first;
    }
    return first != NULL ? first : &looks[LOOKS - 1];
}

void akt_quadrant__place(akt_quadrant *q, double top, double bottom)
{
    double room = q->width - 2 * AKT_BOARD_MARGIN;
    for (size_t i = 0; i < q->count; i++) {
        akt_quadrant_field *field = &q->fields[i];
        bool lone = i % 2 == 0 && i + 1 == q->count;
        field->width = lone ? room : (room - GAP) / 2;
        field->x = AKT_BOARD_MARGIN + (double)(i % 2) * (field->width + GAP);
        place_head(q->sheet, field);
        find_groups(field);
        place_notes(q->sheet, field);
        place_whole(q->sheet, field);
    }
    const akt_quadrant_look *look = choose_look(q, top, bottom);
    (void)try_look(q, look, top, bottom);
    for (size_t i = 0; i < q->count; i++) {
        enrich(q->sheet, &q->fields[i], look);
    }
}
