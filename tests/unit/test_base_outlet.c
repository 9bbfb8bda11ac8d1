#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/outlet.h"
#include "support/scratch.h"
#include "support/sweep.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void assert_holds(const char *path, const char *bytes, size_t size)
{
    akt_pool *pool = akt_pool_new();
    const char *text;
    size_t found;
    assert_int_equal(akt_file_read(path, pool, &text, &found, NULL), AKT_OK);
    assert_int_equal(found, size);
    assert_memory_equal(text, bytes, size);
    akt_pool_free(pool);
}

/* In pieces of all sizes, smaller and larger than what is held. */
static void test_outlet__what_is_added_is_in_the_file_and_little_is_held(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_outlet *outlet = akt_outlet_new();
    akt_buffer out = AKT_BUFFER_INIT, all = AKT_BUFFER_INIT;
    char *piece = malloc(700000);
    size_t most = 0;
    for (size_t i = 0; i < 700000; i++)
        piece[i] = (char)('a' + i % 23);
    assert_int_equal(akt_outlet_open(outlet, &out, akt_scratch_path(&scratch, "x"), NULL), AKT_OK);
    for (size_t i = 0; i < 400; i++) {
        size_t size = i % 97 == 96 ? 700000 : i * 37 % 9000;
        akt_buffer_add_bytes(&out, piece, size);
        akt_buffer_add_bytes(&all, piece, size);
        akt_buffer_format(&out, "%zu,", i);
        akt_buffer_format(&all, "%zu,", i);
        most = out.capacity > most ? out.capacity : most;
    }
    assert_true(most <= 1 << 20);
    assert_true(all.size > 3000000);
    assert_int_equal(akt_outlet_close(&out, NULL), AKT_OK);
    assert_false(akt_file_exists(akt_scratch_path(&scratch, "x")));
    assert_int_equal(akt_outlet_appear(outlet, NULL), AKT_OK);
    assert_holds(akt_scratch_path(&scratch, "x"), akt_buffer_text(&all), all.size);
    assert_int_equal(akt_scratch_count(&scratch), 1);
    akt_outlet_free(outlet);
    akt_buffer_dispose(&all);
    free(piece);
    akt_scratch_remove(&scratch);
}

static void test_outlet__several_files_appear_together_or_not_at_all(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "a", "old", 3);
    for (int appears = 0; appears < 2; appears++) {
        akt_outlet *outlet = akt_outlet_new();
        const char *folder = akt_scratch_path(&scratch, "made/deep");
        assert_int_equal(akt_outlet_make_folder(outlet, folder, NULL), AKT_OK);
        assert_int_equal(
            akt_outlet_write(outlet, akt_scratch_path(&scratch, "a"), "new", 3, NULL), AKT_OK);
        assert_int_equal(
            akt_outlet_write(outlet, akt_scratch_path(&scratch, "made/deep/b"), "b", 1, NULL),
            AKT_OK);
        assert_holds(akt_scratch_path(&scratch, "a"), "old", 3);
        assert_false(akt_file_exists(akt_scratch_path(&scratch, "made/deep/b")));
        if (appears)
            assert_int_equal(akt_outlet_appear(outlet, NULL), AKT_OK);
        akt_outlet_free(outlet);
        assert_holds(akt_scratch_path(&scratch, "a"), appears ? "new" : "old", 3);
        assert_int_equal(akt_file_exists(akt_scratch_path(&scratch, "made")), appears);
    }
    assert_holds(akt_scratch_path(&scratch, "made/deep/b"), "b", 1);
    unlink(akt_scratch_path(&scratch, "made/deep/b"));
    rmdir(akt_scratch_path(&scratch, "made/deep"));
    rmdir(akt_scratch_path(&scratch, "made"));
    akt_scratch_remove(&scratch);
}

/* A folder that holds something else by then stays. */
static void test_outlet__only_what_it_made_is_taken_away(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_outlet *outlet = akt_outlet_new();
    assert_int_equal(akt_outlet_make_folder(outlet, akt_scratch_path(&scratch, "made"), NULL),
                     AKT_OK);
    assert_int_equal(akt_file_write(akt_scratch_path(&scratch, "made/other"), "x", 1, NULL), AKT_OK);
    akt_outlet_free(outlet);
    assert_true(akt_file_exists(akt_scratch_path(&scratch, "made/other")));
    unlink(akt_scratch_path(&scratch, "made/other"));
    rmdir(akt_scratch_path(&scratch, "made"));
    akt_scratch_remove(&scratch);
}

static void test_outlet__a_new_file_is_for_the_same_eyes_as_the_one_before(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    const char *path = akt_scratch_path(&scratch, "x");
    struct stat info;
    akt_scratch_write(&scratch, "x", "before", 6);
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(akt_file_write(path, "after", 5, NULL), AKT_OK);
    assert_holds(path, "after", 5);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    akt_scratch_remove(&scratch);
}

static void test_outlet__a_folder_in_the_place_is_known_before_anything_appears(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_outlet *outlet = akt_outlet_new();
    akt_error err = {0};
    assert_int_equal(akt_outlet_write(outlet, akt_scratch_path(&scratch, "a"), "x", 1, NULL), AKT_OK);
    assert_int_equal(akt_outlet_write(outlet, scratch.folder, "x", 1, &err), AKT_EIO);
    assert_non_null(strstr(err.message, "Is a directory"));
    akt_outlet_free(outlet);
    assert_int_equal(akt_scratch_count(&scratch), 0);
    akt_scratch_remove(&scratch);
}

static void test_outlet__what_cannot_be_written_is_said_with_path_and_reason(void **state)
{
    (void)state;
    akt_outlet *outlet = akt_outlet_new();
    akt_buffer out = AKT_BUFFER_INIT;
    akt_error err = {0};
    assert_int_equal(akt_outlet_open(outlet, &out, "/dev/full", &err), AKT_OK);
    for (size_t i = 0; i < 200000; i++)
        akt_buffer_add(&out, "0123456789");
    assert_true(out.failed);
    assert_int_equal(akt_buffer_status(&out, &err), AKT_EIO);
    assert_int_equal(akt_outlet_close(&out, &err), AKT_EIO);
    assert_string_equal(err.message, "/dev/full: cannot be written: No space left on device");
    assert_int_equal(akt_outlet_open(outlet, &out, "/nowhere/x", &err), AKT_EIO);
    akt_buffer_add(&out, "x");
    assert_int_equal(akt_outlet_close(&out, &err), AKT_EIO);
    assert_non_null(strstr(err.message, "/nowhere/x: cannot be written: No such file"));
    akt_outlet_free(outlet);
}

static akt_status write_two(const void *subject)
{
    const akt_scratch *scratch = subject;
    akt_outlet *outlet = akt_outlet_new();
    akt_buffer out = AKT_BUFFER_INIT;
    akt_status status = outlet ? akt_outlet_make_folder(outlet, scratch->folder, NULL)
                               : AKT_ENOMEM;
    if (status == AKT_OK)
        status = akt_outlet_open(outlet, &out, "/dev/null", NULL);
    if (status == AKT_OK) {
        for (size_t i = 0; i < 100; i++)
            akt_buffer_add(&out, "some of it ");
        status = akt_outlet_close(&out, NULL);
    }
    char path[4096];
    strcat(strcpy(path, scratch->folder), "/whole");
    if (status == AKT_OK)
        status = akt_outlet_write(outlet, path, "x", 1, NULL);
    if (status == AKT_OK)
        status = akt_outlet_appear(outlet, NULL);
    akt_buffer_dispose(&out);
    akt_outlet_free(outlet);
    return status;
}

static void test_outlet__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_sweep(write_two, &scratch, 6);
    assert_int_equal(akt_scratch_count(&scratch), akt_failing_malloc_stands() ? 1 : 0);
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outlet__what_is_added_is_in_the_file_and_little_is_held),
        cmocka_unit_test(test_outlet__several_files_appear_together_or_not_at_all),
        cmocka_unit_test(test_outlet__only_what_it_made_is_taken_away),
        cmocka_unit_test(test_outlet__a_new_file_is_for_the_same_eyes_as_the_one_before),
        cmocka_unit_test(test_outlet__a_folder_in_the_place_is_known_before_anything_appears),
        cmocka_unit_test(test_outlet__what_cannot_be_written_is_said_with_path_and_reason),
        cmocka_unit_test(test_outlet__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
