#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "input/role_costs.h"
#include "support/scratch.h"
#include "support/sketch.h"
#include "support/sweep.h"

#include <string.h>

/* A file of costs and the dataset whose ids it names. */
typedef struct subject {
    akt_scratch scratch;
    akt_dataset *dataset;
    akt_diagnostics faults;
    akt_role_costs costs;
} subject;

static akt_status read(subject *s, const char *text)
{
    akt_error err;
    s->scratch = akt_scratch_new();
    s->dataset = akt_sketch_new(2);
    akt_diagnostics_init(&s->faults);
    for (size_t i = 0; i < 2; i++)
        akt_dataset_index(s->dataset, AKT_TABLE_ACTORS, i,
                          akt_dataset_record(s->dataset, AKT_TABLE_ACTORS, i)->id);
    akt_scratch_write(&s->scratch, "costs.json", text, strlen(text));
    return akt_role_costs_read(&s->costs, akt_scratch_path(&s->scratch, "costs.json"), s->dataset,
                               &s->faults, &err);
}

static void dispose(subject *s)
{
    akt_diagnostics_dispose(&s->faults);
    akt_dataset_free(s->dataset);
    akt_scratch_remove(&s->scratch);
}

static void test_role_costs__what_a_line_does_not_name_it_holds_for(void **state)
{
    (void)state;
    subject s;
    assert_int_equal(read(&s, "{\"title\": \"T\", \"costs\": [{\"cost\": 7}, {\"holder\": \"a1\", "
                              "\"role\": \"enabler\", \"area\": \"policy\", \"cost\": 0}]}"),
                     AKT_OK);
    assert_int_equal(s.costs.count, 2);
    assert_false(akt_ref_is_set(s.costs.items[0].holder));
    assert_int_equal(s.costs.items[0].role, AKT_NONE);
    assert_int_equal(s.costs.items[0].area, AKT_NONE);
    assert_int_equal(s.costs.items[0].cost, 7);
    assert_int_equal(s.costs.items[1].holder.index, 1);
    assert_int_equal(s.costs.items[1].role,
                     akt_dataset_find_term(s.dataset, AKT_VOCABULARY_ROLES, "enabler"));
    assert_int_equal(s.costs.items[1].area,
                     akt_dataset_find_term(s.dataset, AKT_VOCABULARY_AREAS, "policy"));
    assert_int_equal(s.costs.items[1].cost, 0);
    dispose(&s);
}

static void assert_fault(const char *text, akt_fault fault, size_t line)
{
    subject s;
    size_t count;
    assert_int_equal(read(&s, text), AKT_EDATA);
    const akt_diagnostic *items = akt_diagnostics_items(&s.faults, &count);
    assert_int_equal(count, 1);
    assert_int_equal(items[0].fault, fault);
    assert_int_equal(items[0].line, line);
    assert_int_equal(s.costs.count, 0);
    dispose(&s);
}

static void test_role_costs__faults_have_their_line(void **state)
{
    (void)state;
    assert_fault("[]", AKT_FAULT_NO_COSTS, 1);
    assert_fault("{}", AKT_FAULT_NO_COSTS, 1);
    assert_fault("{\n\"costs\": {}}", AKT_FAULT_NO_COSTS, 2);
    assert_fault("{\"costs\": [\n\n{\"holder\": \"a1\"}]}", AKT_FAULT_MISSING_FIELD, 3);
    assert_fault("{\"costs\": [\n{\"cost\": 2.5}]}", AKT_FAULT_COST_RANGE, 2);
    assert_fault("{\"costs\": [\n{\"cost\": -1}]}", AKT_FAULT_COST_RANGE, 2);
    assert_fault("{\"costs\": [\n{\"cost\": 1000001}]}", AKT_FAULT_COST_RANGE, 2);
    assert_fault("{\"costs\": [\n3]}", AKT_FAULT_WANTS_OBJECT, 2);
    assert_fault("{\"costs\": [\n{\"holder\": \"b\", \"cost\": 1}]}", AKT_FAULT_UNKNOWN_ID, 2);
    assert_fault("{\"costs\": [],\n\"cost\": 1}", AKT_FAULT_UNKNOWN_KEY, 2);
    assert_fault("{\"costs\": [}", AKT_FAULT_JSON_SYNTAX, 1);
}

typedef struct file {
    const char *path;
    akt_dataset *dataset;
} file;

static akt_status run(const void *of)
{
    const file *f = of;
    akt_role_costs costs;
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    akt_dataset *copy = akt_dataset_copy(f->dataset);
    akt_status status =
        copy ? akt_role_costs_read(&costs, f->path, copy, &faults, NULL) : AKT_ENOMEM;
    akt_diagnostics_dispose(&faults);
    akt_dataset_free(copy);
    return status;
}

static void test_role_costs__lack_of_memory_is_told(void **state)
{
    (void)state;
    subject s;
    assert_int_equal(read(&s, "{\"costs\": [{\"cost\": 7}, {\"role\": \"enabler\", \"cost\": 0}]}"),
                     AKT_OK);
    const file f = {akt_scratch_path(&s.scratch, "costs.json"), s.dataset};
    akt_sweep(run, &f, 10);
    dispose(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_role_costs__what_a_line_does_not_name_it_holds_for),
        cmocka_unit_test(test_role_costs__faults_have_their_line),
        cmocka_unit_test(test_role_costs__lack_of_memory_is_told),
    };
    return cmocka_run_group_tests_name("role_costs", tests, NULL, NULL);
}
