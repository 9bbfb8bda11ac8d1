#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/merge_script.h"
#include "scenario/script.h"
#include "support/scratch.h"

#include <string.h>

#define HEAD "{\"dataset\": {\"title\": \"T\", \"date\": 2020}, \"actors\": ["
#define BARE(id, name) "{\"id\": \"" id "\", \"name\": \"" name "\", \"kind\": \"company\"}"
#define NUMBERED(id, name, nr)                                                                     \
    "{\"id\": \"" id "\", \"name\": \"" name "\", \"kind\": \"company\", \"orgnr\": \"" nr "\"}"

/* The groups as "a+b, c?d": joined by number (=) or name (+), or open (?). */
static void describe(const char *text, akt_buffer *out)
{
    akt_dataset *dataset = akt_scratch_dataset(text);
    akt_same_bodies bodies;
    assert_int_equal(akt_same_bodies_find(&bodies, dataset, NULL), AKT_OK);
    const akt_same_body *items = bodies.items.items;
    for (size_t i = 0; i < bodies.items.count; i++)
        for (size_t a = 0; a < items[i].count; a++) {
            char sign = items[i].is_open ? '?' : items[i].by_number ? '=' : '+';
            if (a == 0)
                akt_buffer_add(out, i ? ", " : "");
            else
                akt_buffer_add_char(out, sign);
            akt_buffer_add(out, akt_dataset_actors(dataset)[items[i].actors[a]].party.record.id);
        }
    akt_same_bodies_dispose(&bodies);
    akt_dataset_free(dataset);
}

static void assert_groups(const char *text, const char *wanted)
{
    akt_buffer told = AKT_BUFFER_INIT;
    describe(text, &told);
    assert_string_equal(akt_buffer_text(&told), wanted);
    akt_buffer_dispose(&told);
}

static void test_same_body__names_alike_are_told(void **state)
{
    (void)state;
    assert_groups(HEAD BARE("a", "Fjordlab AS") "," BARE("b", "FJORDLAB") "," BARE("c", "Lab Fjord")
                  "]}", "a+b");
    assert_groups(HEAD BARE("b", "Havbruk Nord SA") "," NUMBERED("a", "Nord havbruk", "923609016")
                  "]}", "a+b");
    assert_groups(HEAD BARE("a", "Østre Ål kommune") "," BARE("b", "Ostre Al") "]}", "a+b");
    assert_groups(HEAD BARE("a", "Kyst og hav") "," BARE("b", "Kyst, hav A/S") "]}", "a+b");
    assert_groups(HEAD BARE("a", "Nordvik kommune") "," BARE("b", "Nordvik fylkeskommune") "]}", "");
    assert_groups(HEAD BARE("a", "KS") "," BARE("b", "AS") "," BARE("c", "SA") "]}", "");
}

static void test_same_body__numbers_decide(void **state)
{
    (void)state;
    assert_groups(HEAD NUMBERED("a", "Gamle Vik", "923609016") ","
                  NUMBERED("b", "Nye Vik", "923609016") "]}", "a=b");
    assert_groups(HEAD NUMBERED("a", "Vik", "923609016") "," NUMBERED("b", "Vik", "971032081") "]}",
                  "");
    assert_groups(HEAD BARE("c", "Vik") "," NUMBERED("a", "Vik", "923609016") ","
                  NUMBERED("b", "Vik", "971032081") "]}", "a?b?c");
}

static void test_same_body__the_script_merges_them_all(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_scratch_dataset(
        HEAD BARE("a", "Fjordlab AS") "," BARE("b", "FJORDLAB") "," NUMBERED("c", "Vik", "923609016") ","
        NUMBERED("d", "Nye Vik", "923609016") "," BARE("e", "Vik ASA") "," BARE("f", "Annet") "]}");
    akt_same_bodies bodies;
    akt_buffer text = AKT_BUFFER_INIT;
    assert_int_equal(akt_same_bodies_find(&bodies, dataset, NULL), AKT_OK);
    akt_export_merge_script(&text, dataset, &bodies);
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "merge.json", text.text, text.size);
    akt_diagnostics faults;
    akt_script *script;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_script_read(&script, akt_scratch_path(&scratch, "merge.json"), NULL, &faults,
                                     NULL), AKT_OK);
    assert_int_equal(akt_script_steps(script), 2);
    akt_dataset *merged = NULL;
    assert_int_equal(akt_script_apply(&merged, dataset, script, NULL, &faults, NULL), AKT_OK);
    assert_int_equal(akt_dataset_count(merged, AKT_TABLE_ACTORS), 3);
    akt_dataset_free(merged);
    akt_script_free(script);
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
    akt_buffer_dispose(&text);
    akt_same_bodies_dispose(&bodies);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_body__names_alike_are_told),
        cmocka_unit_test(test_same_body__numbers_decide),
        cmocka_unit_test(test_same_body__the_script_merges_them_all),
    };
    return cmocka_run_group_tests_name("input_same_body", tests, NULL, NULL);
}
