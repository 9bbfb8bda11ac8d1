#include "diagram/map_internal.h"

#include <math.h>

#define CLEAR 7 /* a lane to what stands beside it */

size_t akt_map__things(const akt_map_box *box, size_t row)
{
    if (row >= box->row_count) {
        return 0;
    }
    return box->row_first[row + 1] - box->row_first[row] + (row == 0 ? 1 : 0);
}

double akt_map__gap(const akt_map_scene *scene, const akt_map_box *box, size_t row, size_t gap)
{
    size_t things = akt_map__things(box, row);
    bool edge = gap == 0 || gap == things;
    double least = edge ? scene->page->inset : scene->page->gap;
    double need = box->needs[row * (box->count + 2) + gap];
    return least + fmax(0, need - least) * scene->shelves[box->shelf].squeeze;
}

double akt_map__row_width(const akt_map_scene *scene, const akt_map_box *box,
                          size_t row)
{
    size_t things = akt_map__things(box, row);
    double width = row == 0 ? box->title_width : 0;
    for (size_t gap = 0; gap <= things; gap++) {
        width += akt_map__gap(scene, box, row, gap);
    }
    for (size_t i = 0; row < box->row_count && i < things - (row == 0 ? 1 : 0); i++) {
        width += scene->cards[scene->order[box->row_first[row] + i]].width;
    }
    return width;
}

double akt_map__row_width_in(const akt_map_scene *scene, const akt_map_box *box, size_t row,
                             akt_lang lang)
{
    size_t things = akt_map__things(box, row);
    double width = row == 0 ? box->title_widths[lang] : 0;
    width += 2 * scene->page->inset + (double)(things - 1) * scene->page->gap;
    for (size_t i = box->row_first[row]; i < box->row_first[row + 1]; i++) {
        width += scene->cards[scene->order[i]].widths[lang];
    }
    return width;
}

static double box_width(const akt_map_scene *scene, const akt_map_box *box)
{
    double width = 0;
    for (size_t row = 0; row < scene->shelves[box->shelf].row_count; row++) {
        width = fmax(width, akt_map__row_width(scene, box, row));
    }
    return width;
}

static double avenue_width(const akt_map_scene *scene, const akt_map_shelf *shelf, size_t avenue)
{
    bool edge = avenue == 0 || avenue == shelf->box_count;
    double least = edge ? scene->page->avenue / 2 : scene->page->avenue;
    return least + fmax(0, shelf->avenues[avenue] - least) * shelf->squeeze;
}

static double shelf_width(const akt_map_scene *scene, const akt_map_shelf *shelf)
{
    double width = avenue_width(scene, shelf, shelf->box_count);
    for (size_t i = 0; i < shelf->box_count; i++) {
        width += avenue_width(scene, shelf, i) +
                 box_width(scene, &scene->boxes[shelf->first_box + i]);
    }
    return width;
}

void akt_map__place_row(akt_map_scene *scene, const akt_map_box *box, size_t row)
{
    size_t things = akt_map__things(box, row);
    size_t title = row == 0 ? 1 : 0;
    double gaps = (double)(things + 1 - title);
    double spare = fmax(0, box->width - akt_map__row_width(scene, box, row)) / gaps;
    double x = box->x + akt_map__gap(scene, box, row, 0);
    x += title == 1 ? box->title_width + akt_map__gap(scene, box, row, 1) : 0;
    for (size_t i = 0; i < things - title; i++) {
        akt_map_card *card = &scene->cards[scene->order[box->row_first[row] + i]];
        x += spare;
        card->x = x;
        card->row = scene->shelves[box->shelf].first_row + row;
        x += card->width + akt_map__gap(scene, box, row, i + title + 1);
    }
}

/* The largest share of the needs that fits, in tenths. */
static void squeeze(const akt_map_scene *scene, akt_map_shelf *shelf, double width)
{
    for (int tenths = 10; tenths >= 0; tenths--) {
        shelf->squeeze = tenths / 10.0;
        if (shelf_width(scene, shelf) <= width) {
            return;
        }
    }
}

static void place_shelf(akt_map_scene *scene, akt_map_shelf *shelf)
{
    const akt_map_page *page = scene->page;
    double width = page->width - 2 * page->margin - page->gutter;
    squeeze(scene, shelf, width);
    double spare = fmax(0, width - shelf_width(scene, shelf));
    size_t cards = 0;
    for (size_t i = 0; i < shelf->box_count; i++) {
        cards += scene->boxes[shelf->first_box + i].count + 1;
    }
    double x = page->margin + page->gutter;
    for (size_t i = 0; i < shelf->box_count; i++) {
        akt_map_box *box = &scene->boxes[shelf->first_box + i];
        x += avenue_width(scene, shelf, i);
        box->x = x;
        box->width =
            box_width(scene, box) + spare * (double)(box->count + 1) / (double)cards;
        x += box->width;
        for (size_t row = 0; row < box->row_count; row++) {
            akt_map__place_row(scene, box, row);
        }
    }
}

static void set_unit(akt_map_unit *unit, double left, double right)
{
    double middle = (left + right) / 2;
    unit->left = fmin(left + CLEAR, middle);
    unit->right = fmax(right - CLEAR, middle);
}

/* The gaps of one box in a row: before, between and behind what stands there. */
static size_t set_gaps(akt_map_scene *scene, const akt_map_box *box, size_t row,
                       akt_map_unit *units)
{
    size_t things = akt_map__things(box, row);
    size_t title = row == 0 ? 1 : 0;
    double left = box->x;
    for (size_t gap = 0; gap <= things; gap++) {
        double right = box->x + box->width;
        double next = right;
        if (gap < things && gap < title) {
            right = box->x + scene->page->inset;
            next = right + box->title_width;
        } else if (gap < things) {
            const akt_map_card *card =
                &scene->cards[scene->order[box->row_first[row] + gap - title]];
            right = card->x;
            next = card->x + card->width;
        }
        set_unit(&units[gap], left, right);
        units[gap].gap = gap;
        units[gap].box = (size_t)(box - scene->boxes);
        left = next;
    }
    return things + 1;
}

static void set_units(akt_map_scene *scene, size_t index)
{
    akt_map_row *row = &scene->rows[index];
    const akt_map_shelf *shelf = &scene->shelves[row->shelf];
    double left = scene->page->margin + scene->page->gutter - CLEAR;
    size_t n = 0;
    for (size_t i = 0; i <= shelf->box_count; i++) {
        const akt_map_box *box = &scene->boxes[shelf->first_box + i];
        bool last = i == shelf->box_count;
        double right = last ? scene->page->width - scene->page->margin + CLEAR : box->x;
        row->units[n].box = AKT_MAP_NOWHERE;
        row->units[n].gap = i;
        set_unit(&row->units[n++], left, right);
        if (!last) {
            n += set_gaps(scene, box, index - shelf->first_row, &row->units[n]);
            left = box->x + box->width;
        }
    }
    row->unit_count = n;
}

void akt_map__place(akt_map_scene *scene)
{
    for (size_t i = 0; i < scene->shelf_count; i++) {
        place_shelf(scene, &scene->shelves[i]);
    }
    for (size_t r = 0; r < scene->row_count; r++) {
        if (scene->rows[r].units != NULL) {
            set_units(scene, r);
        }
    }
}

static double band_inset(const akt_map_scene *scene)
{
    return scene->page->inset;
}

static void stack_boxes(akt_map_scene *scene)
{
    double pad = scene->page->inset;
    for (size_t b = 0; b < scene->box_count; b++) {
        akt_map_box *box = &scene->boxes[b];
        const akt_map_shelf *shelf = &scene->shelves[box->shelf];
        const akt_map_row *last = &scene->rows[shelf->first_row + shelf->row_count - 1];
        box->y = scene->rows[shelf->first_row].y - pad;
        box->height = last->y + last->height + pad - box->y;
    }
    for (size_t b = 0; b < scene->band_count; b++) {
        akt_map_band *band = &scene->bands[b];
        const akt_map_shelf *first = &scene->shelves[band->first_shelf];
        const akt_map_shelf *end = &scene->shelves[band->first_shelf + band->shelf_count - 1];
        const akt_map_row *last = &scene->rows[end->first_row + end->row_count - 1];
        band->y = scene->rows[first->first_row].y - pad - band_inset(scene);
        band->height = last->y + last->height + pad + band_inset(scene) - band->y;
    }
}

void akt_map__stack(akt_map_scene *scene)
{
    double y = scene->page->top + scene->page->inset + band_inset(scene);
    for (size_t r = 0; r < scene->row_count; r++) {
        scene->rows[r].y = y;
        y += scene->rows[r].height + scene->channels[r].height;
    }
    stack_boxes(scene);
    for (size_t i = 0; i < scene->card_count; i++) {
        scene->cards[i].y = scene->rows[scene->cards[i].row].y;
    }
    scene->height = fmax(scene->page->height, y + scene->page->bottom);
}
