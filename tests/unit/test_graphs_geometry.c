#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/list.h"
#include "parse/text_file.h"
#include "support/sheet_laws.h"
#include "support/svg_drawing.h"

#include <stdio.h>
#include <string.h>

#define GRAPHS AKT_DATA "/../graphs"

typedef struct frame {
    double left, top, right, bottom;
    const char *name;
} frame;

static frame frame_of_text(const akt_item *t)
{
    double left = t->font.anchor == AKT_ANCHOR_START    ? t->x
                  : t->font.anchor == AKT_ANCHOR_MIDDLE ? t->x - t->width / 2
                                                        : t->x - t->width;
    return (frame){left, t->y - 0.7 * t->font.size, left + t->width, t->y, t->text};
}

static bool meet(const frame *a, const frame *b)
{
    const double slack = 0.2; /* numbers have one decimal */
    return a->left < b->right - slack && b->left < a->right - slack && a->top < b->bottom - slack &&
           b->top < a->bottom - slack;
}

static bool is_inside(const frame *in, double width, double height)
{
    return in->left >= 0 && in->top >= 0 && in->right <= width && in->bottom <= height;
}

/* Texts and cards lie on the page, no text over another, no card over another, no text under 6 pt. */
static void assert_laws(const char *name, const akt_drawing *drawing, double scale)
{
    static frame texts[4000], cards[2000];
    size_t count, text_count = 0, card_count = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    double width = akt_drawing_width(drawing), height = akt_drawing_height(drawing);
    for (size_t i = 0; i < count; i++) {
        const akt_item *next = &items[i + 1];
        if (items[i].kind == AKT_ITEM_TEXT) {
            assert_true(text_count < 4000);
            texts[text_count++] = frame_of_text(&items[i]);
            if (items[i].font.size * scale < 7.99)
                fail_msg("%s: «%s» is under 6 pt", name, items[i].text);
        }
        if (items[i].kind == AKT_ITEM_GROUP && items[i].id && strncmp(items[i].id, "n-", 2) == 0 &&
            next->kind == AKT_ITEM_BOX) {
            assert_true(card_count < 2000);
            cards[card_count++] = (frame){next->x, next->y, next->x + next->width,
                                          next->y + next->height, items[i].id};
        }
    }
    assert_true(text_count > 5);
    for (size_t i = 0; i < text_count; i++) {
        if (!is_inside(&texts[i], width, height))
            fail_msg("%s: «%s» is not on the page", name, texts[i].name);
        for (size_t j = 0; j < i; j++)
            if (meet(&texts[i], &texts[j]))
                fail_msg("%s: «%s» lies over «%s»", name, texts[i].name, texts[j].name);
    }
    for (size_t i = 0; i < card_count; i++) {
        if (!is_inside(&cards[i], width, height))
            fail_msg("%s: %s is not on the page", name, cards[i].name);
        for (size_t j = 0; j < i; j++)
            if (meet(&cards[i], &cards[j]))
                fail_msg("%s: %s lies over %s", name, cards[i].name, cards[j].name);
    }
}

/* Whether ties are drawn from node to node; ribbons of money are not. */
static bool has_ways(const char *svg)
{
    return strstr(svg, "id=\"e-") && !strstr(svg, "class=\"ribbon");
}

static double scale_of(const char *svg)
{
    double width, box;
    const char *at = strstr(svg, " width=\"");
    assert_non_null(at);
    assert_int_equal(sscanf(at, " width=\"%lf\"", &width), 1);
    assert_int_equal(sscanf(strstr(svg, "viewBox=\""), "viewBox=\"0 0 %lf", &box), 1);
    return width / box;
}

static void test_graphs__every_picture_keeps_the_laws_of_geometry(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    akt_list names = AKT_LIST_OF(const char *);
    size_t pictures = 0, of_ties = 0;
    assert_non_null(pool);
    assert_int_equal(akt_file_list(GRAPHS, false, pool, &names, NULL), AKT_OK);
    for (size_t i = 0; i < names.count; i++) {
        const char *name = ((const char *const *)names.items)[i];
        akt_text_file file;
        if (strcmp(akt_file_extension(name), "svg") != 0)
            continue;
        assert_int_equal(akt_text_file_read(&file, akt_file_join(pool, GRAPHS, name), pool, NULL),
                         AKT_OK);
        akt_drawing *drawing = akt_svg_drawing_read(file.text);
        assert_laws(name, drawing, scale_of(file.text));
        if (has_ways(file.text)) {
            akt_sheet_laws_assert_ways(drawing);
            of_ties++;
        }
        akt_drawing_free(drawing);
        pictures++;
    }
    assert_true(pictures >= 18 && of_ties >= 5);
    akt_list_dispose(&names);
    akt_pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_graphs__every_picture_keeps_the_laws_of_geometry),
    };
    return cmocka_run_group_tests_name("graphs_geometry", tests, NULL, NULL);
}
