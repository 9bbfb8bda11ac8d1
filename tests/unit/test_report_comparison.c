#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/describe.h"
#include "support/sketch.h"
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
    t->view = (akt_comparison_view){kind, &t->comparisons, ids, names, NULL, NULL, few.confidence, false};
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

/* Every tie that a programme, a forum or a parent implies, and a membership recorded against the order
 * of ids. */
static akt_dataset *make_tied(void)
{
    akt_dataset *dataset = akt_sketch_new(3);
    akt_ref scheme = akt_sketch_add_party(dataset, AKT_TABLE_PROGRAMMES, "p");
    akt_ref forum = akt_sketch_add_party(dataset, AKT_TABLE_FORUMS, "f");
    akt_refs each[3];
    for (size_t i = 0; i < 3; i++) {
        const akt_ref actor = akt_sketch_actor(i);
        each[i] = akt_sketch_refs(dataset, &actor, 1);
    }
    akt_programme *programme =
        (akt_programme *)akt_dataset_edit(dataset, scheme.table, (size_t)scheme.index);
    programme->owners = each[0];
    programme->operators = each[1];
    programme->partners = each[2];
    ((akt_forum *)akt_dataset_edit(dataset, forum.table, (size_t)forum.index))->members = each[0];
    akt_sketch_edit_actor(dataset, 1)->parent = akt_sketch_actor(0);
    akt_sketch_add_tie(dataset, 2, 0, "member");
    return dataset;
}

/* Whether a row reads "from kind to". */
static bool says(const akt_doc_table *ties, const char *from, const char *kind, const char *to)
{
    for (size_t row = 0; row < ties->row_count; row++) {
        const akt_cell *cells = &ties->cells[row * ties->column_count];
        if (strcmp(cells[1].text, from) == 0 && strcmp(cells[2].text, to) == 0 &&
            strcmp(cells[3].shown, kind) == 0)
            return true;
    }
    return false;
}

static void assert_ties_read(const akt_comparison_view *view, akt_lang lang)
{
    static const char *const read[][5] = {
        {"a0", "eier", "eig", "owns", "p"},
        {"a1", "driver", "driv", "operates", "p"},
        {"a2", "er partner i", "er partnar i", "is a partner in", "p"},
        {"a0", "er medlem av", "er medlem av", "is a member of", "f"},
        {"a0", "er overordnet", "er overordna", "is the parent of", "a1"},
        {"a2", "er medlem av", "er medlem av", "is a member of", "a0"},
    };
    akt_document *document;
    assert_int_equal(akt_describe_comparison(&document, view, lang, NULL), AKT_OK);
    const akt_doc_table *ties = akt_told_table(document, "ties");
    assert_int_equal(ties->row_count, sizeof read / sizeof *read);
    for (size_t i = 0; i < ties->row_count; i++)
        assert_true(says(ties, read[i][0], read[i][1 + lang], read[i][4]));
    akt_document_free(document);
}

static void test_report_comparison__ties_read_from_the_one_to_the_other(void **state)
{
    (void)state;
    const akt_comparison_options once = {.confidence = 1, .threads = 1};
    akt_dataset *tied = make_tied(), *untied = akt_sketch_new(3);
    const akt_dataset *const orders[][2] = {{untied, tied}, {tied, untied}};
    for (size_t i = 0; i < 2; i++) {
        akt_comparisons comparisons;
        assert_int_equal(akt_comparisons_make(&comparisons, orders[i], 2, &once, NULL), AKT_OK);
        const akt_comparison_view view = {
            AKT_COMPARED_DATASETS, &comparisons, ids, names, NULL, NULL, once.confidence, false};
        for (akt_lang lang = AKT_LANG_NB; lang <= AKT_LANG_EN; lang++)
            assert_ties_read(&view, lang);
        akt_comparisons_dispose(&comparisons);
    }
    akt_dataset_free(tied);
    akt_dataset_free(untied);
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
        cmocka_unit_test(test_report_comparison__ties_read_from_the_one_to_the_other),
        cmocka_unit_test(test_report_comparison__out_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
