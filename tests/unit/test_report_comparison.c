#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/describe.h"
#include "support/sweep.h"
#include "support/told.h"

#include <string.h>

#define SCRIPT AKT_DATA "/eksempel/scenarios/samle-stottetilbudet.json"

/* A script on a dataset, with all that is worked out of it. */
typedef struct trial {
    akt_dataset *sides[2];
    akt_script *script;
    akt_course course;
    akt_comparisons comparisons;
    akt_attribution attribution;
    akt_comparison_view view;
} trial;

static const char *const ids[] = {"baseline", "script"};
static const char *const names[] = {NULL, "Skriptet"};

static void make_trial(trial *t, akt_compared kind)
{
    akt_diagnostics faults;
    const akt_comparison_options few = {.draws = 3, .seed = 1, .confidence = 0.9, .threads = 1};
    akt_diagnostics_init(&faults);
    *t = (trial){.script = NULL};
    assert_int_equal(akt_load(&t->sides[0], AKT_DATA "/eksempel", NULL, &faults, NULL), AKT_OK);
    assert_int_equal(akt_script_read(&t->script, SCRIPT, NULL, &faults, NULL), AKT_OK);
    t->course = (akt_course){.scripts = (const akt_script *const *)&t->script, .script_count = 1};
    assert_int_equal(akt_course_apply(&t->sides[1], t->sides[0], &t->course, NULL, &faults, NULL),
                     AKT_OK);
    akt_diagnostics_dispose(&faults);
    assert_int_equal(
        akt_comparisons_make(&t->comparisons, (const akt_dataset *const *)t->sides, 2, &few, NULL),
        AKT_OK);
    t->view = (akt_comparison_view){kind, &t->comparisons, ids, names, NULL, NULL, few.confidence};
    if (kind != AKT_COMPARED_SCENARIOS)
        return;
    assert_int_equal(akt_attribution_make(&t->attribution, &t->comparisons, 0, t->sides[0],
                                          &t->course, true, NULL),
                     AKT_OK);
    t->view.courses = &t->course;
    t->view.attributions = &t->attribution;
}

static void dispose(trial *t)
{
    akt_attribution_dispose(&t->attribution);
    akt_comparisons_dispose(&t->comparisons);
    akt_script_free(t->script);
    akt_dataset_free(t->sides[0]);
    akt_dataset_free(t->sides[1]);
}

static size_t count_rows(const akt_document *document, const char *table)
{
    size_t count, rows = 0;
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        if (blocks[i].table && strcmp(blocks[i].table->name, table) == 0)
            rows += blocks[i].table->row_count;
    }
    return rows;
}

static void test_report_comparison__tells_what_closes_costs_and_does_it(void **state)
{
    (void)state;
    trial t;
    akt_document *document;
    make_trial(&t, AKT_COMPARED_SCENARIOS);
    assert_int_equal(akt_describe_comparison(&document, &t.view, AKT_LANG_EN, NULL), AKT_OK);
    assert_told(document, "Skriptet: closes 1 gap");
    assert_told(document, "forums per actor 1 → 2");
    assert_told(document, "Step 6 (give role: ");
    assert_int_equal(count_rows(document, "overview"), 2);
    assert_int_equal(count_rows(document, "steps"), 6);
    assert_int_equal(count_rows(document, "roles"), 1);
    akt_document_free(document);
    dispose(&t);
}

/* A workbook has the table of all changes, and people read it. */
static void test_report_comparison__every_change_says_in_words_what_it_is_of(void **state)
{
    (void)state;
    trial t;
    akt_document *document;
    size_t count, rows = 0;
    make_trial(&t, AKT_COMPARED_SCENARIOS);
    assert_int_equal(akt_describe_comparison(&document, &t.view, AKT_LANG_NN, NULL), AKT_OK);
    const akt_block *blocks = akt_document_blocks(document, &count);
    for (size_t i = 0; i < count; i++) {
        const akt_doc_table *table = blocks[i].table;
        if (!table || strcmp(table->name, "changes") != 0)
            continue;
        for (; rows < table->row_count; rows++) {
            const akt_cell *what = &table->cells[rows * table->column_count + 1];
            assert_non_null(what->shown);
            assert_int_equal(strcmp(what->text, "tie") == 0, strcmp(what->shown, "band") == 0);
            assert_int_equal(strcmp(what->text, "cell") == 0, strcmp(what->shown, "dekning") == 0);
        }
    }
    assert_true(rows > 0);
    akt_document_free(document);
    dispose(&t);
}

/* Times and datasets have no steps. */
static void test_report_comparison__no_steps_without_a_script(void **state)
{
    (void)state;
    trial t;
    akt_document *document;
    make_trial(&t, AKT_COMPARED_DATASETS);
    assert_int_equal(akt_describe_comparison(&document, &t.view, AKT_LANG_NB, NULL), AKT_OK);
    assert_told(document, "Skriptet: lukker 1 hull");
    assert_told(document, "To datasett trekkes");
    assert_int_equal(count_rows(document, "steps"), 0);
    assert_int_equal(count_rows(document, "attribution"), 0);
    akt_document_free(document);
    dispose(&t);
}

static akt_status run(const void *subject)
{
    akt_document *document = NULL;
    akt_status status = akt_describe_comparison(&document, subject, AKT_LANG_NN, NULL);
    return akt_told_once(status, &document);
}

static void test_report_comparison__out_of_memory_is_told(void **state)
{
    (void)state;
    trial t;
    make_trial(&t, AKT_COMPARED_SCENARIOS);
    akt_sweep(run, &t.view, 50);
    dispose(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_comparison__tells_what_closes_costs_and_does_it),
        cmocka_unit_test(test_report_comparison__every_change_says_in_words_what_it_is_of),
        cmocka_unit_test(test_report_comparison__no_steps_without_a_script),
        cmocka_unit_test(test_report_comparison__out_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
