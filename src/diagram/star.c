#include "diagram/star_internal.h"

#include "diagram/palette.h"
#include "report/field_words.h"
#include "words/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MIDDLE 128.0 /* the card in the middle */
#define RAY 62.0
#define BESIDE 10.0 /* ray to name */
#define BETWEEN 12.0
#define THICKEST 20.0
#define THINNEST 1.5

static const char *id_of(const akt_chart *chart, akt_ref ref)
{
    return akt_dataset_party(chart->dataset, ref)->record.id;
}

static const akt_term *kind_of(const akt_chart *chart, const akt_star *star)
{
    return akt_dataset_term(chart->dataset, AKT_VOCABULARY_TIE_KINDS, star->kind);
}

static bool has_share(const akt_tie *tie)
{
    return !isnan(tie->share) && akt_ref_is_set(tie->from) && akt_ref_is_set(tie->to);
}

static size_t ties_at(const akt_chart *chart, int32_t kind, akt_ref end)
{
    const akt_tie *ties = akt_dataset_ties(chart->dataset);
    size_t count = 0;
    for (size_t i = 0; i < akt_dataset_count(chart->dataset, AKT_TABLE_TIES); i++) {
        bool meets = akt_ref_is_same(ties[i].from, end) || akt_ref_is_same(ties[i].to, end);
        count += has_share(&ties[i]) && ties[i].kind == kind && meets ? 1 : 0;
    }
    return count;
}

static akt_star *star_of(akt_star *stars, size_t *count, akt_ref middle, int32_t kind)
{
    for (size_t i = 0; i < *count; i++) {
        if (stars[i].kind == kind && akt_ref_is_same(stars[i].middle, middle)) {
            return &stars[i];
        }
    }
    stars[*count] = (akt_star){.middle = middle, .kind = kind};
    return &stars[(*count)++];
}

static bool add_ray(const akt_chart *chart, akt_star *star, const akt_tie *tie, bool from)
{
    size_t size = ties_at(chart, tie->kind, star->middle) + 1;
    if (star->rays == NULL) {
        star->rays = akt_pool_get(chart->pool, size * sizeof *star->rays);
    }
    if (star->rays == NULL) {
        return false;
    }
    akt_ray *ray = &star->rays[star->count++];
    ray->tie = tie;
    ray->partner = from ? tie->to : tie->from;
    ray->id = id_of(chart, ray->partner);
    ray->name = akt_dataset_label(chart->dataset, ray->partner, chart->lang, true);
    return true;
}

static int compare_shares(double a, double b)
{
    return (a < b) - (a > b);
}

/* Two that still are alike are drawn alike. */
static int compare_rays(const void *left, const void *right)
{
    const akt_ray *a = left;
    const akt_ray *b = right;
    int order = compare_shares(a->tie->share, b->tie->share);
    order = order != 0 ? order : strcmp(a->id, b->id);
    order = order != 0 ? order : a->tie->from_year.year - b->tie->from_year.year;
    return order != 0 ? order : a->tie->status - b->tie->status;
}

static int compare_stars(const void *left, const void *right)
{
    const akt_star *a = left;
    const akt_star *b = right;
    if (a->count != b->count) {
        return a->count > b->count ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    return strcmp(a->name.lines[0], b->name.lines[0]);
}

akt_star *akt_star__find(const akt_chart *chart, size_t *count)
{
    const akt_tie *ties = akt_dataset_ties(chart->dataset);
    size_t all = akt_dataset_count(chart->dataset, AKT_TABLE_TIES);
    akt_star *stars = akt_pool_get(chart->pool, (all + 1) * sizeof *stars);
    *count = 0;
    for (size_t i = 0; stars != NULL && i < all; i++) {
        if (has_share(&ties[i])) {
            bool from = ties_at(chart, ties[i].kind, ties[i].from) >=
                        ties_at(chart, ties[i].kind, ties[i].to);
            akt_ref middle = from ? ties[i].from : ties[i].to;
            if (!add_ray(chart, star_of(stars, count, middle, ties[i].kind), &ties[i], from)) {
                return NULL;
            }
        }
    }
    for (size_t i = 0; stars != NULL && i < *count; i++) {
        qsort(stars[i].rays, stars[i].count, sizeof *stars[i].rays, compare_rays);
        stars[i].name.lines[0] = id_of(chart, stars[i].middle);
    }
    if (stars != NULL && *count > 1) {
        qsort(stars, *count, sizeof *stars, compare_stars);
    }
    return stars;
}

static double height_of(const akt_label *label)
{
    return AKT_CHART_LINE * (double)(label->count + 1) + BETWEEN; /* the share above */
}

/* Each side from the top, the lower one in the middle. */
static void place_side(akt_star *star, size_t first)
{
    double height = 0;
    for (size_t i = first; i < star->count; i += 2) {
        height += height_of(&star->rays[i].label);
    }
    double y = (star->height - height) / 2;
    for (size_t i = first; i < star->count; i += 2) {
        double own = height_of(&star->rays[i].label);
        star->rays[i].y = y + own / 2;
        y += own;
    }
}

void akt_star__place(const akt_chart *chart, akt_star *star, double width)
{
    double room = (width - MIDDLE) / 2 - RAY - BESIDE;
    akt_label_rule rule = {AKT_CHART_SIZE, false, AKT_LABEL_LINES, room, room, 20, 1000};
    akt_label_rule middle = {AKT_CHART_SIZE, true, AKT_LABEL_LINES, MIDDLE - 14, MIDDLE - 14,
                             20, 1000};
    double sides[2] = {0, 0};
    star->name = akt_chart__label(
        chart, akt_dataset_label(chart->dataset, star->middle, chart->lang, false), &middle);
    for (size_t i = 0; i < star->count; i++) {
        star->rays[i].label = akt_chart__label(chart, star->rays[i].name, &rule);
        sides[i % 2] += height_of(&star->rays[i].label);
    }
    double card = AKT_CHART_LINE * (double)star->name.count + 18;
    star->height = fmax(card, fmax(sides[0], sides[1])) + 8;
    place_side(star, 0);
    place_side(star, 1);
}

double akt_star__ray_width(double share)
{
    return fmax(THINNEST, THICKEST * fmin(1, fmax(0, share)));
}

const char *akt_star__share(const akt_chart *chart, const akt_ray *ray)
{
    return akt_percent_words(chart->pool, ray->tie->share, chart->lang);
}

const char *akt_star__title(const akt_chart *chart, const akt_star *star)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const char *kind =
        akt_term_words(chart->dataset, AKT_VOCABULARY_TIE_KINDS, star->kind, chart->lang);
    akt_buffer_add(&text, akt_dataset_label(chart->dataset, star->middle, chart->lang, false));
    akt_buffer_add(&text, ": ");
    akt_buffer_add(&text, kind != NULL ? kind : "");
    return akt_buffer_settle(&text, chart->pool);
}

static void draw_ray(const akt_chart *chart, const akt_star *star, const akt_ray *ray,
                     akt_point at, bool right)
{
    double side = right ? 1 : -1;
    akt_point from = {at.x + side * (MIDDLE / 2 - 4), at.y + star->height / 2};
    akt_point to = {at.x + side * (MIDDLE / 2 + RAY), at.y + ray->y};
    akt_style line = {NULL, AKT_COLOUR_COVERED, akt_star__ray_width(ray->tie->share),
                      ray->tie->status == AKT_TIE_EXISTING ? NULL : "6 4", 0};
    akt_font bold = {AKT_CHART_SIZE + 1, true, AKT_COLOUR_TEXT,
                     right ? AKT_ANCHOR_START : AKT_ANCHOR_END};
    akt_font font = bold;
    font.size = AKT_CHART_SIZE;
    font.bold = false;
    akt_buffer id = AKT_BUFFER_INIT;
    akt_buffer title = AKT_BUFFER_INIT;
    const char *share = akt_star__share(chart, ray);
    akt_buffer_format(&id, "e-%s-%s-%s-%zu", id_of(chart, star->middle), ray->id,
                      kind_of(chart, star)->record.id, (size_t)(ray - star->rays));
    akt_buffer_format(&title, "%s: %s: %s", akt_star__title(chart, star), ray->name, share);
    akt_drawing_group(chart->drawing, akt_buffer_settle(&id, chart->pool), "edge share",
                      akt_buffer_settle(&title, chart->pool));
    akt_chart__rule(chart, from, to, &line);
    double x = to.x + side * BESIDE;
    double y = to.y - AKT_CHART_LINE * (double)ray->label.count / 2 + 4;
    akt_drawing_text(chart->drawing, x, y, share, &bold);
    akt_chart__lines(chart, &ray->label, x, y + AKT_CHART_LINE, AKT_CHART_LINE, &font);
    akt_drawing_end(chart->drawing);
}

void akt_star__draw(const akt_chart *chart, const akt_star *star, double x, double y,
                    double width)
{
    static const akt_style card = {AKT_COLOUR_COVERED_TINT, AKT_COLOUR_COVERED, 1.6, NULL, 0};
    akt_font font = {AKT_CHART_SIZE, true, AKT_COLOUR_TEXT, AKT_ANCHOR_MIDDLE};
    akt_point at = {x + width / 2, y};
    double lines = AKT_CHART_LINE * (double)star->name.count;
    double middle = y + star->height / 2;
    akt_buffer id = AKT_BUFFER_INIT;
    for (size_t i = 0; i < star->count; i++) {
        draw_ray(chart, star, &star->rays[i], at, i % 2 == 1);
    }
    akt_buffer_format(&id, "s-%s-%s", id_of(chart, star->middle),
                      kind_of(chart, star)->record.id);
    akt_drawing_group(chart->drawing, akt_buffer_settle(&id, chart->pool), "node star",
                      akt_star__title(chart, star));
    akt_drawing_box(chart->drawing, at.x - MIDDLE / 2, middle - lines / 2 - 7, MIDDLE, lines + 14,
                    5, &card);
    akt_chart__lines(chart, &star->name, at.x, middle - lines / 2 + 10.6, AKT_CHART_LINE, &font);
    akt_drawing_end(chart->drawing);
}
