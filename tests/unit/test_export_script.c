#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/script.h"
#include "support/scratch.h"

#include <string.h>

static akt_text same(const char *text)
{
    return (akt_text){{text, text, text}};
}

static void assert_written(akt_script_text *script, const char *expected)
{
    akt_script_text_end(script);
    assert_int_equal(akt_buffer_status(&script->text, NULL), AKT_OK);
    assert_string_equal(script->text.text, expected);
    akt_buffer_dispose(&script->text);
}

static void test_script__steps_stand_a_line_each_in_the_order_of_the_calls(void **state)
{
    (void)state;
    static const char *const ids[] = {"kmd", "ks"};
    const akt_text title = {{"Tittel", NULL, "Title"}}, why = same("Because");
    const akt_strings actors = {ids, 2}, nobody = {ids, 0};
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_script_text_start(&script, "one", &title, &why);
    akt_script_text_step(&script, "merge");
    akt_script_text_strings(&script, "actors", &actors);
    akt_script_text_string(&script, "into", "kmd");
    akt_script_text_string(&script, "name", NULL);
    akt_script_text_words(&script, "why", &why);
    akt_script_text_step(&script, "change_amount");
    akt_script_text_string(&script, "flow", "a \"b\"");
    akt_script_text_whole(&script, "amount", INT64_C(9007199254740991));
    akt_script_text_strings(&script, "nobody", &nobody);
    assert_written(&script,
                   "{\"id\": \"one\",\n"
                   "  \"title\": {\"nb\": \"Tittel\", \"en\": \"Title\"},\n"
                   "  \"why\": \"Because\",\n"
                   "  \"steps\": [\n"
                   "    {\"do\": \"merge\", \"actors\": [\"kmd\", \"ks\"], \"into\": \"kmd\", "
                   "\"why\": \"Because\"},\n"
                   "    {\"do\": \"change_amount\", \"flow\": \"a \\\"b\\\"\", "
                   "\"amount\": 9007199254740991, \"nobody\": []}\n"
                   "  ]\n"
                   "}\n");
}

static void test_script__without_steps_has_an_empty_list(void **state)
{
    (void)state;
    const akt_text none = {{NULL, NULL, NULL}};
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_script_text_start(&script, "none", &none, NULL);
    assert_written(&script, "{\"id\": \"none\",\n  \"steps\": []\n}\n");
}

static const char data[] = "{\"dataset\": {\"title\": \"T\", \"date\": 2016},"
                           " \"sources\": [{\"id\": \"s\", \"title\": \"S\"}],"
                           " \"actors\": [{\"id\": \"a\", \"name\": {\"nb\": \"A\"}, \"kind\": "
                           "\"ministry\", \"from\": 2014,"
                           "  \"sources\": [{\"ref\": \"s\", \"at\": \"1\"}]}]}";

static void test_script__a_record_carries_what_it_states(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_scratch_dataset(data);
    akt_field_choice two;
    assert_int_equal(akt_field_choose(&two, akt_schema_of_table(AKT_TABLE_ACTORS), "kind,id", NULL),
                     AKT_OK);
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_script_text_start(&script, "add", NULL, NULL);
    akt_script_text_step(&script, "add_actor");
    akt_script_text_record(&script, dataset, AKT_TABLE_ACTORS, 0, NULL);
    akt_script_text_step(&script, "add_actor");
    akt_script_text_record(&script, dataset, AKT_TABLE_ACTORS, 0, &two);
    assert_written(&script, "{\"id\": \"add\",\n"
                            "  \"steps\": [\n"
                            "    {\"do\": \"add_actor\", \"id\": \"a\", \"name\": {\"nb\": \"A\"}, "
                            "\"from\": 2014, \"kind\": \"ministry\", "
                            "\"sources\": [{\"ref\": \"s\", \"at\": \"1\"}]},\n"
                            "    {\"do\": \"add_actor\", \"kind\": \"ministry\", \"id\": \"a\"}\n"
                            "  ]\n"
                            "}\n");
    akt_dataset_free(dataset);
}

static void test_script__a_field_that_is_left_open_is_null(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_scratch_dataset(data);
    const akt_schema *schema = akt_schema_of_table(AKT_TABLE_ACTORS);
    const void *record = akt_dataset_record(dataset, AKT_TABLE_ACTORS, 0);
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_script_text_start(&script, "set", NULL, NULL);
    akt_script_text_step(&script, "set");
    akt_script_text_field(&script, "value", dataset, akt_schema_field(schema, "from"), record);
    akt_script_text_step(&script, "set");
    akt_script_text_field(&script, "value", dataset, akt_schema_field(schema, "to"), record);
    assert_written(&script, "{\"id\": \"set\",\n"
                            "  \"steps\": [\n"
                            "    {\"do\": \"set\", \"value\": 2014},\n"
                            "    {\"do\": \"set\", \"value\": null}\n"
                            "  ]\n"
                            "}\n");
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_script__steps_stand_a_line_each_in_the_order_of_the_calls),
        cmocka_unit_test(test_script__without_steps_has_an_empty_list),
        cmocka_unit_test(test_script__a_record_carries_what_it_states),
        cmocka_unit_test(test_script__a_field_that_is_left_open_is_null),
    };
    return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
