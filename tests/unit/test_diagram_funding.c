#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/funding_internal.h"
#include "input/load.h"
#include "support/money_field.h"
#include "support/near.h"
#include "support/page_in.h"
#include "support/random_dataset.h"
#include "support/sheet_laws.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define POINTS 24

static akt_dataset *load(const char *folder)
{
    char path[400];
    akt_dataset *dataset = NULL;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    snprintf(path, sizeof path, "%s/%s", AKT_DATA, folder);
    assert_int_equal(akt_load(&dataset, path, NULL, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    return dataset;
}

/* What is drawn */

typedef struct box {
    double left, top, right, bottom;
    const char *what;
} box;

static box box_of_text(const akt_item *item)
{
    double left = item->font.anchor == AKT_ANCHOR_START    ? item->x
                  : item->font.anchor == AKT_ANCHOR_MIDDLE ? item->x - item->width / 2
                                                           : item->x - item->width;
    return (box){left, item->y - 0.75 * item->font.size, left + item->width,
                 item->y + 0.22 * item->font.size, item->text};
}

static bool apart(const box *a, const box *b)
{
    return a->right <= b->left + 1e-6 || b->right <= a->left + 1e-6 ||
           a->bottom <= b->top + 1e-6 || b->bottom <= a->top + 1e-6;
}

typedef struct sheet {
    box *texts;
    size_t text_count;
    box *bars;
    size_t bar_count;
    double width, height;
} sheet;

static bool begins(const char *text, const char *with)
{
    return text != NULL && strncmp(text, with, strlen(with)) == 0;
}

static sheet read_sheet(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    sheet s = {.texts = calloc(count, sizeof(box)), .bars = calloc(count, sizeof(box)),
               .width = akt_drawing_width(drawing), .height = akt_drawing_height(drawing)};
    const akt_item *group = items;
    for (size_t i = 0; i < count; i++) {
        const akt_item *item = &items[i];
        group = item->kind == AKT_ITEM_GROUP ? item : group;
        if (item->kind == AKT_ITEM_TEXT)
            s.texts[s.text_count++] = box_of_text(item);
        if (item->kind == AKT_ITEM_BOX && begins(group->id, "n-"))
            s.bars[s.bar_count++] = (box){item->x, item->y, item->x + item->width,
                                          item->y + item->height, group->id};
    }
    return s;
}

static void free_sheet(sheet *s)
{
    free(s->texts);
    free(s->bars);
}

static void assert_on_page(const sheet *s, const box *b)
{
    if (b->left < 0 || b->top < 0 || b->right > s->width || b->bottom > s->height)
        fail_msg("«%s» is outside the page", b->what);
}

static void assert_texts_apart(const sheet *s)
{
    for (size_t i = 0; i < s->text_count; i++) {
        assert_on_page(s, &s->texts[i]);
        for (size_t j = i + 1; j < s->text_count; j++)
            if (!apart(&s->texts[i], &s->texts[j]))
                fail_msg("«%s» lies over «%s»", s->texts[i].what, s->texts[j].what);
        for (size_t j = 0; j < s->bar_count; j++)
            if (!apart(&s->texts[i], &s->bars[j]))
                fail_msg("«%s» lies over %s", s->texts[i].what, s->bars[j].what);
    }
    for (size_t i = 0; i < s->bar_count; i++) {
        assert_on_page(s, &s->bars[i]);
        for (size_t j = i + 1; j < s->bar_count; j++)
            if (strcmp(s->bars[i].what, s->bars[j].what) != 0 &&
                !apart(&s->bars[i], &s->bars[j]))
                fail_msg("%s lies over %s", s->bars[i].what, s->bars[j].what);
    }
}

/* The points of a path, pair by pair. */
typedef struct trail {
    double *xy;
    size_t count;
    bool closed;
} trail;

static void put_point(trail *t, double x, double y)
{
    t->xy = realloc(t->xy, (t->count + 1) * 2 * sizeof *t->xy);
    assert_non_null(t->xy);
    t->xy[2 * t->count] = x;
    t->xy[2 * t->count++ + 1] = y;
}

/* A straight line is a curve whose handles lie on it; so is a quadratic one. */
static void put_curve(trail *t, const double p[8])
{
    for (int i = 1; i <= POINTS; i++) {
        double s = (double)i / POINTS, u = 1 - s;
        double a = u * u * u, b = 3 * u * u * s, c = 3 * u * s * s, d = s * s * s;
        put_point(t, a * p[0] + b * p[2] + c * p[4] + d * p[6],
                  a * p[1] + b * p[3] + c * p[5] + d * p[7]);
    }
}

static trail read_path(const char *path)
{
    trail t = {0};
    double p[8] = {0};
    while (*path) {
        char *end = NULL;
        char command = *path++;
        size_t pairs = command == 'C' ? 3 : command == 'Q' ? 2 : command == 'Z' ? 0 : 1;
        t.closed = t.closed || command == 'Z';
        assert_non_null(strchr("MLCQZ", command));
        for (size_t i = 0; i < 2 * pairs; i++) {
            p[2 + i] = strtod(path, &end);
            path = end;
        }
        double x = p[2 * pairs], y = p[2 * pairs + 1];
        if (command == 'M')
            put_point(&t, x, y);
        else if (pairs == 1)
            put_curve(&t, (double[]){p[0], p[1], p[0], p[1], x, y, x, y});
        else if (pairs == 2)
            put_curve(&t, (double[]){p[0], p[1], (p[0] + 2 * p[2]) / 3, (p[1] + 2 * p[3]) / 3,
                                     (x + 2 * p[2]) / 3, (y + 2 * p[3]) / 3, x, y});
        else if (pairs == 3)
            put_curve(&t, p);
        if (pairs > 0)
            p[0] = x, p[1] = y;
    }
    return t;
}

static bool surrounds(const trail *t, double x, double y)
{
    bool in = false;
    for (size_t i = 0, j = t->count - 1; t->closed && i < t->count; j = i++) {
        const double *a = &t->xy[2 * i], *b = &t->xy[2 * j];
        if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
            in = !in;
    }
    return in;
}

static void assert_clear(const sheet *s, const akt_item *path, const char *edge)
{
    trail t = read_path(path->path);
    double half = path->style.stroke != NULL ? path->style.width / 2 : 0;
    for (size_t k = 0; k < t.count; k++) {
        box point = {t.xy[2 * k], t.xy[2 * k + 1], t.xy[2 * k], t.xy[2 * k + 1], edge};
        assert_on_page(s, &point);
    }
    for (size_t i = 0; i < s->text_count; i++) {
        const box *b = &s->texts[i];
        for (size_t k = 0; k < t.count; k++) {
            double x = t.xy[2 * k], y = t.xy[2 * k + 1];
            if (x > b->left && x < b->right && y > b->top - half && y < b->bottom + half)
                fail_msg("%s runs through «%s»", edge, b->what);
        }
        if (surrounds(&t, (b->left + b->right) / 2, (b->top + b->bottom) / 2))
            fail_msg("«%s» stands on %s", b->what, edge);
    }
    free(t.xy);
}

static void assert_geometry(const akt_drawing *drawing)
{
    size_t count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    const char *edge = NULL;
    sheet s = read_sheet(drawing);
    assert_texts_apart(&s);
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == AKT_ITEM_GROUP)
            edge = begins(items[i].id, "e-") ? items[i].id : NULL;
        if (items[i].kind == AKT_ITEM_PATH && edge != NULL)
            assert_clear(&s, &items[i], edge);
    }
    free_sheet(&s);
}

/* The law of widths */

/* Marks what a ribbon takes of a bar; nothing may be taken twice. */
static void assert_ports(const akt_sankey *scene, size_t node, int side)
{
    const akt_sankey_stop *stop = &scene->stops[node];
    bool out = side == AKT_SANKEY_OUT;
    double sum = akt_sankey__px(scene) * (double)akt_sankey__rest(&scene->nodes[node], side);
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        const akt_sankey_ribbon *r = &scene->ribbons[i];
        if ((out ? r->from : r->to) != node)
            continue;
        const akt_sankey_link *first = r->returns ? NULL : &scene->links[r->first_link];
        double at = out ? r->out_at : r->in_at;
        if (first)
            at = out ? first->out_at : first[r->link_count - 1].in_at;
        least = fmin(least, at - r->slot / 2);
        most = fmax(most, at + r->slot / 2);
        sum += r->slot;
    }
    assert_near(sum, scene->nodes[node].sides[side].total, 1e-6);
    assert_true(sum <= stop->bar + 1e-6);
    if (most > least) {
        assert_true(least >= -1e-6 && most <= stop->bar + 1e-6);
        assert_true(most - least <= sum + 1e-6);
    }
}

/* The ports of a side lie end to end: sorted, each begins where the one before ends. */
static void assert_disjoint(const akt_sankey *scene, size_t a, size_t b)
{
    const akt_sankey_link *x = &scene->links[a], *y = &scene->links[b];
    double wide = (scene->ribbons[x->ribbon].slot + scene->ribbons[y->ribbon].slot) / 2 - 1e-6;
    if (x->from == y->from)
        assert_true(fabs(x->out_at - y->out_at) >= wide);
    if (x->to == y->to)
        assert_true(fabs(x->in_at - y->in_at) >= wide);
}

static void assert_widths(const akt_sankey *scene)
{
    double px = akt_sankey__px(scene);
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        const akt_sankey_ribbon *r = &scene->ribbons[i];
        assert_near(r->width, r->known ? px * (double)r->amount : AKT_SANKEY_UNKNOWN, 1e-9);
        assert_true(r->slot >= r->width);
    }
    for (size_t n = 0; n < scene->node_count; n++) {
        assert_ports(scene, n, AKT_SANKEY_IN);
        assert_ports(scene, n, AKT_SANKEY_OUT);
    }
    for (size_t a = 0; a < scene->link_count; a++)
        for (size_t b = a + 1; b < scene->link_count; b++)
            assert_disjoint(scene, a, b);
}

/* What stands at a body is what the analysis says of it. */
static void assert_sums(const akt_sankey *scene)
{
    for (size_t n = 0; n < scene->node_count; n++) {
        const akt_sankey_node *node = &scene->nodes[n];
        int64_t in = 0, out = 0;
        size_t unknown = 0;
        for (size_t i = 0; i < scene->funding.body_count; i++) {
            const akt_body_money *m = &scene->funding.bodies[i];
            if (!akt_ref_is_same(m->body, node->ref))
                continue;
            unknown += m->in_unknown + m->out_unknown;
            if (strcmp(m->currency, scene->currency) != 0)
                continue;
            in = m->in_gross;
            out = m->out_gross;
        }
        assert_true(node->sides[AKT_SANKEY_IN].sum == in);
        assert_true(node->sides[AKT_SANKEY_OUT].sum == out);
        assert_true(node->sides[AKT_SANKEY_IN].unknown + node->sides[AKT_SANKEY_OUT].unknown >=
                    unknown);
    }
}

/* Forward is to the right; what does not go so loops. */
static void assert_direction(const akt_sankey *scene)
{
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        const akt_sankey_ribbon *r = &scene->ribbons[i];
        bool forward = scene->stops[r->from].column < scene->stops[r->to].column;
        assert_true(r->returns || forward);
        assert_true((r->link_count == 0) == r->returns);
    }
}

static void assert_laws(const akt_dataset *dataset, const akt_sankey_options *options)
{
    akt_sankey scene;
    assert_int_equal(akt_sankey__build(&scene, dataset, options, page_in(AKT_LANG_NB), NULL), AKT_OK);
    assert_widths(&scene);
    assert_sums(&scene);
    assert_direction(&scene);
    akt_sankey__dispose(&scene);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_drawing *drawing = NULL;
        assert_int_equal(akt_sankey_draw(&drawing, dataset, options, page_in((akt_lang)lang), NULL),
                         AKT_OK);
        assert_geometry(drawing);
        akt_drawing_free(drawing);
    }
}

static void test_funding__keeps_its_laws_on_the_shipped_data(void **state)
{
    static const akt_sankey_options fixed = {.fixed_order = true, .scale = 4000000};
    (void)state;
    akt_dataset *shipped = load("offentlig-innovasjon");
    akt_dataset *example = load("eksempel");
    assert_laws(shipped, NULL);
    assert_laws(shipped, &fixed);
    assert_laws(example, NULL);
    assert_laws(example, &fixed);
    akt_dataset_free(shipped);
    akt_dataset_free(example);
}

static void test_funding__keeps_its_laws_on_random_datasets(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        const akt_random_choice choice = {.seed = seed};
        akt_dataset *dataset = akt_random_dataset(&choice);
        assert_laws(dataset, NULL);
        akt_dataset_free(dataset);
    }
}

static void test_funding__keeps_its_laws_on_fields_of_all_sizes(void **state)
{
    static const struct {
        size_t actors, flows;
    } sizes[] = {{3, 1}, {3, 5}, {8, 12}, {20, 30}, {45, 45}, {60, 80}, {120, 130}};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (uint64_t seed = 1; seed <= 3; seed++) {
            const akt_sankey_options options = {.fixed_order = seed % 2 == 0};
            akt_dataset *dataset = akt_money_field(sizes[i].actors, sizes[i].flows, seed, false);
            assert_laws(dataset, &options);
            akt_dataset_free(dataset);
        }
}

static akt_drawing *draw_in(const void *dataset, akt_lang lang)
{
    const akt_sankey_options options = {0};
    akt_drawing *drawing = NULL;
    assert_int_equal(akt_sankey_draw(&drawing, dataset, &options, page_in(lang), NULL), AKT_OK);
    return drawing;
}

static void test_funding__stands_alike_in_all_languages(void **state)
{
    (void)state;
    akt_sheet_laws_assert_alike_anywhere(draw_in, AKT_SHEET_COLUMNS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_funding__keeps_its_laws_on_the_shipped_data),
        cmocka_unit_test(test_funding__keeps_its_laws_on_random_datasets),
        cmocka_unit_test(test_funding__keeps_its_laws_on_fields_of_all_sizes),
        cmocka_unit_test(test_funding__stands_alike_in_all_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
