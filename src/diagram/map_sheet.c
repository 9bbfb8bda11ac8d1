#include "diagram/map_internal.h"
#include "diagram/text_width.h"

#include <math.h>

#define TITLE_LINES 2 /* of a closed box; a third says what it holds */

/* The boxes of a sheet on their way from those of the whole. */
typedef struct boxes {
    akt_map_scene *sheet;
    size_t *opened; /* by box of the whole: its cards on the sheet */
    size_t *closed; /* and the closed box of the others */
} boxes;

static double mean(const double widths[AKT_LANG_COUNT])
{
    double sum = 0;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
        sum += widths[lang] / AKT_LANG_COUNT;
    return sum;
}

static void open_cards(boxes *b, const size_t *cards, size_t count)
{
    akt_map_scene *sheet = b->sheet;
    for (size_t i = 0; i < count; i++) {
        akt_map_card *card = &sheet->cards[i];
        *card = sheet->whole->cards[cards[i]];
        b->opened[card->box]++;
        card->width = mean(card->widths);
        card->pull = 0;
        sheet->ends[cards[i]] = i;
        sheet->order[i] = i;
    }
    sheet->card_count = count;
}

static akt_map_box *add_box(akt_map_scene *sheet, const akt_map_box *like)
{
    akt_map_box *box = &sheet->boxes[sheet->box_count++];
    *box = *like;
    box->count = 0;
    box->title_width = mean(box->title_widths);
    return box;
}

/* What a closed box holds, in words; widens it to those. */
static void say(akt_map_scene *sheet, akt_map_box *box, const size_t counts[], bool more)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_buffer shapes = AKT_BUFFER_INIT;
        akt_map__add_shapes(&shapes, counts, (akt_lang)lang);
        const char *words = akt_map__keep(sheet, &shapes);
        if (more)
            words = akt_words_filled(sheet->pool, AKT_W_DIAGRAM_MAP_MORE, (akt_lang)lang, words,
                                     NULL, NULL, NULL);
        double width = akt_text_width(words, sheet->page->title_font, false) * 1.05 + 4;
        box->title_widths[lang] = fmax(box->title_widths[lang], width);
        if ((akt_lang)lang == sheet->lang)
            box->holds = words;
    }
    box->title_width = mean(box->title_widths);
}

static bool close_box(boxes *b, size_t index)
{
    akt_map_scene *sheet = b->sheet;
    const akt_map_scene *whole = sheet->whole;
    akt_map_box *box = add_box(sheet, &whole->boxes[index]);
    size_t counts[AKT_MAP_FORUM + 1] = {0};
    b->closed[index] = sheet->box_count - 1;
    for (size_t i = 0; i < whole->card_count; i++)
        if (whole->cards[i].box == index && sheet->ends[i] == AKT_MAP_NOWHERE)
            counts[whole->cards[i].shape]++;
    if (sheet->card_count > 0) {
        akt_buffer key = AKT_BUFFER_INIT;
        akt_buffer_format(&key, "%s.more", box->id);
        box->key = akt_map__keep(sheet, &key);
    }
    if (!akt_map__title_box(sheet, box, TITLE_LINES))
        return false;
    say(sheet, box, counts, b->opened[index] > 0);
    return true;
}

/* Of each band first the boxes with cards, then the closed ones. */
static bool add_boxes(boxes *b)
{
    akt_map_scene *sheet = b->sheet;
    const akt_map_scene *whole = sheet->whole;
    size_t first = 0, next = 0;
    for (size_t end; first < whole->box_count; first = end) {
        for (end = first; end < whole->box_count; end++) {
            if (whole->boxes[end].band != whole->boxes[first].band)
                break;
            if (b->opened[end] == 0)
                continue;
            akt_map_box *box = add_box(sheet, &whole->boxes[end]);
            box->first = next;
            box->count = b->opened[end];
            for (; next < box->first + box->count; next++)
                sheet->cards[next].box = sheet->box_count - 1;
        }
        for (size_t i = first; i < end; i++)
            if (b->opened[i] < whole->boxes[i].count && !close_box(b, i))
                return false;
    }
    return true;
}

static void find_ends(const boxes *b)
{
    const akt_map_scene *whole = b->sheet->whole;
    for (size_t i = 0; i < whole->card_count; i++)
        if (b->sheet->ends[i] == AKT_MAP_NOWHERE)
            b->sheet->ends[i] = b->sheet->card_count + b->closed[whole->cards[i].box];
}

akt_status akt_map__part(akt_map_scene *sheet, const akt_map_scene *whole, const size_t *cards,
                         size_t count, akt_error *err)
{
    *sheet = (akt_map_scene){.dataset = whole->dataset,
                             .lang = whole->lang,
                             .pool = whole->pool,
                             .asked = whole->asked,
                             .page = whole->page,
                             .height = whole->page->height,
                             .present = whole->present,
                             .absent = whole->absent,
                             .absent_count = whole->absent_count,
                             .facts = whole->facts,
                             .band_count = whole->band_count,
                             .whole = whole};
    boxes b = {.sheet = sheet};
    b.opened = akt_map__get(sheet, whole->box_count, sizeof *b.opened);
    b.closed = akt_map__get(sheet, whole->box_count, sizeof *b.closed);
    sheet->cards = akt_map__get(sheet, count, sizeof *sheet->cards);
    sheet->order = akt_map__get(sheet, count, sizeof *sheet->order);
    sheet->ends = akt_map__get(sheet, whole->card_count, sizeof *sheet->ends);
    sheet->bands = akt_map__get(sheet, whole->band_count, sizeof *sheet->bands);
    sheet->boxes = akt_map__get(sheet, 2 * whole->box_count, sizeof *sheet->boxes);
    if (!b.opened || !b.closed || !sheet->cards || !sheet->order || !sheet->ends || !sheet->bands ||
        !sheet->boxes)
        return akt_error_memory(err);
    for (size_t i = 0; i < whole->card_count; i++)
        sheet->ends[i] = AKT_MAP_NOWHERE;
    for (size_t i = 0; i < whole->band_count; i++)
        sheet->bands[i] =
            (akt_map_band){.term = whole->bands[i].term, .name = whole->bands[i].name};
    open_cards(&b, cards, count);
    if (!add_boxes(&b) || sheet->failed)
        return akt_error_memory(err);
    find_ends(&b);
    return AKT_OK;
}
