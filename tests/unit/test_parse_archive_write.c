#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/archive.h"
#include "parse/archive_write.h"

#include <string.h>

static const akt_archive_part parts[] = {
    {"mappe/a.txt", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 48},
    {"mappe/b/tom", "", 0},
    {"mappe/å.bin", "\0\1\2", 3},
};

enum { PARTS = sizeof parts / sizeof *parts };

static void test_archive_write__holds_what_was_put_in(void **state)
{
    (void)state;
    akt_buffer zip = AKT_BUFFER_INIT;
    akt_archive *archive;
    assert_int_equal(akt_archive_write(&zip, parts, PARTS, NULL), AKT_OK);
    assert_int_equal(akt_archive_open(&archive, akt_buffer_text(&zip), zip.size), AKT_ARCHIVE_GOOD);
    for (size_t i = 0; i < PARTS; i++) {
        akt_buffer part = AKT_BUFFER_INIT;
        assert_int_equal(akt_archive_read(archive, parts[i].name, &part), AKT_ARCHIVE_GOOD);
        assert_int_equal(part.size, parts[i].size);
        assert_memory_equal(akt_buffer_text(&part), parts[i].bytes, part.size);
        akt_buffer_dispose(&part);
    }
    akt_archive_close(archive);
    akt_buffer_dispose(&zip);
}

/* The time stands at byte 10 of a local header: of all that is packed, the first minute of 1980. */
static void test_archive_write__the_same_parts_are_the_same_bytes(void **state)
{
    (void)state;
    akt_buffer zips[2] = {AKT_BUFFER_INIT, AKT_BUFFER_INIT};
    for (int i = 0; i < 2; i++)
        assert_int_equal(akt_archive_write(&zips[i], parts, PARTS, NULL), AKT_OK);
    assert_int_equal(zips[0].size, zips[1].size);
    assert_memory_equal(akt_buffer_text(&zips[0]), akt_buffer_text(&zips[1]), zips[0].size);
    assert_memory_equal(akt_buffer_text(&zips[0]) + 10, "\0\0\x21\0", 4);
    akt_buffer_dispose(&zips[0]);
    akt_buffer_dispose(&zips[1]);
}

static void test_archive_write__the_same_name_twice_is_refused(void **state)
{
    (void)state;
    const akt_archive_part twice[] = {parts[0], parts[0]};
    akt_buffer zip = AKT_BUFFER_INIT;
    akt_error err = {0};
    assert_int_equal(akt_archive_write(&zip, twice, 2, &err), AKT_EINTERNAL);
    assert_non_null(strstr(err.message, "packing failed: "));
    assert_int_equal(zip.size, 0);
    akt_buffer_dispose(&zip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_archive_write__holds_what_was_put_in),
        cmocka_unit_test(test_archive_write__the_same_parts_are_the_same_bytes),
        cmocka_unit_test(test_archive_write__the_same_name_twice_is_refused),
    };
    return cmocka_run_group_tests_name("parse_archive_write", tests, NULL, NULL);
}
