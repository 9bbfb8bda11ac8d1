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

static void assert_legible(const akt_drawing *drawing, double scale)
{
    size_t count, texts = 0;
    const akt_item *items = akt_drawing_items(drawing, &count);
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != AKT_ITEM_TEXT)
            continue;
        texts++;
        if (items[i].font.size * scale < 7.99)
            fail_msg("«%s» is under 6 pt", items[i].text);
    }
    assert_true(texts > 5);
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
        print_message("%s\n", name);
        assert_legible(drawing, scale_of(file.text));
        akt_sheet_laws_assert_texts(drawing);
        akt_sheet_laws_assert_cards(drawing);
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
