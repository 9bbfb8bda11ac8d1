#include "diagram/map_internal.h"

#include <math.h>

#define MOST_ROWS 5  /* of a shelf with several boxes */
#define FILL 0.965   /* of the width; the rest is for lanes */

static double content_width(const akt_map_scene *scene)
{
    return scene->page->width - 2 * scene->page->margin - scene->page->gutter;
}

/* How many rows the cards of a box take in a box of that width. starts, if not NULL, gets where
 * each begins. */
static size_t fill_rows(const akt_map_scene *scene, const akt_map_box *box, double width,
                        size_t *starts)
{
    const akt_map_page *page = scene->page;
    double used = 2 * page->inset + box->title_width;
    size_t rows = 1;
    if (starts != NULL) {
        starts[0] = box->first;
    }
    for (size_t i = 0; i < box->count; i++) {
        double card = scene->cards[scene->order[box->first + i]].width;
        bool first = used <= 2 * page->inset;
        double more = used + card + (first ? 0 : page->gap);
        if (more > width + 1e-6 && !first) {
            if (starts != NULL) {
                starts[rows] = box->first + i;
            }
            rows++;
            more = 2 * page->inset + card;
        }
        used = more;
    }
    if (starts != NULL) {
        starts[rows] = box->first + box->count;
    }
    return rows;
}

/* The least width that any row count needs, and the one that puts all in one row. */
static void bounds(const akt_map_scene *scene, const akt_map_box *box, double *low, double *high)
{
    const akt_map_page *page = scene->page;
    *low = box->title_width;
    *high = box->title_width + 2 * page->inset + 1;
    for (size_t i = 0; i < box->count; i++) {
        double card = scene->cards[scene->order[box->first + i]].width;
        *low = fmax(*low, card);
        *high += card + page->gap;
    }
    *low += 2 * page->inset;
}

static double least_width(const akt_map_scene *scene, const akt_map_box *box, size_t rows)
{
    double low = 0;
    double high = 0;
    bounds(scene, box, &low, &high);
    if (fill_rows(scene, box, low, NULL) <= rows) {
        return low;
    }
    while (high - low > 0.5) {
        double middle = (low + high) / 2;
        if (fill_rows(scene, box, middle, NULL) <= rows) {
            high = middle;
        } else {
            low = middle;
        }
    }
    return high;
}

/* Lays the cards of a box in rows and notes what those need in every language. */
static void lay_rows(akt_map_scene *scene, akt_map_box *box, size_t rows)
{
    box->row_count = fill_rows(scene, box, least_width(scene, box, rows) + 0.5, box->row_first);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        box->least[lang] = 0;
        for (size_t row = 0; row < box->row_count; row++) {
            double width = akt_map__row_width_in(scene, box, row, (akt_lang)lang);
            box->least[lang] = fmax(box->least[lang], width);
        }
    }
}

/* Whether the boxes fit side by side, in every language. */
static bool fits(akt_map_scene *scene, size_t first, size_t count, size_t rows)
{
    double widths[AKT_LANG_COUNT] = {0};
    for (size_t i = 0; i < count; i++) {
        akt_map_box *box = &scene->boxes[first + i];
        lay_rows(scene, box, rows);
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
            widths[lang] += box->least[lang];
        }
    }
    double room = FILL * content_width(scene) - (double)count * scene->page->avenue;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        if (widths[lang] > room) {
            return false;
        }
    }
    return true;
}

/* The fewest rows in which the boxes stand side by side; 0 where they do not. */
static size_t fewest_rows(akt_map_scene *scene, size_t first, size_t count)
{
    size_t most = count > 1 ? MOST_ROWS : scene->boxes[first].count + 1;
    for (size_t rows = 1; rows <= most; rows++) {
        if (fits(scene, first, count, rows)) {
            return rows;
        }
    }
    return count > 1 ? 0 : most;
}

/* As many boxes as stand side by side; at least one. */
static void add_shelf(akt_map_scene *scene, size_t first, size_t count)
{
    size_t rows = fewest_rows(scene, first, count);
    while (rows == 0) {
        rows = fewest_rows(scene, first, --count);
    }
    akt_map_shelf *shelf = &scene->shelves[scene->shelf_count++];
    *shelf = (akt_map_shelf){.band = scene->boxes[first].band,
                             .first_box = first,
                             .box_count = count,
                             .first_row = scene->row_count,
                             .row_count = rows};
    scene->row_count += rows;
}

/* Of one band; closed boxes stand apart from those with cards, where their edges would run. */
static bool is_alike(const akt_map_box *one, const akt_map_box *other)
{
    return one->band == other->band && (one->holds != NULL) == (other->holds != NULL);
}

static void add_shelves(akt_map_scene *scene)
{
    for (size_t b = 0; b < scene->box_count;) {
        size_t end = b;
        while (end < scene->box_count && is_alike(&scene->boxes[end], &scene->boxes[b])) {
            end++;
        }
        akt_map_band *band = &scene->bands[scene->boxes[b].band];
        if (b == 0 || scene->boxes[b - 1].band != scene->boxes[b].band) {
            band->first_shelf = scene->shelf_count;
        }
        while (b < end) {
            add_shelf(scene, b, end - b);
            b += scene->shelves[scene->shelf_count - 1].box_count;
        }
        band->shelf_count = scene->shelf_count - band->first_shelf;
    }
}

static bool make_needs(akt_map_scene *scene, akt_map_box *box, size_t shelf)
{
    size_t rows = scene->shelves[shelf].row_count;
    box->shelf = shelf;
    lay_rows(scene, box, rows);
    box->needs = akt_map__get(scene, rows * (box->count + 2), sizeof *box->needs);
    return box->needs != NULL;
}

static bool fill_shelf(akt_map_scene *scene, size_t index)
{
    akt_map_shelf *shelf = &scene->shelves[index];
    shelf->avenues = akt_map__get(scene, shelf->box_count + 1, sizeof *shelf->avenues);
    for (size_t i = 0; i < shelf->box_count; i++) {
        if (!make_needs(scene, &scene->boxes[shelf->first_box + i], index)) {
            return false;
        }
    }
    for (size_t r = 0; r < shelf->row_count; r++) {
        scene->rows[shelf->first_row + r].shelf = index;
        scene->rows[shelf->first_row + r].height = scene->page->card_height;
        scene->channels[shelf->first_row + r].between_shelves = r + 1 == shelf->row_count;
    }
    return shelf->avenues != NULL;
}

static bool make_rows(akt_map_scene *scene)
{
    for (size_t b = 0; b < scene->box_count; b++) {
        akt_map_box *box = &scene->boxes[b];
        box->row_first = akt_map__get(scene, box->count + 3, sizeof *box->row_first);
        if (box->row_first == NULL) {
            return false;
        }
    }
    return true;
}

akt_status akt_map__shelve(akt_map_scene *scene, akt_error *err)
{
    scene->shelves = akt_map__get(scene, scene->box_count, sizeof *scene->shelves);
    if (scene->shelves == NULL || !make_rows(scene)) {
        return akt_error_memory(err);
    }
    add_shelves(scene);
    scene->rows = akt_map__get(scene, scene->row_count, sizeof *scene->rows);
    scene->channels = akt_map__get(scene, scene->row_count, sizeof *scene->channels);
    if (scene->rows == NULL || scene->channels == NULL) {
        return akt_error_memory(err);
    }
    for (size_t i = 0; i < scene->shelf_count; i++) {
        if (!fill_shelf(scene, i)) {
            return akt_error_memory(err);
        }
    }
    return AKT_OK;
}
