#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagram/heading_internal.h"
#include "support/near.h"
#include "support/sheet_laws.h"
#include "support/sweep.h"

#include <string.h>

#define NARROWEST 714.0 /* A4 upright without its margins */

/* So many bytes of words of seven letters, and no space at the end. */
static const char *words(size_t size)
{
    static char text[1024];
    assert_true(size < sizeof text);
    for (size_t i = 0; i < size; i++)
        text[i] = i % 8 == 7 && i + 1 < size ? ' ' : "innovas"[i % 7];
    text[size] = '\0';
    return text;
}

static akt_heading heading(akt_pool *pool, size_t title, const char *subtitle, double scale)
{
    return akt_heading__make(pool, words(title), subtitle, NARROWEST * scale, scale);
}

static void test_heading__no_title_of_200_letters_is_cut(void **state)
{
    (void)state;
    double size = 26;
    akt_pool *pool = akt_pool_new();
    for (size_t letters = 1; letters <= 200; letters++) {
        const akt_heading made = heading(pool, letters, "Data", 1);
        assert_false(made.title.cut);
        assert_true(made.title.width <= NARROWEST);
        assert_true(made.size <= size && made.size >= 18);
        assert_true(made.size == 26 || made.title.count > 1);
        size = made.size;
    }
    assert_true(size < 26);
    akt_pool_free(pool);
}

static void test_heading__what_follows_gives_way_to_each_line(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    const akt_heading one = heading(pool, 20, "Data", 1);
    const akt_heading two = heading(pool, 80, "Data", 1);
    assert_int_equal(one.title.count, 1);
    assert_int_equal(two.title.count, 2);
    assert_near(akt_heading__beyond(&one), 0, 1e-9);
    assert_true(akt_heading__beyond(&two) > 0);
    assert_true(two.bottom - one.bottom >= two.size);
    akt_pool_free(pool);
}

static void test_heading__grows_with_the_scale(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    const akt_heading plain = heading(pool, 80, "Data per 2018.", 1);
    const akt_heading large = heading(pool, 80, "Data per 2018.", 1.5);
    assert_int_equal(plain.title.count, large.title.count);
    assert_near(large.bottom, 1.5 * plain.bottom, 1e-9);
    assert_near(akt_heading__beyond(&large), 1.5 * akt_heading__beyond(&plain), 1e-9);
    akt_pool_free(pool);
}

static void test_heading__lies_on_the_page_down_to_its_bottom(void **state)
{
    (void)state;
    for (size_t letters = 0; letters <= 200; letters += 20) {
        akt_pool *pool = akt_pool_new();
        char subtitle[512];
        strcpy(subtitle, words(450));
        const akt_heading made = heading(pool, letters, subtitle, 1);
        akt_drawing *drawing =
            akt_drawing_new(AKT_LANG_NB, NARROWEST + 80, made.bottom + 3, "T", "D");
        akt_heading__draw(drawing, &made, 40);
        akt_sheet_laws_assert_texts(drawing);
        size_t count;
        const akt_item *items = akt_drawing_items(drawing, &count);
        assert_int_equal(count, made.title.count + made.subtitle.count);
        assert_near(items[count - 1].y, made.bottom, 1e-9);
        akt_drawing_free(drawing);
        akt_pool_free(pool);
    }
}

static akt_status make_once(const void *subject)
{
    (void)subject;
    akt_pool *pool = akt_pool_new();
    if (!pool)
        return AKT_ENOMEM;
    const akt_heading made = heading(pool, 150, "Data", 1);
    assert_true(made.title.count > 0 && made.subtitle.count > 0);
    bool failed = akt_pool_has_failed(pool);
    akt_pool_free(pool);
    return failed ? AKT_ENOMEM : AKT_OK;
}

static void test_heading__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_sweep(make_once, NULL, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heading__no_title_of_200_letters_is_cut),
        cmocka_unit_test(test_heading__what_follows_gives_way_to_each_line),
        cmocka_unit_test(test_heading__grows_with_the_scale),
        cmocka_unit_test(test_heading__lies_on_the_page_down_to_its_bottom),
        cmocka_unit_test(test_heading__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("diagram_heading", tests, NULL, NULL);
}
