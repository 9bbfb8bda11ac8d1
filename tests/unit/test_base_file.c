#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "support/scratch.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void assert_holds(const char *path, const char *expected)
{
    akt_pool *pool = akt_pool_new();
    const char *text;
    size_t size;
    assert_int_equal(akt_file_read(path, pool, &text, &size, NULL), AKT_OK);
    assert_int_equal(size, strlen(expected));
    assert_string_equal(text, expected);
    akt_pool_free(pool);
}

static void test_file__what_is_written_is_read(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    const char *path = akt_scratch_path(&scratch, "x.txt");
    assert_int_equal(akt_file_write(path, "", 0, NULL), AKT_OK);
    assert_holds(path, "");
    assert_int_equal(akt_file_write(path, "blåbær\n", 9, NULL), AKT_OK);
    assert_holds(path, "blåbær\n");
    assert_int_equal(akt_scratch_count(&scratch), 1);
    akt_scratch_remove(&scratch);
}

static void test_file__reading_goes_over_every_block_boundary(void **state)
{
    static const size_t sizes[] = {65535, 65536, 65537, 131072, 300000};
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_pool *pool = akt_pool_new();
    char *bytes = malloc(300000);
    for (size_t i = 0; i < 300000; i++)
        bytes[i] = (char)(i % 251);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const char *text;
        size_t size;
        akt_scratch_write(&scratch, "x", bytes, sizes[i]);
        assert_int_equal(akt_file_read(akt_scratch_path(&scratch, "x"), pool, &text, &size, NULL),
                         AKT_OK);
        assert_int_equal(size, sizes[i]);
        assert_memory_equal(text, bytes, size);
        assert_int_equal(text[size], '\0');
    }
    free(bytes);
    akt_pool_free(pool);
    akt_scratch_remove(&scratch);
}

static void test_file__what_cannot_be_read_says_path_and_reason(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_pool *pool = akt_pool_new();
    const char *missing = akt_scratch_path(&scratch, "missing.json");
    const char *text = "x";
    size_t size = 1;
    akt_error err;
    assert_int_equal(akt_file_read(missing, pool, &text, &size, &err), AKT_EIO);
    assert_null(text);
    assert_int_equal(size, 0);
    assert_non_null(strstr(err.message, missing));
    assert_int_equal(akt_file_read(scratch.folder, pool, &text, &size, &err), AKT_EIO);
    assert_null(text);
    akt_pool_free(pool);
    akt_scratch_remove(&scratch);
}

static void assert_refused(const akt_scratch *scratch, const char *path, size_t entries)
{
    akt_error err;
    assert_int_equal(akt_file_write(path, "new", 3, &err), AKT_EIO);
    assert_int_equal(err.status, AKT_EIO);
    assert_non_null(strstr(err.message, path));
    assert_int_equal(akt_scratch_count(scratch), entries);
}

static void test_file__a_write_that_fails_leaves_nothing_behind(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    assert_refused(&scratch, akt_scratch_path(&scratch, "no/such/folder.txt"), 0);
    const char *folder = akt_scratch_path(&scratch, "folder");
    assert_int_equal(akt_file_make_folder(folder, NULL), AKT_OK);
    assert_refused(&scratch, folder, 1);
    assert_true(akt_file_is_folder(folder));
    akt_scratch_write(&scratch, "file", "old", 3);
    assert_refused(&scratch, akt_scratch_path(&scratch, "file/below"), 2);
    assert_holds(akt_scratch_path(&scratch, "file"), "old");
    akt_scratch_remove(&scratch);
}

static void test_file__a_folder_that_may_not_be_written_keeps_the_old_file(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    const char *path = akt_scratch_path(&scratch, "x");
    akt_scratch_write(&scratch, "x", "old", 3);
    bool is_root = geteuid() == 0;
    assert_int_equal(chmod(scratch.folder, 0555), 0);
    if (is_root)
        assert_int_equal(seteuid(65534), 0);
    akt_status status = akt_file_write(path, "new", 3, NULL);
    if (is_root)
        assert_int_equal(seteuid(0), 0);
    assert_int_equal(chmod(scratch.folder, 0755), 0);
    assert_int_equal(status, AKT_EIO);
    assert_int_equal(akt_scratch_count(&scratch), 1);
    assert_holds(path, "old");
    akt_scratch_remove(&scratch);
}

static void test_file__a_part_left_by_a_killed_run_is_no_hindrance(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    char part[64];
    snprintf(part, sizeof part, "x.%ld.part", (long)getpid());
    akt_scratch_write(&scratch, part, "half", 4);
    const char *path = akt_scratch_path(&scratch, "x");
    assert_int_equal(akt_file_write(path, "whole", 5, NULL), AKT_OK);
    assert_holds(path, "whole");
    assert_int_equal(akt_scratch_count(&scratch), 1);
    akt_scratch_remove(&scratch);
}

static void *read_pipe(void *path)
{
    static char got[16];
    int fd = open(path, O_RDONLY);
    ssize_t size = read(fd, got, sizeof got - 1);
    got[size > 0 ? size : 0] = '\0';
    close(fd);
    return got;
}

static void test_file__a_pipe_is_written_to_and_stays_a_pipe(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    char path[128];
    snprintf(path, sizeof path, "%s", akt_scratch_path(&scratch, "pipe"));
    assert_int_equal(mkfifo(path, 0600), 0);
    pthread_t reader;
    void *got;
    assert_int_equal(pthread_create(&reader, NULL, read_pipe, path), 0);
    assert_int_equal(akt_file_write(path, "through", 7, NULL), AKT_OK);
    pthread_join(reader, &got);
    assert_string_equal(got, "through");
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_true(S_ISFIFO(info.st_mode));
    akt_scratch_remove(&scratch);
}

static void test_file__folders_are_made_with_those_above_them(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    assert_int_equal(akt_file_make_folder(akt_scratch_path(&scratch, "a/b//c/"), NULL), AKT_OK);
    assert_true(akt_file_is_folder(akt_scratch_path(&scratch, "a/b/c")));
    assert_int_equal(akt_file_make_folder(akt_scratch_path(&scratch, "a/b"), NULL), AKT_OK);
    assert_int_equal(akt_file_make_folder("/", NULL), AKT_OK);
    akt_scratch_write(&scratch, "file", "x", 1);
    akt_error err;
    assert_int_equal(akt_file_make_folder(akt_scratch_path(&scratch, "file"), &err), AKT_EIO);
    assert_non_null(strstr(err.message, "file"));
    assert_int_equal(akt_file_make_folder(akt_scratch_path(&scratch, "file/b"), &err), AKT_EIO);
    assert_int_equal(akt_file_make_folder("", &err), AKT_EIO);
    akt_scratch_remove(&scratch);
}

static void test_file__a_list_is_sorted_bytewise_without_hidden_ones(void **state)
{
    static const char *const files[] = {"b", "a", "B", ".hidden", "å", "a.json"};
    static const char *const plain[] = {"B", "a", "a.json", "b", "å"};
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_pool *pool = akt_pool_new();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        akt_scratch_write(&scratch, files[i], "", 0);
    assert_int_equal(akt_file_make_folder(akt_scratch_path(&scratch, "Folder"), NULL), AKT_OK);
    akt_list names = AKT_LIST_OF(const char *);
    assert_int_equal(akt_file_list(scratch.folder, false, pool, &names, NULL), AKT_OK);
    assert_int_equal(names.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(((const char **)names.items)[i], plain[i]);
    akt_list_dispose(&names);
    assert_int_equal(akt_file_list(scratch.folder, true, pool, &names, NULL), AKT_OK);
    assert_int_equal(names.count, 6);
    assert_string_equal(((const char **)names.items)[1], "Folder");
    akt_list_dispose(&names);
    assert_int_equal(akt_file_list("/no/such/folder", true, pool, &names, NULL), AKT_EIO);
    akt_pool_free(pool);
    akt_scratch_remove(&scratch);
}

static void test_file__paths_are_joined_and_split(void **state)
{
    (void)state;
    akt_pool *pool = akt_pool_new();
    assert_string_equal(akt_file_join(pool, "a", "b"), "a/b");
    assert_string_equal(akt_file_join(pool, "a//", "b"), "a/b");
    assert_string_equal(akt_file_join(pool, "/", "b"), "/b");
    assert_string_equal(akt_file_join(pool, "", "b"), "b");
    akt_pool_free(pool);
    assert_string_equal(akt_file_extension("a/b.tar.gz"), "gz");
    assert_string_equal(akt_file_extension("a.b/c"), "");
    assert_string_equal(akt_file_extension(".hidden"), "");
    assert_true(akt_file_is_extension("XLSX", "xlsx"));
    assert_true(akt_file_is_extension("html", "html"));
    assert_false(akt_file_is_extension("xls", "xlsx"));
    assert_false(akt_file_is_extension("xlsxx", "xlsx"));
    assert_false(akt_file_is_extension("", "xlsx"));
    assert_false(akt_file_is_extension("\x18lsx", "xlsx"));
    assert_string_equal(akt_file_extension("a/.json"), "");
    assert_string_equal(akt_file_extension("a."), "");
}

static void test_file__a_link_stays_and_what_it_leads_to_is_written(void **state)
{
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    char target[128], link[128], second[128], loop[128];
    struct stat info;
    snprintf(target, sizeof target, "%s", akt_scratch_path(&scratch, "target"));
    snprintf(link, sizeof link, "%s", akt_scratch_path(&scratch, "link"));
    snprintf(second, sizeof second, "%s", akt_scratch_path(&scratch, "second"));
    snprintf(loop, sizeof loop, "%s", akt_scratch_path(&scratch, "loop"));
    akt_scratch_write(&scratch, "target", "old", 3);
    assert_int_equal(symlink("target", link), 0);
    assert_int_equal(symlink(link, second), 0);
    assert_int_equal(symlink(loop, loop), 0);
    assert_int_equal(akt_file_write(second, "new text", 8, NULL), AKT_OK);
    assert_int_equal(lstat(second, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(lstat(link, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(lstat(target, &info), 0);
    assert_true(S_ISREG(info.st_mode));
    assert_int_equal(info.st_size, 8);
    assert_int_equal(akt_file_write(loop, "x", 1, NULL), AKT_EIO);
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_file__what_is_written_is_read),
        cmocka_unit_test(test_file__reading_goes_over_every_block_boundary),
        cmocka_unit_test(test_file__what_cannot_be_read_says_path_and_reason),
        cmocka_unit_test(test_file__a_write_that_fails_leaves_nothing_behind),
        cmocka_unit_test(test_file__a_folder_that_may_not_be_written_keeps_the_old_file),
        cmocka_unit_test(test_file__a_part_left_by_a_killed_run_is_no_hindrance),
        cmocka_unit_test(test_file__a_pipe_is_written_to_and_stays_a_pipe),
        cmocka_unit_test(test_file__folders_are_made_with_those_above_them),
        cmocka_unit_test(test_file__a_list_is_sorted_bytewise_without_hidden_ones),
        cmocka_unit_test(test_file__paths_are_joined_and_split),
        cmocka_unit_test(test_file__a_link_stays_and_what_it_leads_to_is_written),
    };
    return cmocka_run_group_tests_name("base_file", tests, NULL, NULL);
}
