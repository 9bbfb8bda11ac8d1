#include "diagram/screen_map.h"

#include "diagram/change_internal.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static_assert(AKT_SCREEN_LINES == AKT_LABEL_LINES, "a label has room");

typedef struct copier {
    akt_screen_map *out;
    akt_map_scene *scene;
    const akt_change_sheet *sheet; /* NULL: there is no change */
} copier;

static const char *keep(const copier *c, const char *text)
{
    const char *kept = akt_pool_text(c->out->pool, text, strlen(text));
    return kept != NULL ? kept : "";
}

static void *get(const copier *c, size_t count, size_t size)
{
    return akt_pool_get(c->out->pool, (count > 0 ? count : 1) * size);
}

static void copy_label(const copier *c, akt_screen_label *to, const akt_label *from)
{
    to->count = from->count;
    for (size_t i = 0; i < from->count; i++) {
        to->lines[i] = keep(c, from->lines[i]);
    }
}

static void copy_labels(const copier *c, akt_screen_label *to, const akt_label *from)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        copy_label(c, &to[lang], &from[lang]);
    }
}

static const char *band_name(const copier *c, const akt_map_band *band, akt_lang lang)
{
    const akt_term *term =
        akt_dataset_term(c->scene->dataset, AKT_VOCABULARY_BANDS, band->term);
    const char *name = term != NULL ? akt_text_in(&term->name, lang) : NULL;
    return name != NULL                ? name
           : term != NULL              ? term->record.id
                                       : akt_words(AKT_W_DIAGRAM_MAP_OTHER, lang);
}

static void copy_band(const copier *c, akt_screen_band *to, const akt_map_band *from)
{
    const akt_map_page *page = c->scene->page;
    const akt_label_rule rule = {page->title_font, true, 5, page->gutter - 14, 0, 20, 1000};
    to->y = from->y;
    to->height = from->height;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_label label;
        akt_map__make_label(c->scene, &label, band_name(c, from, (akt_lang)lang), &rule);
        copy_label(c, &to->labels[lang], &label);
    }
}

static void copy_box(const copier *c, akt_screen_box *to, const akt_map_box *from)
{
    const akt_map_page *page = c->scene->page;
    *to = (akt_screen_box){.id = keep(c, from->id),
                           .slot = from->colours->name,
                           .x = from->x,
                           .y = from->y,
                           .width = from->width,
                           .height = from->height,
                           .title_x = from->x + page->inset,
                           .title_y = from->y + page->inset + page->card_height / 2};
    copy_labels(c, to->labels, from->titles);
}

static const char *fate_word(akt_fate fate)
{
    return fate == AKT_FATE_SAME ? NULL : akt_change__style(fate)->class_;
}

static void copy_card(const copier *c, akt_screen_card *to, size_t index)
{
    const akt_map_card *from = &c->scene->cards[index];
    *to = (akt_screen_card){
        .id = keep(c, from->id),
        .table = from->ref.table,
        .box = from->box,
        .is_driver = from->driver,
        .is_business = from->business,
        .fate = c->sheet != NULL ? fate_word(c->sheet->card_parties[index]->fate) : NULL,
        .x = from->x,
        .y = from->y,
        .width = from->width,
        .height = c->scene->page->card_height};
    copy_labels(c, to->labels, from->labels);
}

/* own is the edge as it is drawn, with the arrows and width of its side. */
static void copy_edge(const copier *c, akt_screen_edge *to, const akt_map_edge *own)
{
    akt_buffer path = AKT_BUFFER_INIT, arrows = AKT_BUFFER_INIT;
    akt_map__curve(&path, c->scene, own);
    akt_map__arrows(&arrows, c->scene, own);
    *to = (akt_screen_edge){.from = keep(c, akt_map__end_id(c->scene, own->from)),
                            .to = keep(c, akt_map__end_id(c->scene, own->to)),
                            .layer = own->layer,
                            .is_unknown = own->layer == AKT_LAYER_FUNDING && !own->has_amount,
                            .width = own->width,
                            .path = akt_buffer_settle(&path, c->out->pool),
                            .arrows = akt_buffer_settle(&arrows, c->out->pool)};
}

static void copy_edges(const copier *c)
{
    for (size_t i = 0; i < c->scene->edge_count; i++) {
        const akt_change_edge *change =
            c->sheet != NULL ? &c->sheet->edges[c->sheet->drawn[i]] : NULL;
        akt_screen_edge *to = &c->out->edges[i];
        copy_edge(c, to, change != NULL ? &change->sides[change->has[1] ? 1 : 0]
                                        : &c->scene->edges[i]);
        to->before = change != NULL && change->has[0];
        to->after = change != NULL && change->has[1];
        to->fate = change != NULL ? fate_word(change->fate) : NULL;
    }
}

/* By name where two are as wide, since the order in which edges were found is nothing to see. */
static int compare_edges(const void *left, const void *right)
{
    const akt_screen_edge *a = left, *b = right;
    if (fabs(a->width - b->width) > 1e-9) {
        return a->width > b->width ? -1 : 1;
    }
    int order = strcmp(a->from, b->from);
    order = order != 0 ? order : strcmp(a->to, b->to);
    return order != 0 ? order : (int)a->layer - (int)b->layer;
}

static akt_status copy(const copier *c, akt_error *err)
{
    akt_screen_map *out = c->out;
    const akt_map_scene *scene = c->scene;
    out->width = scene->page->width;
    out->height = scene->height;
    out->band_count = scene->band_count;
    out->box_count = scene->box_count;
    out->card_count = scene->card_count;
    out->edge_count = scene->edge_count;
    out->bands = get(c, out->band_count, sizeof *out->bands);
    out->boxes = get(c, out->box_count, sizeof *out->boxes);
    out->cards = get(c, out->card_count, sizeof *out->cards);
    out->edges = get(c, out->edge_count, sizeof *out->edges);
    if (akt_pool_has_failed(out->pool)) {
        return akt_error_memory(err);
    }
    for (size_t i = 0; i < out->band_count; i++) {
        copy_band(c, &out->bands[i], &scene->bands[i]);
    }
    for (size_t i = 0; i < out->box_count; i++) {
        copy_box(c, &out->boxes[i], &scene->boxes[i]);
    }
    for (size_t i = 0; i < out->card_count; i++) {
        copy_card(c, &out->cards[i], scene->order[i]);
    }
    copy_edges(c);
    if (out->edge_count > 1) {
        qsort(out->edges, out->edge_count, sizeof *out->edges, compare_edges);
    }
    return scene->failed || akt_pool_has_failed(out->pool) ? akt_error_memory(err) : AKT_OK;
}

static akt_page page_of(double width)
{
    return (akt_page){.lang = AKT_LANG_NB, .width = width};
}

static akt_status lay_out(akt_map_scene *scene, const akt_dataset *dataset, const akt_page *page,
                          akt_pool *pool)
{
    *scene = (akt_map_scene){.dataset = dataset, .asked = page, .lang = page->lang, .pool = pool};
    akt_status status = akt_map__set_page(scene, &akt_map__screen_page, page->width, 0);
    status = status == AKT_OK ? akt_map__scene(scene, NULL) : status;
    status = status == AKT_OK ? akt_map__find_edges(scene, NULL) : status;
    status = status == AKT_OK ? akt_map__choose(scene, 0, NULL) : status;
    return status == AKT_OK ? akt_map__lay_out(scene) : status;
}

akt_status akt_screen_map_make(akt_screen_map *out, const akt_dataset *dataset, double width,
                               akt_error *err)
{
    const akt_page page = page_of(width);
    akt_map_scene scene = {0};
    akt_pool *pool = akt_pool_new();
    *out = (akt_screen_map){.pool = akt_pool_new()};
    akt_status status = pool != NULL && out->pool != NULL ? lay_out(&scene, dataset, &page, pool)
                                                          : AKT_ENOMEM;
    status = status == AKT_OK ? copy(&(copier){out, &scene, NULL}, err) : akt_error_memory(err);
    akt_pool_free(pool);
    return status;
}

akt_status akt_screen_map_make_change(akt_screen_map *out, const akt_comparisons *comparisons,
                                      double width, akt_error *err)
{
    const akt_page page = page_of(width);
    akt_change_sheet sheet;
    *out = (akt_screen_map){.pool = akt_pool_new()};
    akt_status status = akt_change__build_screen(&sheet, comparisons, &page, err);
    if (status == AKT_OK && out->pool == NULL) {
        status = akt_error_memory(err);
    }
    status = status == AKT_OK ? copy(&(copier){out, &sheet.map, &sheet}, err) : status;
    akt_change__dispose(&sheet);
    return status;
}

void akt_screen_map_dispose(akt_screen_map *map)
{
    akt_pool_free(map->pool);
    *map = (akt_screen_map){.pool = NULL};
}
