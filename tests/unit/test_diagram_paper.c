#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/areas.h"
#include "diagram/axes.h"
#include "diagram/change.h"
#include "diagram/ego.h"
#include "diagram/funding.h"
#include "diagram/indicators.h"
#include "diagram/map.h"
#include "diagram/network_view.h"
#include "diagram/paper.h"
#include "diagram/quadrant.h"
#include "diagram/roles.h"
#include "diagram/timeline.h"
#include "support/page_in.h"
#include "support/sheet_laws.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHIPPED AKT_DATA "/offentlig-innovasjon"

/* What a paper is told by its name: width by height in millimetres. */
static const struct {
    double width, height;
} sizes[AKT_PAPER_COUNT] = {{0, 0},     {420, 297}, {297, 420},
                            {297, 210}, {210, 297}, {423.33, 238.13}};

static double points_of(const akt_drawing *drawing)
{
    size_t count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    double smallest = INFINITY;
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == AKT_ITEM_TEXT && *items[i].text)
            smallest = fmin(smallest, items[i].font.size);
    return smallest * akt_drawing_scale_of(drawing) * 72 / 96;
}

/* It is printed in the paper's size, the ground covers all of it, and no text is too small. */
static void assert_on_paper(const akt_drawing *drawing, akt_paper paper)
{
    size_t count;
    const akt_item *ground = akt_drawing_items(drawing, &count);
    double scale = akt_drawing_scale_of(drawing), mm = 25.4 / 96;
    assert_true(fabs(akt_drawing_width(drawing) * scale * mm - sizes[paper].width) < 0.2);
    assert_true(fabs(akt_drawing_height(drawing) * scale * mm - sizes[paper].height) < 0.2);
    assert_true(scale <= 1 && scale > 0.3);
    assert_int_equal(ground->kind, AKT_ITEM_BOX);
    assert_true(ground->x <= 0 && ground->y <= 0);
    assert_true(ground->width >= akt_drawing_width(drawing));
    assert_true(ground->height >= akt_drawing_height(drawing));
    assert_true(points_of(drawing) >= AKT_PAPER_TEXT_LEAST - 1e-6);
}

/* A sheet of one text of some size, as large as it is asked to be or as it must */

typedef struct sheet {
    double least_width, least_height, font;
    size_t drawn;
} sheet;

static akt_status draw_sheet(akt_drawing **out, const akt_page *page, const void *subject,
                             akt_error *err)
{
    sheet *s = (sheet *)(uintptr_t)subject;
    double width = fmax(page->width, s->least_width), height = fmax(page->height, s->least_height);
    s->drawn++;
    akt_drawing *drawing = *out = akt_drawing_new(page->lang, width, height, "T", "D");
    if (!drawing)
        return akt_error_memory(err);
    akt_drawing_box(drawing, 0, 0, width, height, 0, &(akt_style){.fill = "#ffffff"});
    akt_drawing_text(drawing, 20, 40, "Navn", &(akt_font){.size = s->font, .colour = "#000000"});
    akt_status status = akt_drawing_status(drawing, err);
    if (status != AKT_OK) {
        akt_drawing_free(drawing);
        *out = NULL;
    }
    return status;
}

static akt_status put(akt_drawing **out, akt_paper paper, sheet *s, akt_error *err)
{
    akt_drawing *drawing = NULL;
    akt_status status = akt_paper_draw(&drawing, paper, page_in(AKT_LANG_NB), draw_sheet, s, err);
    assert_int_equal(drawing != NULL, status == AKT_OK);
    *out = drawing;
    return status;
}

static void test_paper__names_are_those_that_users_know(void **state)
{
    (void)state;
    static const char *const names[] = {"any", "a3", "a3-portrait", "a4", "a4-portrait", "screen"};
    for (int p = 0; p < AKT_PAPER_COUNT; p++)
        assert_string_equal(akt_paper_name((akt_paper)p), names[p]);
}

static void test_paper__what_fits_is_drawn_as_large_as_it_is(void **state)
{
    (void)state;
    for (int p = AKT_PAPER_A3; p < AKT_PAPER_COUNT; p++) {
        sheet s = {0, 0, 12, 0};
        akt_drawing *drawing;
        assert_int_equal(put(&drawing, (akt_paper)p, &s, NULL), AKT_OK);
        assert_true(akt_drawing_scale_of(drawing) == 1);
        assert_int_equal(s.drawn, 1);
        assert_on_paper(drawing, (akt_paper)p);
        akt_drawing_free(drawing);
    }
}

static void test_paper__what_is_larger_shrinks_no_more_than_its_text_allows(void **state)
{
    (void)state;
    /* 12 px are 9 pt: they may shrink by half, to 6 pt. */
    static const double needs[] = {1.1, 1.3, 1.45, 1.49, 1.51, 3};
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        sheet s = {needs[i] * 1123, 0, 12, 0};
        akt_drawing *drawing;
        akt_error err = {0};
        bool fits = needs[i] < 1.5;
        assert_int_equal(put(&drawing, AKT_PAPER_A4, &s, &err), fits ? AKT_OK : AKT_EINVAL);
        assert_in_range(s.drawn, 1, 4);
        if (fits)
            assert_on_paper(drawing, AKT_PAPER_A4);
        else
            assert_non_null(strstr(err.message, "pt"));
        akt_drawing_free(drawing);
    }
}

static void test_paper__a_refusal_says_what_to_do(void **state)
{
    (void)state;
    sheet s = {5000, 0, 8, 0};
    akt_drawing *drawing;
    akt_error err = {0};
    assert_int_equal(put(&drawing, AKT_PAPER_SCREEN, &s, &err), AKT_EINVAL);
    assert_string_equal(err.message,
                        "on screen its smallest text would be 1.9 pt, and under 6 pt nobody reads "
                        "it: take --page a3, show less by --where or --layer, or leave --page out");
    assert_int_equal(put(&drawing, AKT_PAPER_A3, &s, &err), AKT_EINVAL);
    assert_null(strstr(err.message, "--page a3,"));
    assert_int_equal(put(&drawing, AKT_PAPER_ANY, &s, &err), AKT_OK);
    assert_true(akt_drawing_width(drawing) >= 5000);
    akt_drawing_free(drawing);
}

static akt_status fail_to_draw(akt_drawing **out, const akt_page *page, const void *subject,
                               akt_error *err)
{
    (void)page;
    (void)subject;
    *out = NULL;
    return akt_error_set(err, AKT_EIO, "no pen");
}

static void test_paper__fails_as_the_drawer_does(void **state)
{
    (void)state;
    akt_drawing *drawing;
    akt_error err = {0};
    assert_int_equal(
        akt_paper_draw(&drawing, AKT_PAPER_A4, page_in(AKT_LANG_NB), fail_to_draw, NULL, &err),
        AKT_EIO);
    assert_null(drawing);
    assert_string_equal(err.message, "no pen");
}

/* Every view on the shipped data */

typedef struct shipped {
    akt_dataset *dataset, *after;
    akt_coverage coverage;
    akt_comparisons comparisons;
    akt_ref difi;
} shipped;

static int load(void **state)
{
    static shipped s;
    s.dataset = akt_what_if_load(SHIPPED);
    akt_script *script = akt_what_if_read(SHIPPED "/scenarios/fast-forum.json");
    s.after = akt_what_if_apply(s.dataset, script, NULL);
    akt_script_free(script);
    const akt_dataset *const sides[] = {s.dataset, s.after};
    const akt_comparison_options how = {.threads = 1};
    s.difi = akt_dataset_find_party(s.dataset, "difi");
    *state = &s;
    return akt_coverage_compute(&s.coverage, s.dataset, NULL) == AKT_OK &&
                   akt_comparisons_make(&s.comparisons, sides, 2, &how, NULL) == AKT_OK
               ? 0
               : -1;
}

static int forget(void **state)
{
    shipped *s = *state;
    akt_comparisons_dispose(&s->comparisons);
    akt_coverage_dispose(&s->coverage);
    akt_dataset_free(s->after);
    akt_dataset_free(s->dataset);
    return 0;
}

#define DRAWER(name, call)                                                                         \
    static akt_status draw_##name(akt_drawing **out, const akt_page *page, const void *subject,    \
                                  akt_error *err)                                                  \
    {                                                                                              \
        const shipped *s = subject;                                                                \
        return call;                                                                               \
    }

static const char *const axis_across[] = {"menon-akse-internt", "menon-partner-avdeling",
                                          "menon-akse-eksternt", "menon-partner-forskning"};
static const char *const axis_down[] = {"menon-akse-tverrfaglig", "menon-akse-spesialisert"};
static const akt_axes_options axes_options = {
    .ends = {[AKT_AXES_LEFT] = {.items = axis_across, .count = 2},
             [AKT_AXES_RIGHT] = {axis_across + 2, 2},
             [AKT_AXES_ABOVE] = {axis_down, 1},
             [AKT_AXES_BELOW] = {axis_down + 1, 1}}};
static const akt_map_options map_options = {0};
static const akt_sankey_options sankey_options = {0};
static const akt_indicators_options indicator_options = {0};
static const akt_network_view_options network_options = {.measure = AKT_MEASURE_DEGREE};

DRAWER(map, akt_map_draw(out, s->dataset, &map_options, page, err))
DRAWER(roles, akt_roles_draw(out, s->dataset, &s->coverage, page, err))
DRAWER(quadrant, akt_quadrant_draw(out, s->dataset, &s->coverage, page, err))
DRAWER(areas, akt_areas_draw(out, s->dataset, &s->coverage, page, err))
DRAWER(axes, akt_axes_draw(out, s->dataset, &axes_options, page, err))
DRAWER(ego, akt_ego_draw(out, s->dataset, s->difi, page, err))
DRAWER(change, akt_change_draw(out, &s->comparisons, NULL, page, err))
DRAWER(timeline, akt_timeline_draw(out, s->dataset, page, err))
DRAWER(indicators, akt_indicators_draw(out, s->dataset, &indicator_options, page, err))
DRAWER(funding, akt_sankey_draw(out, s->dataset, &sankey_options, page, err))
DRAWER(network, akt_network_view_draw(out, s->dataset, &network_options, page, NULL, err))

/* Texts lie on the page, apart from each other, on every view; that straight lines and boxes keep away
 * from them too is asked of those that are drawn of straight lines and boxes alone. */
static const struct {
    const char *name;
    akt_page_drawer *draw;
    bool is_straight;
} views[] = {
    {"map", draw_map, false},          {"roles", draw_roles, true},
    {"quadrant", draw_quadrant, true}, {"areas", draw_areas, true},
    {"ego", draw_ego, false},          {"change", draw_change, false},
    {"timeline", draw_timeline, true}, {"indicators", draw_indicators, true},
    {"funding", draw_funding, false},  {"network", draw_network, false},
    {"axes", draw_axes, true},
};

static void test_paper__every_view_fits_and_keeps_its_laws_or_says_no(void **state)
{
    size_t fit[AKT_PAPER_COUNT] = {0}, refused = 0;
    for (size_t v = 0; v < sizeof views / sizeof *views; v++)
        for (int p = AKT_PAPER_A3; p < AKT_PAPER_COUNT; p++)
            for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
                akt_drawing *drawing = NULL;
                akt_error err = {0};
                akt_status status = akt_paper_draw(&drawing, (akt_paper)p, page_in((akt_lang)lang),
                                                   views[v].draw, *state, &err);
                if (status != AKT_OK) {
                    assert_int_equal(status, AKT_EINVAL);
                    assert_null(drawing);
                    assert_non_null(strstr(err.message, "smallest text"));
                    refused++;
                    continue;
                }
                fit[p]++;
                assert_on_paper(drawing, (akt_paper)p);
                akt_sheet_laws_assert_texts(drawing);
                akt_sheet_laws_assert_cards(drawing);
                if (views[v].is_straight && lang == AKT_LANG_NB)
                    akt_sheet_laws_assert(drawing);
                akt_drawing_free(drawing);
            }
    assert_true(fit[AKT_PAPER_A3] >= AKT_LANG_COUNT * 7);
    assert_true(fit[AKT_PAPER_A4] >= AKT_LANG_COUNT * 6);
    for (int p = AKT_PAPER_A3; p < AKT_PAPER_COUNT; p++)
        assert_true(fit[p] > 0);
    assert_true(refused > 0);
}

static void test_paper__a_long_title_of_its_own_stays_on_the_page(void **state)
{
    static const akt_text title = {
        {"Hvem betaler for innovasjonsprosjekter i kommuner, fylkeskommuner "
         "og statlige virksomheter, hvem svarer for dem når pengene er "
         "brukt opp, og hva er det ingen i forvaltningen vet om det?",
         NULL, NULL}};
    static const akt_text subtitle = {{"Finansieringskilder i prosjektbanken; størrelsene er tapt, "
                                       "to navn er kuttet. Etter lysarket «Finansieringskilder».",
                                       NULL, NULL}};
    akt_page page = akt_page_usual(AKT_LANG_NB);
    assert_in_range(strlen(title.in[AKT_LANG_NB]), 180, 200);
    page.title = &title;
    page.subtitle = &subtitle;
    size_t fit[AKT_PAPER_COUNT] = {0};
    for (size_t v = 0; v < sizeof views / sizeof *views; v++)
        for (int p = AKT_PAPER_A3; p < AKT_PAPER_COUNT; p++) {
            akt_drawing *drawing = NULL;
            akt_status status =
                akt_paper_draw(&drawing, (akt_paper)p, &page, views[v].draw, *state, NULL);
            if (status != AKT_OK)
                continue;
            fit[p]++;
            assert_on_paper(drawing, (akt_paper)p);
            akt_sheet_laws_assert_texts(drawing);
            akt_sheet_laws_assert_cards(drawing);
            if (views[v].is_straight)
                akt_sheet_laws_assert(drawing);
            akt_drawing_free(drawing);
        }
    for (int p = AKT_PAPER_A3; p < AKT_PAPER_COUNT; p++)
        assert_true(fit[p] > 0);
}

/* What a body pays, in kroner. */
static double paid_by(const akt_dataset *dataset, const char *id)
{
    const akt_ref payer = akt_dataset_find_party(dataset, id);
    const akt_flow *flows = akt_dataset_flows(dataset);
    double sum = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++)
        if (akt_ref_is_same(flows[i].from, payer))
            sum += (double)flows[i].amount.value;
    assert_true(sum > 0);
    return sum;
}

/* Of the bar of a node, its box without a frame. */
static double bar_height(const akt_drawing *drawing, const char *id)
{
    size_t count, at = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    while (at < count &&
           !(items[at].kind == AKT_ITEM_GROUP && items[at].id && strcmp(items[at].id, id) == 0))
        at++;
    assert_true(at + 1 < count && items[at + 1].kind == AKT_ITEM_BOX);
    return items[at + 1].height;
}

/* "1 mm er 40 mill. kr." */
static double kroner_a_mm(const akt_drawing *drawing)
{
    static const char begin[] = "1 mm er ";
    size_t count;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == AKT_ITEM_TEXT && strncmp(items[i].text, begin, strlen(begin)) == 0) {
            const long told = strtol(items[i].text + strlen(begin), NULL, 10);
            long figure = told;
            assert_non_null(strstr(items[i].text, "mill."));
            while (figure % 10 == 0 && figure > 0)
                figure /= 10;
            assert_true(figure > 0 && figure < 9 && figure != 7);
            return 1e6 * (double)told;
        }
    fail_msg("the scale is not told");
    return 0;
}

static void test_paper__money_is_to_scale_as_it_is_printed(void **state)
{
    const double wanted = paid_by(((const shipped *)*state)->dataset, "regionale-forskningsfond");
    size_t drawn = 0;
    for (int p = AKT_PAPER_A3; p < AKT_PAPER_COUNT; p++) {
        akt_drawing *drawing = NULL;
        if (akt_paper_draw(&drawing, (akt_paper)p, page_in(AKT_LANG_NB), draw_funding, *state,
                           NULL) != AKT_OK)
            continue;
        double mm = bar_height(drawing, "n-regionale-forskningsfond") *
                    akt_drawing_scale_of(drawing) * 25.4 / 96;
        double all = mm * kroner_a_mm(drawing);
        if (fabs(all - wanted) > 1e5)
            fail_msg("%s: %.1f mill.", akt_paper_name((akt_paper)p), all / 1e6);
        akt_drawing_free(drawing);
        drawn++;
    }
    assert_true(drawn > 1);
}

static akt_status draw_once(const void *subject)
{
    akt_drawing *drawing = NULL;
    akt_status status =
        akt_paper_draw(&drawing, AKT_PAPER_A4, page_in(AKT_LANG_NB), draw_sheet, subject, NULL);
    akt_drawing_free(drawing);
    return status;
}

static void test_paper__lack_of_memory_is_told(void **state)
{
    (void)state;
    sheet s = {1.3 * 1123, 0, 12, 0};
    akt_sweep(draw_once, &s, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paper__names_are_those_that_users_know),
        cmocka_unit_test(test_paper__what_fits_is_drawn_as_large_as_it_is),
        cmocka_unit_test(test_paper__what_is_larger_shrinks_no_more_than_its_text_allows),
        cmocka_unit_test(test_paper__a_refusal_says_what_to_do),
        cmocka_unit_test(test_paper__fails_as_the_drawer_does),
        cmocka_unit_test(test_paper__every_view_fits_and_keeps_its_laws_or_says_no),
        cmocka_unit_test(test_paper__a_long_title_of_its_own_stays_on_the_page),
        cmocka_unit_test(test_paper__money_is_to_scale_as_it_is_printed),
        cmocka_unit_test(test_paper__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("diagram_paper", tests, load, forget);
}
