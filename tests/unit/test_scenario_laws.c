#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/builder.h"
#include "support/random_dataset.h"
#include "support/scratch.h"

#include <string.h>

/* What holds for every dataset, tried on many drawn at random. */

enum { DATASETS = 1000 };

static void assert_prints(const akt_dataset *dataset, const akt_buffer *text)
{
    akt_buffer now = AKT_BUFFER_INIT;
    akt_random_dataset_print(&now, dataset);
    assert_string_equal(akt_buffer_text(&now), akt_buffer_text(text));
    akt_buffer_dispose(&now);
}

/* As a file of its own. */
static void write_file(akt_buffer *out, const akt_dataset *dataset)
{
    akt_buffer printed = AKT_BUFFER_INIT;
    akt_random_dataset_print(&printed, dataset);
    akt_buffer_add(out, "{\"dataset\": {\"title\": \"Drawn\", \"date\": 2020}");
    for (char *line = printed.text; line;) {
        char *colon = strchr(line, ':'), *end = strstr(line, "]\n");
        if (*line == '{')
            break;
        akt_buffer_format(out, ",\n\"%.*s\"%.*s]", (int)(colon - line), line, (int)(end - colon),
                          colon);
        line = end + 2;
    }
    akt_buffer_add(out, ", \"taxonomy\": ");
    akt_buffer_add(out, strstr(akt_buffer_text(&printed), "\n{\n  \"roles\"") + 1);
    akt_buffer_add(out, "}");
    akt_buffer_dispose(&printed);
}

static void test_laws__what_is_written_is_what_was_read(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < DATASETS; seed++) {
        const akt_random_choice choice = {seed, 0, 0, false};
        akt_buffer text = AKT_BUFFER_INIT, file = AKT_BUFFER_INIT;
        akt_dataset *dataset = akt_random_dataset(&choice);
        akt_random_dataset_print(&text, dataset);
        write_file(&file, dataset);
        akt_dataset *again = akt_scratch_dataset(akt_buffer_text(&file));
        assert_prints(again, &text);
        akt_dataset_free(again);
        akt_dataset_free(dataset);
        akt_buffer_dispose(&text);
        akt_buffer_dispose(&file);
    }
}

static void test_laws__a_selection_leaves_its_origin_and_a_copy_is_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < DATASETS; seed++) {
        const akt_random_choice choice = {seed, 0, 0, false};
        bool flags[64] = {false};
        bool *keep[AKT_TABLE_COUNT] = {NULL};
        akt_buffer text = AKT_BUFFER_INIT;
        akt_dataset *dataset = akt_random_dataset(&choice);
        akt_random_dataset_print(&text, dataset);
        for (size_t i = 0; i < 64; i++)
            flags[i] = (seed >> i % 10 & 1) == 0;
        keep[seed % AKT_TABLE_COUNT] = flags;
        akt_dataset *some = akt_dataset_select(dataset, keep);
        akt_dataset *all = akt_dataset_copy(dataset);
        akt_dataset_edit(some, AKT_TABLE_SOURCES, 0)->note.in[0] = "edited";
        assert_prints(dataset, &text);
        assert_prints(all, &text);
        akt_dataset_free(some);
        akt_dataset_free(all);
        akt_dataset_free(dataset);
        akt_buffer_dispose(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laws__what_is_written_is_what_was_read),
        cmocka_unit_test(test_laws__a_selection_leaves_its_origin_and_a_copy_is_the_same),
    };
    return cmocka_run_group_tests_name("laws", tests, NULL, NULL);
}
