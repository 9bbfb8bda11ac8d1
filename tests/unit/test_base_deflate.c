#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/deflate.h"
#include "base/random.h"
#include "support/sweep.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static int value_of(char digit)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = digit ? strchr(digits, digit) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* The bytes of base 64, which is padded and has nothing else in it. */
static unsigned char *decode(const char *text, size_t size, size_t *count)
{
    unsigned char *bytes = malloc(size + 1);
    *count = 0;
    assert_non_null(bytes);
    assert_int_equal(size % 4, 0);
    for (size_t i = 0; i < size; i += 4) {
        size_t padding = i + 4 < size ? 0 : (size_t)((text[i + 2] == '=') + (text[i + 3] == '='));
        unsigned long bits = 0;
        for (size_t k = 0; k < 4; k++) {
            int value = value_of(text[i + k]);
            assert_true(value >= 0 || k >= 4 - padding);
            bits = bits << 6 | (unsigned long)(value < 0 ? 0 : value);
        }
        for (size_t k = 0; k < 3 - padding; k++)
            bytes[(*count)++] = (unsigned char)(bits >> (16 - 8 * k) & 255);
    }
    return bytes;
}

/* What zlib unpacks is what was packed, and it is all there is. */
static void assert_comes_back(const char *bytes, size_t size)
{
    akt_buffer packed = AKT_BUFFER_INIT;
    size_t count;
    akt_deflate_base64(&packed, bytes, size);
    assert_false(packed.failed);
    unsigned char *raw = decode(akt_buffer_text(&packed), packed.size, &count);
    unsigned char *back = malloc(size + 1);
    z_stream stream = {
        .next_in = raw, .avail_in = (uInt)count, .next_out = back, .avail_out = (uInt)size + 1};
    assert_non_null(back);
    assert_int_equal(inflateInit2(&stream, -MAX_WBITS), Z_OK);
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    assert_int_equal(stream.total_out, size);
    assert_int_equal(stream.avail_in, 0);
    assert_memory_equal(back, bytes, size);
    inflateEnd(&stream);
    free(back);
    free(raw);
    akt_buffer_dispose(&packed);
}

static void test_deflate__comes_back_whatever_the_length(void **state)
{
    (void)state;
    const char text[] = "Hvem gj\xc3\xb8r hva? Hvem gj\xc3\xb8r hva? Hvem betaler?";
    for (size_t size = 0; size < sizeof text; size++)
        assert_comes_back(text, size);
}

static void test_deflate__comes_back_when_nothing_can_be_packed(void **state)
{
    (void)state;
    enum { SIZE = 100003 };
    char *bytes = malloc(SIZE);
    assert_non_null(bytes);
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (char)akt_random_below(7, 1, i, 256);
    assert_comes_back(bytes, SIZE);
    free(bytes);
}

static void test_deflate__packs_what_repeats(void **state)
{
    (void)state;
    enum { SIZE = 100000 };
    char *bytes = malloc(SIZE);
    akt_buffer packed = AKT_BUFFER_INIT;
    assert_non_null(bytes);
    memset(bytes, 'a', SIZE);
    akt_deflate_base64(&packed, bytes, SIZE);
    assert_in_range(packed.size, 1, SIZE / 100);
    assert_comes_back(bytes, SIZE);
    akt_buffer_dispose(&packed);
    free(bytes);
}

static akt_status pack(const void *subject)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_deflate_base64(&out, subject, strlen(subject));
    akt_status status = akt_buffer_status(&out, NULL);
    akt_buffer_dispose(&out);
    return status;
}

static void test_deflate__fails_without_memory(void **state)
{
    (void)state;
    akt_sweep(pack, "Hvem binder sammen?", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_deflate__comes_back_whatever_the_length),
        cmocka_unit_test(test_deflate__comes_back_when_nothing_can_be_packed),
        cmocka_unit_test(test_deflate__packs_what_repeats),
        cmocka_unit_test(test_deflate__fails_without_memory),
    };
    return cmocka_run_group_tests_name("base/deflate", tests, NULL, NULL);
}
