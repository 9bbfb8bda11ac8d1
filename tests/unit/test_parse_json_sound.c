#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/json_internal.h"
#include "support/random_dataset.h"

#include <cjson/cJSON.h>

#include <stdlib.h>
#include <string.h>

enum { SEEDS = 60, CHANGES = 200 };

/* The text at the very end of its memory, for a sanitizer to see a look too far. */
static char *copy_of(const char *text, size_t size)
{
    char *copy = malloc(size + 1);
    assert_non_null(copy);
    memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

static bool has_faults(const akt_text_file *file)
{
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_status status = akt_json__seek_faults(file, &faults);
    akt_diagnostics_dispose(&faults);
    return status != AKT_OK;
}

/* What the quick look passes has no fault, and what has none another parser takes too. */
static bool agree(const char *text, size_t size)
{
    char *copy = copy_of(text, size);
    const akt_text_file file = {.name = "x.json", .text = copy, .size = size};
    const bool is_sound = akt_json__is_sound(&file, NULL), is_faulty = has_faults(&file);
    if (is_sound && is_faulty)
        fail_msg("the quick look passes: %s", copy);
    const char *end = NULL;
    cJSON *tree = is_faulty ? NULL : cJSON_ParseWithOpts(copy, &end, true);
    if (!is_faulty && !tree)
        fail_msg("only we take: %s", copy);
    cJSON_Delete(tree);
    free(copy);
    return is_sound;
}

static uint64_t draw(uint64_t *state, uint64_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*state >> 33) % below;
}

/* Puts one of the pieces at a place of the text, over or between what is there. */
static void change(akt_buffer *out, const akt_buffer *text, uint64_t *state)
{
    static const char *const pieces[] = {
        "",
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "tru",
        "-",
        "0",
        "1e",
        ".5",
        "\\u",
        "\\u00",
        "\\u0000",
        "\\ud800",
        "\\n",
        "\xC3",
        "\xC3\xA6",
        "\xED\xA0\x80",
        "\x01",
        "\n",
        "\x7F",
        "\"a\":1,",
        "\"id\":",
    };
    const char *piece = pieces[draw(state, sizeof pieces / sizeof *pieces)];
    const size_t at = draw(state, text->size), more = draw(state, 4);
    const size_t rest = at + more < text->size ? at + more : text->size;
    akt_buffer_add_bytes(out, text->text, at);
    akt_buffer_add(out, piece);
    akt_buffer_add_bytes(out, text->text + rest, text->size - rest);
}

static void test_json_sound__agrees_with_the_search_for_faults_on_changed_texts(void **state)
{
    (void)state;
    size_t sound = 0, all = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        akt_buffer text = AKT_BUFFER_INIT;
        uint64_t random = seed;
        akt_random_dataset_write(&text, &(akt_random_choice){.seed = seed});
        assert_true(agree(akt_buffer_text(&text), text.size));
        text.size = text.size < 3000 ? text.size : 3000; /* of a longer one only the beginning */
        text.text[text.size] = '\0';
        for (int i = 0; i < CHANGES; i++, all++) {
            akt_buffer changed = AKT_BUFFER_INIT;
            change(&changed, &text, &random);
            sound += agree(akt_buffer_text(&changed), changed.size);
            akt_buffer_dispose(&changed);
        }
        akt_buffer_dispose(&text);
    }
    assert_true(sound < all);
}

/* Short texts, where a change is more often none for the worse. */
static void test_json_sound__agrees_on_short_texts(void **state)
{
    static const char *const texts[] = {
        "{\"id\": \"a\", \"n\": [1, -2.5e3, true, null], \"t\": {\"nb\": \"\\u00e5\\\"\"}}",
        "[{\"a\":1},{\"a\":\"\xC3\xA6\"},{},[],[[\"\"]]]",
        "{\"a\":0,\"b\":0,\"c\":0,\"ab\":{\"a\":0},\"ba\":0}",
    };
    (void)state;
    size_t sound = 0, all = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        akt_buffer text = AKT_BUFFER_INIT;
        uint64_t random = i;
        akt_buffer_add(&text, texts[i]);
        assert_true(agree(texts[i], text.size));
        for (int n = 0; n < 20 * CHANGES; n++, all++) {
            akt_buffer changed = AKT_BUFFER_INIT;
            change(&changed, &text, &random);
            sound += agree(akt_buffer_text(&changed), changed.size);
            akt_buffer_dispose(&changed);
        }
        akt_buffer_dispose(&text);
    }
    assert_true(sound > all / 20 && sound < all);
}

/* Every byte that ends a run of plain ones, at every place of a block and behind it. */
static void test_json_sound__a_string_ends_wherever_it_does(void **state)
{
    static const char *const ends[] = {"\"]",         "\\n\"]",  "\x1F\"]", "",
                                       "\xC3\xA6\"]", "\xC3\"]", "\x7F\"]"};
    static const bool good[] = {true, true, false, false, true, false, true};
    (void)state;
    for (size_t length = 0; length < 70; length++)
        for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
            char text[100] = "[\"";
            memset(text + 2, 'x', length);
            strcpy(text + 2 + length, ends[e]);
            assert_int_equal(agree(text, strlen(text)), good[e]);
        }
}

static void test_json_sound__of_a_part_only_the_part_counts(void **state)
{
    static const char text[] = "{\"a\":1}\n {\"a\":\n2} \n";
    (void)state;
    const akt_text_file file = {.name = "x", .text = text, .size = sizeof text - 1};
    assert_true(akt_json_is_sound_part(&file, 0, 7));
    assert_false(akt_json_is_sound_part(&file, 0, 6));
    assert_false(akt_json_is_sound_part(&file, 8, 14));
    assert_true(akt_json_is_sound_part(&file, 8, 18));
    assert_false(akt_json_is_sound_part(&file, 0, 18));
}

static void count(void *context, size_t offset)
{
    size_t *last = context;
    assert_true(offset > *last);
    *last = offset;
}

static void test_json_check__a_long_text_is_told_of_on_the_way(void **state)
{
    enum { ITEMS = 700000 };
    (void)state;
    size_t last = 0;
    const akt_json_watch watch = {count, &last};
    akt_diagnostics faults;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_add(&text, "[0");
    for (int i = 0; i < ITEMS; i++)
        akt_buffer_add(&text, ",0.5");
    akt_buffer_add(&text, "]");
    const akt_text_file file = {.name = "x", .text = akt_buffer_text(&text), .size = text.size};
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_json_check_watched(&file, &faults, &watch), AKT_OK);
    assert_true(last >= 2 << 20 && last < text.size);
    akt_diagnostics_dispose(&faults);
    akt_buffer_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_sound__agrees_with_the_search_for_faults_on_changed_texts),
        cmocka_unit_test(test_json_sound__agrees_on_short_texts),
        cmocka_unit_test(test_json_sound__a_string_ends_wherever_it_does),
        cmocka_unit_test(test_json_sound__of_a_part_only_the_part_counts),
        cmocka_unit_test(test_json_check__a_long_text_is_told_of_on_the_way),
    };
    return cmocka_run_group_tests_name("parse_json_sound", tests, NULL, NULL);
}
