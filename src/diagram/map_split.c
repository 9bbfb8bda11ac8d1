#include "diagram/map_internal.h"

/* More are no map any longer. */
#define MOST_CARDS 500
#define MOST_SHEETS 24

typedef struct division {
    const akt_map_scene *whole;
    uint32_t layers;  /* as asked */
    size_t *cards;    /* of the whole: box by box, by id */
    akt_list *sheets; /* akt_map_scene */
} division;

static akt_status fail(const akt_map_scene *scene, akt_error *err)
{
    return akt_error_set(
        err, AKT_EINVAL,
        "%zu actors, programmes and forums with %zu ties are too much for a map: "
        "draw network, or show fewer by --where, such as --where category=ministries%s",
        scene->card_count, scene->all_count,
        scene->card_count > MOST_CARDS ? "" : ", or fewer ties by --layer");
}

static bool is_low(const akt_map_scene *scene)
{
    return scene->height <= scene->asked->highest + 1e-6;
}

/* Whether ties are left out that nobody asked to leave out. */
static bool is_incomplete(const akt_map_scene *whole, uint32_t layers)
{
    return whole->by_category || (layers == 0 && (whole->present & ~whole->layers) != 0);
}

static bool list_cards(division *d)
{
    const akt_map_scene *whole = d->whole;
    size_t next = 0;
    d->cards = akt_pool_get(whole->pool, whole->card_count * sizeof *d->cards);
    for (size_t b = 0; d->cards != NULL && b < whole->box_count; b++)
        for (size_t i = 0; i < whole->card_count; i++)
            if (whole->cards[i].box == b)
                d->cards[next++] = i;
    return d->cards != NULL;
}

static size_t band_of(const division *d, size_t at)
{
    return d->whole->boxes[d->whole->cards[d->cards[at]].box].band;
}

/* The end of the box that the card at `at` is in. */
static size_t box_end(const division *d, size_t at)
{
    size_t box = d->whole->cards[d->cards[at]].box;
    while (at < d->whole->card_count && d->whole->cards[d->cards[at]].box == box)
        at++;
    return at;
}

static size_t band_end(const division *d, size_t at)
{
    size_t band = band_of(d, at);
    while (at < d->whole->card_count && band_of(d, at) == band)
        at = box_end(d, at);
    return at;
}

static const char *number_text(akt_map_scene *sheet, size_t number)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add_integer(&text, (int64_t)number);
    return akt_map__keep(sheet, &text);
}

/* The band that a sheet's cards are of; of the overview the number of bands. */
static size_t band_of_sheet(const akt_map_scene *sheet)
{
    return sheet->whole == NULL || sheet->by_category ? sheet->band_count
                                                      : sheet->boxes[sheet->cards[0].box].band;
}

/* "Ark 3 av 5: Politikk og styring (del 2 av 2)." */
static void name_sheet(akt_map_scene *sheet, size_t number, size_t count, const size_t part[2])
{
    size_t band = band_of_sheet(sheet);
    const char *name = akt_words(AKT_W_DIAGRAM_SHEET_OVERVIEW, sheet->lang);
    if (band < sheet->band_count)
        name = sheet->bands[band].name;
    if (band < sheet->band_count && part[1] > 1)
        name = akt_words_filled(sheet->pool, AKT_W_DIAGRAM_SHEET_PART, sheet->lang, name,
                                number_text(sheet, part[0]), number_text(sheet, part[1]), NULL);
    sheet->sheet =
        akt_words_filled(sheet->pool, AKT_W_DIAGRAM_SHEET, sheet->lang, number_text(sheet, number),
                         number_text(sheet, count), name, NULL);
}

/* As long as its name may become: the subtitle needs room before that is known. */
static void name_for_now(akt_map_scene *sheet)
{
    name_sheet(sheet, MOST_SHEETS, MOST_SHEETS, (const size_t[]){MOST_SHEETS, MOST_SHEETS});
}

/* false without memory. */
static bool name_sheets(akt_map_scene *sheets, size_t count)
{
    bool done = true;
    for (size_t i = 0; i < count; i++) {
        size_t part[2] = {0, 0};
        for (size_t j = 0; j < count; j++) {
            bool same = band_of_sheet(&sheets[j]) == band_of_sheet(&sheets[i]);
            part[0] += same && j <= i;
            part[1] += same;
        }
        name_sheet(&sheets[i], i + 1, count, part);
        done = done && !sheets[i].failed && !akt_pool_has_failed(sheets[i].pool);
    }
    return done;
}

/* Lays a sheet of the cards out; fits: it can be read. A single card may have as many edges as it
 * has. */
static akt_status try(const division *d, size_t first, size_t end, akt_map_scene *out, bool *fits)
{
    akt_status status = akt_map__part(out, d->whole, d->cards + first, end - first, NULL);
    *fits = false;
    if (status == AKT_OK)
        status = akt_map__choose_part(out, d->layers, NULL);
    if (status != AKT_OK || (end > first + 1 && !akt_map__carries(out->edge_count, d->layers)))
        return status;
    name_for_now(out);
    status = akt_map__lay_out_sheet(out);
    *fits = status == AKT_OK && is_low(out);
    return status;
}

/* As many whole boxes of the rest of a band as one sheet can carry; end is where they end. */
static akt_status take_boxes(const division *d, size_t first, size_t *end, akt_map_scene *out,
                             bool *fits)
{
    akt_status status = AKT_OK;
    *fits = false;
    while (status == AKT_OK && !*fits) {
        status = try(d, first, *end, out, fits);
        if (*fits || *end == box_end(d, first))
            return status;
        size_t before = first;
        for (size_t at = first; at < *end; at = box_end(d, at))
            before = at;
        *end = before;
    }
    return status;
}

/* A part of a box that is too large for a sheet: the parts are of one size, as few as may be. */
static akt_status take_cards(const division *d, size_t first, size_t *end, akt_map_scene *out,
                             bool *fits)
{
    size_t count = *end - first, size = count;
    akt_status status = AKT_OK;
    for (size_t parts = 2; status == AKT_OK && !*fits && size > 1; parts++) {
        size = (count + parts - 1) / parts;
        *end = first + size;
        status = try(d, first, *end, out, fits);
    }
    return status;
}

static akt_status add_overview(const division *d, bool *fits)
{
    akt_map_scene *sheet = akt_list_add(d->sheets);
    *fits = is_low(d->whole);
    if (sheet == NULL)
        return AKT_ENOMEM;
    if (!*fits)
        return try(d, 0, 0, sheet, fits);
    *sheet = *d->whole;
    return AKT_OK;
}

static akt_status add_sheets(const division *d, bool *fits)
{
    akt_status status = add_overview(d, fits);
    size_t end = 0;
    for (size_t first = 0; status == AKT_OK && *fits && first < d->whole->card_count; first = end) {
        akt_map_scene *sheet = d->sheets->count < MOST_SHEETS ? akt_list_add(d->sheets) : NULL;
        if (sheet == NULL) {
            *fits = false;
            return d->sheets->count < MOST_SHEETS ? AKT_ENOMEM : AKT_OK;
        }
        end = band_end(d, first);
        status = take_boxes(d, first, &end, sheet, fits);
        if (status == AKT_OK && !*fits)
            status = take_cards(d, first, &end, sheet, fits);
    }
    return status;
}

/* Where parts are too many but all cards fit on one sheet, that one leaves some ties out. */
static akt_status split(const division *d, akt_error *err)
{
    bool fits = false;
    akt_status status = add_sheets(d, &fits);
    if (status == AKT_OK && fits)
        return name_sheets(d->sheets->items, d->sheets->count) ? AKT_OK : akt_error_memory(err);
    d->sheets->count = 0;
    if (status != AKT_OK)
        return akt_error_memory(err);
    return is_low(d->whole) ? AKT_OK : fail(d->whole, err);
}

akt_status akt_map__make_sheets(akt_list *sheets, akt_map_scene *whole, uint32_t layers,
                                akt_error *err)
{
    division d = {.whole = whole, .layers = layers, .sheets = sheets};
    bool may_split = whole->asked->highest > 0 && whole->card_count > 0;
    bool all = !is_incomplete(whole, layers);
    akt_status status = AKT_OK;
    if (may_split && whole->card_count > MOST_CARDS)
        return fail(whole, err);
    if (may_split && !all)
        name_for_now(whole);
    if (akt_map__lay_out_sheet(whole) != AKT_OK)
        return akt_error_memory(err);
    if (may_split && !(all && is_low(whole)))
        status = list_cards(&d) ? split(&d, err) : akt_error_memory(err);
    whole->sheet = NULL;
    return status;
}
