#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/suggestion_script.h"
#include "scenario/script.h"
#include "support/scratch.h"
#include "support/sweep.h"

#include <string.h>

static const char data[] =
    "{\"dataset\": {\"title\": \"T\", \"date\": 2016},"
    " \"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"ministry\", \"driver\": "
    "\"central\"},"
    "  {\"id\": \"b\", \"name\": \"B\", \"kind\": \"ministry\", \"driver\": \"central\"}],"
    " \"needs\": [{\"id\": \"n\", \"name\": \"N\", \"role\": \"developer\", \"area\": \"policy\","
    "  \"minimum\": 2}, {\"id\": \"m\", \"name\": \"M\", \"role\": \"educator\"}]}";

static akt_status write_roles(akt_buffer *out, const akt_dataset *dataset)
{
    const akt_suggestion_options options = {false, NULL, 1};
    akt_coverage coverage;
    akt_suggestion suggestion;
    akt_status status = akt_coverage_compute(&coverage, dataset, NULL);
    if (status == AKT_OK)
        status = akt_suggestion_find(&suggestion, dataset, &coverage, &options, NULL);
    akt_coverage_dispose(&coverage);
    if (status != AKT_OK)
        return status;
    akt_export_suggestion_script(out, dataset, &suggestion);
    akt_suggestion_dispose(&suggestion);
    return akt_buffer_status(out, NULL);
}

static akt_status write_ties(akt_buffer *out, const akt_dataset *dataset)
{
    const akt_network_options network = {0};
    const akt_new_ties_options options = {AKT_COORDINATION_DENSITY, 1, 1};
    akt_new_ties ties;
    akt_status status = akt_new_ties_find(&ties, dataset, &network, &options, NULL);
    if (status != AKT_OK)
        return status;
    akt_export_new_ties_script(out, dataset, &ties);
    akt_new_ties_dispose(&ties);
    return akt_buffer_status(out, NULL);
}

typedef akt_status writer(akt_buffer *out, const akt_dataset *dataset);

/* What the dataset becomes by the script. */
static akt_dataset *apply(const akt_dataset *dataset, writer *write)
{
    akt_scratch scratch = akt_scratch_new();
    akt_buffer text = AKT_BUFFER_INIT;
    akt_script *script;
    akt_dataset *out;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_int_equal(write(&text, dataset), AKT_OK);
    akt_scratch_write(&scratch, "script.json", text.text, text.size);
    assert_int_equal(
        akt_script_read(&script, akt_scratch_path(&scratch, "script.json"), NULL, &faults, NULL),
        AKT_OK);
    for (size_t i = 0; i < akt_script_steps(script); i++)
        for (int lang = 0; lang < AKT_LANG_COUNT; lang++)
            assert_non_null(akt_script_step_why(script, i)->in[lang]);
    assert_int_equal(akt_script_apply(&out, dataset, script, NULL, &faults, NULL), AKT_OK);
    akt_script_free(script);
    akt_buffer_dispose(&text);
    akt_diagnostics_dispose(&faults);
    akt_scratch_remove(&scratch);
    return out;
}

static void test_suggestion_script__applied_leaves_nothing_missing(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_scratch_dataset(data), *after = apply(dataset, write_roles);
    akt_coverage coverage;
    assert_int_equal(akt_coverage_compute(&coverage, after, NULL), AKT_OK);
    for (size_t i = 0; i < coverage.cell_count; i++)
        if (coverage.cells[i].minimum)
            assert_int_equal(coverage.cells[i].state, AKT_CELL_COVERED);
    assert_int_equal(akt_dataset_count(after, AKT_TABLE_ROLES), 4);
    akt_coverage_dispose(&coverage);
    akt_dataset_free(after);
    akt_dataset_free(dataset);
}

static void test_suggestion_script__applied_ties_whom_it_names(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_scratch_dataset(data), *after = apply(dataset, write_ties);
    const akt_network_options network = {0};
    akt_coordination coordination;
    assert_int_equal(akt_coordination_compute(&coordination, after, &network, NULL), AKT_OK);
    assert_int_equal(coordination.tied_pairs, 1);
    akt_dataset_free(after);
    akt_dataset_free(dataset);
}

/* A dataset and how it is written. */
typedef struct writing {
    const akt_dataset *dataset;
    writer *write;
} writing;

static akt_status run(const void *of)
{
    const writing *w = of;
    akt_buffer text = AKT_BUFFER_INIT;
    akt_status status = w->write(&text, w->dataset);
    akt_buffer_dispose(&text);
    return status;
}

static void test_suggestion_script__lack_of_memory_is_told(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_scratch_dataset(data);
    const writing roles = {dataset, write_roles}, ties = {dataset, write_ties};
    assert_int_equal(run(&roles), AKT_OK); /* what the loader keeps is there afterwards */
    akt_sweep(run, &roles, 20);
    akt_sweep(run, &ties, 10);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_suggestion_script__applied_leaves_nothing_missing),
        cmocka_unit_test(test_suggestion_script__applied_ties_whom_it_names),
        cmocka_unit_test(test_suggestion_script__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("suggestion_script", tests, NULL, NULL);
}
