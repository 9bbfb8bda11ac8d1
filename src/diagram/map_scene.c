#include "diagram/map_internal.h"
#include "words/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TITLE_LINES 3 /* of a box with cards */

void *akt_map__get(akt_map_scene *scene, size_t count, size_t size)
{
    return akt_pool_get(scene->pool, (count > 0 ? count : 1) * size);
}

static const akt_table party_tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES,
                                         AKT_TABLE_FORUMS};

static size_t most_cards(const akt_dataset *dataset)
{
    size_t count = 0;
    for (size_t t = 0; t < 3; t++) {
        count += akt_dataset_count(dataset, party_tables[t]);
    }
    return count;
}

static bool is_driver(const akt_map_scene *scene, akt_ref ref)
{
    return ref.table == AKT_TABLE_ACTORS &&
           akt_dataset_actors(scene->dataset)[ref.index].driver == AKT_DRIVER_CENTRAL;
}

static bool is_ministry(const akt_map_scene *scene, akt_ref ref)
{
    if (ref.table != AKT_TABLE_ACTORS) {
        return false;
    }
    const akt_term *kind =
        akt_dataset_term(scene->dataset, AKT_VOCABULARY_ACTOR_KINDS,
                         akt_dataset_actors(scene->dataset)[ref.index].kind);
    return kind != NULL && strcmp(kind->record.id, "ministry") == 0;
}

/* Where languages share their places, all are as wide as the widest. */
static void share(const akt_map_page *page, double widths[AKT_LANG_COUNT], double *width)
{
    double widest = 0;
    for (int lang = 0; page->is_shared && lang < AKT_LANG_COUNT; lang++) {
        widest = fmax(widest, widths[lang]);
    }
    for (int lang = 0; page->is_shared && lang < AKT_LANG_COUNT; lang++) {
        widths[lang] = *width = widest;
    }
}

/* Cards stand in the same order in all languages: until that is settled, each is as wide as its
 * labels are on average. */
static bool label_card(akt_map_scene *scene, akt_map_card *card, bool brief)
{
    const akt_map_page *page = scene->page;
    akt_label_rule rule = {page->font, card->driver, 2, page->card_room, page->card_easy, 40, 0};
    double padding = page->card_padding + (card->shape == AKT_MAP_PROGRAMME ? 3 : 0);
    card->width = 0;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_label label;
        const char *text = akt_dataset_label(scene->dataset, card->ref, (akt_lang)lang, brief);
        if (!akt_label__make(&label, scene->pool, text, &rule)) {
            return false;
        }
        card->widths[lang] = fmax(page->card_least, label.width * 1.06 + 2 * padding);
        card->width += card->widths[lang] / AKT_LANG_COUNT;
        card->labels[lang] = label;
    }
    card->label = card->labels[scene->lang];
    share(page, card->widths, &card->width);
    return true;
}

void akt_map__narrow(akt_map_scene *scene)
{
    for (size_t i = 0; i < scene->card_count; i++) {
        scene->cards[i].width = scene->cards[i].widths[scene->lang];
    }
    for (size_t i = 0; i < scene->box_count; i++) {
        scene->boxes[i].title_width = scene->boxes[i].title_widths[scene->lang];
    }
}

static void add_card(akt_map_scene *scene, akt_ref ref, const akt_party *party)
{
    akt_map_card *card = &scene->cards[scene->card_count++];
    const akt_term *category =
        akt_dataset_term(scene->dataset, AKT_VOCABULARY_CATEGORIES, party->category);
    card->ref = ref;
    card->id = party->record.id;
    card->name = akt_dataset_label(scene->dataset, ref, scene->lang, false);
    card->shape = ref.table == AKT_TABLE_ACTORS       ? AKT_MAP_ACTOR
                  : ref.table == AKT_TABLE_PROGRAMMES ? AKT_MAP_PROGRAMME
                                                      : AKT_MAP_FORUM;
    card->driver = is_driver(scene, ref);
    card->category = party->category;
    card->business = category->slot != NULL && strcmp(category->slot, "business") == 0;
}

static bool collect(akt_map_scene *scene)
{
    scene->cards = akt_map__get(scene, most_cards(scene->dataset), sizeof *scene->cards);
    scene->absent = akt_map__get(scene, most_cards(scene->dataset), sizeof *scene->absent);
    if (scene->cards == NULL || scene->absent == NULL) {
        return false;
    }
    for (size_t t = 0; t < 3; t++) {
        size_t count = akt_dataset_count(scene->dataset, party_tables[t]);
        for (size_t i = 0; i < count; i++) {
            akt_ref ref = {party_tables[t], (int32_t)i};
            const akt_party *party = akt_dataset_party(scene->dataset, ref);
            if (party->category != AKT_NONE) {
                add_card(scene, ref, party);
            } else {
                scene->absent[scene->absent_count++] = ref;
            }
        }
    }
    return true;
}

static int compare_cards(const void *left, const void *right)
{
    const akt_map_card *a = left;
    const akt_map_card *b = right;
    if (a->category != b->category) {
        return a->category < b->category ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

bool akt_map__index_cards(akt_map_scene *scene)
{
    for (size_t t = 0; t < 3; t++) {
        size_t count = akt_dataset_count(scene->dataset, party_tables[t]);
        size_t *cards = akt_map__get(scene, count, sizeof *cards);
        if (cards == NULL) {
            return false;
        }
        for (size_t i = 0; i < count; i++) {
            cards[i] = AKT_MAP_NOWHERE;
        }
        scene->card_of[party_tables[t]] = cards;
    }
    for (size_t i = 0; i < scene->card_count; i++) {
        scene->card_of[scene->cards[i].ref.table][scene->cards[i].ref.index] = i;
    }
    return true;
}

static bool sort_cards(akt_map_scene *scene)
{
    if (scene->card_count > 1) {
        qsort(scene->cards, scene->card_count, sizeof *scene->cards, compare_cards);
    }
    return akt_map__index_cards(scene);
}

static bool has_cards(const akt_map_scene *scene, int32_t category)
{
    for (size_t i = 0; i < scene->card_count; i++) {
        if (scene->cards[i].category == category) {
            return true;
        }
    }
    return false;
}

bool akt_map__title_box(akt_map_scene *scene, akt_map_box *box, size_t lines)
{
    const akt_term *term =
        akt_dataset_term(scene->dataset, AKT_VOCABULARY_CATEGORIES, box->category);
    akt_label_rule rule = {scene->page->title_font, true, lines, 570 / (double)lines, 60, 50, 22};
    box->title_width = 0;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_label label;
        const char *name = akt_text_in(&term->name, (akt_lang)lang);
        name = name != NULL ? name : box->id;
        if (!akt_label__make(&label, scene->pool, name, &rule)) {
            return false;
        }
        box->title_widths[lang] = label.width * 1.05 + 4;
        box->title_width += box->title_widths[lang] / AKT_LANG_COUNT;
        box->titles[lang] = label;
        if ((akt_lang)lang == scene->lang) {
            box->name = name;
            box->title = label;
        }
    }
    share(scene->page, box->title_widths, &box->title_width);
    return true;
}

static bool add_box(akt_map_scene *scene, int32_t category, size_t band)
{
    const akt_term *term =
        akt_dataset_term(scene->dataset, AKT_VOCABULARY_CATEGORIES, category);
    akt_map_box *box = &scene->boxes[scene->box_count++];
    box->category = category;
    box->band = band;
    box->id = term->record.id;
    box->key = box->id;
    box->colours = akt_palette_find(term->slot != NULL ? term->slot : box->id);
    return akt_map__title_box(scene, box, TITLE_LINES);
}

/* The boxes of one band, in the order of the taxonomy. */
static bool add_boxes(akt_map_scene *scene, int32_t term, const char *name)
{
    size_t count = 0;
    size_t before = scene->box_count;
    const akt_term *categories =
        akt_dataset_terms(scene->dataset, AKT_VOCABULARY_CATEGORIES, &count);
    for (size_t i = 0; i < count; i++) {
        if (categories[i].band == term && has_cards(scene, (int32_t)i) &&
            !add_box(scene, (int32_t)i, scene->band_count)) {
            return false;
        }
    }
    if (scene->box_count > before) {
        akt_map_band *band = &scene->bands[scene->band_count++];
        band->term = term;
        band->name = name;
    }
    return true;
}

static bool find_boxes(akt_map_scene *scene)
{
    size_t band_count = 0;
    size_t category_count = 0;
    const akt_term *bands =
        akt_dataset_terms(scene->dataset, AKT_VOCABULARY_BANDS, &band_count);
    (void)akt_dataset_terms(scene->dataset, AKT_VOCABULARY_CATEGORIES, &category_count);
    scene->bands = akt_map__get(scene, band_count + 1, sizeof *scene->bands);
    scene->boxes = akt_map__get(scene, category_count, sizeof *scene->boxes);
    if (scene->bands == NULL || scene->boxes == NULL) {
        return false;
    }
    for (size_t i = 0; i < band_count; i++) {
        const char *name = akt_text_in(&bands[i].name, scene->lang);
        if (!add_boxes(scene, (int32_t)i, name != NULL ? name : bands[i].record.id)) {
            return false;
        }
    }
    return add_boxes(scene, AKT_NONE, akt_words(AKT_W_DIAGRAM_MAP_OTHER, scene->lang));
}

static bool fill_boxes(akt_map_scene *scene)
{
    size_t next = 0;
    scene->order = akt_map__get(scene, scene->card_count, sizeof *scene->order);
    if (scene->order == NULL) {
        return false;
    }
    for (size_t b = 0; b < scene->box_count; b++) {
        akt_map_box *box = &scene->boxes[b];
        box->first = next;
        for (size_t i = 0; i < scene->card_count; i++) {
            if (scene->cards[i].category == box->category) {
                scene->cards[i].box = b;
                scene->order[next++] = i;
            }
        }
        box->count = next - box->first;
    }
    return true;
}

static double content_width(const akt_map_scene *scene)
{
    return scene->page->width - 2 * scene->page->margin - scene->page->gutter;
}

/* Ministries are known by their whole names; they bear them where all of a box fit in two rows. */
static bool label_ministries(akt_map_scene *scene, const akt_map_box *box)
{
    double width = box->title_width + 4 * scene->page->inset;
    bool any = false;
    for (size_t i = 0; i < box->count; i++) {
        akt_map_card *card = &scene->cards[scene->order[box->first + i]];
        if (is_ministry(scene, card->ref)) {
            any = true;
            if (!label_card(scene, card, false)) {
                return false;
            }
        }
        width += card->width + 2 * scene->page->gap;
    }
    for (size_t i = 0; any && width > 2 * content_width(scene) && i < box->count; i++) {
        if (!label_card(scene, &scene->cards[scene->order[box->first + i]], true)) {
            return false;
        }
    }
    return true;
}

static bool label_cards(akt_map_scene *scene)
{
    for (size_t i = 0; i < scene->card_count; i++) {
        if (!label_card(scene, &scene->cards[i], true)) {
            return false;
        }
    }
    for (size_t b = 0; b < scene->box_count; b++) {
        if (!label_ministries(scene, &scene->boxes[b])) {
            return false;
        }
    }
    return true;
}

akt_status akt_map__scene(akt_map_scene *scene, akt_error *err)
{
    bool done = collect(scene) && sort_cards(scene) && find_boxes(scene) &&
                fill_boxes(scene) && label_cards(scene);
    return done ? AKT_OK : akt_error_memory(err);
}
