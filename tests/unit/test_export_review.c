#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/format.h"
#include "export/review_internal.h"
#include "export/review_script.h"
#include "output/workbook.h"
#include "support/scratch.h"
#include "support/failing_malloc.h"
#include "support/what_if.h"

#include <stdlib.h>
#include <string.h>

#define EXAMPLE AKT_DATA "/eksempel"

/* What came back: everything is in one folder. */
typedef struct reading {
    akt_review_corrections made;
    akt_diagnostics faults;
    akt_status status;
} reading;

static reading read_folder(const akt_dataset *dataset, const akt_scratch *scratch)
{
    reading out;
    akt_diagnostics_init(&out.faults);
    out.status =
        akt_review_read(&out.made, dataset, scratch->folder, AKT_LANG_NB, &out.faults, NULL);
    return out;
}

static void dispose(reading *r)
{
    akt_review_corrections_dispose(&r->made);
    akt_diagnostics_dispose(&r->faults);
}

static void write_export(const akt_scratch *scratch, const akt_dataset *dataset, akt_lang lang)
{
    const akt_export_options how = {.lang = lang};
    akt_export made;
    assert_int_equal(akt_export_make(&made, dataset, AKT_EXPORT_REVIEW, &how, NULL), AKT_OK);
    const akt_export_file *files = made.files.items;
    for (size_t i = 0; i < made.files.count; i++)
        akt_scratch_write(scratch, files[i].name, akt_buffer_text(&files[i].bytes),
                          files[i].bytes.size);
    akt_export_dispose(&made);
}

/* A row of an answer: what it says now, yes or no, another value, a comment; and of what. */
typedef struct row {
    const char *now, *right, *corrected, *comment, *table, *key, *field;
} row;

static void write_answers(const akt_scratch *scratch, const char *name, const row *rows,
                          size_t count, const char *question)
{
    const akt_workbook_column columns[] = {
        {.title = "Står nå", .width = 20},      {.title = question, .width = 20},
        {.title = "Rettet verdi", .width = 20}, {.title = "Kommentar", .width = 20},
        {.title = "table", .width = 20},        {.title = "id", .width = 20},
        {.title = "field", .width = 20}};
    akt_workbook_cell *cells = calloc(count * 7, sizeof *cells);
    assert_non_null(cells);
    for (size_t i = 0; i < count; i++) {
        const char *texts[] = {rows[i].now,   rows[i].right, rows[i].corrected, rows[i].comment,
                               rows[i].table, rows[i].key,   rows[i].field};
        for (size_t c = 0; c < 7; c++)
            cells[i * 7 + c].text = texts[c];
    }
    const akt_workbook_sheet sheet = {"Svar", columns, 7, cells, count, 0, false};
    akt_buffer bytes = AKT_BUFFER_INIT;
    assert_int_equal(
        akt_workbook_write(&bytes, &(akt_workbook){"Svar", AKT_LANG_NB, &sheet, 1}, NULL), AKT_OK);
    akt_scratch_write(scratch, name, bytes.text, bytes.size);
    akt_buffer_dispose(&bytes);
    free(cells);
}

static void test_review__sheets_that_nobody_touched_correct_nothing(void **state)
{
    (void)state;
    akt_dataset *datasets[] = {akt_what_if_load(EXAMPLE),
                               akt_what_if_load(AKT_FIXTURES "/export/injection.json")};
    for (size_t d = 0; d < 2; d++) {
        akt_scratch scratch = akt_scratch_new();
        write_export(&scratch, datasets[d], AKT_LANG_NB);
        reading r = read_folder(datasets[d], &scratch);
        assert_int_equal(r.status, AKT_OK);
        assert_int_equal(r.made.steps, 0);
        assert_int_equal(r.made.sheets, akt_dataset_count(datasets[d], AKT_TABLE_ACTORS));
        assert_int_equal(r.made.notes.count, 0);
        assert_int_equal(r.faults.list.count, 0);
        dispose(&r);
        akt_scratch_remove(&scratch);
        akt_dataset_free(datasets[d]);
    }
}

/* Whatever language somebody reads them in. */
static void test_review__the_sheet_tells_its_language(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_scratch scratch = akt_scratch_new();
        write_export(&scratch, dataset, (akt_lang)lang);
        reading r = read_folder(dataset, &scratch);
        assert_int_equal(r.status, AKT_OK);
        assert_int_equal(r.made.steps, 0);
        dispose(&r);
        akt_scratch_remove(&scratch);
    }
    static const char *const questions[] = {"Riktig?", "Rett?", "Right?"};
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        const row named = {NULL, NULL, "Nytt", NULL, "actors", "samdir", "name"};
        akt_scratch scratch = akt_scratch_new();
        write_answers(&scratch, "a.xlsx", &named, 1, questions[lang]);
        reading r = read_folder(dataset, &scratch);
        assert_int_equal(r.made.steps, 1);
        akt_buffer wanted = AKT_BUFFER_INIT;
        akt_buffer_format(&wanted, "\"%s\": \"Nytt\"", akt_lang_name((akt_lang)lang));
        assert_non_null(strstr(akt_buffer_text(&r.made.script), akt_buffer_text(&wanted)));
        akt_buffer_dispose(&wanted);
        dispose(&r);
        akt_scratch_remove(&scratch);
    }
    akt_dataset_free(dataset);
}

/* Every fact about an actor is on its sheet: a tie, a flow, a membership on those of both. */
static void test_review__no_fact_is_left_out(void **state)
{
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    const akt_flow *flows = akt_dataset_flows(dataset);
    size_t told = 0, wanted = 0;
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_ACTORS); i++) {
        akt_document *words = akt_document_new(AKT_LANG_EN);
        akt_list facts = AKT_LIST_OF(akt_review_fact);
        akt_review_facts(&facts, words, dataset, i);
        const akt_review_fact *all = facts.items;
        for (size_t f = 0; f < facts.count; f++)
            told += all[f].table == AKT_TABLE_FLOWS;
        akt_list_dispose(&facts);
        akt_document_free(words);
    }
    for (size_t i = 0; i < akt_dataset_count(dataset, AKT_TABLE_FLOWS); i++)
        wanted += (size_t)(flows[i].from.table == AKT_TABLE_ACTORS) +
                  (size_t)(flows[i].to.table == AKT_TABLE_ACTORS);
    assert_int_equal(told, wanted);
    akt_dataset_free(dataset);
}

static void test_review__corrections_become_steps_that_can_be_taken(void **state)
{
    static const row rows[] = {
        {"Direktoratet for samspill", "nei", "Direktoratet for bedre samspill", "nytt navn",
         "actors", "samdir", "name"},
        {NULL, NULL, "923 609 016", NULL, "actors", "samdir", "orgnr"},
        {NULL, NULL, "Samspillsdepartementet", NULL, "actors", "samdir", "parent"},
        {"klar", NULL, "mulig", NULL, "roles", "samdir educator agencies_municipal", NULL},
        {"Samspillsdepartementet → Direktoratet for samspill: Styrer direktoratet gjennom "
         "tildelingsbrev",
         "NEI", NULL, "feil", "ties", "samdep governs samdir", NULL},
        {"3 mill. kr", NULL, "3500000", NULL, "flows", "samdir-fjordvik-2024", "amount"},
        {"1 mill. kr", "nei", NULL, NULL, "flows", "samdir-ytrefjord-2019", "amount"},
        {"ja", "nei", NULL, NULL, "forums", "rundebordet samdir", NULL},
        {"stat", "ja", NULL, "stemmer", "actors", "samdir", "level"},
        {"stat", NULL, "stat", NULL, "actors", "samdir", "level"},
        {NULL, NULL, NULL, "det mangler noe", NULL, "missing", NULL}};
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    akt_scratch scratch = akt_scratch_new();
    write_answers(&scratch, "samdir.xlsx", rows, sizeof rows / sizeof *rows, "Riktig?");
    reading r = read_folder(dataset, &scratch);
    assert_int_equal(r.status, AKT_OK);
    assert_int_equal(r.made.steps, 9); /* a role takes two */
    assert_int_equal(r.made.notes.count, 2);
    akt_scratch_write(&scratch, "s.json", akt_buffer_text(&r.made.script), r.made.script.size);
    akt_script *script = akt_what_if_read(akt_scratch_path(&scratch, "s.json"));
    akt_dataset *after = akt_what_if_apply(dataset, script, NULL);
    const akt_actor *actor =
        &akt_dataset_actors(after)[akt_dataset_find_party(after, "samdir").index];
    assert_string_equal(actor->party.name.in[AKT_LANG_NB], "Direktoratet for bedre samspill");
    assert_string_equal(actor->party.name.in[AKT_LANG_EN], "Directorate for Interplay");
    assert_string_equal(actor->orgnr, "923609016");
    assert_string_equal(akt_dataset_party(after, actor->parent)->record.id, "samdep");
    assert_string_equal(akt_script_step_why(script, 0)->in[AKT_LANG_NB],
                        "Rettet av Direktoratet for samspill: nytt navn");
    int32_t flow = akt_dataset_find(after, AKT_TABLE_FLOWS, "samdir-fjordvik-2024");
    assert_int_equal(akt_dataset_flows(after)[flow].amount.value, 3500000);
    assert_int_equal(akt_dataset_find(after, AKT_TABLE_FLOWS, "samdir-ytrefjord-2019"), AKT_NONE);
    assert_int_equal(akt_dataset_count(after, AKT_TABLE_TIES),
                     akt_dataset_count(dataset, AKT_TABLE_TIES) - 1);
    assert_int_equal(akt_dataset_forums(after)[0].members.count,
                     akt_dataset_forums(dataset)[0].members.count - 1);
    akt_dataset_free(after);
    akt_script_free(script);
    dispose(&r);
    akt_scratch_remove(&scratch);
    akt_dataset_free(dataset);
}

/* The only fault of one row, by its code and cell. */
static void assert_fault(const akt_dataset *dataset, const row *answer, const char *code,
                         const char *cell)
{
    const row rows[] = {{"Direktoratet for samspill", NULL, NULL, NULL, "actors", "samdir", "name"},
                        *answer};
    akt_scratch scratch = akt_scratch_new();
    write_answers(&scratch, "a.xlsx", rows, 2, "Riktig?");
    reading r = read_folder(dataset, &scratch);
    size_t count;
    const akt_diagnostic *faults = akt_diagnostics_items(&r.faults, &count);
    assert_int_equal(count, 1);
    assert_string_equal(akt_fault_code(faults[0].fault), code);
    assert_string_equal(faults[0].pointer, cell);
    assert_int_equal(faults[0].line, 3);
    assert_int_equal(r.status,
                     akt_fault_level(faults[0].fault) == AKT_LEVEL_ERROR ? AKT_EDATA : AKT_OK);
    assert_int_equal(r.made.steps, 0);
    dispose(&r);
    akt_scratch_remove(&scratch);
}

static void test_review__what_does_not_fit_is_told_at_its_cell(void **state)
{
    static const struct {
        row answer;
        const char *code, *cell;
    } cases[] = {
        {{NULL, NULL, "123456789", NULL, "actors", "samdir", "orgnr"}, "bad-orgnr", "Svar!C3"},
        {{"direktorat", NULL, "tull", NULL, "actors", "samdir", "kind"}, "unknown-code", "Svar!C3"},
        {{NULL, NULL, "Ukjent AS", NULL, "actors", "samdir", "parent"}, "unknown-id", "Svar!C3"},
        {{NULL, NULL, "en gang", NULL, "actors", "samdir", "from"}, "bad-date", "Svar!C3"},
        {{"3 mill. kr", NULL, "mye", NULL, "flows", "samdir-fjordvik-2024", "amount"},
         "not-number",
         "Svar!C3"},
        {{"stat", "ja", "kommune", NULL, "actors", "samdir", "level"},
         "right-and-corrected",
         "Svar!C3"},
        {{"stat", "kanskje", NULL, NULL, "actors", "samdir", "level"}, "not-yes-or-no", "Svar!B3"},
        {{"stat", "nei", NULL, NULL, "actors", "samdir", "level"}, "no-correction", "Svar!B3"},
        {{"ja", NULL, "nei takk", NULL, "forums", "rundebordet samdir", NULL},
         "not-correctable",
         "Svar!C3"},
        {{"x", "nei", NULL, NULL, "flows", "finnes-ikke", "amount"}, "unknown-fact", "Svar!B3"},
    };
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_fault(dataset, &cases[i].answer, cases[i].code, cases[i].cell);
    akt_dataset_free(dataset);
}

/* The same said twice is said once; something else is told, and so is what has changed since. */
static void test_review__two_sheets_may_not_disagree(void **state)
{
    static const row who = {"x", NULL, NULL, NULL, "actors", "samdir", "name"};
    const row first[] = {
        who,
        {"ja", "nei", NULL, NULL, "forums", "rundebordet samdir", NULL},
        {"3 mill. kr", NULL, "1", NULL, "flows", "samdir-fjordvik-2024", "amount"}};
    const row other[] = {
        who,
        {"ja", "nei", NULL, NULL, "forums", "rundebordet samdir", NULL},
        {"4 mill. kr", NULL, "2", NULL, "flows", "samdir-fjordvik-2024", "amount"}};
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    akt_scratch scratch = akt_scratch_new();
    write_answers(&scratch, "a.xlsx", first, 3, "Riktig?");
    write_answers(&scratch, "b.xlsx", other, 3, "Riktig?");
    reading r = read_folder(dataset, &scratch);
    size_t count;
    const akt_diagnostic *faults = akt_diagnostics_items(&r.faults, &count);
    assert_int_equal(count, 2);
    assert_string_equal(akt_fault_code(faults[0].fault), "changed-since");
    assert_string_equal(akt_fault_code(faults[1].fault), "sheets-disagree");
    assert_int_equal(r.made.steps, 2);
    dispose(&r);
    akt_scratch_remove(&scratch);
    akt_dataset_free(dataset);
}

static void test_review__another_workbook_is_no_sheet(void **state)
{
    static const akt_workbook_column column = {.title = "Noe", .width = 9};
    static const akt_workbook_cell cell = {.text = "annet"};
    static const akt_workbook_sheet sheet = {"Ark1", &column, 1, &cell, 1, 0, false};
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    akt_scratch scratch = akt_scratch_new();
    akt_buffer bytes = AKT_BUFFER_INIT;
    assert_int_equal(
        akt_workbook_write(&bytes, &(akt_workbook){"Noe", AKT_LANG_NB, &sheet, 1}, NULL), AKT_OK);
    akt_scratch_write(&scratch, "a.xlsx", bytes.text, bytes.size);
    reading r = read_folder(dataset, &scratch);
    assert_int_equal(r.status, AKT_EDATA);
    assert_int_equal(r.faults.list.count, 1);
    dispose(&r);
    akt_scratch_write(&scratch, "a.xlsx", "PK not a workbook", 17);
    r = read_folder(dataset, &scratch);
    assert_int_equal(r.status, AKT_EDATA);
    dispose(&r);
    akt_buffer_dispose(&bytes);
    akt_scratch_remove(&scratch);
    akt_dataset_free(dataset);
}

/* Reads one sheet, of a body, with such a row. */
static reading read_row(const akt_dataset *dataset, const akt_scratch *scratch, const row *answer,
                        const char *question)
{
    const row rows[] = {{"Direktoratet for samspill", NULL, NULL, NULL, "actors", "samdir", "name"},
                        *answer};
    write_answers(scratch, "a.xlsx", rows, 2, question);
    return read_folder(dataset, scratch);
}

/* A step tells ties by their ends and kind, roles by who, what and where: a correction of one of
 * several would be of them all. */
static void test_review__one_of_several_alike_makes_no_step(void **state)
{
    static const row cases[] = {
        {"Samspillsdepartementet → Direktoratet for samspill: Eldre", "nei", NULL, "bare denne",
         "ties", "samdep governs samdir", NULL},
        {"Samspillsdepartementet → Direktoratet for samspill: Styrer direktoratet gjennom "
         "tildelingsbrev",
         "nei", NULL, "bare denne", "ties", "samdep governs samdir", NULL},
        {"Direktoratet for samspill – Utøya forskning: Den ene", "nei", NULL, "bare denne", "ties",
         "samdir cooperates utoya", NULL},
        {"klar", "nei", NULL, "bare denne", "roles", "samdir educator agencies_municipal", NULL},
        {"klar", NULL, "mulig", "bare denne", "roles", "samdir educator agencies_municipal", NULL},
    };
    (void)state;
    akt_dataset *example = akt_what_if_load(EXAMPLE);
    akt_dataset *dataset = akt_what_if(
        example,
        "{\"do\": \"add_actor\", \"id\": \"utoya\", \"name\": \"Utøya forskning\", "
        "\"kind\": \"agency\"},"
        "{\"do\": \"add_tie\", \"from\": \"samdep\", \"to\": \"samdir\", \"kind\": "
        "\"governs\", \"what\": \"Eldre\", \"to_year\": 2010},"
        "{\"do\": \"add_tie\", \"from\": \"samdir\", \"to\": \"utoya\", \"kind\": "
        "\"cooperates\", \"what\": \"Den ene\"},"
        "{\"do\": \"add_tie\", \"from\": \"utoya\", \"to\": \"samdir\", \"kind\": "
        "\"cooperates\", \"what\": \"Den andre\"},"
        "{\"do\": \"give_role\", \"holder\": \"samdir\", \"role\": \"educator\", \"area\": "
        "\"agencies_municipal\", \"strength\": \"clear\", \"to\": \"2010\"}");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        akt_scratch scratch = akt_scratch_new();
        reading r = read_row(dataset, &scratch, &cases[i], "Riktig?");
        size_t count;
        const akt_diagnostic *faults = akt_diagnostics_items(&r.faults, &count);
        assert_int_equal(count, 1);
        assert_string_equal(akt_fault_code(faults[0].fault), "several-alike");
        assert_string_equal(faults[0].args[0], "2");
        assert_int_equal(r.status, AKT_OK);
        assert_int_equal(r.made.steps, 0);
        assert_int_equal(r.made.notes.count, 1);
        dispose(&r);
        akt_scratch_remove(&scratch);
    }
    akt_dataset_free(dataset);
    akt_dataset_free(example);
}

static void test_review__a_comment_is_never_lost(void **state)
{
    static const row cases[] = {
        {"stat", "nei", NULL, "vi er fylke", "actors", "samdir", "level"},
        {"ja", NULL, "nei takk", "vi er fylke", "forums", "rundebordet samdir", NULL},
        {"stat", "kanskje", NULL, "vi er fylke", "actors", "samdir", "level"},
        {NULL, NULL, "123456789", "vi er fylke", "actors", "samdir", "orgnr"},
        {"x", "nei", NULL, "vi er fylke", "flows", "finnes-ikke", "amount"},
    };
    static const row said = {"ja", "nei", NULL, "gikk ut i 2020", "forums", "rundebordet samdir",
                             NULL};
    static const row again = {"ja", "nei", NULL, "ja, gikk ut", "forums", "rundebordet samdir",
                              NULL};
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        akt_scratch scratch = akt_scratch_new();
        reading r = read_row(dataset, &scratch, &cases[i], "Riktig?");
        assert_int_equal(r.made.steps, 0);
        assert_int_equal(r.made.notes.count, 1);
        assert_non_null(strstr(*(const char **)r.made.notes.items, "vi er fylke"));
        dispose(&r);
        akt_scratch_remove(&scratch);
    }
    akt_scratch scratch = akt_scratch_new();
    write_answers(&scratch, "b.xlsx", &again, 1, "Riktig?");
    reading r = read_row(dataset, &scratch, &said, "Riktig?");
    assert_int_equal(r.made.steps, 1);
    assert_non_null(strstr(akt_buffer_text(&r.made.script), "gikk ut i 2020"));
    assert_int_equal(r.made.notes.count, 1);
    assert_non_null(strstr(*(const char **)r.made.notes.items, "ja, gikk ut"));
    dispose(&r);
    akt_scratch_remove(&scratch);
    akt_dataset_free(dataset);
}

static void assert_script_has(const akt_dataset *dataset, const row *answer, const char *question,
                              const char *wanted)
{
    akt_scratch scratch = akt_scratch_new();
    reading r = read_row(dataset, &scratch, answer, question);
    assert_int_equal(r.status, AKT_OK);
    assert_int_equal(r.made.steps, 1);
    if (!strstr(akt_buffer_text(&r.made.script), wanted))
        fail_msg("no %s in %s", wanted, akt_buffer_text(&r.made.script));
    dispose(&r);
    akt_scratch_remove(&scratch);
}

/* What nobody had described is described in the language of the sheet. A short name given first is,
 * like a name, of all languages. */
static void test_review__a_first_text_is_in_the_language_of_its_sheet(void **state)
{
    static const row text = {NULL, NULL, "Makes maps", NULL, "actors", "ny", "description"};
    static const row name = {NULL, NULL, "NY", NULL, "actors", "ny", "short"};
    (void)state;
    akt_dataset *example = akt_what_if_load(EXAMPLE);
    akt_dataset *dataset =
        akt_what_if(example, "{\"do\": \"add_actor\", \"id\": \"ny\", \"name\": \"Nyetaten\", "
                             "\"kind\": \"agency\", \"parent\": \"samdir\"}");
    static const struct {
        const char *question, *wanted;
    } cases[] = {{"Riktig?", "{\"nb\": \"Makes maps\"}"},
                 {"Rett?", "{\"nn\": \"Makes maps\"}"},
                 {"Right?", "{\"en\": \"Makes maps\"}"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const row rows[] = {{"Nyetaten", NULL, NULL, NULL, "actors", "ny", "name"}, text, name};
        akt_scratch scratch = akt_scratch_new();
        write_answers(&scratch, "a.xlsx", rows, 3, cases[i].question);
        reading r = read_folder(dataset, &scratch);
        assert_int_equal(r.made.steps, 2);
        assert_non_null(strstr(akt_buffer_text(&r.made.script), cases[i].wanted));
        assert_non_null(strstr(akt_buffer_text(&r.made.script), "\"value\": \"NY\""));
        dispose(&r);
        akt_scratch_remove(&scratch);
    }
    akt_dataset_free(dataset);
    akt_dataset_free(example);
}

/* Commas stand in names as well as between them, and a name is of what the field may hold. */
static void test_review__names_with_commas_and_of_two_become_ids(void **state)
{
    (void)state;
    akt_dataset *example = akt_what_if_load(EXAMPLE);
    akt_dataset *dataset = akt_what_if(
        example,
        "{\"do\": \"add_actor\", \"id\": \"nfd\", \"name\": \"Ministry of Trade, Industry and "
        "Fisheries\", \"kind\": \"ministry\"},"
        "{\"do\": \"add_actor\", \"id\": \"lab\", \"name\": \"Lab; og mer\", \"kind\": "
        "\"agency\"},"
        "{\"do\": \"add_actor\", \"id\": \"delt\", \"name\": \"Samme navn\", \"kind\": "
        "\"agency\"},"
        "{\"do\": \"add_programme\", \"id\": \"delt-program\", \"name\": \"Samme navn\", "
        "\"kind\": \"scheme\", \"owners\": [\"samdir\"]}");
    static const struct {
        const char *written, *field, *id, *wanted;
    } cases[] = {
        {"Ministry of Trade, Industry and Fisheries", "parent", "samdir", "\"value\": \"nfd\""},
        {"Lab; og mer", "parent", "samdir", "\"value\": \"lab\""},
        {"Samme navn", "parent", "samdir", "\"value\": \"delt\""},
        {"ministry of trade, industry and fisheries", "owners", "delt-program",
         "\"value\": [\"nfd\"]"},
        {"samdep, Ministry of Trade, Industry and Fisheries, Lab; og mer", "owners", "delt-program",
         NULL},
        {"samdep, Ministry of Trade, Industry and Fisheries, Direktoratet for samspill", "owners",
         "delt-program", "\"value\": [\"samdep\", \"nfd\", \"samdir\"]"},
        {"Lab; og mer", "owners", "delt-program", "\"value\": [\"lab\"]"},
        {"Samme navn", "owners", "delt-program", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bool is_programme = strcmp(cases[i].field, "owners") == 0;
        const row answer = {is_programme ? "Direktoratet for samspill" : NULL,
                            NULL,
                            cases[i].written,
                            NULL,
                            is_programme ? "programmes" : "actors",
                            cases[i].id,
                            cases[i].field};
        if (cases[i].wanted) {
            assert_script_has(dataset, &answer, "Riktig?", cases[i].wanted);
            continue;
        }
        akt_scratch scratch = akt_scratch_new();
        reading r = read_row(dataset, &scratch, &answer, "Riktig?");
        assert_int_equal(r.status, AKT_EDATA);
        dispose(&r);
        akt_scratch_remove(&scratch);
    }
    akt_dataset_free(dataset);
    akt_dataset_free(example);
}

/* With the n-th allocation refused, for every n: nothing breaks, and what is told as made is whole. The C
 * library does without memory for the time zone; libzip calls an archive damaged where it lacked memory
 * to look at it, which is a fault of the file then, and neither it nor libxml2 then gives all back. */
static void sweep_reading(const akt_dataset *dataset, const akt_scratch *scratch,
                          const akt_review_corrections *whole)
{
    size_t told = 0;
    bool refused = akt_failing_malloc_stands();
    for (size_t n = 0; refused; n++) {
        akt_failing_malloc_arm(n);
        reading r = read_folder(dataset, scratch);
        refused = akt_failing_malloc_disarm();
        assert_true(refused || r.status == AKT_OK);
        assert_true(r.status == AKT_OK || r.status == AKT_ENOMEM ||
                    (r.status == AKT_EDATA && !akt_failing_malloc_was_own()));
        if (r.status == AKT_OK) {
            assert_string_equal(akt_buffer_text(&r.made.script), akt_buffer_text(&whole->script));
            assert_int_equal(r.made.notes.count, whole->notes.count);
        }
        told += r.status == AKT_ENOMEM;
        dispose(&r);
    }
    assert_true(told > 100 || !akt_failing_malloc_stands());
}

static void test_review__lack_of_memory_is_told(void **state)
{
    static const row rows[] = {
        {"Direktoratet for samspill", "nei", "Direktoratet for bedre samspill", "nytt navn",
         "actors", "samdir", "name"},
        {NULL, NULL, "Samspillsdepartementet", NULL, "actors", "samdir", "parent"},
        {"klar", NULL, "mulig", NULL, "roles", "samdir educator agencies_municipal", NULL},
        {"1 mill. kr", "nei", NULL, NULL, "flows", "samdir-ytrefjord-2019", "amount"},
        {"ja", "nei", NULL, NULL, "forums", "rundebordet samdir", NULL},
        {"stat", "nei", NULL, "ikke stat", "actors", "samdir", "level"}};
    (void)state;
    akt_dataset *dataset = akt_what_if_load(EXAMPLE);
    akt_scratch scratch = akt_scratch_new();
    write_answers(&scratch, "a.xlsx", rows, sizeof rows / sizeof *rows, "Riktig?");
    reading whole = read_folder(dataset, &scratch);
    assert_int_equal(whole.status, AKT_OK);
    sweep_reading(dataset, &scratch, &whole.made);
    dispose(&whole);
    akt_scratch_remove(&scratch);
    akt_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_review__sheets_that_nobody_touched_correct_nothing),
        cmocka_unit_test(test_review__the_sheet_tells_its_language),
        cmocka_unit_test(test_review__no_fact_is_left_out),
        cmocka_unit_test(test_review__corrections_become_steps_that_can_be_taken),
        cmocka_unit_test(test_review__what_does_not_fit_is_told_at_its_cell),
        cmocka_unit_test(test_review__two_sheets_may_not_disagree),
        cmocka_unit_test(test_review__one_of_several_alike_makes_no_step),
        cmocka_unit_test(test_review__a_comment_is_never_lost),
        cmocka_unit_test(test_review__a_first_text_is_in_the_language_of_its_sheet),
        cmocka_unit_test(test_review__names_with_commas_and_of_two_become_ids),
        cmocka_unit_test(test_review__lack_of_memory_is_told),
        cmocka_unit_test(test_review__another_workbook_is_no_sheet),
    };
    return cmocka_run_group_tests_name("export_review", tests, NULL, NULL);
}
