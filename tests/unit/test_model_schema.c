#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/schema.h"

static void test_schema__rows_lie_in_their_record_under_names_of_their_own(void **state)
{
    (void)state;
    for (int t = 0; t < AKT_TABLE_COUNT; t++) {
        const akt_schema *schema = akt_schema_of_table((akt_table)t);
        assert_string_equal(schema->name, akt_table_name((akt_table)t));
        for (size_t i = 0; i < schema->field_count; i++) {
            const akt_field *field = &schema->fields[i];
            assert_true(field->offset < schema->record_size);
            assert_ptr_equal(akt_schema_field(schema, field->name), field);
            assert_int_equal(field->type == AKT_FIELD_WORD, field->words != NULL);
            for (size_t j = 0; j < i; j++)
                assert_true(schema->fields[j].offset != field->offset);
        }
        assert_int_equal(akt_schema_field(schema, "basis") != NULL, schema->has_fact);
        assert_null(akt_schema_field(schema, "nosuch"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schema__rows_lie_in_their_record_under_names_of_their_own),
    };
    return cmocka_run_group_tests_name("model_schema", tests, NULL, NULL);
}
