#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "parse/json.h"
#include "support/what_if.h"

#include <string.h>

/* The files of the shipped scenarios: what each says of itself, and that each can be done, alone
 * and after any other. That they are of the schema, tests/peers/validate_schema.py says. */

#define SHIPPED AKT_DATA "/offentlig-innovasjon"
#define FOLDER SHIPPED "/scenarios"

static const char *const assumed[AKT_LANG_COUNT] = {"Antatt: ", "Føresett: ", "Assumed: "};

enum { MOST = 32 };

/* The scripts of the folder in order of name, and what they were read from. */
typedef struct shipped {
    akt_dataset *dataset;
    akt_pool *pool;
    size_t count;
    const char *ids[MOST]; /* the names of the files without their ending */
    akt_script *scripts[MOST];
    akt_json *files[MOST];
} shipped;

static akt_json *read_json(shipped *s, const char *folder, const char *name)
{
    const char *text;
    size_t size;
    assert_int_equal(
        akt_file_read(akt_file_join(s->pool, folder, name), s->pool, &text, &size, NULL), AKT_OK);
    akt_json *value = akt_json_parse(text, size);
    assert_non_null(value);
    return value;
}

static void add_script(shipped *s, const char *name)
{
    assert_in_range(s->count, 0, MOST - 1);
    s->ids[s->count] = akt_pool_text(s->pool, name, strlen(name) - strlen(".json"));
    s->files[s->count] = read_json(s, FOLDER, name);
    s->scripts[s->count++] = akt_what_if_read(akt_file_join(s->pool, FOLDER, name));
}

static int read_all(void **state)
{
    static shipped s;
    akt_list names = AKT_LIST_OF(const char *);
    s.pool = akt_pool_new();
    s.dataset = akt_what_if_load(SHIPPED);
    assert_int_equal(akt_file_list(FOLDER, false, s.pool, &names, NULL), AKT_OK);
    for (size_t i = 0; i < names.count; i++)
        if (strcmp(akt_file_extension(((const char **)names.items)[i]), "json") == 0)
            add_script(&s, ((const char **)names.items)[i]);
    akt_list_dispose(&names);
    *state = &s;
    return s.count >= 13 ? 0 : -1;
}

static int forget_all(void **state)
{
    shipped *s = *state;
    for (size_t i = 0; i < s->count; i++) {
        akt_script_free(s->scripts[i]);
        akt_json_free(s->files[i]);
    }
    akt_dataset_free(s->dataset);
    akt_pool_free(s->pool);
    return 0;
}

/* A text in three languages; all of them say that something is assumed, or none does. */
static bool says_assumed(const akt_json *text)
{
    size_t marks = 0;
    for (size_t i = 0; i < AKT_LANG_COUNT; i++) {
        const char *words = akt_json_string(akt_json_get(text, akt_lang_name((akt_lang)i)));
        assert_non_null(words);
        assert_true(words[0] != '\0');
        marks += strstr(words, assumed[i]) != NULL;
    }
    assert_true(marks == 0 || marks == AKT_LANG_COUNT);
    return marks > 0;
}

static bool has_sources(const akt_json *object)
{
    const akt_json *sources = akt_json_get(object, "sources");
    const akt_json *source = sources ? akt_json_first(sources) : NULL;
    for (; source; source = akt_json_sibling(source))
        assert_non_null(akt_json_get(source, "at"));
    return sources != NULL;
}

static void test_files__each_is_named_as_its_script(void **state)
{
    const shipped *s = *state;
    for (size_t i = 0; i < s->count; i++)
        assert_string_equal(akt_json_string(akt_json_get(s->files[i], "id")), s->ids[i]);
}

/* An own idea, without a source, says so. */
static void test_files__each_says_in_three_languages_what_is_assumed(void **state)
{
    const shipped *s = *state;
    for (size_t i = 0; i < s->count; i++) {
        says_assumed(akt_json_get(s->files[i], "title"));
        const akt_json *why = akt_json_get(s->files[i], "why");
        assert_true(says_assumed(why));
        if (!has_sources(s->files[i]))
            assert_non_null(strstr(akt_json_string(akt_json_get(why, "nb")), "vårt eget"));
    }
}

/* What is read into the source is marked in the record, in its note and in why the step is
 * there. */
static void check_step(const akt_json *step)
{
    bool is_assumed = says_assumed(akt_json_get(step, "why"));
    assert_true(is_assumed || has_sources(step));
    const akt_json *basis = akt_json_get(step, "basis");
    const akt_json *note = akt_json_get(step, "note");
    assert_true(!basis == !note);
    if (basis) {
        assert_string_equal(akt_json_string(basis), "interpreted");
        assert_true(is_assumed && says_assumed(note));
    }
}

static void test_files__each_step_has_a_source_or_says_that_it_is_assumed(void **state)
{
    const shipped *s = *state;
    for (size_t i = 0; i < s->count; i++) {
        const akt_json *step = akt_json_first(akt_json_get(s->files[i], "steps"));
        for (; step; step = akt_json_sibling(step))
            check_step(step);
    }
}

static size_t find_script(const shipped *s, const char *id)
{
    size_t i = 0;
    while (i < s->count && strcmp(s->ids[i], id) != 0)
        i++;
    assert_true(i < s->count);
    return i;
}

/* The report's seven recommendations and six alternatives, each under a name of its own. */
static void test_files__each_recommendation_and_alternative_has_a_script(void **state)
{
    shipped *s = *state;
    bool taken[MOST] = {false};
    size_t found = 0;
    akt_json *file = read_json(s, SHIPPED, "statements.json");
    const akt_json *statement = akt_json_first(akt_json_get(file, "statements"));
    for (; statement; statement = akt_json_sibling(statement)) {
        const char *kind = akt_json_string(akt_json_get(statement, "kind"));
        if (strcmp(kind, "recommendation") != 0 && strcmp(kind, "alternative") != 0)
            continue;
        size_t script = find_script(s, akt_json_string(akt_json_get(statement, "scenario")));
        assert_false(taken[script]);
        taken[script] = true;
        found++;
    }
    akt_json_free(file);
    assert_int_equal(found, 13);
}

/* Whether the second can be done after the first: not where both add the same record, and not with
 * Difi once it is gone. */
static bool can_follow(const char *first, const char *second)
{
    static const char *const apart[][2] = {{"hospiteringsordning", "styrke-miljoer"},
                                           {"innovasjonslab", "styrke-miljoer"},
                                           {"styrke-miljoer", "hospiteringsordning"},
                                           {"styrke-miljoer", "innovasjonslab"},
                                           {"uten-difi", "eget-organ"},
                                           {"uten-difi", "fast-forum"},
                                           {"uten-difi", "kommuneinnsats"},
                                           {"uten-difi", "samlende-enhet"},
                                           {"uten-difi", "samordnede-tilskudd"},
                                           {"uten-difi", "tydeligere-roller"}};
    for (size_t i = 0; i < sizeof(apart) / sizeof(apart[0]); i++)
        if (strcmp(first, apart[i][0]) == 0 && strcmp(second, apart[i][1]) == 0)
            return false;
    return true;
}

static void check_follows(const shipped *s, const akt_dataset *changed, size_t first, size_t second)
{
    akt_dataset *both;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_status status = akt_script_apply(&both, changed, s->scripts[second], NULL, &faults, NULL);
    if ((status == AKT_OK) != can_follow(s->ids[first], s->ids[second]))
        fail_msg("%s after %s", s->ids[second], s->ids[first]);
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(both);
}

static void test_files__each_can_be_done_alone_and_after_another(void **state)
{
    const shipped *s = *state;
    for (size_t i = 0; i < s->count; i++) {
        akt_dataset *changed = akt_what_if_apply(s->dataset, s->scripts[i], NULL);
        for (size_t j = 0; j < s->count; j++)
            if (j != i)
                check_follows(s, changed, i, j);
        akt_dataset_free(changed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files__each_is_named_as_its_script),
        cmocka_unit_test(test_files__each_says_in_three_languages_what_is_assumed),
        cmocka_unit_test(test_files__each_step_has_a_source_or_says_that_it_is_assumed),
        cmocka_unit_test(test_files__each_recommendation_and_alternative_has_a_script),
        cmocka_unit_test(test_files__each_can_be_done_alone_and_after_another),
    };
    return cmocka_run_group_tests_name("scenario/shipped_files", tests, read_all, forget_all);
}
