#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/uncertainty.h"
#include "base/digest.h"
#include "diagram/theme.h"
#include "publication/explorer_internal.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

static akt_edition edition_of(const akt_dataset *dataset)
{
    const akt_publish_options how = {.lang = AKT_LANG_NB,
                                     .command = "publish",
                                     .uncertainty = akt_uncertainty_usual,
                                     .threads = 1};
    akt_edition made;
    assert_int_equal(akt_edition__make(&made, dataset, &how, NULL), AKT_OK);
    return made;
}

static void test_explorer__bare_text_keeps_its_code(void **state)
{
    (void)state;
    static const char text[] = "// line\n"
                               "/* whole */\n"
                               "\n"
                               "/** two\n * lines */\n"
                               "function f() { // why\n"
                               "\treturn \"// no comment\";\n"
                               "    /** @type {any} */ (x).y();\n"
                               "} /* end */\n"
                               "  // last";
    akt_buffer out = AKT_BUFFER_INIT;
    akt_explorer__add_bare(&out, text);
    assert_string_equal(akt_buffer_text(&out), "function f() { // why\n"
                                               "return \"// no comment\";\n"
                                               "/** @type {any} */ (x).y();\n"
                                               "} /* end */\n");
    akt_buffer_dispose(&out);
}

static void test_explorer__bare_text_of_an_open_comment_ends(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "/* open", "/*/\n", "a /* open\n", "   ", "//"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        akt_buffer out = AKT_BUFFER_INIT;
        akt_explorer__add_bare(&out, texts[i]);
        assert_true(out.size <= strlen(texts[i]));
        akt_buffer_dispose(&out);
    }
}

static size_t items_in(const cJSON *data, const char *name)
{
    const cJSON *found = cJSON_GetObjectItem(data, name);
    assert_non_null(found);
    return (size_t)cJSON_GetArraySize(found);
}

static void test_explorer__data_are_whole_and_in_three_languages(void **state)
{
    static const char *const parts[] = {"coverage",   "funding",     "centrality", "brokerage",
                                        "robustness", "communities", "overlap"};
    akt_edition edition = edition_of(*state);
    akt_buffer out = AKT_BUFFER_INIT;
    const char *end;
    assert_int_equal(akt_explorer__add_data(&out, &edition, NULL), AKT_OK);
    cJSON *data = cJSON_ParseWithOpts(akt_buffer_text(&out), &end, true);
    assert_non_null(data);
    const cJSON *word;
    cJSON_ArrayForEach(word, cJSON_GetObjectItem(data, "words"))
    {
        assert_int_equal(cJSON_GetArraySize(word), AKT_LANG_COUNT);
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
            const char *text = cJSON_GetArrayItem(word, lang)->valuestring;
            assert_true(*text != '\0');
            assert_null(strstr(text, "200")); /* the number of draws is a number of the data */
        }
    }
    assert_true(items_in(data, "words") > 200);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_int_equal(items_in(cJSON_GetObjectItem(data, "parts"), parts[i]), AKT_LANG_COUNT);
    assert_int_equal(items_in(cJSON_GetObjectItem(data, "dataset"), "actors"),
                     akt_dataset_count(*state, AKT_TABLE_ACTORS));
    assert_int_equal(items_in(cJSON_GetObjectItem(data, "map"), "cards"), edition.map.card_count);
    assert_int_equal(items_in(cJSON_GetObjectItem(data, "map"), "edges"), edition.map.edge_count);
    assert_int_equal(items_in(cJSON_GetObjectItem(data, "pictures"), "funding"), AKT_LANG_COUNT);
    assert_int_equal(items_in(data, "tables"), AKT_TABLE_COUNT);
    cJSON_Delete(data);
    akt_buffer_dispose(&out);
    akt_edition__dispose(&edition);
}

static double number_in(const cJSON *object, const char *name)
{
    const cJSON *found = cJSON_GetObjectItem(object, name);
    assert_true(cJSON_IsNumber(found));
    return found->valuedouble;
}

/* The totals of a year of the data, which has money in kroner alone; 0 = all years. */
static const cJSON *total_of(const cJSON *data, int year)
{
    const cJSON *each;
    cJSON_ArrayForEach(each, cJSON_GetObjectItem(data, "money"))
    {
        const cJSON *of = cJSON_GetObjectItem(each, "year");
        if (year ? of->valueint == year : cJSON_IsNull(of)) {
            assert_int_equal(items_in(each, "totals"), 1);
            return cJSON_GetArrayItem(cJSON_GetObjectItem(each, "totals"), 0);
        }
    }
    fail();
    return NULL;
}

static void assert_money_is_computed(const cJSON *data, const akt_dataset *dataset, int year)
{
    const akt_funding_options how = {.first_year = year, .last_year = year};
    const cJSON *total = total_of(data, year);
    akt_funding funding;
    assert_int_equal(akt_funding_compute(&funding, dataset, &how, NULL), AKT_OK);
    assert_int_equal(funding.total_count, 1);
    const akt_total_money *t = &funding.totals[0];
    assert_string_equal(cJSON_GetObjectItem(total, "currency")->valuestring, t->currency);
    assert_true(number_in(total, "gross") == (double)t->gross);
    assert_true(number_in(total, "consolidated") == (double)t->consolidated);
    assert_true(number_in(total, "flows") == (double)t->flows);
    assert_true(number_in(total, "unknown") == (double)t->unknown);
    assert_true(number_in(total, "proposed") == (double)t->proposed.sum);
    assert_true(number_in(total, "proposedFlows") == (double)t->proposed.flows);
    assert_true(number_in(total, "proposedUnknown") == (double)t->proposed.unknown);
    akt_funding_dispose(&funding);
}

static cJSON *numbers_of(const akt_edition *edition)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_buffer_add(&out, "{\"first\":0");
    assert_int_equal(akt_explorer__add_numbers(&out, edition, NULL), AKT_OK);
    akt_buffer_add_char(&out, '}');
    cJSON *data = cJSON_Parse(akt_buffer_text(&out));
    assert_non_null(data);
    akt_buffer_dispose(&out);
    return data;
}

static void test_explorer__numbers_are_those_of_the_program(void **state)
{
    akt_edition edition = edition_of(*state);
    cJSON *data = numbers_of(&edition);
    assert_int_equal(items_in(data, "money"), 3);
    assert_money_is_computed(data, *state, 0);
    assert_money_is_computed(data, *state, 2015);
    assert_money_is_computed(data, *state, 2016);
    assert_true(number_in(total_of(data, 0), "gross") == 230); /* 90 of the budget is superseded */
    assert_true(number_in(total_of(data, 0), "consolidated") == 160);
    assert_true(number_in(data, "draws") == (double)akt_uncertainty_usual.draws);
    assert_true(number_in(data, "confidence") == akt_uncertainty_usual.confidence);
    cJSON_Delete(data);
    akt_edition__dispose(&edition);
}

static void test_explorer__ties_are_those_of_the_network(void **state)
{
    akt_edition edition = edition_of(*state);
    cJSON *data = numbers_of(&edition);
    const cJSON *tied = cJSON_GetObjectItem(data, "tied");
    const cJSON *ids = cJSON_GetObjectItem(tied, "ids"),
                *pairs = cJSON_GetObjectItem(tied, "pairs");
    const akt_edge *edges = akt_network_edges(edition.network);
    assert_int_equal(items_in(tied, "ids"), akt_network_order(edition.network));
    assert_int_equal(items_in(tied, "pairs"), 2 * akt_network_size(edition.network));
    assert_string_equal(cJSON_GetArrayItem(ids, 0)->valuestring, "dep");
    for (int e = 0; e < cJSON_GetArraySize(pairs) / 2; e++) {
        assert_int_equal(cJSON_GetArrayItem(pairs, 2 * e)->valueint, edges[e].from);
        assert_int_equal(cJSON_GetArrayItem(pairs, 2 * e + 1)->valueint, edges[e].to);
    }
    cJSON_Delete(data);
    akt_edition__dispose(&edition);
}

/* Also of one that is what another becomes. */
static void test_explorer__every_colour_has_one_in_the_dark(void **state)
{
    (void)state;
    char of_white[AKT_THEME_COLOUR_SIZE], dark[AKT_THEME_COLOUR_SIZE];
    akt_theme_colour(of_white, AKT_THEME_DARK, "#ffffff");
    const char *const colours[] = {"#ffffff", of_white, "#ff0000"};
    akt_drawing *drawing = akt_drawing_new(AKT_LANG_NB, 10, 10, "T", "D");
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        const akt_style style = {.fill = colours[i]};
        akt_drawing_box(drawing, 0, 0, 10, 10, 0, &style);
    }
    akt_edition edition = {.money = {drawing}};
    akt_buffer out = AKT_BUFFER_INIT;
    akt_buffer_add(&out, "{\"first\":0");
    assert_int_equal(akt_explorer__add_pictures(&out, &edition, NULL), AKT_OK);
    akt_buffer_add_char(&out, '}');
    cJSON *data = cJSON_Parse(akt_buffer_text(&out));
    assert_int_equal(items_in(data, "dark"), sizeof colours / sizeof *colours);
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        akt_theme_colour(dark, AKT_THEME_DARK, colours[i]);
        const cJSON *found = cJSON_GetObjectItem(cJSON_GetObjectItem(data, "dark"), colours[i]);
        assert_non_null(found);
        assert_string_equal(found->valuestring, dark);
    }
    cJSON_Delete(data);
    akt_buffer_dispose(&out);
    akt_drawing_free(drawing);
}

static unsigned hex_value(char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* The base 64 of a text's SHA-256, from its hexadecimal digits. */
static void hash(const char *text, size_t size, char out[45])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char hex[AKT_DIGEST_SIZE];
    akt_digest(text, size, hex);
    for (size_t i = 0; i < 43; i++) {
        unsigned six = 0;
        for (size_t bit = 6 * i; bit < 6 * i + 6; bit++)
            six = six << 1 | (bit < 256 ? hex_value(hex[bit / 4]) >> (3 - bit % 4) & 1 : 0);
        out[i] = digits[six];
    }
    memcpy(out + 43, "=", 2);
}

/* Every text between these tags is let in by the policy, as nothing else is; how many there are. */
static size_t assert_let_in(const char *page, const char *open, const char *close)
{
    char rule[80], digest[45];
    size_t count = 0;
    const char *policy_end = strstr(page, "<title>");
    for (const char *at = strstr(page, open); at; at = strstr(at, open), count++) {
        at += strlen(open);
        const char *end = strstr(at, close);
        assert_non_null(end);
        hash(at, (size_t)(end - at), digest);
        snprintf(rule, sizeof rule, "'sha256-%s'", digest);
        const char *found = strstr(page, rule);
        assert_true(found && found < policy_end);
        at = end;
    }
    return count;
}

static void test_explorer__policy_lets_in_what_is_ours(void **state)
{
    akt_edition edition = edition_of(*state);
    akt_buffer page = AKT_BUFFER_INIT;
    assert_int_equal(akt_edition__write_page(&page, &edition, NULL), AKT_OK);
    assert_non_null(strstr(akt_buffer_text(&page),
                           "content=\"default-src 'none'; font-src data:; img-src blob: data:; "
                           "style-src 'sha256-"));
    assert_int_equal(assert_let_in(akt_buffer_text(&page), "<script>", "</script>"), 2);
    assert_int_equal(assert_let_in(akt_buffer_text(&page), "<style>", "</style>"), 1);
    akt_buffer_dispose(&page);
    akt_edition__dispose(&edition);
}

static akt_status write_page(const void *subject)
{
    akt_buffer page = AKT_BUFFER_INIT;
    akt_status status = akt_edition__write_page(&page, subject, NULL);
    akt_buffer_dispose(&page);
    return status;
}

static void test_explorer__fails_without_memory(void **state)
{
    akt_edition edition = edition_of(*state);
    akt_sweep(write_page, &edition, 100);
    akt_edition__dispose(&edition);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_explorer__bare_text_keeps_its_code),
        cmocka_unit_test(test_explorer__bare_text_of_an_open_comment_ends),
        cmocka_unit_test(test_explorer__data_are_whole_and_in_three_languages),
        cmocka_unit_test(test_explorer__numbers_are_those_of_the_program),
        cmocka_unit_test(test_explorer__ties_are_those_of_the_network),
        cmocka_unit_test(test_explorer__every_colour_has_one_in_the_dark),
        cmocka_unit_test(test_explorer__policy_lets_in_what_is_ours),
        cmocka_unit_test(test_explorer__fails_without_memory),
    };
    return cmocka_run_group_tests_name("publication/explorer", tests, akt_what_if_set_up,
                                       akt_what_if_tear_down);
}
