#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/digest.h"

static void test_digest__it_is_the_one_of_the_standard(void **state)
{
    (void)state;
    char hex[AKT_DIGEST_SIZE], base64[AKT_DIGEST_BASE64_SIZE];
    akt_digest("abc", 3, hex); /* FIPS 180-2, appendix B.1 */
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    akt_digest("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    akt_digest_base64("", 0, base64);
    assert_string_equal(base64, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_digest__it_is_the_one_of_the_standard),
    };
    return cmocka_run_group_tests_name("base_digest", tests, NULL, NULL);
}
