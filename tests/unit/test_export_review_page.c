#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/review_internal.h"
#include "support/count_of.h"
#include "support/sketch.h"
#include "support/sweep.h"
#include "support/what_if.h"

#include <string.h>

#define EXAMPLE AKT_DATA "/eksempel"

typedef struct page {
    const akt_dataset *dataset;
    size_t actor;
} page;

static akt_status write_page(akt_buffer *out, const page *of, akt_lang lang)
{
    akt_document *words = akt_document_new(lang);
    akt_list facts = AKT_LIST_OF(akt_review_fact);
    if (!words)
        return AKT_ENOMEM;
    akt_review_facts(&facts, words, of->dataset, of->actor);
    const akt_review_sheet sheet = {of->dataset, words,       of->actor,
                                    "Navn",      facts.items, facts.count};
    akt_review__write_page(out, &sheet);
    bool failed = out->failed || akt_pool_has_failed(akt_document_pool(words));
    akt_list_dispose(&facts);
    akt_document_free(words);
    return failed ? AKT_ENOMEM : AKT_OK;
}

static akt_status run_page(const void *of)
{
    akt_buffer out = AKT_BUFFER_INIT;
    akt_status status = write_page(&out, of, AKT_LANG_NB);
    akt_buffer_dispose(&out);
    return status;
}

static void test_review_page__what_most_of_a_page_rests_on_stands_once(void **state)
{
    static const char *const heads[] = {
        "<p>Der ikke annet står, bygger opplysningene på: Oppdiktet, 1</p>",
        "<p>Der ikkje anna står, byggjer opplysningane på: Oppdikta, 1</p>",
        "<p>Where nothing else is said, the facts rest on: Invented, 1</p>"};
    static const char *const own[] = {"Oppdiktet, 1<", "Oppdikta, 1<", "Invented, 1<"};
    static const char *const others[] = {"<td>Oppdiktet, 5</td>", "<td>Oppdikta, 5</td>",
                                         "<td>Invented, 5</td>"};
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    const page of = {dataset, (size_t)akt_dataset_find_party(dataset, "samdir").index};
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_buffer out = AKT_BUFFER_INIT;
        assert_int_equal(write_page(&out, &of, (akt_lang)lang), AKT_OK);
        assert_int_equal(count_of(out.text, heads[lang]), 1);
        assert_int_equal(count_of(out.text, own[lang]), 1);
        assert_true(count_of(out.text, others[lang]) > 0);
        assert_true(count_of(out.text, "<td></td></tr>") > 5);
        assert_true(count_of(out.text, "<td>–</td></tr>") > 3); /* what is not stated */
        akt_buffer_dispose(&out);
    }
    akt_dataset_free(dataset);
}

static void test_review_page__a_body_without_sources_rests_on_nothing(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_sketch_new(1);
    akt_buffer out = AKT_BUFFER_INIT;
    assert_int_equal(write_page(&out, &(page){dataset, 0}, AKT_LANG_NB), AKT_OK);
    assert_int_equal(count_of(out.text, "Der ikke annet"), 0);
    assert_int_equal(count_of(out.text, "<td></td></tr>"), 0);
    assert_int_equal(count_of(out.text, "<td>–</td></tr>"), 13); /* all its fields */
    akt_buffer_dispose(&out);
    akt_dataset_free(dataset);
}

static void test_review_page__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    akt_sweep(run_page, &(page){dataset, (size_t)akt_dataset_find_party(dataset, "samdir").index},
              50);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_review_page__what_most_of_a_page_rests_on_stands_once),
        cmocka_unit_test(test_review_page__a_body_without_sources_rests_on_nothing),
        cmocka_unit_test(test_review_page__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("export_review_page", tests, NULL, NULL);
}
