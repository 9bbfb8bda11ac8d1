#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/what_if.h"

#include "export/json.h"
#include "support/scratch.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

akt_dataset *akt_what_if_load(const char *path)
{
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_load(&dataset, path, NULL, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    return dataset;
}

int akt_what_if_set_up(void **state)
{
    *state = akt_what_if_load(AKT_FIXTURES "/what-if.json");
    return 0;
}

int akt_what_if_tear_down(void **state)
{
    akt_dataset_free(*state);
    return 0;
}

akt_script *akt_what_if_read(const char *path)
{
    akt_script *script;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_script_read(&script, path, NULL, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    return script;
}

akt_dataset *akt_what_if_apply(const akt_dataset *dataset, const akt_script *script,
                               const akt_script_choice *choice)
{
    akt_dataset *changed;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(akt_script_apply(&changed, dataset, script, choice, &faults, NULL), AKT_OK);
    akt_diagnostics_dispose(&faults);
    return changed;
}

akt_dataset *akt_what_if_try(const akt_dataset *dataset, const char *steps, akt_diagnostics *faults)
{
    akt_scratch scratch = akt_scratch_new();
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "{\"title\": \"Hva om\", \"steps\": [\n%s\n]}\n", steps);
    akt_scratch_write(&scratch, "script.json", akt_buffer_text(&text), text.size);
    akt_buffer_dispose(&text);
    akt_script *script;
    akt_dataset *changed = NULL;
    akt_status status =
        akt_script_read(&script, akt_scratch_path(&scratch, "script.json"), NULL, faults, NULL);
    if (status == AKT_OK)
        status = akt_script_apply(&changed, dataset, script, NULL, faults, NULL);
    akt_script_free(script);
    akt_scratch_remove(&scratch);
    assert_int_equal(changed != NULL, status == AKT_OK);
    assert_int_equal(akt_diagnostics_has_errors(faults), status == AKT_EDATA);
    return changed;
}

akt_dataset *akt_what_if(const akt_dataset *dataset, const char *steps)
{
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_dataset *changed = akt_what_if_try(dataset, steps, &faults);
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    for (size_t i = 0; !changed && i < count; i++)
        print_error("step %zu: %s %s %s\n", items[i].step, akt_fault_code(items[i].fault),
                    items[i].pointer ? items[i].pointer : "", items[i].args[0]);
    akt_diagnostics_dispose(&faults);
    assert_non_null(changed);
    return changed;
}

void akt_what_if_assert_fault(const akt_dataset *dataset, const char *steps, const char *code,
                              size_t step, const char *pointer)
{
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_null(akt_what_if_try(dataset, steps, &faults));
    size_t count;
    const akt_diagnostic *items = akt_diagnostics_items(&faults, &count);
    while (count > 1 && akt_fault_level(items->fault) != AKT_LEVEL_ERROR) {
        items++;
        count--;
    }
    bool is_it = count == 1 && strcmp(akt_fault_code(items->fault), code) == 0 &&
                 items->step == step && strcmp(items->pointer, pointer) == 0;
    for (size_t i = 0; !is_it && i < count; i++)
        print_error("step %zu: %s %s\n", items[i].step, akt_fault_code(items[i].fault),
                    items[i].pointer);
    if (!is_it)
        fail_msg("not %s of step %zu alone, at %s: %s", code, step, pointer, steps);
    assert_true(items->line > 0 && items->column > 0);
    akt_diagnostics_dispose(&faults);
}

void akt_what_if_assert_rows(const akt_dataset *dataset, akt_table table, const char *fields,
                             const char *rows)
{
    akt_field_choice choice;
    akt_buffer text = AKT_BUFFER_INIT;
    assert_int_equal(akt_field_choose(&choice, akt_schema_of_table(table), fields, NULL), AKT_OK);
    akt_export_json_table(&text, dataset, table, NULL, &choice);
    akt_buffer bare = AKT_BUFFER_INIT;
    for (const char *at = akt_buffer_text(&text); *at; at++)
        if (!strchr("\n[] ", *at))
            akt_buffer_format(&bare, "%c", *at);
    akt_buffer wanted = AKT_BUFFER_INIT;
    for (const char *at = rows; *at; at++)
        if (!strchr("\n[] ", *at))
            akt_buffer_format(&wanted, "%c", *at);
    assert_string_equal(akt_buffer_text(&bare), akt_buffer_text(&wanted));
    akt_buffer_dispose(&wanted);
    akt_buffer_dispose(&bare);
    akt_buffer_dispose(&text);
}

void akt_what_if_assert_gives(const akt_dataset *dataset, const char *steps, akt_table table,
                              const char *fields, const char *rows)
{
    akt_dataset *changed = akt_what_if(dataset, steps);
    akt_what_if_assert_rows(changed, table, fields, rows);
    akt_dataset_free(changed);
}

int64_t akt_what_if_aside(const akt_dataset *dataset, akt_aside_reason reason)
{
    size_t count;
    int64_t sum = 0;
    const akt_aside *asides = akt_dataset_asides(dataset, &count);
    for (size_t i = 0; i < count; i++)
        if (asides[i].counted && asides[i].reason == reason && asides[i].flow.amount.known)
            sum += asides[i].flow.amount.value;
    return sum;
}

void akt_what_if_write(akt_buffer *out, const akt_dataset *dataset)
{
    size_t count;
    const akt_aside *asides = akt_dataset_asides(dataset, &count);
    for (int t = 0; t < AKT_TABLE_COUNT; t++)
        akt_export_json_table(out, dataset, (akt_table)t, NULL, NULL);
    akt_export_json_taxonomy(out, dataset);
    for (size_t i = 0; i < count; i++)
        akt_buffer_format(out, "%s %d %d %" PRId64 "\n", asides[i].flow.record.id,
                          (int)asides[i].reason, asides[i].counted, asides[i].flow.amount.value);
    assert_false(out->failed);
}

void akt_what_if_assert_same(const akt_dataset *a, const akt_dataset *b)
{
    akt_buffer first = AKT_BUFFER_INIT, second = AKT_BUFFER_INIT;
    akt_what_if_write(&first, a);
    akt_what_if_write(&second, b);
    assert_string_equal(akt_buffer_text(&first), akt_buffer_text(&second));
    akt_buffer_dispose(&first);
    akt_buffer_dispose(&second);
}
